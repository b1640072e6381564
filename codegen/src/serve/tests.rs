//! Tests the responses of the mock server, for a document with parameters in all locations.

use std::collections::HashMap;

use http::Method;
use jiff::Timestamp;
use serde_json::Value;

use super::{Outcome, Request, respond};
use crate::{
    config::Config,
    diagnostic::Severity,
    ir::Api,
    lower::Strictness,
    markdown::is_hidden_or_line_end,
    validate::{Direction, validate},
};

const DOCUMENT: &str = include_str!("tests.yaml");

fn api() -> Api {
    let files = HashMap::from([("tests.yaml".to_owned(), DOCUMENT.to_owned())]);
    let reading = crate::read("tests.yaml", &files, &Config::default(), Strictness::Lenient);
    let said = reading.diagnostics.render(&reading.documents.sources, Severity::Error, false);
    reading.api.unwrap_or_else(|| panic!("{said}"))
}

/// Parses a request. The text consists of a line with method and URL, header fields, and the body after an empty line.
fn request(text: &str) -> Request {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let (method, uri) = lines.next().and_then(|line| line.split_once(' ')).expect("a request line");
    let mut request =
        http::Request::builder().method(Method::from_bytes(method.as_bytes()).expect("a method")).uri(uri);
    for line in lines {
        let (name, value) = line.split_once(": ").expect("a header");
        request = request.header(name, value);
    }
    request.body(body.as_bytes().to_vec()).expect("a request")
}

fn now() -> Timestamp {
    "2040-02-03T04:05:06Z".parse().expect("a time")
}

fn ask(text: &str) -> Outcome {
    respond(&api(), &request(text), None, now())
}

/// Returns the status code and the body of the response to a request.
fn said(text: &str) -> (u16, String) {
    let outcome = ask(text);
    (outcome.response.status().as_u16(), String::from_utf8(outcome.response.into_body()).expect("UTF-8"))
}

#[test]
fn the_path_and_the_method_find_the_operation() {
    assert_eq!(ask("GET /things/a%2Fb\nX-Key: k").operation.as_deref(), Some("getThing"));
    assert_eq!(
        ask("GET /things/mine\nX-Key: k").operation.as_deref(),
        Some("getMine"),
        "what is written out goes first"
    );
    assert_eq!(
        ask("GET /v1/things/mine\nX-Key: k").operation.as_deref(),
        Some("getMine"),
        "the server's path goes before"
    );
    assert_eq!(ask("GET /things/1.2.json").operation.as_deref(), Some("getFile"));
    assert_eq!(said("GET /nothing").0, 404);
    let wrong = ask("PATCH /things/mine\nX-Key: k");
    assert_eq!(wrong.response.status(), 405);
    assert_eq!(wrong.response.headers()["allow"], "GET, PUT");
    assert_eq!(wrong.problems, ["the path /things/mine does not support the method PATCH, only GET, PUT"]);
}

#[test]
fn many_variables_in_a_segment_are_matched_in_short_time() {
    let names: Vec<String> = (0..40).map(|index| format!("v{index}")).collect();
    let variables = names.iter().fold(String::new(), |path, name| path + "{" + name + "}a");
    let parameters: Vec<String> = names
        .iter()
        .map(|name| format!("{{name: {name}, in: path, required: true, schema: {{type: string}}}}"))
        .collect();
    let paths = format!(
        "'/{variables}z': {{get: {{parameters: [{}], responses: {{'204': {{description: Done.}}}}}}}}",
        parameters.join(", ")
    );
    let api = document(&paths, "");
    let status = |path: &str| respond(&api, &request(&format!("GET {path}")), None, now()).response.status().as_u16();
    assert_eq!(status(&format!("/{}z", "ba".repeat(40))), 204);
    assert_eq!(status(&format!("/{}z", "a".repeat(200))), 204);
    assert_eq!(status(&format!("/{}", "a".repeat(200))), 404);
}

