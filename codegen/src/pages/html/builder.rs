//! Converts HTML tokens to blocks.

use html5ever::tokenizer::{Tag, TokenSinkResult, states::RawKind};

use super::{
    super::block::{Block, Blocks, Cell, Paragraph, Row, Table},
    count_line_ends,
    spans::{MAX_REPEATED_TEXT, Span},
    table::{OpenTable, unwrap_code},
};

/// Elements whose text is not part of the article.
const SKIPPED: [&str; 10] =
    ["script", "style", "noscript", "template", "svg", "select", "button", "nav", "footer", "iframe"];

#[derive(Default)]
pub(super) struct BlockBuilder {
    base: u32,
    line: u32,
    blocks: Blocks,
    /// The open tables. The last one is the innermost.
    tables: Vec<OpenTable>,
    /// The current paragraph.
    para: Paragraph,
    heading: Option<u8>,
    in_title: bool,
    bullet: bool,
    /// The number of open `<pre>` elements.
    pre: u32,
    /// The remaining number of bytes by which spanned cells may be repeated; see [`MAX_REPEATED_TEXT`].
    room: usize,
    /// The name of the open element that is one of [`SKIPPED`], and its nesting depth.
    skipped: Option<(String, u32)>,
}

/// The maximum nesting depth of tables. A deeper table is read as text of the enclosing cell.
const MAX_DEPTH: usize = 8;

impl BlockBuilder {
    /// Creates a builder. `line` is the line number at which the text starts in the page.
    pub(super) fn new(line: u32) -> Self {
        Self { base: line.saturating_sub(1), room: MAX_REPEATED_TEXT, ..Self::default() }
    }

    /// Sets the line number of the following content, counted from 1 at the start of the text.
    pub(super) fn set_line(&mut self, line: u64) {
        self.line = self.base.saturating_add(u32::try_from(line).unwrap_or(u32::MAX));
    }

    pub(super) fn start_tag(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += u32::from(skipped == name && !tag.self_closing);
        } else if SKIPPED.contains(&name) && !tag.self_closing {
            self.end_paragraph();
            self.skipped = Some((name.to_owned(), 1));
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

    fn open_element(&mut self, name: &str, tag: &Tag) {
        self.add_anchor(name, tag);
        match name {
            "title" => {
                self.end_paragraph();
                self.in_title = true;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.end_paragraph();
                self.heading = name[1..].parse().ok();
            }
            "br" if self.pre > 0 => self.add_text("\n"),
            "br" | "p" | "div" | "section" | "article" | "ul" | "ol" | "dl" | "dt" | "dd" | "hr" | "header"
            | "main" => self.end_paragraph(),
            "li" => {
                self.end_paragraph();
                self.bullet = true;
            }
            "pre" => {
                self.end_paragraph();
                self.pre = self.pre.saturating_add(1);
                if let Some(cell) = self.current_cell() {
                    cell.code = true;
                }
            }
            "table" | "caption" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" => {
                self.open_table_part(name, Span::of(tag));
            }
            _ => {}
        }
    }

    fn open_table_part(&mut self, name: &str, span: Span) {
        self.end_paragraph();
        if name == "table" {
            if self.tables.len() < MAX_DEPTH {
                let table = Table { line: self.line, ..Table::default() };
                self.tables.push(OpenTable { table, ..OpenTable::default() });
            }
            return;
        }
        let line = self.line;
        let Some(open) = self.tables.last_mut() else { return };
        match name {
            "caption" => open.in_caption = true,
            "thead" => open.in_head = true,
            "tbody" | "tfoot" => {
                open.end_row(&mut self.room);
                open.in_head = false;
            }
            "tr" => {
                open.end_row(&mut self.room);
                open.row = Some(Row { cells: Vec::new(), line });
                open.head = true;
            }
            _ => {
                open.end_cell();
                open.in_caption = false;
                let row = open.row.get_or_insert_with(|| Row { cells: Vec::new(), line });
                open.spans.add_spanned_cells(row, &mut self.room);
                open.spans.next = span;
                open.head &= name == "th" || open.in_head;
                open.cell = Some(Cell::default());
            }
        }
    }

