//! Tests documents and pages at URLs, and refused redirects. All servers are on the loopback interface.

use std::{
    fs,
    io::{BufRead, BufReader, Cursor, Write},
    net::{TcpListener, TcpStream},
    process::Command,
    thread,
};

use tempfile::TempDir;
use tiny_http::{Header, Response, Server};

const GOOD: &str = r#"{"openapi": "3.0.3", "info": {"title": "Good", "version": "1"}, "paths": {}}"#;

/// Runs a command in an empty folder. Returns its output. `proxy` represents the internet, if given.
fn xtask(arguments: &[&str], proxy: Option<&str>, status: i32) -> String {
    let home = TempDir::new().expect("a folder");
    fs::write(home.path().join("good.json"), GOOD).expect("written");
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    for name in ["ALL_PROXY", "HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY"] {
        command.env_remove(name).env_remove(name.to_lowercase());
    }
    command.env_remove("CARGO_MANIFEST_DIR").envs(proxy.map(|proxy| ("ALL_PROXY", proxy)));
    let output = command.args(arguments).current_dir(home.path()).output().expect("it runs");
    let text = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(status), "{arguments:?}\n{text}");
    text
}

/// Starts a server with responses by path. Returns its URL.
fn serve(respond: fn(&str) -> Response<Cursor<Vec<u8>>>) -> String {
    let server = Server::http("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", server.server_addr());
    thread::spawn(move || {
        for request in server.incoming_requests() {
            let response = respond(request.url());
            // The client may have disconnected.
            let _ = request.respond(response);
        }
    });
    url
}

fn redirect(to: &str) -> Response<Cursor<Vec<u8>>> {
    Response::from_string("moved")
        .with_status_code(302)
        .with_header(Header::from_bytes("Location", to).expect("a header"))
}

#[test]
fn every_command_that_reads_a_document_fetches_it() {
    let url = serve(|path| match path {
        "/a/openapi" => redirect("../good.json?raw=1"),
        "/good.json?raw=1" => Response::from_string(GOOD),
        "/huge.json" => Response::from_string(" ".repeat((16 << 20) + 1)),
        _ => Response::from_string("no").with_status_code(404),
    });
    let good = format!("{url}/a/openapi");
    let missing = format!("{url}/missing.yaml");
    assert!(xtask(&["check", &good], None, 0).contains("0 operations"));
    xtask(&["generate", "--spec", &good, "--out", "client"], None, 0);
    xtask(&["diff", "good.json", &good], None, 0);
    for arguments in [
        &["check", &missing][..],
        &["generate", "--spec", &missing, "--out", "client"],
        &["serve", &missing],
        &["diff", &missing, "good.json"],
        &["pages", "check", "page.txt", "--spec", &missing],
    ] {
        assert!(xtask(arguments, None, 2).contains("404"), "{arguments:?}");
    }
    let said = xtask(&["check", &format!("{url}/huge.json")], None, 2);
    assert!(said.contains("cannot read the response"), "{said}");
    let said = xtask(&["pages", "check", "page.txt", "--offline", "--spec", &good], None, 2);
    assert!(said.contains("cannot be fetched with `--offline`"), "{said}");
}

#[test]
fn a_compressed_response_ends_at_the_limit_of_its_size() {
    let url = serve(|_| {
        let mut bomb = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        for _ in 0..64 {
            bomb.write_all(&vec![b' '; 1 << 20]).expect("compressed");
        }
        let bomb = bomb.finish().expect("compressed");
        assert!(bomb.len() < 1 << 20, "{} bytes", bomb.len());
        Response::from_data(bomb).with_header(Header::from_bytes("Content-Encoding", "gzip").expect("a header"))
    });
    for arguments in [&["check", &url][..], &["diff", "good.json", &url]] {
        let said = xtask(arguments, None, 2);
        assert!(said.contains("the response body is larger than 16777216 bytes"), "{arguments:?}\n{said}");
    }
}

#[test]
fn a_document_by_url_has_no_other_files() {
    let url = serve(|_| {
        Response::from_string(
            r#"{"openapi": "3.0.3", "info": {"title": "T", "version": "1"}, "paths": {"/a": {"$ref": "good.json#/a"}}}"#,
        )
    });
    let said = xtask(&["check", &format!("{url}/a.json")], None, 1);
    assert!(said.contains("has no directory to read other files from"), "{said}");
}

#[test]
fn other_schemes_are_not_followed_and_redirects_end() {
    let url = serve(|path| match path {
        "/file" => redirect("file:///etc/passwd"),
        "/ftp" => redirect("ftp://127.0.0.1/x"),
        "/none" => Response::from_string("moved").with_status_code(302),
        _ => redirect("/round"),
    });
    for (path, message) in [
        ("/file", "only `http` and `https` are"),
        ("/ftp", "only `http` and `https` are"),
        ("/none", "has no `Location` header"),
        ("/round", "more than 10 redirects"),
    ] {
        let said = xtask(&["check", &format!("{url}{path}")], None, 2);
        assert!(said.contains(message), "{path}: {said}");
    }
}

/// Starts a proxy that represents a site on the internet and redirects all requests to `location`.
fn internet(location: &str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let proxy = format!("http://{}", listener.local_addr().expect("an address"));
    let response = format!("HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");
    thread::spawn(move || {
        for stream in listener.incoming() {
            // Reads both heads: that of `CONNECT`, and that of the request through the tunnel.
            let mut stream = stream.expect("a connection");
            read_head(&stream);
            stream.write_all(b"HTTP/1.1 200 Connected\r\n\r\n").expect("written");
            read_head(&stream);
            stream.write_all(response.as_bytes()).expect("written");
        }
    });
    proxy
}

fn read_head(stream: &TcpStream) {
    // The client waits for a response before it sends more.
    let lines = BufReader::new(stream).lines().map_while(Result::ok);
    lines.take_while(|line| !line.is_empty()).for_each(drop);
}

#[test]
fn a_site_on_the_internet_cannot_redirect_into_the_local_network() {
    let secret = serve(|_| Response::from_string(GOOD));
    let port = secret.rsplit(':').next().expect("a port");
    for host in [
        "127.0.0.1",
        "localhost",
        "LOCALHOST.",
        "2130706433",
        "0x7f.1",
        "0",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "10.0.0.1",
        "169.254.169.254",
        "user@127.0.0.1",
    ] {
        let proxy = internet(&format!("http://{host}:{port}/openapi.json"));
        for arguments in [
            &["check", "http://pages.example/a.json"][..],
            &["pages", "check", "http://pages.example/a.html", "--spec", "good.json"],
        ] {
            let said = xtask(arguments, Some(&proxy), 2);
            assert!(said.contains("inside a private network"), "{host}: {said}");
        }
    }
}
