//! Positions of code in a file, and the separators that the printer writes there.

use proc_macro2::TokenStream;
use quote::quote;

/// The printer breaks lines that are longer than this.
pub(super) const WIDTH: usize = 89;

/// The position of a piece of code, which determines its indentation.
#[derive(Clone, Copy)]
pub(in crate::emit) enum Place {
    /// In the file.
    Item,
    /// In the braces of a struct.
    Field,
    /// In the braces of an enum.
    Variant,
    /// In the braces of an `impl`.
    Method,
    /// In the body of a function.
    Function,
    /// In the body of a method.
    Body,
    /// In a `match` in the body of a method.
    Arm,
    /// In a `match` in a loop in the body of a method.
    LoopArm,
}

impl Place {
    /// Returns the number of braces around it.
    fn depth(self) -> usize {
        match self {
            Self::Item => 0,
            Self::Field | Self::Variant | Self::Method | Self::Function => 1,
            Self::Body => 2,
            Self::Arm => 3,
            Self::LoopArm => 4,
        }
    }

    pub(in crate::emit) fn indent(self) -> &'static str {
        &"                "[..4 * self.depth()]
    }

    /// Returns whether the printer has room for this in a line.
    pub(in crate::emit) fn fits(self, text: &str) -> bool {
        self.indent().len() + text.len() <= WIDTH
    }

    /// Returns a file with the piece at this position.
    fn wrap(self, piece: &TokenStream) -> TokenStream {
        match self {
            Self::Item => quote! { #piece },
            Self::Field => quote! { struct A { #piece } },
            Self::Variant => quote! { enum A { #piece } },
            Self::Method => quote! { impl A { #piece } },
            Self::Function => quote! { fn a() { #piece } },
            Self::Body => quote! { impl A { fn a() { #piece } } },
            Self::Arm => quote! { impl A { fn a() { match a { #piece } } } },
            Self::LoopArm => quote! { impl A { fn a() { while a { match a { #piece } } } } },
        }
    }
}

/// Returns the printer's text of a piece in its place.
pub(in crate::emit) fn print(place: Place, piece: &TokenStream) -> String {
    let file = syn::parse2(place.wrap(piece)).expect("emitters write Rust");
    let text = prettyplease::unparse(&file);
    let depth = place.depth();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.get(depth..lines.len().saturating_sub(depth)).unwrap_or_default().concat()
}

/// Parses text as tokens.
pub(in crate::emit) fn tokens(text: &str) -> TokenStream {
    text.parse().expect("emitters write Rust's tokens")
}
