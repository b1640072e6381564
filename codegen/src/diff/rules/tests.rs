//! Tests the rules for changes of a schema in each scope.

use crate::diff::{
    Severity, all_rules, compare_documents,
    tests::{document, document_with_schema_everywhere, options},
};

/// Returns the rules for a change of a schema that is used in a parameter, a request, a response and a header field.
fn ids(base: &str, head: &str) -> Vec<String> {
    let comparison =
        compare_documents(&document_with_schema_everywhere(base), &document_with_schema_everywhere(head), options());
    let mut ids: Vec<String> = comparison.findings.iter().map(|finding| finding.rule.id.clone()).collect();
    ids.sort();
    ids
}

/// Returns the rules for a change of the document.
fn of_documents(base: &str, head: &str) -> Vec<String> {
    let comparison = compare_documents(&document(base).0, &document(head).0, options());
    comparison.findings.iter().map(|finding| finding.rule.id.clone()).collect()
}

#[test]
fn bounds_are_judged_by_direction() {
    assert_eq!(
        ids("{type: string, maxLength: 9}", "{type: string, maxLength: 5}"),
        [
            "request-body-max-length-decreased",
            "request-parameter-max-length-decreased",
            "response-body-max-length-decreased",
            "response-header-max-length-decreased",
        ]
    );
    assert_eq!(
        ids("{type: integer}", "{type: integer, minimum: 1}"),
        ["request-body-min-set", "request-parameter-min-set", "response-body-min-set", "response-header-min-set",]
    );
    assert!(ids("{type: number, maximum: 1}", "{type: number, maximum: 1.0}").is_empty());
    assert!(ids("{type: array, items: {}}", "{type: array, items: {}, minItems: 0}").is_empty());
}

#[test]
fn types_are_judged_by_direction() {
    assert_eq!(
        ids("{type: integer}", "{type: number}"),
        [
            "request-body-type-generalized",
            "request-parameter-type-generalized",
            "response-body-type-generalized",
            "response-header-type-generalized",
        ]
    );
    assert_eq!(
        ids("{type: string}", "{type: boolean}"),
        [
            "request-body-type-changed",
            "request-parameter-type-changed",
            "response-body-type-changed",
            "response-header-type-compatible",
        ]
    );
    assert_eq!(
        ids("{type: string, format: date}", "{type: string, format: date-time}"),
        [
            "request-body-type-generalized",
            "request-parameter-type-generalized",
            "response-body-type-changed",
            "response-header-type-changed",
        ]
    );
}

#[test]
fn a_single_value_may_become_a_list_in_a_query() {
    let ids = ids("{type: string}", "{type: array, items: {type: string}}");
    assert!(ids.contains(&"request-parameter-type-generalized".to_owned()), "{ids:?}");
    assert!(ids.contains(&"request-body-type-changed".to_owned()), "{ids:?}");
}

#[test]
fn enums_are_judged_value_by_value() {
    assert_eq!(
        ids("{type: string, enum: [a, b]}", "{type: string, enum: [a, c]}"),
        [
            "request-body-enum-value-added",
            "request-body-enum-value-removed",
            "request-parameter-enum-value-added",
            "request-parameter-enum-value-removed",
            "response-body-enum-value-added",
            "response-header-enum-value-added",
            "response-header-enum-value-removed",
            "response-mediatype-enum-value-removed",
        ]
    );
}

#[test]
fn properties_are_judged_by_need_and_access() {
    let object = |inner: &str| format!("{{type: object, {inner}}}");
    let (base, head) = ("properties: {a: {type: string}}", "required: [b], properties: {b: {type: string}}");
    assert_eq!(
        ids(&object(base), &object(head)),
        [
            "new-required-request-parameter-property",
            "new-required-request-property",
            "request-parameter-property-removed",
            "request-property-removed",
            // For the body, and for the object in the header field.
            "response-optional-property-removed",
            "response-optional-property-removed",
            "response-required-property-added",
            "response-required-property-added",
        ]
    );
    let hidden = "properties: {a: {type: string, readOnly: true}}";
    let found = ids(&object("properties: {}"), &object(hidden));
    assert!(found.contains(&"request-read-only-property-changed".to_owned()), "{found:?}");
}

