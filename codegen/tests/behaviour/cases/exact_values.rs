use exact_values::{
    Client, ErrorKind, Operation,
    operations::{Exchange, exchange, send, watch_values},
    types::*,
    value::{DateTime, Number},
};

/// Reads a body and checks that it is written with the same bytes.
fn back(text: &str) -> Values {
    let read: Values = serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(serde_json::to_string(&read).unwrap(), text);
    read
}

fn number(text: &str) -> Number {
    text.parse().unwrap()
}

const NUMBERS: [&str; 8] = [
    "1.10",
    "-0",
    "9007199254740993",
    "18446744073709551616",
    "170141183460469231731687303715884105727",
    "12345678901234567890.12",
    "1e400",
    "0.1000000000000000055511151231257827",
];

#[test]
fn numbers_keep_their_digits() {
    for digits in NUMBERS {
        for member in ["decimal", "null", "huge", "either", "or_text"] {
            back(&format!("{{\"{member}\":{digits}}}"));
        }
        back(&format!("{{\"list\":[{digits},0,{digits}]}}"));
        back(&format!("{{\"map\":{{\"a\":{digits}}}}}"));
        back(&format!("{{\"or_object\":{{\"weight\":{digits}}}}}"));
    }
    assert_eq!(back("{\"huge\":170141183460469231731687303715884105727}").huge.unwrap().as_i128(), Some(i128::MAX));
    // The nearest `f64`, and not an adjacent one.
    for digits in ["31.245270191439438", "0.1", "2.2222222222222222e23", "5e-324", "1.7976931348623157e308"] {
        let number: f64 = digits.parse().unwrap();
        let read: Values = serde_json::from_str(&format!("{{\"plain\":{digits}}}")).unwrap();
        assert_eq!(read.plain, Some(number), "{digits}");
        assert_eq!(serde_json::from_str::<Values>(&serde_json::to_string(&read).unwrap()).unwrap(), read, "{digits}");
    }
    assert_eq!(back("{\"null\":null}").null, Some(None));
    assert_eq!(back("{\"small\":2147483647}").small, Some(2_147_483_647.into()));
    assert_eq!(back("{\"tiny\":1.5}").tiny, Some(number("1.5")));
    assert!(matches!(back("{\"or_text\":\"1.10\"}").or_text, Some(ValuesOrText::String(_))));
}

#[test]
fn digits_are_sent_and_received_unchanged() {
    for digits in NUMBERS {
        let values = Values::default().decimal(number(digits)).list(vec![number(digits)]);
        let operation = send(values).price(number(digits)).prices([number(digits), Number::from(7)]);
        let operation = operation.filter(Values::default().decimal(number(digits)));
        for request in crate::send_with_both!(exact_values, operation) {
            let uri = format!("PUT /values?price={digits}&prices={digits}&prices=7&filter%5Bdecimal%5D={digits} HTTP/1.1");
            assert_eq!(request.split("\r\n").next().unwrap().replace("filter[decimal]", "filter%5Bdecimal%5D"), uri);
            assert!(request.ends_with(&format!("\r\n\r\n{{\"decimal\":{digits},\"list\":[{digits}]}}")), "{request}");
        }
    }
}

/// Times as servers send them, and whether RFC 3339 allows them.
const TIMES: [(&str, bool); 9] = [
    ("2026-11-22T05:00:00Z", true),
    ("2026-11-22T05:00:00+08:00", true),
    ("2026-11-22T05:00:00.1000+00:00", true),
    ("2026-11-22T05:00:00", false),
    ("2026-11-22T05:00:00+0000", false),
    ("2026-11-22T05:00:00.5-0330", false),
    ("2026-11-22", false),
    ("0000-00-00T00:00:00", false),
    ("", false),
];

