//! Findings: changes with the rules that apply to them.

use std::collections::{HashMap, HashSet};

use crate::ir::{Api, SchemaId};

use super::{
    change::{Change, Sides},
    facts,
    resolved::Resolved,
    rules::{Options, Rule, Severity, apply},
};

/// The changes between two documents, and their effects on callers.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// All differences, by place.
    pub changes: Vec<Change>,
    /// The findings, by change.
    pub findings: Vec<Finding>,
    /// Maps each merged schema of a change to the schemas of the document that were merged into it.
    pub(super) sources: Sides<HashMap<SchemaId, Vec<SchemaId>>>,
}

/// A change with a rule that applies to it.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// The index into [`Comparison::changes`].
    pub change: usize,
    /// The rule.
    pub rule: &'static Rule,
    /// The severity of this change.
    pub severity: Severity,
    /// The reason why the severity differs from the rule's default; `None` if it does not.
    pub note: Option<&'static str>,
}

impl Comparison {
    /// Returns the highest severity.
    #[must_use]
    pub fn wire(&self) -> Severity {
        self.findings.iter().map(|finding| finding.severity).max().unwrap_or_default()
    }
}

/// Compares two documents for their effect on requests and responses.
#[must_use]
pub fn compare(base: &Api, head: &Api, options: Options) -> Comparison {
    let (base, head) = (Resolved::new(base), Resolved::new(head));
    let docs = Sides::new(&base, &head);
    let changes = facts::list(docs);
    let rules = apply(docs, &changes, options);
    let findings = rules
        .into_iter()
        .enumerate()
        .flat_map(|(change, rules)| {
            rules.into_iter().map(move |it| Finding { change, rule: it.rule, severity: it.severity, note: it.note })
        })
        .collect();
    let sources = Sides::new(
        sources(&base, changes.iter().flat_map(|change| schemas(change).map(|ids| ids.base))),
        sources(&head, changes.iter().flat_map(|change| schemas(change).map(|ids| ids.head))),
    );
    Comparison { changes, findings, sources }
}

/// Returns the schemas that a change is about.
fn schemas(change: &Change) -> impl Iterator<Item = Sides<SchemaId>> {
    change.nodes.schema.into_iter().chain(change.nodes.parent.as_ref().map(|(ids, _)| *ids))
}

/// Returns the schemas of the document from which the merged ones among these schemas were created.
fn sources(doc: &Resolved<'_>, ids: impl Iterator<Item = SchemaId>) -> HashMap<SchemaId, Vec<SchemaId>> {
    let is_merged = |id: &SchemaId| doc.is_made(*id) || !doc.own(*id).all_of.is_empty();
    let ids: HashSet<SchemaId> = ids.filter(is_merged).collect();
    ids.into_iter().map(|id| (id, doc.sources(id))).collect()
}
