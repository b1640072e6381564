//! Tests pages at URLs, with a server on the loopback interface: caching, request rate and errors.

use std::{
    fs,
    io::{Cursor, Write as _},
    net::TcpListener,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant, SystemTime},
};

use tempfile::TempDir;
use tiny_http::{Header, Response, Server};

use super::{PAGE, xtask};

type Answer = fn(&str) -> Response<Cursor<Vec<u8>>>;

/// A server, and the `path user-agent` of the requests that it received.
struct Site {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    fn new(answer: Answer) -> Self {
        let server = Server::http("127.0.0.1:0").expect("a port");
        let address = format!("http://{}", server.server_addr());
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        thread::spawn(move || {
            for request in server.incoming_requests() {
                let agent = request.headers().iter().find(|header| header.field.equiv("User-Agent"));
                let agent = agent.map(|header| header.value.to_string()).unwrap_or_default();
                log.lock().expect("no panic").push(format!("{} {agent}", request.url()));
                let response = answer(request.url());
                // Some clients do not read the complete response.
                let _ = request.respond(response);
            }
        });
        Self { address, asked }
    }

    fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("no panic").clone()
    }
}

fn text(body: &str) -> Response<Cursor<Vec<u8>>> {
    Response::from_data(body.as_bytes())
}

fn status(code: u16) -> Response<Cursor<Vec<u8>>> {
    text("no").with_status_code(code)
}

fn redirect(to: &str) -> Response<Cursor<Vec<u8>>> {
    status(302).with_header(Header::from_bytes("Location", to).expect("a header"))
}

/// Creates a folder with a spec that agrees with the page.
fn home() -> TempDir {
    let home = TempDir::new().expect("a folder");
    fs::write(home.path().join("page.txt"), PAGE).expect("written");
    xtask(home.path(), &["draft", "page.txt", "--standalone", "--out", "openapi.yaml"], 0);
    home
}

#[test]
fn a_response_is_cached_for_an_hour_and_requests_have_a_user_agent() {
    let site = Site::new(|path| if path.starts_with("/a/") { text(PAGE) } else { status(500) });
    let home = home();
    let url = site.url("/a/createLampDim.html");
    for _ in 0..2 {
        let report = xtask(home.path(), &["check", &url, "--spec", "openapi.yaml"], 0);
        assert!(report.contains("matches the spec") && report.contains(&url), "{report}");
    }
    let asked = site.asked();
    assert_eq!(asked.len(), 1, "the second answer comes from the cache: {asked:?}");
    assert!(asked[0].contains("docs-check"), "{asked:?}");
    // The last segment of a URL is the operation ID.
    let draft = xtask(home.path(), &["draft", &url, "--standalone", "--offline"], 0);
    assert!(draft.contains("operationId: createLampDim"), "{draft}");
}

/// After an hour, the cached copy is used if the server fails, but not if the page no longer exists.
#[test]
fn an_old_copy_is_used_while_the_server_fails() {
    static DOWN: Mutex<u16> = Mutex::new(200);
    let site = Site::new(|_| match *DOWN.lock().expect("no panic") {
        200 => text(PAGE),
        code => status(code),
    });
    let home = home();
    let url = site.url("/lamp.html");
    let check = ["check", &url, "--spec", "openapi.yaml"];
    xtask(home.path(), &check, 0);
    let hour = Duration::from_secs(2 * 60 * 60);
    for entry in fs::read_dir(home.path().join("target/docs-cache")).expect("a cache") {
        let file = fs::File::options().append(true).open(entry.expect("an entry").path()).expect("a file");
        file.set_modified(SystemTime::now() - hour).expect("a time");
    }
    *DOWN.lock().expect("no panic") = 503;
    let report = xtask(home.path(), &check, 0);
    assert!(report.contains("using the cached copy") && report.contains("matches the spec"), "{report}");
    *DOWN.lock().expect("no panic") = 404;
    let report = xtask(home.path(), &check, 2);
    assert!(report.contains("404") && !report.contains("matches the spec"), "{report}");
}

#[test]
fn redirects_are_followed_but_not_for_ever() {
    let site = Site::new(|path| match path {
        "/old.html" => redirect("/new.html"),
        "/new.html" => text(PAGE),
        _ => redirect("/round.html"),
    });
    let home = home();
    xtask(home.path(), &["check", &site.url("/old.html"), "--spec", "openapi.yaml"], 0);
    let report = xtask(home.path(), &["check", &site.url("/round.html"), "--spec", "openapi.yaml"], 2);
    assert!(report.contains("cannot fetch") && report.contains("redirect"), "{report}");
    assert!(site.asked().len() < 30, "{}", site.asked().len());
}

/// An error in one page is reported, and the other pages are read.
#[test]
fn one_failing_page_does_not_hide_another() {
    let site = Site::new(|path| match path {
        "/good.html" => text(PAGE),
        "/huge.html" => text(&"lamp ".repeat(4 << 20)),
        "/shop.html" => text("<html><body>Three lamps for the price of two.</body></html>"),
        _ => status(404),
    });
    let home = home();
    let cases = [
        ("/gone.html", "404"),
        ("/huge.html", "cannot read the response"),
        ("/shop.html", "does not describe an API operation"),
    ];
    for (path, message) in cases {
        let (bad, good) = (site.url(path), site.url("/good.html"));
        let report = xtask(home.path(), &["check", &bad, &good, "--spec", "openapi.yaml"], 2);
        assert!(report.contains(message) && report.contains(&bad), "{path}: {report}");
        assert!(report.contains("matches the spec"), "{path}: {report}");
    }
}

#[test]
fn a_server_that_does_not_respond_times_out() {
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/lamp.html", silent.local_addr().expect("an address"));
    let home = home();
    let start = Instant::now();
    let report = xtask(home.path(), &["check", &url, "--spec", "openapi.yaml", "--timeout", "1"], 2);
    assert!(report.contains("cannot fetch") && report.contains("timeout"), "{report}");
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

/// A truncated response is neither used nor cached.
#[test]
fn a_truncated_response_is_an_error() {
    let server = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}/lamp.html", server.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in server.incoming() {
            let mut stream = stream.expect("a connection");
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n", PAGE.len());
            stream.write_all(head.as_bytes()).expect("written");
            stream.write_all(&PAGE.as_bytes()[..PAGE.len() / 2]).expect("written");
        }
    });
    let home = home();
    let report = xtask(home.path(), &["check", &url, "--spec", "openapi.yaml", "--timeout", "5"], 2);
    assert!(report.contains("cannot"), "{report}");
    let report = xtask(home.path(), &["check", &url, "--spec", "openapi.yaml", "--offline"], 2);
    assert!(report.contains("not in the cache"), "{report}");
}
