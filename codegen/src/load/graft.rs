//! Adds nodes to a parsed [`Tree`] when Swagger 2.0 is translated to OpenAPI 3.0. Each new node gets the position of an
//! existing node, so that diagnostics about the new node refer to a position in the file.

use std::borrow::Cow;

use super::tree::{Entry, MIN_INDEXED_MEMBERS, StoredNode, StoredValue, TextRange, Tree};

impl Tree {
    /// Adds a node for a string. The node has the same position in the file as the node `origin`. Returns the index of
    /// the new node.
    pub(super) fn add_string(&mut self, text: impl Into<Cow<'static, str>>, origin: u32) -> u32 {
        let stored_text = self.add_text(text);
        self.add_node(StoredValue::String(stored_text), origin)
    }

    /// Adds a node for a boolean. The node has the same position in the file as the node `origin`. Returns the index of
    /// the new node.
    pub(super) fn add_bool(&mut self, value: bool, origin: u32) -> u32 {
        self.add_node(StoredValue::Bool(value), origin)
    }

    /// Adds a node for a map. The node has the same position in the file as the node `origin`. Returns the index of the
    /// new node.
    pub(super) fn add_map(&mut self, members: &[Entry], origin: u32) -> u32 {
        let map_value = self.store_map(members);
        self.add_node(map_value, origin)
    }

    /// Adds a node for a list. The node has the same position in the file as the node `origin`. Returns the index of
    /// the new node.
    pub(super) fn add_list(&mut self, items: &[u32], origin: u32) -> u32 {
        let list_value = self.store_list(items);
        self.add_node(list_value, origin)
    }

    /// Replaces the members of a map. JSON pointers still resolve to the original members in the file.
    pub(super) fn replace_members(&mut self, node: u32, members: &[Entry]) {
        let map_value = self.store_map(members);
        self.replace_value(node, map_value);
    }

    /// Renames the member `from` of a map to `to`. Has no effect if the map does not have this member.
    pub(super) fn rename_member(&mut self, node: u32, from: &str, to: &'static str) {
        let mut members = self.original_entries(node).to_vec();
        let Some(index) = members.iter().position(|member| self.text(member.key) == from) else { return };
        members[index] = self.create_member(to, members[index].value, Some(members[index]));
        self.replace_members(node, &members);
    }

    /// Replaces the items of a list. JSON pointers still resolve to the original items in the file.
    pub(super) fn replace_items(&mut self, node: u32, items: &[u32]) {
        let list_value = self.store_list(items);
        self.replace_value(node, list_value);
    }

    fn replace_value(&mut self, node: u32, value: StoredValue) {
        let stored_node = &mut self.nodes[node as usize];
        self.original_values.entry(node).or_insert(stored_node.value);
        stored_node.value = value;
    }

    /// Creates a member of a map, without adding it to a map. The new key has the same position in the file as the key
    /// of the member `origin` or, if `origin` is `None`, as the node `value`.
    pub(super) fn create_member(
        &mut self,
        key: impl Into<Cow<'static, str>>,
        value: u32,
        origin: Option<Entry>,
    ) -> Entry {
        let value_node = self.nodes[value as usize];
        let (start, end) = origin.map_or((value_node.start, value_node.end), |entry| (entry.start, entry.end));
        Entry { key: self.add_text(key), start, end, value }
    }

    fn add_text(&mut self, text: impl Into<Cow<'static, str>>) -> TextRange {
        let text = text.into();
        if let Cow::Borrowed(text) = text
            && let Some(stored_text) = self.constant_strings.get(text)
        {
            return *stored_text;
        }
        let text_range = TextRange::Owned(u32::try_from(self.owned_strings.len()).unwrap_or(u32::MAX));
        self.owned_strings.push(text.as_ref().into());
        if let Cow::Borrowed(text) = text {
            self.constant_strings.insert(text, text_range);
        }
        text_range
    }

    fn add_node(&mut self, value: StoredValue, origin: u32) -> u32 {
        let node_id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(StoredNode { value, ..self.nodes[origin as usize] });
        node_id
    }

    /// Stores the members of a map in the tree. Returns the stored value, which refers to these members.
    fn store_map(&mut self, members: &[Entry]) -> StoredValue {
        let first_index = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.extend_from_slice(members);
        if members.len() >= MIN_INDEXED_MEMBERS {
            let member_count = u32::try_from(members.len()).unwrap_or(0);
            let mut sorted_indices: Box<[u32]> = (first_index..first_index + member_count).collect();
            sorted_indices.sort_by_key(|index| self.text(self.entries[*index as usize].key));
            self.sorted_entries.insert(first_index, sorted_indices);
        }
        StoredValue::Map { first: first_index, count: u32::try_from(members.len()).unwrap_or(0) }
    }

    /// Stores the items of a list in the tree. Returns the stored value, which refers to these items.
    fn store_list(&mut self, items: &[u32]) -> StoredValue {
        let first_index = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        self.items.extend_from_slice(items);
        StoredValue::List { first: first_index, count: u32::try_from(items.len()).unwrap_or(0) }
    }
}
