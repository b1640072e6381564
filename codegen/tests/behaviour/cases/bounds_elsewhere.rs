use bounds_elsewhere::{
    Operation,
    operations::*,
    types::{Composed, Form, Patterns},
};

fn said(operation: impl Operation) -> String {
    operation.request().err().map(|error| error.to_string()).unwrap_or_default()
}

fn read<T: serde::de::DeserializeOwned>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_else(|error| panic!("{json}: {error}"))
}

#[test]
fn parameters_that_are_shared_or_have_content() {
    assert_eq!(said(search("abcd")), "`code` must have at most 3 characters, has 4");
    assert_eq!(said(search("Abc")), "`code` must match `^[a-z]`, is `Abc`");
    // Characters are counted, and neither bytes nor UTF-16 units.
    assert_eq!(said(search("aü\u{1f600}")), "");
    assert_eq!(said(search("a").rows(vec![vec!["a".to_owned()], vec!["abcd".to_owned()]])), "`rows[1][0]` must have at most 3 characters, has 4");
    assert_eq!(said(search("a").rows(vec![vec!["a".to_owned(); 3]])), "`rows[0]` must have at most 2 items, has 3");
    assert_eq!(said(search("a").u(vec!["ab".to_owned(), "cd".to_owned()])), "`u` must have at most 1 items, has 2");
    assert_eq!(said(search("a").u(vec!["a".to_owned()])), "`u[0]` must have at least 2 characters, has 1");
    assert_eq!(said(search("a").u(7)), "`u` must be a multiple of 5, is 7");
    assert_eq!(said(search("a").deep(SearchDeep::new(vec![1.0, 1.75]))), "`deep.a[1]` must be at most 1.5, is 1.75");
    assert_eq!(said(search("a").deep(SearchDeep::new(Vec::<f64>::new()))), "`deep.a` must have at least 1 items, has 0");
    let price = |digits: &str| search("a").price(digits.parse::<bounds_elsewhere::value::Number>().unwrap());
    assert_eq!(said(price("0.10")), "");
    assert_eq!(said(price("9.999999999999999999999")), "`price` must be a multiple of 0.01, is 9.999999999999999999999");
    assert_eq!(said(price("10.00")), "`price` must be less than 10, is 10.00");
    assert_eq!(said(search("a").x_ids([9_007_199_254_740_993, 1, 1])), "`X-Ids[2]` occurs twice");
    assert_eq!(said(search("a").x_ids([9_007_199_254_740_994])), "`X-Ids[0]` must be at most 9007199254740993, is 9007199254740994");
    let day = |text: &str| search("a").c(read::<bounds_elsewhere::value::Date>(text));
    assert_eq!(said(day("\"2026-11-22\"")), "");
    assert_eq!(said(day("\"2026-11-22T00:00:00Z\"")), "`c` must have at most 10 characters, has 20");
}

#[test]
fn forms_parts_and_records() {
    for (json, message) in [
        (r#"{"list":["a","b"]}"#, "`list` must have at most 1 items, has 2"),
        (r#"{"list":["abcd"]}"#, "`list[0]` must have at most 3 characters, has 4"),
        (r#"{"n":0.35}"#, "`n` must be a multiple of 0.1, is 0.35"),
        (r#"{"n":0.3}"#, ""),
        (r#"{"o":{"s":"abcd"}}"#, "`o.s` must have at most 3 characters, has 4"),
        ("{}", "the body must have at least 1 members, has 0"),
    ] {
        assert_eq!(said(post_form(read::<Form>(json))), message, "{json}");
        assert_eq!(said(post_parts(read::<Form>(json))), message, "{json}");
    }
    let lines: Vec<PostLinesBodyItem> = read(r#"[{"s":"a"},{"s":"ab"}]"#);
    assert_eq!(said(post_lines(lines)), "`[1].s` must have at most 1 characters, has 2");
    assert_eq!(said(post_sequence([1, 2, 3])), "the body must have at most 2 items, has 3");
    assert_eq!(said(post_sequence([1, 0])), "`[1]` must be at least 1, is 0");
    assert_eq!(said(post_number(9)), "the body must be at least 10, is 9");
    assert_eq!(said(post_number(u64::MAX)), "");
    let map = |json: &str| said(post_map(read::<std::collections::BTreeMap<_, std::collections::BTreeMap<_, _>>>(json)));
    assert_eq!(map("{}"), "the body must have at least 1 members, has 0");
    assert_eq!(map(r#"{"a":{"b":"abcd"}}"#), "`a.b` must have at most 3 characters, has 4");
    assert_eq!(map(r#"{"a":{"b":"","c":""}}"#), "`a` must have at most 1 members, has 2");
}

#[test]
fn patterns_are_those_of_ecma_262() {
    for (member, fits, does_not) in [
        ("space", "\u{feff}", "\u{85}"),
        ("space", "\u{2003}", "\u{200b}"),
        ("digit", "09", "\u{0663}"),
        ("word", "a_9", "\u{e9}"),
        ("letter", "\u{e9}\u{4e2d}", "1"),
        ("greek", "\u{3c9}", "w"),
        ("ahead", "ab1", "abc"),
        ("ahead", "1ab", "1xb"),
        ("behind", "ca", "ba"),
        ("escapes", "\u{e9}A/\u{1}\u{8}", "\u{e9}A/\u{1}b"),
        ("dot", "\u{85}", "\u{2028}"),
        ("dot", "\u{1f600}", "\r"),
    ] {
        let with = |text: &str| said(post_patterns(read::<Patterns>(&serde_json::json!({member: text}).to_string())));
        assert_eq!(with(fits), "", "{member} {fits:?}");
        assert!(with(does_not).contains("must match"), "{member} {does_not:?}");
    }
    assert!(said(post_patterns(read::<Patterns>(r#"{"items":["a","\ufeff"]}"#))).starts_with("`items[1]` must match"));
}

#[test]
fn compositions_add_bounds_to_members_of_other_parts() {
    for (json, message) in [
        (r#"{"list":[]}"#, "`list` must have at least 1 items, has 0"),
        (r#"{"list":[1,6]}"#, "`list[1]` must be at most 5, is 6"),
        (r#"{"map":{"k":"a"}}"#, "`map.k` must have at least 2 characters, has 1"),
        (r#"{"n":2}"#, "`n` must be at least 3, is 2"),
        (r#"{"n":null}"#, ""),
        (r#"{"n":3,"list":[1],"map":{}}"#, "the body must have at most 2 members, has 3"),
        (r#"{"either":[["a"],["a","b"]]}"#, "`either[1]` must have at most 1 items, has 2"),
        (r#"{"either":{"k":"abcd"}}"#, "`either.k` must have at most 3 characters, has 4"),
    ] {
        assert_eq!(said(post_composed(read::<Composed>(json))), message, "{json}");
    }
}
