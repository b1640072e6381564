//! Tests each keyword with a schema, a value, and the expected violations.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::{Direction, validate};
use crate::{config::Config, diagnostic::Severity, ir::Api, lower::Strictness};

/// Returns an API with the given schemas. Values are validated against the first schema.
fn api(schemas: &str) -> Api {
    let schemas: String = schemas.lines().map(|line| ["    ", line, "\n"].concat()).collect();
    let text =
        format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}");
    let files = HashMap::from([("api.yaml".to_owned(), text)]);
    let reading = crate::read("api.yaml", &files, &Config::default(), Strictness::Lenient);
    let said = reading.diagnostics.render(&reading.documents.sources, Severity::Error, false);
    reading.api.unwrap_or_else(|| panic!("{said}"))
}

fn said_of(schemas: &str, value: &Value, direction: Direction) -> Vec<String> {
    let api = api(schemas);
    let name = schemas.split(':').next().expect("a name").trim();
    let found = api.schemas.iter().position(|schema| schema.name.as_deref() == Some(name));
    let id = crate::ir::SchemaId(u32::try_from(found.expect("the schema")).expect("few"));
    validate(&api, id, value, direction).iter().map(ToString::to_string).collect()
}

fn check(schemas: &str, good: &[Value], bad: &[(Value, &str)]) {
    for value in good {
        assert_eq!(said_of(schemas, value, Direction::Request), Vec::<String>::new(), "{schemas}\n{value}");
    }
    for (value, message) in bad {
        assert_eq!(said_of(schemas, value, Direction::Request).join("; "), *message, "{schemas}\n{value}");
    }
}

#[test]
fn types_and_null() {
    check("A: {type: integer}", &[json!(1), json!(1.0)], &[(json!("1"), "must be an integer, is \"1\"")]);
    check("A: {type: string}", &[json!("")], &[(json!(null), "must be a string, is null")]);
    check("A: {type: string, nullable: true}", &[json!(null)], &[(json!([]), "must be a string, is an array")]);
    check("A: {}", &[json!(null), json!({"a": 1}), json!("x")], &[]);
}

#[test]
fn enums_bind_even_if_the_crate_keeps_others() {
    check(
        "A: {type: string, enum: [All, None]}",
        &[json!("All")],
        &[(json!("Some"), "must be one of \"All\", \"None\", is \"Some\"")],
    );
}

#[test]
fn ranges() {
    check(
        "A: {type: integer, minimum: 0, maximum: 10, exclusiveMaximum: true, multipleOf: 3}",
        &[json!(0), json!(9)],
        &[
            (json!(-3), "must be at least 0, is -3"),
            (json!(10), "must be less than 10, is 10; must be a multiple of 3, is 10"),
        ],
    );
    check(
        "A: {type: number, multipleOf: 0.1, minimum: 0, exclusiveMinimum: true}",
        &[json!(0.3)],
        &[(json!(0.25), "must be a multiple of 0.1, is 0.25"), (json!(0), "must be more than 0, is 0")],
    );
    // Floating-point numbers cannot distinguish these two values.
    check(
        "A: {type: integer, maximum: 9007199254740992}",
        &[json!(9_007_199_254_740_992_u64)],
        &[(json!(9_007_199_254_740_993_u64), "must be at most 9007199254740992, is 9007199254740993")],
    );
}

#[test]
fn lengths_and_patterns() {
    check(
        "A: {type: string, minLength: 2, maxLength: 3}",
        &[json!("äö")],
        &[
            (json!("a"), "must have at least 2 characters, has 1"),
            (json!("abcd"), "must have at most 3 characters, has 4"),
        ],
    );
    // The pattern contains a lookahead, which ECMA-262 allows.
    check(
        "A: {type: string, pattern: '^(?!x)[a-z]+$'}",
        &[json!("abc")],
        &[(json!("xyz"), "must match `^(?!x)[a-z]+$`, is \"xyz\"")],
    );
    check(
        "A: {type: array, items: {}, minItems: 1, uniqueItems: true}",
        &[json!([1, "1"])],
        &[
            (json!([]), "must have at least 1 items, has 0"),
            (
                json!([{"a": 1, "b": 2}, {"b": 2, "a": 1}]),
                "must not contain duplicates, but contains an object more than once",
            ),
        ],
    );
}

