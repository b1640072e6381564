//! How an operation reads an HTTP response: by status, then by media type.

use std::fmt::Write as _;

use super::{
    Emitter,
    code::{Apart, Arms, Place, Statements, code},
    types::literal,
};
use crate::ir::{Codec, Outcome, OutcomeContent, Status, Type, TypeKind};

/// Reads an answer: by status, then by media type.
pub(super) fn outcome(emitter: Emitter<'_>, outcome: &Outcome) -> Statements {
    let ty = emitter.ty(&outcome.ty);
    let undeclared = Read::By("undeclared", None);
    let fallback = outcome.cases.iter().any(|case| case.status == Status::Default);
    // Statuses that are read alike share an arm; `default` comes last, whatever stands before it.
    let mut arms: Vec<(Read, String, bool)> = Vec::new();
    for case in &outcome.cases {
        let read = by_media(emitter, &ty, &case.contents);
        let is_default = case.status == Status::Default;
        let pattern = pattern(case.status);
        match arms.iter_mut().find(|(known, _, default)| *known == read && *default == is_default) {
            Some((_, patterns, _)) => {
                patterns.push_str(" | ");
                patterns.push_str(&pattern);
            }
            None => arms.push((read, pattern, is_default)),
        }
    }
    let only = match arms.as_slice() {
        [] => Some(&undeclared),
        [(read, _, true)] => Some(read),
        _ => None,
    };
    if let Some(read) = only {
        let read = read.text();
        return Statements(code! { Body, [read] #read });
    }
    if !fallback {
        arms.push((undeclared, "_".to_owned(), true));
    }
    let arms: Arms = arms.iter().map(|(read, patterns, _)| arm(patterns, read)).collect();
    Statements(code! { Body, [arms] match response.status().as_u16() { #arms } })
}

fn arm(patterns: &str, read: &Read) -> String {
    let whole = read.text();
    match read {
        // Its chain of calls is broken as well.
        Read::By(decoder, Some(variant)) if !Place::LoopArm.fits(&whole) => {
            let map = format!("map({variant})");
            let map = Apart(&map);
            code! { Arm, [patterns decoder map] #patterns => crate::runtime::decode::#decoder(response).#map, }
        }
        _ => {
            let whole = Apart(&whole);
            code! { Arm, [patterns whole] #patterns => #whole, }
        }
    }
}

/// An expression that reads an answer.
#[derive(PartialEq)]
enum Read {
    /// A decoder of the runtime's, and the variant of the outcome that its result goes into.
    By(&'static str, Option<String>),
    Expression(String),
}

impl Read {
    fn text(&self) -> String {
        match self {
            Self::By(decoder, None) => format!("crate::runtime::decode::{decoder}(response)"),
            Self::By(decoder, Some(variant)) => format!("crate::runtime::decode::{decoder}(response).map({variant})"),
            Self::Expression(text) => text.clone(),
        }
    }
}

fn pattern(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}00..={digit}99"),
        Status::Default => "_".to_owned(),
    }
}

fn by_media(emitter: Emitter<'_>, ty: &str, contents: &[OutcomeContent]) -> Read {
    match contents {
        [] => Read::By("undeclared", None),
        [only] => read(emitter, ty, only),
        several => {
            let mut text = String::new();
            for content in several {
                let (media, read) = (literal(&content.media_type), read(emitter, ty, content).text());
                let _ = write!(text, "if crate::runtime::decode::is_media(response, {media}) {{ {read} }} else ");
            }
            Read::Expression(text + "{ crate::runtime::decode::unexpected_media(response) }")
        }
    }
}

fn read(emitter: Emitter<'_>, ty: &str, content: &OutcomeContent) -> Read {
    let is_union = matches!(emitter.resolved(&content.ty), Type::Named(id) if matches!(emitter.api.ty(*id).kind, TypeKind::Union(_)));
    let decoder = match content.codec {
        Codec::Json | Codec::Form | Codec::Multipart if is_union => "union",
        Codec::Json | Codec::Form | Codec::Multipart => "json",
        Codec::Text => "text",
        Codec::Bytes => "bytes",
        Codec::EventStream => "events",
        Codec::JsonLines | Codec::JsonSequence => "ndjson",
        Codec::Empty => "empty",
    };
    match &content.variant {
        Some(variant) if content.ty == Type::Unit => Read::Expression(format!("Ok({ty}::{variant})")),
        variant => Read::By(decoder, variant.as_ref().map(|variant| format!("{ty}::{variant}"))),
    }
}
