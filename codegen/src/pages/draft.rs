//! Drafts an OpenAPI document for pages whose operations the spec does not contain. The draft is a separate, valid
//! document, from which a crate can be generated.
//!
//! A fact that the page does not state becomes a `TODO`. Sentences of the page are included only if
//! [`Options::sentences`] is set, since a spec should be worded independently of the pages.

pub(super) mod names;
pub(super) mod operation;
pub(super) mod schema;

use serde_json::{Map, Value, json};

use self::operation::Drafter;
use super::page::Page;
use crate::ir::Api;

/// Options of a draft.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// The existing spec. The draft refers to a schema of the spec if the schema agrees with a table. `$ref`s are
    /// relative to the directory of the spec's root document.
    pub api: Option<&'a Api>,
    /// True to copy the sentences of the page to descriptions.
    pub sentences: bool,
}

/// A drafted document and notes about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The document, as YAML.
    pub text: String,
    /// Points to check, in addition to the `TODO`s in the draft.
    pub notes: Vec<String>,
}

/// Drafts a document for `pages`. A page without a method and a path is skipped with a note.
///
/// # Panics
///
/// Never panics: a document of strings, numbers, lists and maps can always be rendered as YAML.
#[must_use]
pub fn draft_document(pages: &[Page], options: Options<'_>) -> Draft {
    let mut drafter = Drafter::new(pages, options);
    drafter.draft_operations();
    let document = drafter.draft_document();
    let document_text = serde_yaml::to_string(&document).expect("maps with string keys are YAML");
    let text = format!(
        "# Drafted by `cargo xtask pages draft` from {}. Complete each TODO, in your own words.\n{document_text}",
        if pages.len() == 1 { "a help page" } else { "help pages" }
    );
    Draft { text, notes: drafter.notes }
}

/// Drafts the Parameter Object of a parameter.
pub(super) fn draft_param(param: &super::page::Param) -> Value {
    operation::parameter_object(param, false)
}

/// Drafts the Schema Object of a field. If the field's type is an object with a name, the object's schema is left out.
pub(super) fn draft_property(field: &super::page::Field) -> Value {
    schema::param_schema(field)
}

/// Drafts the Schema Object of a type.
pub(super) fn type_of(ty: &super::types::PageType) -> Value {
    schema::type_schema(ty, None)
}

/// Creates a JSON object from the members whose value is not null.
fn map_without_nulls<const N: usize>(members: [(&str, Value); N]) -> Value {
    let members = members.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(members.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

/// Returns the JSON string `TODO: ` followed by `task`.
pub(super) fn todo_text(task: impl AsRef<str>) -> Value {
    json!(format!("TODO: {}", task.as_ref()))
}

/// Converts `text` to Pascal case: `not found` → `NotFound`.
pub(super) fn to_pascal_case(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let capitalize = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    words.map(capitalize).collect()
}
