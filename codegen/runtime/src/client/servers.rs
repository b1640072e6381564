//! The servers of an API, and the selection of the server for an operation.

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

/// The server URLs and server variables that a client uses.
#[derive(Clone, Debug)]
pub(crate) struct Servers {
    /// The URL that the user has passed to the builder. It may contain variables, as in
    /// `https://api.{region}.example.com`, and is used for all operations that do not declare another server.
    url_template: String,
    /// The URL in `url_template` with the values of its variables. If the user has set all variables, it is set when
    /// the client is built. Otherwise it is set by the first call, since the defaults of the variables are in the
    /// description of the API, which an operation provides.
    base_url: OnceLock<Uri>,
    /// Other servers that the user has configured: pairs of the URL template in the API's document and the URL to use
    /// instead.
    replaced_urls: Vec<(String, Uri)>,
    /// The names and values of the variables that the user has set.
    variables: Vec<(String, String)>,
}

impl Servers {
    pub(crate) fn new(
        url: &str,
        other_servers: &[(String, String)],
        variables: Vec<(String, String)>,
    ) -> Result<Self, Error> {
        let base_url = OnceLock::new();
        match expand_template(url, &variables, &[]) {
            Ok(url) => drop(base_url.set(parse_url(&url)?)),
            Err(ExpansionError::Syntax(error)) => return Err(error),
            Err(ExpansionError::Value(_)) => {}
        }
        let replaced_urls = other_servers.iter().map(|(template, url)| {
            let url = parse_url(&expand_template(url, &variables, &[]).map_err(ExpansionError::into_error)?)?;
            Ok((template.clone(), url))
        });
        Ok(Self {
            url_template: url.to_owned(),
            base_url,
            replaced_urls: replaced_urls.collect::<Result<_, Error>>()?,
            variables,
        })
    }

    /// Returns a copy that uses `url` as the URL of the API's main server.
    pub(crate) fn with_base_url(&self, url: &str) -> Result<Self, Error> {
        let replaced_urls = self.replaced_urls.clone();
        Ok(Self { replaced_urls, ..Self::new(url, &[], self.variables.clone())? })
    }

    /// Returns the URL of the server to which an operation is sent.
    pub(crate) fn resolve_server_url(&self, spec: &'static OperationSpec) -> Result<Uri, Error> {
        let base_url = self.resolve_base_url(spec)?;
        if spec.servers.is_empty() {
            return Ok(base_url.clone());
        }
        for server in spec.servers {
            if let Some((_, url)) = self.replaced_urls.iter().find(|(template, _)| template == server.url) {
                return Ok(url.clone());
            }
        }
        let operation_server = &spec.servers[0];
        if operation_server.url == "." {
            // A relative URL replaces the last segment of the path (RFC 3986, section 5.2.3).
            let parent_path = base_url.path().rfind('/').map_or("", |slash| &base_url.path()[..slash]);
            return parse_url(&format!("{}{parent_path}", url_origin(base_url)));
        }
        if operation_server.url.starts_with('/') {
            return parse_url(&format!("{}{}", url_origin(base_url), operation_server.url));
        }
        let base_variables = self.match_base_variables(spec, base_url);
        let mut variables = self.variables.clone();
        let is_variable_set = |variable: &str| variables.iter().any(|(name, _)| name == variable);
        let has_variables = variable_names(operation_server.url).next().is_some();
        let sets_all_variables = has_variables && variable_names(operation_server.url).all(is_variable_set);
        // If the client's server is not in the API's document (a gateway, for example), credentials must not be sent to
        // the other servers in the document.
        if base_variables.is_none() && !sets_all_variables {
            return Err(Error::config(
                spec.id,
                format!(
                    "this operation is sent to another server, `{}`, whose URL is not known to the client: \
                     set the URL with `.server(\"{}\", \"https://…\")`",
                    operation_server.url, operation_server.url
                ),
            ));
        }
        variables.extend(base_variables.unwrap_or_default());
        let expanded_url = expand_template(operation_server.url, &variables, operation_server.variables);
        parse_url(&expanded_url.map_err(ExpansionError::into_error)?)
    }

