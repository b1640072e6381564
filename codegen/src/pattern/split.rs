//! Splits look-around at the ends of an expression into separate expressions: `^(?!x)y$` becomes "matches `^y$`" and
//! "does not match `^x`". This allows common uses of look-around to be matched in linear time. Look-around in the
//! middle of an expression is rejected.

use super::{Node, Problem};

const INSIDE_REASON: Problem =
    Problem::Unsupported("look-around that is not at its beginning (after `^`) or end (before `$`)");

/// Splits an expression into parts that a string must match (`false`) or must not match (`true`).
pub(super) fn split_look_around(node: Node) -> Result<Vec<(Node, bool)>, Problem> {
    if !has_look(&node) {
        return Ok(vec![(node, false)]);
    }
    match node {
        Node::Group(inner) => split_look_around(*inner),
        Node::Insensitive(inner) => {
            let parts = split_look_around(*inner)?.into_iter();
            Ok(parts.map(|(node, negated)| (Node::Insensitive(Box::new(node)), negated)).collect())
        }
        Node::Alternatives(_) => Err(Problem::Unsupported("look-around in one of several alternatives")),
        node => split_sequence(flatten_groups(node)),
    }
}

/// Returns the nodes of a sequence. Replaces groups that contain look-around by their nodes, unless they are
/// alternatives.
fn flatten_groups(node: Node) -> Vec<Node> {
    match node {
        Node::Sequence(nodes) => nodes.into_iter().flat_map(flatten_groups).collect(),
        Node::Group(inner) if has_look(&inner) && !matches!(*inner, Node::Alternatives(_)) => flatten_groups(*inner),
        node => vec![node],
    }
}

fn split_sequence(mut nodes: Vec<Node>) -> Result<Vec<(Node, bool)>, Problem> {
    join_outer_look_around(&mut nodes);
    let at_start = |node: &Node| matches!(node, Node::Start | Node::Look { behind: false, .. });
    let at_end = |node: &Node| matches!(node, Node::End | Node::Look { behind: true, .. });
    let leading = nodes.iter().take_while(|node| at_start(node)).count();
    let leading = if nodes[..leading].contains(&Node::Start) { leading } else { 0 };
    let trailing = nodes[leading..].iter().rev().take_while(|node| at_end(node)).count();
    let trailing = if nodes[nodes.len() - trailing..].contains(&Node::End) { trailing } else { 0 };
    let after = nodes.split_off(nodes.len() - trailing);
    let middle = nodes.split_off(leading);
    if middle.iter().any(has_look) {
        return Err(INSIDE_REASON);
    }
    let mut whole = Vec::with_capacity(middle.len() + 2);
    whole.extend((leading > 0).then_some(Node::Start));
    whole.extend(middle);
    whole.extend((trailing > 0).then_some(Node::End));
    let mut parts = vec![(Node::Sequence(whole), false)];
    for node in nodes.into_iter().chain(after) {
        let Node::Look { behind, negated, inner } = node else { continue };
        if has_look(&inner) {
            return Err(INSIDE_REASON);
        }
        let inner = Node::Group(inner);
        let anchored = if behind { vec![inner, Node::End] } else { vec![Node::Start, inner] };
        parts.push((Node::Sequence(anchored), negated));
    }
    Ok(parts)
}

/// Replaces positive look-behind at the beginning and positive look-ahead at the end of the expression by groups, which
/// match the same strings there.
fn join_outer_look_around(nodes: &mut [Node]) {
    if let Some(first) = nodes.first_mut()
        && let Node::Look { behind: true, negated: false, inner } = first
    {
        *first = Node::Group(std::mem::replace(inner, Box::new(Node::Start)));
    }
    if let Some(last) = nodes.last_mut()
        && let Node::Look { behind: false, negated: false, inner } = last
    {
        *last = Node::Group(std::mem::replace(inner, Box::new(Node::Start)));
    }
}

fn has_look(node: &Node) -> bool {
    match node {
        Node::Look { .. } => true,
        Node::Group(inner) | Node::Insensitive(inner) | Node::Repeat { inner, .. } => has_look(inner),
        Node::Sequence(nodes) | Node::Alternatives(nodes) => nodes.iter().any(has_look),
        Node::Char(_) | Node::Class(_) | Node::Start | Node::End | Node::Boundary { .. } => false,
    }
}
