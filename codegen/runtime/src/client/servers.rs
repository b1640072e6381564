//! The servers of an API, and the choice of the server of an operation.

use std::sync::OnceLock;

use http::{
    Uri,
    uri::{InvalidUri, PathAndQuery},
};

use super::super::{
    error::Error,
    param,
    spec::{OperationSpec, Server, ServerVariable},
};

/// The servers known to a client.
#[derive(Clone, Debug)]
pub(crate) struct Servers {
    /// The URL of the API's main server as passed by the caller, with `{variables}`.
    template: String,
    /// `template` with values for its variables. Set when the client is built, or by the first call if a variable needs
    /// the default in the API's document, which the operation provides.
    base: OnceLock<Uri>,
    /// Other servers configured by the caller: the URL that the document declares, and the URL that replaces it.
    others: Vec<(String, Uri)>,
    /// The names and values of the variables that the caller has set.
    variables: Vec<(String, String)>,
}

impl Servers {
    pub(crate) fn new(url: &str, others: &[(String, String)], variables: Vec<(String, String)>) -> Result<Self, Error> {
        let base = OnceLock::new();
        match expand_template(url, &variables, &[]) {
            Ok(url) => drop(base.set(parse_url(&url)?)),
            Err(Unfilled::Syntax(error)) => return Err(error),
            Err(Unfilled::Value(_)) => {}
        }
        let others = others.iter().map(|(template, url)| {
            let url = parse_url(&expand_template(url, &variables, &[]).map_err(Unfilled::into_error)?)?;
            Ok((template.clone(), url))
        });
        Ok(Self { template: url.to_owned(), base, others: others.collect::<Result<_, Error>>()?, variables })
    }

    /// Returns a copy with another URL for the API's main server.
    pub(crate) fn with_base(&self, url: &str) -> Result<Self, Error> {
        let others = self.others.clone();
        Ok(Self { others, ..Self::new(url, &[], self.variables.clone())? })
    }

    /// Returns the URL of the server of an operation.
    pub(crate) fn of(&self, spec: &'static OperationSpec) -> Result<Uri, Error> {
        let base = self.base(spec)?;
        if spec.servers.is_empty() {
            return Ok(base.clone());
        }
        for server in spec.servers {
            if let Some((_, url)) = self.others.iter().find(|(template, _)| template == server.url) {
                return Ok(url.clone());
            }
        }
        let server = &spec.servers[0];
        if server.url == "." {
            // A relative URL replaces the last segment (RFC 3986, section 5.2.3).
            let folder = base.path().rfind('/').map_or("", |slash| &base.path()[..slash]);
            return parse_url(&format!("{}{folder}", origin(base)));
        }
        if server.url.starts_with('/') {
            return parse_url(&format!("{}{}", origin(base), server.url));
        }
        let known = self.known(spec, base);
        let mut variables = self.variables.clone();
        let given = |variable: &str| variables.iter().any(|(name, _)| name == variable);
        // If the caller's server is not one of the document's, credentials must not be sent to the document's other
        // servers.
        if known.is_none() && !(variable_names(server.url).next().is_some() && variable_names(server.url).all(given)) {
            return Err(Error::config(
                spec.id,
                format!(
                    "this operation has a server of its own, `{}`, and the client was not told where that is: \
                     give it with `.server(\"{}\", \"https://…\")`",
                    server.url, server.url
                ),
            ));
        }
        variables.extend(known.unwrap_or_default());
        parse_url(&expand_template(server.url, &variables, server.variables).map_err(Unfilled::into_error)?)
    }

    /// Returns the URL of the API's main server. Variables without a value have the defaults of the document's server
    /// with the same template.
    fn base(&self, spec: &'static OperationSpec) -> Result<&Uri, Error> {
        if let Some(base) = self.base.get() {
            return Ok(base);
        }
        let declared = self.declared(spec).map_or(&[][..], |server| server.variables);
        let url = expand_template(&self.template, &self.variables, declared).map_err(Unfilled::into_error)?;
        let url = parse_url(&url)?;
        Ok(self.base.get_or_init(|| url))
    }

    /// Returns the server in the API's document whose URL template is the caller's template.
    fn declared(&self, spec: &'static OperationSpec) -> Option<&'static Server> {
        let template = self.template.trim_end_matches('/');
        spec.api.servers.iter().find(|server| server.url.trim_end_matches('/') == template)
    }

    /// Returns the values of the API's server variables: those in the caller's URL, or an empty list if the caller uses
    /// the template of a server, whose defaults apply. `None` if the URL is not that of one of the API's servers.
    fn known(&self, spec: &'static OperationSpec, base: &Uri) -> Option<Vec<(String, String)>> {
        if self.declared(spec).is_some() {
            // Each server has its own defaults.
            return Some(Vec::new());
        }
        let url = base.to_string();
        spec.api.servers.iter().find_map(|server| match_server(server, url.trim_end_matches('/')))
    }
}

/// Returns the names of the variables in a template.
fn variable_names(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|piece| piece.split_once('}').map(|(name, _)| name))
}

