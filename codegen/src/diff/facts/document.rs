//! What belongs to the whole document: its information, servers, tags, security, named schemas.

use crate::{
    diff::change::{Part, Sides, What},
    ir::SchemaId,
};

use super::{Context, Facts, rename};

impl Facts<'_> {
    /// Compares what belongs to the whole document.
    pub(super) fn document(&mut self) {
        let Sides { base, head } = self.apis;
        let context = Context { at: Sides::new(Some(base.info.at), Some(head.info.at)), ..Context::default() };
        self.compare(&context, What::Title, Some(base.info.title.as_str()), Some(&head.info.title));
        self.compare(&context, What::Version, Some(base.info.version.as_str()), Some(&head.info.version));
        self.compare(&context, What::Description, base.info.description.as_deref(), head.info.description.as_deref());
        self.servers(&context, &base.servers, &head.servers);
        self.extensions(&context, Sides::new(&base.extensions, &head.extensions));
        self.security(&context, &base.security, &head.security);
        self.security_schemes();
        self.tags();
    }

    fn tags(&mut self) {
        let Sides { base, head } = self.apis;
        for before in &base.tags {
            let Some(after) = head.tags.iter().find(|after| after.name == before.name) else { continue };
            let context = Context { at: Sides::new(Some(before.at), Some(after.at)), ..Context::default() };
            let text = |tag: &crate::ir::Tag| tag.description.clone();
            if text(before) != text(after) {
                let (text_before, text_after) = (text(before).map(Into::into), text(after).map(Into::into));
                self.push(&context, What::TagObject, Some(&before.name), text_before, text_after);
            }
        }
    }

    /// Compares the named schemas by name; what differs inside is found where operations reach them.
    pub(super) fn schemas(&mut self) {
        let Sides { base, head } = self.apis;
        let names = |api| rename::named(api).collect::<indexmap::IndexMap<&str, SchemaId>>();
        let (before, after) = (names(base), names(head));
        let renames: Vec<(String, String)> =
            self.renames.iter().map(|(from, to)| (from.to_owned(), to.to_owned())).collect();
        for (from, to) in &renames {
            let at = |api: &crate::ir::Api, id: Option<&SchemaId>| id.map(|id| api.schema(*id).at);
            let mut context = Context::default();
            context.place.part = Part::Schema(from.clone());
            context.at = Sides::new(at(base, before.get(from.as_str())), at(head, after.get(to.as_str())));
            self.push(&context, What::ComponentName, None, Some(from.as_str().into()), Some(to.as_str().into()));
        }
        for (name, id) in before.iter().filter(|(name, _)| !after.contains_key(*name)) {
            let mut context = Context::default();
            context.place.part = Part::Schema((*name).to_owned());
            context.at.base = Some(base.schema(*id).at);
            self.push(&context, What::Component, Some(name), Some(true.into()), None);
        }
        for (name, id) in after.iter().filter(|(name, _)| !before.contains_key(*name)) {
            let mut context = Context::default();
            context.place.part = Part::Schema((*name).to_owned());
            context.at.head = Some(head.schema(*id).at);
            self.push(&context, What::Component, Some(name), None, Some(true.into()));
        }
    }
}
