//! Prints expressions in the syntax of `regex-lite`, using only constructs with the same meaning in all of its
//! versions.

use std::fmt::Write as _;

use super::{Node, class::CharacterClass};

/// Returns the expression in the syntax of `regex-lite`.
pub(super) fn print_regex(node: &Node) -> String {
    let mut out = String::new();
    write_node(node, &mut out);
    out
}

/// Estimates the size of the compiled form in bytes. The engine rejects more than ten million.
pub(super) fn compiled_size(node: &Node) -> usize {
    const STATE: usize = 32;
    match node {
        Node::Class(class) => STATE + 8 * class.scalar_ranges().len(),
        Node::Char(_) | Node::Start | Node::End | Node::Boundary { .. } => STATE,
        Node::Group(inner) | Node::Insensitive(inner) | Node::Look { inner, .. } => {
            compiled_size(inner).saturating_add(STATE)
        }
        Node::Repeat { inner, least, most } => {
            let times = most.unwrap_or(least.saturating_add(1)).max(1) as usize;
            compiled_size(inner).saturating_add(STATE + 16).saturating_mul(times)
        }
        Node::Sequence(nodes) | Node::Alternatives(nodes) => {
            nodes.iter().fold(STATE, |sum, node| sum.saturating_add(compiled_size(node)).saturating_add(STATE))
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
        Node::Group(inner) | Node::Look { inner, .. } => write_group("(?:", inner, out),
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

fn write_class(set: &CharacterClass, out: &mut String) {
    let (ranges, others) = (set.scalar_ranges(), set.negate().scalar_ranges());
    if others.is_empty() || ranges.is_empty() {
        out.push_str(if ranges.is_empty() { "[^\\x{0}-\\x{10FFFF}]" } else { "[\\x{0}-\\x{10FFFF}]" });
        return;
    }
    let negated = others.len() < ranges.len();
    out.push_str(if negated { "[^" } else { "[" });
    for (from, to) in if negated { &others } else { &ranges } {
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
