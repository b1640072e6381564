use responses::{ErrorKind, operations::*, types::Thing};

/// Receives a response with both drivers.
macro_rules! receive {
    ($operation:expr, $response:expr) => {
        crate::receive_with_both!(responses, $operation, $response)
    };
}

const JSON: &str = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";

fn thing(n: i64) -> Thing {
    Thing::new(n)
}

#[test]
fn head_has_headers_and_no_body() {
    let response = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\nETag: \"x\"\r\nConnection: close\r\n\r\n";
    for outcome in receive!(head_thing(), response) {
        let response = outcome.unwrap();
        assert_eq!(HeadThing::e_tag(&response).unwrap().as_deref(), Some("\"x\""));
        let () = response.into_body();
    }
    for outcome in receive!(head_thing(), "HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\nConnection: close\r\n\r\n") {
        assert_eq!(outcome.unwrap_err().failure::<HeadThing>(), Ok(()));
    }
}

#[test]
fn no_body_is_expected_where_http_has_none() {
    for status in ["204 No Content", "205 Reset Content"] {
        let response = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        for outcome in receive!(by_default(), &response) {
            assert_eq!(outcome.unwrap().into_body(), None, "{status}");
        }
        for outcome in receive!(by_range(), &response) {
            assert_eq!(outcome.unwrap().into_body(), None, "{status}");
        }
        for outcome in receive!(no_content(), &response) {
            let () = outcome.unwrap().into_body();
        }
    }
    for outcome in receive!(by_default(), &format!("{JSON}{{\"n\":1}}")) {
        assert_eq!(outcome.unwrap().into_body(), Some(thing(1)));
    }
    for outcome in receive!(by_range(), &format!("{JSON}{{\"n\":1}}")) {
        assert_eq!(outcome.unwrap().into_body(), Some(thing(1)));
    }
}

#[test]
fn a_declared_redirect_is_the_response() {
    let found = "HTTP/1.1 302 Found\r\nLocation: https://files.test/x?sig=1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    for outcome in receive!(download(), found) {
        let response = outcome.unwrap();
        assert_eq!(response.status(), 302);
        assert_eq!(Download::location(&response).unwrap().as_deref(), Some("https://files.test/x?sig=1"));
    }
    let moved = "HTTP/1.1 301 Moved Permanently\r\nLocation: /there\r\nConnection: close\r\n\r\n\"/there\"";
    for outcome in receive!(cached(), moved) {
        assert_eq!(outcome.unwrap().into_body(), CachedOutput::MovedPermanently("/there".to_owned()));
    }
    for outcome in receive!(cached(), "HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n") {
        assert_eq!(outcome.unwrap().into_body(), CachedOutput::NotModified);
    }
    for outcome in receive!(cached(), &format!("{JSON}{{\"n\":1}}")) {
        assert_eq!(outcome.unwrap().into_body(), CachedOutput::Ok(thing(1)));
    }
    // An undeclared redirect is followed; here in a circle.
    for outcome in receive!(self::moved(), "HTTP/1.1 302 Found\r\nLocation: /moved\r\nContent-Length: 0\r\nConnection: close\r\n\r\n") {
        assert_eq!(outcome.unwrap_err().kind(), ErrorKind::Redirect);
    }
}

#[test]
fn an_undeclared_success_is_decoded_as_the_nearest() {
    for status in [200, 202, 203, 226] {
        let response = format!("HTTP/1.1 {status} Fine\r\nConnection: close\r\n\r\n{{\"n\":1}}");
        for outcome in receive!(created(), &response) {
            let response = outcome.unwrap();
            assert_eq!(response.status(), status);
            assert_eq!(response.into_body(), CreatedOutput::Created(thing(1)));
        }
        let response = format!("HTTP/1.1 {status} Fine\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        for outcome in receive!(created(), &response) {
            assert_eq!(outcome.unwrap().into_body(), CreatedOutput::NoContent, "{status}");
        }
        let response = format!("HTTP/1.1 {status} Fine\r\nConnection: close\r\n\r\n<html>");
        for outcome in receive!(created(), &response) {
            let error = outcome.unwrap_err();
            assert!(error.is_success() && error.is_undeclared_success(), "{error}");
            assert_eq!(error.response().unwrap().body(), "<html>");
        }
    }
    for outcome in receive!(moved(), "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n") {
        assert!(outcome.unwrap_err().is_undeclared_success());
    }
    for outcome in receive!(moved(), "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n") {
        assert!(!outcome.unwrap_err().is_success());
    }
}

