//! Tests the layout of generated code. In unit tests `code!` compares each fragment with the printer's output. The
//! tests use names of every length, since errors are most likely if a line becomes too long.

use std::{collections::HashMap, fs, path::Path};

use crate::{config::Config, lower::Strictness};

/// Generates code from a document of one file. Returns the number of types and operations of the document.
fn generate(document: &str) -> usize {
    let files = HashMap::from([("openapi.yaml".to_owned(), document.to_owned())]);
    let (reading, tree) = crate::generate("openapi.yaml", &files, &Config::default(), Strictness::Lenient);
    assert!(tree.is_some(), "{:?}\n{document}", reading.diagnostics);
    reading.api.map_or(0, |api| api.types.len() + api.operations.len())
}

/// Returns the paths of the runtime's files in the crate of a document. `operation` contains members of its only
/// operation, and `schema` is the schema of the response.
fn runtime_files(operation: &str, schema: &str) -> Vec<String> {
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{/a: {{post: {{operationId: a, {operation}, \
         responses: {{'200': {{description: d, content: {{application/json: {{schema: {schema}}}}}}}}}}}}}}}\n"
    );
    let files = HashMap::from([("openapi.yaml".to_owned(), document)]);
    let (_, tree) = crate::generate("openapi.yaml", &files, &Config::default(), Strictness::Lenient);
    let tree = tree.expect("the document has no errors");
    let paths = tree.iter().map(|(path, _)| path).filter(|path| path.contains("runtime"));
    paths.map(str::to_owned).collect()
}

#[test]
fn a_crate_contains_the_parts_of_the_runtime_that_it_needs() {
    let file_names = ["body/multipart.rs", "client/pages.rs", "value/tuple.rs", "value/uuid.rs", "client/watcher.rs"];
    let parts_of = |operation: &str, schema: &str| {
        let files = runtime_files(operation, schema);
        file_names.into_iter().filter(|name| files.iter().any(|path| path.ends_with(name))).collect::<Vec<_>>()
    };
    let page = "{type: object, properties: {next: {type: string}, items: {type: array, items: {type: string}}}}";
    let token = "parameters: [{name: token, in: query, schema: {type: string}}]";
    let paging = format!("{token}, x-paging: {{token: token, next: next, items: items}}");
    let form =
        "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {a: {type: string}}}}}}";
    assert_eq!(parts_of("tags: [a]", "{type: string}"), Vec::<&str>::new());
    assert_eq!(parts_of("tags: [a]", "{type: array, prefixItems: [{type: string}]}"), ["value/tuple.rs"]);
    assert_eq!(parts_of(form, "{type: string}"), ["body/multipart.rs"]);
    assert_eq!(parts_of(&paging, page), ["client/pages.rs"]);
}

/// Returns `count` member names of about `length` characters.
fn names(count: usize, length: usize) -> Vec<String> {
    (1..=count).map(|number| format!("{}{number}", "m".repeat(length))).collect()
}

