//! Decodes server-sent events (`text/event-stream`; HTML Standard, "Interpreting an event stream").

use std::{marker::PhantomData, ops::Deref, time::Duration};

use bytes::{Bytes, BytesMut};

use super::{
    super::content::DecodeError,
    Decoder, Format,
    cut::{Cutter, without_bom},
    locate_in_item,
};

/// A server-sent event.
///
/// Dereferences to the data of the event.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::stream::Event;")]
///
/// let event = Event::new(String::from("hello"));
/// assert_eq!(event, "hello");
/// assert_eq!(event.event, None);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Event<T> {
    /// The data: the values of the fields `data`, joined with line feeds.
    pub data: T,
    /// The type of the event. `None` if the server sent no type, which means `message`.
    pub event: Option<String>,
    /// The last event ID: the `id` of this event, or, if this event has no `id`, the `id` of the most recent event that
    /// has one.
    pub id: Option<String>,
    /// The reconnection time that the server has sent most recently; `None` if it has sent no reconnection time.
    pub retry: Option<Duration>,
}

impl<T> Event<T> {
    /// Creates an event with only data.
    #[inline]
    pub fn new(data: T) -> Self {
        Self { data, event: None, id: None, retry: None }
    }
}

impl<T> Deref for Event<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.data
    }
}

impl PartialEq<str> for Event<String> {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        self.data == other
    }
}

impl PartialEq<&str> for Event<String> {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        self.data == *other
    }
}

impl PartialEq<String> for Event<String> {
    #[inline]
    fn eq(&self, other: &String) -> bool {
        self.data == *other
    }
}

/// Decodes server-sent events.
///
/// The last event is discarded if no empty line follows it, as the standard requires.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::stream::{Events, Text, collect};")]
///
/// let body = "event: greeting\ndata: hello\n\n".into();
/// let events = collect::<Events<String, Text>>(&body).unwrap();
/// assert_eq!(events[0].event.as_deref(), Some("greeting"));
/// assert_eq!(events[0], "hello");
/// ```
#[derive(Clone, Debug)]
pub struct Events<T, F> {
    parser: Parser,
    item_count: usize,
    item_size: usize,
    item_type: PhantomData<fn() -> (T, F)>,
}

impl<T, F> Default for Events<T, F> {
    #[inline]
    fn default() -> Self {
        Self { parser: Parser::default(), item_count: 0, item_size: 0, item_type: PhantomData }
    }
}

impl<T, F> Events<T, F> {
    /// Returns the ID of the last complete event, which a new connection sends as `Last-Event-ID`.
    #[inline]
    pub fn last_event_id(&self) -> Option<&str> {
        self.parser.last_id.as_deref().filter(|id| !id.is_empty())
    }

    /// Returns the delay before reconnecting that the server has sent as `retry`; `None` if the server has sent no
    /// delay.
    #[inline]
    pub fn retry(&self) -> Option<Duration> {
        self.parser.retry
    }
}

impl<T, F: Format<T>> Decoder for Events<T, F> {
    type Item = Event<T>;

    #[inline]
    fn push(&mut self, bytes: Bytes) {
        self.parser.lines.push(bytes);
    }

    #[inline]
    fn finish(&mut self) {
        self.parser.finish();
    }

    #[inline]
    fn next(&mut self) -> Option<Result<Event<T>, DecodeError>> {
        loop {
            let event = self.parser.next()?;
            if F::is_mark(&event.data) {
                continue;
            }
            self.item_size = event.data.len();
            let data = F::decode(&event.data).map_err(|error| locate_in_item(error, self.item_count, event.start));
            self.item_count += 1;
            return Some(data.map(|data| Event { data, event: event.event, id: event.id, retry: event.retry }));
        }
    }

    #[inline]
    fn pending(&self) -> usize {
        self.parser.lines.pending() + self.parser.data.as_ref().map_or(0, EventData::len)
    }

    #[inline]
    fn count(&self) -> usize {
        self.item_count
    }

    #[inline]
    fn size(&self) -> usize {
        self.item_size
    }

    #[inline]
    fn keep_alives(&self) -> usize {
        self.parser.comment_count
    }

