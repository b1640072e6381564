//! The inline elements of a paragraph: text, code, line breaks and marks (emphasis and links).

use super::characters::remove_control_characters;

/// An inline element of a paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Inline {
    Text(String),
    Code(String),
    /// A line break. A hard line break is displayed as such; a soft line break is displayed as a space.
    Break {
        hard: bool,
    },
    Open(Mark),
    Close(MarkKind),
}

/// Markup that encloses text: emphasis such as `**…**`, or a link.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    Strike,
    /// A link to a URL returned by [`link_url`](super::escape::link_url).
    Link(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MarkKind {
    Strong,
    Emphasis,
    Strike,
    Link,
}

impl Mark {
    pub(super) fn kind(&self) -> MarkKind {
        match self {
            Self::Strong => MarkKind::Strong,
            Self::Emphasis => MarkKind::Emphasis,
            Self::Strike => MarkKind::Strike,
            Self::Link(_) => MarkKind::Link,
        }
    }
}

/// A paragraph that is being read, with its inline elements so far.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    inlines: Vec<Inline>,
    /// The marks that are open, such as emphasis, the innermost last. The flag is false for a mark that is not written
    /// to `inlines`, such as a mark within another mark of the same kind.
    open_marks: Vec<(MarkKind, bool)>,
    /// The number of open marks of each [`MarkKind`].
    open_counts: [usize; 4],
    /// The text of the open `<code>` element so far. `None` if no such element is open.
    open_code: Option<String>,
}

impl Paragraph {
    pub(super) fn push_text(&mut self, text: &str) {
        // Decoded entities may be invisible characters.
        let text = &*remove_control_characters(text);
        if let Some(code) = &mut self.open_code {
            code.push_str(text);
        } else if let Some(Inline::Text(last)) = self.inlines.last_mut() {
            last.push_str(text);
        } else if !text.is_empty() {
            self.inlines.push(Inline::Text(text.to_owned()));
        }
    }

    pub(super) fn push_code(&mut self, text: &str) {
        let text = &*remove_control_characters(text).replace(['\n', '\t'], " ");
        if text.trim().is_empty() {
            self.push_text(text);
        } else if let Some(code) = &mut self.open_code {
            code.push_str(text);
        } else if let Some(Inline::Code(last)) = self.inlines.last_mut() {
            last.push_str(text);
        } else {
            self.inlines.push(Inline::Code(text.to_owned()));
        }
    }

    /// Adds a line break. Within code, adds a space instead.
    pub(super) fn push_line_break(&mut self, hard: bool) {
        match &mut self.open_code {
            Some(code) => code.push(' '),
            None => self.inlines.push(Inline::Break { hard }),
        }
    }

    /// Opens a mark. `mark` is `None` for a link without a valid URL; only the text of such a link is kept.
    pub(super) fn open_mark(&mut self, kind: MarkKind, mark: Option<Mark>) {
        if self.open_code.is_some() {
            return;
        }
        let is_already_open = self.open_marks.iter().any(|(open_kind, is_written)| *open_kind == kind && *is_written);
        let mark = mark.filter(|_| !is_already_open);
        // Marks inside of 64 other marks are ignored.
        if self.open_marks.len() < 64 {
            self.open_marks.push((kind, mark.is_some()));
            self.open_counts[kind as usize] += 1;
            self.inlines.extend(mark.map(Inline::Open));
        }
    }

    /// Closes the innermost open mark of the kind `kind`, and all marks that were opened after it.
    pub(super) fn close_mark(&mut self, kind: MarkKind) {
        if self.open_counts[kind as usize] == 0 {
            return;
        }
        self.end_code();
        while let Some((open_kind, is_written)) = self.open_marks.pop() {
            self.open_counts[open_kind as usize] -= 1;
            self.write_close(open_kind, is_written);
            if open_kind == kind {
                break;
            }
        }
    }

    /// Adds the end of a mark if `is_written` is true. A mark without content is removed instead.
    fn write_close(&mut self, kind: MarkKind, is_written: bool) {
        match self.inlines.last() {
            Some(Inline::Open(mark)) if is_written && kind != MarkKind::Link && mark.kind() == kind => {
                self.inlines.pop();
            }
            _ if is_written => self.inlines.push(Inline::Close(kind)),
            _ => {}
        }
    }

    pub(super) fn start_code(&mut self) {
        self.open_code.get_or_insert_default();
    }

    pub(super) fn end_code(&mut self) {
        if let Some(code) = self.open_code.take() {
            self.push_code(&code.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }

    /// Closes all marks and returns the inline elements. `None` if the paragraph has no visible content.
    pub(super) fn into_inlines(mut self) -> Option<Vec<Inline>> {
        self.end_code();
        while let Some((kind, is_written)) = self.open_marks.pop() {
            self.write_close(kind, is_written);
        }
        let is_visible = |inline: &Inline| match inline {
            Inline::Text(text) => !text.trim().is_empty(),
            Inline::Code(_) | Inline::Open(Mark::Link(_)) => true,
            _ => false,
        };
        self.inlines.iter().any(is_visible).then_some(self.inlines)
    }
}
