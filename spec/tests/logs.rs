//! Tests following the log of a Pod while the container writes it: text in pieces, with both drivers and the mock.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
    time::Duration,
};

use huaweicloud_cci::{
    Client, blocking,
    core::v1::{ReadNamespacedPodLog, read_namespaced_pod_log},
    testing::MockTransport,
};

const LOG: &str = "2026-11-22T04:59:00Z starting\n2026-11-22T04:59:01Z 步骤 1 of 2\n2026-11-22T04:59:02Z done ✓\n";

fn log() -> ReadNamespacedPodLog {
    read_namespaced_pod_log("team-a", "pi-x7k2").container("main").follow(true).timestamps(true)
}

/// Sends the log byte by byte in chunks, so that characters are split.
fn follow(mut stream: TcpStream) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        if !matches!(stream.read(&mut byte), Ok(1)) {
            return;
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).to_ascii_lowercase();
    let line = "get /api/v1/namespaces/team-a/pods/pi-x7k2/log?container=main&follow=true&timestamps=true http/1.1\r\n";
    assert!(head.starts_with(line) && head.contains("\r\naccept: text/plain, application/json\r\n"), "{head}");
    let _ = stream.set_nodelay(true);
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n";
    let _ = stream.write_all(head.as_bytes());
    for byte in LOG.bytes() {
        let _ = stream.write_all(&[b'1', b'\r', b'\n', byte, b'\r', b'\n']);
        if byte == b'\n' {
            thread::sleep(Duration::from_millis(5));
        }
    }
    let _ = stream.write_all(b"0\r\n\r\n");
}

fn server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || listener.incoming().flatten().for_each(|stream| drop(thread::spawn(|| follow(stream)))));
    url
}

#[test]
fn a_log_is_followed_with_the_blocking_client() {
    let client = blocking::Client::builder(server()).build().expect("a client");
    let pieces: Vec<String> = log().stream(&client).collect::<Result<_, _>>().expect("the whole log");
    assert!(pieces.len() > 1, "{pieces:?}");
    assert_eq!(pieces.concat(), LOG);
}

#[tokio::test]
async fn a_log_is_followed_with_the_asynchronous_client() {
    let client = Client::builder(server()).build().expect("a client");
    let mut stream = log().stream(&client);
    assert_eq!(stream.open().await.expect("a head").status(), 200);
    let mut pieces = Vec::new();
    while let Some(piece) = stream.next().await {
        pieces.push(piece.expect("text"));
    }
    assert!(pieces.len() > 1, "{pieces:?}");
    assert_eq!(pieces.concat(), LOG);
}

#[tokio::test]
async fn a_log_is_played_back_by_the_mock() {
    let mock = MockTransport::new();
    mock.respond(200, &[("content-type", "text/plain")], LOG).respond(200, &[("content-type", "text/plain")], LOG);
    let mut stream = log().stream(&mock.client());
    assert_eq!(stream.next().await.expect("a piece").expect("text"), LOG);
    assert!(stream.next().await.is_none());
    // The whole response can still be collected.
    assert_eq!(log().follow(false).send(&mock.client()).await.expect("the log").into_body(), LOG);
    assert_eq!(mock.requests()[0].headers()["accept"], "text/plain, application/json");
}
