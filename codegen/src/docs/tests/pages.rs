//! Tests the pages in `tests/pages`, whose layouts are not rendered from a model: the content that is read, and that
//! each page agrees with its draft.

use super::{
    drafts::{generated, report},
    summary,
};
use crate::docs::{
    draft::{Options, draft},
    lock::Lock,
    read,
};

#[test]
fn pages_in_other_layouts() {
    insta::glob!("../../../tests/pages", "*.*", |path: &Path| {
        let bytes = std::fs::read(path).expect("a page");
        let pages = read(&bytes, None).expect("a page");
        let reading = generated(&draft(&pages, Options::default()).text);
        for page in &pages {
            let report = report(page, &reading, &Lock::default());
            assert_eq!(report.api, [], "{}", path.display());
        }
        insta::assert_snapshot!(summary(&pages[0]));
    });
}
