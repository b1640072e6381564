//! The report as one self-contained page: filters, search, both sides with the changed words marked.

use std::fmt::Write as _;

use similar::{ChangeTag, TextDiff};

use crate::diff::{Severity, rule, surface::Effect};

use super::{Entry, ItemEntry, Report, Snippet};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Writes the page. It asks the network for nothing, and reads without scripts.
#[must_use]
pub fn html(report: &Report) -> String {
    let mut body = String::new();
    header(report, &mut body);
    controls(report, &mut body);
    body.push_str("<main id=\"list\">\n");
    for entry in &report.changes {
        self::entry(entry, report, &mut body);
    }
    for item in &report.items {
        self::item(item, &mut body);
    }
    body.push_str("<p id=\"none\" hidden>Nothing matches.</p>\n</main>\n");
    let title = format!("{} → {}", report.documents.base.label, report.documents.head.label);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}<script>\n{SCRIPT}</script>\n</body>\n</html>\n",
        escaped(&title),
    )
}

fn header(report: &Report, out: &mut String) {
    let (base, head) = (&report.documents.base, &report.documents.head);
    let verdict = &report.verdict;
    let _ = write!(
        out,
        "<header>\n<h1><span>{}</span> → <span>{}</span></h1>\n<p class=\"verdict\"><b class=\"{wire}\">wire: {wire}</b> \
         <b class=\"{rust}\">Rust: {rust}</b></p>\n<p>{}</p>\n",
        escaped(&base.label),
        escaped(&head.label),
        escaped(&report.conclusion()),
        wire = verdict.wire.name(),
        rust = verdict.rust.name(),
    );
    for problem in &report.problems {
        let _ = writeln!(out, "<p class=\"breaking\">Allow-list: {}</p>", escaped(problem));
    }
    out.push_str("</header>\n");
}

fn controls(report: &Report, out: &mut String) {
    let items = |effect| report.items.iter().filter(|item| item.change.effect == effect).count();
    let rust = items(Effect::Breaking) + items(Effect::Addition) + items(Effect::None);
    let _ = write!(
        out,
        "<nav aria-label=\"Filters\">\n<input id=\"search\" type=\"search\" placeholder=\"Search ( / )\" aria-label=\"Search\">\n"
    );
    let buttons = [
        ("breaking", report.count(Severity::Breaking) + items(Effect::Breaking)),
        ("warning", report.count(Severity::Warning)),
        ("compatible", report.count(Severity::Compatible) + items(Effect::Addition) + items(Effect::None)),
    ];
    for (index, (name, count)) in buttons.into_iter().enumerate() {
        let key = index + 1;
        let _ = writeln!(
            out,
            "<button type=\"button\" data-verdict=\"{name}\" aria-pressed=\"true\" title=\"key {key}\">{name} <i>{count}</i></button>"
        );
    }
    for (key, name, count) in [("w", "wire", report.changes.len()), ("r", "rust", rust)] {
        let _ = writeln!(
            out,
            "<button type=\"button\" data-kind=\"{name}\" aria-pressed=\"true\" title=\"key {key}\">{name} <i>{count}</i></button>"
        );
    }
    out.push_str("<span id=\"hint\">keys: / search, 1 2 3 w r filter, j k move, o open, Esc clear</span>\n</nav>\n");
}

fn entry(entry: &Entry, report: &Report, out: &mut String) {
    let wire = entry.wire.name();
    let place = entry.places.first().map_or("document", String::as_str);
    let open = if entry.wire == Severity::Breaking { " open" } else { "" };
    let _ = write!(
        out,
        "<details class=\"card\" data-kind=\"wire\" data-verdict=\"{wire}\"{open}>\n<summary><b class=\"{wire}\">{wire}</b> \
         <span class=\"what\">{}</span> <code class=\"rule\">{}</code><br><small>{}</small></summary>\n",
        marked_code(&entry.text),
        escaped(&entry.rule),
        marked_code(place),
    );
    if let Some(rule) = rule(&entry.rule) {
        let _ = writeln!(out, "<p>{}</p>", marked_code(&rule.explanation));
    }
    if let Some(note) = entry.note {
        let _ = writeln!(out, "<p>Here {wire}: {}</p>", marked_code(note));
    }
    if let Some(reason) = &entry.allowed {
        let _ = writeln!(out, "<p class=\"allowed\">Allowed: {}</p>", escaped(reason));
    }
    sides(entry.at.base.as_ref(), entry.at.head.as_ref(), out);
    let related = report.items.iter().filter(|item| entry.items.contains(&item.change.path));
    for item in related {
        signatures(item, out);
    }
    if entry.places.len() > 1 {
        let _ = writeln!(out, "<details><summary>{} places</summary><ul>", entry.places.len());
        for place in &entry.places {
            let _ = writeln!(out, "<li>{}</li>", marked_code(place));
        }
        out.push_str("</ul></details>\n");
    }
    out.push_str("</details>\n");
}

