//! Pages in layouts that are none of the renderings of one model, each a file in `tests/pages`: what is read of it, and that
//! it is in step with its own draft.

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
