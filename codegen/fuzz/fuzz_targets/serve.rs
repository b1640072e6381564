//! Fuzzes the mock server with a document and a request: the response always has a valid status code.
#![no_main]

use std::collections::HashMap;

use codegen::{config::Config, lower::Strictness, serve};
use http::{HeaderValue, Method, Uri, header};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &str| {
    let mut parts = data.splitn(5, '\n');
    let mut next = || parts.next().unwrap_or_default();
    let (method, target, media, body, document) = (next(), next(), next(), next(), next());
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{document}");
    let files = HashMap::from([("root.yaml".to_owned(), text)]);
    let reading = codegen::read("root.yaml", &files, &Config::default(), Strictness::Lenient);
    let Some(api) = &reading.api else { return };
    let (Ok(method), Ok(target)) = (Method::from_bytes(method.as_bytes()), target.parse::<Uri>()) else { return };
    let mut request = http::Request::new(body.as_bytes().to_vec());
    *request.method_mut() = method;
    *request.uri_mut() = target;
    if let Ok(media) = HeaderValue::from_str(media) {
        request.headers_mut().insert(header::CONTENT_TYPE, media);
    }
    let outcome = serve::respond(api, &request, None, jiff::Timestamp::UNIX_EPOCH);
    let problems = outcome.problems.concat();
    assert!(!problems.contains(['\u{1b}', '\u{202e}']), "a control character of the request is in a message");
});
