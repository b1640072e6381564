//! Signs requests with an access key and a secret key (`SDK-HMAC-SHA256`). The signature depends only on the request,
//! the keys and the time.

#[cfg(test)]
mod tests;

use std::{fmt::Write, io::Read, time::SystemTime};

use http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use percent_encoding::percent_decode_str;
use ring::{digest, hmac};

use super::super::{
    error::Error,
    message::Request,
    param,
    request::set_header,
    source::Upload,
    spec::RequestSigning,
    transport::RequestBody,
    value::{Secret, to_basic_format},
};

/// An access key and its secret key, with which requests are signed.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{AccessKey, Credential};")]
///
/// let keys = AccessKey::new("access key", "secret key").session("session token").with("project_id", "0a1b");
/// let credential = Credential::from(keys);
/// assert!(!format!("{credential:?}").contains("secret key"));
/// ```
#[derive(Clone, Debug)]
pub struct AccessKey {
    pub(super) key: String,
    pub(super) secret: Secret,
    /// The session token of temporary keys.
    pub(super) session_token: Option<Secret>,
    /// Values for the placeholders in the templates of signed header fields: the names of the placeholders, such as
    /// `project_id`, and their values.
    pub(super) values: Vec<(String, String)>,
    pub(super) expiry_time: Option<SystemTime>,
}

impl AccessKey {
    /// Creates a pair of an access key and a secret key, without a session token.
    pub fn new(key: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self { key: key.into(), secret: secret.into(), session_token: None, values: Vec::new(), expiry_time: None }
    }

    /// Sets the session token of temporary keys.
    #[must_use]
    pub fn session(mut self, token: impl Into<Secret>) -> Self {
        self.session_token = Some(token.into());
        self
    }

    /// Sets a value that signed requests contain in a header field, such as `project_id`. The API's document declares
    /// the names of the values.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.values.push((name.into(), value.into()));
        self
    }

    /// Sets the time at which temporary keys expire. The client renews keys of an
    /// [`AccessKeySource`](super::AccessKeySource) before that time.
    #[must_use]
    pub fn expires(mut self, expiry_time: SystemTime) -> Self {
        self.expiry_time = Some(expiry_time);
        self
    }

    /// Reads keys from environment variables; `None` if the variable of the access key or of the secret key is not set.
    pub(super) fn from_lookup(
        signing: &'static RequestSigning,
        lookup: &impl Fn(&str) -> Option<String>,
    ) -> Option<Self> {
        let look_up_value = |name: &str| {
            let (_, variable) = signing.environment.iter().find(|(value_name, _)| *value_name == name)?;
            lookup(variable)
        };
        let mut keys = Self::new(look_up_value("key")?, look_up_value("secret")?);
        keys.session_token = look_up_value("session").map(Secret::from);
        let additional_variables =
            signing.environment.iter().filter(|(name, _)| !matches!(*name, "key" | "secret" | "session"));
        keys.values =
            additional_variables.filter_map(|(name, variable)| Some(((*name).to_owned(), lookup(variable)?))).collect();
        Some(keys)
    }

    /// Adds the signature to a request with an absolute URI.
    pub(crate) fn sign(
        &self,
        signing: &RequestSigning,
        request: &mut Request,
        now: SystemTime,
        operation_id: &'static str,
    ) -> Result<(), Error> {
        let invalid_characters_error = || {
            let message =
                "the access key or a value for a signed header field contains characters that are not allowed";
            Error::config(operation_id, message)
        };
        let date_text = to_basic_format(now);
        self.add_signed_headers(signing, request, &date_text).ok_or_else(invalid_characters_error)?;
        let signed_names = signed_header_names(request.headers());
        let body_digest = content_digest(request).map_err(|error| Error::config(operation_id, error))?;
        let canonical_text = canonical_request(request, &signed_names, &body_digest);
        let request_digest = hex_text(digest::digest(&digest::SHA256, canonical_text.as_bytes()).as_ref());
        let string_to_sign = format!("{}\n{date_text}\n{request_digest}", signing.algorithm);
        let hmac_key = hmac::Key::new(hmac::HMAC_SHA256, self.secret.expose().as_bytes());
        let signature = hex_text(hmac::sign(&hmac_key, string_to_sign.as_bytes()).as_ref());
        let authorization = format!(
            "{} Access={}, SignedHeaders={}, Signature={signature}",
            signing.algorithm,
            self.key,
            signed_names.join(";")
        );
        let mut authorization_value = HeaderValue::try_from(authorization).map_err(|_| invalid_characters_error())?;
        authorization_value.set_sensitive(true);
        set_header(request.headers_mut(), header::AUTHORIZATION, authorization_value);
        Ok(())
    }

    /// Sets the header fields that the signature requires: host, date, session token, and the fields that the API's
    /// document declares (`x-signing`). `None` if a value contains characters that a header field cannot contain.
    fn add_signed_headers(&self, signing: &RequestSigning, request: &mut Request, date_text: &str) -> Option<()> {
        let host_value = host_header_value(request.uri())?;
        let is_unsigned_body = is_body_unsigned(request.headers());
        let headers = request.headers_mut();
        headers.remove(header::AUTHORIZATION);
        if is_unsigned_body {
            set_header(headers, HeaderName::from_static(CONTENT_DIGEST_NAME), HeaderValue::from_static(UNSIGNED_BODY));
        }
        set_header(headers, header::HOST, HeaderValue::try_from(host_value).ok()?);
        set_header(headers, HeaderName::try_from(signing.date).ok()?, HeaderValue::try_from(date_text).ok()?);
        if let (Some(name), Some(token)) = (signing.session, &self.session_token) {
            set_header(headers, HeaderName::try_from(name).ok()?, super::sensitive_header_value("", token)?);
        }
        for (name, template) in signing.headers {
            let field_value = match template.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
                Some(placeholder) => {
                    self.values.iter().find(|(name, _)| name == placeholder).map(|(_, value)| value.as_str())
                }
                None => Some(*template),
            };
            if let Some(field_value) = field_value {
                set_header(headers, HeaderName::try_from(*name).ok()?, HeaderValue::try_from(field_value).ok()?);
            }
        }
        Some(())
    }
}