    pub(super) fn end_tag(&mut self, name: &str) {
        if let Some((skipped, depth)) = &mut self.skipped {
            if skipped == name {
                *depth -= 1;
                if *depth == 0 {
                    self.skipped = None;
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
                self.heading = None;
            }
            "pre" => {
                self.end_paragraph();
                self.pre = self.pre.saturating_sub(1);
            }
            "li" => {
                self.end_paragraph();
                self.bullet = false;
            }
            "p" | "div" | "section" | "article" | "ul" | "ol" | "dl" | "dt" | "dd" | "caption" | "thead" | "tbody"
            | "tfoot" | "tr" | "td" | "th" | "table" => {
                self.end_paragraph();
                self.close_table_part(name);
            }
            _ => {}
        }
    }

    fn close_table_part(&mut self, name: &str) {
        let Some(open) = self.tables.last_mut() else { return };
        match name {
            "caption" => open.in_caption = false,
            "td" | "th" => open.end_cell(),
            "tr" => open.end_row(&mut self.room),
            "thead" | "tbody" | "tfoot" => {
                open.end_row(&mut self.room);
                open.in_head = false;
            }
            "table" => self.close_table(),
            _ => {}
        }
    }

    fn close_table(&mut self) {
        let Some(mut open) = self.tables.pop() else { return };
        open.end_row(&mut self.room);
        let table = open.table;
        match self.current_cell() {
            // A table within a cell is used for layout; its text belongs to the cell.
            Some(cell) => {
                cell.paras.extend(table.header);
                cell.paras.extend(table.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.paras));
            }
            None => self.blocks.extend(unwrap_code(table)),
        }
    }

    fn add_anchor(&mut self, name: &str, tag: &Tag) {
        let attribute = |wanted: &str| {
            let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == wanted);
            found.map(|attribute| attribute.value.to_string())
        };
        let target = match name {
            "a" => {
                let link = attribute("href").filter(|url| url.contains("://") && url.len() <= 2000);
                self.blocks.extend(link.map(|url| Block::Link(Paragraph::new(url, self.line))));
                attribute("name").or_else(|| attribute("id"))
            }
            "link" if attribute("rel").as_deref() == Some("canonical") => {
                self.blocks.extend(attribute("href").map(Block::Address));
                None
            }
            _ => None,
        };
        if let Some(target) = target.filter(|target| target.len() <= 200) {
            self.blocks.push(Block::Anchor(Paragraph::new(target, self.line)));
        }
    }

    pub(super) fn add_text(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        if self.pre > 0 {
            if self.para.text.is_empty() {
                self.para.line = self.line.saturating_sub(count_line_ends(text));
            }
            self.para.text.push_str(text);
            return;
        }
        for (index, piece) in text.split_whitespace().enumerate() {
            if self.para.text.is_empty() {
                let before = piece.as_ptr() as usize - text.as_ptr() as usize;
                self.para.line = self.line.saturating_sub(count_line_ends(&text[before..]));
            } else if (index > 0 || text.starts_with(char::is_whitespace)) && !self.para.text.ends_with(' ') {
                self.para.text.push(' ');
            }
            self.para.text.push_str(piece);
        }
        if text.ends_with(char::is_whitespace) && !self.para.text.is_empty() && !self.para.text.ends_with(' ') {
            self.para.text.push(' ');
        }
    }

    fn current_cell(&mut self) -> Option<&mut Cell> {
        self.tables.last_mut()?.cell.as_mut()
    }

    /// Ends the current paragraph and adds it to the open caption, the open cell or the page.
    fn end_paragraph(&mut self) {
        let mut para = std::mem::take(&mut self.para);
        if self.pre > 0 {
            let leading = para.text.len() - para.text.trim_start_matches('\n').len();
            para.line += count_line_ends(&para.text[..leading]);
            para.text = String::from(para.text.trim_matches('\n').trim_end());
        } else {
            para.text.truncate(para.text.trim_end().len());
        }
        if para.text.trim().is_empty() {
            return;
        }
        para.bullet = std::mem::take(&mut self.bullet);
        if let Some(open) = self.tables.last_mut() {
            if open.in_caption {
                match &mut open.table.caption {
                    Some(caption) => caption.text = format!("{} {}", caption.text, para.text),
                    empty => *empty = Some(para),
                }
                return;
            }
            if let Some(cell) = &mut open.cell {
                cell.paras.push(para);
                return;
            }
        }
        self.blocks.push(match (self.in_title, self.heading) {
            (true, _) => Block::Title(para),
            (_, Some(level)) => Block::Heading(level, para),
            _ if self.pre > 0 => Block::Code(para),
            _ => Block::Para(para),
        });
    }

    pub(super) fn finish(mut self) -> Blocks {
        self.end_paragraph();
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.blocks
    }
}
