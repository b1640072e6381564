//! Fuzzes the comparison of a document with a version in which one line is changed. Every format of the report can be
//! written, and a document does not differ from itself.
#![no_main]

use std::collections::HashMap;

use codegen::{
    ParsedApi,
    config::Config,
    diff::{
        RuleOptions,
        allow::AllowList,
        find_changes,
    change::Sides,
        report::{self, Document, create_report},
    },
    lower::Strictness,
};
use libfuzzer_sys::fuzz_target;

fn read(document: &str) -> ParsedApi {
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{document}");
    codegen::read("root.yaml", &HashMap::from([("root.yaml".to_owned(), text)]), &Config::default(), Strictness::Lenient)
}

fuzz_target!(|data: &str| {
    let mut parts = data.splitn(3, '\n');
    let (Some(at), Some(line), Some(document)) = (parts.next(), parts.next(), parts.next()) else { return };
    let at = usize::from(at.as_bytes().first().copied().unwrap_or_default());
    let lines = document.lines().enumerate().map(|(index, known)| if index == at { line } else { known });
    let (base, head) = (read(document), read(&lines.collect::<Vec<_>>().join("\n")));
    let (Some(old), Some(new)) = (&base.api, &head.api) else { return };
    assert!(find_changes(old, old).is_empty(), "a document differs from itself");
    let side = |label: &str, api, reading| {
        let reading: &ParsedApi = reading;
        Document { label: label.to_owned(), api, sources: &reading.documents.sources, surface: None }
    };
    let options = RuleOptions::for_day("2026-06-01".parse().expect("a date"));
    let report = create_report(&side("old", old, &base), &side("new", new, &head), &AllowList::default(), options);
    let sources = Sides::new(&base.documents.sources, &head.documents.sources);
    for text in [
        report::render_json(&report),
        report::render_html(&report),
        report::render_markdown(&report, 60_000),
        report::render_text(&report, sources, false),
        report::render_github(&report),
    ] {
        assert!(!text.contains('\u{202e}'), "a control character of the document is in the report");
    }
});
