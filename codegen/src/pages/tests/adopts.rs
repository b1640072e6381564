//! Tests the adoption of pages into an empty spec, a growing spec, and a hand-written spec.

use std::{collections::HashMap, fmt::Write as _};

use crate::{
    ParsedApi,
    config::Config,
    diagnostic::Severity,
    lower::Strictness,
    pages::{
        self, Page,
        adopt::{Adoption, Format, Input, adopt_pages, render_adoption},
        check::check_page,
        lock::Lock,
    },
};

/// Returns a synthetic page with the tables of the request body and of the response.
fn page(id: &str, endpoint: &str, body: &str, response: &str) -> String {
    let mut text =
        format!("# Lamp work<a name=\"{id}\"></a>\n\n## Function\n\nLooks after {id}.\n\n## URI\n\n{endpoint}\n\n");
    let variables: Vec<&str> = endpoint.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
    if !variables.is_empty() {
        text.push_str("**Table 1** Path Parameters\n\n|Parameter|Mandatory|Type|Description|\n|--|--|--|--|\n");
        for name in variables {
            let _ = writeln!(text, "|{name}|Yes|String|Which {name}.|");
        }
    }
    text.push_str("\n**Table 2** Query Parameters\n\n|Parameter|Mandatory|Type|Description|\n|--|--|--|--|\n|pretty|No|String|Line breaks.|\n");
    text.push_str("\n## Request Parameters\n\n**Table 3** Request header parameters\n\n|Parameter|Mandatory|Type|Description|\n|--|--|--|--|\n|X-Auth-Token|Yes|String|The token.|\n\n");
    let _ = write!(text, "{body}\n## Response Parameters\n\n**Status code: 200**\n\n{response}\n## Status Codes\n\n");
    text + "|Status Code|Description|\n|--|--|\n|200|OK|\n|404|NotFound|\n|500|InternalError|\n"
}

/// Returns the table of a lamp and the tables of its nested objects.
fn lamp(caption: &str, mandatory: bool) -> String {
    let (column, rule, yes, no) = if mandatory { ("Mandatory|", "--|", "Yes|", "No|") } else { ("", "", "", "") };
    let head = format!("|Parameter|{column}Type|Description|\n|--|{rule}--|--|\n");
    format!(
        "**Table 4** {caption}\n\n{head}|apiVersion|{no}String|Version.|\n|kind|{no}String|Kind.|\n\
         |metadata|{no}org.example.meta.v1.Meta_v2 object|Who it is.|\n|spec|{yes}org.example.light.v1.LampSpec object|What it does.|\n\n\
         **Table 5** org.example.meta.v1.Meta\\_v2\n\n{head}|name|{no}String|The name.|\n|labels|{no}Map<String,String>|Labels.|\n\n\
         **Table 6** org.example.light.v1.LampSpec\n\n{head}|watts|{yes}Integer|How bright.|\n|shade|{no}shade object|What is over it.|\n\n\
         **Table 7** shade\n\n{head}|colour|{no}String|Its colour.|\n|width|{no}Double|Its width.|\n\n"
    )
}

const LAMPS: &str = "/apis/light.example.org/v1/namespaces/{namespace}/lamps";

fn pages(texts: &[String]) -> Vec<Page> {
    texts.iter().map(|text| pages::read_pages(text.as_bytes(), None).expect("a page").remove(0)).collect()
}

fn all() -> Vec<Page> {
    let list = "**Table 4** Response body parameters\n\n|Parameter|Type|Description|\n|--|--|--|\n|apiVersion|String|Version.|\n\
                |items|Array of org.example.light.v1.Lamp objects|Lamps.|\n|kind|String|Kind.|\n\n";
    let named = lamp("org.example.light.v1.Lamp", false);
    pages(&[
        page(
            "createLightV1NamespacedLamp",
            &format!("POST {LAMPS}"),
            &lamp("Request body parameters", true),
            &lamp("Response body parameters", false),
        ),
        page("listLightV1NamespacedLamp", &format!("GET {LAMPS}"), "", &format!("{list}{named}")),
        page(
            "readLightV1NamespacedLamp",
            &format!("GET {LAMPS}/{{name}}"),
            "",
            &lamp("Response body parameters", false),
        ),
        page(
            "readPowerV1NamespacedSocket",
            "GET /apis/power.example.org/v1/namespaces/{namespace}/sockets/{socket}",
            "",
            "",
        ),
    ])
}

