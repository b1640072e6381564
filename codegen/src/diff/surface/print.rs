//! Prints each item as a single line of Rust code.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// Prints tokens on one line with the usual spacing: without spaces before `,`, inside brackets, and around `::`.
pub(super) fn print_line(tokens: impl ToTokens) -> String {
    let mut output = String::new();
    write_tokens(tokens.into_token_stream(), &mut output);
    output.replace(" ;", ";").trim().to_owned()
}

fn write_tokens(tokens: TokenStream, output: &mut String) {
    let mut is_joined = true;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => (" { ", " }"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                if group.delimiter() == Delimiter::Bracket && !is_joined && !output.ends_with(['&', '<', '(', '#']) {
                    output.push(' ');
                }
                let follows_name = output.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '_' | '>'));
                let comma_count = group.stream().into_iter().filter(is_comma).count();
                output.push_str(open);
                write_tokens(group.stream(), output);
                // `(T,)` is a tuple, while `f(a: T,)` is only another layout of `f(a: T)`.
                if follows_name || comma_count > 1 {
                    drop_comma(output);
                }
                output.push_str(close);
                is_joined = false;
            }
            TokenTree::Punct(punct) => is_joined = write_punctuation(punct.as_char(), punct.spacing(), output),
            word => {
                if !is_joined && !output.is_empty() && !output.ends_with([' ', '(', '[', '<', '&', '\'', ':']) {
                    output.push(' ');
                }
                output.push_str(&word.to_string());
                is_joined = false;
            }
        }
    }
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == ',')
}

/// Removes a trailing comma. Such a comma depends only on the layout of the code.
fn drop_comma(output: &mut String) {
    if let Some(text) = output.trim_end().strip_suffix(',') {
        output.truncate(text.len());
    }
}

/// Prints a punctuation mark. Returns true if no space separates it from the next token.
fn write_punctuation(mark: char, spacing: Spacing, output: &mut String) -> bool {
    if mark == '>' {
        drop_comma(output);
    }
    match mark {
        '=' | '-' | '+' | '|' if !output.ends_with([' ', '=', '-', '<', '>']) => {
            output.push(' ');
            output.push(mark);
        }
        ':' if spacing == Spacing::Joint || output.ends_with(':') => {
            output.push(':');
            return true;
        }
        '&' | '\'' | '#' if !output.is_empty() && !output.ends_with([' ', '(', '[', '<', '&', '\'']) => {
            output.push(' ');
            output.push(mark);
            return true;
        }
        _ => output.push(mark),
    }
    if mark == ':' || (mark == ',') {
        output.push(' ');
        return true;
    }
    matches!(mark, '<' | '&' | '\'' | '#' | '!' | '?') || spacing == Spacing::Joint
}
