//! The printed text of a shape (a code template). Each shape is printed and split at its holes once. After that, its
//! holes are filled for each fragment of code.

use super::{
    hole::{HOLE_LETTERS, Hole, LINES_PREFIX},
    place::LINE_WIDTH,
};

/// The width in columns above which the printer breaks a struct expression into several lines.
const STRUCT_WIDTH: usize = 32;

/// The printed text of a shape (a code template), as a list of lines.
pub(super) struct Layout(Vec<Line>);

/// A line of a printed shape.
enum Line {
    /// A line of fixed text and holes.
    Parts(Vec<Part>),
    /// A hole (placeholder) for whole lines, as the index of the hole.
    Lines(usize),
    /// A hole with one line per item: the index of the hole, and the indentation in columns.
    Items(usize, usize),
}

/// A part of a line.
enum Part {
    /// Text outside of holes, which is the same for all contents of the holes.
    Fixed(String),
    /// The index of a hole.
    Hole(usize),
}

impl Layout {
    /// Splits a printed shape at its holes, each of which is represented by a letter of [`HOLE_LETTERS`].
    pub(super) fn of_shape(text: &str, holes: &[Hole<'_>]) -> Self {
        let mut lines: Vec<Line> = text.lines().map(|line| Self::parse_line(line, holes)).collect();
        // A tuple is represented by two equal identifiers, each on a separate line. This removes the second line.
        lines.dedup_by(|second, first| matches!((first, second), (Line::Items(..), Line::Items(..))));
        Self(lines)
    }

    /// Splits the printed text of a fragment whose holes are filled, except the holes for whole lines.
    pub(super) fn of_piece(text: &str) -> Self {
        let parse_line = |line: &str| match line.trim_start_matches([' ', '#', '[']).strip_prefix(LINES_PREFIX) {
            Some(index_text) => {
                let index =
                    index_text.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok());
                Line::Lines(index.expect("the name of a hole ends with the index"))
            }
            None => Line::Parts(vec![Part::Fixed(line.to_owned())]),
        };
        Self(text.lines().map(parse_line).collect())
    }

