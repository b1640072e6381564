//! Builds a [`Tree`] from the events of a YAML or JSON parser. Enforces the same rules for both formats: unique keys,
//! limited nesting, and limited expansion of aliases.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::tree::{Entry, MIN_INDEXED_MEMBERS, StoredNode, StoredValue, TextRange, Tree};
use crate::{
    codes,
    diagnostic::Diagnostic,
    source::{FileId, SourceFile, Span},
};

/// The maximum number of nested maps and lists in a file. Real documents have fewer than 50 levels. Recursive functions
/// on trees rely on this limit.
pub const MAX_DEPTH: usize = 250;

/// The maximum number of nodes that the aliases (`*name`) of a file may add in total. Each alias adds as many nodes as
/// the value to which it refers.
const MAX_ALIASED_NODES: u64 = 1_000_000;

/// The index that represents a missing node: the parent of the root, and the root of an empty file.
const NO_INDEX: u32 = u32::MAX;

/// A scalar value that a parser has read.
pub(super) enum Scalar<'t> {
    Null,
    Bool(bool),
    Number(Cow<'t, str>),
    String(Cow<'t, str>),
}

/// A range of byte offsets in the text of a file.
pub(super) type ByteRange = std::ops::Range<usize>;

/// Builds the tree of one file.
pub(super) struct Builder<'t> {
    text: &'t str,
    tree: Tree,
    /// The maps and lists whose end has not been parsed yet, the outermost first.
    open_containers: Vec<OpenContainer>,
    /// The members of all maps in `open_containers`. The flag of a member is true if its key is the merge key (`<<`).
    /// The members of one map start at the index [`OpenContainer::first_child`].
    open_entries: Vec<(Entry, bool)>,
    /// The items of all lists in `open_containers`, as indices of nodes. The items of one list start at the index
    /// [`OpenContainer::first_child`].
    open_items: Vec<u32>,
    /// The values that have an anchor (`&name`). The key is the number that the parser assigns to the anchor.
    anchored_values: HashMap<usize, AnchoredValue>,
    /// The number of nodes that aliases have added so far. The limit is [`MAX_ALIASED_NODES`].
    aliased_node_count: u64,
    diagnostics: Vec<Diagnostic>,
}

/// A map or list whose end has not been parsed yet.
struct OpenContainer {
    /// The index of the node of the map or list.
    id: u32,
    /// The number of the anchor of the map or list. 0 if it has no anchor.
    anchor: usize,
    /// The index of the first member of the map in [`Builder::open_entries`], or of the first item of the list in
    /// [`Builder::open_items`].
    first_child: usize,
    is_map: bool,
    /// The key of the member whose value follows, the position of the key in the file, and a flag that is true for the
    /// merge key (`<<`). `None` for a list, and if a key follows.
    next_key: Option<(TextRange, ByteRange, bool)>,
    /// The number of nodes in the map or list so far. Includes the map or list itself, and the values to which aliases
    /// refer.
    node_count: u64,
    /// The number of nested levels below the map or list so far.
    height: usize,
}

/// A value that has an anchor (`&name`).
#[derive(Clone, Copy)]
enum AnchoredValue {
    /// The value is a map or list whose end has not been parsed yet. An alias to this value would be an error, since
    /// the value would contain itself.
    Open,
    /// The value is complete, so an alias can refer to it.
    Done { id: u32, node_count: u64, height: usize },
}

/// An error after which the parser must stop, because the rest of the file cannot be interpreted or a limit is
/// exceeded. A diagnostic has already been added.
pub(super) struct ParseStopped;

impl<'t> Builder<'t> {
    pub fn new(file: FileId, source: &'t Arc<SourceFile>) -> Self {
        let tree = Tree {
            file,
            source: Arc::clone(source),
            nodes: Vec::with_capacity(source.text.len() / 24),
            entries: Vec::new(),
            items: Vec::new(),
            owned_strings: Vec::new(),
            sorted_entries: HashMap::new(),
            original_values: HashMap::new(),
            constant_strings: HashMap::new(),
            root: NO_INDEX,
        };
        Self {
            text: &source.text,
            tree,
            open_containers: Vec::new(),
            open_entries: Vec::new(),
            open_items: Vec::new(),
            anchored_values: HashMap::new(),
            aliased_node_count: 0,
            diagnostics: Vec::new(),
        }
    }

