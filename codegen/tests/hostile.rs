//! Tests hostile documents: each must quickly result in an error or an IR, without a panic, a hang or excessive memory
//! use.

use std::{
    collections::HashMap,
    fmt::Write as _,
    time::{Duration, Instant},
};

use codegen::{
    codes,
    config::Config,
    diagnostic::{Diagnostics, Severity},
    ir::Api,
    load::load,
    lower::{Strictness, lower_document},
};

/// A timeout that is sufficient on a slow machine without optimization, but too short for quadratic time.
const SOON: Duration = Duration::from_secs(30);

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";

fn read(path: &str, text: String) -> (Option<Api>, Diagnostics) {
    read_all(path, &HashMap::from([(path.to_owned(), text)]))
}

fn read_all(root: &str, files: &HashMap<String, String>) -> (Option<Api>, Diagnostics) {
    let start = Instant::now();
    let mut diagnostics = Diagnostics::default();
    let documents = load(root, files, &mut diagnostics);
    let api = lower_document(&documents, Strictness::Lenient, &mut diagnostics);
    let shown = diagnostics.render(&documents.sources, Severity::Note, false);
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
    assert!(shown.len() < 3_000_000, "{} bytes are more than anybody reads", shown.len());
    (api, diagnostics)
}

fn codes_of(diagnostics: &Diagnostics) -> Vec<&'static str> {
    diagnostics.iter().map(|diagnostic| diagnostic.code).collect()
}

fn schemas(body: &str) -> String {
    format!("{HEAD}components:\n  schemas:\n{body}")
}

#[test]
fn an_alias_bomb_is_an_error() {
    let mut text = schemas("    A:\n      x-0: &a0 [a, a, a, a, a, a, a, a, a, a]\n");
    for level in 1..40 {
        let below = level - 1;
        let aliases = vec![format!("*a{below}"); 10].join(", ");
        let _infallible = writeln!(text, "      x-{level}: &a{level} [{aliases}]");
    }
    let (api, diagnostics) = read("openapi.yaml", text);
    assert!(api.is_none(), "a file with a bomb is not read");
    assert_eq!(codes_of(&diagnostics), [codes::YAML_ALIAS]);
}

#[test]
fn a_merge_bomb_is_an_error() {
    let mut text = String::from("x0: &a0 {k: 1}\n");
    for level in 1..20_000 {
        let _infallible = writeln!(text, "x{level}: &a{level} {{<<: *a{}, k{level}: 1}}", level - 1);
    }
    let (_, diagnostics) = read("openapi.yaml", text);
    assert_eq!(codes_of(&diagnostics), [codes::YAML_ALIAS]);
}

#[test]
fn aliases_cannot_nest_deeper_than_text_can() {
    let mut text = schemas("    A:\n      x-0: &a0 []\n");
    for level in 1..2000 {
        let _infallible = writeln!(text, "      x-{level}: &a{level} [*a{}]", level - 1);
    }
    let (_, diagnostics) = read("openapi.yaml", text);
    assert_eq!(codes_of(&diagnostics), [codes::NESTING]);
}

#[test]
fn ten_thousand_levels_of_nesting_are_an_error() {
    let flow = format!("{HEAD}x: {}{}", "[".repeat(10_000), "]".repeat(10_000));
    let maps = format!("{HEAD}x: {}1{}", "{a: ".repeat(10_000), "}".repeat(10_000));
    let dashes = format!("{HEAD}x:\n  {}1\n", "- ".repeat(10_000));
    let mut block = format!("{HEAD}x:\n");
    for level in 1..=10_000 {
        let _infallible = writeln!(block, "{}a:", " ".repeat(level));
    }
    for text in [flow, maps, dashes, block] {
        assert_eq!(codes_of(&read("openapi.yaml", text).1), [codes::NESTING]);
    }
    let lists = "[".repeat(10_000) + &"]".repeat(10_000);
    let objects = r#"{"a":"#.repeat(10_000) + "1" + &"}".repeat(10_000);
    for text in [lists, objects] {
        assert_eq!(codes_of(&read("openapi.json", text).1), [codes::NESTING]);
    }
}

