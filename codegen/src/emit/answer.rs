//! Emits the decoding of an operation's responses: by status code, then by media type.

use super::{
    Emitter,
    code::{Apart, Arms, Place, Statements, code},
    media_tests::{self, Test},
    types::literal,
};
use crate::ir::{Codec, Outcome, OutcomeContent, Status, Type, TypeKind};

/// Returns statements that decode a result. An undeclared success has the content of the nearest declared one.
pub(super) fn output(emitter: Emitter<'_>, outcome: &Outcome) -> Statements {
    let has_success = outcome.cases.iter().any(|case| case.status.is_success());
    let has_default = outcome.cases.iter().any(|case| case.status == Status::Default);
    let status = if has_success && !has_default {
        "crate::runtime::decode::nearest_status(response, Self::SPEC)"
    } else {
        STATUS
    };
    decode(emitter, outcome, status)
}

/// Returns statements that decode a failure.
pub(super) fn failure(emitter: Emitter<'_>, outcome: &Outcome) -> Statements {
    decode(emitter, outcome, STATUS)
}

/// Returns statements that decode the body of a request sent by the API's server.
pub(super) fn body(emitter: Emitter<'_>, outcome: &Outcome) -> Statements {
    decode(emitter, outcome, STATUS)
}

const STATUS: &str = "response.status().as_u16()";

fn decode(emitter: Emitter<'_>, outcome: &Outcome, status: &str) -> Statements {
    let undeclared = Read::By("undeclared", None);
    let fallback = outcome.cases.iter().any(|case| case.status == Status::Default);
    // Status codes with the same content share an arm. Single status codes come before ranges, and `default` comes
    // last.
    let mut arms: Vec<(Read, Vec<Status>, usize)> = Vec::new();
    for case in &outcome.cases {
        let read = by_media(emitter, &outcome.ty, &case.contents);
        let rank = match case.status {
            Status::Code(_) => 0,
            Status::Range(_) => 1,
            Status::Default => 2,
        };
        match arms.iter_mut().find(|(known, _, other)| *known == read && *other == rank) {
            Some((_, statuses, _)) => statuses.push(case.status),
            None => arms.push((read, vec![case.status], rank)),
        }
    }
    arms.sort_by_key(|(_, _, rank)| *rank);
    let only = match arms.as_slice() {
        [] => Some(&undeclared),
        [(read, _, 2)] => Some(read),
        _ => None,
    };
    if let Some(read) = only {
        let read = read.text();
        return Statements(code! { Body, [read] #read });
    }
    if !fallback {
        arms.push((undeclared, vec![Status::Default], 2));
    }
    let arms: Arms = arms.iter().map(|(read, statuses, _)| arm(&patterns(statuses), read)).collect();
    Statements(code! { Body, [status arms] match #status { #arms } })
}

fn arm(patterns: &str, read: &Read) -> String {
    let whole = read.text();
    match read {
        // The printer also breaks its chain of calls.
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

/// An expression that decodes a response.
#[derive(PartialEq)]
enum Read {
    /// A decoder of the runtime, and the variant of the outcome for its result.
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

/// Returns the pattern of an arm. Three or more consecutive status codes become a range.
fn patterns(statuses: &[Status]) -> String {
    let mut codes: Vec<u16> = statuses
        .iter()
        .filter_map(|status| match status {
            Status::Code(code) => Some(*code),
            Status::Range(_) | Status::Default => None,
        })
        .collect();
    codes.sort_unstable();
    match codes.as_slice() {
        [first, .., last]
            if codes.len() == statuses.len() && codes.len() > 2 && usize::from(last - first) + 1 == codes.len() =>
        {
            format!("{first}..={last}")
        }
        _ => statuses.iter().map(|status| pattern(*status)).collect::<Vec<_>>().join(" | "),
    }
}

fn pattern(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}00..={digit}99"),
        Status::Default => "_".to_owned(),
    }
}

fn by_media(emitter: Emitter<'_>, outcome: &Type, contents: &[OutcomeContent]) -> Read {
    // Adjacent media types with the same decoding share a branch.
    let mut branches: Vec<(Read, String)> = Vec::new();
    for (content, test) in media_tests::in_order(contents) {
        let read = read(emitter, outcome, content);
        let (function, media_type) = match test {
            Test::Media(media_type) => ("is_media", media_type),
            Test::Parameters(media_type) => ("has_parameters", media_type),
        };
        let test = format!("crate::runtime::decode::{function}(response, {})", literal(media_type));
        match branches.last_mut() {
            Some((known, tests)) if *known == read => {
                tests.push_str(" || ");
                tests.push_str(&test);
            }
            _ => branches.push((read, test)),
        }
    }
    match branches.len() {
        0 => Read::By("undeclared", None),
        1 => branches.remove(0).0,
        _ => {
            let branches = branches.iter().map(|(read, test)| format!("if {test} {{ {} }} else ", read.text()));
            let branches: String = branches.collect();
            Read::Expression(branches + "{ crate::runtime::decode::unexpected_media(response) }")
        }
    }
}

fn read(emitter: Emitter<'_>, outcome: &Type, content: &OutcomeContent) -> Read {
    let is_union = matches!(emitter.resolved(&content.ty), Type::Named(id) if matches!(emitter.api.ty(*id).kind, TypeKind::Union(_)));
    let decoder = match content.codec {
        Codec::Json if is_union => "union",
        Codec::Json => "json",
        Codec::JsonOrText => "json_or_text",
        Codec::Form => "form",
        Codec::Text => "text",
        Codec::Bytes | Codec::Multipart => "bytes",
        Codec::EventStream => "events",
        Codec::TextEventStream => "text_events",
        Codec::BytesEventStream => "raw_events",
        Codec::JsonLines => "ndjson",
        Codec::TextLines => "text_lines",
        Codec::JsonSequence => "json_sequence",
        Codec::Empty => "empty",
    };
    let is_unit = content.ty == Type::Unit;
    match (&content.variant, outcome) {
        (Some(variant), _) if is_unit => Read::Expression(format!("Ok({}::{variant})", emitter.ty(outcome))),
        (Some(variant), _) => Read::By(decoder, Some(format!("{}::{variant}", emitter.ty(outcome)))),
        (None, Type::Nullable(_)) if is_unit => Read::Expression("Ok(None)".to_owned()),
        (None, Type::Nullable(_)) if content.ty != *outcome => Read::By(decoder, Some("Some".to_owned())),
        (None, _) => Read::By(decoder, None),
    }
}
