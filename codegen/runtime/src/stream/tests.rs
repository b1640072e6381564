use std::time::Duration;

use bytes::Bytes;

use super::{
    super::{decode::DecodeError, value::Json as AnyJson},
    ByteChunks, Decoder, Event, Events, Json, JsonOrText, Lines, Raw, Sequence, Text, TextChunks, collect,
};

/// Decodes the body as a whole, split in two at every byte, and byte by byte. The items must be the same.
fn all<D: Decoder>(body: &[u8]) -> Vec<Result<D::Item, DecodeError>>
where
    D::Item: std::fmt::Debug + PartialEq,
{
    let pieces = |pieces: &mut dyn Iterator<Item = &[u8]>| {
        let (mut decoder, mut items) = (D::default(), Vec::new());
        for piece in pieces {
            decoder.push(Bytes::copy_from_slice(piece));
            items.extend(std::iter::from_fn(|| decoder.next()));
        }
        decoder.finish();
        items.extend(std::iter::from_fn(|| decoder.next()));
        assert_eq!(decoder.count(), items.len());
        items
    };
    let whole = pieces(&mut [body].into_iter());
    assert_eq!(pieces(&mut body.chunks(1)), whole, "byte by byte");
    for at in 0..=body.len() {
        let (start, end) = body.split_at(at);
        assert_eq!(pieces(&mut [start, end].into_iter()), whole, "cut at {at}");
    }
    whole
}

fn texts(body: &[u8]) -> Vec<String> {
    all::<Events<String, Text>>(body).into_iter().map(|event| event.unwrap().data).collect()
}

#[test]
fn events_end_with_empty_lines() {
    // The examples in the standard.
    assert_eq!(texts(b"data: YHOO\ndata: +2\ndata: 10\n\n"), ["YHOO\n+2\n10"]);
    assert_eq!(
        texts(b": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n"),
        ["first event", "second event", " third event"]
    );
    assert_eq!(texts(b"data\n\ndata\ndata\n\ndata:"), ["", "\n"]);
    assert_eq!(texts(b"data:test\n\ndata: test\n\n"), ["test", "test"]);
    // All three line endings, also mixed; an event without an empty line after it is discarded.
    for body in [
        "data: a\r\rdata: b\r\rdata: c\r",
        "data: a\r\n\r\ndata: b\r\n\r\ndata: c\r\n",
        "data: a\n\ndata: b\n\ndata: c\n",
    ] {
        assert_eq!(texts(body.as_bytes()), ["a", "b"], "{body:?}");
    }
    assert_eq!(texts(b"data: a\r\n\rdata: b\n\r"), ["a", "b"]);
    assert_eq!(texts(b"\r\n\ndata: a\r\n\n"), ["a"]);
    assert_eq!(texts(b"data: a"), [""; 0]);
    // A byte order mark is skipped only at the start.
    assert_eq!(texts(b"\xef\xbb\xbfdata: a\n\n\xef\xbb\xbfdata: b\n\n"), ["a"]);
    // Unknown fields, comments and misspelled field names are ignored.
    assert_eq!(texts(b"data: a\n:data: b\nDATA: c\n data: d\ndata : e\nfoo: f\n\n"), ["a"]);
    assert_eq!(texts(b"data: {\"a\":1}\n\n"), ["{\"a\":1}"]);
}

#[test]
fn events_have_types_ids_and_times() {
    let body = b"event: add\nid: 7\nretry: 3000\ndata: 1\n\nid: a\0b\nretry: 3s\nretry: -1\ndata: 2\n\nevent: none\n\ndata: 3\nid\n\n";
    let events: Vec<Event<i32>> = all::<Events<i32, Json>>(body).into_iter().map(Result::unwrap).collect();
    let retry = Some(Duration::from_secs(3));
    assert_eq!(
        events,
        [
            Event { data: 1, event: Some("add".to_owned()), id: Some("7".to_owned()), retry },
            Event { data: 2, event: None, id: Some("7".to_owned()), retry },
            Event { data: 3, event: None, id: None, retry },
        ]
    );
    // An ID or a reconnection time without data applies to the connection.
    let mut events = Events::<String, Text>::default();
    events.push("id: 9\nretry: 99999999999999999999999\n\n".into());
    assert_eq!(events.next(), None);
    assert_eq!((events.last_event_id(), events.retry()), (Some("9"), Some(Duration::from_millis(u64::MAX))));
}

