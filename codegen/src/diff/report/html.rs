//! Writes the report as a self-contained HTML page with filters and search. Changed words are marked in the older and
//! the newer text.

mod card;

use std::fmt::Write as _;

use crate::diff::{Severity, surface::Effect};

use super::{Report, escape::escape_html as escaped};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// Writes the report as an HTML page. The page loads nothing from the network, and is readable without JavaScript.
#[must_use]
pub fn render_html(report: &Report) -> String {
    let mut body = String::new();
    render_header(report, &mut body);
    render_controls(report, &mut body);
    body.push_str("<main id=\"list\">\n");
    card::render_entries(report, &mut body);
    card::render_items(report, &mut body);
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

fn render_header(report: &Report, output: &mut String) {
    let (base, head) = (&report.documents.base, &report.documents.head);
    let verdict = &report.verdict;
    let _ = write!(
        output,
        "<header>\n<h1><span>{}</span> → <span>{}</span></h1>\n<p class=\"verdict\"><b class=\"{wire}\">HTTP API: {wire}</b> \
         <b class=\"{rust}\">Rust API: {rust_name}</b></p>\n<p>{}</p>\n",
        escaped(&base.label),
        escaped(&head.label),
        escaped(&report.conclusion()),
        wire = verdict.wire.name(),
        rust = verdict.rust.name(),
        rust_name = if verdict.is_rust_compared { verdict.rust.name() } else { "not compared" },
    );
    for problem in &report.problems {
        let _ = writeln!(output, "<p class=\"breaking\">Allow-list: {}</p>", escaped(problem));
    }
    output.push_str("</header>\n");
}

fn render_controls(report: &Report, output: &mut String) {
    let count_items = |effect| report.items.iter().filter(|item| item.change.effect == effect).count();
    let item_count = count_items(Effect::Breaking) + count_items(Effect::Addition) + count_items(Effect::None);
    let _ = write!(
        output,
        "<nav aria-label=\"Filters\">\n<input id=\"search\" type=\"search\" placeholder=\"Search ( / )\" aria-label=\"Search\">\n"
    );
    let buttons = [
        ("breaking", report.count_severity(Severity::Breaking) + count_items(Effect::Breaking)),
        ("warning", report.count_severity(Severity::Warning)),
        (
            "compatible",
            report.count_severity(Severity::Compatible) + count_items(Effect::Addition) + count_items(Effect::None),
        ),
    ];
    for (index, (name, count)) in buttons.into_iter().enumerate() {
        let shortcut_key = index + 1;
        let _ = writeln!(
            output,
            "<button type=\"button\" data-verdict=\"{name}\" aria-pressed=\"true\" title=\"key {shortcut_key}\">{name} <i>{count}</i></button>"
        );
    }
    for (key, name, count) in [("w", "wire", report.changes.len()), ("r", "rust", item_count)] {
        let _ = writeln!(
            output,
            "<button type=\"button\" data-kind=\"{name}\" aria-pressed=\"true\" title=\"key {key}\">{name} <i>{count}</i></button>"
        );
    }
    output.push_str("<span id=\"hint\">keys: / search, 1 2 3 w r filter, j k move, o open, Esc clear</span>\n</nav>\n");
}
