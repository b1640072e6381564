//! Checks that a request has the credentials that an operation requires. The values of the credentials are not checked.

use http::StatusCode;

use super::{Refusal, Request, cookies, header_value, query_pairs};
use crate::ir::{Api, Operation, ParameterLocation, SecurityKind, SecurityScheme};

pub(super) fn check_security(api: &Api, operation: &Operation, request: &Request) -> Result<(), Refusal> {
    let met = |need: &crate::ir::SecurityNeed| {
        need.keys().all(|name| api.security_schemes.get(name).is_none_or(|scheme| has_credential(scheme, request)))
    };
    if operation.security.is_empty() || operation.security.iter().any(met) {
        return Ok(());
    }
    let alternatives = operation.security.iter().map(|need| {
        let schemes = need.keys().filter_map(|name| api.security_schemes.get(name));
        schemes.map(credential_place).collect::<Vec<_>>().join(" with ")
    });
    let alternatives = alternatives.collect::<Vec<_>>().join(", or ");
    Err(Refusal::new(
        StatusCode::UNAUTHORIZED,
        format!("the request has no credentials; {} requires {alternatives}", operation.id),
    ))
}

/// Returns the names of the query parameters that contain credentials.
pub(super) fn query_names(api: &Api) -> impl Iterator<Item = &str> {
    api.security_schemes.values().filter_map(|scheme| match &scheme.kind {
        SecurityKind::ApiKey { location: ParameterLocation::Query, name } => Some(name.as_str()),
        _ => None,
    })
}

fn has_credential(scheme: &SecurityScheme, request: &Request) -> bool {
    let in_pairs = |pairs: Vec<(String, String)>, wanted: &str| {
        pairs.iter().any(|(name, value)| name == wanted && !value.is_empty())
    };
    match &scheme.kind {
        SecurityKind::ApiKey { location, name } => match location {
            ParameterLocation::Query => in_pairs(query_pairs(request.uri().query().unwrap_or_default()), name),
            ParameterLocation::Cookie => in_pairs(cookies(request), name),
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

fn is_authorized(request: &Request, scheme: &str) -> bool {
    let value = header_value(request, "authorization").unwrap_or_default();
    value.split_once(' ').is_some_and(|(word, rest)| word.eq_ignore_ascii_case(scheme) && !rest.trim().is_empty())
}

/// Describes the location of a scheme's credentials for messages.
fn credential_place(scheme: &SecurityScheme) -> String {
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
