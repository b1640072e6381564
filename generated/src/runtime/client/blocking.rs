//! The client for code that waits: the same calls, on the calling thread.

mod watch;

use std::{
    cell::Cell,
    future::poll_fn,
    io,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
    time::{Duration, Instant},
    vec,
};

pub use self::watch::{Watch, Watcher};

use super::{
    super::{
        error::Error,
        operation::{Dispatch, DispatchStream, Operation, Paged, Response, Streamed},
        stream::{ByteChunks, Decoder, Events},
        transport::BoxFuture,
    },
    ClientBuilder, ResponseFuture,
    pages::Course,
};

/// Sends operations and waits for the answers. Cheap to clone; clones share connections and tokens.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "ureq")]
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::blocking;")]
///
/// let client = blocking::Client::builder("https://api.example.com").auth("the token").build()?;
/// # Ok(())
/// # }
/// # #[cfg(not(feature = "ureq"))]
/// # fn main() {}
/// ```
#[derive(Clone, Debug)]
pub struct Client(super::Client);

impl Client {
    /// A client for the server at this address; see [`Client::builder`](super::Client::builder).
    pub fn builder(url: impl Into<String>) -> ClientBuilder<Self> {
        ClientBuilder::new(url)
    }

    /// The pages of an operation, one after the other. Nothing is sent until the first one is asked for.
    pub fn pages<O: Paged>(&self, operation: O) -> Pages<O> {
        Pages { client: self.clone(), course: Course::new(operation) }
    }

    /// The items of all pages of an operation.
    pub fn items<O: Paged>(&self, operation: O) -> Items<O> {
        Items { pages: self.pages(operation), items: Vec::new().into_iter() }
    }
}

impl Client {
    /// Returns the client that this one waits for.
    pub(super) fn as_async(&self) -> &super::Client {
        &self.0
    }
}

impl From<super::Client> for Client {
    /// The same client, waited for. Its transport must not need a runtime.
    fn from(client: super::Client) -> Self {
        Self(client)
    }
}

impl Dispatch for Client {
    type Output<O: Operation> = Result<http::Response<O::Output>, Error>;

    fn dispatch<O: Operation>(&self, operation: &O) -> Self::Output<O> {
        wait(ResponseFuture::new(&self.0, operation))
    }
}

/// The pages of an operation: an iterator of answers. After an error it is at its end; see
/// [`Pages`](super::Pages) for the ways to go on.
#[derive(Clone, Debug)]
#[must_use = "nothing is sent until it is asked"]
pub struct Pages<O: Paged> {
    client: Client,
    course: Course<O>,
}

impl<O: Paged> Pages<O> {
    /// Goes on with the fresh token of the last error, without consistency. Gives whether there is anything to go on with.
    pub fn resume(&mut self) -> bool {
        self.course.resume()
    }

    /// Asks for the page once more that was answered with an error.
    pub fn retry_page(&mut self) {
        self.course.retry_page();
    }

    /// Begins with the first page again.
    pub fn restart(&mut self) {
        self.course.restart();
    }
}

impl<O: Paged> Iterator for Pages<O> {
    type Item = Result<http::Response<O::Output>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let result = self.client.dispatch(self.course.next()?);
        self.course.learn(&result);
        Some(result)
    }
}

/// The items of all pages of an operation: an iterator. Errors end it as they end [`Pages`].
#[derive(Debug)]
#[must_use = "nothing is sent until it is asked"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    items: vec::IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    /// Goes on with the fresh token of the last error, without consistency. Gives whether there is anything to go on with.
    pub fn resume(&mut self) -> bool {
        self.pages.resume()
    }

    /// Asks for the page once more that was answered with an error.
    pub fn retry_page(&mut self) {
        self.pages.retry_page();
    }

    /// Begins with the first page again; what is left of this one is given up.
    pub fn restart(&mut self) {
        self.items = Vec::new().into_iter();
        self.pages.restart();
    }
}

