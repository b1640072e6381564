//! The trait of operations whose responses are pages.

use super::Operation;

/// An operation whose response is one page of a list.
pub trait Paged: Operation + Clone {
    /// The type of the list's items.
    type Item;

    /// Returns the token of the next page; `None` on the last page.
    fn next_page_token(page: &Self::Output) -> Option<&str>;

    /// Changes this operation to request the page with this token.
    fn set_page_token(&mut self, token: String);

    /// Returns the items of a page.
    fn items(page: Self::Output) -> Vec<Self::Item>;
}
