//! Parses Markdown, and HTML within Markdown, into blocks.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeStream};

use super::{
    block::{Block, List, MAX_DEPTH, Table},
    escape::link_url,
    html,
    inline::{Inline, Mark, MarkKind, Paragraph},
};

/// Parses Markdown into blocks. `text` must not contain invisible characters.
pub(super) fn read_blocks(text: &str) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut reader = Reader::default();
    for event in TextMergeStream::new(Parser::new_ext(text, options)) {
        reader.process_event(event);
    }
    reader.into_blocks()
}

/// A container (quote, list, list item or table) that is not yet closed.
#[derive(Debug)]
struct OpenBlock {
    kind: OpenBlockKind,
    /// True if an HTML element opened the container; false if Markdown opened it.
    is_html: bool,
    /// The blocks that were read so far in the container.
    blocks: Vec<Block>,
}

#[derive(Debug)]
enum OpenBlockKind {
    Quote,
    List(List),
    Item,
    Table(Table),
}

/// Builds blocks from the events of the Markdown parser and from HTML tags.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// The blocks that are not in a container.
    root_blocks: Vec<Block>,
    /// The open containers, the innermost last.
    open_blocks: Vec<OpenBlock>,
    /// The number of open Markdown containers that are nested too deeply. They are not in `open_blocks`; the blocks in
    /// them are added to the last container in `open_blocks`.
    ignored_depth: usize,
    /// The paragraph that is being read. `None` between paragraphs.
    paragraph: Option<Paragraph>,
    /// True if a table cell is being read. A table cell cannot contain blocks.
    is_in_cell: bool,
    /// The number of empty cells in the current table row since the last cell with content.
    empty_cell_count: usize,
    /// The text so far of the current code block or HTML block. `None` outside of such a block.
    raw_text: Option<String>,
}

