//! Findings: changes between two documents, each together with a rule that states how the change affects callers.

use std::collections::{HashMap, HashSet};

use crate::ir::{Api, SchemaId};

use super::{
    change::{Change, Sides},
    facts,
    resolved::ResolvedDocument,
    rules::{Rule, RuleOptions, Severity, apply_rules},
};

/// The changes between two documents, and the findings for these changes.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// All differences between the documents.
    pub changes: Vec<Change>,
    /// The findings for the changes, in the order of the changes.
    pub findings: Vec<Finding>,
    /// For each document, maps each changed schema with an `allOf` list to the declared schemas that were merged into
    /// it.
    pub(super) sources: Sides<HashMap<SchemaId, Vec<SchemaId>>>,
}

/// A change, and a rule that applies to the change.
#[derive(Clone, Copy, Debug)]
pub struct Finding {
    /// The index of the change in [`Comparison::changes`].
    pub change: usize,
    /// The rule that applies to the change.
    pub rule: &'static Rule,
    /// The severity of the change under the rule.
    pub severity: Severity,
    /// An explanation of the severity, for example the reason for a severity that differs from the default of the rule;
    /// `None` if no explanation is needed.
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

/// Returns the pair of changed schemas, and the pair of schemas that directly encloses it.
fn changed_schemas(change: &Change) -> impl Iterator<Item = Sides<SchemaId>> {
    change.nodes.schema.into_iter().chain(change.nodes.parent.as_ref().map(|(ids, _)| *ids))
}

/// For each schema in `ids` with an `allOf` list, and for each schema created by merging, returns the declared schemas
/// that were merged into it.
fn merged_sources(doc: &ResolvedDocument<'_>, ids: impl Iterator<Item = SchemaId>) -> HashMap<SchemaId, Vec<SchemaId>> {
    let is_merged = |id: &SchemaId| doc.is_created(*id) || !doc.declared_schema(*id).all_of.is_empty();
    let merged_ids: HashSet<SchemaId> = ids.filter(is_merged).collect();
    merged_ids.into_iter().map(|id| (id, doc.sources(id))).collect()
}