#[test]
fn messages_are_inert() {
    let outcome = ask("PATCH /things/mine%1b[31m%E2%80%AE?x=%9b\nX-Key: k");
    assert_eq!(outcome.response.status(), 405);
    for text in ["GET /search?q=a&api_key=k&n%1b%5D0;x%07=1", "GET /search?q=a&api_key=k&limit=%1b%E2%80%AE%C2%9B%0a"] {
        let outcome = ask(text);
        let body = String::from_utf8(outcome.response.into_body()).unwrap();
        for said in [&outcome.problems.join(";"), &body] {
            assert!(
                (said.contains("u{1b}") || said.contains("u001b"))
                    && !said.chars().any(|c| c.is_control() || is_hidden_or_line_end(c)),
                "{said:?}"
            );
        }
    }
}

/// Reads a document with the given paths and schemas.
fn document(paths: &str, schemas: &str) -> Api {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{{paths}}}\ncomponents: {{schemas: {{{schemas}}}}}\n"
    );
    let files = HashMap::from([("t.yaml".to_owned(), text)]);
    let reading = crate::read("t.yaml", &files, &Config::default(), Strictness::Lenient);
    let said = reading.diagnostics.render(&reading.documents.sources, Severity::Error, false);
    reading.api.unwrap_or_else(|| panic!("{said}"))
}

#[test]
fn a_concrete_path_goes_before_a_template_with_all_its_methods() {
    let done = "responses: {'204': {description: Done.}}";
    let id = "parameters: [{name: id, in: path, required: true, schema: {type: string}}]";
    let api = document(
        &format!(
            "'/a/{{id}}': {{{id}, get: {{{done}}}, put: {{{done}}}}}, /a/b: {{delete: {{{done}}}}}, '/a/b?x=1': {{post: {{{done}}}}}"
        ),
        "",
    );
    let ask = |text: &str| respond(&api, &request(text), None, now()).response;
    assert_eq!(ask("DELETE /a/b").status(), 204);
    for method in ["GET", "PUT", "OPTIONS"] {
        let response = ask(&format!("{method} /a/b"));
        assert_eq!((response.status().as_u16(), &response.headers()["allow"]), (405, &"DELETE".parse().unwrap()));
    }
    assert_eq!(ask("POST /a/b?x=1").status(), 204);
    assert_eq!(ask("GET /a/b?x=1").headers()["allow"], "DELETE, POST");
    assert_eq!(ask("DELETE /a/c").headers()["allow"], "GET, PUT");
}

#[test]
fn formats_of_integers_are_bounds() {
    let query =
        |name: &str, format: &str| format!("{{name: {name}, in: query, schema: {{type: integer, format: {format}}}}}");
    let api = document(
        &format!(
            "/n: {{get: {{parameters: [{}, {}], responses: {{'204': {{description: Done.}}}}}}}}",
            query("small", "int32"),
            query("big", "int64")
        ),
        "",
    );
    for (pair, status) in [
        ("small=2147483647", 204),
        ("small=-2147483648", 204),
        ("small=2147483648", 400),
        ("small=-2147483649", 400),
        ("small=1e30", 400),
        ("big=9223372036854775807", 204),
        ("big=-9223372036854775808", 204),
        ("big=9223372036854775808", 400),
        ("big=-9223372036854775809", 400),
        ("big=18446744073709551616", 400),
        ("big=1e300", 400),
    ] {
        let outcome = respond(&api, &request(&format!("GET /n?{pair}")), None, now());
        assert_eq!(outcome.response.status().as_u16(), status, "{pair}");
    }
}

