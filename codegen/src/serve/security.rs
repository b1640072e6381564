//! Checks that a request contains the credentials that an operation requires. Any non-empty value is accepted.

use http::StatusCode;

use super::{Refusal, Request, cookies, header_value, parse_query};
use crate::ir::{Api, Operation, ParameterLocation, SecurityKind, SecurityScheme};

/// Rejects a request that satisfies none of the operation's security requirements.
pub(super) fn check_security(api: &Api, operation: &Operation, request: &Request) -> Result<(), Refusal> {
    let is_satisfied = |requirement: &crate::ir::SecurityNeed| {
        let mut required_schemes = requirement.keys().map(|name| api.security_schemes.get(name));
        required_schemes.all(|scheme| scheme.is_none_or(|scheme| has_credential(scheme, request)))
    };
    if operation.security.is_empty() || operation.security.iter().any(is_satisfied) {
        return Ok(());
    }
    let alternative_texts = operation.security.iter().map(|requirement| {
        let required_schemes = requirement.keys().filter_map(|name| api.security_schemes.get(name));
        required_schemes.map(describe_credentials).collect::<Vec<_>>().join(" with ")
    });
    let joined_alternatives = alternative_texts.collect::<Vec<_>>().join(", or ");
    Err(Refusal::new(
        StatusCode::UNAUTHORIZED,
        format!("the request has no credentials; the operation `{}` requires {joined_alternatives}", operation.id),
    ))
}

/// Returns the names of the query parameters that contain credentials, according to the security schemes.
pub(super) fn credential_query_names(api: &Api) -> impl Iterator<Item = &str> {
    api.security_schemes.values().filter_map(|scheme| match &scheme.kind {
        SecurityKind::ApiKey { location: ParameterLocation::Query, name } => Some(name.as_str()),
        _ => None,
    })
}

/// Returns whether the request contains credentials for a security scheme.
fn has_credential(scheme: &SecurityScheme, request: &Request) -> bool {
    let has_pair = |pairs: Vec<(String, String)>, wanted_name: &str| {
        pairs.iter().any(|(name, value)| name == wanted_name && !value.is_empty())
    };
    match &scheme.kind {
        SecurityKind::ApiKey { location, name } => match location {
            ParameterLocation::Query => has_pair(parse_query(request.uri().query().unwrap_or_default()), name),
            ParameterLocation::Cookie => has_pair(cookies(request), name),
            ParameterLocation::Header | ParameterLocation::Path | ParameterLocation::QueryString => {
                header_value(request, name).is_some_and(|value| !value.is_empty())
            }
        },
        SecurityKind::Basic => is_authorized(request, "Basic"),
        SecurityKind::Http { scheme } => is_authorized(request, scheme),
        SecurityKind::Bearer { .. } | SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect { .. } => {
            is_authorized(request, "Bearer")
        }
    }
}

/// Returns whether the request has the header field `Authorization: SCHEME …`.
fn is_authorized(request: &Request, scheme: &str) -> bool {
    let value = header_value(request, "authorization").unwrap_or_default();
    value.split_once(' ').is_some_and(|(value_scheme, credentials)| {
        value_scheme.eq_ignore_ascii_case(scheme) && !credentials.trim().is_empty()
    })
}

/// Returns the location of a scheme's credentials for messages, such as "the header `X-Auth-Token`".
fn describe_credentials(scheme: &SecurityScheme) -> String {
    match &scheme.kind {
        SecurityKind::ApiKey { location: ParameterLocation::Query, name } => format!("the query parameter `{name}`"),
        SecurityKind::ApiKey { location: ParameterLocation::Cookie, name } => format!("the cookie `{name}`"),
        SecurityKind::ApiKey { name, .. } => format!("the header `{name}`"),
        SecurityKind::Basic => "`Authorization: Basic …`".to_owned(),
        SecurityKind::Http { scheme } => format!("`Authorization: {scheme} …`"),
        SecurityKind::Bearer { .. } | SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect { .. } => {
            "`Authorization: Bearer …`".to_owned()
        }
    }
}
