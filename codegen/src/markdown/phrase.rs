//! Formats inline elements as Markdown, for a paragraph, a single line or a table cell.

use super::{
    escape::{code_span, link_url},
    inline::{Inline, Mark, MarkKind},
    verify,
    words::{self, WordPart},
};

/// The place for which inline elements are formatted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Context {
    /// A paragraph. Line breaks are kept.
    Paragraph,
    /// A single line.
    Line,
    /// A table cell. The content is a single line in which `|` is escaped.
    Cell,
}

/// Returns the inline elements of text that has no markup.
pub(super) fn text_as_inlines(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

/// Formats inline elements as Markdown. If the Markdown parser of rustdoc would not recognize all of the markup,
/// emphasis is omitted, and if necessary also links and code.
pub(super) fn write_inlines(inlines: &[Inline], context: Context) -> String {
    let keep_all = |_: MarkKind| true;
    let keep_links = |kind: MarkKind| kind == MarkKind::Link;
    let mut verified_text = None;
    for keep in [keep_all as fn(MarkKind) -> bool, keep_links, |_| false] {
        let prepared_inlines = PhraseWriter::prepare(inlines, context, keep);
        let markdown = format_inlines(&prepared_inlines);
        let has_marks = prepared_inlines.iter().any(|inline| matches!(inline, Inline::Open(_) | Inline::Code(_)));
        if !has_marks || verify::is_parsed_as(&markdown, &prepared_inlines) {
            verified_text = Some(markdown);
            break;
        }
    }
    let markdown = verified_text.unwrap_or_else(|| {
        let plain_text = inlines.iter().filter_map(|inline| match inline {
            Inline::Text(text) | Inline::Code(text) => Some(text.as_str()),
            Inline::Break { .. } => Some(" "),
            Inline::Open(_) | Inline::Close(_) => None,
        });
        escape_all(&plain_text.collect::<String>())
    });
    if context == Context::Cell { markdown.replace('|', "\\|") } else { markdown }
}

/// Joins the lines of text and escapes all ASCII punctuation, so that the text contains no markup.
fn escape_all(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut escaped = String::with_capacity(one_line.len() + one_line.len() / 4);
    for c in one_line.chars() {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The kind of whitespace before the next inline element. If several kinds follow each other, the one that is declared
/// last in this enum is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Whitespace {
    None,
    Space,
    /// A soft line break.
    Soft,
    /// A hard line break.
    Hard,
}

/// The state while inline elements are prepared for writing: whitespace is moved outside of marks, identifiers in text
/// become inline code, and URLs become links.
struct PhraseWriter {
    /// The inline elements that are already prepared.
    inlines: Vec<Inline>,
    /// The whitespace before the next element, which is not in `inlines` yet.
    whitespace: Whitespace,
    /// The open marks that are not in `inlines` yet, since they have no content so far.
    pending_marks: Vec<Mark>,
    is_in_link: bool,
    /// True if the last element is inline code that was an identifier in plain text.
    is_last_inline_identifier: bool,
    context: Context,
}

impl PhraseWriter {
    /// Prepares inline elements for writing. The marks for which `keep` returns false are omitted.
    fn prepare(inlines: &[Inline], context: Context, keep: fn(MarkKind) -> bool) -> Vec<Inline> {
        let mut writer = Self {
            inlines: Vec::new(),
            whitespace: Whitespace::None,
            pending_marks: Vec::new(),
            is_in_link: false,
            is_last_inline_identifier: false,
            context,
        };
        let mut pending_text = String::new();
        for inline in inlines {
            if let Inline::Text(additional_text) = inline {
                pending_text.push_str(additional_text);
                continue;
            }
            if !matches!(inline, Inline::Open(mark) if !keep(mark.kind()))
                && !matches!(inline, Inline::Close(kind) if !keep(*kind))
            {
                writer.write_text(&std::mem::take(&mut pending_text));
                writer.write_inline(inline);
            }
        }
        writer.write_text(&pending_text);
        writer.inlines
    }

    fn write_inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.write_text(text),
            Inline::Code(code) => self.write_code(code),
            Inline::Break { hard } => {
                self.whitespace = self.whitespace.max(if *hard { Whitespace::Hard } else { Whitespace::Soft });
            }
            Inline::Open(mark) => {
                self.is_in_link |= mark.kind() == MarkKind::Link;
                self.pending_marks.push(mark.clone());
            }
            Inline::Close(kind) => self.close_mark(*kind),
        }
    }

    fn close_mark(&mut self, kind: MarkKind) {
        self.is_in_link &= kind != MarkKind::Link;
        match self.pending_marks.pop() {
            // A link without text is shown as its URL.
            Some(Mark::Link(url)) => {
                self.write_pending();
                self.inlines.extend([
                    Inline::Open(Mark::Link(url.clone())),
                    Inline::Text(url),
                    Inline::Close(MarkKind::Link),
                ]);
            }
            Some(_) => {}
            None => self.inlines.push(Inline::Close(kind)),
        }
    }

    /// Adds the pending whitespace and the pending marks, before an element is added.
    fn write_pending(&mut self) {
        let is_first_inline = self.inlines.is_empty();
        match std::mem::replace(&mut self.whitespace, Whitespace::None) {
            Whitespace::None => {}
            _ if is_first_inline => {}
            Whitespace::Space => self.push_text(" "),
            Whitespace::Soft | Whitespace::Hard if self.context != Context::Paragraph => self.push_text(" "),
            gap => self.inlines.push(Inline::Break { hard: gap == Whitespace::Hard }),
        }
        self.inlines.extend(self.pending_marks.drain(..).map(Inline::Open));
    }

    fn push_text(&mut self, text: &str) {
        if let Some(Inline::Text(last)) = self.inlines.last_mut() {
            last.push_str(text);
        } else if !text.is_empty() {
            self.inlines.push(Inline::Text(text.to_owned()));
        }
    }

    fn write_text(&mut self, text: &str) {
        let is_space = |c: char| c.is_ascii_whitespace() || c == '\u{b}';
        for (index, word) in text.split(is_space).enumerate() {
            if index > 0 {
                self.whitespace = self.whitespace.max(Whitespace::Space);
            }
            if !word.is_empty() {
                self.write_word(word);
            }
        }
    }

    fn write_word(&mut self, word: &str) {
        let follows_code = self.whitespace == Whitespace::None
            && self.pending_marks.is_empty()
            && matches!(self.inlines.last(), Some(Inline::Code(_)));
        self.write_pending();
        if follows_code {
            return self.push_text(word);
        }
        words::split_word(word, &mut |piece| match piece {
            WordPart::Text(text) => self.push_text(text),
            WordPart::Identifier(name) => {
                self.inlines.push(Inline::Code(name.to_owned()));
                self.is_last_inline_identifier = true;
            }
            WordPart::Url(url) => match link_url(url).filter(|_| !self.is_in_link) {
                Some(link) => {
                    let link_inlines =
                        [Inline::Open(Mark::Link(link.clone())), Inline::Text(link), Inline::Close(MarkKind::Link)];
                    self.inlines.extend(link_inlines);
                }
                None => self.push_text(url),
            },
        });
    }

    fn write_code(&mut self, code: &str) {
        let is_adjacent = self.whitespace == Whitespace::None && self.pending_marks.is_empty();
        if let (true, Some(Inline::Code(last))) = (is_adjacent, self.inlines.last_mut()) {
            if !self.is_last_inline_identifier {
                last.push_str(code);
                return;
            }
            // An identifier that is directly followed by code stays text, since two code spans cannot be adjacent.
            let identifier = std::mem::take(last);
            self.inlines.pop();
            self.push_text(&identifier);
        }
        self.write_pending();
        self.inlines.push(Inline::Code(code.to_owned()));
        self.is_last_inline_identifier = false;
    }
}

