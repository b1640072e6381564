//! Parses JSON strictly (RFC 8259) into a [`Tree`](super::tree::Tree), with the scanner of `jsonc-parser`.

use std::{borrow::Cow, sync::Arc};

use jsonc_parser::{
    ParseStringErrorKind, Scanner, ScannerOptions, errors::ParseError, errors::ParseErrorKind, tokens::Token,
};

use super::{
    builder::{Builder, ParseStopped, Scalar, Stretch},
    tree::Tree,
};
use crate::{
    codes,
    diagnostic::Diagnostic,
    source::{FileId, SourceFile},
};

/// The tokens that are allowed next.
#[derive(Clone, Copy, PartialEq)]
enum ExpectedToken {
    Value,
    /// A value or the end of the list, at the start of a list.
    FirstItem,
    /// A key or the end of the object, at the start of an object.
    FirstKey,
    Key,
    Colon,
    /// A comma or the end of the container. Outside of containers, the end of the file.
    Next,
}

pub(super) fn parse(file: FileId, source: &Arc<SourceFile>) -> (Option<Tree>, Vec<Diagnostic>) {
    let options = ScannerOptions {
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_non_finite_numbers: false,
        allow_extended_string_escapes: false,
    };
    let scanner = Scanner::new(&source.text, &options);
    let mut parser = Parser {
        text: &source.text,
        scanner,
        builder: Builder::new(file, source),
        open: Vec::new(),
        expect: ExpectedToken::Value,
    };
    while let Ok(true) = parser.parse_token() {}
    parser.builder.finish()
}

struct Parser<'t> {
    text: &'t str,
    scanner: Scanner<'t>,
    builder: Builder<'t>,
    /// The open containers, from the outermost to the innermost: true for an object, false for a list.
    open: Vec<bool>,
    expect: ExpectedToken,
}

impl<'t> Parser<'t> {
    /// Processes one token. Returns false at the end of the file.
    fn parse_token(&mut self) -> Result<bool, ParseStopped> {
        let before = self.scanner.token_end();
        let token = self.scanner.scan().map_err(|error| self.scan_error(&error))?;
        let at = self.scanner.token_start()..self.scanner.token_end();
        self.check_text(before, &at, token.as_ref())?;
        let Some(token) = token else {
            if self.expect == ExpectedToken::Next && self.open.is_empty() {
                return Ok(false);
            }
            return Err(self.report_unexpected("the end of the file"));
        };
        match (self.expect, token) {
            (ExpectedToken::FirstKey, Token::CloseBrace) | (ExpectedToken::FirstItem, Token::CloseBracket) => {
                self.close_container()?;
            }
            (ExpectedToken::FirstKey | ExpectedToken::Key, Token::String(key)) => {
                self.builder.set_key(key, at, false);
                self.expect = ExpectedToken::Colon;
            }
            (ExpectedToken::Colon, Token::Colon) => self.expect = ExpectedToken::Value,
            (ExpectedToken::Value | ExpectedToken::FirstItem, token) => self.parse_value(token)?,
            (ExpectedToken::Next, Token::Comma) if self.open.last() == Some(&true) => self.expect = ExpectedToken::Key,
            (ExpectedToken::Next, Token::Comma) if self.open.last() == Some(&false) => {
                self.expect = ExpectedToken::Value;
            }
            (ExpectedToken::Next, Token::CloseBrace) if self.open.last() == Some(&true) => self.close_container()?,
            (ExpectedToken::Next, Token::CloseBracket) if self.open.last() == Some(&false) => self.close_container()?,
            (_, token) => return Err(self.report_unexpected(describe_token(&token))),
        }
        Ok(true)
    }

    /// Reports text that the scanner accepts but JSON does not allow: whitespace other than space, tab and line breaks,
    /// and control characters in strings.
    fn check_text(&mut self, before: usize, at: &Stretch, token: Option<&Token<'t>>) -> Result<(), ParseStopped> {
        let end = if token.is_some() { at.start } else { self.text.len() };
        let strange = self.text[before..end].char_indices().find(|(_, c)| !matches!(c, ' ' | '\t' | '\n' | '\r'));
        if let Some((offset, c)) = strange {
            let problem = format!("invalid JSON: U+{:04X} is not white space in JSON", u32::from(c));
            return Err(self.report_error(problem, before + offset..before + offset + c.len_utf8()));
        }
        let string = &self.text[at.clone()];
        let control = string.bytes().position(|byte| byte < b' ');
        if let (Some(Token::String(_)), Some(offset)) = (token, control) {
            let escape = match string.as_bytes()[offset] {
                b'\t' => "\\t".to_owned(),
                b'\n' => "\\n".to_owned(),
                b'\r' => "\\r".to_owned(),
                byte => format!("\\u{byte:04x}"),
            };
            let problem = format!("invalid JSON: a control character in a string must be written as `{escape}`");
            return Err(self.report_error(problem, at.start + offset..at.start + offset + 1));
        }
        Ok(())
    }

