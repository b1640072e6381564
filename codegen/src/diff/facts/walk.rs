//! Compares pairs of schemas (older and newer), and reports their changes at positions in the API. Each pair is
//! compared once, and its changes are reported at each position where an operation uses the pair.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use crate::{
    diff::change::{Change, Endpoint, Nodes, Part, Place, Sides},
    ir::SchemaId,
};

use super::schema::{KeywordSet, SchemaComparer, SchemaPair, Step};

/// The maximum number of paths within one body or parameter for which the changes of a pair are reported, shortest
/// paths first. Documents in which all schemas reach each other have more paths than are useful.
const MAX_PATHS_PER_BODY: usize = 8;

/// The maximum number of positions for which a pair below the same enclosing pair is reported, for each kind of message
/// (request, response, …). If more operations use the pair, a single change lists all of them.
const MAX_PLACES: usize = 24;

/// The pairs of schemas compared so far.
#[derive(Default)]
pub(super) struct ComparedPairs {
    /// The index of each pair in `nodes`.
    indices: HashMap<(Sides<SchemaId>, KeywordSet), usize>,
    nodes: Vec<Node>,
    /// The number of pairs at the start of `nodes` whose subschemas were compared.
    expanded_count: usize,
}

struct Node {
    ids: Sides<SchemaId>,
    pair: SchemaPair,
    /// The indices of the pairs of direct subschemas.
    below: Vec<usize>,
    /// True if the schemas of this pair differ, or those of a pair below it.
    differs: bool,
}

/// A body, parameter, header field or named schema, and the pair of its schemas, from which other pairs are reached.
pub(super) struct Root {
    pub(super) place: Place,
    pub(super) nodes: Nodes,
    pub(super) pair: usize,
}

impl ComparedPairs {
    /// Compares two schemas and all schemas that they contain or refer to. Returns the index of the pair.
    pub(super) fn add_pair(&mut self, ids: Sides<SchemaId>, comparer: &mut SchemaComparer<'_, '_>) -> usize {
        let start = self.add_single_pair(ids, KeywordSet::All, comparer);
        while self.expanded_count < self.nodes.len() {
            let below: Vec<_> =
                self.nodes[self.expanded_count].pair.children.iter().map(|below| (below.ids, below.depth)).collect();
            let below = below.into_iter().map(|(ids, depth)| self.add_single_pair(ids, depth, comparer)).collect();
            self.nodes[self.expanded_count].below = below;
            self.expanded_count += 1;
        }
        start
    }

    /// Returns the number of compared pairs.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns the older document's schemas of all compared pairs except the first `count`.
    pub(super) fn base_schemas_after(&self, count: usize) -> impl Iterator<Item = SchemaId> {
        self.nodes[count..].iter().map(|node| node.ids.base)
    }

    /// Returns the index of a pair. Compares the pair if it is new.
    fn add_single_pair(
        &mut self,
        ids: Sides<SchemaId>,
        depth: KeywordSet,
        comparer: &mut SchemaComparer<'_, '_>,
    ) -> usize {
        if let Some(index) = self.indices.get(&(ids, depth)) {
            return *index;
        }
        let index = self.nodes.len();
        self.indices.insert((ids, depth), index);
        let pair = comparer.compare_schemas(ids, depth);
        let differs = !pair.differences.is_empty();
        self.nodes.push(Node { ids, pair, below: Vec::new(), differs });
        index
    }

    /// Marks the pairs that enclose a differing pair, directly or indirectly, as differing.
    pub(super) fn propagate_differences(&mut self) {
        let mut above = vec![Vec::new(); self.nodes.len()];
        for (index, node) in self.nodes.iter().enumerate() {
            node.below.iter().for_each(|below| above[*below].push(index));
        }
        let mut pending: Vec<usize> = (0..self.nodes.len()).filter(|index| self.nodes[*index].differs).collect();
        while let Some(index) = pending.pop() {
            for index in &above[index] {
                if !self.nodes[*index].differs {
                    self.nodes[*index].differs = true;
                    pending.push(*index);
                }
            }
        }
    }

