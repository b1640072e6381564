//! HTML to blocks, over html5ever's tokens.
//!
//! Tokens and not a tree: the tree builder's cost grows with the square of the nesting in a hostile page, and its nodes do
//! not know their lines. What is needed here of HTML's implied end tags (cells, rows, items, paragraphs) is what
//! the blocks themselves imply.

use std::cell::RefCell;

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
    },
};

use super::{
    ReadError,
    block::{Block, Blocks, Cell, Para, Row, Table},
    spans::{REPEATED, Span, Spans},
};

/// An element with more attributes than this is refused: the tokenizer compares each with all before it.
const ATTRIBUTES: usize = 500;

/// Reads a document or a fragment whose first line is `line` of the page.
pub(super) fn read(text: &str, line: u32) -> Result<Blocks, ReadError> {
    if let Some(at) = crowded_tag(text) {
        return Err(ReadError::Tag { line: line + lines(&text[..at]) });
    }
    let sink =
        Sink { builder: RefCell::new(Builder { base: line.saturating_sub(1), room: REPEATED, ..Builder::default() }) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    for chunk in chunks(text) {
        input.push_back(StrTendril::from_slice(chunk));
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    let mut builder = tokenizer.sink.builder.into_inner();
    builder.finish();
    Ok(builder.blocks)
}

fn lines(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|byte| *byte == b'\n').count()).unwrap_or(u32::MAX)
}

/// A tendril holds at most 4 GiB; smaller pieces also keep its buffers small.
fn chunks(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = rest.len().min(1 << 16);
        while !rest.is_char_boundary(end) {
            end += 1;
        }
        let (chunk, tail) = rest.split_at(end);
        rest = tail;
        Some(chunk)
    })
}

/// Where a tag with too many attributes starts. Linear: each byte is looked at once.
fn crowded_tag(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at] != b'<' || !bytes.get(at + 1).is_some_and(u8::is_ascii_alphabetic) {
            at += 1;
            continue;
        }
        let (start, mut quote, mut count, mut apart) = (at, None, 0, false);
        at += 1;
        while let Some(&byte) = bytes.get(at) {
            match (quote, byte) {
                (Some(mark), byte) if mark == byte => quote = None,
                (Some(_), _) => {}
                (None, b'>') => break,
                (None, b'"' | b'\'') if bytes[at - 1] == b'=' => quote = Some(byte),
                (None, byte) => {
                    let space = byte.is_ascii_whitespace() || byte == b'/';
                    count += usize::from(apart && !space);
                    apart = space || byte == b'"' || byte == b'\'';
                }
            }
            if count > ATTRIBUTES {
                return Some(start);
            }
            at += 1;
        }
        if bytes[start + 1..].len() >= 6 && bytes[start + 1..start + 7].eq_ignore_ascii_case(b"script") {
            at = find_script_end(bytes, at);
        }
    }
    None
}

fn find_script_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() {
        if bytes[at] == b'<' && bytes.get(at..at + 8).is_some_and(|end| end.eq_ignore_ascii_case(b"</script")) {
            return at + 1;
        }
        at += 1;
    }
    at
}

struct Sink {
    builder: RefCell<Builder>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut builder = self.builder.borrow_mut();
        builder.line = builder.base.saturating_add(u32::try_from(line).unwrap_or(u32::MAX));
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => builder.start(&tag),
            Token::TagToken(tag) => {
                builder.end(&tag.name);
                TokenSinkResult::Continue
            }
            Token::CharacterTokens(text) => {
                builder.text(&text);
                TokenSinkResult::Continue
            }
            _ => TokenSinkResult::Continue,
        }
    }
}

/// Elements whose text is not the page's.
const SKIPPED: [&str; 10] =
    ["script", "style", "noscript", "template", "svg", "select", "button", "nav", "footer", "iframe"];

/// A table that is being read, and the cell in it.
#[derive(Default)]
struct OpenTable {
    table: Table,
    row: Option<Row>,
    cell: Option<Cell>,
    /// Whether the open row has `<th>` cells only.
    head: bool,
    in_head: bool,
    in_caption: bool,
    spans: Spans,
}

#[derive(Default)]
struct Builder {
    base: u32,
    line: u32,
    blocks: Blocks,
    /// Tables inside one another, the innermost last.
    tables: Vec<OpenTable>,
    /// The paragraph that is being read.
    para: Para,
    heading: Option<u8>,
    in_title: bool,
    bullet: bool,
    /// `<pre>` elements that are open.
    pre: u32,
    /// How much text of cells may still be repeated.
    room: usize,
    /// The elements of [`SKIPPED`] that are open; the first closes them all.
    skipped: Option<(String, u32)>,
}

/// Tables nested deeper than this are read as text of the cell they stand in.
const DEPTH: usize = 8;

