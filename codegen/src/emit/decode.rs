//! Emits code that decodes the responses of an operation. The generated code first compares the status code of the
//! response, then the media type.

use super::{
    Emitter,
    code::{Apart, Arms, CodePosition, Statements, code},
    media_tests::{self, MediaTypeTest},
    types::text_literal,
};
use crate::ir::{Codec, Outcome, OutcomeContent, Status, Type, TypeKind};

/// Emits statements that decode a successful response. If the document does not declare the status code of the
/// response, the response is decoded like a response with the nearest declared status code.
pub(super) fn emit_success_decoding(emitter: Emitter<'_>, outcome: &Outcome) -> Statements {
    let has_success = outcome.cases.iter().any(|case| case.status.is_success());
    let has_default = outcome.cases.iter().any(|case| case.status == Status::Default);
    let status_expression = if has_success && !has_default {
        "crate::runtime::decode::nearest_status(response, Self::SPEC)"
    } else {
        STATUS_EXPRESSION
    };
    emit_decoding_by_status(emitter, outcome, status_expression)
}

/// Emits the method `decode_failure`, which decodes a response that reports a failure. Empty if the document declares no
/// such response, since the runtime's trait then has the right default.
pub(super) fn emit_failure_decoding_method(emitter: Emitter<'_>, outcome: &Outcome) -> Statements {
    if outcome.cases.is_empty() {
        return Statements::default();
    }
    let statements = emit_decoding_by_status(emitter, outcome, STATUS_EXPRESSION);
    Statements(code! { Method, [statements]
        #[inline]
        fn decode_failure(response: &crate::runtime::Response) -> Result<Self::Failure, crate::runtime::DecodeError> {
            #statements
        }
    })
}

/// Emits statements that decode the body of a webhook: a request that the API's server sends.
pub(super) fn emit_webhook_decoding(emitter: Emitter<'_>, outcome: &Outcome) -> Statements {
    emit_decoding_by_status(emitter, outcome, STATUS_EXPRESSION)
}

const STATUS_EXPRESSION: &str = "response.status().as_u16()";

