//! Compares a page with the operation that it documents: facts that both state, and facts that only one states.
//!
//! Facts that the page cannot express are ignored: a lost cell, or a limit or default that only the spec has.

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

/// The key of differences that are about the operation as a whole.
pub(super) const OPERATION: &str = "operation";

/// A difference between a page and the spec.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The subject, for example `query/limit` or `response 200/StatusDetails/uid`.
    pub key: String,
    /// The kind of difference.
    pub what: DifferenceKind,
    /// The statement of the page; empty if there is none.
    pub page: String,
    /// The statement of the spec or the lock; empty if there is none.
    pub spec: String,
    /// The page's line.
    pub line: Option<u32>,
    /// The span of the spec's declaration, or of the place where it is missing.
    pub at: Option<Span>,
}

/// The kinds of differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKind {
    /// Only the page has it.
    Added,
    /// Only the spec has it.
    Removed,
    /// The name on the page differs.
    Renamed,
    /// The type differs.
    Type,
    /// The requiredness differs.
    Mandatory,
    /// The default differs.
    Default,
    /// A length or range differs.
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
    /// The type that the page states, as the spec would declare it.
    pub says: String,
    /// The reason why the spec differs.
    pub reason: String,
    /// The node.
    pub at: Span,
    /// The differences that it explains.
    pub explains: Vec<Difference>,
}

/// The result of a comparison.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Differences that nothing explains.
    pub differences: Vec<Difference>,
    /// The notes in the spec, with the differences that they explain. A note that explains none is outdated.
    pub notes: Vec<Note>,
    /// Parts of the page that were not compared field by field, because the spec's schema describes another object.
    pub apart: Vec<String>,
    /// The keys that both sides have and that were compared.
    pub compared: HashSet<String>,
    /// The facts that the spec declares, and the nodes that declare them. A limit has its name after the key:
    /// `query/limit maximum`. `Added`: the spec has fields below the key; `Removed`: it has the field itself.
    pub declared: HashMap<(String, DifferenceKind), Span>,
    /// The keys whose default only a sentence of the page states.
    pub defaults_in_words: HashSet<String>,
    /// The nodes for which the page refers to another page.
    pub unknown: Vec<Span>,
}

/// Compares a page with an operation.
#[must_use]
pub fn compare_with_operation(page: &Page, api: &Api, operation: &Operation) -> Comparison {
    let mut walk =
        PageComparison { api, operation: &operation.id, out: Comparison::default(), visited: HashSet::new() };
    walk.compare_operation(page, operation);
    walk.out
}

/// Returns whether a table agrees with a schema, field by field; differences that the spec explains are ignored.
pub(super) fn agrees_with_schema(api: &Api, body: &Body, fields: &[Field], schema: &SchemaRef) -> bool {
    let shape = merged_schema::merge_schema(api, schema.schema);
    let object = shape.branches.is_empty() && !shape.properties.is_empty();
    if !object || !fields.iter().any(|field| shape.properties.contains_key(field.name.as_str())) {
        return false;
    }
    let mut walk = PageComparison { api, operation: "", out: Comparison::default(), visited: HashSet::new() };
    walk.compare_object("body", fields, schema, Some(body));
    walk.out.differences.is_empty() && walk.out.apart.is_empty()
}

struct PageComparison<'a> {
    api: &'a Api,
    operation: &'a str,
    out: Comparison,
    /// The pairs of objects and schemas that were already compared.
    visited: HashSet<(String, u32)>,
}

/// Returns whether the page has a table for this location. Without a table the page states nothing about it.
fn has_table_for(page: &Page, location: ParameterLocation) -> bool {
    page.params.iter().any(|param| param.location == location)
}

/// Returns the schema of a body: the one for JSON, or else the first one.
fn body_schema(contents: &[Content]) -> Option<&SchemaRef> {
    let json = contents.iter().find(|content| content.media_type.contains("json"));
    json.or(contents.first()).and_then(|content| content.schema.as_ref())
}

fn join_media_types(contents: &[Content]) -> String {
    let types: Vec<&str> = contents.iter().map(|content| content.media_type.as_str()).collect();
    types.join(", ")
}

/// Returns whether a table and a schema describe the same object: at least half of the names are in both, or one if
/// there are few.
fn are_alike(fields: &[Field], shape: &MergedSchema<'_>) -> bool {
    let common = fields.iter().filter(|field| shape.properties.contains_key(field.name.as_str())).count();
    let union_size = fields.len() + shape.properties.len() - common;
    let few = fields.len().max(shape.properties.len()) <= 3;
    common * 2 >= union_size || (few && common > 0) || fields.iter().all(|field| is_placeholder(&field.name))
}

/// Returns whether a name is a placeholder, such as `{customKey}` for any name.
pub(super) fn is_placeholder(name: &str) -> bool {
    (name.starts_with('{') && name.ends_with('}')) || (name.starts_with('<') && name.ends_with('>')) || name == "*"
}

/// Returns a description of a row, for a difference without a counterpart in the spec.
pub(super) fn page_statement(field: &Field) -> String {
    let ty = field.ty.as_ref().map_or_else(|| "no type".to_owned(), |ty| ty.value.to_string());
    match field.mandatory.value {
        Mandatory::Yes => format!("{ty}, mandatory"),
        Mandatory::No => format!("{ty}, optional"),
        Mandatory::Unknown | Mandatory::Unsaid => ty,
    }
}

fn join_names(fields: &[Field]) -> String {
    let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    names.join(", ")
}

fn plain_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
