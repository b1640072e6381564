//! Tests the loading of files and the resolution of `$ref`s.

use std::collections::HashMap;

use super::{Documents, Files, Node, Value, load};
use crate::diagnostic::{Diagnostics, Severity};

fn documents(files: &[(&str, &str)]) -> Documents {
    let by_path: HashMap<String, String> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let mut diagnostics = Diagnostics::default();
    let documents = load(files[0].0, &by_path, &mut diagnostics);
    let shown = diagnostics.render(&documents.sources, Severity::Note, false);
    assert!(!diagnostics.has_errors(), "{shown}");
    documents
}

/// Returns the text of the file that a node's diagnostic span covers.
fn covered<'a>(documents: &'a Documents, node: Node<'_>) -> &'a str {
    let at = node.diagnostic_span();
    &documents.sources.file(at.file).text[at.start as usize..at.end as usize]
}

fn root(documents: &Documents) -> Node<'_> {
    documents.root().expect("the root is read")
}

/// Returns the target of the `$ref` in the member `key` of the root, as JSON.
fn followed(documents: &Documents, key: &str) -> serde_json::Value {
    let node = root(documents).member_value(key).expect("the key is there");
    documents.follow(node).expect("it leads somewhere").node.json()
}

#[test]
fn plain_scalars_are_typed_by_the_core_schema() {
    let cases: &[(&str, serde_json::Value)] = &[
        ("yes", "yes".into()),
        ("on", "on".into()),
        ("2024-01-31", "2024-01-31".into()),
        ("12:30:45", "12:30:45".into()),
        ("1_000", "1_000".into()),
        ("0x1F", 31.into()),
        ("0o17", 15.into()),
        ("017", 17.into()),
        ("+1", 1.into()),
        ("-0.5e3", (-500.0).into()),
        ("1.", 1.0.into()),
        (".5", 0.5.into()),
        ("True", true.into()),
        ("FALSE", false.into()),
        ("~", serde_json::Value::Null),
        ("", serde_json::Value::Null),
        ("Null", serde_json::Value::Null),
        ("'true'", "true".into()),
        ("!!str 5", "5".into()),
        ("18446744073709551615", u64::MAX.into()),
        ("-9223372036854775808", i64::MIN.into()),
        ("99999999999999999999", 1e20.into()),
        (".", ".".into()),
        ("e5", "e5".into()),
        ("1e", "1e".into()),
    ];
    for (text, expected) in cases {
        let documents = documents(&[("a.yaml", &format!("a: {text}\n"))]);
        assert_eq!(root(&documents).json()["a"], *expected, "{text}");
    }
}

