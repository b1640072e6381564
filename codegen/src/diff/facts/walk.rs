//! Maps pairs of schemas to positions in the API. Each pair is compared once, and its changes are reported at each
//! position where an operation reaches it.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use crate::{
    diff::change::{Change, Endpoint, Nodes, Part, Place, Sides},
    ir::SchemaId,
};

use super::{
    local::SchemaDifference,
    schema::{KeywordSet, SchemaComparer, SchemaPair, Step},
};

/// The maximum number of paths within one body or parameter on which the changes of a pair are reported, shortest
/// paths first. Documents in which all schemas reach each other have more paths than are useful.
const MAX_PATHS_PER_BODY: usize = 8;

/// The maximum number of positions at which the step from one pair of schemas to another is reported, for each kind
/// of message. If more operations reach the pair, they are listed in a single change.
const MAX_PLACES: usize = 24;

/// The maximum number of steps in the path of a change. Of longer paths, only the last steps are shown.
const MAX_NAMES: usize = 40;

/// The maximum number of operations that are counted for a pair that is reached too often. More than real documents have.
const MAX_REACHING: usize = 10_000;

/// The total size of the differences of a body, parameter or header field that are reported at each further position,
/// if more than [`MAX_PLACES`] bodies, parameters or header fields have the same schema.
const MAX_REPEATED: usize = 16;

/// All pairs of schemas reached so far, each compared once.
#[derive(Default)]
pub(super) struct ComparedPairs {
    ids: HashMap<(Sides<SchemaId>, KeywordSet), usize>,
    nodes: Vec<Node>,
    /// The number of pairs at the start of `nodes` whose subschemas were compared.
    done: usize,
}

struct Node {
    ids: Sides<SchemaId>,
    pair: SchemaPair,
    below: Vec<usize>,
    /// True if this pair or a pair below it differs.
    differs: bool,
}

/// The start of a walk: a body, a parameter or a header field.
pub(super) struct Root {
    pub(super) place: Place,
    pub(super) nodes: Nodes,
    pub(super) pair: usize,
}

