//! Determines for each schema whether requests contain it and whether responses contain it.

use super::union_plans::UnionPlans;
use crate::ir::{Api, Content, SchemaId, SchemaRef};

/// The schemas that are sent or received, by schema ID: true for each schema that requests, or responses, contain.
#[derive(Debug)]
pub(super) struct Usage {
    sent: Vec<bool>,
    received: Vec<bool>,
}

impl Usage {
    pub(super) fn of(api: &Api, plans: &UnionPlans) -> Self {
        let mut sent = vec![false; api.schemas.len()];
        let mut received = vec![false; api.schemas.len()];
        for operation in &api.operations {
            let bodies = operation.body.iter().flat_map(|body| &body.contents).flat_map(Content::links);
            // Read-only members are not sent, and neither are schemas that only they use.
            let is_sent = |link: &SchemaRef| !api.schema(link.schema).read_only;
            let values = bodies.chain(operation.params.iter().map(|param| &param.schema));
            mark_reachable(api, plans, values, is_sent, &mut sent);
            let responses = operation.responses.iter();
            let contents =
                responses.clone().flat_map(|response| &response.contents).filter_map(|content| content.schema.as_ref());
            mark_reachable(
                api,
                plans,
                contents.chain(responses.flat_map(|response| response.headers.values().map(|header| &header.schema))),
                |_| true,
                &mut received,
            );
        }
        let bodies = api.webhooks.iter().flat_map(|webhook| &webhook.body).flat_map(|body| &body.contents);
        let bodies = bodies.filter_map(|content| content.schema.as_ref());
        mark_reachable(api, plans, bodies, |_| true, &mut received);
        Self { sent, received }
    }

    pub(super) fn is_sent(&self, id: SchemaId) -> bool {
        self.sent[id.index()]
    }

    pub(super) fn is_received(&self, id: SchemaId) -> bool {
        self.received[id.index()]
    }
}

/// Marks in `seen` the schemas that are reachable from the references `from` through references that `is_followed`
/// accepts.
fn mark_reachable<'a>(
    api: &'a Api,
    plans: &'a UnionPlans,
    from: impl Iterator<Item = &'a SchemaRef>,
    is_followed: impl Fn(&SchemaRef) -> bool,
    seen: &mut [bool],
) {
    let mut open: Vec<SchemaId> = from.map(|link| link.schema).collect();
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut seen[id.index()], true) {
            continue;
        }
        open.extend(api.schema(id).schema_refs().filter(|link| is_followed(link)).map(|link| link.schema));
        if let Some(family) = plans.family_of_parent(id) {
            open.extend(family.members.iter().filter(|link| is_followed(link)).map(|link| link.schema));
        }
    }
}
