//! Fuzzes reading, drafting and checking a help page with arbitrary bytes: no panic occurs, and the draft is a valid
//! OpenAPI document.
#![no_main]

use std::collections::HashMap;

use codegen::{
    config::Config,
    docs::{
        self,
        check::check,
        draft::{Options, draft},
        lock::Lock,
        show::{Format, show},
    },
    lower::Rules,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(pages) = docs::read(bytes, None) else { return };
    let draft = draft(&pages, Options::default());
    let files = HashMap::from([("openapi.yaml".to_owned(), draft.text)]);
    let reading = codegen::read("openapi.yaml", &files, &Config::default(), Rules::Strict);
    let api = reading.api.as_ref().expect("a draft is right, whatever the page says");
    let mut lock = Lock::default();
    for page in &pages {
        let report = check("page", page, api, &reading.documents.sources, &lock, &[]);
        assert!(!show(&[report], Format::Markdown).is_empty());
        lock.accept("operation", page, "", "2024-01-01");
    }
    assert_eq!(Lock::parse(&lock.render()).as_ref(), Ok(&lock));
});
