//! Benchmark of reading a help page: `cargo bench -p codegen --bench page`. Reads the real pages if available
//! (`HELP_PAGES`, or `../shared/docs/pages` beside the workspace), a synthetic page, and a synthetic page of 5 MB.

use std::path::PathBuf;

use codegen::pages;

fn main() {
    divan::main();
}

fn page(name: &str) -> Option<Vec<u8>> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/docs/pages");
    let folder = std::env::var_os("HELP_PAGES").map_or(beside, PathBuf::from);
    let bytes = std::fs::read(folder.join(name)).ok();
    if bytes.is_none() {
        eprintln!("SKIPPED: {} is not there", folder.join(name).display());
    }
    bytes
}

fn read(bencher: divan::Bencher<'_, '_>, bytes: Option<Vec<u8>>) {
    let Some(bytes) = bytes else { return };
    bencher.counter(divan::counter::BytesCount::new(bytes.len())).bench(|| pages::read_pages(&bytes, None));
}

#[divan::bench]
fn chinese(bencher: divan::Bencher<'_, '_>) {
    read(bencher, page("job-delete.zh.txt"));
}

#[divan::bench]
fn english(bencher: divan::Bencher<'_, '_>) {
    read(bencher, page("volcano-jobs-delete-collection.en.txt"));
}

/// Reads a plain-text page whose table is repeated up to 5 MB.
#[divan::bench(sample_count = 10)]
fn five_megabytes(bencher: divan::Bencher<'_, '_>) {
    let row = "lamp\n\nNo\n\nString\n\nWhich lamp. Valid values are: 'left' or 'right'.\n\n";
    let head = "URI\n\nGET /v1/lamps\n\nTable 1 Query Parameters\n\nParameter\n\nMandatory\n\nType\n\nDescription\n\n";
    let mut text = head.to_owned();
    while text.len() < 5 << 20 {
        text.push_str(row);
    }
    read(bencher, Some(text.into_bytes()));
}
