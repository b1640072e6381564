//! Parses JSON strictly (RFC 8259) into a [`Tree`](super::tree::Tree), with the scanner of `jsonc-parser`.

use std::{borrow::Cow, sync::Arc};

use jsonc_parser::{
    ParseStringErrorKind, Scanner, ScannerOptions, errors::ParseError, errors::ParseErrorKind, tokens::Token,
};

use super::{
    builder::{Builder, ByteRange, ParseStopped, Scalar},
    tree::Tree,
};
use crate::{
    codes,
    diagnostic::Diagnostic,
    source::{FileId, SourceFile},
};

/// The tokens that the parser accepts next.
#[derive(Clone, Copy, PartialEq)]
enum ExpectedToken {
    Value,
    /// A value or the end of the list, at the start of a list.
    FirstItem,
    /// A key or the end of the object, at the start of an object.
    FirstKey,
    Key,
    Colon,
    /// A comma or the end of the list or object. Outside of lists and objects, the end of the file.
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
        open_containers: Vec::new(),
        expected: ExpectedToken::Value,
    };
    while let Ok(true) = parser.parse_token() {}
    parser.builder.finish()
}

/// Passes the tokens of a JSON file to a [`Builder`], and checks the order of the tokens.
struct Parser<'t> {
    text: &'t str,
    scanner: Scanner<'t>,
    builder: Builder<'t>,
    /// The objects and lists that are not closed yet, the outermost first: true for an object, false for a list.
    open_containers: Vec<bool>,
    expected: ExpectedToken,
}

impl<'t> Parser<'t> {
    /// Processes one token. Returns false at the end of the file.
    fn parse_token(&mut self) -> Result<bool, ParseStopped> {
        let previous_token_end = self.scanner.token_end();
        let token = self.scanner.scan().map_err(|error| self.report_scan_error(&error))?;
        let range = self.scanner.token_start()..self.scanner.token_end();
        self.check_token_text(previous_token_end, &range, token.as_ref())?;
        let Some(token) = token else {
            if self.expected == ExpectedToken::Next && self.open_containers.is_empty() {
                return Ok(false);
            }
            return Err(self.report_unexpected("the end of the file"));
        };
        match (self.expected, token) {
            (ExpectedToken::FirstKey, Token::CloseBrace) | (ExpectedToken::FirstItem, Token::CloseBracket) => {
                self.close_container()?;
            }
            (ExpectedToken::FirstKey | ExpectedToken::Key, Token::String(key)) => {
                self.builder.set_key(key, range, false);
                self.expected = ExpectedToken::Colon;
            }
            (ExpectedToken::Colon, Token::Colon) => self.expected = ExpectedToken::Value,
            (ExpectedToken::Value | ExpectedToken::FirstItem, token) => self.parse_value(token)?,
            (ExpectedToken::Next, Token::Comma) if self.open_containers.last() == Some(&true) => {
                self.expected = ExpectedToken::Key;
            }
            (ExpectedToken::Next, Token::Comma) if self.open_containers.last() == Some(&false) => {
                self.expected = ExpectedToken::Value;
            }
            (ExpectedToken::Next, Token::CloseBrace) if self.open_containers.last() == Some(&true) => {
                self.close_container()?;
            }
            (ExpectedToken::Next, Token::CloseBracket) if self.open_containers.last() == Some(&false) => {
                self.close_container()?;
            }
            (_, token) => return Err(self.report_unexpected(describe_token(&token))),
        }
        Ok(true)
    }

    /// Reports text that the scanner accepts but JSON does not allow: whitespace other than space, tab and line breaks,
    /// and control characters in strings.
    fn check_token_text(
        &mut self,
        previous_token_end: usize,
        range: &ByteRange,
        token: Option<&Token<'t>>,
    ) -> Result<(), ParseStopped> {
        let space_end = if token.is_some() { range.start } else { self.text.len() };
        let is_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let invalid_space = self.text[previous_token_end..space_end].char_indices().find(|(_, c)| !is_space(*c));
        if let Some((offset, c)) = invalid_space {
            let message =
                format!("invalid JSON: the character U+{:04X} is not allowed outside of strings", u32::from(c));
            let start = previous_token_end + offset;
            return Err(self.report_error(message, start..start + c.len_utf8()));
        }
        let token_text = &self.text[range.clone()];
        let control_offset = token_text.bytes().position(|byte| byte < b' ');
        if let (Some(Token::String(_)), Some(offset)) = (token, control_offset) {
            let escape = match token_text.as_bytes()[offset] {
                b'\t' => "\\t".to_owned(),
                b'\n' => "\\n".to_owned(),
                b'\r' => "\\r".to_owned(),
                byte => format!("\\u{byte:04x}"),
            };
            let message = format!("invalid JSON: a control character in a string must be written as `{escape}`");
            return Err(self.report_error(message, range.start + offset..range.start + offset + 1));
        }
        Ok(())
    }

