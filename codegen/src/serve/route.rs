//! Finds the operation for a request, by method and path.

use http::StatusCode;

use super::{Refusal, Request, percent_decode, query_pairs};
use crate::ir::{Api, Operation, PathPiece, Server};

/// The operation that a request matches, and the values of its path parameters.
pub(super) struct RouteMatch<'a> {
    pub(super) operation: &'a Operation,
    /// The values of path parameters: pairs of the parameter's index in `Operation::params` and the decoded text.
    pub(super) path_values: Vec<(usize, String)>,
    /// The query parameters in the path of the document: `action=stop` in `/jobs?action=stop`.
    pub(super) fixed_query: Vec<(String, String)>,
}

/// The result if no operation matches a request.
pub(super) struct RouteMiss<'a> {
    pub(super) refusal: Refusal,
    /// The value of the `Allow` header field. `None` if the document does not have the path at all.
    pub(super) allow: Option<String>,
    /// The operation with the most similar path. The rejected request gets an error response of this operation.
    pub(super) nearest_operation: Option<&'a Operation>,
}

/// Returns the operation for the method and path of a request. If several paths match, selects the path with the least
/// text in variables.
pub(super) fn find_route<'a>(api: &'a Api, request: &Request) -> Result<RouteMatch<'a>, RouteMiss<'a>> {
    let (path, method) = (request.uri().path(), request.method().as_str());
    let query = query_pairs(request.uri().query().unwrap_or_default());
    let mut matches: Vec<RouteMatch<'a>> = Vec::new();
    for operation in &api.operations {
        let prefixes = server_prefixes(api, operation);
        let found =
            prefixes.iter().find_map(|prefix| match_path(operation, path.strip_prefix(prefix.as_str())?, &query));
        matches.extend(found);
    }
    // Literal segments take precedence over variables. Paths with fixed query parameters take precedence over paths
    // without them.
    let variable_length = |found: &RouteMatch<'_>| found.path_values.iter().map(|(_, text)| text.len()).sum::<usize>();
    matches.sort_by_key(|found| (variable_length(found), usize::MAX - found.fixed_query.len()));
    // A concrete path takes precedence over a path with variables, even if only the latter has an operation for the
    // method.
    if let Some(path) = matches.first().map(|found| path_shape(found.operation)) {
        matches.retain(|found| path_shape(found.operation) == path);
    }
    let methods: Vec<&str> = matches.iter().map(|found| found.operation.method.name()).collect();
    let allow = (!methods.is_empty()).then(|| {
        let mut methods = methods;
        methods.sort_unstable();
        methods.dedup();
        methods.join(", ")
    });
    let nearest = matches.first().map(|found| found.operation).or_else(|| nearest_operation(api, path));
    let found = matches.into_iter().find(|found| found.operation.method.name() == method);
    found.ok_or_else(|| {
        let refusal = match &allow {
            Some(allow) => {
                let message = format!("the path {path} does not support the method {method}, only {allow}");
                Refusal::new(StatusCode::METHOD_NOT_ALLOWED, message)
            }
            None => Refusal::new(StatusCode::NOT_FOUND, format!("no path of the document matches {path}")),
        };
        RouteMiss { refusal, allow, nearest_operation: nearest }
    })
}

/// Returns the segments of an operation's path, with `None` for each variable: `/a/{b}.json` →
/// `[[], ["a"], [None, ".json"]]`. A fragment (`#…`), which distinguishes operations on the same path, is ignored.
fn path_shape(operation: &Operation) -> Vec<Vec<Option<String>>> {
    let (segments, _) = split_template(&operation.pieces);
    let piece = |piece: PathPiece| match piece {
        PathPiece::Literal(text) => Some(text),
        PathPiece::Param(_) => None,
    };
    segments.into_iter().map(|segment| segment.into_iter().map(piece).collect()).collect()
}