fn item(item: &ItemEntry, out: &mut String) {
    let change = &item.change;
    let verdict = if change.effect == Effect::Breaking { "breaking" } else { "compatible" };
    let _ = write!(
        out,
        "<details class=\"card\" data-kind=\"rust\" data-verdict=\"{verdict}\">\n<summary><b class=\"{}\">{}</b> \
         <span class=\"what\">{} <code>{}</code></span></summary>\n",
        change.effect.name(),
        change.effect.name(),
        change.kind.name(),
        escaped(&change.path),
    );
    if let Some(reason) = change.reason {
        let _ = writeln!(out, "<p>{}</p>", escaped(reason));
    }
    if let Some(reason) = &item.allowed {
        let _ = writeln!(out, "<p class=\"allowed\">Allowed: {}</p>", escaped(reason));
    }
    signatures(item, out);
    out.push_str("</details>\n");
}

/// The declaration of an item before and after.
fn signatures(item: &ItemEntry, out: &mut String) {
    let change = &item.change;
    let (before, after) = marked(change.before.as_deref().unwrap_or(""), change.after.as_deref().unwrap_or(""));
    let _ = writeln!(out, "<div class=\"rust\"><code>{}</code>", escaped(&change.path));
    if change.before.is_some() {
        let _ = writeln!(out, "<pre class=\"before\">{before}</pre>");
    }
    if change.after.is_some() {
        let _ = writeln!(out, "<pre class=\"after\">{after}</pre>");
    }
    out.push_str("</div>\n");
}

/// Both sides beside each other.
fn sides(base: Option<&Snippet>, head: Option<&Snippet>, out: &mut String) {
    let text = |snippet: Option<&Snippet>| snippet.map_or("", |snippet| snippet.text.as_str()).to_owned();
    let (before, after) = marked(&text(base), &text(head));
    out.push_str("<div class=\"sides\">\n");
    for (class, snippet, text) in [("before", base, before), ("after", head, after)] {
        let place = snippet.map(|it| format!("{}:{}", it.path, it.line)).unwrap_or_default();
        let _ = writeln!(
            out,
            "<figure class=\"{class}\"><figcaption>{class} <code>{}</code></figcaption><pre>{text}</pre></figure>",
            escaped(&place)
        );
    }
    out.push_str("</div>\n");
}

/// Two texts with the words marked that the other does not have.
fn marked(before: &str, after: &str) -> (String, String) {
    let (mut left, mut right) = (String::new(), String::new());
    for change in TextDiff::from_words(before, after).iter_all_changes() {
        let text = escaped(change.value());
        match change.tag() {
            ChangeTag::Equal => {
                left.push_str(&text);
                right.push_str(&text);
            }
            ChangeTag::Delete => {
                let _ = write!(left, "<del>{text}</del>");
            }
            ChangeTag::Insert => {
                let _ = write!(right, "<ins>{text}</ins>");
            }
        }
    }
    (left.replace("</del><del>", ""), right.replace("</ins><ins>", ""))
}

/// Text in which what stands between backquotes is code.
fn marked_code(text: &str) -> String {
    let parts = text.split('`').enumerate();
    let part = |(index, part): (usize, &str)| {
        if index % 2 == 1 { format!("<code>{}</code>", escaped(part)) } else { escaped(part) }
    };
    parts.map(part).collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
