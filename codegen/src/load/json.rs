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

/// The kind of token that the parser expects next.
#[derive(Clone, Copy, PartialEq)]
enum ExpectedToken {
    Value,
    /// The first value of a list, or `]` if the list is empty.
    FirstItem,
    /// The first key of an object, or `}` if the object is empty.
    FirstKey,
    Key,
    Colon,
    /// After a value: a comma, or the bracket that closes the list or object. After the root value: the end of the
    /// file.
    CommaOrEnd,
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
        expected_token: ExpectedToken::Value,
    };
    while let Ok(true) = parser.parse_token() {}
    parser.builder.finish()
}

/// Passes the tokens of a JSON file to a [`Builder`], and checks the order of the tokens.
struct Parser<'t> {
    text: &'t str,
    scanner: Scanner<'t>,
    builder: Builder<'t>,
    /// The open objects and lists, with the outermost first. An entry is true for an object and false for a list.
    open_containers: Vec<bool>,
    expected_token: ExpectedToken,
}

impl<'t> Parser<'t> {
    /// Processes one token. Returns `Ok(false)` at the end of the file.
    fn parse_token(&mut self) -> Result<bool, ParseStopped> {
        let previous_token_end = self.scanner.token_end();
        let token = self.scanner.scan().map_err(|error| self.report_scan_error(&error))?;
        let token_range = self.scanner.token_start()..self.scanner.token_end();
        self.check_token_text(previous_token_end, &token_range, token.as_ref())?;
        let Some(token) = token else {
            if self.expected_token == ExpectedToken::CommaOrEnd && self.open_containers.is_empty() {
                return Ok(false);
            }
            return Err(self.report_unexpected("the end of the file"));
        };
        match (self.expected_token, token) {
            (ExpectedToken::FirstKey, Token::CloseBrace) | (ExpectedToken::FirstItem, Token::CloseBracket) => {
                self.close_container()?;
            }
            (ExpectedToken::FirstKey | ExpectedToken::Key, Token::String(key)) => {
                self.builder.set_key(key, token_range, false);
                self.expected_token = ExpectedToken::Colon;
            }
            (ExpectedToken::Colon, Token::Colon) => self.expected_token = ExpectedToken::Value,
            (ExpectedToken::Value | ExpectedToken::FirstItem, token) => self.parse_value(token)?,
            (ExpectedToken::CommaOrEnd, Token::Comma) if self.open_containers.last() == Some(&true) => {
                self.expected_token = ExpectedToken::Key;
            }
            (ExpectedToken::CommaOrEnd, Token::Comma) if self.open_containers.last() == Some(&false) => {
                self.expected_token = ExpectedToken::Value;
            }
            (ExpectedToken::CommaOrEnd, Token::CloseBrace) if self.open_containers.last() == Some(&true) => {
                self.close_container()?;
            }
            (ExpectedToken::CommaOrEnd, Token::CloseBracket) if self.open_containers.last() == Some(&false) => {
                self.close_container()?;
            }
            (_, token) => return Err(self.report_unexpected(describe_token(&token))),
        }
        Ok(true)
    }

    /// Reports an error if a token, or the whitespace before it, contains a character that the scanner accepts but JSON
    /// does not allow: whitespace other than spaces, tabs and line breaks, or a control character in a string.
    fn check_token_text(
        &mut self,
        previous_token_end: usize,
        token_range: &ByteRange,
        token: Option<&Token<'t>>,
    ) -> Result<(), ParseStopped> {
        let whitespace_end = if token.is_some() { token_range.start } else { self.text.len() };
        let is_allowed_space = |c: char| matches!(c, ' ' | '\t' | '\n' | '\r');
        let invalid_char =
            self.text[previous_token_end..whitespace_end].char_indices().find(|(_, c)| !is_allowed_space(*c));
        if let Some((offset, c)) = invalid_char {
            let message =
                format!("invalid JSON: the character U+{:04X} is not allowed outside of strings", u32::from(c));
            let char_start = previous_token_end + offset;
            return Err(self.report_syntax_error(message, char_start..char_start + c.len_utf8()));
        }
        let token_text = &self.text[token_range.clone()];
        let control_offset = token_text.bytes().position(|byte| byte < b' ');
        if let (Some(Token::String(_)), Some(offset)) = (token, control_offset) {
            let escape = match token_text.as_bytes()[offset] {
                b'\t' => "\\t".to_owned(),
                b'\n' => "\\n".to_owned(),
                b'\r' => "\\r".to_owned(),
                byte => format!("\\u{byte:04x}"),
            };
            let message = format!("invalid JSON: a control character in a string must be written as `{escape}`");
            return Err(self.report_syntax_error(message, token_range.start + offset..token_range.start + offset + 1));
        }
        Ok(())
    }

