//! Prints each item as a single line of Rust code.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// Prints tokens with usual spacing: no space before `,`, inside brackets or around `::`.
pub(super) fn print_line(tokens: impl ToTokens) -> String {
    let mut out = String::new();
    write_tokens(tokens.into_token_stream(), &mut out);
    out.replace(" ;", ";").trim().to_owned()
}

fn write_tokens(tokens: TokenStream, out: &mut String) {
    let mut glued = true;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => (" { ", " }"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                if group.delimiter() == Delimiter::Bracket && !glued && !out.ends_with(['&', '<', '(', '#']) {
                    out.push(' ');
                }
                let called = out.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '>'));
                let commas = group.stream().into_iter().filter(is_comma).count();
                out.push_str(open);
                write_tokens(group.stream(), out);
                // `(T,)` is a tuple, while `f(a: T,)` is only another layout of `f(a: T)`.
                if called || commas > 1 {
                    drop_comma(out);
                }
                out.push_str(close);
                glued = false;
            }
            TokenTree::Punct(punct) => glued = write_punctuation(punct.as_char(), punct.spacing(), out),
            word => {
                if !glued && !out.is_empty() && !out.ends_with([' ', '(', '[', '<', '&', '\'', ':']) {
                    out.push(' ');
                }
                out.push_str(&word.to_string());
                glued = false;
            }
        }
    }
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

/// Removes a trailing comma, which depends only on the layout of the code.
fn drop_comma(out: &mut String) {
    if let Some(text) = out.trim_end().strip_suffix(',') {
        out.truncate(text.len());
    }
}

/// Prints a punctuation mark. Returns whether the next token follows without a space.
fn write_punctuation(mark: char, spacing: Spacing, out: &mut String) -> bool {
    if mark == '>' {
        drop_comma(out);
    }
    match mark {
        '=' | '-' | '+' | '|' if !out.ends_with([' ', '=', '-', '<', '>']) => {
            out.push(' ');
            out.push(mark);
        }
        ':' if spacing == Spacing::Joint || out.ends_with(':') => {
            out.push(':');
            return true;
        }
        '&' | '\'' | '#' if !out.is_empty() && !out.ends_with([' ', '(', '[', '<', '&', '\'']) => {
            out.push(' ');
            out.push(mark);
            return true;
        }
        _ => out.push(mark),
    }
    if mark == ':' || (mark == ',') {
        out.push(' ');
        return true;
    }
    matches!(mark, '<' | '&' | '\'' | '#' | '!' | '?') || spacing == Spacing::Joint
}