#[test]
fn events_have_data_names_ids_and_times() {
    let body = "\u{feff}: c\r\nevent: add\rid: 1\nretry: 50\r\ndata: {\"n\":\ndata:1}\r\r\ndata:{\"n\":2}\r\n\r\ndata: {\"n\":3}\n";
    for outcome in receive!(events(), &format!("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n{body}")) {
        let events = outcome.unwrap().into_body();
        let told: Vec<_> = events.iter().map(|event| (event.data.n, event.event.as_deref(), event.id.as_deref())).collect();
        assert_eq!(told, [(1, Some("add"), Some("1")), (2, None, Some("1"))]);
        assert_eq!(events[1].retry, Some(std::time::Duration::from_millis(50)));
    }
    for outcome in receive!(event_texts(), &format!("{JSON}data: {{\"a\":1}}\n\ndata: \"b\"\n\n")) {
        assert_eq!(outcome.unwrap().into_body(), ["{\"a\":1}", "\"b\""]);
    }
    for outcome in receive!(event_times(), &format!("{JSON}data: aGk=\n\n")) {
        assert_eq!(outcome.unwrap().into_body()[0].as_ref(), b"hi");
    }
}

#[test]
fn lines_and_sequences() {
    for outcome in receive!(lines(), &format!("{JSON}{{\"n\":1}}\n\n{{\"n\":2}}\r\n{{\"n\":3}}")) {
        assert_eq!(outcome.unwrap().into_body(), [thing(1), thing(2), thing(3)]);
    }
    for outcome in receive!(lines(), &format!("{JSON}{{\"n\":1}}\n{{\"n\":true}}\n")) {
        assert!(outcome.unwrap_err().to_string().contains("`[1].n`: invalid type: boolean"));
    }
    for outcome in receive!(line_texts(), &format!("{JSON}one\n\"t\\u0077o\"\n{{}}\n")) {
        assert_eq!(outcome.unwrap().into_body(), ["one", "two", "{}"]);
    }
    for outcome in receive!(sequence(), &format!("{JSON}\x1e{{\"n\":\n1}}\n\x1e{{\"n\":2}}\n")) {
        assert_eq!(outcome.unwrap().into_body(), [thing(1), thing(2)]);
    }
}

#[test]
fn text_forms_and_files() {
    for outcome in receive!(form(), &format!("{JSON}access_token=a%2Bb+c&expires_in=60&scope=r&scope=w&admin=true&x=y")) {
        let token = outcome.unwrap().into_body();
        assert_eq!((token.access_token.as_str(), token.expires_in, token.admin), ("a+b c", Some(60), Some(true)));
        assert_eq!(token.scope, Some(vec!["r".to_owned(), "w".to_owned()]));
    }
    for outcome in receive!(export(), &format!("{JSON}{{\"a\": [1]}}")) {
        assert_eq!(outcome.unwrap().into_body().as_ref(), b"{\"a\": [1]}");
    }
    for outcome in receive!(count(), &format!("{JSON}-7\n")) {
        assert_eq!(outcome.unwrap().into_body(), -7);
    }
    for outcome in receive!(ratio(), &format!("{JSON}1.5e3")) {
        assert!((outcome.unwrap().into_body() - 1500.0).abs() < f64::EPSILON);
    }
    for outcome in receive!(ready(), &format!("{JSON}true")) {
        assert!(outcome.unwrap().into_body());
    }
    for outcome in receive!(ready(), &format!("{JSON}yes")) {
        assert!(outcome.unwrap_err().is_success());
    }
}

#[test]
fn headers_with_content_are_json() {
    for outcome in receive!(header(), "HTTP/1.1 200 OK\r\nX-Things: [{\"n\":1},{\"n\":2}]\r\nConnection: close\r\n\r\n") {
        assert_eq!(Header::x_things(&outcome.unwrap()).unwrap(), Some(vec![thing(1), thing(2)]));
    }
}

#[test]
fn each_declared_media_type_is_read() {
    let with = |media: &str, body: &str| {
        format!("HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nConnection: close\r\n\r\n{body}")
    };
    for media in ["application/json", "application/vnd.thing+json", "Application/JSON;charset=utf-8"] {
        for outcome in receive!(either(), &with(media, "{\"n\":1}")) {
            assert_eq!(outcome.unwrap().into_body(), EitherOutput::OkJson(thing(1)), "{media}");
        }
    }
    for outcome in receive!(either(), &with("text/plain", "{\"n\":1}")) {
        assert_eq!(outcome.unwrap().into_body(), EitherOutput::OkText("{\"n\":1}".to_owned()));
    }
    for outcome in receive!(either(), &with("image/png", "")) {
        assert!(outcome.unwrap_err().is_success());
    }
}
