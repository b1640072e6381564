//! The printed text of a shape. The text is split at the holes of the shape once, and the holes are filled for each
//! fragment of code.

use super::{
    hole::{Hole, LETTERS, LINES},
    place::WIDTH,
};

/// The width in columns above which the printer breaks a struct expression into several lines.
const STRUCT_WIDTH: usize = 32;

pub(super) struct Layout(Vec<Line>);

enum Line {
    Parts(Vec<Part>),
    /// The index of a hole for whole lines.
    Lines(usize),
    /// A hole with one line per item: its index, and the indentation in columns.
    Items(usize, usize),
}

enum Part {
    Fixed(String),
    Hole(usize),
}

impl Layout {
    /// Splits a printed shape at its holes, each of which is represented by a letter of [`LETTERS`].
    pub(super) fn of_shape(text: &str, holes: &[Hole<'_>]) -> Self {
        let mut lines: Vec<Line> = text.lines().map(|line| Self::parse_line(line, holes)).collect();
        // A tuple is represented by a pair of equal identifiers. This removes the line of the second one.
        lines.dedup_by(|second, first| matches!((first, second), (Line::Items(..), Line::Items(..))));
        Self(lines)
    }

    /// Splits the printed text of a fragment in which only the holes for whole lines are not yet filled.
    pub(super) fn of_piece(text: &str) -> Self {
        let line = |line: &str| match line.trim_start_matches([' ', '#', '[']).strip_prefix(LINES) {
            Some(rest) => {
                let number = rest.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok());
                Line::Lines(number.expect("its name ends with its number"))
            }
            None => Line::Parts(vec![Part::Fixed(line.to_owned())]),
        };
        Self(text.lines().map(line).collect())
    }

    fn parse_line(line: &str, holes: &[Hole<'_>]) -> Line {
        let found = |rest: &str| rest.char_indices().find_map(|(at, c)| Some((at, c, stand_in_index(c)?)));
        if let Some((_, _, hole)) = found(line)
            && matches!(holes[hole], Hole::Lines(..))
        {
            return Line::Lines(hole);
        }
        let (mut parts, mut rest) = (Vec::new(), line);
        while let Some((at, letter, hole)) = found(rest) {
            let (before, after) = (&rest[..at], rest[at..].trim_start_matches(letter));
            let wide = rest.len() - before.len() - after.len() > letter.len_utf8();
            if wide && holes[hole].list_items().is_some() {
                return Line::Items(hole, at);
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

    /// Fills the holes of the layout.
    pub(super) fn fill(&self, holes: &[Hole<'_>]) -> Result<String, LineBreak> {
        let mut text = String::new();
        // `open`: the last line opens a brace. `left`: at least one empty hole for whole lines follows that line.
        let (mut open, mut left) = (false, false);
        for line in &self.0 {
            let start = text.len();
            match line {
                Line::Lines(hole) => {
                    let Hole::Lines(_, lines) = holes[*hole] else { return Err(LineBreak::Unknown) };
                    left |= lines.is_empty();
                    open &= lines.is_empty();
                    text.push_str(lines);
                    continue;
                }
                Line::Items(hole, indent) => fill_items(&mut text, holes[*hole], *indent)?,
                Line::Parts(parts) => {
                    fill_line(&mut text, parts, holes)?;
                    if open && left && text[start..].trim_start().starts_with('}') {
                        return Err(LineBreak::Unknown);
                    }
                    text.push('\n');
                }
            }
            (open, left) = (text.ends_with("{\n"), false);
        }
        Ok(text)
    }
}

/// The reason why a layout cannot be filled.
#[derive(Debug, PartialEq)]
pub(super) enum LineBreak {
    /// A line is too long. The printer would break it at the hole with this index.
    At(usize),
    /// Only the printer can determine the line breaks.
    Unknown,
}

/// Appends a line to `text`, without a line feed. Fails if the line must be broken: the printer breaks it at the first
/// breakable hole that, together with the text up to the next breakable hole, exceeds the width.
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
                let path = before.len() - before.rfind([' ', '(']).map_or(0, |at| at + 1);
                join_items(text, items);
                let columns = path + items.iter().map(|item| item.len() + 2).sum::<usize>();
                if columns > STRUCT_WIDTH {
                    return Err(LineBreak::At(index));
                }
            }
        }
    }
    if parts.len() > 1 { check_width(text.len() - start, breakable, holes) } else { Ok(()) }
}

/// Checks that a line of `columns` columns fits the width. `breakable` is the index of the last hole at which the line
/// can be broken. The error contains the index of the hole at which the printer would break the line.
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

/// Returns the number of columns after a hole that the printer does not count towards the line width.
fn uncounted_length(hole: Hole<'_>) -> usize {
    match hole {
        // The printer moves `else` to the next line.
        Hole::Tuple(_) => " else { ".len(),
        // The printer omits the comma after an arm whose expression it moves into braces on a separate line.
        Hole::Apart(_) => ",".len(),
        _ => 0,
    }
}

fn stand_in_index(letter: char) -> Option<usize> {
    LETTERS.iter().position(|known| *known == letter)
}

fn join_items(text: &mut String, items: &[String]) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(item);
    }
}
