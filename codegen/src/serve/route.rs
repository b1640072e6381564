//! Finds the operation for a request, by method and path.

use std::collections::HashSet;

use http::StatusCode;

use super::{Refusal, Request, percent_decode, query_pairs};
use crate::ir::{Api, Operation, PathPiece, Server};

/// The operation that a request matches, and the values of its path parameters.
pub(super) struct RouteMatch<'a> {
    pub(super) operation: &'a Operation,
    /// The path parameters: pairs of the index in the operation's `params` and the decoded text.
    pub(super) path_values: Vec<(usize, String)>,
    /// The query parameters that are part of the path's key in the document, as in `/jobs?action=stop`.
    pub(super) fixed_query: Vec<(String, String)>,
}

/// The result if no operation matches a request.
pub(super) struct RouteMiss<'a> {
    pub(super) refusal: Refusal,
    /// The value of the `Allow` header field. `None` if the document does not have the path at all.
    pub(super) allow: Option<String>,
    /// The operation with the most similar path, whose error responses are used.
    pub(super) nearest_operation: Option<&'a Operation>,
}

pub(super) fn find_route<'a>(api: &'a Api, request: &Request) -> Result<RouteMatch<'a>, RouteMiss<'a>> {
    let (path, method) = (request.uri().path(), request.method().as_str());
    let query = query_pairs(request.uri().query().unwrap_or_default());
    let mut fitting: Vec<RouteMatch<'a>> = Vec::new();
    let shared_rests = rests(&api.servers, path);
    for operation in &api.operations {
        let own_rests = (!operation.servers.is_empty()).then(|| rests(&operation.servers, path));
        fitting.extend(match_path(operation, own_rests.as_ref().unwrap_or(&shared_rests), &query));
    }
    // Literal segments take precedence over variables. Paths with fixed query parameters take precedence over paths
    // without them.
    let variable = |found: &RouteMatch<'_>| found.path_values.iter().map(|(_, text)| text.len()).sum::<usize>();
    fitting.sort_by_key(|found| (variable(found), usize::MAX - found.fixed_query.len()));
    // A concrete path takes precedence over a path with variables, even if only the latter has an operation for the
    // method.
    if let Some(path) = fitting.first().map(|found| path_shape(found.operation)) {
        fitting.retain(|found| path_shape(found.operation) == path);
    }
    let allowed: Vec<&str> = fitting.iter().map(|found| found.operation.method.name()).collect();
    let allow = (!allowed.is_empty()).then(|| {
        let mut allowed = allowed;
        allowed.sort_unstable();
        allowed.dedup();
        allowed.join(", ")
    });
    let nearest_operation = fitting.first().map(|found| found.operation).or_else(|| nearest_operation(api, path));
    let found = fitting.into_iter().find(|found| found.operation.method.name() == method);
    found.ok_or_else(|| {
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

/// Returns the path of an operation, split into segments. The names of variables and the fragment that distinguishes
/// operations on the same path are left out.
fn path_shape(operation: &Operation) -> Vec<Vec<Option<String>>> {
    let (segments, _) = split_template(&operation.pieces);
    let piece = |piece: PathPiece| match piece {
        PathPiece::Literal(text) => Some(text),
        PathPiece::Param(_) => None,
    };
    segments.into_iter().map(|segment| segment.into_iter().map(piece).collect()).collect()
}

/// Returns the segments of a request's path after the path of each server, and after the empty string. The longest
/// server path is first.
fn rests<'p>(servers: &[Server], path: &'p str) -> Vec<Vec<&'p str>> {
    let mut lengths: Vec<usize> = servers.iter().filter_map(|server| prefix_length(server, path)).collect();
    lengths.push(0);
    lengths.sort_unstable();
    lengths.dedup();
    lengths.into_iter().rev().map(|length| path[length..].split('/').collect()).collect()
}

/// Returns the length of a server's path. `None` if `path` does not begin with it.
fn prefix_length(server: &Server, path: &str) -> Option<usize> {
    let base = base_path(server);
    path.starts_with(&base).then_some(base.len())
}

/// Returns the path of a server's URL without a trailing `/`. Variables are replaced by their default values.
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
    let path = match url.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |slash| &rest[slash..]),
        None => &url,
    };
    path.trim_end_matches('/').to_owned()
}

/// Matches an operation with a request. `rests` are the segments of the request's path after each possible server path.
fn match_path<'a>(operation: &'a Operation, rests: &[Vec<&str>], query: &[(String, String)]) -> Option<RouteMatch<'a>> {
    let (segments, fixed_query) = split_template(&operation.pieces);
    if !fixed_query.iter().all(|pair| query.contains(pair)) {
        return None;
    }
    let mut same_length = rests.iter().filter(|rest| rest.len() == segments.len());
    let path_values = same_length.find_map(|rest| match_segments(&segments, rest))?;
    Some(RouteMatch { operation, path_values, fixed_query })
}

fn match_segments(segments: &[Vec<PathPiece>], actual: &[&str]) -> Option<Vec<(usize, String)>> {
    let mut values = Vec::new();
    for (pieces, text) in segments.iter().zip(actual) {
        match_segment(pieces, &percent_decode(text), &mut values, &mut HashSet::new())?;
    }
    Some(values)
}

/// Splits a path of the document at `/`. Returns the segments, and the query parameters that are part of the path. The
/// fragment, which only distinguishes operations, is ignored.
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

/// Matches one segment of a path and adds the values of its variables. Each variable matches at least one character; a
/// variable that is followed by other text matches as few characters as possible. `failed` contains the numbers of
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
            let key = (pieces.len(), text.len());
            if failed.contains(&key) {
                return None;
            }
            let old_len = values.len();
            let matched = text.char_indices().skip(1).find_map(|(end, _)| {
                values.truncate(old_len);
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
    let common = |operation: &&Operation| {
        operation.path.split('/').zip(path.split('/')).take_while(|(one, other)| one == other).count()
    };
    // `max_by_key` returns the last maximum, so the order is reversed to prefer the first operation.
    api.operations.iter().rev().max_by_key(common)
}
