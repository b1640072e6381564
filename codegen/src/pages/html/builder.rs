//! Converts HTML tokens to blocks: headings, paragraphs, tables and code.

use html5ever::tokenizer::{Tag, TokenSinkResult, states::RawKind};

use super::{
    super::block::{Block, Blocks, Cell, Paragraph, Row, Table},
    count_line_ends,
    spans::{CellSpan, MAX_REPEATED_TEXT},
    table::{OpenTable, table_to_blocks},
};

/// The HTML elements whose text is skipped, since it is not part of the documentation.
const SKIPPED_ELEMENTS: [&str; 10] =
    ["script", "style", "noscript", "template", "svg", "select", "button", "nav", "footer", "iframe"];

/// Builds blocks (headings, paragraphs, tables and code) from HTML tags and text.
#[derive(Default)]
pub(super) struct BlockBuilder {
    /// The number of lines of the page before the HTML text, which may be a part of a Markdown page.
    line_offset: u32,
    /// The line number of the current token, counted from the start of the page.
    line: u32,
    blocks: Blocks,
    /// The open tables. The last one is the innermost.
    open_tables: Vec<OpenTable>,
    /// The paragraph to which text is added.
    para: Paragraph,
    /// The level (1 to 6) of the open heading element; `None` outside of headings.
    heading_level: Option<u8>,
    in_title: bool,
    /// True if the next paragraph is the first paragraph of a list item.
    starts_list_item: bool,
    /// The number of open `<pre>` elements.
    pre_depth: u32,
    /// The number of bytes of cell text that may still be copied to other rows because of `rowspan`. The initial number
    /// is [`MAX_REPEATED_TEXT`].
    repeat_budget: usize,
    /// The name of the open element whose text is skipped (see [`SKIPPED_ELEMENTS`]), and the number of open elements
    /// with this name, which may be nested.
    skipped_element: Option<(String, u32)>,
}

/// The maximum nesting depth of tables. A table that is nested more deeply becomes text of the enclosing cell.
const MAX_TABLE_DEPTH: usize = 8;

impl BlockBuilder {
    /// Creates a builder for HTML text that starts at the line number `line` of the page.
    pub(super) fn new(line: u32) -> Self {
        Self { line_offset: line.saturating_sub(1), repeat_budget: MAX_REPEATED_TEXT, ..Self::default() }
    }

    /// Sets the line number of the following tags and text. `line` is counted from 1 at the start of the HTML text.
    pub(super) fn set_line(&mut self, line: u64) {
        self.line = self.line_offset.saturating_add(u32::try_from(line).unwrap_or(u32::MAX));
    }

    /// Processes a start tag. The result determines how the tokenizer reads the content of the element, for example as
    /// raw text for `<script>`.
    pub(super) fn process_start_tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if let Some((skipped_name, depth)) = &mut self.skipped_element {
            *depth += u32::from(skipped_name == name && !tag.self_closing);
        } else if SKIPPED_ELEMENTS.contains(&name) && !tag.self_closing {
            self.end_paragraph();
            self.skipped_element = Some((name.to_owned(), 1));
        } else {
            self.open_element(name, tag);
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "iframe" | "noscript" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    /// Processes the start tag of an element whose text is not skipped.
    fn open_element(&mut self, name: &str, tag: &Tag) {
        self.add_links(name, tag);
        match name {
            "title" => {
                self.end_paragraph();
                self.in_title = true;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                self.heading_level = name[1..].parse().ok();
            }
            "br" if self.pre_depth > 0 => self.add_text("\n"),
            "br" | "p" | "div" | "section" | "article" | "ul" | "ol" | "dl" | "dt" | "dd" | "hr" | "header"
            | "main" => self.end_paragraph(),
            "li" => {
                self.end_paragraph();
                self.starts_list_item = true;
            }
            "pre" => {
                self.end_paragraph();
                self.pre_depth = self.pre_depth.saturating_add(1);
                if let Some(cell) = self.current_cell() {
                    cell.code = true;
                }
            }
            "table" | "caption" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" => {
                self.open_table_part(name, CellSpan::from_tag(tag));
            }
            _ => {}
        }
    }

    /// Starts a table, caption, row or cell. First ends the open row or cell if the page omits the end tag.
    fn open_table_part(&mut self, name: &str, cell_span: CellSpan) {
        self.end_paragraph();
        if name == "table" {
            if self.open_tables.len() < MAX_TABLE_DEPTH {
                let table = Table { line: self.line, ..Table::default() };
                self.open_tables.push(OpenTable { table, ..OpenTable::default() });
            }
            return;
        }
        let line = self.line;
        let Some(open_table) = self.open_tables.last_mut() else { return };
        match name {
            "caption" => open_table.in_caption = true,
            "thead" => open_table.in_head = true,
            "tbody" | "tfoot" => {
                open_table.end_row(&mut self.repeat_budget);
                open_table.in_head = false;
            }
            "tr" => {
                open_table.end_row(&mut self.repeat_budget);
                open_table.row = Some(Row { cells: Vec::new(), line });
                open_table.is_header_row = true;
            }
            _ => {
                open_table.end_cell();
                open_table.in_caption = false;
                let row = open_table.row.get_or_insert_with(|| Row { cells: Vec::new(), line });
                open_table.row_spans.add_continued_cells(row, &mut self.repeat_budget);
                open_table.row_spans.open_cell_span = cell_span;
                open_table.is_header_row &= name == "th" || open_table.in_head;
                open_table.cell = Some(Cell::default());
            }
        }
    }