fn emit_decoding_by_status(emitter: Emitter<'_>, outcome: &Outcome, status_expression: &str) -> Statements {
    let undeclared_decoder = Decoder::Function("undeclared", None);
    let has_default = outcome.cases.iter().any(|case| case.status == Status::Default);
    // Each arm is a decoder, the status codes with this decoder, and a rank by which the arms are sorted: single status
    // codes come before ranges, and `default` comes last.
    let mut arm_contents: Vec<(Decoder, Vec<Status>, usize)> = Vec::new();
    for case in &outcome.cases {
        let decoder = select_decoder_by_media_type(emitter, &outcome.ty, &case.contents);
        let rank = match case.status {
            Status::Code(_) => 0,
            Status::Range(_) => 1,
            Status::Default => 2,
        };
        let has_same_decoder = |(other_decoder, _, other_rank): &&mut (Decoder, Vec<Status>, usize)| {
            *other_decoder == decoder && *other_rank == rank
        };
        match arm_contents.iter_mut().find(has_same_decoder) {
            Some((_, statuses, _)) => statuses.push(case.status),
            None => arm_contents.push((decoder, vec![case.status], rank)),
        }
    }
    arm_contents.sort_by_key(|(_, _, rank)| *rank);
    let only_decoder = match arm_contents.as_slice() {
        [] => Some(&undeclared_decoder),
        [(decoder, _, 2)] => Some(decoder),
        _ => None,
    };
    if let Some(decoder) = only_decoder {
        let expression = decoder.to_code();
        return Statements(code! { Body, [expression] #expression });
    }
    if !has_default {
        arm_contents.push((undeclared_decoder, vec![Status::Default], 2));
    }
    let arms = arm_contents.iter().map(|(decoder, statuses, _)| emit_arm(&format_status_patterns(statuses), decoder));
    let arms: Arms = arms.collect();
    Statements(code! { Body, [status_expression arms] match #status_expression { #arms } })
}

/// Emits the match arm that decodes responses whose status codes match `patterns`.
fn emit_arm(patterns: &str, decoder: &Decoder) -> String {
    let expression = decoder.to_code();
    match decoder {
        // The printer also breaks the chain of method calls.
        Decoder::Function(function, Some(variant)) if !CodePosition::LoopArm.fits(&expression) => {
            let map_call = format!("map({variant})");
            let map_call = Apart(&map_call);
            code! { Arm, [patterns function map_call] #patterns => crate::runtime::decode::#function(response).#map_call, }
        }
        _ => {
            let expression = Apart(&expression);
            code! { Arm, [patterns expression] #patterns => #expression, }
        }
    }
}

/// An expression in generated code that decodes a response.
#[derive(PartialEq)]
enum Decoder {
    /// A call of a function in the runtime's module `decode`, given as the name of the function. The second field is
    /// the enum variant that wraps the result, if any.
    Function(&'static str, Option<String>),
    /// Any other expression, as Rust code.
    Expression(String),
}

impl Decoder {
    /// Formats the expression as Rust code.
    fn to_code(&self) -> String {
        match self {
            Self::Function(function, None) => format!("crate::runtime::decode::{function}(response)"),
            Self::Function(function, Some(variant)) => {
                format!("crate::runtime::decode::{function}(response).map({variant})")
            }
            Self::Expression(text) => text.clone(),
        }
    }
}

/// Formats status codes as the pattern of a match arm, such as `400 | 404`. Three or more consecutive status codes
/// become a range, such as `200..=202`.
fn format_status_patterns(statuses: &[Status]) -> String {
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
        _ => statuses.iter().map(|status| format_status_pattern(*status)).collect::<Vec<_>>().join(" | "),
    }
}

fn format_status_pattern(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}00..={digit}99"),
        Status::Default => "_".to_owned(),
    }
}

/// Returns the decoder for all responses with one status code. If the responses have several media types, the decoder
/// is a chain of `if` expressions.
fn select_decoder_by_media_type(emitter: Emitter<'_>, outcome_type: &Type, contents: &[OutcomeContent]) -> Decoder {
    // Adjacent media types with the same decoder share a branch.
    let mut branches: Vec<(Decoder, String)> = Vec::new();
    for (content, test) in media_tests::order_by_precedence(contents) {
        let decoder = select_decoder(emitter, outcome_type, content);
        let (function, media_type) = match test {
            MediaTypeTest::Media(media_type) => ("is_media", media_type),
            MediaTypeTest::Parameters(media_type) => ("has_parameters", media_type),
        };
        let test_expression = format!("crate::runtime::decode::{function}(response, {})", text_literal(media_type));
        match branches.last_mut() {
            Some((last_decoder, last_tests)) if *last_decoder == decoder => {
                last_tests.push_str(" || ");
                last_tests.push_str(&test_expression);
            }
            _ => branches.push((decoder, test_expression)),
        }
    }
    match branches.len() {
        0 => Decoder::Function("undeclared", None),
        1 => branches.remove(0).0,
        _ => {
            let branch_texts =
                branches.iter().map(|(decoder, test)| format!("if {test} {{ {} }} else ", decoder.to_code()));
            let if_chain: String = branch_texts.collect();
            Decoder::Expression(if_chain + "{ crate::runtime::decode::unexpected_media(response) }")
        }
    }
}

/// Returns the decoder for responses with one media type. `outcome_type` is the type that the decoder returns: the type
/// of the result or of the error of the operation.
fn select_decoder(emitter: Emitter<'_>, outcome_type: &Type, content: &OutcomeContent) -> Decoder {
    let is_union = matches!(emitter.resolve_aliases(&content.ty), Type::Named(id) if matches!(emitter.api.type_def(*id).kind, TypeKind::Union(_)));
    let function = match content.codec {
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
    match (&content.variant, outcome_type) {
        (Some(variant), _) if is_unit => {
            Decoder::Expression(format!("Ok({}::{variant})", emitter.type_text(outcome_type)))
        }
        (Some(variant), _) => {
            Decoder::Function(function, Some(format!("{}::{variant}", emitter.type_text(outcome_type))))
        }
        (None, Type::Nullable(_)) if is_unit => Decoder::Expression("Ok(None)".to_owned()),
        (None, Type::Nullable(_)) if content.ty != *outcome_type => {
            Decoder::Function(function, Some("Some".to_owned()))
        }
        (None, _) => Decoder::Function(function, None),
    }
}
