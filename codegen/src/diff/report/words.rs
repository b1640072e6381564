//! Describes each change in a sentence of the report.

use serde_json::Value;

use crate::diff::change::{Action, Change, ChangeKind, Part};

use super::escape::escape_name;

/// The maximum length of a value in a sentence, in characters. Longer values are truncated.
const MAX_TEXT_CHARS: usize = 60;

/// Returns a sentence that describes a change. The sentence does not end with a full stop.
pub(super) fn change_sentence(change: &Change) -> String {
    let action = change.action();
    if let Some(sentence) = special_sentence(change, action) {
        return sentence;
    }
    let subject = changed_subject(change);
    let format_optional = |value: &Option<Value>| value.as_ref().and_then(format_value);
    if is_flag(change) {
        let verb = if action == Action::Added { "is now set" } else { "is no longer set" };
        return format!("{subject} {verb}");
    }
    match (action, format_optional(&change.before), format_optional(&change.after)) {
        (Action::Added, _, Some(after)) => format!("{subject} was added: {after}"),
        (Action::Added, ..) => format!("{subject} was added"),
        (Action::Removed, Some(before), _) => format!("{subject} was removed; it was {before}"),
        (Action::Removed, ..) => format!("{subject} was removed"),
        (Action::Changed, Some(before), Some(after)) => format!("{subject} changed from {before} to {after}"),
        (Action::Changed, ..) => format!("{subject} changed"),
    }
}

/// Returns the sentence for a kind of change that has individual wording; `None` if the general wording applies.
fn special_sentence(change: &Change, action: Action) -> Option<String> {
    let verb = match action {
        Action::Added => "was added",
        Action::Removed => "was removed",
        Action::Changed => "changed",
    };
    let name = &escape_name(change.name.as_deref().unwrap_or_default());
    Some(match change.kind {
        ChangeKind::Operation => format!("operation {verb}"),
        ChangeKind::Webhook => format!("the webhook or callback {verb}"),
        ChangeKind::Property => format!("{}property `{name}` {verb}", requiredness(change)),
        ChangeKind::PropertyName | ChangeKind::ComponentName => {
            let text_of = |value: &Option<Value>| value.as_ref().and_then(Value::as_str).unwrap_or_default().to_owned();
            format!(
                "{} `{}` is now `{}`",
                change.kind.words(),
                shorten_text(&text_of(&change.before)),
                shorten_text(&text_of(&change.after))
            )
        }
        ChangeKind::RequiredProperty if action == Action::Added => format!("property `{name}` became required"),
        ChangeKind::RequiredProperty => format!("property `{name}` became optional"),
        ChangeKind::Required if action == Action::Added => "became required".to_owned(),
        ChangeKind::Required => "became optional".to_owned(),
        ChangeKind::Parameter => format!("{}parameter {verb}", requiredness(change)),
        ChangeKind::RequestBody => format!("{}request body {verb}", requiredness(change)),
        ChangeKind::Header => format!("{}header {verb}", requiredness(change)),
        ChangeKind::Response => format!("response {verb}"),
        ChangeKind::WebhookBody => format!("body {verb}"),
        ChangeKind::Security | ChangeKind::SecurityScope if change.place.part == Part::Webhook => {
            webhook_credentials_sentence(change.kind, action, name)
        }
        ChangeKind::Security if name.is_empty() && action == Action::Added => "no credentials are required".to_owned(),
        ChangeKind::Security if name.is_empty() => "credentials are required".to_owned(),
        ChangeKind::EnumValue | ChangeKind::ExtensibleEnumValue | ChangeKind::Tag | ChangeKind::Extension
            if action != Action::Changed =>
        {
            format!("{} {verb}", changed_subject(change))
        }
        ChangeKind::Server if action == Action::Changed => {
            format!("the variables of {} changed", changed_subject(change))
        }
        ChangeKind::Server
        | ChangeKind::Description
        | ChangeKind::Example
        | ChangeKind::Encoding
        | ChangeKind::Summary
        | ChangeKind::TagObject => {
            format!("{} {verb}", changed_subject(change))
        }
        ChangeKind::Types if action == Action::Added => {
            format!("more types are allowed: {}", join_names(change.after.as_ref()))
        }
        ChangeKind::Types => format!("fewer types are allowed: no longer {}", join_names(change.before.as_ref())),
        ChangeKind::OneOf | ChangeKind::AnyOf | ChangeKind::AllOf | ChangeKind::AllOfAnnotation => {
            let entry_names = if action == Action::Added { &change.after } else { &change.before };
            let entry_count = entry_names.as_ref().and_then(Value::as_array).map_or(0, Vec::len);
            let (noun, verb) = match action {
                _ if entry_count == 1 => ("entry", verb),
                Action::Removed => ("entries", "were removed"),
                _ => ("entries", "were added"),
            };
            let keyword = if change.kind == ChangeKind::AllOfAnnotation { "`allOf`" } else { change.kind.words() };
            format!("{noun} {} of {keyword} {verb}", join_names(entry_names.as_ref()))
        }
        _ => return schema_sentence(change, action, name, verb),
    })
}