    /// Processes an end tag.
    pub(super) fn process_end_tag(&mut self, name: &str) {
        if let Some((skipped_name, depth)) = &mut self.skipped_element {
            if skipped_name == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipped_element = None;
                }
            }
            return;
        }
        match name {
            "title" => {
                self.end_paragraph();
                self.in_title = false;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                self.heading_level = None;
            }
            "pre" => {
                self.end_paragraph();
                self.pre_depth = self.pre_depth.saturating_sub(1);
            }
            "li" => {
                self.end_paragraph();
                self.starts_list_item = false;
            }
            "p" | "div" | "section" | "article" | "ul" | "ol" | "dl" | "dt" | "dd" | "caption" | "thead" | "tbody"
            | "tfoot" | "tr" | "td" | "th" | "table" => {
                self.end_paragraph();
                self.close_table_part(name);
            }
            _ => {}
        }
    }

    /// Ends the open caption, cell, row or table.
    fn close_table_part(&mut self, name: &str) {
        let Some(open_table) = self.open_tables.last_mut() else { return };
        match name {
            "caption" => open_table.in_caption = false,
            "td" | "th" => open_table.end_cell(),
            "tr" => open_table.end_row(&mut self.repeat_budget),
            "thead" | "tbody" | "tfoot" => {
                open_table.end_row(&mut self.repeat_budget);
                open_table.in_head = false;
            }
            "table" => self.close_table(),
            _ => {}
        }
    }

    /// Ends the innermost table. Adds the table to the blocks; adds the text of a nested table to the enclosing cell
    /// instead.
    fn close_table(&mut self) {
        let Some(mut open_table) = self.open_tables.pop() else { return };
        open_table.end_row(&mut self.repeat_budget);
        let table = open_table.table;
        match self.current_cell() {
            // A table within a cell is used for layout, so the text of the inner table belongs to the cell.
            Some(cell) => {
                cell.paras.extend(table.header);
                cell.paras.extend(table.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.paras));
            }
            None => self.blocks.extend(table_to_blocks(table)),
        }
    }

    /// Adds the anchor and the link of an `<a>` element, and the canonical URL of a `<link>` element.
    fn add_links(&mut self, name: &str, tag: &Tag) {
        let attribute_value = |name: &str| {
            let attribute = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
            attribute.map(|attribute| attribute.value.to_string())
        };
        let anchor_name = match name {
            "a" => {
                let link_url = attribute_value("href").filter(|url| url.contains("://") && url.len() <= 2000);
                self.blocks.extend(link_url.map(|url| Block::Link(Paragraph::new(url, self.line))));
                attribute_value("name").or_else(|| attribute_value("id"))
            }
            "link" if attribute_value("rel").as_deref() == Some("canonical") => {
                self.blocks.extend(attribute_value("href").map(Block::CanonicalUrl));
                None
            }
            _ => None,
        };
        if let Some(anchor_name) = anchor_name.filter(|anchor_name| anchor_name.len() <= 200) {
            self.blocks.push(Block::Anchor(Paragraph::new(anchor_name, self.line)));
        }
    }

    /// Adds text to the current paragraph. Outside of `<pre>`, whitespace is collapsed.
    pub(super) fn add_text(&mut self, text: &str) {
        if self.skipped_element.is_some() {
            return;
        }
        if self.pre_depth > 0 {
            if self.para.text.is_empty() {
                self.para.line = self.line.saturating_sub(count_line_ends(text));
            }
            self.para.text.push_str(text);
            return;
        }
        for (index, word) in text.split_whitespace().enumerate() {
            if self.para.text.is_empty() {
                let offset = word.as_ptr() as usize - text.as_ptr() as usize;
                self.para.line = self.line.saturating_sub(count_line_ends(&text[offset..]));
            } else if (index > 0 || text.starts_with(char::is_whitespace)) && !self.para.text.ends_with(' ') {
                self.para.text.push(' ');
            }
            self.para.text.push_str(word);
        }
        if text.ends_with(char::is_whitespace) && !self.para.text.is_empty() && !self.para.text.ends_with(' ') {
            self.para.text.push(' ');
        }
    }

    fn current_cell(&mut self) -> Option<&mut Cell> {
        self.open_tables.last_mut()?.cell.as_mut()
    }

    /// Ends the current paragraph. Adds the paragraph to the open caption or to the open cell, or otherwise to the
    /// blocks.
    fn end_paragraph(&mut self) {
        let mut para = std::mem::take(&mut self.para);
        if self.pre_depth > 0 {
            let leading_newlines = para.text.len() - para.text.trim_start_matches('\n').len();
            para.line += count_line_ends(&para.text[..leading_newlines]);
            para.text = String::from(para.text.trim_matches('\n').trim_end());
        } else {
            para.text.truncate(para.text.trim_end().len());
        }
        if para.text.trim().is_empty() {
            return;
        }
        para.bullet = std::mem::take(&mut self.starts_list_item);
        if let Some(open_table) = self.open_tables.last_mut() {
            if open_table.in_caption {
                match &mut open_table.table.caption {
                    Some(caption) => caption.text = format!("{} {}", caption.text, para.text),
                    empty => *empty = Some(para),
                }
                return;
            }
            if let Some(cell) = &mut open_table.cell {
                cell.paras.push(para);
                return;
            }
        }
        self.blocks.push(match (self.in_title, self.heading_level) {
            (true, _) => Block::Title(para),
            (_, Some(level)) => Block::Heading(level, para),
            _ if self.pre_depth > 0 => Block::Code(para),
            _ => Block::Para(para),
        });
    }

    /// Ends all open elements, and returns the blocks.
    pub(super) fn finish(mut self) -> Blocks {
        self.end_paragraph();
        while !self.open_tables.is_empty() {
            self.close_table();
        }
        self.blocks
    }
}