#[test]
fn data_is_json_text_or_bytes() {
    let body = b"data: {\"a\":\ndata: [1]}\n\ndata: [DONE]\n\n";
    let json: Vec<Event<AnyJson>> = collect::<Events<AnyJson, Json>>(&Bytes::from_static(body)).unwrap();
    assert_eq!(json, [Event::new(serde_json::json!({"a": [1]}))]);
    assert_eq!(texts(body), ["{\"a\":\n[1]}", "[DONE]"]);
    let raw = all::<Events<Bytes, Raw>>(b"data: \xff\xfe\n\n");
    assert_eq!(raw, [Ok(Event::new(Bytes::from_static(b"\xff\xfe")))]);
    let wrong = all::<Events<String, Text>>(b"data: a\n\ndata: b\xff\n\ndata: c\n\n");
    assert_eq!(
        wrong[1].as_ref().unwrap_err().to_string(),
        "cannot decode the body: at item `[1]`: invalid UTF-8 at byte offset 1"
    );
    // Items after an error can be read.
    assert_eq!(wrong[2], Ok(Event::new("c".to_owned())));
    let wrong = all::<Events<u8, Json>>(b"data: 1\n\ndata: x\n\n");
    let DecodeError::Json { path, offset, .. } = wrong[1].clone().unwrap_err() else { panic!("{wrong:?}") };
    assert_eq!((path.as_str(), offset), ("[1]", 16));
}

#[test]
fn lines_are_json_values() {
    let numbers = |body: &[u8]| all::<Lines<u8, Json>>(body).into_iter().map(Result::unwrap).collect::<Vec<_>>();
    assert_eq!(numbers(b"1\n\n 2 \r\n3"), [1, 2, 3]);
    assert_eq!(numbers(b"\xef\xbb\xbf1\n2\n"), [1, 2]);
    assert_eq!(numbers(b"\r\n \n"), [0; 0]);
    // The record separator applies only to sequences, and a single carriage return does not end a line.
    assert!(all::<Lines<u8, Json>>(b"\x1e1\n")[0].is_err());
    let strings =
        |body: &[u8]| all::<Lines<String, JsonOrText>>(body).into_iter().map(Result::unwrap).collect::<Vec<_>>();
    assert_eq!(strings(b"hello\n\"a\\nb\"\r\n{\"a\":1}\n \"x\" y\n"), ["hello", "a\nb", "{\"a\":1}", " \"x\" y"]);
    let wrong = all::<Lines<u8, Json>>(b"1\n[2\n3");
    assert_eq!(
        wrong[1].as_ref().unwrap_err().to_string(),
        "`[1]`: invalid type: sequence, expected an integer that is not negative"
    );
    assert_eq!(wrong[2], Ok(3));
}

