//! Translates Security Scheme Objects. `basic` becomes HTTP authentication, and the `flow` of `oauth2` becomes a member
//! of `flows`.

use super::{Entry, Location, Translation};

/// The members of an OAuth security scheme that the translation moves into `flows`.
const FLOW_MEMBERS: [&str; 4] = ["flow", "authorizationUrl", "tokenUrl", "scopes"];

impl Translation<'_> {
    /// Translates all Security Scheme Objects in the map `securityDefinitions`.
    pub(super) fn translate_security_schemes(&mut self, security_definitions: Location) {
        for (_, entry) in self.original_members(security_definitions) {
            let scheme = self.follow_reference(Location { node: entry.value, ..security_definitions });
            if self.is_map(scheme) && self.visited.insert(scheme) {
                self.translate_security_scheme(scheme);
            }
        }
    }

    fn translate_security_scheme(&mut self, scheme: Location) {
        let Some(type_member) = self.original_entry(scheme, "type") else { return };
        match self.original_text(scheme, "type").as_deref() {
            Some("basic") => {
                let mut members = self.original_members_without(scheme, &["type"]);
                let tree = self.tree(scheme.file);
                let http_node = tree.add_string("http", type_member.value);
                let basic_node = tree.add_string("basic", type_member.value);
                members.push(tree.create_member("type", http_node, Some(type_member)));
                members.push(tree.create_member("scheme", basic_node, Some(type_member)));
                tree.replace_members(scheme.node, &members);
            }
            Some("oauth2") if self.original_value(scheme, "flows").is_none() => self.translate_oauth2(scheme),
            _ => {}
        }
    }

    /// Moves the members of an OAuth security scheme that describe its flow into `flows`.
    fn translate_oauth2(&mut self, scheme: Location) {
        let flow_name = match self.original_text(scheme, "flow").as_deref() {
            Some("application") => "clientCredentials",
            Some("accessCode") => "authorizationCode",
            Some("password") => "password",
            Some("implicit") => "implicit",
            // Validation reports missing or invalid `flows` later.
            _ => return,
        };
        let mut members = self.original_members_without(scheme, &FLOW_MEMBERS);
        let flow_entry = self.original_entry(scheme, "flow");
        let is_moved = |key: &str| key != "flow" && FLOW_MEMBERS.contains(&key);
        let flow_members = self.original_members(scheme).into_iter().filter(|(key, _)| is_moved(key));
        let flow_members: Vec<Entry> = flow_members.map(|(_, entry)| entry).collect();
        let tree = self.tree(scheme.file);
        let flow_object = tree.add_map(&flow_members, scheme.node);
        let flow_member = tree.create_member(flow_name, flow_object, flow_entry);
        let flows_node = tree.add_map(&[flow_member], scheme.node);
        members.push(tree.create_member("flows", flows_node, flow_entry));
        tree.replace_members(scheme.node, &members);
    }

    /// Returns the members of an object except those whose key is in `keys`, as written in the file before the
    /// translation.
    fn original_members_without(&self, object: Location, keys: &[&str]) -> Vec<Entry> {
        self.original_members(object)
            .into_iter()
            .filter(|(key, _)| !keys.contains(&key.as_str()))
            .map(|(_, entry)| entry)
            .collect()
    }
}
