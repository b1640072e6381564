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

/// A kind of page: its name, its smallest size, and the page of a size.
pub struct Shape {
    pub name: &'static str,
    pub size: usize,
    pub text: fn(usize) -> String,
}

const fn shape(name: &'static str, size: usize, text: fn(usize) -> String) -> Shape {
    Shape { name, size, text }
}

/// Pages in which one thing is repeated.
pub const SHAPES: &[Shape] = &[
    shape("columns of HTML", 100, |size| html(&table(&[&cells(size, "th", "Column"), &cells(size, "td", "a")]))),
    shape("tables of HTML", 100, |size| html(&table(&[HEAD, ROW]).repeat(size))),
    shape("tables within tables", 20, |size| {
        html(&format!(
            "{}{}",
            format!("<table>{HEAD}<tr><td>a</td><td>").repeat(size),
            "</td></tr></table>".repeat(size)
        ))
    }),
    shape("rowspans", 100, |size| {
        html(&table(&[
            HEAD,
            "<tr><td rowspan=\"9999\">a</td><td>No</td><td>String</td><td>b</td></tr>",
            &ROW.repeat(size),
        ]))
    }),
    shape("colspans", 100, |size| {
        html(&table(&[HEAD, &"<tr><td colspan=\"9999\">a</td><td colspan=\"9999\">b</td></tr>".repeat(size)]))
    }),
    shape("links of HTML", 200, |size| {
        html(&table(&[
            HEAD,
            &format!(
                "<tr><td>a</td><td>No</td><td>String</td><td>{}</td></tr>",
                "<a href=\"#t\">Table 2</a> ".repeat(size)
            ),
        ]))
    }),
    shape("large cells", 2000, |size| {
        html(&table(&[
            HEAD,
            &format!("<tr><td>a</td><td>No</td><td>String</td><td>{}</td></tr>", "Range: 1 to 64. ".repeat(size)),
        ]))
    }),
    shape("nested elements", 500, |size| html(&format!("{}a{}", "<div>".repeat(size), "</div>".repeat(size)))),
    shape("nested lists in cells", 200, |size| {
        html(&table(&[
            HEAD,
            &format!("<tr><td>a</td><td>No</td><td>String</td><td>{}</td></tr>", "<ul><li>a".repeat(size)),
        ]))
    }),
    shape("equal names of members", 100, |size| html(&table(&[HEAD, &ROW.repeat(size)]))),
    shape("objects of objects", 50, |size| {
        let object = |index: usize| {
            let row = format!(
                "<tr><td>a</td><td>No</td><td>Object{} object</td><td>See Table {}</td></tr>",
                index + 1,
                index + 3
            );
            format!("<p>Table {} Object{index}</p>{}", index + 2, table(&[HEAD, &row]))
        };
        html(&(0..size).map(object).collect::<String>())
    }),
    shape("columns of Markdown", 100, |size| {
        markdown(&format!("|{}\n|{}\n|{}\n", " Parameter |".repeat(size), "---|".repeat(size), " a |".repeat(size)))
    }),
    shape("nested lists of Markdown", 100, |size| {
        markdown(
            &(0..size).fold(String::new(), |text, index| text + &format!("{}- a{index}\n", "  ".repeat(index % 50))),
        )
    }),
    shape("headings of Markdown", 200, |size| markdown(&"## Request\n\n".repeat(size))),
    shape("code of Markdown", 500, |size| {
        markdown(&format!("## Example\n\n```json\n[{}1]\n```\n", "{\"a\": 1},\n".repeat(size)))
    }),
    shape("pipes of text", 100, |size| {
        text(&format!(
            "Table 2 Request body parameters\n\n+---+---+\n| Parameter | Type |\n+===+===+\n{}",
            "| a | String |\n+---+---+\n".repeat(size)
        ))
    }),
    shape("captions of text", 200, |size| {
        text(&(0..size).fold(String::new(), |all, index| all + &format!("Table {index} Parameters\n\n")))
    }),
    shape("status codes of text", 200, |size| {
        let codes = (0..size).fold(String::new(), |all, index| all + &format!("{}\n\nOK\n\n", 200 + index % 300));
        text(&format!("Status Codes\n\nStatus Code\n\nDescription\n\n{codes}"))
    }),
    shape("a long line of text", 2000, |size| text(&"word ".repeat(size))),
    shape("a JSON example", 300, |size| {
        let members =
            (0..size).fold(String::new(), |all, index| all + &format!("  \"a{index}\": {{\"b\": [1, 2]}},\n"));
        text(&format!("Example Requests\n\n{{\n{members}  \"z\": 1\n}}\n"))
    }),
    shape("a nested JSON example", 100, |size| {
        text(&format!("Example Requests\n\n{}1{}\n", "{\"a\": [".repeat(size), "]}".repeat(size)))
    }),
    shape("path parameters", 400, |size| {
        let path = (0..size).fold(String::new(), |path, index| path + &format!("/{{v{index}}}"));
        let rows = (0..size).fold(String::new(), |rows, index| rows + &format!("| v{index} | Yes | String | d |\n"));
        format!(
            "# Dimming a Lamp\n\n## URI\n\nPOST {path}\n\n**Table 1** Path Parameters\n\n| Parameter | Mandatory | Type | Description |\n|---|---|---|---|\n{rows}"
        )
    }),
];

const HEAD: &str = "<tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr>";
const ROW: &str = "<tr><td>a</td><td>No</td><td>String</td><td>Text.</td></tr>";

fn cells(size: usize, tag: &str, text: &str) -> String {
    format!("<tr>{}</tr>", format!("<{tag}>{text}</{tag}>").repeat(size))
}

fn table(rows: &[&str]) -> String {
    format!("<table><caption>Table 2 Request body parameters</caption>{}</table>", rows.concat())
}

fn html(body: &str) -> String {
    format!("<h1>Dimming a Lamp</h1><h2>URI</h2><p>POST /v1/lamps/dim</p>{body}")
}

fn markdown(body: &str) -> String {
    format!("# Dimming a Lamp\n\n## URI\n\nPOST /v1/lamps/dim\n\n{body}")
}

fn text(body: &str) -> String {
    format!("Dimming a Lamp\n\nURI\n\nPOST /v1/lamps/dim\n\n{body}")
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
