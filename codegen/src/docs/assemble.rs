//! Assembles a page from blocks: determines the section of each block, and adds the block's content to the page.

use super::{
    block::{Block, Blocks, Para, Table},
    example,
    facets::Cache,
    front,
    page::{Coverage, Elsewhere, Example, Language, Layout, Page, Response, Spot, StatusRow, Warning},
    resolve,
    words::{self, Section},
};
use crate::ir::Method;

/// Creates a page from its blocks.
pub(super) fn page(layout: Layout, blocks: Blocks, address: Option<&str>, facets: &mut Cache) -> Page {
    let mut assembler = Assembler::new(layout, facets);
    let mut blocks = blocks.into_iter().peekable();
    let mut held = Vec::new();
    while let Some(block) = blocks.next() {
        // Anchors may be between a caption and its table, so they are skipped to find the next block.
        while let Some(Block::Anchor(_) | Block::Address(_) | Block::Link(_)) = blocks.peek() {
            held.extend(blocks.next());
        }
        assembler.block(block, matches!(blocks.peek(), Some(Block::Table(_))));
        for anchor in held.drain(..) {
            assembler.block(anchor, false);
        }
    }
    assembler.finish(address)
}

/// A caption before its table.
#[derive(Clone, Debug)]
pub(super) struct Caption {
    pub number: Option<u32>,
    pub text: String,
    pub line: u32,
}

pub(super) struct Assembler<'a> {
    pub page: Page,
    /// Reads and caches descriptions.
    pub facets: &'a mut Cache,
    pub section: Section,
    /// The status code in the current heading, for examples.
    status: Option<u16>,
    pub caption: Option<Caption>,
    pub front: front::Front,
    /// The lines before the next example.
    title: Vec<String>,
    chinese: i32,
}

impl<'a> Assembler<'a> {
    fn new(layout: Layout, facets: &'a mut Cache) -> Self {
        let page = Page {
            layout,
            language: Language::English,
            title: None,
            operation_id: None,
            product: None,
            url: None,
            updated: None,
            method: None,
            path: None,
            function: Vec::new(),
            params: Vec::new(),
            body: None,
            request_text: Vec::new(),
            responses: Vec::new(),
            request_examples: Vec::new(),
            response_examples: Vec::new(),
            statuses: Vec::new(),
            tables: Vec::new(),
            elsewhere: Elsewhere::default(),
            coverage: Coverage::default(),
            warnings: Vec::new(),
        };
        Self {
            page,
            facets,
            section: Section::Front,
            status: None,
            caption: None,
            front: front::Front::default(),
            title: Vec::new(),
            chinese: 0,
        }
    }

    pub(super) fn warn(&mut self, code: &'static str, line: u32, message: impl Into<String>) {
        self.page.warnings.push(Warning { code, message: message.into(), line });
    }

    fn block(&mut self, block: Block, before_table: bool) {
        match block {
            Block::Title(para) => self.front.document = Some(para),
            Block::Address(address) => self.page.url = Some(address),
            Block::Anchor(para) => self.front.anchor(&para, self.section == Section::Front),
            Block::Link(para) => self.front.link(&para),
            Block::Heading(level, para) => self.line(&para, Some(level), before_table),
            Block::Para(para) => self.line(&para, None, before_table),
            Block::Code(para) => self.code(&para),
            Block::Table(table) => self.table(table),
        }
    }

