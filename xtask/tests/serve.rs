//! Tests `cargo xtask serve`: its output, and its responses.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
};

/// A running server. Dropping it ends the process.
struct Server {
    process: Child,
    /// The first lines of its output.
    lines: Vec<String>,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        command.arg("serve").args(["--port", "0"]).args(arguments);
        command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace"));
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it runs");
        let reader = BufReader::new(process.stdout.take().expect("piped"));
        // The URL, and a line for each operation.
        let lines = reader.lines().take(110).map(|line| line.expect("UTF-8")).collect();
        Self { process, lines }
    }

    /// Returns the status code and body of a response.
    fn ask(&self, request: &str) -> (u16, String) {
        let address = self.lines[0].strip_prefix("http://").expect("an address");
        let mut stream = TcpStream::connect(address).expect("a server");
        let request = format!("{request}\r\nHost: {address}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).expect("sent");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        let (head, body) = answer.split_once("\r\n\r\n").expect("an answer");
        let status = head.split(' ').nth(1).expect("a status").parse().expect("a number");
        (status, body.to_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // The process may already have exited.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

const DELETE: &str = "DELETE /apis/batch/v1/namespaces/team-a/jobs/pi HTTP/1.1";

#[test]
fn the_spec_is_served_on_loopback() {
    let server = Server::start(&[]);
    assert!(server.lines[0].starts_with("http://127.0.0.1:"), "{:?}", server.lines);
    let deletion = "  DELETE /apis/batch/v1/namespaces/{namespace}/jobs/{name}";
    assert!(server.lines.iter().any(|line| line == deletion), "{:?}", server.lines);
    let (status, body) = server.ask(&format!("{DELETE}\r\nX-Auth-Token: t"));
    assert_eq!(status, 200);
    assert!(body.contains(r#""kind":"Job""#), "{body}");
    let (status, body) = server.ask(DELETE);
    assert_eq!(status, 401);
    assert!(body.contains("the request has no credentials"), "{body}");
    assert_eq!(server.ask("GET /elsewhere HTTP/1.1").0, 404);
    let (status, body) = server.ask(&format!("{DELETE}\r\nX-Auth-Token: t\r\nContent-Length: 99999999999"));
    assert_eq!(status, 413, "{body}");
}

#[test]
fn a_status_can_be_stated_for_all_requests() {
    let server = Server::start(&["--status", "409"]);
    let (status, body) = server.ask(&format!("{DELETE}\r\nX-Auth-Token: t"));
    assert_eq!(status, 409);
    assert!(body.contains(r#""reason":"Conflict""#), "{body}");
}

#[test]
fn a_port_in_use_is_reported() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port().to_string();
    let output = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["serve", "--port", &port])
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a workspace"))
        .output()
        .expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains(&format!("cannot listen on 127.0.0.1:{port}")) && said.contains("--port 0"), "{said}");
}

#[test]
fn no_line_holds_characters_that_a_terminal_acts_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let document = folder.path().join("openapi.json");
    let name = r"a\u001b[31m\u009b2J\u202e";
    let operation = format!(r#"{{"operationId": "{name}", "responses": {{"204": {{"description": "ok"}}}}}}"#);
    let paths = format!(r#"{{"/{name}": {{"get": {operation}}}, "/b": {{"get": {operation}}}}}"#);
    let text = format!(r#"{{"openapi": "3.0.3", "info": {{"title": "T", "version": "1"}}, "paths": {paths}}}"#);
    std::fs::write(&document, text).expect("written");
    let mut process = Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(["serve", "--port", "0"])
        .arg(&document)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    let reader = BufReader::new(process.stdout.take().expect("piped"));
    let lines: Vec<String> = reader.lines().take(3).map(|line| line.expect("UTF-8")).collect();
    assert_eq!(lines[1], r"  GET /a\u{1b}[31m\u{9b}2J\u{202e}");
    let address = lines[0].strip_prefix("http://").expect("an address");
    for path in ["/b", "/\u{9b}2J\u{202e}"] {
        let mut stream = TcpStream::connect(address).expect("a server");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").expect("sent");
        stream.read_to_end(&mut Vec::new()).expect("an answer");
    }
    process.kill().expect("it ends");
    let said = process.wait_with_output().expect("it ended").stderr;
    let said = String::from_utf8(said).expect("UTF-8");
    assert!(said.contains(r"GET /b") && said.contains(r"204 No Content a\u{1b}[31m\u{9b}2J\u{202e}"), "{said}");
    assert!(!said.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{said}");
}