/// Returns the sentence for a change of a schema keyword or of credentials; `None` if this kind of change has no
/// individual sentence, so that the general sentence is used.
fn schema_sentence(change: &Change, action: Action, name: &str, verb: &str) -> Option<String> {
    Some(match change.kind {
        ChangeKind::Wrapped if action == Action::Added => {
            format!("a single schema became several alternatives (`{name}`)")
        }
        ChangeKind::Wrapped => format!("several alternatives (`{name}`) became a single schema"),
        ChangeKind::Nullable => flag_sentence(action, "may be `null`"),
        ChangeKind::ReadOnly => flag_sentence(action, "is read-only"),
        ChangeKind::WriteOnly => flag_sentence(action, "is write-only"),
        ChangeKind::Deprecated => flag_sentence(action, "is deprecated"),
        ChangeKind::UniqueItems => flag_sentence(action, "must not contain duplicates"),
        ChangeKind::Items => flag_sentence(action, "declares the items of the list"),
        ChangeKind::ExclusiveMaximum => flag_sentence(action, "must be less than `maximum`, not equal to it"),
        ChangeKind::ExclusiveMinimum => flag_sentence(action, "must be greater than `minimum`, not equal to it"),
        ChangeKind::Enum if action == Action::Added => {
            format!("only these values are now valid: {}", join_first_values(change.after.as_ref()))
        }
        ChangeKind::Enum => format!(
            "any value is now valid; before, only these values were valid: {}",
            join_first_values(change.before.as_ref())
        ),
        ChangeKind::AdditionalProperties => additional_properties_sentence(change),
        ChangeKind::PathVariables => {
            format!(
                "path variables {} are now named {}",
                join_names(change.before.as_ref()),
                join_names(change.after.as_ref())
            )
        }
        ChangeKind::Discriminator => format!("{} {verb}", change.kind.words()),
        ChangeKind::DiscriminatorProperty => format!(
            "the discriminator property is now {} instead of {}",
            change.after.as_ref().and_then(format_value).unwrap_or_default(),
            change.before.as_ref().and_then(format_value).unwrap_or_default()
        ),
        ChangeKind::DiscriminatorMapping => mapping_sentence(change, action, verb, name),
        ChangeKind::Security if action == Action::Added => format!("credentials `{name}` are now accepted"),
        ChangeKind::Security => format!("credentials `{name}` are no longer accepted"),
        ChangeKind::SecurityScope => {
            let (scheme, scope) = name.split_once(' ').unwrap_or((name, ""));
            let requirement_phrase = if action == Action::Added { "is now required" } else { "is no longer required" };
            format!("scope `{scope}` of `{scheme}` {requirement_phrase}")
        }
        ChangeKind::If if action == Action::Changed => "the condition `if` changed".to_owned(),
        ChangeKind::PrefixItems => format!("the schema of the list item at position {name} {verb}"),
        ChangeKind::PatternProperty | ChangeKind::DependentSchema => format!("{} {verb}", changed_subject(change)),
        _ => return None,
    })
}

/// Returns a sentence about a change of the credentials that the server sends with a webhook or callback.
fn webhook_credentials_sentence(kind: ChangeKind, action: Action, name: &str) -> String {
    let is_new = action == Action::Added;
    match name.split_once(' ') {
        Some((scheme, scope)) if kind == ChangeKind::SecurityScope => {
            format!("scope `{scope}` of `{scheme}` {}", if is_new { "is now sent" } else { "is no longer sent" })
        }
        _ if name.is_empty() && is_new => "the request may now be sent without credentials".to_owned(),
        _ if name.is_empty() => "the request is no longer sent without credentials".to_owned(),
        _ if is_new => format!("credentials `{name}` may now be sent"),
        _ => format!("credentials `{name}` are no longer sent"),
    }
}

/// Returns a sentence about a change of the values of a discriminator.
fn mapping_sentence(change: &Change, action: Action, verb: &str, name: &str) -> String {
    let mapping_keys = match action {
        Action::Changed => {
            let new_schema = change.after.as_ref().and_then(format_value).unwrap_or_default();
            let old_schema = change.before.as_ref().and_then(format_value).unwrap_or_default();
            return format!("discriminator value `{name}` selects {new_schema} instead of {old_schema}");
        }
        Action::Added => change.after.as_ref(),
        Action::Removed => change.before.as_ref(),
    };
    let is_single = mapping_keys.and_then(Value::as_array).is_none_or(|mapping_keys| mapping_keys.len() == 1);
    let (noun, verb) = match (is_single, action) {
        (true, _) => ("value", verb),
        (false, Action::Removed) => ("values", "were removed"),
        (false, _) => ("values", "were added"),
    };
    format!("discriminator {noun} {} {verb}", join_names(mapping_keys))
}

