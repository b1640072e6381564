//! Tests the source model of the IR: the document with resolved references and the specification's defaults.

use std::collections::HashMap;

use codegen::{
    diagnostic::{Diagnostics, Severity},
    ir::{AdditionalProperties, Api, JsonType, ParameterLocation, PathPiece, SchemaId, SecurityKind, Status, Style},
    load::load,
    lower::{Strictness, lower_document},
};

fn api(text: &str) -> Api {
    files(&[("openapi.yaml", text)], Strictness::Strict)
}

fn files(files: &[(&str, &str)], rules: Strictness) -> Api {
    let by_path: HashMap<String, String> =
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    let mut diagnostics = Diagnostics::default();
    let documents = load(files[0].0, &by_path, &mut diagnostics);
    let api = lower_document(&documents, rules, &mut diagnostics);
    let shown = diagnostics.render(&documents.sources, Severity::Error, false);
    assert!(!diagnostics.has_errors(), "{shown}");
    api.expect("it is a document")
}

fn with_paths(paths: &str) -> Api {
    api(&format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{paths}"))
}

fn with_schemas(schemas: &str) -> Api {
    api(&format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}"))
}

#[test]
fn parameters_of_the_path_are_overridden_by_those_of_the_operation() {
    let api = with_paths(
        "paths:
  /a/{id}/b/{n}.json:
    parameters:
      - {name: id, in: path, required: true, schema: {type: string}}
      - {name: q, in: query, schema: {type: string}}
      - {name: X-H, in: header, schema: {type: string}}
      - {name: n, in: path, required: true, schema: {type: integer}}
    get:
      parameters:
        - {name: q, in: query, required: true, style: pipeDelimited, schema: {type: array, items: {type: string}}}
        - {name: q, in: cookie, schema: {type: string}}
        - {name: x-h, in: header, description: mine, schema: {type: string}}
      responses: {'200': {description: fine}}
",
    );
    let operation = &api.operations[0];
    let shown: Vec<_> = operation
        .params
        .iter()
        .map(|param| {
            (param.wire_name.as_str(), param.location, param.required, param.style, param.explode, param.shared)
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("id", ParameterLocation::Path, true, Style::Simple, false, true),
            ("q", ParameterLocation::Query, true, Style::PipeDelimited, false, false),
            ("x-h", ParameterLocation::Header, false, Style::Simple, false, false),
            ("n", ParameterLocation::Path, true, Style::Simple, false, true),
            ("q", ParameterLocation::Cookie, false, Style::Form, true, false),
        ]
    );
    let literal = |text: &str| PathPiece::Literal(text.to_owned());
    let pieces = [literal("/a/"), PathPiece::Param(0), literal("/b/"), PathPiece::Param(3), literal(".json")];
    assert_eq!(operation.pieces, pieces);
}

#[test]
fn a_shared_object_is_one_schema_for_all_who_use_it() {
    let api = with_paths(
        "paths:
  /a:
    get: &same
      operationId: one
      parameters: [{$ref: '#/components/parameters/Page'}]
      responses: {'200': {$ref: '#/components/responses/Page'}, default: {$ref: '#/components/responses/Page'}}
    put: {<<: *same, operationId: two}
components:
  parameters:
    Page: {name: page, in: query, schema: {type: integer}}
  responses:
    Page: {description: a page, content: {application/json: {schema: {type: object}}}}
",
    );
    let schemas: Vec<SchemaId> =
        api.operations.iter().flat_map(|operation| &operation.params).map(|param| param.schema.schema).collect();
    assert_eq!(schemas[0], schemas[1]);
    assert_eq!(api.schemas.len(), 2);
    assert_eq!(api.schemas[0].location, "openapi.yaml#/components/parameters/Page/schema");
}

#[test]
fn responses_are_sorted_codes_first_then_ranges_then_default() {
    let api = with_paths(
        "paths:
  /a:
    get:
      responses:
        default: {description: d}
        4XX: {description: c}
        '404': {description: b}
        200: {description: a}
        2xx: {description: r}
        x-note: {}
",
    );
    let statuses: Vec<Status> = api.operations[0].responses.iter().map(|response| response.status).collect();
    let expected = [Status::Code(200), Status::Code(404), Status::Range(2), Status::Range(4), Status::Default];
    assert_eq!(statuses, expected);
}

#[test]
fn security_of_the_document_holds_where_the_operation_says_nothing() {
    let api = with_paths(
        "security: [{key: []}, {oauth: [read]}]
paths:
  /a:
    get: {responses: {'200': {description: fine}}}
    put: {security: [], responses: {'200': {description: fine}}}
    post: {security: [{}, {key: [], basic: []}], responses: {'200': {description: fine}}}
components:
  securitySchemes:
    key: {type: apiKey, in: cookie, name: session}
    basic: {type: http, scheme: Basic}
    digest: {type: http, scheme: digest}
    oauth: {type: oauth2, flows: {clientCredentials: {tokenUrl: https://e.com/t, scopes: {read: Reads}}}}
    oidc: {type: openIdConnect, openIdConnectUrl: https://e.com/o}
",
    );
    let needs: Vec<Vec<Vec<&str>>> = api
        .operations
        .iter()
        .map(|operation| operation.security.iter().map(|need| need.keys().map(String::as_str).collect()).collect())
        .collect();
    assert_eq!(needs, [vec![vec!["key"], vec!["oauth"]], vec![], vec![vec![], vec!["key", "basic"]]]);
    assert_eq!(
        api.operations.iter().map(|operation| operation.has_declared_security).collect::<Vec<_>>(),
        [false, true, true]
    );
    assert!(
        matches!(&api.security_schemes["key"].kind, SecurityKind::ApiKey { location: ParameterLocation::Cookie, name } if name == "session")
    );
    assert_eq!(api.security_schemes["basic"].kind, SecurityKind::Basic);
    assert!(matches!(&api.security_schemes["digest"].kind, SecurityKind::Http { scheme } if scheme == "digest"));
    assert!(
        matches!(&api.security_schemes["oauth"].kind, SecurityKind::OAuth2 { flows } if flows["clientCredentials"].scopes["read"] == "Reads")
    );
}

#[test]
fn path_items_may_be_in_other_files() {
    let api = files(
        &[
            (
                "spec/openapi.yaml",
                "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths:\n  /a: {$ref: 'v1/paths.yaml#/a'}\n",
            ),
            (
                "spec/v1/paths.yaml",
                "a:\n  get:\n    operationId: getA\n    responses: {'200': {description: fine, content: {application/json: {schema: {$ref: 'models.json#/components/schemas/A'}}}}}\n",
            ),
            (
                "spec/v1/models.json",
                r##"{"components": {"schemas": {"A": {"properties": {"self": {"$ref": "#/components/schemas/A"}}}}}}"##,
            ),
        ],
        Strictness::Strict,
    );
    let link = api.operations[0].responses[0].contents[0].schema.as_ref().expect("there is a schema");
    let schema = api.schema(link.schema);
    assert_eq!((schema.name.as_deref(), schema.location.as_str()), (Some("A"), "v1/models.json#/components/schemas/A"));
    assert_eq!(schema.properties["self"].schema, link.schema);
    assert_eq!(link.reference.as_deref(), Some("models.json#/components/schemas/A"));
}

#[test]
fn bounds_keep_what_openapiv3_would_round() {
    let api = with_schemas(
        "    A: {type: integer, minimum: -9223372036854775808, maximum: 18446744073709551615, multipleOf: 10}
    B: {type: number, minimum: 0.1, exclusiveMinimum: true, maximum: 1e300}
    C: {type: integer, exclusiveMinimum: 3, exclusiveMaximum: 9007199254740993}
    D: {type: string, minLength: 1, maxLength: 5.0, pattern: '^a', enum: [b, null], nullable: true}
",
    );
    let bounds = |index: usize| &api.schemas[index].bounds;
    assert_eq!(bounds(0).minimum.as_ref().and_then(serde_json::Number::as_i64), Some(i64::MIN));
    assert_eq!(bounds(0).maximum.as_ref().and_then(serde_json::Number::as_u64), Some(u64::MAX));
    assert_eq!((bounds(1).exclusive_minimum, bounds(1).exclusive_maximum), (true, false));
    assert_eq!((bounds(2).exclusive_minimum, bounds(2).exclusive_maximum), (true, true));
    assert_eq!(bounds(2).maximum.as_ref().and_then(serde_json::Number::as_u64), Some(9_007_199_254_740_993));
    assert_eq!(
        (bounds(3).min_length, bounds(3).max_length, bounds(3).pattern.as_deref()),
        (Some(1), Some(5), Some("^a"))
    );
    assert_eq!(api.schemas[3].values, Some(vec!["b".into(), serde_json::Value::Null]));
}

#[test]
fn forms_of_additional_properties_are_distinguished() {
    let api = with_schemas(
        "    A: {type: object}
    B: {type: object, additionalProperties: true}
    C: {type: object, additionalProperties: {}}
    D: {type: object, additionalProperties: false}
    E: {type: object, additionalProperties: {type: string}}
",
    );
    assert_eq!(api.schemas[0].additional, AdditionalProperties::Unspecified);
    assert_eq!(api.schemas[1].additional, AdditionalProperties::Any);
    assert_eq!(api.schemas[2].additional, AdditionalProperties::Any);
    assert_eq!(api.schemas[3].additional, AdditionalProperties::Never);
    assert!(
        matches!(&api.schemas[4].additional, AdditionalProperties::Schema(link) if api.schema(link.schema).types == [JsonType::String])
    );
}

#[test]
fn a_component_that_is_a_reference_wraps_its_target() {
    let api = with_schemas(
        "    A: {$ref: '#/components/schemas/B'}\n    B: {type: string}\n    C: {items: {$ref: '#/components/schemas/A'}}\n",
    );
    let find =
        |name: &str| api.schemas.iter().position(|schema| schema.name.as_deref() == Some(name)).expect("it is there");
    assert_eq!(api.schemas[find("A")].all_of[0].schema.0 as usize, find("B"));
    let items = api.schemas[find("C")].items.as_ref().expect("C has items");
    assert_eq!((items.schema.0 as usize, items.reference.as_deref()), (find("B"), Some("#/components/schemas/A")));
}

#[test]
fn a_component_names_a_schema_in_a_separate_file() {
    let head = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";
    let root = format!(
        "{head}components:\n  schemas:\n    Pet: {{$ref: 'pet.yaml'}}\n    Animal: {{$ref: 'pet.yaml'}}\n    \
         Dog: {{oneOf: [{{$ref: 'pet.yaml'}}, {{$ref: '#/components/schemas/Pet'}}]}}\n"
    );
    let api = files(&[("openapi.yaml", &root), ("pet.yaml", "{type: object}\n")], Strictness::Strict);
    let names: Vec<_> = api.schemas.iter().map(|schema| (schema.name.as_deref(), schema.all_of.len())).collect();
    assert_eq!(names, [(Some("Pet"), 0), (Some("Animal"), 1), (Some("Dog"), 0)]);
    assert!(api.schemas[2].one_of.iter().all(|link| link.schema == api.schemas[1].all_of[0].schema));
}

#[test]
fn discriminators_map_names_and_references() {
    let api = with_schemas(
        "    P:
      oneOf: [{$ref: '#/components/schemas/C'}, {$ref: '#/components/schemas/D'}]
      discriminator: {propertyName: kind, mapping: {cat: C, dog: '#/components/schemas/D'}}
    C: {type: object, required: [kind], properties: {kind: {type: string}}}
    D: {type: object, required: [kind], properties: {kind: {type: string}}}
",
    );
    let discriminator = api.schemas[0].discriminator.as_ref().expect("there is one");
    let targets: Vec<(&str, Option<&str>)> = discriminator
        .mapping
        .iter()
        .map(|(value, link)| (value.as_str(), api.schema(link.schema).name.as_deref()))
        .collect();
    assert_eq!((discriminator.property.as_str(), targets), ("kind", vec![("cat", Some("C")), ("dog", Some("D"))]));
}

#[test]
fn lenient_rules_recover_from_errors() {
    let text = "openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a/{id}:
    get: {operationId: same, responses: {'200': {description: fine, content: {application/json: {schema: {$ref: '#/nowhere'}}}}}}
    put: {operationId: same, security: [{none: []}], responses: {ok: {description: no}}}
";
    let api = files(&[("openapi.yaml", text)], Strictness::Lenient);
    let [get, put] = api.operations.as_slice() else { panic!("there are two operations") };
    assert_eq!((get.id.as_str(), put.id.as_str(), put.has_declared_id), ("same", "same2", false));
    assert_eq!(get.params[0].wire_name, "id");
    assert_eq!(api.schema(get.params[0].schema.schema).types, [JsonType::String]);
    let link = get.responses[0].contents[0].schema.as_ref().expect("there is a schema");
    assert!(api.schema(link.schema).types.is_empty(), "a reference to nowhere is any JSON");
    assert_eq!((put.security.len(), put.responses.len()), (0, 0));
}

#[test]
fn servers_examples_links_and_tags_arrive() {
    let api = with_paths(
        "servers: [{url: 'https://{r}.e.com', variables: {r: {default: eu, enum: [eu, us]}}, x-name: main}]
tags: [{name: b, description: B}]
paths:
  /a:
    servers: [{url: https://other.e.com}]
    get:
      tags: [a, b]
      x-mine: 1
      responses:
        '200':
          description: fine
          links: {next: {operationId: x}}
          headers: {X-Left: {required: true, schema: {type: integer}}}
          content:
            application/json:
              schema: {type: string}
              example: one
              examples: {two: {summary: S, value: two}, three: {$ref: '#/components/examples/three'}}
      callbacks: {done: {}}
components: {examples: {three: {value: three}}}
",
    );
    assert_eq!(api.servers[0].variables["r"].values, ["eu", "us"]);
    let operation = &api.operations[0];
    assert_eq!(operation.servers[0].url, "https://other.e.com");
    assert_eq!(api.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    let response = &operation.responses[0];
    assert_eq!(
        (response.links.as_slice(), operation.callbacks.as_slice()),
        (&["next".to_owned()][..], &["done".to_owned()][..])
    );
    assert!(response.headers["X-Left"].required);
    let examples: Vec<_> =
        response.contents[0].examples.iter().map(|example| (example.name.as_deref(), example.value.value())).collect();
    assert_eq!(examples, [(None, "one".into()), (Some("two"), "two".into()), (Some("three"), "three".into())]);
    assert_eq!(operation.extensions["x-mine"], 1);
}
