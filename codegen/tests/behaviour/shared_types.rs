//! Tests the documents of `../shared/cases/types`. The first lines of each document describe the expected behavior.

use serde_json::{Value, json};

/// Reads a value and checks that it is written unchanged.
fn back<T: serde::de::DeserializeOwned + serde::Serialize + std::fmt::Debug>(value: Value) -> T {
    let read: T = serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"));
    assert_eq!(serde_json::to_value(&read).unwrap(), value, "{read:?}");
    read
}

#[test]
fn a_member_of_several_parts_satisfies_all_of_them() {
    use type_allof_same_property_refined::types::Global;
    let path = json!({"kind": "global", "version": 3, "created_at": "2024-01-02T03:04:05Z"});
    let path = back::<Global>(json!({ "path": path })).path.unwrap();
    let kind: Option<String> = path.kind;
    let version: Option<i64> = path.version;
    assert_eq!((kind.as_deref(), version), (Some("global"), Some(3)));
}

#[test]
fn an_alternative_is_chosen_by_its_known_members() {
    use type_anyof_all_optional::operations::GetAOutput;
    assert!(matches!(back(json!({"b": "1"})), GetAOutput::OptB(_)));
    assert!(matches!(back(json!({"a": "1", "b": "2"})), GetAOutput::OptA(_)));
}

#[test]
fn the_quick_start_has_the_credentials_of_the_scheme() {
    let readme = include_str!("../type_basic_only_quickstart/README.md");
    assert!(readme.contains(r#".auth(Basic::new("user", "password"))"#), "{readme}");
}

#[test]
fn a_time_without_offset_is_read() {
    use type_date_time_without_offset::operations::GetAOutput;
    for text in ["2024-01-02T03:04:05", "2024-01-02T03:04:05+0000", "", "2024-01-02"] {
        back::<GetAOutput>(json!({ "at": text }));
    }
}

#[test]
fn deprecated_items_have_the_attribute() {
    let text = include_str!("../type_deprecated/src/operations.rs");
    let function = text.split("pub fn get_a").next().unwrap();
    assert!(function.contains("#[deprecated"), "{text}");
}

#[test]
fn a_parent_represents_its_children() {
    use type_discriminator_base_allof::types::{Dog, Pet};
    let pets: Vec<Pet> =
        back(json!([{"kind": "dog", "bark": true}, {"kind": "cat", "meow": "m"}, {"kind": "eel", "x": 1}]));
    assert!(matches!(&pets[..], [Pet::Dog(dog), Pet::Cat(_), Pet::Unknown(_)] if dog.bark));
    assert_eq!(serde_json::to_value(Pet::from(Dog::new(false))).unwrap(), json!({"kind": "dog", "bark": false}));
}

#[test]
fn links_to_modules_are_short() {
    assert!(include_str!("../type_doc_link_redundant/src/lib.rs").contains("| [`types`] |"));
}

#[test]
fn dots_in_generic_names_are_no_namespaces() {
    use type_dotted_generic_names::types::{FilterRule, PickFilterRuleExcludeKeyofFilterRuleId};
    let all = back::<PickFilterRuleExcludeKeyofFilterRuleId>(json!({"label": "l", "all": {"r": {"id": "1"}}})).all;
    let rule: &FilterRule = &all.unwrap()["r"];
    assert_eq!(rule.id.as_deref(), Some("1"));
}

#[test]
fn a_documented_value_keeps_its_name() {
    use type_enum_value_unknown::types::Status;
    assert_eq!(back::<Status>(json!("unknown")), Status::Unknown);
    assert_eq!(back::<Status>(json!("new")), Status::Other("new".to_owned()));
}

#[test]
fn variants_are_called_by_the_member_that_tells_them() {
    use type_externally_tagged::types::Transfer;
    assert!(matches!(back(json!({"ach": {"account": "1"}})), Transfer::Ach(_)));
    assert!(matches!(back(json!({"sepa": {"iban": "1"}})), Transfer::Sepa(_)));
}

#[test]
fn constants_of_integers_are_one_enum() {
    use type_integer_constants_30::types::Kind;
    assert_eq!(back::<Kind>(json!(0)), Kind::GuildText);
    assert_eq!(back::<Kind>(json!(1)), Kind::Dm);
    assert_eq!(back::<Kind>(json!(9)), Kind::Unknown(9));
}

#[test]
fn descriptions_are_markdown() {
    let text = include_str!("../type_markdown_link_in_description/src/operations.rs");
    assert!(text.contains("/// See [the guide](https://example.com/g).\\\n/// Use `x` or [this](https://example.com)."), "{text}");
}

#[test]
fn null_beside_a_type_is_an_option() {
    use type_nullable_anyof::types::{Hnsw, Holder};
    let hnsw: Option<Hnsw> = back::<Holder>(json!({"hnsw": {"m": 1}})).hnsw;
    assert_eq!(hnsw, Some(Hnsw::new(1)));
    assert_eq!(serde_json::from_value::<Holder>(json!({"hnsw": null})).unwrap().hnsw, None);
}

#[test]
fn a_server_of_a_path_that_is_the_documents_is_not_another() {
    use type_path_server_equals_root::{Operation, operations::GetA};
    assert!(GetA::SPEC.servers.is_empty());
}

#[test]
fn nullable_beside_a_reference_counts() {
    use type_ref_nullable_sibling::types::{Mapping, Source};
    let source: Option<Source> = back::<Mapping>(json!({ "source": null })).source;
    assert_eq!(source, None);
    assert_eq!(back::<Mapping>(json!({"source": "input"})).source, Some(Source::Input));
}

#[test]
fn names_of_operations_keep_their_noun() {
    use type_tag_noun_stripped::{assets, search};
    let _ = (assets::delete_assets(), assets::update_assets(), assets::delete_asset("1"), assets::update_asset("1"));
    let _ = search::search_person();
}

#[test]
fn null_is_an_option_in_3_1() {
    use type_type_null_anyof_31::types::{Tag, Thing, ThingC, ThingE, ThingTwo};
    let whole = json!({
        "name": null, "tag": null, "both": "b", "two": 2, "three": "3", "list": ["a", null], "one": {"t": "1"},
        "c": "fixed", "e": "a", "r": {"t": "2"}
    });
    let thing: Thing = back(whole);
    let (name, tag): (Option<String>, Option<Tag>) = (thing.name, thing.tag);
    assert_eq!((name, tag), (None, None));
    assert_eq!(thing.list, Some(vec![Some("a".to_owned()), None]));
    assert_eq!((thing.two, thing.c, thing.e), (Some(ThingTwo::Integer(2)), Some(ThingC::Fixed), Some(ThingE::A)));
}

#[test]
fn a_success_that_is_not_declared_is_read_as_the_one_that_is() {
    use type_undeclared_2xx::{Client, operations::create_a, testing::MockTransport};
    let mock = MockTransport::new();
    mock.respond(200, &[("content-type", "application/json")], r#"{"id": 7}"#);
    let client = Client::builder("https://api.example.com").build_with_transport(mock.clone()).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let response = runtime.block_on(async { create_a().send(&client).await.unwrap() });
    assert_eq!(response.body().id, Some(7));
}

#[test]
fn a_new_tag_does_not_fail_the_list() {
    use type_union_new_tag::types::Widget;
    let widgets: Vec<Widget> = back(json!([{"kind": "pie", "r": 1}, {"kind": "new", "x": [1]}]));
    assert!(matches!(&widgets[..], [Widget::Pie(_), Widget::Unknown(_)]));
}
