use exact_places::{
    Operation,
    operations::*,
    runtime::value::{Date, DateTime, Number},
    types::{Deep, Node, Small},
};

const DIGITS: [&str; 5] =
    ["1.10", "-0.0", "12345678901234567890.123456789012345678901", "1E+2", "340282366920938463463374607431768211455"];

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

fn time(text: &str) -> DateTime {
    serde_json::from_value(serde_json::json!(text)).unwrap()
}

fn body(operation: impl Operation) -> String {
    String::from_utf8(operation.request().unwrap().into_body().to_vec()).unwrap().replace("\r\n", "|")
}

#[test]
fn parameters_have_the_digits_and_texts_that_were_given() {
    let operation = in_parameters(number("1.10"), time("2026-11-22T05:00:00+08:00"), [number("340282366920938463463374607431768211455"), number("0")])
        .list([number("1.10"), number("-0.0")])
        .piped([u64::MAX, 0])
        .spread([("a".to_owned(), number("2.50"))].into())
        .json(vec![vec![number("1.10")], vec![]])
        .day(serde_json::from_str::<Date>("\"2026-11-22T23:00:00Z\"").unwrap())
        .x_huge(number("18446744073709551616"))
        .x_times([time("2026-11-22T05:00:00.120Z"), time("2026-11-22T05:00:00-03:30")])
        .price_2(number("0.10"));
    for request in crate::send_with_both!(exact_places, operation) {
        let line = "GET /1.10/2026-11-22T05%3A00%3A00%2B08%3A00/340282366920938463463374607431768211455,0?list=1.10,-0.0\
                    &piped=18446744073709551615%7C0&a=2.50&json=%5B%5B1.10%5D%2C%5B%5D%5D&day=2026-11-22T23%3A00%3A00Z HTTP/1.1";
        assert_eq!(request.split("\r\n").next().unwrap(), line);
        let request = request.to_ascii_lowercase();
        assert!(request.contains("\r\nx-huge: 18446744073709551616\r\n"), "{request}");
        assert!(request.contains("\r\nx-times: 2026-11-22t05:00:00.120z,2026-11-22t05:00:00-03:30\r\n"), "{request}");
        assert!(request.contains("\r\ncookie: price=0.10\r\n"), "{request}");
    }
}

#[test]
fn bodies_have_the_digits_and_texts_that_were_given() {
    let node = Node::default().price(number("3.30"));
    let small = || Small::default().price(number("1.10")).huge(number("18446744073709551616")).prices([number("2.0"), number("1E+2")]).at(time("2026-11-22T05:00:00+08:00")).object(node.clone());
    assert_eq!(
        body(in_form(small())),
        "price=1.10&huge=18446744073709551616&prices=2.0&prices=1E%2B2&at=2026-11-22T05%3A00%3A00%2B08%3A00&object=%7B%22price%22%3A3.30%7D"
    );
    let parts = body(in_parts(small()));
    for part in ["name=\"price\"||1.10|", "name=\"huge\"|Content-Type: application/json||18446744073709551616|", "name=\"prices\"||2.0|", "name=\"prices\"||1E+2|", "name=\"at\"||2026-11-22T05:00:00+08:00|", "|{\"price\":3.30}|"] {
        assert!(parts.contains(part), "{part} in {parts}");
    }
    for digits in DIGITS {
        assert_eq!(body(in_text(number(digits))), digits);
        assert_eq!(body(in_lines(vec![number(digits), number("0")])), format!("{digits}\n0\n"));
    }
}

fn deep_json(digits: &str) -> String {
    format!(
        "{{\"rows\":[[{digits},0],[]],\"map\":{{\"a\":[18446744073709551616]}},\"wrapped\":{digits},\
         \"shape\":{{\"kind\":\"Circle\",\"radius\":{digits}}},\"either\":[{digits}],\"whole\":{digits},\
         \"node\":{{\"price\":{digits},\"next\":{{\"price\":{digits}}}}},\"times\":{{\"a\":\"2026-11-22T05:00:00+0000\",\"b\":\"\"}},\
         \"when\":\"2026-11-22\",\"unsigned\":18446744073709551615,\"text\":\"{digits}\",\"more\":{digits}}}"
    )
}

#[test]
fn values_are_sent_back_as_they_were_read() {
    for digits in DIGITS {
        let json = deep_json(digits);
        let response = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n{json}");
        for outcome in crate::receive_with_both!(exact_places, exact_places::operations::deep(Deep::default()), &response) {
            assert_eq!(body(exact_places::operations::deep(outcome.unwrap().into_body())), json);
        }
        let response = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{json}\n{json}");
        for outcome in crate::receive_with_both!(exact_places, in_lines([] as [Number; 0]), &response) {
            for value in outcome.unwrap().into_body() {
                assert_eq!(serde_json::to_string(&value).unwrap(), json);
            }
        }
        let response = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\ndata: {json}\n\n");
        for outcome in crate::receive_with_both!(exact_places, events(), &response) {
            assert_eq!(serde_json::to_string(&outcome.unwrap().into_body()[0].data).unwrap(), json);
        }
    }
    for text in [
        "{\"wrapped\":null,\"when\":null}",
        "{\"shape\":{\"kind\":\"Square\",\"side\":340282366920938463463374607431768211455,\"at\":\"\"},\"either\":1.10}",
        "{\"shape\":{\"kind\":\"Other\",\"n\":1.5},\"either\":\"1.10\"}",
        "{\"whole\":100000000000000000000000000000000000000000}",
    ] {
        let deep: Deep = serde_json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&deep).unwrap(), text);
    }
}