    /// Returns the tree and the diagnostics. The tree is `None` if the file is empty or incomplete.
    pub fn finish(mut self) -> (Option<Tree>, Vec<Diagnostic>) {
        self.tree.nodes.shrink_to_fit();
        self.tree.entries.shrink_to_fit();
        self.tree.items.shrink_to_fit();
        let is_complete = self.tree.root != NO_INDEX && self.open_containers.is_empty();
        (is_complete.then_some(self.tree), self.diagnostics)
    }

    /// Adds a diagnostic. Ignores the diagnostic if there are already 1000.
    pub fn report_problem(&mut self, problem: Diagnostic) {
        const MAX_PROBLEMS: usize = 1000;
        if self.diagnostics.len() < MAX_PROBLEMS {
            self.diagnostics.push(problem);
        }
    }

    /// Returns whether the next node is the key of a member: the parser is inside a map, and the previous member is
    /// complete.
    pub fn is_key_next(&self) -> bool {
        self.open_containers.last().is_some_and(|container| container.is_map && container.next_key.is_none())
    }

    /// Sets the key of the next member of the innermost map. `is_merge` is true for YAML's merge key `<<`, whose value
    /// contains members that are added to the map.
    pub fn set_key(&mut self, key: Cow<'t, str>, range: ByteRange, is_merge: bool) {
        let key_text = self.intern_text(key);
        if let Some(container) = self.open_containers.last_mut() {
            container.next_key = Some((key_text, range, is_merge));
        }
    }

    pub fn add_scalar(&mut self, scalar: Scalar<'t>, range: &ByteRange, anchor: usize) {
        let node_id = self.store_scalar(scalar, range);
        self.complete_node(node_id, anchor, 1, 0);
    }

    /// Stores a key that has an anchor as a node, so that aliases can refer to it.
    pub fn store_anchored_key(&mut self, key: Scalar<'t>, range: &ByteRange, anchor: usize) {
        let id = self.store_scalar(key, range);
        self.anchored_values.insert(anchor, AnchoredValue::Done { id, node_count: 1, height: 0 });
    }

    /// Sets the key of the next member to the value of an alias, for a member such as `*name: value`. Returns an error
    /// if the value is not a scalar.
    pub fn set_alias_key(&mut self, anchor: usize, range: ByteRange) -> Result<(), ParseStopped> {
        let Some(AnchoredValue::Done { id, .. }) = self.anchored_values.get(&anchor).copied() else {
            return self.report_endless_alias(&range);
        };
        match self.tree.nodes[id as usize].value {
            StoredValue::String(text) | StoredValue::Number(text) => {
                if let Some(container) = self.open_containers.last_mut() {
                    container.next_key = Some((text, range, false));
                }
            }
            StoredValue::Null => self.set_key(Cow::Borrowed("null"), range, false),
            StoredValue::Bool(value) => self.set_key(Cow::Borrowed(if value { "true" } else { "false" }), range, false),
            StoredValue::List { .. } | StoredValue::Map { .. } => return self.report_complex_key(&range),
        }
        Ok(())
    }

    /// Adds the diagnostic for a key that is a list or a map. Always returns an error.
    pub fn report_complex_key(&mut self, range: &ByteRange) -> Result<(), ParseStopped> {
        let span = self.create_span(&(range.start..range.start + 1));
        let message = "a key must be a string, not a list or an object";
        self.report_problem(Diagnostic::error(codes::YAML_KEY, message, span));
        Err(ParseStopped)
    }

    fn store_scalar(&mut self, scalar: Scalar<'t>, range: &ByteRange) -> u32 {
        let stored_value = match scalar {
            Scalar::Null => StoredValue::Null,
            Scalar::Bool(value) => StoredValue::Bool(value),
            Scalar::Number(text) => StoredValue::Number(self.intern_text(text)),
            Scalar::String(text) => StoredValue::String(self.intern_text(text)),
        };
        self.store_node(stored_value, range)
    }

