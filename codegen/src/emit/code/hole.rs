//! The placeholders of code templates: the variable parts of generated code, such as a name, a type or the lines of a
//! function body.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::place::parse_tokens;

/// The characters that represent placeholders while a code template is printed. The placeholder at index 0 is
/// represented by the first character. A code template contains no other Greek letters, since it never contains text
/// from documents.
pub(super) const PLACEHOLDER_LETTERS: [char; 16] =
    ['α', 'β', 'γ', 'δ', 'ε', 'ζ', 'η', 'θ', 'ι', 'κ', 'λ', 'μ', 'ν', 'ξ', 'ο', 'π'];

/// The prefix of the identifiers that represent placeholders for whole lines: `lines__0` represents the placeholder at
/// index 0. The module `names` never creates an identifier with this prefix.
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
                fn as_placeholder(&self) -> Placeholder<'_> {
                    Placeholder::Lines(Syntax::$name, &self.0)
                }
            }
        )*

        /// The kind of code in a placeholder for whole lines.
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

/// Parameters of a function declaration, each with its type, such as `name: String`.
pub(in crate::emit) struct Arguments(pub(in crate::emit) Vec<String>);

/// The members of a struct expression, between its braces.
pub(in crate::emit) struct Members(pub(in crate::emit) Vec<String>);

/// An expression, a type or a name that the printer moves to a separate line if the line would be too long.
pub(in crate::emit) struct Apart<'a>(pub(in crate::emit) &'a str);

/// The elements of a tuple or a tuple pattern, between its parentheses. There are at least two elements.
pub(in crate::emit) struct Tuple(pub(in crate::emit) Vec<String>);

/// A placeholder of a code template, together with the code that replaces the placeholder.
#[derive(Clone, Copy)]
pub(in crate::emit) enum Placeholder<'a> {
    /// Non-empty code within a line, such as a name, a type or an expression. The printer does not break the line at
    /// this code.
    Text(&'a str),
    /// Code within a line, such as an expression. If the line would be too long, the printer moves this code to a
    /// separate line.
    Apart(&'a str),
    /// Code items, such as expressions, that are separated by commas. All items are on one line, or each item is on a
    /// separate line.
    List(&'a [String]),
    /// Parameters of a function declaration. All parameters are on one line, or each parameter is on a separate line.
    Arguments(&'a [String]),
    /// Members of a struct expression. All members are on one line, or each member is on a separate line.
    Members(&'a [String]),
    /// Elements of a tuple. All elements are on one line, or each element is on a separate line.
    Tuple(&'a [String]),
    /// Whole lines of code, which are already indented.
    Lines(Syntax, &'a str),
}

/// A type whose values can replace a placeholder of a code template.
pub(in crate::emit) trait Fill {
    fn as_placeholder(&self) -> Placeholder<'_>;
}

impl Fill for str {
    fn as_placeholder(&self) -> Placeholder<'_> {
        Placeholder::Text(self)
    }
}

impl Fill for String {
    fn as_placeholder(&self) -> Placeholder<'_> {
        Placeholder::Text(self)
    }
}

impl Fill for [String] {
    fn as_placeholder(&self) -> Placeholder<'_> {
        Placeholder::List(self)
    }
}

impl Fill for Vec<String> {
    fn as_placeholder(&self) -> Placeholder<'_> {
        Placeholder::List(self)
    }
}

impl Fill for Arguments {
    fn as_placeholder(&self) -> Placeholder<'_> {
        Placeholder::Arguments(&self.0)
    }
}

impl Fill for Members {
    fn as_placeholder(&self) -> Placeholder<'_> {
        Placeholder::Members(&self.0)
    }
}

impl Fill for Tuple {
    fn as_placeholder(&self) -> Placeholder<'_> {
        Placeholder::Tuple(&self.0)
    }
}

impl Fill for Apart<'_> {
    fn as_placeholder(&self) -> Placeholder<'_> {
        Placeholder::Apart(self.0)
    }
}

impl<T: Fill + ?Sized> Fill for &T {
    fn as_placeholder(&self) -> Placeholder<'_> {
        T::as_placeholder(self)
    }
}

impl Placeholder<'_> {
    pub(super) fn is_empty(self) -> bool {
        match self {
            Self::Text(text) | Self::Apart(text) | Self::Lines(_, text) => text.is_empty(),
            Self::List(items) | Self::Arguments(items) | Self::Members(items) | Self::Tuple(items) => items.is_empty(),
        }
    }

    /// Returns the items, parameters, members or elements that replace the placeholder. `None` if the placeholder is
    /// replaced by text.
    pub(super) fn list_items(&self) -> Option<&[String]> {
        match self {
            Self::List(items) | Self::Arguments(items) | Self::Members(items) | Self::Tuple(items) => Some(items),
            Self::Text(_) | Self::Apart(_) | Self::Lines(..) => None,
        }
    }

    /// Returns whether the printer may break the line at this placeholder. After a line break, the replacing code is on
    /// a separate line, or has one line per item.
    pub(super) fn can_break(self) -> bool {
        !matches!(self, Self::Text(_) | Self::Lines(..))
    }

    /// Returns the tokens that represent the placeholder while its code template is printed: an identifier that repeats
    /// `letter` `width` times. A placeholder at which the printer must not break the line is always a single letter.
    pub(super) fn to_letter_tokens(self, letter: char, width: usize) -> TokenStream {
        let repeat_letter = |times: usize| Ident::new(&String::from(letter).repeat(times), Span::call_site());
        match self {
            Self::Text(_) => repeat_letter(1).into_token_stream(),
            Self::Apart(_) | Self::List(_) | Self::Members(_) => repeat_letter(width).into_token_stream(),
            Self::Arguments(_) => {
                let letter_name = repeat_letter(width);
                quote! { #letter_name: A }
            }
            // A single element in parentheses would not be a tuple.
            Self::Tuple(_) => {
                let letter_name = repeat_letter(width);
                quote! { #letter_name, #letter_name }
            }
            Self::Lines(syntax, _) => syntax.create_line_tokens(&repeat_letter(1)),
        }
    }

    /// Returns the code that replaces the placeholder, as tokens. For a placeholder for whole lines, returns an
    /// identifier that contains the index of the placeholder, such as `lines__0`.
    pub(super) fn to_content_tokens(self, index: usize) -> TokenStream {
        match self {
            _ if self.is_empty() => TokenStream::new(),
            Self::Text(text) | Self::Apart(text) => parse_tokens(text),
            Self::List(items) | Self::Arguments(items) | Self::Members(items) | Self::Tuple(items) => {
                parse_tokens(&items.join(","))
            }
            Self::Lines(syntax, _) => {
                syntax.create_line_tokens(&Ident::new(&format!("{LINES_PREFIX}{index}"), Span::call_site()))
            }
        }
    }
}

impl Syntax {
    /// Returns a complete attribute, field, variant, match arm or statement that contains the identifier `name`, so
    /// that the printer writes it on a separate line.
    fn create_line_tokens(self, name: &Ident) -> TokenStream {
        match self {
            Self::Attributes => quote! { #[#name] },
            Self::Fields => quote! { #name: (), },
            Self::Variants => quote! { #name, },
            Self::Arms => quote! { #name => {} },
            Self::Statements => quote! { #name!(); },
        }
    }
}
