//! Parses regular expressions of ECMA 262 (section 22.2.1 with the `u` flag, and the extensions of annex B).

use super::{CharacterClass, MAX_DEPTH, Node, Problem};

/// A parsed regular expression.
pub(super) struct Parsed {
    pub(super) node: Node,
    /// True if `regex-lite` accepts the expression unchanged, with the same meaning.
    pub(super) is_verbatim: bool,
}

/// Parses a regular expression. Returns an error if its syntax is invalid or a construct is not supported.
pub(super) fn parse_pattern(pattern: &str) -> Result<Parsed, Problem> {
    // The flag `(?i)` at the start is not part of ECMA 262, but its meaning is clear.
    let (is_insensitive, text) = match pattern.strip_prefix("(?i)") {
        Some(after_flag) => (true, after_flag),
        None => (false, pattern),
    };
    let mut parser = Parser { text: text.chars().collect(), position: 0, depth: 0, is_verbatim: !is_insensitive };
    let node = parser.parse_alternatives()?;
    if parser.peek().is_some() {
        return Err(syntax_error("`)` without `(`"));
    }
    let node = if is_insensitive { Node::Insensitive(Box::new(node)) } else { node };
    Ok(Parsed { node, is_verbatim: parser.is_verbatim })
}

fn syntax_error(message: impl Into<String>) -> Problem {
    Problem::Syntax(message.into())
}

const NOTHING_TO_REPEAT: &str = "a quantifier without an expression to repeat";

const UNKNOWN_ESCAPE: Problem = Problem::Unsupported("an escape that ECMA 262 does not define");

struct Parser {
    text: Vec<char>,
    /// The index of the next character in `text`.
    position: usize,
    /// The number of groups `(…)` that are open at the current position.
    depth: usize,
    /// False if a construct was found that `regex-lite` does not accept or interprets in another way.
    is_verbatim: bool,
}

/// The meaning of an escape sequence, or of a character within `[…]`: one code point, or a set such as `\d`.
enum ClassAtom {
    Point(u32),
    Set(CharacterClass),
}

impl Parser {
    /// Returns the next character without skipping it.
    fn peek(&self) -> Option<char> {
        self.text.get(self.position).copied()
    }

    /// Returns and skips the next character.
    fn next(&mut self) -> Option<char> {
        let next_char = self.peek();
        self.position += usize::from(next_char.is_some());
        next_char
    }

    /// Skips `expected` if it is the text at the current position. Returns whether it was skipped.
    fn take_if(&mut self, expected: &str) -> bool {
        let is_next = expected.chars().enumerate().all(|(index, c)| self.text.get(self.position + index) == Some(&c));
        if is_next {
            self.position += expected.chars().count();
        }
        is_next
    }

    fn parse_alternatives(&mut self) -> Result<Node, Problem> {
        let mut alternatives = vec![self.parse_sequence()?];
        while self.take_if("|") {
            alternatives.push(self.parse_sequence()?);
        }
        Ok(if alternatives.len() == 1 { alternatives.remove(0) } else { Node::Alternatives(alternatives) })
    }