    fn report_endless_alias(&mut self, range: &ByteRange) -> Result<(), ParseStopped> {
        let message = "this alias is inside the value that it refers to";
        let problem = Diagnostic::error(codes::YAML_ALIAS, message, self.create_span(range));
        self.report_problem(problem.with_help("use `$ref` for a schema that contains itself"));
        Err(ParseStopped)
    }

    pub fn open_container(&mut self, is_map: bool, range: &ByteRange, anchor: usize) -> Result<(), ParseStopped> {
        if self.open_containers.len() >= MAX_DEPTH {
            return self.report_too_deep(range);
        }
        let empty_list = StoredValue::List { first: 0, count: 0 };
        let id = self.store_node(if is_map { StoredValue::Map { first: 0, count: 0 } } else { empty_list }, range);
        if anchor != 0 {
            self.anchored_values.insert(anchor, AnchoredValue::Open);
        }
        let first_child = if is_map { self.open_entries.len() } else { self.open_items.len() };
        self.open_containers.push(OpenContainer {
            id,
            anchor,
            first_child,
            is_map,
            next_key: None,
            node_count: 1,
            height: 0,
        });
        Ok(())
    }

    pub fn close_container(&mut self, end: usize) -> Result<(), ParseStopped> {
        let Some(container) = self.open_containers.pop() else { return Ok(()) };
        let container_value = if container.is_map { self.close_map(&container)? } else { self.close_list(&container) };
        let node = &mut self.tree.nodes[container.id as usize];
        node.value = container_value;
        node.end = to_index(end).max(node.start);
        self.complete_node(container.id, container.anchor, container.node_count, container.height + 1);
        Ok(())
    }

    pub fn add_alias(&mut self, anchor: usize, range: &ByteRange) -> Result<(), ParseStopped> {
        let span = self.create_span(range);
        let Some(AnchoredValue::Done { id, node_count, height }) = self.anchored_values.get(&anchor).copied() else {
            return self.report_endless_alias(range);
        };
        self.aliased_node_count += node_count;
        if self.aliased_node_count > MAX_ALIASED_NODES {
            let message = format!("the aliases in this file expand to more than {MAX_ALIASED_NODES} values");
            self.diagnostics.push(
                Diagnostic::error(codes::YAML_ALIAS, message, span)
                    .with_help("use `$ref` instead of aliases to share values"),
            );
            return Err(ParseStopped);
        }
        if self.open_containers.len() + height - usize::from(self.is_merge_value()) > MAX_DEPTH {
            return self.report_too_deep(range);
        }
        self.complete_node(id, 0, node_count, height);
        Ok(())
    }

    pub fn create_span(&self, range: &ByteRange) -> Span {
        Span { file: self.tree.file, start: to_index(range.start), end: to_index(range.end) }
    }

    /// Returns whether the next value belongs to the merge key `<<`, so that its members are added to the map.
    fn is_merge_value(&self) -> bool {
        let next_key = self.open_containers.last().and_then(|container| container.next_key.as_ref());
        next_key.is_some_and(|(_, _, is_merge)| *is_merge)
    }

    fn report_too_deep(&mut self, range: &ByteRange) -> Result<(), ParseStopped> {
        let message = format!("the file is nested more than {MAX_DEPTH} levels deep");
        let span = self.create_span(&(range.start..range.start + 1));
        let help = "move inner objects to `components` and refer to them with `$ref`";
        self.report_problem(Diagnostic::error(codes::NESTING, message, span).with_help(help));
        Err(ParseStopped)
    }

    fn store_node(&mut self, value: StoredValue, range: &ByteRange) -> u32 {
        let id = to_index(self.tree.nodes.len());
        let (start, end) = (to_index(range.start), to_index(range.end));
        self.tree.nodes.push(StoredNode { start, end, value, parent: NO_INDEX, slot: NO_INDEX });
        id
    }

