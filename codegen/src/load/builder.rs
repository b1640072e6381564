//! Builds a [`Tree`] from the events of a parser, and enforces the common rules for YAML and JSON: unique keys, bounded
//! nesting, and bounded expansion of aliases.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::tree::{Entry, MIN_INDEXED_MEMBERS, Raw, RawValue, TextRange, Tree};
use crate::{
    codes,
    diagnostic::Diagnostic,
    source::{FileId, SourceFile, Span},
};

/// The maximum nesting depth of a file. Real documents have fewer than 50 levels. Recursive functions on trees rely on
/// this limit.
pub const MAX_DEPTH: usize = 250;

/// The maximum number of nodes that the aliases of a file may add. Each alias counts as the number of nodes in its
/// target.
const MAX_ALIASED_NODES: u64 = 1_000_000;

const NONE: u32 = u32::MAX;

/// A scalar.
pub(super) enum Scalar<'t> {
    Null,
    Bool(bool),
    Number(Cow<'t, str>),
    String(Cow<'t, str>),
}

/// A range of byte offsets in the text.
pub(super) type Stretch = std::ops::Range<usize>;

pub(super) struct Builder<'t> {
    text: &'t str,
    tree: Tree,
    open: Vec<OpenContainer>,
    /// The members of all open maps, each with a flag that is true for a merge key (`<<`). The members of a map start
    /// at the index in its `base`.
    entries: Vec<(Entry, bool)>,
    items: Vec<u32>,
    anchors: HashMap<usize, Anchored>,
    aliased: u64,
    problems: Vec<Diagnostic>,
}

struct OpenContainer {
    id: u32,
    anchor: usize,
    base: usize,
    is_map: bool,
    key: Option<(TextRange, Stretch, bool)>,
    weight: u64,
    height: usize,
}

#[derive(Clone, Copy)]
enum Anchored {
    Open,
    Done { id: u32, weight: u64, height: usize },
}

/// An error after which the parser stops, because the rest of the file cannot be interpreted or a limit is exceeded.
/// The error has already been reported.
pub(super) struct ParseStopped;

impl<'t> Builder<'t> {
    pub fn new(file: FileId, source: &'t Arc<SourceFile>) -> Self {
        let tree = Tree {
            file,
            source: Arc::clone(source),
            nodes: Vec::with_capacity(source.text.len() / 24),
            entries: Vec::new(),
            items: Vec::new(),
            owned: Vec::new(),
            sorted: HashMap::new(),
            written: HashMap::new(),
            fixed: HashMap::new(),
            root: NONE,
        };
        Self {
            text: &source.text,
            tree,
            open: Vec::new(),
            entries: Vec::new(),
            items: Vec::new(),
            anchors: HashMap::new(),
            aliased: 0,
            problems: Vec::new(),
        }
    }

    /// Returns the tree and the reported diagnostics. The tree is `None` if the file is empty or incomplete.
    pub fn finish(mut self) -> (Option<Tree>, Vec<Diagnostic>) {
        self.tree.nodes.shrink_to_fit();
        self.tree.entries.shrink_to_fit();
        self.tree.items.shrink_to_fit();
        let whole = self.tree.root != NONE && self.open.is_empty();
        (whole.then_some(self.tree), self.problems)
    }

    /// Adds a diagnostic. After 1000 diagnostics, further ones are dropped.
    pub fn report_problem(&mut self, problem: Diagnostic) {
        const MANY: usize = 1000;
        if self.problems.len() < MANY {
            self.problems.push(problem);
        }
    }

    /// Returns whether the next node is the key of a member.
    pub fn wants_key(&self) -> bool {
        self.open.last().is_some_and(|open| open.is_map && open.key.is_none())
    }

    /// Sets the key of the next member. If `merge` is true, the key is YAML's merge key `<<`, and the members of its
    /// value belong to the map.
    pub fn set_key(&mut self, key: Cow<'t, str>, at: Stretch, merge: bool) {
        let text = self.intern_text(key);
        if let Some(open) = self.open.last_mut() {
            open.key = Some((text, at, merge));
        }
    }

