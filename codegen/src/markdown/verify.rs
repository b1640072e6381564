//! Checks that the generated Markdown is parsed as intended, with the parser and the options that rustdoc uses.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};

use super::{
    escape::link_url,
    inline::{Inline, Mark, MarkKind},
};

/// The parser options of rustdoc, except for smart punctuation, which changes characters but not the structure.
pub(super) const RUSTDOC: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS);

/// Returns whether the Markdown `source` is parsed as exactly one paragraph with the inline elements `inlines`.
pub(super) fn is_parsed_as(source: &str, inlines: &[Inline]) -> bool {
    let mut events = TextMergeStream::new(Parser::new_ext(source, RUSTDOC));
    if events.next() != Some(Event::Start(Tag::Paragraph)) {
        return false;
    }
    let mut remaining_inlines = inlines.iter();
    for event in events {
        let is_same_inline = match (event, remaining_inlines.next()) {
            (Event::End(TagEnd::Paragraph), None) => continue,
            (Event::Text(text), Some(Inline::Text(expected))) | (Event::Code(text), Some(Inline::Code(expected))) => {
                *text == **expected
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
        if !is_same_inline {
            return false;
        }
    }
    remaining_inlines.next().is_none()
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