    /// Adds a node to the innermost map or list whose end has not been parsed yet. If there is none, the node becomes
    /// the root. `anchor` is the number of the node's anchor, or 0 if it has none.
    fn complete_node(&mut self, id: u32, anchor: usize, node_count: u64, height: usize) {
        if anchor != 0 {
            self.anchored_values.insert(anchor, AnchoredValue::Done { id, node_count, height });
        }
        let is_merge_value = self.is_merge_value();
        let Some(container) = self.open_containers.last_mut() else {
            self.tree.root = id;
            return;
        };
        container.node_count += node_count;
        container.height = container.height.max(height.saturating_sub(usize::from(is_merge_value)));
        if !container.is_map {
            self.open_items.push(id);
        } else if let Some((key, range, is_merge)) = container.next_key.take() {
            let (start, end) = (to_index(range.start), to_index(range.end));
            self.open_entries.push((Entry { key, start, end, value: id }, is_merge));
        }
    }

    fn close_list(&mut self, container: &OpenContainer) -> StoredValue {
        let first_item = to_index(self.tree.items.len());
        for (slot, id) in (first_item..).zip(self.open_items.drain(container.first_child..)) {
            self.tree.items.push(id);
            set_parent_once(&mut self.tree.nodes, id, container.id, slot);
        }
        StoredValue::List { first: first_item, count: to_index(self.tree.items.len()) - first_item }
    }

    fn close_map(&mut self, container: &OpenContainer) -> Result<StoredValue, ParseStopped> {
        let (merge_entries, own_entries): (Vec<_>, Vec<_>) =
            self.open_entries.drain(container.first_child..).partition(|(_, is_merge)| *is_merge);
        let mut own_entries: Vec<Entry> = own_entries.into_iter().map(|(entry, _)| entry).collect();
        self.remove_duplicate_keys(&mut own_entries);
        let first_entry = to_index(self.tree.entries.len());
        for (slot, entry) in (first_entry..).zip(own_entries) {
            self.tree.entries.push(entry);
            set_parent_once(&mut self.tree.nodes, entry.value, container.id, slot);
        }
        if !merge_entries.is_empty() {
            let own_entries = &self.tree.entries[first_entry as usize..];
            let mut present_keys: HashSet<String> =
                own_entries.iter().map(|entry| self.tree.text(entry.key).to_owned()).collect();
            for (merge_entry, _) in merge_entries {
                self.merge_members(&merge_entry, &mut present_keys)?;
            }
        }
        let member_count = self.tree.entries.len() - first_entry as usize;
        if member_count >= MIN_INDEXED_MEMBERS {
            let sorted_indices = self.sort_entries(first_entry);
            self.tree.sorted_entries.insert(first_entry, sorted_indices);
        }
        Ok(StoredValue::Map { first: first_entry, count: to_index(member_count) })
    }

    /// Returns the indices of all entries of the tree from the index `first_entry`, sorted by key.
    fn sort_entries(&self, first_entry: u32) -> Box<[u32]> {
        let mut sorted_indices: Box<[u32]> = (first_entry..to_index(self.tree.entries.len())).collect();
        sorted_indices.sort_by_key(|index| self.tree.text(self.tree.entries[*index as usize].key));
        sorted_indices
    }

