use super::{
    super::{
        param::Style,
        spec::{ApiSpec, OperationSpec},
    },
    RequestBuilder, RequestError,
};

static API: ApiSpec = ApiSpec { name: "test", version: "0", servers: &[], schemes: &[], errors: &[] };

const fn spec(path: &'static str) -> OperationSpec {
    OperationSpec {
        id: "test",
        method: http::Method::DELETE,
        path,
        servers: &[],
        security: &[],
        success: &[],
        idempotent: true,
        paging: None,
        api: &API,
    }
}

static JOB: OperationSpec = spec("/namespaces/{namespace}/jobs/{name}");
static FILE: OperationSpec = spec("/files/{name}.{ext}?versions#one");

fn job(namespace: &str, name: &str) -> Result<String, RequestError> {
    let mut request = RequestBuilder::new(&JOB);
    request.path("namespace", Style::SIMPLE, namespace);
    request.path("name", Style::SIMPLE, name);
    Ok(request.finish()?.uri().to_string())
}

#[test]
fn path_variables_cannot_leave_their_segment() {
    assert_eq!(job("team-a", "pi").unwrap(), "/namespaces/team-a/jobs/pi");
    assert_eq!(job("../x", "a/b").unwrap(), "/namespaces/..%2Fx/jobs/a%2Fb");
    assert_eq!(job("ü", "a?b#c d").unwrap(), "/namespaces/%C3%BC/jobs/a%3Fb%23c%20d");
    assert_eq!(job("...", ".a").unwrap(), "/namespaces/.../jobs/.a");
}

#[test]
fn an_empty_variable_is_an_error() {
    let error = job("", "pi").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the parameter `namespace` is empty, but the path `/namespaces/{namespace}/jobs/{name}` requires a value"
    );
    let missing = RequestBuilder::new(&JOB).finish().unwrap_err();
    assert!(matches!(missing, RequestError::Empty { parameter, .. } if parameter == "namespace"));
}

#[test]
fn steps_in_a_path_are_an_error() {
    for step in [".", ".."] {
        let error = job("team-a", step).unwrap_err();
        assert_eq!(
            error.to_string(),
            format!(
                "the value `{step}` of the parameter `name` is not allowed: it would change the path \
                 `/namespaces/{{namespace}}/jobs/{{name}}`"
            )
        );
    }
}

#[test]
fn segments_of_several_variables_queries_in_templates_and_fragments() {
    let mut request = RequestBuilder::new(&FILE);
    request.path("name", Style::SIMPLE, "..");
    request.path("ext", Style::SIMPLE, &7);
    request.query("a", Style::FORM, &[1, 2]);
    assert_eq!(request.finish().unwrap().uri(), "/files/...7?versions&a=1&a=2");
}

#[test]
fn templates_are_expanded_segment_by_segment() {
    static TEMPLATES: [OperationSpec; 6] = [
        spec("{a}"),
        spec("/{a}{b}/x"),
        spec("/./{a}.json/."),
        spec("/{a}."),
        spec("/{unclosed/{a}"),
        spec("/x{b}?q={a}"),
    ];
    let expand = |spec: &'static OperationSpec, a: &str, b: &str| {
        let mut request = RequestBuilder::new(spec);
        request.path("a", Style::SIMPLE, a);
        request.path("b", Style::SIMPLE, b);
        super::expand_template(spec.path, &request.path_variables, 0).map_err(|error| match error {
            RequestError::Traversal { parameter, value, .. } => format!("{parameter}: {value}"),
            other => other.to_string(),
        })
    };
    let ok = |text: &str| Ok(text.to_owned());
    assert_eq!(expand(&TEMPLATES[0], "v", "w"), ok("/v"));
    assert_eq!(expand(&TEMPLATES[0], "..", "w"), Err("a: ..".to_owned()));
    assert_eq!(expand(&TEMPLATES[1], "v", "w"), ok("/vw/x"));
    assert_eq!(expand(&TEMPLATES[1], ".", "."), Err("b: ..".to_owned()));
    assert_eq!(expand(&TEMPLATES[1], ".", "w"), ok("/.w/x"));
    // Segments without variables are not checked.
    assert_eq!(expand(&TEMPLATES[2], ".", "w"), ok("/./..json/."));
    assert_eq!(expand(&TEMPLATES[3], ".", "w"), Err("a: ..".to_owned()));
    assert_eq!(expand(&TEMPLATES[4], "v", "w"), ok("/{unclosed/v"));
    assert_eq!(expand(&TEMPLATES[4], ".", "w"), Err("a: .".to_owned()));
    assert_eq!(expand(&TEMPLATES[5], "v", "w"), ok("/xw?q=v"));
}