    fn report_error(&mut self, problem: String, at: Stretch) -> ParseStopped {
        let at = self.builder.span(&at);
        self.builder.report_problem(Diagnostic::error(codes::JSON_SYNTAX, problem, at));
        ParseStopped
    }

    fn parse_value(&mut self, token: Token<'t>) -> Result<(), ParseStopped> {
        let at = self.scanner.token_start()..self.scanner.token_end();
        let scalar = match token {
            Token::OpenBrace | Token::OpenBracket => {
                let is_map = token == Token::OpenBrace;
                self.open.push(is_map);
                self.expect = if is_map { ExpectedToken::FirstKey } else { ExpectedToken::FirstItem };
                return self.builder.open_container(is_map, &at, 0);
            }
            Token::String(text) => Scalar::String(text),
            Token::Number(text) => Scalar::Number(Cow::Borrowed(text)),
            Token::Boolean(value) => Scalar::Bool(value),
            Token::Null => Scalar::Null,
            other => return Err(self.report_unexpected(describe_token(&other))),
        };
        self.builder.add_scalar(scalar, &at, 0);
        self.expect = ExpectedToken::Next;
        Ok(())
    }

    fn close_container(&mut self) -> Result<(), ParseStopped> {
        self.open.pop();
        self.expect = ExpectedToken::Next;
        self.builder.close_container(self.scanner.token_end())
    }

    fn report_unexpected(&mut self, found: &str) -> ParseStopped {
        let expected_item = match (self.expect, self.open.last()) {
            (ExpectedToken::Value, _) => "a value",
            (ExpectedToken::FirstItem, _) => "a value or `]`",
            (ExpectedToken::FirstKey, _) => "a key in double quotes or `}`",
            (ExpectedToken::Key, _) => "a key in double quotes",
            (ExpectedToken::Colon, _) => "`:`",
            (ExpectedToken::Next, None) => "the end of the file",
            (ExpectedToken::Next, Some(true)) => "`,` or `}`",
            (ExpectedToken::Next, Some(false)) => "`,` or `]`",
        };
        let at = self.builder.span(&(self.scanner.token_start()..self.scanner.token_end()));
        let message = format!("invalid JSON: found {found}, expected {expected_item}");
        self.builder.report_problem(Diagnostic::error(codes::JSON_SYNTAX, message, at));
        ParseStopped
    }

    fn scan_error(&mut self, error: &ParseError) -> ParseStopped {
        let start = error.range().start;
        if let ParseErrorKind::String(ParseStringErrorKind::InvalidUnicodeEscapeSequence(_)) = error.kind() {
            let rest = &self.text.as_bytes()[start..];
            let digits = rest.iter().skip(2).take(4).take_while(|byte| byte.is_ascii_hexdigit()).count();
            let at = start..start + rest.len().min(2 + digits);
            let span = self.builder.span(&at);
            self.builder.report_problem(super::wrong_escape_diagnostic(codes::JSON_SYNTAX, &self.text[at], span));
            return ParseStopped;
        }
        let problem = match error.kind() {
            ParseErrorKind::String(ParseStringErrorKind::UnterminatedStringLiteral) => {
                "a string without its closing quote".to_owned()
            }
            kind => {
                let text = kind.to_string();
                text[..1].to_lowercase() + &text[1..]
            }
        };
        let at = self.builder.span(&(error.range().start..error.range().end));
        self.builder.report_problem(Diagnostic::error(codes::JSON_SYNTAX, format!("invalid JSON: {problem}"), at));
        ParseStopped
    }
}

fn describe_token(token: &Token<'_>) -> &'static str {
    match token {
        Token::OpenBrace => "`{`",
        Token::CloseBrace => "`}`",
        Token::OpenBracket => "`[`",
        Token::CloseBracket => "`]`",
        Token::Comma => "`,`",
        Token::Colon => "`:`",
        Token::String(_) => "a string",
        Token::Word(_) => "a bare word",
        Token::Boolean(_) => "a boolean",
        Token::Number(_) => "a number",
        Token::Null => "`null`",
        Token::CommentLine(_) | Token::CommentBlock(_) => "a comment",
    }
}