fn read(files: &HashMap<String, String>) -> ParsedApi {
    let (reading, tree) = crate::generate("openapi.yaml", files, &Config::default(), Strictness::Strict);
    let messages = reading.diagnostics.render(&reading.documents.sources, Severity::Warning, false);
    assert!(messages.is_empty() && tree.is_some(), "{messages}");
    crate::read("openapi.yaml", files, &Config::default(), Strictness::Strict)
}

/// Adopts pages into the spec in `files`, and updates `files`.
fn into(files: &mut HashMap<String, String>, pages: &[Page]) -> Adoption {
    let names: Vec<String> = (1..=pages.len()).map(|number| format!("page-{number}.md")).collect();
    let spec = files.contains_key("openapi.yaml").then(|| read(files));
    let settings = files.get("client.toml").cloned();
    let input = Input {
        pages,
        names: &names,
        spec: spec.as_ref(),
        root: "openapi.yaml",
        settings: settings.as_deref(),
        lock: &Lock::default(),
    };
    let adoption = adopt_pages(&input).unwrap_or_else(|error| panic!("{error}"));
    files.extend(adoption.files.clone());
    files.extend(adoption.settings.clone().map(|text| ("client.toml".to_owned(), text)));
    read(files);
    adoption
}

fn in_step(files: &HashMap<String, String>, pages: &[Page]) {
    let reading = read(files);
    let api = reading.api.as_ref().expect("right");
    for page in pages {
        let report = check_page("page", page, api, &reading.documents.sources, &Lock::default(), &[]);
        assert!(!report.has_drifted(), "{report:#?}");
    }
}

#[test]
fn an_empty_spec_gets_a_file_per_group_and_shared_parts_once() {
    let mut files = HashMap::new();
    let adoption = into(&mut files, &all());
    let mut text = String::new();
    let settings = adoption.settings.iter().map(|text| ("client.toml", text));
    for (name, content) in adoption.files.iter().map(|(name, text)| (name.as_str(), text)).chain(settings) {
        let _ = writeln!(text, "==> {name}\n{content}");
    }
    insta::assert_snapshot!(text);
    in_step(&files, &all());
}

#[test]
fn empty_maps_and_lists_of_a_document_are_filled() {
    for empty in
        ["tags: []\npaths: {}\n", "tags: [ ]\ncomponents: {}\npaths: { }\n", "paths: {}\ncomponents:\n  schemas: {}\n"]
    {
        let text = format!("openapi: 3.0.3\ninfo: {{title: Lamps, version: 1.0.0}}\n{empty}");
        let mut files = HashMap::from([("openapi.yaml".to_owned(), text)]);
        let adoption = into(&mut files, &all());
        assert_eq!(adoption.conflicts, Vec::<String>::new(), "{empty}");
        let api = read(&files).api.expect("right");
        assert_eq!((api.operations.len(), api.tags.len()), (4, 2), "{}", files["openapi.yaml"]);
    }
}

#[test]
fn what_cannot_be_inserted_into_a_map_in_flow_style_is_listed() {
    let text = r#"{"openapi": "3.0.3", "info": {"title": "Lamps", "version": "1.0.0"}, "tags": [], "paths": {}}"#;
    let spec = read(&HashMap::from([("openapi.yaml".to_owned(), text.to_owned())]));
    let names: Vec<String> = (1..=all().len()).map(|number| format!("page-{number}.md")).collect();
    let lock = Lock::default();
    let (pages, root) = (all(), "openapi.yaml");
    let input = Input { pages: &pages, names: &names, spec: Some(&spec), root, settings: None, lock: &lock };
    let adoption = adopt_pages(&input).unwrap_or_else(|error| panic!("{error}"));
    assert!(adoption.conflicts.iter().any(|conflict| conflict.contains("could not be added")), "{adoption:#?}");
}

#[test]
fn a_second_run_changes_nothing() {
    let mut files = HashMap::new();
    let first = into(&mut files, &all());
    let second = into(&mut files, &all());
    assert!(second.files.is_empty() && second.settings.is_none() && second.added_operations.is_empty(), "{second:?}");
    assert_eq!(second.existing_operations.len(), 4);
    assert!(second.existing_operations.iter().all(|(_, differences)| *differences == 0), "{second:?}");
    assert_eq!(first.todos, second.todos);
}