/// Returns a sentence about a flag that was set or unset. `words` is the sentence for a set flag: for `is read-only`,
/// the result is `is now read-only` or `is no longer read-only`.
fn flag_sentence(action: Action, words: &str) -> String {
    let (verb, complement) = words.split_once(' ').unwrap_or((words, ""));
    match (action == Action::Removed, verb) {
        (false, "may" | "is" | "must") => format!("{verb} now {complement}"),
        (false, _) => format!("now {words}"),
        (true, "may" | "is") => format!("{verb} no longer {complement}"),
        (true, "must") => match complement.strip_prefix("not ") {
            Some(complement) => format!("may now {complement}"),
            None => format!("no longer has to {complement}"),
        },
        (true, _) => format!("no longer {words}"),
    }
}

/// Returns the first five values of a JSON array as text, and the number of further values.
fn join_first_values(value: Option<&Value>) -> String {
    let Some(Value::Array(values)) = value else { return String::new() };
    let first_texts: Vec<String> = values.iter().take(5).filter_map(format_value).collect();
    let further_count = values.len() - first_texts.len();
    if further_count == 0 {
        first_texts.join(", ")
    } else {
        format!("{} and {further_count} more", first_texts.join(", "))
    }
}

/// Returns a sentence about a change of `additionalProperties`.
fn additional_properties_sentence(change: &Change) -> String {
    let state_word = |value: &Option<Value>| match value.as_ref().and_then(Value::as_str) {
        None | Some("any") => "allowed",
        Some("none") => "refused",
        Some(_) => "limited to a schema",
    };
    let (old_state, new_state) = (state_word(&change.before), state_word(&change.after));
    if old_state == new_state {
        let presence_word = if change.after.is_some() { "declared" } else { "the default" };
        return format!("undeclared properties are {new_state}, which is now {presence_word} (`additionalProperties`)");
    }
    format!("undeclared properties are now {new_state}, and were {old_state} (`additionalProperties`)")
}

/// Returns `required ` or `optional `, if the change states this about the changed parameter, property, body or header
/// field. Otherwise, returns an empty string.
fn requiredness(change: &Change) -> &'static str {
    let value = change.after.as_ref().or(change.before.as_ref());
    match value.and_then(|value| value.get("required")).and_then(Value::as_bool) {
        Some(true) => "required ",
        Some(false) => "optional ",
        None => "",
    }
}

fn changed_subject(change: &Change) -> String {
    match &change.name {
        // For extensions such as `x-sunset`, the kind of change already contains the name.
        Some(text) if change.kind.words().trim_matches('`') == text => change.kind.words().to_owned(),
        Some(text) => format!("{} `{}`", change.kind.words(), escape_name(text)),
        None => change.kind.words().to_owned(),
    }
}

/// Returns whether the value of the changed keyword is a flag, so that `before` and `after` are `true` or absent.
fn is_flag(change: &Change) -> bool {
    let is_true_or_absent = |value: &Option<Value>| value.as_ref().is_none_or(|value| *value == Value::Bool(true));
    let has_flag_values =
        is_true_or_absent(&change.before) && is_true_or_absent(&change.after) && change.name.is_none();
    has_flag_values && matches!(change.place.part, Part::Root | Part::Parameter(..)) | change.nodes.schema.is_some()
}

/// Returns up to 100 names of a JSON array as text, and the number of further names.
fn join_names(value: Option<&Value>) -> String {
    const MAX_LISTED: usize = 100;
    let Some(Value::Array(values)) = value else { return String::new() };
    let formatted_values: Vec<String> = values.iter().take(MAX_LISTED).filter_map(format_value).collect();
    let further_count = values.len().saturating_sub(MAX_LISTED);
    let joined_names = formatted_values.join(", ");
    if further_count > 0 { format!("{joined_names} and {further_count} more") } else { joined_names }
}

/// Formats a value as inline code. Long values are truncated. `None` for `true` and `null`.
fn format_value(value: &Value) -> Option<String> {
    let text = match value {
        Value::Bool(true) | Value::Null => return None,
        Value::String(text) => text.clone(),
        Value::Array(values) if values.len() > 12 => format!("a list of {} values", values.len()),
        value => value.to_string(),
    };
    Some(format!("`{}`", shorten_text(&text)))
}

/// Converts `text` to one line without backticks, and truncates it to [`MAX_TEXT_CHARS`] characters.
pub(super) fn shorten_text(text: &str) -> String {
    let text = escape_name(text);
    if text.chars().count() <= MAX_TEXT_CHARS {
        return text;
    }
    let cut_text: String = text.chars().take(MAX_TEXT_CHARS - 1).collect();
    format!("{}…", cut_text.trim_end())
}
