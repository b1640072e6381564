//! Reports the differences between pairs of schemas at positions in the API. Each pair of schemas is compared once. Its
//! differences are reported at each position where an operation reaches the pair.

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

/// The maximum number of paths within one body or parameter for which the differences of one pair of schemas are
/// reported. The shortest paths are used. In documents in which all schemas refer to each other, the number of paths is
/// very large.
const MAX_PATHS_PER_BODY: usize = 8;

/// The maximum number of positions at which one step between two pairs of schemas is followed, for each kind of
/// message. If the step occurs more often, the remaining operations are listed in a single change.
const MAX_PLACES: usize = 24;

/// The maximum number of names in the path of a change. Only the last names of a longer path are shown.
const MAX_NAMES: usize = 40;

/// The maximum number of operations that are listed as users of a pair of schemas. Real documents have fewer
/// operations.
const MAX_LISTED_OPERATIONS: usize = 10_000;

/// The maximum total size of the differences that are reported for each further body, parameter or header field, if
/// more than [`MAX_PLACES`] of these have the same schema.
const MAX_REPEATED: usize = 16;

/// All pairs of schemas that were reached so far. Each pair is compared once.
#[derive(Default)]
pub(super) struct ComparedPairs {
    ids: HashMap<(Sides<SchemaId>, KeywordSet), usize>,
    nodes: Vec<Node>,
    /// The number of nodes, counted from the start of `nodes`, whose subschemas were compared.
    expanded_count: usize,
}

struct Node {
    ids: Sides<SchemaId>,
    pair: SchemaPair,
    reached_pairs: Vec<usize>,
    /// True if this pair of schemas, or a pair that it reaches, has a difference.
    differs: bool,
}

/// A body, a parameter or a header field: a position from which pairs of schemas are reached.
pub(super) struct Root {
    pub(super) place: Place,
    pub(super) nodes: Nodes,
    pub(super) pair: usize,
}

impl ComparedPairs {
    /// Compares two schemas and all schemas that they reach. Returns the index of the pair of schemas.
    pub(super) fn add_pair(&mut self, ids: Sides<SchemaId>, comparer: &mut SchemaComparer<'_, '_>) -> usize {
        let start = self.find_or_add_pair(ids, KeywordSet::All, comparer);
        while self.expanded_count < self.nodes.len() {
            let children: Vec<_> =
                self.nodes[self.expanded_count].pair.children.iter().map(|child| (child.ids, child.keywords)).collect();
            let reached_pairs =
                children.into_iter().map(|(ids, keywords)| self.find_or_add_pair(ids, keywords, comparer)).collect();
            self.nodes[self.expanded_count].reached_pairs = reached_pairs;
            self.expanded_count += 1;
        }
        start
    }

    /// Returns the number of compared pairs of schemas.
    pub(super) fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Returns the schemas of the older document in all compared pairs except the first `count` pairs.
    pub(super) fn base_schemas_after(&self, skipped_count: usize) -> impl Iterator<Item = SchemaId> {
        self.nodes[skipped_count..].iter().map(|node| node.ids.base)
    }

    fn find_or_add_pair(
        &mut self,
        ids: Sides<SchemaId>,
        keywords: KeywordSet,
        comparer: &mut SchemaComparer<'_, '_>,
    ) -> usize {
        if let Some(id) = self.ids.get(&(ids, keywords)) {
            return *id;
        }
        let id = self.nodes.len();
        self.ids.insert((ids, keywords), id);
        let pair = comparer.compare_schemas(ids, keywords);
        let differs = !pair.differences.is_empty();
        self.nodes.push(Node { ids, pair, reached_pairs: Vec::new(), differs });
        id
    }

    /// Sets `differs` for all pairs of schemas that reach a pair with a difference.
    pub(super) fn propagate_differences(&mut self) {
        let mut reaching_pairs = vec![Vec::new(); self.nodes.len()];
        for (id, node) in self.nodes.iter().enumerate() {
            node.reached_pairs.iter().for_each(|reached_pair| reaching_pairs[*reached_pair].push(id));
        }
        let mut pending_pairs: Vec<usize> = (0..self.nodes.len()).filter(|id| self.nodes[*id].differs).collect();
        while let Some(id) = pending_pairs.pop() {
            for id in &reaching_pairs[id] {
                if !self.nodes[*id].differs {
                    self.nodes[*id].differs = true;
                    pending_pairs.push(*id);
                }
            }
        }
    }