#[test]
fn samples_have_a_limit() {
    let of = |schema: &str| {
        let paths = "/s: {get: {responses: {'200': {description: It., content: {application/json: {schema: {$ref: '#/components/schemas/S'}}}}}}}";
        let api = document(paths, schema);
        let outcome = respond(&api, &request("GET /s"), None, now());
        assert_eq!(outcome.response.status(), 200);
        outcome.response.into_body()
    };
    let largest = 4 << 20;
    assert!(of("S: {type: array, minItems: 1000000000, items: {type: integer}}").len() < largest);
    let nested = (0..8).fold("{type: string, minLength: 1000000000}".to_owned(), |inner, _| {
        format!("{{type: array, minItems: 100, items: {inner}}}")
    });
    assert!(of(&format!("S: {nested}")).len() < largest);
    let map = "S: {type: object, minProperties: 1000000000, additionalProperties: {type: array, minItems: 100, items: {type: string, minLength: 9999}}}";
    assert!(of(map).len() < largest);
    // Each of these schemas contains the next schema ten times.
    let mut wide: Vec<String> = (0..30)
        .map(|index| {
            let members: Vec<String> =
                (0..10).map(|member| format!("m{member}: {{$ref: '#/components/schemas/S{}'}}", index + 1)).collect();
            format!("S{index}: {{type: object, properties: {{{}}}}}", members.join(", "))
        })
        .collect();
    wide.push("S30: {type: integer}, S: {$ref: '#/components/schemas/S0'}".to_owned());
    assert!(of(&wide.join(", ")).len() < largest);
    assert_eq!(of("S: {type: array, minItems: 3, items: {type: integer}}"), b"[1,1,1]");
    // Each of these schemas contains all later ones.
    let mut chain: Vec<String> = (0..500)
        .map(|index| {
            let next = index + 1;
            format!("S{index}: {{type: object, properties: {{next: {{$ref: '#/components/schemas/S{next}'}}, a: {{type: string}}}}}}")
        })
        .collect();
    let members: Vec<String> =
        (0..500).map(|index| format!("m{index}: {{$ref: '#/components/schemas/S{index}'}}")).collect();
    chain.push(format!("S500: {{type: integer}}, S: {{type: object, properties: {{{}}}}}", members.join(", ")));
    let length = of(&chain.join(", ")).len();
    assert!(length < 300_000, "{length}");
}

#[test]
fn credentials_must_be_there() {
    assert_eq!(said("GET /things/a").0, 401);
    assert_eq!(said("GET /things/a\nX-Key: k").0, 200);
    assert_eq!(said("GET /things/a\nAuthorization: Basic dXNlcg==").0, 401, "both of the second way are needed");
    assert_eq!(said("GET /things/a\nAuthorization: basic dXNlcg==\nCookie: session=s").0, 200);
    assert_eq!(said("GET /search?q=x").0, 401);
    assert_eq!(said("GET /search?q=x&api_key=k").0, 200);
    assert_eq!(said("GET /search?q=x\nAuthorization: Bearer t").0, 200);
    assert_eq!(
        ask("GET /things/a").problems,
        [
            "the request has no credentials; the operation `getThing` requires the header `X-Key`, or `Authorization: Basic …` with the cookie `session`"
        ]
    );
}

/// Returns the messages in the response to a search with the given query. Empty for a response with the status code
/// 200.
fn search(query: &str) -> String {
    let outcome = ask(&format!("GET /search?{query}\nAuthorization: Bearer t"));
    let expected = if outcome.problems.is_empty() { 200 } else { 400 };
    assert_eq!(outcome.response.status(), expected, "{query}");
    outcome.problems.join("; ")
}

