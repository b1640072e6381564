//! Fetches documents and help pages by URL. Limits the time, the size and the number of redirects. A server on the
//! internet cannot redirect to addresses in the local network.

mod ip_address;

use std::{
    io::Read as _,
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};
use codegen::pages::MAX_PAGE_SIZE;
use ureq::{
    Agent,
    config::Config,
    http::{Response, Uri, header::LOCATION},
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};
use url::{Host, Url};

use self::ip_address::is_public;

/// The maximum number of redirects that are followed.
const MAX_REDIRECTS: usize = 10;

/// Returns whether a command-line argument is an `http` or `https` URL rather than a path.
pub fn is_url(name: &str) -> bool {
    let has_scheme = |scheme: &str| name.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    has_scheme("https://") || has_scheme("http://")
}

/// Fetches a URL with GET and returns the response body, whose size is limited.
///
/// Redirects are followed to `http` and `https` URLs only. They are not followed to loopback, link-local, private or
/// other addresses that are not routed on the internet, unless the first URL already leads to such an address.
///
/// # Errors
///
/// If the URL is not valid, the server cannot be reached within `timeout`, the status code is an error (the cause is a
/// [`ureq::Error::StatusCode`]), the body is too large, or a redirect is refused.
pub fn fetch_url(url: &str, timeout: Duration, user_agent: &str) -> Result<Vec<u8>> {
    let started_at = Instant::now();
    let guard = RedirectGuard::default();
    let mut target = parse_url(url).with_context(|| format!("cannot fetch {url}"))?;
    for _ in 0..=MAX_REDIRECTS {
        let remaining_time = timeout.saturating_sub(started_at.elapsed());
        let error_context = || {
            if target.as_str() == url {
                format!("cannot fetch {url}")
            } else {
                format!("cannot fetch {url}, which redirects to {target}")
            }
        };
        guard.check(&target).with_context(error_context)?;
        let mut response = send_get(&target, remaining_time, user_agent, &guard).with_context(error_context)?;
        if !response.status().is_redirection() {
            return read_body(&mut response).with_context(|| format!("cannot read the response of {target}"));
        }
        guard.is_redirect.store(true, Ordering::Relaxed);
        target = redirect_target(&target, &response).with_context(error_context)?;
    }
    bail!("cannot fetch {url}: more than {MAX_REDIRECTS} redirects")
}

/// Reads a response body of at most [`MAX_PAGE_SIZE`] bytes. `ureq` limits the size of the received data, and this
/// function also limits the size after decompression.
fn read_body(response: &mut Response<ureq::Body>) -> Result<Vec<u8>> {
    let limit = MAX_PAGE_SIZE as u64;
    let mut body = Vec::new();
    response.body_mut().with_config().limit(limit).reader().take(limit + 1).read_to_end(&mut body)?;
    if body.len() > MAX_PAGE_SIZE {
        bail!("the response body is larger than {limit} bytes");
    }
    Ok(body)
}

/// Parses a URL. Rejects URLs other than `http` and `https`.
fn parse_url(url: &str) -> Result<Url> {
    check_scheme(Url::parse(url).context("the URL is not valid")?)
}

/// Rejects a URL whose scheme is not `http` or `https`.
fn check_scheme(url: Url) -> Result<Url> {
    match url.scheme() {
        "http" | "https" if url.has_host() => Ok(url),
        scheme => bail!("the URL scheme `{scheme}` is not supported; only `http` and `https` are"),
    }
}

/// Returns the target URL of a redirect: the value of the `Location` header field, resolved against `base_url`.
fn redirect_target<T>(base_url: &Url, response: &Response<T>) -> Result<Url> {
    let status = response.status();
    let location = response.headers().get(LOCATION);
    let location = location.with_context(|| format!("the redirect response {status} has no `Location` header"))?;
    let location = location.to_str().context("the `Location` header of the redirect is not ASCII")?;
    let target = base_url.join(location);
    check_scheme(
        target.with_context(|| format!("the `Location` header of the redirect is not a valid URL: `{location}`"))?,
    )
}

/// Sends a GET request. Does not follow redirects.
fn send_get(
    url: &Url,
    timeout: Duration,
    user_agent: &str,
    guard: &RedirectGuard,
) -> Result<Response<ureq::Body>, ureq::Error> {
    let config = Agent::config_builder()
        .timeout_connect(Some(timeout.min(Duration::from_secs(10))))
        .timeout_global(Some(timeout))
        .max_redirects(0)
        .max_redirects_will_error(false)
        .user_agent(user_agent)
        .build();
    let agent = Agent::with_parts(config, DefaultConnector::default(), guard.clone());
    agent.get(url.as_str()).call()
}

/// Rejects connections to local IP addresses after a redirect. The check is made with the addresses to which a host
/// name resolves at the time of the connection, so a host name that resolves to different addresses cannot circumvent
/// the check.
#[derive(Clone, Debug, Default)]
struct RedirectGuard {
    /// True if the address of the first URL is not public. In this case, redirects may lead to addresses that are not
    /// public.
    is_local: Arc<AtomicBool>,
    /// True if a redirect is being followed.
    is_redirect: Arc<AtomicBool>,
}

