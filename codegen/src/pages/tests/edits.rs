//! Edits of a plain-text page, one for each kind of change, with the expected result of a check.

use crate::pages::compare::DifferenceKind;

/// An edit of a page, and the finding that a check of the edited page must report.
pub struct Edit {
    pub name: &'static str,
    pub change: fn(&str) -> String,
    pub expected: Expected,
}

/// The expected finding of a check.
pub enum Expected {
    Api(DifferenceKind, &'static str),
    Wording(&'static str),
    Nothing,
}

/// Replaces the first occurrence of `old`, which `text` must contain.
fn swap(text: &str, old: &str, new: &str) -> String {
    assert!(text.contains(old), "the page has no `{old}`");
    text.replacen(old, new, 1)
}

/// Swaps the tables that start at `first` and `second`. The second table ends at `end`.
fn exchange(text: &str, first: &str, second: &str, end: &str) -> String {
    let at = |mark: &str| text.find(mark).unwrap_or_else(|| panic!("the page has no `{mark}`"));
    let (a, b) = (at(first), at(second));
    let c = b + text[b..].find(end).expect("the end is there");
    format!("{}{}{}{}", &text[..a], &text[b..c], &text[a..b], &text[c..])
}

/// Translates the page's headings and column headers to the other language.
fn translate(text: &str, from: usize) -> String {
    let words = [
        ["Function", "功能介绍"],
        ["Calling Method", "调用方法"],
        ["Request Parameters", "请求参数"],
        ["Response Parameters", "响应参数"],
        ["Example Requests", "请求示例"],
        ["Example Responses", "响应示例"],
        ["Status Codes", "状态码"],
        ["Status Code", "状态码"],
        ["Status code: 200", "状态码: 200"],
        ["Status code: 202", "状态码: 202"],
        ["Parameter", "参数"],
        ["Mandatory", "是否必选"],
        ["Type", "参数类型"],
        ["Description", "描述"],
        ["Yes", "是"],
        ["No", "否"],
        ["None", "无"],
        ["Default: application/json", "缺省值:application/json"],
    ];
    let captions = [
        ["Path Parameters", "路径参数"],
        ["Query Parameters", "Query参数"],
        ["Request header parameters", "请求Header参数"],
        ["Request body parameters", "请求Body参数"],
        ["Response body parameters", "响应Body参数"],
    ];
    let line = |line: &str| {
        if let Some(pair) = words.iter().find(|pair| pair[from] == line) {
            return pair[1 - from].to_owned();
        }
        let prefixes = ["Table ", "表"];
        let Some(rest) = line.strip_prefix(prefixes[from]) else { return line.to_owned() };
        let Some((number, caption)) = rest.split_once(' ') else { return line.to_owned() };
        let caption = captions.iter().find(|pair| pair[from] == caption).map_or(caption, |pair| pair[1 - from]);
        format!("{}{number} {caption}", prefixes[1 - from])
    };
    let lines: Vec<String> = text.lines().map(line).collect();
    lines.join("\n").replace("Updated on 2023", "更新时间:2023")
}

/// Returns edits of the page about deleting all Volcano Jobs.
pub fn collection() -> Vec<Edit> {
    use Expected::{Api, Nothing, Wording};
    vec![
        Edit {
            name: "a parameter added",
            change: |text| {
                swap(
                    text,
                    "watch\n\nNo\n\nBoolean",
                    "shard\n\nNo\n\nString\n\nOne part of it.\n\nwatch\n\nNo\n\nBoolean",
                )
            },
            expected: Api(DifferenceKind::Added, "query/shard"),
        },
        Edit {
            name: "a parameter removed",
            change: |text| {
                swap(text, "pretty\n\nNo\n\nString\n\nIf 'true', then the output is pretty printed.\n\n", "")
            },
            expected: Api(DifferenceKind::Removed, "query/pretty"),
        },
        Edit {
            name: "a parameter renamed",
            change: |text| swap(text, "\npretty\n\nNo", "\nindent\n\nNo"),
            expected: Api(DifferenceKind::Renamed, "query/indent"),
        },
        Edit {
            name: "a type changed",
            change: |text| swap(text, "watch\n\nNo\n\nBoolean", "watch\n\nNo\n\nString"),
            expected: Api(DifferenceKind::Type, "query/watch"),
        },
        Edit {
            name: "No to Yes",
            change: |text| swap(text, "timeoutSeconds\n\nNo", "timeoutSeconds\n\nYes"),
            expected: Api(DifferenceKind::Mandatory, "query/timeoutSeconds"),
        },
        Edit {
            name: "Yes to No",
            change: |text| swap(text, "X-Auth-Token\n\nYes", "X-Auth-Token\n\nNo"),
            expected: Api(DifferenceKind::Mandatory, "header/X-Auth-Token"),
        },
        Edit {
            name: "a default changed",
            change: |text| swap(text, "Default: application/json", "Default: application/yaml"),
            expected: Api(DifferenceKind::Default, "header/Content-Type"),
        },
        Edit {
            name: "an enumeration's value added",
            change: |text| swap(text, "\"Success\" or \"Failure\"", "\"Success\", \"Failure\" or \"Pending\""),
            expected: Api(DifferenceKind::Values, "response 200/status"),
        },
        Edit {
            name: "a status added",
            change: |text| swap(text, "\n415\n", "\n413\n\nTooLarge\n\n415\n"),
            expected: Api(DifferenceKind::Added, "response 413"),
        },
        Edit {
            name: "a field of a nested object added",
            change: |text| swap(text, "Table 6", "zone\n\nString\n\nWhere it was.\n\nTable 6"),
            expected: Api(
                DifferenceKind::Added,
                "response 200/io.k8s.apimachinery.pkg.apis.meta.v1.StatusDetails/zone",
            ),
        },
        Edit {
            name: "a table moved",
            change: |text| exchange(text, "Table 6 ", "Table 7 ", "Example Requests"),
            expected: Wording("tables"),
        },
        Edit { name: "the language switched", change: |text| translate(text, 0), expected: Wording("language") },
        Edit {
            name: "only wording changed",
            change: |text| swap(text, "object name and auth scope", "the name of an object"),
            expected: Wording("path/namespace"),
        },
        Edit {
            name: "nested tables renumbered",
            change: |text| {
                [4, 5, 6, 7]
                    .iter()
                    .rev()
                    .fold(text.to_owned(), |text, n| swap(&text, &format!("Table {n} "), &format!("Table {} ", n + 3)))
            },
            expected: Wording("tables"),
        },
        Edit { name: "the date alone", change: |text| swap(text, "2023-12-21", "2024-06-30"), expected: Nothing },
    ]
}

/// Returns edits of the page about deleting a Job, whose cells in the column 'mandatory' are missing.
pub fn job() -> Vec<Edit> {
    use Expected::{Api, Nothing, Wording};
    vec![
        Edit {
            name: "a parameter added",
            change: |text| swap(text, "pretty\n\nString", "shard\n\nString\n\nOne part of it.\n\npretty\n\nString"),
            expected: Api(DifferenceKind::Added, "query/shard"),
        },
        Edit {
            name: "a parameter removed",
            change: |text| swap(text, "pretty\n\nString\n\nIf 'true', then the output is pretty printed.\n\n", ""),
            expected: Api(DifferenceKind::Removed, "query/pretty"),
        },
        Edit {
            name: "a parameter renamed",
            change: |text| swap(text, "\npretty\n\nString", "\nindent\n\nString"),
            expected: Api(DifferenceKind::Renamed, "query/indent"),
        },
        Edit {
            name: "a type changed",
            change: |text| swap(text, "gracePeriodSeconds\n\nInteger", "gracePeriodSeconds\n\nLong"),
            expected: Api(DifferenceKind::Type, "query/gracePeriodSeconds"),
        },
        Edit {
            name: "a default changed",
            change: |text| swap(text, "缺省值:application/json", "缺省值:application/yaml"),
            expected: Api(DifferenceKind::Default, "header/Content-Type"),
        },
        Edit {
            name: "an enumeration's value added",
            change: |text| swap(text, "'Background' - ", "'Later' - wait; 'Background' - "),
            expected: Api(DifferenceKind::Values, "query/propagationPolicy"),
        },
        Edit {
            name: "a status added",
            change: |text| swap(text, "\n415\n", "\n413\n\nTooLarge\n\n415\n"),
            expected: Api(DifferenceKind::Added, "response 413"),
        },
        Edit {
            name: "a field of the body's object added",
            change: |text| {
                swap(text, "uid\n\nString\n\nSpecifies", "zone\n\nString\n\nWhere it is.\n\nuid\n\nString\n\nSpecifies")
            },
            expected: Api(DifferenceKind::Added, "body/io.k8s.apimachinery.pkg.apis.meta.v1.Preconditions/zone"),
        },
        Edit {
            name: "a field of a nested object added in one response of two",
            change: |text| swap(text, "表8 ", "zone\n\nString\n\nWhere it was.\n\n表8 "),
            expected: Api(
                DifferenceKind::Added,
                "response 200/io.k8s.apimachinery.pkg.apis.meta.v1.StatusDetails/zone",
            ),
        },
        Edit {
            name: "a table moved",
            change: |text| exchange(text, "表12 ", "表13 ", "请求示例"),
            expected: Wording("tables"),
        },
        Edit { name: "the language switched", change: |text| translate(text, 1), expected: Wording("language") },
        Edit {
            name: "only wording changed",
            change: |text| swap(text, "name of the Job", "which Job it is"),
            expected: Wording("path/name"),
        },
        Edit {
            name: "nested tables renumbered",
            change: |text| {
                (10..=13)
                    .rev()
                    .fold(text.to_owned(), |text, n| swap(&text, &format!("表{n} "), &format!("表{} ", n + 4)))
            },
            expected: Wording("tables"),
        },
        Edit { name: "the date alone", change: |text| swap(text, "2023-12-01", "2024-06-30"), expected: Nothing },
    ]
}
