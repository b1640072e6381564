//! The tree of nodes of a parsed YAML or JSON file. Each node has a position in the file.
//!
//! The nodes are stored in one `Vec` and refer to each other by index. Text that occurs verbatim in the file is stored
//! as a byte range of the file. A node therefore takes little memory, and neither traversing nor dropping a tree is
//! recursive.

use std::{borrow::Cow, collections::HashMap, sync::Arc};

use serde::{Serialize, Serializer};
use serde_json::Number;

use crate::source::{FileId, SourceFile, Span};

/// The maximum total length, in bytes, of the keys in a JSON pointer. If the keys are longer, the outermost keys are
/// left out.
const MAX_POINTER_LENGTH: usize = 2000;

/// The location of a node in the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The file.
    pub file: FileId,
    /// The index of the node in the file's tree.
    pub node: u32,
}

/// The tree of a parsed file.
#[derive(Debug)]
pub struct Tree {
    pub(super) file: FileId,
    pub(super) source: Arc<SourceFile>,
    pub(super) nodes: Vec<StoredNode>,
    /// The members of all maps. The members of one map are adjacent.
    pub(super) entries: Vec<Entry>,
    /// The items of all lists, as indices of nodes. The items of one list are adjacent.
    pub(super) items: Vec<u32>,
    /// The strings whose content does not occur verbatim in the file, for example because they contain escape
    /// sequences.
    pub(super) owned_strings: Vec<Box<str>>,
    /// For each map with at least [`MIN_INDEXED_MEMBERS`] members, the indices of its entries, sorted by key for a
    /// binary search. The key of this `HashMap` is the index of the first entry of the map.
    pub(super) sorted_entries: HashMap<u32, Box<[u32]>>,
    /// The original values of the nodes whose members or items were replaced by the translation of Swagger 2.0. The key
    /// is the index of the node.
    pub(super) original_values: HashMap<u32, StoredValue>,
    /// The ranges of the constant strings that the translation of Swagger 2.0 has added, such as `openapi`. Each string
    /// is stored once.
    pub(super) constant_strings: HashMap<&'static str, TextRange>,
    /// The index of the root node.
    pub(super) root: u32,
}

/// A node as stored in [`Tree::nodes`]. `start` and `end` are its byte range in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct StoredNode {
    pub start: u32,
    pub end: u32,
    pub value: StoredValue,
    /// The index of the map or list that contains the node. `u32::MAX` for the root.
    pub parent: u32,
    /// The index of the entry in [`Tree::entries`], or of the item in [`Tree::items`], that refers to this node.
    pub slot: u32,
}

/// The value of a stored node. The items of a list are the `count` items of [`Tree::items`] that begin at the index
/// `first`. The members of a map are the `count` entries of [`Tree::entries`] that begin at the index `first`.
#[derive(Clone, Copy, Debug)]
pub(super) enum StoredValue {
    Null,
    Bool(bool),
    Number(TextRange),
    String(TextRange),
    List { first: u32, count: u32 },
    Map { first: u32, count: u32 },
}

/// The place where a string is stored: a byte range of the file, or an index in [`Tree::owned_strings`] if the string
/// does not occur verbatim in the file.
#[derive(Clone, Copy, Debug)]
pub(super) enum TextRange {
    InFile { start: u32, end: u32 },
    Owned(u32),
}

/// A member of a map as stored in [`Tree::entries`]. `start` and `end` are the byte range of the key in the file.
/// `value` is the index of the node with the member's value.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub key: TextRange,
    pub start: u32,
    pub end: u32,
    pub value: u32,
}

/// The minimum number of members of a map for which [`Tree::sorted_entries`] stores sorted indices.
pub(super) const MIN_INDEXED_MEMBERS: usize = 16;

