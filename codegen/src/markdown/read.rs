//! Parses Markdown and the HTML in it into blocks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};

use super::{
    block::{Block, DEPTH, List, Table},
    escape::link_url,
    html,
    inline::{Inline, Mark, MarkKind, Paragraph},
};

/// Parses `text` into blocks. The caller must have removed invisible characters.
pub(super) fn read_blocks(text: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader::default();
    for event in TextMergeStream::new(Parser::new_ext(text, options)) {
        reader.process_event(event);
    }
    reader.finish()
}

/// A container (quote, list, list item or table) that is not yet closed.
#[derive(Debug)]
struct OpenBlock {
    kind: OpenBlockKind,
    /// True if the container is an HTML element, false if it is Markdown.
    is_html: bool,
    blocks: Vec<Block>,
}

#[derive(Debug)]
enum OpenBlockKind {
    Quote,
    List(List),
    Item,
    Table(Table),
}

#[derive(Debug, Default)]
pub(super) struct Reader {
    root: Vec<Block>,
    frames: Vec<OpenBlock>,
    /// The number of open Markdown containers that are nested too deeply. The blocks within these containers are added
    /// to the last container in `frames`.
    ignored: usize,
    paragraph: Option<Paragraph>,
    /// True if the current paragraph is the content of a table cell, which cannot contain blocks.
    in_cell: bool,
    /// The number of empty cells in the current row since its last cell with content.
    empty_cells: usize,
    /// The text of the current code block or HTML block.
    raw: Option<String>,
}

