//! Determines for each schema whether it is sent in requests and received in responses.

use super::union_plans::UnionPlans;
use crate::ir::{Api, Content, SchemaId, SchemaRef};

/// For each schema: whether requests contain it, and whether responses contain it.
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
            // A read-only member is not sent, so neither is what only such members hold.
            let is_sent = |link: &SchemaRef| !api.schema(link.schema).read_only;
            let values = bodies.chain(operation.params.iter().map(|param| &param.schema));
            mark_reachable(api, plans, values, is_sent, &mut sent);
            let answers = operation.responses.iter();
            let contents =
                answers.clone().flat_map(|answer| &answer.contents).filter_map(|content| content.schema.as_ref());
            mark_reachable(
                api,
                plans,
                contents.chain(answers.flat_map(|answer| answer.headers.values().map(|header| &header.schema))),
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

/// Marks the schemas reachable from these through links that `travels` accepts.
fn mark_reachable<'a>(
    api: &'a Api,
    plans: &'a UnionPlans,
    from: impl Iterator<Item = &'a SchemaRef>,
    travels: impl Fn(&SchemaRef) -> bool,
    seen: &mut [bool],
) {
    let mut open: Vec<SchemaId> = from.map(|link| link.schema).collect();
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut seen[id.index()], true) {
            continue;
        }
        open.extend(api.schema(id).schema_refs().filter(|link| travels(link)).map(|link| link.schema));
        if let Some(family) = plans.family_of_parent(id) {
            open.extend(family.members.iter().filter(|link| travels(link)).map(|link| link.schema));
        }
    }
}
