//! Repairs YAML text that the scanner rejects although the meaning of the text is clear:
//!
//! - Lines of quoted scalars and flow collections that are not indented enough. YAML requires the indentation, although
//!   it has no meaning within quotes and brackets. The repair adds spaces to these lines.
//! - Characters that are escaped as a surrogate pair, as in JSON: `\ud83d\ude00`. The repair replaces both escape
//!   sequences with the character.

use std::{borrow::Cow, ops::Range};

/// The text of a file after repairs. Offsets in this text can be converted to offsets in the file.
pub(super) struct RepairedText<'t> {
    pub(super) text: Cow<'t, str>,
    /// The replacements in the text of the file, sorted by position.
    edits: Vec<Edit>,
}

/// A replacement of a range of the file's text. All positions and lengths are in bytes.
#[derive(Clone, Copy)]
struct Edit {
    /// The start of the replaced text in the file.
    source_start: usize,
    source_length: usize,
    /// The start of the replacement in the repaired text.
    repaired_start: usize,
    repaired_length: usize,
}

/// An error that can be repaired. The number is the byte offset of the error in the repaired text.
#[derive(Clone, Copy)]
pub(super) enum RepairableError {
    /// A line that is not indented enough.
    ShallowLine(usize),
    /// A quoted scalar with a line that is not indented enough.
    ShallowScalar(usize),
    /// A quoted scalar with surrogate pairs.
    Surrogates(usize),
}

