use std::{
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
};

use super::{
    super::spec::{ApiSpec, CredentialLocation, OperationSpec, SecurityRequirement, SecurityScheme, TemplatePart},
    Basic, Token, TokenRequest, add_secret, choose_credentials,
    exchange::fill_template,
    semaphore::Semaphore,
};

#[derive(Default)]
struct Count(AtomicU32);

impl Wake for Count {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

#[test]
fn a_permit_goes_to_the_next_that_waits() {
    let (semaphore, count) = (Semaphore::new(1), Arc::new(Count::default()));
    let waker = Waker::from(Arc::clone(&count));
    let mut context = Context::from_waker(&waker);
    let mut first = pin!(semaphore.acquire());
    let Poll::Ready(pass) = first.as_mut().poll(&mut context) else { panic!() };
    let mut second = pin!(semaphore.acquire());
    let mut third: Pin<Box<_>> = Box::pin(semaphore.acquire());
    assert!(second.as_mut().poll(&mut context).is_pending());
    assert!(third.as_mut().poll(&mut context).is_pending());
    assert!(second.as_mut().poll(&mut context).is_pending());
    // A future that was dropped is not woken.
    drop(third);
    drop(pass);
    assert_eq!(count.0.load(Ordering::SeqCst), 1);
    assert!(second.as_mut().poll(&mut context).is_ready());
}

#[test]
fn a_dropped_woken_future_passes_its_permit_on() {
    let (semaphore, count) = (Semaphore::new(2), Arc::new(Count::default()));
    let waker = Waker::from(Arc::clone(&count));
    let mut context = Context::from_waker(&waker);
    let (mut a, mut b) = (pin!(semaphore.acquire()), pin!(semaphore.acquire()));
    let Poll::Ready(pass) = a.as_mut().poll(&mut context) else { panic!() };
    let Poll::Ready(_other) = b.as_mut().poll(&mut context) else { panic!() };
    let mut woken: Pin<Box<_>> = Box::pin(semaphore.acquire());
    let mut next = pin!(semaphore.acquire());
    assert!(woken.as_mut().poll(&mut context).is_pending());
    assert!(next.as_mut().poll(&mut context).is_pending());
    drop(pass);
    assert_eq!(count.0.load(Ordering::SeqCst), 1);
    drop(woken);
    assert_eq!(count.0.load(Ordering::SeqCst), 2);
    assert!(next.as_mut().poll(&mut context).is_ready());
}

fn sent(place: CredentialLocation, secret: &str) -> super::Request {
    let scheme = SecurityScheme { name: "s", place, exchange: None, signing: None };
    let mut request = http::Request::new(bytes::Bytes::new());
    *request.uri_mut() = "https://x.test/a?b=1".parse().unwrap();
    request.headers_mut().insert("cookie", "a=b".parse().unwrap());
    add_secret(&mut request, &scheme, &secret.into(), "op").unwrap();
    request
}

#[test]
fn a_secret_goes_where_the_scheme_wants_it() {
    assert_eq!(sent(CredentialLocation::Header("X-Auth-Token"), "t").headers()["x-auth-token"], "t");
    assert_eq!(sent(CredentialLocation::Authorization("Bearer"), "t").headers()["authorization"], "Bearer t");
    assert_eq!(sent(CredentialLocation::Cookie("session"), "t").headers()["cookie"], "a=b; session=t");
    assert_eq!(sent(CredentialLocation::Query("key"), "t&u").uri(), "https://x.test/a?b=1&key=t%26u");
    assert!(sent(CredentialLocation::Cookie("session"), "t").headers()["cookie"].is_sensitive());
    assert_eq!(Basic::new("Aladdin", "open sesame").encode_base64().expose(), "QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
}

#[test]
fn a_secret_that_no_header_can_hold_is_an_error_that_does_not_show_it() {
    let scheme = SecurityScheme {
        name: "token",
        place: CredentialLocation::Header("X-Auth-Token"),
        exchange: None,
        signing: None,
    };
    let error = add_secret(&mut http::Request::default(), &scheme, &"a\nb".into(), "op").unwrap_err();
    assert_eq!(
        error.to_string(),
        "op: the credential for the security scheme `token` contains characters that are not allowed"
    );
}

#[test]
fn credentials_are_written_as_the_media_type_wants_them() {
    let credentials = TokenRequest::new().with("user", "a \"b\"\n").with("password", "c&d=é\u{1}");
    let pieces = |before, between, after| {
        [
            TemplatePart::Text(before),
            TemplatePart::Value("user"),
            TemplatePart::Text(between),
            TemplatePart::Value("password"),
            TemplatePart::Text(between),
            TemplatePart::Value("user"),
            TemplatePart::Text(after),
        ]
    };
    let json = fill_template("application/json", &pieces("[", ",", "]"), &credentials).unwrap();
    assert_eq!(json, r#"["a \"b\"\n","c&d=é\u0001","a \"b\"\n"]"#);
    let form = fill_template("application/x-www-form-urlencoded", &pieces("u=", "&p=", "&z"), &credentials).unwrap();
    assert_eq!(form, "u=a%20%22b%22%0A&p=c%26d%3D%C3%A9%01&p=a%20%22b%22%0A&z");
    assert!(
        fill_template("application/json", &[TemplatePart::Text("{}"), TemplatePart::Value("project")], &credentials)
            .is_none()
    );
}

#[test]
fn nothing_secret_is_shown() {
    let credentials = TokenRequest::password("user", "cci-Passw0rd").domain("account");
    assert_eq!(format!("{credentials:?}"), r#"{"domain", "password", "user"}"#);
    let shown = format!("{:?} {:?}", Token::new("cci-Passw0rd"), Basic::new("user", "cci-Passw0rd"));
    assert!(!shown.contains("Passw0rd"), "{shown}");
}

static OPTIONAL: ApiSpec = ApiSpec {
    name: "test",
    version: "0",
    servers: &[],
    schemes: &[SecurityScheme {
        name: "token",
        place: CredentialLocation::Header("X-Auth-Token"),
        exchange: None,
        signing: None,
    }],
    errors: &[],
};

static CALL: OperationSpec = OperationSpec {
    id: "op",
    method: http::Method::GET,
    path: "/",
    servers: &[],
    security: &[&[], &[SecurityRequirement { scheme: "token", scopes: &[] }]],
    success: &[],
    idempotent: true,
    paging: None,
    api: &OPTIONAL,
};

#[test]
fn a_credential_is_sent_where_none_is_needed_but_this_one_fits() {
    assert_eq!(choose_credentials(&CALL, &["t".into()]).unwrap().len(), 1);
    assert_eq!(choose_credentials(&CALL, &[Basic::new("ada", "hers").into()]).unwrap().len(), 0);
}
