//! Translates Security Scheme Objects. `basic` becomes HTTP authentication, and the `flow` of `oauth2` becomes a member
//! of `flows`.

use super::{Entry, Location, Translation};

/// Members that belong to an OAuth flow.
const OF_FLOW: [&str; 4] = ["flow", "authorizationUrl", "tokenUrl", "scopes"];

impl Translation<'_> {
    /// Translates the security schemes of a map.
    pub(super) fn translate_security_schemes(&mut self, at: Location) {
        for (_, entry) in self.original_members(at) {
            let scheme = self.follow_reference(Location { node: entry.value, ..at });
            if self.is_map(scheme) && self.done.insert(scheme) {
                self.translate_security_scheme(scheme);
            }
        }
    }

    fn translate_security_scheme(&mut self, at: Location) {
        let Some(ty) = self.root_entry(at, "type") else { return };
        match self.original_text(at, "type").as_deref() {
            Some("basic") => {
                let mut members = self.members_without(at, &["type"]);
                let tree = self.tree(at.file);
                let http = tree.add_string("http", ty.value);
                let basic = tree.add_string("basic", ty.value);
                members.push(tree.create_member("type", http, Some(ty)));
                members.push(tree.create_member("scheme", basic, Some(ty)));
                tree.replace_members(at.node, &members);
            }
            Some("oauth2") if self.original_value(at, "flows").is_none() => self.translate_oauth2(at),
            _ => {}
        }
    }

    fn translate_oauth2(&mut self, at: Location) {
        let flow = match self.original_text(at, "flow").as_deref() {
            Some("application") => "clientCredentials",
            Some("accessCode") => "authorizationCode",
            Some("password") => "password",
            Some("implicit") => "implicit",
            // Validation reports missing or invalid `flows` later.
            _ => return,
        };
        let mut members = self.members_without(at, &OF_FLOW);
        let source = self.root_entry(at, "flow");
        let is_kept = |key: &str| key != "flow" && OF_FLOW.contains(&key);
        let of_flow: Vec<Entry> =
            self.original_members(at).into_iter().filter(|(key, _)| is_kept(key)).map(|(_, entry)| entry).collect();
        let tree = self.tree(at.file);
        let object = tree.add_map(&of_flow, at.node);
        let flow = tree.create_member(flow, object, source);
        let flows = tree.add_map(&[flow], at.node);
        members.push(tree.create_member("flows", flows, source));
        tree.replace_members(at.node, &members);
    }

    fn members_without(&self, at: Location, keys: &[&str]) -> Vec<Entry> {
        self.original_members(at)
            .into_iter()
            .filter(|(key, _)| !keys.contains(&key.as_str()))
            .map(|(_, entry)| entry)
            .collect()
    }
}