    pub fn add_scalar(&mut self, scalar: Scalar<'t>, at: &Stretch, anchor: usize) {
        let id = self.push_scalar(scalar, at);
        self.complete_node(id, anchor, 1, 0);
    }

    /// Stores a key that has an anchor, so that aliases can refer to it.
    pub fn store_anchored_key(&mut self, key: Scalar<'t>, at: &Stretch, anchor: usize) {
        let id = self.push_scalar(key, at);
        self.anchors.insert(anchor, Anchored::Done { id, weight: 1, height: 0 });
    }

    /// Uses the target of an alias as the key of the next member.
    pub fn set_alias_key(&mut self, anchor: usize, at: Stretch) -> Result<(), ParseStopped> {
        let Some(Anchored::Done { id, .. }) = self.anchors.get(&anchor).copied() else {
            return self.report_endless_alias(&at);
        };
        match self.tree.nodes[id as usize].value {
            RawValue::String(text) | RawValue::Number(text) => {
                if let Some(open) = self.open.last_mut() {
                    open.key = Some((text, at, false));
                }
            }
            RawValue::Null => self.set_key(Cow::Borrowed("null"), at, false),
            RawValue::Bool(value) => self.set_key(Cow::Borrowed(if value { "true" } else { "false" }), at, false),
            RawValue::List { .. } | RawValue::Map { .. } => return self.complex_key(&at),
        }
        Ok(())
    }

    /// Reports a key that is not a scalar. Always returns an error.
    pub fn complex_key(&mut self, at: &Stretch) -> Result<(), ParseStopped> {
        let at = self.span(&(at.start..at.start + 1));
        self.report_problem(Diagnostic::error(codes::YAML_KEY, "a key must be a plain string", at));
        Err(ParseStopped)
    }

    fn push_scalar(&mut self, scalar: Scalar<'t>, at: &Stretch) -> u32 {
        let value = match scalar {
            Scalar::Null => RawValue::Null,
            Scalar::Bool(value) => RawValue::Bool(value),
            Scalar::Number(text) => RawValue::Number(self.intern_text(text)),
            Scalar::String(text) => RawValue::String(self.intern_text(text)),
        };
        self.push_node(value, at)
    }

    fn report_endless_alias(&mut self, at: &Stretch) -> Result<(), ParseStopped> {
        let problem = Diagnostic::error(codes::YAML_ALIAS, "this alias occurs inside its own anchor", self.span(at));
        self.report_problem(
            problem.with_help("a document must be finite; use `$ref` for a schema that contains itself"),
        );
        Err(ParseStopped)
    }

    pub fn open_container(&mut self, is_map: bool, at: &Stretch, anchor: usize) -> Result<(), ParseStopped> {
        if self.open.len() >= MAX_DEPTH {
            return self.report_too_deep(at);
        }
        let value = RawValue::List { first: 0, count: 0 };
        let id = self.push_node(if is_map { RawValue::Map { first: 0, count: 0 } } else { value }, at);
        if anchor != 0 {
            self.anchors.insert(anchor, Anchored::Open);
        }
        let base = if is_map { self.entries.len() } else { self.items.len() };
        self.open.push(OpenContainer { id, anchor, base, is_map, key: None, weight: 1, height: 0 });
        Ok(())
    }

