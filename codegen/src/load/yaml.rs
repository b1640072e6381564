//! YAML 1.2 into a [`Tree`](super::tree::Tree): `saphyr-parser` gives the events, scalars are typed by the core schema
//! (YAML 1.2.2, section 10.3), so `yes` is a string and `2024-01-31` too.

mod indent;
mod input;

use std::{borrow::Cow, sync::Arc};

use saphyr_parser::{Event, Marker, Parser, ScalarStyle, ScanError, Tag};

use self::{
    indent::{Indented, Shallow},
    input::Tabs,
};
use super::{
    builder::{Builder, Scalar, Stop, Stretch},
    tree::Tree,
};
use crate::{
    codes,
    diagnostic::Diagnostic,
    source::{FileId, SourceFile, Span},
};

pub(super) fn parse(file: FileId, source: &Arc<SourceFile>) -> (Option<Tree>, Vec<Diagnostic>) {
    let mut indented = Indented::new(&source.text);
    let mut warnings = Vec::new();
    loop {
        let mut reader = Reader {
            builder: Builder::new(file, source),
            offsets: Offsets::new(&indented),
            documents: 0,
            shallow: None,
        };
        for event in Parser::new(Tabs::new(&indented.text)) {
            let step = match event {
                Ok((event, span)) => reader.event(event, span.start, span.end),
                Err(error) => Err(reader.scan_error(&error)),
            };
            if step.is_err() {
                break;
            }
        }
        let shallow = reader.shallow.filter(|_| (warnings.len() + 1) * source.text.len() <= REREADING);
        let (tree, mut problems) = reader.builder.finish();
        let Some(line) = shallow.and_then(|shallow| indented.pad(shallow)) else {
            problems.extend(warnings);
            return (tree, problems);
        };
        let warning = shallow_line(file, line);
        if warnings.last() != Some(&warning) {
            warnings.push(warning);
        }
    }
}

/// Each line that is indented too little costs another reading of the file; so many bytes are read for it at most.
const REREADING: usize = 1 << 26;

fn shallow_line(file: FileId, at: usize) -> Diagnostic {
    let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
    let at = Span { file, start: offset(at), end: offset(at + 1) };
    Diagnostic::warning(codes::YAML_INDENT, "this line is indented less than what it is part of", at)
        .label("read as if it were deeper")
        .help("YAML requires lines inside `{…}`, `[…]` and quotes, too, to be deeper than the key that they belong to")
}

struct Reader<'t> {
    builder: Builder<'t>,
    offsets: Offsets<'t>,
    documents: usize,
    /// The line that is indented too little, if that is what is wrong: nothing else is wrong so far.
    shallow: Option<Shallow>,
}

impl<'t> Reader<'t> {
    fn event(&mut self, event: Event<'t>, start: Marker, end: Marker) -> Result<(), Stop> {
        let place = || self.offsets.byte(start.index())..self.offsets.byte(end.index());
        let at = || self.offsets.source(&place());
        match event {
            Event::DocumentStart(_) => {
                self.documents += 1;
                if self.documents > 1 {
                    let at = self.builder.span(&at());
                    let problem = Diagnostic::error(codes::YAML_DOCUMENTS, "a second YAML document begins here", at);
                    self.builder.report(problem.help("put it into a file of its own"));
                    return Err(Stop);
                }
                Ok(())
            }
            Event::Scalar(text, style, anchor, tag) => {
                let at = self.offsets.source(&self.tight(&text, style, place()));
                self.scalar(text, style, anchor, tag.as_deref(), at);
                Ok(())
            }
            Event::MappingStart(anchor, _) | Event::SequenceStart(anchor, _) => {
                let at = at();
                self.no_complex_key(&at)?;
                self.builder.open(matches!(event, Event::MappingStart(..)), &at, anchor)
            }
            Event::MappingEnd | Event::SequenceEnd => {
                let end = at().end;
                self.builder.close(end)
            }
            Event::Alias(anchor) => {
                let at = at();
                self.no_complex_key(&at)?;
                self.builder.alias(anchor, &at)
            }
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => Ok(()),
        }
    }

