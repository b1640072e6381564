//! From pairs of schemas to places: each pair is compared once, and then found again wherever an operation reaches it.

use std::collections::HashMap;

use crate::{
    diff::change::{Change, Nodes, Place, Sides},
    ir::SchemaId,
};

use super::schema::{Comparer, Pair, Step};

/// In how many ways at most one pair of schemas is named within one body or parameter; the shortest ways come first.
/// Documents in which everything reaches everything have more ways than anybody reads.
const WAYS: usize = 8;

/// All pairs of schemas that were met, each compared once.
#[derive(Default)]
pub(super) struct Pairs {
    ids: HashMap<Sides<SchemaId>, usize>,
    nodes: Vec<Node>,
    /// How many nodes know what is below them.
    done: usize,
}

struct Node {
    ids: Sides<SchemaId>,
    pair: Pair,
    below: Vec<usize>,
    /// Whether something differs here or below.
    differs: bool,
}

/// Where a walk starts: a body, a parameter, a header.
pub(super) struct Root {
    pub(super) place: Place,
    pub(super) nodes: Nodes,
    pub(super) pair: usize,
}

impl Pairs {
    /// Compares two schemas and all below them.
    pub(super) fn add(&mut self, ids: Sides<SchemaId>, comparer: &mut Comparer<'_, '_>) -> usize {
        let start = self.id(ids, comparer);
        while self.done < self.nodes.len() {
            let below: Vec<_> = self.nodes[self.done].pair.below.iter().map(|(_, ids)| *ids).collect();
            let below = below.into_iter().map(|ids| self.id(ids, comparer)).collect();
            self.nodes[self.done].below = below;
            self.done += 1;
        }
        start
    }

    fn id(&mut self, ids: Sides<SchemaId>, comparer: &mut Comparer<'_, '_>) -> usize {
        if let Some(id) = self.ids.get(&ids) {
            return *id;
        }
        let id = self.nodes.len();
        self.ids.insert(ids, id);
        let pair = comparer.compare(ids);
        let differs = !pair.locals.is_empty();
        self.nodes.push(Node { ids, pair, below: Vec::new(), differs });
        id
    }

    /// Finds out which pairs have a difference below them.
    pub(super) fn settle(&mut self) {
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

    /// Lists the differences that a body, parameter or header reaches.
    pub(super) fn changes(&self, root: &Root, out: &mut Vec<Change>) {
        let mut ways: HashMap<usize, usize> = HashMap::new();
        let mut steps = vec![Visit { pair: root.pair, from: None, path: String::new(), property: None }];
        let mut next = 0;
        while next < steps.len() {
            let node = &self.nodes[steps[next].pair];
            if node.differs {
                self.emit(root, &steps, next, out);
                for (index, below) in node.below.iter().enumerate() {
                    let way = ways.entry(*below).or_default();
                    if !self.nodes[*below].differs || *way >= WAYS || is_above(&steps, next, *below) {
                        continue;
                    }
                    *way += 1;
                    let (path, property) = extended(&steps[next].path, &node.pair.below[index].0);
                    steps.push(Visit { pair: *below, from: Some(next), path, property });
                }
            }
            next += 1;
        }
    }

    fn emit(&self, root: &Root, steps: &[Visit], visit: usize, out: &mut Vec<Change>) {
        let step = &steps[visit];
        let node = &self.nodes[step.pair];
        let parent = step.from.map(|from| (self.nodes[steps[from].pair].ids, step.property.clone()));
        for local in &node.pair.locals {
            let nodes = Nodes { schema: Some(node.ids), parent: parent.clone(), ..root.nodes.clone() };
            out.push(Change {
                place: Place { path: step.path.clone(), ..root.place.clone() },
                what: local.what,
                name: local.name.clone(),
                before: local.before.clone(),
                after: local.after.clone(),
                at: local.at,
                nodes,
            });
        }
    }
}

/// One way to one pair.
struct Visit {
    pair: usize,
    from: Option<usize>,
    path: String,
    property: Option<std::sync::Arc<str>>,
}

fn extended(path: &str, step: &Step) -> (String, Option<std::sync::Arc<str>>) {
    let (name, property) = match step {
        Step::Property(name) => (name.as_ref(), Some(name.clone())),
        Step::Inside(name) => (name.as_str(), None),
    };
    (if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }, property)
}

/// Whether the way to a visit already goes through the pair: schemas that reach themselves are entered once.
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