#[test]
fn a_line_that_stays_too_shallow_is_an_error() {
    // The scanner starts a new line at the carriage return, so indentation does not help.
    let text = include_str!("hostile/shallow-line.yaml");
    let (api, diagnostics) = read("openapi.yaml", text.to_owned());
    assert!(api.is_none() && diagnostics.has_errors(), "{:?}", codes_of(&diagnostics));
}

#[test]
fn a_schema_nested_as_deep_as_may_be_is_read() {
    let depth = 100;
    let schema = "{type: array, items: ".repeat(depth) + "{type: string}" + &"}".repeat(depth);
    let (api, diagnostics) = read("openapi.yaml", schemas(&format!("    A: {schema}\n")));
    assert_eq!(codes_of(&diagnostics), Vec::<&str>::new());
    assert_eq!(api.expect("it is read").schemas.len(), depth + 1);
}

/// Without optimization a tenth is sufficient; `cargo test --release` uses the full number.
const MILLION: usize = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };

#[test]
fn a_million_properties_are_read() {
    let mut text = String::from(
        r#"{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"A":{"type":"object","properties":{"#,
    );
    for index in 0..MILLION {
        let comma = if index == 0 { "" } else { "," };
        let _infallible = write!(text, r##"{comma}"p{index}":{{"$ref":"#/components/schemas/B"}}"##);
    }
    text.push_str(r#"}},"B":{"type":"string"}}}}"#);
    let (api, diagnostics) = read("openapi.json", text);
    assert_eq!(codes_of(&diagnostics), Vec::<&str>::new());
    assert_eq!(api.expect("it is read").schemas[0].properties.len(), MILLION);
}

#[test]
fn ten_thousand_mistakes_are_found_and_a_thousand_shown() {
    let mut text = schemas("");
    for index in 0..10_000 {
        let _infallible =
            writeln!(text, "    A{index}: {{typ: string, items: {{$ref: '#/components/schemas/B{index}'}}}}");
    }
    let (_, diagnostics) = read("openapi.yaml", text);
    assert_eq!(diagnostics.count(Severity::Warning), 20_000);
    assert_eq!(diagnostics.iter().count(), 2000);
}

#[test]
fn ten_thousand_duplicate_keys_are_found() {
    let mut text = schemas("");
    for _ in 0..10_000 {
        text.push_str("    A: {type: string, type: integer}\n");
    }
    let (api, diagnostics) = read("openapi.yaml", text);
    assert_eq!(diagnostics.iter().count(), 1000);
    assert!(codes_of(&diagnostics).iter().all(|code| *code == codes::DUPLICATE_KEY));
    assert_eq!(api.expect("the first of each is read").schemas.len(), 1);
}

#[test]
fn chains_and_circles_of_references_end() {
    let mut text = schemas("");
    for index in 0..10_000 {
        let _infallible = writeln!(text, "    A{index}: {{$ref: '#/components/schemas/A{}'}}", (index + 1) % 10_000);
    }
    let (_, diagnostics) = read("openapi.yaml", text);
    assert_eq!(diagnostics.count(Severity::Warning), 10_000);
    assert!(codes_of(&diagnostics).iter().all(|code| *code == codes::REF_CYCLE));
}

#[test]
fn a_circle_through_five_files_ends() {
    let mut files = HashMap::new();
    for (one, next) in [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "a")] {
        let text = format!("{HEAD}components: {{schemas: {{S: {{$ref: '{next}.yaml#/components/schemas/S'}}}}}}\n");
        files.insert(format!("{one}.yaml"), text);
    }
    let (_, diagnostics) = read_all("a.yaml", &files);
    assert_eq!(codes_of(&diagnostics), [codes::REF_CYCLE]);
}

#[test]
fn a_schema_may_contain_itself_through_five_files() {
    let mut files = HashMap::new();
    for (one, next) in [("a", "b"), ("b", "c"), ("c", "d"), ("d", "e"), ("e", "a")] {
        let inner = format!("{{type: object, properties: {{next: {{$ref: '{next}.yaml#/components/schemas/S'}}}}}}");
        files.insert(format!("{one}.yaml"), format!("{HEAD}components: {{schemas: {{S: {inner}}}}}\n"));
    }
    let (api, diagnostics) = read_all("a.yaml", &files);
    assert_eq!(codes_of(&diagnostics), Vec::<&str>::new());
    assert_eq!(api.expect("it is read").schemas.len(), 5);
}

#[test]
fn a_pattern_that_is_too_long_to_be_read_is_left_alone() {
    for pattern in ["a|".repeat(200_000), "(".repeat(100_000), "[[".repeat(100_000)] {
        let (api, diagnostics) =
            read("openapi.yaml", schemas(&format!("    A: {{type: string, pattern: '{pattern}', example: aa}}\n")));
        assert_eq!(codes_of(&diagnostics), ["pattern-unchecked"]);
        let api = api.expect("nothing is wrong");
        let bounds = api.schemas.iter().filter(|schema| schema.bounds.pattern.is_some());
        assert_eq!(bounds.count(), 1, "the pattern is there as it was written");
    }
}

#[test]
fn long_circles_of_composition_are_cut() {
    let mut text = schemas("");
    for index in 0..20_000 {
        let next = (index + 1) % 20_000;
        let _infallible = writeln!(text, "    A{index}: {{allOf: [{{$ref: '#/components/schemas/A{next}'}}]}}");
    }
    let (api, diagnostics) = read("openapi.yaml", text);
    let said = codes_of(&diagnostics);
    let count = |code| said.iter().filter(|said| **said == code).count();
    assert_eq!(
        (count(codes::SCHEMA_CYCLE), count(codes::NESTING)),
        (1, 99),
        "the chain that is left is cut at each 200 levels"
    );
    let ends = api.expect("it is read").schemas.iter().filter(|schema| schema.all_of.is_empty()).count();
    assert_eq!(ends, 100);
}

#[test]
fn a_schema_that_is_not_itself_is_cut() {
    let (api, diagnostics) = read("openapi.yaml", schemas("    A: {not: {$ref: '#/components/schemas/A'}}\n"));
    assert_eq!(codes_of(&diagnostics), [codes::SCHEMA_CYCLE]);
    assert!(api.expect("it is read").schemas[0].not.is_none(), "the circle is cut");
}

#[test]
fn nothing_outside_the_folder_is_ever_asked_for() {
    struct Folder;
    impl codegen::load::Files for Folder {
        fn read(&self, path: &str) -> std::io::Result<Vec<u8>> {
            assert!(path.starts_with("spec/") && !path.contains(".."), "{path} was asked for");
            if path != "spec/openapi.yaml" {
                return Err(std::io::ErrorKind::NotFound.into());
            }
            let places = [
                "../../etc/passwd",
                "/etc/passwd",
                "..",
                "../spec/../x",
                "a/../../x",
                "%2e%2e%2fx",
                "..%2Fx",
                "\\\\host\\x",
                "C:\\x",
                "c:/x",
                "file:///x",
                "https://example.com/x",
                "//example.com/x",
                "~/x",
                "./..",
                "a\\..\\..\\x",
                "x?y",
            ];
            let mut text = schemas("");
            for (index, place) in places.iter().enumerate() {
                let _infallible = writeln!(
                    text,
                    "    A{index}: {{$ref: '{place}', discriminator: {{propertyName: a, mapping: {{b: '{place}'}}}}}}"
                );
            }
            Ok(text.into_bytes())
        }
    }
    let mut diagnostics = Diagnostics::default();
    let documents = load("spec/openapi.yaml", &Folder, &mut diagnostics);
    lower_document(&documents, Strictness::Strict, &mut diagnostics);
    assert!(diagnostics.count(Severity::Error) >= 16, "each of them is refused");
}

#[test]
fn a_folder_without_end_is_left() {
    struct Endless;
    impl codegen::load::Files for Endless {
        fn read(&self, _: &str) -> std::io::Result<Vec<u8>> {
            Ok(format!("{HEAD}components: {{schemas: {{S: {{$ref: 'deeper/a.yaml#/components/schemas/S'}}}}}}\n")
                .into_bytes())
        }
    }
    let mut diagnostics = Diagnostics::default();
    let documents = load("openapi.yaml", &Endless, &mut diagnostics);
    lower_document(&documents, Strictness::Strict, &mut diagnostics);
    assert!(diagnostics.has_errors(), "it is no document");
}

#[test]
fn names_that_want_to_break_out_stay_names() {
    let names = [
        "\"; } fn main() { panic!() } //",
        "*/ mod x {",
        "#![allow(x)]",
        "r#\"\"#",
        "\u{0}\u{1b}[31m",
        "\u{202e}",
        "../../etc/passwd",
        "a\r\nb",
        "",
        " ",
        "😀",
        "中文",
        "`code`",
        "</script>",
        "${x}",
        "{{x}}",
        "\\",
        "'",
    ];
    let properties: serde_json::Map<String, serde_json::Value> = names
        .iter()
        .map(|name| ((*name).to_owned(), serde_json::json!({"type": "string", "description": name})))
        .collect();
    let value = serde_json::json!({
        "openapi": "3.0.3",
        "info": {"title": names[0], "version": names[1]},
        "tags": names.iter().map(|name| serde_json::json!({"name": name})).collect::<Vec<_>>(),
        "paths": {"/a": {"get": {"operationId": names[0], "tags": names, "responses": {"200": {"description": names[1]}}}}},
        "components": {"schemas": {"A": {"type": "object", "properties": properties}}},
    });
    let (api, diagnostics) = read("openapi.json", value.to_string());
    assert_eq!(codes_of(&diagnostics), Vec::<&str>::new());
    let api = api.expect("it is read");
    assert_eq!(api.schemas[0].properties.keys().map(String::as_str).collect::<Vec<_>>(), names);
    assert_eq!(api.tags.iter().map(|tag| tag.name.as_str()).collect::<Vec<_>>(), names);
    assert_eq!(api.operations[0].id, names[0]);
}

#[test]
fn messages_have_no_characters_that_a_terminal_acts_on() {
    let hidden = [
        '\0',
        '\u{7}',
        '\u{8}',
        '\u{b}',
        '\u{1b}',
        '\u{7f}',
        '\u{85}',
        '\u{9b}',
        '\u{9d}',
        '\u{ad}',
        '\u{61c}',
        '\u{200b}',
        '\u{200e}',
        '\u{200f}',
        '\u{2028}',
        '\u{2029}',
        '\u{202e}',
        '\u{2060}',
        '\u{2066}',
        '\u{feff}',
        '\u{fff9}',
        '\u{e0041}',
    ];
    let name = hidden.iter().fold(String::from("name"), |name, c| format!("{name}{c}31m"));
    let long = format!("{}{name}{}", "a".repeat(3000), "b".repeat(3000));
    let name = serde_json::to_string(&name).expect("text is JSON");
    let long = serde_json::to_string(&long).expect("text is JSON");
    let schema = format!("{{\"type\": {name}, {name}: 1, \"required\": [{name}], \"format\": {name}}}");
    let items = format!(
        "{{\"A\": {schema},\n \"B\": {{\"$ref\": {name}}}, {name}: 1, \"C\": {{\"type\": {long}, \"$ref\": {long}}}}}"
    );
    let paths =
        format!("{{{name}: {{\"get\": {{\"operationId\": {name}}}}}, \"/a{{x}}\": {{\"get\": {{\"tags\": {name}}}}}}}");
    let text = format!(
        "{{\"openapi\": \"3.0.3\", \"info\": {{\"title\": 1}}, \"paths\": {paths},\n\"components\": {{\"schemas\": {items}}}}}"
    );
    for extension in ["json", "yaml"] {
        let path = format!("openapi.{extension}");
        let mut diagnostics = Diagnostics::default();
        let documents = load(&path, &HashMap::from([(path.clone(), text.clone())]), &mut diagnostics);
        lower_document(&documents, Strictness::Lenient, &mut diagnostics);
        assert!(diagnostics.iter().count() > 5 || extension == "yaml", "{:?}", codes_of(&diagnostics));
        let shown = diagnostics.render(&documents.sources, Severity::Note, false);
        let found: Vec<char> = hidden.into_iter().filter(|c| shown.contains(*c)).collect();
        assert!(found.is_empty(), "{found:?} in {shown:?}");
    }
}

#[test]
fn reports_of_pages_have_no_characters_that_a_terminal_acts_on() {
    use codegen::pages::{
        self,
        check::check_page,
        draft::{Options, draft_document},
        lock::Lock,
        render::{Format, render_reports},
    };
    let hostile = "a&#27;[31m&#x9b;2J\u{202e}b\u{1b}]0;x\u{7}";
    let page = format!(
        "<h1>{hostile}</h1><h2>URI</h2><p>POST /v1/lamps/{{id}}/dim</p><table><caption>Table 1 Request body \
         parameters</caption><tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr>\
         <tr><td>{hostile}</td><td>Perhaps {hostile}</td><td>Odd{hostile}</td><td>{hostile}</td></tr></table>"
    );
    let all = pages::read_pages(page.as_bytes(), None).expect("a page");
    let draft = draft_document(&all, Options::default());
    assert!(!draft.text.contains(['\u{1b}', '\u{9b}', '\u{7}']), "{}", draft.text);
    let other = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/v1/lamps/{id}/dim: {post: {operationId: dim, \
                 responses: {'200': {description: ok}}}}}\n";
    let files = HashMap::from([("openapi.yaml".to_owned(), other.replace("{id}", "x"))]);
    let reading = codegen::read("openapi.yaml", &files, &Config::default(), Strictness::Lenient);
    let api = reading.api.as_ref().expect("it is read");
    for page in &all {
        let report = check_page(hostile, page, api, &reading.documents.sources, &Lock::default(), &[]);
        for format in [Format::Text, Format::Markdown, Format::Github] {
            let shown = render_reports(std::slice::from_ref(&report), format);
            assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']), "{shown:?}");
        }
    }
}

