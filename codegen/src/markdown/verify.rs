//! Checks that written Markdown is parsed as intended, with the same parser and options as in rustdoc.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};

use super::{
    escape::link_url,
    inline::{Inline, Mark, MarkKind},
};

/// The parser options of rustdoc, without smart punctuation, which changes characters but not the structure.
pub(super) const RUSTDOC: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Returns whether Markdown `source` is parsed as exactly one paragraph with the inline elements `pieces`.
pub(super) fn is_parsed_as(source: &str, pieces: &[Inline]) -> bool {
    let mut events = TextMergeStream::new(Parser::new_ext(source, RUSTDOC));
    if events.next() != Some(Event::Start(Tag::Paragraph)) {
        return false;
    }
    let mut remaining_pieces = pieces.iter();
    for event in events {
        let is_same_piece = match (event, remaining_pieces.next()) {
            (Event::End(TagEnd::Paragraph), None) => continue,
            (Event::Text(text), Some(Inline::Text(piece))) | (Event::Code(text), Some(Inline::Code(piece))) => {
                *text == **piece
            }
            (Event::SoftBreak, Some(Inline::Break { hard })) => !hard,
            (Event::HardBreak, Some(Inline::Break { hard })) => *hard,
            (Event::Start(Tag::Strong), Some(Inline::Open(mark))) => *mark == Mark::Strong,
            (Event::Start(Tag::Emphasis), Some(Inline::Open(mark))) => *mark == Mark::Emphasis,
            (Event::Start(Tag::Strikethrough), Some(Inline::Open(mark))) => *mark == Mark::Strike,
            (Event::Start(Tag::Link { dest_url, .. }), Some(Inline::Open(Mark::Link(url)))) => *dest_url == **url,
            (Event::End(TagEnd::Strong), Some(Inline::Close(kind))) => *kind == MarkKind::Strong,
            (Event::End(TagEnd::Emphasis), Some(Inline::Close(kind))) => *kind == MarkKind::Emphasis,
            (Event::End(TagEnd::Strikethrough), Some(Inline::Close(kind))) => *kind == MarkKind::Strike,
            (Event::End(TagEnd::Link), Some(Inline::Close(kind))) => *kind == MarkKind::Link,
            _ => false,
        };
        if !is_same_piece {
            return false;
        }
    }
    remaining_pieces.next().is_none()
}

/// Returns whether `source` contains only `http` and `https` links, and no code blocks, HTML, headings, images or
/// footnotes.
pub(super) fn has_only_safe_markup(source: &str) -> bool {
    Parser::new_ext(source, RUSTDOC).all(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => link_url(&dest_url).as_deref() == Some(&*dest_url),
        Event::Html(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::Start(
            Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::Heading { .. }
            | Tag::Image { .. }
            | Tag::FootnoteDefinition(_)
            | Tag::MetadataBlock(_),
        ) => false,
        _ => true,
    })
}
