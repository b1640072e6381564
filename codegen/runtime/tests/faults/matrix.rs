//! Tests each promise about streams with both drivers and the mock transport.
//!
//! | promise | test |
//! |---|---|
//! | server-sent events, JSON lines, JSON sequences, text, bytes | [`each_kind_of_item_with_each_driver`] |
//! | timeout between items | [`silence_ends_a_stream`] |
//! | limit of an item | [`an_item_that_is_too_long_ends_the_stream`] |
//! | error with the index of its item | [`an_item_that_is_wrong_has_its_index`] |
//! | cancellation by drop | [`a_dropped_stream_frees_its_slot`] |
//! | bytes as `Read` and `AsyncRead` | [`bytes_are_readers`] |
//! | reconnection | [`events_continue_after_the_last_id`] |
//! | whole response by the same decoder | [`each_kind_of_item_with_each_driver`] |
//!
//! Watches, uploads, options and hooks by each way are in `watches`, `uploads` and `options`, and with the mock in `tests/client`.

use std::{
    fmt::Debug,
    io::{Read, Write},
    pin::Pin,
    time::Duration,
};

use bytes::Bytes;
use runtime::{
    Client, DispatchStream, Error, ErrorKind, ResponseStream, RetryPolicy, blocking,
    stream::{ByteChunks, Decoder, Events, Json, Lines, Sequence, Text, TextChunks, collect},
    testing::MockTransport,
};

use crate::{
    server::{Server, read},
    streams::{Follow, Numbers},
};

const MEDIA: &str = "application/x-ndjson";

/// A body, and the state of the connection after it.
#[derive(Clone)]
struct Reply {
    pieces: Vec<&'static str>,
    /// True if the connection stays open without another byte.
    stalls: bool,
}

