//! Translates Security Scheme Objects. `basic` becomes HTTP authentication, and the `flow` of `oauth2` becomes a member
//! of `flows`.

use super::{Entry, Location, Translation};

/// The members of an OAuth security scheme that the translation moves into `flows`.
const FLOW_MEMBERS: [&str; 4] = ["flow", "authorizationUrl", "tokenUrl", "scopes"];

impl Translation<'_> {
    /// Translates all Security Scheme Objects in a map.
    pub(super) fn translate_security_schemes(&mut self, object: Location) {
        for (_, entry) in self.original_members(object) {
            let scheme = self.follow_reference(Location { node: entry.value, ..object });
            if self.is_map(scheme) && self.visited.insert(scheme) {
                self.translate_security_scheme(scheme);
            }
        }
    }

    fn translate_security_scheme(&mut self, object: Location) {
        let Some(type_member) = self.original_entry(object, "type") else { return };
        match self.original_text(object, "type").as_deref() {
            Some("basic") => {
                let mut members = self.members_without(object, &["type"]);
                let tree = self.tree(object.file);
                let http_node = tree.add_string("http", type_member.value);
                let basic_node = tree.add_string("basic", type_member.value);
                members.push(tree.create_member("type", http_node, Some(type_member)));
                members.push(tree.create_member("scheme", basic_node, Some(type_member)));
                tree.replace_members(object.node, &members);
            }
            Some("oauth2") if self.original_value(object, "flows").is_none() => self.translate_oauth2(object),
            _ => {}
        }
    }

    /// Moves the members of an OAuth security scheme into `flows`.
    fn translate_oauth2(&mut self, object: Location) {
        let flow_name = match self.original_text(object, "flow").as_deref() {
            Some("application") => "clientCredentials",
            Some("accessCode") => "authorizationCode",
            Some("password") => "password",
            Some("implicit") => "implicit",
            // Validation reports missing or invalid `flows` later.
            _ => return,
        };
        let mut members = self.members_without(object, &FLOW_MEMBERS);
        let flow_entry = self.original_entry(object, "flow");
        let is_moved = |key: &str| key != "flow" && FLOW_MEMBERS.contains(&key);
        let flow_members = self.original_members(object).into_iter().filter(|(key, _)| is_moved(key));
        let flow_members: Vec<Entry> = flow_members.map(|(_, entry)| entry).collect();
        let tree = self.tree(object.file);
        let flow_object = tree.add_map(&flow_members, object.node);
        let flow_member = tree.create_member(flow_name, flow_object, flow_entry);
        let flows_node = tree.add_map(&[flow_member], object.node);
        members.push(tree.create_member("flows", flows_node, flow_entry));
        tree.replace_members(object.node, &members);
    }

    /// Returns the members of an object whose keys are not in `keys`, as written in the file.
    fn members_without(&self, object: Location, keys: &[&str]) -> Vec<Entry> {
        self.original_members(object)
            .into_iter()
            .filter(|(key, _)| !keys.contains(&key.as_str()))
            .map(|(_, entry)| entry)
            .collect()
    }
}
