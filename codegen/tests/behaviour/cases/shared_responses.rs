use shared_responses::{operations::*, runtime::value::Number, types::Thing};

/// Receives a response with both drivers.
macro_rules! receive {
    ($operation:expr, $response:expr) => {
        crate::receive_with_both!(shared_responses, $operation, $response)
    };
}

fn response(status: &str, head: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nConnection: close\r\n{head}\r\n{body}")
}

fn ok(body: &str) -> String {
    response("200 OK", "", body)
}

fn thing(n: i64) -> Thing {
    Thing::new(n)
}

#[test]
fn redirects_that_are_declared_are_responses() {
    let there = "Location: http://127.0.0.1:1/never\r\nX-Thing: {\"n\":7}\r\nContent-Length: 0\r\n";
    for outcome in receive!(see_other(), &response("303 See Other", there, "")) {
        let response = outcome.unwrap();
        assert_eq!(SeeOther::location(&response).unwrap().as_deref(), Some("http://127.0.0.1:1/never"));
        assert_eq!(SeeOther::x_thing(&response).unwrap(), Some(thing(7)));
    }
    for status in ["302 Found", "307 Temporary Redirect", "308 Permanent Redirect", "300 Multiple Choices", "304 Not Modified"] {
        for outcome in receive!(range_redirect(), &response(status, there, "")) {
            let response = outcome.unwrap();
            assert_eq!(response.status().as_str(), &status[..3]);
            assert_eq!(response.into_body(), RangeRedirectOutput::Redirection, "{status}");
        }
    }
    let moved = response("307 Temporary Redirect", "Location: /x\r\n", "{\"n\":1}");
    for outcome in receive!(temp().body(thing(0)), &moved) {
        let response = outcome.unwrap();
        assert_eq!(Temp::location(&response).unwrap().as_deref(), Some("/x"));
        assert_eq!(response.into_body(), TempOutput::TemporaryRedirect(thing(1)));
    }
}

#[test]
fn successes_that_are_not_declared() {
    for outcome in receive!(accepted(), &response("201 Created", "", "{\"n\":1}")) {
        assert_eq!(outcome.unwrap().into_body(), AcceptedOutput::Ok(thing(1)));
    }
    for outcome in receive!(accepted(), &response("206 Partial Content", "", "[{\"n\":1}]")) {
        assert_eq!(outcome.unwrap().into_body(), AcceptedOutput::Accepted(vec![thing(1)]));
    }
    for outcome in receive!(accepted(), &response("204 No Content", "", "")) {
        let error = outcome.unwrap_err();
        assert!(error.is_undeclared_success(), "{error}");
        assert_eq!(error.response().unwrap().status(), 204);
    }
    for status in ["201 Created", "204 No Content", "299 Odd"] {
        for outcome in receive!(plain200(), &response(status, "Content-Length: 0\r\n", "")) {
            assert_eq!(outcome.unwrap().status().as_str(), &status[..3]);
        }
        for outcome in receive!(only404(), &response(status, "Content-Length: 0\r\n", "")) {
            let error = outcome.unwrap_err();
            assert!(error.is_success() && error.is_undeclared_success(), "{error}");
        }
    }
    for outcome in receive!(default_only(), &response("201 Created", "Content-Type: text/plain\r\n", "a")) {
        assert_eq!(outcome.unwrap().into_body(), "a");
    }
}

#[test]
fn responses_without_a_body() {
    let head = "Content-Length: 99\r\nContent-Type: application/json\r\nX-N: 5\r\n";
    for outcome in receive!(head_default(), &response("200 OK", head, "")) {
        assert_eq!(HeadDefault::x_n(&outcome.unwrap()).unwrap(), Some(5));
    }
    for outcome in receive!(head_range(), &response("206 Partial Content", head, "")) {
        let () = outcome.unwrap().into_body();
    }
    for outcome in receive!(head_range(), &response("403 Forbidden", head, "")) {
        assert_eq!(outcome.unwrap_err().failure::<HeadRange>(), Ok(()));
    }
    for outcome in receive!(reset(), &response("205 Reset Content", "Content-Length: 0\r\n", "")) {
        let () = outcome.unwrap().into_body();
    }
}