    /// Adds the differences of all pairs of schemas that the roots (bodies, parameters and header fields) reach. Each
    /// difference is added once for each position.
    pub(super) fn push_changes_at_roots(&self, roots: &[Root], changes: &mut Vec<Change>) {
        let mut walk =
            ChangeWalk { pairs: self, step_counts: HashMap::new(), crowded: HashSet::new(), found: Vec::new() };
        for (index, root) in roots.iter().enumerate() {
            walk.walk_root(index, root);
        }
        let ChangeWalk { crowded, found, .. } = walk;
        let operations_by_pair = self.list_operations(roots, &crowded);
        for difference in found {
            let root = &roots[difference.root];
            let key = (difference.pair, root_kind(&root.place.part));
            self.push_changes(&difference, root, operations_by_pair.get(&key), changes);
        }
    }

    /// Returns the operations that reach each of the pairs in `crowded`.
    fn list_operations(&self, roots: &[Root], crowded: &HashSet<PairKey>) -> HashMap<PairKey, Arc<[Arc<Endpoint>]>> {
        let mut operations_by_pair: HashMap<PairKey, Vec<Arc<Endpoint>>> = HashMap::new();
        for root in roots.iter().filter(|_| !crowded.is_empty()) {
            let kind = root_kind(&root.place.part);
            let Some(operation) = &root.place.operation else { continue };
            let mut visited_pairs = HashSet::new();
            let mut pending_pairs = vec![root.pair];
            while let Some(pair) = pending_pairs.pop() {
                if !self.nodes[pair].differs || !visited_pairs.insert(pair) {
                    continue;
                }
                if crowded.contains(&(pair, kind)) {
                    let operations = operations_by_pair.entry((pair, kind)).or_default();
                    // The pairs below are also reached by all these operations.
                    if operations.len() >= MAX_LISTED_OPERATIONS {
                        continue;
                    }
                    if operations.last() != Some(operation) {
                        operations.push(operation.clone());
                    }
                }
                pending_pairs.extend(&self.nodes[pair].reached_pairs);
            }
        }
        operations_by_pair.into_iter().map(|(key, operations)| (key, operations.into())).collect()
    }

    fn push_changes(
        &self,
        found_difference: &FoundDifference,
        root: &Root,
        reach: Option<&Arc<[Arc<Endpoint>]>>,
        changes: &mut Vec<Change>,
    ) {
        let node = &self.nodes[found_difference.pair];
        let parent =
            found_difference.parent.as_ref().map(|(index, property)| (self.nodes[*index].ids, property.clone()));
        let mut remaining_size = if found_difference.is_crowded { MAX_REPEATED } else { usize::MAX };
        for difference in &node.pair.differences {
            let Some(size_after) = remaining_size.checked_sub(difference.size()) else { continue };
            remaining_size = size_after;
            let (parent, reach) = (parent.clone(), reach.cloned());
            changes.push(Change {
                place: Place { path: found_difference.path.clone(), ..root.place.clone() },
                kind: difference.kind,
                name: difference.name.clone(),
                before: difference.before.clone(),
                after: difference.after.clone(),
                further_values: difference.further_values,
                spans: difference.spans,
                compatibility: difference.compatibility,
                nodes: Nodes { schema: Some(node.ids), parent, reach, ..root.nodes.clone() },
            });
        }
    }
}

/// The index of the enclosing pair of schemas, and the name of the property that contains the nested pair. The name is
/// `None` if the nested pair is not the schema of a property.
type Parent = (usize, Option<Arc<str>>);

/// The index of a pair of schemas, and the kind of message that contains values of these schemas.
type PairKey = (usize, RootKind);

/// The kind of message that contains a schema's values. The severity of a change depends on this kind.
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

/// A pair of schemas with differences, and the position at which the pair was reached.
struct FoundDifference {
    pair: usize,
    root: usize,
    parent: Option<Parent>,
    path: String,
    /// True if only some of the differences are reported at this position.
    is_crowded: bool,
}

