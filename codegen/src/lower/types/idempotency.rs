//! Determines whether calls of an operation are idempotent: as the extension `x-idempotent` declares, or else by the
//! method.

use serde_json::Value;

use super::Types;
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Idempotency, Method, Operation, Safeguard, SafeguardPlace, Type},
};

impl Types<'_> {
    /// Returns the idempotency that `x-idempotent` declares, or else that of the method (RFC 9110, section 9.2.2).
    pub(super) fn idempotency(&mut self, operation: &Operation) -> Idempotency {
        let default_idempotency = match operation.method {
            Method::Post | Method::Patch | Method::Other(_) => Idempotency::Never,
            _ => Idempotency::Always,
        };
        match operation.extensions.get("x-idempotent") {
            // The server recognizes a repeated call by its idempotency key.
            None if operation.code.idempotency_key.is_some() => Idempotency::Always,
            None => default_idempotency,
            Some(Value::Bool(true)) => Idempotency::Always,
            Some(Value::Bool(false)) => Idempotency::Never,
            Some(Value::Array(names)) if names.iter().all(Value::is_string) => {
                Idempotency::With(self.idempotency_safeguards(operation, names.iter().filter_map(Value::as_str)))
            }
            Some(_) => {
                self.report_invalid_idempotent(operation, "`x-idempotent` is neither a boolean nor a list of names");
                Idempotency::Never
            }
        }
    }

    /// Returns the name of the header field that `x-idempotency-key` declares, in lower case. Reports a name that
    /// cannot be used.
    pub(super) fn idempotency_key(&mut self, operation: &Operation) -> Option<String> {
        let value = operation.extensions.get("x-idempotency-key")?;
        let name = value.as_str().filter(|name| is_field_name(name)).map(str::to_ascii_lowercase);
        let is_reserved = |name: &str| RESERVED_HEADERS.contains(&name);
        if let Some(name) = name.filter(|name| !is_reserved(name)) {
            return Some(name);
        }
        let message =
            format!("`x-idempotency-key` must be the name of a header field that a client can set, found {value}");
        let help = "set `x-idempotency-key` to the name of a header field, for example `Idempotency-Key`";
        self.diagnostics
            .push(Diagnostic::error(codes::INVALID_IDEMPOTENCY_KEY, message, operation.span).with_help(help));
        None
    }

    /// Returns the parameters and body members that make a call safe to repeat if the caller sets them, such as an
    /// expected version. `names` are the entries of `x-idempotent`. Reports a name that is neither an optional
    /// parameter nor an optional member of the body.
    fn idempotency_safeguards<'n>(
        &mut self,
        operation: &Operation,
        names: impl Iterator<Item = &'n str>,
    ) -> Vec<Safeguard> {
        let mut safeguards = Vec::new();
        for name in names {
            let count_before = safeguards.len();
            safeguards.extend(safeguard_parameter(operation, name));
            safeguards.extend(self.safeguard_member(operation, name));
            if safeguards.len() == count_before {
                self.report_invalid_idempotent(
                    operation,
                    &format!(
                        "the name `{name}` in `x-idempotent` is not an optional parameter or optional body member"
                    ),
                );
            }
        }
        safeguards
    }

    /// Returns the body member at `path` (member names separated by `.`) as a precondition of a call. `None` if there
    /// is no such member, or if the member cannot be left out or may be `null`.
    fn safeguard_member(&self, operation: &Operation, path: &str) -> Option<Safeguard> {
        let body = operation.code.body.as_ref().filter(|body| body.cases.len() == 1)?;
        let (steps, ty) = self.resolve_field_path(&body.ty, path)?;
        let can_be_left_out = !body.required || steps.iter().any(|step| step.optional);
        // `null` would count as set, but is not a precondition.
        let can_be_null = steps.iter().any(|step| step.nullable);
        (can_be_left_out && !can_be_null).then(|| Safeguard {
            wire_name: path.to_owned(),
            place: SafeguardPlace::Body(steps),
            list: matches!(ty, Type::List(_)),
        })
    }

    fn report_invalid_idempotent(&mut self, operation: &Operation, message: &str) {
        self.diagnostics.push(Diagnostic::error(codes::IDEMPOTENT_UNFIT, message, operation.span).with_help(
            "set `x-idempotent` to `true`, `false`, or a list of names of optional parameters and paths of optional \
             body members",
        ));
    }
}

/// The names, in lower case, of header fields that the client sets or that describe the connection or the body.
const RESERVED_HEADERS: &[&str] = &[
    "accept",
    "accept-encoding",
    "authorization",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "cookie",
    "host",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

/// Returns whether `text` is valid as the name of a header field (a token of RFC 9110, section 5.6.2).
fn is_field_name(text: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_token)
}

fn safeguard_parameter(operation: &Operation, name: &str) -> Option<Safeguard> {
    let index = operation.params.iter().position(|param| param.wire_name == name && !param.required)?;
    let is_list = matches!(operation.params[index].ty, Type::List(_));
    Some(Safeguard { wire_name: name.to_owned(), place: SafeguardPlace::Param(index), list: is_list })
}
