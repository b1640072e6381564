//! Recovers from common errors in documents if the intention is clear. Each error is reported as a warning.

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

/// The result of recovering a member that does not have the expected type.
pub(super) enum Recovery<'a> {
    /// The value to use in place of the original value.
    Replaced(TypedValue<'a>),
    /// Leave out the member. A warning has been reported if necessary.
    Removed,
    /// The intention is not clear. Nothing has been reported.
    Unrecoverable,
}

/// Recovers a member with a value of the wrong type.
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
        && let Some(pattern) = regex_literal(text)
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
    let mut say = |code, message: String, label: &str| {
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
            say(
                codes::TYPE_MISMATCH,
                format!("the member `{}` must be a boolean, not a string", field.name),
                &format!("read as the boolean `{flag}`"),
            );
            Recovery::Replaced(TypedValue::Flag(flag))
        }
        (FieldType::Number, Value::String(text)) if parse_number(text).is_some() => {
            say(
                codes::TYPE_MISMATCH,
                format!("the member `{}` must be a number, not a string", field.name),
                "read as a number",
            );
            parse_number(text).map_or(Recovery::Unrecoverable, |number| Recovery::Replaced(TypedValue::Number(number)))
        }
        (FieldType::Count, Value::String(text)) if parse_count(text).is_some() => {
            say(
                codes::TYPE_MISMATCH,
                format!("the member `{}` must be a number, not a string", field.name),
                "read as a number",
            );
            parse_count(text)
                .map_or(Recovery::Unrecoverable, |count| Recovery::Replaced(TypedValue::Number(count.into())))
        }
        (FieldType::Count, Value::Number(text)) => {
            say(
                codes::SCHEMA_BOUND,
                format!("the member `{}` is {text}, expected a non-negative integer", field.name),
                "ignored",
            );
            Recovery::Removed
        }
        (FieldType::TextList, Value::String(text)) => {
            say(
                codes::TYPE_MISMATCH,
                format!("the member `{}` must be a list of strings, not a string", field.name),
                "read as a list with one item",
            );
            Recovery::Replaced(TypedValue::List(vec![TypedValue::Text(Cow::Borrowed(text))]))
        }
        _ => Recovery::Unrecoverable,
    }
}

/// Recovers from errors that concern several members of an object. `None` if the object cannot be used.
pub(super) fn recover_object<'a>(
    kind: ObjectKind,
    version: Version,
    node: Node<'a>,
    shown: &mut Vec<(&'a str, TypedValue<'a>)>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    match kind {
        ObjectKind::Parameter => {
            // The translation of Swagger 2.0 only uses styles that are known.
            if version > Version::V2_0 {
                remove_unknown_style(node, shown, diagnostics);
            }
            shown.push(("content", TypedValue::Map(Vec::new())));
        }
        ObjectKind::Header => shown.push(("content", TypedValue::Map(Vec::new()))),
        ObjectKind::SecurityScheme => return recover_security_scheme(node, shown, diagnostics),
        _ => {}
    }
    Some(())
}

/// Reports and removes a `style` that is not allowed for the parameter's location (OpenAPI 3.0.3, Style Values).
fn remove_unknown_style<'a>(node: Node<'a>, shown: &mut Vec<(&'a str, TypedValue<'a>)>, diagnostics: &mut Diagnostics) {
    let (Some(place), Some(style)) = (node.member_value("in").and_then(Node::as_str), node.member_value("style"))
    else {
        return;
    };
    let known: &[&str] = match place {
        "path" => &["matrix", "label", "simple"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        _ => &["cookie", "form"],
    };
    if style.as_str().is_some_and(|style| !known.contains(&style)) {
        let message =
            format!("a parameter with `in: {place}` cannot have the style `{}`", style.as_str().unwrap_or_default());
        let label = format!("read as `{}`", if place == "query" { "form" } else { known[known.len() - 1] });
        diagnostics
            .push(Diagnostic::warning(codes::PARAMETER_STYLE, message, style.diagnostic_span()).with_label(label));
        shown.retain(|(key, _)| *key != "style");
    }
}

/// Reports members that are missing although the type of the security scheme requires them. `None` if any is missing.
fn recover_security_scheme<'a>(
    node: Node<'a>,
    shown: &mut Vec<(&'a str, TypedValue<'a>)>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let needs: &[&str] = match node.member_value("type").and_then(Node::as_str)? {
        "apiKey" => &["name", "in"],
        "http" => &["scheme"],
        "oauth2" => &["flows"],
        _ => &["openIdConnectUrl"],
    };
    let mut whole = true;
    for need in needs {
        if !shown.iter().any(|(key, _)| key == need) {
            let message = format!("this security scheme requires the member `{need}`");
            diagnostics.push(Diagnostic::error(codes::MEMBER_MISSING, message, node.diagnostic_span()));
            whole = false;
        }
    }
    whole.then_some(())
}

/// Returns the text of a number or boolean that should be a string, and reports a warning. `None` for other values.
pub(super) fn read_scalar_as_text<'a>(node: Node<'a>, diagnostics: &mut Diagnostics) -> Option<Cow<'a, str>> {
    let text = match node.value() {
        Value::Number(text) => Cow::Borrowed(text),
        Value::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        _ => return None,
    };
    let message = format!("expected a string, found {}", node.kind_with_article());
    diagnostics.push(
        Diagnostic::warning(codes::TYPE_MISMATCH, message, node.diagnostic_span())
            .with_label("write the value in quotes"),
    );
    Some(text)
}

/// Returns the pattern of a JavaScript regular expression literal such as `/^…$/`. `None` if the pattern has neither
/// `^` at the start nor `$` at the end, since the slashes may then belong to the pattern.
pub(super) fn regex_literal(text: &str) -> Option<Cow<'_, str>> {
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
    let whole = |value: f64| value >= 0.0 && value.fract() == 0.0 && value < 9e15;
    number
        .as_u64()
        .or_else(|| number.as_f64().filter(|value| whole(*value)).and_then(|value| format!("{value}").parse().ok()))
}
