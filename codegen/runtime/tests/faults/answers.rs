//! Tests malformed and unexpected responses.

use std::{
    io::Write,
    thread,
    time::{Duration, Instant},
};

use runtime::ErrorKind;

use crate::{
    Settings, both,
    fixture::{Delete, Get},
    plain,
    server::{Server, answer, job, read},
    stubborn,
};

#[test]
fn html_instead_of_json() {
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

/// A body whose `Content-Length` exceeds the limit, and an endless body without a length.
#[test]
fn a_response_that_is_too_large() {
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
            assert_eq!(error.to_string(), "getJob: the response is longer than the client's limit of 1048576 bytes");
        }
    }
}

#[test]
fn a_response_of_more_than_64_mib() {
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
            "getJob: the response is longer than the client's limit of 67108864 bytes",
            "{driver}"
        );
    }
}

#[test]
fn a_response_of_exactly_the_maximum_size() {
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

/// The limit applies to the decompressed bytes as they arrive: the server sends a gzip bomb and then stops without
/// closing.
#[test]
fn a_gzip_bomb_that_does_not_end() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..8 {
        encoder.write_all(&vec![b' '; 1 << 20]).unwrap();
    }
    encoder.flush().unwrap();
    let bomb = encoder.get_ref().clone();
    let server = Server::start(move |_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 99999999\r\n\r\n");
        let _ = stream.write_all(&bomb);
        thread::sleep(Duration::from_secs(15));
    });
    let start = Instant::now();
    for (driver, outcome) in both(&server.url, &Get("pi"), |settings| Settings { body: Some(4 << 20), ..settings }) {
        let error = outcome.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge, "{driver}: {error}");
        assert_eq!(error.to_string(), "getJob: the response is longer than the client's limit of 4194304 bytes");
    }
    assert!(start.elapsed() < Duration::from_secs(8), "{:?}", start.elapsed());
}

/// Compressed bodies are decoded wherever they are split, including several gzip members, and damage is detected.
#[test]
fn gzip_that_arrives_in_pieces() {
    let pack = |bytes: &[u8]| {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    };
    let body = job();
    let (start, end) = body.split_at(17);
    let packed = [pack(start), pack(end)].concat();
    let (whole, cut) = (packed.clone(), packed[..packed.len() - 3].to_vec());
    let slow = move |body: Vec<u8>| {
        Server::start(move |_, mut stream| {
            read(&mut stream);
            let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes());
            for piece in body.chunks(7) {
                let _ = stream.write_all(piece).and_then(|()| stream.flush());
                thread::sleep(Duration::from_millis(2));
            }
        })
    };
    for (driver, outcome) in both(&slow(whole).url, &Get("pi"), plain) {
        assert_eq!(outcome.unwrap().into_body().metadata.name, "pi", "{driver}");
    }
    for (driver, outcome) in both(&slow(cut).url, &Get("pi"), plain) {
        let error = outcome.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::ConnectionClosed, "{driver}");
        assert!(error.to_string().starts_with("getJob: the response body is not valid gzip: "), "{driver}: {error}");
    }
}

#[test]
fn a_byte_order_mark_before_the_body() {
    let server = Server::start(|_, stream| answer(stream, 200, &[], &[b"\xef\xbb\xbf".as_slice(), &job()].concat()));
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        assert_eq!(outcome.unwrap().into_body().metadata.name, "pi", "{driver}");
    }
    let body = "\u{feff}{\"error_code\":\"APIG.0301\",\"error_msg\":\"Incorrect IAM authentication information\"}";
    let server = Server::start(|_, stream| answer(stream, 401, &[], body.as_bytes()));
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        assert_eq!(outcome.unwrap_err().code(), Some("APIG.0301"), "{driver}");
    }
}

/// An undeclared 2xx is decoded as the nearest declared success. If that fails, the error says that the server executed
/// the operation.
#[test]
fn a_success_that_is_not_declared() {
    let server = Server::start(|_, stream| answer(stream, 201, &[], &job()));
    for (driver, outcome) in both(&server.url, &Get("pi"), stubborn) {
        let response = outcome.unwrap();
        assert_eq!((response.status().as_u16(), response.body().metadata.name.as_str()), (201, "pi"), "{driver}");
    }
    for status in [204, 205, 226] {
        let server = Server::start(move |_, stream| answer(stream, status, &[], b""));
        for (driver, outcome) in both(&server.url, &Delete("pi"), stubborn) {
            let error = outcome.unwrap_err();
            assert_eq!((error.kind(), error.attempts()), (ErrorKind::UndeclaredSuccess, 1), "{driver}");
            assert!(error.is_success() && error.is_undeclared_success() && error.may_have_happened(), "{driver}");
            assert_eq!(error.response().unwrap().status().as_u16(), status);
            assert!(error.to_string().contains("which is not declared, and the response"), "{driver}: {error}");
        }
    }
    let server = Server::start(|_, stream| answer(stream, 202, &[], b"5"));
    for (driver, outcome) in both(&server.url, &Delete("pi"), stubborn) {
        let error = outcome.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Decode, "{driver}");
        assert!(error.is_success() && !error.is_undeclared_success(), "{driver}");
    }
    let server = Server::start(|_, stream| answer(stream, 404, &[], b"{}"));
    for (driver, outcome) in both(&server.url, &Delete("pi"), stubborn) {
        assert!(!outcome.unwrap_err().is_success(), "{driver}");
    }
}

#[test]
fn excessive_delays_are_shown_in_short_form() {
    let server = Server::start(|_, stream| answer(stream, 429, &[("Retry-After", "18446744073709551615")], b"{}"));
    for (driver, outcome) in both(&server.url, &Get("pi"), stubborn) {
        let error = outcome.unwrap_err();
        assert_eq!(error.attempts(), 1, "{driver}");
        assert_eq!(error.retry_after(), Some(Duration::from_secs(u64::MAX)), "{driver}");
        let message = error.to_string();
        let end = "; the server asks to wait more than a year, longer than the client's limit of 300s";
        assert!(message.ends_with(end), "{driver}: {message}");
    }
}

#[test]
fn a_redirect_to_another_host() {
    let other = Server::start(|_, stream| answer(stream, 200, &[], &job()));
    // `localhost` is not the same host as 127.0.0.1.
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