/// The state of the traversal from all bodies, parameters and header fields.
struct ChangeWalk<'a> {
    pairs: &'a ComparedPairs,
    /// The number of times that each step between two pairs of schemas was followed, for each kind of message.
    step_counts: HashMap<(Option<usize>, usize, RootKind), usize>,
    /// The pairs of schemas that were reached too often, and all differing pairs that these pairs reach.
    crowded: HashSet<PairKey>,
    found: Vec<FoundDifference>,
}

/// A visit of a pair of schemas on one path from a root.
struct Visit {
    pair: usize,
    /// The index of the previous visit on the path; `None` for the pair of the root.
    parent: Option<usize>,
    /// The index of the last step of the path, in the list of steps that leave the pair of the previous visit.
    step: usize,
}

impl ChangeWalk<'_> {
    fn walk_root(&mut self, index: usize, root: &Root) {
        let kind = root_kind(&root.place.part);
        let mut path_counts: HashMap<usize, usize> = HashMap::new();
        let mut visits = vec![Visit { pair: root.pair, parent: None, step: 0 }];
        let mut next_visit = 0;
        while next_visit < visits.len() {
            let visit = next_visit;
            next_visit += 1;
            let pair = visits[visit].pair;
            let node = &self.pairs.nodes[pair];
            let parent_pair = visits[visit].parent.map(|parent_visit| visits[parent_visit].pair);
            let step_count = self.step_counts.entry((parent_pair, pair, kind)).or_default();
            *step_count += 1;
            if !node.differs || (*step_count > MAX_PLACES && parent_pair.is_some()) {
                self.mark_crowded(pair, kind);
                continue;
            }
            if !node.pair.differences.is_empty() {
                let size = node.pair.differences.iter().map(SchemaDifference::size).sum::<usize>();
                let is_crowded = *step_count > MAX_PLACES && size > MAX_REPEATED;
                if is_crowded {
                    self.crowded.insert((pair, kind));
                }
                let (path, parent) = self.path_to_visit(&visits, visit);
                self.found.push(FoundDifference { pair, root: index, parent, path, is_crowded });
            }
            for (step, reached_pair) in node.reached_pairs.iter().enumerate() {
                let path_count = path_counts.entry(*reached_pair).or_default();
                if self.pairs.nodes[*reached_pair].differs
                    && *path_count < MAX_PATHS_PER_BODY
                    && !is_on_path(&visits, visit, *reached_pair)
                {
                    *path_count += 1;
                    visits.push(Visit { pair: *reached_pair, parent: Some(visit), step });
                }
            }
        }
    }

    /// Marks a pair of schemas, and all differing pairs that it reaches, as reached at too many positions to report
    /// each position.
    fn mark_crowded(&mut self, pair: usize, kind: RootKind) {
        let mut pending_pairs = vec![pair];
        while let Some(pair) = pending_pairs.pop() {
            if self.pairs.nodes[pair].differs && self.crowded.insert((pair, kind)) {
                pending_pairs.extend(&self.pairs.nodes[pair].reached_pairs);
            }
        }
    }

    /// Returns the path to a visit as text, and the pair of schemas and the property at which the last named step
    /// starts.
    fn path_to_visit(&self, visits: &[Visit], visit: usize) -> (String, Option<Parent>) {
        let mut names: Vec<&str> = Vec::new();
        let mut parent = None;
        let mut current_visit = visit;
        while let Some(previous_visit) = visits[current_visit].parent {
            if names.len() >= MAX_NAMES {
                names.push("…");
                break;
            }
            let step = &self.pairs.nodes[visits[previous_visit].pair].pair.children[visits[current_visit].step].step;
            let (name, property) = match step {
                Step::Property(name) => (Some(&**name), Some(name.clone())),
                Step::Inside(name) => (Some(name.as_str()), None),
                Step::Same => (None, None),
            };
            if let (Some(_), None) = (name, &parent) {
                parent = Some((visits[previous_visit].pair, property));
            }
            names.extend(name);
            current_visit = previous_visit;
        }
        names.reverse();
        (names.join("/"), parent)
    }
}

/// Returns whether the path to a visit contains `pair`. Such a pair is not entered again, so that recursive schemas are
/// entered only once.
fn is_on_path(visits: &[Visit], visit: usize, pair: usize) -> bool {
    let mut current_visit = Some(visit);
    while let Some(visit) = current_visit {
        if visits[visit].pair == pair {
            return true;
        }
        current_visit = visits[visit].parent;
    }
    false
}
