//! Plays recorded exchanges back to both drivers with a server on the loopback interface, and checks the type, error
//! kind and message of each result.

use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    path::PathBuf,
    sync::Arc,
    thread,
    time::Duration,
};

use huaweicloud_cci::{
    API, Client, Credential, Error, ErrorKind, Operation, RetryPolicy, TokenRequest,
    batch::v1::{DeleteNamespacedJob, JobOrStatus, delete_namespaced_job},
    batch_volcano_sh::v1alpha1::{DeleteCollectionNamespacedJob, JobList, delete_collection_namespaced_job},
    blocking, gateway,
    iam::v3::{
        Auth, Identity, KeystoneCreateUserTokenByPassword, Method, TokenRequest as TokenBody, TokenResponse,
        keystone_create_user_token_by_password,
    },
    meta,
    value::Secret,
};
use serde_json::Value;

const TOKEN: &str = "playback-token";
const IAM: &str = "https://iam.{region}.myhuaweicloud.com";

/// The recorded exchanges of a folder, by name.
fn exchanges(folder: &str) -> BTreeMap<String, Value> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../codegen/tests/wire").join(folder);
    let mut found = BTreeMap::new();
    if !path.exists() {
        let _ = writeln!(std::io::stderr(), "SKIPPED: {} is not there", path.display());
        return found;
    }
    for entry in fs::read_dir(path).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        found.insert(name, serde_json::from_slice(&fs::read(&path).expect("a file")).expect("JSON"));
    }
    assert!(!found.is_empty(), "{folder}: no exchanges");
    found
}

/// The responses for a name, and the token of the calls with that name.
struct Track {
    /// The response to a call for the first page, or without pages.
    first: Vec<u8>,
    /// The responses to calls for later pages, by their `continue` token.
    later: BTreeMap<String, Vec<u8>>,
    token: String,
}

/// The name of a collection in three pages, composed of recorded responses.
const PAGES: &str = "pages";

/// The responses for the pages: one with a token, one with an expired token and a new one, and the last page.
const SHEETS: [&str; 3] =
    ["vcjob-deletecollection-limit", "vcjob-deletecollection-continue-expired", "vcjob-deletecollection-all"];

/// A server that returns the recorded response of `<name>` for `/<name>/…`. Its threads end with the process.
fn playback(exchanges: &BTreeMap<String, Value>) -> String {
    let tracks = exchanges.iter().map(|(name, exchange)| {
        let response = &exchange["response"];
        let token = response["headers"]["x-subject-token"].as_str().unwrap_or(TOKEN).to_owned();
        (name.clone(), Track { first: bytes(response), later: BTreeMap::new(), token })
    });
    let mut tracks: BTreeMap<String, Track> = tracks.collect();
    if let Some([first, expired, last]) =
        SHEETS.map(|name| exchanges.get(name)).into_iter().collect::<Option<Vec<_>>>().as_deref()
    {
        let later = [(first, expired), (expired, last)];
        let later = later.map(|(from, to)| (next(from).to_owned(), bytes(&to["response"]))).into();
        tracks.insert(PAGES.to_owned(), Track { first: bytes(&first["response"]), later, token: TOKEN.to_owned() });
    }
    let tracks = Arc::new(tracks);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let tracks = Arc::clone(&tracks);
            thread::spawn(move || serve(stream, &tracks));
        }
    });
    url
}

/// Returns the page token in a response.
fn next(exchange: &Value) -> &str {
    exchange["response"]["body"]["metadata"]["continue"].as_str().expect("a token")
}

/// Returns a response as bytes on the wire.
fn bytes(recorded: &Value) -> Vec<u8> {
    let body = match &recorded["body"] {
        Value::Null => Vec::new(),
        Value::String(text) => text.clone().into_bytes(),
        json => serde_json::to_vec(json).expect("JSON"),
    };
    let mut head = format!("HTTP/1.1 {} Recorded\r\n", recorded["status"]);
    for (name, value) in recorded["headers"].as_object().expect("headers") {
        if name != "content-length" {
            head.extend([name, ": ", value.as_str().expect("text"), "\r\n"]);
        }
    }
    let rest = format!("content-length: {}\r\nconnection: close\r\n\r\n", body.len());
    [head.into_bytes(), rest.into_bytes(), body].concat()
}