    /// Adds the changes of each differing pair to `changes`, once for each position where one of the `roots` reaches
    /// the pair.
    pub(super) fn push_changes_at_roots(&self, roots: &[Root], changes: &mut Vec<Change>) {
        let mut walk =
            ChangeWalk { pairs: self, visit_counts: HashMap::new(), crowded: HashSet::new(), found: Vec::new() };
        for (index, root) in roots.iter().enumerate() {
            walk.walk_root(index, root);
        }
        let ChangeWalk { crowded, found, .. } = walk;
        let operations_by_pair = self.operations_using(roots, &crowded);
        for difference in found {
            let root = &roots[difference.root];
            let key = (difference.pair, root_kind(&root.place.part));
            self.push_changes(&difference, root, operations_by_pair.get(&key), changes);
        }
    }

    /// Returns the operations that use each of the `crowded` pairs.
    fn operations_using(&self, roots: &[Root], crowded: &HashSet<Key>) -> HashMap<Key, Arc<[Arc<Endpoint>]>> {
        let mut operations_by_pair: HashMap<Key, Vec<Arc<Endpoint>>> = HashMap::new();
        for root in roots.iter().filter(|_| !crowded.is_empty()) {
            let kind = root_kind(&root.place.part);
            let Some(operation) = &root.place.operation else { continue };
            let mut is_visited = vec![false; self.nodes.len()];
            let mut pending = vec![root.pair];
            while let Some(pair) = pending.pop() {
                if !self.nodes[pair].differs || std::mem::replace(&mut is_visited[pair], true) {
                    continue;
                }
                if crowded.contains(&(pair, kind)) && !self.nodes[pair].pair.differences.is_empty() {
                    let operations = operations_by_pair.entry((pair, kind)).or_default();
                    if operations.last() != Some(operation) {
                        operations.push(operation.clone());
                    }
                }
                pending.extend(&self.nodes[pair].below);
            }
        }
        operations_by_pair.into_iter().map(|(key, operations)| (key, operations.into())).collect()
    }

    /// Adds the changes of a pair at one position to `changes`. `reach` contains all operations that use the pair, if
    /// the pair is used at too many positions.
    fn push_changes(
        &self,
        difference: &FoundDifference,
        root: &Root,
        reach: Option<&Arc<[Arc<Endpoint>]>>,
        changes: &mut Vec<Change>,
    ) {
        let node = &self.nodes[difference.pair];
        let parent = difference.parent.as_ref().map(|(parent, property)| (self.nodes[*parent].ids, property.clone()));
        for local in &node.pair.differences {
            let (parent, reach) = (parent.clone(), reach.cloned());
            changes.push(Change {
                place: Place { path: difference.path.clone(), ..root.place.clone() },
                kind: local.kind,
                name: local.name.clone(),
                before: local.before.clone(),
                after: local.after.clone(),
                spans: local.spans,
                compatibility: local.compatibility,
                nodes: Nodes { schema: Some(node.ids), parent, reach, ..root.nodes.clone() },
            });
        }
    }
}

/// The index of the enclosing pair, and the property's name if the pair below is that of a property.
type Parent = (usize, Option<Arc<str>>);

/// The index of a pair, and the kind of message that contains the pair.
type Key = (usize, RootKind);

/// The kind of message that contains a schema. Rules distinguish these kinds.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum RootKind {
    Parameter,
    Request,
    Header,
    Response,
}

fn root_kind(part: &Part) -> RootKind {
    match part {
        Part::Parameter(..) | Part::WebhookResponseHeader(..) => RootKind::Parameter,
        Part::ResponseHeader(..) | Part::WebhookParameter(..) => RootKind::Header,
        Part::Response(_) | Part::ResponseContent(..) | Part::Webhook | Part::WebhookContent(_) => RootKind::Response,
        Part::Root
        | Part::RequestBody
        | Part::RequestContent(_)
        | Part::WebhookResponse(_)
        | Part::WebhookResponseContent(..)
        | Part::SecurityScheme(_)
        | Part::Schema(_) => RootKind::Request,
    }
}

