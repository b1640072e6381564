//! Fuzzes reading, drafting and checking a help page with arbitrary bytes: no panic occurs, and the draft is a valid
//! OpenAPI document.
#![no_main]

use std::collections::HashMap;

use codegen::{
    config::Config,
    pages::{
        self,
        check::check_page,
        draft::{Options, draft_document},
        lock::Lock,
        render::{Format, render_reports},
    },
    lower::Strictness,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(pages) = pages::read_pages(bytes, None) else { return };
    let draft = draft_document(&pages, Options::default());
    let files = HashMap::from([("openapi.yaml".to_owned(), draft.text)]);
    let reading = codegen::read("openapi.yaml", &files, &Config::default(), Strictness::Strict);
    let api = reading.api.as_ref().expect("a draft is right, whatever the page says");
    let mut lock = Lock::default();
    for page in &pages {
        let report = check_page("page", page, api, &reading.documents.sources, &lock, &[]);
        assert!(!render_reports(&[report], Format::Markdown).is_empty());
        lock.accept_page("operation", page, "", "2024-01-01");
    }
    assert_eq!(Lock::parse(&lock.render()).as_ref(), Ok(&lock));
});