impl Builder {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if let Some((skipped, depth)) = &mut self.skipped {
            *depth += u32::from(skipped == name && !tag.self_closing);
        } else if SKIPPED.contains(&name) && !tag.self_closing {
            self.flush();
            self.skipped = Some((name.to_owned(), 1));
        } else {
            self.open(name, tag);
        }
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "iframe" | "noscript" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    fn open(&mut self, name: &str, tag: &Tag) {
        self.anchor(name, tag);
        match name {
            "title" => {
                self.flush();
                self.in_title = true;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = name[1..].parse().ok();
            }
            "br" if self.pre > 0 => self.text("\n"),
            "br" | "p" | "div" | "section" | "article" | "ul" | "ol" | "dl" | "dt" | "dd" | "hr" | "header"
            | "main" => self.flush(),
            "li" => {
                self.flush();
                self.bullet = true;
            }
            "pre" => {
                self.flush();
                self.pre = self.pre.saturating_add(1);
                if let Some(cell) = self.cell() {
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
        self.flush();
        if name == "table" {
            if self.tables.len() < DEPTH {
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
                open.spans.fill(row, &mut self.room);
                open.spans.next = span;
                open.head &= name == "th" || open.in_head;
                open.cell = Some(Cell::default());
            }
        }
    }

    fn end(&mut self, name: &str) {
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
                self.flush();
                self.in_title = false;
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.heading = None;
            }
            "pre" => {
                self.flush();
                self.pre = self.pre.saturating_sub(1);
            }
            "li" => {
                self.flush();
                self.bullet = false;
            }
            "p" | "div" | "section" | "article" | "ul" | "ol" | "dl" | "dt" | "dd" | "caption" | "thead" | "tbody"
            | "tfoot" | "tr" | "td" | "th" | "table" => {
                self.flush();
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
        match self.cell() {
            // A table in a cell is layout; its text belongs to the cell.
            Some(cell) => {
                cell.paras.extend(table.header);
                cell.paras.extend(table.rows.into_iter().flat_map(|row| row.cells).flat_map(|cell| cell.paras));
            }
            None => self.blocks.extend(unwrap_code(table)),
        }
    }

    fn anchor(&mut self, name: &str, tag: &Tag) {
        let attribute = |wanted: &str| {
            let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == wanted);
            found.map(|attribute| attribute.value.to_string())
        };
        let target = match name {
            "a" => attribute("name").or_else(|| attribute("id")),
            "link" if attribute("rel").as_deref() == Some("canonical") => {
                self.blocks.extend(attribute("href").map(Block::Address));
                None
            }
            _ => None,
        };
        if let Some(target) = target.filter(|target| target.len() <= 200) {
            self.blocks.push(Block::Anchor(Para::new(target, self.line)));
        }
    }

    fn text(&mut self, text: &str) {
        if self.skipped.is_some() {
            return;
        }
        if self.pre > 0 {
            if self.para.text.is_empty() {
                self.para.line = self.line.saturating_sub(lines(text));
            }
            self.para.text.push_str(text);
            return;
        }
        for (index, piece) in text.split_whitespace().enumerate() {
            if self.para.text.is_empty() {
                let before = piece.as_ptr() as usize - text.as_ptr() as usize;
                self.para.line = self.line.saturating_sub(lines(&text[before..]));
            } else if (index > 0 || text.starts_with(char::is_whitespace)) && !self.para.text.ends_with(' ') {
                self.para.text.push(' ');
            }
            self.para.text.push_str(piece);
        }
        if text.ends_with(char::is_whitespace) && !self.para.text.is_empty() && !self.para.text.ends_with(' ') {
            self.para.text.push(' ');
        }
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        self.tables.last_mut()?.cell.as_mut()
    }

    /// Ends the open paragraph and puts it where it belongs.
    fn flush(&mut self) {
        let mut para = std::mem::take(&mut self.para);
        if self.pre > 0 {
            let leading = para.text.len() - para.text.trim_start_matches('\n').len();
            para.line += lines(&para.text[..leading]);
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

    fn finish(&mut self) {
        self.flush();
        while !self.tables.is_empty() {
            self.close_table();
        }
    }
}

impl OpenTable {
    fn end_cell(&mut self) {
        if let (Some(cell), Some(row)) = (self.cell.take(), &mut self.row) {
            self.spans.push(&cell, row);
        }
    }

    fn end_row(&mut self, room: &mut usize) {
        self.end_cell();
        let Some(mut row) = self.row.take() else { return };
        self.spans.fill(&mut row, room);
        if row.cells.is_empty() {
            return;
        }
        if self.table.header.is_empty() && self.table.rows.is_empty() && (self.head || self.in_head) {
            let line = row.line;
            self.table.header =
                row.cells.iter().map(|cell| Para::new(cell.text(), cell.line().unwrap_or(line))).collect();
        } else {
            self.table.rows.push(row);
        }
    }
}

/// Highlighters lay code out as a table: line numbers beside the text.
fn unwrap_code(mut table: Table) -> Blocks {
    let codes = |cell: &Cell| cell.code && cell.paras.iter().any(|para| !is_line_numbers(&para.text));
    let all_code = |row: &Row| row.cells.iter().all(|cell| cell.code || cell.paras.is_empty());
    if table.header.is_empty()
        && table.rows.iter().all(all_code)
        && table.rows.iter().flat_map(|row| &row.cells).any(codes)
    {
        let cells = table.rows.into_iter().flat_map(|row| row.cells);
        let paras = cells.flat_map(|cell| cell.paras).filter(|para| !is_line_numbers(&para.text));
        return paras.map(Block::Code).collect();
    }
    if table.header.is_empty() && !table.rows.is_empty() {
        let first = &table.rows[0];
        let named = first.cells.iter().filter(|cell| super::words::column(&cell.text()).is_some()).count();
        if named >= 2 {
            let row = table.rows.remove(0);
            table.header =
                row.cells.iter().map(|cell| Para::new(cell.text(), cell.line().unwrap_or(row.line))).collect();
        }
    }
    vec![Block::Table(table)]
}

fn is_line_numbers(text: &str) -> bool {
    text.split_whitespace().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}
