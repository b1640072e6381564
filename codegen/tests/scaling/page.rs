//! Help pages with any number of rows, in several layouts.

use std::{collections::HashMap, fmt::Write as _, hint::black_box};

use codegen::{
    config::Config,
    lower::Strictness,
    pages::{
        self,
        check::check_page,
        draft::{Options, draft_document},
        lock::Lock,
        render::{Format, render_reports},
    },
};

pub const LAYOUTS: [&str; 3] = ["text", "Markdown", "HTML"];

/// Returns the page of an operation with this number of members in its request body.
pub fn page(layout: &str, rows: usize) -> String {
    let head = "Dimming a Lamp\n\nURI\n\nPOST /v1/lamps/{id}/dim\n\n";
    let row = |index: usize| {
        [format!("member{index}"), "No".to_owned(), "String".to_owned(), format!("Member number {index}.")]
    };
    let columns = ["Parameter", "Mandatory", "Type", "Description"];
    let mut text = String::new();
    match layout {
        "text" => {
            text.push_str(head);
            text.push_str("Table 1 Path Parameters\n\nParameter\n\nMandatory\n\nType\n\nDescription\n\nid\n\nYes\n\nString\n\nWhich lamp.\n\n");
            let _ = write!(text, "Table 2 Request body parameters\n\n{}\n\n", columns.join("\n\n"));
            for index in 0..rows {
                let _ = write!(text, "{}\n\n", row(index).join("\n\n"));
            }
            text.push_str("Status Codes\n\nStatus Code\n\nDescription\n\n200\n\nOK\n");
        }
        "Markdown" => {
            text.push_str("# Dimming a Lamp\n\n## URI\n\nPOST /v1/lamps/{id}/dim\n\n");
            let rule = "|---|---|---|---|";
            let _ = write!(
                text,
                "**Table 1** Path Parameters\n\n| {} |\n{rule}\n| id | Yes | String | Which lamp. |\n\n",
                columns.join(" | ")
            );
            let _ = write!(text, "**Table 2** Request body parameters\n\n| {} |\n{rule}\n", columns.join(" | "));
            for index in 0..rows {
                let _ = writeln!(text, "| {} |", row(index).join(" | "));
            }
            text.push_str("\n## Status Codes\n\n| Status Code | Description |\n|---|---|\n| 200 | OK |\n");
        }
        _ => {
            text.push_str("<h1>Dimming a Lamp</h1><h2>URI</h2><p>POST /v1/lamps/{id}/dim</p>");
            let head = columns.map(|column| format!("<th>{column}</th>")).concat();
            let _ = write!(
                text,
                "<table><caption>Table 1 Path Parameters</caption><tr>{head}</tr><tr><td>id</td><td>Yes</td><td>String</td><td>Which lamp.</td></tr></table>"
            );
            let _ = write!(text, "<table><caption>Table 2 Request body parameters</caption><tr>{head}</tr>");
            for index in 0..rows {
                let _ = write!(text, "<tr>{}</tr>", row(index).map(|cell| format!("<td>{cell}</td>")).concat());
            }
            text.push_str("</table><h2>Status Codes</h2><table><tr><th>Status Code</th><th>Description</th></tr><tr><td>200</td><td>OK</td></tr></table>");
        }
    }
    text
}

/// Reads a page, drafts a document from it, and checks the page against the draft.
pub fn run(text: &str) {
    let pages = pages::read_pages(text.as_bytes(), None).expect("a page");
    let draft = draft_document(&pages, Options::default());
    let files = HashMap::from([("openapi.yaml".to_owned(), draft.text)]);
    let reading = codegen::read("openapi.yaml", &files, &Config::default(), Strictness::Strict);
    let api = reading.api.as_ref().expect("a draft is read");
    let mut lock = Lock::default();
    for page in &pages {
        let report = check_page("page", page, api, &reading.documents.sources, &lock, &[]);
        black_box(render_reports(&[report], Format::Markdown));
        lock.accept_page("operation", page, "", "2024-01-01");
    }
    black_box(lock.render());
}
