//! Reads the public API of a generated crate as a list of items, and compares two such lists.
//!
//! The list is extracted from the generated code, so that the list contains the same items as the compiler sees.

mod aliases;
mod compare;
mod exports;
mod extract;
mod print;
mod uses;

#[cfg(test)]
mod tests;

use indexmap::IndexMap;
use serde::Serialize;

pub use self::{
    compare::{Effect, ItemChange, compare_surfaces, differing_arguments},
    uses::{Disagreement, ItemUse, find_disagreement, uses_of_items},
};

/// The public items of a crate, by path (`batch::v1::Job::status`).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Surface {
    /// The items by path, in the order of the files. If two items have the same path, the key of the second one also
    /// contains its kind: `v1::pets (function)`.
    pub items: IndexMap<String, Item>,
}

/// A public item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The kind of item.
    pub kind: ItemKind,
    /// The declaration, without documentation, attributes and body.
    pub signature: String,
    /// True if callers can neither construct nor exhaustively match the type, since it is `#[non_exhaustive]` or has
    /// private or hidden fields. Fields and variants have the value of their type.
    #[serde(rename = "open")]
    pub is_non_exhaustive: bool,
    /// The condition of the item's `#[cfg(…)]`, such as `feature = "batch"`; `None` if the item is always available.
    pub feature: Option<String>,
}

/// The kinds of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "each is the Rust item of that name")]
pub enum ItemKind {
    Module,
    Struct,
    Field,
    Enum,
    Variant,
    Union,
    Trait,
    Function,
    Method,
    Constant,
    Static,
    Type,
    Macro,
    Impl,
    Export,
    Feature,
}

/// A generated file that cannot be parsed as Rust.
#[derive(Debug, thiserror::Error)]
#[error("the generated file `{path}` is not valid Rust: {reason}")]
pub struct SurfaceError {
    /// The path of the file.
    pub path: String,
    /// The parser's error.
    pub reason: syn::Error,
}

impl Surface {
    /// Reads the public API from a crate's files, each given as a path relative to the crate's directory and the text.
    /// Reads only files below `src/`, and the features in `Cargo.toml`.
    ///
    /// # Errors
    ///
    /// If a file cannot be parsed as Rust.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, SurfaceError> {
        let files: IndexMap<&str, &str> = files.into_iter().collect();
        extract::read_crate(&files)
    }

    /// Adds an item. If there already is an item with the same path, such as a type and a function, the kind is added
    /// to the key.
    fn add(&mut self, path: String, item: Item) {
        let key = if self.items.contains_key(&path) { format!("{path} ({})", item.kind.name()) } else { path };
        self.items.insert(key, item);
    }
}

impl ItemKind {
    /// Returns the name of the kind.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Module => "module",
            Self::Struct => "struct",
            Self::Field => "field",
            Self::Enum => "enum",
            Self::Variant => "variant",
            Self::Union => "union",
            Self::Trait => "trait",
            Self::Function => "function",
            Self::Method => "method",
            Self::Constant => "constant",
            Self::Static => "static",
            Self::Type => "type",
            Self::Macro => "macro",
            Self::Impl => "impl",
            Self::Export => "export",
            Self::Feature => "feature",
        }
    }
}
