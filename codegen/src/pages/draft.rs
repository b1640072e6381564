//! Drafts an OpenAPI document from documentation pages whose operations are missing in the spec. The draft is a
//! separate, valid document, from which a crate can be generated.
//!
//! Required information that a page does not state becomes a `TODO`. Sentences of the pages are copied only if
//! [`Options::sentences`] is set, since a spec should be worded independently of the pages.

pub(super) mod names;
pub(super) mod operation;
pub(super) mod schema;

use serde_json::{Map, Value, json};

use self::operation::DocumentDrafter;
use super::page::Page;
use crate::ir::Api;

/// Options for drafting an OpenAPI document from documentation pages.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// The existing spec, if any. If one of its schemas agrees with a table, the draft refers to this schema by a
    /// `$ref`, relative to the directory of the spec's root document, instead of drafting a schema.
    pub api: Option<&'a Api>,
    /// True to copy sentences of the pages to the descriptions in the draft.
    pub sentences: bool,
}

/// A drafted OpenAPI document, and messages about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The OpenAPI document, as YAML text.
    pub text: String,
    /// Messages for the user, in addition to the `TODO`s in the draft, for example about pages that were left out.
    pub notes: Vec<String>,
}

/// Drafts an OpenAPI document from documentation pages. A page without a method and a path is skipped, and a note says
/// so.
///
/// # Panics
///
/// Never panics: a document of strings, numbers, lists and maps can always be rendered as YAML.
#[must_use]
pub fn draft_document(pages: &[Page], options: Options<'_>) -> Draft {
    let mut drafter = DocumentDrafter::new(pages, options);
    drafter.draft_operations();
    let document = drafter.draft_document();
    let document_text = serde_yaml::to_string(&document).expect("maps with string keys are YAML");
    let text = format!(
        "# Drafted by `cargo xtask pages draft` from {}. Complete each TODO, in your own words.\n{document_text}",
        if pages.len() == 1 { "a help page" } else { "help pages" }
    );
    Draft { text, notes: drafter.notes }
}

/// Drafts the Parameter Object for a parameter of a documentation page, without a description from the page.
pub(super) fn draft_param(param: &super::page::Param) -> Value {
    operation::parameter_object(param, false)
}

/// Drafts the Schema Object for a field of a documentation page. If the type of the field is a named object, the schema
/// allows any object.
pub(super) fn draft_property(field: &super::page::Field) -> Value {
    schema::param_schema(field)
}

/// Drafts the Schema Object for a type that a documentation page states.
pub(super) fn draft_type(ty: &super::types::PageType) -> Value {
    schema::type_schema(ty, None)
}

/// Creates a JSON object from `members`, omitting members whose value is null.
fn object_without_nulls<const N: usize>(members: [(&str, Value); N]) -> Value {
    let members = members.into_iter().filter(|(_, value)| !value.is_null());
    Value::Object(members.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

/// Returns the JSON string `TODO: ` followed by `task`.
pub(super) fn todo_text(task: impl AsRef<str>) -> Value {
    json!(format!("TODO: {}", task.as_ref()))
}

/// Converts `text` to Pascal case, with letters and digits only: `not found` → `NotFound`.
pub(super) fn to_pascal_case(text: &str) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let capitalize = |word: &str| word[..1].to_ascii_uppercase() + &word[1..];
    words.map(capitalize).collect()
}
