//! The text of a shape, taken apart once and filled for each piece.

use super::hole::{Hole, LETTERS, LINES};

/// The printer breaks lines that are longer than this.
const WIDTH: usize = 89;

/// A struct expression is broken where it is longer than this.
const STRUCT_WIDTH: usize = 34;

/// So close to a width, spaces and punctuation decide.
const MARGIN: usize = 5;

pub(super) struct Layout(Vec<Line>);

enum Line {
    Parts(Vec<Part>),
    /// A line that a hole fills with lines.
    Lines(usize),
    /// A line that a hole fills with a line an item, indented so far.
    Items(usize, usize),
}

enum Part {
    Fixed(String),
    Hole(usize),
}

impl Layout {
    /// Takes a shape apart; `holes` say what the letters in it stand for.
    pub(super) fn of_shape(text: &str, holes: &[Hole<'_>], width: usize) -> Self {
        Self(text.lines().map(|line| Self::line(line, holes, width)).collect())
    }

    /// Takes a piece apart, which has holes for whole lines alone.
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

    fn line(line: &str, holes: &[Hole<'_>], width: usize) -> Line {
        let found = |rest: &str| rest.char_indices().find_map(|(at, c)| Some((at, c, index(c)?)));
        if let Some((_, _, hole)) = found(line)
            && matches!(holes[hole], Hole::Lines(..))
        {
            return Line::Lines(hole);
        }
        let (mut parts, mut rest) = (Vec::new(), line);
        while let Some((at, letter, hole)) = found(rest) {
            if width > 1 && holes[hole].items().is_some() {
                return Line::Items(hole, at);
            }
            parts.push(Part::Fixed(rest[..at].to_owned()));
            parts.push(Part::Hole(hole));
            rest = &rest[at + letter.len_utf8()..];
            if matches!(holes[hole], Hole::Arguments(_)) {
                rest = rest.strip_prefix(": A").unwrap_or(rest);
            }
        }
        parts.push(Part::Fixed(rest.to_owned()));
        Line::Parts(parts)
    }

    /// Fills the holes.
    pub(super) fn fill(&self, holes: &[Hole<'_>]) -> Result<String, Break> {
        let mut text = String::new();
        // Whether the last line opens braces, and holes were left empty after it.
        let (mut open, mut left) = (false, false);
        for line in &self.0 {
            let start = text.len();
            match line {
                Line::Lines(hole) => {
                    let Hole::Lines(_, lines) = holes[*hole] else { return Err(Break::Unknown) };
                    left |= lines.is_empty();
                    open &= lines.is_empty();
                    text.push_str(lines);
                    continue;
                }
                Line::Items(hole, indent) => items(&mut text, holes[*hole], *indent)?,
                Line::Parts(parts) => {
                    parts.iter().try_for_each(|part| part.fill(&mut text, start, holes))?;
                    if parts.len() > 1 {
                        within(text.len() - start, WIDTH)?;
                    }
                    if open && left && text[start..].trim_start().starts_with('}') {
                        return Err(Break::Unknown);
                    }
                    text.push('\n');
                }
            }
            (open, left) = (text.ends_with("{\n"), false);
        }
        Ok(text)
    }
}

/// Why a shape cannot be filled.
#[derive(Debug, PartialEq)]
pub(super) enum Break {
    /// A line gets too long. If it is the one with the list, the printer writes a line an item.
    Known,
    /// The printer has to say.
    Unknown,
}

impl Part {
    /// Adds it to the text, whose last line starts at `start`.
    fn fill(&self, text: &mut String, start: usize, holes: &[Hole<'_>]) -> Result<(), Break> {
        let hole = match self {
            Self::Fixed(fixed) => {
                text.push_str(fixed);
                return Ok(());
            }
            Self::Hole(hole) => holes[*hole],
        };
        match hole {
            // Whole lines are a line of the layout, and never a part of one.
            Hole::Lines(..) => return Err(Break::Unknown),
            hole if hole.is_empty() => return Err(Break::Unknown),
            Hole::Text(part) => text.push_str(part),
            Hole::List(items) | Hole::Arguments(items) => join(text, items),
            Hole::Members(items) => {
                let before = text[start..].trim_end_matches(" { ");
                let path = before.len() - before.rfind([' ', '(']).map_or(0, |at| at + 1);
                join(text, items);
                let columns = path + items.iter().map(|item| item.len() + 2).sum::<usize>();
                within(columns, STRUCT_WIDTH)?;
            }
        }
        Ok(())
    }
}

/// Adds a line an item.
fn items(text: &mut String, hole: Hole<'_>, indent: usize) -> Result<(), Break> {
    for item in hole.items().filter(|items| !items.is_empty()).ok_or(Break::Unknown)? {
        let start = text.len();
        text.extend(std::iter::repeat_n(' ', indent));
        text.push_str(item);
        text.push(',');
        within(text.len() - start, WIDTH).map_err(|_| Break::Unknown)?;
        text.push('\n');
    }
    Ok(())
}

/// Whether this many columns fit into a width of the printer's. Around the width it is left to the printer to say.
fn within(columns: usize, width: usize) -> Result<(), Break> {
    match columns {
        _ if columns + MARGIN < width => Ok(()),
        _ if columns > width + MARGIN => Err(Break::Known),
        _ => Err(Break::Unknown),
    }
}

fn index(letter: char) -> Option<usize> {
    LETTERS.iter().position(|known| *known == letter)
}

fn join(text: &mut String, items: &[String]) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(item);
    }
}
