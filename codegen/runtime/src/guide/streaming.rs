//! Responses that are read as they arrive, and request bodies that are read while they are sent.
//!
//! # Responses
//!
//! An operation whose response can be streamed has a method `stream` in addition to `send`. The items depend on the
//! media type:
//!
//! | media type | items |
//! |---|---|
//! | `text/event-stream` | [`Event`](super::super::stream::Event)s with typed data |
//! | `application/x-ndjson`, `application/jsonl`, `application/json;stream=…` | values, one per line |
//! | `application/json-seq` | values |
//! | `text/*` | `String`s in pieces of any size; characters are never split |
//! | anything else | `Bytes` in pieces of any size |
//!
//! If several media types are declared, `stream` requests the first one that consists of items. If there is none, it
//! requests text, or else bytes. `send` still returns the complete response.
//!
//! `operation.stream(&client)` is the same as [`dispatch_stream`](super::super::DispatchStream::dispatch_stream) of the
//! client:
//!
//! ```
//! use std::time::Duration;
//!
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, DispatchStream, Error, Streamed, stream::{Events, Text}};")]
//!
//! /// Prints the data of the events until the server ends the response.
//! async fn print<O>(client: &Client, operation: &O) -> Result<(), Error>
//! where
//!     O: Streamed<Decoder = Events<String, Text>>,
//! {
//!     let mut events = client.dispatch_stream(operation).idle_timeout(Duration::from_secs(30)).reconnect();
//!     while let Some(event) = events.next().await {
//!         println!("{}", event?.data);
//!     }
//!     Ok(())
//! }
//! ```
//!
//! The [`ResponseStream`](super::super::ResponseStream) implements `futures_core::Stream`, and the [blocking
//! one](super::super::blocking::ResponseStream) implements `Iterator`. A stream of bytes also implements tokio's
//! `AsyncRead` or, in the blocking client, `std::io::Read`.
//!
//! - **Time.** `connect_timeout`, `attempt_timeout` and `total_timeout` of the client apply until the header fields of
//!   the response have arrived. Then only `idle_timeout` applies, the maximum time between two items: 5 minutes by
//!   default. Comments in server-sent events and empty lines count as items, since servers send them to keep the
//!   connection alive. If a part of an item arrives during this time, the blocking client may return the error late, by
//!   at most `attempt_timeout`.
//! - **Size.** An item is at most `max_item_size` long, by default the client's `max_response_size`. The response as a
//!   whole may have any size: items are not kept in memory after they have been returned.
//! - **Errors.** An item that cannot be decoded is an error of the kind `Decode`; the stream then continues with the
//!   next item. After any other error the stream ends. [`Error::item_index`](super::super::Error::item_index) is the
//!   number of items before the error.
//! - **Cancellation.** Dropping a stream closes its connection. Until then the stream counts as one of the client's
//!   `max_concurrent_requests`.
//! - **Retries.** The client's policy applies until a response arrives. A response that has begun is not requested
//!   again. With `reconnect()`, a stream of events reconnects after the delay that the server has sent as `retry`, and
//!   sends the ID of the last event as `Last-Event-ID`.
//!
//! # Request bodies
//!
//! If an operation takes bytes, as its body or as a file in a multipart body, a [`Binary`](super::super::value::Binary)
//! can be read while it is sent, so that large content does not have to fit in memory:
//!
//! ```no_run
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::value::Binary;")]
//!
//! # fn main() -> std::io::Result<()> {
//! let image = Binary::from_file("disk.img")?.media("application/octet-stream");
//! let standard_input = Binary::from_reader(None, std::io::stdin());
//! # Ok(())
//! # }
//! ```
//!
//! If the length is known, it is sent as `Content-Length`; otherwise the body is sent in chunks. A file is opened again
//! for each attempt, so the call is retried as usual. A reader or a stream can be read only once, so the call is not
//! retried after a part of it has been read. `attempt_timeout` includes the time to send the body: raise it for large
//! bodies.
//! A signature requires the digest of the body, so signed content is read twice and cannot be a reader or a stream.
