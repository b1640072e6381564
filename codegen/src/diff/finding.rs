//! Findings: changes and the rules that apply to them.

use std::collections::{HashMap, HashSet};

use crate::ir::{Api, SchemaId};

use super::{
    change::{Change, Sides},
    facts,
    resolved::ResolvedDocument,
    rules::{Rule, RuleOptions, Severity, apply_rules},
};

/// The changes between two documents, and their effects on callers.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// All differences between the documents.
    pub changes: Vec<Change>,
    /// The findings, in the order of their changes.
    pub findings: Vec<Finding>,
    /// Maps each merged schema of a change to the schemas of the document that were merged into it.
    pub(super) sources: Sides<HashMap<SchemaId, Vec<SchemaId>>>,
}

/// A change with a rule that applies to it.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// The index into [`Comparison::changes`].
    pub change: usize,
    /// The rule that applies to the change.
    pub rule: &'static Rule,
    /// The severity of this change.
    pub severity: Severity,
    /// An explanation of the severity, for example why it differs from the rule's default.
    pub note: Option<&'static str>,
}

impl Comparison {
    /// Returns the highest severity of all findings.
    #[must_use]
    pub fn worst_severity(&self) -> Severity {
        self.findings.iter().map(|finding| finding.severity).max().unwrap_or_default()
    }
}

/// Compares two documents for their effect on requests and responses.
#[must_use]
pub fn compare_documents(base: &Api, head: &Api, options: RuleOptions) -> Comparison {
    let (base, head) = (ResolvedDocument::new(base), ResolvedDocument::new(head));
    let docs = Sides::new(&base, &head);
    let changes = facts::list_changes(docs);
    let rules = apply_rules(docs, &changes, options);
    let findings = rules
        .into_iter()
        .enumerate()
        .flat_map(|(change, rules)| {
            rules.into_iter().map(move |it| Finding { change, rule: it.rule, severity: it.severity, note: it.note })
        })
        .collect();
    let sources = Sides::new(
        merged_sources(&base, changes.iter().flat_map(|change| changed_schemas(change).map(|ids| ids.base))),
        merged_sources(&head, changes.iter().flat_map(|change| changed_schemas(change).map(|ids| ids.head))),
    );
    Comparison { changes, findings, sources }
}

/// Returns the schemas that a change concerns, including the enclosing schemas.
fn changed_schemas(change: &Change) -> impl Iterator<Item = Sides<SchemaId>> {
    change.nodes.schema.into_iter().chain(change.nodes.parent.as_ref().map(|(ids, _)| *ids))
}

/// Maps each merged schema in `ids` to the schemas of the document that were merged into it.
fn merged_sources(doc: &ResolvedDocument<'_>, ids: impl Iterator<Item = SchemaId>) -> HashMap<SchemaId, Vec<SchemaId>> {
    let is_merged = |id: &SchemaId| doc.is_created(*id) || !doc.declared_schema(*id).all_of.is_empty();
    let ids: HashSet<SchemaId> = ids.filter(is_merged).collect();
    ids.into_iter().map(|id| (id, doc.sources(id))).collect()
}