#[test]
fn the_draft_of_a_page_with_equal_parameters_is_right() {
    let head = "<tr><th>Parameter</th><th>Mandatory</th><th>Type</th><th>Description</th></tr>";
    let row = |name: &str| format!("<tr><td>{name}</td><td>No</td><td>String</td><td>A value.</td></tr>");
    let page = format!(
        "<h1>Dimming</h1><h2>URI</h2><p>POST /v1/{{a}}/b/{{a}}</p><table><caption>Table 1 Request header parameters</caption>\
         {head}{}{}</table>",
        row("X-Kind"),
        row("x-kind")
    );
    let pages = codegen::pages::read_pages(page.as_bytes(), None).expect("a page");
    let draft = codegen::pages::draft::draft_document(&pages, codegen::pages::draft::Options::default());
    let files = HashMap::from([("openapi.yaml".to_owned(), draft.text)]);
    let reading = codegen::read("openapi.yaml", &files, &Config::default(), Strictness::Strict);
    assert_eq!(codes_of(&reading.diagnostics), Vec::<&str>::new());
    let params: Vec<_> =
        reading.api.expect("it is right").operations[0].params.iter().map(|it| it.wire_name.clone()).collect();
    assert_eq!(params, ["X-Kind", "a", "a2"]);
}

/// Returns an object with this number of members.
fn members(count: usize, member: impl Fn(usize) -> (String, serde_json::Value)) -> serde_json::Value {
    serde_json::Value::Object((0..count).map(member).collect())
}

