//! Converts HTML elements to equivalent Markdown.

use super::{
    escape::link_url,
    html::Tag,
    inline::{Mark, MarkKind},
    read::Reader,
};

/// The names of HTML elements without an equivalent in Markdown. The tags of such elements are removed.
const IGNORED_ELEMENTS: &[&str] = &[
    "abbr", "acronym", "bdi", "bdo", "big", "body", "button", "col", "colgroup", "font", "html", "iframe", "ins",
    "mark", "meta", "nobr", "noscript", "q", "small", "span", "svg", "sub", "tbody", "tfoot", "thead", "u", "video",
    "audio", "wbr", "script", "style",
];

/// The names of HTML elements whose start tag and end tag both end the current paragraph.
const PARAGRAPH_BREAKS: &[&str] = &[
    "article",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "hr",
    "p",
    "section",
    "summary",
];

/// Returns whether an element is a row or a cell of a table.
fn is_row_or_cell(name: &str) -> bool {
    matches!(name, "tr" | "td" | "th")
}

impl Reader {
    /// Processes a start or end tag of HTML. The tag of an unknown element, such as `<your-id>`, is treated as text.
    pub(super) fn read_tag(&mut self, tag: &Tag<'_>) {
        match tag.name.as_str() {
            "b" | "strong" => self.read_mark(tag, MarkKind::Strong, Mark::Strong),
            "i" | "em" | "cite" | "var" | "dfn" => self.read_mark(tag, MarkKind::Emphasis, Mark::Emphasis),
            "s" | "strike" | "del" => self.read_mark(tag, MarkKind::Strike, Mark::Strike),
            "code" | "tt" | "kbd" | "samp" | "pre" if tag.is_end => self.end_code(),
            "code" | "tt" | "kbd" | "samp" | "pre" => self.open_paragraph().start_code(),
            "a" if tag.is_end => self.close_mark(MarkKind::Link),
            "a" => {
                let url = tag.attribute_value("href").and_then(|url| link_url(&url));
                self.open_paragraph().open_mark(MarkKind::Link, url.map(Mark::Link));
            }
            "img" => self.read_image(tag),
            "br" => self.break_line(),
            "sup" if !tag.is_end => self.open_paragraph().push_text("^"),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                if !tag.is_end {
                    self.read_mark(tag, MarkKind::Strong, Mark::Strong);
                }
            }
            "ul" | "ol" | "li" | "blockquote" | "table" if tag.is_end => self.close_element(&tag.name),
            "ul" | "ol" | "li" | "blockquote" | "table" => self.open_html_container(&tag.name),
            name if PARAGRAPH_BREAKS.contains(&name) || is_row_or_cell(name) && !self.is_in_html_table() => {
                self.end_paragraph();
            }
            "tr" | "td" | "th" if tag.is_end => self.end_cell(),
            "tr" => self.start_row(),
            "td" | "th" => self.start_cell(),
            name if name != "sup" && !IGNORED_ELEMENTS.contains(&name) => self.open_paragraph().push_text(tag.source),
            _ => {}
        }
    }

    /// Opens a mark, such as emphasis, at a start tag, or closes it at an end tag.
    fn read_mark(&mut self, tag: &Tag<'_>, kind: MarkKind, mark: Mark) {
        if tag.is_end {
            self.close_mark(kind);
        } else {
            self.open_paragraph().open_mark(kind, Some(mark));
        }
    }

    /// Adds an image as a link to the image, with the alternative text as its text.
    fn read_image(&mut self, tag: &Tag<'_>) {
        let alternative_text = tag.attribute_value("alt").filter(|alt| !alt.trim().is_empty());
        let url = tag.attribute_value("src").and_then(|url| link_url(&url));
        if alternative_text.is_some() || url.is_some() {
            let paragraph = self.open_paragraph();
            paragraph.open_mark(MarkKind::Link, url.map(Mark::Link));
            paragraph.push_text(&alternative_text.unwrap_or_default());
            paragraph.close_mark(MarkKind::Link);
        }
    }
}
