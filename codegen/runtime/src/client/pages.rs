//! Lists that the server returns in pages.

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

/// The position in a paged list: the operations that request the first and the next page. Used by the asynchronous and
/// the blocking client.
#[derive(Clone, Debug)]
pub(super) struct Position<O> {
    /// The operation that requests the next page. After an error, it requests the page that has failed.
    next_operation: O,
    /// The operation that requests the first page.
    first_operation: O,
    has_next: bool,
    /// The page token in the last error, from which the list can be resumed.
    restart_token: Option<String>,
}

impl<O: Paged> Position<O> {
    pub(super) fn new(operation: O) -> Self {
        Self { first_operation: operation.clone(), next_operation: operation, has_next: true, restart_token: None }
    }

    /// Returns the operation that requests the next page; `None` at the end of the list and after an error.
    pub(super) fn next(&self) -> Option<&O> {
        self.has_next.then_some(&self.next_operation)
    }

    /// Advances to the next page after a response. After an error, [`next`](Self::next) returns `None` until `resume`,
    /// `retry_page` or `restart` is called.
    pub(super) fn advance(&mut self, result: &Result<http::Response<O::Output>, Error>) {
        self.restart_token = None;
        self.has_next = match result {
            Ok(page) => match O::next_page_token(page.body()).filter(|token| !token.is_empty()) {
                Some(token) => {
                    self.next_operation.set_page_token(token.to_owned());
                    true
                }
                None => false,
            },
            Err(error) => {
                self.restart_token = error.restart_page_token().map(str::to_owned);
                false
            }
        };
    }

    pub(super) fn resume(&mut self) -> bool {
        if let Some(token) = self.restart_token.take() {
            self.next_operation.set_page_token(token);
            self.has_next = true;
        }
        self.has_next
    }

    pub(super) fn retry_page(&mut self) {
        self.has_next = true;
    }

    pub(super) fn restart(&mut self) {
        self.next_operation = self.first_operation.clone();
        self.restart_token = None;
        self.has_next = true;
    }
}

impl Client {
    /// Returns the pages of an operation, one after the other. Nothing is sent before the first page is requested.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Error, Paged};")]
    ///
    /// async fn first_page<O: Paged>(client: &Client, operation: O) -> Result<Option<O::Output>, Error> {
    ///     let page = client.pages(operation).next().await.transpose()?;
    ///     Ok(page.map(http::Response::into_body))
    /// }
    /// ```
    pub fn pages<O: Paged>(&self, operation: O) -> Pages<O> {
        Pages::new(self.clone(), operation)
    }

    /// Returns the items of all pages of an operation. Nothing is sent before the first item is requested.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Error, Paged};")]
    ///
    /// async fn count<O: Paged>(client: &Client, operation: O) -> Result<usize, Error> {
    ///     let mut items = client.items(operation);
    ///     let mut count = 0;
    ///     while let Some(item) = items.next().await {
    ///         item?;
    ///         count += 1;
    ///     }
    ///     Ok(count)
    /// }
    /// ```
    pub fn items<O: Paged>(&self, operation: O) -> Items<O> {
        Items::new(self.pages(operation))
    }
}

/// A [`Stream`] of responses with the pages of a list.
///
/// The stream ends after an error. These methods continue it:
///
/// - [`retry_page`](Self::retry_page) requests the failed page again.
/// - [`restart`](Self::restart) starts from the first page.
/// - [`resume`](Self::resume) continues if the page token has expired (410) and the server has sent a new one. Items
///   that were changed in the meantime may be missed or repeated.
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Error, Paged};")]
///
/// async fn count_pages<O: Paged>(client: &Client, operation: O) -> Result<usize, Error> {
///     let mut pages = client.pages(operation);
///     let mut count = 0;
///     while let Some(page) = pages.next().await {
///         page?;
///         count += 1;
///     }
///     Ok(count)
/// }
/// ```
#[must_use = "nothing is sent until it is polled"]
pub struct Pages<O: Paged> {
    client: Client,
    position: Position<O>,
    pending_page: Option<ResponseFuture<O>>,
}