impl Tree {
    /// Returns the root node of the file.
    #[must_use]
    pub fn root(&self) -> Node<'_> {
        Node { tree: self, id: self.root }
    }

    /// Returns the node with the index `id`.
    #[must_use]
    pub fn node(&self, id: u32) -> Node<'_> {
        Node { tree: self, id }
    }

    /// Returns all nodes, in the order of their indices.
    pub(super) fn nodes_in_order(&self) -> impl Iterator<Item = Node<'_>> {
        (0..self.nodes.len()).map(|id| self.node(u32::try_from(id).unwrap_or(u32::MAX)))
    }

    pub(super) fn text(&self, range: TextRange) -> &str {
        match range {
            TextRange::InFile { start, end } => &self.source.text[start as usize..end as usize],
            TextRange::Owned(index) => &self.owned_strings[index as usize],
        }
    }

    fn value(&self, stored_value: StoredValue) -> Value<'_> {
        match stored_value {
            StoredValue::Null => Value::Null,
            StoredValue::Bool(value) => Value::Bool(value),
            StoredValue::Number(text) => Value::Number(self.text(text)),
            StoredValue::String(text) => Value::String(self.text(text)),
            StoredValue::List { first, count } => {
                Value::List(Items { tree: self, node_indices: &self.items[index_range(first, count)] })
            }
            StoredValue::Map { first, count } => {
                Value::Map(Members { tree: self, entries: &self.entries[index_range(first, count)] })
            }
        }
    }

    /// Returns the members of the map `node` as written in the file, before the translation of Swagger 2.0. Empty if
    /// the node is not a map.
    pub(super) fn original_entries(&self, node: u32) -> &[Entry] {
        match self.original_values.get(&node).copied().unwrap_or(self.nodes[node as usize].value) {
            StoredValue::Map { first, count } => &self.entries[index_range(first, count)],
            _ => &[],
        }
    }

    /// Returns the items of the list `node` as written in the file, before the translation of Swagger 2.0. Empty if the
    /// node is not a list.
    pub(super) fn original_items(&self, node: u32) -> &[u32] {
        match self.original_values.get(&node).copied().unwrap_or(self.nodes[node as usize].value) {
            StoredValue::List { first, count } => &self.items[index_range(first, count)],
            _ => &[],
        }
    }

    fn span(&self, start: u32, end: u32) -> Span {
        Span { file: self.file, start, end }
    }
}

/// A node of a [`Tree`].
#[derive(Clone, Copy)]
pub struct Node<'a> {
    tree: &'a Tree,
    id: u32,
}

