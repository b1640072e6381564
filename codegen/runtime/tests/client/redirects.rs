//! Tests redirects.

use runtime::{
    DecodeError, Dispatch, ErrorKind, Operation, Request, RequestError, Response, spec::OperationSpec,
    testing::MockTransport,
};

use crate::{
    fixture::{Delete, Get},
    job, on, sent, tokens,
};

#[tokio::test]
async fn credentials_never_go_to_another_host() {
    let mock = MockTransport::new();
    let elsewhere = [("location", "https://evil.test/x?y=1")];
    mock.respond(307, &elsewhere, "");
    let client = on(&mock, |client| client.auth("secret-token"));
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Redirect);
    assert_eq!(
        error.to_string(),
        "deleteJob: the server redirects the call to `https://evil.test/x`, but following this redirect is not safe"
    );
    // Safe methods are repeated at another host, without credentials.
    mock.respond(302, &elsewhere, "").respond_json(200, &job());
    client.dispatch(&Get("a")).await.unwrap();
    assert_eq!(tokens(&mock), ["secret-token", "secret-token", "-"]);
    assert_eq!(sent(&mock)[2], "GET https://evil.test/x?y=1");
}

#[tokio::test]
async fn redirects_on_the_same_host_are_followed_but_not_in_circles() {
    let mock = MockTransport::new();
    mock.respond(308, &[("location", "/v2/jobs/a")], "").respond_json(200, &job());
    let client = on(&mock, |client| client.auth("t"));
    client.dispatch(&Delete("a")).await.unwrap();
    assert_eq!(sent(&mock)[1], "DELETE https://api.north-1.test/v2/jobs/a");
    assert_eq!(tokens(&mock), ["t", "t"]);
    assert_eq!(mock.requests()[1].body().as_ref(), br#"{"kind":"DeleteOptions"}"#);
    for _ in 0..7 {
        mock.respond(302, &[("location", "https://API.north-1.test:443/again")], "");
    }
    let error = client.dispatch(&Get("a")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Redirect, 6));
    // A 302 for a write would change its method, so it is not followed.
    let error = client.dispatch(&Delete("a")).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Redirect, 1));
}

/// A read with a header field and a cookie.
struct Marked;

impl Operation for Marked {
    type Output = <Get as Operation>::Output;
    type Failure = <Get as Operation>::Failure;
    const SPEC: &'static OperationSpec = Get::SPEC;

    fn request(&self) -> Result<Request, RequestError> {
        let mut request = Get("a").request()?;
        for name in ["x-subject-token", "cookie", "accept-language"] {
            request.headers_mut().insert(name, http::HeaderValue::from_static("mine"));
        }
        Ok(request)
    }

    fn decode(response: &Response) -> Result<Self::Output, DecodeError> {
        Get::decode(response)
    }

    fn decode_failure(response: &Response) -> Result<Self::Failure, DecodeError> {
        Get::decode_failure(response)
    }
}

#[tokio::test]
async fn headers_of_the_caller_never_go_to_another_host() {
    let mock = MockTransport::new();
    mock.respond(302, &[("location", "https://other.test/x")], "").respond_json(200, &job());
    on(&mock, |client| client.auth("t")).dispatch(&Marked).await.unwrap();
    let names = |request: &Request| {
        let mut names: Vec<_> = request.headers().keys().map(|name| name.as_str().to_owned()).collect();
        names.sort();
        names
    };
    let requests = mock.requests();
    assert!(names(&requests[0]).contains(&"x-subject-token".to_owned()));
    assert_eq!(names(&requests[1]), ["accept", "accept-encoding", "user-agent"]);
}
