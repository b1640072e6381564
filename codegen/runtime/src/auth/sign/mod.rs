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
    request::set,
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
    /// The names and values of the placeholders in the header fields of signed requests, such as `project_id`.
    pub(super) values: Vec<(String, String)>,
    pub(super) expires: Option<SystemTime>,
}

impl AccessKey {
    /// Creates a pair of an access key and a secret key, without a session token.
    pub fn new(key: impl Into<String>, secret: impl Into<Secret>) -> Self {
        Self { key: key.into(), secret: secret.into(), session_token: None, values: Vec::new(), expires: None }
    }

    /// Sets the session token of temporary keys.
    #[must_use]
    pub fn session(mut self, token: impl Into<Secret>) -> Self {
        self.session_token = Some(token.into());
        self
    }

    /// Sets a value for a header field of signed requests, such as `project_id`. The API's document declares the names
    /// of the values.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.values.push((name.into(), value.into()));
        self
    }

    /// Sets the time at which temporary keys expire. The client renews keys of an
    /// [`AccessKeySource`](super::AccessKeySource) before that time.
    #[must_use]
    pub fn expires(mut self, expires: SystemTime) -> Self {
        self.expires = Some(expires);
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
        operation: &'static str,
    ) -> Result<(), Error> {
        let invalid_characters = || {
            let message =
                "the access key or a value for a signed header field contains characters that are not allowed";
            Error::config(operation, message)
        };
        let date = to_basic_format(now);
        self.add_signed_headers(signing, request, &date).ok_or_else(invalid_characters)?;
        let signed_names = signed_header_names(request.headers());
        let body_digest = content_digest(request).map_err(|error| Error::config(operation, error))?;
        let canonical_text = canonical_request(request, &signed_names, &body_digest);
        let request_digest = hex(digest::digest(&digest::SHA256, canonical_text.as_bytes()).as_ref());
        let string_to_sign = format!("{}\n{date}\n{request_digest}", signing.algorithm);
        let key = hmac::Key::new(hmac::HMAC_SHA256, self.secret.expose().as_bytes());
        let signature = hex(hmac::sign(&key, string_to_sign.as_bytes()).as_ref());
        let authorization = format!(
            "{} Access={}, SignedHeaders={}, Signature={signature}",
            signing.algorithm,
            self.key,
            signed_names.join(";")
        );
        let mut authorization = HeaderValue::try_from(authorization).map_err(|_| invalid_characters())?;
        authorization.set_sensitive(true);
        set(request.headers_mut(), header::AUTHORIZATION, authorization);
        Ok(())
    }

    /// Sets the header fields that the signature requires: host, date, session token, and the fields that the API's
    /// document declares (`x-signing`). `None` if a value contains characters that a header field cannot contain.
    fn add_signed_headers(&self, signing: &RequestSigning, request: &mut Request, date: &str) -> Option<()> {
        let host = host_header(request.uri())?;
        let is_unsigned = is_body_unsigned(request.headers());
        let headers = request.headers_mut();
        headers.remove(header::AUTHORIZATION);
        if is_unsigned {
            set(headers, HeaderName::from_static(CONTENT_DIGEST), HeaderValue::from_static(UNSIGNED));
        }
        set(headers, header::HOST, HeaderValue::try_from(host).ok()?);
        set(headers, HeaderName::try_from(signing.date).ok()?, HeaderValue::try_from(date).ok()?);
        if let (Some(name), Some(token)) = (signing.session, &self.session_token) {
            set(headers, HeaderName::try_from(name).ok()?, super::sensitive("", token)?);
        }
        for (name, template) in signing.headers {
            let value = match template.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
                Some(placeholder) => {
                    self.values.iter().find(|(known, _)| known == placeholder).map(|(_, value)| value.as_str())
                }
                None => Some(*template),
            };
            if let Some(value) = value {
                set(headers, HeaderName::try_from(*name).ok()?, HeaderValue::try_from(value).ok()?);
            }
        }
        Some(())
    }
}

