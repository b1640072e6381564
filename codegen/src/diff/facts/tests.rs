//! Tests that moved and renamed schemas are not changes, and that the reverse comparison returns the reverse changes.

use super::find_changes;
use crate::diff::{
    change::{Change, ChangeKind},
    tests::{document, document_with_schema_everywhere, files},
};

fn shown(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|change| format!("{} {:?} {:?}", change.place, change.kind, change.name)).collect()
}

#[test]
fn a_schema_may_move_to_another_file() {
    let root = |reference: &str, rest: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{title: Pets, version: '1'}}\npaths:\n  /a:\n    get: {{responses: {{'200': {{description: Good., content: {{application/json: {{schema: {{$ref: '{reference}'}}}}}}}}}}}}\n{rest}"
        )
    };
    let pet = "components:\n  schemas:\n    Pet: {type: object, properties: {name: {type: string}}}\n";
    let one = root("#/components/schemas/Pet", pet);
    let two = root("pets.yaml#/components/schemas/Pet", "");
    let base = files(&[("openapi.yaml", &one)]).0;
    let head = files(&[("openapi.yaml", &two), ("pets.yaml", pet)]).0;
    assert_eq!(shown(&find_changes(&base, &head)), Vec::<String>::new());
}

#[test]
fn a_renamed_schema_is_recognized() {
    let with = |name: &str| {
        document(&format!(
            "paths:\n  /a:\n    get: {{responses: {{'200': {{description: Good., content: {{application/json: {{schema: {{oneOf: [{{$ref: '#/components/schemas/{name}'}}, {{type: string}}]}}}}}}}}}}}}\n\
             components: {{schemas: {{{name}: {{type: object, properties: {{name: {{type: string}}}}}}}}}}"
        ))
        .0
    };
    let changes = find_changes(&with("Pet"), &with("Animal"));
    let kind: Vec<ChangeKind> = changes.iter().map(|change| change.kind).collect();
    assert_eq!(kind, [ChangeKind::ComponentName]);
}

#[test]
fn another_schema_for_values_without_a_tag_is_a_change() {
    let with = |default: &str| {
        files(&[(
            "openapi.yaml",
            &format!(
                "openapi: 3.2.0\ninfo: {{title: Pets, version: '1'}}\npaths:\n  /a:\n    get: {{responses: {{'200': {{description: Good., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Pet'}}}}}}}}}}}}\n\
                 components:\n  schemas:\n    Pet: {{oneOf: [{{$ref: '#/components/schemas/Cat'}}, {{$ref: '#/components/schemas/Dog'}}], discriminator: {{propertyName: kind, defaultMapping: '#/components/schemas/{default}'}}}}\n    \
                 Cat: {{type: object, properties: {{kind: {{type: string}}}}}}\n    Dog: {{type: object, properties: {{kind: {{type: string}}, age: {{type: integer}}}}}}\n"
            ),
        )])
        .0
    };
    assert_eq!(shown(&find_changes(&with("Cat"), &with("Cat"))), Vec::<String>::new());
    let changes = find_changes(&with("Cat"), &with("Dog"));
    let [change] = changes.as_slice() else { panic!("{:?}", shown(&changes)) };
    assert_eq!((change.kind, change.name.as_deref()), (ChangeKind::DiscriminatorMapping, Some("defaultMapping")));
    assert_eq!((&change.before, &change.after), (&Some("Cat".into()), &Some("Dog".into())));
}

#[test]
fn entries_of_a_composition_are_matched_by_reference_content_title_and_rest() {
    let base = "{oneOf: [{type: string}, {title: A, type: object, maxProperties: 1}, {type: integer}]}";
    let head = "{oneOf: [{type: number}, {type: string}, {title: A, type: object, maxProperties: 2}]}";
    let changes = find_changes(&document_with_schema_everywhere(base), &document_with_schema_everywhere(head));
    let request: Vec<String> = shown(&changes).into_iter().filter(|line| line.contains("request body")).collect();
    insta::assert_snapshot!(request.join("\n"));
}

#[test]
fn the_reverse_comparison_returns_the_reverse_changes() {
    let schemas = [
        "{type: string, maxLength: 3, enum: [a, b]}",
        "{type: object, required: [a], properties: {a: {type: string}, b: {type: integer}}}",
        "{oneOf: [{type: object, properties: {a: {type: string}}}, {type: object, properties: {b: {type: string}}}]}",
        "{allOf: [{type: object}, {title: x}], discriminator: {propertyName: k, mapping: {}}, nullable: true}",
        "{anyOf: [{type: string}, {type: integer}], default: 1, deprecated: true, x-a: 1}",
        "{type: array, items: {type: object, additionalProperties: {type: string}}, uniqueItems: true}",
        "{not: {type: string}, additionalProperties: false, pattern: a}",
    ];
    for base in schemas {
        for head in schemas {
            let (base, head) = (document_with_schema_everywhere(base), document_with_schema_everywhere(head));
            assert_eq!(turned(find_changes(&base, &head)), sorted(find_changes(&head, &base)));
        }
    }
}

/// Returns the reverse of the changes.
fn turned(mut changes: Vec<Change>) -> Vec<String> {
    for change in &mut changes {
        std::mem::swap(&mut change.before, &mut change.after);
    }
    sorted(changes)
}

fn sorted(changes: Vec<Change>) -> Vec<String> {
    let line = |change: Change| {
        format!("{} {:?} {:?} {:?} {:?}", change.place, change.kind, change.name, change.before, change.after)
    };
    let mut lines: Vec<String> = changes.into_iter().map(line).collect();
    lines.sort();
    lines
}
