//! Defines the type of a difference between two schemas. A difference does not depend on the operations that use the
//! schemas.

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Compatibility, Sides},
    ir::{Schema, SchemaRef},
    source::Span,
};

/// A difference between two schemas. The fields have the same meaning as those of
/// [`Change`](crate::diff::change::Change).
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
    /// Creates a difference with the spans of both schemas.
    pub(super) fn new(kind: ChangeKind, schemas: Sides<&Schema>, before: Option<Value>, after: Option<Value>) -> Self {
        let spans = Sides::new(Some(schemas.base.at), Some(schemas.head.at));
        Self { kind, name: None, before, after, further_values: 0, spans, compatibility: None }
    }

    /// Returns the number of JSON array elements in `before` and `after`, plus 1.
    pub(super) fn size(&self) -> usize {
        let element_count = |value: &Option<Value>| value.as_ref().and_then(Value::as_array).map_or(0, Vec::len);
        1 + element_count(&self.before) + element_count(&self.after)
    }

    /// Sets the name of the changed keyword entry, such as a property name.
    pub(super) fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the number of values with the same kind of change for which no separate difference is added.
    pub(super) fn with_further_values(mut self, count: usize) -> Self {
        self.further_values = count;
        self
    }

    /// Sets whether values that are valid for one schema are also valid for the other schema, for requests and for
    /// responses.
    pub(super) fn with_compatibility(mut self, compatibility: Compatibility) -> Self {
        self.compatibility = Some(compatibility);
        self
    }

    /// Sets the spans to those of a changed list entry. Where `base` or `head` is `None`, the span of the enclosing
    /// schema is kept.
    pub(super) fn at_span(mut self, base: Option<Span>, head: Option<Span>) -> Self {
        self.spans = Sides::new(base.or(self.spans.base), head.or(self.spans.head));
        self
    }

    /// Sets the spans to those of a subschema. Where `base` or `head` is `None`, the span of the enclosing schema is
    /// kept.
    pub(super) fn at_schema_refs(mut self, base: Option<&SchemaRef>, head: Option<&SchemaRef>) -> Self {
        self.spans.base = base.map(|schema_ref| schema_ref.at).or(self.spans.base);
        self.spans.head = head.map(|schema_ref| schema_ref.at).or(self.spans.head);
        self
    }
}
