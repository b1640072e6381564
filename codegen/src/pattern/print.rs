//! Prints expressions in the syntax of `regex-lite`, using only constructs that have the same meaning in all versions
//! of `regex-lite`.

use std::fmt::Write as _;

use super::{Node, class::CharacterClass};

/// Returns the expression in the syntax of `regex-lite`.
pub(super) fn print_regex(node: &Node) -> String {
    let mut out = String::new();
    write_node(node, &mut out);
    out
}

/// Estimates the size of the compiled expression in bytes. `regex-lite` rejects more than ten million bytes.
pub(super) fn compiled_size(node: &Node) -> usize {
    const STATE_BYTES: usize = 32;
    match node {
        Node::Class(class) => STATE_BYTES + 8 * class.scalar_ranges().len(),
        Node::Char(_) | Node::Start | Node::End | Node::Boundary { .. } => STATE_BYTES,
        Node::Group(inner) | Node::Insensitive(inner) | Node::LookAround { inner, .. } => {
            compiled_size(inner).saturating_add(STATE_BYTES)
        }
        Node::Repeat { inner, least, most } => {
            let max_count = most.unwrap_or(least.saturating_add(1)).max(1) as usize;
            compiled_size(inner).saturating_add(STATE_BYTES + 16).saturating_mul(max_count)
        }
        Node::Sequence(nodes) | Node::Alternatives(nodes) => {
            let add = |sum: usize, node| sum.saturating_add(compiled_size(node)).saturating_add(STATE_BYTES);
            nodes.iter().fold(STATE_BYTES, add)
        }
    }
}

fn write_node(node: &Node, out: &mut String) {
    match node {
        Node::Char(c) => write_char(*c, out),
        Node::Class(set) => write_class(set, out),
        Node::Start => out.push('^'),
        Node::End => out.push('$'),
        Node::Boundary { negated: false } => out.push_str("\\b"),
        Node::Boundary { negated: true } => out.push_str("\\B"),
        // Look-around has already been split into separate parts.
        Node::Group(inner) | Node::LookAround { inner, .. } => write_group("(?:", inner, out),
        Node::Insensitive(inner) => write_group("(?i:", inner, out),
        Node::Repeat { inner, least, most } => {
            match **inner {
                Node::Char(_) | Node::Class(_) | Node::Group(_) | Node::Insensitive(_) => write_node(inner, out),
                _ => write_group("(?:", inner, out),
            }
            write_repeat(*least, *most, out);
        }
        Node::Sequence(nodes) => nodes.iter().for_each(|node| match node {
            Node::Alternatives(_) => write_group("(?:", node, out),
            _ => write_node(node, out),
        }),
        Node::Alternatives(nodes) => {
            for (index, node) in nodes.iter().enumerate() {
                if index > 0 {
                    out.push('|');
                }
                write_node(node, out);
            }
        }
    }
}

fn write_group(open: &str, inner: &Node, out: &mut String) {
    out.push_str(open);
    write_node(inner, out);
    out.push(')');
}

/// Writes a quantifier in its shortest form: `*`, `+`, `?`, `{2}`, `{2,}`, `{2,3}`.
fn write_repeat(least: u32, most: Option<u32>, out: &mut String) {
    let _infallible = match (least, most) {
        (0, None) => write!(out, "*"),
        (1, None) => write!(out, "+"),
        (0, Some(1)) => write!(out, "?"),
        (least, None) => write!(out, "{{{least},}}"),
        (least, Some(most)) if least == most => write!(out, "{{{least}}}"),
        (least, Some(most)) => write!(out, "{{{least},{most}}}"),
    };
}

/// Writes a class, with the ranges of the set or those of its complement (`[^…]`), whichever are fewer.
fn write_class(set: &CharacterClass, out: &mut String) {
    let (ranges, complement) = (set.scalar_ranges(), set.negate().scalar_ranges());
    if complement.is_empty() || ranges.is_empty() {
        out.push_str(if ranges.is_empty() { "[^\\x{0}-\\x{10FFFF}]" } else { "[\\x{0}-\\x{10FFFF}]" });
        return;
    }
    let is_negated = complement.len() < ranges.len();
    out.push_str(if is_negated { "[^" } else { "[" });
    for (from, to) in if is_negated { &complement } else { &ranges } {
        write_char(*from, out);
        if from != to {
            if u32::from(*to) - u32::from(*from) > 1 {
                out.push('-');
            }
            write_char(*to, out);
        }
    }
    out.push(']');
}

/// Writes a character as a literal that is valid inside and outside a class.
fn write_char(c: char, out: &mut String) {
    match c {
        'A'..='Z' | 'a'..='z' | '0'..='9' | '_' | ' ' | '/' | ':' | ',' | ';' | '@' | '%' | '=' | '!' | '"' | '\'' => {
            out.push(c);
        }
        // Not all of these characters need to be escaped both inside and outside a class.
        '\\' | '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$' | '#' | '&' | '-' | '~' => {
            out.push('\\');
            out.push(c);
        }
        '<' | '>' | '`' => out.push(c),
        _ => {
            let _infallible = write!(out, "\\x{{{:X}}}", u32::from(c));
        }
    }
}
