//! Assembles a [`Page`] (the documentation of one operation) from blocks: determines the section that each block
//! belongs to, and adds the content of the block to the page.

use super::{
    block::{Block, Blocks, Paragraph, Table},
    deprecation, example,
    facets::FacetsCache,
    front,
    page::{AtLine, Coverage, ElsewhereReferences, Example, Language, Layout, Page, Response, StatusRow, Warning},
    resolve,
    vocabulary::{self, Section},
};
use crate::ir::Method;

/// Creates a [`Page`] from the blocks of a documentation page. `page_url` is the URL of the page, if known.
pub(super) fn assemble_page(layout: Layout, blocks: Blocks, page_url: Option<&str>, facets: &mut FacetsCache) -> Page {
    let mut assembler = PageAssembler::new(layout, facets);
    let mut blocks = blocks.into_iter().peekable();
    let mut skipped_anchors = Vec::new();
    while let Some(block) = blocks.next() {
        // Anchors may be between a caption and its table, so they are skipped to find the next block.
        while let Some(Block::Anchor(_) | Block::CanonicalUrl(_) | Block::Link(_)) = blocks.peek() {
            skipped_anchors.extend(blocks.next());
        }
        assembler.add_block(block, matches!(blocks.peek(), Some(Block::Table(_))));
        for anchor in skipped_anchors.drain(..) {
            assembler.add_block(anchor, false);
        }
    }
    assembler.into_page(page_url)
}

/// The caption of a table, such as `Table 3 Request body parameters`.
#[derive(Clone, Debug)]
pub(super) struct Caption {
    pub number: Option<u32>,
    /// The text of the caption after the table number, if there is a number.
    pub text: String,
    pub line: u32,
}

/// The state while a [`Page`] is built from blocks, one block at a time.
pub(super) struct PageAssembler<'a> {
    /// The [`Page`] with the content of the blocks that were processed so far.
    pub page: Page,
    /// A cache of the defaults, limits and allowed values that were found in descriptions.
    pub facets: &'a mut FacetsCache,
    /// The section that contains the current block.
    pub section: Section,
    /// The status code in the last heading of the current section that names one. `None` if no heading does.
    status: Option<u16>,
    /// The caption that was read for the next table. `None` if no caption was read.
    pub caption: Option<Caption>,
    /// The content of the lines before the first section: the title, function and URL of the page.
    pub page_front: front::PageFront,
    /// The lines above the next example. One of them may be its title.
    example_titles: Vec<String>,
    /// The number of Chinese headings and header cells minus the number of English ones.
    chinese_surplus: i32,
}

impl<'a> PageAssembler<'a> {
    fn new(layout: Layout, facets: &'a mut FacetsCache) -> Self {
        let page = Page {
            layout,
            language: Language::English,
            title: None,
            operation_id: None,
            product: None,
            url: None,
            deprecated: None,
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
            references: ElsewhereReferences::default(),
            coverage: Coverage::default(),
            warnings: Vec::new(),
        };
        Self {
            page,
            facets,
            section: Section::Front,
            status: None,
            caption: None,
            page_front: front::PageFront::default(),
            example_titles: Vec::new(),
            chinese_surplus: 0,
        }
    }

    pub(super) fn add_warning(&mut self, code: &'static str, line: u32, message: impl Into<String>) {
        self.page.warnings.push(Warning { code, message: message.into(), line });
    }

    fn add_block(&mut self, block: Block, is_before_table: bool) {
        match block {
            Block::Title(para) => self.page_front.document_title = Some(para),
            Block::CanonicalUrl(url) => self.page.url = Some(url),
            Block::Anchor(para) => self.page_front.add_anchor(&para, self.section == Section::Front),
            Block::Link(para) => self.page_front.add_link(&para),
            Block::Heading(level, para) => self.add_line(&para, Some(level), is_before_table),
            Block::Para(para) => self.add_line(&para, None, is_before_table),
            Block::Code(para) => self.add_code(&para),
            Block::Table(table) => self.add_table(table),
        }
    }

    /// Processes a heading or a paragraph. `level` is the level of a heading, and `None` for a paragraph. The words of
    /// a line determine what it means, not its formatting.
    fn add_line(&mut self, para: &Paragraph, level: Option<u8>, is_before_table: bool) {
        let text = vocabulary::fold_characters(&para.text.replace("**", ""));
        if let Some(date) =
            vocabulary::parse_update_date(&text).filter(|_| self.page.updated.is_none() && text.len() < 80)
        {
            self.page.updated = Some(AtLine::new(date, para.line));
            return;
        }
        if self.section == Section::Debugging {
            self.page_front.add_link(para);
        }
        if self.section == Section::End {
            self.page_front.add_url(&text);
            return;
        }
        if is_before_table && let Some((number, text)) = vocabulary::parse_caption(&text) {
            self.count_language(&text);
            self.caption = Some(Caption { number: Some(number), text, line: para.line });
            return;
        }
        if let Some(status) = vocabulary::parse_status_heading(&text) {
            self.count_language(&text);
            self.start_status_part(status, para.line);
            return;
        }
        if let Some(status) =
            vocabulary::parse_success_line(&text).filter(|_| is_before_table && self.section != Section::Statuses)
        {
            self.section = Section::Response;
            self.start_status_part(status, para.line);
            return;
        }
        if let Some(section) = vocabulary::section_of_heading(&text).filter(|_| !para.bullet) {
            self.count_language(&text);
            self.start_section(section);
            return;
        }
        let is_caption = text.len() < 120 && (is_possible_caption(&text) || self.is_field_of_body(&text));
        if is_before_table && self.section != Section::Front && is_caption {
            self.caption = Some(Caption { number: None, text, line: para.line });
            return;
        }
        self.add_description(para, text, level);
    }

