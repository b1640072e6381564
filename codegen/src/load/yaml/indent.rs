//! Lines of quoted scalars and flow collections that are indented too little. Their meaning is clear, since inside quotes and
//! brackets indentation means nothing; YAML requires it all the same. They are read as if they were indented more.

use std::borrow::Cow;

/// A text in which some lines are indented more than in the file.
pub(super) struct Indented<'t> {
    pub(super) text: Cow<'t, str>,
    /// Where spaces were inserted, in order.
    pads: Vec<Pad>,
}

/// Spaces that were inserted.
#[derive(Clone, Copy)]
struct Pad {
    /// Their offset in the file.
    source: usize,
    count: usize,
    /// How many were inserted before.
    before: usize,
}

/// What is indented too little.
#[derive(Clone, Copy)]
pub(super) enum Shallow {
    /// A line of a flow collection, or one of a quoted scalar that begins with a tab, and where its content is.
    Line(usize),
    /// A quoted scalar, and where it begins.
    Quoted(usize),
}

impl<'t> Indented<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text: Cow::Borrowed(text), pads: Vec::new() }
    }

    /// Returns the offset in the file of an offset in the text.
    pub(super) fn source(&self, offset: usize) -> usize {
        let after = self.pads.partition_point(|pad| pad.source + pad.before <= offset);
        let Some(pad) = after.checked_sub(1).map(|last| self.pads[last]) else { return offset };
        (offset - pad.before).saturating_sub(pad.count).max(pad.source)
    }

    /// Indents what is indented too little. Returns the offset in the file of the first such line's content, or `None` if there
    /// is nothing to indent.
    pub(super) fn pad(&mut self, shallow: Shallow) -> Option<usize> {
        let at = match shallow {
            Shallow::Line(at) => self.pad_line(at),
            Shallow::Quoted(at) => self.pad_quoted(at),
        };
        at.map(|at| self.source(at))
    }

    /// Indents the line whose content is at `at` more than the line before it.
    fn pad_line(&mut self, at: usize) -> Option<usize> {
        let start = line_start(&self.text, at);
        if !self.text[start..at].trim().is_empty() {
            return None;
        }
        let count = depth_before(&self.text, start)?.saturating_sub(at - start).max(1);
        self.insert(&[(start, count)]);
        Some(at + count)
    }

    /// Indents the lines of the quoted scalar that begins at `at` more than its first line.
    fn pad_quoted(&mut self, at: usize) -> Option<usize> {
        let end = at + quoted_length(&self.text[at..])?;
        let first = line_start(&self.text, at);
        let wanted = depth(&self.text[first..]);
        let mut pads = Vec::new();
        let mut line = self.text[at..end].find('\n').map(|newline| at + newline + 1);
        while let Some(start) = line {
            let rest = &self.text[start..end];
            let blanks = rest.len() - rest.trim_start_matches(' ').len();
            // An empty line is a line break of the scalar, however it is indented.
            if blanks < wanted && !rest[blanks..].starts_with(['\n', '\r']) {
                pads.push((start, wanted - blanks));
            }
            line = rest.find('\n').map(|newline| start + newline + 1);
        }
        let (start, count) = *pads.first()?;
        let content =
            start + count + self.text[start..].len() - self.text[start..].trim_start_matches([' ', '\t']).len();
        self.insert(&pads);
        Some(content)
    }

    /// Inserts spaces at offsets, in order.
    fn insert(&mut self, pads: &[(usize, usize)]) {
        let mut text = String::with_capacity(self.text.len() + pads.iter().map(|(_, count)| count).sum::<usize>());
        let mut done = 0;
        for (at, count) in pads {
            text.push_str(&self.text[done..*at]);
            text.extend(std::iter::repeat_n(' ', *count));
            done = *at;
        }
        text.push_str(&self.text[done..]);
        let new = pads.iter().map(|(at, count)| Pad { source: self.source(*at), count: *count, before: 0 });
        let mut all: Vec<Pad> = self.pads.iter().copied().chain(new).collect();
        all.sort_by_key(|pad| pad.source);
        let mut before = 0;
        for pad in &mut all {
            pad.before = before;
            before += pad.count;
        }
        self.pads = all;
        self.text = Cow::Owned(text);
    }
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

/// Returns how deep the line after a line's first key or item must be.
fn depth(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '-', '?']).len() + 1
}

/// Returns the depth for the line at `start`, by the last line before it that has content.
fn depth_before(text: &str, start: usize) -> Option<usize> {
    text[..start].lines().rev().find(|line| !line.trim().is_empty()).map(depth)
}

/// Returns the length of the quoted scalar that a text begins with, quotes included.
fn quoted_length(text: &str) -> Option<usize> {
    let quote = text.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let mut bytes = text.bytes().enumerate().skip(1).peekable();
    while let Some((index, byte)) = bytes.next() {
        match (byte, quote) {
            (b'\\', '"') => drop(bytes.next()),
            (b'\'', '\'') if bytes.peek().is_some_and(|(_, next)| *next == b'\'') => drop(bytes.next()),
            (b'"', '"') | (b'\'', '\'') => return Some(index + 1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{Indented, Shallow};

    #[test]
    fn offsets_lead_back_to_the_file() {
        let source = "a:\n  b: 'x\ny\n\n  z\n w'\n  c: {\nd: 1}\n";
        let mut indented = Indented::new(source);
        let place = |text: &str, what: char| text.find(what).expect("it is there");
        let found = indented.pad(Shallow::Quoted(place(source, '\''))).expect("a line");
        assert_eq!(&source[found..=found], "y");
        assert_eq!(&*indented.text, "a:\n  b: 'x\n   y\n\n   z\n   w'\n  c: {\nd: 1}\n");
        let found = indented.pad(Shallow::Line(place(&indented.text, 'd'))).expect("a line");
        assert_eq!(&source[found..=found], "d");
        assert_eq!(&*indented.text, "a:\n  b: 'x\n   y\n\n   z\n   w'\n  c: {\n   d: 1}\n");
        for what in "abxyzwcd1".chars() {
            let at = indented.source(place(&indented.text, what));
            assert_eq!(source[at..].chars().next(), Some(what));
        }
        assert_eq!(indented.source(indented.text.len()), source.len());
        assert!(indented.pad(Shallow::Quoted(place(&indented.text, '\''))).is_none(), "nothing is left to indent");
    }
}