impl<O: Paged> Pages<O> {
    pub(super) fn new(client: Client, operation: O) -> Self {
        Self { client, position: Position::new(operation), pending_page: None }
    }

    /// Returns the next page; `None` after the last page and after an error.
    pub async fn next(&mut self) -> Option<Result<http::Response<O::Output>, Error>> {
        std::future::poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Continues after an error with the page token that the server sent in the error; items may be missed or repeated.
    /// Returns `false` if the server sent no page token.
    pub fn resume(&mut self) -> bool {
        self.pending_page = None;
        self.position.resume()
    }

    /// Continues after an error by requesting the failed page again.
    ///
    /// # Examples
    ///
    /// ```
    #[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Error, Items, Paged};")]
    ///
    /// /// Requests a page again while the server is busy.
    /// async fn next<O: Paged>(items: &mut Items<O>) -> Option<Result<O::Item, Error>> {
    ///     loop {
    ///         match items.next().await? {
    ///             Err(error) if error.is_too_many_requests() => items.retry_page(),
    ///             item => return Some(item),
    ///         }
    ///     }
    /// }
    /// ```
    pub fn retry_page(&mut self) {
        self.pending_page = None;
        self.position.retry_page();
    }

    /// Restarts the list from the first page. Cancels a request in flight.
    pub fn restart(&mut self) {
        self.pending_page = None;
        self.position.restart();
    }
}

// No field is structurally pinned: the future is on the heap.
impl<O: Paged> Unpin for Pages<O> {}

impl<O: Paged> Stream for Pages<O> {
    type Item = Result<http::Response<O::Output>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let pages = &mut *self;
        if pages.pending_page.is_none() {
            let Some(operation) = pages.position.next() else { return Poll::Ready(None) };
            pages.pending_page = Some(ResponseFuture::new(&pages.client, operation));
        }
        let Some(pending_page) = &mut pages.pending_page else { return Poll::Ready(None) };
        let result = ready!(Pin::new(pending_page).poll(context));
        pages.pending_page = None;
        pages.position.advance(&result);
        Poll::Ready(Some(result))
    }
}

impl<O: Paged> fmt::Debug for Pages<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("has_next", &self.position.has_next)
            .field("restart_token", &self.position.restart_token)
            .finish_non_exhaustive()
    }
}

/// A [`Stream`] of the items of all pages of a list. It ends after an error. To continue after the error, it has the
/// same methods as [`Pages`].
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Error, Paged};")]
///
/// async fn first<O: Paged>(client: &Client, operation: O) -> Result<Option<O::Item>, Error> {
///     client.items(operation).next().await.transpose()
/// }
/// ```
#[must_use = "nothing is sent until it is polled"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    items: vec::IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    pub(super) fn new(pages: Pages<O>) -> Self {
        Self { pages, items: Vec::new().into_iter() }
    }

    /// Returns the next item; `None` after the last item and after an error.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        std::future::poll_fn(|context| self.poll_item(context)).await
    }

    /// Continues after an error with the page token that the server sent in the error; items may be missed or repeated.
    /// Returns `false` if the server sent no page token.
    pub fn resume(&mut self) -> bool {
        self.pages.resume()
    }

    /// Continues after an error by requesting the failed page again.
    pub fn retry_page(&mut self) {
        self.pages.retry_page();
    }

    /// Restarts the list from the first page. Discards the remaining items of the current page.
    pub fn restart(&mut self) {
        self.items = Vec::new().into_iter();
        self.pages.restart();
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<O::Item, Error>>> {
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

// No field is structurally pinned.
impl<O: Paged> Unpin for Items<O> {}

impl<O: Paged> Stream for Items<O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

impl<O: Paged> fmt::Debug for Items<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).field("remaining_items", &self.items.len()).finish()
    }
}
