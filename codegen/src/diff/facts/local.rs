//! Defines the difference between two schemas: a change without the operations that use the schemas.

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Compatibility, Sides},
    ir::{Schema, SchemaRef},
    source::Span,
};

/// A difference between two schemas. The fields correspond to those of [`Change`](crate::diff::change::Change).
#[derive(Clone, Debug)]
pub(super) struct SchemaDifference {
    pub(super) kind: ChangeKind,
    pub(super) name: Option<String>,
    pub(super) before: Option<Value>,
    pub(super) after: Option<Value>,
    pub(super) further_values: usize,
    pub(super) spans: Sides<Option<Span>>,
    pub(super) compatibility: Option<Compatibility>,
}

impl SchemaDifference {
    /// Creates a difference whose spans are those of the schemas themselves.
    pub(super) fn new(kind: ChangeKind, schemas: Sides<&Schema>, before: Option<Value>, after: Option<Value>) -> Self {
        let spans = Sides::new(Some(schemas.base.at), Some(schemas.head.at));
        Self { kind, name: None, before, after, further_values: 0, spans, compatibility: None }
    }

    /// Returns the number of values and names that the difference lists, and 1 for the difference itself.
    pub(super) fn size(&self) -> usize {
        let listed = |value: &Option<Value>| value.as_ref().and_then(Value::as_array).map_or(0, Vec::len);
        1 + listed(&self.before) + listed(&self.after)
    }

    /// Sets the name of the changed entry.
    pub(super) fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the number of further values that changed in the same way and for which no separate difference is reported.
    pub(super) fn with_further_values(mut self, count: usize) -> Self {
        self.further_values = count;
        self
    }

    /// Sets whether valid values stay valid.
    pub(super) fn with_compatibility(mut self, compatibility: Compatibility) -> Self {
        self.compatibility = Some(compatibility);
        self
    }

    /// Sets the spans to those of an entry of a list. For a document without the entry, the span of the enclosing
    /// schema is kept.
    pub(super) fn at_span(mut self, base: Option<Span>, head: Option<Span>) -> Self {
        self.spans = Sides::new(base.or(self.spans.base), head.or(self.spans.head));
        self
    }

    /// Sets the spans to those of a subschema. For a document without the subschema, the span of the enclosing schema
    /// is kept.
    pub(super) fn at_schema_refs(mut self, base: Option<&SchemaRef>, head: Option<&SchemaRef>) -> Self {
        self.spans.base = base.map(|schema_ref| schema_ref.at).or(self.spans.base);
        self.spans.head = head.map(|schema_ref| schema_ref.at).or(self.spans.head);
        self
    }
}
