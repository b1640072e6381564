//! Items as one line of Rust: what callers see of them.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// Writes tokens as people would: no space before `,`, inside brackets, around `::`.
pub(super) fn line(tokens: impl ToTokens) -> String {
    let mut out = String::new();
    write(tokens.into_token_stream(), &mut out);
    out.replace(" ;", ";").trim().to_owned()
}

fn write(tokens: TokenStream, out: &mut String) {
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
                out.push_str(open);
                write(group.stream(), out);
                out.push_str(close);
                glued = false;
            }
            TokenTree::Punct(punct) => glued = punctuate(punct.as_char(), punct.spacing(), out),
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

/// Writes a punctuation mark; gives whether what follows belongs to it.
fn punctuate(mark: char, spacing: Spacing, out: &mut String) -> bool {
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
