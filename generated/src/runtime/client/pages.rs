//! Answers that come in pages.

use std::{
    fmt,
    pin::Pin,
    task::{Context, Poll, ready},
    vec,
};

use futures_core::Stream;

use super::{
    super::{error::Error, operation::Paged},
    Client, ResponseFuture,
};

/// What pages go on with; shared by the asynchronous and the blocking kind.
#[derive(Clone, Debug)]
pub(super) struct Course<O> {
    operation: O,
    first: O,
    more: bool,
    fresh: Option<String>,
}

impl<O: Paged> Course<O> {
    pub(super) fn new(operation: O) -> Self {
        Self { first: operation.clone(), operation, more: true, fresh: None }
    }

    /// The operation that asks for the next page.
    pub(super) fn next(&self) -> Option<&O> {
        self.more.then_some(&self.operation)
    }

    /// Learns from an answer how to go on. After an error there is no next page, unless the caller says how to go on.
    pub(super) fn learn(&mut self, result: &Result<http::Response<O::Output>, Error>) {
        self.fresh = None;
        self.more = match result {
            Ok(page) => match O::next_page_token(page.body()).filter(|token| !token.is_empty()) {
                Some(token) => {
                    self.operation.set_page_token(token.to_owned());
                    true
                }
                None => false,
            },
            Err(error) => {
                self.fresh = error.restart_page_token().map(str::to_owned);
                false
            }
        };
    }

    pub(super) fn resume(&mut self) -> bool {
        if let Some(token) = self.fresh.take() {
            self.operation.set_page_token(token);
            self.more = true;
        }
        self.more
    }

    pub(super) fn retry_page(&mut self) {
        self.more = true;
    }

    pub(super) fn restart(&mut self) {
        self.operation = self.first.clone();
        self.fresh = None;
        self.more = true;
    }
}

/// The pages of an operation: a stream of answers.
///
/// After an error the stream is at its end. If the error is that the token was too old (410), the server may have given a
/// fresh one: [`resume`](Self::resume) takes it, and what has changed meanwhile may be missing or come twice;
/// [`restart`](Self::restart) begins with the first page again. [`retry_page`](Self::retry_page) asks for the same page once more.
#[must_use = "nothing is sent until it is polled"]
pub struct Pages<O: Paged> {
    client: Client,
    course: Course<O>,
    pending: Option<ResponseFuture<O>>,
}

impl<O: Paged> Pages<O> {
    pub(super) fn new(client: Client, operation: O) -> Self {
        Self { client, course: Course::new(operation), pending: None }
    }

    /// The next page; nothing after the last one, and after an error.
    pub async fn next(&mut self) -> Option<Result<http::Response<O::Output>, Error>>
    where
        O: Unpin,
    {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Goes on with the fresh token of the last error, without consistency. Gives whether there is anything to go on with.
    pub fn resume(&mut self) -> bool {
        self.pending = None;
        self.course.resume()
    }

    /// Asks for the page once more that was answered with an error.
    pub fn retry_page(&mut self) {
        self.pending = None;
        self.course.retry_page();
    }

    /// Begins with the first page again; one that is on its way is given up.
    pub fn restart(&mut self) {
        self.pending = None;
        self.course.restart();
    }
}

impl<O: Paged + Unpin> Stream for Pages<O> {
    type Item = Result<http::Response<O::Output>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if this.pending.is_none() {
            let Some(operation) = this.course.next() else { return Poll::Ready(None) };
            this.pending = Some(ResponseFuture::new(&this.client, operation));
        }
        let Some(pending) = &mut this.pending else { return Poll::Ready(None) };
        let result = ready!(Pin::new(pending).poll(context));
        this.pending = None;
        this.course.learn(&result);
        Poll::Ready(Some(result))
    }
}

impl<O: Paged> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("more", &self.course.more)
            .field("fresh", &self.course.fresh)
            .finish_non_exhaustive()
    }
}

/// The items of all pages of an operation: a stream. Errors end it as they end [`Pages`], with the same ways to go on.
#[must_use = "nothing is sent until it is polled"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    items: vec::IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    pub(super) fn new(pages: Pages<O>) -> Self {
        Self { pages, items: Vec::new().into_iter() }
    }

    /// The next item; nothing after the last one, and after an error.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>>
    where
        O: Unpin,
    {
        std::future::poll_fn(|context| self.poll(context)).await
    }

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

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Item, Error>>>
    where
        O: Unpin,
    {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => self.items = O::items(page.into_body()).into_iter(),
            }
        }
    }
}

impl<O: Paged + Unpin> Stream for Items<O>
where
    O::Item: Unpin,
{
    type Item = Result<O::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(context)
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).field("left", &self.items.len()).finish()
    }
}