    pub fn close_container(&mut self, end: usize) -> Result<(), ParseStopped> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let value = if open.is_map { self.close_map(&open)? } else { self.close_list(&open) };
        let raw = &mut self.tree.nodes[open.id as usize];
        raw.value = value;
        raw.end = to_index(end).max(raw.start);
        self.complete_node(open.id, open.anchor, open.weight, open.height + 1);
        Ok(())
    }

    pub fn add_alias(&mut self, anchor: usize, at: &Stretch) -> Result<(), ParseStopped> {
        let span = self.span(at);
        let Some(Anchored::Done { id, weight, height }) = self.anchors.get(&anchor).copied() else {
            return self.report_endless_alias(at);
        };
        self.aliased += weight;
        if self.aliased > MAX_ALIASED_NODES {
            let message = format!("the aliases in this file expand to more than {MAX_ALIASED_NODES} values");
            self.problems.push(
                Diagnostic::error(codes::YAML_ALIAS, message, span).with_help("use `$ref` for parts that are shared"),
            );
            return Err(ParseStopped);
        }
        if self.open.len() + height - usize::from(self.is_merge_value()) > MAX_DEPTH {
            return self.report_too_deep(at);
        }
        self.complete_node(id, 0, weight, height);
        Ok(())
    }

    pub fn span(&self, at: &Stretch) -> Span {
        Span { file: self.tree.file, start: to_index(at.start), end: to_index(at.end) }
    }

    /// Returns whether the next value belongs to the merge key `<<`, so that its members are added to the map.
    fn is_merge_value(&self) -> bool {
        self.open.last().and_then(|open| open.key.as_ref()).is_some_and(|(_, _, merge)| *merge)
    }

    fn report_too_deep(&mut self, at: &Stretch) -> Result<(), ParseStopped> {
        let message = format!("more than {MAX_DEPTH} levels of nesting");
        let at = self.span(&(at.start..at.start + 1));
        self.report_problem(
            Diagnostic::error(codes::NESTING, message, at).with_help("move inner parts to `components` and use `$ref`"),
        );
        Err(ParseStopped)
    }

    fn push_node(&mut self, value: RawValue, at: &Stretch) -> u32 {
        let id = to_index(self.tree.nodes.len());
        self.tree.nodes.push(Raw { start: to_index(at.start), end: to_index(at.end), value, parent: NONE, slot: NONE });
        id
    }

    /// Completes a node and adds it to the innermost open container. Without an open container, the node becomes the
    /// root.
    fn complete_node(&mut self, id: u32, anchor: usize, weight: u64, height: usize) {
        if anchor != 0 {
            self.anchors.insert(anchor, Anchored::Done { id, weight, height });
        }
        let merges = self.is_merge_value();
        let Some(open) = self.open.last_mut() else {
            self.tree.root = id;
            return;
        };
        open.weight += weight;
        open.height = open.height.max(height.saturating_sub(usize::from(merges)));
        if !open.is_map {
            self.items.push(id);
        } else if let Some((key, at, merge)) = open.key.take() {
            self.entries.push((Entry { key, start: to_index(at.start), end: to_index(at.end), value: id }, merge));
        }
    }

    fn close_list(&mut self, open: &OpenContainer) -> RawValue {
        let first = to_index(self.tree.items.len());
        for (slot, id) in (first..).zip(self.items.drain(open.base..)) {
            self.tree.items.push(id);
            set_parent(&mut self.tree.nodes, id, open.id, slot);
        }
        RawValue::List { first, count: to_index(self.tree.items.len()) - first }
    }

    fn close_map(&mut self, open: &OpenContainer) -> Result<RawValue, ParseStopped> {
        let (merges, own): (Vec<_>, Vec<_>) = self.entries.drain(open.base..).partition(|(_, merge)| *merge);
        let mut own: Vec<Entry> = own.into_iter().map(|(entry, _)| entry).collect();
        self.remove_duplicate_keys(&mut own);
        let first = to_index(self.tree.entries.len());
        for (slot, entry) in (first..).zip(own) {
            self.tree.entries.push(entry);
            set_parent(&mut self.tree.nodes, entry.value, open.id, slot);
        }
        if !merges.is_empty() {
            let own = &self.tree.entries[first as usize..];
            let mut known: HashSet<String> = own.iter().map(|entry| self.tree.text(entry.key).to_owned()).collect();
            for (merge, _) in merges {
                self.merge_members(&merge, &mut known)?;
            }
        }
        let count = self.tree.entries.len() - first as usize;
        if count >= MIN_INDEXED_MEMBERS {
            let sorted = self.sort_entries(first);
            self.tree.sorted.insert(first, sorted);
        }
        Ok(RawValue::Map { first, count: to_index(count) })
    }

    fn sort_entries(&self, first: u32) -> Box<[u32]> {
        let mut sorted: Box<[u32]> = (first..to_index(self.tree.entries.len())).collect();
        sorted.sort_by_key(|index| self.tree.text(self.tree.entries[*index as usize].key));
        sorted
    }

    /// Reports duplicate keys. Of the members with the same key, only the last one is kept, as in most JSON parsers.
    fn remove_duplicate_keys(&mut self, own: &mut Vec<Entry>) {
        let key = |entry: &Entry| self.tree.text(entry.key);
        let twice: Vec<(usize, usize)> = if own.len() >= MIN_INDEXED_MEMBERS {
            let mut sorted: Vec<usize> = (0..own.len()).collect();
            sorted.sort_by_key(|index| key(&own[*index]));
            let pairs = sorted.windows(2).filter(|pair| key(&own[pair[0]]) == key(&own[pair[1]]));
            pairs.map(|pair| (pair[0], pair[1])).collect()
        } else {
            let earlier =
                |later: usize| (0..later).rev().find(|one| key(&own[*one]) == key(&own[later])).map(|one| (one, later));
            (0..own.len()).filter_map(earlier).collect()
        };
        for (one, other) in &twice {
            let at = |entry: &Entry| self.span(&(entry.start as usize..entry.end as usize));
            let message = format!("the key `{}` occurs twice in this object", self.tree.text(own[*one].key));
            let problem = Diagnostic::error(codes::DUPLICATE_KEY, message, at(&own[*other]))
                .with_label("repeated here; this value is used");
            self.report_problem(problem.with_related(at(&own[*one]), "first here"));
        }
        let before: HashSet<usize> = twice.into_iter().map(|(one, _)| one).collect();
        let mut index = 0..;
        own.retain(|_| index.next().is_some_and(|index| !before.contains(&index)));
    }

    /// Adds the members of a merge key (`<<: *alias`) whose keys are not yet in `known`
    /// (<https://yaml.org/type/merge.html>).
    fn merge_members(&mut self, merge: &Entry, known: &mut HashSet<String>) -> Result<(), ParseStopped> {
        let sources = match self.tree.nodes[merge.value as usize].value {
            RawValue::List { first, count } => self.tree.items[first as usize..(first + count) as usize].to_vec(),
            _ => vec![merge.value],
        };
        for source in sources {
            let RawValue::Map { first: from, count } = self.tree.nodes[source as usize].value else {
                let at = self.span(&(merge.start as usize..merge.end as usize));
                let message = "`<<` takes an object or a list of objects";
                self.report_problem(Diagnostic::error(codes::YAML_MERGE, message, at));
                continue;
            };
            self.aliased += u64::from(count);
            if self.aliased > MAX_ALIASED_NODES {
                let at = self.span(&(merge.start as usize..merge.end as usize));
                self.report_problem(Diagnostic::error(
                    codes::YAML_ALIAS,
                    "merge keys of this file add too many members",
                    at,
                ));
                return Err(ParseStopped);
            }
            for index in from..from + count {
                let entry = self.tree.entries[index as usize];
                let key = self.tree.text(entry.key);
                if !known.contains(key) {
                    known.insert(key.to_owned());
                    self.tree.entries.push(entry);
                }
            }
        }
        Ok(())
    }

    /// Returns the range of the string in the file if the parser borrowed it from there. Otherwise stores a copy of the
    /// string.
    fn intern_text(&mut self, text: Cow<'t, str>) -> TextRange {
        if let Cow::Borrowed(borrowed) = text {
            let offset = (borrowed.as_ptr() as usize).wrapping_sub(self.text.as_ptr() as usize);
            if self.text.get(offset..offset.saturating_add(borrowed.len())) == Some(borrowed) {
                return TextRange::InFile { start: to_index(offset), end: to_index(offset + borrowed.len()) };
            }
        }
        let id = to_index(self.tree.owned.len());
        self.tree.owned.push(text.into_owned().into_boxed_str());
        TextRange::Owned(id)
    }
}

fn set_parent(nodes: &mut [Raw], id: u32, parent: u32, slot: u32) {
    let raw = &mut nodes[id as usize];
    if raw.parent == NONE {
        raw.parent = parent;
        raw.slot = slot;
    }
}

/// Converts an index or offset to 32 bits. Every value fits, since the size of a file is limited to 1 GiB before it is
/// parsed.
fn to_index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}