impl Reader {
    fn process_event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start_tag(&tag),
            Event::End(tag) => self.end_tag(tag),
            Event::Text(text) | Event::Html(text) if self.raw.is_some() => {
                self.raw.get_or_insert_default().push_str(&text);
            }
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.open_paragraph().text(&text),
            Event::FootnoteReference(label) => self.open_paragraph().text(&format!("[{label}]")),
            Event::Code(text) => self.open_paragraph().code(&text),
            Event::Html(text) | Event::InlineHtml(text) => self.read_html(&text),
            Event::SoftBreak => self.open_paragraph().line_end(false),
            Event::HardBreak => self.open_paragraph().line_end(true),
            Event::Rule => {
                self.end_paragraph();
                self.push_block(Block::Rule);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start_tag(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => {
                self.end_paragraph();
                self.loosen_list();
            }
            Tag::Heading { .. } => {
                self.end_paragraph();
                self.open_paragraph().open(MarkKind::Strong, Some(Mark::Strong));
            }
            Tag::BlockQuote(_) => self.open_frame(OpenBlockKind::Quote, false),
            Tag::List(start) => self.open_frame(OpenBlockKind::List(List { start: *start, ..List::default() }), false),
            Tag::Item => self.open_frame(OpenBlockKind::Item, false),
            Tag::Table(alignments) => {
                let table = Table { alignments: alignments.clone(), rows: Vec::new() };
                self.open_frame(OpenBlockKind::Table(table), false);
            }
            Tag::TableHead | Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_cell(),
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_paragraph();
                self.raw = Some(String::new());
            }
            Tag::FootnoteDefinition(label) => {
                self.end_paragraph();
                self.open_paragraph().text(&format!("[{label}]:"));
            }
            Tag::Emphasis => self.open_paragraph().open(MarkKind::Emphasis, Some(Mark::Emphasis)),
            Tag::Strong => self.open_paragraph().open(MarkKind::Strong, Some(Mark::Strong)),
            Tag::Strikethrough => self.open_paragraph().open(MarkKind::Strike, Some(Mark::Strike)),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.open_paragraph().open(MarkKind::Link, link_url(dest_url).map(Mark::Link));
            }
            _ => {}
        }
    }

    fn end_tag(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.close_html(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::Table => self.close_frame(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::CodeBlock => {
                let text = self.raw.take().unwrap_or_default();
                self.code_lines(&text);
            }
            TagEnd::HtmlBlock => {
                let text = self.raw.take().unwrap_or_default();
                self.read_html(&text);
                self.close_html();
            }
            TagEnd::Emphasis => self.close_mark(MarkKind::Emphasis),
            TagEnd::Strong => self.close_mark(MarkKind::Strong),
            TagEnd::Strikethrough => self.close_mark(MarkKind::Strike),
            TagEnd::Link | TagEnd::Image => self.close_mark(MarkKind::Link),
            _ => {}
        }
    }

    pub(super) fn open_paragraph(&mut self) -> &mut Paragraph {
        self.paragraph.get_or_insert_default()
    }

    pub(super) fn close_mark(&mut self, kind: MarkKind) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.close(kind);
        }
    }

    pub(super) fn end_code(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.end_code();
        }
    }

    pub(super) fn break_line(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.line_end(true);
        }
    }

    /// Ends the current paragraph at the start or end of a block. In a table cell, the paragraph continues after a
    /// space.
    pub(super) fn end_paragraph(&mut self) {
        if self.in_cell {
            self.open_paragraph().text(" ");
        } else if let Some(inlines) = self.paragraph.take().and_then(Paragraph::finish) {
            self.push_block(Block::Paragraph(inlines));
        }
    }

    fn loosen_list(&mut self) {
        if let [.., list, OpenBlock { kind: OpenBlockKind::Item, is_html: false, .. }] = self.frames.as_mut_slice()
            && let OpenBlockKind::List(list) = &mut list.kind
        {
            list.loose = true;
        }
    }

    /// Converts the text of a code block to a paragraph with one line of inline code for each line.
    pub(super) fn code_lines(&mut self, text: &str) {
        let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
        while let Some(line) = lines.next() {
            let last = lines.peek().is_none();
            let paragraph = self.open_paragraph();
            paragraph.code(&line.trim_end().replace('\t', "    "));
            if !last {
                paragraph.line_end(true);
            }
        }
        self.end_paragraph();
    }

    fn push_block(&mut self, block: Block) {
        match self.frames.last_mut() {
            Some(frame) => frame.blocks.push(block),
            None => self.root.push(block),
        }
    }

    fn open_frame(&mut self, kind: OpenBlockKind, is_html: bool) {
        self.end_paragraph();
        let is_part = matches!(kind, OpenBlockKind::Item)
            && self.frames.last().is_some_and(|frame| matches!(frame.kind, OpenBlockKind::List(_)));
        if self.ignored > 0 || self.frames.len() >= 2 * DEPTH && !is_part {
            self.ignored += 1;
        } else {
            self.frames.push(OpenBlock { kind, is_html, blocks: Vec::new() });
        }
    }

    /// Opens a list, an item, a quote or a table for an HTML element, unless it is nested too deeply.
    pub(super) fn open_html(&mut self, name: &str) {
        if self.in_cell || self.ignored > 0 || self.frames.len() >= 2 * DEPTH {
            return self.end_paragraph();
        }
        match name {
            "ul" => self.open_frame(OpenBlockKind::List(List::default()), true),
            "ol" => self.open_frame(OpenBlockKind::List(List { start: Some(1), ..List::default() }), true),
            "blockquote" => self.open_frame(OpenBlockKind::Quote, true),
            "table" => self.open_frame(OpenBlockKind::Table(Table::default()), true),
            _ => {
                self.close_element("li");
                if !self
                    .frames
                    .last()
                    .is_some_and(|frame| frame.is_html && matches!(frame.kind, OpenBlockKind::List(_)))
                {
                    self.open_frame(OpenBlockKind::List(List::default()), true);
                }
                self.open_frame(OpenBlockKind::Item, true);
            }
        }
    }

    /// Closes the innermost container that the HTML element `name` opened, and all containers within it. Markdown
    /// containers are not closed.
    pub(super) fn close_element(&mut self, name: &str) {
        self.end_paragraph();
        if self.ignored > 0 {
            return;
        }
        let opened_by = |kind: &OpenBlockKind| match kind {
            OpenBlockKind::List(list) => name == if list.start.is_some() { "ol" } else { "ul" },
            OpenBlockKind::Item => name == "li",
            OpenBlockKind::Quote => name == "blockquote",
            OpenBlockKind::Table(_) => name == "table",
        };
        let ends_search = |kind: &OpenBlockKind| name == "li" && matches!(kind, OpenBlockKind::List(_));
        let mut frames = self.frames.iter().rev().take_while(|frame| frame.is_html);
        let found = frames.position(|frame| opened_by(&frame.kind) || ends_search(&frame.kind));
        if let Some(depth) = found
            && opened_by(&self.frames[self.frames.len() - 1 - depth].kind)
        {
            (0..=depth).for_each(|_| self.close_top_frame());
        }
    }

    /// Ends the current paragraph and closes all HTML containers within the innermost Markdown container.
    fn close_html(&mut self) {
        while self.ignored == 0 && self.frames.last().is_some_and(|frame| frame.is_html) {
            self.close_top_frame();
        }
        self.end_paragraph();
    }

    fn close_frame(&mut self) {
        self.close_html();
        match self.ignored {
            0 => self.close_top_frame(),
            _ => self.ignored -= 1,
        }
    }

    fn close_top_frame(&mut self) {
        if self.in_cell {
            self.end_cell();
        } else {
            self.end_paragraph();
        }
        let Some(OpenBlock { kind, mut blocks, .. }) = self.frames.pop() else { return };
        match kind {
            OpenBlockKind::Quote if !blocks.is_empty() => self.push_block(Block::Quote(blocks)),
            OpenBlockKind::List(mut list) => {
                // These blocks are text between the items of an HTML list.
                if !blocks.is_empty() {
                    list.items.push(blocks);
                }
                if !list.items.is_empty() {
                    self.push_block(Block::List(list));
                }
            }
            OpenBlockKind::Item => {
                if let Some(OpenBlock { kind: OpenBlockKind::List(list), .. }) = self.frames.last_mut()
                    && !blocks.is_empty()
                {
                    list.items.push(blocks);
                }
            }
            OpenBlockKind::Table(mut table) => {
                let columns = table.rows.iter().map(Vec::len).max().unwrap_or_default().max(table.alignments.len());
                table.alignments.resize(columns, pulldown_cmark::Alignment::None);
                if table.rows.iter().flatten().any(|cell| !cell.is_empty()) && columns > 0 {
                    self.push_block(Block::Table(table));
                }
                blocks.drain(..).for_each(|block| self.push_block(block));
            }
            OpenBlockKind::Quote => {}
        }
    }

    fn current_table(&mut self) -> Option<&mut Table> {
        match self.frames.last_mut() {
            Some(OpenBlock { kind: OpenBlockKind::Table(table), .. }) => Some(table),
            _ => None,
        }
    }

    pub(super) fn is_in_html_table(&self) -> bool {
        self.ignored == 0
            && self.frames.last().is_some_and(|frame| frame.is_html && matches!(frame.kind, OpenBlockKind::Table(_)))
    }

    pub(super) fn start_row(&mut self) {
        self.end_cell();
        self.empty_cells = 0;
        if let Some(table) = self.current_table() {
            table.rows.push(Vec::new());
        }
    }

    pub(super) fn start_cell(&mut self) {
        self.end_cell();
        self.end_paragraph();
        if let Some(table) = self.current_table() {
            if table.rows.is_empty() {
                table.rows.push(Vec::new());
            }
            self.in_cell = true;
        }
    }

    pub(super) fn end_cell(&mut self) {
        if !std::mem::take(&mut self.in_cell) {
            return self.end_paragraph();
        }
        let inlines: Vec<Inline> = self.paragraph.take().and_then(Paragraph::finish).unwrap_or_default();
        let empty = self.empty_cells;
        let Some(table) = self.current_table() else { return };
        // The parser pads the rows of a Markdown table with empty cells. Empty cells at the end of a row are not
        // stored.
        if inlines.is_empty() && !table.alignments.is_empty() {
            self.empty_cells += 1;
        } else if let Some(row) = table.rows.last_mut() {
            row.extend(std::iter::repeat_n(Vec::new(), empty));
            row.push(inlines);
            self.empty_cells = 0;
        }
    }

    fn read_html(&mut self, text: &str) {
        let mut skipped: Option<String> = None;
        let mut pre: Option<String> = None;
        for token in html::tokenize(text) {
            match token {
                html::Token::Tag(tag) if skipped.as_ref().is_some_and(|name| tag.is_end && tag.name == *name) => {
                    skipped = None;
                }
                _ if skipped.is_some() => {}
                html::Token::Tag(tag) if tag.name == "pre" && self.raw_pre(&mut pre, &tag, text) => {}
                html::Token::Tag(tag) => match &mut pre {
                    Some(pre) if tag.name == "br" => pre.push('\n'),
                    Some(_) => {}
                    None if matches!(tag.name.as_str(), "script" | "style") && !tag.is_end => skipped = Some(tag.name),
                    None => self.read_tag(&tag),
                },
                html::Token::Text(text) => match &mut pre {
                    Some(pre) => pre.push_str(&html::decode_entities(text)),
                    None if self.paragraph.is_some() || !text.trim().is_empty() => {
                        self.open_paragraph().text(&html::decode_entities(text));
                    }
                    None => {}
                },
                html::Token::Hidden => {}
            }
        }
        if let Some(pre) = pre {
            self.code_lines(&pre);
        }
    }

    /// Opens or closes preformatted text at a `<pre>` tag. Returns whether the tag was handled. A tag within a
    /// paragraph or table cell is not handled here: its content becomes inline code.
    fn raw_pre(&mut self, pre: &mut Option<String>, tag: &html::Tag<'_>, all: &str) -> bool {
        if tag.source == all || self.in_cell {
            return false;
        }
        if !tag.is_end {
            self.end_paragraph();
            pre.get_or_insert_default();
        } else if let Some(text) = pre.take() {
            self.code_lines(&text);
        }
        true
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        while !self.frames.is_empty() {
            self.close_top_frame();
        }
        self.root
    }
}
