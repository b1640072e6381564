//! Credentials that are exchanged for a token by a call that the API's document describes. No I/O here.

use std::{collections::BTreeMap, fmt};

use bytes::Bytes;
use http::{HeaderValue, Uri, header};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use zeroize::Zeroizing;

use super::super::{
    body,
    decode::DecodeError,
    error::Error,
    json,
    operation::{Request, Response},
    param::{self, Flat, Style},
    retry::date,
    spec::{Exchange, Within},
    value::Secret,
};
use super::Token;

/// What a token is asked for with: user, password, account, project; by the names that the API's document gives them.
#[derive(Clone, Default)]
pub struct Credentials(BTreeMap<String, Secret>);

impl Credentials {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A user and a password.
    pub fn password(user: impl Into<Secret>, password: impl Into<Secret>) -> Self {
        Self::new().with("user", user).with("password", password)
    }

    /// A client's id and secret, as OAuth 2 calls them.
    pub fn client(id: impl Into<Secret>, secret: impl Into<Secret>) -> Self {
        Self::new().with("client_id", id).with("client_secret", secret)
    }

    /// The account that the user belongs to.
    #[must_use]
    pub fn domain(self, name: impl Into<Secret>) -> Self {
        self.with("domain", name)
    }

    /// The project that the token is for, by name.
    #[must_use]
    pub fn project(self, name: impl Into<Secret>) -> Self {
        self.with("project", name)
    }

    /// The project that the token is for, by id.
    #[must_use]
    pub fn project_id(self, id: impl Into<Secret>) -> Self {
        self.with("project_id", id)
    }

    /// Any other value, by the name that the API's document gives it.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Secret>) -> Self {
        self.0.insert(name.into(), value.into());
        self
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Secret> {
        self.0.get(name)
    }
}

/// Shows what is there, and not what it is.
impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

/// The call for a token.
pub(crate) fn request(exchange: &'static Exchange, credentials: &Credentials) -> Result<Request, Error> {
    let id = exchange.spec.id;
    let broken = |what: &str| Error::config(id, format!("the description of the call for a token is broken: {what}"));
    let Some(body) = exchange.requests.iter().find_map(|template| fill(template, credentials)) else {
        return Err(Error::config(id, format!("a token takes {}", wanted(exchange, credentials))));
    };
    let bytes = encode(exchange, body).map_err(|what| broken(&what))?;
    let mut target = exchange.spec.path.to_owned();
    for (index, (name, value)) in exchange.query.iter().enumerate() {
        let flat = Flat::Text((*value).to_owned());
        for (name, value) in param::pairs(name, Style::FORM, &flat).map_err(|error| broken(&error.to_string()))? {
            target.push(if index == 0 { '?' } else { '&' });
            target.extend([name.as_str(), "=", value.as_str()]);
        }
    }
    let mut request = http::Request::new(bytes);
    *request.method_mut() = exchange.spec.method.clone();
    *request.uri_mut() = Uri::try_from(target).map_err(|error| broken(&error.to_string()))?;
    request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(exchange.media));
    request.headers_mut().insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    Ok(request)
}

/// The body, wiped from memory when it is dropped: it holds the password.
fn encode(exchange: &Exchange, body: Value) -> Result<Bytes, String> {
    let bytes = if exchange.media == "application/x-www-form-urlencoded" {
        let flat = param::flatten(&body).map_err(|error| error.to_string())?;
        body::form(&flat, &[]).map_err(|error| error.to_string())?.into_bytes()
    } else {
        serde_json::to_vec(&body).map_err(|error| error.to_string())?
    };
    wipe(body);
    Ok(Bytes::from_owner(Zeroizing::new(bytes)))
}

/// Wipes the texts of a tree.
fn wipe(value: Value) {
    match value {
        Value::String(text) => drop(Zeroizing::new(text)),
        Value::Array(items) => items.into_iter().for_each(wipe),
        Value::Object(members) => members.into_iter().for_each(|(_, value)| wipe(value)),
        _ => {}
    }
}

/// The template with values for its placeholders, if there are values for all.
fn fill(template: &str, credentials: &Credentials) -> Option<Value> {
    fn walk(value: &mut Value, credentials: &Credentials) -> Option<()> {
        match value {
            Value::String(text) => {
                if let Some(name) = placeholder(text) {
                    *text = credentials.get(name)?.expose().to_owned();
                }
            }
            Value::Array(items) => items.iter_mut().try_for_each(|item| walk(item, credentials))?,
            Value::Object(members) => members.values_mut().try_for_each(|value| walk(value, credentials))?,
            _ => {}
        }
        Some(())
    }
    // Looked at first, so that no half-filled tree is left in memory.
    placeholders(template).iter().all(|name| credentials.get(name).is_some()).then_some(())?;
    let mut value = serde_json::from_str(template).ok()?;
    walk(&mut value, credentials)?;
    Some(value)
}

fn placeholder(text: &str) -> Option<&str> {
    text.strip_prefix('{')?.strip_suffix('}')
}

/// The names of the placeholders of a template.
pub(super) fn placeholders(template: &str) -> Vec<String> {
    fn walk(value: &Value, out: &mut Vec<String>) {
        match value {
            Value::String(text) => out.extend(placeholder(text).map(str::to_owned)),
            Value::Array(items) => items.iter().for_each(|item| walk(item, out)),
            Value::Object(members) => members.values().for_each(|value| walk(value, out)),
            _ => {}
        }
    }
    let mut out = Vec::new();
    if let Ok(value) = serde_json::from_str(template) {
        walk(&value, &mut out);
    }
    out.sort();
    out.dedup();
    out
}

/// What is wanted and what of it is missing, for people.
fn wanted(exchange: &Exchange, credentials: &Credentials) -> String {
    let alternatives = exchange.requests.iter().map(|template| {
        let names = placeholders(template);
        let missing: Vec<_> = names.iter().filter(|name| credentials.get(name).is_none()).cloned().collect();
        format!("`{}` (missing: `{}`)", names.join("`, `"), missing.join("`, `"))
    });
    alternatives.collect::<Vec<_>>().join(", or ")
}

/// The token in an answer, and what time the server thinks it is.
pub(crate) fn read(
    exchange: &'static Exchange,
    response: &Response,
    now: Timestamp,
) -> Result<(Token, Option<Timestamp>), Error> {
    let Some(secret) = within(exchange.token, response).filter(|text| !text.is_empty()) else {
        let message = "is missing".to_owned();
        let error = match exchange.token {
            Within::Header(name) => DecodeError::Header { name, message },
            Within::Body(path) => DecodeError::Json { path: path.to_owned(), message, offset: 0 },
        };
        return Err(Error::undecodable(exchange.spec, response.clone(), error));
    };
    let header = response.headers().get(header::DATE).and_then(|value| value.to_str().ok());
    let server = header.and_then(date);
    let mut token = Token::new(secret);
    token.expires =
        exchange.expires.and_then(|place| within(place, response)).and_then(|text| ends(&text, server.unwrap_or(now)));
    Ok((token, server))
}

/// A date-time, or seconds from now.
fn ends(text: &str, now: Timestamp) -> Option<Timestamp> {
    match text.parse::<u32>() {
        Ok(seconds) => now.checked_add(SignedDuration::from_secs(seconds.into())).ok(),
        Err(_) => text.parse().ok(),
    }
}

fn within(place: Within, response: &Response) -> Option<String> {
    match place {
        Within::Header(name) => response.headers().get(name)?.to_str().ok().map(str::to_owned),
        Within::Body(path) => json::text_at(response.body(), path).map(std::borrow::Cow::into_owned),
    }
}