    fn parse_sequence(&mut self) -> Result<Node, Problem> {
        let mut nodes = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            let node = self.parse_atom()?;
            nodes.push(self.parse_repetition(node)?);
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Sequence(nodes) })
    }

    fn parse_atom(&mut self) -> Result<Node, Problem> {
        match self.next() {
            Some('^') => Ok(Node::Start),
            Some('$') => Ok(Node::End),
            Some('.') => {
                self.is_verbatim = false;
                Ok(Node::Class(CharacterClass::any_character()))
            }
            Some('(') => self.parse_group(),
            Some('[') => self.parse_class(),
            Some('\\') => self.parse_escape(),
            Some('*' | '+' | '?') => Err(syntax_error(NOTHING_TO_REPEAT)),
            Some('{') => {
                self.position -= 1;
                if self.parse_counts().is_some() {
                    return Err(syntax_error(NOTHING_TO_REPEAT));
                }
                self.position += 1;
                self.is_verbatim = false;
                Ok(Node::Char('{'))
            }
            Some(c) => {
                self.is_verbatim &= !matches!(c, ']' | '}');
                Ok(Node::Char(c))
            }
            None => Ok(Node::Sequence(Vec::new())),
        }
    }

    /// Parses the quantifier after `node`, if there is one. Returns the repeated node, or else `node`.
    fn parse_repetition(&mut self, node: Node) -> Result<Node, Problem> {
        let (min_count, max_count) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => match self.parse_counts() {
                Some(counts) => counts,
                None => return Ok(node),
            },
            _ => return Ok(node),
        };
        self.position += 1;
        // A lazy quantifier, such as `*?`, does not affect whether a text matches.
        self.take_if("?");
        if max_count.is_some_and(|max_count| max_count < min_count) {
            return Err(syntax_error("the numbers in `{…}` are out of order"));
        }
        match node {
            Node::LookAround { .. } => Err(Problem::Unsupported("look-around with a quantifier")),
            Node::Start | Node::End | Node::Boundary { .. } => Err(syntax_error(NOTHING_TO_REPEAT)),
            node => Ok(Node::Repeat { inner: Box::new(node), min_count, max_count }),
        }
    }

    /// Parses the counts in `{n}`, `{n,}` or `{n,m}`, and stops at the `}`. Returns `None` without skipping characters
    /// if the braces are literal characters.
    fn parse_counts(&mut self) -> Option<(u32, Option<u32>)> {
        let close_offset = self.text[self.position..].iter().position(|c| *c == '}')?;
        let counts_text: String = self.text[self.position + 1..self.position + close_offset].iter().collect();
        let parse_number = |text: &str| {
            let is_number = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| text.parse().unwrap_or(u32::MAX))
        };
        let counts = match counts_text.split_once(',') {
            None => parse_number(&counts_text).map(|count| (count, Some(count)))?,
            Some((min_count, "")) => (parse_number(min_count)?, None),
            Some((min_count, max_count)) => (parse_number(min_count)?, Some(parse_number(max_count)?)),
        };
        self.position += close_offset;
        Some(counts)
    }

    fn parse_group(&mut self) -> Result<Node, Problem> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Problem::Unsupported("groups that are nested more than 50 levels deep"));
        }
        self.is_verbatim &= self.peek() != Some('?') || self.text.get(self.position + 1) == Some(&':');
        let look_around_kind = |behind, negated| Some((behind, negated));
        let (look_around, is_insensitive) = if self.take_if("?=") {
            (look_around_kind(false, false), false)
        } else if self.take_if("?!") {
            (look_around_kind(false, true), false)
        } else if self.take_if("?<=") {
            (look_around_kind(true, false), false)
        } else if self.take_if("?<!") {
            (look_around_kind(true, true), false)
        } else if self.take_if("?:") {
            (None, false)
        } else if self.take_if("?i:") {
            (None, true)
        } else if self.take_if("?<") || self.take_if("?P<") {
            self.parse_group_name()?;
            (None, false)
        } else if self.take_if("?>") {
            return Err(Problem::Unsupported("an atomic group (`(?>…)`), which ECMA 262 does not define"));
        } else if self.take_if("?") {
            return Err(Problem::Unsupported("flags such as `(?s)`, which ECMA 262 does not define"));
        } else {
            (None, false)
        };
        let group_content = Box::new(self.parse_alternatives()?);
        if !self.take_if(")") {
            return Err(syntax_error("`(` without `)`"));
        }
        self.depth -= 1;
        Ok(match look_around {
            Some((behind, negated)) => Node::LookAround { behind, negated, inner: group_content },
            None if is_insensitive => Node::Insensitive(group_content),
            None => Node::Group(group_content),
        })
    }

    fn parse_group_name(&mut self) -> Result<(), Problem> {
        let name_start = self.position;
        while let Some(c) = self.next() {
            match c {
                '>' if self.position > name_start + 1 => return Ok(()),
                '_' | '$' => {}
                c if c.is_alphanumeric() => {}
                _ => break,
            }
        }
        Err(syntax_error("the name of a group is not valid, or not closed with `>`"))
    }

    fn parse_escape(&mut self) -> Result<Node, Problem> {
        match self.peek() {
            Some('b') => {
                self.position += 1;
                Ok(Node::Boundary { negated: false })
            }
            Some('B') => {
                self.position += 1;
                Ok(Node::Boundary { negated: true })
            }
            Some('1'..='9') => Err(Problem::Unsupported("a back reference")),
            Some('k') if self.text.get(self.position + 1) == Some(&'<') => {
                Err(Problem::Unsupported("a back reference"))
            }
            _ => match self.parse_escaped_char()? {
                ClassAtom::Set(class) => Ok(Node::Class(class)),
                ClassAtom::Point(point) => match char::from_u32(point) {
                    Some(c) => Ok(Node::Char(c)),
                    None => Err(SURROGATES),
                },
            },
        }
    }

    /// Parses the rest of an escape sequence, after the backslash. Used inside and outside of `[…]`.
    fn parse_escaped_char(&mut self) -> Result<ClassAtom, Problem> {
        let Some(c) = self.next() else { return Err(syntax_error("`\\` at the end of the pattern")) };
        self.is_verbatim &= "dDwWtnrfv.+*?()|[]{}^$\\-/".contains(c);
        Ok(match c {
            'd' => ClassAtom::Set(CharacterClass::digits()),
            'D' => ClassAtom::Set(CharacterClass::digits().negate()),
            'w' => ClassAtom::Set(CharacterClass::word_characters()),
            'W' => ClassAtom::Set(CharacterClass::word_characters().negate()),
            's' => ClassAtom::Set(CharacterClass::whitespace()),
            'S' => ClassAtom::Set(CharacterClass::whitespace().negate()),
            'p' | 'P' => {
                let class = self.parse_property()?;
                ClassAtom::Set(if c == 'P' { class.negate() } else { class })
            }
            't' => ClassAtom::Point(0x09),
            'n' => ClassAtom::Point(0x0A),
            'v' => ClassAtom::Point(0x0B),
            'f' => ClassAtom::Point(0x0C),
            'r' => ClassAtom::Point(0x0D),
            '0' if !self.peek().is_some_and(|next| next.is_ascii_digit()) => ClassAtom::Point(0),
            'c' => match self.next() {
                Some(letter) if letter.is_ascii_alphabetic() => ClassAtom::Point(u32::from(letter) % 32),
                _ => return Err(UNKNOWN_ESCAPE),
            },
            'x' => ClassAtom::Point(self.parse_hex(2).ok_or(UNKNOWN_ESCAPE)?),
            'u' => ClassAtom::Point(self.parse_unicode_escape().ok_or(UNKNOWN_ESCAPE)?),
            c if c.is_ascii_alphanumeric() => return Err(UNKNOWN_ESCAPE),
            c => ClassAtom::Point(u32::from(c)),
        })
    }

    fn parse_property(&mut self) -> Result<CharacterClass, Problem> {
        if !self.take_if("{") {
            return Err(UNKNOWN_ESCAPE);
        }
        let name_start = self.position;
        while self.peek().is_some_and(|c| c != '}') {
            self.position += 1;
        }
        let name: String = self.text[name_start..self.position].iter().collect();
        if !self.take_if("}") {
            return Err(syntax_error("`\\p{` without `}`"));
        }
        CharacterClass::from_property(&name)
    }

    /// Parses exactly `digit_count` hexadecimal digits. `None` if there are other characters.
    fn parse_hex(&mut self, digit_count: usize) -> Option<u32> {
        let hex_text: String = self.text.get(self.position..self.position + digit_count)?.iter().collect();
        let is_hex = hex_text.chars().all(|c| c.is_ascii_hexdigit());
        let value = is_hex.then(|| u32::from_str_radix(&hex_text, 16).ok())??;
        self.position += digit_count;
        Some(value)
    }

    /// Parses the text after `\u` to a code point: `XXXX`, a surrogate pair `XXXX\uXXXX`, or `{X…}`.
    fn parse_unicode_escape(&mut self) -> Option<u32> {
        if self.take_if("{") {
            let close_offset = self.text[self.position..].iter().position(|c| *c == '}')?;
            let hex_text: String = self.text[self.position..self.position + close_offset].iter().collect();
            let value = u32::from_str_radix(&hex_text, 16).ok().filter(|value| *value <= 0x10_FFFF)?;
            self.position += close_offset + 1;
            return Some(value);
        }
        let first_unit = self.parse_hex(4)?;
        let position_after_first = self.position;
        if (0xD800..0xDC00).contains(&first_unit) && self.take_if("\\u") {
            if let Some(second @ 0xDC00..=0xDFFF) = self.parse_hex(4) {
                return Some(0x1_0000 + ((first_unit - 0xD800) << 10) + (second - 0xDC00));
            }
            self.position = position_after_first;
        }
        Some(first_unit)
    }

    fn parse_class(&mut self) -> Result<Node, Problem> {
        let is_negated = self.take_if("^");
        self.is_verbatim &= self.peek() != Some(']');
        let mut class = CharacterClass::default();
        loop {
            match self.peek() {
                None => return Err(syntax_error("`[` without `]`")),
                Some(']') => {
                    self.position += 1;
                    break;
                }
                Some('[') if self.is_at_posix_class() => {
                    return Err(Problem::Unsupported("a POSIX class (`[:alpha:]`), which ECMA 262 does not define"));
                }
                Some(_) => self.parse_class_member(&mut class)?,
            }
        }
        if class.splits_surrogates() {
            return Err(SURROGATES);
        }
        Ok(Node::Class(if is_negated { class.negate() } else { class }))
    }

    /// Parses a character, an escape or a range within a class.
    fn parse_class_member(&mut self, class: &mut CharacterClass) -> Result<(), Problem> {
        let first_atom = self.parse_class_atom()?;
        let is_range = self.peek() == Some('-') && !matches!(self.text.get(self.position + 1), None | Some(']'));
        if !is_range {
            add_atom(class, &first_atom);
            return Ok(());
        }
        self.position += 1;
        let second_atom = self.parse_class_atom()?;
        match (first_atom, second_atom) {
            (ClassAtom::Point(from), ClassAtom::Point(to)) if from <= to => class.add(from, to),
            (ClassAtom::Point(_), ClassAtom::Point(_)) => return Err(syntax_error("a range in `[…]` is out of order")),
            // Next to a class, as in `[\w-.]`, the hyphen is a literal character.
            (first_atom, second_atom) => {
                self.is_verbatim = false;
                add_atom(class, &first_atom);
                add_atom(class, &ClassAtom::Point(u32::from('-')));
                add_atom(class, &second_atom);
            }
        }
        Ok(())
    }

    fn parse_class_atom(&mut self) -> Result<ClassAtom, Problem> {
        match self.next() {
            Some('\\') if self.take_if("b") => {
                self.is_verbatim = false;
                Ok(ClassAtom::Point(0x08))
            }
            Some('\\') => self.parse_escaped_char(),
            Some(c) => {
                // Operators of other dialects (`[a&&b]`, `[a--b]`, `[a~~b]`) and nested classes.
                self.is_verbatim &= !(matches!(c, '[' | '&' | '~') || c == '-' && self.peek() == Some('-'));
                Ok(ClassAtom::Point(u32::from(c)))
            }
            None => Err(syntax_error("`[` without `]`")),
        }
    }

    /// Returns whether a POSIX class such as `[:alpha:]` comes next.
    fn is_at_posix_class(&self) -> bool {
        let remaining = &self.text[self.position..];
        let name_len = remaining.iter().skip(2).take_while(|c| c.is_ascii_lowercase() || **c == '^').count();
        remaining.get(1) == Some(&':')
            && name_len > 0
            && remaining.get(2 + name_len) == Some(&':')
            && remaining.get(3 + name_len) == Some(&']')
    }
}

const SURROGATES: Problem = Problem::Unsupported("surrogates (`\\uD800` to `\\uDFFF`), which strings do not contain");

fn add_atom(class: &mut CharacterClass, atom: &ClassAtom) {
    match atom {
        ClassAtom::Point(point) => class.add(*point, *point),
        ClassAtom::Set(set) => class.extend(set),
    }
}