#[test]
fn events_as_the_standard_reads_them() {
    // A carriage return at the end ends the line; an empty `data` is data; unknown fields and spaces before a colon
    // have no meaning.
    let body = "\u{feff}data\n\nid: 1\0\nid:2\nretry:+5\nretry: 12\ndata :{}\ndata:  {\"n\":1}\n\nid\nevent: a\nevent: b\ndata: {\"n\":2}\r\r:\nx: y\ndata: {\"n\":3}\r\n\r\ndata: {\"n\":4}\r";
    for outcome in receive!(event_none(), &ok(body)) {
        let events = outcome.unwrap().into_body();
        let told: Vec<_> = events
            .iter()
            .map(|it| (it.data.as_str(), it.event.as_deref(), it.id.as_deref(), it.retry.map(|it| it.as_millis())))
            .collect();
        assert_eq!(
            told,
            [
                ("", None, None, None),
                (" {\"n\":1}", None, Some("2"), Some(12)),
                ("{\"n\":2}", Some("b"), None, Some(12)),
                ("{\"n\":3}", None, None, Some(12))
            ]
        );
    }
    for outcome in receive!(events(), &ok("data: {\ndata: \"n\"\ndata: :1}\n\ndata:{\"n\":2}\r\r")) {
        let events: Vec<Thing> = outcome.unwrap().into_body().into_iter().map(|event| event.data).collect();
        assert_eq!(events, [thing(1), thing(2)]);
    }
    for outcome in receive!(event_number(), &ok("data: 1\n\nevent: no data\n\ndata: 2\n\n")) {
        let events: Vec<i64> = outcome.unwrap().into_body().into_iter().map(|event| event.data).collect();
        assert_eq!(events, [1, 2]);
    }
    for outcome in receive!(event_binary(), &ok("data: \u{fffd}a\ndata:\n\n")) {
        assert_eq!(outcome.unwrap().into_body()[0].data.as_ref(), "\u{fffd}a\n".as_bytes());
    }
    for outcome in receive!(event_list(), &ok("data: [{\"n\":1},{\"n\":2}]\n\n")) {
        assert_eq!(outcome.unwrap().into_body()[0].data, [thing(1), thing(2)]);
    }
}

#[test]
fn sequences_are_lists_of_their_records() {
    for outcome in receive!(seq(), &ok("\x1e[1.5,\n2]\n\x1e\x1e[]\n")) {
        assert_eq!(outcome.unwrap().into_body(), [vec![1.5, 2.0], vec![]]);
    }
    for outcome in receive!(seq_text(), &ok("\x1e\"a\nb\"")) {
        assert!(outcome.unwrap_err().is_success());
    }
    for outcome in receive!(seq_text(), &ok("\x1e\"a\\nb\"\x1e\"c\"")) {
        assert_eq!(outcome.unwrap().into_body(), ["a\nb", "c"]);
    }
    for outcome in receive!(bom_lines(), &ok("\u{feff}{\"n\":1}\r\n\r\n{\"n\":2}")) {
        assert_eq!(outcome.unwrap().into_body(), [thing(1), thing(2)]);
    }
}

#[test]
fn forms_of_every_type() {
    let body = "text=a+b%2B&empty=&list=1&list=2&flag=true&thing=%7B%22n%22%3A1%7D&at=2026-11-22T05%3A00%3A00&n=-3&big=9223372036854775807&price=1.10&more";
    for outcome in receive!(form(), &ok(body)) {
        let form = outcome.unwrap().into_body();
        assert_eq!((form.text.as_deref(), form.empty.as_deref()), (Some("a b+"), Some("")));
        assert_eq!((form.list, form.flag, form.n, form.big), (Some(vec![1, 2]), Some(true), -3, Some(i64::MAX)));
        assert_eq!(form.thing, Some(thing(1)));
        assert_eq!(form.at.unwrap().to_string(), "2026-11-22T05:00:00");
        assert_eq!(form.price, Some("1.10".parse::<Number>().unwrap()));
    }
    for outcome in receive!(form_map(), &ok("a=1&%C3%BC=%26&b")) {
        let map: Vec<_> = outcome.unwrap().into_body().into_iter().collect();
        assert_eq!(map, [("a", "1"), ("b", ""), ("ü", "&")].map(|(a, b)| (a.to_owned(), b.to_owned())));
    }
    let bad = response("400 Bad Request", "Content-Type: application/x-www-form-urlencoded\r\n", "text=no&list=1");
    for outcome in receive!(form_error(), &bad) {
        let form = outcome.unwrap_err().failure::<FormError>().unwrap();
        assert_eq!((form.text.as_deref(), form.list), (Some("no"), Some(vec![1])));
    }
}