    /// Splits a printed line at its holes.
    fn parse_line(line: &str, holes: &[Hole<'_>]) -> Line {
        let find_hole = |remaining_line: &str| {
            remaining_line.char_indices().find_map(|(offset, c)| Some((offset, c, stand_in_index(c)?)))
        };
        if let Some((_, _, hole_index)) = find_hole(line)
            && matches!(holes[hole_index], Hole::Lines(..))
        {
            return Line::Lines(hole_index);
        }
        let (mut parts, mut remaining_line) = (Vec::new(), line);
        while let Some((start, letter, hole_index)) = find_hole(remaining_line) {
            let (text_before, text_after) =
                (&remaining_line[..start], remaining_line[start..].trim_start_matches(letter));
            let is_wide = remaining_line.len() - text_before.len() - text_after.len() > letter.len_utf8();
            if is_wide && holes[hole_index].list_items().is_some() {
                return Line::Items(hole_index, start);
            }
            parts.push(Part::Fixed(text_before.to_owned()));
            parts.push(Part::Hole(hole_index));
            remaining_line = match holes[hole_index] {
                Hole::Arguments(_) => text_after.strip_prefix(": A").unwrap_or(text_after),
                Hole::Tuple(_) => text_after.trim_start_matches([',', ' ', letter]),
                _ => text_after,
            };
        }
        parts.push(Part::Fixed(remaining_line.to_owned()));
        Line::Parts(parts)
    }

    /// Returns the text in which the holes are filled with the contents in `holes`. Fails if a line would be too long.
    pub(super) fn fill(&self, holes: &[Hole<'_>]) -> Result<String, LineBreak> {
        let mut text = String::new();
        // `opens_brace`: the last line ends with `{`. `has_empty_lines`: an empty hole for whole lines follows this
        // line.
        let (mut opens_brace, mut has_empty_lines) = (false, false);
        for line in &self.0 {
            let line_start = text.len();
            match line {
                Line::Lines(hole_index) => {
                    let Hole::Lines(_, hole_lines) = holes[*hole_index] else { return Err(LineBreak::Unknown) };
                    has_empty_lines |= hole_lines.is_empty();
                    opens_brace &= hole_lines.is_empty();
                    text.push_str(hole_lines);
                    continue;
                }
                Line::Items(hole_index, indent) => fill_items(&mut text, holes[*hole_index], *indent)?,
                Line::Parts(parts) => {
                    fill_line(&mut text, parts, holes)?;
                    if opens_brace && has_empty_lines && text[line_start..].trim_start().starts_with('}') {
                        return Err(LineBreak::Unknown);
                    }
                    text.push('\n');
                }
            }
            (opens_brace, has_empty_lines) = (text.ends_with("{\n"), false);
        }
        Ok(text)
    }
}

/// The reason why the holes of a layout cannot be filled.
#[derive(Debug, PartialEq)]
pub(super) enum LineBreak {
    /// A line is too long. The printer would break the line at the hole with this index.
    At(usize),
    /// Only the printer can determine the line breaks.
    Unknown,
}

/// Appends a line to `text`, without a line feed. Fails if the line is too long: the printer would break the line at
/// the first breakable hole that, together with the text up to the next breakable hole, exceeds the line width.
fn fill_line(text: &mut String, parts: &[Part], holes: &[Hole<'_>]) -> Result<(), LineBreak> {
    let line_start = text.len();
    let mut breakable_hole = None;
    for part in parts {
        let hole_index = match part {
            Part::Fixed(fixed) => {
                text.push_str(fixed);
                continue;
            }
            Part::Hole(hole_index) => *hole_index,
        };
        let hole = holes[hole_index];
        if hole.can_break() {
            check_width(text.len() - line_start, breakable_hole, holes)?;
            breakable_hole = Some(hole_index);
        }
        match hole {
            // Holes for whole lines are never part of a line.
            Hole::Lines(..) => return Err(LineBreak::Unknown),
            hole if hole.is_empty() => return Err(LineBreak::Unknown),
            Hole::Text(part) | Hole::Apart(part) => text.push_str(part),
            Hole::List(items) | Hole::Arguments(items) | Hole::Tuple(items) => join_items(text, items),
            Hole::Members(items) => {
                let text_before = text[line_start..].trim_end_matches(" { ");
                let path_length =
                    text_before.len() - text_before.rfind([' ', '(']).map_or(0, |separator| separator + 1);
                join_items(text, items);
                let expression_width = path_length + items.iter().map(|item| item.len() + 2).sum::<usize>();
                if expression_width > STRUCT_WIDTH {
                    return Err(LineBreak::At(hole_index));
                }
            }
        }
    }
    if parts.len() > 1 { check_width(text.len() - line_start, breakable_hole, holes) } else { Ok(()) }
}

/// Checks that a line of `columns` columns does not exceed the line width. `breakable_hole` is the index of the last
/// hole at which the line can be broken. The error contains the index of the hole at which the printer would break the
/// line.
fn check_width(columns: usize, breakable_hole: Option<usize>, holes: &[Hole<'_>]) -> Result<(), LineBreak> {
    match breakable_hole {
        _ if columns <= LINE_WIDTH => Ok(()),
        Some(index) if columns <= LINE_WIDTH + uncounted_length(holes[index]) => Err(LineBreak::Unknown),
        Some(index) => Err(LineBreak::At(index)),
        None => Err(LineBreak::Unknown),
    }
}

/// Appends one line for each item of a hole, indented by `indent` columns.
fn fill_items(text: &mut String, hole: Hole<'_>, indent: usize) -> Result<(), LineBreak> {
    for item in hole.list_items().filter(|items| !items.is_empty()).ok_or(LineBreak::Unknown)? {
        let line_start = text.len();
        text.extend(std::iter::repeat_n(' ', indent));
        text.push_str(item);
        text.push(',');
        if text.len() - line_start > LINE_WIDTH {
            return Err(LineBreak::Unknown);
        }
        text.push('\n');
    }
    Ok(())
}

/// Returns the number of columns after a hole that the printer does not include in the width of the line, since it
/// moves or omits this text if it breaks the line at the hole.
fn uncounted_length(hole: Hole<'_>) -> usize {
    match hole {
        // The printer moves `else` to the next line.
        Hole::Tuple(_) => " else { ".len(),
        // The printer omits the comma after an arm whose expression it moves into braces on a separate line.
        Hole::Apart(_) => ",".len(),
        _ => 0,
    }
}

/// Returns the index of the hole that a letter represents. `None` for other characters.
fn stand_in_index(letter: char) -> Option<usize> {
    HOLE_LETTERS.iter().position(|stand_in| *stand_in == letter)
}

/// Appends the items to `text`, separated by commas.
fn join_items(text: &mut String, items: &[String]) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(item);
    }
}