    /// Returns whether `text` is the name of a field of the request or response body in the current section.
    fn is_field_of_body(&self, text: &str) -> bool {
        let name = text.trim_end_matches(':');
        let is_response = matches!(self.section, Section::Response | Section::ResponseBody);
        let body = if is_response {
            self.page.responses.last().and_then(|response| response.body.as_ref())
        } else {
            self.page.body.as_ref()
        };
        vocabulary::is_name(name) && body.is_some_and(|body| body.fields.iter().any(|field| field.name == name))
    }

    /// Counts `text` as Chinese or English. The counts determine the language of the page.
    fn count_language(&mut self, text: &str) {
        self.chinese_surplus += if vocabulary::is_chinese(text) { 1 } else { -1 };
    }

    /// Starts a section of the page. Discards the status code and the caption of the previous section.
    fn start_section(&mut self, section: Section) {
        self.section = section;
        self.status = None;
        self.caption = None;
        self.example_titles.clear();
    }

    /// Starts a part of the current section that is about one status code. Adds a response to the page if the section
    /// is about responses.
    fn start_status_part(&mut self, status: u16, line: u32) {
        self.example_titles.clear();
        self.caption = None;
        self.status = Some(status);
        if matches!(self.section, Section::ResponseBody | Section::ResponseHeader) {
            self.section = Section::Response;
        }
        let has_response = self.page.responses.iter().any(|response| response.status == Some(status));
        if self.section == Section::Response && !has_response {
            self.page.responses.push(Response { status: Some(status), line, headers: Vec::new(), body: None });
        }
    }

    /// Returns the status code in the last heading of the current section that names one. `None` if no heading does.
    pub(super) fn response_status(&self) -> Option<u16> {
        self.status
    }

    fn add_description(&mut self, para: &Paragraph, text: String, level: Option<u8>) {
        self.record_reference(&text, para.line);
        if self.record_deprecation(&text, para.line) {
            return;
        }
        match self.section {
            Section::Front => self.page_front.add_line(para, text, level),
            Section::Function if !vocabulary::is_placeholder(&text) => {
                if !self.add_endpoint(&text, para.line) {
                    self.page.function.push(AtLine::new(text, para.line));
                }
            }
            Section::Uri | Section::Path | Section::Query => {
                self.add_endpoint(&text, para.line);
            }
            Section::Request | Section::RequestBody if is_description(&text) => {
                self.page.request_text.push(AtLine::new(text, para.line));
            }
            Section::ExampleRequest | Section::ExampleResponse => self.example_titles.push(text),
            Section::Statuses => {
                if let Some(status) = vocabulary::parse_status_line(&text) {
                    self.add_status(StatusRow { status, text: String::new(), line: para.line });
                }
            }
            _ => {
                self.page_front.add_url(&text);
            }
        }
    }

    /// Records `text` if it is a sentence that refers to a table or to another page. References to tables of the same
    /// page are removed later, when all tables are known.
    fn record_reference(&mut self, text: &str, line: u32) {
        let page_references = &mut self.page.references;
        let recorded_reference = match self.section {
            Section::Request | Section::RequestBody => &mut page_references.request,
            Section::Response | Section::ResponseBody => &mut page_references.response,
            Section::Statuses => &mut page_references.statuses,
            _ => return,
        };
        if vocabulary::refers_to_table_or_page(text) {
            recorded_reference.get_or_insert_with(|| AtLine::new(text.to_owned(), line));
        }
    }

    /// Records `text` if it declares the operation deprecated. Returns whether the text contains nothing but this
    /// declaration.
    fn record_deprecation(&mut self, text: &str, line: u32) -> bool {
        let is_relevant_section = matches!(
            self.section,
            Section::Front | Section::Function | Section::Constraints | Section::Calling | Section::Uri
        );
        if !is_relevant_section || !deprecation::declares_deprecation(text) {
            return false;
        }
        self.page.deprecated.get_or_insert_with(|| AtLine::new(text.to_owned(), line));
        deprecation::is_only_deprecation(text)
    }

    /// Records the method and path if `text` has the form `DELETE /apis/…`. Returns whether `text` has this form.
    fn add_endpoint(&mut self, text: &str, line: u32) -> bool {
        let Some((method, path)) = parse_endpoint(text) else { return false };
        if self.page.path.is_none() {
            self.page.method = Some(AtLine::new(method, line));
            self.page.path = Some(AtLine::new(path, line));
        }
        true
    }

