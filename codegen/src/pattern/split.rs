//! Splits look-around at the ends of an expression into separate expressions: `^(?!x)y$` becomes "matches `^y$`" and
//! "does not match `^x`". This allows common uses of look-around to be matched in linear time. Look-around in the
//! middle of an expression is rejected.

use super::{Node, Problem};

/// The problem that is reported for look-around that cannot be split off.
const INNER_LOOK_AROUND: Problem =
    Problem::Unsupported("look-around that is neither at the beginning (after `^`) nor at the end (before `$`)");

/// Splits an expression into several expressions, each with a flag: false if a string must match the expression, true
/// if a string must not match the expression.
pub(super) fn split_look_around(node: Node) -> Result<Vec<(Node, bool)>, Problem> {
    if !has_look_around(&node) {
        return Ok(vec![(node, false)]);
    }
    match node {
        Node::Group(inner) => split_look_around(*inner),
        Node::Insensitive(inner) => {
            let split_nodes = split_look_around(*inner)?.into_iter();
            Ok(split_nodes.map(|(node, negated)| (Node::Insensitive(Box::new(node)), negated)).collect())
        }
        Node::Alternatives(_) => Err(Problem::Unsupported("look-around in an alternative of `|`")),
        node => split_sequence(flatten_groups(node)),
    }
}

/// Returns the nodes of a sequence. Each group that contains look-around is replaced by the nodes in the group, unless
/// the group consists of alternatives.
fn flatten_groups(node: Node) -> Vec<Node> {
    match node {
        Node::Sequence(nodes) => nodes.into_iter().flat_map(flatten_groups).collect(),
        Node::Group(inner) if has_look_around(&inner) && !matches!(*inner, Node::Alternatives(_)) => {
            flatten_groups(*inner)
        }
        node => vec![node],
    }
}

/// Splits the look-around at the beginning and the end of a sequence into separate expressions.
fn split_sequence(mut nodes: Vec<Node>) -> Result<Vec<(Node, bool)>, Problem> {
    join_outer_look_around(&mut nodes);
    let is_start = |node: &Node| matches!(node, Node::Start | Node::LookAround { behind: false, .. });
    let is_end = |node: &Node| matches!(node, Node::End | Node::LookAround { behind: true, .. });
    let leading_count = nodes.iter().take_while(|node| is_start(node)).count();
    let leading_count = if nodes[..leading_count].contains(&Node::Start) { leading_count } else { 0 };
    let trailing_count = nodes[leading_count..].iter().rev().take_while(|node| is_end(node)).count();
    let trailing_count = if nodes[nodes.len() - trailing_count..].contains(&Node::End) { trailing_count } else { 0 };
    let suffix = nodes.split_off(nodes.len() - trailing_count);
    let middle = nodes.split_off(leading_count);
    if middle.iter().any(has_look_around) {
        return Err(INNER_LOOK_AROUND);
    }
    let mut main_nodes = Vec::with_capacity(middle.len() + 2);
    main_nodes.extend((leading_count > 0).then_some(Node::Start));
    main_nodes.extend(middle);
    main_nodes.extend((trailing_count > 0).then_some(Node::End));
    let mut split_nodes = vec![(Node::Sequence(main_nodes), false)];
    for node in nodes.into_iter().chain(suffix) {
        let Node::LookAround { behind, negated, inner } = node else { continue };
        if has_look_around(&inner) {
            return Err(INNER_LOOK_AROUND);
        }
        let inner = Node::Group(inner);
        let anchored_nodes = if behind { vec![inner, Node::End] } else { vec![Node::Start, inner] };
        split_nodes.push((Node::Sequence(anchored_nodes), negated));
    }
    Ok(split_nodes)
}

/// Replaces positive look-behind at the beginning of an expression, and positive look-ahead at the end, by groups:
/// `a(?=b)` → `a(b)`. The new expression matches in the same strings.
fn join_outer_look_around(nodes: &mut [Node]) {
    if let Some(first) = nodes.first_mut()
        && let Node::LookAround { behind: true, negated: false, inner } = first
    {
        *first = Node::Group(std::mem::replace(inner, Box::new(Node::Start)));
    }
    if let Some(last) = nodes.last_mut()
        && let Node::LookAround { behind: false, negated: false, inner } = last
    {
        *last = Node::Group(std::mem::replace(inner, Box::new(Node::Start)));
    }
}

/// Returns whether a node is or contains look-around.
fn has_look_around(node: &Node) -> bool {
    match node {
        Node::LookAround { .. } => true,
        Node::Group(inner) | Node::Insensitive(inner) | Node::Repeat { inner, .. } => has_look_around(inner),
        Node::Sequence(nodes) | Node::Alternatives(nodes) => nodes.iter().any(has_look_around),
        Node::Char(_) | Node::Class(_) | Node::Start | Node::End | Node::Boundary { .. } => false,
    }
}
