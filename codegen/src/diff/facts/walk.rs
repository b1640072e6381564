//! Compares pairs of schemas (one of the older and one of the newer document), and reports their changes at positions
//! in the API. Each pair is compared once, and its changes are reported at each position where an operation uses the
//! schemas.

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
    schema::{Depth, SchemaComparer, SchemaPair, Step},
};

/// The maximum number of paths within one body or parameter for which the changes of two schemas are reported, shortest
/// paths first. If all schemas of a document reach each other, there are more paths than are useful.
const MAX_PATHS_PER_BODY: usize = 8;

/// The maximum number of positions within the same enclosing schemas for which the changes of two schemas are reported,
/// for each kind of message (request, response, …). If more operations use the schemas, a single change lists all of
/// these operations.
const MAX_PLACES_PER_PARENT: usize = 24;

/// The pairs of schemas that were compared so far.
#[derive(Default)]
pub(super) struct ComparedPairs {
    /// The index of each pair in `pair_nodes`.
    index_by_pair: HashMap<(Sides<SchemaId>, Depth), usize>,
    pair_nodes: Vec<PairNode>,
    /// The number of pairs at the start of `pair_nodes` whose subschemas were compared.
    expanded_count: usize,
}

struct PairNode {
    ids: Sides<SchemaId>,
    pair: SchemaPair,
    /// The indices of the pairs of direct subschemas, in `ComparedPairs::pair_nodes`.
    child_pairs: Vec<usize>,
    /// True if the schemas of this pair differ, or if schemas below them differ.
    differs: bool,
}

/// A body, parameter, header field or named schema, and the pair of its schemas, at which a walk through the subschemas
/// starts.
pub(super) struct Root {
    pub(super) place: Place,
    pub(super) nodes: Nodes,
    pub(super) pair: usize,
}

impl ComparedPairs {
    /// Compares two schemas and all schemas that they contain or refer to. Returns the index of the pair of schemas.
    pub(super) fn add_pair(&mut self, ids: Sides<SchemaId>, comparer: &mut SchemaComparer<'_, '_>) -> usize {
        let root_pair = self.add_single_pair(ids, Depth::Whole, comparer);
        while self.expanded_count < self.pair_nodes.len() {
            let child_ids: Vec<_> =
                self.pair_nodes[self.expanded_count].pair.below.iter().map(|below| (below.ids, below.depth)).collect();
            let children =
                child_ids.into_iter().map(|(ids, depth)| self.add_single_pair(ids, depth, comparer)).collect();
            self.pair_nodes[self.expanded_count].child_pairs = children;
            self.expanded_count += 1;
        }
        root_pair
    }

    /// Returns the number of compared pairs of schemas.
    pub(super) fn len(&self) -> usize {
        self.pair_nodes.len()
    }

    /// Returns the IDs of the older document's schemas in all compared pairs except the first `count` pairs.
    pub(super) fn compared_after(&self, count: usize) -> impl Iterator<Item = SchemaId> {
        self.pair_nodes[count..].iter().map(|node| node.ids.base)
    }

    /// Returns the index of a pair of schemas. Compares the schemas if they were not compared before.
    fn add_single_pair(&mut self, ids: Sides<SchemaId>, depth: Depth, comparer: &mut SchemaComparer<'_, '_>) -> usize {
        if let Some(index) = self.index_by_pair.get(&(ids, depth)) {
            return *index;
        }
        let index = self.pair_nodes.len();
        self.index_by_pair.insert((ids, depth), index);
        let pair = comparer.compare_schemas(ids, depth);
        let differs = !pair.locals.is_empty();
        self.pair_nodes.push(PairNode { ids, pair, child_pairs: Vec::new(), differs });
        index
    }

    /// Marks all pairs of schemas as differing that enclose differing schemas, directly or indirectly.
    pub(super) fn propagate_differences(&mut self) {
        let mut parents_by_pair = vec![Vec::new(); self.pair_nodes.len()];
        for (index, node) in self.pair_nodes.iter().enumerate() {
            node.child_pairs.iter().for_each(|child| parents_by_pair[*child].push(index));
        }
        let mut pending_pairs: Vec<usize> =
            (0..self.pair_nodes.len()).filter(|index| self.pair_nodes[*index].differs).collect();
        while let Some(index) = pending_pairs.pop() {
            for index in &parents_by_pair[index] {
                if !self.pair_nodes[*index].differs {
                    self.pair_nodes[*index].differs = true;
                    pending_pairs.push(*index);
                }
            }
        }
    }

