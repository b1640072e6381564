//! Compares a page with the operation that it documents. Reports facts that differ, and facts that only the page or
//! only the spec states.
//!
//! Facts that a page may lack are not reported: a cell that was lost, and a limit or a default that only the spec
//! states.

mod notes;
mod object;
mod operation;

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::{
    merged_schema::{self, MergedSchema},
    page::{Body, Field, Mandatory, Page},
};
use crate::{
    ir::{Api, Content, Operation, ParameterLocation, SchemaRef},
    source::Span,
};

/// The key of differences that concern the operation as a whole.
pub(super) const OPERATION: &str = "operation";

/// A difference between a page and the spec.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The key of the part that differs, for example `query/limit` or `response 200/StatusDetails/uid`.
    pub key: String,
    /// The kind of difference.
    pub kind: DifferenceKind,
    /// The statement of the page, such as `mandatory`; empty if the page states nothing.
    pub page: String,
    /// The statement of the spec or of the lock file; empty if there is none.
    pub spec: String,
    /// The line number in the page, if known.
    pub line: Option<u32>,
    /// The span of the declaration in the spec, or of the node in which the declaration is missing.
    pub at: Option<Span>,
}

/// The kind of a difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// Only the page contains the part.
    Added,
    /// Only the spec, or the lock file, contains the part.
    Removed,
    /// The name differs.
    Renamed,
    /// The type differs.
    Type,
    /// The part is mandatory on one side and optional on the other.
    Mandatory,
    /// The default differs.
    Default,
    /// A minimum or maximum of a value, a length or a number of items differs.
    Limit,
    /// The allowed values differ.
    Values,
    /// The method or path differs.
    Path,
    /// The deprecation differs.
    Deprecated,
}

/// An entry of `x-doc-discrepancy` on a node that was compared.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The entry's `says`: what the page says, in the words of the spec's author.
    pub says: String,
    /// The entry's `reason`: why the spec differs from the page.
    pub reason: String,
    /// The span of the node that has the entry.
    pub at: Span,
    /// The differences that the entry explains.
    pub explains: Vec<Difference>,
}

/// The result of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The differences that no note explains.
    pub differences: Vec<Difference>,
    /// The notes in the spec, with the differences that they explain. A note that explains no difference is outdated.
    pub notes: Vec<Note>,
    /// The keys of parts of the page that were not compared field by field, because the spec's schema describes a
    /// different object.
    pub uncompared_keys: Vec<String>,
    /// The keys that the page and the spec have in common and that were compared.
    pub compared_keys: HashSet<String>,
    /// The facts that the spec declares, by the key of the part and the kind of the fact, with the span of the
    /// declaration. The key of a limit ends with the name of the limit: `query/limit maximum`. `Removed` means that the
    /// spec declares the part itself, `Added` that the part has properties in the spec.
    pub declared: HashMap<(String, DifferenceKind), Span>,
    /// The keys of fields whose default the page states only in a sentence, and the spec does not declare.
    pub defaults_in_words: HashSet<String>,
    /// The spans of nodes in the spec for which the page only refers to another page.
    pub elsewhere_spans: Vec<Span>,
}

/// Compares a page with an operation of the spec.
#[must_use]
pub fn compare_with_operation(page: &Page, api: &Api, operation: &Operation) -> Comparison {
    let mut comparison = PageComparison {
        api,
        operation_id: &operation.id,
        result: Comparison::default(),
        compared_tables: HashSet::new(),
    };
    comparison.compare_operation(page, operation);
    comparison.result
}

/// Returns whether a table agrees with a schema, field by field. Differences that the spec explains are ignored.
pub(super) fn agrees_with_schema(api: &Api, body: &Body, fields: &[Field], schema: &SchemaRef) -> bool {
    let shape = merged_schema::merge_schema(api, schema.schema);
    let is_object = shape.branches.is_empty() && !shape.properties.is_empty();
    if !is_object || !fields.iter().any(|field| shape.properties.contains_key(field.name.as_str())) {
        return false;
    }
    let mut comparison =
        PageComparison { api, operation_id: "", result: Comparison::default(), compared_tables: HashSet::new() };
    comparison.compare_object("body", fields, schema, Some(body));
    comparison.result.differences.is_empty() && comparison.result.uncompared_keys.is_empty()
}

/// Compares a page with an operation, and collects the differences.
struct PageComparison<'a> {
    api: &'a Api,
    /// The ID of the operation.
    operation_id: &'a str,
    result: Comparison,
    /// The tables that were already compared, each as the pair of its key and the ID of the schema.
    compared_tables: HashSet<(String, u32)>,
}

/// Returns whether the page has parameters in a location such as `query`. Without any, the page may lack the table for
/// the location, so that missing parameters are not differences.
fn has_table_for(page: &Page, location: ParameterLocation) -> bool {
    page.params.iter().any(|param| param.location == location)
}

/// Returns the schema of the body's first JSON media type, or of the first media type if none is JSON.
fn body_schema(contents: &[Content]) -> Option<&SchemaRef> {
    let json_content = contents.iter().find(|content| content.media_type.contains("json"));
    json_content.or(contents.first()).and_then(|content| content.schema.as_ref())
}

/// Returns the media types of a body, separated by `, `.
fn join_media_types(contents: &[Content]) -> String {
    let media_types: Vec<&str> = contents.iter().map(|content| content.media_type.as_str()).collect();
    media_types.join(", ")
}

/// Returns whether a table and a schema describe the same object: at least half of all names occur in both the table
/// and the schema. If neither has more than three names, one common name is enough. A table that only has placeholders
/// such as `{key}` matches every schema.
fn are_alike(fields: &[Field], shape: &MergedSchema<'_>) -> bool {
    let common_count = fields.iter().filter(|field| shape.properties.contains_key(field.name.as_str())).count();
    let union_size = fields.len() + shape.properties.len() - common_count;
    let has_few_names = fields.len().max(shape.properties.len()) <= 3;
    common_count * 2 >= union_size
        || (has_few_names && common_count > 0)
        || fields.iter().all(|field| is_placeholder(&field.name))
}

/// Returns whether `name` is a placeholder for any name, such as `{customKey}`.
pub(super) fn is_placeholder(name: &str) -> bool {
    (name.starts_with('{') && name.ends_with('}')) || (name.starts_with('<') && name.ends_with('>')) || name == "*"
}

/// Describes a row of the page that has no counterpart in the spec: `String, mandatory`.
pub(super) fn page_statement(field: &Field) -> String {
    let ty = field.ty.as_ref().map_or_else(|| "no type".to_owned(), |ty| ty.value.to_string());
    match field.mandatory.value {
        Mandatory::Yes => format!("{ty}, mandatory"),
        Mandatory::No => format!("{ty}, optional"),
        Mandatory::Unknown | Mandatory::Unstated => ty,
    }
}

/// Returns the names of fields, separated by `, `.
fn join_names(fields: &[Field]) -> String {
    let field_names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    field_names.join(", ")
}

/// Returns a JSON value as text: strings without quotes, other values as JSON.
fn plain_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
