//! The printed text of a code template. Each template is printed and split at its placeholders only once. The
//! placeholders are then replaced each time that the template is used.

use super::{
    hole::{LINES_PREFIX, PLACEHOLDER_LETTERS, Placeholder},
    place::MAX_LINE_WIDTH,
};

/// The width in columns above which the printer breaks a struct expression into several lines.
const STRUCT_WIDTH: usize = 32;

/// The printed text of a code template, as a list of lines.
pub(super) struct Layout(Vec<Line>);

/// A line of a printed code template.
enum Line {
    /// A line that consists of fixed text and placeholders.
    Parts(Vec<LinePart>),
    /// A placeholder that is replaced by whole lines. The value is the index of the placeholder.
    Lines(usize),
    /// A placeholder that is replaced by one line for each of its items. The values are the index of the placeholder
    /// and the indentation in columns.
    Items(usize, usize),
}

/// A section of a line: either fixed text or a placeholder.
enum LinePart {
    /// Text between placeholders, which is always the same.
    Fixed(String),
    /// A placeholder. The value is the index of the placeholder.
    Placeholder(usize),
}

impl Layout {
    /// Splits the printed text of a code template at its placeholders. In `text`, each placeholder is represented by a
    /// letter of [`PLACEHOLDER_LETTERS`].
    pub(super) fn parse_template(text: &str, placeholders: &[Placeholder<'_>]) -> Self {
        let mut lines: Vec<Line> = text.lines().map(|line| Self::parse_line(line, placeholders)).collect();
        // A tuple is represented by two equal identifiers, each on a separate line. This removes the second line.
        lines.dedup_by(|second, first| matches!((first, second), (Line::Items(..), Line::Items(..))));
        Self(lines)
    }

    /// Splits printed code into lines. All placeholders must already be replaced, except those for whole lines.
    pub(super) fn parse_fragment(text: &str) -> Self {
        let parse_line = |line: &str| match line.trim_start_matches([' ', '#', '[']).strip_prefix(LINES_PREFIX) {
            Some(index_text) => {
                let index =
                    index_text.split(|c: char| !c.is_ascii_digit()).next().and_then(|digits| digits.parse().ok());
                Line::Lines(index.expect("the name of a placeholder ends with the index"))
            }
            None => Line::Parts(vec![LinePart::Fixed(line.to_owned())]),
        };
        Self(text.lines().map(parse_line).collect())
    }

    /// Splits a line of a printed code template at its placeholders.
    fn parse_line(line: &str, placeholders: &[Placeholder<'_>]) -> Line {
        let find_placeholder = |remaining_line: &str| {
            remaining_line.char_indices().find_map(|(offset, c)| Some((offset, c, find_letter_index(c)?)))
        };
        if let Some((_, _, placeholder_index)) = find_placeholder(line)
            && matches!(placeholders[placeholder_index], Placeholder::Lines(..))
        {
            return Line::Lines(placeholder_index);
        }
        let (mut parts, mut remaining_line) = (Vec::new(), line);
        while let Some((start, letter, placeholder_index)) = find_placeholder(remaining_line) {
            let (text_before, text_after) =
                (&remaining_line[..start], remaining_line[start..].trim_start_matches(letter));
            let is_wide = remaining_line.len() - text_before.len() - text_after.len() > letter.len_utf8();
            if is_wide && placeholders[placeholder_index].list_items().is_some() {
                return Line::Items(placeholder_index, start);
            }
            parts.push(LinePart::Fixed(text_before.to_owned()));
            parts.push(LinePart::Placeholder(placeholder_index));
            remaining_line = match placeholders[placeholder_index] {
                Placeholder::Arguments(_) => text_after.strip_prefix(": A").unwrap_or(text_after),
                Placeholder::Tuple(_) => text_after.trim_start_matches([',', ' ', letter]),
                _ => text_after,
            };
        }
        parts.push(LinePart::Fixed(remaining_line.to_owned()));
        Line::Parts(parts)
    }

    /// Returns the text of the code template, with each placeholder replaced by the code in `placeholders`. Fails if a
    /// line would be too long.
    pub(super) fn fill(&self, placeholders: &[Placeholder<'_>]) -> Result<String, LineBreak> {
        let mut text = String::new();
        // `opens_brace`: the previous line ends with `{`. `has_empty_lines`: a placeholder for whole lines follows the
        // previous line, and is replaced by an empty text.
        let (mut opens_brace, mut has_empty_lines) = (false, false);
        for line in &self.0 {
            let line_start = text.len();
            match line {
                Line::Lines(placeholder_index) => {
                    let Placeholder::Lines(_, placeholder_lines) = placeholders[*placeholder_index] else {
                        return Err(LineBreak::Unknown);
                    };
                    has_empty_lines |= placeholder_lines.is_empty();
                    opens_brace &= placeholder_lines.is_empty();
                    text.push_str(placeholder_lines);
                    continue;
                }
                Line::Items(placeholder_index, indent) => {
                    fill_items(&mut text, placeholders[*placeholder_index], *indent)?;
                }
                Line::Parts(parts) => {
                    fill_line(&mut text, parts, placeholders)?;
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

/// The reason why the placeholders of a [`Layout`] cannot be replaced.
#[derive(Debug, PartialEq)]
pub(super) enum LineBreak {
    /// A line is too long. The printer would break the line at the placeholder with this index.
    At(usize),
    /// Only the printer can determine the line breaks.
    Unknown,
}

/// Appends a line to `text`, without a line feed. If the line is too long, returns the placeholder at which
/// the printer would break it: the first breakable placeholder that, together with the text up to the next breakable
/// placeholder, exceeds the line width.
fn fill_line(text: &mut String, parts: &[LinePart], placeholders: &[Placeholder<'_>]) -> Result<(), LineBreak> {
    let line_start = text.len();
    let mut breakable_placeholder = None;
    for part in parts {
        let placeholder_index = match part {
            LinePart::Fixed(fixed) => {
                text.push_str(fixed);
                continue;
            }
            LinePart::Placeholder(placeholder_index) => *placeholder_index,
        };
        let placeholder = placeholders[placeholder_index];
        if placeholder.can_break() {
            check_width(text.len() - line_start, breakable_placeholder, placeholders)?;
            breakable_placeholder = Some(placeholder_index);
        }
        match placeholder {
            // Placeholders for whole lines are never part of a line.
            Placeholder::Lines(..) => return Err(LineBreak::Unknown),
            placeholder if placeholder.is_empty() => return Err(LineBreak::Unknown),
            Placeholder::Text(part) | Placeholder::Apart(part) => text.push_str(part),
            Placeholder::List(items) | Placeholder::Arguments(items) | Placeholder::Tuple(items) => {
                join_items(text, items);
            }
            Placeholder::Members(items) => {
                let text_before = text[line_start..].trim_end_matches(" { ");
                let path_length =
                    text_before.len() - text_before.rfind([' ', '(']).map_or(0, |separator| separator + 1);
                join_items(text, items);
                let expression_width = path_length + items.iter().map(|item| item.len() + 2).sum::<usize>();
                if expression_width > STRUCT_WIDTH {
                    return Err(LineBreak::At(placeholder_index));
                }
            }
        }
    }
    if parts.len() > 1 { check_width(text.len() - line_start, breakable_placeholder, placeholders) } else { Ok(()) }
}

/// Checks that a line of `columns` columns does not exceed the line width. `breakable_placeholder` is the index of the
/// last placeholder at which the line can be broken. The error contains the index of the placeholder at which the
/// printer would break the line.
fn check_width(
    columns: usize,
    breakable_placeholder: Option<usize>,
    placeholders: &[Placeholder<'_>],
) -> Result<(), LineBreak> {
    match breakable_placeholder {
        _ if columns <= MAX_LINE_WIDTH => Ok(()),
        Some(index) if columns <= MAX_LINE_WIDTH + uncounted_length(placeholders[index]) => Err(LineBreak::Unknown),
        Some(index) => Err(LineBreak::At(index)),
        None => Err(LineBreak::Unknown),
    }
}

/// Appends one line for each item of a placeholder. Each line is indented by `indent` columns.
fn fill_items(text: &mut String, placeholder: Placeholder<'_>, indent: usize) -> Result<(), LineBreak> {
    for item in placeholder.list_items().filter(|items| !items.is_empty()).ok_or(LineBreak::Unknown)? {
        let line_start = text.len();
        text.extend(std::iter::repeat_n(' ', indent));
        text.push_str(item);
        text.push(',');
        if text.len() - line_start > MAX_LINE_WIDTH {
            return Err(LineBreak::Unknown);
        }
        text.push('\n');
    }
    Ok(())
}

/// Returns the width in columns of the text that may follow a placeholder beyond the maximum line width. If the printer
/// breaks the line at the placeholder, it moves this text to another line or omits it.
fn uncounted_length(placeholder: Placeholder<'_>) -> usize {
    match placeholder {
        // The printer moves `else` to the next line.
        Placeholder::Tuple(_) => " else { ".len(),
        // The printer omits the comma after an arm whose expression it moves into braces on a separate line.
        Placeholder::Apart(_) => ",".len(),
        _ => 0,
    }
}

/// Returns the index of the placeholder that `letter` represents. `None` if the character does not represent a
/// placeholder.
fn find_letter_index(letter: char) -> Option<usize> {
    PLACEHOLDER_LETTERS.iter().position(|known_letter| *known_letter == letter)
}

/// Appends the items to `text`, separated by a comma and a space.
fn join_items(text: &mut String, items: &[String]) {
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        text.push_str(item);
    }
}
