//! Resolves the target of a redirect, and decides whether the client follows it.

use http::{Method, StatusCode, Uri, header, uri::Scheme};

use super::super::message::Response;

/// The maximum number of redirects of a call.
pub(super) const MAX_REDIRECTS: u32 = 5;

/// The decision about a response that may be a redirect.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Redirect {
    /// The response is not a redirect.
    None,
    /// Send the same request to this URL.
    Follow(Uri),
    /// Send the same request to this URL, without credentials.
    FollowWithoutCredentials(Uri),
    /// Return an error instead of following the redirect. Contains the target as text for the error message.
    Refuse(String),
}

/// Decides whether the client follows a redirect, given the method and the URL of the redirected request.
///
/// GET and HEAD requests are sent to any host, but without credentials if it is another host. Requests with other
/// methods are sent only to the same host, and only if the status code requires the same method (307, 308).
pub(super) fn decide_redirect(method: &Method, request_url: &Uri, response: &Response) -> Redirect {
    let status = response.status();
    let keeps_method = matches!(status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT);
    if !keeps_method && !matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER) {
        return Redirect::None;
    }
    let Some(location) = response.headers().get(header::LOCATION) else { return Redirect::None };
    let Some(target_url) = location.to_str().ok().and_then(|location| resolve_location(request_url, location)) else {
        return Redirect::Refuse("an invalid URL".to_owned());
    };
    let is_get_or_head = matches!(*method, Method::GET | Method::HEAD);
    match (is_same_host(request_url, &target_url), is_get_or_head, keeps_method) {
        (true, true, _) | (true, _, true) => Redirect::Follow(target_url),
        (false, true, _)
            if target_url.scheme() == Some(&Scheme::HTTPS) || request_url.scheme() == Some(&Scheme::HTTP) =>
        {
            Redirect::FollowWithoutCredentials(target_url)
        }
        _ => Redirect::Refuse(format_url(&target_url)),
    }
}

/// Formats a URL for messages: in backticks, and without the query, which may contain a signature.
pub(super) fn format_url(url: &Uri) -> String {
    let authority = url.authority().map_or("", http::uri::Authority::as_str);
    format!("`{}://{authority}{}`", url.scheme_str().unwrap_or_default(), url.path())
}

/// Returns whether two URLs have the same scheme, host and port. Also returns `true` if `source_url` is `http` at port
/// 80 and `target_url` is `https` at port 443 of the same host.
fn is_same_host(source_url: &Uri, target_url: &Uri) -> bool {
    let effective_port =
        |uri: &Uri| uri.port_u16().or(if uri.scheme() == Some(&Scheme::HTTPS) { Some(443) } else { Some(80) });
    if !source_url.host().unwrap_or_default().eq_ignore_ascii_case(target_url.host().unwrap_or_default()) {
        return false;
    }
    let is_same_origin =
        source_url.scheme() == target_url.scheme() && effective_port(source_url) == effective_port(target_url);
    let is_https_upgrade = source_url.scheme() == Some(&Scheme::HTTP)
        && target_url.scheme() == Some(&Scheme::HTTPS)
        && (effective_port(source_url), effective_port(target_url)) == (Some(80), Some(443));
    is_same_origin || is_https_upgrade
}

/// Resolves the value of `Location` against the URL of the request (RFC 3986, section 5.2, except for `..`). Returns
/// `None` if the result is not an `http` or `https` URL, or contains a user.
fn resolve_location(request_url: &Uri, location: &str) -> Option<Uri> {
    let location = location.split('#').next()?;
    let scheme = request_url.scheme_str()?;
    let authority = request_url.authority()?;
    // A scheme is recognized only before the first `/` or `?`, so that a URL in the query is not mistaken for an
    // absolute location.
    let is_absolute = location.split(['/', '?']).next().is_some_and(|scheme| scheme.ends_with(':'));
    let absolute_url = if is_absolute {
        location.to_owned()
    } else if location.starts_with("//") {
        format!("{scheme}:{location}")
    } else if location.starts_with('/') {
        format!("{scheme}://{authority}{location}")
    } else if location.is_empty() || location.starts_with('?') {
        format!("{scheme}://{authority}{}{location}", request_url.path())
    } else {
        let parent_path = request_url.path().rsplit_once('/').map_or("", |(parent, _)| parent);
        format!("{scheme}://{authority}{parent_path}/{location}")
    };
    let target_url: Uri = absolute_url.parse().ok()?;
    let is_allowed_target = matches!(target_url.scheme_str(), Some("http" | "https"))
        && target_url.authority().is_some_and(|host| !host.as_str().contains('@'));
    is_allowed_target.then_some(target_url)
}
