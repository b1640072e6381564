//! Tests the formats of the report: their size, the listed items, and that no text of a document becomes markup.

use std::fmt::Write as _;

use codegen::{
    config::Config,
    diff::{change::Sides, report},
    lower::Strictness,
};
use pulldown_cmark::{Event, Options, Parser};

use super::support::{Compared, histories};

/// The maximum number of characters of a report per character of changed text, and the maximum for the fixed parts of a
/// report.
const TIMES: usize = 20;
const FRAME: usize = 20_000;

/// Returns the number of characters on lines that only one of two texts has.
fn changed(base: &str, head: &str) -> usize {
    let only = |one: &str, other: &str| -> usize {
        let other: std::collections::HashSet<&str> = other.lines().collect();
        one.lines().filter(|line| !other.contains(line)).map(|line| line.len() + 1).sum()
    };
    only(base, head) + only(head, base)
}

fn forms(compared: &Compared) -> [(&'static str, String); 5] {
    let report = compared.report();
    let sources = Sides::new(&compared.base.sources, &compared.head.sources);
    [
        ("json", report::render_json(&report)),
        ("html", report::render_html(&report)),
        ("markdown", report::render_markdown(&report, 60_000)),
        ("text", report::render_text(&report, sources, false)),
        ("github", report::render_github(&report)),
    ]
}

fn document(parameters: &str, schemas: &str, more: &str) -> String {
    format!(
        "openapi: 3.0.3
info: {{title: Library, version: '1'}}
paths:
  /books:
    post:
      operationId: addBook
      parameters: [{parameters}]
      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/Book'}}}}}}}}
      responses:
        '200': {{description: Added., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Book'}}}}}}}}
{more}components:
  schemas:
{schemas}"
    )
}

/// A function that returns a document of a given size, before and after a change.
type Family = fn(usize) -> (String, String);

const FAMILIES: [(&str, Family); 5] = [
    ("values", |size| {
        let schema = |count| {
            let values: Vec<String> = (0..count).map(|value| format!("        - value-number-{value}\n")).collect();
            let values = values.concat();
            let book =
                "    Book:\n      type: object\n      properties: {genre: {$ref: '#/components/schemas/Genre'}}\n";
            format!("{book}    Genre:\n      type: string\n      enum:\n{values}")
        };
        (document("", &schema(1), ""), document("", &schema(size), ""))
    }),
    ("properties", |size| {
        let schema = |count| {
            let properties: Vec<String> =
                (0..count).map(|it| format!("        member{it}: {{type: string, maxLength: 40}}\n")).collect();
            let properties = properties.concat();
            format!("    Book:\n      type: object\n      properties:\n        id: {{type: string}}\n{properties}")
        };
        (document("", &schema(size), ""), document("", &schema(0), ""))
    }),
    ("operations", |size| {
        let operations = |count| {
            let response = "{'200': {description: Read., content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}}}";
            let path =
                |it| format!("  /shelves/{it}/book:\n    get: {{operationId: read{it}, responses: {response}}}\n");
            (0..count).map(path).collect::<Vec<String>>().concat()
        };
        let schema = "    Book: {type: object, properties: {id: {type: string}}}\n";
        (document("", schema, ""), document("", schema, &operations(size)))
    }),
    ("parameters", |size| {
        let parameters = |count| {
            let parameter =
                |it| format!("\n        {{name: filter{it}, in: query, required: true, schema: {{type: string}}}}");
            (0..count).map(parameter).collect::<Vec<_>>().join(",")
        };
        let schema = "    Book: {type: object, properties: {id: {type: string}}}\n";
        (document("", schema, ""), document(&parameters(size), schema, ""))
    }),
    ("types", |size| {
        let schema = |ty: &str| {
            let member = |it| format!("        member{it}: {{description: The member {it} of a book., type: {ty}}}\n");
            let properties: Vec<String> = (0..size).map(member).collect();
            let properties = properties.concat();
            format!("    Book:\n      type: object\n      properties:\n{properties}")
        };
        (document("", &schema("string"), ""), document("", &schema("integer"), ""))
    }),
];

#[test]
fn reports_are_linear_in_the_changed_text() {
    for (name, family) in FAMILIES {
        let [one, two] = [100, 200].map(|size| {
            let (base, head) = family(size);
            let changed = changed(&base, &head);
            (changed, forms(&Compared::of(&base, &head)))
        });
        for ((form, small), (_, large)) in one.1.iter().zip(&two.1) {
            for (changed, text) in [(one.0, small), (two.0, large)] {
                let most = FRAME + TIMES * changed;
                assert!(text.len() <= most, "{name}: {} characters of {form} for {changed} changed ones", text.len());
            }
            let grown = large.len().saturating_sub(small.len());
            assert!(grown * 10 <= 12 * small.len() + FRAME, "{name}: {form} grew from {} by {grown}", small.len());
        }
    }
}

#[test]
fn reports_of_a_file_of_one_line_show_no_more_than_the_change() {
    let (base, head) = FAMILIES[4].1(50);
    let flat = |text: &str| {
        let value: serde_json::Value = serde_yaml::from_str(text).expect("YAML");
        value.to_string()
    };
    for (form, text) in forms(&Compared::of(&flat(&base), &flat(&head))) {
        let most = FRAME + TIMES * changed(&base, &head);
        assert!(form == "text" || text.len() <= most, "{} characters of {form}", text.len());
    }
}

#[test]
fn reports_of_histories_are_small_and_explain_every_item() {
    for (name, base, head) in histories() {
        let compared = Compared::of(&base, &head);
        let report = compared.report();
        let unexplained: Vec<&str> = report
            .items
            .iter()
            .filter(|item| item.changes.is_empty() && item.change.reason.is_none())
            .map(|item| item.change.path.as_str())
            .collect();
        assert!(unexplained.is_empty(), "{name}: {unexplained:?}");
        let changed = changed(&base, &head);
        for (form, text) in forms(&compared) {
            assert!(text.len() <= FRAME + TIMES * changed, "{name}: {} of {form} for {changed}", text.len());
        }
    }
}

#[test]
fn each_value_has_its_own_variant() {
    let (base, head) = FAMILIES[0].1(40);
    let report = Compared::of(&base, &head).report();
    let entries: Vec<_> = report.changes.iter().filter(|entry| !entry.values.is_empty()).collect();
    assert_eq!(entries.len(), 2, "one for the request, one for the response");
    for entry in entries {
        assert_eq!(
            entry.text,
            "39 values were added: `value-number-1`, `value-number-2`, `value-number-3` and 36 more"
        );
        for (index, value) in entry.values.iter().enumerate() {
            let number = index + 1;
            assert_eq!(value.name, format!("value-number-{number}"));
            assert_eq!(value.items, [format!("types::Genre::ValueNumber{number}")]);
            let line = head.lines().position(|line| line.trim() == format!("- value-number-{number}")).expect("a line");
            assert_eq!(value.line, u32::try_from(line + 1).ok());
        }
    }
}

#[test]
fn the_module_of_webhooks_is_linked_to_the_webhooks() {
    let paths = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n";
    let webhook = "webhooks:\n  lent: {post: {requestBody: {content: {application/json: {schema: {type: object, \
                   properties: {title: {type: string}}}}}}, responses: {'200': {description: Done.}}}}\n";
    let report = Compared::of(&format!("{paths}{webhook}"), paths).report();
    let unlinked = report.items.iter().filter(|item| item.changes.is_empty());
    assert_eq!(unlinked.map(|item| item.change.path.as_str()).collect::<Vec<_>>(), [""; 0]);
    assert!(report.items.iter().any(|item| item.change.path == "webhooks"), "{:?}", report.items);
}

#[test]
fn entries_without_a_name_are_told_by_their_properties() {
    let document = |entries: &str| {
        format!(
            "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /p: {{get: {{operationId: p, responses: {{'200': {{description: Done., \
             content: {{application/json: {{schema: {{oneOf: [{entries}]}}}}}}}}}}}}}}\n"
        )
    };
    let state = |state: &str| {
        format!(
            "{{type: object, required: [state], properties: {{state: {{type: string, enum: [{state}]}}, {state}_id: {{type: string}}}}}}"
        )
    };
    let plain =
        "{type: object, properties: {a: {type: string}, b: {type: string}, c: {type: string}, d: {type: string}}}";
    let old = document(&state("off"));
    let new = document(&[state("off"), state("on"), plain.to_owned(), "{type: string}".to_owned()].join(", "));
    let report = Compared::of(&old, &new).report();
    let text = "entries `object with state: on`, `object with a, b, c, …`, `string` of `oneOf` were added";
    assert_eq!(report.changes[0].text, text);
}

#[test]
fn the_function_of_a_webhook_is_linked_to_the_changes_of_its_body() {
    let paths = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n";
    let webhook = "webhooks:\n  lent: {post: {requestBody: {required: true, content: {application/json: {schema: {type: string}}}}, \
                   responses: {'200': {description: Done.}}}}\n";
    let old = format!("{paths}{webhook}");
    for (new, rule) in [
        (old.replace("required: true", "required: false"), "webhook-body-became-optional"),
        (old.replace("type: string", "type: integer"), "response-body-type-changed"),
        (
            old.replace("requestBody: {required: true, content: {application/json: {schema: {type: string}}}}, ", ""),
            "webhook-body-removed",
        ),
    ] {
        let report = Compared::of(&old, &new).report();
        let item = report.items.iter().find(|item| item.change.path == "webhooks::lent").expect("the function");
        let causes: Vec<&str> = item.changes.iter().map(|change| report.changes[*change].rule.as_str()).collect();
        assert_eq!(causes, [rule]);
    }
}

/// Setters of a nullable member, and traits that depend on a member, are linked to the change of the member.
#[test]
fn items_that_follow_from_a_member_are_linked_to_its_change() {
    let book = |members: &str, required: &str| {
        format!("    Book: {{type: object, required: [{required}], properties: {{{members}}}}}\n")
    };
    let two = "    Book: {oneOf: [{$ref: '#/components/schemas/Novel'}, {$ref: '#/components/schemas/Map'}]}\n";
    let novel = "    Novel: {type: object, required: [title], properties: {title: {type: string}}}\n";
    let map = "    Map: {type: object, required: [scale], properties: {scale: {type: integer}}}\n";
    let union = [two, novel, map].concat();
    let wider = union.replace(
        "{$ref: '#/components/schemas/Map'}",
        "{type: object, required: [scale], properties: {scale: {type: integer}, year: {type: integer}}}",
    );
    let pairs = [
        (
            book("title: {type: string, nullable: true}", ""),
            book("title: {type: string}", ""),
            "types::Book::title_null()",
        ),
        (book("title: {type: string}", ""), book("title: {type: string}", "title"), "types::Book as Default"),
        (union, wider, "types::Book as From<Map>"),
    ];
    for (base, head, path) in pairs {
        let compared = Compared::of(&document("", &base, ""), &document("", &head, ""));
        let report = compared.report();
        let item = report.items.iter().find(|item| item.change.path == path);
        let paths: Vec<&str> = report.items.iter().map(|item| item.change.path.as_str()).collect();
        let item = item.unwrap_or_else(|| panic!("{path} is not among {paths:?}"));
        assert!(!item.changes.is_empty(), "{path}: {:?}", item.change.reason);
        let unlinked: Vec<&str> =
            report.items.iter().filter(|item| item.changes.is_empty()).map(|item| item.change.path.as_str()).collect();
        assert_eq!(unlinked, [""; 0], "{path}");
    }
}

#[test]
fn a_shared_schema_names_all_operations_that_reach_it() {
    let (_, head) = FAMILIES[2].1(150);
    let base = head.replace("{id: {type: string}}", "{id: {type: string}, shelf: {type: string}}");
    let report = Compared::of(&base, &head).report();
    let entry = report.changes.iter().find(|entry| entry.rule == "response-optional-property-removed").expect("found");
    assert_eq!(entry.operations.len() + entry.more_operations, 151);
    assert!(entry.operations.iter().any(|operation| operation == "GET /shelves/149/book"), "{:?}", entry.operations);
    let (_, many) = FAMILIES[2].1(400);
    let report =
        Compared::of(&many.replace("{id: {type: string}}", "{id: {type: string}, shelf: {type: string}}"), &many)
            .report();
    let entry = report.changes.iter().find(|entry| entry.rule == "response-optional-property-removed").expect("found");
    assert_eq!((entry.operations.len(), entry.more_operations), (200, 201));
}

/// Names that could become markup, end a cell or a code span, or contain hidden characters.
const HOSTILE: [&str; 12] = [
    "a<img src=x onerror=alert(1)>",
    "a`<b onclick=x>`b",
    "a|b**c**[d](javascript:alert(1))",
    "a\u{202e}b\u{200b}c",
    "a\u{1b}[31mb",
    "a</script><script>alert(1)</script>",
    "a\u{2066}b\u{e0041}c\u{feff}d\u{85}e\u{9b}31m",
    "a\rb\u{0}c\n\n# d\n\n    e",
    "<https://example.com/x> www.example.com [a]: https://example.com",
    "[^1]\n\n[^1]: ```rust\n| a |\n|---|",
    "&lt;img src=x&gt; &#60;b&#62; @everyone #1",
    "::error file=x::a%0A::set-output name=x::b",
];

#[test]
fn names_and_values_of_documents_are_text() {
    let schema = |names: &[&str]| {
        let mut out = String::from("    Book:\n      type: object\n      properties:\n        id: {type: string}\n");
        for name in names {
            let name = serde_json::to_string(name).expect("JSON");
            let _ = writeln!(out, "        {name}: {{type: string, enum: [x, {name}]}}");
        }
        out
    };
    let parameters: Vec<String> = HOSTILE
        .iter()
        .map(|name| {
            format!("{{name: {}, in: query, schema: {{type: string}}}}", serde_json::to_string(name).expect("JSON"))
        })
        .collect();
    let (base, head) = (document("", &schema(&[]), ""), document(&parameters.join(", "), &schema(&HOSTILE), ""));
    let values = head.replace("enum: [x, ", "enum: [y, ");
    for (base, head) in [(&base, &head), (&head, &base), (&head, &values)] {
        for (form, text) in forms(&Compared::of(base, head)) {
            if form == "json" {
                serde_json::from_str::<serde_json::Value>(&text).expect("JSON");
                continue;
            }
            // The renderer of diagnostics writes the lines of source files in the text report, and escapes dangerous
            // characters.
            let hidden =
                ['\u{202e}', '\u{1b}', '\u{2066}', '\u{85}', '\u{9b}', '\0', '\r', '\u{200b}', '\u{feff}', '\u{e0041}'];
            let hidden = if form == "text" { &hidden[..7] } else { &hidden };
            assert!(!text.contains(hidden), "{form} has hidden characters");
            match form {
                "html" => {
                    assert!(!text.contains("<img") && !text.contains("<b onclick") && !text.contains("<script>alert"));
                }
                "markdown" => inert(&text),
                _ => {}
            }
        }
    }
}

/// Asserts that a Markdown text contains no HTML except the report's own, and no link.
fn inert(text: &str) {
    for event in Parser::new_ext(text, Options::all()) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                let own =
                    ["<br>", "<sub>", "</sub>", "<details>", "<details open>", "</details>", "<summary>", "</summary>"];
                let mut rest = html.to_string();
                for tag in own {
                    rest = rest.replace(tag, "");
                }
                assert!(!rest.contains('<'), "{html}");
            }
            Event::Start(tag) => {
                assert!(
                    !matches!(tag, pulldown_cmark::Tag::Link { .. } | pulldown_cmark::Tag::Image { .. }),
                    "{tag:?}"
                );
            }
            _ => {}
        }
    }
}