/// Returns the value of the header field `Host`. The port is omitted if it is the default port of the scheme.
fn host_header(uri: &Uri) -> Option<String> {
    let host = uri.host()?;
    Some(match (uri.port_u16(), uri.scheme_str()) {
        (None, _) | (Some(80), Some("http")) | (Some(443), Some("https")) => host.to_owned(),
        (Some(port), _) => format!("{host}:{port}"),
    })
}

/// The header field with the digest of the body.
const CONTENT_DIGEST: &str = "x-sdk-content-sha256";

/// The value of [`CONTENT_DIGEST`] for a body that is not part of the signature.
const UNSIGNED: &str = "UNSIGNED-PAYLOAD";

/// Returns whether the body is not part of the signature. As in the vendor's SDKs, only JSON and BSON bodies are
/// signed.
fn is_body_unsigned(headers: &HeaderMap) -> bool {
    let media = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    media.is_some_and(|media| !media.starts_with(b"application/json") && !media.starts_with(b"application/bson"))
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

/// Returns the digest of the body, or [`UNSIGNED`] if the body is not part of the signature. A body that is read while
/// it is sent is read an additional time for the digest.
fn content_digest(request: &Request) -> Result<String, String> {
    let upload = request.extensions().get::<Upload>();
    if is_body_unsigned(request.headers()) && (upload.is_some() || !request.body().is_empty()) {
        return Ok(UNSIGNED.to_owned());
    }
    let Some(upload) = upload else {
        return Ok(hex(digest::digest(&digest::SHA256, request.body()).as_ref()));
    };
    if !upload.is_reopened() {
        let message = "the request cannot be signed, since its body can be read only once: \
                       use a file or `Binary::from_reader_factory`";
        return Err(message.to_owned());
    }
    let mut digest_context = digest::Context::new(&digest::SHA256);
    let mut reader = RequestBody::new(upload.clone()).into_reader();
    let mut buffer = vec![0; 64 << 10];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(hex(digest_context.finish().as_ref())),
            Ok(count) => digest_context.update(&buffer[..count]),
            Err(error) => return Err(format!("the body of the request cannot be read: {error}")),
        }
    }
}

/// Returns the canonical request: the text with method, path, query, signed header fields and the digest of the body,
/// from which the client and the server compute the signature.
fn canonical_request(request: &Request, names: &[&str], body_digest: &str) -> String {
    let mut text =
        format!("{}\n{}\n{}\n", request.method(), canonical_path(request.uri()), canonical_query(request.uri()));
    for name in names {
        let values = request.headers().get_all(*name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        let values: Vec<String> = values.map(|value| value.trim().to_owned()).collect();
        let _ = writeln!(text, "{name}:{}", values.join(","));
    }
    let _ = write!(text, "\n{}\n{}", names.join(";"), body_digest);
    text
}

/// Returns the canonical path: each segment is decoded and escaped again, and a slash is added at the end.
fn canonical_path(uri: &Uri) -> String {
    let decoded = percent_decode_str(uri.path()).decode_utf8_lossy();
    let mut text: String = decoded.split('/').map(escaped).collect::<Vec<_>>().join("/");
    if !text.ends_with('/') {
        text.push('/');
    }
    text
}

/// Returns the canonical query: the parameters are decoded, sorted by name and value, and escaped again.
fn canonical_query(uri: &Uri) -> String {
    let decode = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let pairs = uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
    let mut pairs: Vec<_> = pairs
        .map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name), decode(value))
        })
        .collect();
    pairs.sort();
    let encoded_pairs = pairs.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value)));
    encoded_pairs.collect::<Vec<_>>().join("&")
}

/// Percent-encodes all characters except the unreserved ones (RFC 3986, section 2.3).
fn escaped(text: &str) -> String {
    param::escaped(text).collect()
}

/// Returns the bytes in hexadecimal: `[1, 255]` → `01ff`.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