#[test]
fn parameters_are_read_in_their_style_and_checked() {
    assert_eq!(search("q=x&limit=5&ids=1&ids=2&tags=a,b&words=a%20b&piped=a%7Cb"), "");
    assert_eq!(search("q=x&filter[name]=a&filter[size]=3&json=%7B%22a%22:1%7D&from=1&to=2"), "");
    assert_eq!(search("q="), "", "an empty value is allowed here");
    assert_eq!(search("limit=5"), "the query parameter `q` is missing");
    assert_eq!(search("q=x&limit=soon"), "the query parameter `limit` must be an integer, is \"soon\"");
    assert_eq!(search("q=x&limit=0"), "the query parameter `limit` must be at least 1, is 0");
    assert_eq!(
        search("q=x&limit=1&limit=2"),
        "the query parameter `limit` occurs 2 times, but at most once is allowed"
    );
    assert_eq!(search("q=x&deep=yes"), "the query parameter `deep` must be true or false, is \"yes\"");
    assert_eq!(search("q=x&ids=1&ids=b"), "the query parameter `ids` at `[1]` must be an integer, is \"b\"");
    assert_eq!(search("q=x&tags=a,c"), "the query parameter `tags` at `[1]` must be one of \"a\", \"b\", is \"c\"");
    assert_eq!(search("q=x&words=a%20c"), "the query parameter `words` at `[1]` must be one of \"a\", \"b\", is \"c\"");
    assert_eq!(search("q=x&piped=a%7Cc"), "the query parameter `piped` at `[1]` must be one of \"a\", \"b\", is \"c\"");
    assert_eq!(
        search("q=x&filter[name]=a&filter[size]=big"),
        "the query parameter `filter` at `size` must be an integer, is \"big\""
    );
    assert_eq!(search("q=x&from=soon"), "the query parameter `range` at `from` must be an integer, is \"soon\"");
    assert_eq!(search("q=x&json=%7B%22a%22:true%7D"), "the query parameter `json` at `a` must be an integer, is true");
    assert!(search("q=x&json=nonsense").starts_with("the query parameter `json` must be JSON: "));
    assert_eq!(search("q=x&limt=5"), "the operation `search` has no query parameter `limt`; did you mean `limit`?");
    assert_eq!(search("q=x&deep=true&limit=5&ids=1"), "at most one of the query parameters `deep`, `ids` may be set");
    assert_eq!(search("q=x&other=5"), "the operation `search` has no query parameter `other`");
}

#[test]
fn parameters_of_the_path_headers_and_cookies_are_checked() {
    let thing = |path: &str, headers: &str| ask(&format!("GET /boxes/{path}\n{headers}")).problems.join("; ");
    assert_eq!(thing("1/.2.3/;c=4", "X-Level: 1,2\nCookie: color=red"), "");
    assert_eq!(thing("x/.2/;c=4", ""), "the path parameter `a` must be an integer, is \"x\"");
    assert_eq!(thing("1/.2.x/;c=4", ""), "the path parameter `b` at `[1]` must be an integer, is \"x\"");
    assert_eq!(thing("1/2/;c=4", ""), "the path parameter `b` must begin with `.`");
    assert_eq!(thing("1/.2/;d=4", ""), "the path parameter `c` must begin with `;c=`");
    assert_eq!(
        thing("1/.2/;c=4", "X-Level: 1,x"),
        "the header parameter `X-Level` at `[1]` must be an integer, is \"x\""
    );
    assert_eq!(
        thing("1/.2/;c=4", "Cookie: color=green"),
        "the cookie parameter `color` must be one of \"red\", is \"green\""
    );
}

