use http::{Method, Uri};

use super::super::spec::{ApiSpec, OperationSpec, Server, ServerVariable};
use super::{
    redirect::{Redirect, decide_redirect},
    servers::{Servers, join_path},
};

static API: ApiSpec = ApiSpec {
    name: "test",
    version: "0",
    servers: &[
        Server { url: "https://cci.{region}.test", variables: &[] },
        Server { url: "https://global.test/v1/", variables: &[] },
        Server { url: "https://{region}.example.test:{port}/{base}", variables: &DEFAULTS },
    ],
    schemes: &[],
    errors: &[],
};

static DEFAULTS: [ServerVariable; 3] = [
    ServerVariable { name: "region", default: "eu", values: &["eu", "us"] },
    ServerVariable { name: "port", default: "8443", values: &[] },
    ServerVariable { name: "base", default: "", values: &["", "v1/all"] },
];

const fn spec(servers: &'static [Server]) -> OperationSpec {
    OperationSpec {
        id: "op",
        method: Method::GET,
        path: "/",
        servers,
        security: &[],
        success: &[],
        idempotent: true,
        paging: None,
        api: &API,
    }
}

static OWN: OperationSpec = spec(&[]);
static REGIONAL: OperationSpec = spec(&[Server { url: "https://iam.{region}.test", variables: &[] }]);
static FIXED: OperationSpec = spec(&[Server { url: "https://iam.test", variables: &[] }]);
static RELATIVE: OperationSpec = spec(&[Server { url: "/identity", variables: &[] }]);
static LISTED: OperationSpec = spec(&[Server {
    url: "https://{zone}.test",
    variables: &[ServerVariable { name: "zone", default: "a", values: &["a", "b/c"] }],
}]);

fn server(base: &str, variables: &[(&str, &str)], spec: &'static OperationSpec) -> Result<String, String> {
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let servers = Servers::new(base, &[], variables).map_err(|error| error.to_string())?;
    servers.resolve_server_url(spec).map(|uri| uri.to_string()).map_err(|error| error.to_string())
}

#[test]
fn servers_follow_from_the_one_that_was_given() {
    let region = [("region", "eu-1")];
    let ok = |url: &str| Ok(url.to_owned());
    assert_eq!(server("https://cci.cn-1.test", &[], &OWN), ok("https://cci.cn-1.test/"));
    assert_eq!(server("https://cci.{region}.test", &region, &OWN), ok("https://cci.eu-1.test/"));
    assert_eq!(server("https://cci.cn-1.test/", &[], &REGIONAL), ok("https://iam.cn-1.test/"));
    assert_eq!(server("https://global.test/v1", &[], &FIXED), ok("https://iam.test/"));
    assert_eq!(server("http://127.0.0.1:80/x", &region, &REGIONAL), ok("https://iam.eu-1.test/"));
    assert_eq!(server("http://127.0.0.1:80/x", &[], &RELATIVE), ok("http://127.0.0.1:80/identity"));
    assert_eq!(server("https://x.test", &[("zone", "a")], &LISTED), ok("https://a.test/"));
}

#[test]
fn unconfigured_servers_are_an_error() {
    for spec in [&REGIONAL, &FIXED] {
        let error = server("http://127.0.0.1:8080", &[], spec).unwrap_err();
        assert!(error.starts_with("op: this operation is sent to another server"), "{error}");
    }
    for base in ["https://cci..test", "https://cci.a/b.test", "https://cci.cn-1.test.evil.test/"] {
        assert!(server(base, &[], &REGIONAL).is_err(), "{base}");
    }
    let error = server("https://x.test", &[("zone", "c")], &LISTED).unwrap_err();
    assert!(error.ends_with("it must be one of `a`, `b/c`"), "{error}");
}

#[test]
fn variables_without_a_value_have_the_documents_defaults() {
    let template = "https://{region}.example.test:{port}/{base}";
    let ok = |url: &str| Ok(url.to_owned());
    assert_eq!(server(template, &[], &OWN), ok("https://eu.example.test:8443/"));
    assert_eq!(
        server(template, &[("region", "us"), ("base", "v1/all")], &OWN),
        ok("https://us.example.test:8443/v1/all")
    );
    let error = server(template, &[("region", "moon")], &OWN).unwrap_err();
    assert!(error.ends_with("it must be one of `eu`, `us`"), "{error}");
    // A URL that matches no template of the document belongs to another server.
    let error = server("https://{region}.example.test", &[], &OWN).unwrap_err();
    assert!(error.contains("has a variable `region` without a value"), "{error}");
    // Servers of single operations have defaults too, if the client's server is one of the API's.
    assert_eq!(server("https://global.test/v1", &[], &LISTED), ok("https://a.test/"));
    assert!(server("https://x.test", &[], &LISTED).is_err());
}

