//! Parses YAML 1.2 into a [`Tree`](super::tree::Tree), with `saphyr-parser`. The core schema (YAML 1.2.2, section 10.3)
//! determines the types of scalars, so `yes` and `2024-01-31` are strings.

mod input;
mod repair;

use std::{borrow::Cow, sync::Arc};

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Tag};

use self::{
    input::TabsAsSpaces,
    repair::{RepairableError, RepairedText, find_invalid_escape},
};
use super::{
    builder::{Builder, ByteRange, ParseStopped, Scalar},
    tree::Tree,
};
use crate::{
    codes,
    diagnostic::Diagnostic,
    source::{FileId, SourceFile, Span},
};

pub(super) fn parse(file: FileId, source: &Arc<SourceFile>) -> (Option<Tree>, Vec<Diagnostic>) {
    let mut repaired = RepairedText::new(&source.text);
    let mut warnings = Vec::new();
    let mut last_repair_position = None;
    let mut repairs_at_same_position = 0;
    for pass_count in 1.. {
        let (builder, offsets) = (Builder::new(file, source), Offsets::new(&repaired));
        let mut reader = Reader { builder, offsets, document_count: 0, repairable_error: None };
        for event in Parser::new(TabsAsSpaces::new(&repaired.text)) {
            let result = match event {
                Ok((event, span)) => reader.process_event(event, span.start, span.end),
                Err(error) => Err(reader.report_scan_error(&error)),
            };
            if result.is_err() {
                break;
            }
        }
        let is_within_budget = pass_count <= 3 || pass_count * source.text.len() <= MAX_REREAD_BYTES;
        let is_repair_allowed = repairs_at_same_position < MAX_REPAIRS && is_within_budget;
        let repairable_error = reader.repairable_error.filter(|_| is_repair_allowed);
        let (tree, mut parse_problems) = reader.builder.finish();
        let error_and_position = repairable_error.and_then(|error| Some((error, repaired.repair(error)?)));
        let Some((repairable_error, position)) = error_and_position else {
            parse_problems.extend(warnings);
            return (tree, parse_problems);
        };
        repairs_at_same_position =
            if last_repair_position == Some(position) { repairs_at_same_position + 1 } else { 1 };
        last_repair_position = Some(position);
        let warning = create_indentation_warning(file, position);
        if !matches!(repairable_error, RepairableError::Surrogates(_)) && warnings.last() != Some(&warning) {
            warnings.push(warning);
        }
    }
    unreachable!("the number of repairs is limited")
}

/// The maximum total number of bytes that the scanner reads in all passes over one file. Each repair requires another
/// pass. The first three repairs are always allowed.
const MAX_REREAD_BYTES: usize = 1 << 24;

/// The maximum number of consecutive repairs at one position. If the scanner still rejects the line after these
/// repairs, the cause is another error.
const MAX_REPAIRS: usize = 16;

/// Creates the warning about a line that is not indented enough. `position` is the byte offset of the line's content.
fn create_indentation_warning(file: FileId, position: usize) -> Diagnostic {
    let to_u32 = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
    let span = Span { file, start: to_u32(position), end: to_u32(position + 1) };
    let message = "this line of a value must be indented more than the key of the value";
    Diagnostic::warning(codes::YAML_INDENT, message, span)
        .with_label("this line is read as part of the value")
        .with_help("indent the line more than its key, also inside `{…}`, `[…]` and quotes")
}

/// Passes the events of the YAML parser to a [`Builder`].
struct Reader<'t> {
    builder: Builder<'t>,
    offsets: Offsets<'t>,
    /// The number of YAML documents in this file that have begun so far.
    document_count: usize,
    /// The error at which the scanner stopped. `None` if there was no error, or if the error cannot be repaired.
    repairable_error: Option<RepairableError>,
}