#[test]
fn sequences_are_cut_at_separators_only() {
    let values = |body: &[u8]| all::<Sequence<AnyJson, Json>>(body);
    let good: Vec<AnyJson> =
        values(b"\x1e{\"a\":\n1}\n\x1e\x1e\x1e2\n\x1e\"x\"\x1e[3]\x1e null ").into_iter().map(Result::unwrap).collect();
    assert_eq!(good, [serde_json::json!({"a": 1}), 2.into(), "x".into(), serde_json::json!([3]), AnyJson::Null]);
    assert_eq!(values(b""), []);
    assert_eq!(values(b"\xef\xbb\xbf\x1e1\n"), [Ok(1.into())]);
    for cut in ["12", "true", "fal", "null", " -0.5"] {
        let items = values(format!("\x1e{{}}\n\x1e{cut}\x1e[]\n").as_bytes());
        let message = items[1].as_ref().unwrap_err().to_string();
        assert_eq!(
            message, "`[1]`: the value may be truncated, since no whitespace follows it (RFC 7464, section 2.4)",
            "{cut}"
        );
        assert_eq!((items.len(), &items[2]), (3, &Ok(serde_json::json!([]))), "{cut}");
    }
    let wrong = values(b"\x1e{\"a\":\x1e1\n");
    assert!(wrong[0].as_ref().unwrap_err().to_string().starts_with("`[0].a`: EOF"), "{wrong:?}");
    assert_eq!(wrong[1], Ok(1.into()));
}

#[test]
fn incomplete_bytes_are_counted() {
    let mut events = Events::<String, Text>::default();
    events.push("data: 12345\ndata: 67".into());
    assert_eq!((events.next(), events.pending()), (None, 5 + 8));
    let mut lines = Lines::<u8, Json>::default();
    lines.push("1\n2345".into());
    assert_eq!((lines.next(), lines.next(), lines.pending(), lines.count()), (Some(Ok(1)), None, 4, 1));
}

/// The pieces of text depend on the pieces of the body; the joined text does not.
#[test]
fn characters_are_whole_wherever_the_body_is_cut() {
    let body = "a\u{0}ü€😀\u{feff}\r\nz".as_bytes();
    for size in 1..=body.len() {
        for offset in 0..size {
            let (mut decoder, mut text) = (TextChunks::default(), String::new());
            for piece in
                [&body[..offset.min(body.len())]].into_iter().chain(body[offset.min(body.len())..].chunks(size))
            {
                decoder.push(Bytes::copy_from_slice(piece));
                text.extend(std::iter::from_fn(|| decoder.next()).map(Result::unwrap));
            }
            decoder.finish();
            assert_eq!(decoder.next(), None);
            assert_eq!(text.as_bytes(), body, "{size} {offset}");
        }
    }
}

#[test]
fn bytes_that_are_not_text_are_errors_where_they_are() {
    let read = |body: &[u8], size: usize| {
        let (mut decoder, mut out) = (TextChunks::default(), Vec::new());
        for piece in body.chunks(size) {
            decoder.push(Bytes::copy_from_slice(piece));
            out.extend(std::iter::from_fn(|| decoder.next()));
        }
        decoder.finish();
        out.extend(std::iter::from_fn(|| decoder.next()));
        let errors: Vec<_> = out.iter().filter_map(|item| item.as_ref().err().map(ToString::to_string)).collect();
        (out.into_iter().flatten().collect::<String>(), errors)
    };
    for size in [1, 2, 3, 100] {
        let (text, errors) = read(b"a\xffb\xe2\x82c\xf0\x9f", size);
        assert_eq!(text, "abc", "{size}");
        let at = |byte: usize| format!("cannot decode the body: invalid UTF-8 at byte offset {byte}");
        assert_eq!(errors, [at(1), at(3), at(6)], "{size}");
    }
}

#[test]
fn bytes_are_returned_as_they_arrive() {
    let mut decoder = ByteChunks::default();
    decoder.push(Bytes::from_static(b"\xff\0"));
    assert_eq!(decoder.next(), Some(Ok(Bytes::from_static(b"\xff\0"))));
    assert_eq!(decoder.next(), None);
    decoder.push(Bytes::from_static(b"a"));
    decoder.push(Bytes::from_static(b"b"));
    decoder.finish();
    assert_eq!(decoder.next(), Some(Ok(Bytes::from_static(b"ab"))));
    assert_eq!((decoder.next(), decoder.count()), (None, 2));
}
