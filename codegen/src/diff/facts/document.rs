//! Compares the document as a whole: `info`, servers, tags, security, named schemas.

use std::collections::HashSet;

use crate::{
    diff::change::{ChangeKind, Part, Sides},
    ir::SchemaId,
};

use super::{ChangeCollector, ChangeContext, rename};

impl ChangeCollector<'_> {
    /// Compares the parts of a document that do not belong to an operation: `info`, servers, extensions, security and
    /// tags.
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
        for before in &base.tags {
            let Some(after) = head.tags.iter().find(|after| after.name == before.name) else { continue };
            let context =
                ChangeContext { spans: Sides::new(Some(before.span), Some(after.span)), ..ChangeContext::default() };
            let text = |tag: &crate::ir::Tag| tag.description.clone();
            if text(before) != text(after) {
                let (text_before, text_after) = (text(before).map(Into::into), text(after).map(Into::into));
                self.push_change(&context, ChangeKind::TagObject, Some(&before.name), text_before, text_after);
            }
        }
    }

    /// Compares the named schemas by name. A difference within a named schema is reported at the operations that use
    /// the schema, or at the named schema if no operation uses it.
    pub(super) fn compare_named_schemas(&mut self) {
        let Sides { base, head } = self.apis;
        let names = |api| rename::named_schemas(api).collect::<indexmap::IndexMap<&str, SchemaId>>();
        let (before, after) = (names(base), names(head));
        let context_of = |name: &str, sides: Sides<Option<SchemaId>>| {
            let mut context = ChangeContext::default();
            context.place.part = Part::Schema(name.to_owned());
            context.nodes.component = sides;
            context.spans =
                Sides::new(sides.base.map(|id| base.schema(id).at), sides.head.map(|id| head.schema(id).at));
            context
        };
        let mut reached: HashSet<SchemaId> = HashSet::new();
        let mut seen_pair_count = 0;
        for (name, id) in &before {
            let new_name = self.renames.head_name(name).to_owned();
            let Some(head_id) = after.get(new_name.as_str()) else {
                self.push_change(
                    &context_of(name, Sides::new(Some(*id), None)),
                    ChangeKind::Component,
                    Some(name),
                    Some(true.into()),
                    None,
                );
                continue;
            };
            let context = context_of(name, Sides::new(Some(*id), Some(*head_id)));
            if new_name != *name {
                let (old, new) = ((*name).into(), new_name.into());
                self.push_change(&context, ChangeKind::ComponentName, None, Some(old), Some(new));
            }
            let newly_compared = self.pairs.base_schemas_after(seen_pair_count);
            reached.extend(newly_compared.flat_map(|id| self.docs.base.sources(id)));
            seen_pair_count = self.pairs.len();
            if !reached.contains(id) {
                self.compare_schemas_at(&context, Sides::new(*id, *head_id));
            }
        }
        let old_names: HashSet<&str> = before.keys().map(|name| self.renames.head_name(name)).collect();
        let added: Vec<_> = after.iter().filter(|(name, _)| !old_names.contains(*name)).collect();
        for (name, id) in added {
            self.push_change(
                &context_of(name, Sides::new(None, Some(*id))),
                ChangeKind::Component,
                Some(name),
                None,
                Some(true.into()),
            );
        }
    }
}