#[test]
fn documents_that_share_large_objects_too_often_are_an_error() {
    use serde_json::json;
    let reference = |section: &str, name: &str| json!({"$ref": format!("#/components/{section}/{name}")});
    let string = json!({"type": "string"});
    let properties = members(500, |index| (format!("p{index}"), string.clone()));
    let base = reference("schemas", "Base");
    let mut schemas = members(500, |index| (format!("S{index}"), json!({"allOf": [base.clone(), {"type": "object"}]})));
    schemas["Base"] = json!({"type": "object", "properties": properties});
    let headers = members(500, |index| (format!("X-{index}"), json!({"schema": {"type": "string"}})));
    let operation = |index: usize| json!({"get": {"operationId": format!("op{index}"), "responses": {"200": reference("responses", "R")}}});
    let paths = members(500, |index| (format!("/p{index}"), operation(index)));
    let security = members(500, |index| (format!("s{index}"), json!({"type": "apiKey", "in": "header", "name": "X"})));
    let needs: Vec<_> = (0..500).map(|index| json!({format!("s{index}"): []})).collect();
    let responses = json!({"R": {"description": "ok", "headers": headers}});
    let bodies = members(500, |index| {
        let body = json!({"content": {"application/json": {"schema": base.clone()}}});
        (
            format!("/p{index}"),
            json!({"post": {"operationId": format!("op{index}"), "requestBody": body, "responses": {"204": {"description": "ok"}}}}),
        )
    });
    let part = |index: usize| json!({"type": "object", "properties": {format!("p{index}"): {"type": "string"}}});
    let mut unions =
        members(500, |index| (format!("V{index}"), json!({"allOf": [reference("schemas", "U"), {"type": "object"}]})));
    unions["U"] = json!({"oneOf": (0..500).map(part).collect::<Vec<_>>()});
    let values: Vec<_> = (0..1500).map(|index| json!(format!("v{index}"))).collect();
    let mut wrappers =
        members(1500, |index| (format!("W{index}"), json!({"allOf": [reference("schemas", "E")], "description": "d"})));
    wrappers["E"] = json!({"type": "string", "enum": values});
    for (paths, components, security, what) in [
        (json!({}), json!({"schemas": schemas}), json!([]), "schemas"),
        (paths.clone(), json!({"responses": responses}), json!([]), "operations"),
        (paths, json!({"securitySchemes": security}), json!(needs), "operations"),
        (bodies, json!({"schemas": {"Base": schemas["Base"]}}), json!([]), "operations"),
        (json!({}), json!({"schemas": unions}), json!([]), "schemas"),
        (json!({}), json!({"schemas": wrappers}), json!([]), "schemas"),
    ] {
        let document = json!({
            "openapi": "3.0.3",
            "info": {"title": "T", "version": "1"},
            "security": security,
            "paths": paths,
            "components": components,
        });
        let (api, diagnostics) = read("openapi.json", document.to_string());
        assert!(api.is_none(), "it is not lowered");
        let errors: Vec<String> = diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.severity == Severity::Error)
            .map(|diagnostic| format!("{}: {}", diagnostic.code, diagnostic.message))
            .collect();
        assert_eq!(
            errors,
            [format!("expansion: the {what} of this document refer to large shared objects too many times")]
        );
    }
}

