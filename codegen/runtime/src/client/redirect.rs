//! Where a redirect leads, and whether the client may follow.

use http::{Method, StatusCode, Uri, header, uri::Scheme};

use super::super::operation::Response;

/// More redirects than this are a circle.
pub(super) const MOST: u32 = 5;

/// What to do about an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Redirect {
    /// It is no redirect.
    None,
    /// Send the same there.
    Follow(Uri),
    /// Send the same there, without credentials.
    FollowBare(Uri),
    /// Do not go there.
    Refuse(String),
}

/// What to do about the answer to a request of this method at this address.
///
/// Only what reads may be repeated at another host, and credentials never go there. A write is repeated at the same host if
/// the status says that it is the same call (307, 308).
pub(super) fn after(method: &Method, from: &Uri, response: &Response) -> Redirect {
    let status = response.status();
    let same = matches!(status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT);
    if !same && !matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::FOUND | StatusCode::SEE_OTHER) {
        return Redirect::None;
    }
    let Some(location) = response.headers().get(header::LOCATION) else { return Redirect::None };
    let Some(to) = location.to_str().ok().and_then(|location| resolve(from, location)) else {
        return Redirect::Refuse("an address that cannot be read".to_owned());
    };
    let reads = matches!(*method, Method::GET | Method::HEAD);
    match (is_same_host(from, &to), reads, same) {
        (true, true, _) | (true, _, true) => Redirect::Follow(to),
        (false, true, _) if to.scheme() == Some(&Scheme::HTTPS) || from.scheme() == Some(&Scheme::HTTP) => {
            Redirect::FollowBare(to)
        }
        _ => Redirect::Refuse(shown(&to)),
    }
}

/// Returns the URL for a message: without the query, which may hold a signature.
pub(super) fn shown(to: &Uri) -> String {
    format!("`{}://{}{}`", to.scheme_str().unwrap_or_default(), to.host().unwrap_or_default(), to.path())
}

/// The same scheme, host and port; or the same host with encryption now.
fn is_same_host(from: &Uri, to: &Uri) -> bool {
    let port = |uri: &Uri| uri.port_u16().or(if uri.scheme() == Some(&Scheme::HTTPS) { Some(443) } else { Some(80) });
    if !from.host().unwrap_or_default().eq_ignore_ascii_case(to.host().unwrap_or_default()) {
        return false;
    }
    let same = from.scheme() == to.scheme() && port(from) == port(to);
    let upgrade = from.scheme() == Some(&Scheme::HTTP)
        && to.scheme() == Some(&Scheme::HTTPS)
        && (port(from), port(to)) == (Some(80), Some(443));
    same || upgrade
}

/// A reference as seen from an address (RFC 3986, section 5.2, without steps up).
fn resolve(from: &Uri, location: &str) -> Option<Uri> {
    let location = location.split('#').next()?;
    let scheme = from.scheme_str()?;
    let authority = from.authority()?;
    // Before any `/` or `?`: an address in a query is none of this one's.
    let is_absolute = location.split(['/', '?']).next().is_some_and(|scheme| scheme.ends_with(':'));
    let absolute = if is_absolute {
        location.to_owned()
    } else if location.starts_with("//") {
        format!("{scheme}:{location}")
    } else if location.starts_with('/') {
        format!("{scheme}://{authority}{location}")
    } else if location.is_empty() || location.starts_with('?') {
        format!("{scheme}://{authority}{}{location}", from.path())
    } else {
        let folder = from.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        format!("{scheme}://{authority}{folder}/{location}")
    };
    let uri: Uri = absolute.parse().ok()?;
    let usable = matches!(uri.scheme_str(), Some("http" | "https"))
        && uri.authority().is_some_and(|host| !host.as_str().contains('@'));
    usable.then_some(uri)
}