    /// Returns the URL of the server for operations that do not declare another server. If the user has not set a
    /// variable in this URL, the value is the default of the server in the API's document with the same URL template.
    fn resolve_base_url(&self, spec: &'static OperationSpec) -> Result<&Uri, Error> {
        if let Some(base_url) = self.base_url.get() {
            return Ok(base_url);
        }
        let declared_variables = self.find_declared_server(spec).map_or(&[][..], |server| server.variables);
        let url = expand_template(&self.url_template, &self.variables, declared_variables)
            .map_err(ExpansionError::into_error)?;
        let url = parse_url(&url)?;
        Ok(self.base_url.get_or_init(|| url))
    }

    /// Returns the server in the API's document whose URL template is equal to the client's URL template; `None` if
    /// there is no such server.
    fn find_declared_server(&self, spec: &'static OperationSpec) -> Option<&'static Server> {
        let template = self.url_template.trim_end_matches('/');
        spec.api.servers.iter().find(|server| server.url.trim_end_matches('/') == template)
    }

    /// Returns the names and values of the server variables that the client's URL implies: `https://api.eu.example.com`
    /// implies `region` = `eu` if the document declares `https://api.{region}.example.com`. Returns an empty list if
    /// the client was built with a URL template of the document, and `None` if no server in the document matches the
    /// URL.
    fn match_base_variables(&self, spec: &'static OperationSpec, base_url: &Uri) -> Option<Vec<(String, String)>> {
        if self.find_declared_server(spec).is_some() {
            // The other server has defaults for the variables that the user has not set.
            return Some(Vec::new());
        }
        let url = base_url.to_string();
        spec.api.servers.iter().find_map(|server| match_server(server, url.trim_end_matches('/')))
    }
}

/// Returns the names of the variables in a URL template: `https://{host}/{version}` → `host`, `version`.
fn variable_names(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|piece| piece.split_once('}').map(|(name, _)| name))
}

/// Matches a URL against the URL template of a server, and returns the names and values of the variables. The value of
/// a variable ends where the literal text after the variable begins, and contains no `/`. `None` if the URL does not
/// match.
fn match_server(server: &Server, url: &str) -> Option<Vec<(String, String)>> {
    let mut variables = Vec::new();
    let mut remaining_url = url;
    let mut template_pieces = server.url.trim_end_matches('/').split('{');
    remaining_url = remaining_url.strip_prefix(template_pieces.next()?)?;
    for piece in template_pieces {
        let (name, literal) = piece.split_once('}')?;
        let value_end = if literal.is_empty() { remaining_url.len() } else { remaining_url.find(literal)? };
        let value = &remaining_url[..value_end];
        if value.is_empty() || value.contains('/') {
            return None;
        }
        variables.push((name.to_owned(), value.to_owned()));
        remaining_url = &remaining_url[value_end + literal.len()..];
    }
    remaining_url.is_empty().then_some(variables)
}

/// The reason why a URL template could not be expanded.
enum ExpansionError {
    /// The syntax of the template is not valid.
    Syntax(Error),
    /// A variable has no value, or its value is not allowed.
    Value(Error),
}

impl ExpansionError {
    fn into_error(self) -> Error {
        match self {
            Self::Syntax(error) | Self::Value(error) => error,
        }
    }
}

/// Replaces the variables in a URL template with the user's values, or else with the defaults in the API's document. A
/// value set by the user must be in the document's list of values for the variable. If there is no list, the value must
/// consist of letters, digits, `-`, `.` and `_`, so that it cannot change the rest of the URL.
fn expand_template(
    template: &str,
    variables: &[(String, String)],
    declared_variables: &[ServerVariable],
) -> Result<String, ExpansionError> {
    let mut expanded_url = String::new();
    let mut template_pieces = template.split('{');
    expanded_url.push_str(template_pieces.next().unwrap_or_default());
    for piece in template_pieces {
        let (name, literal) = piece.split_once('}').ok_or_else(|| {
            ExpansionError::Syntax(Error::config("", format!("the URL `{template}` has a `{{` without a `}}`")))
        })?;
        let declared_variable = declared_variables.iter().find(|variable| variable.name == name);
        match (variables.iter().find(|(set_name, _)| set_name == name), declared_variable) {
            (Some((_, value)), _) => {
                check_value(template, name, value, declared_variable.map_or(&[], |variable| variable.values))?;
                expanded_url.push_str(value);
            }
            // A default may be empty in the path, but not in the host.
            (None, Some(variable)) if !variable.default.is_empty() || has_path(&expanded_url) => {
                expanded_url.push_str(variable.default);
            }
            (None, _) => {
                let message = format!(
                    "the URL `{template}` has a variable `{name}` without a value: \
                     set the value with `.server_variable(\"{name}\", …)`"
                );
                return Err(ExpansionError::Value(Error::config("", message)));
            }
        }
        expanded_url.push_str(literal);
    }
    Ok(expanded_url)
}