#[test]
fn a_servers_path_is_percent_encoded() {
    assert_eq!(server("https://x.test/a b/ü|%20", &[], &OWN), Ok("https://x.test/a%20b/%C3%BC%7C%20".to_owned()));
}

#[test]
fn a_servers_path_comes_before_the_operations() {
    let joined =
        |base: &str, target: &str| join_path(&base.parse().unwrap(), &target.parse().unwrap()).unwrap().to_string();
    assert_eq!(joined("https://x.test", "/a?b=1"), "https://x.test/a?b=1");
    assert_eq!(joined("https://x.test:8443/v1/", "/a%2Fb"), "https://x.test:8443/v1/a%2Fb");
}

/// Rows: (method, status code, URL, `Location`, expected decision)
#[test]
fn redirects() {
    let follow = |to: &str| Redirect::Follow(to.parse().unwrap());
    let bare = |to: &str| Redirect::FollowWithoutCredentials(to.parse().unwrap());
    let refuse = |to: &str| Redirect::Refuse(to.to_owned());
    let table = [
        (Method::GET, 200, "https://a.test/x", "/y", Redirect::None),
        (Method::GET, 304, "https://a.test/x", "/y", Redirect::None),
        (Method::GET, 302, "https://a.test/x/1?q", "2?r#f", follow("https://a.test/x/2?r")),
        (Method::GET, 301, "https://a.test/x", "//a.test/y", follow("https://a.test/y")),
        (Method::GET, 301, "https://a.test/x/1?q", "?page=2", follow("https://a.test/x/1?page=2")),
        (
            Method::PUT,
            307,
            "https://a.test/x",
            "/y?next=https://b.test/z",
            follow("https://a.test/y?next=https://b.test/z"),
        ),
        (Method::DELETE, 308, "https://a.test/x", "https://A.test:443/y", follow("https://A.test:443/y")),
        (Method::DELETE, 307, "http://a.test/x", "https://a.test/y", follow("https://a.test/y")),
        (Method::DELETE, 307, "https://a.test/x", "http://a.test/y?key=1", refuse("`http://a.test/y`")),
        (Method::DELETE, 307, "https://a.test/x", "https://a.test:444/y", refuse("`https://a.test:444/y`")),
        (Method::DELETE, 302, "https://a.test/x", "/y", refuse("`https://a.test/y`")),
        (Method::POST, 307, "https://a.test/x", "https://b.test/y", refuse("`https://b.test/y`")),
        (Method::GET, 302, "https://a.test/x", "https://b.test/y", bare("https://b.test/y")),
        (Method::GET, 302, "https://a.test/x", "http://b.test/y", refuse("`http://b.test/y`")),
        (Method::GET, 302, "https://a.test/x", "file:///etc/passwd", refuse("an invalid URL")),
        (Method::GET, 302, "https://a.test/x", "https://a.test@b.test/", refuse("an invalid URL")),
    ];
    for (method, status, from, location, expected) in table {
        let response = http::Response::builder().status(status).header("location", location).body(bytes::Bytes::new());
        let from: Uri = from.parse().unwrap();
        assert_eq!(decide_redirect(&method, &from, &response.unwrap()), expected, "{method} {status} {location}");
    }
}

#[test]
fn no_password_is_shown_on_the_way_to_a_client() {
    let builder = crate::Client::builder("https://x.test").proxy("http://ada:hers@proxy.test:3128");
    assert!(!format!("{builder:?}").contains("hers"), "{builder:?}");
    for url in ["https://ada:hers@x.test", "ada:hers@x.test", "ftp://ada:hers@x.test/a", "ada:hers@x.test?a"] {
        let error = server(url, &[], &REGIONAL).unwrap_err();
        assert!(!error.contains("hers") && error.contains("user or password"), "{error}");
    }
}