/// Matches a URL against a template. A variable matches everything except `/` up to the text that follows it.
fn match_server(server: &Server, url: &str) -> Option<Vec<(String, String)>> {
    let mut values = Vec::new();
    let mut rest = url;
    let mut pieces = server.url.trim_end_matches('/').split('{');
    rest = rest.strip_prefix(pieces.next()?)?;
    for piece in pieces {
        let (name, literal) = piece.split_once('}')?;
        let end = if literal.is_empty() { rest.len() } else { rest.find(literal)? };
        let value = &rest[..end];
        if value.is_empty() || value.contains('/') {
            return None;
        }
        values.push((name.to_owned(), value.to_owned()));
        rest = &rest[end + literal.len()..];
    }
    rest.is_empty().then_some(values)
}

/// The reason why a template could not be filled.
enum Unfilled {
    /// The template is malformed.
    Syntax(Error),
    /// A variable has no value, or one that is not allowed.
    Value(Error),
}

impl Unfilled {
    fn into_error(self) -> Error {
        match self {
            Self::Syntax(error) | Self::Value(error) => error,
        }
    }
}

/// Fills a template with the caller's values, or else the document's defaults. A value set by the caller cannot change
/// the rest of the URL: it consists of letters, digits, `-`, `.` and `_`, or is one that the document lists.
fn expand_template(
    template: &str,
    variables: &[(String, String)],
    declared: &[ServerVariable],
) -> Result<String, Unfilled> {
    let mut out = String::new();
    let mut pieces = template.split('{');
    out.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let (name, literal) = piece.split_once('}').ok_or_else(|| {
            Unfilled::Syntax(Error::config("", format!("the URL `{template}` has a `{{` without a `}}`")))
        })?;
        let declared = declared.iter().find(|variable| variable.name == name);
        match (variables.iter().find(|(known, _)| known == name), declared) {
            (Some((_, value)), _) => {
                check_value(template, name, value, declared.map_or(&[], |variable| variable.values))?;
                out.push_str(value);
            }
            // The value of a variable in the path may be empty; that of a variable in the host may not.
            (None, Some(variable)) if !variable.default.is_empty() || has_path(&out) => out.push_str(variable.default),
            (None, _) => {
                let message = format!(
                    "the URL `{template}` has a variable `{name}` without a value: set it with `.server_variable(\"{name}\", …)`"
                );
                return Err(Unfilled::Value(Error::config("", message)));
            }
        }
        out.push_str(literal);
    }
    Ok(out)
}

/// Checks that a value set by the caller is allowed.
fn check_value(template: &str, name: &str, value: &str, listed: &[&str]) -> Result<(), Unfilled> {
    let plain = !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
    if listed.contains(&value) || (listed.is_empty() && plain) {
        return Ok(());
    }
    let expected = if listed.is_empty() {
        "a name of letters, digits, `-`, `.` and `_`".to_owned()
    } else {
        format!("one of `{}`", listed.join("`, `"))
    };
    let message = format!("`{value}` cannot be the variable `{name}` of `{template}`: it must be {expected}");
    Err(Unfilled::Value(Error::config("", message)))
}

/// Returns whether the beginning of a URL extends beyond the host.
fn has_path(url: &str) -> bool {
    url.starts_with('/') || url.split_once("://").is_some_and(|(_, rest)| rest.contains('/'))
}

/// Parses an absolute URL. A user, a query or a fragment is an error.
fn parse_url(url: &str) -> Result<Uri, Error> {
    let wrong = |why: &str| Error::config("", format!("`{url}` is not a valid server URL: {why}"));
    // Checked first, since the URL in the message would show the password.
    let authority = url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', '?', '#']).next();
    if authority.is_some_and(|authority| authority.contains('@')) {
        return Err(Error::config("", "a server URL must not contain a user or password: set them with `.auth(…)`"));
    }
    let uri: Uri = param::encoded(url).parse().map_err(|error: InvalidUri| wrong(&error.to_string()))?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) || uri.host().is_none_or(str::is_empty) {
        return Err(wrong("it must begin with `https://` or `http://`, followed by a host"));
    }
    if uri.query().is_some() || url.contains('#') {
        return Err(wrong("it has a query or a fragment"));
    }
    Ok(uri)
}

/// Returns the scheme, host and port of a URL, such as `https://api.example.com:8443`.
fn origin(uri: &Uri) -> String {
    let scheme = uri.scheme_str().unwrap_or("https");
    format!("{scheme}://{}", uri.authority().map_or("", |authority| authority.as_str()))
}

/// Joins the URL of a server and the target of a request (`/path?query`).
pub(crate) fn join_path(base: &Uri, target: &Uri) -> Result<Uri, Error> {
    let wrong =
        |error: &dyn std::fmt::Display| Error::config("", format!("the URL of the call cannot be built: {error}"));
    let prefix = base.path().trim_end_matches('/');
    let mut parts = base.clone().into_parts();
    let path = target.path_and_query().cloned().unwrap_or_else(|| PathAndQuery::from_static("/"));
    let path = if prefix.is_empty() { Ok(path) } else { format!("{prefix}{path}").parse() };
    parts.path_and_query = Some(path.map_err(|error: InvalidUri| wrong(&error))?);
    Uri::from_parts(parts).map_err(|error| wrong(&error))
}