/// Formats inline elements that were prepared by [`PhraseWriter::prepare`] as Markdown.
fn format_inlines(inlines: &[Inline]) -> String {
    let mut source = String::new();
    let mut open_link: Option<(&str, usize)> = None;
    for inline in inlines {
        match inline {
            Inline::Text(text) => append_escaped(text, &mut source),
            Inline::Code(code) => source.push_str(&code_span(code)),
            Inline::Break { hard } => source.push_str(if *hard { "\\\n" } else { "\n" }),
            Inline::Open(Mark::Link(url)) => {
                // `!` before a link would make it an image.
                if source.ends_with('!') {
                    source.insert(source.len() - 1, '\\');
                }
                open_link = Some((url, source.len()));
                source.push('[');
            }
            Inline::Open(mark) => source.push_str(mark_delimiter(mark.kind())),
            Inline::Close(MarkKind::Link) => {
                let Some((url, link_start)) = open_link.take() else { continue };
                if link_url(&remove_escapes(&source[link_start + 1..])).as_deref() == Some(url) {
                    source.truncate(link_start);
                    source.extend(["<", url, ">"]);
                } else {
                    source.extend(["](", url, ")"]);
                }
            }
            Inline::Close(kind) => source.push_str(mark_delimiter(*kind)),
        }
    }
    source
}

/// Removes the backslash of each escaped character from Markdown source: `a\_b` → `a_b`.
fn remove_escapes(source: &str) -> String {
    let mut unescaped_text = String::with_capacity(source.len());
    let mut chars = source.chars();
    while let Some(c) = chars.next() {
        unescaped_text.push(if c == '\\' { chars.next().unwrap_or(c) } else { c });
    }
    unescaped_text
}