impl Reader {
    fn process_event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.process_start_tag(&tag),
            Event::End(tag) => self.process_end_tag(tag),
            Event::Text(text) | Event::Html(text) if self.raw_text.is_some() => {
                self.raw_text.get_or_insert_default().push_str(&text);
            }
            Event::Text(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.open_paragraph().push_text(&text);
            }
            Event::FootnoteReference(label) => self.open_paragraph().push_text(&format!("[{label}]")),
            Event::Code(text) => self.open_paragraph().push_code(&text),
            Event::Html(text) | Event::InlineHtml(text) => self.read_html(&text),
            Event::SoftBreak => self.open_paragraph().push_line_break(false),
            Event::HardBreak => self.open_paragraph().push_line_break(true),
            Event::Rule => {
                self.end_paragraph();
                self.push_block(Block::Rule);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn process_start_tag(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => {
                self.end_paragraph();
                self.mark_list_as_loose();
            }
            Tag::Heading { .. } => {
                self.end_paragraph();
                self.open_paragraph().open_mark(MarkKind::Strong, Some(Mark::Strong));
            }
            Tag::BlockQuote(_) => self.open_container(OpenBlockKind::Quote, false),
            Tag::List(start) => {
                self.open_container(OpenBlockKind::List(List { first_number: *start, ..List::default() }), false);
            }
            Tag::Item => self.open_container(OpenBlockKind::Item, false),
            Tag::Table(alignments) => {
                let table = Table { alignments: alignments.clone(), rows: Vec::new() };
                self.open_container(OpenBlockKind::Table(table), false);
            }
            Tag::TableHead | Tag::TableRow => self.start_row(),
            Tag::TableCell => self.start_cell(),
            Tag::CodeBlock(_) | Tag::HtmlBlock => {
                self.end_paragraph();
                self.raw_text = Some(String::new());
            }
            Tag::FootnoteDefinition(label) => {
                self.end_paragraph();
                self.open_paragraph().push_text(&format!("[{label}]:"));
            }
            Tag::Emphasis => self.open_paragraph().open_mark(MarkKind::Emphasis, Some(Mark::Emphasis)),
            Tag::Strong => self.open_paragraph().open_mark(MarkKind::Strong, Some(Mark::Strong)),
            Tag::Strikethrough => self.open_paragraph().open_mark(MarkKind::Strike, Some(Mark::Strike)),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
                self.open_paragraph().open_mark(MarkKind::Link, link_url(dest_url).map(Mark::Link));
            }
            _ => {}
        }
    }

    fn process_end_tag(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) => self.close_html_containers(),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::Table => self.close_markdown_container(),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::CodeBlock => {
                let code = self.raw_text.take().unwrap_or_default();
                self.push_code_lines(&code);
            }
            TagEnd::HtmlBlock => {
                let html = self.raw_text.take().unwrap_or_default();
                self.read_html(&html);
                self.close_html_containers();
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
            paragraph.close_mark(kind);
        }
    }

    pub(super) fn end_code(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.end_code();
        }
    }

    pub(super) fn break_line(&mut self) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.push_line_break(true);
        }
    }

    /// Ends the current paragraph, since a block starts or ends. In a table cell, adds a space instead, since a cell
    /// has only one paragraph.
    pub(super) fn end_paragraph(&mut self) {
        if self.is_in_cell {
            self.open_paragraph().push_text(" ");
        } else if let Some(inlines) = self.paragraph.take().and_then(Paragraph::into_inlines) {
            self.push_block(Block::Paragraph(inlines));
        }
    }

    /// Marks the innermost list as loose (with blank lines between the items), since one of its items contains a
    /// paragraph.
    fn mark_list_as_loose(&mut self) {
        if let [.., list, OpenBlock { kind: OpenBlockKind::Item, is_html: false, .. }] = self.open_blocks.as_mut_slice()
            && let OpenBlockKind::List(list) = &mut list.kind
        {
            list.loose = true;
        }
    }

    /// Adds a code block as a paragraph in which each line is inline code.
    pub(super) fn push_code_lines(&mut self, text: &str) {
        let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
        while let Some(line) = lines.next() {
            let is_last_line = lines.peek().is_none();
            let paragraph = self.open_paragraph();
            paragraph.push_code(&line.trim_end().replace('\t', "    "));
            if !is_last_line {
                paragraph.push_line_break(true);
            }
        }
        self.end_paragraph();
    }

    fn push_block(&mut self, block: Block) {
        match self.open_blocks.last_mut() {
            Some(open_block) => open_block.blocks.push(block),
            None => self.root_blocks.push(block),
        }
    }

    /// Opens a container, unless it is nested too deeply.
    fn open_container(&mut self, kind: OpenBlockKind, is_html: bool) {
        self.end_paragraph();
        let is_list_item = matches!(kind, OpenBlockKind::Item)
            && self.open_blocks.last().is_some_and(|open_block| matches!(open_block.kind, OpenBlockKind::List(_)));
        if self.ignored_depth > 0 || self.open_blocks.len() >= 2 * MAX_DEPTH && !is_list_item {
            self.ignored_depth += 1;
        } else {
            self.open_blocks.push(OpenBlock { kind, is_html, blocks: Vec::new() });
        }
    }

    /// Opens a list, a list item, a quote or a table for the HTML element `name`, unless it is nested too deeply.
    pub(super) fn open_html_container(&mut self, name: &str) {
        if self.is_in_cell || self.ignored_depth > 0 || self.open_blocks.len() >= 2 * MAX_DEPTH {
            return self.end_paragraph();
        }
        match name {
            "ul" => self.open_container(OpenBlockKind::List(List::default()), true),
            "ol" => self.open_container(OpenBlockKind::List(List { first_number: Some(1), ..List::default() }), true),
            "blockquote" => self.open_container(OpenBlockKind::Quote, true),
            "table" => self.open_container(OpenBlockKind::Table(Table::default()), true),
            _ => {
                self.close_element("li");
                if !self
                    .open_blocks
                    .last()
                    .is_some_and(|open_block| open_block.is_html && matches!(open_block.kind, OpenBlockKind::List(_)))
                {
                    self.open_container(OpenBlockKind::List(List::default()), true);
                }
                self.open_container(OpenBlockKind::Item, true);
            }
        }
    }

    /// Closes the innermost container that the HTML element `name` opened, and all containers inside of it. Containers
    /// that Markdown opened are not closed.
    pub(super) fn close_element(&mut self, name: &str) {
        self.end_paragraph();
        if self.ignored_depth > 0 {
            return;
        }
        let is_opened_by_name = |kind: &OpenBlockKind| match kind {
            OpenBlockKind::List(list) => name == if list.first_number.is_some() { "ol" } else { "ul" },
            OpenBlockKind::Item => name == "li",
            OpenBlockKind::Quote => name == "blockquote",
            OpenBlockKind::Table(_) => name == "table",
        };
        let ends_search = |kind: &OpenBlockKind| name == "li" && matches!(kind, OpenBlockKind::List(_));
        let mut open_html_blocks = self.open_blocks.iter().rev().take_while(|open_block| open_block.is_html);
        let depth_of_match = open_html_blocks
            .position(|open_block| is_opened_by_name(&open_block.kind) || ends_search(&open_block.kind));
        if let Some(depth) = depth_of_match
            && is_opened_by_name(&self.open_blocks[self.open_blocks.len() - 1 - depth].kind)
        {
            (0..=depth).for_each(|_| self.close_innermost_container());
        }
    }

    /// Ends the current paragraph, and closes all containers that HTML opened inside of the innermost Markdown
    /// container.
    fn close_html_containers(&mut self) {
        while self.ignored_depth == 0 && self.open_blocks.last().is_some_and(|open_block| open_block.is_html) {
            self.close_innermost_container();
        }
        self.end_paragraph();
    }

    /// Closes the innermost container that Markdown opened.
    fn close_markdown_container(&mut self) {
        self.close_html_containers();
        match self.ignored_depth {
            0 => self.close_innermost_container(),
            _ => self.ignored_depth -= 1,
        }
    }

    /// Closes the innermost container. Adds it to the enclosing container, unless it is empty.
    fn close_innermost_container(&mut self) {
        if self.is_in_cell {
            self.end_cell();
        } else {
            self.end_paragraph();
        }
        let Some(OpenBlock { kind, mut blocks, .. }) = self.open_blocks.pop() else { return };
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
                if let Some(OpenBlock { kind: OpenBlockKind::List(list), .. }) = self.open_blocks.last_mut()
                    && !blocks.is_empty()
                {
                    list.items.push(blocks);
                }
            }
            OpenBlockKind::Table(mut table) => {
                let column_count =
                    table.rows.iter().map(Vec::len).max().unwrap_or_default().max(table.alignments.len());
                table.alignments.resize(column_count, pulldown_cmark::Alignment::None);
                if table.rows.iter().flatten().any(|cell| !cell.is_empty()) && column_count > 0 {
                    self.push_block(Block::Table(table));
                }
                blocks.drain(..).for_each(|block| self.push_block(block));
            }
            OpenBlockKind::Quote => {}
        }
    }

    fn current_table(&mut self) -> Option<&mut Table> {
        match self.open_blocks.last_mut() {
            Some(OpenBlock { kind: OpenBlockKind::Table(table), .. }) => Some(table),
            _ => None,
        }
    }

    pub(super) fn is_in_html_table(&self) -> bool {
        self.ignored_depth == 0
            && self
                .open_blocks
                .last()
                .is_some_and(|open_block| open_block.is_html && matches!(open_block.kind, OpenBlockKind::Table(_)))
    }

    pub(super) fn start_row(&mut self) {
        self.end_cell();
        self.empty_cell_count = 0;
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
            self.is_in_cell = true;
        }
    }

    pub(super) fn end_cell(&mut self) {
        if !std::mem::take(&mut self.is_in_cell) {
            return self.end_paragraph();
        }
        let inlines: Vec<Inline> = self.paragraph.take().and_then(Paragraph::into_inlines).unwrap_or_default();
        let empty_cell_count = self.empty_cell_count;
        let Some(table) = self.current_table() else { return };
        // The parser adds empty cells to short rows of a Markdown table. They are not stored: empty cells are only
        // stored when a cell with content follows.
        if inlines.is_empty() && !table.alignments.is_empty() {
            self.empty_cell_count += 1;
        } else if let Some(row) = table.rows.last_mut() {
            row.extend(std::iter::repeat_n(Vec::new(), empty_cell_count));
            row.push(inlines);
            self.empty_cell_count = 0;
        }
    }

    /// Adds the text and the elements of HTML source.
    fn read_html(&mut self, text: &str) {
        // The name of the `script` or `style` element whose content is skipped.
        let mut skipped_element: Option<String> = None;
        let mut pre_text: Option<String> = None;
        for token in html::tokenize(text) {
            match token {
                html::Token::Tag(tag)
                    if skipped_element.as_ref().is_some_and(|name| tag.is_end && tag.name == *name) =>
                {
                    skipped_element = None;
                }
                _ if skipped_element.is_some() => {}
                html::Token::Tag(tag) if tag.name == "pre" && self.read_pre_tag(&mut pre_text, &tag, text) => {}
                html::Token::Tag(tag) => match &mut pre_text {
                    Some(pre_text) if tag.name == "br" => pre_text.push('\n'),
                    Some(_) => {}
                    None if matches!(tag.name.as_str(), "script" | "style") && !tag.is_end => {
                        skipped_element = Some(tag.name);
                    }
                    None => self.read_tag(&tag),
                },
                html::Token::Text(text) => match &mut pre_text {
                    Some(pre_text) => pre_text.push_str(&html::decode_entities(text)),
                    None if self.paragraph.is_some() || !text.trim().is_empty() => {
                        self.open_paragraph().push_text(&html::decode_entities(text));
                    }
                    None => {}
                },
                html::Token::Hidden => {}
            }
        }
        if let Some(pre_text) = pre_text {
            self.push_code_lines(&pre_text);
        }
    }

    /// Starts or ends preformatted text at a `<pre>` or `</pre>` tag. `source` is the HTML source that contains the
    /// tag. Returns false for a tag within a paragraph or table cell, where the content of the element becomes inline
    /// code.
    fn read_pre_tag(&mut self, pre_text: &mut Option<String>, tag: &html::Tag<'_>, source: &str) -> bool {
        if tag.source == source || self.is_in_cell {
            return false;
        }
        if !tag.is_end {
            self.end_paragraph();
            pre_text.get_or_insert_default();
        } else if let Some(text) = pre_text.take() {
            self.push_code_lines(&text);
        }
        true
    }

    fn into_blocks(mut self) -> Vec<Block> {
        self.end_paragraph();
        while !self.open_blocks.is_empty() {
            self.close_innermost_container();
        }
        self.root_blocks
    }
}
