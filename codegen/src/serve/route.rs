//! Finds the operation for a request, by method and path.

use std::collections::HashSet;

use http::StatusCode;

use super::{Refusal, Request, parse_query, percent_decode};
use crate::ir::{Api, Operation, PathPiece, Server};

/// The operation that a request matches, and the values of its path parameters.
pub(super) struct RouteMatch<'a> {
    pub(super) operation: &'a Operation,
    /// The path parameters: pairs of the index in the operation's `params` and the decoded text.
    pub(super) path_values: Vec<(usize, String)>,
    /// The query parameters that the path in the document contains, as in `/jobs?action=stop`.
    pub(super) fixed_query: Vec<(String, String)>,
}

/// The result for a request that does not match an operation.
pub(super) struct RouteMiss<'a> {
    pub(super) refusal: Refusal,
    /// The value of the `Allow` header field. `None` if no path of the document matches the request.
    pub(super) allow: Option<String>,
    /// The operation whose path is most similar to the path of the request. The format of the response is taken from
    /// the error responses of this operation.
    pub(super) nearest_operation: Option<&'a Operation>,
}

pub(super) fn find_route<'a>(api: &'a Api, request: &Request) -> Result<RouteMatch<'a>, RouteMiss<'a>> {
    let (path, method) = (request.uri().path(), request.method().as_str());
    let query = parse_query(request.uri().query().unwrap_or_default());
    let mut matches: Vec<RouteMatch<'a>> = Vec::new();
    let default_paths = strip_server_paths(&api.servers, path);
    for operation in &api.operations {
        let operation_paths = (!operation.servers.is_empty()).then(|| strip_server_paths(&operation.servers, path));
        matches.extend(match_path(operation, operation_paths.as_ref().unwrap_or(&default_paths), &query));
    }
    // Literal segments take precedence over variables. Paths with fixed query parameters take precedence over paths
    // without them.
    let parameter_length =
        |route_match: &RouteMatch<'_>| route_match.path_values.iter().map(|(_, text)| text.len()).sum::<usize>();
    matches.sort_by_key(|route_match| (parameter_length(route_match), usize::MAX - route_match.fixed_query.len()));
    // A concrete path takes precedence over a path with variables, even if only the latter has an operation for the
    // method.
    if let Some(path) = matches.first().map(|route_match| normalize_path(route_match.operation)) {
        matches.retain(|route_match| normalize_path(route_match.operation) == path);
    }
    let allowed_methods: Vec<&str> = matches.iter().map(|route_match| route_match.operation.method.name()).collect();
    let allow = (!allowed_methods.is_empty()).then(|| {
        let mut allowed_methods = allowed_methods;
        allowed_methods.sort_unstable();
        allowed_methods.dedup();
        allowed_methods.join(", ")
    });
    let nearest_operation =
        matches.first().map(|route_match| route_match.operation).or_else(|| nearest_operation(api, path));
    let route_match = matches.into_iter().find(|route_match| route_match.operation.method.name() == method);
    route_match.ok_or_else(|| {
        let refusal = match &allow {
            Some(allow) => {
                let message = format!("the path {path} does not support the method {method}, only {allow}");
                Refusal::new(StatusCode::METHOD_NOT_ALLOWED, message)
            }
            None => Refusal::new(StatusCode::NOT_FOUND, format!("no path of the document matches {path}")),
        };
        RouteMiss { refusal, allow, nearest_operation }
    })
}

/// Returns the path of an operation, split into segments, which consist of literal text and of path parameters
/// (`None`). Paths that only differ in the names of parameters or in the fragment are equal.
fn normalize_path(operation: &Operation) -> Vec<Vec<Option<String>>> {
    let (segments, _) = split_template(&operation.pieces);
    let literal_text = |piece: PathPiece| match piece {
        PathPiece::Literal(text) => Some(text),
        PathPiece::Param(_) => None,
    };
    segments.into_iter().map(|segment| segment.into_iter().map(literal_text).collect()).collect()
}

/// Removes each server's path from the beginning of a request's path. Returns one remaining path for each server whose
/// path is a prefix, and also the complete path, each split into segments. The shortest path is first.
fn strip_server_paths<'p>(servers: &[Server], path: &'p str) -> Vec<Vec<&'p str>> {
    let mut prefix_lengths: Vec<usize> = servers.iter().filter_map(|server| prefix_length(server, path)).collect();
    prefix_lengths.push(0);
    prefix_lengths.sort_unstable();
    prefix_lengths.dedup();
    prefix_lengths.into_iter().rev().map(|length| path[length..].split('/').collect()).collect()
}

