//! The recorded exchanges of `codegen/tests/wire`, count back by a server on loopback: both operations and the call for a
//! token go through both drivers, and the right type, or the right error, comes out of each.

use std::{
    fs,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    sync::{Arc, Mutex},
    thread,
};

use huaweicloud_cci::{
    API, Client, Credential, Credentials, Dispatch, Error, ErrorKind, Operation, Retry, batch, batch_volcano_sh,
    blocking,
};
use serde_json::Value;

const IAM: &str = "https://iam.{region}.myhuaweicloud.com";

/// The recorded exchanges of a folder by name; none in a package that was unpacked elsewhere.
fn exchanges(folder: &str) -> Vec<(String, Value)> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/wire").join(folder);
    if !path.exists() {
        eprintln!("SKIPPED: {} is not there", path.display());
        return Vec::new();
    }
    let mut exchanges = Vec::new();
    for entry in fs::read_dir(path).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        exchanges.push((name, serde_json::from_slice(&fs::read(&path).expect("a file")).expect("JSON")));
    }
    exchanges.sort_by(|a, b| a.0.cmp(&b.0));
    exchanges
}

/// A server that answers everything with the exchange that it holds, and keeps the last request.
struct Player {
    url: String,
    exchange: Arc<Mutex<Value>>,
    request: Arc<Mutex<String>>,
}

impl Player {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (exchange, request) = (Arc::new(Mutex::new(Value::Null)), Arc::new(Mutex::new(String::new())));
        let (playing, seen) = (Arc::clone(&exchange), Arc::clone(&request));
        thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                *seen.lock().expect("no panic") = read(&mut stream);
                let answer = answer(&playing.lock().expect("no panic")["response"]);
                // The client may be gone by now.
                let _ = stream.write_all(&answer);
            }
        });
        Self { url, exchange, request }
    }

    fn play(&self, exchange: &Value) {
        *self.exchange.lock().expect("no panic") = exchange.clone();
    }
}

/// Reads a request, head and body.
fn read(stream: &mut TcpStream) -> String {
    let (mut text, mut chunk) = (String::new(), [0; 8192]);
    loop {
        let count = stream.read(&mut chunk).unwrap_or(0);
        text.push_str(&String::from_utf8_lossy(&chunk[..count]));
        let lower = text.to_lowercase();
        let length = lower.split_once("content-length: ").and_then(|(_, rest)| rest.lines().next()?.parse().ok());
        let whole = text.split_once("\r\n\r\n").is_some_and(|(_, body)| body.len() >= length.unwrap_or(0));
        if whole || count == 0 {
            return text;
        }
    }
}

/// An answer as it was recorded. A body in JSON is recorded as such, any other one as text.
fn answer(response: &Value) -> Vec<u8> {
    let body = match &response["body"] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        json => json.to_string(),
    };
    let mut head = format!("HTTP/1.1 {} Recorded\r\nConnection: close\r\n", response["status"]);
    for (name, value) in response["headers"].as_object().expect("headers") {
        if name != "content-length" {
            head.extend([name, ": ", value.as_str().expect("text"), "\r\n"]);
        }
    }
    format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// Sends an operation through both drivers.
fn both<O: Operation>(player: &Player, operation: &O) -> [Result<http::Response<O::Output>, Error>; 2] {
    let asynchronous = Client::builder(&player.url).auth("token").retry(Retry::none()).build().expect("a client");
    let blocking = blocking::Client::builder(&player.url).auth("token").retry(Retry::none()).build().expect("a client");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    [runtime.block_on(asynchronous.dispatch(operation)), blocking.dispatch(operation)]
}

/// Plays an exchange to an operation. A success is described by the test; a failure has to say what was recorded.
fn check<O: Operation>(
    player: &Player,
    name: &str,
    exchange: &Value,
    operation: &O,
    describe: fn(&O::Output) -> String,
) {
    player.play(exchange);
    let response = &exchange["response"];
    let status = response["status"].as_u64().expect("a status");
    let body = &response["body"];
    for outcome in both(player, operation) {
        match outcome {
            Ok(answer) => {
                assert_eq!(u64::from(answer.status().as_u16()), status, "{name}");
                let expected = body["kind"].as_str().or(body["token"].is_object().then_some("Token"));
                assert_eq!(Some(describe(answer.body()).as_str()), expected, "{name}");
            }
            Err(error) => {
                assert!(status >= 400 || !O::SPEC.is_success(error.status().expect("an answer")), "{name}: {error}");
                failure(name, &error, response);
            }
        }
    }
}