#[test]
fn the_limit_of_markdown_goes_to_breaks_first() {
    let (base, head) = FAMILIES[3].1(300);
    // The document starts with many compatible changes.
    let head = head.replace("/books:", "/books:\n    description: Books.").replace("Added.", "Has been added.");
    let text = report::render_markdown(&Compared::of(&base, &head).report(), 6_000);
    assert!(text.len() <= 6_000, "{}", text.len());
    let breaks = text.matches("new-required-request-parameter").count();
    assert!(breaks > 15, "{breaks} breaks are shown:\n{text}");
    assert!(text.contains(" more\n") && text.ends_with("</sub>\n"), "{text}");
}

#[test]
fn an_unread_document_is_not_compared() {
    let text = document("", "    Book: {$ref: '#/components/schemas/Nothing'}\n", "");
    let files = std::collections::HashMap::from([("openapi.yaml".to_owned(), text)]);
    let reading = codegen::read("openapi.yaml", &files, &Config::default(), Strictness::Lenient);
    assert!(reading.api.is_some(), "the lenient rules read it");
    let codes: Vec<&str> = codegen::diff::find_obstacles(&reading).iter().map(|item| item.code).collect();
    assert!(!codes.is_empty() && codes.iter().all(|code| *code == "ref-unresolved"), "{codes:?}");
}

