//! A difference between two schemas, independent of the operations that reach the schemas.

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
    pub(super) spans: Sides<Option<Span>>,
    pub(super) compatibility: Option<Compatibility>,
}

impl SchemaDifference {
    /// Creates a difference at the schemas themselves.
    pub(super) fn new(kind: ChangeKind, schemas: Sides<&Schema>, before: Option<Value>, after: Option<Value>) -> Self {
        let at = Sides::new(Some(schemas.base.at), Some(schemas.head.at));
        Self { kind, name: None, before, after, spans: at, compatibility: None }
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

    /// Sets whether valid values stay valid.
    pub(super) fn with_compatibility(mut self, compatibility: Compatibility) -> Self {
        self.compatibility = Some(compatibility);
        self
    }

    /// Sets the spans to those of an entry. A side without the entry keeps the span of the enclosing schema.
    pub(super) fn at_span(mut self, base: Option<Span>, head: Option<Span>) -> Self {
        self.spans = Sides::new(base.or(self.spans.base), head.or(self.spans.head));
        self
    }

    /// Sets the spans to those of a subschema. A side without the subschema keeps the span of the enclosing schema.
    pub(super) fn at_schema_refs(mut self, base: Option<&SchemaRef>, head: Option<&SchemaRef>) -> Self {
        self.spans.base = base.map(|link| link.at).or(self.spans.base);
        self.spans.head = head.map(|link| link.at).or(self.spans.head);
        self
    }
}