/// The value of a node.
#[derive(Clone, Copy)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as written in the file.
    Number(&'a str),
    /// A string.
    String(&'a str),
    /// A list.
    List(Items<'a>),
    /// A map.
    Map(Members<'a>),
}

/// The items of a list.
#[derive(Clone, Copy)]
pub struct Items<'a> {
    tree: &'a Tree,
    node_indices: &'a [u32],
}

/// The members of a map, in the order of the file.
#[derive(Clone, Copy)]
pub struct Members<'a> {
    tree: &'a Tree,
    entries: &'a [Entry],
}

/// A member of a map.
#[derive(Clone, Copy)]
pub struct Member<'a> {
    /// The key.
    pub key: &'a str,
    /// The span of the key.
    pub key_span: Span,
    /// The value.
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    fn stored_node(self) -> &'a StoredNode {
        &self.tree.nodes[self.id as usize]
    }

    pub(super) fn tree(self) -> &'a Tree {
        self.tree
    }

    /// Returns the value of the node as written in the file, before the translation of Swagger 2.0.
    pub(super) fn original_value(self) -> Value<'a> {
        self.tree.value(self.tree.original_values.get(&self.id).copied().unwrap_or(self.stored_node().value))
    }

    /// Returns the location of the node in the documents.
    #[must_use]
    pub fn location(self) -> Location {
        Location { file: self.tree.file, node: self.id }
    }

    /// Returns the value of the node.
    #[must_use]
    pub fn value(self) -> Value<'a> {
        self.tree.value(self.stored_node().value)
    }

    /// Returns the type of the node's value with an article, such as `a string`, for messages.
    #[must_use]
    pub fn kind_with_article(self) -> &'static str {
        match self.stored_node().value {
            StoredValue::Null => "null",
            StoredValue::Bool(_) => "a boolean",
            StoredValue::Number(_) => "a number",
            StoredValue::String(_) => "a string",
            StoredValue::List { .. } => "a list",
            StoredValue::Map { .. } => "an object",
        }
    }

    /// Returns the value of a string node. `None` if the node is not a string.
    #[must_use]
    pub fn as_str(self) -> Option<&'a str> {
        match self.value() {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the members of a map. Empty if the node is not a map.
    #[must_use]
    pub fn members(self) -> Members<'a> {
        match self.value() {
            Value::Map(members) => members,
            _ => Members { tree: self.tree, entries: &[] },
        }
    }

    /// Returns the items of a list. Empty if the node is not a list.
    #[must_use]
    pub fn items(self) -> Items<'a> {
        match self.value() {
            Value::List(items) => items,
            _ => Items { tree: self.tree, node_indices: &[] },
        }
    }

    /// Returns whether the node is a map.
    #[must_use]
    pub fn is_map(self) -> bool {
        matches!(self.stored_node().value, StoredValue::Map { .. })
    }

    /// Returns the member with the given key. `None` if the node is not a map or does not have the member.
    #[must_use]
    pub fn member(self, key: &str) -> Option<Member<'a>> {
        let StoredValue::Map { first, count } = self.stored_node().value else { return None };
        let key_text = |entry: &Entry| self.tree.text(entry.key);
        let entry = if (count as usize) < MIN_INDEXED_MEMBERS {
            self.tree.entries[index_range(first, count)].iter().find(|entry| key_text(entry) == key)?
        } else {
            let sorted_indices = self.tree.sorted_entries.get(&first)?;
            let entry_at = |index: u32| &self.tree.entries[index as usize];
            entry_at(sorted_indices[sorted_indices.binary_search_by(|index| key_text(entry_at(*index)).cmp(key)).ok()?])
        };
        Some(Member::new(self.tree, entry))
    }

    /// Returns the value of the member with the given key. `None` if the node is not a map or does not have the member.
    #[must_use]
    pub fn member_value(self, key: &str) -> Option<Node<'a>> {
        self.member(key).map(|member| member.value)
    }

    /// Returns the span of the complete value, which can extend over many lines.
    #[must_use]
    pub fn span(self) -> Span {
        self.tree.span(self.stored_node().start, self.stored_node().end)
    }

    /// Returns the span to show in messages. For a scalar, this is the span of the scalar. For a map or list that is
    /// the value of a map's member, it is the span of the key. For any other map, it is the span of the first member;
    /// for any other list, the complete list.
    #[must_use]
    pub fn diagnostic_span(self) -> Span {
        let stored_node = self.stored_node();
        if !matches!(stored_node.value, StoredValue::List { .. } | StoredValue::Map { .. }) {
            return self.span();
        }
        if let Some(parent) = self.tree.nodes.get(stored_node.parent as usize)
            && let StoredValue::Map { .. } = parent.value
        {
            let entry = &self.tree.entries[stored_node.slot as usize];
            return self.tree.span(entry.start, entry.end);
        }
        let Some(first_member) = self.members().iter().next() else {
            return self.tree.span(stored_node.start, stored_node.end);
        };
        let first_value = first_member.value.stored_node();
        let is_scalar = !matches!(first_value.value, StoredValue::List { .. } | StoredValue::Map { .. });
        let span_end =
            if is_scalar { first_value.end.max(first_member.key_span.end) } else { first_member.key_span.end };
        self.tree.span(first_member.key_span.start, span_end)
    }

    /// Returns the JSON pointer of the node in its file, in which `~0` and `~1` represent `~` and `/`. The pointer of
    /// the root is empty.
    #[must_use]
    pub fn pointer(self) -> String {
        let mut pointer = String::new();
        self.write_pointer(&mut pointer);
        pointer
    }

    /// Appends the JSON pointer of the node to `output`. If the keys have more than [`MAX_POINTER_LENGTH`] bytes in
    /// total, the outermost keys are replaced by `…` and the index of a node, as in `/…123/properties/name`. The limit
    /// is necessary since every schema below a long key has a pointer, so that all pointers together could be many
    /// times longer than the file.
    pub(super) fn write_pointer(self, output: &mut String) {
        let mut segments = Vec::with_capacity(16);
        let mut remaining_length = MAX_POINTER_LENGTH;
        let mut node = self;
        while let Some(parent) = node.parent() {
            let stored_node = node.stored_node();
            let original_parent = self.tree.original_values.get(&stored_node.parent).copied();
            let segment = match original_parent.unwrap_or(parent.stored_node().value) {
                StoredValue::Map { .. } => {
                    Cow::Borrowed(self.tree.text(self.tree.entries[stored_node.slot as usize].key))
                }
                StoredValue::List { first, .. } => Cow::Owned((stored_node.slot - first).to_string()),
                _ => Cow::Borrowed(""),
            };
            let Some(remaining_after_segment) = remaining_length.checked_sub(segment.len()) else {
                segments.push(Cow::Owned(format!("…{}", node.id)));
                break;
            };
            remaining_length = remaining_after_segment;
            segments.push(if let Cow::Borrowed(key) = segment { escape_pointer(key) } else { segment });
            node = parent;
        }
        for segment in segments.iter().rev() {
            output.push('/');
            output.push_str(segment);
        }
    }

    /// Returns the key of the node. `None` if the node is not a member of a map.
    #[must_use]
    pub fn key(self) -> Option<&'a str> {
        let stored_node = self.stored_node();
        let parent = self.tree.nodes.get(stored_node.parent as usize)?;
        matches!(parent.value, StoredValue::Map { .. })
            .then(|| self.tree.text(self.tree.entries[stored_node.slot as usize].key))
    }

    /// Returns the map or list that contains this node. `None` for the root.
    #[must_use]
    pub fn parent(self) -> Option<Node<'a>> {
        let parent_id = self.stored_node().parent;
        ((parent_id as usize) < self.tree.nodes.len()).then_some(Node { tree: self.tree, id: parent_id })
    }

    /// Returns the complete value as JSON.
    ///
    /// # Panics
    ///
    /// Never panics, since every tree can be represented as JSON.
    #[must_use]
    pub fn json(self) -> serde_json::Value {
        serde_json::to_value(self).expect("keys are strings")
    }
}