impl<'t> Reader<'t> {
    fn process_event(&mut self, event: Event<'t>, start: Marker, end: Marker) -> Result<(), ParseStopped> {
        let scanned_range = || self.offsets.byte_offset(start.index())..self.offsets.byte_offset(end.index());
        let source_range = || self.offsets.source_range(&scanned_range());
        match event {
            Event::DocumentStart(_) => {
                self.document_count += 1;
                if self.document_count > 1 {
                    let span = self.builder.create_span(&source_range());
                    let problem = Diagnostic::error(
                        codes::YAML_DOCUMENTS,
                        "the file contains more than one YAML document, but only the first is read",
                        span,
                    );
                    self.builder.report_problem(problem.with_help("move each YAML document to a separate file"));
                    return Err(ParseStopped);
                }
                Ok(())
            }
            Event::Scalar(text, style, anchor, tag) => {
                let scalar_range = self.offsets.source_range(&self.trim_scalar_range(&text, style, scanned_range()));
                self.process_scalar(text, style, anchor, tag.as_deref(), scalar_range);
                Ok(())
            }
            Event::MappingStart(anchor, _) | Event::SequenceStart(anchor, _) => {
                let container_range = source_range();
                self.reject_complex_key(&container_range)?;
                self.builder.open_container(matches!(event, Event::MappingStart(..)), &container_range, anchor)
            }
            Event::MappingEnd | Event::SequenceEnd => {
                let container_end = source_range().end;
                self.builder.close_container(container_end)
            }
            Event::Alias(anchor) => {
                let alias_range = source_range();
                if self.builder.is_key_next() {
                    return self.builder.set_alias_key(anchor, alias_range);
                }
                self.builder.add_alias(anchor, &alias_range)
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
        }
    }

    fn process_scalar(
        &mut self,
        text: Cow<'t, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<&Tag>,
        range: ByteRange,
    ) {
        let is_string = match tag {
            // The tag `!` makes the scalar a string.
            Some(tag) if tag.handle.is_empty() && tag.suffix == "!" => true,
            Some(tag) if tag.is_yaml_core_schema() => tag.suffix == "str",
            _ => style != ScalarStyle::Plain,
        };
        if self.builder.is_key_next() {
            let is_merge_key = text == "<<" && style == ScalarStyle::Plain;
            if anchor != 0 {
                let key = if is_string { Scalar::String(text.clone()) } else { resolve_plain_scalar(text.clone()) };
                self.builder.store_anchored_key(key, &range, anchor);
            }
            self.builder.set_key(text, range, is_merge_key);
            return;
        }
        let scalar = if is_string { Scalar::String(text) } else { resolve_plain_scalar(text) };
        if let Scalar::Number(text) = &scalar
            && super::tree::parse_number(text).is_none()
        {
            let message = format!("the number `{text}` cannot be represented in JSON");
            let span = self.builder.create_span(&range);
            let problem = Diagnostic::warning(codes::NUMBER, message, span);
            self.builder.report_problem(problem.with_label("read as a string"));
        }
        self.builder.add_scalar(scalar, &range, anchor);
    }

    /// Returns the range of a scalar in the scanned text. `range` is the range that the scanner reports, which can
    /// include whitespace and comments after the scalar.
    fn trim_scalar_range(&self, text: &str, style: ScalarStyle, range: ByteRange) -> ByteRange {
        let scanned_text: &str = &self.offsets.repaired.text;
        if style == ScalarStyle::Plain && scanned_text[range.start..].starts_with(text) {
            return range.start..range.start + text.len();
        }
        let covered_text = &scanned_text[range.clone()];
        let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let shown_text = if is_block { covered_text.lines().next().unwrap_or(covered_text) } else { covered_text };
        range.start..range.start + shown_text.trim_end().len()
    }

    /// Reports an error if a list or map is used as a key.
    fn reject_complex_key(&mut self, range: &ByteRange) -> Result<(), ParseStopped> {
        if self.builder.is_key_next() { self.builder.report_complex_key(range) } else { Ok(()) }
    }

    /// Reports an error of the scanner. Stores the error in `self.repairable_error` if it can be repaired.
    fn report_scan_error(&mut self, error: &ScanError) -> ParseStopped {
        let error_offset = self.offsets.byte_offset(error.marker().index());
        self.repairable_error = match error.info() {
            "invalid indentation" | "invalid indentation in flow construct" | "tab cannot be used as indentation" => {
                Some(RepairableError::ShallowLine(error_offset))
            }
            "invalid indentation in quoted scalar" => Some(RepairableError::ShallowScalar(error_offset)),
            "while parsing a quoted scalar, found invalid Unicode character escape code" => {
                Some(RepairableError::Surrogates(error_offset))
            }
            _ => None,
        };
        let scanned_text: &str = &self.offsets.repaired.text;
        let escape_range = error
            .info()
            .contains("quoted scalar")
            .then(|| find_invalid_escape(&scanned_text[error_offset..]))
            .flatten();
        let error_range = escape_range
            .as_ref()
            .map_or(error_offset..error_offset + 1, |range| error_offset + range.start..error_offset + range.end);
        let span = self.builder.create_span(&self.offsets.source_range(&error_range));
        let problem = match (error.info(), escape_range) {
            ("recursion limit exceeded", _) => {
                Diagnostic::error(codes::NESTING, "the file has too many levels of nesting", span)
            }
            (_, Some(_)) => {
                super::create_invalid_escape_diagnostic(codes::YAML_SYNTAX, &scanned_text[error_range], span)
            }
            (info, None) => Diagnostic::error(codes::YAML_SYNTAX, format!("invalid YAML: {info}"), span),
        };
        self.builder.report_problem(problem);
        ParseStopped
    }
}

/// Determines the value of a plain (unquoted) scalar according to the core schema (YAML 1.2.2, section 10.3).
fn resolve_plain_scalar(text: Cow<'_, str>) -> Scalar<'_> {
    match &*text {
        "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
        "true" | "True" | "TRUE" => Scalar::Bool(true),
        "false" | "False" | "FALSE" => Scalar::Bool(false),
        _ if is_number(&text) => Scalar::Number(text),
        _ => Scalar::String(text),
    }
}

/// Returns whether the core schema reads a plain scalar as a number, such as `-1`, `1e3`, `0x1F`, `0o17` or `.inf`.
fn is_number(text: &str) -> bool {
    if let Some(digits) = text.strip_prefix("0x") {
        return !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return !digits.is_empty() && digits.bytes().all(|byte| matches!(byte, b'0'..=b'7'));
    }
    let unsigned_text = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned_text, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let (mantissa, exponent) = match unsigned_text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))),
        None => (unsigned_text, None),
    };
    let has_only_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (integer_part, fraction_part) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_exponent_valid = exponent.is_none_or(|part| !part.is_empty() && has_only_digits(part));
    is_exponent_valid
        && has_only_digits(integer_part)
        && has_only_digits(fraction_part)
        && !(integer_part.is_empty() && fraction_part.is_empty())
}

