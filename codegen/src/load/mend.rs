//! Recovers from common errors in documents whose intention is clear. Each error is reported as a warning.

use std::borrow::Cow;

use super::{
    grammar::{Field, Kind, Need, Shape, TAB},
    tree::{Member, Node, Value, number},
    view::Item,
};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
};

/// The result for a member that does not have the expected type.
pub(super) enum Mended<'a> {
    /// Use this value instead.
    As(Item<'a>),
    /// Omit the node; the problem was reported.
    Dropped,
    /// The intention is not clear.
    Not,
}

/// Recovers a member with a value of the wrong type.
pub(super) fn member<'a>(kind: Kind, field: &Field, member: Member<'a>, diagnostics: &mut Diagnostics) -> Mended<'a> {
    let node = member.value;
    if matches!(node.value(), Value::Null) && field.need != Need::Must {
        let message = format!("`{}` is empty", field.name);
        diagnostics.push(Diagnostic::warning(codes::TYPE_MISMATCH, message, member.at).label("taken as absent"));
        return Mended::Dropped;
    }
    if let (Kind::Schema, "pattern", Value::String(text)) = (kind, field.name, node.value())
        && let Some(pattern) = literal(text)
    {
        let message = "`pattern` is a regular expression between slashes, as JavaScript writes it";
        let label = format!("read as `{pattern}`");
        diagnostics.push(Diagnostic::warning(codes::TYPE_MISMATCH, message, node.at()).label(label));
        return Mended::As(Item::Text(pattern));
    }
    match (kind, field.name, node.value()) {
        // Lowering handles these nodes itself.
        (Kind::Schema, "type", Value::List(_) | Value::String(_)) => return Mended::Dropped,
        (Kind::Schema, "required", Value::Bool(_)) => {
            let message = "`required` is a list of properties";
            let problem = Diagnostic::warning(codes::TYPE_MISMATCH, message, member.at).label("ignored");
            diagnostics.push(problem.help("name this property in the `required` of the object that it belongs to"));
            return Mended::Dropped;
        }
        (Kind::Schema, "required", Value::String(name)) => {
            let message = "`required` is a list of properties";
            diagnostics
                .push(Diagnostic::warning(codes::TYPE_MISMATCH, message, node.at()).label("read as a list of one"));
            return Mended::As(Item::List(vec![Item::Text(Cow::Borrowed(name))]));
        }
        (Kind::Schema, "discriminator", Value::String(property)) => {
            let message = "`discriminator` is an object with `propertyName`";
            diagnostics.push(
                Diagnostic::warning(codes::TYPE_MISMATCH, message, node.at()).label("read as its `propertyName`"),
            );
            return Mended::As(Item::Map(vec![("propertyName", Item::Text(Cow::Borrowed(property)))]));
        }
        _ => {}
    }
    by_shape(field, member, diagnostics)
}

fn by_shape<'a>(field: &Field, member: Member<'a>, diagnostics: &mut Diagnostics) -> Mended<'a> {
    let node = member.value;
    let mut say = |code, message: String, label: &str| {
        diagnostics.push(Diagnostic::warning(code, message, node.at()).label(label));
    };
    match (field.shape, node.value()) {
        (Shape::Text, Value::Number(_) | Value::Bool(_)) => match text(node, diagnostics) {
            Some(text) => Mended::As(Item::Text(text)),
            None => Mended::Not,
        },
        // `yes` is a boolean in YAML 1.1 but a string in YAML 1.2.
        (Shape::Flag, Value::String(word @ ("true" | "false" | "yes" | "no" | "on" | "off"))) => {
            let flag = matches!(word, "true" | "yes" | "on");
            say(codes::TYPE_MISMATCH, format!("`{}` is a string", field.name), &format!("read as `{flag}`"));
            Mended::As(Item::Flag(flag))
        }
        (Shape::Number, Value::String(text)) if number(text).is_some() => {
            say(codes::TYPE_MISMATCH, format!("`{}` is a string", field.name), "read as a number");
            number(text).map_or(Mended::Not, |number| Mended::As(Item::Number(number)))
        }
        (Shape::Count, Value::String(text)) if count(text).is_some() => {
            say(codes::TYPE_MISMATCH, format!("`{}` is a string", field.name), "read as a number");
            count(text).map_or(Mended::Not, |count| Mended::As(Item::Number(count.into())))
        }
        (Shape::Count, Value::Number(text)) => {
            say(
                codes::SCHEMA_BOUND,
                format!("`{}` is {text}, expected an integer of at least 0", field.name),
                "ignored",
            );
            Mended::Dropped
        }
        (Shape::Texts, Value::String(text)) => {
            say(codes::TYPE_MISMATCH, format!("`{}` is a list", field.name), "read as a list of one");
            Mended::As(Item::List(vec![Item::Text(Cow::Borrowed(text))]))
        }
        _ => Mended::Not,
    }
}

