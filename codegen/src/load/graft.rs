//! Adds nodes to a parsed [`Tree`], for the translation of Swagger 2.0. Each new node has the position of an existing
//! node, so that diagnostics about the new node point into the file.

use std::borrow::Cow;

use super::tree::{Entry, MIN_INDEXED_MEMBERS, StoredNode, StoredValue, TextRange, Tree};

impl Tree {
    /// Adds a string with the position of the node `source`. Returns the index of the new node.
    pub(super) fn add_string(&mut self, text: impl Into<Cow<'static, str>>, source: u32) -> u32 {
        let text = self.add_text(text);
        self.add_node(StoredValue::String(text), source)
    }

    /// Adds a boolean with the position of the node `source`. Returns the index of the new node.
    pub(super) fn add_bool(&mut self, value: bool, source: u32) -> u32 {
        self.add_node(StoredValue::Bool(value), source)
    }

    /// Adds a map with the position of the node `source`. Returns the index of the new node.
    pub(super) fn add_map(&mut self, members: &[Entry], source: u32) -> u32 {
        let value = self.store_map(members);
        self.add_node(value, source)
    }

    /// Adds a list with the position of the node `source`. Returns the index of the new node.
    pub(super) fn add_list(&mut self, items: &[u32], source: u32) -> u32 {
        let value = self.store_list(items);
        self.add_node(value, source)
    }

    /// Replaces the members of a map. JSON pointers still resolve to the members as written in the file.
    pub(super) fn replace_members(&mut self, node: u32, members: &[Entry]) {
        let value = self.store_map(members);
        self.replace_value(node, value);
    }

    /// Replaces the items of a list. JSON pointers still resolve to the items as written in the file.
    pub(super) fn replace_items(&mut self, node: u32, items: &[u32]) {
        let value = self.store_list(items);
        self.replace_value(node, value);
    }

    fn replace_value(&mut self, node: u32, value: StoredValue) {
        let raw = &mut self.nodes[node as usize];
        self.original_values.entry(node).or_insert(raw.value);
        raw.value = value;
    }

    /// Creates a member of a map. The position of the new key is the position of the key of `source`, or of the node
    /// `value` if `source` is `None`.
    pub(super) fn create_member(
        &mut self,
        key: impl Into<Cow<'static, str>>,
        value: u32,
        source: Option<Entry>,
    ) -> Entry {
        let value_node = self.nodes[value as usize];
        let (start, end) = source.map_or((value_node.start, value_node.end), |entry| (entry.start, entry.end));
        Entry { key: self.add_text(key), start, end, value }
    }

    fn add_text(&mut self, text: impl Into<Cow<'static, str>>) -> TextRange {
        let text = text.into();
        if let Cow::Borrowed(text) = text
            && let Some(stored) = self.constant_strings.get(text)
        {
            return *stored;
        }
        let id = TextRange::Owned(u32::try_from(self.owned_strings.len()).unwrap_or(u32::MAX));
        self.owned_strings.push(text.as_ref().into());
        if let Cow::Borrowed(text) = text {
            self.constant_strings.insert(text, id);
        }
        id
    }

    fn add_node(&mut self, value: StoredValue, source: u32) -> u32 {
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        self.nodes.push(StoredNode { value, ..self.nodes[source as usize] });
        id
    }

    /// Stores the members of a map. Returns the value of the map.
    fn store_map(&mut self, members: &[Entry]) -> StoredValue {
        let first_index = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        self.entries.extend_from_slice(members);
        if members.len() >= MIN_INDEXED_MEMBERS {
            let member_count = u32::try_from(members.len()).unwrap_or(0);
            let mut sorted: Box<[u32]> = (first_index..first_index + member_count).collect();
            sorted.sort_by_key(|index| self.text(self.entries[*index as usize].key));
            self.sorted_entries.insert(first_index, sorted);
        }
        StoredValue::Map { first: first_index, count: u32::try_from(members.len()).unwrap_or(0) }
    }

    /// Stores the items of a list. Returns the value of the list.
    fn store_list(&mut self, items: &[u32]) -> StoredValue {
        let first_index = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        self.items.extend_from_slice(items);
        StoredValue::List { first: first_index, count: u32::try_from(items.len()).unwrap_or(0) }
    }
}
