//! Emits code that decodes the responses of an operation. The decoder is selected by status code, then by media type.

use super::{
    Emitter,
    code::{Apart, Arms, CodePosition, Statements, code},
    media_tests::{self, Test},
    types::text_literal,
};
use crate::ir::{Codec, Outcome, OutcomeContent, Status, Type, TypeKind};

/// Emits statements that decode a successful response. A response with an undeclared successful status code is decoded
/// as if it had the nearest declared status code.
pub(super) fn emit_output(emitter: Emitter<'_>, outcome: &Outcome) -> Statements {
    let has_success = outcome.cases.iter().any(|case| case.status.is_success());
    let has_default = outcome.cases.iter().any(|case| case.status == Status::Default);
    let status = if has_success && !has_default {
        "crate::runtime::decode::nearest_status(response, Self::SPEC)"
    } else {
        STATUS_ARGUMENT
    };
    emit_decode(emitter, outcome, status)
}

/// Emits statements that decode the response of a failed call.
pub(super) fn emit_failure(emitter: Emitter<'_>, outcome: &Outcome) -> Statements {
    emit_decode(emitter, outcome, STATUS_ARGUMENT)
}

/// Emits statements that decode the body of a request sent by the API's server (a webhook).
pub(super) fn emit_body(emitter: Emitter<'_>, outcome: &Outcome) -> Statements {
    emit_decode(emitter, outcome, STATUS_ARGUMENT)
}

const STATUS_ARGUMENT: &str = "response.status().as_u16()";

fn emit_decode(emitter: Emitter<'_>, outcome: &Outcome, status: &str) -> Statements {
    let undeclared = Decoder::By("undeclared", None);
    let has_default = outcome.cases.iter().any(|case| case.status == Status::Default);
    // Each arm is a decoder, the status codes with this decoder, and a rank by which the arms are sorted: single status
    // codes come before ranges, and `default` comes last.
    let mut arms: Vec<(Decoder, Vec<Status>, usize)> = Vec::new();
    for case in &outcome.cases {
        let read = decoder_by_media_type(emitter, &outcome.ty, &case.contents);
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
    let only_decoder = match arms.as_slice() {
        [] => Some(&undeclared),
        [(read, _, 2)] => Some(read),
        _ => None,
    };
    if let Some(decoder) = only_decoder {
        let decode = decoder.text();
        return Statements(code! { Body, [decode] #decode });
    }
    if !has_default {
        arms.push((undeclared, vec![Status::Default], 2));
    }
    let arms: Arms = arms.iter().map(|(read, statuses, _)| emit_arm(&status_patterns(statuses), read)).collect();
    Statements(code! { Body, [status arms] match #status { #arms } })
}

/// Emits the match arm that decodes responses with certain status codes.
fn emit_arm(patterns: &str, read: &Decoder) -> String {
    let expression = read.text();
    match read {
        // The printer also breaks the chain of method calls.
        Decoder::By(decoder, Some(variant)) if !CodePosition::LoopArm.fits(&expression) => {
            let map = format!("map({variant})");
            let map = Apart(&map);
            code! { Arm, [patterns decoder map] #patterns => crate::runtime::decode::#decoder(response).#map, }
        }
        _ => {
            let expression = Apart(&expression);
            code! { Arm, [patterns expression] #patterns => #expression, }
        }
    }
}

/// An expression that decodes a response.
#[derive(PartialEq)]
enum Decoder {
    /// A call of a function in the runtime's module `decode`, by name. The second field is the variant that contains
    /// the result, if any.
    By(&'static str, Option<String>),
    /// Any other expression.
    Expression(String),
}

impl Decoder {
    /// Formats the expression.
    fn text(&self) -> String {
        match self {
            Self::By(decoder, None) => format!("crate::runtime::decode::{decoder}(response)"),
            Self::By(decoder, Some(variant)) => format!("crate::runtime::decode::{decoder}(response).map({variant})"),
            Self::Expression(text) => text.clone(),
        }
    }
}

/// Formats the pattern of a match arm for status codes. Three or more consecutive status codes become a range:
/// `200..=202`.
fn status_patterns(statuses: &[Status]) -> String {
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
        _ => statuses.iter().map(|status| status_pattern(*status)).collect::<Vec<_>>().join(" | "),
    }
}

fn status_pattern(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}00..={digit}99"),
        Status::Default => "_".to_owned(),
    }
}

/// Returns the decoder for a status code: an `if` chain if the responses have several media types.
fn decoder_by_media_type(emitter: Emitter<'_>, outcome: &Type, contents: &[OutcomeContent]) -> Decoder {
    // Adjacent media types with the same decoder share a branch.
    let mut branches: Vec<(Decoder, String)> = Vec::new();
    for (content, test) in media_tests::by_precedence(contents) {
        let read = decoder_of(emitter, outcome, content);
        let (function, media_type) = match test {
            Test::Media(media_type) => ("is_media", media_type),
            Test::Parameters(media_type) => ("has_parameters", media_type),
        };
        let test = format!("crate::runtime::decode::{function}(response, {})", text_literal(media_type));
        match branches.last_mut() {
            Some((known, tests)) if *known == read => {
                tests.push_str(" || ");
                tests.push_str(&test);
            }
            _ => branches.push((read, test)),
        }
    }
    match branches.len() {
        0 => Decoder::By("undeclared", None),
        1 => branches.remove(0).0,
        _ => {
            let branches = branches.iter().map(|(read, test)| format!("if {test} {{ {} }} else ", read.text()));
            let branches: String = branches.collect();
            Decoder::Expression(branches + "{ crate::runtime::decode::unexpected_media(response) }")
        }
    }
}

/// Returns the decoder for a response with one media type. `outcome` is the type of the result or error of the
/// operation.
fn decoder_of(emitter: Emitter<'_>, outcome: &Type, content: &OutcomeContent) -> Decoder {
    let is_union = matches!(emitter.resolve_aliases(&content.ty), Type::Named(id) if matches!(emitter.api.type_def(*id).kind, TypeKind::Union(_)));
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
        (Some(variant), _) if is_unit => Decoder::Expression(format!("Ok({}::{variant})", emitter.type_text(outcome))),
        (Some(variant), _) => Decoder::By(decoder, Some(format!("{}::{variant}", emitter.type_text(outcome)))),
        (None, Type::Nullable(_)) if is_unit => Decoder::Expression("Ok(None)".to_owned()),
        (None, Type::Nullable(_)) if content.ty != *outcome => Decoder::By(decoder, Some("Some".to_owned())),
        (None, _) => Decoder::By(decoder, None),
    }
}
