//! A difference of two schemas themselves, before the places that reach them are known.

use serde_json::Value;

use crate::{
    diff::change::{ChangeKind, Compatibility, Sides},
    ir::{Link, Schema},
    source::Span,
};

/// A difference of two schemas themselves. Fields as in [`Change`](crate::diff::change::Change).
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
    /// Creates a difference of the schemas themselves.
    pub(super) fn of(kind: ChangeKind, schemas: Sides<&Schema>, before: Option<Value>, after: Option<Value>) -> Self {
        let at = Sides::new(Some(schemas.base.at), Some(schemas.head.at));
        Self { kind, name: None, before, after, at, compatibility: None }
    }

    /// Sets the name of the entry that differs, if there are several.
    pub(super) fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets whether values that were valid stay valid.
    pub(super) fn judged(mut self, compatibility: Compatibility) -> Self {
        self.compatibility = Some(compatibility);
        self
    }

    /// Sets the place of an entry that only one side has.
    pub(super) fn at_span(mut self, base: Option<Span>, head: Option<Span>) -> Self {
        self.at = Sides::new(base.or(self.at.base), head.or(self.at.head));
        self
    }

    /// Sets the position, for a link that only one side may have.
    pub(super) fn at(mut self, base: Option<&Link>, head: Option<&Link>) -> Self {
        self.at.base = base.map(|link| link.at).or(self.at.base);
        self.at.head = head.map(|link| link.at).or(self.at.head);
        self
    }
}
