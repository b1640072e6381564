//! Determines the title, the operation ID and the URL of a documentation page from the lines, anchors and links outside
//! of its sections.

use super::{
    block::Paragraph,
    deprecation,
    page::{AtLine, Page},
    vocabulary,
};

/// Candidates for the title, the operation ID and the URL of a page, collected while the page is read.
#[derive(Debug, Default)]
pub(super) struct PageFront {
    /// The content of the `<title>` element of an HTML document.
    pub document_title: Option<Paragraph>,
    /// The last heading of the highest level before the first section, with the level.
    heading: Option<(u8, Paragraph)>,
    /// The last line before the first section that is not a breadcrumb, a date or a button.
    last_line: Option<Paragraph>,
    /// The first operation ID that is the name of an anchor before the first section.
    anchor_id: Option<AtLine<String>>,
    /// The URL in the first line that contains nothing but a URL.
    url: Option<String>,
    /// The operation ID and the product in the first link to the API Explorer.
    explorer_link: Option<ExplorerLink>,
}

/// The operation ID and the product in a link to the API Explorer.
#[derive(Debug)]
struct ExplorerLink {
    operation_id: AtLine<String>,
    product: Option<String>,
}

impl PageFront {
    /// Records a line before the first section as a candidate for the title, or as the URL of the page. `level` is the
    /// level of the heading; `None` if the line is not a heading.
    pub(super) fn add_line(&mut self, para: &Paragraph, text: String, level: Option<u8>) {
        if vocabulary::is_website_line(&text) || self.add_url(&text) || text.is_empty() {
            return;
        }
        let para = Paragraph { text, line: para.line, bullet: para.bullet };
        match level {
            Some(level) if self.heading.as_ref().is_none_or(|(known_level, _)| level <= *known_level) => {
                self.heading = Some((level, para));
            }
            Some(_) => {}
            None => self.last_line = Some(para),
        }
    }

    /// Records the name of an anchor as the operation ID if the anchor is before the first section and its name looks
    /// like an operation ID.
    pub(super) fn add_anchor(&mut self, para: &Paragraph, is_before_first_section: bool) {
        if is_before_first_section && self.anchor_id.is_none() && is_operation_id(&para.text) {
            self.anchor_id = Some(AtLine::new(para.text.clone(), para.line));
        }
    }

    /// Records the operation ID and the product that a link to the API Explorer contains, such as
    /// `…/apiexplorer/doc?product=IAM&api=CreateUser`.
    pub(super) fn add_link(&mut self, para: &Paragraph) {
        let Some(link_start) = para.text.to_ascii_lowercase().find("apiexplorer") else { return };
        let query = para.text.get(link_start..).and_then(|text| text.split_once('?')).map_or("", |(_, query)| query);
        let is_word_char = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let query_value = |name: &str| {
            let mut query_params = query.split('&').filter_map(|member| member.split_once('='));
            let (_, value) = query_params.find(|(param_name, _)| *param_name == name)?;
            let value_len = value.find(|c: char| !is_word_char(c)).unwrap_or(value.len());
            (value_len > 0 && value_len <= 200).then(|| value[..value_len].to_owned())
        };
        if self.explorer_link.is_none()
            && let Some(id) = query_value("api")
        {
            self.explorer_link =
                Some(ExplorerLink { operation_id: AtLine::new(id, para.line), product: query_value("product") });
        }
    }

    /// Records `text` as the URL of the page if `text` is a URL, unless a URL was recorded before. Returns whether
    /// `text` is a URL.
    pub(super) fn add_url(&mut self, text: &str) -> bool {
        let is_url = vocabulary::is_url(text);
        if is_url && self.url.is_none() {
            let without_scheme = text.trim_start_matches("https://").trim_start_matches("http://");
            self.url = Some(format!("https://{without_scheme}"));
        }
        is_url
    }

