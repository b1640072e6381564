//! Tests documents that abuse additions of JSON Schema 2020-12 and OpenAPI 3.1: each results in an error or a crate,
//! and no file outside the document's folder is read.

use std::{cell::RefCell, collections::HashMap, fmt::Write as _, io};

use codegen::{
    ParsedApi, codes,
    config::Config,
    diagnostic::Severity,
    ir::{Type, TypeKind},
    load::Files,
    lower::Strictness,
    tree::Tree,
};

/// Files in memory that record the requested paths.
struct Noted {
    files: HashMap<&'static str, String>,
    asked: RefCell<Vec<String>>,
}

impl Files for Noted {
    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.asked.borrow_mut().push(path.to_owned());
        self.files.get(path).map(|text| text.clone().into_bytes()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

fn generate_noted(rest: &str) -> (ParsedApi, Option<Tree>, Vec<String>) {
    let text = format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\n{rest}");
    let files = Noted { files: HashMap::from([("api/openapi.yaml", text)]), asked: RefCell::default() };
    let (reading, tree) = codegen::generate("api/openapi.yaml", &files, &Config::default(), Strictness::Lenient);
    (reading, tree, files.asked.into_inner())
}

fn generate(rest: &str) -> (ParsedApi, Option<Tree>) {
    let (reading, tree, asked) = generate_noted(rest);
    assert_eq!(asked, ["api/openapi.yaml"]);
    (reading, tree)
}

fn codes_of(reading: &ParsedApi) -> Vec<&'static str> {
    let found = reading.diagnostics.iter().filter(|found| found.severity >= Severity::Warning);
    found.map(|found| found.code).collect()
}

#[test]
fn a_circle_of_dynamic_references_ends() {
    let (reading, _) = generate(
        "components:\n  schemas:\n    Tree:\n      $dynamicAnchor: node\n      allOf: [{$dynamicRef: '#node'}]\n      \
         properties: {next: {$dynamicRef: '#node'}}\n    Other: {$dynamicRef: '#other', $dynamicAnchor: other}\n",
    );
    assert_eq!(codes_of(&reading), [codes::SCHEMA_CYCLE, codes::SCHEMA_CYCLE]);
}

#[test]
fn an_id_does_not_move_references_out_of_the_folder() {
    for id in ["../../etc/", "file:///etc/", "https://example.com/../../etc/", "/etc/"] {
        for reference in ["passwd", "../../etc/passwd", "file:///etc/passwd"] {
            let schema = format!("{{$id: '{id}', type: object, properties: {{a: {{$ref: '{reference}'}}}}}}");
            let (reading, _, asked) = generate_noted(&format!("components:\n  schemas:\n    A: {schema}\n"));
            assert!(asked.iter().all(|path| path.starts_with("api/") && !path.contains("..")), "{asked:?}");
            assert_eq!(codes_of(&reading).len(), 1, "{id} {reference}");
        }
    }
}

#[test]
fn an_anchor_that_two_schemas_have_is_reported_where_it_is_used() {
    let (reading, _) = generate(
        "components:\n  schemas:\n    A: {$anchor: x, type: string}\n    B: {$anchor: x, type: integer}\n    \
         C: {type: object, properties: {c: {$ref: '#x'}}}\n",
    );
    assert_eq!(codes_of(&reading), [codes::REF_UNRESOLVED]);
}

#[test]
fn ten_thousand_items_of_a_tuple_are_a_list() {
    let mut items = String::new();
    for index in 0..10_000 {
        let _infallible = write!(items, "{{type: string, minLength: {index}}}, ");
    }
    let (reading, tree) =
        generate(&format!("components:\n  schemas:\n    Long: {{type: array, prefixItems: [{items}]}}\n"));
    assert_eq!(codes_of(&reading), [codes::KEYWORD_UNCHECKED]);
    assert!(tree.is_some());
    let api = reading.api.expect("the document is correct");
    let list = TypeKind::Alias(Type::List(Box::new(Type::Json)));
    assert!(api.types.iter().any(|def| def.name == "Long" && def.kind == list));
}

#[test]
fn tuples_that_hold_themselves_have_a_size() {
    let fixed = "minItems: 1, maxItems: 1";
    let (_, tree) = generate(&format!(
        "components:\n  schemas:\n    Self: {{type: array, prefixItems: [{{$ref: '#/components/schemas/Self'}}], {fixed}}}\n    \
         One: {{type: array, prefixItems: [{{$ref: '#/components/schemas/Two'}}], {fixed}}}\n    \
         Two: {{type: object, required: [one], properties: {{one: {{$ref: '#/components/schemas/One'}}}}}}\n",
    ));
    let tree = tree.expect("a crate");
    let types = tree.iter().find(|(path, _)| *path == "src/types.rs").map(|(_, text)| text.to_owned()).expect("types");
    assert!(types.contains("pub one: Box<One>"), "{types}");
}

#[test]
fn webhooks_and_callbacks_that_lead_to_themselves_end() {
    let (reading, _) = generate(
        "webhooks:\n  a: {$ref: '#/webhooks/b'}\n  b: {$ref: '#/webhooks/a'}\npaths:\n  /x:\n    post:\n      operationId: x\n      \
         responses: {'204': {description: Done.}}\n      callbacks: {c: {$ref: '#/components/callbacks/C'}}\n\
         components:\n  callbacks:\n    C: {'{$url}': {$ref: '#/paths/~1x'}}\n    D: {$ref: '#/components/callbacks/D'}\n",
    );
    assert!(codes_of(&reading).iter().all(|code| *code == codes::REF_CYCLE), "{:?}", codes_of(&reading));
}