    fn report_syntax_error(&mut self, message: String, range: ByteRange) -> ParseStopped {
        let span = self.builder.create_span(&range);
        self.builder.report_problem(Diagnostic::error(codes::JSON_SYNTAX, message, span));
        ParseStopped
    }

    fn parse_value(&mut self, token: Token<'t>) -> Result<(), ParseStopped> {
        let token_range = self.scanner.token_start()..self.scanner.token_end();
        let scalar = match token {
            Token::OpenBrace | Token::OpenBracket => {
                let is_map = token == Token::OpenBrace;
                self.open_containers.push(is_map);
                self.expected_token = if is_map { ExpectedToken::FirstKey } else { ExpectedToken::FirstItem };
                return self.builder.open_container(is_map, &token_range, 0);
            }
            Token::String(text) => Scalar::String(text),
            Token::Number(text) => Scalar::Number(Cow::Borrowed(text)),
            Token::Boolean(value) => Scalar::Bool(value),
            Token::Null => Scalar::Null,
            other => return Err(self.report_unexpected(describe_token(&other))),
        };
        self.builder.add_scalar(scalar, &token_range, 0);
        self.expected_token = ExpectedToken::CommaOrEnd;
        Ok(())
    }

    fn close_container(&mut self) -> Result<(), ParseStopped> {
        self.open_containers.pop();
        self.expected_token = ExpectedToken::CommaOrEnd;
        self.builder.close_container(self.scanner.token_end())
    }

    fn report_unexpected(&mut self, found_token: &str) -> ParseStopped {
        let expected_tokens = match (self.expected_token, self.open_containers.last()) {
            (ExpectedToken::Value, _) => "a value",
            (ExpectedToken::FirstItem, _) => "a value or `]`",
            (ExpectedToken::FirstKey, _) => "a key in double quotes or `}`",
            (ExpectedToken::Key, _) => "a key in double quotes",
            (ExpectedToken::Colon, _) => "`:`",
            (ExpectedToken::CommaOrEnd, None) => "the end of the file",
            (ExpectedToken::CommaOrEnd, Some(true)) => "`,` or `}`",
            (ExpectedToken::CommaOrEnd, Some(false)) => "`,` or `]`",
        };
        let span = self.builder.create_span(&(self.scanner.token_start()..self.scanner.token_end()));
        let message = format!("invalid JSON: expected {expected_tokens}, found {found_token}");
        self.builder.report_problem(Diagnostic::error(codes::JSON_SYNTAX, message, span));
        ParseStopped
    }

    fn report_scan_error(&mut self, error: &ParseError) -> ParseStopped {
        let error_start = error.range().start;
        if let ParseErrorKind::String(ParseStringErrorKind::InvalidUnicodeEscapeSequence(_)) = error.kind() {
            let escape_bytes = &self.text.as_bytes()[error_start..];
            let digit_count = escape_bytes.iter().skip(2).take(4).take_while(|byte| byte.is_ascii_hexdigit()).count();
            let escape_range = error_start..error_start + escape_bytes.len().min(2 + digit_count);
            let span = self.builder.create_span(&escape_range);
            let escape = &self.text[escape_range];
            self.builder.report_problem(super::create_invalid_escape_diagnostic(codes::JSON_SYNTAX, escape, span));
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
        let span = self.builder.create_span(&(error.range().start..error.range().end));
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
