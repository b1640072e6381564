//! Compares signatures with those of the vendor's Python SDK, `huaweicloudsdkcore`.

use std::{
    fmt::Write as _,
    io::Write as _,
    process::{Command, Stdio},
};

use bytes::Bytes;

use super::super::{super::super::operation::Request, AccessKey};

/// A Python script that signs requests from standard input, one JSON object per line, at the time of the tests.
const SCRIPT: &str = r#"
import json, sys
from huaweicloudsdkcore.sdk_request import SdkRequest
from huaweicloudsdkcore.signer.signer import Signer

class Keys:
    ak, sk = "AK", "SK"

for line in sys.stdin:
    r = json.loads(line)
    headers = {**r["headers"], "X-Sdk-Date": "20261122T045900Z"}
    request = SdkRequest(r["method"], "https", r["host"], r["path"], query_params=[tuple(pair) for pair in r["query"]],
                         header_params=headers, body=r["body"])
    print(Signer(Keys()).sign(request).header_params["Authorization"])
"#;

/// A pseudorandom number generator with a fixed seed (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }

    fn text(&mut self, longest: usize) -> String {
        let pieces =
            ["a", "Z", "9", "-", ".", "_", "~", " ", "+", "%", "&", "=", "/", ":", "*", "'", "(", "ü", "本", "😀", "$"];
        (0..self.below(longest + 1)).map(|_| self.pick(&pieces)).collect()
    }
}

/// The parts of a request, as the SDK takes them.
struct Parts {
    method: &'static str,
    path: String,
    query: Vec<(String, String)>,
    headers: Vec<(&'static str, String)>,
    body: String,
}

fn escaped(text: &str) -> String {
    super::escaped(text)
}

impl Parts {
    fn random(numbers: &mut Numbers) -> Self {
        let method = numbers.pick(&["GET", "DELETE", "POST", "PUT", "PATCH", "HEAD"]);
        let path: String = (0..numbers.below(4)).fold(String::new(), |mut path, _| {
            let _ = write!(path, "/{}", escaped(&numbers.text(6)));
            path
        });
        let path = if path.is_empty() || numbers.below(4) == 0 { format!("{path}/") } else { path };
        let query = (0..numbers.below(5)).map(|_| (numbers.text(3), numbers.text(5))).collect();
        let types = [
            "application/json",
            "application/json;charset=UTF-8",
            "application/bson",
            "text/plain",
            "application/merge-patch+json",
        ];
        let mut headers = Vec::new();
        if numbers.below(3) > 0 {
            headers.push(("Content-Type", numbers.pick(&types).to_owned()));
        }
        if numbers.below(2) == 0 {
            headers.push(("X-Project-Id", "p1".to_owned()));
        }
        if numbers.below(2) == 0 {
            headers.push(("X_Underscore", "not signed".to_owned()));
        }
        if numbers.below(2) == 0 {
            headers.push(("Accept", "  application/json, */*;q=0.1 ".to_owned()));
        }
        Self { method, path, query, headers, body: numbers.text(20) }
    }

    fn json(&self) -> String {
        let headers: serde_json::Map<_, _> =
            self.headers.iter().map(|(name, value)| ((*name).to_owned(), value.clone().into())).collect();
        let pairs: Vec<_> = self.query.iter().map(|(name, value)| [name, value]).collect();
        serde_json::json!({
            "method": self.method, "host": "api.test:8443", "path": self.path, "query": pairs, "headers": headers, "body": self.body,
        })
        .to_string()
    }

    /// Signs the request as the client does.
    fn signature(&self) -> String {
        let pairs: Vec<_> =
            self.query.iter().map(|(name, value)| format!("{}={}", escaped(name), escaped(value))).collect();
        let query = if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) };
        let mut request =
            http::Request::builder().method(self.method).uri(format!("https://api.test:8443{}{query}", self.path));
        for (name, value) in &self.headers {
            request = request.header(*name, value.trim());
        }
        let request: Request = request.body(Bytes::from(self.body.clone())).unwrap();
        let signed = super::signed(&AccessKey::new("AK", "SK"), request);
        signed.headers()["authorization"].to_str().unwrap().to_owned()
    }
}

/// Runs only if `SIGNER_PYTHON` names a Python with `huaweicloudsdkcore` (`python3 -m venv DIR && DIR/bin/pip install
/// huaweicloudsdkcore`).
#[test]
fn random_requests_have_the_signatures_of_the_vendors_sdk() {
    let python = std::env::var("SIGNER_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has_sdk = Command::new(&python).args(["-c", "import huaweicloudsdkcore.signer.signer"]).output();
    if !has_sdk.is_ok_and(|output| output.status.success()) {
        eprintln!("SKIPPED: {python} has no huaweicloudsdkcore; SIGNER_PYTHON names a Python that has it");
        return;
    }
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    let requests: Vec<_> = (0..200).map(|_| Parts::random(&mut numbers)).collect();
    let mut program =
        Command::new(&python).args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let lines: String = requests.iter().map(|request| request.json() + "\n").collect();
    program.stdin.take().unwrap().write_all(lines.as_bytes()).unwrap();
    let output = program.wait_with_output().unwrap();
    let expected = String::from_utf8(output.stdout).unwrap();
    assert_eq!(expected.lines().count(), 200);
    for (request, expected) in requests.iter().zip(expected.lines()) {
        assert_eq!(request.signature(), expected, "{}", request.json());
    }
}

/// The expected signatures were computed with `huaweicloudsdkcore` 3.1.219 from the first requests of the test above.
#[test]
fn fixed_requests_have_the_signatures_of_the_vendors_sdk() {
    let expected = [
        "35fa878090236dd06584fc444535ed2aee0324a94b0bca10fe947e811c593734",
        "356f6c7c2a28c68991b8e0f59e614605da7d39ab05ec94d149a5837b87c57101",
        "7dfdafaab6e2a35b9023c8b8d2abc74d4f64c70b5cb847469f1e36fcf4322477",
        "73d975335b88634b2452804d952c7ac6f67ca898f6830b47a1bf9e5e717ef7d6",
        "45c222ceca15724da988d819fdc901032b02f8f03a5b59f9887091bf58d6bcb5",
    ];
    let mut numbers = Numbers(0x2545_f491_4f6c_dd1d);
    for expected in expected {
        let request = Parts::random(&mut numbers);
        let signature = request.signature();
        assert!(signature.ends_with(expected), "{signature} {}", request.json());
    }
}
