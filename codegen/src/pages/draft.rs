//! Drafts an OpenAPI document for pages that the spec does not cover. The draft is a separate document that can be
//! checked and generated from.
//!
//! Facts that the page does not state become a `TODO`. The sentences of the page are omitted unless requested: a spec
//! should have its own wording.

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
    /// The spec. The draft refers to its schemas if they agree with a table. `$ref`s are relative to the folder of its
    /// root.
    pub api: Option<&'a Api>,
    /// True to use the page's sentences as descriptions.
    pub sentences: bool,
}

/// A draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The document, as YAML.
    pub text: String,
    /// Points to check, in addition to the `TODO`s in the draft.
    pub notes: Vec<String>,
}

/// Drafts a document for these pages. Pages without a method and a path are skipped with a note.
///
/// # Panics
///
/// Never: a document of strings, numbers, lists and maps can always be rendered as YAML.
#[must_use]
pub fn draft_document(pages: &[Page], options: Options<'_>) -> Draft {
    let mut drafter = Drafter::new(pages, options);
    drafter.draft_operations();
    let document = drafter.draft_document();
    let body = serde_yaml::to_string(&document).expect("maps with string keys are YAML");
    let text = format!(
        "# Drafted by `cargo xtask pages draft` from {}. Complete each TODO, in your own words.\n{body}",
        if pages.len() == 1 { "a help page" } else { "help pages" }
    );
    Draft { text, notes: drafter.notes }
}

/// Returns a parameter as a Parameter Object.
pub(super) fn draft_param(param: &super::page::Param) -> Value {
    operation::parameter_object(param, false)
}

/// Returns the schema of a row, without the schemas of the objects that it names.
pub(super) fn draft_property(field: &super::page::Field) -> Value {
    schema::param_schema(field)
}

/// Returns a type as a Schema Object.
pub(super) fn type_of(ty: &super::types::PageType) -> Value {
    schema::type_schema(ty, None)
}

/// Returns a JSON object with these members, except those that are null.
fn map_without_nulls<const N: usize>(members: [(&str, Value); N]) -> Value {
    let members = members.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(members.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

pub(super) fn todo_text(what: impl AsRef<str>) -> Value {
    json!(format!("TODO: {}", what.as_ref()))
}

/// Converts a text to `CamelCase`.
pub(super) fn to_pascal_case(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let capital = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    words.map(capital).collect()
}