    /// Processes a heading or a paragraph. Its words determine its meaning, independent of the layout.
    fn line(&mut self, para: &Para, level: Option<u8>, before_table: bool) {
        let text = words::fold(&para.text.replace("**", ""));
        if let Some(date) = words::date(&text).filter(|_| self.page.updated.is_none() && text.len() < 80) {
            self.page.updated = Some(Spot::new(date, para.line));
            return;
        }
        if self.section == Section::Debugging {
            self.front.link(para);
        }
        if self.section == Section::End {
            self.front.address(&text);
            return;
        }
        if before_table && let Some((number, text)) = words::caption(&text) {
            self.speaks(&text);
            self.caption = Some(Caption { number: Some(number), text, line: para.line });
            return;
        }
        if let Some(status) = words::status_heading(&text) {
            self.speaks(&text);
            self.open_status(status, para.line);
            return;
        }
        if let Some(status) = words::status_phrase(&text).filter(|_| before_table && self.section != Section::Statuses)
        {
            self.section = Section::Response;
            self.open_status(status, para.line);
            return;
        }
        if let Some(section) = words::section(&text).filter(|_| !para.bullet) {
            self.speaks(&text);
            self.open_section(section);
            return;
        }
        if before_table && self.section != Section::Front && !para.bullet && text.len() < 120 && table_words(&text) {
            self.caption = Some(Caption { number: None, text, line: para.line });
            return;
        }
        self.words(para, text, level);
    }

    fn speaks(&mut self, text: &str) {
        self.chinese += if words::is_chinese(text) { 1 } else { -1 };
    }

    fn open_section(&mut self, section: Section) {
        self.section = section;
        self.status = None;
        self.caption = None;
        self.title.clear();
    }

    fn open_status(&mut self, status: u16, line: u32) {
        self.title.clear();
        self.caption = None;
        self.status = Some(status);
        if matches!(self.section, Section::ResponseBody | Section::ResponseHeader) {
            self.section = Section::Response;
        }
        let known = self.page.responses.iter().any(|response| response.status == Some(status));
        if self.section == Section::Response && !known {
            self.page.responses.push(Response { status: Some(status), line, headers: Vec::new(), body: None });
        }
    }

    /// Returns the status code in the current heading, within the section on responses.
    pub(super) fn response_status(&self) -> Option<u16> {
        self.status
    }

    fn words(&mut self, para: &Para, text: String, level: Option<u8>) {
        self.refers(&text, para.line);
        match self.section {
            Section::Front => self.front.line(para, text, level),
            Section::Function if !words::is_none(&text) => {
                if !self.endpoint(&text, para.line) {
                    self.page.function.push(Spot::new(text, para.line));
                }
            }
            Section::Uri | Section::Path | Section::Query => {
                self.endpoint(&text, para.line);
            }
            Section::Request | Section::RequestBody if is_said(&text) => {
                self.page.request_text.push(Spot::new(text, para.line));
            }
            Section::ExampleRequest | Section::ExampleResponse => self.title.push(text),
            Section::Statuses => {
                if let Some(status) = words::lone_status(&text) {
                    self.add_status(StatusRow { status, text: String::new(), line: para.line });
                }
            }
            _ => {
                self.front.address(&text);
            }
        }
    }

    /// Records a sentence that refers to another page. Whether it refers to a table of this page is decided when all
    /// tables are known.
    fn refers(&mut self, text: &str, line: u32) {
        let elsewhere = &mut self.page.elsewhere;
        let place = match self.section {
            Section::Request | Section::RequestBody => &mut elsewhere.request,
            Section::Response | Section::ResponseBody => &mut elsewhere.response,
            Section::Statuses => &mut elsewhere.statuses,
            _ => return,
        };
        if words::refers(text) {
            place.get_or_insert_with(|| Spot::new(text.to_owned(), line));
        }
    }

    /// Records an endpoint line such as `DELETE /apis/…`. Returns whether the line is one.
    fn endpoint(&mut self, text: &str, line: u32) -> bool {
        let Some((method, path)) = endpoint(text) else { return false };
        if self.page.path.is_none() {
            self.page.method = Some(Spot::new(method, line));
            self.page.path = Some(Spot::new(path, line));
        }
        true
    }

    fn code(&mut self, para: &Para) {
        match self.section {
            Section::ExampleRequest | Section::ExampleResponse => self.example(para),
            Section::Uri | Section::Path | Section::Query | Section::Function => {
                for (number, line) in (para.line..).zip(para.text.lines()) {
                    self.endpoint(&words::fold(line), number);
                }
            }
            _ => {}
        }
    }

