//! Streams: each kind of item, timeouts, limits, errors with the index of the item, cancellation, readers,
//! reconnection.

use std::{fmt::Debug, io::Read, pin::Pin, time::Duration};

use bytes::Bytes;
use runtime::{
    DispatchStream, ErrorKind, ResponseStream, RetryPolicy, blocking,
    stream::{ByteChunks, Decoder, Events, Json, Lines, Sequence, Text, TextChunks, collect},
};

use super::{Either, End, Items, Reply, Settings, Way, run};
use crate::streams::{Follow, Numbers};

const MEDIA: &str = "application/x-ndjson";

fn ends(pieces: &[&str]) -> Reply {
    Reply::pieces(MEDIA, pieces)
}

fn stalls(pieces: &[&str]) -> Reply {
    ends(pieces).ends(End::Stalls)
}

/// Runs a function with each way to send, with a client that has a single slot. After the prepared responses, the
/// server responds with 204.
fn each_way(replies: &[Reply], run: impl Fn(&str, &Way)) {
    let replies = [replies, &[Reply::status(204)]].concat();
    let settings = |_: &super::Place| Settings { retry: RetryPolicy::none(), slots: 1, ..Settings::default() };
    super::each_way(&replies, settings, |way| run(way.name, way));
}

/// Returns all items of a stream.
fn plain<D: Decoder>(way: &Way) -> Items<D> {
    way.items(&Follow::<D>::NEW, |stream| stream, |stream| stream)
}