impl RedirectGuard {
    fn allows(&self, address: IpAddr) -> bool {
        is_public(address) || self.is_local.load(Ordering::Relaxed)
    }

    /// Checks a URL whose host is an IP address or `localhost`. A URL with another host name is checked when the name
    /// is resolved. If a proxy resolves host names, URLs with other host names are not checked.
    fn check(&self, url: &Url) -> Result<()> {
        let address = match url.host() {
            Some(Host::Ipv4(address)) => IpAddr::V4(address),
            Some(Host::Ipv6(address)) => IpAddr::V6(address),
            Some(Host::Domain(name)) if is_localhost(name) => IpAddr::from([127, 0, 0, 1]),
            _ => return Ok(()),
        };
        if !self.is_redirect.load(Ordering::Relaxed) {
            self.is_local.store(!is_public(address), Ordering::Relaxed);
        } else if !self.allows(address) {
            return Err(anyhow!(format_refusal(address)));
        }
        Ok(())
    }
}

impl Resolver for RedirectGuard {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let addresses = DefaultResolver::default().resolve(uri, config, timeout)?;
        // The user chooses the proxy, so its address is allowed.
        if config.proxy().is_some_and(|proxy| proxy.uri().authority() == uri.authority()) {
            return Ok(addresses);
        }
        if !self.is_redirect.load(Ordering::Relaxed) {
            let is_local = addresses.iter().all(|address| !is_public(address.ip()));
            self.is_local.store(is_local, Ordering::Relaxed);
            return Ok(addresses);
        }
        let mut allowed_addresses = self.empty();
        addresses
            .iter()
            .filter(|address| self.allows(address.ip()))
            .for_each(|address| allowed_addresses.push(*address));
        match addresses.iter().next() {
            Some(address) if allowed_addresses.is_empty() => Err(ureq::Error::Io(std::io::Error::new(
                std::io::ErrorKind::PermissionDenied,
                format_refusal(address.ip()),
            ))),
            _ => Ok(allowed_addresses),
        }
    }
}

fn is_localhost(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    name == "localhost" || name.ends_with(".localhost")
}

fn format_refusal(address: IpAddr) -> String {
    format!(
        "the redirect leads to {address}, an address inside a private network; if this is intended, pass the target URL of the redirect directly"
    )
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn resolve(guard: &RedirectGuard, uri: &str) -> Result<Vec<String>, String> {
        let timeout = NextTimeout { after: Duration::from_secs(5).into(), ..NextTimeout::default() };
        let uri = uri.parse().expect("a URI");
        let addresses = guard.resolve(&uri, &Config::default(), timeout).map_err(|error| error.to_string())?;
        Ok(addresses.iter().map(|address| address.ip().to_string()).collect())
    }

    #[test]
    fn names_that_resolve_to_local_addresses_are_refused_after_a_redirect() {
        let guard = RedirectGuard::default();
        guard.is_redirect.store(true, Ordering::Relaxed);
        let error_text = resolve(&guard, "http://localhost:80/").expect_err("it leads to loopback");
        assert!(error_text.contains("inside a private network"), "{error_text}");
        assert_eq!(resolve(&guard, "http://8.8.8.8:80/"), Ok(vec!["8.8.8.8".to_owned()]));
    }

    #[test]
    fn a_first_url_on_loopback_may_redirect_there() {
        let guard = RedirectGuard::default();
        assert!(resolve(&guard, "http://localhost:80/").is_ok());
        guard.is_redirect.store(true, Ordering::Relaxed);
        assert!(resolve(&guard, "http://127.0.0.1:80/").is_ok());
        assert!(guard.check(&Url::parse("http://[::1]/").expect("a URL")).is_ok());
    }

    #[test]
    fn local_addresses_are_refused_however_they_are_written() {
        let guard = RedirectGuard::default();
        guard.is_redirect.store(true, Ordering::Relaxed);
        for host in [
            "127.0.0.1",
            "127.1",
            "0",
            "0.0.0.0",
            "2130706433",
            "0x7f000001",
            "017700000001",
            "0300.0250.1.1",
            "169.254.169.254",
            "%31%32%37.0.0.1",
            "\u{ff11}\u{ff12}\u{ff17}.0.0.1",
            "127\u{3002}0\u{3002}0\u{3002}1",
            "user@127.0.0.1",
            "LOCALHOST",
            "localhost.",
            "a.localhost",
            "[::1]",
            "[::]",
            "[::ffff:127.0.0.1]",
            "[::ffff:a9fe:a9fe]",
            "[64:ff9b::7f00:1]",
            "[fe80::1]",
            "[fd00::1]",
        ] {
            let url = Url::parse(&format!("http://{host}:80/")).expect(host);
            let error_text = guard.check(&url).expect_err(host).to_string();
            assert!(error_text.contains("inside a private network"), "{host}: {error_text}");
        }
        assert!(guard.check(&Url::parse("http://134744072/").expect("8.8.8.8")).is_ok());
    }

    #[test]
    fn urls_are_distinguished_from_paths() {
        assert!(is_url("https://a/") && is_url("HTTP://a/"));
        assert!(!is_url("http:/a") && !is_url("https") && !is_url("ftp://a/") && !is_url("é"));
    }
}
