//! The two real pages against the real spec. They belong to their publisher and are not in the repo: without them these
//! tests say that they were skipped.

use std::{io, path::PathBuf};

use super::edits::{self, Edit, Expected};

use crate::{
    Reading,
    config::Config,
    docs::{
        self, Page,
        check::{Report, check},
        compare::What,
        lock::Lock,
    },
    load::Files,
    lower::Rules,
};

const JOB: &str = "job-delete.zh.txt";
const COLLECTION: &str = "volcano-jobs-delete-collection.en.txt";

struct Disk(PathBuf);

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.0.join(path))
    }
}

fn workspace() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The text of a page; nothing, and a word about it, where the pages are not at hand.
fn text(name: &str) -> Option<String> {
    let shared = std::env::var_os("HELP_PAGES").map_or_else(|| workspace().join("../shared/docs/pages"), PathBuf::from);
    let text = std::fs::read_to_string(shared.join(name)).ok();
    if text.is_none() {
        eprintln!("SKIPPED: {} is not there; HELP_PAGES can name the folder of the pages", shared.join(name).display());
    }
    text
}

fn spec() -> Reading {
    let reading = crate::read("spec/openapi.yaml", &Disk(workspace()), &Config::default(), Rules::Strict);
    assert!(reading.api.is_some(), "the spec is right");
    reading
}

fn page(text: &str) -> Page {
    docs::read(text.as_bytes(), None).expect("a page").remove(0)
}

fn report(text: &str, reading: &Reading, lock: &Lock) -> Report {
    let api = reading.api.as_ref().expect("the spec is right");
    check("page", &page(text), api, &reading.documents.sources, lock, &[])
}

fn accepted(text: &str, reading: &Reading) -> Lock {
    let mut lock = Lock::default();
    let operation = report(text, reading, &lock).operation.expect("the spec has the operation");
    lock.accept(&operation, &page(text), "", "2024-01-01");
    lock
}

#[test]
fn the_real_pages_are_in_step() {
    let reading = spec();
    for (name, known) in [(JOB, 4), (COLLECTION, 4)] {
        let Some(text) = text(name) else { return };
        for lock in [Lock::default(), accepted(&text, &reading)] {
            let report = report(&text, &reading, &lock);
            assert_eq!(report.api, [], "{name}");
            assert_eq!(report.wording, [], "{name}");
            assert_eq!(report.stale, [], "{name}");
            assert_eq!(report.inconsistent, [], "{name}");
            assert_eq!(report.known.len(), known, "{name}: {:#?}", report.known);
        }
    }
}

#[test]
fn each_edit_of_a_real_page_is_named_and_nothing_else() {
    let reading = spec();
    for (name, edits) in [(COLLECTION, edits::collection()), (JOB, edits::job())] {
        let Some(text) = text(name) else { return };
        let lock = accepted(&text, &reading);
        for Edit { name: edit, change, expected } in edits {
            let report = report(&change(&text), &reading, &lock);
            let api: Vec<_> = report.api.iter().map(|change| (change.what, change.key.as_str())).collect();
            let wording: Vec<_> = report.wording.iter().map(|change| change.key.as_str()).collect();
            let (expected_api, expected_wording) = match expected {
                Expected::Api(what, key) => (vec![(what, key)], vec![]),
                Expected::Wording(key) => (vec![], vec![key]),
                Expected::Nothing => (vec![], vec![]),
            };
            let nothing = expected_api.is_empty() && expected_wording.is_empty();
            assert_eq!((api, wording), (expected_api, expected_wording), "{name}, {edit}: {report:#?}");
            assert_eq!(report.stale, [], "{name}, {edit}");
            assert_eq!(report.drifted(), !nothing, "{name}, {edit}");
            assert!(
                report
                    .api
                    .iter()
                    .all(|change| change.spec.is_some() && (change.line.is_some() || change.what == What::Removed))
            );
        }
    }
}