/// Converts offsets that the scanner reports to byte offsets. The scanner counts characters of the repaired text.
struct Offsets<'t> {
    repaired: &'t RepairedText<'t>,
    /// The byte offset of every 64th character of the repaired text. Empty if the text is ASCII.
    sampled_offsets: Vec<usize>,
}

/// The number of characters between two entries of [`Offsets::sampled_offsets`].
const SAMPLE_INTERVAL: usize = 64;

impl<'t> Offsets<'t> {
    fn new(repaired: &'t RepairedText<'t>) -> Self {
        let repaired_text: &str = &repaired.text;
        let sampled_offsets = if repaired_text.is_ascii() {
            Vec::new()
        } else {
            repaired_text.char_indices().step_by(SAMPLE_INTERVAL).map(|(byte, _)| byte).collect()
        };
        Self { repaired, sampled_offsets }
    }

    /// Returns the byte offset of the character with the given index in the scanned text.
    fn byte_offset(&self, char_index: usize) -> usize {
        let scanned_text: &str = &self.repaired.text;
        if self.sampled_offsets.is_empty() {
            return char_index.min(scanned_text.len());
        }
        let Some(sample_start) = self.sampled_offsets.get(char_index / SAMPLE_INTERVAL) else {
            return scanned_text.len();
        };
        let char_after_sample = scanned_text[*sample_start..].char_indices().nth(char_index % SAMPLE_INTERVAL);
        char_after_sample.map_or(scanned_text.len(), |(byte, _)| sample_start + byte)
    }

    /// Converts a range of the scanned text to a range of the file.
    fn source_range(&self, range: &ByteRange) -> ByteRange {
        self.repaired.source_offset(range.start)..self.repaired.source_offset(range.end)
    }
}
