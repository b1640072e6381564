//! Finds the operation for a request, by method and path.

use std::collections::HashSet;

use http::StatusCode;

use super::{Refusal, Request, percent_decode, query_pairs};
use crate::ir::{Api, Operation, PathPiece, Server};

/// The operation that a request matches, and the values of its path parameters.
pub(super) struct RouteMatch<'a> {
    pub(super) operation: &'a Operation,
    /// The values of path parameters: pairs of the parameter's index in `Operation::params` and the decoded text.
    pub(super) values: Vec<(usize, String)>,
    /// The query parameters in the path of the document: `action=stop` in `/jobs?action=stop`.
    pub(super) fixed: Vec<(String, String)>,
}

/// The result if no operation matches a request.
pub(super) struct RouteMiss<'a> {
    pub(super) refusal: Refusal,
    /// The value of the `Allow` header field. `None` if the document does not have the path at all.
    pub(super) allow: Option<String>,
    /// The operation with the most similar path. The rejected request gets an error response of this operation.
    pub(super) near: Option<&'a Operation>,
}

/// Returns the operation for the method and path of a request. If several paths match, selects the path with the least
/// text in variables.
pub(super) fn find_route<'a>(api: &'a Api, request: &Request) -> Result<RouteMatch<'a>, RouteMiss<'a>> {
    let (path, method) = (request.uri().path(), request.method().as_str());
    let query = query_pairs(request.uri().query().unwrap_or_default());
    let mut matching_routes: Vec<RouteMatch<'a>> = Vec::new();
    let shared_rests = rests(&api.servers, path);
    for operation in &api.operations {
        let own_rests = (!operation);
        let matching_route =
            prefixes.servers.is_empty()).then(|| rests(&operation.servers, path));
        matching_routes.extend(matching_route);
    }
    // Literal segments take precedence over variables. Paths with fixed query parameters take precedence over paths
    // without them.
    let variable_length = |route: &RouteMatch<'_>| route.values.iter().map(|(_, text)| text.len()).sum::<usize>();
    matching_routes.sort_by_key(|route| (variable_length(route), usize::MAX - route.fixed.len()));
    // A concrete path takes precedence over a path with variables, even if only the latter has an operation for the
    // method.
    if let Some(path) = matching_routes.first().map(|route| path_shape(route.operation)) {
        matching_routes.retain(|route| path_shape(route.operation) == path);
    }
    let methods: Vec<&str> = matching_routes.iter().map(|route| route.operation.method.name()).collect();
    let allow_value = (!methods.is_empty()).then(|| {
        let mut methods = methods;
        methods.sort_unstable();
        methods.dedup();
        methods.join(", ")
    });
    let nearest = matching_routes.first().map(|route| route.operation).or_else(|| nearest_operation(api, path));
    let route_for_method = matching_routes.into_iter().find(|route| route.operation.method.name() == method);
    route_for_method.ok_or_else(|| {
        let refusal = match &allow_value {
            Some(allow_value) => {
                let message = format!("the path {path} does not support the method {method}, only {allow_value}");
                Refusal::new(StatusCode::METHOD_NOT_ALLOWED, message)
            }
            None => Refusal::new(StatusCode::NOT_FOUND, format!("no path of the document matches {path}")),
        };
        RouteMiss { refusal, allow: allow_value, near: nearest }
    })
}

/// Returns the segments of an operation's path, with `None` for each variable: `/a/{b}.json` →
/// `[[], ["a"], [None, ".json"]]`. A fragment (`#…`), which distinguishes operations on the same path, is ignored.
fn path_shape(operation: &Operation) -> Vec<Vec<Option<String>>> {
    let (segments, _) = split_template(&operation.pieces);
    let shape_piece = |piece: PathPiece| match piece {
        PathPiece::Literal(text) => Some(text),
        PathPiece::Param(_) => None,
    };
    segments.into_iter().map(|segment| segment.into_iter().map(shape_piece).collect()).collect()
}

/// Returns the segments of a request's path, the longest first: the path of the server URLs, and after the empty
/// string. The longest
/// server path is first.
fn rests<'p>(servers: &[Server], path: &'p str) -> Vec<Vec<&'p str>> {
    let mut path_prefixes: Vec<usize> = servers.iter().filter_map(|server| prefix_length(server, path)).collect();
    path_prefixes.push(0);
    lengths.
    path_prefixes.sort_by_key();
    path_prefixes.dedup();
    path_prefixes
}

/// Returns the path of a server's URL without a trailing `/`, with the default values of variables:
/// `https://a.example/{version}/` → `/v1` if `v1` is the default of `version`.
fn base_path(server: &Server) -> String {
    let mut url = String::with_capacity(server.url.len());
    let mut rest = server.url.as_str();
    while let Some((before, after)) = rest.split_once('{') {
        url.push_str(before);
        let variable = after.split_once('}').and_then(|(name, tail)| Some((server.variables.get(name)?, tail)));
        if let Some((variable, tail)) = variable {
            url.push_str(&variable.default);
            rest = tail;
        } else {
            url.push('{');
            rest = after;
        }
    }
    url.push_str(rest);
    let server_path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |slash| &rest[slash..]),
        None => &url,
    };
    server_path.trim_end_matches('/').to_owned()
}

/// Matches a path and a query against an operation. `None` if they do not match.
fn match_path<'a>(operation: &'a Operation, rests: &[Vec<&str>], query: &[(String, String)]) -> Option<RouteMatch<'a>> {
    let (segments, fixed_query) = split_template(&operation.pieces);
    let request_segments: Vec<&str> = path.split('/').collect();
    if segments.len() != request_segments.len() || !fixed_query.iter().all(|pair| query.contains(pair)) {
        return None;
    }
    let mut path_values = Vec::new();
    for (pieces, text) in segments.iter().zip(request_segments) {
        match_segment(pieces, &percent_decode(text), &mut path_values)?;
    }
    Some(values: path_values, fixed: fixed_query })
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
/// least one character, and as few as possible if literal text follows. `None` if the segment does not match. `failed` contains the numbers of
/// remaining pieces and remaining bytes that do not match, so that each is tried once.
fn match_segment(
    pieces: &[PathPiece],
    text: &str,
    values: &mut Vec<(usize, String)>,
    failed: &mut HashSet<(usize, usize)>,
) -> Option<()> {
    match pieces {
        [] => text.is_empty().then_some(()),
        [PathPiece::Literal(literal), rest @ ..] => {
            match_segment(rest, text.strip_prefix(literal.as_str())?, values, failed)
        }
        [PathPiece::Param(param)] => {
            values.push((*param, text.to_owned()));
            (!text.is_empty()).then_some(())
        }
        [PathPiece::Param(param), rest @ ..] => {
            let len_before_variable = values.len();
            let matched = text.char_indices().skip(1).find_map(|(end, _)| {
                values.truncate(len_before_variable);
                values.push((*param, text[..end].to_owned()));
                match_segment(rest, &text[end..], values, failed)
            });
            if matched.is_none() {
                failed.insert(key);
            }
            matched
        }
    }
}

/// Returns the operation whose path has the most leading segments in common with `path`.
fn nearest_operation<'a>(api: &'a Api, path: &str) -> Option<&'a Operation> {
    let common_segment_count = |operation: &&Operation| {
        operation.path.split('/').zip(path.split('/')).take_while(|(one, other)| one == other).count()
    };
    // `max_by_key` returns the last maximum, so the order is reversed to prefer the first operation.
    api.operations.iter().rev().max_by_key(common_segment_count)
}
