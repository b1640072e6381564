//! Compares the parts of two documents that do not belong to an operation: `info`, servers, tags, security and named
//! schemas.

use std::collections::HashSet;

use crate::{
    diff::change::{ChangeKind, Part, Sides},
    ir::SchemaId,
};

use super::{ChangeCollector, ChangeContext, rename};

impl ChangeCollector<'_> {
    /// Compares `info`, servers, extensions, security and tags.
    pub(super) fn compare_documents(&mut self) {
        let Sides { base, head } = self.apis;
        let context =
            ChangeContext { spans: Sides::new(Some(base.info.span), Some(head.info.span)), ..ChangeContext::default() };
        self.push_if_different(&context, ChangeKind::Title, Some(base.info.title.as_str()), Some(&head.info.title));
        self.push_if_different(
            &context,
            ChangeKind::Version,
            Some(base.info.version.as_str()),
            Some(&head.info.version),
        );
        self.push_if_different(
            &context,
            ChangeKind::Description,
            base.info.description.as_deref(),
            head.info.description.as_deref(),
        );
        self.compare_servers(&context, &base.servers, &head.servers);
        self.compare_extensions(&context, Sides::new(&base.extensions, &head.extensions));
        let declared_security =
            |api: &crate::ir::Api| api.declared_security.clone().unwrap_or_else(|| api.security.clone());
        let mut security_context = context.clone();
        if base.security_span.is_some() || head.security_span.is_some() {
            security_context.spans = Sides::new(base.security_span, head.security_span);
        }
        self.compare_security(&security_context, &declared_security(base), &declared_security(head));
        self.compare_security_schemes();
        self.compare_tags();
    }

    fn compare_tags(&mut self) {
        let Sides { base, head } = self.apis;
        for base_tag in &base.tags {
            let Some(head_tag) = head.tags.iter().find(|head_tag| head_tag.name == base_tag.name) else { continue };
            let context = ChangeContext {
                spans: Sides::new(Some(base_tag.span), Some(head_tag.span)),
                ..ChangeContext::default()
            };
            let description_of = |tag: &crate::ir::Tag| tag.description.clone();
            if description_of(base_tag) != description_of(head_tag) {
                let (old_description, new_description) =
                    (description_of(base_tag).map(Into::into), description_of(head_tag).map(Into::into));
                self.push_change(
                    &context,
                    ChangeKind::TagObject,
                    Some(&base_tag.name),
                    old_description,
                    new_description,
                );
            }
        }
    }

    /// Compares the named schemas of both documents by name. A difference within a named schema is reported at each
    /// operation that uses the schema; if no operation uses it, the difference is reported at the named schema.
    pub(super) fn compare_named_schemas(&mut self) {
        let Sides { base, head } = self.apis;
        let ids_by_name = |api| rename::named_schemas(api).collect::<indexmap::IndexMap<&str, SchemaId>>();
        let (base_ids, head_ids) = (ids_by_name(base), ids_by_name(head));
        let schema_context = |name: &str, ids: Sides<Option<SchemaId>>| {
            let mut context = ChangeContext::default();
            context.place.part = Part::Schema(name.to_owned());
            context.nodes.component = ids;
            context.spans = Sides::new(ids.base.map(|id| base.schema(id).at), ids.head.map(|id| head.schema(id).at));
            context
        };
        let mut reached_ids: HashSet<SchemaId> = HashSet::new();
        let mut handled_pair_count = 0;
        for (name, id) in &base_ids {
            let new_name = self.renames.head_name(name).to_owned();
            let Some(head_id) = head_ids.get(new_name.as_str()) else {
                self.push_change(
                    &schema_context(name, Sides::new(Some(*id), None)),
                    ChangeKind::Component,
                    Some(name),
                    Some(true.into()),
                    None,
                );
                continue;
            };
            let context = schema_context(name, Sides::new(Some(*id), Some(*head_id)));
            if new_name != *name {
                let (old_name_value, new_name_value) = ((*name).into(), new_name.into());
                self.push_change(&context, ChangeKind::ComponentName, None, Some(old_name_value), Some(new_name_value));
            }
            let newly_compared_ids = self.pairs.base_schemas_after(handled_pair_count);
            reached_ids.extend(newly_compared_ids.flat_map(|id| self.docs.base.sources(id)));
            handled_pair_count = self.pairs.len();
            if !reached_ids.contains(id) {
                self.compare_schemas_at(&context, Sides::new(*id, *head_id));
            }
        }
        let old_names: HashSet<&str> = base_ids.keys().map(|name| self.renames.head_name(name)).collect();
        let added_schemas: Vec<_> = head_ids.iter().filter(|(name, _)| !old_names.contains(*name)).collect();
        for (name, id) in added_schemas {
            self.push_change(
                &schema_context(name, Sides::new(None, Some(*id))),
                ChangeKind::Component,
                Some(name),
                None,
                Some(true.into()),
            );
        }
    }
}
