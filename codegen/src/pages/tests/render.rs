//! Renders a [`Model`] in all layouts of pages.

use super::model::{Group, Model, Part, Row};

/// The headings and column headers of a page in one language.
pub struct Words {
    chinese: bool,
}

pub const ENGLISH: Words = Words { chinese: false };
pub const CHINESE: Words = Words { chinese: true };

impl Words {
    pub fn of(&self, english: &'static str) -> &'static str {
        if !self.chinese {
            return english;
        }
        match english {
            "Updated on" => "更新时间：",
            "Function" => "功能介绍",
            "Calling Method" => "调用方法",
            "Path Parameters" => "路径参数",
            "Query Parameters" => "Query参数",
            "Request Parameters" => "请求参数",
            "Request header parameters" => "请求Header参数",
            "Request body parameters" => "请求Body参数",
            "Response Parameters" => "响应参数",
            "Response body parameters" => "响应Body参数",
            "Example Requests" => "请求示例",
            "Example Responses" => "响应示例",
            "Status Codes" | "Status Code" => "状态码",
            "Status code:" => "状态码：",
            "Parameter" => "参数",
            "Mandatory" => "是否必选",
            "Type" => "参数类型",
            "Description" => "描述",
            "Yes" => "是",
            "No" => "否",
            "Default:" => "缺省值：",
            "Minimum:" => "最小值：",
            "Maximum:" => "最大值：",
            "Minimum length:" => "最小长度：",
            "Maximum length:" => "最大长度：",
            "Array Length:" => "数组长度：",
            "Enumeration values:" => "枚举值：",
            other => other,
        }
    }

    fn caption(&self, number: usize, text: &str) -> String {
        if self.chinese { format!("表{number} {text}") } else { format!("Table {number} {text}") }
    }

    fn paras(&self, row: &Row) -> Vec<String> {
        let line = |label: &'static str, value: &str| vec![format!("{} {value}", self.of(label))];
        let paras = row.text.iter().map(|part| match part {
            Part::Text(text) => vec![(*text).to_owned()],
            Part::Default(value) => line("Default:", value),
            Part::Minimum(value) => line("Minimum:", value),
            Part::Maximum(value) => line("Maximum:", value),
            Part::MinLength(value) => line("Minimum length:", value),
            Part::MaxLength(value) => line("Maximum length:", value),
            Part::ArrayLength(value) => line("Array Length:", value),
            Part::Values(values) => {
                let mut lines = vec![self.of("Enumeration values:").to_owned()];
                lines.extend(values.iter().map(|value| format!("• {value}")));
                lines
            }
        });
        paras.flatten().collect()
    }

    fn must(&self, row: &Row) -> Option<&'static str> {
        row.mandatory.map(|yes| if yes { self.of("Yes") } else { self.of("No") })
    }
}

