//! Tests the text of the lock file.

use super::{
    model::lamps,
    render::{self, ENGLISH},
};
use crate::pages::{
    Page,
    lock::{Cell, Lock, LockError, LockedPage},
    read_pages,
};

fn page(text: &str) -> Page {
    read_pages(text.as_bytes(), None).expect("a page").remove(0)
}

/// Returns a lock with `pages` as the pages of the operations `a`, `b`, ….
fn lock(pages: &[Page]) -> Lock {
    let mut lock = Lock::default();
    for (page, id) in pages.iter().zip('a'..) {
        lock.accept_page(&id.to_string(), page, "", "2026-01-01");
    }
    lock
}

#[test]
fn written_locks_can_be_read() {
    let lamps = page(&render::flat(&lamps(), &ENGLISH, false));
    let lock = lock(&[lamps.clone(), lamps]);
    let text = lock.render();
    let again = Lock::parse(&text).expect("a lock");
    assert_eq!((again.render(), &again), (text, &lock));
}

/// Object names that look like special entries of the file format are kept.
#[test]
fn unusual_names_can_be_read() {
    let keys = [
        "path/a",
        "body/a#2",
        "body/#/a",
        "body//a",
        "body/A/b",
        "body/A#2/b",
        "body/A/b/c",
        "response 200/A/b",
        "response 200",
        "response",
        "title",
        "example request #1",
        "body/A …/b",
        "body/a\nb",
        "body/'a' \"b\" \u{7f}\u{1}",
    ];
    let tables =
        ["1 request body", "2 request #", "1 request body …", "=2 x", "- path", "", "4294967295 response 200 body"];
    let mut locked = LockedPage { language: "english".to_owned(), ..LockedPage::default() };
    locked.tables = tables.map(str::to_owned).to_vec();
    for (key, number) in keys.into_iter().zip(0..) {
        let cell = Cell { ty: format!("T{number}"), deprecated: number % 2 == 0, ..Cell::default() };
        locked.cells.insert(key.to_owned(), cell);
    }
    let lock = Lock { pages: vec![locked] };
    assert_eq!(Lock::parse(&lock.render()), Ok(lock));
}

#[test]
fn equal_tables_and_bodies_are_written_once() {
    let lamps = page(&render::flat(&lamps(), &ENGLISH, false));
    let one = lock(std::slice::from_ref(&lamps)).render();
    let three = lock(&[lamps.clone(), lamps.clone(), lamps]).render();
    let count = |text: &str, part: &str| text.matches(part).count();
    for part in ["[[table]]", "[[part]]", "\"waitSeconds\"", "io.example.light.v1.Zone\"\n"] {
        assert_eq!(count(&three, part), count(&one, part), "{part}\n{three}");
    }
    // The tables of each page are written in one line per part.
    assert!(one.contains("request body …"), "{one}");
    assert!(!one.contains("request spec"), "{one}");
}

/// A row that all pages share is one line of the file. A page with a different row gets a separate table.
#[test]
fn a_change_of_a_row_is_a_change_of_a_line() {
    let text = render::flat(&lamps(), &ENGLISH, false);
    let (before, after) = (page(&text), page(&text.replace("How many steps.", "The number of steps.")));
    let old = lock(&[before.clone(), before.clone(), before.clone()]).render();
    let all = lock(&[after.clone(), after.clone(), after.clone()]).render();
    let changed = |new: &str| new.lines().filter(|line| !old.lines().any(|known| known == *line)).count();
    assert_eq!(changed(&all), 1, "{all}");
    let last = lock(&[before.clone(), before, after]).render();
    assert!(last.contains("spec#3"), "{last}");
    assert!(changed(&last) <= 8, "{}: {last}", changed(&last));
}

#[test]
fn missing_parts_are_named() {
    let text =
        "[[page]]\noperation = \"a\"\nlanguage = \"english\"\ntables = []\n[page.parts]\n\"query\" = \"query#9\"\n";
    let error = Lock::parse(text).expect_err("no such part");
    assert_eq!(error, LockError::Missing("query#9".to_owned()));
    assert!(Lock::parse("pages = 1").is_err());
}

/// A lock file in the format that was used before tables were shared can be read.
#[test]
fn rows_may_be_those_of_a_page_alone() {
    let text = "[[page]]\noperation = \"a\"\nlanguage = \"english\"\ntables = [\"1 path\"]\n[page.cells]\n\"path/x\" = { type = \"String\" }\n";
    let lock = Lock::parse(text).expect("a lock");
    assert_eq!(lock.pages[0].cells["path/x"].ty, "String");
}
