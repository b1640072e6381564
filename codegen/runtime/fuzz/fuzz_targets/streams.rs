//! Fuzzes streams: server-sent events, JSON lines and JSON text sequences. The decoded items do not depend on how the
//! body is split into pieces.
#![no_main]

use libfuzzer_sys::fuzz_target;
use runtime::{
    stream::{Decoder, Events, Json, JsonOrText, Lines, Raw, Sequence, Text},
    value::{Binary, Json as Value},
};

/// Decodes a body in pieces of `size` bytes and returns the items and errors as text.
fn items<D: Decoder>(body: &[u8], size: usize, show: fn(D::Item) -> String) -> Vec<String> {
    let mut decoder = D::default();
    let mut items = Vec::new();
    let mut drain = |decoder: &mut D| {
        while let Some(item) = decoder.next() {
            items.push(item.map_or_else(|error| error.to_string(), show));
        }
    };
    for piece in body.chunks(size) {
        decoder.push(bytes::Bytes::copy_from_slice(piece));
        drain(&mut decoder);
        assert!(decoder.pending() <= body.len());
    }
    decoder.finish();
    drain(&mut decoder);
    items
}

fn check<D: Decoder>(body: &[u8], size: usize, show: fn(D::Item) -> String) {
    assert_eq!(items::<D>(body, body.len().max(1), show), items::<D>(body, size, show));
}

fuzz_target!(|data: &[u8]| {
    let Some((size, body)) = data.split_first() else { return };
    let size = usize::from(*size).max(1);
    check::<Events<Value, Json>>(body, size, |event| format!("{event:?}"));
    check::<Events<String, Text>>(body, size, |event| format!("{event:?}"));
    check::<Events<Binary, Raw>>(body, size, |event| format!("{event:?}"));
    check::<Lines<Value, Json>>(body, size, |value| value.to_string());
    check::<Lines<String, JsonOrText>>(body, size, |value| value);
    check::<Sequence<Value, Json>>(body, size, |value| value.to_string());
});
