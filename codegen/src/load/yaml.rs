//! Parses YAML 1.2 into a [`Tree`](super::tree::Tree), with `saphyr-parser`. The types of scalars are determined by the
//! core schema (YAML 1.2.2, section 10.3), so `yes` and `2024-01-31` are strings.

mod input;
mod repair;

use std::{borrow::Cow, sync::Arc};

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Tag};

use self::{
    input::Tabs,
    repair::{Flaw, Repaired, wrong_escape},
};
use super::{
    builder::{Builder, ParseStopped, Scalar, Stretch},
    tree::Tree,
};
use crate::{
    codes,
    diagnostic::Diagnostic,
    source::{FileId, SourceFile, Span},
};

pub(super) fn parse(file: FileId, source: &Arc<SourceFile>) -> (Option<Tree>, Vec<Diagnostic>) {
    let mut repaired = Repaired::new(&source.text);
    let mut warnings = Vec::new();
    // The position of the last repair, and the number of repairs at that position.
    let (mut last, mut tries) = (None, 0);
    for readings in 1.. {
        let mut reader =
            Reader { builder: Builder::new(file, source), offsets: Offsets::new(&repaired), documents: 0, flaw: None };
        for event in Parser::new(Tabs::new(&repaired.text)) {
            let step = match event {
                Ok((event, span)) => reader.process_event(event, span.start, span.end),
                Err(error) => Err(reader.scan_error(&error)),
            };
            if step.is_err() {
                break;
            }
        }
        let may_repeat = tries < MAX_REPAIRS && (readings <= 3 || readings * source.text.len() <= MAX_REREAD_BYTES);
        let flaw = reader.flaw.filter(|_| may_repeat);
        let (tree, mut problems) = reader.builder.finish();
        let Some((flaw, at)) = flaw.and_then(|flaw| Some((flaw, repaired.repair(flaw)?))) else {
            problems.extend(warnings);
            return (tree, problems);
        };
        tries = if last == Some(at) { tries + 1 } else { 1 };
        last = Some(at);
        let warning = shallow_line_diagnostic(file, at);
        if !matches!(flaw, Flaw::Surrogates(_)) && warnings.last() != Some(&warning) {
            warnings.push(warning);
        }
    }
    unreachable!("the number of repairs is limited")
}

/// The maximum number of bytes that are read in total because of repairs. Each repair requires another pass over the
/// file. The first three repairs are always allowed.
const MAX_REREAD_BYTES: usize = 1 << 24;

/// The maximum number of repairs at one position. If the line is still rejected after that, it has another error.
const MAX_REPAIRS: usize = 16;

fn shallow_line_diagnostic(file: FileId, at: usize) -> Diagnostic {
    let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
    let at = Span { file, start: offset(at), end: offset(at + 1) };
    Diagnostic::warning(codes::YAML_INDENT, "this line is indented less than the value that it belongs to", at)
        .with_label("read as if it were indented more")
        .with_help("YAML requires lines inside `{…}`, `[…]` and quotes, too, to be indented more than their key")
}

struct Reader<'t> {
    builder: Builder<'t>,
    offsets: Offsets<'t>,
    documents: usize,
    /// The error at which the scanner stopped, if it can be repaired.
    flaw: Option<Flaw>,
}

