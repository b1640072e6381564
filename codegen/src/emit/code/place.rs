//! Prints fragments of code with the indentation of their position in a file.

use proc_macro2::TokenStream;
use quote::quote;

/// The line width of the printer in columns.
pub(super) const LINE_WIDTH: usize = 89;

/// The position of a fragment of code, which determines its indentation.
#[derive(Clone, Copy)]
pub(in crate::emit) enum CodePosition {
    /// At the top level of the file.
    Item,
    /// Within the braces of a struct.
    Field,
    /// Within the braces of an enum.
    Variant,
    /// Within the braces of an `impl`.
    Method,
    /// Within the body of a function.
    Function,
    /// Within the body of a method.
    Body,
    /// Within a `match` in the body of a method.
    Arm,
    /// Within a `match` in a loop in the body of a method.
    LoopArm,
}

impl CodePosition {
    /// Returns the number of enclosing braces.
    fn depth(self) -> usize {
        match self {
            Self::Item => 0,
            Self::Field | Self::Variant | Self::Method | Self::Function => 1,
            Self::Body => 2,
            Self::Arm => 3,
            Self::LoopArm => 4,
        }
    }

    /// Returns the spaces at the start of a line at this position.
    pub(in crate::emit) fn indent(self) -> &'static str {
        &"                "[..4 * self.depth()]
    }

    /// Returns whether `text` fits on one line at this position.
    pub(in crate::emit) fn fits(self, text: &str) -> bool {
        self.indent().len() + text.len() <= LINE_WIDTH
    }

    /// Returns the tokens of a file in which `fragment` is at this position.
    fn wrap(self, fragment: &TokenStream) -> TokenStream {
        match self {
            Self::Item => quote! { #fragment },
            Self::Field => quote! { struct A { #fragment } },
            Self::Variant => quote! { enum A { #fragment } },
            Self::Method => quote! { impl A { #fragment } },
            Self::Function => quote! { fn a() { #fragment } },
            Self::Body => quote! { impl A { fn a() { #fragment } } },
            Self::Arm => quote! { impl A { fn a() { match a { #fragment } } } },
            Self::LoopArm => quote! { impl A { fn a() { while a { match a { #fragment } } } } },
        }
    }
}

/// Formats a fragment of code with the indentation of `position`.
pub(in crate::emit) fn print_at(position: CodePosition, fragment: &TokenStream) -> String {
    let file = syn::parse2(position.wrap(fragment)).expect("emitters write valid Rust code");
    let text = prettyplease::unparse(&file);
    let brace_depth = position.depth();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.get(brace_depth..lines.len().saturating_sub(brace_depth)).unwrap_or_default().concat()
}

/// Parses text as tokens.
pub(in crate::emit) fn parse_tokens(text: &str) -> TokenStream {
    text.parse().expect("emitters write valid Rust tokens")
}