#[test]
fn bodies_are_checked() {
    let put = |rest: &str| {
        let outcome = ask(&format!("PUT /things/mine\nX-Key: k\n{rest}"));
        (outcome.response.status().as_u16(), outcome.problems.join("; "))
    };
    let problem = |status: u16, text: &str| (status, text.to_owned());
    assert_eq!(put("Content-Type: application/json; charset=utf-8\n\n{\"name\": \"a\"}"), problem(204, ""));
    assert_eq!(put("Content-Type: application/x-www-form-urlencoded\n\nname=a&size=3"), problem(204, ""));
    assert_eq!(put("\n"), problem(400, "the operation `putMine` requires a body"));
    assert_eq!(
        put("Content-Type: application/xml\n\n<a/>"),
        problem(
            415,
            "the media type `application/xml` is not accepted; the operation `putMine` accepts `application/json`, `application/x-www-form-urlencoded`"
        )
    );
    assert_eq!(put("Content-Type: application/json\n\n{\"size\": 1}"), problem(422, "the body needs a member `name`"));
    assert_eq!(
        put("Content-Type: application/x-www-form-urlencoded\n\nname=a&size=big"),
        problem(422, "the body at `size` must be an integer, is \"big\"")
    );
    let (status, said) = put("Content-Type: application/json\n\n{\"name\"");
    assert_eq!(status, 400);
    assert!(said.starts_with("the body is not JSON: "), "{said}");
    assert_eq!(ask("GET /things/a\nX-Key: k\n\nbody").problems, ["the operation `getThing` does not accept a body"]);
}

#[test]
fn an_empty_text_is_a_text_and_a_range_has_media_types() {
    let post = |rest: &str| ask(&format!("POST /texts\n{rest}")).problems.join("; ");
    assert_eq!(post("Content-Type: text/plain\n\n"), "");
    assert_eq!(post("Content-Type: text/plain; charset=utf-8\n\nabc"), "");
    assert_eq!(post("Content-Type: text/plain\n\nabcd"), "the body must have at most 3 characters, has 4");
    assert_eq!(post(""), "the operation `texts` requires a body");
    assert_eq!(post("Content-Type: application/json\n\n"), "the operation `texts` requires a body");
    assert_eq!(post("Content-Type: application/vnd.a+json\n\n{\"name\": \"a\"}"), "");
    assert!(post("Content-Type: application/json\n\n{}").contains("accepts `text/plain`, `application/*+json`"));
}

#[test]
fn each_record_of_a_body_is_checked() {
    let post = |body: &str| {
        let outcome = ask(&format!("POST /lines\nContent-Type: application/{body}"));
        (outcome.response.status().as_u16(), outcome.problems.join("; "))
    };
    let problem = |status: u16, text: &str| (status, text.to_owned());
    assert_eq!(post("x-ndjson\n\n{\"name\":\"a\"}\n{\"name\":\"b\"}\n"), problem(204, ""));
    assert_eq!(post("x-ndjson\n\n{\"name\":\"a\"}\n{}\n"), problem(400, "the body needs a member `name`"));
    assert_eq!(post("json-seq\n\n\u{1e}{\"name\":\"a\"}\n\u{1e}{\"name\":\"b\"}\n"), problem(204, ""));
    assert_eq!(post("json-seq\n\n\u{1e}{}\n"), problem(400, "the body at `[0]` needs a member `name`"));
    let (status, said) = post("x-ndjson\n\n[\n");
    assert_eq!(status, 400);
    assert!(said.starts_with("the body has a record that is not JSON: "), "{said}");
}