    fn add_code(&mut self, para: &Paragraph) {
        match self.section {
            Section::ExampleRequest | Section::ExampleResponse => self.add_example(para),
            Section::Uri | Section::Path | Section::Query | Section::Function => {
                for (line_number, line) in (para.line..).zip(para.text.lines()) {
                    self.add_endpoint(&vocabulary::fold_characters(line), line_number);
                }
            }
            _ => {}
        }
    }

    fn add_example(&mut self, para: &Paragraph) {
        let value = example::parse_example(&para.text);
        let is_response = self.section == Section::ExampleResponse;
        let has_json_start = para.text.lines().any(|line| line.trim_start().starts_with(['{', '[']));
        if value.is_none() && has_json_start {
            self.add_warning(
                "page-example-json",
                para.line,
                "this example is not valid JSON, even without its comments and `...`",
            );
        }
        // Skip the request line of an example (`POST https://…`), which states only the method and the URL.
        if !has_json_start && self.is_request_line(&para.text) {
            return;
        }
        let possible_titles: Vec<String> =
            self.example_titles.drain(..).filter(|line| !vocabulary::is_placeholder(line)).collect();
        let title = possible_titles.into_iter().rfind(|line| parse_endpoint(line).is_none());
        let status = if is_response { self.status } else { None };
        let example = Example { status, title, line: para.line, text: para.text.clone(), value };
        if is_response {
            self.page.response_examples.push(example);
        } else {
            self.page.request_examples.push(example);
        }
    }

    /// Returns whether `text` is an example of a request that starts with a request line, such as `POST https://…`.
    fn is_request_line(&self, text: &str) -> bool {
        self.section == Section::ExampleRequest
            && text.lines().next().is_some_and(|line| parse_endpoint(line.trim()).is_some())
    }

    fn add_table(&mut self, mut table: Table) {
        let caption_in_table = table.caption.take().map(|para| {
            let line = para.line;
            match vocabulary::parse_caption(&para.text) {
                Some((number, text)) => Caption { number: Some(number), text, line },
                None => Caption { number: None, text: vocabulary::fold_characters(&para.text), line },
            }
        });
        let caption = caption_in_table.or(self.caption.take());
        for cell in &table.header {
            self.count_language(&cell.text);
        }
        let is_skipped = matches!(
            self.section,
            Section::Authorization | Section::Errors | Section::End | Section::Constraints | Section::Calling
        );
        if !is_skipped {
            self.read_table(&table, caption.as_ref());
        }
    }

    pub(super) fn add_status(&mut self, row: StatusRow) {
        if self.page.statuses.iter().all(|existing_row| existing_row.status != row.status) {
            self.page.statuses.push(row);
        }
    }

    fn into_page(mut self, page_url: Option<&str>) -> Page {
        self.page.language = if self.chinese_surplus > 0 { Language::Chinese } else { Language::English };
        let page_front = std::mem::take(&mut self.page_front);
        page_front.finish(&mut self.page, page_url);
        resolve::filter_references(&mut self.page);
        resolve::resolve_page(&mut self.page);
        self.page.warnings.sort_by_key(|warning| warning.line);
        self.page
    }
}

/// Returns whether a sentence describes the request body: it is not a placeholder such as `None`, a reference to a
/// table of the page, or a method and path.
fn is_description(text: &str) -> bool {
    !vocabulary::is_placeholder(text)
        && resolve::objects::table_numbers(text).is_empty()
        && parse_endpoint(text).is_none()
}

/// Returns whether a line before a table can be the caption of the table: it mentions parameters, fields or a
/// structure.
fn is_possible_caption(text: &str) -> bool {
    let folded_text = vocabulary::fold_key(text);
    ["parameter", "参数", "字段", "数据结构", "datastructure", "field", "description", "structure"]
        .iter()
        .any(|word| folded_text.contains(word))
}

/// Parses a line such as `DELETE https://host/apis/…?x=y`. Returns the method and the path, without the host and the
/// query. `None` if the line does not have this form.
pub(super) fn parse_endpoint(text: &str) -> Option<(Method, String)> {
    let text = vocabulary::fold_characters(text);
    let (method_word, after_method) = text.split_once(' ')?;
    let method = match method_word.trim_end_matches(':') {
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
    let url_or_path = after_method.split_whitespace().next()?;
    let path = match url_or_path.split_once("://") {
        Some((_, after_scheme)) => &after_scheme[after_scheme.find('/')?..],
        None => url_or_path,
    };
    // `{?a,b}` is the query in a URI template (RFC 6570).
    let path = path.split_once("{?").map_or(path, |(path, _)| path);
    let path = path.split(['?', '#']).next().unwrap_or(path).trim_end_matches(['.', ',', '。']);
    (path.starts_with('/') && path.len() < 2000).then(|| (method, path.to_owned()))
}
