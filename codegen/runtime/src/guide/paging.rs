//! Lists that the server returns in pages.
//!
//! For an operation that returns a list in pages, [`Client::pages`](super::super::Client::pages) returns a stream of
//! the pages, and [`Client::items`](super::super::Client::items) a stream of the items of all pages. The blocking
//! client returns iterators. Each page is requested when its first item is needed. The size of a page is a parameter of
//! the operation.
//!
//! ```
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Error, Operation, Paged};")]
//!
//! async fn count<O: Paged>(client: &Client, operation: O) -> Result<usize, Error> {
//!     let mut items = client.items(operation);
//!     let mut count = 0;
//!     while let Some(item) = items.next().await {
//!         match item {
//!             Ok(_) => count += 1,
//!             // The page token has expired, and the server has sent a new one. Otherwise: `items.restart()`.
//!             Err(error) if error.is_gone() && items.resume() => {}
//!             Err(error) => return Err(error),
//!         }
//!     }
//!     Ok(count)
//! }
//! # let _ = count::<Never>;
//! # #[derive(Clone)]
//! # enum Never {}
//! # impl Operation for Never {
//! #     type Output = ();
//! #     type Failure = ();
#![doc = concat!("#     const SPEC: &'static ", env!("CARGO_CRATE_NAME"), "::spec::OperationSpec = { unimplemented!() };")]
#![doc = concat!("#     fn request(&self) -> Result<", env!("CARGO_CRATE_NAME"), "::Request, ", env!("CARGO_CRATE_NAME"), "::RequestError> { match *self {} }")]
#![doc = concat!("#     fn decode(_: &", env!("CARGO_CRATE_NAME"), "::Response) -> Result<(), ", env!("CARGO_CRATE_NAME"), "::DecodeError> { Ok(()) }")]
#![doc = concat!("#     fn decode_failure(_: &", env!("CARGO_CRATE_NAME"), "::Response) -> Result<(), ", env!("CARGO_CRATE_NAME"), "::DecodeError> { Ok(()) }")]
//! # }
//! # impl Paged for Never {
//! #     type Item = ();
//! #     fn next_page_token(_: &()) -> Option<&str> { None }
//! #     fn set_page_token(&mut self, _: String) {}
//! #     fn items(_: ()) -> Vec<()> { Vec::new() }
//! # }
//! ```
//!
//! # Errors
//!
//! After an error the stream ends, unless the caller continues: [`retry_page`](super::super::Pages::retry_page)
//! requests the same page again, and [`restart`](super::super::Pages::restart) starts again from the first page.
//! [`Items`](super::super::Items) has the same methods. If the operation deletes the objects that it lists, `restart`
//! also deletes objects that were created in the meantime. In blocking code, write
//! `while let Some(item) = items.next()`, since a `for` loop consumes the iterator.
//!
//! A page token may have expired when it is used (410). The server may send a new one in that response,
//! [`Error::restart_page_token`](super::super::Error::restart_page_token), and [`resume`](super::super::Pages::resume)
//! continues with it. Objects that were created, changed or deleted in the meantime may then be missing or repeated, so
//! the client does not resume by itself.
