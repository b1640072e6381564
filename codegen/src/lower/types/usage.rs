//! Determines for each schema whether requests contain it and whether responses contain it.

use super::union_plans::UnionPlans;
use crate::ir::{Api, Content, SchemaId, SchemaRef};

/// The schemas that requests contain (sent) and those that responses contain (received). Each list has one flag for
/// each schema, by schema ID.
#[derive(Debug)]
pub(super) struct Usage {
    sent_schemas: Vec<bool>,
    received_schemas: Vec<bool>,
}

impl Usage {
    pub(super) fn new(api: &Api, plans: &UnionPlans) -> Self {
        let mut sent_schemas = vec![false; api.schemas.len()];
        let mut received_schemas = vec![false; api.schemas.len()];
        for operation in &api.operations {
            let bodies = operation.body.iter().flat_map(|body| &body.contents).flat_map(Content::schema_refs);
            // Read-only members are not sent, and neither are schemas that only they use.
            let is_sent = |schema_ref: &SchemaRef| !api.schema(schema_ref.schema).read_only;
            let sent_refs = bodies.chain(operation.params.iter().map(|param| &param.schema));
            mark_reachable(api, plans, sent_refs, is_sent, &mut sent_schemas);
            let responses = operation.responses.iter();
            let received_refs =
                responses.clone().flat_map(|response| &response.contents).filter_map(|content| content.schema.as_ref());
            mark_reachable(
                api,
                plans,
                received_refs
                    .chain(responses.flat_map(|response| response.headers.values().map(|header| &header.schema))),
                |_| true,
                &mut received_schemas,
            );
        }
        let bodies = api.webhooks.iter().flat_map(|webhook| &webhook.body).flat_map(|body| &body.contents);
        let bodies = bodies.filter_map(|content| content.schema.as_ref());
        mark_reachable(api, plans, bodies, |_| true, &mut received_schemas);
        Self { sent_schemas, received_schemas }
    }

    pub(super) fn is_sent(&self, id: SchemaId) -> bool {
        self.sent_schemas[id.index()]
    }

    pub(super) fn is_received(&self, id: SchemaId) -> bool {
        self.received_schemas[id.index()]
    }
}

/// Sets `is_reached` to true for the schemas that are reachable from the references `start_refs`. Only references that
/// `is_followed` accepts are followed.
fn mark_reachable<'a>(
    api: &'a Api,
    plans: &'a UnionPlans,
    start_refs: impl Iterator<Item = &'a SchemaRef>,
    is_followed: impl Fn(&SchemaRef) -> bool,
    is_reached: &mut [bool],
) {
    let mut pending_ids: Vec<SchemaId> = start_refs.map(|schema_ref| schema_ref.schema).collect();
    while let Some(id) = pending_ids.pop() {
        if std::mem::replace(&mut is_reached[id.index()], true) {
            continue;
        }
        pending_ids.extend(
            api.schema(id)
                .schema_refs()
                .filter(|schema_ref| is_followed(schema_ref))
                .map(|schema_ref| schema_ref.schema),
        );
        if let Some(family) = plans.family_of_parent(id) {
            pending_ids.extend(
                family.children.iter().filter(|schema_ref| is_followed(schema_ref)).map(|schema_ref| schema_ref.schema),
            );
        }
    }
}