/// Checks that a value set by the user is allowed for the variable `name`. `allowed_values` is the list of values in
/// the API's document; empty if the document has no such list.
fn check_value(template: &str, name: &str, value: &str, allowed_values: &[&str]) -> Result<(), ExpansionError> {
    let is_plain_value =
        !value.is_empty() && value.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'));
    if allowed_values.contains(&value) || (allowed_values.is_empty() && is_plain_value) {
        return Ok(());
    }
    let allowed_values_phrase = if allowed_values.is_empty() {
        "it must consist of letters, digits, `-`, `.` and `_`".to_owned()
    } else {
        format!("it must be one of `{}`", allowed_values.join("`, `"))
    };
    let message = format!(
        "the value `{value}` is not allowed for the variable `{name}` of the server URL `{template}`: \
         {allowed_values_phrase}"
    );
    Err(ExpansionError::Value(Error::config("", message)))
}

/// Returns whether the beginning of a URL includes the `/` after the host: true for `https://a.test/v`, false for
/// `https://a.te`.
fn has_path(url: &str) -> bool {
    url.starts_with('/') || url.split_once("://").is_some_and(|(_, rest)| rest.contains('/'))
}

/// Parses an absolute URL. Returns an error if the URL contains a user, a query or a fragment.
fn parse_url(url: &str) -> Result<Uri, Error> {
    let invalid_url_error = |reason: &str| Error::config("", format!("`{url}` is not a valid server URL: {reason}"));
    // Checked first, since the URL in the message would show the password.
    let authority = url.split_once("://").map_or(url, |(_, rest)| rest).split(['/', '?', '#']).next();
    if authority.is_some_and(|authority| authority.contains('@')) {
        return Err(Error::config("", "a server URL must not contain a user or password: set them with `.auth(…)`"));
    }
    let uri: Uri = param::encode_url(url).parse().map_err(|error: InvalidUri| invalid_url_error(&error.to_string()))?;
    if !matches!(uri.scheme_str(), Some("http" | "https")) || uri.host().is_none_or(str::is_empty) {
        return Err(invalid_url_error("it must begin with `https://` or `http://`, followed by a host"));
    }
    if uri.query().is_some() || url.contains('#') {
        return Err(invalid_url_error("it must not contain a query or a fragment"));
    }
    Ok(uri)
}

/// Returns the scheme, host and port of a URL, such as `https://api.example.com:8443`.
fn url_origin(uri: &Uri) -> String {
    let scheme = uri.scheme_str().unwrap_or("https");
    format!("{scheme}://{}", uri.authority().map_or("", |authority| authority.as_str()))
}

/// Appends the target of a request (`/path?query`) to the URL of a server: `https://a.test/v1` and `/jobs?limit=2` →
/// `https://a.test/v1/jobs?limit=2`.
pub(crate) fn join_path(base_url: &Uri, target: &Uri) -> Result<Uri, Error> {
    let url_error =
        |error: &dyn std::fmt::Display| Error::config("", format!("the URL of the call cannot be built: {error}"));
    let base_path = base_url.path().trim_end_matches('/');
    let mut url_parts = base_url.clone().into_parts();
    let path = target.path_and_query().cloned().unwrap_or_else(|| PathAndQuery::from_static("/"));
    let path = if base_path.is_empty() { Ok(path) } else { format!("{base_path}{path}").parse() };
    url_parts.path_and_query = Some(path.map_err(|error: InvalidUri| url_error(&error))?);
    Uri::from_parts(url_parts).map_err(|error| url_error(&error))
}
