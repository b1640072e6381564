//! Tests documents written by generators of other languages. The behaviour test compiles their crates and reads samples
//! with them.

use super::{documents, generate};

#[test]
fn correct_documents_give_no_warning() {
    let documents = documents("frameworks");
    assert!(documents.len() >= 15, "{} documents", documents.len());
    let mut shown = String::new();
    for (name, text) in documents {
        let (_, tree, warnings) = generate(&name, &text);
        shown.push_str(&warnings);
        for (path, text) in tree.iter().filter(|(path, _)| path.strip_suffix(".rs").is_some()) {
            syn::parse_file(text).unwrap_or_else(|error| panic!("{name}: {path}: {error}"));
        }
    }
    assert_eq!(shown, "");
}
