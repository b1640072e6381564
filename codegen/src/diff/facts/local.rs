//! A difference between two schemas, independent of the places that reach them.

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Compatibility, Sides},
    ir::{Link, Schema},
    source::Span,
};

/// A difference between two schemas. The fields correspond to those of [`Change`](crate::diff::change::Change).
#[derive(Clone, Debug)]
pub(super) struct Local {
    pub(super) kind: ChangeKind,
    pub(super) name: Option<String>,
    pub(super) before: Option<Value>,
    pub(super) after: Option<Value>,
    pub(super) at: Sides<Option<Span>>,
    pub(super) compatibility: Option<Compatibility>,
}

impl Local {
    /// Creates a difference at the schemas themselves.
    pub(super) fn of(kind: ChangeKind, schemas: Sides<&Schema>, before: Option<Value>, after: Option<Value>) -> Self {
        let at = Sides::new(Some(schemas.base.at), Some(schemas.head.at));
        Self { kind, name: None, before, after, at, compatibility: None }
    }

    /// Sets the name of the changed entry.
    pub(super) fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets whether valid values stay valid.
    pub(super) fn judged(mut self, compatibility: Compatibility) -> Self {
        self.compatibility = Some(compatibility);
        self
    }

    /// Sets the spans of an entry that may exist on one side only.
    pub(super) fn at_span(mut self, base: Option<Span>, head: Option<Span>) -> Self {
        self.at = Sides::new(base.or(self.at.base), head.or(self.at.head));
        self
    }

    /// Sets the spans of a subschema that may exist on one side only.
    pub(super) fn at(mut self, base: Option<&Link>, head: Option<&Link>) -> Self {
        self.at.base = base.map(|link| link.at).or(self.at.base);
        self.at.head = head.map(|link| link.at).or(self.at.head);
        self
    }
}
