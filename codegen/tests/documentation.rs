//! What a document's texts become in the crate's documentation and README.

use std::{collections::HashMap, io};

use codegen::{config::Config, emit::MARK, load::Files, lower::Rules, tree::Tree};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

struct Document(String);

impl Files for Document {
    fn read(&self, _path: &str) -> io::Result<Vec<u8>> {
        Ok(self.0.clone().into_bytes())
    }
}

fn generate(document: &str) -> Tree {
    let (_, tree) =
        codegen::generate("openapi.yaml", &Document(document.to_owned()), &Config::default(), Rules::Lenient);
    tree.expect("a document that can be generated")
}

fn files(document: &str) -> HashMap<String, String> {
    generate(document).iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}

/// The runs of documentation lines of a Rust file.
fn documentation(text: &str) -> Vec<String> {
    let mut runs = vec![String::new()];
    for line in text.lines().map(str::trim_start) {
        match line.strip_prefix("///").or(line.strip_prefix("//!")) {
            Some(line) => {
                let run = runs.last_mut().expect("there is one");
                run.push_str(line.strip_prefix(' ').unwrap_or(line));
                run.push('\n');
            }
            None => runs.push(String::new()),
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// Fails if rustdoc or GitHub would find HTML, a link to anything but the web, or code that is not the generator's example.
fn assert_inert(path: &str, text: &str) {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => panic!("{path} has {html:?} in\n{text}"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => panic!("{path} has code in\n{text}"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                assert_eq!(&*info, "rust,no_run", "{path}:\n{text}");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let is_item = !dest_url.contains(':') || dest_url.ends_with("()");
                assert!(dest_url.starts_with("https://") || is_item, "{path} links to {dest_url} in\n{text}");
            }
            _ => {}
        }
    }
}

#[test]
fn texts_of_a_document_are_inert_wherever_they_go() {
    let hostile = [
        "`` a ``` <img src=x onerror=alert(1)> `",
        "-     std :: fs :: write ( \"pwned.txt\", \"x\" ).unwrap();",
        "- ````\n  1;std :: fs :: write(\"/tmp/x\",\"x\").unwrap();",
        "```rust\npanic!()\n```\n\n    panic!();\n\n# Heading\n\n<script>alert(2)</script> [x](javascript:alert(1))\u{202e}",
    ];
    for text in hostile {
        let text = serde_json::to_string(text).expect("text is JSON");
        let url = "{url: \"javascript:alert`1`\", description: \"<b>x</b>\"}";
        let files = files(&format!(
            "openapi: 3.0.3\ninfo: {{title: {text}, version: '1', description: {text}}}\ntags: [{{name: pets, description: {text}}}]\n\
             paths:\n  /a:\n    post:\n      tags: [pets]\n      operationId: postA\n      summary: {text}\n      description: {text}\n      \
             externalDocs: {url}\n      parameters:\n      - {{name: p, in: query, description: {text}, example: {text}, schema: {{type: string}}}}\n      \
             requestBody: {{description: {text}, content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}}}\n      \
             responses:\n        '200':\n          description: {text}\n          headers: {{X-A: {{description: {text}, schema: {{type: string}}}}}}\n          \
             content: {{application/json: {{schema: {{$ref: '#/components/schemas/A'}}}}}}\n        \
             '201': {{description: {text}, content: {{application/json: {{schema: {{type: string}}}}}}}}\n\
             components:\n  schemas:\n    A:\n      type: object\n      title: {text}\n      description: {text}\n      externalDocs: {url}\n      \
             properties:\n        a: {{type: string, description: {text}, default: {text}, example: {text}, pattern: {text}}}\n        \
             e: {{type: string, enum: [x, {text}], x-enum-descriptions: [{text}, {text}]}}\n"
        ));
        for (path, text) in files.iter().filter(|(path, _)| !path.starts_with("src/runtime/")) {
            assert!(!text.contains(['\u{202e}', '\u{200b}']), "{path} has characters that cannot be seen");
            match path.rsplit_once('.') {
                Some((_, "rs")) => {
                    for text in &documentation(text) {
                        assert_inert(path, text);
                    }
                }
                Some((_, "md")) => {
                    // The generator's own comment is the first line.
                    let (mark, text) = text.split_once('\n').expect("several lines");
                    assert_eq!(mark, format!("<!-- {MARK} -->"));
                    assert_inert(path, text);
                }
                _ => {}
            }
        }
    }
}

/// A document with one operation and these schemes, all of which it takes.
fn secured(schemes: &str, security: &str) -> String {
    let document = format!(
        "openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\nservers: [{{url: 'https://api.example.com'}}]\nsecurity: {security}\n\
         paths: {{/a: {{get: {{operationId: getA, responses: {{'204': {{description: ok}}}}}}}}}}\n\
         components: {{securitySchemes: {schemes}}}\n"
    );
    files(&document).remove("README.md").expect("a README")
}

#[test]
fn the_quick_start_shows_the_credentials_that_the_operation_takes() {
    let basic = secured("{BasicAuth: {type: http, scheme: basic}}", "[{BasicAuth: []}]");
    assert!(basic.contains("use client::{Basic, Client, operations};"), "{basic}");
    assert!(basic.contains(".auth(Basic::new(\"user\", \"password\"))"), "{basic}");
    let key = secured("{key: {type: apiKey, in: header, name: X-Key}}", "[{key: []}]");
    assert!(key.contains(".auth(\"the API key\")"), "{key}");
    let two = secured(
        "{id: {type: apiKey, in: header, name: A}, key: {type: apiKey, in: query, name: B}}",
        "[{id: [], key: []}]",
    );
    assert!(two.contains(".auth(Credential::from(\"the API key\").for_scheme(\"id\"))"), "{two}");
    assert!(two.contains(".auth(Credential::from(\"the API key\").for_scheme(\"key\"))"), "{two}");
    let flow = "{clientCredentials: {tokenUrl: 'https://e.com', scopes: {}}}";
    let oauth = secured(&format!("{{o: {{type: oauth2, flows: {flow}}}}}"), "[{}, {o: []}]");
    assert!(oauth.contains(".auth(\"the access token\")"), "{oauth}");
    let none = secured("{key: {type: apiKey, in: header, name: X-Key}}", "[]");
    assert!(!none.contains(".auth("), "{none}");
}

#[test]
fn the_crate_shows_no_other_api() {
    let files = files("openapi: 3.0.3\ninfo: {title: t, version: '1'}\npaths: {}\n");
    // The licence names who holds the copyright of the runtime.
    for (path, text) in files.iter().filter(|(path, _)| !path.starts_with("LICENSE")) {
        for word in ["cn-north", "huawei", "minAvailable", "volcano"] {
            assert!(!text.to_ascii_lowercase().contains(&word.to_ascii_lowercase()), "{path} speaks of {word}");
        }
    }
}