#[test]
fn files_and_texts() {
    let json = response("200 OK", "Content-Type: application/json\r\n", "{\"a\": 1}");
    for outcome in receive!(raw(), &json) {
        assert!(matches!(outcome.unwrap().into_body(), RawOutput::OkJson(bytes) if bytes.as_ref() == b"{\"a\": 1}"));
    }
    let problem = response("200 OK", "Content-Type: application/problem+json\r\n", "{\"n\":1}");
    for outcome in receive!(raw(), &problem) {
        assert_eq!(outcome.unwrap().into_body(), RawOutput::OkProblemJson(thing(1)));
    }
    for outcome in receive!(big_text(), &ok(" -9223372036854775808\r\n")) {
        assert_eq!(outcome.unwrap().into_body(), i64::MIN);
    }
    for outcome in receive!(decimal_text(), &ok("12345678901234567890.10")) {
        assert_eq!(outcome.unwrap().into_body().to_string(), "12345678901234567890.10");
    }
    for outcome in receive!(date_text(), &ok("2026-11-22T05:00:00+0000")) {
        assert_eq!(outcome.unwrap().into_body().to_string(), "2026-11-22T05:00:00+0000");
    }
    for status in ["200 OK", "203 Non-Authoritative Information"] {
        for outcome in receive!(bom(), &response(status, "", "\u{feff}{\"n\":1}")) {
            assert_eq!(outcome.unwrap().into_body(), thing(1));
        }
    }
    for outcome in receive!(bom(), &response("404 Not Found", "", "\u{feff}{\"n\":1}")) {
        assert_eq!(outcome.unwrap_err().failure::<Bom>(), Ok(thing(1)));
    }
}

#[test]
fn headers_of_every_kind() {
    let head = "X-Thing: {\"n\":1}\r\nX-Text: a, \"b\"\r\nX-Count: 7\r\nX-Problem: {\"n\":2}\r\n\
                X-Big: 340282366920938463463374607431768211455\r\nX-Price: 1.10, 2\r\nX-Days: 2026-11-22,2026-11-23T00:00:00\r\n";
    for outcome in receive!(headers(), &response("204 No Content", head, "")) {
        let response = outcome.unwrap();
        assert_eq!(Headers::x_thing(&response).unwrap(), Some(thing(1)));
        assert_eq!(Headers::x_text(&response).unwrap().as_deref(), Some("a, \"b\""));
        assert_eq!(Headers::x_count(&response).unwrap(), Some(7));
        assert_eq!(Headers::x_problem(&response).unwrap(), Some(thing(2)));
        assert_eq!(Headers::x_big(&response).unwrap().unwrap().to_string(), "340282366920938463463374607431768211455");
        let prices: Vec<String> = Headers::x_price(&response).unwrap().unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(prices, ["1.10", "2"]);
        let days: Vec<String> = Headers::x_days(&response).unwrap().unwrap().iter().map(ToString::to_string).collect();
        assert_eq!(days, ["2026-11-22", "2026-11-23T00:00:00"]);
    }
    let retry = "Retry-After: 5\r\nX-Thing: {\"n\":3}\r\nContent-Length: 0\r\n";
    for outcome in receive!(limited(), &response("403 Forbidden", retry, "")) {
        let error = outcome.unwrap_err();
        let response = error.response().unwrap();
        assert_eq!(error.retry_after(), Some(std::time::Duration::from_secs(5)));
        assert_eq!(Limited::x_thing(response).unwrap(), Some(thing(3)));
    }
}