/// Returns the possible prefixes of an operation's path, the longest first: the paths of the server URLs, and the empty
/// string.
fn server_prefixes(api: &Api, operation: &Operation) -> Vec<String> {
    let servers = if operation.servers.is_empty() { &api.servers } else { &operation.servers };
    let mut prefixes: Vec<String> = servers.iter().map(base_path).collect();
    prefixes.push(String::new());
    // The longest prefix is tried first.
    prefixes.sort_by_key(|prefix| usize::MAX - prefix.len());
    prefixes.dedup();
    prefixes
}

/// Returns the path of a server's URL without a trailing `/`, with the default values of variables:
/// `https://a.example/{version}/` → `/v1` if `v1` is the default of `version`.
fn base_path(server: &Server) -> String {
    let mut url = server.url.clone();
    for (name, variable) in &server.variables {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |slash| &rest[slash..]),
        None => &url,
    };
    path.trim_end_matches('/').to_owned()
}

/// Matches a path and a query against an operation. `None` if they do not match.
fn match_path<'a>(operation: &'a Operation, path: &str, query: &[(String, String)]) -> Option<RouteMatch<'a>> {
    let (segments, fixed) = split_template(&operation.pieces);
    let request_segments: Vec<&str> = path.split('/').collect();
    if segments.len() != request_segments.len() || !fixed.iter().all(|pair| query.contains(pair)) {
        return None;
    }
    let mut values = Vec::new();
    for (pieces, text) in segments.iter().zip(request_segments) {
        match_segment(pieces, &percent_decode(text), &mut values)?;
    }
    Some(RouteMatch { operation, path_values: values, fixed_query: fixed })
}

/// Splits a path of the document at `/`. Returns the segments, and the query parameters in the path
/// (`/jobs?action=stop`). A fragment is ignored.
fn split_template(pieces: &[PathPiece]) -> (Vec<Vec<PathPiece>>, Vec<(String, String)>) {
    let mut segments = vec![Vec::new()];
    for piece in pieces {
        let PathPiece::Literal(text) = piece else {
            segments.last_mut().expect("never empty").push(piece.clone());
            continue;
        };
        let text = text.split('#').next().unwrap_or_default();
        let (path, query) = text.split_once('?').map_or((text, None), |(path, query)| (path, Some(query)));
        for (index, literal) in path.split('/').enumerate() {
            if index > 0 {
                segments.push(Vec::new());
            }
            if !literal.is_empty() {
                segments.last_mut().expect("never empty").push(PathPiece::Literal(percent_decode(literal)));
            }
        }
        if let Some(query) = query {
            return (segments, query_pairs(query));
        }
    }
    (segments, Vec::new())
}

/// Matches one segment of a path against `text`, and adds the values of variables to `values`. A variable matches at
/// least one character, and as few as possible if literal text follows. `None` if the segment does not match.
fn match_segment(pieces: &[PathPiece], text: &str, values: &mut Vec<(usize, String)>) -> Option<()> {
    match pieces {
        [] => text.is_empty().then_some(()),
        [PathPiece::Literal(literal), rest @ ..] => match_segment(rest, text.strip_prefix(literal.as_str())?, values),
        [PathPiece::Param(param)] => {
            values.push((*param, text.to_owned()));
            (!text.is_empty()).then_some(())
        }
        [PathPiece::Param(param), rest @ ..] => {
            let old_len = values.len();
            text.char_indices().skip(1).find_map(|(end, _)| {
                values.truncate(old_len);
                values.push((*param, text[..end].to_owned()));
                match_segment(rest, &text[end..], values)
            })
        }
    }
}

/// Returns the operation whose path has the most leading segments in common with `path`.
fn nearest_operation<'a>(api: &'a Api, path: &str) -> Option<&'a Operation> {
    let common_segments = |operation: &&Operation| {
        operation.path.split('/').zip(path.split('/')).take_while(|(one, other)| one == other).count()
    };
    // `max_by_key` returns the last maximum, so the order is reversed to prefer the first operation.
    api.operations.iter().rev().max_by_key(common_segments)
}
