//! Tests every message about a document. A case is a file in `diagnostics/` with the document's files, each after a
//! line `//// PATH`, the root first. The snapshot contains the files and the rendered messages.

use std::{
    collections::{BTreeSet, HashMap},
    io,
    sync::Mutex,
};

use codegen::{
    codes,
    config::Config,
    diagnostic::{Diagnostics, Severity},
    load::{Files, load},
    lower::{Strictness, lower_document},
};

/// Returns the files of a case: the path of the root, and all texts by path.
fn files(case: &str) -> (String, HashMap<String, String>) {
    let mut root = None;
    let mut files = HashMap::new();
    for file in case.split("//// ").skip(1) {
        let (path, text) = file.split_once('\n').expect("a path stands on a line of its own");
        root.get_or_insert_with(|| path.to_owned());
        files.insert(path.to_owned(), text.to_owned());
    }
    (root.expect("a case has a file"), files)
}

fn diagnose(case: &str, rules: Strictness) -> (Diagnostics, String) {
    let (root, files) = files(case);
    let reading = codegen::read(&root, &files, &Config::default(), rules);
    let shown = reading.diagnostics.render(&reading.documents.sources, Severity::Note, false);
    (reading.diagnostics, shown)
}

#[test]
fn each_message_is_shown_with_its_document() {
    let seen = Mutex::new(BTreeSet::new());
    insta::glob!("diagnostics/*.txt", |path| {
        let case = std::fs::read_to_string(path).expect("a case can be read");
        let (strict, shown) = diagnose(&case, Strictness::Strict);
        let (lenient, _) = diagnose(&case, Strictness::Lenient);
        let codes: BTreeSet<&str> = strict.iter().map(|diagnostic| diagnostic.code).collect();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("a case has a name");
        let code = name.split('+').next().unwrap_or(name);
        assert!(codes.contains(code), "{name} must show `{code}`, and shows {codes:?}");
        seen.lock().expect("no case has panicked").extend(codes);
        let (errors, left) = (strict.count(Severity::Error), lenient.count(Severity::Error));
        insta::with_settings!({ omit_expression => true }, {
            let (case, shown) = (case.trim_end(), shown.trim_end());
            insta::assert_snapshot!(format!("{case}\n\n{shown}\n\nerrors: {errors}, in lenient mode: {left}"));
        });
    });
    let seen = seen.into_inner().expect("no case has panicked");
    // Tested below, and in `hostile.rs`.
    let others = [codes::FILE_MISSING, codes::FILE_ENCODING, codes::FILE_SIZE, codes::EXPANSION];
    let codes = codes::ALL.iter().map(|code| code.name).filter(|code| !others.contains(code));
    let unseen: Vec<&str> = codes.filter(|code| !seen.contains(code)).collect();
    assert!(unseen.is_empty(), "no case shows {unseen:?}");
}

/// Returns the messages for a root file with these bytes.
fn root_of(bytes: Option<fn() -> Vec<u8>>) -> (&'static str, String) {
    struct One(Option<fn() -> Vec<u8>>);
    impl Files for One {
        fn read(&self, _: &str) -> io::Result<Vec<u8>> {
            self.0.map(|bytes| bytes()).ok_or_else(|| io::ErrorKind::NotFound.into())
        }
    }
    let mut diagnostics = Diagnostics::default();
    let documents = load("openapi.yaml", &One(bytes), &mut diagnostics);
    assert!(lower_document(&documents, Strictness::Strict, &mut diagnostics).is_none(), "there is nothing to read");
    let code = diagnostics.iter().next().expect("something is said").code;
    (code, diagnostics.render(&documents.sources, Severity::Note, false).trim_end().to_owned())
}

#[test]
fn a_root_that_cannot_be_read_says_why() {
    let (code, shown) = root_of(None);
    assert_eq!(code, codes::FILE_MISSING);
    insta::assert_snapshot!(shown, @"error[file-missing]: cannot read the file `openapi.yaml`: the file does not exist");
    let (code, shown) = root_of(Some(|| b"\xFF\xFEo\0p\0".to_vec()));
    assert_eq!(code, codes::FILE_ENCODING);
    insta::assert_snapshot!(shown, @"error[file-encoding]: cannot read the file `openapi.yaml`: the file is encoded as UTF-16 or UTF-32; save it as UTF-8");
    let (code, shown) = root_of(Some(|| b"openapi: 3.0.3\ninfo: {title: Caf\xE9}\n".to_vec()));
    assert_eq!(code, codes::FILE_ENCODING);
    insta::assert_snapshot!(shown, @"error[file-encoding]: cannot read the file `openapi.yaml`: the file is not valid UTF-8: line 2 has an invalid byte; save the file as UTF-8");
    let (code, shown) = root_of(Some(|| vec![0; (1 << 30) + 1]));
    assert_eq!(code, codes::FILE_SIZE);
    insta::assert_snapshot!(shown, @"error[file-size]: cannot read the file `openapi.yaml`: the file is larger than 1 GiB");
}

#[test]
fn all_codes_are_listed_once_and_explained() {
    let mut names = BTreeSet::new();
    for code in codes::ALL {
        assert!(names.insert(code.name), "{} stands twice", code.name);
        assert!(code.explanation.ends_with('.'), "{} is explained in sentences", code.name);
        assert_eq!(codes::find_code(code.name), Some(code));
    }
}
