//! Tests the proxy settings that the client reads from the environment.

use std::{env, process::Command};

use crate::{
    both,
    fixture::Get,
    plain, proxy,
    server::{Server, answer, job},
};

/// The environment variable with the URL to call. It is set if this test runs in a child process with another
/// environment.
const CALL: &str = "RUNTIME_TEST_CALL";

#[test]
fn proxies_are_used_but_for_hosts_that_are_excepted() {
    if let Ok(url) = env::var(CALL) {
        for (driver, outcome) in both(&url, &Get("pi"), plain) {
            assert!(outcome.is_ok(), "{driver}: {:?}", outcome.unwrap_err());
        }
        return;
    }
    let (server, proxy) = (Server::start(|_, stream| answer(stream, 200, &[], &job())), proxy());
    let call = |url: &str, variable: &str| {
        let mut command = Command::new(env::current_exe().unwrap());
        command.args(["--exact", "environment::proxies_are_used_but_for_hosts_that_are_excepted"]);
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"] {
            command.env_remove(name).env_remove(name.to_ascii_lowercase());
        }
        let output = command.env(CALL, url).env(variable, &proxy.url).env("NO_PROXY", "127.0.0.1").output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
    };
    call(&server.url, "HTTP_PROXY");
    assert_eq!((server.requests().len(), proxy.requests().len()), (2, 0));
    for variable in ["HTTP_PROXY", "http_proxy"] {
        call("http://api.invalid", variable);
    }
    // One of the drivers first requests a tunnel.
    assert_eq!((server.requests().len(), proxy.requests().len()), (2, 6));
}
