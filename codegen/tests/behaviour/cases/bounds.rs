use bounds::{
    Operation,
    operations::{self as o, PatchSeveralBody},
    types::Places,
};

/// Returns the error of a body with these members; empty if there is none.
fn said(json: &str) -> String {
    let places: Places = serde_json::from_str(json).expect(json);
    o::put("a", places).request().err().map(|error| error.to_string()).unwrap_or_default()
}

fn error(operation: &impl Operation) -> String {
    operation.request().expect_err("a bound is not kept").to_string()
}

fn places() -> Places {
    serde_json::from_str(r#"{"union":true}"#).expect("a body")
}

#[test]
fn parameters_and_their_items() {
    assert_eq!(error(&o::put("A", places())), "`id` must match `^[a-z]+$`, is `A`");
    let tags = |tags: &[&str]| o::put("a", places()).tags(tags.iter().map(|tag| (*tag).to_owned()).collect::<Vec<_>>());
    assert_eq!(error(&tags(&["a", "abc"])), "`tags[1]` must have at most 2 characters, has 3");
    assert_eq!(error(&tags(&["a", "a"])), "`tags[1]` occurs twice");
    let deep = o::put("a", places()).deep(std::collections::BTreeMap::from([("k".to_owned(), 0)]));
    assert_eq!(error(&deep), "`deep.k` must be at least 1, is 0");
    assert_eq!(error(&o::put("a", places()).x_ratio(0.25)), "`X-Ratio` must be a multiple of 0.1, is 0.25");
    assert!(o::put("a", places()).x_ratio(0.3).request().is_ok());
    let session = o::put("a", places()).session(vec!["a".to_owned(), "b".to_owned()]);
    assert_eq!(error(&session), "`session` must have at most 1 items, has 2");
}

#[test]
fn bodies_that_are_no_struct() {
    assert_eq!(error(&o::post_list("a").body(vec![1, 2, 3])), "the body must have at most 2 items, has 3");
    assert_eq!(error(&o::post_list("a").body(vec![1, 0])), "`[1]` must be at least 1, is 0");
    assert!(o::post_list("a").request().is_ok());
    let json = o::patch_several("a", PatchSeveralBody::Json(Vec::new()));
    assert_eq!(error(&json), "the body must have at least 1 items, has 0");
    let text = o::patch_several("a", PatchSeveralBody::Text("abcd".to_owned()));
    assert_eq!(error(&text), "the body must have at most 3 characters, has 4");
}

#[test]
fn members() {
    for (json, message) in [
        (r#"{"nested":[["a"],["abc"]]}"#, "`nested[1][0]` must have at most 2 characters, has 3"),
        (r#"{"nested":[["a",null,"a"]]}"#, "`nested[0][2]` occurs twice"),
        (r#"{"map":{"k":"abc"}}"#, "`map.k` must have at most 2 characters, has 3"),
        (r#"{"map":{}}"#, "`map` must have at least 1 members, has 0"),
        (r#"{"lists":{"k":[{},{"s":"abc"}]}}"#, "`lists.k[1].s` must have at most 2 characters, has 3"),
        (r#"{"half":4.355}"#, "`half` must be a multiple of 0.01, is 4.355"),
        (r#"{"half":4.35}"#, ""),
        (r#"{"float":0}"#, "`float` must be more than 0, is 0"),
        (r#"{"inner":{"s":""}}"#, "`inner.s` must have at least 1 characters, has 0"),
        (r#"{"inner":{"s":"abc"}}"#, "`inner.s` must have at most 2 characters, has 3"),
        (r#"{"either":"abcdefghi"}"#, ""),
        (r#"{"either":"ab"}"#, ""),
        (r#"{"either":"abc"}"#, "`either` must have at least 9 characters, has 3"),
        (r#"{"union":"abc"}"#, "`union` must have at most 2 characters, has 3"),
        (r#"{"union":4}"#, "`union` must be at most 3, is 4"),
        (r#"{"union":3}"#, ""),
        (r#"{"nullable":"abc"}"#, "`nullable` must have at most 2 characters, has 3"),
        (r#"{"nullable":null}"#, ""),
        ("{\"secret\":\"a b\u{a0}\"}", "`secret` must match `^\\S+$`"),
        (r#"{"day":"1999-01-01"}"#, "`day` must match `^2`, is `1999-01-01`"),
        (r#"{"day":"2026-01-01"}"#, ""),
        (r#"{"bytes":"AAAAAAAA"}"#, "`bytes` must have at most 4 characters, has 8"),
        (r#"{"fraction":0}"#, "`fraction` must be at least 1, is 0"),
        (r#"{"fraction":9}"#, "`fraction` must be at most 8, is 9"),
        (r#"{"wide":2999999999}"#, "`wide` must be at least 3000000000, is 2999999999"),
        (r#"{"wide":3000000000}"#, ""),
        (r#"{"positive":0}"#, "`positive` must be at least 1, is 0"),
        (r#"{"other":"abc"}"#, "`other` must have at most 2 characters, has 3"),
        (r#"{"half":1,"union":1,"other":"a","more":"b"}"#, "the body must have at most 3 members, has 4"),
        (r#"{"any":3.5}"#, "`any` must be at most 3, is 3.5"),
        (r#"{"any":"3.5"}"#, ""),
        (r#"{"received":"abc"}"#, "the body must have at least 1 members, has 0"),
        (r#"{"received":"abc","half":1}"#, ""),
    ] {
        assert_eq!(said(json), message, "{json}");
    }
}

#[test]
fn members_that_must_be_there() {
    for (json, message) in [
        (r#"{"a":"x"}"#, "the body needs a member `other`"),
        (r#"{"other":1}"#, "the body needs exactly one of `a`, `b`"),
        (r#"{"other":1,"a":"x","b":"y"}"#, "the body needs exactly one of `a`, `b`"),
        (r#"{"other":1,"b":"y"}"#, ""),
    ] {
        let asked: bounds::types::Asked = serde_json::from_str(json).expect(json);
        let said = o::ask(asked).request().err().map(|error| error.to_string());
        assert_eq!(said.unwrap_or_default(), message, "{json}");
    }
}
