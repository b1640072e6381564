//! A difference of two schemas themselves, before the places that reach them are known.

use serde_json::Value;

use crate::{
    diff::change::{Sides, What},
    ir::{Link, Schema},
    source::Span,
};

/// A difference of two schemas themselves. Fields as in [`Change`](crate::diff::change::Change).
#[derive(Clone, Debug)]
pub(super) struct Local {
    pub(super) what: What,
    pub(super) name: Option<String>,
    pub(super) before: Option<Value>,
    pub(super) after: Option<Value>,
    pub(super) at: Sides<Option<Span>>,
}

impl Local {
    /// A difference that stands at the schemas.
    pub(super) fn of(what: What, schemas: Sides<&Schema>, before: Option<Value>, after: Option<Value>) -> Self {
        let at = Sides::new(Some(schemas.base.at), Some(schemas.head.at));
        Self { what, name: None, before, after, at }
    }

    /// Which of them.
    pub(super) fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Where it stands, for a link that only one side may have.
    pub(super) fn at(mut self, base: Option<&Link>, head: Option<&Link>) -> Self {
        self.at.base = base.map(|link| link.at).or(self.at.base);
        self.at.head = head.map(|link| link.at).or(self.at.head);
        self
    }
}