    fn scalar(&mut self, text: Cow<'t, str>, style: ScalarStyle, anchor: usize, tag: Option<&Tag>, at: Stretch) {
        if self.builder.wants_key() {
            let merge = text == "<<" && style == ScalarStyle::Plain;
            self.builder.key(text, at, merge);
            return;
        }
        let scalar = match tag.filter(|tag| tag.is_yaml_core_schema()).map(|tag| tag.suffix.as_str()) {
            Some("str") => Scalar::String(text),
            None if style != ScalarStyle::Plain => Scalar::String(text),
            _ => plain(text),
        };
        if let Scalar::Number(text) = &scalar
            && super::tree::number(text).is_none()
        {
            let message = format!("`{text}` is no number that JSON can hold");
            let at = self.builder.span(&at);
            self.builder.report(Diagnostic::warning(codes::NUMBER, message, at).label("read as a string"));
        }
        self.builder.scalar(scalar, &at, anchor);
    }

    /// What a scalar covers without the blanks and comments that the scanner may count to it.
    fn tight(&self, text: &str, style: ScalarStyle, at: Stretch) -> Stretch {
        let whole: &str = &self.offsets.indented.text;
        if style == ScalarStyle::Plain && whole[at.start..].starts_with(text) {
            return at.start..at.start + text.len();
        }
        let covered = &whole[at.clone()];
        let line =
            if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded) { covered.lines().next() } else { None };
        at.start..at.start + line.unwrap_or(covered).trim_end().len()
    }

    fn no_complex_key(&mut self, at: &Stretch) -> Result<(), Stop> {
        if !self.builder.wants_key() {
            return Ok(());
        }
        let at = self.builder.span(&(at.start..at.start + 1));
        self.builder.report(Diagnostic::error(codes::YAML_KEY, "a key must be a plain string", at));
        Err(Stop)
    }

    fn scan_error(&mut self, error: &ScanError) -> Stop {
        let start = self.offsets.byte(error.marker().index());
        self.shallow = match error.info() {
            "invalid indentation" | "invalid indentation in flow construct" | "tab cannot be used as indentation" => {
                Some(Shallow::Line(start))
            }
            "invalid indentation in quoted scalar" => Some(Shallow::Quoted(start)),
            _ => None,
        };
        let start = self.offsets.indented.source(start);
        let at = self.builder.span(&(start..start + 1));
        let problem = if error.info() == "recursion limit exceeded" {
            Diagnostic::error(codes::NESTING, "too many levels of nesting", at)
        } else {
            Diagnostic::error(codes::YAML_SYNTAX, format!("wrong YAML: {}", error.info()), at)
        };
        self.builder.report(problem);
        Stop
    }
}

/// A plain scalar by the core schema.
fn plain(text: Cow<'_, str>) -> Scalar<'_> {
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

/// Byte offsets of characters: the scanner counts characters, spans are in bytes.
struct Offsets<'t> {
    indented: &'t Indented<'t>,
    /// The offset of every 64th character; empty where all are one byte long.
    samples: Vec<usize>,
}

const STRIDE: usize = 64;

impl<'t> Offsets<'t> {
    fn new(indented: &'t Indented<'t>) -> Self {
        let text: &str = &indented.text;
        let samples = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().step_by(STRIDE).map(|(byte, _)| byte).collect()
        };
        Self { indented, samples }
    }

    /// Returns the offset of a character in the text that is read.
    fn byte(&self, character: usize) -> usize {
        let text: &str = &self.indented.text;
        if self.samples.is_empty() {
            return character.min(text.len());
        }
        let Some(start) = self.samples.get(character / STRIDE) else { return text.len() };
        let rest = text[*start..].char_indices().nth(character % STRIDE);
        rest.map_or(text.len(), |(byte, _)| start + byte)
    }

    /// Returns the stretch of the file for one of the text that is read.
    fn source(&self, at: &Stretch) -> Stretch {
        self.indented.source(at.start)..self.indented.source(at.end)
    }
}
