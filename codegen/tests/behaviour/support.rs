//! Shared code for tests of generated crates. It is compiled into the tests, not into the program that runs them.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
};

/// A server on the loopback interface that records each request and sends the same response to all.
pub struct Server {
    /// The URL of the server, without a trailing slash.
    pub url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts a server whose response is this text, from the status line to the end of the body.
    pub fn start(response: &str) -> Self {
        let response = response.to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&requests);
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let request = read(&mut stream);
                kept.lock().unwrap().push(request);
                let _ = stream.write_all(response.as_bytes());
            }
        });
        Self { url, requests }
    }

    /// Starts a server that responds with 204.
    pub fn no_content() -> Self {
        Self::start("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
    }

    /// Returns the requests so far, head and body.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

/// Reads a complete request.
fn read(stream: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                let (name, value) = line.split_once(':')?;
                name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().unwrap_or(0))
            });
            if body.len() >= length.unwrap_or(0) {
                return text;
            }
        }
        match stream.read(&mut chunk) {
            Ok(0) | Err(_) => return text,
            Ok(count) => bytes.extend_from_slice(&chunk[..count]),
        }
    }
}

/// Sends an operation with the asynchronous client on reqwest, then with the blocking client on ureq; returns the request
/// lines and bodies that the server received.
#[macro_export]
macro_rules! send_with_both {
    ($client:ident, $operation:expr) => {{
        let server = $crate::support::Server::no_content();
        let operation = $operation;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let asynchronous = $client::Client::builder(&server.url).build().unwrap();
        runtime.block_on(async { operation.send(&asynchronous).await }).unwrap();
        let blocking = $client::blocking::Client::builder(&server.url).build().unwrap();
        operation.send(&blocking).unwrap();
        server.requests()
    }};
}

/// Sends an operation with both drivers to a server with this response, and returns the clients' results.
#[macro_export]
macro_rules! receive_with_both {
    ($client:ident, $operation:expr, $response:expr) => {{
        let server = $crate::support::Server::start($response);
        let operation = $operation;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let asynchronous = $client::Client::builder(&server.url).build().unwrap();
        let first = runtime.block_on(async { operation.send(&asynchronous).await });
        let blocking = $client::blocking::Client::builder(&server.url).build().unwrap();
        [first, operation.send(&blocking)]
    }};
}