/// Reads one request and responds to it. Any other input breaks the connection, and so the test.
fn serve(mut stream: TcpStream, tracks: &BTreeMap<String, Track>) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let (method, path) = line.split_once(" /")?;
    let (method, name) = (method.to_owned(), path.split('/').next()?.to_owned());
    let query = path.split(' ').next()?.split_once('?').map_or("", |(_, query)| query);
    let page = query.split('&').find_map(|pair| pair.strip_prefix("continue=")).map(str::to_owned);
    let (mut length, mut token) = (0, None);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let Some((name, value)) = line.trim_end().split_once(": ") else { break };
        match name.to_lowercase().as_str() {
            "content-length" => length = value.parse().ok()?,
            "x-auth-token" => token = Some(value.to_owned()),
            _ => {}
        }
    }
    reader.read_exact(&mut vec![0; length]).ok()?;
    // The only call without a token is the token request.
    let track = tracks.get(&name)?;
    let expected = (method != "POST").then_some(track.token.as_str());
    let answer = match page {
        None => &track.first,
        Some(token) => track.later.get(&token)?,
    };
    if token.as_deref() == expected { stream.write_all(answer).ok() } else { None }
}

fn async_client(url: &str, name: &str) -> Client {
    let base = format!("{url}/{name}");
    let builder = Client::builder(&base).server(IAM, &base).auth(TOKEN).retry(RetryPolicy::none());
    builder.total_timeout(Duration::from_secs(30)).build().expect("a client")
}

fn blocking_client(url: &str, name: &str) -> blocking::Client {
    let base = format!("{url}/{name}");
    let builder = blocking::Client::builder(&base).server(IAM, &base).auth(TOKEN).retry(RetryPolicy::none());
    builder.total_timeout(Duration::from_secs(30)).build().expect("a client")
}

fn job_call() -> DeleteNamespacedJob {
    delete_namespaced_job("team-a", "pi").propagation_policy("Foreground")
}

fn collection_call() -> DeleteCollectionNamespacedJob {
    delete_collection_namespaced_job("team-a").limit(1)
}

fn token_call() -> KeystoneCreateUserTokenByPassword {
    keystone_create_user_token_by_password(TokenBody::new(Auth::new(Identity::new([Method::Password]))))
}

/// Compares an error with the recorded response.
fn assert_failure(name: &str, error: &Error, recorded: &Value) {
    let (status, body) = (recorded["status"].as_u64().expect("a status"), &recorded["body"]);
    assert_eq!(error.kind(), ErrorKind::Status, "{name}: {error}");
    assert_eq!(error.status().map(|status| u64::from(status.as_u16())), Some(status), "{name}");
    assert_eq!((error.attempts(), error.may_have_happened()), (1, status >= 500), "{name}");
    let kinds = [
        (400, error.is_bad_request()),
        (401, error.is_unauthorized()),
        (403, error.is_forbidden()),
        (404, error.is_not_found()),
        (409, error.is_conflict()),
        (410, error.is_gone()),
        (422, error.is_unprocessable()),
        (429, error.is_too_many_requests()),
        (500, error.is_server_error() && !error.is_timeout()),
        (504, error.is_server_error() && error.is_timeout()),
    ];
    for (code, is) in kinds {
        assert_eq!(is, code == status, "{name}: is it {code}?");
    }
    let text = |pointer: &str| body.pointer(pointer).and_then(Value::as_str);
    assert_eq!(error.message(), text("/message").or(text("/error/message")), "{name}");
    assert_eq!(error.reason(), text("/reason").or(text("/error/title")), "{name}");
    let causes = body.pointer("/details/causes").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let expected: Vec<_> = causes
        .iter()
        .map(|cause| ["field", "message", "reason"].map(|member| cause[member].as_str().unwrap_or_default()))
        .collect();
    let causes: Vec<_> = error.causes().iter().map(|cause| [&*cause.field, &*cause.message, &*cause.reason]).collect();
    assert_eq!(causes, expected, "{name}");
    let seconds = recorded["headers"]["retry-after"].as_str().map(|text| text.parse().expect("seconds"));
    let seconds = seconds.or_else(|| body.pointer("/details/retryAfterSeconds").and_then(Value::as_u64));
    assert_eq!(error.retry_after(), seconds.map(Duration::from_secs), "{name}");
    let fresh = body.pointer("/metadata/continue").and_then(Value::as_str);
    assert_eq!(error.restart_page_token(), fresh.filter(|_| status == 410 && name.starts_with("vcjob")), "{name}");
    // The message is one line with the status code and the server's message.
    let shown = error.to_string();
    assert!(shown.contains(&status.to_string()) && !shown.contains('\n') && !shown.contains(TOKEN), "{name}: {shown}");
    if let Some(message) = error.message() {
        assert!(shown.contains(&message.split_whitespace().collect::<Vec<_>>().join(" ")), "{name}: {shown}");
    } else if let Some(text) = body.as_str() {
        assert!(shown.contains(text.split_whitespace().next().expect("a word")), "{name}: {shown}");
    }
}

