//! Further families of documents: references between components of each kind, and rarer objects, keywords and forms of
//! YAML.

#![expect(
    clippy::format_collect,
    reason = "the texts of documents are short, and this is the clearest way to write them"
)]
#![expect(clippy::needless_pass_by_value, reason = "the values are temporaries of `json!`")]

use serde_json::{Value, json};

use super::{
    family::{Family, document, kind, letter, reference, text},
    objects::{components, items, members, merge, operation, operations, paths, swagger, top, top31, whole, yaml},
};

/// Returns components of a kind that refer to each other in chains of ten, since longer chains are an error.
fn chains(section: &str, size: usize, end: Value) -> Value {
    let name = |index: usize| format!("#/components/{section}/R{index}");
    let link = |index: usize| if index % 10 == 9 { end.clone() } else { json!({"$ref": name(index + 1)}) };
    json!({section: members(size - size % 10, |index| (format!("R{index}"), link(index)))})
}

fn component(section: &str, index: usize) -> Value {
    json!({"$ref": format!("#/components/{section}/R{}", index - index % 10)})
}

/// Returns a document with chains of components, which operations use.
fn with_chains(section: &str, size: usize, end: Value, operation: impl Fn(Value) -> Value) -> Value {
    let size = size - size % 10;
    whole(
        "3.1.0",
        operations(size, |index| operation(component(section, index))),
        chains(section, size, end),
        json!({}),
    )
}

fn webhook(more: Value) -> Value {
    let mut post = json!({"operationId": "hook", "responses": {"204": {"description": "ok"}}});
    merge(&mut post, more);
    whole("3.1.0", json!({}), json!({}), json!({"webhooks": {"w": {"post": post}}}))
}

fn parameters(size: usize, place: &str, other: bool) -> Value {
    items(size, |index| json!({"name": format!("p{index}"), "in": place, "schema": {"type": kind(other)}}))
}

