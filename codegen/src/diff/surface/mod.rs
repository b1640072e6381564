//! Reads the public API of a generated crate as a list of items, and compares two such lists.
//!
//! The list is extracted from the generated code and contains exactly the public items that the compiler finds.

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

/// The public API of a crate: the public items, by path (`batch::v1::Job::status`).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Surface {
    /// The items by path, in the order of the files. If two items have the same path, the key of the second item ends
    /// with the kind of item: `v1::pets (function)`.
    pub items: IndexMap<String, Item>,
}

/// A public Rust item, such as a type, function, field or trait implementation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Item {
    /// The kind of item.
    pub kind: ItemKind,
    /// The declaration as text, without documentation, attributes and body.
    pub signature: String,
    /// True if callers can neither construct the type nor match it exhaustively, because it is `#[non_exhaustive]` or
    /// has private or hidden fields. A field or variant has the same value as its type.
    #[serde(rename = "open")]
    pub is_non_exhaustive: bool,
    /// The condition of the `#[cfg(…)]` attribute, such as `feature = "batch"`; `None` if the item is always available.
    pub feature: Option<String>,
}

/// The kinds of Rust items.
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

/// An error that is returned if a generated file cannot be parsed as Rust.
#[derive(Debug, thiserror::Error)]
#[error("the generated file `{path}` is not valid Rust: {reason}")]
pub struct SurfaceError {
    /// The path of the file.
    pub path: String,
    /// The error of the Rust parser.
    pub reason: syn::Error,
}

impl Surface {
    /// Reads the public API from the files of a crate. Each file is given by its path, relative to the directory of the
    /// crate, and its text. Only files below `src/` and the Cargo features in `Cargo.toml` are read.
    ///
    /// # Errors
    ///
    /// Returns an error if a file cannot be parsed as Rust.
    pub fn read<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, SurfaceError> {
        let files: IndexMap<&str, &str> = files.into_iter().collect();
        extract::read_crate(&files)
    }

    /// Adds an item. If another item has the same path, as a type and a function may have, the kind is appended to the
    /// key.
    fn add(&mut self, path: String, item: Item) {
        let key = if self.items.contains_key(&path) { format!("{path} ({})", item.kind.name()) } else { path };
        self.items.insert(key, item);
    }
}

impl ItemKind {
    /// Returns the name of the kind of item.
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
