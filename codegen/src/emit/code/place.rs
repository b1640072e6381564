//! Prints generated code with the indentation of its position in a file.

use proc_macro2::TokenStream;
use quote::quote;

/// The maximum line width of the printer, in columns.
pub(super) const MAX_LINE_WIDTH: usize = 89;

/// The position of generated code in a file, which determines the indentation of the code.
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
    /// Returns the number of pairs of braces that enclose code at this position.
    fn count_enclosing_braces(self) -> usize {
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
        &"                "[..4 * self.count_enclosing_braces()]
    }

    /// Returns whether `text` fits on one line at this position.
    pub(in crate::emit) fn fits(self, text: &str) -> bool {
        self.indent().len() + text.len() <= MAX_LINE_WIDTH
    }

    /// Returns the tokens of a complete file that contains `fragment` at this position.
    fn wrap_in_file(self, fragment: &TokenStream) -> TokenStream {
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

/// Formats `fragment` as Rust code with the indentation of `position`.
pub(in crate::emit) fn print_at(position: CodePosition, fragment: &TokenStream) -> String {
    let file = syn::parse2(position.wrap_in_file(fragment)).expect("emitters write valid Rust code");
    let text = prettyplease::unparse(&file);
    let brace_depth = position.count_enclosing_braces();
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    lines.get(brace_depth..lines.len().saturating_sub(brace_depth)).unwrap_or_default().concat()
}

/// Parses Rust code as tokens. Panics if the code is not valid.
pub(in crate::emit) fn parse_tokens(text: &str) -> TokenStream {
    text.parse().expect("emitters write valid Rust tokens")
}