/// What every failure has to tell, whoever has answered.
fn failure(name: &str, error: &Error, response: &Value) {
    let (body, text) = (&response["body"], |path: &str| response["body"].pointer(path).and_then(Value::as_str));
    assert_eq!(error.kind(), ErrorKind::Status, "{name}: {error}");
    assert_eq!(error.status().map(|status| u64::from(status.as_u16())), response["status"].as_u64(), "{name}");
    assert_eq!(error.message(), text("/message").or(text("/error/message")), "{name}");
    assert_eq!(error.reason(), text("/reason").or(text("/error/title")), "{name}");
    let causes = body.pointer("/details/causes").and_then(Value::as_array).map_or(0, Vec::len);
    assert_eq!(error.causes().len(), causes, "{name}");
    let header = response["headers"]["retry-after"].as_str().and_then(|text| text.parse().ok());
    let seconds = header.or(body.pointer("/details/retryAfterSeconds").and_then(Value::as_u64));
    assert_eq!(error.retry_after().map(|wait| wait.as_secs()), seconds, "{name}");
    if let Some(message) = error.message() {
        let words: String = message.split_whitespace().take(3).collect::<Vec<_>>().join(" ");
        assert!(error.to_string().contains(&words), "{name}: {error}");
    }
    if let Value::String(text) = body {
        assert_eq!(error.body().expect("a body"), text.as_str(), "{name}");
    }
}

#[test]
fn every_recorded_answer_is_understood() {
    let player = Player::start();
    let job = batch::v1::delete_namespaced_job("team-a", "pi");
    let jobs = batch_volcano_sh::v1alpha1::delete_collection_namespaced_job("team-a");
    let mut count = 0;
    for (name, exchange) in exchanges("kubernetes") {
        if name.starts_with("vcjob-") {
            check(&player, &name, &exchange, &jobs, |_| "JobList".to_owned());
        } else {
            check(&player, &name, &exchange, &job, |answer| match answer {
                batch::v1::JobOrStatus::Job(_) => "Job".to_owned(),
                batch::v1::JobOrStatus::Status(_) => "Status".to_owned(),
            });
        }
        count += 1;
    }
    assert!(count == 0 || count >= 40, "{count}");
}

#[test]
fn every_recorded_answer_of_the_token_service_is_understood() {
    let player = Player::start();
    for (name, exchange) in exchanges("keystone") {
        player.play(&exchange);
        let credentials =
            || Credentials::password("cci-user", "cci-Passw0rd").domain("hw-account").project("cn-north-4");
        let client =
            blocking::Client::builder(&player.url).server(IAM, &player.url).auth(credentials()).retry(Retry::none());
        let client = client.build().expect("a client");
        // The answer to the call for a token is the answer to everything here, so the call itself does not succeed.
        let error = client.dispatch(&batch::v1::delete_namespaced_job("team-a", "pi")).expect_err("no job");
        let response = &exchange["response"];
        if response["status"] == 201 {
            let request = player.request.lock().expect("no panic").to_lowercase();
            let token = response["headers"]["x-subject-token"].as_str().expect("a token").to_lowercase();
            assert!(request.contains(&format!("x-auth-token: {token}\r\n")), "{name}");
        } else {
            assert_eq!(error.kind(), ErrorKind::Auth, "{name}: {error}");
            assert_eq!(error.status().map(|status| u64::from(status.as_u16())), response["status"].as_u64(), "{name}");
        }
        assert!(!format!("{error} {error:?}").contains("cci-Passw0rd"), "{name}");
    }
}

#[test]
fn an_expired_page_hands_over_its_fresh_token() {
    let player = Player::start();
    let Some((_, exchange)) =
        exchanges("kubernetes").into_iter().find(|(name, _)| name == "vcjob-deletecollection-continue-expired")
    else {
        return;
    };
    player.play(&exchange);
    let client = blocking::Client::builder(&player.url).build().expect("a client");
    let mut pages = client.pages(batch_volcano_sh::v1alpha1::delete_collection_namespaced_job("team-a").limit(2));
    let error = pages.next().expect("a page").expect_err("expired");
    assert!(error.is_gone());
    let fresh = exchange["response"]["body"]["metadata"]["continue"].as_str().expect("a token");
    assert_eq!(error.fresh_token(), Some(fresh));
    assert!(pages.next().is_none());
    assert!(pages.go_on());
    pages.next().expect("a page").expect_err("expired again");
    let request = player.request.lock().expect("no panic").clone();
    assert!(request.contains("limit=2") && request.contains(&format!("continue={fresh}")), "{request}");
}

#[test]
fn the_environment_has_the_names_of_the_vendors_tools() {
    let from = |name: &str| Credential::from_lookup(&API, |asked| (asked == name).then(|| "value".to_owned()));
    assert!(from("HUAWEICLOUD_SDK_AUTH_TOKEN").is_ok());
    let error = from("OTHER").expect_err("nothing there").to_string();
    for name in ["HUAWEICLOUD_SDK_AK", "HUAWEICLOUD_SDK_SK", "HUAWEICLOUD_SDK_PROJECT_ID", "HUAWEICLOUD_SDK_USERNAME"] {
        assert!(error.contains(name), "{error}");
    }
}