    /// Adds the changes of all differing schemas to `changes`: each change once for each position below one of the
    /// `roots` where the schemas are used.
    pub(super) fn changes(&self, roots: &[Root], changes: &mut Vec<Change>) {
        let mut change_walk = ChangeWalk {
            pairs: self,
            visit_counts: HashMap::new(),
            crowded_keys: HashSet::new(),
            differences: Vec::new(),
        };
        for (index, root) in roots.iter().enumerate() {
            change_walk.walk_root(index, root);
        }
        let ChangeWalk { crowded_keys, differences, .. } = change_walk;
        let operations_by_pair = self.operations_using(roots, &crowded_keys);
        for difference in differences {
            let root = &roots[difference.root_index];
            let key = (difference.pair, root_kind(&root.place.part));
            self.push_changes(&difference, root, operations_by_pair.get(&key), changes);
        }
    }

    /// Returns the operations that use the schemas in `crowded_keys`, for each key.
    fn operations_using(
        &self,
        roots: &[Root],
        crowded_keys: &HashSet<PairKey>,
    ) -> HashMap<PairKey, Arc<[Arc<Endpoint>]>> {
        let mut operations_by_pair: HashMap<PairKey, Vec<Arc<Endpoint>>> = HashMap::new();
        for root in roots.iter().filter(|_| !crowded_keys.is_empty()) {
            let kind = root_kind(&root.place.part);
            let Some(operation) = &root.place.operation else { continue };
            let mut is_visited = vec![false; self.pair_nodes.len();
            let mut pending_pairs = vec![root.pair];
            while let Some(pair) = pending_pairs.pop() {
                if !self.pair_nodes[pair].differs || std::mem::replace(&mut is_visited[pair) {
                    continue;
                }
                if crowded_keys.contains(&(pair, kind)) && !self.pair_nodes[pair].pair.locals.is_empty() {
                    let operations = operations_by_pair.entry((pair, kind)).or_default();
                    // The pairs below are also reached by all these operations.
                    if operations.len() >= MAX_REACHING {
                        continue;
                    }
                    if operations.last() != Some(operation) {
                        operations.push(operation.clone());
                    }
                }
                pending_pairs.extend(&self.pair_nodes[pair].child_pairs);
            }
        }
        operations_by_pair.into_iter().map(|(key, operations)| (key, operations.into())).collect()
    }

    /// Adds the changes of two schemas at one position to `changes`. If the schemas are used at too many positions to
    /// report each position, `all_operations` contains all operations that use the schemas.
    fn push_changes(
        &self,
        difference: &FoundDifference,
        root: &Root,
        all_operations: Option<&Arc<[Arc<Endpoint>]>>,
        changes: &mut Vec<Change>,
    ) {
        let node = &self.pair_nodes[difference.pair];
        let parent =
            difference.parent.as_ref().map(|(parent, property)| (self.pair_nodes[*parent].ids, property.clone()));
        let mut left = if found.is_crowded { MAX_REPEATED } else { usize::MAX };
        for local in &node.pair.locals {
            let Some(rest) = left.checked_sub(local.size()) else { continue };
            left = rest;
            let (parent, all_operations) = (parent.clone(), all_operations.cloned());
            changes.push(Change {
                place: Place { path: difference.path.clone(), ..root.place.clone() },
                kind: local.kind,
                name: local.name.clone(),
                before: local.before.clone(),
                after: local.after.clone(),
                spans: local.spans,
                compatibility: local.compatibility,
                nodes: Nodes { schema: Some(node.ids), parent, reach: all_operations, ..root.nodes.clone() },
            });
        }
    }
}

/// The index of the enclosing pair of schemas, and the name of the property if the schemas are those of a property.
type EnclosingPair = (usize, Option<Arc<str>>);

/// The index of a pair of schemas, and the kind of message that contains the schemas.
type PairKey = (usize, RootKind);

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

/// A pair of schemas that differ, and one position where the schemas are used.
struct FoundDifference {
    pair: usize,
    /// The index of the root (body, parameter, …) that contains the position.
    root_index: usize,
    parent: Option<EnclosingPair>,
    path: String,
    /// True if only some differences of the pair are reported here.
    is_crowded: bool,
}

/// The state of the walk through all bodies, parameters and header fields.
struct ChangeWalk<'a> {
    pairs: &'a ComparedPairs,
    /// The number of visits of each pair of schemas from the same enclosing pair, for each kind of message.
    visit_counts: HashMap<(Option<usize>, usize, RootKind), usize>,
    /// The pairs of schemas that were visited more than [`MAX_PLACES_PER_PARENT`] times, and all differing schemas
    /// below them.
    crowded_keys: HashSet<PairKey>,
    differences: Vec<FoundDifference>,
}

/// One visit of a pair of schemas during the walk: the pair as reached by one path from a root. A pair that several
/// paths reach is visited once for each path, up to a maximum.
struct Visit {
    pair: usize,
    /// The index of the visit of the enclosing pair; `None` for the root's pair.
    enclosing_visit: Option<usize>,
    /// The index of this pair of schemas among the pairs directly below the enclosing pair.
    child_index: usize,
}

impl ChangeWalk<'_> {
    fn walk_root(&mut self, index: usize, root: &Root) {
        let kind = root_kind(&root.place.part);
        let mut path_counts: HashMap<usize, usize> = HashMap::new();
        let mut visits = vec![Visit { pair: root.pair, enclosing_visit: None, child_index: 0 }];
        let mut next_visit = 0;
        while next_visit < visits.len() {
            let visit = next_visit;
            next_visit += 1;
            let pair = visits[visit].pair;
            let node = &self.pairs.pair_nodes[pair];
            let enclosing_pair = visits[visit].enclosing_visit.map(|enclosing_visit| visits[enclosing_visit].pair);
            let visit_count = self.visit_counts.entry((enclosing_pair, pair, kind)).or_default();
            *visit_count += 1;
            if !node.differs || (*visit_count > MAX_PLACES_PER_PARENT && enclosing_pair.is_some()) {
                self.mark_crowded(pair, kind);
                continue;
            }
            if !node.pair.locals.is_empty() {
                let size = node.pair.locals.iter().map(SchemaDifference::size).sum::<usize>();
                let is_crowded = *places > MAX_PLACES && size > MAX_REPEATED;
                if is_crowded {
                    self.crowded.insert((pair, kind));
                }
                let (path, parent) = self.path_and_parent(&visits, visit);
                self.differences.push(FoundDifference { pair, root_index: index, parent, path, is_crowded });
            }
            for (child_index, child_pair) in node.child_pairs.iter().enumerate() {
                let path_count = path_counts.entry(*child_pair).or_default();
                if self.pairs.pair_nodes[*child_pair].differs
                    && *path_count < MAX_PATHS_PER_BODY
                    && !path_contains_pair(&visits, visit, *child_pair)
                {
                    *path_count += 1;
                    visits.push(Visit { pair: *child_pair, enclosing_visit: Some(visit), child_index });
                }
            }
        }
    }