#[test]
fn long_lists_of_media_types_in_swagger_are_cut() {
    let types: Vec<String> = (0..150).map(|index| format!("application/v{index}+json")).collect();
    let text = format!(
        "swagger: '2.0'\ninfo: {{title: T, version: '1'}}\nconsumes: {types:?}\npaths:\n  /a:\n    post:\n      operationId: a\n      \
         parameters: [{{name: b, in: body, schema: {{type: object}}}}]\n      responses: {{'204': {{description: ok}}}}\n"
    );
    let (api, diagnostics) = read("openapi.yaml", text);
    assert_eq!(codes_of(&diagnostics), [codes::VALUE_WRONG]);
    let body = api.expect("it is read").operations[0].body.as_ref().map(|body| body.contents.len());
    assert_eq!(body, Some(100));
}

#[test]
fn one_line_of_megabytes_is_shown_in_part() {
    let mut text =
        String::from(r#"{"openapi":"3.0.3","info":{"title":"T","version":"1"},"paths":{},"components":{"schemas":{"#);
    for index in 0..10_000 {
        let comma = if index == 0 { "" } else { "," };
        let _infallible = write!(text, r#"{comma}"A{index}":{{"type":"object","typo":{index}}}"#);
    }
    text.push_str("}}}");
    let (_, diagnostics) = read("openapi.json", text);
    assert_eq!(diagnostics.count(Severity::Warning), 10_000);
}

/// Generates a crate from schemas within the timeout.
fn generate(body: &str) {
    let start = Instant::now();
    let files = HashMap::from([("openapi.yaml".to_owned(), schemas(body))]);
    let config = codegen::config::Config::default();
    let (reading, tree) = codegen::generate("openapi.yaml", &files, &config, Strictness::Lenient);
    assert!(start.elapsed() < SOON, "took {:?}", start.elapsed());
    let shown = reading.diagnostics.render(&reading.documents.sources, Severity::Error, false);
    assert!(tree.is_some(), "{shown}");
}

#[test]
fn deeply_nested_lists_are_generated_as_any_json() {
    let nested = (0..200).fold("{type: string}".to_owned(), |inner, _| format!("{{type: array, items: {inner}}}"));
    let files = HashMap::from([("openapi.yaml".to_owned(), schemas(&format!("    N: {nested}\n")))]);
    let config = codegen::config::Config::default();
    let (reading, tree) = codegen::generate("openapi.yaml", &files, &config, Strictness::Lenient);
    assert!(tree.is_some());
    let nesting = reading.diagnostics.iter().filter(|diagnostic| diagnostic.code == codes::NESTING);
    let messages: Vec<&str> = nesting.map(|diagnostic| diagnostic.message.as_str()).collect();
    assert_eq!(messages, ["this schema nests more than 32 lists or maps"; 6]);
}

#[test]
fn lists_of_themselves_are_candidates() {
    generate(
        "    N: {type: array, items: {$ref: '#/components/schemas/N'}}\n    M: {type: array, items: {$ref: '#/components/schemas/M'}}\n    \
         C: {oneOf: [{$ref: '#/components/schemas/N'}, {$ref: '#/components/schemas/M'}]}\n",
    );
}

/// Returns schemas in nested levels, each with alternatives that refer to all schemas of the level below.
fn levels(keyword: &str, leaf: &str) -> String {
    let mut body = format!("    L0: {leaf}\n    K0: {{type: array, items: {leaf}}}\n");
    for level in 1..=40 {
        let below = level - 1;
        let parts: Vec<String> = (0..12)
            .map(|index| format!("{{$ref: '#/components/schemas/{}{below}'}}", if index % 2 == 0 { "L" } else { "K" }))
            .collect();
        let _infallible = writeln!(body, "    L{level}: {{{keyword}: [{}]}}", parts.join(", "));
        let _infallible = writeln!(body, "    K{level}: {{{keyword}: [{}], description: k}}", parts.join(", "));
    }
    body
}

#[test]
fn alternatives_of_alternatives_are_looked_at_once() {
    generate(&levels("oneOf", "{type: string}"));
    generate(&levels("anyOf", "{type: object, required: [t], properties: {t: {type: string, enum: [a]}}}"));
}

#[test]
fn parts_that_refine_each_other_in_turn_come_to_an_end() {
    let mut body = String::new();
    for index in 0..30 {
        let (next, other) = ((index + 1) % 30, (index * 7 + 3) % 30);
        let _infallible = writeln!(
            body,
            "    S{index}:\n      allOf:\n        - {{type: object, properties: {{p: {{$ref: '#/components/schemas/S{next}'}}, v: {{type: string}}}}}}\n        \
             - {{type: object, properties: {{p: {{$ref: '#/components/schemas/S{other}'}}}}}}"
        );
    }
    generate(&body);
}

#[test]
fn long_chains_of_composition_are_cut() {
    for keyword in ["allOf", "anyOf", "oneOf"] {
        let mut body = String::from("    S0: {type: object, properties: {a: {type: string}}}\n");
        for level in 1..5_000 {
            let below = level - 1;
            let _infallible = writeln!(
                body,
                "    S{level}: {{{keyword}: [{{$ref: '#/components/schemas/S{below}'}}, {{type: string}}]}}"
            );
        }
        let files = HashMap::from([("openapi.yaml".to_owned(), schemas(&body))]);
        let (reading, tree) = codegen::generate("openapi.yaml", &files, &Config::default(), Strictness::Lenient);
        let cut = codes_of(&reading.diagnostics).iter().filter(|code| **code == codes::NESTING).count();
        assert_eq!(cut, 25, "{keyword}: one in 199, since the second part has a level of its own");
        assert!(tree.is_some(), "{keyword}");
    }
}