impl<'t> RepairedText<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text: Cow::Borrowed(text), edits: Vec::new() }
    }

    /// Converts a byte offset in the repaired text to a byte offset in the file.
    pub(super) fn source_offset(&self, offset: usize) -> usize {
        let edit_count_before = self.edits.partition_point(|edit| edit.repaired_start <= offset);
        let Some(edit) = edit_count_before.checked_sub(1).map(|last_index| self.edits[last_index]) else {
            return offset;
        };
        match (offset - edit.repaired_start).checked_sub(edit.repaired_length) {
            Some(offset_after_edit) => edit.source_start + edit.source_length + offset_after_edit,
            None => edit.source_start,
        }
    }

    /// Repairs an error in the text. Returns the byte offset, in the file, of the first repaired line or escape
    /// sequence. `None` if the error cannot be repaired.
    pub(super) fn repair(&mut self, error: RepairableError) -> Option<usize> {
        let replacements = match error {
            RepairableError::ShallowLine(offset) => self.indent_line(offset),
            RepairableError::ShallowScalar(offset) => self.indent_scalar_lines(offset),
            RepairableError::Surrogates(offset) => self.join_surrogates(offset),
        };
        let first_replaced_end = replacements.first()?.0.end;
        let blank_length = self.text[first_replaced_end..].len()
            - self.text[first_replaced_end..].trim_start_matches([' ', '\t']).len();
        let position = self.source_offset(
            first_replaced_end + if matches!(error, RepairableError::Surrogates(_)) { 0 } else { blank_length },
        );
        self.replace_ranges(replacements);
        Some(position)
    }

    /// Returns the replacements that give the line with content at `content_start` more indentation than the previous
    /// non-empty line has.
    fn indent_line(&self, content_start: usize) -> Vec<(Range<usize>, String)> {
        let line_start = self.text[..content_start].rfind('\n').map_or(0, |newline| newline + 1);
        let previous_line = self.text[..line_start].lines().rev().find(|line| !line.trim().is_empty());
        match previous_line.filter(|_| self.text[line_start..content_start].trim().is_empty()).map(required_indentation)
        {
            Some(required_columns) => vec![(
                line_start..line_start,
                " ".repeat(required_columns.saturating_sub(content_start - line_start).max(1)),
            )],
            None => Vec::new(),
        }
    }

    /// Returns the replacements that give the further lines of the quoted scalar at `scalar_start` more indentation
    /// than its first line has.
    fn indent_scalar_lines(&self, scalar_start: usize) -> Vec<(Range<usize>, String)> {
        let scalar_end = scalar_start + quoted_scalar_length(&self.text[scalar_start..]).unwrap_or_default();
        let first_line_start = self.text[..scalar_start].rfind('\n').map_or(0, |newline| newline + 1);
        let required_columns = required_indentation(&self.text[first_line_start..]);
        let mut replacements = Vec::new();
        let mut next_line_start =
            self.text[scalar_start..scalar_end].find('\n').map(|newline| scalar_start + newline + 1);
        while let Some(line_start) = next_line_start {
            let remaining_text = &self.text[line_start..scalar_end];
            let blank_length = remaining_text.len() - remaining_text.trim_start_matches(' ').len();
            // An empty line is a line break of the scalar, regardless of its indentation.
            if blank_length < required_columns && !remaining_text[blank_length..].starts_with(['\n', '\r']) {
                replacements.push((line_start..line_start, " ".repeat(required_columns - blank_length)));
            }
            next_line_start = remaining_text.find('\n').map(|newline| line_start + newline + 1);
        }
        replacements
    }

    /// Returns the replacements of surrogate pairs (`\ud83d\ude00`) by characters, in the quoted scalar that begins at
    /// `scalar_start`.
    fn join_surrogates(&self, scalar_start: usize) -> Vec<(Range<usize>, String)> {
        let scalar_length = quoted_scalar_length(&self.text[scalar_start..]).unwrap_or_default();
        let scalar = &self.text[scalar_start..scalar_start + scalar_length];
        let escapes: Vec<(usize, u16)> = escape_offsets(scalar)
            .filter_map(|start| Some((start, parse_escaped_code_unit(&scalar[start..])?)))
            .collect();
        let pair_replacements = escapes.windows(2).filter_map(|pair| {
            let [(start, first_unit), (next_start, second_unit)] = *pair else { return None };
            let character = char::decode_utf16([first_unit, second_unit]).next()?.ok()?;
            (next_start == start + 6 && character.len_utf16() == 2)
                .then(|| (scalar_start + start..scalar_start + start + 12, character.to_string()))
        });
        pair_replacements.collect()
    }

    /// Applies replacements to the text. The replacements must be sorted by position.
    fn replace_ranges(&mut self, replacements: Vec<(Range<usize>, String)>) {
        let mut new_text = String::with_capacity(
            self.text.len() + replacements.iter().map(|(_, replacement)| replacement.len()).sum::<usize>(),
        );
        let mut edits = self.edits.clone();
        let mut copied_end = 0;
        for (range, replacement) in replacements {
            new_text.push_str(&self.text[copied_end..range.start]);
            new_text.push_str(&replacement);
            let source_length = self.source_offset(range.end) - self.source_offset(range.start);
            edits.push(Edit {
                source_start: self.source_offset(range.start),
                source_length,
                repaired_start: 0,
                repaired_length: replacement.len(),
            });
            copied_end = range.end;
        }
        new_text.push_str(&self.text[copied_end..]);
        edits.sort_by_key(|edit| edit.source_start);
        let (mut source_offset, mut repaired_offset) = (0, 0);
        for edit in &mut edits {
            repaired_offset += edit.source_start - source_offset;
            edit.repaired_start = repaired_offset;
            repaired_offset += edit.repaired_length;
            source_offset = edit.source_start + edit.source_length;
        }
        self.edits = edits;
        self.text = Cow::Owned(new_text);
    }
}

/// Returns the range of the first invalid escape sequence, such as `\q`, in the double-quoted scalar at the start of
/// `text`. `None` if all escape sequences are valid.
pub(super) fn find_invalid_escape(text: &str) -> Option<Range<usize>> {
    let scalar = &text[..quoted_scalar_length(text)?];
    let parse_character = |start: usize, count: usize| {
        let digits = scalar.get(start + 2..start + 2 + count)?;
        u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)
    };
    escape_offsets(scalar).find_map(|start| {
        let escape_name = scalar[start + 1..].chars().next()?;
        let required_digit_count = match escape_name {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            '0' | 'a' | 'b' | 't' | 'n' | 'v' | 'f' | 'r' | 'e' | '"' | '/' | '\\' | 'N' | '_' | 'L' | 'P' => {
                return None;
            }
            ' ' | '\t' | '\n' | '\r' => return None,
            unknown_name => return Some(start..start + 1 + unknown_name.len_utf8()),
        };
        let possible_digits = scalar[start + 2..].bytes().take(required_digit_count);
        let digit_count = possible_digits.take_while(u8::is_ascii_hexdigit).count();
        parse_character(start, required_digit_count).is_none().then_some(start..start + 2 + digit_count)
    })
}