#[test]
fn numbers_keep_the_digits_they_were_written_with() {
    let documents = documents(&[("a.json", r#"{"a": 123456789012345678901234567890, "b": 1.10}"#)]);
    let digits = |key: &str| match root(&documents).member_value(key).expect("the key is there").value() {
        Value::Number(text) => text.to_owned(),
        _ => String::new(),
    };
    assert_eq!((digits("a").as_str(), digits("b").as_str()), ("123456789012345678901234567890", "1.10"));
}

#[test]
fn json_and_yaml_make_the_same_tree() {
    let json = documents(&[("a.json", r#"{"a": [1, {"b\n\u00e9": null}], "c": "d", "e": true, "f": {}}"#)]);
    let yaml = documents(&[("a.yaml", "a:\n- 1\n- \"b\\né\":\nc: 'd'\ne: true\nf: {}\n")]);
    assert_eq!(root(&json).json(), root(&yaml).json());
    let without_name = documents(&[("spec", r#"{"a": [1, {"b\né": null}], "c": "d", "e": true, "f": {}}"#)]);
    assert_eq!(root(&json).json(), root(&without_name).json());
}

#[test]
fn places_are_exact_after_characters_of_many_bytes_and_with_any_line_ends() {
    let text = format!("# {}\r\n中文: [a, \"ü\", 'x''y']\r\nü: {{k: v}} # c\r\nlast: end\r\n", "é".repeat(200));
    let documents = documents(&[("a.yaml", &text)]);
    let root = root(&documents);
    let items = root.member_value("中文").expect("the key is there");
    assert_eq!(covered(&documents, items), "中文");
    let shown: Vec<&str> = items.items().iter().map(|item| covered(&documents, item)).collect();
    assert_eq!(shown, ["a", "\"ü\"", "'x''y'"]);
    assert_eq!(covered(&documents, root.member_value("ü").expect("the key is there")), "ü");
    let last = root.member_value("last").expect("the key is there");
    assert_eq!(covered(&documents, last), "end");
    assert_eq!(documents.sources.position(last.diagnostic_span()).to_string(), "a.yaml:4:7");
}

#[test]
fn objects_in_lists_are_shown_by_their_first_member() {
    let documents = documents(&[("a.yaml", "a:\n  - name: x\n    in: query\n  - {}\n")]);
    let items = root(&documents).member_value("a").expect("the key is there").items();
    let shown: Vec<&str> = items.iter().map(|item| covered(&documents, item)).collect();
    assert_eq!(shown, ["name: x", "{}"]);
}

#[test]
fn a_byte_order_mark_is_not_part_of_the_text() {
    struct Marked;
    impl Files for Marked {
        fn read(&self, _: &str) -> std::io::Result<Vec<u8>> {
            Ok(b"\xEF\xBB\xBF{\"a\": 1}".to_vec())
        }
    }
    let documents = load("a.json", &Marked, &mut Diagnostics::default());
    assert_eq!(root(&documents).json(), serde_json::json!({"a": 1}));
}

#[test]
fn aliases_and_merge_keys_are_replaced_by_their_targets() {
    let text = "base: &b {x: 1, y: 2}\nother: &o {y: 9, z: 3}\none: {<<: *b, y: 5}\nmany: {<<: [*b, *o]}\nsame: *b\nquoted: {'<<': 1}\n";
    let documents = documents(&[("a.yaml", text)]);
    let json = root(&documents).json();
    assert_eq!(json["one"], serde_json::json!({"x": 1, "y": 5}));
    assert_eq!(json["many"], serde_json::json!({"x": 1, "y": 2, "z": 3}));
    assert_eq!(json["same"], json["base"]);
    assert_eq!(json["quoted"], serde_json::json!({"<<": 1}));
}

#[test]
fn pointers_are_unescaped_and_decoded() {
    let text = r##"{
        "a": {"$ref": "#/paths/~1pets~1%7Bid%7D/x~0y"}, "b": {"$ref": "#/list/1"}, "c": {"$ref": "#/%E4%B8%AD"}, "d": {"$ref": "#/e%20f"},
        "paths": {"/pets/{id}": {"x~y": 1}}, "list": [1, 2], "中": 3, "e f": 4, "whole": {"$ref": "#/list"}
    }"##;
    let documents = documents(&[("a.json", text)]);
    let found: Vec<_> = ["a", "b", "c", "d"].iter().map(|key| followed(&documents, key)).collect();
    assert_eq!(found, [1, 2, 3, 4]);
    let target =
        documents.follow(root(&documents).member_value("a").expect("the key is there")).expect("it leads somewhere");
    assert_eq!(documents.location_name(target.node.location()), "a.json#/paths/~1pets~1{id}/x~0y");
    assert_eq!(target.reference, Some("#/paths/~1pets~1%7Bid%7D/x~0y"));
}

#[test]
fn references_lead_through_files_of_both_kinds_and_back() {
    let documents = documents(&[
        (
            "spec/root.yaml",
            "a: {$ref: 'sub/one.json#/x'}\nb: {$ref: './sub/../whole.yaml'}\nc: {$ref: 'sub%2Fone.json'}\nz: end\n",
        ),
        ("spec/sub/one.json", r#"{"x": {"$ref": "../two.yml#/y/0"}}"#),
        ("spec/two.yml", "y:\n- $ref: 'root.yaml#/z'\n"),
        ("spec/whole.yaml", "just text"),
    ]);
    assert_eq!(followed(&documents, "a"), "end");
    assert_eq!(followed(&documents, "b"), "just text");
    assert_eq!(followed(&documents, "c")["x"]["$ref"], "../two.yml#/y/0");
    let paths: Vec<&str> = documents.sources.iter().map(|(_, file)| file.path.as_str()).collect();
    assert_eq!(paths, ["spec/root.yaml", "spec/sub/one.json", "spec/whole.yaml", "spec/two.yml"]);
}

#[test]
fn large_objects_are_found_by_key_like_small_ones() {
    for count in [15, 16, 17, 1000] {
        let members: Vec<String> = (0..count).map(|index| format!("\"k{index}\": {index}")).collect();
        let documents = documents(&[("a.json", &format!("{{{}}}", members.join(", ")))]);
        for index in 0..count {
            let node = root(&documents).member_value(&format!("k{index}")).expect("the key is there");
            assert_eq!((node.json(), node.key()), (index.into(), Some(format!("k{index}").as_str())));
        }
        assert!(root(&documents).member_value("k").is_none(), "no such key");
    }
}

#[test]
fn files_that_nothing_needs_are_not_missed() {
    let text = "example: {$ref: 'nowhere.yaml'}\nx: {$ref: '#/example/$ref'}\n";
    let documents = documents(&[("a.yaml", text)]);
    assert_eq!(followed(&documents, "x"), "nowhere.yaml");
}

#[test]
fn tabs_may_separate_a_key_from_its_value() {
    let files =
        [("root.yaml", "a:\tb\nc: \t'd'\ne:\t[1,\t2]\nf:\t\tg h\n'i':\t{j:\tk}\nl:\t# nothing\n  m:\t|\n    n:\to\n")];
    let documents = documents(&files);
    let wanted = serde_json::json!({
        "a": "b", "c": "d", "e": [1, 2], "f": "g h", "i": {"j": "k"}, "l": {"m": "n:\to\n"},
    });
    assert_eq!(root(&documents).json(), wanted);
    let value = root(&documents).member_value("f").expect("a value");
    assert_eq!(covered(&documents, value), "g h");
}

#[test]
fn blocks_may_not_begin_after_a_tab() {
    for text in ["a:\t- b\n", "a:\tb: c\n", "-\t- a\n"] {
        let mut diagnostics = Diagnostics::default();
        load("root.yaml", &HashMap::from([("root.yaml".to_owned(), text.to_owned())]), &mut diagnostics);
        assert!(diagnostics.has_errors(), "{text:?}");
    }
}

#[test]
fn keys_have_anchors_and_are_aliases() {
    let documents = documents(&[("root.yaml", "&k a: &v b\n*v : *k\n&n 12: {*n : *n}\n")]);
    assert_eq!(root(&documents).json(), serde_json::json!({"a": "b", "b": "a", "12": {"12": 12}}));
}

#[test]
fn shallow_lines_of_quoted_scalars_are_read_as_if_indented() {
    let shallow =
        "a:\n  b: \"one\ntwo\n\n\nthree \\\n   four\\n\n five\"\n  c: 'it''s\n\n\tsix'\n  d: {e: 'f\ng', h: [\ni]}\n";
    let deep = "a:\n  b: \"one\n    two\n\n\n    three \\\n    four\\n\n    five\"\n  c: 'it''s\n\n    six'\n  d: {e: 'f\n    g', h: [\n    i]}\n";
    let (shallow, deep) = (documents(&[("root.yaml", shallow)]), documents(&[("root.yaml", deep)]));
    assert_eq!(root(&shallow).json(), root(&deep).json());
    let part = |key: &str| root(&shallow).member_value("a").and_then(|a| a.member_value(key)).expect("a part");
    assert_eq!(covered(&shallow, part("c")), "'it''s\n\n\tsix'");
    let span = part("d").span();
    let text = &shallow.sources.file(span.file).text[span.start as usize..span.end as usize];
    assert_eq!(text, "{e: 'f\ng', h: [\ni]}");
}

#[test]
fn surrogate_pairs_are_characters_in_yaml_too() {
    let text =
        "a: \"\\ud83d\\ude00 \\uD834\\uDD1E\\\\ud83d\\\\ude00\"\nb: '\\ud83d\\ude00'\nc: {\"d\": \"\\ud83d\\ude01\"}\n";
    let documents = documents(&[("root.yaml", text)]);
    let wanted = serde_json::json!({"a": "😀 𝄞\\ud83d\\ude00", "b": "\\ud83d\\ude00", "c": {"d": "😁"}});
    assert_eq!(root(&documents).json(), wanted);
    let d = root(&documents).member_value("c").and_then(|c| c.member_value("d")).expect("a part");
    assert_eq!(covered(&documents, d), "\"\\ud83d\\ude01\"");
}

#[test]
fn json_in_a_file_named_yaml_is_read_as_json() {
    let documents = documents(&[("root.yaml", "{\"a\": \"\\ud83d\\ude00\",\t\"b\": [1]}"), ("x.yaml", "{a: b}")]);
    assert_eq!(root(&documents).json(), serde_json::json!({"a": "😀", "b": [1]}));
}