#[test]
fn formats_of_the_specification() {
    check(
        "A: {type: integer, format: int32}",
        &[json!(-1)],
        &[(json!(3_000_000_000_u32), "must be a 32-bit integer, is 3000000000")],
    );
    check(
        "A: {type: string, format: date-time}",
        &[json!("2026-11-22T05:00:00.5+01:00")],
        &[(json!("yesterday"), "must be a time such as 2026-11-22T05:00:00Z, is \"yesterday\"")],
    );
    check(
        "A: {type: string, format: byte}",
        &[json!("dGV4dA=="), json!("")],
        &[(json!("a"), "must be base64, is \"a\"")],
    );
    check("A: {type: string, format: whatever}", &[json!("x")], &[]);
}

#[test]
fn members_and_items_are_named_by_their_path() {
    let schemas = "A: {type: object, required: [b], additionalProperties: false, properties: {b: {type: array, items: \
                   {$ref: '#/components/schemas/C'}}}}\nC: {type: object, properties: {n: {type: integer}}}";
    check(
        schemas,
        &[json!({"b": [{"n": 1}, {"other": 1}]})],
        &[
            (json!({}), "needs a member `b`"),
            (json!({"b": [{"n": 1}, {"n": "x"}]}), "`b[1].n` must be an integer, is \"x\""),
            (json!({"b": [], "d": 1}), "has a member `d` that the document does not declare"),
        ],
    );
    check(
        "A: {type: object, additionalProperties: {type: string}}",
        &[json!({"x": "y"})],
        &[(json!({"x": 1}), "`x` must be a string, is 1")],
    );
}

#[test]
fn members_of_the_other_direction_are_not_required() {
    let schema = "A: {type: object, required: [id, secret], properties: {id: {type: string, readOnly: true}, secret: \
                  {type: string, writeOnly: true}}}";
    assert_eq!(said_of(schema, &json!({"secret": "x"}), Direction::Request), Vec::<String>::new());
    assert_eq!(said_of(schema, &json!({"id": "x"}), Direction::Response), Vec::<String>::new());
    assert_eq!(said_of(schema, &json!({}), Direction::Request), ["needs a member `secret`"]);
    assert_eq!(said_of(schema, &json!({}), Direction::Response), ["needs a member `id`"]);
}

#[test]
fn members_that_exclude_each_other() {
    let schema = "A: {type: object, x-mutually-exclusive: [[a, b]], properties: {a: {}, b: {}, c: {}}}";
    check(
        schema,
        &[json!({"a": 1, "c": 1}), json!({"a": 1, "b": null}), json!({})],
        &[(json!({"a": 1, "b": 2}), "may have at most one of the members `a`, `b`")],
    );
}

#[test]
fn alternatives() {
    let one = "A: {oneOf: [{$ref: '#/components/schemas/I'}, {$ref: '#/components/schemas/S'}]}\nI: {type: integer}\nS: \
               {type: string}";
    check(
        one,
        &[json!(1), json!("a")],
        &[(
            json!(true),
            "matches no alternative of `oneOf` or `anyOf` (I: must be an integer, is true; S: must be a string, is true)",
        )],
    );
    let both = "A: {oneOf: [{$ref: '#/components/schemas/I'}, {$ref: '#/components/schemas/N'}]}\nI: {type: integer}\nN: \
                {type: number}";
    check(
        both,
        &[json!(0.5)],
        &[
            (json!(1), "matches several alternatives of `oneOf`, but must match exactly one (I; N)"),
            (
                json!("a"),
                "matches no alternative of `oneOf` or `anyOf` (I: must be an integer, is \"a\"; N: must be a number, is \"a\")",
            ),
        ],
    );
    check(&both.replace("oneOf", "anyOf"), &[json!(1)], &[]);
    check("A: {not: {type: string}}", &[json!(1)], &[(json!("a"), "must not match the schema of `not`")]);
    check(
        "A: {allOf: [{type: integer, minimum: 1}, {maximum: 3}]}",
        &[json!(2)],
        &[(json!(0), "must be at least 1, is 0"), (json!(4), "must be at most 3, is 4")],
    );
}