/// A part of a page that every layout renders.
enum Step<'a> {
    Heading(&'static str),
    Line(String),
    Caption(String),
    Table(Vec<&'static str>, Vec<&'a Row>),
    Statuses(Vec<&'static str>, &'a [(u16, &'static str)]),
    Bullet(&'static str),
    Code(&'static str),
}

fn steps<'a>(model: &'a Model, words: &Words) -> Vec<Step<'a>> {
    let mut steps = vec![Step::Heading(words.of("Function"))];
    steps.extend(model.function.iter().map(|line| Step::Line((*line).to_owned())));
    steps.push(Step::Heading(words.of("Calling Method")));
    steps.push(Step::Line("As always.".to_owned()));
    steps.push(Step::Heading("URI"));
    steps.push(Step::Line(model.endpoint.to_owned()));
    let mut number = 0;
    let mut table = |caption: &str, rows: &'a [Row], steps: &mut Vec<Step<'a>>| {
        let request = rows.first().is_some_and(|row| row.mandatory.is_some());
        let columns = if request {
            vec!["Parameter", "Mandatory", "Type", "Description"]
        } else {
            vec!["Parameter", "Type", "Description"]
        };
        number += 1;
        steps.push(Step::Caption(words.caption(number, caption)));
        steps.push(Step::Table(columns.into_iter().map(|column| words.of(column)).collect(), rows.iter().collect()));
    };
    table(words.of("Path Parameters"), &model.path, &mut steps);
    table(words.of("Query Parameters"), &model.query, &mut steps);
    steps.push(Step::Heading(words.of("Request Parameters")));
    table(words.of("Request header parameters"), &model.headers, &mut steps);
    let mut group = |caption: &'static str, group: &'a Group, steps: &mut Vec<Step<'a>>| {
        table(caption, &group.fields, steps);
        for (name, rows) in &group.objects {
            table(name, rows, steps);
        }
    };
    group(words.of("Request body parameters"), &model.body, &mut steps);
    steps.push(Step::Heading(words.of("Response Parameters")));
    for (status, body) in &model.responses {
        steps.push(Step::Line(format!("{} {status}", words.of("Status code:"))));
        group(words.of("Response body parameters"), body, &mut steps);
    }
    steps.push(Step::Heading(words.of("Example Requests")));
    for (title, code) in &model.requests {
        steps.push(Step::Bullet(title));
        steps.push(Step::Code(code));
    }
    steps.push(Step::Heading(words.of("Example Responses")));
    for (status, code) in &model.answers {
        steps.push(Step::Line(format!("{} {status}", words.of("Status code:"))));
        steps.push(Step::Code(code));
    }
    steps.push(Step::Heading(words.of("Status Codes")));
    steps.push(Step::Statuses(vec![words.of("Status Code"), words.of("Description")], &model.statuses));
    steps
}

/// Renders plain text. If `lost` is true, cells of one character are missing, as in the Chinese pages.
pub fn flat(model: &Model, words: &Words, lost: bool) -> String {
    let mut lines = vec![format!("{} {} GMT+08:00", words.of("Updated on"), model.date), model.title.to_owned()];
    for step in steps(model, words) {
        match step {
            Step::Heading(text) | Step::Code(text) => lines.push(text.to_owned()),
            Step::Line(text) | Step::Caption(text) => lines.push(text),
            Step::Bullet(text) => lines.push(format!("  • {text}")),
            Step::Table(columns, rows) => {
                lines.extend(columns.iter().map(|column| (*column).to_owned()));
                for row in rows {
                    lines.push(row.name.to_owned());
                    lines
                        .extend(words.must(row).filter(|cell| !(lost && cell.chars().count() == 1)).map(str::to_owned));
                    lines.push(row.ty.to_owned());
                    lines.extend(
                        words
                            .paras(row)
                            .into_iter()
                            .map(|para| if para.starts_with('•') { format!("  {para}") } else { para }),
                    );
                }
            }
            Step::Statuses(columns, rows) => {
                lines.extend(columns.iter().map(|column| (*column).to_owned()));
                lines.extend(rows.iter().flat_map(|(status, text)| [status.to_string(), (*text).to_owned()]));
            }
        }
    }
    lines.push(words.of("Parent topic").to_owned());
    lines.join("\n\n")
}

/// Renders plain text with pipe tables whose line structure is lost. If `leading` is true, rows start with a pipe.
pub fn ragged(model: &Model, words: &Words, leading: bool) -> String {
    let mut lines = vec![format!("{} {} GMT+08:00", words.of("Updated on"), model.date), model.title.to_owned()];
    for step in steps(model, words) {
        match step {
            Step::Heading(text) | Step::Code(text) => lines.push(text.to_owned()),
            Step::Line(text) | Step::Caption(text) => lines.push(text),
            Step::Bullet(text) => lines.push(format!("  • {text}")),
            Step::Table(columns, rows) => {
                let rows = rows.iter().map(|row| {
                    let cells =
                        [Some(row.name.to_owned()), words.must(row).map(str::to_owned), Some(row.ty.to_owned())];
                    let mut cells: Vec<String> = cells.into_iter().flatten().collect();
                    cells.push(words.paras(row).join("\n"));
                    cells
                });
                ragged_table(&mut lines, &columns, rows.collect(), leading);
            }
            Step::Statuses(columns, rows) => {
                let rows = rows.iter().map(|(status, text)| vec![status.to_string(), (*text).to_owned()]);
                ragged_table(&mut lines, &columns, rows.collect(), leading);
            }
        }
    }
    lines.join("\n")
}

fn ragged_table(lines: &mut Vec<String>, columns: &[&str], rows: Vec<Vec<String>>, leading: bool) {
    if leading {
        lines.push("|".to_owned());
        lines.extend(columns.iter().map(|column| format!("{column} |")));
    } else {
        lines.push(format!("{} |", columns.join(" | ")));
    }
    lines.push(format!("|{}", "---|".repeat(columns.len())));
    for cells in rows {
        if leading {
            lines.push("|".to_owned());
            lines.extend(cells.iter().map(|cell| format!("{cell} |")));
        } else {
            lines.push(cells[0].clone());
            lines.push("|".to_owned());
            lines.push(format!("{} |", cells[1..].join(" | ")));
        }
    }
}

/// Renders Markdown with pipe tables, or with HTML tables if `html_tables` is true.
pub fn markdown(model: &Model, words: &Words, html_tables: bool) -> String {
    let mut out = format!(
        "# {}<a name=\"{}\"></a>\n\n{} {} GMT+08:00\n\n",
        model.title,
        model.id,
        words.of("Updated on"),
        model.date
    );
    for step in steps(model, words) {
        match step {
            Step::Heading(text) => out += &format!("## {text}<a name=\"section1\"></a>\n\n"),
            Step::Line(text) => out += &format!("{text}\n\n"),
            Step::Caption(text) if html_tables => {
                out += &format!("**{}**\n\n<a name=\"table9\"></a>\n", text.replacen("Table ", "Table  ", 1));
            }
            // No blank line follows a caption, as in the publisher's Markdown.
            Step::Caption(text) => out += &format!("{text} \n"),
            Step::Bullet(text) => out += &format!("- {text}\n\n"),
            Step::Code(text) => out += &format!("```\n{text}\n```\n\n"),
            Step::Table(columns, rows) if html_tables => out += &html_table(words, &columns, &rows, None),
            Step::Table(columns, rows) => {
                out += &pipe_row(&columns);
                out += &pipe_row(&vec![":---"; columns.len()]);
                for row in rows {
                    let text = words.paras(row).join("<br>").replace("• ", "- ");
                    let cells = [Some(row.name), words.must(row), Some(row.ty), Some(text.as_str())];
                    out += &pipe_row(&cells.into_iter().flatten().collect::<Vec<_>>());
                }
            }
            Step::Statuses(columns, rows) => {
                out += &pipe_row(&columns);
                out += &pipe_row(&["---", "---"]);
                for (status, text) in rows {
                    out += &pipe_row(&[&status.to_string(), text]);
                }
                out.push('\n');
            }
        }
    }
    out
}

fn pipe_row(cells: &[&str]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Renders HTML as the help center serves it, including the parts around the article.
pub fn html(model: &Model, words: &Words) -> String {
    let mut out = format!(
        "<!DOCTYPE html>\n<html><head><title>{}_Light_API Reference</title><style>p > b {{}}</style></head>\n<body>\n<nav><a href=\"/\">Home</a></nav>\n<script>if (a < b) document.write(\"<table>\");</script>\n<h1 class=\"topic\"><a name=\"{}\"></a>{}</h1>\n<p>{} {} GMT+08:00</p>\n",
        model.title,
        model.id,
        model.title,
        words.of("Updated on"),
        model.date
    );
    let mut caption = None;
    for step in steps(model, words) {
        match step {
            Step::Heading(text) => out += &format!("<div class=\"section\"><h4 class=\"sectiontitle\">{text}</h4>\n"),
            Step::Line(text) => out += &format!("<p>{}</p>\n", escape(&text)),
            Step::Caption(text) => caption = Some(text),
            Step::Bullet(text) => out += &format!("<ul><li>{text}</li></ul>\n"),
            Step::Code(text) => out += &format!("<pre class=\"screen\">{}</pre>\n", escape(text)),
            Step::Table(columns, rows) => out += &html_table(words, &columns, &rows, caption.take().as_deref()),
            Step::Statuses(columns, rows) => {
                out += "<table><thead><tr>";
                for column in columns {
                    out += &format!("<th><p>{column}</p></th>");
                }
                out += "</tr></thead><tbody>\n";
                for (status, text) in rows {
                    out += &format!("<tr><td><p>{status}</p></td><td><p>{text}</p></td></tr>\n");
                }
                out += "</tbody></table>\n";
            }
        }
    }
    out + "<div class=\"parentlink\"><strong>Parent topic:</strong> <a href=\"x.html\">Lamps</a></div></body></html>"
}

fn html_table(words: &Words, columns: &[&str], rows: &[&Row], caption: Option<&str>) -> String {
    let mut out = String::from("<table>");
    if let Some((number, rest)) = caption.and_then(|caption| caption.rsplit_once(' ')) {
        out += &format!("<caption><b>{number} </b>{rest}</caption>");
    }
    out += "<thead align=\"left\"><tr id=\"row1\">";
    for column in columns {
        out += &format!(
            "<th class=\"cellrowborder\" id=\"mcps1.1\"><p id=\"p1\"><a name=\"p1\"></a>{column}</p>\n</th>\n"
        );
    }
    out += "</tr>\n</thead>\n<tbody>";
    for row in rows {
        out += "<tr>";
        let cells = [Some(row.name), words.must(row), Some(row.ty)];
        for cell in cells.into_iter().flatten() {
            out += &format!(
                "<td class=\"cellrowborder\" headers=\"mcps1.1\"><p><a name=\"p2\"></a>{}</p>\n</td>\n",
                escape(cell)
            );
        }
        out += "<td>";
        for para in words.paras(row) {
            match para.strip_prefix("• ") {
                Some(item) => out += &format!("<ul><li>{}</li></ul>\n", escape(item)),
                None => out += &format!("<p>{}</p>\n\n", escape(&para)),
            }
        }
        out += "</td></tr>\n";
    }
    out + "</tbody>\n</table>\n\n"
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
