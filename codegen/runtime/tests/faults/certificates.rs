//! Tests servers with trusted and untrusted certificates.

use crate::{Settings, Trusted, both, fixture::Delete, server::tls, stubborn};

#[test]
fn a_certificate_without_a_trusted_issuer() {
    let server = tls();
    for (driver, outcome) in both(&server.url, &Delete("pi"), stubborn) {
        let error = outcome.unwrap_err();
        assert!(error.is_connect() && !error.may_have_happened(), "{driver}: {error:?}");
        assert_eq!(error.attempts(), 1, "{driver}: {error}");
        assert!(
            error.to_string().starts_with("deleteJob: the server's certificate is not trusted"),
            "{driver}: {error}"
        );
    }
    assert!(server.requests().is_empty());
}

#[test]
fn a_certificate_for_another_name() {
    let server = tls();
    let wrong = server.url.replace("localhost", "127.0.0.1");
    for (driver, outcome) in both(&wrong, &Delete("pi"), by_pem) {
        let error = outcome.unwrap_err();
        assert!(
            error.to_string().starts_with("deleteJob: the server's certificate is not trusted"),
            "{driver}: {error}"
        );
    }
    assert!(server.requests().is_empty());
}

#[test]
fn a_certificate_that_the_caller_trusts() {
    let server = tls();
    for setup in [by_pem, by_der] {
        for (driver, outcome) in both(&server.url, &Delete("pi"), setup) {
            assert_eq!(outcome.unwrap().into_body().metadata.name, "pi", "{driver}");
        }
    }
    assert_eq!(server.requests().len(), 4);
}

fn by_pem(settings: Settings) -> Settings {
    Settings { trusted: Trusted::Pem, ..settings }
}

fn by_der(settings: Settings) -> Settings {
    Settings { trusted: Trusted::Der, ..settings }
}