/// Returns the Markdown delimiter of a mark, such as `**`. Empty for links.
fn mark_delimiter(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Strong => "**",
        MarkKind::Emphasis => "*",
        MarkKind::Strike => "~~",
        MarkKind::Link => "",
    }
}

/// Appends text to the Markdown in `output`. Escapes characters that would be parsed as markup.
fn append_escaped(text: &str, output: &mut String) {
    let starts_line = output.is_empty() || output.ends_with('\n');
    let marker_index = if starts_line { block_marker_position(text) } else { None };
    let mut previous_char = None;
    for (index, c) in text.char_indices() {
        let remaining = &text[index + c.len_utf8()..];
        let next_char = remaining.chars().next();
        let is_markup = marker_index == Some(index)
            || match c {
                '*' | '`' | '[' | ']' | '~' => true,
                '_' => {
                    !(previous_char.is_some_and(char::is_alphanumeric) && next_char.is_some_and(char::is_alphanumeric))
                }
                '\\' => next_char.is_none_or(|next_char| next_char.is_ascii_punctuation()),
                '<' => !remaining.starts_with([' ', '\n']) && !remaining.starts_with("= "),
                '&' => starts_entity(remaining),
                _ => false,
            };
        if is_markup {
            output.push('\\');
        }
        output.push(c);
        previous_char = Some(c);
    }
}

/// Returns the byte offset of the character that would make `text`, at the start of a line, a list, a quote or another
/// block: 0 for `# a`, 1 for `1. a`. `None` if there is no such character.
fn block_marker_position(text: &str) -> Option<usize> {
    let first_char = text.chars().next()?;
    let next_char = text[first_char.len_utf8()..].chars().next();
    match first_char {
        '#' | '>' | '=' | '|' => Some(0),
        '-' | '+' | ':' if !next_char.is_some_and(char::is_alphanumeric) => Some(0),
        '0'..='9' => {
            let digits_end = text.find(|c: char| !c.is_ascii_digit())?;
            let delimiter = text[digits_end..].chars().next().filter(|c| matches!(c, '.' | ')'))?;
            let char_after = text[digits_end + delimiter.len_utf8()..].chars().next();
            (digits_end <= 9 && char_after.is_none_or(|c| c == ' ')).then_some(digits_end)
        }
        _ => None,
    }
}

/// Returns whether `text_after_ampersand` begins with the name of an HTML entity and `;`.
fn starts_entity(text_after_ampersand: &str) -> bool {
    let bytes = text_after_ampersand.bytes().take(40);
    let name_len = bytes.take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    name_len > 0 && text_after_ampersand.as_bytes().get(name_len) == Some(&b';')
}

/// Returns the inline elements up to the end of the first sentence, with all marks closed.
pub(super) fn first_sentence(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut sentence_inlines = Vec::new();
    let mut open_marks = Vec::new();
    for inline in inlines {
        match &inline {
            Inline::Open(mark) => open_marks.push(mark.kind()),
            Inline::Close(_) => {
                open_marks.pop();
            }
            Inline::Text(text) => {
                if let Some(end) = sentence_end(text) {
                    sentence_inlines.push(Inline::Text(text[..end].to_owned()));
                    sentence_inlines.extend(open_marks.into_iter().rev().map(Inline::Close));
                    return sentence_inlines;
                }
            }
            Inline::Break { hard: true } => {
                sentence_inlines.extend(open_marks.into_iter().rev().map(Inline::Close));
                return sentence_inlines;
            }
            _ => {}
        }
        sentence_inlines.push(inline);
    }
    sentence_inlines
}

/// Returns the byte offset of the end of the first sentence, after its punctuation mark. `None` if the sentence does
/// not end within `text`.
fn sentence_end(text: &str) -> Option<usize> {
    let sentence_ends = text.match_indices(['.', '!', '?']).map(|(index, mark)| index + mark.len());
    let mut sentence_ends = sentence_ends.filter(|end| {
        let mut chars_after = text[*end..].chars();
        let is_before_space = chars_after.next().is_some_and(char::is_whitespace);
        is_before_space
            && chars_after.find(|c| !c.is_whitespace()).is_none_or(|c| !c.is_lowercase())
            && !is_abbreviation(&text[..*end])
    });
    sentence_ends.next()
}

/// Returns whether `text` ends with an abbreviation such as `e.g.` or `vs.`, or with an initial.
fn is_abbreviation(text: &str) -> bool {
    let last_word = text.rsplit(char::is_whitespace).next().unwrap_or_default().trim_start_matches('(');
    let last_word = last_word.trim_end_matches('.');
    last_word.contains('.')
        || last_word.chars().count() < 2
        || matches!(last_word.to_ascii_lowercase().as_str(), "vs" | "etc" | "incl" | "approx")
}