pub const ALL: &[Family] = &[
    // References between components.
    document("chains of responses", 100, |size, other| {
        with_chains(
            "responses",
            size,
            json!({"description": letter(other)}),
            |link| json!({"responses": {"200": link}}),
        )
    }),
    document("chains of parameters", 100, |size, other| {
        let end = json!({"name": "p", "in": "query", "schema": {"type": kind(other)}});
        with_chains("parameters", size, end, |link| json!({"parameters": [link]}))
    }),
    document("chains of headers", 100, |size, other| {
        let end = json!({"schema": {"type": kind(other)}});
        with_chains("headers", size, end, |link| json!({"responses": {"204": {"headers": {"X-A": link}}}}))
    }),
    document("chains of request bodies", 100, |size, other| {
        let end = json!({"content": {"application/json": {"schema": {"type": kind(other)}}}});
        let all = with_chains("requestBodies", size, end, |link| json!({"requestBody": link}));
        serde_json::from_str(&all.to_string().replace("\"get\":", "\"post\":")).unwrap_or_default()
    }),
    document("chains of examples", 100, |size, other| {
        with_chains(
            "examples",
            size,
            json!({"value": letter(other)}),
            |link| json!({"responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {"type": "string"}, "examples": {"e": link}}}}}}),
        )
    }),
    document("chains of links", 100, |size, other| {
        let end = json!({"operationId": "get", "description": letter(other)});
        with_chains("links", size, end, |link| json!({"responses": {"204": {"links": {"l": link}}}}))
    }),
    document("chains of callbacks", 100, |size, other| {
        let end = json!({"{$request.query.u}": {"post": {"summary": letter(other), "responses": {"204": {"description": "ok"}}}}});
        with_chains("callbacks", size, end, |link| json!({"callbacks": {"c": link}}))
    }),
    document("chains of security schemes", 100, |size, other| {
        let end = json!({"type": "apiKey", "in": "header", "name": letter(other)});
        let mut all = with_chains("securitySchemes", size, end, |_| json!({}));
        merge(&mut all, json!({"security": [{"R0": []}]}));
        all
    }),
    document("chains of path items", 100, |size, other| {
        let size = size - size % 10;
        let end = json!({"get": {"summary": letter(other), "responses": {"204": {"description": "ok"}}}});
        let all = members(size, |index| (format!("/p{index}"), component("pathItems", index)));
        whole("3.1.0", all, chains("pathItems", size, end), json!({}))
    }),
    document("paths with one path item", 50, |size, other| {
        let item =
            json!({"parameters": parameters(5, "query", other), "get": {"responses": {"204": {"description": "ok"}}}});
        let all = members(size, |index| (format!("/p{index}"), json!({"$ref": "#/components/pathItems/P"})));
        whole("3.1.0", all, json!({"pathItems": {"P": item}}), json!({}))
    }),
    document("parameters of a path item", 50, |size, other| {
        paths(json!({"/p": {"parameters": parameters(size, "query", other),
            "get": {"operationId": "a", "responses": {"204": {"description": "ok"}}},
            "put": {"operationId": "b", "responses": {"204": {"description": "ok"}}}}}))
    }),
    document("a graph of allOf", 96, |size, other| {
        let all = members(size, |index| {
            let next = |step: usize| reference(&format!("S{}", (index / 6 + 1) * 6 + step));
            let parts = if index + 12 > size || index / 6 % 8 == 7 { json!([]) } else { items(3, next) };
            let own = json!({"type": "object", "properties": {format!("p{index}"): {"type": kind(other)}}});
            let mut schema = json!({"allOf": parts});
            if parts == json!([]) {
                schema = own;
            } else {
                merge(&mut schema, own);
            }
            (format!("S{index}"), schema)
        });
        components(json!({"schemas": all}))
    }),
    document("a graph of properties", 100, |size, other| {
        let all = members(size, |index| {
            let mut properties =
                members(5, |step| (format!("p{step}"), reference(&format!("S{}", (index * 5 + step + 1) % size))));
            merge(&mut properties, json!({"own": {"type": kind(other)}}));
            (format!("S{index}"), json!({"type": "object", "properties": properties}))
        });
        components(json!({"schemas": all}))
    }),
    document("a graph of unions", 100, |size, other| {
        let all = members(size, |index| {
            let object = json!({"type": "object", "properties": {"a": reference(&format!("S{}", (index * 3 + 1) % size)), "b": {"type": kind(other)}}});
            (
                format!("S{index}"),
                json!({"oneOf": [object, {"type": "array", "items": reference(&format!("S{}", (index * 7 + 2) % size))}, {"type": "integer"}]}),
            )
        });
        components(json!({"schemas": all}))
    }),
    document("hierarchies within hierarchies", 50, |size, other| {
        let mut all = json!({"S0": {"type": "object", "required": ["k0"], "discriminator": {"propertyName": "k0"}, "properties": {"k0": {"type": "string"}}}});
        merge(
            &mut all,
            members(size, |index| {
                let index = index + 1;
                let own = json!({"type": "object", "properties": {format!("p{index}"): {"type": kind(other)}}});
                (
                    format!("S{index}"),
                    json!({"allOf": [reference(&format!("S{}", if index % 20 == 0 { 0 } else { index - 1 })), own]}),
                )
            }),
        );
        components(json!({"schemas": all}))
    }),
    // Rarer objects.
    document("variables of a server", 200, |size, other| {
        let url: String = (0..size).map(|index| format!("{{v{index}}}.")).collect();
        let variables = members(size, |index| {
            (format!("v{index}"), json!({"default": letter(other), "enum": [letter(other), "c"]}))
        });
        whole(
            "3.0.3",
            json!({}),
            json!({}),
            json!({"servers": [{"url": format!("https://{url}example.com"), "variables": variables}]}),
        )
    }),
    document("parameters of a webhook", 100, |size, other| {
        webhook(json!({"parameters": parameters(size, "query", other)}))
    }),
    document("responses of a webhook", 100, |size, other| {
        webhook(
            json!({"responses": members(size, |index| ((200 + index % 400).to_string(), json!({"description": letter(other)})))}),
        )
    }),
    document("expressions of a callback", 100, |size, other| {
        paths(operation(json!({"callbacks": {"c": members(size, |index| {
            (format!("{{$request.body#/u{index}}}"), json!({"post": {"summary": letter(other), "responses": {"204": {"description": "ok"}}}}))
        })}})))
    }),
    document("nested callbacks", 10, |size, other| {
        let nested = (0..size).fold(json!({"summary": letter(other), "responses": {"204": {"description": "ok"}}}), |inner, index| {
            json!({"responses": {"204": {"description": "ok"}}, "callbacks": {"c": {format!("{{$request.query.u{index}}}"): {"post": inner}}}})
        });
        paths(operation(nested))
    }),
    document("responses of one operation", 100, |size, other| {
        paths(operation(json!({"responses": members(size, |index| {
            ((200 + index % 400).to_string(), json!({"description": letter(other), "content": {"application/json": {"schema": {"type": "object", "properties": {format!("p{index}"): {"type": "string"}}}}}}))
        })})))
    }),
    document("headers of a part", 100, |size, other| {
        let headers = members(size, |index| (format!("X-H{index}"), json!({"schema": {"type": kind(other)}})));
        paths(operation(
            json!({"requestBody": {"content": {"multipart/form-data": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}, "encoding": {"a": {"headers": headers}}}}}}),
        ))
    }),
    document("parts with headers", 50, |size, other| {
        let properties = members(size, |index| (format!("p{index}"), json!({"type": "string"})));
        let encoding = members(size, |index| {
            (
                format!("p{index}"),
                json!({"headers": {format!("X-H{index}"): {"required": true, "schema": {"type": kind(other)}}}}),
            )
        });
        paths(operation(
            json!({"requestBody": {"required": true, "content": {"multipart/form-data": {"schema": {"type": "object", "properties": properties}, "encoding": encoding}}}}),
        ))
    }),
    document("custom methods", 50, |size, other| {
        whole(
            "3.2.0",
            json!({"/p": {"additionalOperations": members(size, |index| {
                (format!("METHOD{index}"), json!({"operationId": format!("op{index}"), "summary": letter(other), "responses": {"204": {"description": "ok"}}}))
            })}}),
            json!({}),
            json!({}),
        )
    }),
    document("tags below tags", 100, |size, other| {
        let tags = items(
            size,
            |index| json!({"name": format!("t{index}"), "parent": format!("t{}", index.saturating_sub(1)), "description": letter(other)}),
        );
        whole(
            "3.2.0",
            operations(size, |index| json!({"tags": [format!("t{index}")]})),
            json!({}),
            json!({"tags": tags}),
        )
    }),
    document("items of streams", 50, |size, other| {
        whole(
            "3.2.0",
            operations(
                size,
                |index| json!({"responses": {"200": {"description": "ok", "content": {"text/event-stream": {"itemSchema": {"type": "object", "properties": {format!("p{index}"): {"type": kind(other)}}}}}}}}),
            ),
            json!({}),
            json!({}),
        )
    }),
    document("parameters with collectionFormat", 100, |size, other| {
        let formats = ["csv", "ssv", "tsv", "pipes", "multi"];
        let all = items(
            size,
            |index| json!({"name": format!("p{index}"), "in": "query", "type": "array", "collectionFormat": formats[index % 5], "items": {"type": kind(other)}}),
        );
        swagger(
            json!({"/p": {"get": {"operationId": "op", "parameters": all, "responses": {"204": {"description": "ok"}}}}}),
            json!({}),
        )
    }),
    document("nested collections of Swagger", 10, |size, other| {
        let nested =
            (0..size.min(60)).fold(json!({"type": kind(other)}), |inner, _| json!({"type": "array", "items": inner}));
        let mut parameter = json!({"name": "p", "in": "query"});
        merge(&mut parameter, nested);
        swagger(
            json!({"/p": {"get": {"operationId": "op", "parameters": [parameter], "responses": {"204": {"description": "ok"}}}}}),
            json!({}),
        )
    }),
    // Rarer keywords.
    document("if and then", 120, |size, other| {
        top31(
            json!({"type": "object", "allOf": items(size, |index| json!({"if": {"properties": {format!("p{index}"): {"const": letter(other)}}}, "then": {"required": [format!("q{index}")]}, "else": {"required": [format!("r{index}")]}}))}),
        )
    }),
    document("nested if", 10, |size, other| {
        top31((0..size.min(90)).fold(
            json!({"type": kind(other)}),
            |inner, _| json!({"if": {"type": "string"}, "then": {"maxLength": 3}, "else": inner}),
        ))
    }),
    document("constants", 100, |size, other| {
        top31(
            json!({"oneOf": items(size, |index| json!({"const": format!("{}{index}", letter(other)), "title": format!("T{index}"), "description": "d"}))}),
        )
    }),
    document("objects with constants", 50, |size, other| {
        top31(
            json!({"oneOf": items(size, |index| json!({"type": "object", "required": ["kind"], "properties": {"kind": {"const": format!("k{index}")}, "a": {"type": kind(other)}}}))}),
        )
    }),
    document("contains and propertyNames", 50, |size, other| {
        top31(json!({"type": "object", "properties": members(size, |index| {
            (format!("p{index}"), json!({"type": "array", "items": {"type": "object", "propertyNames": {"pattern": format!("^{}", letter(other))}}, "contains": {"required": ["a"]}, "minContains": 0}))
        })}))
    }),
    document("patternProperties of many", 50, |size, other| {
        top31(json!({"type": "object", "properties": members(size, |index| {
            (format!("p{index}"), json!({"type": "object", "patternProperties": {format!("^x{index}"): {"type": kind(other)}}, "additionalProperties": false}))
        })}))
    }),
    document("dependentSchemas with properties", 50, |size, other| {
        top31(
            json!({"type": "object", "properties": {"a": {"type": "string"}}, "dependentSchemas": members(size, |index| {
                (format!("a{index}"), json!({"properties": {format!("p{index}"): {"type": kind(other)}}}))
            })}),
        )
    }),
    document("anchors in $defs", 50, |size, other| {
        let all = members(size, |index| {
            (
                format!("D{index}"),
                json!({"$anchor": format!("a{index}"), "type": "object", "properties": {"next": {"$ref": format!("#a{}", (index + 1) % size)}, "b": {"type": kind(other)}}}),
            )
        });
        top31(json!({"$defs": all, "$ref": "#a0"}))
    }),
    document("dynamic references", 50, |size, other| {
        let all = members(size, |index| {
            (
                format!("S{index}"),
                json!({"$dynamicAnchor": format!("n{index}"), "type": "object", "properties": {"next": {"$dynamicRef": format!("#n{}", (index + 1) % size)}, "b": {"type": kind(other)}}}),
            )
        });
        whole("3.1.0", json!({}), json!({"schemas": all}), json!({}))
    }),
    document("lists within lists", 10, |size, other| {
        let nested = (0..80).fold(json!({"type": kind(other)}), |inner, _| json!({"type": "array", "items": inner}));
        components(json!({"schemas": members(size, |index| (format!("S{index}"), nested.clone()))}))
    }),
    document("annotations around a reference", 100, |size, other| {
        let all = json!({"E": {"type": "object", "properties": {"a": {"type": kind(other)}}}, "Top": {"type": "object", "properties": members(size, |index| {
            (format!("p{index}"), json!({"allOf": [reference("E")], "description": format!("d{index}"), "nullable": true}))
        })}});
        components(json!({"schemas": all}))
    }),
    document("properties that differ in one place", 50, |size, other| {
        let all = members(size, |index| {
            (
                format!("S{index}"),
                json!({"type": "object", "properties": members(8, |step| (format!("p{step}"), json!({"type": if step == index % 8 { kind(other) } else { "boolean" }})))}),
            )
        });
        components(json!({"schemas": all}))
    }),
    document("extensions within extensions", 20, |size, other| {
        let nested = (0..90).fold(json!(letter(other)), |inner, _| json!({"a": [inner]}));
        top(json!({"type": "string", "x-a": items(size, |_| nested.clone())}))
    }),
    document("wrong examples of media types", 100, |size, other| {
        let examples = members(size, |index| (format!("e{index}"), json!({"value": {"a": [index, letter(other)]}})));
        paths(operation(
            json!({"responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {"type": "string"}, "examples": examples}}}}}),
        ))
    }),
    document("long names of everything", 20, |size, other| {
        let long = |index: usize| format!("{}{index}", "veryLongName".repeat(20));
        let mut all = components(
            json!({"schemas": members(size, |index| (long(index), json!({"type": "object", "properties": {long(index): {"type": kind(other)}}})))}),
        );
        merge(
            &mut all,
            paths(operations(
                size,
                |index| json!({"operationId": long(index), "tags": [long(index)], "parameters": [{"name": long(index), "in": "query", "schema": {"type": "string"}}]}),
            )),
        );
        all
    }),
    // YAML.
    text("aliases of aliases", 20, |size, other| {
        let levels: String = (1..size.min(60))
            .map(|index| {
                format!("    A{index}: &a{index} {{type: object, properties: {{p: *a{0}, q: *a{0}}}}}\n", index - 1)
            })
            .collect();
        yaml(&format!("    Top: {{type: {}}}\n    A0: &a0 {{type: string}}\n{levels}", kind(other)), "")
    }),
    text("lists of merge keys", 200, |size, other| {
        let anchors: String =
            (0..size).map(|index| format!("    A{index}: &a{index} {{x-a{index}: {}}}\n", letter(other))).collect();
        let all: Vec<String> = (0..size).map(|index| format!("*a{index}")).collect();
        yaml(&format!("{anchors}    Top: {{type: string, <<: [{}]}}\n", all.join(", ")), "")
    }),
    text("equal keys of one property", 50, |size, other| {
        let keys: String =
            (0..size).map(|index| format!("        p{}: {{type: {}}}\n", index % 5, kind(other))).collect();
        yaml(&format!("    Top:\n      type: object\n      properties:\n{keys}"), "")
    }),
    text("flow lists", 300, |size, other| {
        yaml(
            &format!(
                "    Top: {{type: string, enum: [{}]}}\n",
                (0..size).map(|index| format!("{}{index}, ", letter(other))).collect::<String>()
            ),
            "",
        )
    }),
    text("comments beside keys", 100, |size, other| {
        let keys: String = (0..size)
            .map(|index| {
                format!(
                    "        # about p{index}\n        p{index}: # here\n          type: {} # and here\n",
                    kind(other)
                )
            })
            .collect();
        yaml(&format!("    Top:\n      type: object\n      properties:\n{keys}"), "")
    }),
    text("a long line", 500, |size, other| {
        yaml(
            &format!(
                "    Top: {{type: object, properties: {{{}}}}}\n",
                (0..size).map(|index| format!("p{index}: {{type: {}, typo: 1}}, ", kind(other))).collect::<String>()
            ),
            "",
        )
    }),
    text("mistakes in many lines", 200, |size, other| {
        let keys: String =
            (0..size).map(|index| format!("        p{index}:\n          typ: {}\n", kind(other))).collect();
        yaml(&format!("    Top:\n      type: object\n      properties:\n{keys}"), "")
    }),
    text("numbers in many forms", 1600, |size, other| {
        let forms = ["0x1F", "0o17", "1e3", "-.inf", ".nan", "1_000", "0b1", "1.0", "12345678901234567890", "+1"];
        let all: String = (0..size).map(|index| format!("x-n{index}: {}, ", forms[index % 10])).collect();
        yaml(&format!("    Top: {{type: string, description: {}, {all}}}\n", letter(other)), "")
    }),
];