/// Serializes the complete value of the node. The recursion is bounded, since trees have at most [`super::MAX_DEPTH`]
/// levels. A number that JSON cannot represent becomes a string.
impl Serialize for Node<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value() {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(value),
            Value::Number(text) => match parse_number(text) {
                Some(number) => number.serialize(serializer),
                None => serializer.serialize_str(text),
            },
            Value::String(text) => serializer.serialize_str(text),
            Value::List(items) => serializer.collect_seq(items.iter()),
            Value::Map(members) => serializer.collect_map(members.iter().map(|member| (member.key, member.value))),
        }
    }
}

impl<'a> Items<'a> {
    /// Returns the items, in the order of the file.
    #[must_use]
    pub fn iter(self) -> impl ExactSizeIterator<Item = Node<'a>> {
        let tree = self.tree;
        self.node_indices.iter().map(move |id| Node { tree, id: *id })
    }
}

impl<'a> Members<'a> {
    /// Returns the value of the member with the given key, which a linear search finds. `None` if the map does not have
    /// the member.
    pub(super) fn find(self, key: &str) -> Option<Node<'a>> {
        self.iter().find(|member| member.key == key).map(|member| member.value)
    }

    /// Returns the members, in the order of the file.
    #[must_use]
    pub fn iter(self) -> impl ExactSizeIterator<Item = Member<'a>> {
        let tree = self.tree;
        self.entries.iter().map(move |entry| Member::new(tree, entry))
    }
}

impl<'a> Member<'a> {
    fn new(tree: &'a Tree, entry: &Entry) -> Self {
        Member {
            key: tree.text(entry.key),
            key_span: tree.span(entry.start, entry.end),
            value: Node { tree, id: entry.value },
        }
    }
}

/// Parses a number. Integers from `i64::MIN` to `u64::MAX` are exact. Any other number becomes the nearest `f64`.
/// `None` if the text is not a number, or if the number is too large for an `f64`.
#[must_use]
pub fn parse_number(text: &str) -> Option<Number> {
    let text = text.strip_prefix('+').unwrap_or(text);
    if let Some(digits) = text.strip_prefix("0x") {
        return u64::from_str_radix(digits, 16).ok().map(Number::from);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return u64::from_str_radix(digits, 8).ok().map(Number::from);
    }
    if let Ok(value) = text.parse::<i64>() {
        return Some(value.into());
    }
    if let Ok(value) = text.parse::<u64>() {
        return Some(value.into());
    }
    Number::from_f64(text.parse().ok()?)
}

fn index_range(first: u32, count: u32) -> std::ops::Range<usize> {
    first as usize..first as usize + count as usize
}

/// Escapes a key for use as a segment of a JSON pointer (RFC 6901, section 3): `a/b` becomes `a~1b`.
#[must_use]
pub fn escape_pointer(segment: &str) -> Cow<'_, str> {
    if segment.bytes().any(|byte| matches!(byte, b'~' | b'/')) {
        segment.replace('~', "~0").replace('/', "~1").into()
    } else {
        segment.into()
    }
}