/// Schemas are compared by meaning and not by structure.
#[test]
fn splitting_and_merging_schemas_is_not_a_change() {
    let inner = "type: object, required: [a], properties: {a: {type: string}, b: {type: integer, maximum: 9}}";
    let plain = format!("{{{inner}}}");
    for whole in [
        format!("{{allOf: [{{{inner}}}]}}"),
        format!("{{allOf: [{{allOf: [{{{inner}}}]}}]}}"),
        format!("{{oneOf: [{{{inner}}}]}}"),
        format!("{{anyOf: [{{{inner}}}]}}"),
        "{allOf: [{type: object, properties: {a: {type: string}}}], required: [a], properties: {b: {type: integer, maximum: 9}}}"
            .to_owned(),
        "{allOf: [{type: object, required: [a], properties: {a: {type: string}}}, {properties: {b: {type: integer, maximum: 9}}}]}"
            .to_owned(),
    ] {
        assert_eq!(ids(&plain, &whole), Vec::<String>::new(), "{whole}");
        assert_eq!(ids(&whole, &plain), Vec::<String>::new(), "{whole}");
    }
}

#[test]
fn keywords_beside_an_all_of_entry_are_reported_separately() {
    let plain = "{type: object, properties: {a: {type: string}}}";
    let beside = |words: &str| format!("{{allOf: [{plain}], {words}}}");
    let told = |words: &str| {
        let mut ids = ids(plain, &beside(words));
        ids.dedup();
        ids
    };
    assert_eq!(told("description: It is."), ["documentation-changed"]);
    assert_eq!(
        told("nullable: true"),
        [
            "request-body-became-nullable",
            "request-parameter-became-nullable",
            "response-body-became-nullable",
            "response-header-became-nullable",
        ]
    );
    assert_eq!(
        told("required: [a]"),
        [
            "request-parameter-property-became-required",
            "request-property-became-required",
            "response-property-became-required",
        ]
    );
    // An added `allOf` entry is a change, as in oasdiff, unless keywords moved into it.
    let added = ids(plain, "{type: object, properties: {a: {type: string}}, allOf: [{required: [a]}]}");
    assert!(added.contains(&"request-body-all-of-added".to_owned()), "{added:?}");
    let needed = ids(&beside("description: It is."), &beside("description: It is, required: [a]"));
    assert!(needed.contains(&"request-property-became-required".to_owned()), "{needed:?}");
}

#[test]
fn a_schema_that_holds_itself_is_entered_once() {
    let tree = |limit: u8| {
        format!(
            "paths:\n  /t:\n    get:\n      responses:\n        '200': {{description: Good., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Tree'}}}}}}}}\n\
             components:\n  schemas:\n    Tree:\n      type: object\n      properties:\n        name: {{type: string, maxLength: {limit}}}\n        \
             left: {{$ref: '#/components/schemas/Tree'}}\n        more: {{type: array, items: {{$ref: '#/components/schemas/Tree'}}}}"
        )
    };
    assert_eq!(of_documents(&tree(9), &tree(19)), ["response-property-max-length-increased"]);
}

#[test]
fn an_operation_may_go_after_its_sunset() {
    let paths = |rest: &str| format!("paths:\n  /a:\n    get: {{responses: {{'204': {{description: Good.}}}}{rest}}}");
    let gone = |rest: &str| of_documents(&paths(rest), "paths: {}");
    assert_eq!(gone(""), ["api-path-removed-without-deprecation"]);
    assert_eq!(gone(", deprecated: true"), ["api-path-removed-with-deprecation"]);
    assert_eq!(gone(", deprecated: true, x-sunset: '2026-05-31'"), ["api-removed-after-sunset"]);
    assert_eq!(gone(", deprecated: true, x-sunset: '2026-06-02'"), ["api-path-removed-before-sunset"]);
    assert_eq!(gone(", deprecated: true, x-sunset: soon"), ["api-path-sunset-parse"]);
    assert_eq!(gone(", x-stability-level: alpha"), ["unstable-operation-changed"]);
}

#[test]
fn names_of_path_parameters_do_not_count() {
    let path = |name: &str| {
        format!(
            "paths:\n  '/a/{{{name}}}':\n    get: {{parameters: [{{name: {name}, in: path, required: true, schema: {{type: string}}}}], responses: {{'204': {{description: Good.}}}}}}"
        )
    };
    assert_eq!(of_documents(&path("id"), &path("key")), ["path-parameters-renamed"]);
}

#[test]
fn media_types_refine_each_other() {
    let answer = |media: &str| {
        format!(
            "paths:\n  /a:\n    get: {{responses: {{'200': {{description: Good., content: {{'{media}': {{}}}}}}}}}}"
        )
    };
    let change = |base: &str, head: &str| of_documents(&answer(base), &answer(head));
    assert_eq!(change("application/json", "application/problem+json"), ["response-media-type-name-specialized"]);
    assert_eq!(change("application/problem+json", "application/json"), ["response-media-type-name-generalized"]);
    assert_eq!(change("text/plain", "text/plain; charset=utf-8"), ["response-media-type-name-changed"]);
    assert!(change("text/plain;charset=utf-8", "Text/Plain; charset=\"utf-8\"").is_empty());
    assert_eq!(change("text/plain", "image/png"), ["response-media-type-removed", "response-media-type-added"]);
}