    /// Sets the title, operation ID, URL, product and deprecation of `page` from the recorded candidates. `page_url` is
    /// the URL of the page, if the caller knows it.
    pub(super) fn finish(self, page: &mut Page, page_url: Option<&str>) {
        let document_title = self.document_title.map(|para| {
            let title_len = para.text.find(['_', '|']).unwrap_or(para.text.len());
            Paragraph::new(para.text[..title_len].trim(), para.line)
        });
        let title = self.heading.map(|(_, para)| para).or(self.last_line).or(document_title);
        if let Some(para) = title {
            let folded_title = vocabulary::fold_characters(&para.text);
            let (unmarked_title, has_mark) = deprecation::remove_deprecation_mark(&folded_title);
            if has_mark {
                page.deprecated = Some(AtLine::new(folded_title.clone(), para.line));
            }
            let (title, operation_id) = split_title(unmarked_title);
            // The word for the deprecation may precede the operation ID: `Title (deprecated) - listLamps`.
            let (unmarked_title, has_mark) = deprecation::remove_deprecation_mark(&title);
            let title = unmarked_title.to_owned();
            if has_mark {
                page.deprecated = Some(AtLine::new(folded_title, para.line));
            }
            page.title = (!title.is_empty()).then(|| AtLine::new(title, para.line));
            page.operation_id =
                self.anchor_id.or(operation_id.map(|operation_id| AtLine::new(operation_id, para.line)));
        } else {
            page.operation_id = self.anchor_id;
        }
        if let Some(explorer) = self.explorer_link {
            page.operation_id = page.operation_id.take().or(Some(explorer.operation_id));
            page.product = explorer.product;
        }
        if let Some(page_url) = page_url {
            page.url = Some(page_url.to_owned());
        }
        page.url = page.url.take().or(self.url);
        if page.operation_id.is_none() {
            let operation_id = page.url.as_deref().and_then(extract_operation_id_from_url);
            page.operation_id = operation_id.map(|operation_id| AtLine::new(operation_id, 1));
        }
    }
}

/// Extracts the operation ID from the last path segment of a URL: `createPod` for `…/createPod.html`.
fn extract_operation_id_from_url(url: &str) -> Option<String> {
    let last_segment = url.split(['?', '#']).next()?.rsplit('/').next()?;
    let operation_id =
        last_segment.strip_suffix(".html").or_else(|| last_segment.strip_suffix(".md")).unwrap_or(last_segment);
    (is_operation_id(operation_id) || is_camel_case(operation_id, 1)).then(|| operation_id.to_owned())
}

/// Returns whether `text` is in camel case and contains at least `min_capitals` upper-case letters.
fn is_camel_case(text: &str, min_capitals: usize) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && (8..=200).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text.bytes().filter(u8::is_ascii_uppercase).count() >= min_capitals
}

/// Verbs with which operation IDs may start.
const OPERATION_VERBS: [&str; 46] = [
    "create",
    "delete",
    "list",
    "read",
    "replace",
    "patch",
    "update",
    "get",
    "connect",
    "watch",
    "show",
    "query",
    "batch",
    "add",
    "remove",
    "set",
    "start",
    "stop",
    "check",
    "modify",
    "bind",
    "unbind",
    "upload",
    "download",
    "import",
    "export",
    "register",
    "accept",
    "migrate",
    "reset",
    "enable",
    "disable",
    "attach",
    "detach",
    "associate",
    "disassociate",
    "grant",
    "revoke",
    "cancel",
    "retry",
    "resize",
    "reboot",
    "rollback",
    "upgrade",
    "search",
    "validate",
];

/// Returns whether `text` looks like an operation ID: a verb followed by an upper-case letter, or camel case with at
/// least three upper-case letters. Anchors such as `section1234` are not operation IDs.
fn is_operation_id(text: &str) -> bool {
    let starts_with_verb = OPERATION_VERBS.iter().any(|verb| {
        text.to_ascii_lowercase().starts_with(verb) && text[verb.len()..].starts_with(|c: char| c.is_ascii_uppercase())
    });
    let is_alphanumeric = text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (starts_with_verb && text.len() <= 200 && is_alphanumeric) || is_camel_case(text, 3)
}

/// Splits a title such as `创建Pod - createNamespacedPod` into the title `创建Pod` and the operation ID. The separator may
/// be missing if the title starts with the name of the website. The operation ID is `None` if the title does not
/// contain one.
fn split_title(text: &str) -> (String, Option<String>) {
    let text = text.trim_end_matches(":URI").trim_end_matches(":URL");
    let (text, has_site_name) = match text.strip_prefix("华为云计算 云知识 ") {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    for separator in [" - ", " ", "-", "("] {
        if let Some((title, operation_id)) = text.rsplit_once(separator) {
            let operation_id = operation_id.trim_end_matches(')');
            if is_operation_id(operation_id) {
                return (title.trim().to_owned(), Some(operation_id.to_owned()));
            }
        }
    }
    if has_site_name && let Some((title, operation_id)) = split_joined_title(text) {
        return (title.to_owned(), Some(operation_id.to_owned()));
    }
    (text.trim().to_owned(), None)
}

/// Splits a title from an operation ID that follows it without a separator, as in `创建PodcreateNamespacedPod`. The
/// operation ID is the longest suffix that looks like an operation ID and has more than 12 characters.
fn split_joined_title(text: &str) -> Option<(&str, &str)> {
    let ascii_start = text.len() - text.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let id_start = (ascii_start.max(1)..text.len()).find(|offset| {
        text.is_char_boundary(*offset) && text.len() - offset > 12 && is_operation_id(&text[*offset..])
    })?;
    Some((text[..id_start].trim(), &text[id_start..]))
}