impl<'t> Reader<'t> {
    fn process_event(&mut self, event: Event<'t>, start: Marker, end: Marker) -> Result<(), ParseStopped> {
        let place = || self.offsets.byte_offset(start.index())..self.offsets.byte_offset(end.index());
        let at = || self.offsets.source_range(&place());
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let at = self.builder.span(&at());
                    let problem = Diagnostic::error(codes::YAML_DOCUMENTS, "a second YAML document begins here", at);
                    self.builder.report_problem(problem.with_help("move it to a separate file"));
                    return Err(ParseStopped);
                }
                Ok(())
            }
            Event::Scalar(text, style, anchor, tag) => {
                let at = self.offsets.source_range(&self.trim_scalar_range(&text, style, place()));
                self.process_scalar(text, style, anchor, tag.as_deref(), at);
                Ok(())
            }
            Event::MappingStart(anchor, _) | Event::SequenceStart(anchor, _) => {
                let at = at();
                self.check_no_complex_key(&at)?;
                self.builder.open_container(matches!(event, Event::MappingStart(..)), &at, anchor)
            }
            Event::MappingEnd | Event::SequenceEnd => {
                let end = at().end;
                self.builder.close_container(end)
            }
            Event::Alias(anchor) => {
                let at = at();
                if self.builder.wants_key() {
                    return self.builder.set_alias_key(anchor, at);
                }
                self.builder.add_alias(anchor, &at)
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
        at: Stretch,
    ) {
        let is_string = match tag {
            // The tag `!` makes the scalar a string.
            Some(tag) if tag.handle.is_empty() && tag.suffix == "!" => true,
            Some(tag) if tag.is_yaml_core_schema() => tag.suffix == "str",
            _ => style != ScalarStyle::Plain,
        };
        if self.builder.wants_key() {
            let merge = text == "<<" && style == ScalarStyle::Plain;
            if anchor != 0 {
                let key = if is_string { Scalar::String(text.clone()) } else { resolve_plain_scalar(text.clone()) };
                self.builder.store_anchored_key(key, &at, anchor);
            }
            self.builder.set_key(text, at, merge);
            return;
        }
        let scalar = if is_string { Scalar::String(text) } else { resolve_plain_scalar(text) };
        if let Scalar::Number(text) = &scalar
            && super::tree::parse_number(text).is_none()
        {
            let message = format!("`{text}` is not a number that JSON can express");
            let at = self.builder.span(&at);
            self.builder.report_problem(Diagnostic::warning(codes::NUMBER, message, at).with_label("read as a string"));
        }
        self.builder.add_scalar(scalar, &at, anchor);
    }

    /// Returns the range of a scalar, without the whitespace and comments after the scalar that the scanner may
    /// include.
    fn trim_scalar_range(&self, text: &str, style: ScalarStyle, at: Stretch) -> Stretch {
        let whole: &str = &self.offsets.repaired.text;
        if style == ScalarStyle::Plain && whole[at.start..].starts_with(text) {
            return at.start..at.start + text.len();
        }
        let covered = &whole[at.clone()];
        let line =
            if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) { covered.lines().next() } else { None };
        at.start..at.start + line.unwrap_or(covered).trim_end().len()
    }

    fn check_no_complex_key(&mut self, at: &Stretch) -> Result<(), ParseStopped> {
        if self.builder.wants_key() { self.builder.complex_key(at) } else { Ok(()) }
    }

    fn scan_error(&mut self, error: &ScanError) -> ParseStopped {
        let start = self.offsets.byte_offset(error.marker().index());
        self.flaw = match error.info() {
            "invalid indentation" | "invalid indentation in flow construct" | "tab cannot be used as indentation" => {
                Some(Flaw::ShallowLine(start))
            }
            "invalid indentation in quoted scalar" => Some(Flaw::ShallowScalar(start)),
            "while parsing a quoted scalar, found invalid Unicode character escape code" => {
                Some(Flaw::Surrogates(start))
            }
            _ => None,
        };
        let text: &str = &self.offsets.repaired.text;
        let escape = error.info().contains("quoted scalar").then(|| wrong_escape(&text[start..])).flatten();
        let place = escape.as_ref().map_or(start..start + 1, |escape| start + escape.start..start + escape.end);
        let at = self.builder.span(&self.offsets.source_range(&place));
        let problem = match (error.info(), escape) {
            ("recursion limit exceeded", _) => Diagnostic::error(codes::NESTING, "too many levels of nesting", at),
            (_, Some(_)) => super::wrong_escape_diagnostic(codes::YAML_SYNTAX, &text[place], at),
            (info, None) => Diagnostic::error(codes::YAML_SYNTAX, format!("invalid YAML: {info}"), at),
        };
        self.builder.report_problem(problem);
        ParseStopped
    }
}

/// Determines the type of a plain scalar according to the core schema.
fn resolve_plain_scalar(text: Cow<'_, str>) -> Scalar<'_> {
    match &*text {
        "" | "~" | "null" | "Null" | "NULL" => Scalar::Null,
        "true" | "True" | "TRUE" => Scalar::Bool(true),
        "false" | "False" | "FALSE" => Scalar::Bool(false),
        _ if is_number(&text) => Scalar::Number(text),
        _ => Scalar::String(text),
    }
}

fn is_number(text: &str) -> bool {
    if let Some(digits) = text.strip_prefix("0x") {
        return !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return !digits.is_empty() && digits.bytes().all(|byte| matches!(byte, b'0'..=b'7'));
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return true;
    }
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))),
        None => (unsigned, None),
    };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.is_none_or(|part| !part.is_empty() && digits(part));
    exponent && digits(whole) && digits(fraction) && !(whole.is_empty() && fraction.is_empty())
}

/// Converts character offsets in the scanned text to byte offsets.
struct Offsets<'t> {
    repaired: &'t Repaired<'t>,
    /// The byte offset of every 64th character. Empty if the text is ASCII.
    samples: Vec<usize>,
}

const SAMPLE_INTERVAL: usize = 64;

impl<'t> Offsets<'t> {
    fn new(repaired: &'t Repaired<'t>) -> Self {
        let text: &str = &repaired.text;
        let samples = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().step_by(SAMPLE_INTERVAL).map(|(byte, _)| byte).collect()
        };
        Self { repaired, samples }
    }

    /// Returns the byte offset in the scanned text of the character with the given index.
    fn byte_offset(&self, character: usize) -> usize {
        let text: &str = &self.repaired.text;
        if self.samples.is_empty() {
            return character.min(text.len());
        }
        let Some(start) = self.samples.get(character / SAMPLE_INTERVAL) else { return text.len() };
        let rest = text[*start..].char_indices().nth(character % SAMPLE_INTERVAL);
        rest.map_or(text.len(), |(byte, _)| start + byte)
    }

    /// Converts a range of the scanned text to a range of the file.
    fn source_range(&self, at: &Stretch) -> Stretch {
        self.repaired.source_offset(at.start)..self.repaired.source_offset(at.end)
    }
}
