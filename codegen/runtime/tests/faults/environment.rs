//! What the client takes from the environment by itself: proxies.

use std::{env, process::Command};

use crate::{
    both,
    fixture::Get,
    plain, proxy,
    server::{Server, answer, job},
};

/// Set where this test runs once more, in a process with another environment: the address to call there.
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
    // One driver asks for a tunnel first.
    assert_eq!((server.requests().len(), proxy.requests().len()), (2, 6));
}
