//! Answers in pages.
//!
//! Where an operation answers in pages, [`Client::pages`](super::super::Client::pages) gives them as a stream, and
//! [`Client::items`](super::super::Client::items) the items of all of them; the blocking client gives iterators. The next page is asked
//! for when it is wanted. The size of a page is the operation's own parameter.
//!
//! ```
#![doc = concat!("use ", env!("CARGO_CRATE_NAME"), "::{Client, Error, Operation, Paged};")]
//!
//! async fn count<O: Paged + Unpin>(client: &Client, operation: O) -> Result<usize, Error> {
//!     let mut items = client.items(operation);
//!     let mut count = 0;
//!     while let Some(item) = items.next().await {
//!         match item {
//!             Ok(_) => count += 1,
//!             // The page's token is too old, and there is a fresh one; or `items.restart()`.
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
//! # Errors on the way
//!
//! After an error there are no more pages, unless the caller says how to go on: [`retry_page`](super::super::Pages::retry_page) asks for the same
//! page once more, [`restart`](super::super::Pages::restart) for the first one. Items have the same three ways. Where the operation
//! deletes what it lists, beginning again deletes what was created meanwhile, too. In blocking code it takes
//! `while let Some(item) = items.next()`: a `for` loop keeps the iterator to itself.
//!
//! A page's token may be too old when it is used (410). The server may give a fresh one with that answer,
//! [`Error::restart_page_token`](super::super::Error::restart_page_token), and [`resume`](super::super::Pages::resume) takes it. What was created, changed or
//! deleted meanwhile may then be missing or come twice; so this is the caller's choice, and never made for them.
