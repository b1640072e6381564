//! Fuzzes the comparison of a document with a version in which one line is changed. Every format of the report can be
//! written, and a document does not differ from itself.
#![no_main]

use std::collections::HashMap;

use codegen::{
    Reading,
    config::Config,
    diff::{
        Options,
        allow::AllowList,
        facts,
    change::Sides,
        report::{self, Document, report},
    },
    lower::Rules,
};
use libfuzzer_sys::fuzz_target;

fn read(document: &str) -> Reading {
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{document}");
    codegen::read("root.yaml", &HashMap::from([("root.yaml".to_owned(), text)]), &Config::default(), Rules::Lenient)
}

fuzz_target!(|data: &str| {
    let mut parts = data.splitn(3, '\n');
    let (Some(at), Some(line), Some(document)) = (parts.next(), parts.next(), parts.next()) else { return };
    let at = usize::from(at.as_bytes().first().copied().unwrap_or_default());
    let lines = document.lines().enumerate().map(|(index, known)| if index == at { line } else { known });
    let (base, head) = (read(document), read(&lines.collect::<Vec<_>>().join("\n")));
    let (Some(old), Some(new)) = (&base.api, &head.api) else { return };
    assert!(facts(old, old).is_empty(), "a document differs from itself");
    let side = |label: &str, api, reading| {
        let reading: &Reading = reading;
        Document { label: label.to_owned(), api, sources: &reading.documents.sources, surface: None }
    };
    let options = Options::on("2026-06-01".parse().expect("a date"));
    let report = report(&side("old", old, &base), &side("new", new, &head), &AllowList::default(), options);
    let sources = Sides::new(&base.documents.sources, &head.documents.sources);
    for text in [
        report::json(&report),
        report::html(&report),
        report::markdown(&report, 60_000),
        report::text(&report, sources, false),
        report::github(&report),
    ] {
        assert!(!text.contains('\u{202e}'), "a control character of the document is in the report");
    }
});