    fn report_error(&mut self, message: String, range: ByteRange) -> ParseStopped {
        let span = self.builder.span(&range);
        self.builder.report_problem(Diagnostic::error(codes::JSON_SYNTAX, message, span));
        ParseStopped
    }

    fn parse_value(&mut self, token: Token<'t>) -> Result<(), ParseStopped> {
        let range = self.scanner.token_start()..self.scanner.token_end();
        let scalar = match token {
            Token::OpenBrace | Token::OpenBracket => {
                let is_map = token == Token::OpenBrace;
                self.open_containers.push(is_map);
                self.expected = if is_map { ExpectedToken::FirstKey } else { ExpectedToken::FirstItem };
                return self.builder.open_container(is_map, &range, 0);
            }
            Token::String(text) => Scalar::String(text),
            Token::Number(text) => Scalar::Number(Cow::Borrowed(text)),
            Token::Boolean(value) => Scalar::Bool(value),
            Token::Null => Scalar::Null,
            other => return Err(self.report_unexpected(describe_token(&other))),
        };
        self.builder.add_scalar(scalar, &range, 0);
        self.expected = ExpectedToken::Next;
        Ok(())
    }

    fn close_container(&mut self) -> Result<(), ParseStopped> {
        self.open_containers.pop();
        self.expected = ExpectedToken::Next;
        self.builder.close_container(self.scanner.token_end())
    }

    fn report_unexpected(&mut self, found_token: &str) -> ParseStopped {
        let expected_tokens = match (self.expected, self.open_containers.last()) {
            (ExpectedToken::Value, _) => "a value",
            (ExpectedToken::FirstItem, _) => "a value or `]`",
            (ExpectedToken::FirstKey, _) => "a key in double quotes or `}`",
            (ExpectedToken::Key, _) => "a key in double quotes",
            (ExpectedToken::Colon, _) => "`:`",
            (ExpectedToken::Next, None) => "the end of the file",
            (ExpectedToken::Next, Some(true)) => "`,` or `}`",
            (ExpectedToken::Next, Some(false)) => "`,` or `]`",
        };
        let span = self.builder.span(&(self.scanner.token_start()..self.scanner.token_end()));
        let message = format!("invalid JSON: expected {expected_tokens}, found {found_token}");
        self.builder.report_problem(Diagnostic::error(codes::JSON_SYNTAX, message, span));
        ParseStopped
    }

    fn report_scan_error(&mut self, error: &ParseError) -> ParseStopped {
        let start = error.range().start;
        if let ParseErrorKind::String(ParseStringErrorKind::InvalidUnicodeEscapeSequence(_)) = error.kind() {
            let escape_bytes = &self.text.as_bytes()[start..];
            let digit_count = escape_bytes.iter().skip(2).take(4).take_while(|byte| byte.is_ascii_hexdigit()).count();
            let range = start..start + escape_bytes.len().min(2 + digit_count);
            let span = self.builder.span(&range);
            self.builder.report_problem(super::invalid_escape_diagnostic(codes::JSON_SYNTAX, &self.text[range], span));
            return ParseStopped;
        }
        let reason = match error.kind() {
            ParseErrorKind::String(ParseStringErrorKind::UnterminatedStringLiteral) => {
                "the closing quote of this string is missing".to_owned()
            }
            kind => {
                let error_text = kind.to_string();
                error_text[..1].to_lowercase() + &error_text[1..]
            }
        };
        let span = self.builder.span(&(error.range().start..error.range().end));
        self.builder.report_problem(Diagnostic::error(codes::JSON_SYNTAX, format!("invalid JSON: {reason}"), span));
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
        Token::Word(_) => "a word without quotes",
        Token::Boolean(_) => "a boolean",
        Token::Number(_) => "a number",
        Token::Null => "`null`",
        Token::CommentLine(_) | Token::CommentBlock(_) => "a comment",
    }
}