/// Schemas that differ from each other in every keyword.
const SCHEMAS: &[&str] = &[
    "{}",
    "{type: string, maxLength: 3, minLength: 1, pattern: a, enum: [a, b], default: a, format: date}",
    "{type: string, maxLength: 4, minLength: 2, pattern: b, enum: [b, c], default: b, format: date-time}",
    "{type: integer, minimum: 1, maximum: 9, exclusiveMinimum: true, exclusiveMaximum: true, multipleOf: 2, nullable: true}",
    "{type: number, minimum: 0, maximum: 8, multipleOf: 3, deprecated: true, x-sunset: soon, x-stability-level: beta}",
    "{type: array, items: {type: string}, minItems: 1, maxItems: 3, uniqueItems: true, x-extensible-enum: [a]}",
    "{type: array, items: {type: object, properties: {a: {}}}, minItems: 2, maxItems: 2, x-extensible-enum: [b]}",
    "{type: object, required: [a], minProperties: 1, maxProperties: 2, additionalProperties: false, properties: \
     {a: {type: string, readOnly: true}, b: {type: string, writeOnly: true, deprecated: true, x-sunset: '2020-01-01'}, c: {type: string, maxLength: 2}}}",
    "{type: object, required: [b, c], minProperties: 2, maxProperties: 1, additionalProperties: {type: string}, properties: \
     {a: {type: integer}, b: {type: string, writeOnly: true, default: x, x-stability-level: alpha}, c: {type: string, readOnly: true, maxLength: 1}}}",
    "{oneOf: [{type: object, properties: {a: {}, b: {}}}, {type: object, properties: {c: {}}}], discriminator: {propertyName: a}}",
    "{oneOf: [{type: string}, {type: integer}], discriminator: {propertyName: b}, title: T, description: D, example: 1}",
    "{anyOf: [{type: string}, {type: boolean}], not: {type: object}, externalDocs: {url: 'a'}}",
    "{allOf: [{title: A}, {type: object, properties: {a: {}}}], not: {type: array}, x-a: 1}",
    "{type: array, contains: {type: string}, minContains: 1, maxContains: 3, prefixItems: [{type: string}]}",
    "{type: array, contains: {type: integer}, minContains: 2, maxContains: 2, prefixItems: [{type: string}, {type: integer}]}",
    "{type: object, patternProperties: {'^a': {type: string}}, propertyNames: {pattern: a}, dependentRequired: {a: [b]}, \
     dependentSchemas: {a: {required: [b]}}, if: {required: [a]}, then: {required: [b]}, else: {required: [c]}}",
    "{type: object, patternProperties: {'^b': {type: string}}, additionalProperties: false, dependentRequired: {a: [c]}, \
     if: {required: [c]}, then: {required: [d]}}",
];

#[test]
fn every_change_falls_under_a_rule() {
    for base in SCHEMAS {
        for head in SCHEMAS {
            let comparison = compare_documents(
                &document_with_schema_everywhere(base),
                &document_with_schema_everywhere(head),
                options(),
            );
            let mut named = vec![false; comparison.changes.len()];
            for finding in &comparison.findings {
                assert_ne!(finding.rule.id, "unclassified-change");
                named[finding.change] = true;
            }
            let unnamed = named.iter().position(|named| !named);
            assert!(unnamed.is_none(), "{base} → {head}: {:?}", unnamed.map(|index| &comparison.changes[index]));
        }
    }
}

#[test]
fn rules_have_one_name_and_an_explanation_each() {
    let all = all_rules();
    assert!(all.len() > 400, "{}", all.len());
    for pair in all.windows(2) {
        assert!(pair[0].id < pair[1].id, "{} stands twice", pair[0].id);
    }
    for rule in all {
        assert!(rule.explanation.ends_with('.'), "{}", rule.id);
        assert!(!(rule.severity == Severity::Breaking && rule.explanation.len() < 20), "{}", rule.id);
    }
}

#[test]
fn explanations_agree_with_their_verdicts() {
    for rule in all_rules() {
        let says_break = ["may be refused", "are refused", "is refused", "may get what they do not expect"];
        let contradicts = match rule.severity {
            Severity::Compatible => says_break.iter().any(|words| rule.explanation.contains(words)),
            Severity::Warning | Severity::Breaking => rule.explanation.contains("does not break callers"),
        };
        assert!(!contradicts, "{} is {}: {}", rule.id, rule.severity.name(), rule.explanation);
        assert!(!rule.explanation.contains("forward"), "{}: earlier or later?", rule.id);
    }
}
