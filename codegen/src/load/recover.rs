//! Recovers from common errors in documents whose intention is clear, such as `required: yes` in place of `true`. Each
//! error is reported as a warning.

use std::borrow::Cow;

use super::{
    grammar::{Field, FieldType, ObjectKind, Presence, TAB_DELIMITED},
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
    /// The member is left out. A warning has been reported if necessary.
    Removed,
    /// The intention is not clear. Nothing has been reported.
    Unrecoverable,
}

/// Recovers a member whose value has the wrong type, for example a string in place of a list. Reports a warning unless
/// the result is [`Recovery::Unrecoverable`].
pub(super) fn recover_member<'a>(
    kind: ObjectKind,
    field: &Field,
    member: Member<'a>,
    diagnostics: &mut Diagnostics,
) -> Recovery<'a> {
    let node = member.value;
    if matches!(node.value(), Value::Null) && field.presence != Presence::Required {
        let message = format!("the member `{}` has no value", field.name);
        diagnostics
            .push(Diagnostic::warning(codes::TYPE_MISMATCH, message, member.key_span).with_label("treated as absent"));
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
        // Lowering reads `type` from the node.
        (ObjectKind::Schema, "type", Value::List(_) | Value::String(_)) => return Recovery::Removed,
        (ObjectKind::Schema, "required", Value::Bool(_)) => {
            let message = "`required` must be a list of property names";
            let problem = Diagnostic::warning(codes::TYPE_MISMATCH, message, member.key_span).with_label("ignored");
            diagnostics.push(problem.with_help("list this property in the `required` of the schema that declares it"));
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

/// Recovers a member according to the expected type only, regardless of the object and the name of the member.
fn recover_by_type<'a>(field: &Field, member: Member<'a>, diagnostics: &mut Diagnostics) -> Recovery<'a> {
    let node = member.value;
    let mut warn = |code, message: String, label: &str| {
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
            let message = format!("the member `{}` must be a boolean, not a string", field.name);
            warn(codes::TYPE_MISMATCH, message, &format!("read as the boolean `{flag}`"));
            Recovery::Replaced(TypedValue::Flag(flag))
        }
        (FieldType::Number, Value::String(text)) if parse_number(text).is_some() => {
            let message = format!("the member `{}` must be a number, not a string", field.name);
            warn(codes::TYPE_MISMATCH, message, "read as a number");
            parse_number(text).map_or(Recovery::Unrecoverable, |number| Recovery::Replaced(TypedValue::Number(number)))
        }
        (FieldType::Count, Value::String(text)) if parse_count(text).is_some() => {
            let message = format!("the member `{}` must be a number, not a string", field.name);
            warn(codes::TYPE_MISMATCH, message, "read as a number");
            parse_count(text)
                .map_or(Recovery::Unrecoverable, |count| Recovery::Replaced(TypedValue::Number(count.into())))
        }
        (FieldType::Count, Value::Number(text)) => {
            warn(
                codes::SCHEMA_BOUND,
                format!("the member `{}` is {text}, expected a non-negative integer", field.name),
                "ignored",
            );
            Recovery::Removed
        }
        (FieldType::TextList, Value::String(text)) => {
            let message = format!("the member `{}` must be a list of strings, not a string", field.name);
            warn(codes::TYPE_MISMATCH, message, "read as a list with one item");
            Recovery::Replaced(TypedValue::List(vec![TypedValue::Text(Cow::Borrowed(text))]))
        }
        _ => Recovery::Unrecoverable,
    }
}

/// Recovers from errors that concern several members of an object, such as a `style` that does not fit `in`. `None` if
/// the object cannot be used. `typed_members` are the members that `openapiv3` deserializes.
pub(super) fn recover_object<'a>(
    kind: ObjectKind,
    node: Node<'a>,
    typed_members: &mut Vec<(&'a str, TypedValue<'a>)>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    match kind {
        ObjectKind::Parameter => {
            remove_unknown_style(node, typed_members, diagnostics);
            typed_members.push(("content", TypedValue::Map(Vec::new())));
        }
        ObjectKind::Header => typed_members.push(("content", TypedValue::Map(Vec::new()))),
        ObjectKind::SecurityScheme => return recover_security_scheme(node, typed_members, diagnostics),
        _ => {}
    }
    Some(())
}

/// Reports and removes a `style` that is not allowed for the parameter's location (OpenAPI 3.0.3, Style Values).
fn remove_unknown_style<'a>(
    node: Node<'a>,
    typed_members: &mut Vec<(&'a str, TypedValue<'a>)>,
    diagnostics: &mut Diagnostics,
) {
    let (Some(location), Some(style)) = (node.member_value("in").and_then(Node::as_str), node.member_value("style"))
    else {
        return;
    };
    let allowed_styles: &[&str] = match location {
        "path" => &["matrix", "label", "simple"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        _ => &["form"],
    };
    if style.as_str().is_some_and(|style| !allowed_styles.contains(&style) && style != TAB_DELIMITED) {
        let style_name = style.as_str().unwrap_or_default();
        let message = format!("a parameter with `in: {location}` cannot have the style `{style_name}`");
        let default_style = if location == "query" { "form" } else { allowed_styles[allowed_styles.len() - 1] };
        let label = format!("read as `style: {default_style}`");
        diagnostics
            .push(Diagnostic::warning(codes::PARAMETER_STYLE, message, style.diagnostic_span()).with_label(label));
        typed_members.retain(|(key, _)| *key != "style");
    }
}

/// Reports members that are missing although the type of the security scheme requires them. `None` if any is missing.
fn recover_security_scheme<'a>(
    node: Node<'a>,
    typed_members: &mut Vec<(&'a str, TypedValue<'a>)>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    let required_keys: &[&str] = match node.member_value("type").and_then(Node::as_str)? {
        "apiKey" => &["name", "in"],
        "http" => &["scheme"],
        "oauth2" => &["flows"],
        _ => &["openIdConnectUrl"],
    };
    let mut is_complete = true;
    for required_key in required_keys {
        if !typed_members.iter().any(|(key, _)| key == required_key) {
            let message = format!("this security scheme requires the member `{required_key}`");
            diagnostics.push(Diagnostic::error(codes::MEMBER_MISSING, message, node.diagnostic_span()));
            is_complete = false;
        }
    }
    is_complete.then_some(())
}

/// Returns a number or boolean as text where a string is expected, and reports a warning. `None` for other values.
pub(super) fn read_scalar_as_text<'a>(node: Node<'a>, diagnostics: &mut Diagnostics) -> Option<Cow<'a, str>> {
    let text = match node.value() {
        Value::Number(text) => Cow::Borrowed(text),
        Value::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        _ => return None,
    };
    let message = format!("expected a string, found {}", node.kind_with_article());
    let problem = Diagnostic::warning(codes::TYPE_MISMATCH, message, node.diagnostic_span());
    diagnostics.push(problem.with_label("write the value in quotes"));
    Some(text)
}

/// Returns the pattern of a JavaScript regular expression literal: `^a$` for `/^a$/`. `None` if the pattern has neither
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

/// Parses a non-negative integer such as `5` or `5.0`. `None` for other text.
pub(crate) fn parse_count(text: &str) -> Option<u64> {
    let number = parse_number(text)?;
    let is_count = |value: f64| value >= 0.0 && value.fract() == 0.0 && value < 9e15;
    number
        .as_u64()
        .or_else(|| number.as_f64().filter(|value| is_count(*value)).and_then(|value| format!("{value}").parse().ok()))
}