/// Returns the byte offsets of the backslashes that begin an escape sequence in a double-quoted scalar. Empty for a
/// single-quoted scalar, which has no escape sequences.
fn escape_offsets(scalar: &str) -> impl Iterator<Item = usize> {
    let mut bytes = scalar.bytes().enumerate();
    let is_double_quoted = scalar.starts_with('"');
    std::iter::from_fn(move || {
        let (backslash_offset, _) = bytes.find(|(_, byte)| *byte == b'\\')?;
        bytes.next();
        Some(backslash_offset)
    })
    .take_while(move |_| is_double_quoted)
}

/// Returns the UTF-16 code unit of the escape sequence at the start of `text`: 0x1234 for `\u1234`. `None` if `text`
/// does not start with such an escape sequence.
fn parse_escaped_code_unit(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}

/// Returns the minimum indentation, in columns, of the lines that continue the value of the first key or list item in
/// `line`.
fn required_indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-', '?']).len() + 1
}

/// Returns the length in bytes of the quoted scalar at the start of `text`, including its quotes. `None` if there is no
/// complete quoted scalar.
fn quoted_scalar_length(text: &str) -> Option<usize> {
    let quote = text.bytes().next().filter(|quote| matches!(quote, b'"' | b'\''))?;
    let mut bytes = text.bytes().enumerate().skip(1).peekable();
    while let Some((index, byte)) = bytes.next() {
        if byte == b'\\' && quote == b'"' {
            bytes.next();
        } else if byte == quote {
            // In a single-quoted scalar, two quotes (`''`) represent one quote character.
            if quote == b'"' || bytes.next_if(|(_, next_byte)| *next_byte == quote).is_none() {
                return Some(index + 1);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{RepairableError, RepairedText, find_invalid_escape};

    fn offset_of(text: &str, character: char) -> usize {
        text.find(character).expect("it is there")
    }

    #[test]
    fn offsets_lead_back_to_the_file() {
        let source = "a:\n  b: 'x\ny\n\n  z\n w'\n  c: {\nd: 1}\n  e: \"\\ud83d\\ude00\\\\ud83d \\ud83d\\ude01 f\"\n";
        let mut repaired = RepairedText::new(source);
        let repair_offset = repaired.repair(RepairableError::ShallowScalar(offset_of(source, '\''))).expect("a line");
        assert_eq!(&source[repair_offset..=repair_offset], "y");
        let repair_offset =
            repaired.repair(RepairableError::ShallowLine(offset_of(&repaired.text, 'd'))).expect("a line");
        assert_eq!(&source[repair_offset..=repair_offset], "d");
        repaired.repair(RepairableError::Surrogates(offset_of(&repaired.text, '"'))).expect("a pair");
        assert_eq!(&*repaired.text, "a:\n  b: 'x\n   y\n\n   z\n   w'\n  c: {\n   d: 1}\n  e: \"😀\\\\ud83d 😁 f\"\n");
        for character in "abxyzwcd1ef}".chars() {
            let source_offset = repaired.source_offset(offset_of(&repaired.text, character));
            assert_eq!(source[source_offset..].chars().next(), Some(character));
        }
        assert_eq!(
            repaired.source_offset(offset_of(&repaired.text, '😁')),
            source.rfind("\\ud83d").expect("it is there")
        );
        assert_eq!(repaired.source_offset(repaired.text.len()), source.len());
        assert!(
            repaired.repair(RepairableError::ShallowScalar(offset_of(&repaired.text, '\''))).is_none(),
            "nothing is left to repair"
        );
    }

    #[test]
    fn wrong_escapes_are_found() {
        let texts_and_escapes = [
            (r#""a\u00e9\n" \q"#, None),
            (r#""a\ud83d b""#, Some(r"\ud83d")),
            (r#""a\\q\q""#, Some(r"\q")),
            (r#""\x1g""#, Some(r"\x1")),
            (r#""\U00110000""#, Some(r"\U00110000")),
            (r#""\é""#, Some(r"\é")),
            (r"'\q'", None),
            (r#""\"#, None),
        ];
        for (text, expected_escape) in texts_and_escapes {
            assert_eq!(find_invalid_escape(text).map(|range| &text[range]), expected_escape, "{text}");
        }
    }
}