    /// Adds a diagnostic for each duplicate key in the entries of a map. Keeps only the last of the members with the
    /// same key, as most JSON parsers do.
    fn remove_duplicate_keys(&mut self, entries: &mut Vec<Entry>) {
        let key_of = |entry: &Entry| self.tree.text(entry.key);
        let duplicate_pairs: Vec<(usize, usize)> = if entries.len() >= MIN_INDEXED_MEMBERS {
            let mut sorted_indices: Vec<usize> = (0..entries.len()).collect();
            sorted_indices.sort_by_key(|index| key_of(&entries[*index]));
            let adjacent_pairs =
                sorted_indices.windows(2).filter(|pair| key_of(&entries[pair[0]]) == key_of(&entries[pair[1]]));
            adjacent_pairs.map(|pair| (pair[0], pair[1])).collect()
        } else {
            let find_earlier_duplicate = |later: usize| {
                let has_same_key = |index: &usize| key_of(&entries[*index]) == key_of(&entries[later]);
                (0..later).rev().find(has_same_key).map(|earlier| (earlier, later))
            };
            (0..entries.len()).filter_map(find_earlier_duplicate).collect()
        };
        for (earlier, later) in &duplicate_pairs {
            let key_span = |entry: &Entry| self.create_span(&(entry.start as usize..entry.end as usize));
            let message = format!("the key `{}` occurs twice in this object", self.tree.text(entries[*earlier].key));
            let problem = Diagnostic::error(codes::DUPLICATE_KEY, message, key_span(&entries[*later]))
                .with_label("repeated here; this value is used");
            self.report_problem(problem.with_related(key_span(&entries[*earlier]), "first occurrence"));
        }
        let overridden_indices: HashSet<usize> = duplicate_pairs.into_iter().map(|(earlier, _)| earlier).collect();
        let mut indices = 0..;
        entries.retain(|_| indices.next().is_some_and(|index| !overridden_indices.contains(&index)));
    }

    /// Adds the members of the value of a merge key (`<<: *alias`) to the map, except members whose keys are already in
    /// `present_keys` (<https://yaml.org/type/merge.html>).
    fn merge_members(&mut self, merge_entry: &Entry, present_keys: &mut HashSet<String>) -> Result<(), ParseStopped> {
        let merged_maps = match self.tree.nodes[merge_entry.value as usize].value {
            StoredValue::List { first, count } => self.tree.items[first as usize..(first + count) as usize].to_vec(),
            _ => vec![merge_entry.value],
        };
        for merged_map in merged_maps {
            let StoredValue::Map { first: first_entry, count } = self.tree.nodes[merged_map as usize].value else {
                let span = self.create_span(&(merge_entry.start as usize..merge_entry.end as usize));
                let message = "the value of the merge key `<<` must be an object or a list of objects";
                self.report_problem(Diagnostic::error(codes::YAML_MERGE, message, span));
                continue;
            };
            self.aliased_node_count += u64::from(count);
            if self.aliased_node_count > MAX_ALIASED_NODES {
                let span = self.create_span(&(merge_entry.start as usize..merge_entry.end as usize));
                self.report_problem(Diagnostic::error(
                    codes::YAML_ALIAS,
                    format!(
                        "the aliases and merge keys (`<<`) in this file expand to more than {MAX_ALIASED_NODES} values"
                    ),
                    span,
                ));
                return Err(ParseStopped);
            }
            for index in first_entry..first_entry + count {
                let entry = self.tree.entries[index as usize];
                let key = self.tree.text(entry.key);
                if !present_keys.contains(key) {
                    present_keys.insert(key.to_owned());
                    self.tree.entries.push(entry);
                }
            }
        }
        Ok(())
    }

    /// Returns a reference to a string. This is the range of the string in the file if the parser has borrowed the
    /// string from the file. Otherwise, a copy of the string is stored.
    fn intern_text(&mut self, text: Cow<'t, str>) -> TextRange {
        if let Cow::Borrowed(borrowed) = text {
            let offset = (borrowed.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
            if self.text.get(offset..offset.saturating_add(borrowed.len())) == Some(borrowed) {
                return TextRange::InFile { start: to_index(offset), end: to_index(offset + borrowed.len()) };
            }
        }
        let owned_index = to_index(self.tree.owned_strings.len());
        self.tree.owned_strings.push(text.into_owned().into_boxed_str());
        TextRange::Owned(owned_index)
    }
}

fn set_parent_once(nodes: &mut [StoredNode], id: u32, parent: u32, slot: u32) {
    let node = &mut nodes[id as usize];
    if node.parent == NO_INDEX {
        node.parent = parent;
        node.slot = slot;
    }
}

/// Converts an index or byte offset to 32 bits. Every value fits, since files are limited to 1 GiB.
fn to_index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
