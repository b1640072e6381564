//! Answers that are not what they should be.

use std::{io::Write, thread, time::Duration};

use runtime::ErrorKind;

use crate::{
    Settings, both,
    fixture::{Delete, Get},
    plain,
    server::{Server, answer, job, read},
    stubborn,
};

#[test]
fn html_in_place_of_an_answer() {
    let server =
        Server::start(|_, stream| answer(stream, 200, &[("Content-Type", "text/html")], b"<html>Sign in</html>"));
    for (driver, outcome) in both(&server.url, &Delete("pi"), stubborn) {
        let error = outcome.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Decode, 1), "{driver}");
        assert!(error.to_string().contains("text/html, 20 bytes: <html>Sign in</html>"), "{driver}: {error}");
        assert_eq!(error.body().unwrap(), "<html>Sign in</html>");
    }
}

#[test]
fn text_that_is_not_utf_8() {
    let server = Server::start(|_, stream| answer(stream, 200, &[], b"{\"kind\":\"\xff\xfe\",\"metadata\":{}}"));
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        let error = outcome.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{driver}");
        assert!(error.to_string().contains("`kind`: invalid UTF-8"), "{driver}: {error}");
    }
}

/// A body that is announced too long, and one that turns out to be, without end.
#[test]
fn an_answer_that_is_too_long() {
    let announced = Server::start(|_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n{");
        thread::sleep(Duration::from_secs(1));
    });
    let endless = Server::start(|_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n[");
        while stream.write_all(&[b' '; 4096]).is_ok() {}
    });
    for server in [announced, endless] {
        for (driver, outcome) in both(&server.url, &Get("pi"), |settings| Settings { body: Some(1 << 20), ..settings })
        {
            let error = outcome.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::TooLarge, "{driver}: {error}");
            assert_eq!(error.to_string(), "getJob: the answer is longer than 1048576 bytes, the client's limit");
        }
    }
}

#[test]
fn an_answer_of_more_than_64_mib() {
    let server = Server::start(|_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n[");
        for _ in 0..64 {
            let _ = stream.write_all(&vec![b' '; 1 << 20]);
        }
    });
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        let error = outcome.unwrap_err();
        assert_eq!(
            error.to_string(),
            "getJob: the answer is longer than 67108864 bytes, the client's limit",
            "{driver}"
        );
    }
}

#[test]
fn an_answer_that_just_fits() {
    let body = job();
    let exact = body.len();
    assert_eq!(exact, 40);
    let server = Server::start(move |_, stream| answer(stream, 200, &[], &body));
    for (driver, outcome) in both(&server.url, &Get("pi"), |settings| Settings { body: Some(40), ..settings }) {
        assert!(outcome.is_ok(), "{driver}: {:?}", outcome.unwrap_err());
    }
    for (driver, outcome) in both(&server.url, &Get("pi"), |settings| Settings { body: Some(39), ..settings }) {
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::TooLarge, "{driver}");
    }
}

#[test]
fn json_nested_without_end() {
    let body = format!("{{\"metadata\":{}", "[".repeat(1 << 20)).into_bytes();
    let server = Server::start(move |_, stream| answer(stream, 200, &[], &body));
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Decode, "{driver}");
    }
}

#[test]
fn a_gzip_bomb() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..256 {
        encoder.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    assert!(bomb.len() < 1 << 19);
    let server = Server::start(move |_, stream| answer(stream, 200, &[("Content-Encoding", "gzip")], &bomb));
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        let error = outcome.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge, "{driver}: {error}");
    }
}

#[test]
fn a_redirect_to_another_host() {
    let other = Server::start(|_, stream| answer(stream, 200, &[], &job()));
    // `localhost` is another host than 127.0.0.1, as far as anyone can tell.
    let elsewhere = other.url.replace("127.0.0.1", "localhost");
    let server = Server::start(move |_, stream| answer(stream, 307, &[("Location", &elsewhere)], b""));
    for (driver, outcome) in both(&server.url, &Delete("pi"), plain) {
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Redirect, "{driver}");
    }
    assert!(other.requests().is_empty());
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        assert!(outcome.is_ok(), "{driver}");
    }
    assert_eq!(other.requests().len(), 2);
    assert!(!other.requests().concat().contains("secret-token"));
}
