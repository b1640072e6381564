//! Prints regular expressions in the syntax of `regex-lite`. Uses only constructs that have the same meaning in all
//! versions of `regex-lite`.

use std::fmt::Write as _;

use super::{Node, class::CharacterClass};

/// Returns the expression in the syntax of `regex-lite`.
pub(super) fn print_regex(node: &Node) -> String {
    let mut output = String::new();
    write_node(node, &mut output);
    output
}

/// Estimates the size of the compiled expression in bytes. `regex-lite` rejects an expression that
/// needs more than ten million bytes.
pub(super) fn compiled_size(node: &Node) -> usize {
    const STATE_BYTES: usize = 32;
    match node {
        Node::Class(class) => STATE_BYTES + 8 * class.scalar_ranges().len(),
        Node::Char(_) | Node::Start | Node::End | Node::Boundary { .. } => STATE_BYTES,
        Node::Group(inner) | Node::Insensitive(inner) | Node::LookAround { inner, .. } => {
            compiled_size(inner).saturating_add(STATE_BYTES)
        }
        Node::Repeat { inner, min_count, max_count } => {
            let copy_count = max_count.unwrap_or(min_count.saturating_add(1)).max(1) as usize;
            compiled_size(inner).saturating_add(STATE_BYTES + 16).saturating_mul(copy_count)
        }
        Node::Sequence(nodes) | Node::Alternatives(nodes) => {
            let add_size = |sum: usize, node| sum.saturating_add(compiled_size(node)).saturating_add(STATE_BYTES);
            nodes.iter().fold(STATE_BYTES, add_size)
        }
    }
}

fn write_node(node: &Node, output: &mut String) {
    match node {
        Node::Char(c) => write_char(*c, output),
        Node::Class(set) => write_class(set, output),
        Node::Start => output.push('^'),
        Node::End => output.push('$'),
        Node::Boundary { negated: false } => output.push_str("\\b"),
        Node::Boundary { negated: true } => output.push_str("\\B"),
        // Look-around has already been split into separate parts.
        Node::Group(inner) | Node::LookAround { inner, .. } => write_group("(?:", inner, output),
        Node::Insensitive(inner) => write_group("(?i:", inner, output),
        Node::Repeat { inner, min_count, max_count } => {
            match **inner {
                Node::Char(_) | Node::Class(_) | Node::Group(_) | Node::Insensitive(_) => write_node(inner, output),
                _ => write_group("(?:", inner, output),
            }
            write_repeat(*min_count, *max_count, output);
        }
        Node::Sequence(nodes) => nodes.iter().for_each(|node| match node {
            Node::Alternatives(_) => write_group("(?:", node, output),
            _ => write_node(node, output),
        }),
        Node::Alternatives(nodes) => {
            for (index, node) in nodes.iter().enumerate() {
                if index > 0 {
                    output.push('|');
                }
                write_node(node, output);
            }
        }
    }
}

fn write_group(open: &str, inner: &Node, output: &mut String) {
    output.push_str(open);
    write_node(inner, output);
    output.push(')');
}

/// Writes a quantifier in its shortest form: `*`, `+`, `?`, `{2}`, `{2,}`, `{2,3}`.
fn write_repeat(min_count: u32, max_count: Option<u32>, output: &mut String) {
    let _infallible = match (min_count, max_count) {
        (0, None) => write!(output, "*"),
        (1, None) => write!(output, "+"),
        (0, Some(1)) => write!(output, "?"),
        (_, None) => write!(output, "{{{min_count},}}"),
        (_, Some(max_count)) if min_count == max_count => write!(output, "{{{min_count}}}"),
        (_, Some(max_count)) => write!(output, "{{{min_count},{max_count}}}"),
    };
}

/// Writes a set of characters as `[…]` with its ranges, or as `[^…]` with the ranges of the complement, whichever has
/// fewer ranges.
fn write_class(set: &CharacterClass, output: &mut String) {
    let (ranges, complement_ranges) = (set.scalar_ranges(), set.negate().scalar_ranges());
    if complement_ranges.is_empty() || ranges.is_empty() {
        output.push_str(if ranges.is_empty() { "[^\\x{0}-\\x{10FFFF}]" } else { "[\\x{0}-\\x{10FFFF}]" });
        return;
    }
    let is_negated = complement_ranges.len() < ranges.len();
    output.push_str(if is_negated { "[^" } else { "[" });
    for (from, to) in if is_negated { &complement_ranges } else { &ranges } {
        write_char(*from, output);
        if from != to {
            if u32::from(*to) - u32::from(*from) > 1 {
                output.push('-');
            }
            write_char(*to, output);
        }
    }
    output.push(']');
}

/// Writes a character as a literal that is valid both inside and outside of `[…]`.
fn write_char(c: char, output: &mut String) {
    match c {
        'A'..='Z' | 'a'..='z' | '0'..='9' | '_' | ' ' | '/' | ':' | ',' | ';' | '@' | '%' | '=' | '!' | '"' | '\'' => {
            output.push(c);
        }
        // Not all of these characters need to be escaped both inside and outside a class.
        '\\' | '.' | '+' | '*' | '?' | '(' | ')' | '|' | '[' | ']' | '{' | '}' | '^' | '$' | '#' | '&' | '-' | '~' => {
            output.push('\\');
            output.push(c);
        }
        '<' | '>' | '`' => output.push(c),
        _ => {
            let _infallible = write!(output, "\\x{{{:X}}}", u32::from(c));
        }
    }
}