/// The values of an `enum` that several schemas refer to are listed once, and counted at each of them.
#[test]
fn the_values_of_shared_enums_are_counted_everywhere() {
    let document = |count: usize| {
        let values: Vec<String> = (0..count).map(|index| format!("v{index:02}")).collect();
        let values = values.join(", ");
        format!(
            "openapi: 3.0.3
info: {{title: Library, version: '1'}}
paths:
  /books:
    get:
      operationId: listBooks
      parameters:
      - {{name: a, in: query, schema: {{allOf: [{{$ref: '#/components/schemas/Colour'}}], description: first}}}}
      - {{name: b, in: query, schema: {{allOf: [{{$ref: '#/components/schemas/Colour'}}], description: second}}}}
      - {{name: c, in: query, schema: {{allOf: [{{type: string, enum: [{values}]}}]}}}}
      responses: {{'204': {{description: Listed.}}}}
components:
  schemas:
    Colour: {{type: string, enum: [{values}]}}
"
        )
    };
    let report = Compared::of(&document(60), &document(10)).report();
    let texts = |parameter: &str| -> Vec<(&str, usize)> {
        let entries = report.changes.iter().filter(|entry| entry.places.iter().any(|place| place.contains(parameter)));
        entries.map(|entry| (entry.text.as_str(), entry.values.len())).collect()
    };
    let text = "50 values were removed: `v10`, `v11`, `v12` and 47 more";
    assert_eq!(texts("`a`"), [(text, 50)]);
    assert_eq!(texts("`b`"), [(text, 24)]);
    assert_eq!(texts("`c`"), [(text, 50)]);
}