#[test]
fn page_by_page_comes_to_the_same_operations_as_all_at_once() {
    let (mut once, mut grown) = (HashMap::new(), HashMap::new());
    into(&mut once, &all());
    for page in all() {
        into(&mut grown, &[page]);
    }
    let summary = |files: &HashMap<String, String>| {
        let reading = read(files);
        let api = reading.api.expect("right");
        let mut operations: Vec<String> =
            api.operations.iter().map(|it| format!("{} {} {}", it.id, it.method.name(), it.path)).collect();
        let mut schemas: Vec<String> = api.schemas.iter().filter_map(|schema| schema.name.clone()).collect();
        operations.sort();
        schemas.sort();
        (operations, schemas)
    };
    assert_eq!(summary(&once), summary(&grown));
    in_step(&grown, &all());
}

const WRITTEN: &str = "\
openapi: 3.0.3
info: {title: Lamps, version: 1.0.0}
paths:
  # Lamps by name.
  /apis/light.example.org/v1/namespaces/{room}/lamps:
    parameters:
      - {name: room, in: path, required: true, schema: {type: string}}
    post:
      operationId: makeLamp
      tags: [light.example.org/v1]
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/org.example.light.v1.Lamp'}}}
      responses:
        '200':
          description: The lamp.
          content: {application/json: {schema: {$ref: '#/components/schemas/org.example.light.v1.Lamp'}}}
        '404': {$ref: '#/components/responses/Gone'}
        '500': {description: A failure.}
components:
  responses:
    Gone: {description: No such thing.}
  schemas:
    org.example.light.v1.Lamp:
      type: object
      properties:
        # The members that all objects have.
        kind: {type: string}
        apiVersion: {type: string}
        metadata: {type: object}
        spec: {$ref: '#/components/schemas/org.example.light.v1.Behaviour'}
    org.example.light.v1.Behaviour:
      description: What a lamp does.
      type: object
      properties:
        watts: {type: string}
";

#[test]
fn hand_written_parts_are_kept_and_only_gain_fields() {
    let mut files = HashMap::from([("openapi.yaml".to_owned(), WRITTEN.to_owned())]);
    let pages = all();
    let adoption = into(&mut files, &pages[1..3]);
    assert_eq!(adoption.files.keys().collect::<Vec<_>>(), ["openapi.yaml"]);
    let text = &files["openapi.yaml"];
    let mut rest = text.as_str();
    for line in WRITTEN.lines() {
        let at = rest.find(line).unwrap_or_else(|| panic!("`{line}` is not kept:\n{text}"));
        rest = &rest[at + line.len()..];
    }
    assert_eq!(adoption.added_fields, ["org.example.light.v1.Behaviour: shade"], "{text}");
    assert_eq!(adoption.conflicts.len(), 1, "{adoption:?}");
    assert!(
        adoption.conflicts[0].starts_with(
            "org.example.light.v1.Behaviour: the type of the field `watts` is string in the spec and Integer on \
                          the page (page-1.md:"
        ),
        "{adoption:?}"
    );
    let reading = read(&files);
    let api = reading.api.expect("right");
    let path = |id: &str| api.operations.iter().find(|it| it.id == id).expect("an operation").path.clone();
    assert_eq!(path("listLightV1NamespacedLamp"), path("makeLamp"));
    assert!(text.contains("$ref: '#/components/responses/Gone'\n"), "{text}");
    assert!(api.schemas.iter().all(|schema| schema.name.as_deref() != Some("org.example.light.v1.LampSpec")));
}

#[test]
fn the_report_has_the_sentences_and_the_spec_has_none() {
    let mut files = HashMap::new();
    let adoption = into(&mut files, &all());
    let sentences = ["Looks after createLightV1NamespacedLamp.", "How bright.", "Line breaks.", "Which namespace."];
    for (format, mark) in [(Format::Text, "    page-1.md:"), (Format::Markdown, "  > ")] {
        let report = render_adoption(&adoption, format);
        for sentence in sentences {
            assert!(report.contains(sentence), "{sentence}\n{report}");
            assert!(files.values().all(|text| !text.contains(sentence)), "{sentence}");
        }
        assert!(report.contains(mark), "{report}");
    }
    let todo =
        adoption.todos.iter().find(|todo| todo.page_text == "How bright.").expect("a field without a description");
    assert_eq!(todo.subject, "org.example.light.v1.LampSpec: watts");
    assert!(todo.spec.starts_with("light.example.org/v1.yaml:") && todo.page.starts_with("page-1.md:"), "{todo:?}");
}