/// Returns the value of the header field `Host`; `None` if the URI has no host. The port is omitted if it is the
/// default port of the scheme.
fn host_header_value(uri: &Uri) -> Option<String> {
    let host = uri.host()?;
    Some(match (uri.port_u16(), uri.scheme_str()) {
        (None, _) | (Some(80), Some("http")) | (Some(443), Some("https")) => host.to_owned(),
        (Some(port), _) => format!("{host}:{port}"),
    })
}

/// The name of the header field with the digest of the request body.
const CONTENT_DIGEST_NAME: &str = "x-sdk-content-sha256";

/// The value of the header field [`CONTENT_DIGEST_NAME`] for a body that is not part of the signature.
const UNSIGNED_BODY: &str = "UNSIGNED-PAYLOAD";

/// Returns whether the body is not part of the signature. As in the vendor's SDKs, only JSON and BSON bodies are
/// signed.
fn is_body_unsigned(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    media_type.is_some_and(|media| !media.starts_with(b"application/json") && !media.starts_with(b"application/bson"))
}

/// Returns the sorted names of the header fields to sign. Excludes fields that proxies may change, and names with an
/// underscore, which gateways may drop.
fn signed_header_names(headers: &HeaderMap) -> Vec<&str> {
    let unsigned_names = ["authorization", "connection", "accept-encoding", "user-agent", "traceparent", "tracestate"];
    let is_signed = |name: &&str| !unsigned_names.contains(name) && !name.contains('_');
    let mut names: Vec<&str> = headers.keys().map(HeaderName::as_str).filter(is_signed).collect();
    names.sort_unstable();
    names
}

/// Returns the hexadecimal digest of the body, or [`UNSIGNED_BODY`] if the body is not part of the signature. A body
/// that is not in memory is read once to compute the digest, and again when it is sent.
fn content_digest(request: &Request) -> Result<String, String> {
    let upload = request.extensions().get::<Upload>();
    if is_body_unsigned(request.headers()) && (upload.is_some() || !request.body().is_empty()) {
        return Ok(UNSIGNED_BODY.to_owned());
    }
    let Some(upload) = upload else {
        return Ok(hex_text(digest::digest(&digest::SHA256, request.body()).as_ref()));
    };
    if !upload.can_reopen() {
        let message = "the request cannot be signed, since its body can be read only once: \
                       use a file or `Binary::from_reader_factory`";
        return Err(message.to_owned());
    }
    let mut digest_context = digest::Context::new(&digest::SHA256);
    let mut reader = RequestBody::new(upload.clone()).into_reader();
    let mut buffer = vec![0; 64 << 10];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(hex_text(digest_context.finish().as_ref())),
            Ok(count) => digest_context.update(&buffer[..count]),
            Err(error) => return Err(format!("the body of the request cannot be read: {error}")),
        }
    }
}

/// Returns the canonical request: the text from which the client and the server compute the signature. It contains the
/// method, the path, the query, the signed header fields and the digest of the body.
fn canonical_request(request: &Request, signed_names: &[&str], body_digest: &str) -> String {
    let mut canonical_text =
        format!("{}\n{}\n{}\n", request.method(), canonical_path(request.uri()), canonical_query(request.uri()));
    for name in signed_names {
        let header_values = request.headers().get_all(*name).iter();
        let header_texts = header_values.map(|value| String::from_utf8_lossy(value.as_bytes()).trim().to_owned());
        let _ = writeln!(canonical_text, "{name}:{}", header_texts.collect::<Vec<_>>().join(","));
    }
    let _ = write!(canonical_text, "\n{}\n{}", signed_names.join(";"), body_digest);
    canonical_text
}

/// Returns the canonical path: each segment is percent-decoded and encoded again, and a slash is added at the end.
fn canonical_path(uri: &Uri) -> String {
    let decoded_path = percent_decode_str(uri.path()).decode_utf8_lossy();
    let mut canonical_text: String = decoded_path.split('/').map(percent_encode_text).collect::<Vec<_>>().join("/");
    if !canonical_text.ends_with('/') {
        canonical_text.push('/');
    }
    canonical_text
}

/// Returns the canonical query: the parameters are percent-decoded, sorted by name and value, and encoded again.
fn canonical_query(uri: &Uri) -> String {
    let percent_decode_text = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pairs = uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> = pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (percent_decode_text(name), percent_decode_text(value))
        })
        .collect();
    pairs.sort();
    let encoded_pairs =
        pairs.iter().map(|(name, value)| format!("{}={}", percent_encode_text(name), percent_encode_text(value)));
    encoded_pairs.collect::<Vec<_>>().join("&")
}

/// Percent-encodes all characters except the unreserved ones (RFC 3986, section 2.3).
fn percent_encode_text(text: &str) -> String {
    param::percent_encode(text).collect()
}

/// Returns the bytes in hexadecimal: `[1, 255]` → `01ff`.
fn hex_text(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
