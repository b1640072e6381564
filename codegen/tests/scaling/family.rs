//! Families of documents that can be generated in any size.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

/// A family of documents.
pub struct Family {
    pub name: &'static str,
    /// The size of the smallest document.
    pub size: usize,
    build: Build,
}

/// Returns the parts of a document of a size. `true` returns another version of the document.
enum Build {
    /// The schemas of a document. The one named `Top` is sent and received.
    Schemas(fn(usize, bool) -> Map<String, Value>),
    /// The same, each schema in a separate file.
    SchemaFiles(fn(usize, bool) -> Map<String, Value>),
    /// A document.
    Document(fn(usize, bool) -> Value),
    /// The description of a property, which is only read.
    Description(fn(usize, bool) -> String),
    /// A document as YAML.
    Text(fn(usize, bool) -> String),
    /// All files.
    Files(fn(usize, bool) -> HashMap<String, String>),
}

impl Family {
    /// The smallest document.
    pub const NOTHING: Self = family("nothing", 0, |_, _| schemas([("Top".to_owned(), json!({"type": "string"}))]));

    pub const ALL: &'static [Self] = &[
        family("enums", 200, |size, other| {
            let values: Vec<String> = (0..size).map(|index| format!("{}{index}", letter(other))).collect();
            schemas([("Top".to_owned(), json!({"type": "string", "enum": values}))])
        }),
        family("integer enums", 200, |size, other| {
            let values: Vec<usize> = (0..size).map(|index| index + usize::from(other)).collect();
            schemas([("Top".to_owned(), json!({"type": "integer", "enum": values}))])
        }),
        family("properties", 200, |size, other| {
            let properties: Map<String, Value> =
                (0..size).map(|index| (format!("p{index}"), json!({"type": kind(other)}))).collect();
            schemas([("Top".to_owned(), json!({"type": "object", "properties": properties}))])
        }),
        // Longer chains are an error.
        family("chains by $ref", 250, |size, other| {
            let link = |index: usize| match index % 10 {
                9 => json!({"type": kind(other)}),
                _ => reference(&format!("S{}", index + 1)),
            };
            let all = (0..size - size % 10).map(|index| (format!("S{index}"), link(index)));
            schemas(all.chain([("Top".to_owned(), reference("S0"))]))
        }),
        family("chains by properties", 250, |size, other| {
            chain(
                size,
                |next| json!({"type": "object", "properties": {"a": {"$ref": next}}}),
                json!({"type": kind(other)}),
            )
        }),
        family("chains by items", 250, |size, other| {
            chain(size, |next| json!({"type": "array", "items": {"$ref": next}}), json!({"type": kind(other)}))
        }),
        family("chains by additionalProperties", 250, |size, other| {
            chain(
                size,
                |next| json!({"type": "object", "additionalProperties": {"$ref": next}}),
                json!({"type": kind(other)}),
            )
        }),
        family("chains by allOf", 200, |size, other| {
            chain(
                size,
                |next| json!({"allOf": [{"$ref": next}, {"properties": {"a": {}}}]}),
                json!({"type": "object", "description": letter(other)}),
            )
        }),
        family("chains by oneOf", 200, |size, other| {
            chain(
                size,
                |next| json!({"oneOf": [{"$ref": next}, {"type": "integer"}]}),
                json!({"type": "string", "description": letter(other)}),
            )
        }),
        family("wide allOf", 100, |size, other| {
            let parts = (0..size).map(|index| {
                let name = format!("p{index}");
                (format!("Part{index}"), json!({"type": "object", "properties": {name: {"type": kind(other)}}}))
            });
            let links: Vec<Value> = (0..size).map(|index| reference(&format!("Part{index}"))).collect();
            schemas(parts.chain([("Top".to_owned(), json!({"allOf": links}))]))
        }),
        family("wide oneOf", 100, |size, other| {
            let parts = (0..size).map(|index| {
                let name = format!("p{index}");
                let schema =
                    json!({"type": "object", "required": [name], "properties": {name.clone(): {"type": kind(other)}}});
                (format!("Part{index}"), schema)
            });
            let links: Vec<Value> = (0..size).map(|index| reference(&format!("Part{index}"))).collect();
            schemas(parts.chain([("Top".to_owned(), json!({"oneOf": links}))]))
        }),
        family("products of oneOf", 10, |size, other| {
            let entries = (0..12).map(|_| json!({"oneOf": [{"type": kind(other)}, {"type": "integer"}]}));
            let entries: Vec<Value> = entries.collect();
            let all = (0..size).map(|index| (format!("S{index}"), json!({"allOf": entries})));
            let links: Map<String, Value> =
                (0..size).map(|index| (format!("p{index}"), reference(&format!("S{index}")))).collect();
            schemas(all.chain([("Top".to_owned(), json!({"type": "object", "properties": links}))]))
        }),
        // More than 200 levels are truncated.
        family("unions of unions", 250, |size, other| {
            let level = |index: usize| {
                if index == 0 {
                    return json!({"type": "string", "description": letter(other)});
                }
                let below = reference(&format!("L{}", index - 1));
                json!({"anyOf": [below, {"type": "array", "items": below}, {"type": "boolean"}]})
            };
            let all = (0..size).map(|index| (format!("L{index}"), level(index)));
            schemas(all.chain([("Top".to_owned(), reference(&format!("L{}", size - 1)))]))
        }),
        // The nesting depth of a file is limited, so the length of generated names is limited as well.
        family("inline nesting", 5, |size, other| {
            let nested = (0..100)
                .fold(json!({"type": kind(other)}), |inner, _| json!({"type": "object", "properties": {"a": inner}}));
            let all = (0..size).map(|index| (format!("S{index}"), nested.clone()));
            schemas(all.chain([("Top".to_owned(), reference("S0"))]))
        }),
        family("inline siblings", 100, |size, other| {
            let properties: Map<String, Value> = (0..size)
                .map(|index| {
                    (format!("p{index}"), json!({"type": "object", "properties": {"a": {"type": kind(other)}}}))
                })
                .collect();
            schemas([("Top".to_owned(), json!({"type": "object", "properties": properties}))])
        }),
        family("dots in names", 100, |size, other| {
            let all = (0..size).map(|index| {
                let name = format!("com.example{}.v{index}.Thing{index}", index % 7);
                (name, json!({"type": "object", "properties": {"a": {"type": kind(other)}}}))
            });
            schemas(all.chain([("Top".to_owned(), json!({"type": "string"}))]))
        }),
        family("a name of dots", 2000, |size, other| {
            let name = vec!["a"; size].join(".");
            schemas([
                ("Top".to_owned(), reference(&name)),
                (name, json!({"type": "object", "description": letter(other)})),
            ])
        }),
        family("a long key above many schemas", 100, |size, other| {
            let properties: Map<String, Value> = (0..size)
                .map(|index| {
                    (format!("p{index}"), json!({"type": "object", "properties": {"a": {"type": kind(other)}}}))
                })
                .collect();
            let name = "long".repeat(25 * size);
            schemas([("Top".to_owned(), reference(&name)), (name, json!({"type": "object", "properties": properties}))])
        }),
        family("names that are the same in Rust", 100, |size, other| {
            let all = (0..size).map(|index| {
                (
                    format!("A{}", "-".repeat(index % 60) + &"_".repeat(index / 60)),
                    json!({"type": "object", "properties": {"a": {"type": kind(other)}}}),
                )
            });
            schemas(all.chain([("Top".to_owned(), json!({"type": "string"}))]))
        }),
        family("patterns", 200, |size, other| {
            schemas([(
                "Top".to_owned(),
                json!({"type": "string", "pattern": format!("^{}$", format!("{}?", letter(other)).repeat(size))}),
            )])
        }),
        family("required", 200, |size, other| {
            let names: Vec<String> = (0..size).map(|index| format!("p{index}")).collect();
            let properties: Map<String, Value> =
                names.iter().map(|name| (name.clone(), json!({"type": kind(other)}))).collect();
            schemas([("Top".to_owned(), json!({"type": "object", "required": names, "properties": properties}))])
        }),
        family("discriminators", 100, |size, other| {
            let parts = (0..size).map(|index| {
                let schema = json!({"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "a": {"type": kind(other)}}});
                (format!("Part{index}"), schema)
            });
            let links: Vec<Value> = (0..size).map(|index| reference(&format!("Part{index}"))).collect();
            let mapping: Map<String, Value> = (0..size)
                .map(|index| (format!("k{index}"), json!(format!("#/components/schemas/Part{index}"))))
                .collect();
            let top = json!({"oneOf": links, "discriminator": {"propertyName": "kind", "mapping": mapping}});
            schemas(parts.chain([("Top".to_owned(), top)]))
        }),
        Self {
            name: "files",
            // With fewer files, the constant costs of generation are more than a tenth of the whole.
            size: 160,
            build: Build::SchemaFiles(|size, other| {
                chain(
                    size,
                    |next| json!({"type": "object", "properties": {"a": {"$ref": next}}}),
                    json!({"type": kind(other)}),
                )
            }),
        },
    ];

    /// Returns whether only the first stage depends on what the documents of this family have in common.
    pub fn is_only_read(&self) -> bool {
        matches!(self.build, Build::Description(_))
    }

    /// Returns the files of a document.
    pub fn files(&self, size: usize, other: bool) -> HashMap<String, String> {
        let mut files = HashMap::new();
        let schemas = match self.build {
            Build::Schemas(schemas) => schemas(size, other),
            Build::SchemaFiles(schemas) => {
                for (name, mut schema) in schemas(size, other) {
                    refer_to_files(&mut schema);
                    files.insert(format!("{name}.json"), schema.to_string());
                }
                Map::from_iter([("Top".to_owned(), json!({"$ref": "Top.json"}))])
            }
            Build::Document(document) => {
                files.insert("openapi.json".to_owned(), document(size, other).to_string());
                return files;
            }
            Build::Description(text) => Map::from_iter([(
                "Top".to_owned(),
                json!({"type": "object", "properties": {"a": {"type": "string", "description": text(size, other)}}}),
            )]),
            Build::Text(text) => {
                files.insert("openapi.yaml".to_owned(), text(size, other));
                return files;
            }
            Build::Files(all) => return all(size, other),
        };
        let content = json!({"application/json": {"schema": reference("Top")}});
        let document = json!({
            "openapi": "3.0.3",
            "info": {"title": "T", "version": "1"},
            "paths": {"/x": {
                "get": {"operationId": "get", "responses": {"200": {"description": "ok", "content": content}}},
                "post": {"operationId": "post", "requestBody": {"content": content}, "responses": {"204": {"description": "ok"}}},
            }},
            "components": {"schemas": schemas},
        });
        files.insert("openapi.json".to_owned(), document.to_string());
        files
    }
}

const fn family(name: &'static str, size: usize, schemas: fn(usize, bool) -> Map<String, Value>) -> Family {
    Family { name, size, build: Build::Schemas(schemas) }
}

pub const fn document(name: &'static str, size: usize, document: fn(usize, bool) -> Value) -> Family {
    Family { name, size, build: Build::Document(document) }
}

pub const fn description(name: &'static str, size: usize, text: fn(usize, bool) -> String) -> Family {
    Family { name, size, build: Build::Description(text) }
}

pub const fn documents(name: &'static str, size: usize, files: fn(usize, bool) -> HashMap<String, String>) -> Family {
    Family { name, size, build: Build::Files(files) }
}

pub const fn text(name: &'static str, size: usize, text: fn(usize, bool) -> String) -> Family {
    Family { name, size, build: Build::Text(text) }
}

fn schemas(schemas: impl IntoIterator<Item = (String, Value)>) -> Map<String, Value> {
    schemas.into_iter().collect()
}

pub fn reference(name: &str) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

/// Converts references to components to references to files.
fn refer_to_files(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (key, member) in members {
                match member.as_str().and_then(|text| text.strip_prefix("#/components/schemas/")) {
                    Some(name) if key == "$ref" => *member = json!(format!("{name}.json")),
                    _ => refer_to_files(member),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(refer_to_files),
        _ => {}
    }
}

/// Returns a chain of schemas from `Top` to `end`, each of which refers to the next one.
fn chain(size: usize, link: fn(&str) -> Value, end: Value) -> Map<String, Value> {
    let name = |index: usize| if index == 0 { "Top".to_owned() } else { format!("S{index}") };
    let links = (0..size).map(|index| (name(index), link(&format!("#/components/schemas/{}", name(index + 1)))));
    schemas(links.chain([(name(size), end)]))
}

pub fn kind(other: bool) -> &'static str {
    if other { "integer" } else { "string" }
}

pub fn letter(other: bool) -> &'static str {
    if other { "b" } else { "a" }
}
