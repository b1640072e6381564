//! Compares a documentation page with the operation of the spec that the page documents. Reports each difference: a
//! parameter, field, type, default or limit that differs, or that only the page or only the spec contains.
//!
//! Pages may be incomplete, so a missing cell of a table, and a limit or a default that only the spec declares, are not
//! reported.

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

/// The [`Difference::key`] for the operation as a whole.
pub(super) const OPERATION: &str = "operation";

/// A difference between a documentation page and the spec, or between the page and the lock file.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Identifies the parameter, field or response that differs, for example `query/limit` or
    /// `response 200/StatusDetails/uid`.
    pub key: String,
    /// The kind of difference, for example in type or default.
    pub kind: DifferenceKind,
    /// The value that the page states, such as `mandatory`; empty if the page states none.
    pub page: String,
    /// The value that the spec or the lock file states, such as `optional`; empty if there is none.
    pub spec: String,
    /// The line number of the value on the page, if known.
    pub line: Option<u32>,
    /// The span of the declaration in the spec; if the spec lacks the declaration, the span of the object that would
    /// contain it.
    pub spec_span: Option<Span>,
}

/// The kind of a difference between a documentation page and the spec or the lock file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// Only the page contains the parameter, field or response.
    Added,
    /// Only the spec or the lock file contains the parameter, field or response.
    Removed,
    /// The name of the parameter or field differs.
    Renamed,
    /// The type differs.
    Type,
    /// The parameter or field is mandatory on the page and optional in the spec, or the reverse.
    Mandatory,
    /// The default differs.
    Default,
    /// A limit differs: the minimum or maximum of a number, of a string length or of an item count.
    Limit,
    /// The allowed values differ.
    Values,
    /// The HTTP method or the path of the operation differs.
    Path,
    /// Only one of page and spec states that the operation, parameter or field is deprecated.
    Deprecated,
}

/// An entry of the extension `x-doc-discrepancy` in the spec, which explains differences between page and spec.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The member `says` of the entry: the statement of the page, in the words of the spec's author.
    pub says: String,
    /// The member `reason` of the entry: why the spec differs from the page.
    pub reason: String,
    /// The span of the object in the spec that has the entry.
    pub node_span: Span,
    /// The differences on this object that the text of the entry mentions.
    pub explains: Vec<Difference>,
}

/// The result of comparing a documentation page with an operation of the spec.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// The differences that no entry of `x-doc-discrepancy` explains.
    pub differences: Vec<Difference>,
    /// The entries of `x-doc-discrepancy` in the compared objects of the spec. An entry that explains no difference is
    /// outdated.
    pub notes: Vec<Note>,
    /// The keys of tables, such as `body`, that were not compared field by field because the schema in the spec
    /// describes a different object.
    pub uncompared_keys: Vec<String>,
    /// The keys of the parameters, fields and responses that occur on the page and in the spec and were compared.
    pub compared_keys: HashSet<String>,
    /// Maps a key and a kind to the span of the declaration in the spec, for example `query/limit` and `Default` to the
    /// span of the parameter that has the default. The key of a limit ends with the name of the limit:
    /// `query/limit maximum`. `Removed` means that the spec declares the parameter or field itself, and `Added` that
    /// its schema has properties.
    pub declaration_spans: HashMap<(String, DifferenceKind), Span>,
    /// The keys of fields whose default is stated in a sentence of the page but not declared in the spec.
    pub keys_with_prose_default: HashSet<String>,
    /// The spans of bodies and responses in the spec that the page does not describe but for which it refers to another
    /// page.
    pub elsewhere_spans: Vec<Span>,
}

/// Compares a documentation page with an operation of the spec.
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

/// Returns whether a table agrees with a schema, field by field. Differences that an `x-doc-discrepancy` entry of the
/// spec explains are ignored.
pub(super) fn agrees_with_schema(api: &Api, body: &Body, fields: &[Field], schema: &SchemaRef) -> bool {
    let merged = merged_schema::merge_schema(api, schema.schema);
    let is_object = merged.alternatives.is_empty() && !merged.properties.is_empty();
    if !is_object || !fields.iter().any(|field| merged.properties.contains_key(field.name.as_str())) {
        return false;
    }
    let mut comparison =
        PageComparison { api, operation_id: "", result: Comparison::default(), compared_tables: HashSet::new() };
    comparison.compare_object("body", fields, schema, Some(body));
    comparison.result.differences.is_empty() && comparison.result.uncompared_keys.is_empty()
}

/// Collects the differences between a documentation page and an operation of the spec.
struct PageComparison<'a> {
    api: &'a Api,
    /// The ID of the operation in the spec; empty if a table is compared without an operation.
    operation_id: &'a str,
    result: Comparison,
    /// The comparisons of tables that were already made, each as the pair of the table's key and the schema's ID.
    compared_tables: HashSet<(String, u32)>,
}

/// Returns whether the page lists any parameter in a location such as `query`. Otherwise the page may lack the table
/// for this location, and parameters that only the spec declares are not reported.
fn has_params_in(page: &Page, location: ParameterLocation) -> bool {
    page.params.iter().any(|param| param.location == location)
}

/// Returns the schema of a body: the schema of the first JSON media type, or of the first media type if none is JSON.
fn body_schema(contents: &[Content]) -> Option<&SchemaRef> {
    let json_content = contents.iter().find(|content| content.media_type.contains("json"));
    json_content.or(contents.first()).and_then(|content| content.schema.as_ref())
}

/// Returns the media types of a body, separated by `, `.
fn join_media_types(contents: &[Content]) -> String {
    let media_types: Vec<&str> = contents.iter().map(|content| content.media_type.as_str()).collect();
    media_types.join(", ")
}

/// Returns whether a table and a schema appear to describe the same object: of all names in the table or the schema, at
/// least half occur in both. If neither has more than three names, one common name is enough. A table that only has
/// placeholders such as `{key}` matches every schema.
fn is_same_object(fields: &[Field], merged: &MergedSchema<'_>) -> bool {
    let common_count = fields.iter().filter(|field| merged.properties.contains_key(field.name.as_str())).count();
    let union_size = fields.len() + merged.properties.len() - common_count;
    let has_few_names = fields.len().max(merged.properties.len()) <= 3;
    common_count * 2 >= union_size
        || (has_few_names && common_count > 0)
        || fields.iter().all(|field| is_placeholder(&field.name))
}

/// Returns whether `name` is a placeholder for any name, such as `{customKey}`.
pub(super) fn is_placeholder(name: &str) -> bool {
    (name.starts_with('{') && name.ends_with('}')) || (name.starts_with('<') && name.ends_with('>')) || name == "*"
}

/// Describes the type and requiredness that a table row states: `String, mandatory`.
pub(super) fn describe_field(field: &Field) -> String {
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

/// Converts a JSON value to text: strings without quotation marks, other values as JSON.
fn plain_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