fn ends(pieces: &[&'static str]) -> Reply {
    Reply { pieces: pieces.to_vec(), stalls: false }
}

fn stalls(pieces: &[&'static str]) -> Reply {
    Reply { pieces: pieces.to_vec(), stalls: true }
}

fn serve(replies: Vec<Reply>) -> Server {
    Server::start(move |number, mut stream| {
        read(&mut stream);
        let Some(reply) = replies.get(number) else {
            let _ = stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
            return;
        };
        stream.set_nodelay(true).unwrap();
        let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {MEDIA}\r\nTransfer-Encoding: chunked\r\n\r\n");
        let _ = stream.write_all(head.as_bytes());
        for piece in &reply.pieces {
            let _ = stream.write_all(format!("{:x}\r\n{piece}\r\n", piece.len()).as_bytes());
        }
        if reply.stalls {
            let _ = stream.read(&mut [0]);
            return;
        }
        let _ = stream.write_all(b"0\r\n\r\n");
    })
}

fn mock(replies: &[Reply]) -> MockTransport {
    let mock = MockTransport::new();
    for reply in replies {
        if reply.stalls {
            mock.respond_and_stall(200, &[("content-type", MEDIA)], reply.pieces.clone());
        } else {
            mock.respond_in_pieces(200, &[("content-type", MEDIA)], reply.pieces.iter().map(|piece| Ok(*piece)));
        }
    }
    mock.respond(204, &[], "");
    mock
}

/// Runs a test with a client of each driver and of the mock. Each client has separate responses.
fn with_each_driver(replies: &[Reply], run: impl Fn(&str, Way)) {
    let setup = |url: &str| Client::builder(url).retry(RetryPolicy::none()).max_concurrent_requests(1);
    let server = serve(replies.to_vec());
    run("reqwest", Way::Async(setup(&server.url).build().unwrap()));
    let server = serve(replies.to_vec());
    let client = blocking::Client::builder(&server.url).retry(RetryPolicy::none()).max_concurrent_requests(1);
    run("ureq", Way::Blocking(client.build().unwrap()));
    let client = || {
        let mock = mock(replies);
        setup("https://api.test").build_with_transport(mock).unwrap()
    };
    run("mock", Way::Async(client()));
    run("mock, blocking", Way::Blocking(blocking::Client::from(client())));
}

enum Way {
    Async(Client),
    Blocking(blocking::Client),
}

type Items<D> = Vec<Result<<D as Decoder>::Item, Error>>;

impl Way {
    /// Returns all items of a stream.
    fn items<D: Decoder>(
        &self,
        asynchronous: impl Fn(ResponseStream<D>) -> ResponseStream<D>,
        blocking: impl Fn(blocking::ResponseStream<D>) -> blocking::ResponseStream<D>,
    ) -> Items<D> {
        match self {
            Self::Async(client) => run(async {
                let mut stream = asynchronous(client.dispatch_stream(&Follow::<D>::NEW));
                let mut items = Vec::new();
                while let Some(item) = stream.next().await {
                    items.push(item);
                }
                items
            }),
            Self::Blocking(client) => blocking(client.dispatch_stream(&Follow::<D>::NEW)).collect(),
        }
    }

    fn plain<D: Decoder>(&self) -> Items<D> {
        self.items::<D>(|stream| stream, |stream| stream)
    }
}

fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

/// Asserts that the items of each driver equal those that the decoder returns for the complete body.
fn same_as_whole<D: Decoder>(pieces: &[&'static str], expected: usize)
where
    D::Item: Debug + PartialEq,
{
    let whole = collect::<D>(&Bytes::from(pieces.concat())).unwrap();
    assert_eq!(whole.len(), expected);
    with_each_driver(&[ends(pieces)], |way, client| {
        let items: Vec<_> = client.plain::<D>().into_iter().map(Result::unwrap).collect();
        assert_eq!(items, whole, "{way}");
    });
}

#[test]
fn each_kind_of_item_with_each_driver() {
    same_as_whole::<Lines<u32, Json>>(&["1\n2", "2\n\n", "3"], 3);
    same_as_whole::<Sequence<u32, Json>>(&["\u{1e}1\n\u{1e}", "2", "2\n", "\u{1e}3\n"], 3);
    same_as_whole::<Events<u32, Json>>(&["id: a\r\ndata: 1\r", "\n\r\nda", "ta: 22\n\n:\n\n", "data: 3\n\n"], 3);
    same_as_whole::<Events<String, Text>>(&["data: ü", "\ndata: 2\n", "\n", "data: lost"], 1);
    with_each_driver(&[ends(&["ü", "€ ", "z"])], |way, client| {
        let text: String = client.plain::<TextChunks>().into_iter().map(Result::unwrap).collect();
        assert_eq!(text, "ü€ z", "{way}");
    });
    with_each_driver(&[ends(&["ü", "€ ", "z"])], |way, client| {
        let bytes: Vec<u8> = client.plain::<ByteChunks>().into_iter().flat_map(Result::unwrap).collect();
        assert_eq!(bytes, "ü€ z".as_bytes(), "{way}");
    });
}

#[test]
fn silence_ends_a_stream() {
    let limit = Duration::from_millis(200);
    with_each_driver(&[stalls(&["1\n", "2"])], |way, client| {
        let items = client.items::<Numbers>(|stream| stream.idle_timeout(limit), |stream| stream.idle_timeout(limit));
        assert_eq!((items.len(), items[0].as_ref().unwrap()), (2, &1), "{way}");
        let error = items[1].as_ref().unwrap_err();
        assert_eq!((error.kind(), error.item_index()), (ErrorKind::Timeout, Some(1)), "{way}: {error}");
    });
}

#[test]
fn an_item_that_is_too_long_ends_the_stream() {
    with_each_driver(&[ends(&["1\n2222", "222222", "2\n3\n"])], |way, client| {
        let items = client.items::<Numbers>(|stream| stream.max_item_size(8), |stream| stream.max_item_size(8));
        assert_eq!((items.len(), items[0].as_ref().unwrap()), (2, &1), "{way}");
        let error = items[1].as_ref().unwrap_err();
        assert_eq!((error.kind(), error.item_index()), (ErrorKind::TooLarge, Some(1)), "{way}: {error}");
    });
}

#[test]
fn an_item_that_is_wrong_has_its_index() {
    with_each_driver(&[ends(&["\u{1e}1\n\u{1e}\"t", "wo\"\n\u{1e}3\n"])], |way, client| {
        let items = client.plain::<Sequence<u32, Json>>();
        assert_eq!((items.len(), items[2].as_ref().unwrap()), (3, &3), "{way}");
        let error = items[1].as_ref().unwrap_err();
        assert_eq!((error.kind(), error.item_index()), (ErrorKind::Decode, Some(1)), "{way}: {error}");
    });
}

/// The client has one slot; the second stream gets it when the first is dropped, between two items or within one.
#[test]
fn a_dropped_stream_frees_its_slot() {
    with_each_driver(&[stalls(&["1\n", "2"]), ends(&["7\n"])], |way, client| match client {
        Way::Async(client) => run(async {
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
        Way::Blocking(client) => {
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
    with_each_driver(&[ends(&["some ", "bytes", "!"])], |way, client| {
        let mut bytes = Vec::new();
        match client {
            Way::Async(client) => run(async {
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
            Way::Blocking(client) => {
                client.dispatch_stream(&Follow::<ByteChunks>::NEW).read_to_end(&mut bytes).unwrap();
            }
        }
        assert_eq!(bytes, b"some bytes!", "{way}");
    });
}

#[test]
fn events_continue_after_the_last_id() {
    let first = ends(&["retry: 1\nid: a\ndata: 1\n\nid: b\nda", "ta: lost"]);
    with_each_driver(&[first, ends(&["id: b\ndata: 2\n\n"])], |way, client| {
        let items = client.items::<Events<u32, Json>>(ResponseStream::reconnect, blocking::ResponseStream::reconnect);
        let items: Vec<_> = items.into_iter().map(|event| event.unwrap().data).collect();
        assert_eq!(items, [1, 2], "{way}");
    });
}