#[test]
fn alternatives_are_excluded_by_type_members_and_texts() {
    let schemas = "A: {oneOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}, {title: T2, type: string, enum: \
                   [a, b]}, {title: T3, type: string, enum: [b, c]}, {title: T4, type: array, items: {}}, {title: T5, type: object, nullable: true, \
                   required: [n], properties: {n: {type: integer}}}]}\nX: {type: object, required: [kind, x], properties: \
                   {kind: {type: string, enum: [x]}, x: {type: integer}}}\nY: {type: object, required: [kind, id], \
                   properties: {kind: {type: string, enum: [y]}, id: {type: integer, readOnly: true}}}";
    check(
        schemas,
        &[
            json!("a"),
            json!("c"),
            json!([]),
            json!(null),
            json!({"n": 1}),
            json!({"kind": "x", "x": 1}),
            json!({"kind": "y"}),
        ],
        &[
            (json!("b"), "matches several alternatives of `oneOf`, but must match exactly one (T2; T3)"),
            (
                json!({"kind": "y", "n": 1}),
                "matches several alternatives of `oneOf`, but must match exactly one (Y; T5)",
            ),
            (
                json!({"kind": "x"}),
                "matches no alternative of `oneOf` or `anyOf` (X: needs a member `x`; Y: `kind` must be one of \"y\", is \"x\"; T2: must be a \
                 string, is an object; T3: must be a string, is an object; T4: must be an array, is an object; T5: needs a \
                 member `n`)",
            ),
        ],
    );
}

#[test]
fn messages_list_at_most_100_values() {
    let values: Vec<String> = (0..150).map(|index| format!("v{index}")).collect();
    let said = said_of(&format!("A: {{type: string, enum: [{}]}}", values.join(", ")), &json!("x"), Direction::Request);
    let listed: Vec<String> = values[..100].iter().map(|value| format!("\"{value}\"")).collect();
    assert_eq!(said, [format!("must be one of {} and 50 more, is \"x\"", listed.join(", "))]);
    assert_eq!(
        said_of(&format!("A: {{type: string, enum: [{}]}}", values.join(", ")), &json!("v149"), Direction::Request),
        Vec::<String>::new()
    );
}

#[test]
fn a_discriminator_chooses_and_its_choice_explains() {
    let schemas = "A: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: \
                   {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}}\nCat: {type: object, required: \
                   [kind], properties: {kind: {type: string}, lives: {type: integer}}}\nDog: {type: object, required: \
                   [kind, bark], properties: {kind: {type: string}, bark: {type: boolean}}}";
    check(
        schemas,
        &[json!({"kind": "cat", "lives": 9}), json!({"kind": "Dog", "bark": true})],
        &[
            (json!({"kind": "cat", "lives": "many"}), "`lives` must be an integer, is \"many\""),
            (json!({"kind": "Dog"}), "needs a member `bark`"),
            (json!({"kind": "cow"}), "`kind` must be one of \"cat\", \"Dog\", is \"cow\""),
            (json!({"lives": 9}), "needs a member `kind`"),
            (json!({"kind": 1}), "`kind` must be a string, is 1"),
        ],
    );
}

#[test]
fn a_schema_that_leads_back_to_itself_ends() {
    check(
        "A: {allOf: [{$ref: '#/components/schemas/A'}, {type: integer}]}",
        &[json!(1)],
        &[(json!("a"), "must be an integer, is \"a\"")],
    );
    let tree = "A: {type: object, properties: {next: {$ref: '#/components/schemas/A'}, n: {type: integer}}}";
    check(
        tree,
        &[json!({"next": {"next": {"n": 1}}})],
        &[(json!({"next": {"next": {"n": "x"}}}), "`next.next.n` must be an integer, is \"x\"")],
    );
}

