//! Holes: the variable parts of a shape (a code template), such as a name, a type or the lines of a function body.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::place::parse_tokens;

/// The characters that represent the holes of a shape (a code template) while the shape is printed, by index of the
/// hole. A shape contains no other Greek letters, since it never contains text from documents.
pub(super) const HOLE_LETTERS: [char; 16] =
    ['α', 'β', 'γ', 'δ', 'ε', 'ζ', 'η', 'θ', 'ι', 'κ', 'λ', 'μ', 'ν', 'ξ', 'ο', 'π'];

/// The prefix of the identifiers that represent holes for whole lines, such as `lines__0` for the hole with the index
/// 0. The module `names` never creates such a name.
pub(super) const LINES_PREFIX: &str = "lines__";

macro_rules! fill_lines {
    ($($(#[$doc:meta])* $name:ident)*) => {
        $(
            $(#[$doc])*
            #[derive(Default)]
            pub(in crate::emit) struct $name(pub(in crate::emit) String);

            impl FromIterator<String> for $name {
                fn from_iter<I: IntoIterator<Item = String>>(lines: I) -> Self {
                    Self(lines.into_iter().collect())
                }
            }

            impl Fill for $name {
                fn hole(&self) -> Hole<'_> {
                    Hole::Lines(Syntax::$name, &self.0)
                }
            }
        )*

        /// The kind of the lines that fill a hole (placeholder) for whole lines.
        #[derive(Clone, Copy, PartialEq)]
        pub(in crate::emit) enum Syntax {
            $($(#[$doc])* $name,)*
        }
    };
}

fill_lines! {
    /// Lines of documentation and attributes.
    Attributes
    /// Fields of a struct.
    Fields
    /// Variants of an enum.
    Variants
    /// Arms of a `match`.
    Arms
    /// Statements of a function, or items of an `impl`.
    Statements
}

/// Arguments of a function, each with its type.
pub(in crate::emit) struct Arguments(pub(in crate::emit) Vec<String>);

/// The members of a struct expression, between its braces.
pub(in crate::emit) struct Members(pub(in crate::emit) Vec<String>);

/// An expression, a type or a name that the printer moves to a separate line if the line would be too long.
pub(in crate::emit) struct Apart<'a>(pub(in crate::emit) &'a str);

/// The elements of a tuple or a tuple pattern, between its parentheses. There are at least two elements.
pub(in crate::emit) struct Tuple(pub(in crate::emit) Vec<String>);

/// A hole (placeholder) of a code template, with the content that fills the hole.
#[derive(Clone, Copy)]
pub(in crate::emit) enum Hole<'a> {
    /// A non-empty part of a line, such as a name, a type or an expression. The printer does not break the line here.
    Text(&'a str),
    /// A part of a line, which the printer moves to a separate line if the line would be too long.
    Apart(&'a str),
    /// Items separated by commas, written on one line or with one item per line.
    List(&'a [String]),
    /// Arguments of a function, written on one line or with one argument per line.
    Arguments(&'a [String]),
    /// Members of a struct expression, written on one line or with one member per line.
    Members(&'a [String]),
    /// Elements of a tuple, written on one line or with one element per line.
    Tuple(&'a [String]),
    /// Whole lines, already indented.
    Lines(Syntax, &'a str),
}

/// A type whose values can fill the holes (placeholders) of a code template.
pub(in crate::emit) trait Fill {
    fn hole(&self) -> Hole<'_>;
}

impl Fill for str {
    fn hole(&self) -> Hole<'_> {
        Hole::Text(self)
    }
}

impl Fill for String {
    fn hole(&self) -> Hole<'_> {
        Hole::Text(self)
    }
}

impl Fill for [String] {
    fn hole(&self) -> Hole<'_> {
        Hole::List(self)
    }
}

impl Fill for Vec<String> {
    fn hole(&self) -> Hole<'_> {
        Hole::List(self)
    }
}

impl Fill for Arguments {
    fn hole(&self) -> Hole<'_> {
        Hole::Arguments(&self.0)
    }
}

impl Fill for Members {
    fn hole(&self) -> Hole<'_> {
        Hole::Members(&self.0)
    }
}

impl Fill for Tuple {
    fn hole(&self) -> Hole<'_> {
        Hole::Tuple(&self.0)
    }
}

impl Fill for Apart<'_> {
    fn hole(&self) -> Hole<'_> {
        Hole::Apart(self.0)
    }
}

impl<T: Fill + ?Sized> Fill for &T {
    fn hole(&self) -> Hole<'_> {
        T::hole(self)
    }
}

impl Hole<'_> {
    pub(super) fn is_empty(self) -> bool {
        match self {
            Self::Text(text) | Self::Apart(text) | Self::Lines(_, text) => text.is_empty(),
            Self::List(items) | Self::Arguments(items) | Self::Members(items) | Self::Tuple(items) => items.is_empty(),
        }
    }

    /// Returns the items, arguments, members or elements that fill the hole. `None` if the hole is filled with text.
    pub(super) fn list_items(&self) -> Option<&[String]> {
        match self {
            Self::List(items) | Self::Arguments(items) | Self::Members(items) | Self::Tuple(items) => Some(items),
            Self::Text(_) | Self::Apart(_) | Self::Lines(..) => None,
        }
    }

    /// Returns whether the printer may break the line at this hole, and write the content of the hole on a separate
    /// line or with one item per line.
    pub(super) fn can_break(self) -> bool {
        !matches!(self, Self::Text(_) | Self::Lines(..))
    }

    /// Returns the tokens that represent the hole while its code template is printed: `letter`, repeated `width` times.
    pub(super) fn stand_in(self, letter: char, width: usize) -> TokenStream {
        let repeat_letter = |times: usize| Ident::new(&String::from(letter).repeat(times), Span::call_site());
        match self {
            Self::Text(_) => repeat_letter(1).into_token_stream(),
            Self::Apart(_) | Self::List(_) | Self::Members(_) => repeat_letter(width).into_token_stream(),
            Self::Arguments(_) => {
                let stand_in_name = repeat_letter(width);
                quote! { #stand_in_name: A }
            }
            // A single element in parentheses would not be a tuple.
            Self::Tuple(_) => {
                let stand_in_name = repeat_letter(width);
                quote! { #stand_in_name, #stand_in_name }
            }
            Self::Lines(syntax, _) => syntax.stand_in_line(&repeat_letter(1)),
        }
    }

    /// Returns the content of the hole as tokens. For a hole for whole lines, returns placeholder tokens that contain
    /// the index of the hole, such as `lines__0`.
    pub(super) fn content_tokens(self, index: usize) -> TokenStream {
        match self {
            _ if self.is_empty() => TokenStream::new(),
            Self::Text(text) | Self::Apart(text) => parse_tokens(text),
            Self::List(items) | Self::Arguments(items) | Self::Members(items) | Self::Tuple(items) => {
                parse_tokens(&items.join(","))
            }
            Self::Lines(syntax, _) => {
                syntax.stand_in_line(&Ident::new(&format!("{LINES_PREFIX}{index}"), Span::call_site()))
            }
        }
    }
}

impl Syntax {
    /// Returns tokens that contain the identifier `name` and that the printer writes on a separate line.
    fn stand_in_line(self, name: &Ident) -> TokenStream {
        match self {
            Self::Attributes => quote! { #[#name] },
            Self::Fields => quote! { #name: (), },
            Self::Variants => quote! { #name, },
            Self::Arms => quote! { #name => {} },
            Self::Statements => quote! { #name!(); },
        }
    }
}