/// Compares the typed body of a failure that is a `Status`.
fn assert_status<O: Operation<Failure = gateway::Failure>>(name: &str, error: &Error, body: &Value) {
    if body["kind"] == "Status" {
        match error.failure::<O>().unwrap_or_else(|error| panic!("{name}: {error}")) {
            gateway::Failure::Status(status) => assert_eq!(status.reason.as_deref(), body["reason"].as_str(), "{name}"),
            other => panic!("{name}: {other:?}"),
        }
    } else {
        error.failure::<O>().expect_err("no Status");
    }
}

fn check_job(name: &str, result: Result<http::Response<JobOrStatus>, Error>, recorded: &Value) {
    let body = &recorded["body"];
    match result {
        Ok(answer) => {
            assert_eq!(u64::from(answer.status().as_u16()), recorded["status"], "{name}");
            match answer.into_body() {
                JobOrStatus::Job(job) => {
                    assert_eq!(body["kind"], "Job", "{name}");
                    let metadata = job.metadata.unwrap_or_default();
                    assert_eq!(metadata.uid.as_deref(), body["metadata"]["uid"].as_str(), "{name}");
                }
                JobOrStatus::Status(status) => {
                    assert_eq!(body["kind"], "Status", "{name}");
                    let details = status.details.unwrap_or_default();
                    assert_eq!(details.name.as_deref(), body["details"]["name"].as_str(), "{name}");
                    assert_eq!(status.status, Some(meta::v1::StatusOutcome::Success), "{name}");
                }
                other => panic!("{name}: {other:?}"),
            }
        }
        Err(error) => {
            assert_failure(name, &error, recorded);
            assert_status::<DeleteNamespacedJob>(name, &error, body);
        }
    }
}

