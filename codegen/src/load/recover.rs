//! Recovers from common errors in documents if the intended meaning is clear. Reports each of these errors as a
//! warning.

use std::borrow::Cow;

use super::{
    Version,
    grammar::{Field, FieldType, ObjectKind, Presence},
    tree::{Member, Node, Value, parse_number},
    view::TypedValue,
};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
};

/// The result of an attempt to recover a member whose value does not have the expected type.
pub(super) enum Recovery<'a> {
    /// The value to use in place of the original value.
    Replaced(TypedValue<'a>),
    /// The member must be left out. A warning has been reported if necessary.
    Removed,
    /// The intended value is not clear. No diagnostic has been reported.
    Unrecoverable,
}

/// Recovers a member whose value has the wrong type, and reports a warning.
pub(super) fn recover_member<'a>(
    kind: ObjectKind,
    field: &Field,
    member: Member<'a>,
    diagnostics: &mut Diagnostics,
) -> Recovery<'a> {
    let node = member.value;
    if matches!(node.value(), Value::Null) && field.presence != Presence::Required {
        let message = format!("the member `{}` has no value", field.name);
        diagnostics.push(
            Diagnostic::warning(codes::TYPE_MISMATCH, message, member.key_span)
                .with_label("the member is treated as absent"),
        );
        return Recovery::Removed;
    }
    if let (ObjectKind::Schema, "pattern", Value::String(text)) = (kind, field.name, node.value())
        && let Some(pattern) = parse_regex_literal(text)
    {
        let message = "the value of `pattern` is a JavaScript regular expression between slashes (`/…/`)";
        let label = format!("read as the pattern `{pattern}`");
        diagnostics.push(Diagnostic::warning(codes::TYPE_MISMATCH, message, node.diagnostic_span()).with_label(label));
        return Recovery::Replaced(TypedValue::Text(pattern));
    }
    match (kind, field.name, node.value()) {
        // Lowering handles this member itself.
        (ObjectKind::Schema, "type", Value::List(_) | Value::String(_)) => return Recovery::Removed,
        (ObjectKind::Schema, "required", Value::Bool(_)) => {
            let message = "`required` must be a list of property names";
            let problem = Diagnostic::warning(codes::TYPE_MISMATCH, message, member.key_span).with_label("ignored");
            diagnostics
                .push(problem.with_help(
                    "add the property name to the list `required` of the schema that declares the property",
                ));
            return Recovery::Removed;
        }
        (ObjectKind::Schema, "required", Value::String(name)) => {
            let message = "`required` must be a list of property names";
            diagnostics.push(
                Diagnostic::warning(codes::TYPE_MISMATCH, message, node.diagnostic_span())
                    .with_label("read as a list with one item"),
            );
            return Recovery::Replaced(TypedValue::List(vec![TypedValue::Text(Cow::Borrowed(name))]));
        }
        (ObjectKind::Schema, "discriminator", Value::String(property)) => {
            let message = "`discriminator` must be an object with the member `propertyName`";
            diagnostics.push(
                Diagnostic::warning(codes::TYPE_MISMATCH, message, node.diagnostic_span())
                    .with_label("read as the value of `propertyName`"),
            );
            return Recovery::Replaced(TypedValue::Map(vec![(
                "propertyName",
                TypedValue::Text(Cow::Borrowed(property)),
            )]));
        }
        _ => {}
    }
    recover_by_type(field, member, diagnostics)
}

fn recover_by_type<'a>(field: &Field, member: Member<'a>, diagnostics: &mut Diagnostics) -> Recovery<'a> {
    let node = member.value;
    let mut report_warning = |code, message: String, label: &str| {
        diagnostics.push(Diagnostic::warning(code, message, node.diagnostic_span()).with_label(label));
    };
    match (field.field_type, node.value()) {
        (FieldType::Text, Value::Number(_) | Value::Bool(_)) => match read_scalar_as_text(node, diagnostics) {
            Some(text) => Recovery::Replaced(TypedValue::Text(text)),
            None => Recovery::Unrecoverable,
        },
        // `yes` is a boolean in YAML 1.1 but a string in YAML 1.2.
        (FieldType::Flag, Value::String(word @ ("true" | "false" | "yes" | "no" | "on" | "off"))) => {
            let flag = matches!(word, "true" | "yes" | "on");
            report_warning(
                codes::TYPE_MISMATCH,
                format!("the member `{}` must be a boolean, not a string", field.name),
                &format!("read as the boolean `{flag}`"),
            );
            Recovery::Replaced(TypedValue::Flag(flag))
        }
        (FieldType::Number, Value::String(text)) if parse_number(text).is_some() => {
            report_warning(
                codes::TYPE_MISMATCH,
                format!("the member `{}` must be a number, not a string", field.name),
                "read as a number",
            );
            parse_number(text).map_or(Recovery::Unrecoverable, |number| Recovery::Replaced(TypedValue::Number(number)))
        }
        (FieldType::Count, Value::String(text)) if parse_count(text).is_some() => {
            report_warning(
                codes::TYPE_MISMATCH,
                format!("the member `{}` must be a number, not a string", field.name),
                "read as a number",
            );
            parse_count(text)
                .map_or(Recovery::Unrecoverable, |count| Recovery::Replaced(TypedValue::Number(count.into())))
        }
        (FieldType::Count, Value::Number(text)) => {
            report_warning(
                codes::SCHEMA_BOUND,
                format!("the member `{}` is {text}, expected a non-negative integer", field.name),
                "ignored",
            );
            Recovery::Removed
        }
        (FieldType::TextList, Value::String(text)) => {
            report_warning(
                codes::TYPE_MISMATCH,
                format!("the member `{}` must be a list of strings, not a string", field.name),
                "read as a list with one item",
            );
            Recovery::Replaced(TypedValue::List(vec![TypedValue::Text(Cow::Borrowed(text))]))
        }
        _ => Recovery::Unrecoverable,
    }
}