impl ComparedPairs {
    /// Compares two schemas and all schemas below them. Returns the index of the pair.
    pub(super) fn add_pair(&mut self, ids: Sides<SchemaId>, comparer: &mut SchemaComparer<'_, '_>) -> usize {
        let start = self.pair_id(ids, KeywordSet::All, comparer);
        while self.done < self.nodes.len() {
            let below: Vec<_> =
                self.nodes[self.done].pair.children.iter().map(|below| (below.ids, below.depth)).collect();
            let below = below.into_iter().map(|(ids, depth)| self.pair_id(ids, depth, comparer)).collect();
            self.nodes[self.done].below = below;
            self.done += 1;
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

    fn pair_id(&mut self, ids: Sides<SchemaId>, depth: KeywordSet, comparer: &mut SchemaComparer<'_, '_>) -> usize {
        if let Some(id) = self.ids.get(&(ids, depth)) {
            return *id;
        }
        let id = self.nodes.len();
        self.ids.insert((ids, depth), id);
        let pair = comparer.compare_schemas(ids, depth);
        let differs = !pair.differences.is_empty();
        self.nodes.push(Node { ids, pair, below: Vec::new(), differs });
        id
    }

    /// Marks the pairs that have a difference below them.
    pub(super) fn propagate_differences(&mut self) {
        let mut above = vec![Vec::new(); self.nodes.len()];
        for (id, node) in self.nodes.iter().enumerate() {
            node.below.iter().for_each(|below| above[*below].push(id));
        }
        let mut open: Vec<usize> = (0..self.nodes.len()).filter(|id| self.nodes[*id].differs).collect();
        while let Some(id) = open.pop() {
            for id in &above[id] {
                if !self.nodes[*id].differs {
                    self.nodes[*id].differs = true;
                    open.push(*id);
                }
            }
        }
    }

    /// Adds the changes of each differing pair that bodies, parameters and header fields reach, once for each
    /// position.
    pub(super) fn push_changes_at_roots(&self, roots: &[Root], out: &mut Vec<Change>) {
        let mut walk = ChangeWalk { pairs: self, places: HashMap::new(), crowded: HashSet::new(), found: Vec::new() };
        for (index, root) in roots.iter().enumerate() {
            walk.walk_root(index, root);
        }
        let ChangeWalk { crowded, found, .. } = walk;
        let reach = self.reaching_operations(roots, &crowded);
        for found in found {
            let key = (found.pair, root_kind(&roots[found.root].place.part));
            self.emit_changes(&found, &roots[found.root], reach.get(&key), out);
        }
    }

    /// Returns the operations that reach each of the `crowded` pairs.
    fn reaching_operations(&self, roots: &[Root], crowded: &HashSet<Key>) -> HashMap<Key, Arc<[Arc<Endpoint>]>> {
        let mut reach: HashMap<Key, Vec<Arc<Endpoint>>> = HashMap::new();
        for root in roots.iter().filter(|_| !crowded.is_empty()) {
            let kind = root_kind(&root.place.part);
            let Some(operation) = &root.place.operation else { continue };
            let mut seen = HashSet::new();
            let mut open = vec![root.pair];
            while let Some(pair) = open.pop() {
                if !self.nodes[pair].differs || !seen.insert(pair) {
                    continue;
                }
                if crowded.contains(&(pair, kind)) {
                    let operations = reach.entry((pair, kind)).or_default();
                    // The pairs below are also reached by all these operations.
                    if operations.len() >= MAX_REACHING {
                        continue;
                    }
                    if operations.last() != Some(operation) {
                        operations.push(operation.clone());
                    }
                }
                open.extend(&self.nodes[pair].below);
            }
        }
        reach.into_iter().map(|(key, operations)| (key, operations.into())).collect()
    }

    fn emit_changes(
        &self,
        found: &FoundDifference,
        root: &Root,
        reach: Option<&Arc<[Arc<Endpoint>]>>,
        out: &mut Vec<Change>,
    ) {
        let node = &self.nodes[found.pair];
        let parent = found.parent.as_ref().map(|(parent, property)| (self.nodes[*parent].ids, property.clone()));
        let mut left = if found.is_crowded { MAX_REPEATED } else { usize::MAX };
        for local in &node.pair.differences {
            let Some(rest) = left.checked_sub(local.size()) else { continue };
            left = rest;
            let (parent, reach) = (parent.clone(), reach.cloned());
            out.push(Change {
                place: Place { path: found.path.clone(), ..root.place.clone() },
                kind: local.kind,
                name: local.name.clone(),
                before: local.before.clone(),
                after: local.after.clone(),
                further_values: local.further_values,
                spans: local.spans,
                compatibility: local.compatibility,
                nodes: Nodes { schema: Some(node.ids), parent, reach, ..root.nodes.clone() },
            });
        }
    }
}

/// The enclosing pair, and the name of the property that leads from it to the pair below, if the step is a property.
type Parent = (usize, Option<Arc<str>>);

/// A pair, and the kind of message in which it is reached.
type Key = (usize, RootKind);

/// The kind of message. Rules distinguish these kinds.
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

/// A differing pair, and the position where it was reached.
struct FoundDifference {
    pair: usize,
    root: usize,
    parent: Option<Parent>,
    path: String,
    /// True if only some differences of the pair are reported here.
    is_crowded: bool,
}

/// The state of the walk through all bodies, parameters and header fields.
struct ChangeWalk<'a> {
    pairs: &'a ComparedPairs,
    /// The number of times that each step between two pairs was taken, for each kind of message.
    places: HashMap<(Option<usize>, usize, RootKind), usize>,
    /// The pairs that were reached too often, and all differing pairs below them.
    crowded: HashSet<Key>,
    found: Vec<FoundDifference>,
}

/// A visit of a pair along one path from a root.
struct Visit {
    pair: usize,
    from: Option<usize>,
    /// The index of the last step of the path, among the steps below the pair of `from`.
    step: usize,
}

impl ChangeWalk<'_> {
    fn walk_root(&mut self, index: usize, root: &Root) {
        let kind = root_kind(&root.place.part);
        let mut ways: HashMap<usize, usize> = HashMap::new();
        let mut steps = vec![Visit { pair: root.pair, from: None, step: 0 }];
        let mut next = 0;
        while next < steps.len() {
            let visit = next;
            next += 1;
            let pair = steps[visit].pair;
            let node = &self.pairs.nodes[pair];
            let from = steps[visit].from.map(|from| steps[from].pair);
            let places = self.places.entry((from, pair, kind)).or_default();
            *places += 1;
            if !node.differs || (*places > MAX_PLACES && from.is_some()) {
                self.mark_crowded(pair, kind);
                continue;
            }
            if !node.pair.differences.is_empty() {
                let size = node.pair.differences.iter().map(SchemaDifference::size).sum::<usize>();
                let is_crowded = *places > MAX_PLACES && size > MAX_REPEATED;
                if is_crowded {
                    self.crowded.insert((pair, kind));
                }
                let (path, parent) = self.path_to_visit(&steps, visit);
                self.found.push(FoundDifference { pair, root: index, parent, path, is_crowded });
            }
            for (step, below) in node.below.iter().enumerate() {
                let way = ways.entry(*below).or_default();
                if self.pairs.nodes[*below].differs && *way < MAX_PATHS_PER_BODY && !is_above(&steps, visit, *below) {
                    *way += 1;
                    steps.push(Visit { pair: *below, from: Some(visit), step });
                }
            }
        }
    }

    /// Records that a pair and all differing pairs below it are reached at too many positions to report each of them.
    fn mark_crowded(&mut self, pair: usize, kind: RootKind) {
        let mut open = vec![pair];
        while let Some(pair) = open.pop() {
            if self.pairs.nodes[pair].differs && self.crowded.insert((pair, kind)) {
                open.extend(&self.pairs.nodes[pair].below);
            }
        }
    }

    /// Returns the path to a visit as text, and the pair and property from which its last named step starts.
    fn path_to_visit(&self, steps: &[Visit], visit: usize) -> (String, Option<Parent>) {
        let mut names: Vec<&str> = Vec::new();
        let mut parent = None;
        let mut at = visit;
        while let Some(from) = steps[at].from {
            if names.len() >= MAX_NAMES {
                names.push("…");
                break;
            }
            let step = &self.pairs.nodes[steps[from].pair].pair.children[steps[at].step].step;
            let (name, property) = match step {
                Step::Property(name) => (Some(&**name), Some(name.clone())),
                Step::Inside(name) => (Some(name.as_str()), None),
                Step::Same => (None, None),
            };
            if let (Some(_), None) = (name, &parent) {
                parent = Some((steps[from].pair, property));
            }
            names.extend(name);
            at = from;
        }
        names.reverse();
        (names.join("/"), parent)
    }
}

/// Returns whether the path to a visit already contains `pair`, so that recursive schemas are entered only once.
fn is_above(steps: &[Visit], visit: usize, pair: usize) -> bool {
    let mut at = Some(visit);
    while let Some(visit) = at {
        if steps[visit].pair == pair {
            return true;
        }
        at = steps[visit].from;
    }
    false
}