/// A differing pair, and one position where it is used.
struct FoundDifference {
    pair: usize,
    /// The index of the root that contains the position.
    root: usize,
    parent: Option<Parent>,
    path: String,
}

/// The state of the walk through all bodies, parameters and header fields.
struct ChangeWalk<'a> {
    pairs: &'a ComparedPairs,
    /// The number of visits of each pair from the same enclosing pair, for each kind of message.
    visit_counts: HashMap<(Option<usize>, usize, RootKind), usize>,
    /// The pairs that were visited more than [`MAX_PLACES`] times, and all differing pairs below them.
    crowded: HashSet<Key>,
    found: Vec<FoundDifference>,
}

/// A visit of a pair on one path from a root.
struct Visit {
    pair: usize,
    /// The index of the visit of the enclosing pair; `None` for the root's pair.
    from: Option<usize>,
    /// The index of this pair among the pairs directly below the enclosing pair.
    step: usize,
}

impl ChangeWalk<'_> {
    fn walk_root(&mut self, index: usize, root: &Root) {
        let kind = root_kind(&root.place.part);
        let mut path_counts: HashMap<usize, usize> = HashMap::new();
        let mut visits = vec![Visit { pair: root.pair, from: None, step: 0 }];
        let mut next_visit = 0;
        while next_visit < visits.len() {
            let visit = next_visit;
            next_visit += 1;
            let pair = visits[visit].pair;
            let node = &self.pairs.nodes[pair];
            let enclosing = visits[visit].from.map(|enclosing_visit| visits[enclosing_visit].pair);
            let visit_count = self.visit_counts.entry((enclosing, pair, kind)).or_default();
            *visit_count += 1;
            if !node.differs || (*visit_count > MAX_PLACES && enclosing.is_some()) {
                self.mark_crowded(pair, kind);
                continue;
            }
            if !node.pair.differences.is_empty() {
                let (path, parent) = self.path_to_visit(&visits, visit);
                self.found.push(FoundDifference { pair, root: index, parent, path });
            }
            for (step, below) in node.below.iter().enumerate() {
                let path_count = path_counts.entry(*below).or_default();
                if self.pairs.nodes[*below].differs
                    && *path_count < MAX_PATHS_PER_BODY
                    && !is_above(&visits, visit, *below)
                {
                    *path_count += 1;
                    visits.push(Visit { pair: *below, from: Some(visit), step });
                }
            }
        }
    }

    /// Records that a pair and all differing pairs below it are used at too many positions to report each position.
    fn mark_crowded(&mut self, pair: usize, kind: RootKind) {
        let mut pending = vec![pair];
        while let Some(pair) = pending.pop() {
            if self.pairs.nodes[pair].differs && self.crowded.insert((pair, kind)) {
                pending.extend(&self.pairs.nodes[pair].below);
            }
        }
    }

    /// Returns the path to a visit as text (`owner/items`), and the pair (with its property) that encloses the last
    /// named step of the path.
    fn path_to_visit(&self, visits: &[Visit], visit: usize) -> (String, Option<Parent>) {
        let mut names: Vec<&str> = Vec::new();
        let mut parent = None;
        let mut current = visit;
        while let Some(enclosing) = visits[current].from {
            let step = &self.pairs.nodes[visits[enclosing].pair].pair.children[visits[current].step].step;
            let (name, property) = match step {
                Step::Property(name) => (Some(&**name), Some(name.clone())),
                Step::Inside(name) => (Some(name.as_str()), None),
                Step::Same => (None, None),
            };
            if let (Some(_), None) = (name, &parent) {
                parent = Some((visits[enclosing].pair, property));
            }
            names.extend(name);
            current = enclosing;
        }
        names.reverse();
        (names.join("/"), parent)
    }
}

/// Returns whether the path to a visit already contains `pair`, so that recursive schemas are entered only once.
fn is_above(visits: &[Visit], visit: usize, pair: usize) -> bool {
    let mut current = Some(visit);
    while let Some(visit) = current {
        if visits[visit].pair == pair {
            return true;
        }
        current = visits[visit].from;
    }
    false
}