#[test]
fn absent_values_are_not_sent() {
    let mut request = RequestBuilder::new(&FILE);
    request.path("name", Style::SIMPLE, "a");
    request.path("ext", Style::SIMPLE, "b");
    request.query("none", Style::FORM, &None::<&str>);
    request.header("X-None", Style::SIMPLE, &None::<&str>);
    request.cookie("none", Style::FORM, &None::<&str>);
    let request = request.finish().unwrap();
    assert_eq!(request.uri(), "/files/a.b?versions");
    assert!(request.headers().is_empty());
    assert!(request.body().is_empty());
}

#[test]
fn headers_cookies_and_bodies() {
    let mut request = RequestBuilder::new(&FILE);
    request.path("name", Style::SIMPLE, "a");
    request.path("ext", Style::SIMPLE, "b");
    request.header("X-List", Style::SIMPLE, &["a", "ü"]);
    request.cookie("session", Style::FORM, "a b;");
    request.cookie("more", Style::FORM, &5);
    request.cookie("raw", Style::COOKIE, "a b/%20=");
    request.cookie("list", Style::COOKIE, &[1, 2]);
    request.cookie("flat", Style::COOKIE.explode(false), &["a", "b"]);
    request.accept("application/json");
    request.json("application/merge-patch+json", &serde_json::json!({"a": null}));
    let request = request.finish().unwrap();
    assert_eq!(request.method(), http::Method::DELETE);
    assert_eq!(request.headers()["x-list"].as_bytes(), "a,ü".as_bytes());
    assert_eq!(request.headers()["cookie"], "session=a%20b%3B; more=5; raw=a b/%20=; list=1; list=2; flat=a,b");
    assert_eq!(request.headers()["accept"], "application/json");
    assert_eq!(request.headers()["content-type"], "application/merge-patch+json");
    assert_eq!(request.body().as_ref(), br#"{"a":null}"#);
}

#[test]
fn a_header_cannot_smuggle_another() {
    let mut request = RequestBuilder::new(&JOB);
    request.path("namespace", Style::SIMPLE, "team-a");
    request.path("name", Style::SIMPLE, "pi");
    request.header("X-Language", Style::SIMPLE, "en\r\nX-Auth-Token: stolen");
    let error = request.finish().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the value of `X-Language` cannot be sent: a header field must not contain line breaks or other control characters"
    );
}

