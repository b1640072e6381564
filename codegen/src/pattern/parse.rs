//! Parses regular expressions of ECMA 262 (section 22.2.1 with the `u` flag, and the extensions of annex B).

use super::{Class, MAX_DEPTH, Node, Problem};

/// A parsed expression.
pub(super) struct Parsed {
    pub(super) node: Node,
    /// True if `regex-lite` accepts the expression unchanged.
    pub(super) verbatim: bool,
}

/// Parses an expression.
pub(super) fn parse(pattern: &str) -> Result<Parsed, Problem> {
    // `(?i)` is not part of ECMA 262, but its meaning is clear.
    let (insensitive, text) = match pattern.strip_prefix("(?i)") {
        Some(rest) => (true, rest),
        None => (false, pattern),
    };
    let mut parser = Parser { text: text.chars().collect(), at: 0, depth: 0, verbatim: !insensitive };
    let node = parser.alternatives()?;
    if parser.peek().is_some() {
        return Err(syntax("a `)` without `(`"));
    }
    let node = if insensitive { Node::Insensitive(Box::new(node)) } else { node };
    Ok(Parsed { node, verbatim: parser.verbatim })
}

fn syntax(message: impl Into<String>) -> Problem {
    Problem::Syntax(message.into())
}

const UNKNOWN_ESCAPE: Problem = Problem::Unsupported("an escape that ECMA 262 does not define");

struct Parser {
    text: Vec<char>,
    at: usize,
    depth: usize,
    verbatim: bool,
}