/// Returns a document whose code contains every kind of fragment that has a line with a name. The names have about
/// `length` characters.
fn document(length: usize) -> String {
    let (name, few) = ("n".repeat(length), length % 6 + 1);
    let object = |kind: &str, schema: &str, required: usize| {
        let members: Vec<String> = names(few, length / 3).iter().map(|name| format!("{name}: {schema}")).collect();
        let needed = names(required, length / 3).join(", ");
        let needed = if required == 0 { String::new() } else { format!("required: [{needed}], ") };
        format!("    {kind}{name}: {{type: object, {needed}properties: {{{}}}}}\n", members.join(", "))
    };
    let schemas = [
        object("Optional", "{type: string}", 0),
        object("OptionalList", "{type: array, items: {type: integer}}", 0),
        object("Required", "{type: string}", few),
        object("RequiredRef", &format!("{{$ref: '#/components/schemas/Word{name}'}}"), few),
        object("RequiredMap", "{type: object, additionalProperties: {type: string}}", few),
        object("Half", "{type: string, nullable: true, minLength: 1, pattern: a}", few / 2),
        object("Inline", "{type: object, properties: {a: {type: string}}}", 1),
        format!("    Word{name}: {{type: string, enum: [{}]}}\n", names(few, length).join(", ")),
        format!("    Closed{name}: {{type: string, x-closed-enum: true, enum: [{}]}}\n", names(few, length).join(", ")),
        format!("    Number{name}: {{type: integer, enum: [1, 2]}}\n"),
        format!("    Alias{name}: {{type: array, items: {{$ref: '#/components/schemas/Alias{name}'}}}}\n"),
        format!(
            "    Type{name}: {{oneOf: [{{type: string}}, {{type: integer}}, {{type: array, items: {{type: string}}}}]}}\n"
        ),
        format!(
            "    Shape{name}: {{oneOf: [{{$ref: '#/components/schemas/Required{name}'}}, {{$ref: '#/components/schemas/Optional{name}'}}]}}\n"
        ),
        format!(
            "    Tagged{name}:\n      oneOf: [{{$ref: '#/components/schemas/Required{name}'}}, {{$ref: '#/components/schemas/Half{name}'}}]\n      \
             discriminator: {{propertyName: {}1}}\n",
            "m".repeat(length / 3)
        ),
    ];
    let reference = |kind: &str| format!("{{$ref: '#/components/schemas/{kind}{name}'}}");
    let json = |kind: &str| format!("{{application/json: {{schema: {}}}}}", reference(kind));
    let kinds = ["Optional", "Required", "Word", "Tagged", "Shape", "Type"];
    let (kind, other) = (kinds[length % kinds.len()], kinds[(length + 1) % kinds.len()]);
    format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /{name}/{{{name}}}:\n    parameters:\n    \
         - {{name: {name}, in: path, required: true, schema: {{type: string}}}}\n    post:\n      operationId: {name}\n      parameters:\n      \
         - {{name: q{name}, in: query, schema: {{type: array, items: {word}}}}}\n      \
         - {{name: r{name}, in: query, required: true, schema: {word}}}\n      \
         - {{name: h{name}, in: header, schema: {{type: integer}}}}\n      \
         requestBody: {{required: {required}, content: {body}}}\n      responses:\n        \
         '200': {{description: a, content: {ok}, headers: {{x-{name}: {{schema: {{type: integer}}}}}}}}\n        \
         '201': {{description: b, content: {created}}}\n        '204': {{description: c}}\n        \
         4XX: {{description: d, content: {failed}}}\n        '422': {{description: e, content: {{text/plain: {{schema: {{type: string}}}}, application/json: {{schema: {half}}}}}}}\n    \
         get:\n      operationId: list{name}\n      responses: {{'200': {{description: a, content: {ok}}}, default: {{description: b}}}}\n\
         components:\n  schemas:\n{schemas}",
        word = reference("Word"),
        required = length.is_multiple_of(2),
        body = json(other),
        ok = json(kind),
        created = json(other),
        failed = json("Half"),
        half = reference("Half"),
        schemas = schemas.concat(),
    )
}

#[test]
fn filled_shapes_equal_the_printers_output_for_names_of_every_length() {
    for length in 1..=80 {
        assert!(generate(&document(length)) > 15, "{length}: the document has what it should have");
    }
}

#[test]
fn filled_shapes_equal_the_printers_output_for_every_construct() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/constructs");
    let mut seen = 0;
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let fragment = fs::read_to_string(&path).expect("a fragment");
            let paths = if fragment.contains("paths:") { "" } else { "paths: {}\n" };
            let declares_version = ["openapi:", "swagger:"].iter().any(|key| fragment.contains(key));
            let header = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\n{paths}");
            generate(&if declares_version { fragment } else { header + &fragment });
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen} constructs");
}

/// Returns the text of `src/lib.rs` of a crate with a schema named `schema`.
fn root_with(schema: &str) -> String {
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents: {{schemas: {{'{schema}': {{type: object}}}}}}\n"
    );
    let files = HashMap::from([("openapi.yaml".to_owned(), document)]);
    let (_, tree) = crate::generate("openapi.yaml", &files, &Config::default(), Strictness::Strict);
    tree.expect("a crate").get("src/lib.rs").expect("its root").to_owned()
}

#[test]
fn names_beyond_ascii_are_no_warnings() {
    assert!(root_with("Größe").contains("uncommon_codepoints"), "rustc would warn of them");
    assert!(!root_with("Size").contains("allow("), "nothing is allowed that need not be");
}
