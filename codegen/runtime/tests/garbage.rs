//! Tests that no response causes a panic or an endless loop. Decodes a bounded number of mutated responses, which are
//! the same in each run.

mod fixture;

use fixture::{Create, Delete, DeleteAll, Get, Job, Jobs};
use runtime::{
    Dispatch, RetryPolicy, blocking, decode, json, retry::retry_after, testing::MockTransport, value::DateTime,
};

/// A pseudorandom number generator with a fixed seed (xorshift), so that failures can be reproduced.
struct Random(u64);

impl Random {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % below.max(1) as u64).unwrap()
    }
}

const SEEDS: [&str; 6] = [
    r#"{"kind":"Job","metadata":{"name":"pi","continue":null}}"#,
    r#"{"items":[{"kind":"Job","metadata":{"name":"a\u00fc\n"}},{}],"metadata":{"continue":"eyJ2Ijoi"}}"#,
    r#"{"kind":"Status","code":410,"reason":"ExpiredPageToken","metadata":{"continue":"x"},"details":{"retryAfterSeconds":1,"causes":[{"field":"a","reason":"b"}]}}"#,
    r#"{"error_code":"APIGW.0301","error_msg":"no","request_id":"1"}"#,
    r#"{"error":{"code":401,"message":"no","title":"Unauthorized"}}"#,
    "<!doctype html>\n<title>404</title>\n",
];

/// The pieces that are inserted at random positions.
const PIECES: [&[u8]; 16] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"\\",
    b",",
    b":",
    b"null",
    b"-1e999",
    b"\\ud800",
    b"\xff",
    b"\0",
    b"\n",
    b"[[[[[[[[",
    b"18446744073709551616",
];

fn mutated(random: &mut Random) -> Vec<u8> {
    let mut bytes = SEEDS[random.next(SEEDS.len())].as_bytes().to_vec();
    for _ in 0..random.next(6) {
        let at = random.next(bytes.len() + 1);
        match random.next(4) {
            0 => bytes.truncate(at),
            1 => drop(bytes.splice(at..at, PIECES[random.next(PIECES.len())].iter().copied())),
            2 => drop(bytes.splice(at..bytes.len().min(at + random.next(9)), [])),
            _ => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = u8::try_from(random.next(256)).unwrap();
                }
            }
        }
    }
    bytes
}

#[test]
fn answers() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mock = MockTransport::new();
    let client: blocking::Client =
        mock.builder().retry(RetryPolicy::none()).build_with_transport(mock.clone()).unwrap().into();
    let statuses = [200, 202, 204, 301, 307, 400, 401, 404, 409, 410, 422, 429, 500, 503, 999];
    for round in 0..20_000 {
        let body = mutated(&mut random);
        let status = statuses[random.next(statuses.len())];
        let media = ["application/json", "text/html", ";;", ""][random.next(4)];
        mock.respond(status, &[("content-type", media), ("location", "/x"), ("retry-after", "\t1")], body.clone());
        let shown = match round % 4 {
            3 => client.dispatch(&Create("a")).map(|_| ()).map_err(|error| error.to_string()),
            0 => client.dispatch(&Get("a")).map(|_| ()).map_err(|error| error.to_string()),
            1 => client.dispatch(&Delete("a")).map(|_| ()).map_err(|error| format!("{error:?}")),
            _ => client
                .items(DeleteAll { limit: 1, token: None })
                .take(3)
                .try_for_each(|item| item.map(|_| ()))
                .map_err(|error| error.to_string()),
        };
        if let Err(shown) = shown {
            assert!(!shown.chars().any(char::is_control), "{body:?}: {shown:?}");
            assert!(shown.len() < 8_000, "{body:?}: {shown:?}");
        }
    }
}

#[test]
fn pieces_of_json() {
    let mut random = Random(42);
    for _ in 0..50_000 {
        let body = mutated(&mut random);
        let valid = serde_json::from_slice::<serde_json::Value>(&body);
        for name in ["kind", "items", "metadata", ""] {
            let (found, text) = (json::member(&body, name), json::tag(&body, name));
            // In valid JSON, the scanner finds the same value as the parser. If a member is duplicated, the scanner
            // finds its first value.
            if let Ok(value) = &valid {
                let first_only = String::from_utf8_lossy(&body).matches(&format!("\"{name}\"")).count() < 2;
                if first_only && value.is_object() {
                    let parsed = found.map(|found| serde_json::from_slice::<serde_json::Value>(found).unwrap());
                    assert_eq!(parsed.as_ref(), value.get(name), "{}", String::from_utf8_lossy(&body));
                    let string = value.get(name).and_then(|value| value.as_str());
                    assert!(string.is_none() || text.as_deref() == string, "{}", String::from_utf8_lossy(&body));
                }
            }
        }
        let _ = json::items(&body).count();
        let _ = (json::kind(&body), json::at(&body, "details.causes"));
        let _ = (decode::from_json::<Job>(&body), decode::from_json::<Jobs>(&body));
    }
}

#[test]
fn retry_after_in_all_forms() {
    let mut random = Random(7);
    let now = std::time::SystemTime::try_from(&"2026-11-22T12:00:00Z".parse::<DateTime>().unwrap()).unwrap();
    let seeds = ["120", "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"];
    for _ in 0..50_000 {
        let mut bytes = seeds[random.next(seeds.len())].as_bytes().to_vec();
        for _ in 0..random.next(4) {
            let at = random.next(bytes.len());
            if random.next(3) == 0 {
                bytes.insert(at, b" 09-,:GM+\0"[random.next(10)]);
            } else if let Some(byte) = bytes.get_mut(at) {
                *byte = u8::try_from(random.next(128)).unwrap();
            }
        }
        let _ = retry_after(&String::from_utf8_lossy(&bytes), now);
    }
}
