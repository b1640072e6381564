//! Tests the pages in `tests/pages`, whose layouts are not rendered from a model: the content that is read from each
//! page, and the agreement of each page with its draft.

use super::{
    drafts::{generated, report},
    summary,
};
use crate::pages::{
    draft::{Options, draft_document},
    lock::Lock,
    read_pages,
};

/// The file name of each page, and the number of rows in all of its tables, as counted when the page was written.
const ROWS: [(&str, usize); 15] = [
    ("cce-cluster-create.html", 66),
    ("cce-nodes-zh.rst", 33),
    ("ecs-create-zh.md", 34),
    ("ecs-flavors.html", 25),
    ("ecs-resize.rst", 10),
    ("elb-balancer-update-zh.md", 31),
    ("elb-listeners.html", 31),
    ("elb-member-add.txt", 18),
    ("elb-monitor-update.md", 24),
    ("iam-agency-create.rst", 24),
    ("iam-roles-discarded.html", 19),
    ("iam-token-zh.txt", 46),
    ("swr-repo-create.rst", 10),
    ("swr-repos.txt", 29),
    ("swr-retention-zh.md", 26),
];

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/pages/{name}", env!("CARGO_MANIFEST_DIR"))).expect("a page")
}

/// Tests pages in the style of five services: identity management, servers, clusters, container images and load
/// balancers.
#[test]
fn every_row_of_pages_of_other_services_is_read() {
    for (name, rows) in ROWS {
        let coverage = read_pages(&bytes(name), None).expect("a page")[0].coverage;
        assert_eq!((coverage.rows, coverage.rows_read), (rows, rows), "{name}: {coverage}");
        assert_eq!(coverage.tables, coverage.tables_read, "{name}: {coverage}");
    }
}

#[test]
fn only_the_discarded_operation_is_deprecated() {
    for (name, _) in ROWS {
        let page = read_pages(&bytes(name), None).expect("a page").remove(0);
        assert_eq!(page.deprecated.is_some(), name.contains("discarded"), "{name}: {:?}", page.deprecated);
    }
}

/// If a table has an unknown header or a row has no name, a warning contains the line of the part that was not read.
#[test]
fn unread_parts_are_reported_with_their_line() {
    let (mut tables, mut names) = (0, 0);
    for (name, rows) in ROWS {
        let text = String::from_utf8(bytes(name)).expect("UTF-8");
        let whole = read_pages(text.as_bytes(), None).expect("a page").remove(0);
        let marks: Vec<u32> = whole.tables.iter().map(|mark| mark.line).collect();
        for (word, strange) in [("|Parameter|", "|Wattage|"), ("|参数|", "|瓦数|"), ("<th>参数</th>", "<th>瓦数</th>")]
        {
            for (at, _) in text.match_indices(word) {
                let broken =
                    format!("{}{strange}{}", &text[..at], &text[at + word.len()..]).replace("|Type|", "|Kind|");
                let broken = broken.replace("|参数类型|", "|种类|").replace("<th>参数类型</th>", "<th>种类</th>");
                let page = read_pages(broken.as_bytes(), None).expect("a page").remove(0);
                let line = marks.iter().filter(|mark| **mark as usize <= text[..at].lines().count() + 1).max();
                let is_named = page
                    .warnings
                    .iter()
                    .any(|warning| Some(&warning.line) == line && warning.code.starts_with("page-table"));
                assert!(is_named, "{name}:{line:?}: {:#?}", page.warnings);
                assert_eq!(page.coverage.rows, rows, "{name}");
                assert!(page.coverage.rows_read < rows, "{name}");
                tables += 1;
            }
        }
        for param in &whole.params {
            let lines: Vec<&str> = text.lines().collect();
            let line = lines[param.field.line as usize - 1];
            if !line.starts_with('|') {
                continue;
            }
            let end = line[1..].find('|').expect("a cell") + 1;
            let bare = text.replacen(line, &format!("|{}", &line[end..]), 1);
            let page = read_pages(bare.as_bytes(), None).expect("a page").remove(0);
            let is_named = |code: &str| {
                page.warnings.iter().any(|warning| warning.code == code && warning.line == param.field.line)
            };
            assert!(is_named("page-name-missing"), "{name}: {:#?}", page.warnings);
            assert_eq!((page.coverage.rows, page.coverage.rows_read), (rows, rows - 1), "{name}");
            names += 1;
        }
    }
    assert!(tables >= 20 && names >= 5, "{tables}, {names}");
}

#[test]
fn pages_in_other_layouts() {
    insta::glob!("../../../tests/pages", "*.*", |path: &Path| {
        let bytes = std::fs::read(path).expect("a page");
        let pages = read_pages(&bytes, None).expect("a page");
        let reading = generated(&draft_document(&pages, Options::default()).text);
        for page in &pages {
            let report = report(page, &reading, &Lock::default());
            assert_eq!(report.api_changes, [], "{}", path.display());
        }
        insta::assert_snapshot!(summary(&pages[0]));
    });
}