#[test]
fn times_keep_their_text() {
    for (time, is_rfc3339) in TIMES {
        let read = back(&format!("{{\"time\":\"{time}\",\"times\":[\"{time}\",\"{time}\"],\"time_or_number\":\"{time}\"}}"));
        assert_eq!(read.time.unwrap().is_rfc3339(), is_rfc3339, "{time}");
        back(&format!("{{\"day\":\"{time}\",\"time_or_day\":\"{time}\",\"time_or_word\":\"{time}\"}}"));
    }
    let time = back("{\"time\":\"2026-11-22T05:00:00+08:00\"}").time.unwrap();
    assert_eq!((time.unix_timestamp(), time.utc_offset_minutes()), (Ok(1_795_294_800), Ok(480)));
    let day = back("{\"day\":\"2026-11-22T05:00:00Z\"}").day.unwrap();
    assert_eq!(day.year_month_day(), Ok((2026, 11, 22)));
    assert!(matches!(back("{\"time_or_day\":\"2026-11-22\"}").time_or_day, Some(ValuesTimeOrDay::Date(_))));
    assert!(matches!(back("{\"time_or_day\":\"2026-11-22T05:00:00Z\"}").time_or_day, Some(ValuesTimeOrDay::DateTime(_))));
    assert!(serde_json::from_str::<Values>("{\"time\":5}").is_err());
}

#[test]
fn a_strict_client_takes_rfc_3339_alone() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for (time, is_rfc3339) in TIMES {
        let response = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nX-Until: {time}\r\nX-Price: 1.10\r\n\r\n{{\"time\":\"{time}\"}}"
        );
        for outcome in crate::receive_with_both!(exact_values, exchange(Values::default()), &response) {
            let response = outcome.unwrap();
            assert_eq!(response.body().time.as_ref().unwrap().to_string(), time);
            assert_eq!(Exchange::x_until(&response).unwrap().unwrap().to_string(), time);
            assert_eq!(Exchange::x_price(&response).unwrap().unwrap().to_string(), "1.10");
        }
        let server = crate::support::Server::start(&response);
        let operation = exchange(Values::default());
        let asynchronous = Client::builder(&server.url).strict_dates(true).build().unwrap();
        let first = runtime.block_on(async { operation.send(&asynchronous).await });
        let blocking = exact_values::blocking::Client::builder(&server.url).strict_dates(true).build().unwrap();
        for outcome in [first, operation.send(&blocking)] {
            match outcome {
                Ok(_) => assert!(is_rfc3339, "{time}"),
                Err(error) => {
                    assert!(!is_rfc3339, "{error}");
                    assert_eq!(error.kind(), ErrorKind::Decode);
                    let text = format!("{:?}", error);
                    assert!(text.contains("is not a date and time"), "{text}");
                }
            }
        }
    }
    // Strict mode ends with the call.
    assert!(serde_json::from_str::<DateTime>("\"\"").is_ok());
}

#[test]
fn a_strict_client_takes_rfc_3339_alone_in_streams() {
    let response = "HTTP/1.1 200 OK\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n\r\n\
                    {\"time\":\"2026-11-22T05:00:00\"}\n{\"time\":\"2026-11-22T05:00:00Z\"}\n";
    let server = crate::support::Server::start(response);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    for is_strict in [false, true] {
        let asynchronous = Client::builder(&server.url).strict_dates(is_strict).build().unwrap();
        let first: Vec<bool> = runtime.block_on(async {
            let mut stream = watch_values().stream(&asynchronous);
            let mut items = Vec::new();
            while let Some(item) = stream.next().await {
                items.push(item.is_ok());
            }
            items
        });
        let blocking = exact_values::blocking::Client::builder(&server.url).strict_dates(is_strict).build().unwrap();
        let second: Vec<bool> = watch_values().stream(&blocking).map(|item| item.is_ok()).collect();
        for items in [first, second] {
            assert_eq!(items, [!is_strict, true], "strict: {is_strict}");
        }
    }
    // Strict mode ends with the item.
    assert!(serde_json::from_str::<DateTime>("\"\"").is_ok());
}