    /// Records that two schemas, and all differing schemas below them, are used at too many positions to report each
    /// position.
    fn mark_crowded(&mut self, pair: usize, kind: RootKind) {
        let mut pending_pairs = vec![pair];
        while let Some(pair) = pending_pairs.pop() {
            if self.pairs.pair_nodes[pair].differs && self.crowded_keys.insert((pair, kind)) {
                pending_pairs.extend(&self.pairs.pair_nodes[pair].child_pairs);
            }
        }
    }

    /// Returns the path to a visit as text (`owner/items`), and the pair of schemas (with its property) that encloses
    /// the last named step of the path.
    fn path_and_parent(&self, visits: &[Visit], visit: usize) -> (String, Option<EnclosingPair>) {
        let mut step_names: Vec<&str> = Vec::new();
        let mut parent = None;
        let mut current_visit = visit;
        while let Some(enclosing) = visits[current_visit].enclosing_visit {
            if names.len() >= MAX_NAMES {
                names.push("…");
                break;
            }
            let step =
                &self.pairs.pair_nodes[visits[enclosing].pair].pair.below[visits[current_visit].child_index].step;
            let (name, property) = match step {
                Step::Property(name) => (Some(&**name), Some(name.clone())),
                Step::Inside(name) => (Some(name.as_str()), None),
                Step::Same => (None, None),
            };
            if let (Some(_), None) = (name, &parent) {
                parent = Some((visits[enclosing].pair, property));
            }
            step_names.extend(name);
            current_visit = enclosing;
        }
        step_names.reverse();
        (step_names.join("/"), parent)
    }
}

/// Returns whether the path to a visit already contains `pair`, so that recursive schemas are entered only once.
fn path_contains_pair(visits: &[Visit], visit: usize, pair: usize) -> bool {
    let mut current_visit = Some(visit);
    while let Some(visit) = current_visit {
        if visits[visit].pair == pair {
            return true;
        }
        current_visit = visits[visit].enclosing_visit;
    }
    false
}
