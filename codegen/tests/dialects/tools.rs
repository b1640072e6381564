//! Tests `serve`, `validate` and `diff` with documents of each version.

use codegen::{
    diff::find_changes,
    ir::{Api, Status},
    serve::{Outcome, Request, respond},
    validate::{Direction, validate},
};
use jiff::Timestamp;

use super::{api, documents, generate};

fn document(name: &str) -> String {
    let found = documents("frameworks").into_iter().find(|(known, _)| known == name);
    found.unwrap_or_else(|| panic!("there is no {name}")).1
}

fn read(name: &str, text: &str) -> Api {
    api(generate(name, text).0).1
}

/// Sends a request given as lines: method and URL, header fields, and after an empty line the body.
fn send(api: &Api, text: &str) -> Outcome {
    let (head, body) = text.split_once("\n\n").unwrap_or((text, ""));
    let mut lines = head.lines();
    let (method, uri) = lines.next().and_then(|line| line.split_once(' ')).expect("a request line");
    let mut request = http::Request::builder().method(method).uri(uri);
    for (name, value) in lines.filter_map(|line| line.split_once(": ")) {
        request = request.header(name, value);
    }
    let request: Request = request.body(body.as_bytes().to_vec()).expect("a request");
    respond(api, &request, None, Timestamp::UNIX_EPOCH)
}

/// Returns the response to a valid request, after validating its body.
fn served(api: &Api, text: &str) -> serde_json::Value {
    let outcome = send(api, text);
    assert_eq!(outcome.problems, [""; 0], "{text}");
    let status = outcome.response.status().as_u16();
    let value: serde_json::Value = serde_json::from_slice(outcome.response.body()).unwrap_or_default();
    let operation = api.operations.iter().find(|operation| Some(&operation.id) == outcome.operation.as_ref());
    let responses = operation.expect("it is for an operation").responses.iter();
    for response in responses.filter(|response| response.status == Status::Code(status)) {
        let json = response.contents.iter().find(|content| content.media_type == "application/json");
        if let Some(link) = json.and_then(|content| content.schema.as_ref()) {
            assert_eq!(validate(api, link.schema, &value, Direction::Response), [], "{text}: {value}");
        }
    }
    value
}

/// Returns the problems of a request.
fn refused(api: &Api, text: &str) -> String {
    let outcome = send(api, text);
    assert!(outcome.response.status().is_client_error(), "{text}: {}", outcome.response.status());
    outcome.problems.join("; ")
}

#[test]
fn swagger_is_served() {
    let api = read("swaggo.yaml", &document("swaggo.yaml"));
    served(&api, "GET /api/v1/accounts?ids=1,2&kinds=a&kinds=b");
    assert!(refused(&api, "GET /api/v1/accounts?ids=1,x").contains("must be an integer"));
    assert!(refused(&api, "GET /api/v1/accounts?order=up").contains("must be one of"));
    let add = "POST /api/v1/accounts\nAuthorization: k\ncontent-type: application/json\n\n";
    served(&api, &format!("{add}{{\"name\":\"long enough\"}}"));
    assert!(refused(&api, &format!("{add}{{\"name\":\"abc\"}}")).contains("at least 4 characters"));
}

#[test]
fn json_schema_is_served() {
    let api = read("fastapi.yaml", &document("fastapi.yaml"));
    let id = "550e8400-e29b-41d4-a716-446655440000";
    let item = served(&api, &format!("GET /items/{id}\nX-Token: t"));
    assert_eq!(item["kind"], "item");
    assert_eq!(item["point"].as_array().map(Vec::len), Some(2));
    let put = format!("PUT /items/{id}\nAuthorization: Bearer t\ncontent-type: application/json\n\n");
    let body = |price: &str, point: &str| {
        format!(r#"{put}{{"name":"n","kind":"item","size":"s","price":{price},"point":{point}}}"#)
    };
    served(&api, &body("1.5", "[1,2]"));
    served(&api, &body("null", "[1,2]"));
    assert!(refused(&api, &body("0", "[1,2]")).contains("price"));
    assert!(refused(&api, &body("1", "[1]")).contains("at least 2 items"));
    assert!(refused(&api, &body("1", "[1,\"a\"]")).contains("point[1]"));
}

#[test]
fn methods_and_queries_of_openapi_3_2_are_served() {
    let text = include_str!("../behaviour/cases/dialects.yaml");
    let api = read("openapi.yaml", text);
    assert!(served(&api, "QUERY /pets\ncontent-type: application/json\n\n{\"name\":\"a\"}").is_array());
    served(&api, "LINK /pets");
    served(&api, "GET /pets?%7B%22a%22%3A1%7D");
    assert!(refused(&api, "GET /pets?%7B%22a%22%3A%22x%22%7D").contains("must be an integer"));
    let find = "content-type: application/json\n\n{\"from\":[1,2],\"via\":[],\"open\":[\"a\"]}";
    served(&api, &format!("POST /pets?a=1&b=x&b=y\n{find}"));
    assert!(refused(&api, &format!("POST /pets?a=x\n{find}")).contains("must be an integer"));
}

#[test]
fn changes_of_every_version_are_found() {
    let edits = [
        ("swaggo.yaml", "collectionFormat: csv", "collectionFormat: pipes"),
        ("swaggo.yaml", "maxLength: 16", "maxLength: 8"),
        ("swaggo.yaml", "enum: [admin, user]", "enum: [admin]"),
        ("go-swagger.yaml", "x-nullable: true", "x-nullable: false"),
        ("fastapi.yaml", "const: item", "const: thing"),
        ("fastapi.yaml", "exclusiveMinimum: 0.0", "exclusiveMinimum: 1.0"),
        (
            "fastapi.yaml",
            "{anyOf: [{$ref: \"#/components/schemas/Owner\"}, {type: \"null\"}]}",
            "{$ref: \"#/components/schemas/Owner\"}",
        ),
        ("utoipa.yaml", "due: {type: [string, \"null\"], format: date-time}", "due: {type: string, format: date-time}"),
        ("streams.yaml", "enum: [info, error]", "enum: [info]"),
    ];
    for (name, from, to) in edits {
        let text = document(name);
        assert!(text.contains(from), "{name}: {from}");
        let (base, head) = (read(name, &text), read(name, &text.replace(from, to)));
        assert_eq!(find_changes(&base, &base).len(), 0, "{name}");
        assert_ne!(find_changes(&base, &head).len(), 0, "{name}: {from}");
    }
}
