//! Findings: changes between two documents, each with a rule that states the effect of the change.

use std::collections::{HashMap, HashSet};

use crate::ir::{Api, SchemaId};

use super::{
    change::{Change, Sides},
    facts,
    resolved::ResolvedDocument,
    rules::{Rule, RuleOptions, Severity, apply_rules},
};

/// The changes between two documents, and the effects of the changes on callers.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// All differences between the documents.
    pub changes: Vec<Change>,
    /// The findings, in the order of their changes.
    pub findings: Vec<Finding>,
    /// Maps each changed schema with an `allOf` to the declared schemas that were merged into it, for each document.
    pub(super) sources: Sides<HashMap<SchemaId, Vec<SchemaId>>>,
}

/// A change with a rule that applies to it.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// The index of the change in [`Comparison::changes`].
    pub change: usize,
    /// The rule that applies to the change.
    pub rule: &'static Rule,
    /// The severity of the change under the rule.
    pub severity: Severity,
    /// An explanation of the severity, for example why the severity differs from the rule's default; `None` if it needs
    /// no explanation.
    pub note: Option<&'static str>,
}

impl Comparison {
    /// Returns the highest severity of all findings.
    #[must_use]
    pub fn worst_severity(&self) -> Severity {
        self.findings.iter().map(|finding| finding.severity).max().unwrap_or_default()
    }
}

/// Lists the differences between two documents, and the effect of each difference on requests and responses.
#[must_use]
pub fn compare_documents(base: &Api, head: &Api, options: RuleOptions) -> Comparison {
    let (base, head) = (ResolvedDocument::new(base), ResolvedDocument::new(head));
    let docs = Sides::new(&base, &head);
    let changes = facts::list_changes(docs);
    let verdicts_by_change = apply_rules(docs, &changes, options);
    let findings = verdicts_by_change
        .into_iter()
        .enumerate()
        .flat_map(|(change, verdicts)| {
            verdicts.into_iter().map(move |it| Finding { change, rule: it.rule, severity: it.severity, note: it.note })
        })
        .collect();
    let sources = Sides::new(
        merged_sources(&base, changes.iter().flat_map(|change| changed_schemas(change).map(|ids| ids.base))),
        merged_sources(&head, changes.iter().flat_map(|change| changed_schemas(change).map(|ids| ids.head))),
    );
    Comparison { changes, findings, sources }
}

/// Returns the IDs of the changed schemas, and those of the schemas that directly enclose them.
fn changed_schemas(change: &Change) -> impl Iterator<Item = Sides<SchemaId>> {
    change.nodes.schema.into_iter().chain(change.nodes.parent.as_ref().map(|(ids, _)| *ids))
}

/// Maps each schema in `ids` that has an `allOf` (or was created by merging) to the declared schemas that were merged
/// into it.
fn merged_sources(doc: &ResolvedDocument<'_>, ids: impl Iterator<Item = SchemaId>) -> HashMap<SchemaId, Vec<SchemaId>> {
    let is_merged = |id: &SchemaId| doc.is_created(*id) || !doc.declared_schema(*id).all_of.is_empty();
    let merged_ids: HashSet<SchemaId> = ids.filter(is_merged).collect();
    merged_ids.into_iter().map(|id| (id, doc.sources(id))).collect()
}