fn check_collection(name: &str, result: Result<http::Response<JobList>, Error>, recorded: &Value) {
    let body = &recorded["body"];
    match result {
        Ok(answer) => {
            let list = answer.into_body();
            let names =
                list.items.iter().map(|job| job.metadata.as_deref().and_then(|metadata| metadata.name.as_deref()));
            let expected = body["items"].as_array().expect("a list").iter().map(|job| job["metadata"]["name"].as_str());
            assert_eq!(names.collect::<Vec<_>>(), expected.collect::<Vec<_>>(), "{name}");
            let metadata = list.metadata.unwrap_or_default();
            let token = body["metadata"]["continue"].as_str();
            assert_eq!(metadata.r#continue.as_deref().unwrap_or_default(), token.unwrap_or_default(), "{name}");
            assert_eq!(metadata.remaining_item_count, body["metadata"]["remainingItemCount"].as_i64(), "{name}");
        }
        Err(error) => {
            assert_failure(name, &error, recorded);
            assert_status::<DeleteCollectionNamespacedJob>(name, &error, body);
        }
    }
}

fn check_token(name: &str, result: Result<http::Response<TokenResponse>, Error>, recorded: &Value) {
    let body = &recorded["body"];
    match result {
        Ok(answer) => {
            assert!(recorded["status"].as_u64().is_some_and(|status| status < 300), "{name}: a success");
            let token = KeystoneCreateUserTokenByPassword::x_subject_token(&answer).expect("a header");
            assert_eq!(token.as_ref().map(Secret::expose), recorded["headers"]["x-subject-token"].as_str(), "{name}");
            let expires = body["token"]["expires_at"].as_str().expect("a time");
            assert_eq!(answer.body().token.expires_at, expires.parse().expect("a time"), "{name}");
        }
        // An undeclared success whose body has another type than a token is an error that contains the response.
        Err(error) if recorded["status"].as_u64().is_some_and(|status| status < 300) => {
            assert!(recorded["status"] != 201 && body["token"].is_null(), "{name}: {error}");
            assert!(error.is_undeclared_success(), "{name}: {error}");
            assert_eq!(error.headers().map(http::HeaderMap::is_empty), Some(false), "{name}");
        }
        Err(error) if recorded["status"] == 405 => {
            assert_eq!(error.message(), body["message"].as_str(), "{name}");
            assert_eq!(
                error.headers().and_then(|headers| headers.get("allow")?.to_str().ok()),
                recorded["headers"]["allow"].as_str()
            );
        }
        Err(error) => assert_failure(name, &error, recorded),
    }
}

/// Calls a check for every exchange, and counts the exchanges, so that none is skipped.
fn each(folder: &str, mut play: impl FnMut(&str, &str, &Value)) {
    let exchanges = exchanges(folder);
    if !exchanges.is_empty() {
        let url = playback(&exchanges);
        for (name, exchange) in &exchanges {
            play(&url, name, &exchange["response"]);
        }
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime")
}

#[test]
fn the_blocking_driver_reads_responses_of_the_api_server() {
    each("kubernetes", |url, name, recorded| {
        let client = blocking_client(url, name);
        if name.starts_with("vcjob-") {
            check_collection(name, collection_call().send(&client), recorded);
        } else {
            check_job(name, job_call().send(&client), recorded);
        }
    });
}

#[test]
fn the_asynchronous_driver_reads_responses_of_the_api_server() {
    let runtime = runtime();
    each("kubernetes", |url, name, recorded| {
        let client = async_client(url, name);
        if name.starts_with("vcjob-") {
            check_collection(name, runtime.block_on(collection_call().send(&client)), recorded);
        } else {
            check_job(name, runtime.block_on(job_call().send(&client)), recorded);
        }
    });
}

#[test]
fn both_drivers_read_responses_of_the_token_service() {
    let runtime = runtime();
    each("keystone", |url, name, recorded| {
        check_token(name, token_call().send(&blocking_client(url, name)), recorded);
        check_token(name, runtime.block_on(token_call().send(&async_client(url, name))), recorded);
    });
}

#[test]
fn a_response_of_the_token_service_becomes_the_token_of_a_call() {
    each("keystone", |url, name, recorded| {
        let base = format!("{url}/{name}");
        let credentials = TokenRequest::password("cci-user", "cci-Passw0rd").domain("hw-account").project("cn-north-4");
        let builder = blocking::Client::builder(&base).server(IAM, &base).auth(credentials).retry(RetryPolicy::none());
        let has_token = recorded["headers"]["x-subject-token"].is_string();
        // The server sends the same response to the call itself, which expects a Job and fails.
        let error = match job_call().send(&builder.build().expect("a client")) {
            Ok(response) => {
                assert!(has_token && recorded["body"]["token"].is_object(), "{name}");
                assert!(matches!(response.body(), JobOrStatus::Unknown(_)), "{name}: {response:?}");
                return;
            }
            Err(error) => error,
        };
        // With a token, the response to a Job call is valid unless it has no body.
        assert!(!has_token || recorded["body"].is_null(), "{name}: {error}");
        let kind = if has_token { ErrorKind::Decode } else { ErrorKind::Auth };
        assert_eq!(error.kind(), kind, "{name}: {error}");
        assert_eq!(error.status().map(|status| u64::from(status.as_u16())), recorded["status"].as_u64(), "{name}");
        assert!(!format!("{error} {error:?}").contains("cci-Passw0rd"), "{name}");
    });
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

#[test]
fn pages_end_with_a_fresh_token_where_the_old_one_has_expired() {
    let exchanges = exchanges("kubernetes");
    if exchanges.is_empty() {
        return;
    }
    let url = playback(&exchanges);
    let [_, expired, last] = SHEETS.map(|name| &exchanges[name]);
    // The server returns a page only for the token that the response before it contained.
    let mut pages = blocking_client(&url, PAGES).pages(collection_call());
    let first = pages.next().expect("an answer").expect("a page");
    assert_eq!(first.body().items.len(), 1);
    let error = pages.next().expect("an answer").expect_err("the token has expired");
    assert!(error.is_gone(), "{error}");
    assert_eq!(error.restart_page_token(), Some(next(expired)));
    assert!(pages.next().is_none(), "it is the caller who chooses how to go on");
    assert!(pages.resume(), "there is a token to go on with");
    let third = pages.next().expect("an answer").expect("a page");
    assert_eq!(Some(third.body().items.len()), last["response"]["body"]["items"].as_array().map(Vec::len));
    assert!(pages.next().is_none(), "that was the last one");

    let items = async {
        let mut items = async_client(&url, PAGES).items(collection_call());
        items.next().await.expect("an answer").expect("the Job of the first page");
        let error = items.next().await.expect("an answer").expect_err("the token has expired");
        assert!(error.is_gone() && items.resume(), "{error}");
        let mut count = 0;
        while let Some(job) = items.next().await {
            job.expect("a Job of the last page");
            count += 1;
        }
        count
    };
    assert_eq!(runtime().block_on(items), third.body().items.len());
}
