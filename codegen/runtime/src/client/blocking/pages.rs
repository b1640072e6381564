//! Iterators over the pages of a list.

use std::vec;

use super::{
    super::{
        super::{
            error::Error,
            operation::{Dispatch, Paged},
        },
        pages::Position,
    },
    Client,
};

impl Client {
    /// Returns the pages of an operation, one after the other. Nothing is sent before the first page is requested.
    pub fn pages<O: Paged>(&self, operation: O) -> Pages<O> {
        Pages { client: self.clone(), position: Position::new(operation) }
    }

    /// Returns the items of all pages of an operation. Nothing is sent before the first item is requested.
    pub fn items<O: Paged>(&self, operation: O) -> Items<O> {
        Items { pages: self.pages(operation), items: Vec::new().into_iter() }
    }
}

/// An iterator over the pages of an operation. It ends after an error. The methods that continue the iteration after an
/// error are described at [`Pages`](super::super::Pages).
///
/// # Examples
///
/// ```
#[doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Error, Paged, blocking};")]
///
/// fn count<O: Paged>(client: &blocking::Client, operation: O) -> Result<usize, Error> {
///     client.items(operation).try_fold(0, |count, item| item.map(|_| count + 1))
/// }
/// ```
#[derive(Clone, Debug)]
#[must_use = "nothing is sent until the first item is requested"]
pub struct Pages<O: Paged> {
    client: Client,
    position: Position<O>,
}

impl<O: Paged> Pages<O> {
    /// Continues after an error with the page token that the server sent in the error; items may be missed or repeated.
    /// Returns `false` if the server sent no page token.
    #[inline]
    pub fn resume(&mut self) -> bool {
        self.position.resume()
    }

    /// Continues after an error by requesting the failed page again.
    #[inline]
    pub fn retry_page(&mut self) {
        self.position.retry_page();
    }

    /// Restarts the list from the first page.
    #[inline]
    pub fn restart(&mut self) {
        self.position.restart();
    }
}

impl<O: Paged> Iterator for Pages<O> {
    type Item = Result<http::Response<O::Output>, Error>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let result = self.client.dispatch(self.position.next()?);
        self.position.advance(&result);
        Some(result)
    }
}

/// An iterator over the items of all pages of an operation. Like [`Pages`], it ends after an error.
#[derive(Debug)]
#[must_use = "nothing is sent until the first item is requested"]
pub struct Items<O: Paged> {
    pages: Pages<O>,
    items: vec::IntoIter<O::Item>,
}

impl<O: Paged> Items<O> {
    /// Continues after an error with the page token that the server sent in the error; items may be missed or repeated.
    /// Returns `false` if the server sent no page token.
    #[inline]
    pub fn resume(&mut self) -> bool {
        self.pages.resume()
    }

    /// Continues after an error by requesting the failed page again.
    #[inline]
    pub fn retry_page(&mut self) {
        self.pages.retry_page();
    }

    /// Restarts the list from the first page. Discards the remaining items of the current page.
    #[inline]
    pub fn restart(&mut self) {
        self.items = Vec::new().into_iter();
        self.pages.restart();
    }
}

impl<O: Paged> Iterator for Items<O> {
    type Item = Result<O::Item, Error>;

    #[inline]
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