    #[inline]
    fn resumption(&self) -> (Option<&str>, Option<Duration>) {
        (self.parser.last_id.as_deref(), self.retry())
    }
}

/// The state of the parsing algorithm in the HTML Standard. The state does not depend on the type to which the data is
/// decoded.
#[derive(Clone, Debug, Default)]
struct Parser {
    lines: Cutter,
    data: Option<EventData>,
    event: Option<String>,
    /// The value of the last field `id` that was received, including the event that is being read.
    id: Option<String>,
    /// The ID of the last complete event.
    last_id: Option<String>,
    retry: Option<Duration>,
    comment_count: usize,
}

/// The data of an event, before decoding. Data that consists of one line, which is the usual case, is not copied.
#[derive(Clone, Debug)]
struct EventData {
    /// The byte offset of the data in the body.
    start: usize,
    /// The data if it consists of one line, and empty otherwise.
    line: Bytes,
    /// The lines of the data, joined with line feeds, if there are several; empty otherwise.
    lines: BytesMut,
}

impl EventData {
    #[inline]
    fn len(&self) -> usize {
        self.line.len() + self.lines.len()
    }

    #[inline]
    fn add_line(&mut self, line: &[u8]) {
        if self.lines.is_empty() {
            self.lines.extend_from_slice(&self.line);
            self.line = Bytes::new();
        }
        self.lines.extend_from_slice(b"\n");
        self.lines.extend_from_slice(line);
    }

    #[inline]
    fn into_bytes(self) -> Bytes {
        if self.lines.is_empty() { self.line } else { self.lines.freeze() }
    }
}

/// A complete event whose data is not decoded yet.
struct RawEvent {
    /// The byte offset of the data in the body.
    start: usize,
    data: Bytes,
    event: Option<String>,
    id: Option<String>,
    retry: Option<Duration>,
}

impl Parser {
    /// Discards the last event of the body if no empty line follows it.
    #[inline]
    fn finish(&mut self) {
        self.lines = Cutter::default();
        self.data = None;
        self.event = None;
        self.id.clone_from(&self.last_id);
    }

    #[inline]
    fn next(&mut self) -> Option<RawEvent> {
        loop {
            let (start, line) = self.lines.next_line()?;
            let line_end = start + line.len();
            let line = without_bom(start, line);
            if !line.is_empty() {
                self.process_field(line_end, &line);
                continue;
            }
            if self.id != self.last_id {
                self.last_id.clone_from(&self.id);
            }
            if let Some(data) = self.data.take() {
                let (start, event) = (data.start, self.event.take());
                let (id, data) = (self.id.clone().filter(|id| !id.is_empty()), data.into_bytes());
                return Some(RawEvent { start, data, event, id, retry: self.retry });
            }
            self.event = None;
        }
    }

    /// Stores the field in a line such as `data: hello`. Skips one space after the colon. `line_end` is the byte offset
    /// in the body at which the line ends.
    #[inline]
    fn process_field(&mut self, line_end: usize, line: &Bytes) {
        let colon_index = memchr::memchr(b':', line).unwrap_or(line.len());
        let value = line.slice((colon_index + 1).min(line.len())..);
        let space_count = usize::from(value.first() == Some(&b' '));
        let value = value.slice(space_count..);
        match &line[..colon_index] {
            b"data" => {
                if let Some(data) = &mut self.data {
                    data.add_line(&value);
                } else {
                    let start = line_end - value.len();
                    self.data = Some(EventData { start, line: value, lines: BytesMut::new() });
                }
            }
            b"event" => self.event = Some(decode_lossy(&value)).filter(|name| !name.is_empty()),
            b"id" if !value.contains(&0) => self.id = Some(decode_lossy(&value)),
            b"retry" if !value.is_empty() && value.iter().all(u8::is_ascii_digit) => {
                let millis = decode_lossy(&value).parse().unwrap_or(u64::MAX);
                self.retry = Some(Duration::from_millis(millis));
            }
            // A comment.
            b"" => self.comment_count += 1,
            // Unknown fields are ignored.
            _ => {}
        }
    }
}

#[inline]
fn decode_lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
