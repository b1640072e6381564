//! The printed text of a shape. The text is split at the holes of the shape once, and the holes are filled for each
//! fragment of code.

use super::{
    hole::{Hole, LETTERS, LINES},
    place::WIDTH,
};

/// The width in columns above which the printer breaks a struct expression into several lines.
const STRUCT_WIDTH: usize = 32;

/// The printed text of a shape, as a list of lines.
pub(super) struct Layout(Vec<Line>);

/// A line of a printed shape.
enum Line {
    /// A line of fixed text and holes.
    Parts(Vec<Part>),
    /// The index of a hole for whole lines.
    Lines(usize),
    /// A hole with one line per item: the index of the hole, and the indentation in columns.
    Items(usize, usize),
}

/// A part of a line.
enum Part {
    /// Text that does not vary.
    Fixed(String),
    /// The index of a hole.
    Hole(usize),
}

impl Layout {
    /// Splits a printed shape at its holes, each of which is represented by a letter of [`LETTERS`].
    pub(super) fn of_shape(text: &str, holes: &[Hole<'_>]) -> Self {
        let mut lines: Vec<Line> = text.lines().map(|line| Self::parse_line(line, holes)).collect();
        // A tuple is represented by two equal identifiers, each on a separate line. This removes the second line.
        lines.dedup_by(|second, first| matches!((first, second), (Line::Items(..), Line::Items(..))));
        Self(lines)
    }

    /// Splits the printed text of a fragment in which only the holes for whole lines are not yet filled.
    pub(super) fn of_piece(text: &str) -> Self {
        let parse_line = |line: &str| match line.trim_start_matches([' ', '#', '[']).strip_prefix(LINES) {
            Some(rest) => {
                let index = rest.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok());
                Line::Lines(index.expect("the name of a hole ends with the index"))
            }
            None => Line::Parts(vec![Part::Fixed(line.to_owned())]),
        };
        Self(text.lines().map(parse_line).collect())
    }

    /// Splits a printed line at its holes.
    fn parse_line(line: &str, holes: &[Hole<'_>]) -> Line {
        let find_hole = |rest: &str| rest.char_indices().find_map(|(at, c)| Some((at, c, stand_in_index(c)?)));
        if let Some((_, _, hole)) = find_hole(line)
            && matches!(holes[hole], Hole::Lines(..))
        {
            return Line::Lines(hole);
        }
        let (mut parts, mut rest) = (Vec::new(), line);
        while let Some((start, letter, hole)) = find_hole(rest) {
            let (before, after) = (&rest[..start], rest[start..].trim_start_matches(letter));
            let is_wide = rest.len() - before.len() - after.len() > letter.len_utf8();
            if is_wide && holes[hole].list_items().is_some() {
                return Line::Items(hole, start);
            }
            parts.push(Part::Fixed(before.to_owned()));
            parts.push(Part::Hole(hole));
            rest = match holes[hole] {
                Hole::Arguments(_) => after.strip_prefix(": A").unwrap_or(after),
                Hole::Tuple(_) => after.trim_start_matches([',', ' ', letter]),
                _ => after,
            };
        }
        parts.push(Part::Fixed(rest.to_owned()));
        Line::Parts(parts)
    }

    /// Returns the text with filled holes. Fails if a filled line would be too long.
    pub(super) fn fill(&self, holes: &[Hole<'_>]) -> Result<String, LineBreak> {
        let mut text = String::new();
        // `opens_brace`: the last line ends with `{`. `has_empty_lines`: an empty hole for whole lines follows this
        // line.
        let (mut opens_brace, mut has_empty_lines) = (false, false);
        for line in &self.0 {
            let start = text.len();
            match line {
                Line::Lines(hole) => {
                    let Hole::Lines(_, lines) = holes[*hole] else { return Err(LineBreak::Unknown) };
                    has_empty_lines |= lines.is_empty();
                    opens_brace &= lines.is_empty();
                    text.push_str(lines);
                    continue;
                }
                Line::Items(hole, indent) => fill_items(&mut text, holes[*hole], *indent)?,
                Line::Parts(parts) => {
                    fill_line(&mut text, parts, holes)?;
                    if opens_brace && has_empty_lines && text[start..].trim_start().starts_with('}') {
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

/// The reason why a layout cannot be filled.
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
    let start = text.len();
    let mut breakable = None;
    for part in parts {
        let index = match part {
            Part::Fixed(fixed) => {
                text.push_str(fixed);
                continue;
            }
            Part::Hole(index) => *index,
        };
        let hole = holes[index];
        if hole.can_break() {
            check_width(text.len() - start, breakable, holes)?;
            breakable = Some(index);
        }
        match hole {
            // Holes for whole lines are never part of a line.
            Hole::Lines(..) => return Err(LineBreak::Unknown),
            hole if hole.is_empty() => return Err(LineBreak::Unknown),
            Hole::Text(part) | Hole::Apart(part) => text.push_str(part),
            Hole::List(items) | Hole::Arguments(items) | Hole::Tuple(items) => join_items(text, items),
            Hole::Members(items) => {
                let before = text[start..].trim_end_matches(" { ");
                let path_length = before.len() - before.rfind([' ', '(']).map_or(0, |at| at + 1);
                join_items(text, items);
                let columns = path_length + items.iter().map(|item| item.len() + 2).sum::<usize>();
                if columns > STRUCT_WIDTH {
                    return Err(LineBreak::At(index));
                }
            }
        }
    }
    if parts.len() > 1 { check_width(text.len() - start, breakable, holes) } else { Ok(()) }
}

/// Checks that a line of `columns` columns does not exceed the line width. `breakable` is the index of the last hole at
/// which the line can be broken. The error contains the index of the hole at which the printer would break the line.
fn check_width(columns: usize, breakable: Option<usize>, holes: &[Hole<'_>]) -> Result<(), LineBreak> {
    match breakable {
        _ if columns <= WIDTH => Ok(()),
        Some(index) if columns <= WIDTH + uncounted_length(holes[index]) => Err(LineBreak::Unknown),
        Some(index) => Err(LineBreak::At(index)),
        None => Err(LineBreak::Unknown),
    }
}

/// Appends one line for each item of a hole, indented by `indent` columns.
fn fill_items(text: &mut String, hole: Hole<'_>, indent: usize) -> Result<(), LineBreak> {
    for item in hole.list_items().filter(|items| !items.is_empty()).ok_or(LineBreak::Unknown)? {
        let start = text.len();
        text.extend(std::iter::repeat_n(' ', indent));
        text.push_str(item);
        text.push(',');
        if text.len() - start > WIDTH {
            return Err(LineBreak::Unknown);
        }
        text.push('\n');
    }
    Ok(())
}

/// Returns the number of columns after a hole that the printer does not include in the width of the line.
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
    LETTERS.iter().position(|known| *known == letter)
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