/// The items are the same for each way to send, and are those that the decoder returns for the whole body.
fn same_as_whole<D: Decoder>(pieces: &[&'static str], expected: usize)
where
    D::Item: Debug + PartialEq,
{
    let whole = collect::<D>(&Bytes::from(pieces.concat())).unwrap();
    assert_eq!(whole.len(), expected);
    each_way(&[ends(pieces)], |way, client| {
        let items: Vec<_> = plain::<D>(client).into_iter().map(Result::unwrap).collect();
        assert_eq!(items, whole, "{way}");
    });
}

#[test]
fn each_kind_of_item_by_each_way() {
    same_as_whole::<Lines<u32, Json>>(&["1\n2", "2\n\n", "3"], 3);
    same_as_whole::<Sequence<u32, Json>>(&["\u{1e}1\n\u{1e}", "2", "2\n", "\u{1e}3\n"], 3);
    same_as_whole::<Events<u32, Json>>(&["id: a\r\ndata: 1\r", "\n\r\nda", "ta: 22\n\n:\n\n", "data: 3\n\n"], 3);
    same_as_whole::<Events<String, Text>>(&["data: ü", "\ndata: 2\n", "\n", "data: lost"], 1);
    each_way(&[ends(&["ü", "€ ", "z"])], |way, client| {
        let text: String = plain::<TextChunks>(client).into_iter().map(Result::unwrap).collect();
        assert_eq!(text, "ü€ z", "{way}");
    });
    each_way(&[ends(&["ü", "€ ", "z"])], |way, client| {
        let bytes: Vec<u8> = plain::<ByteChunks>(client).into_iter().flat_map(Result::unwrap).collect();
        assert_eq!(bytes, "ü€ z".as_bytes(), "{way}");
    });
}

#[test]
fn silence_ends_a_stream() {
    let limit = Duration::from_millis(200);
    each_way(&[stalls(&["1\n", "2"])], |way, client| {
        let items = client.items(
            &Follow::<Numbers>::NEW,
            |stream| stream.idle_timeout(limit),
            |stream| stream.idle_timeout(limit),
        );
        assert_eq!((items.len(), items[0].as_ref().unwrap()), (2, &1), "{way}");
        let error = items[1].as_ref().unwrap_err();
        assert_eq!((error.kind(), error.item_index()), (ErrorKind::Timeout, Some(1)), "{way}: {error}");
    });
}

#[test]
fn an_item_that_is_too_long_ends_the_stream() {
    each_way(&[ends(&["1\n2222", "222222", "2\n3\n"])], |way, client| {
        let items =
            client.items(&Follow::<Numbers>::NEW, |stream| stream.max_item_size(8), |stream| stream.max_item_size(8));
        assert_eq!((items.len(), items[0].as_ref().unwrap()), (2, &1), "{way}");
        let error = items[1].as_ref().unwrap_err();
        assert_eq!((error.kind(), error.item_index()), (ErrorKind::TooLarge, Some(1)), "{way}: {error}");
    });
}

#[test]
fn an_item_that_is_wrong_has_its_index() {
    each_way(&[ends(&["\u{1e}1\n\u{1e}\"t", "wo\"\n\u{1e}3\n"])], |way, client| {
        let items = plain::<Sequence<u32, Json>>(client);
        assert_eq!((items.len(), items[2].as_ref().unwrap()), (3, &3), "{way}");
        let error = items[1].as_ref().unwrap_err();
        assert_eq!((error.kind(), error.item_index()), (ErrorKind::Decode, Some(1)), "{way}: {error}");
    });
}

/// The client has one slot; the second stream gets it when the first is dropped, between two items or within one.
#[test]
fn a_dropped_stream_frees_its_slot() {
    each_way(&[stalls(&["1\n", "2"]), ends(&["7\n"])], |way, client| match &client.client {
        Either::Async(client) => run(async {
            let mut stream = client.dispatch_stream(&Follow::<Numbers>::NEW);
            assert_eq!(stream.next().await.unwrap().unwrap(), 1, "{way}");
            if way == "reqwest" {
                // The stream is dropped while it waits for an item.
                assert!(tokio::time::timeout(Duration::from_millis(50), stream.next()).await.is_err());
            }
            drop(stream);
            let mut stream = client.dispatch_stream(&Follow::<Numbers>::NEW);
            assert_eq!(stream.next().await.unwrap().unwrap(), 7, "{way}");
        }),
        Either::Blocking(client) => {
            let mut stream = client.dispatch_stream(&Follow::<Numbers>::NEW);
            assert_eq!(stream.next().unwrap().unwrap(), 1, "{way}");
            drop(stream);
            let mut stream = client.dispatch_stream(&Follow::<Numbers>::NEW);
            assert_eq!(stream.next().unwrap().unwrap(), 7, "{way}");
        }
    });
}

#[test]
fn bytes_are_readers() {
    each_way(&[ends(&["some ", "bytes", "!"])], |way, client| {
        let mut bytes = Vec::new();
        match &client.client {
            Either::Async(client) => run(async {
                let mut stream = client.dispatch_stream(&Follow::<ByteChunks>::NEW);
                loop {
                    let mut buffer = [0; 2];
                    let mut buffer = tokio::io::ReadBuf::new(&mut buffer);
                    let read = |context: &mut std::task::Context<'_>| {
                        tokio::io::AsyncRead::poll_read(Pin::new(&mut stream), context, &mut buffer)
                    };
                    std::future::poll_fn(read).await.unwrap();
                    if buffer.filled().is_empty() {
                        break;
                    }
                    bytes.extend_from_slice(buffer.filled());
                }
            }),
            Either::Blocking(client) => {
                client.dispatch_stream(&Follow::<ByteChunks>::NEW).read_to_end(&mut bytes).unwrap();
            }
        }
        assert_eq!(bytes, b"some bytes!", "{way}");
    });
}

#[test]
fn events_continue_after_the_last_id() {
    let first = ends(&["retry: 1\nid: a\ndata: 1\n\nid: b\nda", "ta: lost"]);
    each_way(&[first, ends(&["id: b\ndata: 2\n\n"])], |way, client| {
        let items = client.items(
            &Follow::<Events<u32, Json>>::NEW,
            ResponseStream::reconnect,
            blocking::ResponseStream::reconnect,
        );
        let items: Vec<_> = items.into_iter().map(|event| event.unwrap().data).collect();
        assert_eq!(items, [1, 2], "{way}");
    });
}