/// An escape or a character within a class.
enum Atom {
    Point(u32),
    Set(Class),
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.text.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek();
        self.at += usize::from(next.is_some());
        next
    }

    fn take(&mut self, wanted: &str) -> bool {
        let found = wanted.chars().enumerate().all(|(index, c)| self.text.get(self.at + index) == Some(&c));
        if found {
            self.at += wanted.chars().count();
        }
        found
    }

    fn alternatives(&mut self) -> Result<Node, Problem> {
        let mut alternatives = vec![self.sequence()?];
        while self.take("|") {
            alternatives.push(self.sequence()?);
        }
        Ok(if alternatives.len() == 1 { alternatives.remove(0) } else { Node::Alternatives(alternatives) })
    }

    fn sequence(&mut self) -> Result<Node, Problem> {
        let mut nodes = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            let node = self.atom()?;
            nodes.push(self.repeated(node)?);
        }
        Ok(if nodes.len() == 1 { nodes.remove(0) } else { Node::Sequence(nodes) })
    }

    fn atom(&mut self) -> Result<Node, Problem> {
        match self.next() {
            Some('^') => Ok(Node::Start),
            Some('$') => Ok(Node::End),
            Some('.') => {
                self.verbatim = false;
                Ok(Node::Class(Class::dot()))
            }
            Some('(') => self.group(),
            Some('[') => self.class(),
            Some('\\') => self.escape(),
            Some('*' | '+' | '?') => Err(syntax("nothing to repeat")),
            Some('{') => {
                self.at -= 1;
                if self.counts().is_some() {
                    return Err(syntax("nothing to repeat"));
                }
                self.at += 1;
                self.verbatim = false;
                Ok(Node::Char('{'))
            }
            Some(c) => {
                self.verbatim &= !matches!(c, ']' | '}');
                Ok(Node::Char(c))
            }
            None => Ok(Node::Sequence(Vec::new())),
        }
    }

    /// Parses the quantifier after a node, if any.
    fn repeated(&mut self, node: Node) -> Result<Node, Problem> {
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => match self.counts() {
                Some(counts) => counts,
                None => return Ok(node),
            },
            _ => return Ok(node),
        };
        self.at += 1;
        // Laziness does not affect whether a text matches.
        self.take("?");
        if most.is_some_and(|most| most < least) {
            return Err(syntax("numbers out of order in `{…}`"));
        }
        match node {
            Node::Look { .. } => Err(Problem::Unsupported("look-around that is repeated")),
            Node::Start | Node::End | Node::Boundary { .. } => Err(syntax("nothing to repeat")),
            node => Ok(Node::Repeat { inner: Box::new(node), least, most }),
        }
    }

    /// Parses `{n}`, `{n,}` or `{n,m}`. Returns `None` without reading if the braces are literal.
    fn counts(&mut self) -> Option<(u32, Option<u32>)> {
        let close = self.text[self.at..].iter().position(|c| *c == '}')?;
        let inside: String = self.text[self.at + 1..self.at + close].iter().collect();
        let number = |text: &str| {
            let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| text.parse().unwrap_or(u32::MAX))
        };
        let counts = match inside.split_once(',') {
            None => number(&inside).map(|count| (count, Some(count)))?,
            Some((least, "")) => (number(least)?, None),
            Some((least, most)) => (number(least)?, Some(number(most)?)),
        };
        self.at += close;
        Some(counts)
    }

    fn group(&mut self) -> Result<Node, Problem> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Problem::Unsupported("groups that nest too deep"));
        }
        self.verbatim &= self.peek() != Some('?') || self.text.get(self.at + 1) == Some(&':');
        let look = |behind, negated| Some((behind, negated));
        let (around, insensitive) = if self.take("?=") {
            (look(false, false), false)
        } else if self.take("?!") {
            (look(false, true), false)
        } else if self.take("?<=") {
            (look(true, false), false)
        } else if self.take("?<!") {
            (look(true, true), false)
        } else if self.take("?:") {
            (None, false)
        } else if self.take("?i:") {
            (None, true)
        } else if self.take("?<") || self.take("?P<") {
            self.name()?;
            (None, false)
        } else if self.take("?>") {
            return Err(Problem::Unsupported("an atomic group, which is not of ECMA 262"));
        } else if self.take("?") {
            return Err(Problem::Unsupported("flags inside the expression, which are not of ECMA 262"));
        } else {
            (None, false)
        };
        let inner = Box::new(self.alternatives()?);
        if !self.take(")") {
            return Err(syntax("a `(` without `)`"));
        }
        self.depth -= 1;
        Ok(match around {
            Some((behind, negated)) => Node::Look { behind, negated, inner },
            None if insensitive => Node::Insensitive(inner),
            None => Node::Group(inner),
        })
    }

    fn name(&mut self) -> Result<(), Problem> {
        let start = self.at;
        while let Some(c) = self.next() {
            match c {
                '>' if self.at > start + 1 => return Ok(()),
                '_' | '$' => {}
                c if c.is_alphanumeric() => {}
                _ => break,
            }
        }
        Err(syntax("a group's name is not closed"))
    }

    fn escape(&mut self) -> Result<Node, Problem> {
        match self.peek() {
            Some('b') => {
                self.at += 1;
                Ok(Node::Boundary { negated: false })
            }
            Some('B') => {
                self.at += 1;
                Ok(Node::Boundary { negated: true })
            }
            Some('1'..='9') => Err(Problem::Unsupported("a back reference")),
            Some('k') if self.text.get(self.at + 1) == Some(&'<') => Err(Problem::Unsupported("a back reference")),
            _ => match self.escaped()? {
                Atom::Set(class) => Ok(Node::Class(class)),
                Atom::Point(point) => match char::from_u32(point) {
                    Some(c) => Ok(Node::Char(c)),
                    None => Err(SURROGATES),
                },
            },
        }
    }

    /// Parses the text after a backslash, inside or outside a class.
    fn escaped(&mut self) -> Result<Atom, Problem> {
        let Some(c) = self.next() else { return Err(syntax("a `\\` at the end")) };
        self.verbatim &= "dDwWtnrfv.+*?()|[]{}^$\\-/".contains(c);
        Ok(match c {
            'd' => Atom::Set(Class::digits()),
            'D' => Atom::Set(Class::digits().negated()),
            'w' => Atom::Set(Class::words()),
            'W' => Atom::Set(Class::words().negated()),
            's' => Atom::Set(Class::spaces()),
            'S' => Atom::Set(Class::spaces().negated()),
            'p' | 'P' => {
                let class = self.property()?;
                Atom::Set(if c == 'P' { class.negated() } else { class })
            }
            't' => Atom::Point(0x09),
            'n' => Atom::Point(0x0A),
            'v' => Atom::Point(0x0B),
            'f' => Atom::Point(0x0C),
            'r' => Atom::Point(0x0D),
            '0' if !self.peek().is_some_and(|next| next.is_ascii_digit()) => Atom::Point(0),
            'c' => match self.next() {
                Some(letter) if letter.is_ascii_alphabetic() => Atom::Point(u32::from(letter) % 32),
                _ => return Err(UNKNOWN_ESCAPE),
            },
            'x' => Atom::Point(self.hex(2).ok_or(UNKNOWN_ESCAPE)?),
            'u' => Atom::Point(self.unicode().ok_or(UNKNOWN_ESCAPE)?),
            c if c.is_ascii_alphanumeric() => return Err(UNKNOWN_ESCAPE),
            c => Atom::Point(u32::from(c)),
        })
    }

    fn property(&mut self) -> Result<Class, Problem> {
        if !self.take("{") {
            return Err(UNKNOWN_ESCAPE);
        }
        let start = self.at;
        while self.peek().is_some_and(|c| c != '}') {
            self.at += 1;
        }
        let name: String = self.text[start..self.at].iter().collect();
        if !self.take("}") {
            return Err(syntax("a `\\p{` without `}`"));
        }
        Class::property(&name)
    }

    fn hex(&mut self, digits: usize) -> Option<u32> {
        let text: String = self.text.get(self.at..self.at + digits)?.iter().collect();
        let digits_only = text.chars().all(|c| c.is_ascii_hexdigit());
        let value = digits_only.then(|| u32::from_str_radix(&text, 16).ok())??;
        self.at += digits;
        Some(value)
    }

    /// Parses the text after `\u`: `XXXX`, a surrogate pair, or `{X…}`.
    fn unicode(&mut self) -> Option<u32> {
        if self.take("{") {
            let close = self.text[self.at..].iter().position(|c| *c == '}')?;
            let text: String = self.text[self.at..self.at + close].iter().collect();
            let value = u32::from_str_radix(&text, 16).ok().filter(|value| *value <= 0x10_FFFF)?;
            self.at += close + 1;
            return Some(value);
        }
        let first = self.hex(4)?;
        let before = self.at;
        if (0xD800..0xDC00).contains(&first) && self.take("\\u") {
            if let Some(second @ 0xDC00..=0xDFFF) = self.hex(4) {
                return Some(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00));
            }
            self.at = before;
        }
        Some(first)
    }

    fn class(&mut self) -> Result<Node, Problem> {
        let negated = self.take("^");
        self.verbatim &= self.peek() != Some(']');
        let mut class = Class::default();
        loop {
            match self.peek() {
                None => return Err(syntax("a `[` without `]`")),
                Some(']') => {
                    self.at += 1;
                    break;
                }
                Some('[') if self.is_posix() => {
                    return Err(Problem::Unsupported("a POSIX class such as `[:alpha:]`, which is not of ECMA 262"));
                }
                Some(_) => self.member(&mut class)?,
            }
        }
        if class.splits_surrogates() {
            return Err(SURROGATES);
        }
        Ok(Node::Class(if negated { class.negated() } else { class }))
    }

    /// Parses a character, an escape or a range within a class.
    fn member(&mut self, class: &mut Class) -> Result<(), Problem> {
        let first = self.class_atom()?;
        let is_range = self.peek() == Some('-') && !matches!(self.text.get(self.at + 1), None | Some(']'));
        if !is_range {
            add(class, &first);
            return Ok(());
        }
        self.at += 1;
        let second = self.class_atom()?;
        match (first, second) {
            (Atom::Point(from), Atom::Point(to)) if from <= to => class.add(from, to),
            (Atom::Point(_), Atom::Point(_)) => return Err(syntax("a range out of order in `[…]`")),
            // Beside a class, the hyphen is literal.
            (first, second) => {
                self.verbatim = false;
                add(class, &first);
                add(class, &Atom::Point(u32::from('-')));
                add(class, &second);
            }
        }
        Ok(())
    }

    fn class_atom(&mut self) -> Result<Atom, Problem> {
        match self.next() {
            Some('\\') if self.take("b") => {
                self.verbatim = false;
                Ok(Atom::Point(0x08))
            }
            Some('\\') => self.escaped(),
            Some(c) => {
                // Operators of other dialects (`[a&&b]`, `[a--b]`, `[a~~b]`) and nested classes.
                self.verbatim &= !(matches!(c, '[' | '&' | '~') || c == '-' && self.peek() == Some('-'));
                Ok(Atom::Point(u32::from(c)))
            }
            None => Err(syntax("a `[` without `]`")),
        }
    }

    fn is_posix(&self) -> bool {
        let rest = &self.text[self.at..];
        let name = rest.iter().skip(2).take_while(|c| c.is_ascii_lowercase() || **c == '^').count();
        rest.get(1) == Some(&':') && name > 0 && rest.get(2 + name) == Some(&':') && rest.get(3 + name) == Some(&']')
    }
}

const SURROGATES: Problem = Problem::Unsupported("surrogates (`\\uD800` to `\\uDFFF`), which text does not have");

fn add(class: &mut Class, atom: &Atom) {
    match atom {
        Atom::Point(point) => class.add(*point, *point),
        Atom::Set(set) => class.extend(set),
    }
}
