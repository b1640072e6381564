//! Reads the title, the operation ID and the URL from the beginning and the end of a page.

use super::{
    block::Paragraph,
    deprecation,
    page::{AtLine, Page},
    vocabulary,
};

/// The candidates for the title, the operation ID and the URL of a page.
#[derive(Debug, Default)]
pub(super) struct PageFront {
    /// The document's `<title>`.
    pub document: Option<Paragraph>,
    /// The last heading of the highest level, with its level.
    heading: Option<(u8, Paragraph)>,
    /// The last line that is not a breadcrumb, a date or a button.
    last: Option<Paragraph>,
    id: Option<AtLine<String>>,
    address: Option<String>,
    /// The operation ID and the product in the link to the API Explorer.
    explorer: Option<Explorer>,
}

#[derive(Debug)]
struct Explorer {
    operation: AtLine<String>,
    product: Option<String>,
}

impl PageFront {
    pub(super) fn add_line(&mut self, para: &Paragraph, text: String, level: Option<u8>) {
        if vocabulary::is_site(&text) || self.add_url(&text) || text.is_empty() {
            return;
        }
        let para = Paragraph { text, line: para.line, bullet: para.bullet };
        match level {
            Some(level) if self.heading.as_ref().is_none_or(|(known, _)| level <= *known) => {
                self.heading = Some((level, para));
            }
            Some(_) => {}
            None => self.last = Some(para),
        }
    }

    pub(super) fn add_anchor(&mut self, para: &Paragraph, in_front: bool) {
        if in_front && self.id.is_none() && is_operation_id(&para.text) {
            self.id = Some(AtLine::new(para.text.clone(), para.line));
        }
    }

    /// Reads the operation ID and the product from a link to the API Explorer, such as
    /// `…/apiexplorer/doc?product=IAM&api=CreateUser`.
    pub(super) fn add_link(&mut self, para: &Paragraph) {
        let Some(start) = para.text.to_ascii_lowercase().find("apiexplorer") else { return };
        let query = para.text.get(start..).and_then(|text| text.split_once('?')).map_or("", |(_, query)| query);
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        let value = |name: &str| {
            let mut members = query.split('&').filter_map(|member| member.split_once('='));
            let (_, value) = members.find(|(known, _)| *known == name)?;
            let end = value.find(|c: char| !is_word(c)).unwrap_or(value.len());
            (end > 0 && end <= 200).then(|| value[..end].to_owned())
        };
        if self.explorer.is_none()
            && let Some(id) = value("api")
        {
            self.explorer = Some(Explorer { operation: AtLine::new(id, para.line), product: value("product") });
        }
    }

    /// Records `text` if it is the URL of a page. Returns whether it is a URL.
    pub(super) fn add_url(&mut self, text: &str) -> bool {
        let address = vocabulary::is_url(text);
        if address && self.address.is_none() {
            let without_scheme = text.trim_start_matches("https://").trim_start_matches("http://");
            self.address = Some(format!("https://{without_scheme}"));
        }
        address
    }

    pub(super) fn finish(self, page: &mut Page, address: Option<&str>) {
        let from_title = self.document.map(|para| {
            let end = para.text.find(['_', '|']).unwrap_or(para.text.len());
            Paragraph::new(para.text[..end].trim(), para.line)
        });
        let title = self.heading.map(|(_, para)| para).or(self.last).or(from_title);
        if let Some(para) = title {
            let folded = vocabulary::fold_characters(&para.text);
            let (bare, mark) = deprecation::without_mark(&folded);
            if mark {
                page.deprecated = Some(AtLine::new(folded.clone(), para.line));
            }
            let (title, id) = split_title(bare);
            // The word for the deprecation may precede the operation ID: `Title (deprecated) - listLamps`.
            let (bare, mark) = deprecation::without_mark(&title);
            let title = bare.to_owned();
            if mark {
                page.deprecated = Some(AtLine::new(folded, para.line));
            }
            page.title = (!title.is_empty()).then(|| AtLine::new(title, para.line));
            page.operation_id = self.id.or(id.map(|id| AtLine::new(id, para.line)));
        } else {
            page.operation_id = self.id;
        }
        if let Some(explorer) = self.explorer {
            page.operation_id = page.operation_id.take().or(Some(explorer.operation));
            page.product = explorer.product;
        }
        if let Some(address) = address {
            page.url = Some(address.to_owned());
        }
        page.url = page.url.take().or(self.address);
        if page.operation_id.is_none() {
            let id = page.url.as_deref().and_then(id_of);
            page.operation_id = id.map(|id| AtLine::new(id, 1));
        }
    }
}

/// Returns the operation ID that is the last path segment of a URL, without its extension.
fn id_of(address: &str) -> Option<String> {
    let last = address.split(['?', '#']).next()?.rsplit('/').next()?;
    let id = last.strip_suffix(".html").or_else(|| last.strip_suffix(".md")).unwrap_or(last);
    (is_operation_id(id) || is_camel_case(id, 1)).then(|| id.to_owned())
}

/// Returns whether `text` is in camel case and contains at least `capitals` upper-case letters.
fn is_camel_case(text: &str, capitals: usize) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && (8..=200).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && text.bytes().filter(u8::is_ascii_uppercase).count() >= capitals
}

const VERBS: [&str; 46] = [
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

/// Returns whether `text` is an operation ID: a verb followed by an upper-case letter, or camel case with at least
/// three upper-case letters. Anchors such as `section1234` are not operation IDs.
fn is_operation_id(text: &str) -> bool {
    let verb = VERBS.iter().any(|verb| {
        text.to_ascii_lowercase().starts_with(verb) && text[verb.len()..].starts_with(|c: char| c.is_ascii_uppercase())
    });
    (verb && text.len() <= 200 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())) || is_camel_case(text, 3)
}

/// Splits a title such as `创建Pod - createNamespacedPod` into the title and the operation ID. The separator may be
/// missing if the title starts with the name of the help center.
fn split_title(text: &str) -> (String, Option<String>) {
    let text = text.trim_end_matches(":URI").trim_end_matches(":URL");
    let (text, site) = match text.strip_prefix("华为云计算 云知识 ") {
        Some(rest) => (rest, true),
        None => (text, false),
    };
    for mark in [" - ", " ", "-", "("] {
        if let Some((title, id)) = text.rsplit_once(mark) {
            let id = id.trim_end_matches(')');
            if is_operation_id(id) {
                return (title.trim().to_owned(), Some(id.to_owned()));
            }
        }
    }
    if site && let Some((title, id)) = run_together(text) {
        return (title.to_owned(), Some(id.to_owned()));
    }
    (text.trim().to_owned(), None)
}

/// Splits `text` before its longest suffix that is an operation ID of more than 12 characters.
fn run_together(text: &str) -> Option<(&str, &str)> {
    let tail = text.len() - text.bytes().rev().take_while(u8::is_ascii_alphanumeric).count();
    let start = (tail.max(1)..text.len())
        .find(|at| text.is_char_boundary(*at) && text.len() - at > 12 && is_operation_id(&text[*at..]))?;
    Some((text[..start].trim(), &text[start..]))
}