/// Recovers from errors that concern several members of an object.
pub(super) fn object<'a>(
    kind: Kind,
    node: Node<'a>,
    shown: &mut Vec<(&'a str, Item<'a>)>,
    diagnostics: &mut Diagnostics,
) -> Option<()> {
    match kind {
        Kind::Parameter => {
            style(node, shown, diagnostics);
            shown.push(("content", Item::Map(Vec::new())));
        }
        Kind::Header => shown.push(("content", Item::Map(Vec::new()))),
        Kind::SecurityScheme => return scheme(node, shown, diagnostics),
        _ => {}
    }
    Some(())
}

/// Removes a `style` that is not allowed at the parameter's location (OpenAPI 3.0.3, Style Values).
fn style<'a>(node: Node<'a>, shown: &mut Vec<(&'a str, Item<'a>)>, diagnostics: &mut Diagnostics) {
    let (Some(place), Some(style)) = (node.get("in").and_then(Node::as_str), node.get("style")) else { return };
    let known: &[&str] = match place {
        "path" => &["matrix", "label", "simple"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        _ => &["form"],
    };
    if style.as_str().is_some_and(|style| !known.contains(&style) && style != TAB) {
        let message = format!("a parameter in `{place}` has no style `{}`", style.as_str().unwrap_or_default());
        let label = format!("read as `{}`", if place == "query" { "form" } else { known[known.len() - 1] });
        diagnostics.push(Diagnostic::warning(codes::PARAMETER_STYLE, message, style.at()).label(label));
        shown.retain(|(key, _)| *key != "style");
    }
}

/// Adds missing members that a security scheme of its type requires.
fn scheme<'a>(node: Node<'a>, shown: &mut Vec<(&'a str, Item<'a>)>, diagnostics: &mut Diagnostics) -> Option<()> {
    let needs: &[&str] = match node.get("type").and_then(Node::as_str)? {
        "apiKey" => &["name", "in"],
        "http" => &["scheme"],
        "oauth2" => &["flows"],
        _ => &["openIdConnectUrl"],
    };
    let mut whole = true;
    for need in needs {
        if !shown.iter().any(|(key, _)| key == need) {
            let message = format!("this security scheme needs `{need}`");
            diagnostics.push(Diagnostic::error(codes::MEMBER_MISSING, message, node.at()));
            whole = false;
        }
    }
    whole.then_some(())
}

/// Returns the text of a scalar that should have been a string.
pub(super) fn text<'a>(node: Node<'a>, diagnostics: &mut Diagnostics) -> Option<Cow<'a, str>> {
    let text = match node.value() {
        Value::Number(text) => Cow::Borrowed(text),
        Value::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        _ => return None,
    };
    let message = format!("expected a string, found {}", node.kind());
    diagnostics.push(Diagnostic::warning(codes::TYPE_MISMATCH, message, node.at()).label("put it into quotes"));
    Some(text)
}

/// Returns the text between the slashes of a JavaScript regular expression literal `/^…$/`. Slashes without `^` and `$`
/// may be intended.
pub(super) fn literal(text: &str) -> Option<Cow<'_, str>> {
    let (pattern, flags) = text.strip_prefix('/')?.rsplit_once('/')?;
    let meant = pattern.starts_with('^') || pattern.ends_with('$');
    match flags {
        _ if !meant => None,
        "" | "g" | "u" | "gu" => Some(Cow::Borrowed(pattern)),
        "i" | "gi" | "iu" => Some(Cow::Owned(format!("(?i:{pattern})"))),
        _ => None,
    }
}

/// Parses a count such as `5`, also written `5.0`.
pub(crate) fn count(text: &str) -> Option<u64> {
    let number = number(text)?;
    let whole = |value: f64| value >= 0.0 && value.fract() == 0.0 && value < 9e15;
    number
        .as_u64()
        .or_else(|| number.as_f64().filter(|value| whole(*value)).and_then(|value| format!("{value}").parse().ok()))
}