    fn example(&mut self, para: &Para) {
        let value = example::value(&para.text);
        let response = self.section == Section::ExampleResponse;
        let braces = para.text.lines().any(|line| line.trim_start().starts_with(['{', '[']));
        if value.is_none() && braces {
            self.warn("page-example-json", para.line, "this example is not JSON, even without comments and ellipses");
        }
        // The request line of an example (`POST https://…`) repeats the table.
        if !braces && self.request_line(&para.text) {
            return;
        }
        let title: Vec<String> = self.title.drain(..).filter(|title| !words::is_none(title)).collect();
        let title = title.into_iter().rfind(|title| endpoint(title).is_none());
        let status = if response { self.status } else { None };
        let example = Example { status, title, line: para.line, text: para.text.clone(), value };
        if response {
            self.page.response_examples.push(example);
        } else {
            self.page.request_examples.push(example);
        }
    }

    fn request_line(&self, text: &str) -> bool {
        self.section == Section::ExampleRequest
            && text.lines().next().is_some_and(|line| endpoint(line.trim()).is_some())
    }

    fn table(&mut self, mut table: Table) {
        let own = table.caption.take().map(|para| {
            let line = para.line;
            match words::caption(&para.text) {
                Some((number, text)) => Caption { number: Some(number), text, line },
                None => Caption { number: None, text: words::fold(&para.text), line },
            }
        });
        let caption = own.or(self.caption.take());
        for cell in &table.header {
            self.speaks(&cell.text);
        }
        let skipped = matches!(
            self.section,
            Section::Authorization | Section::Errors | Section::End | Section::Constraints | Section::Calling
        );
        if !skipped {
            self.read_table(&table, caption.as_ref());
        }
    }

    pub(super) fn add_status(&mut self, row: StatusRow) {
        if self.page.statuses.iter().all(|known| known.status != row.status) {
            self.page.statuses.push(row);
        }
    }

    fn finish(mut self, address: Option<&str>) -> Page {
        self.page.language = if self.chinese > 0 { Language::Chinese } else { Language::English };
        let front = std::mem::take(&mut self.front);
        front.finish(&mut self.page, address);
        resolve::elsewhere(&mut self.page);
        resolve::resolve(&mut self.page);
        self.page.warnings.sort_by_key(|warning| warning.line);
        self.page
    }
}

/// Returns whether a sentence about the request has content other than "none" or a reference to a table.
fn is_said(text: &str) -> bool {
    !words::is_none(text) && resolve::objects::table_numbers(text).is_empty() && endpoint(text).is_none()
}

/// Returns whether a line before a table can be its caption: it mentions parameters or a structure.
fn table_words(text: &str) -> bool {
    let key = words::key(text);
    ["parameter", "参数", "字段", "数据结构", "datastructure", "field", "description", "structure"]
        .iter()
        .any(|word| key.contains(word))
}

/// Parses `DELETE https://host/apis/…?x=y` as method and path, without the host and the query.
pub(super) fn endpoint(text: &str) -> Option<(Method, String)> {
    let text = words::fold(text);
    let (word, rest) = text.split_once(' ')?;
    let method = match word.trim_end_matches(':') {
        "GET" => Method::Get,
        "PUT" => Method::Put,
        "POST" => Method::Post,
        "DELETE" => Method::Delete,
        "OPTIONS" => Method::Options,
        "HEAD" => Method::Head,
        "PATCH" => Method::Patch,
        "TRACE" => Method::Trace,
        _ => return None,
    };
    let target = rest.split_whitespace().next()?;
    let path = match target.split_once("://") {
        Some((_, after)) => &after[after.find('/')?..],
        None => target,
    };
    let path = path.split(['?', '#']).next().unwrap_or(path).trim_end_matches(['.', ',', '。']);
    (path.starts_with('/') && path.len() < 2000).then(|| (method, path.to_owned()))
}