impl<O: Paged> Iterator for Items<O> {
    type Item = Result<O::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.items.next() {
                return Some(Ok(item));
            }
            match self.pages.next()? {
                Ok(page) => self.items = O::items(page.into_body()).into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

/// The items of a response as they arrive: an iterator. See [`ResponseStream`](super::ResponseStream) for what ends it and how long
/// it may take.
#[derive(Debug)]
#[must_use = "nothing is sent until it is asked"]
pub struct ResponseStream<D>(super::ResponseStream<D>);

impl<D: Decoder> ResponseStream<D> {
    /// Sets the longest time between two items; `None` for any time. Defaults to 5 minutes. See
    /// [`ResponseStream::idle_timeout`](super::ResponseStream::idle_timeout).
    pub fn idle_timeout(self, timeout: impl Into<Option<Duration>>) -> Self {
        Self(self.0.idle_timeout(timeout))
    }

    /// Sets the maximal size of an item in bytes. Defaults to the client's `max_response_size`. See
    /// [`ResponseStream::max_item_size`](super::ResponseStream::max_item_size).
    pub fn max_item_size(self, bytes: usize) -> Self {
        Self(self.0.max_item_size(bytes))
    }

    /// Sends the request if it was not sent yet, and waits for the head of the response. Returns the response with an empty
    /// body.
    ///
    /// # Errors
    ///
    /// If the request cannot be sent, or the response is a failure or of another media type.
    pub fn open(&mut self) -> Result<&Response, Error> {
        wait(self.0.open())
    }

    /// Returns the response with an empty body. `None` until its head has arrived.
    #[must_use]
    pub fn response(&self) -> Option<&Response> {
        self.0.response()
    }
}

impl<T, F> ResponseStream<Events<T, F>> {
    /// Makes the stream connect again when the connection ends or breaks; see
    /// [`ResponseStream::reconnect`](super::ResponseStream::reconnect).
    pub fn reconnect(self) -> Self {
        Self(self.0.reconnect())
    }
}

impl<D: Decoder> Iterator for ResponseStream<D> {
    type Item = Result<D::Item, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        wait(self.0.next())
    }
}

impl io::Read for ResponseStream<ByteChunks> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        let mut count = 0;
        wait(poll_fn(|context| {
            self.0.poll_bytes(context, |piece| {
                count = piece.len().min(buffer.len());
                buffer[..count].copy_from_slice(&piece[..count]);
                count
            })
        }))?;
        Ok(count)
    }
}

impl DispatchStream for Client {
    type Stream<D: Decoder> = ResponseStream<D>;

    fn dispatch_stream<O: Streamed>(&self, operation: &O) -> ResponseStream<O::Decoder> {
        ResponseStream(self.0.stream(operation))
    }
}

/// Wakes a thread that is parked.
struct Parked(Thread);

impl Wake for Parked {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

thread_local! {
    /// When the future that this thread waits for wants to be looked at again.
    static ALARM: Cell<Option<Instant>> = const { Cell::new(None) };
}

/// A future that is ready after this time, if this thread waits for it.
pub(crate) fn timer(after: Duration) -> BoxFuture<'static, ()> {
    let end = Instant::now().checked_add(after);
    Box::pin(poll_fn(move |_| match end {
        Some(end) if end <= Instant::now() => Poll::Ready(()),
        Some(end) => {
            ALARM.set(Some(ALARM.get().map_or(end, |other| other.min(end))));
            Poll::Pending
        }
        None => Poll::Pending,
    }))
}

/// Waits for a future on this thread. It only pends where it waits for another thread's token, or a source's; the transport
/// blocks.
pub(crate) fn wait<F: Future>(future: F) -> F::Output {
    let mut future = std::pin::pin!(future);
    let waker = Waker::from(Arc::new(Parked(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        ALARM.set(None);
        match (future.as_mut().poll(&mut context), ALARM.get()) {
            (Poll::Ready(output), _) => return output,
            (Poll::Pending, Some(end)) => thread::park_timeout(end.saturating_duration_since(Instant::now())),
            (Poll::Pending, None) => thread::park(),
        }
    }
}
