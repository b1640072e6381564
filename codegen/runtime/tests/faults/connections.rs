//! Tests connections that are refused, break, or never end.

use std::{
    io::Write,
    net::{Shutdown, TcpListener},
    thread,
    time::{Duration, Instant},
};

use runtime::ErrorKind;

use crate::{
    both,
    fixture::{Create, Delete, DeleteAll, Get},
    hurried, impatient, plain,
    server::{Server, answer, job, read},
    stubborn,
};

#[test]
fn connection_refused() {
    // The port was bound and released, so nobody listens on it.
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (driver, outcome) in both(&format!("http://{address}"), &Create("pi"), stubborn) {
        let error = outcome.unwrap_err();
        assert!(error.is_connect() && !error.may_have_happened(), "{driver}: {error:?}");
        assert!(error.to_string().starts_with("createJob: cannot connect to the server"), "{driver}: {error}");
        assert_eq!(error.attempts(), 4, "{driver}");
    }
}

#[test]
fn errors_do_not_contain_the_request() {
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let all = DeleteAll { limit: 1, token: Some("secret-token".to_owned()) };
    for url in [format!("http://{address}"), "http://no-such-host.invalid".to_owned()] {
        for (driver, outcome) in both(&url, &all, plain) {
            let error = outcome.unwrap_err();
            assert!(!format!("{error} {error:?}").contains("secret-token"), "{driver}: {error:?}");
        }
    }
}

#[test]
fn no_such_host() {
    for (driver, outcome) in both("http://no-such-host.invalid", &Get("pi"), plain) {
        let error = outcome.unwrap_err();
        assert!(error.is_connect(), "{driver}: {error:?}");
    }
}

#[test]
fn closed_without_a_response() {
    let server = Server::start(|_, mut stream| {
        read(&mut stream);
        stream.shutdown(Shutdown::Both).unwrap();
    });
    for (driver, outcome) in both(&server.url, &Create("pi"), plain) {
        let error = outcome.unwrap_err();
        assert_eq!((error.kind(), error.may_have_happened()), (ErrorKind::ConnectionClosed, true), "{driver}: {error}");
    }
}

#[test]
fn possibly_executed_calls_are_not_retried() {
    let server = Server::start(|_, mut stream| {
        read(&mut stream);
        stream.shutdown(Shutdown::Both).unwrap();
    });
    for (driver, outcome) in both(&server.url, &Create("pi"), stubborn) {
        assert_eq!(outcome.unwrap_err().attempts(), 1, "{driver}");
    }
    assert_eq!(server.requests().len(), 2);
}

#[test]
fn a_broken_response_is_retried() {
    let server = Server::start(|number, mut stream| {
        if number % 2 == 1 {
            return answer(stream, 200, &[], &job());
        }
        read(&mut stream);
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"kind\"").unwrap();
    });
    for (driver, outcome) in both(&server.url, &Delete("pi"), stubborn) {
        assert_eq!(outcome.unwrap().into_body().metadata.name, "pi", "{driver}");
    }
    assert_eq!(server.requests().len(), 4);
}

#[test]
fn a_body_cut_short() {
    let cut: [&[u8]; 2] = [
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"kind\":\"Job\"}",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ne\r\n{\"kind\":\"Job\"}\r\n",
    ];
    for text in cut {
        let server = Server::start(move |_, mut stream| {
            read(&mut stream);
            stream.write_all(text).unwrap();
        });
        for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
            let error = outcome.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::ConnectionClosed, "{driver}: {error}");
        }
    }
}

#[test]
fn reset_in_the_middle_of_the_body() {
    let server = Server::start(|_, mut stream| {
        read(&mut stream);
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"kind\"").unwrap();
        // Closing a socket with unread data sends a reset instead of a regular end.
        socket2::SockRef::from(&stream).set_linger(Some(Duration::ZERO)).unwrap();
    });
    for (driver, outcome) in both(&server.url, &Create("pi"), stubborn) {
        let error = outcome.unwrap_err();
        assert_eq!((error.kind(), error.may_have_happened()), (ErrorKind::ConnectionClosed, true), "{driver}: {error}");
        assert_eq!(error.attempts(), 1, "{driver}: it may have been done, so it is not sent again");
    }
    for (driver, outcome) in both(&server.url, &Get("pi"), stubborn) {
        assert_eq!(outcome.unwrap_err().attempts(), 4, "{driver}");
    }
}

/// A server with a full accept queue. Only Linux ignores further connections.
#[cfg(target_os = "linux")]
#[test]
fn a_connection_that_is_never_made() {
    use socket2::{Domain, Socket, Type};
    let listener = Socket::new(Domain::IPV4, Type::STREAM, None).unwrap();
    listener.bind(&std::net::SocketAddr::from(([127, 0, 0, 1], 0)).into()).unwrap();
    listener.listen(1).unwrap();
    let address = listener.local_addr().unwrap().as_socket().unwrap();
    let wait = Duration::from_millis(200);
    let queue: Vec<_> =
        std::iter::from_fn(|| std::net::TcpStream::connect_timeout(&address, wait).ok()).take(100).collect();
    assert!((1..100).contains(&queue.len()), "the queue is full");
    for (driver, outcome) in both(&format!("http://{address}"), &Create("pi"), hurried) {
        let error = outcome.unwrap_err();
        assert!(error.is_connect() && !error.may_have_happened(), "{driver}: {error:?}");
        assert!(error.to_string().starts_with("createJob: cannot connect to the server"), "{driver}: {error}");
    }
}

#[test]
fn a_response_that_is_not_http() {
    let server = Server::start(|_, mut stream| {
        read(&mut stream);
        stream.write_all(b"220 mail.test ESMTP ready\r\n\r\n").unwrap();
    });
    for (driver, outcome) in both(&server.url, &Get("pi"), plain) {
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::ConnectionClosed, "{driver}");
    }
}

/// A server that never responds, and a server that sends single bytes at intervals.
#[test]
fn slow_loris() {
    let silent = Server::start(|_, mut stream| {
        read(&mut stream);
        thread::sleep(Duration::from_secs(3));
    });
    let drop_by_drop = Server::start(|_, mut stream| {
        read(&mut stream);
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        while stream.write_all(b" ").is_ok() {
            thread::sleep(Duration::from_millis(50));
        }
    });
    for server in [silent, drop_by_drop] {
        let start = Instant::now();
        for (driver, outcome) in both(&server.url, &Get("pi"), impatient) {
            let error = outcome.unwrap_err();
            assert!(error.is_timeout() && error.may_have_happened(), "{driver}: {error:?}");
            assert_eq!(error.to_string(), "getJob: no complete response within 400ms", "{driver}");
        }
        assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    }
}
