//! Parses the header field `Prefer` (RFC 7240), with which a client selects the response, such as
//! `Prefer: code=409, example=gateway`.

use http::StatusCode;

use super::{Refusal, Request};

/// The status code and the example that a client prefers for the response to a valid request.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Preference {
    /// The requested status code. `None` selects the first declared success.
    pub(super) status: Option<u16>,
    /// The name of the requested example. `None` selects the first example.
    pub(super) example: Option<String>,
}

/// Parses `Prefer`. `status` is used if the header field does not request a status code. A status code outside of the
/// range 200 to 599 is rejected.
pub(super) fn parse_prefer(request: &Request, status: Option<u16>) -> Result<Preference, Refusal> {
    let mut requested_preference = Preference { status, example: None };
    let prefer_values = request.headers().get_all("prefer").iter().filter_map(|value| value.to_str().ok());
    for preference in prefer_values.flat_map(|value| value.split([',', ';'])) {
        let (name, value) = preference.split_once('=').unwrap_or((preference, ""));
        let value = value.trim().trim_matches('"');
        match name.trim().to_ascii_lowercase().as_str() {
            "code" => {
                let requested_code = value.parse().ok().filter(|requested_code| (200..=599).contains(requested_code));
                requested_preference.status = Some(requested_code.ok_or_else(|| {
                    let message =
                        format!("`Prefer: code={value}` is not a status code; it must be in the range 200 to 599");
                    Refusal::new(StatusCode::BAD_REQUEST, message)
                })?);
            }
            "example" => requested_preference.example = Some(value.to_owned()),
            // Unknown preferences are ignored, as the RFC requires.
            _ => {}
        }
    }
    Ok(requested_preference)
}