/// Recovers from errors that concern several members of an object. Returns `None` if the object cannot be used.
pub(super) fn recover_object<'a>(
    kind: ObjectKind,
    version: Version,
    node: Node<'a>,
    typed_members: &mut Vec<(&'a str, TypedValue<'a>)>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    match kind {
        ObjectKind::Parameter => {
            // The translation of Swagger 2.0 only uses styles that are known.
            if version > Version::V2_0 {
                remove_unknown_style(node, typed_members, diagnostics);
            }
            typed_members.push(("content", TypedValue::Map(Vec::new())));
        }
        ObjectKind::Header => typed_members.push(("content", TypedValue::Map(Vec::new()))),
        ObjectKind::SecurityScheme => return recover_security_scheme(node, typed_members, diagnostics),
        _ => {}
    }
    Some(())
}

/// Removes a `style` that is not allowed for the parameter's location, with a warning (OpenAPI 3.0.3, Style Values).
fn remove_unknown_style<'a>(
    node: Node<'a>,
    typed_members: &mut Vec<(&'a str, TypedValue<'a>)>,
    diagnostics: &mut Diagnostics,
) {
    let (Some(parameter_location), Some(style)) =
        (node.member_value("in").and_then(Node::as_str), node.member_value("style"))
    else {
        return;
    };
    let allowed_styles: &[&str] = match parameter_location {
        "path" => &["matrix", "label", "simple"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        _ => &["cookie", "form"],
    };
    if style.as_str().is_some_and(|style| !allowed_styles.contains(&style)) {
        let style_name = style.as_str().unwrap_or_default();
        let message = format!("a parameter with `in: {parameter_location}` cannot have the style `{style_name}`");
        let default_style =
            if parameter_location == "query" { "form" } else { allowed_styles[allowed_styles.len() - 1] };
        let label = format!("read as `{default_style}`");
        diagnostics
            .push(Diagnostic::warning(codes::PARAMETER_STYLE, message, style.diagnostic_span()).with_label(label));
        typed_members.retain(|(key, _)| *key != "style");
    }
}

/// Reports the missing members that the `type` of a security scheme requires. `None` if a required member is missing.
fn recover_security_scheme<'a>(
    node: Node<'a>,
    typed_members: &mut Vec<(&'a str, TypedValue<'a>)>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let required_members: &[&str] = match node.member_value("type").and_then(Node::as_str)? {
        "apiKey" => &["name", "in"],
        "http" => &["scheme"],
        "oauth2" => &["flows"],
        _ => &["openIdConnectUrl"],
    };
    let mut is_complete = true;
    for required_member in required_members {
        if !typed_members.iter().any(|(key, _)| key == required_member) {
            let message = format!("this security scheme requires the member `{required_member}`");
            diagnostics.push(Diagnostic::error(codes::MEMBER_MISSING, message, node.diagnostic_span()));
            is_complete = false;
        }
    }
    is_complete.then_some(())
}

/// Returns a number or boolean as a string, with a warning that the value should be a string. `None` for other values.
pub(super) fn read_scalar_as_text<'a>(node: Node<'a>, diagnostics: &mut Diagnostics) -> Option<Cow<'a, str>> {
    let scalar_text = match node.value() {
        Value::Number(scalar_text) => Cow::Borrowed(scalar_text),
        Value::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        _ => return None,
    };
    let message = format!("expected a string, found {found_type}", found_type = node.kind_with_article());
    diagnostics.push(
        Diagnostic::warning(codes::TYPE_MISMATCH, message, node.diagnostic_span())
            .with_label("write the value in quotes"),
    );
    Some(scalar_text)
}

/// Returns the pattern of a JavaScript regular expression literal such as `/^…$/`. `None` if the pattern has neither
/// `^` at the start nor `$` at the end, since the slashes may then belong to the pattern.
pub(super) fn parse_regex_literal(text: &str) -> Option<Cow<'_, str>> {
    let (pattern, flags) = text.strip_prefix('/')?.rsplit_once('/')?;
    let is_anchored = pattern.starts_with('^') || pattern.ends_with('$');
    match flags {
        _ if !is_anchored => None,
        "" | "g" | "u" | "gu" => Some(Cow::Borrowed(pattern)),
        "i" | "gi" | "iu" => Some(Cow::Owned(format!("(?i:{pattern})"))),
        _ => None,
    }
}

/// Parses a non-negative integer, which may also be written as `5.0`.
pub(crate) fn parse_count(text: &str) -> Option<u64> {
    let number = parse_number(text)?;
    let is_whole_number = |value: f64| value >= 0.0 && value.fract() == 0.0 && value < 9e15;
    let parse_float =
        || number.as_f64().filter(|value| is_whole_number(*value)).and_then(|value| format!("{value}").parse().ok());
    number.as_u64().or_else(parse_float)
}