#[test]
fn exclusive_parameters_are_named() {
    let exclusive = |given: &[(&'static str, bool)]| {
        let mut request = RequestBuilder::new(&FILE);
        request.path("name", Style::SIMPLE, "a");
        request.path("ext", Style::SIMPLE, "b");
        request.exclusive(given);
        // Only the first error is returned.
        request.path("name", Style::SIMPLE, "");
        request.finish().unwrap_err().to_string()
    };
    assert!(exclusive(&[("a", true), ("b", false)]).starts_with("the parameter `name` is empty"));
    assert_eq!(
        exclusive(&[("a", true), ("b", false), ("c", true)]),
        "only one of the mutually exclusive values `a`, `c` may be set"
    );
}

/// Returns a request with only this body.
fn with_body(write: impl FnOnce(&mut RequestBuilder)) -> Result<(String, Vec<u8>), String> {
    static BODY: OperationSpec = spec("/body");
    let mut request = RequestBuilder::new(&BODY);
    write(&mut request);
    let request = request.finish().map_err(|error| error.to_string())?;
    Ok((request.headers()["content-type"].to_str().unwrap().to_owned(), request.into_body().to_vec()))
}

#[test]
fn json_lines_and_sequences_have_a_value_a_record() {
    let values = [serde_json::json!({"n": 1}), serde_json::json!("a\nb")];
    let (media, body) = with_body(|request| request.json_lines("application/x-ndjson", &values)).unwrap();
    assert_eq!((media.as_str(), body.as_slice()), ("application/x-ndjson", &b"{\"n\":1}\n\"a\\nb\"\n"[..]));
    let (media, body) = with_body(|request| request.json_sequence("application/json-seq", &values)).unwrap();
    assert_eq!((media.as_str(), body.as_slice()), ("application/json-seq", &b"\x1e{\"n\":1}\n\x1e\"a\\nb\"\n"[..]));
    let (_, body) = with_body(|request| request.json_lines::<u8>("application/jsonl", &[])).unwrap();
    assert_eq!(body, b"");
    let error = with_body(|request| request.json_lines("application/jsonl", &[Unwritable])).unwrap_err();
    assert_eq!(error, "the value of `body` cannot be sent: it has no JSON");
}

struct Unwritable;

impl serde::Serialize for Unwritable {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom("it has no JSON"))
    }
}

#[test]
fn bytes_are_sent_as_the_media_type_that_they_carry() {
    use super::super::value::Binary;
    let sent = |declared: &[&str], value: Binary| with_body(|request| request.bytes(declared, &value));
    assert_eq!(
        sent(&["image/*"], Binary::from("x").media("image/png")).unwrap(),
        ("image/png".to_owned(), b"x".to_vec())
    );
    assert_eq!(sent(&["application/pdf"], Binary::from("x")).unwrap().0, "application/pdf");
    assert_eq!(
        sent(&["image/*"], Binary::from("x").media("text/html")).unwrap_err(),
        "`body` has the media type `text/html`, but must have the media type `image/*`"
    );
}

#[test]
fn lists_and_objects_inside_a_list_or_object_are_json() {
    let mut request = RequestBuilder::new(&FILE);
    let rows = serde_json::json!([{"by": "a"}, [1, 2], "x"]);
    request.path_nested("name", Style::SIMPLE, &serde_json::json!([[1, 2]]));
    request.path("ext", Style::SIMPLE, "b");
    request.query_nested("rows", Style::FORM, &rows);
    request.query_nested("flat", Style::FORM_FLAT, &rows);
    request.query_nested("none", Style::FORM, &None::<Vec<Vec<u8>>>);
    request.query_nested("map", Style::FORM, &serde_json::json!({"a": [1, {"b": 2}], "c": {"d": 3}}));
    request.header_nested("X-Rows", Style::SIMPLE, &rows);
    request.cookie_nested("rows", Style::FORM_FLAT, &serde_json::json!([[1]]));
    let request = request.finish().unwrap();
    assert_eq!(
        request.uri(),
        "/files/%5B1%2C2%5D.b?versions&rows=%7B%22by%22%3A%22a%22%7D&rows=%5B1%2C2%5D&rows=x\
         &flat=%7B%22by%22%3A%22a%22%7D,%5B1%2C2%5D,x&a=1&a=%7B%22b%22%3A2%7D&c=%7B%22d%22%3A3%7D"
    );
    assert_eq!(request.headers()["x-rows"], r#"{"by":"a"},[1,2],x"#);
    assert_eq!(request.headers()["cookie"], "rows=%5B1%5D");
}