#[test]
fn messages_are_limited() {
    let many: Vec<Value> = (0..1000).map(|_| json!("x")).collect();
    assert_eq!(said_of("A: {type: array, items: {type: integer}}", &json!(many), Direction::Request).len(), 20);
}

#[test]
fn alternatives_of_alternatives_do_not_multiply() {
    let schemas = (0..60).map(|index| {
        let next = format!("{{$ref: '#/components/schemas/A{}'}}", index + 1);
        format!("A{index}: {{anyOf: [{next}, {next}], allOf: [{next}, {next}]}}\n")
    });
    let schemas = schemas.collect::<String>() + "A60: {type: string}";
    check(&schemas, &[json!("x")], &[]);
}

#[test]
fn numbers_are_compared_by_their_digits() {
    check(
        "A: {type: array, uniqueItems: true, items: {}}",
        &[json!([1, true]), json!([[1], [2]]), json!([0.1, 0.100_000_000_000_000_02])],
        &[
            (json!([1, 1.0]), "must not contain duplicates, but contains 1.0 more than once"),
            (json!([{"a": [1]}, {"a": [1.0]}]), "must not contain duplicates, but contains an object more than once"),
            (json!([0, -0.0]), "must not contain duplicates, but contains -0.0 more than once"),
        ],
    );
    check(
        "A: {enum: [[1], {a: 1.0}]}",
        &[json!([1.0]), json!({"a": 1})],
        &[(json!([2]), "must be one of an array, an object, is an array")],
    );
    check(
        "A: {type: number, multipleOf: 0.0001}",
        &[json!(0.0075), json!(1e300)],
        &[(json!(0.00751), "must be a multiple of 0.0001, is 0.00751")],
    );
    check(
        "A: {type: number, multipleOf: 0.123456789}",
        &[],
        &[(json!(1e308), "must be a multiple of 0.123456789, is 1e+308")],
    );
}

#[test]
fn reasons_within_reasons_do_not_multiply() {
    let schemas = (0..40).map(|index| {
        let next = format!("{{$ref: '#/components/schemas/A{}'}}", index + 1);
        format!("A{index}: {{oneOf: [{{allOf: [{next}]}}, {{allOf: [{next}], maxLength: 1}}]}}\n")
    });
    let schemas = schemas.collect::<String>() + "A40: {type: integer}";
    let said = said_of(&schemas, &json!("text"), Direction::Request).concat();
    assert!(said.starts_with("matches no alternative of `oneOf` or `anyOf` (") && said.len() < 600, "{said}");
}

#[test]
fn schemas_within_schemas_end() {
    let value = (0..600).fold(json!([]), |inner, _| json!([inner]));
    let said = said_of("A0: {type: array, items: {$ref: '#/components/schemas/A0'}}", &value, Direction::Request);
    assert_eq!(said.len(), 1, "{said:?}");
    let end = "is described by more than 400 nested schemas; deeper schemas are not checked";
    assert!(said[0].ends_with(end), "{said:?}");
}

#[test]
fn a_value_of_a_parent_is_validated_as_the_child_that_its_discriminator_selects() {
    check(
        "Pet: {type: object, required: [kind], discriminator: {propertyName: kind}, properties: {kind: {type: string}}}\n\
         Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {type: object, required: [skill], properties: {skill: {type: string}}}]}\n\
         Lion: {allOf: [{$ref: '#/components/schemas/Cat'}, {type: object, required: [mane], properties: {mane: {type: boolean}}}]}",
        &[
            json!({"kind": "Cat", "skill": "sleep"}),
            json!({"kind": "Lion", "skill": "roar", "mane": true}),
            json!({"kind": "Pet"}),
            json!({"kind": "other"}),
        ],
        &[
            (json!({"kind": "Cat"}), "needs a member `skill`"),
            (json!({"kind": "Lion", "skill": "roar"}), "needs a member `mane`"),
            (json!({"skill": "sleep"}), "needs a member `kind`"),
        ],
    );
}