#[test]
fn a_success_is_the_documents_example() {
    let outcome = ask("GET /things/a\nX-Key: k");
    assert_eq!(outcome.response.headers()["content-type"], "application/json");
    assert_eq!(outcome.response.headers()["x-count"], "7");
    assert_eq!(outcome.response.body(), br#"{"name":"first"}"#);
    assert_eq!(said("GET /things/a\nX-Key: k\nPrefer: example=second").1, r#"{"name":"second"}"#);
    let (status, body) = said("GET /things/a\nX-Key: k\nPrefer: example=third");
    assert_eq!(status, 400);
    assert!(
        body.contains("there is no example named `third`; the operation `getThing` has the examples `first`, `second`"),
        "{body}"
    );
}

#[test]
fn the_caller_may_ask_for_a_status() {
    assert_eq!(said("GET /things/a\nX-Key: k\nPrefer: code=404").0, 404);
    assert_eq!(
        said("GET /things/a\nX-Key: k\nPrefer: code=404").1,
        r#"{"error":{"text":"no such thing","number":404}}"#
    );
    assert_eq!(said("GET /things/a\nX-Key: k\nPrefer: code=503").0, 503, "by `5XX`");
    assert_eq!(said("GET /things/a\nX-Key: k\nPrefer: code=soon").0, 400);
    let fixed =
        |status| respond(&api(), &request("GET /things/a\nX-Key: k"), Some(status), now()).response.status().as_u16();
    assert_eq!(fixed(404), 404);
    assert_eq!(fixed(418), 418, "a status that the document does not have");
    assert_eq!(
        respond(&api(), &request("GET /things/a"), Some(404), now()).response.status(),
        401,
        "the request is checked first"
    );
}

#[test]
fn a_failure_has_the_apis_own_shape() {
    let (status, body) = said("GET /search?limit=0\nAuthorization: Bearer t");
    assert_eq!(status, 400);
    let body: Value = serde_json::from_str(&body).expect("JSON");
    let expected = serde_json::json!({"error": {
        "text": "the query parameter `q` is missing; the query parameter `limit` must be at least 1, is 0",
        "number": 400,
        "fields": [
            {"field": "q", "message": "the query parameter `q` is missing"},
            {"field": "limit", "message": "the query parameter `limit` must be at least 1, is 0"},
        ],
    }});
    assert_eq!(body, expected);
    let (_, body) = said("GET /boxes/x/.2/;c=4");
    assert_eq!(
        body, r#"{"status":400,"message":"the path parameter `a` must be an integer, is \"x\""}"#,
        "where it has none"
    );
}

#[test]
fn accept_selects_the_media_type() {
    assert_eq!(said("GET /things/1.2.json\nAccept: text/*").1, "a,b");
    assert_eq!(said("GET /things/1.2.json\nAccept: application/json, text/csv;q=0").1, r#"["a","b"]"#);
    assert_eq!(said("GET /things/1.2.json\nAccept: image/png").0, 406);
}

#[test]
fn values_are_sampled_if_there_is_no_example() {
    let (status, body) = said("GET /made");
    assert_eq!(status, 200);
    let value: Value = serde_json::from_str(&body).expect("JSON");
    let api = api();
    let content =
        &api.operations.iter().find(|operation| operation.id == "made").expect("there").responses[0].contents[0];
    let schema = content.schema.as_ref().expect("a schema").schema;
    assert_eq!(validate(&api, schema, &value, Direction::Response), [], "{value}");
    insta::assert_snapshot!(serde_json::to_string_pretty(&value).expect("JSON"));
}

/// Returns the outcome for a document whose operation returns the token in `response`. `expires` is the location of the
/// token's expiry time.
fn token(expires: &str, response: &str) -> Outcome {
    let document = format!(
        "openapi: 3.0.3
info: {{title: T, version: '1'}}
paths:
  /token:
    post:
      operationId: token
      responses: {{'201': {response}}}
components:
  securitySchemes:
    token: {{type: http, scheme: bearer, x-token: {{operation: token, token: {{body: id}}, expires: {expires}}}}}
"
    );
    let files = HashMap::from([("api.yaml".to_owned(), document)]);
    let reading = crate::read("api.yaml", &files, &Config::default(), Strictness::Lenient);
    respond(&reading.api.expect("an API"), &request("POST /token"), None, now())
}

#[test]
fn a_token_ends_as_long_from_now_as_in_the_example() {
    let body = |example: &str| format!("{{description: D, content: {{application/json: {{example: {example}}}}}}}");
    let table = [
        (r#"{"end": "2026-01-02T00:00:00Z", "id": "x"}"#, r#"{"end":"2040-02-03T05:05:06Z","id":"x"}"#),
        (
            r#"{"end": "2026-01-02T00:00:00.50Z", "made": "2026-01-01T23:00:00+01:00"}"#,
            r#"{"end":"2040-02-03T06:05:06.50Z","made":"2040-02-03T04:05:06Z"}"#,
        ),
        (r#"{"end": 3600}"#, r#"{"end":3600}"#),
        // A time that would be beyond the supported range remains unchanged.
        (
            r#"{"end": "9999-12-30T00:00:00Z", "made": "1000-01-01T00:00:00Z"}"#,
            r#"{"end":"9999-12-30T00:00:00Z","made":"2040-02-03T04:05:06Z"}"#,
        ),
        (r#"{"end": "never"}"#, r#"{"end":"never"}"#),
        ("[1]", "[1]"),
    ];
    for (example, expected) in table {
        let outcome = token("{body: end}", &body(example));
        let said = String::from_utf8(outcome.response.into_body()).expect("UTF-8");
        assert_eq!(said, expected);
    }
    let header = "{description: D, headers: {X-End: {example: '2026-01-02T00:00:00Z', schema: {type: string}}}}";
    let outcome = token("{header: X-End}", header);
    assert_eq!(outcome.response.headers()["x-end"], "2040-02-03T05:05:06Z");
}

#[test]
fn a_sample_of_a_parent_is_a_value_of_a_child() {
    const TWO: &str = "
        pet: {type: object, required: [kind], discriminator: kind, properties: {kind: {type: string}}}
        cat: {allOf: [{$ref: '#/definitions/pet'}, {type: object, required: [skill], properties: {skill: {type: string}}}]}
        dog: {allOf: [{$ref: '#/definitions/pet'}], required: [size], properties: {size: {type: integer}}}
        puppy: {allOf: [{$ref: '#/definitions/dog'}, {type: object, required: [age], properties: {age: {type: integer}}}]}
        house: {type: object, properties: {pet: {$ref: '#/definitions/pet'}, dog: {$ref: '#/definitions/dog'}}}
        fish: {type: object, discriminator: kind, properties: {kind: {type: string}}}
        shark: {x-ms-discriminator-value: big, allOf: [{$ref: '#/definitions/fish'}], properties: {teeth: {type: integer}}}";
    const THREE: &str = "
        Vehicle: {type: object, required: [type], discriminator: {propertyName: type, mapping: {car: Car, van: Van}}, properties: {type: {type: string}}}
        Motor: {allOf: [{$ref: '#/components/schemas/Vehicle'}, {type: object, required: [power], properties: {power: {type: integer}}}]}
        Car: {allOf: [{$ref: '#/components/schemas/Motor'}, {type: object, required: [doors], properties: {doors: {type: integer}}}]}
        Van: {allOf: [{$ref: '#/components/schemas/Car'}, {type: object, required: [load], properties: {load: {type: integer}}}]}
        Wrapper: {type: object, properties: {motor: {description: A motor., allOf: [{$ref: '#/components/schemas/Motor'}]}}}
        Event: {type: object, required: [on], discriminator: {propertyName: on}, properties: {on: {type: string}}}
        Made: {allOf: [{$ref: '#/components/schemas/Event'}, {type: object, required: [by], properties: {on: {type: string, enum: [made]}, by: {type: string}}}]}";
    let two = format!("swagger: '2.0'\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ndefinitions:{TWO}\n");
    let three = |version: &str| {
        format!("openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n    schemas:{THREE}\n")
    };
    let of_two = [
        ("pet", r#"{"kind":"cat","skill":"text"}"#),
        ("cat", r#"{"kind":"cat","skill":"text"}"#),
        ("dog", r#"{"kind":"dog","size":1}"#),
        ("puppy", r#"{"kind":"puppy","size":1,"age":1}"#),
        ("house", r#"{"pet":{"kind":"cat","skill":"text"},"dog":{"kind":"dog","size":1}}"#),
        ("fish", r#"{"kind":"big","teeth":1}"#),
    ];
    let of_three = [
        ("Vehicle", r#"{"type":"car","power":1,"doors":1}"#),
        ("Motor", r#"{"type":"car","power":1,"doors":1}"#),
        ("Van", r#"{"type":"van","power":1,"doors":1,"load":1}"#),
        ("Wrapper", r#"{"motor":{"type":"car","power":1,"doors":1}}"#),
        ("Event", r#"{"on":"made","by":"text"}"#),
    ];
    let documents = [(two, &of_two[..]), (three("3.0.3"), &of_three[..]), (three("3.1.0"), &of_three[..])];
    for (text, expected) in documents {
        let files = HashMap::from([("t.yaml".to_owned(), text)]);
        let api = crate::read("t.yaml", &files, &Config::default(), Strictness::Strict).api.expect("an API");
        for (name, sample) in expected {
            let position =
                api.schemas.iter().position(|schema| schema.name.as_deref() == Some(name)).expect("a schema");
            let id = crate::ir::SchemaId(u32::try_from(position).expect("few schemas"));
            let value = super::sample_value(&api, id, super::Extent::All);
            let expected: Value = serde_json::from_str(sample).expect("JSON");
            assert_eq!(value, expected, "{name}");
            assert_eq!(validate(&api, id, &value, Direction::Response), [], "{name}");
        }
    }
}

/// Returns the messages in the response to a request for a document that is not [`DOCUMENT`].
fn problems_of(document: &str, text: &str) -> String {
    let files = HashMap::from([("api.yaml".to_owned(), document.to_owned())]);
    let reading = crate::read("api.yaml", &files, &Config::default(), Strictness::Lenient);
    let said = reading.diagnostics.render(&reading.documents.sources, Severity::Warning, false);
    let api = reading.api.unwrap_or_else(|| panic!("{said}"));
    assert_eq!(said, "");
    respond(&api, &request(text), None, now()).problems.join("; ")
}

#[test]
fn cookies_of_the_style_cookie_are_not_decoded() {
    let document = "{openapi: 3.2.0, info: {title: T, version: '1'}, paths: {/a: {get: {operationId: a, parameters: [\
        {name: c, in: cookie, style: cookie, schema: {type: string, enum: ['a%20b']}}, \
        {name: d, in: cookie, schema: {type: string, enum: ['a b']}}], responses: {'204': {description: Done.}}}}}}";
    assert_eq!(problems_of(document, "GET /a\nCookie: c=a%20b; d=a%20b"), "");
    let problem = "the cookie parameter `c` must be one of \"a%20b\", is \"a b\"";
    assert_eq!(problems_of(document, "GET /a\nCookie: c=a b"), problem);
}

#[test]
fn collection_formats_split_lists_and_lists_in_lists() {
    let document = "{swagger: '2.0', info: {title: T, version: '1'}, paths: {'/a/{p}': {get: {operationId: a, parameters: [\
        {name: p, in: path, required: true, type: array, items: {type: integer}, collectionFormat: pipes}, \
        {name: H, in: header, type: array, items: {type: integer}, collectionFormat: ssv}, \
        {name: g, in: query, type: array, collectionFormat: pipes, items: {type: array, items: {type: integer}}}, \
        {name: m, in: query, type: array, collectionFormat: multi, items: {type: array, collectionFormat: tsv, items: {type: integer}}}], \
        responses: {'204': {description: Done.}}}}}}";
    assert_eq!(problems_of(document, "GET /a/1%7C2?g=1%2C2%7C3&m=1%092&m=3\nH: 1 2"), "");
    let problems = "the path parameter `p` at `[1]` must be an integer, is \"x\"; \
                    the header parameter `H` at `[0]` must be an integer, is \"1,2\"; \
                    the query parameter `g` at `[0][1]` must be an integer, is \"x\"; \
                    the query parameter `m` at `[1][0]` must be an integer, is \"x\"";
    assert_eq!(problems_of(document, "GET /a/1%7Cx?g=1%2Cx%7C3&m=1%092&m=x\nH: 1,2"), problems);
}