/// Returns the length of the path in a server's URL, in bytes. `None` if `path` does not begin with the server's path.
fn prefix_length(server: &Server, path: &str) -> Option<usize> {
    let server_path = base_path(server);
    path.starts_with(&server_path).then_some(server_path.len())
}

/// Returns the path of a server's URL without a trailing `/`. Variables are replaced by their default values.
fn base_path(server: &Server) -> String {
    let mut url = String::with_capacity(server.url.len());
    let mut remaining_url = server.url.as_str();
    while let Some((before, after)) = remaining_url.split_once('{') {
        url.push_str(before);
        let variable_and_tail =
            after.split_once('}').and_then(|(name, tail)| Some((server.variables.get(name)?, tail)));
        if let Some((variable, tail)) = variable_and_tail {
            url.push_str(&variable.default);
            remaining_url = tail;
        } else {
            url.push('{');
            remaining_url = after;
        }
    }
    url.push_str(remaining_url);
    let path = match url.split_once("://") {
        Some((_, remaining_url)) => remaining_url.find('/').map_or("", |slash| &remaining_url[slash..]),
        None => &url,
    };
    path.trim_end_matches('/').to_owned()
}

/// Matches the path of an operation with the path of a request. `remaining_paths` are the segments of the request's
/// path without the server's path, one list for each possible server. `None` if the operation does not match.
fn match_path<'a>(
    operation: &'a Operation,
    remaining_paths: &[Vec<&str>],
    query: &[(String, String)],
) -> Option<RouteMatch<'a>> {
    let (segments, fixed_query) = split_template(&operation.pieces);
    if !fixed_query.iter().all(|pair| query.contains(pair)) {
        return None;
    }
    let mut candidate_paths = remaining_paths.iter().filter(|path| path.len() == segments.len());
    let path_values = candidate_paths.find_map(|path| match_segments(&segments, path))?;
    Some(RouteMatch { operation, path_values, fixed_query })
}

fn match_segments(segments: &[Vec<PathPiece>], request_segments: &[&str]) -> Option<Vec<(usize, String)>> {
    let mut values = Vec::new();
    for (pieces, text) in segments.iter().zip(request_segments) {
        match_segment(pieces, &percent_decode(text), &mut values, &mut HashSet::new())?;
    }
    Some(values)
}

/// Splits a path of the document at `/`. Returns the segments, and the query parameters that are part of the path. The
/// fragment is ignored, since it only distinguishes operations with the same path.
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
            return (segments, parse_query(query));
        }
    }
    (segments, Vec::new())
}

/// Matches one segment of a path with `text`, and adds the values of the path parameters in the segment to `values`.
/// Each parameter matches at least one character; a parameter that is followed by other text matches as few characters
/// as possible. `failed_remainders` contains the pairs of the number of remaining pieces and the number of remaining
/// bytes that do not match, so that each pair is tried once.
fn match_segment(
    pieces: &[PathPiece],
    text: &str,
    values: &mut Vec<(usize, String)>,
    failed_remainders: &mut HashSet<(usize, usize)>,
) -> Option<()> {
    match pieces {
        [] => text.is_empty().then_some(()),
        [PathPiece::Literal(literal), remaining_pieces @ ..] => {
            match_segment(remaining_pieces, text.strip_prefix(literal.as_str())?, values, failed_remainders)
        }
        [PathPiece::Param(param)] => {
            values.push((*param, text.to_owned()));
            (!text.is_empty()).then_some(())
        }
        [PathPiece::Param(param), remaining_pieces @ ..] => {
            let remainder_lengths = (pieces.len(), text.len());
            if failed_remainders.contains(&remainder_lengths) {
                return None;
            }
            let value_count_before = values.len();
            let match_result = text.char_indices().skip(1).find_map(|(end, _)| {
                values.truncate(value_count_before);
                values.push((*param, text[..end].to_owned()));
                match_segment(remaining_pieces, &text[end..], values, failed_remainders)
            });
            if match_result.is_none() {
                failed_remainders.insert(remainder_lengths);
            }
            match_result
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
