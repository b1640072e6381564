//! Families of documents in which an object or a keyword of OpenAPI is repeated.

#![expect(
    clippy::format_collect,
    reason = "the texts of documents are short, and this is the clearest way to write them"
)]
#![expect(clippy::needless_pass_by_value, reason = "the values are temporaries of `json!`")]

use serde_json::{Value, json};

use super::family::{Family, description, document, documents, kind, letter, reference, text};

/// Returns a document of a version with the given paths, components and further members. `/x` receives and sends
/// `Top`.
pub fn whole(version: &str, paths: Value, components: Value, members: Value) -> Value {
    let content = json!({"application/json": {"schema": reference("Top")}});
    let mut all = json!({"/x": {
        "get": {"operationId": "get", "responses": {"200": {"description": "ok", "content": content}}},
        "post": {"operationId": "post", "requestBody": {"content": content}, "responses": {"204": {"description": "ok"}}},
    }});
    merge(&mut all, paths);
    let mut known = json!({"schemas": {"Top": {"type": "string"}}});
    merge(&mut known, components);
    let mut document =
        json!({"openapi": version, "info": {"title": "T", "version": "1"}, "paths": all, "components": known});
    merge(&mut document, members);
    document
}

/// Adds the members of an object to another one, and to the objects in it.
pub fn merge(into: &mut Value, from: Value) {
    match (into, from) {
        (Value::Object(into), Value::Object(from)) => {
            for (key, value) in from {
                merge(into.entry(key).or_insert(Value::Null), value);
            }
        }
        (into, from) => *into = from,
    }
}

/// Returns an object with this number of members.
pub fn members(size: usize, member: impl Fn(usize) -> (String, Value)) -> Value {
    Value::Object((0..size).map(member).collect())
}

pub fn items(size: usize, item: impl Fn(usize) -> Value) -> Value {
    Value::Array((0..size).map(item).collect())
}

pub fn paths(paths: Value) -> Value {
    whole("3.0.3", paths, json!({}), json!({}))
}

pub fn components(components: Value) -> Value {
    whole("3.0.3", json!({}), components, json!({}))
}

pub fn with(members: Value) -> Value {
    whole("3.0.3", json!({}), json!({}), members)
}

pub fn top(schema: Value) -> Value {
    components(json!({"schemas": {"Top": schema}}))
}

pub fn top31(schema: Value) -> Value {
    whole("3.1.0", json!({}), json!({"schemas": {"Top": schema}}), json!({}))
}

/// Returns paths with one operation each, which may have further members.
pub fn operations(size: usize, more: impl Fn(usize) -> Value) -> Value {
    members(size, |index| {
        let mut operation = json!({"operationId": format!("op{index}"), "responses": {"204": {"description": "ok"}}});
        merge(&mut operation, more(index));
        (format!("/p{index}"), json!({"get": operation}))
    })
}

/// Returns one operation with further members.
pub fn operation(more: Value) -> Value {
    let mut operation = json!({"operationId": "op", "responses": {"204": {"description": "ok"}}});
    merge(&mut operation, more);
    json!({"/p": {"post": operation}})
}

/// Returns a name of a fixed length that becomes the same one in Rust as all others.
fn alike(index: usize) -> String {
    const SIGNS: [char; 10] = ['!', '%', '&', '(', ')', '=', '+', '?', ';', ','];
    let signs: String = [1000, 100, 10, 1].iter().map(|power| SIGNS[index / power % 10]).collect();
    format!("a{signs}")
}

pub fn swagger(paths: Value, members_: Value) -> Value {
    let mut all = json!({"/x": {
        "get": {"operationId": "get", "produces": ["application/json"], "responses": {"200": {"description": "ok", "schema": {"$ref": "#/definitions/Top"}}}},
        "post": {"operationId": "post", "parameters": [{"name": "b", "in": "body", "schema": {"$ref": "#/definitions/Top"}}], "responses": {"204": {"description": "ok"}}},
    }});
    merge(&mut all, paths);
    let mut document = json!({"swagger": "2.0", "info": {"title": "T", "version": "1"}, "paths": all, "definitions": {"Top": {"type": "string"}}});
    merge(&mut document, members_);
    document
}

/// Returns a YAML document with these lines in `Top` or elsewhere.
pub fn yaml(schemas: &str, rest: &str) -> String {
    format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /x:\n    get: {{operationId: get, responses: {{'200': {{description: ok, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Top'}}}}}}}}}}}}\n{rest}\ncomponents:\n  schemas:\n{schemas}\n"
    )
}

pub const ALL: &[Family] = &[
    // The root.
    document("tags", 100, |size, other| {
        let mut all = paths(operations(size, |index| json!({"tags": [format!("tag{index}")]})));
        merge(
            &mut all,
            with(
                json!({"tags": items(size, |index| json!({"name": format!("tag{index}"), "description": letter(other)}))}),
            ),
        );
        merge(&mut all, paths(operations(size, |index| json!({"tags": [format!("tag{index}")]}))));
        all
    }),
    document("operations with one tag", 100, |size, other| {
        paths(operations(size, |_| json!({"tags": ["a"], "summary": letter(other)})))
    }),
    document("tags of one operation", 200, |size, other| {
        paths(operation(json!({"tags": items(size, |index| json!(format!("{}{index}", letter(other))))})))
    }),
    document("operations without tags", 100, |size, other| {
        paths(operations(size, |_| json!({"summary": letter(other)})))
    }),
    document("other operations", 100, |size, other| {
        paths(members(size, |index| {
            (
                format!("/{}{index}", letter(other)),
                json!({"get": {"operationId": format!("{}{index}", letter(other)), "responses": {"204": {"description": "ok"}}}}),
            )
        }))
    }),
    document("operations without IDs", 100, |size, other| {
        paths(members(size, |index| {
            (
                format!("/{}{index}/{{id}}", letter(other)),
                json!({"get": {"parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}], "responses": {"204": {"description": "ok"}}}}),
            )
        }))
    }),
    document("operation IDs that are the same in Rust", 100, |size, other| {
        paths(members(size, |index| {
            (
                format!("/p{index}"),
                json!({"get": {"operationId": alike(index), "summary": letter(other), "responses": {"204": {"description": "ok"}}}}),
            )
        }))
    }),
    document("equal operation IDs", 100, |size, other| {
        paths(members(size, |index| {
            (
                format!("/p{index}"),
                json!({"get": {"operationId": "same", "summary": letter(other), "responses": {"204": {"description": "ok"}}}}),
            )
        }))
    }),
    document("tags that are the same in Rust", 100, |size, other| {
        paths(operations(size, |index| json!({"tags": [alike(index)], "summary": letter(other)})))
    }),
    document("servers", 100, |size, other| {
        with(
            json!({"servers": items(size, |index| json!({"url": format!("https://{}{index}.example.com/v1", letter(other)), "description": "d"}))}),
        )
    }),
    document("enum of a server's variable", 100, |size, other| {
        with(
            json!({"servers": [{"url": "https://{v}.example.com", "variables": {"v": {"default": format!("{}1", letter(other)), "enum": items(size, |index| json!(format!("{}{index}", letter(other))))}}}]}),
        )
    }),
    document("servers of operations", 100, |size, other| {
        paths(operations(
            size,
            |index| json!({"servers": [{"url": format!("https://{}{index}.example.com", letter(other))}]}),
        ))
    }),
    document("operations and servers", 50, |size, other| {
        let mut all = paths(operations(size, |_| json!({})));
        merge(
            &mut all,
            json!({"servers": items(size, |index| json!({"url": format!("https://{}{index}.example.com", letter(other))}))}),
        );
        all
    }),
    document("security schemes", 100, |size, other| {
        let mut all = components(
            json!({"securitySchemes": members(size, |index| (format!("s{index}"), json!({"type": "apiKey", "in": "header", "name": format!("X-{}{index}", letter(other))})))}),
        );
        merge(&mut all, paths(operations(size, |index| json!({"security": [{format!("s{index}"): []}]}))));
        all
    }),
    document("alternatives of security", 100, |size, other| {
        let mut all = components(
            json!({"securitySchemes": members(size, |index| (format!("s{index}"), json!({"type": "apiKey", "in": "header", "name": format!("X-{}{index}", letter(other))})))}),
        );
        merge(&mut all, paths(operation(json!({"security": items(size, |index| json!({format!("s{index}"): []}))}))));
        all
    }),
    document("parts of a security requirement", 100, |size, other| {
        let mut all = components(
            json!({"securitySchemes": members(size, |index| (format!("s{index}"), json!({"type": "apiKey", "in": "header", "name": format!("X-{}{index}", letter(other))})))}),
        );
        merge(
            &mut all,
            paths(operation(json!({"security": [members(size, |index| (format!("s{index}"), json!([])))]}))),
        );
        all
    }),
    document("scopes", 100, |size, other| {
        let mut all = components(
            json!({"securitySchemes": {"o": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://example.com/t", "scopes": members(size, |index| (format!("{}{index}", letter(other)), json!("d")))}}}}}),
        );
        merge(
            &mut all,
            paths(operation(
                json!({"security": [{"o": items(size, |index| json!(format!("{}{index}", letter(other))))}]}),
            )),
        );
        all
    }),
    // Operations.
    document("query parameters", 100, |size, other| {
        paths(operation(
            json!({"parameters": items(size, |index| json!({"name": format!("p{index}"), "in": "query", "schema": {"type": kind(other)}}))}),
        ))
    }),
    document("other query parameters", 100, |size, other| {
        paths(operation(
            json!({"parameters": items(size, |index| json!({"name": format!("{}{index}", letter(other)), "in": "query", "schema": {"type": "string"}}))}),
        ))
    }),
    document("array query parameters", 100, |size, other| {
        paths(operation(
            json!({"parameters": items(size, |index| json!({"name": format!("p{index}"), "in": "query", "schema": {"type": "array", "items": {"type": kind(other), "enum": null}}}))}),
        ))
    }),
    document("parameters of other operations", 50, |size, other| {
        paths(operations(
            size,
            |index| json!({"parameters": [{"name": format!("p{index}"), "in": "query", "schema": {"type": kind(other)}}]}),
        ))
    }),
    document("header parameters", 100, |size, other| {
        paths(operation(
            json!({"parameters": items(size, |index| json!({"name": format!("X-P{index}"), "in": "header", "schema": {"type": kind(other)}}))}),
        ))
    }),
    document("cookie parameters", 100, |size, other| {
        paths(operation(
            json!({"parameters": items(size, |index| json!({"name": format!("p{index}"), "in": "cookie", "schema": {"type": kind(other)}}))}),
        ))
    }),
    document("parameters that are the same in Rust", 100, |size, other| {
        paths(operation(
            json!({"parameters": items(size, |index| json!({"name": alike(index), "in": "query", "required": true, "schema": {"type": kind(other)}}))}),
        ))
    }),
    document("equal parameters", 100, |size, other| {
        paths(operation(
            json!({"parameters": items(size, |_| json!({"name": "a", "in": "query", "schema": {"type": kind(other)}}))}),
        ))
    }),
    document("shared parameters", 100, |size, other| {
        let mut all = components(
            json!({"parameters": members(size, |index| (format!("P{index}"), json!({"name": format!("p{index}"), "in": "query", "schema": {"type": kind(other)}})))}),
        );
        merge(
            &mut all,
            paths(operation(
                json!({"parameters": items(size, |index| json!({"$ref": format!("#/components/parameters/P{index}")}))}),
            )),
        );
        all
    }),
    document("path variables that are not in the path", 100, |size, other| {
        paths(
            json!({"/p": {"get": {"operationId": "op", "parameters": items(size, |index| json!({"name": format!("v{index}"), "in": "path", "required": true, "schema": {"type": kind(other)}})), "responses": {"204": {"description": "ok"}}}}}),
        )
    }),
    document("segments of a path", 200, |size, other| {
        paths(
            json!({"/a".repeat(size): {"get": {"operationId": "op", "summary": letter(other), "responses": {"204": {"description": "ok"}}}}}),
        )
    }),
    document("segments of a path without an ID", 200, |size, other| {
        paths(
            json!({"/a".repeat(size): {"get": {"summary": letter(other), "responses": {"204": {"description": "ok"}}}}}),
        )
    }),
    document("paths that look alike", 100, |size, other| {
        paths(members(size, |index| {
            (
                format!("/p/{{id}}/q{index}/{{other}}"),
                json!({"get": {"operationId": format!("op{index}"), "summary": letter(other), "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "string"}}, {"name": "other", "in": "path", "required": true, "schema": {"type": "string"}}], "responses": {"204": {"description": "ok"}}}}),
            )
        }))
    }),
    document("paths with equal templates", 100, |size, other| {
        paths(members(size, |index| {
            (
                format!("/p/{{v{index}}}"),
                json!({"get": {"operationId": format!("op{index}"), "summary": letter(other), "parameters": [{"name": format!("v{index}"), "in": "path", "required": true, "schema": {"type": "string"}}], "responses": {"204": {"description": "ok"}}}}),
            )
        }))
    }),
    document("headers of a response", 100, |size, other| {
        paths(operation(
            json!({"responses": {"204": {"headers": members(size, |index| (format!("X-H{index}"), json!({"schema": {"type": kind(other)}})))}}}),
        ))
    }),
    document("links", 100, |size, other| {
        let mut all = paths(operation(
            json!({"responses": {"204": {"links": members(size, |index| (format!("l{index}"), json!({"operationId": format!("op{index}"), "description": letter(other)})))}}}),
        ));
        merge(&mut all, paths(operations(size, |_| json!({}))));
        all
    }),
    document("parameters of a link", 100, |size, other| {
        paths(operation(
            json!({"responses": {"204": {"links": {"l": {"operationId": "get", "parameters": members(size, |index| (format!("l{index}"), json!(letter(other))))}}}}}),
        ))
    }),
    document("callbacks", 100, |size, other| {
        paths(operation(
            json!({"callbacks": members(size, |index| (format!("c{index}"), json!({format!("{{$request.body#/u{index}}}"): {"post": {"requestBody": {"content": {"application/json": {"schema": {"type": kind(other)}}}}, "responses": {"204": {"description": "ok"}}}}})))}),
        ))
    }),
    document("webhooks", 100, |size, other| {
        whole(
            "3.1.0",
            json!({}),
            json!({}),
            json!({"webhooks": members(size, |index| (format!("w{index}"), json!({"post": {"operationId": format!("hook{index}"), "requestBody": {"content": {"application/json": {"schema": {"type": kind(other)}}}}, "responses": {"204": {"description": "ok"}}}})))}),
        )
    }),
    document("media types of a request", 100, |size, other| {
        paths(operation(
            json!({"requestBody": {"content": members(size, |index| (format!("application/v{index}+json"), json!({"schema": {"type": "object", "properties": {format!("p{index}"): {"type": kind(other)}}}})))}}),
        ))
    }),
    document("media types of a response", 100, |size, other| {
        paths(operation(
            json!({"responses": {"200": {"description": "ok", "content": members(size, |index| (format!("application/v{index}+json"), json!({"schema": {"type": "object", "properties": {format!("p{index}"): {"type": kind(other)}}}})))}}}),
        ))
    }),
    document("parts of a form", 100, |size, other| {
        let properties = members(size, |index| (format!("p{index}"), json!({"type": kind(other)})));
        let encoding = members(size, |index| {
            (
                format!("p{index}"),
                json!({"contentType": "text/plain", "headers": {"X-A": {"schema": {"type": "string"}}}}),
            )
        });
        paths(operation(
            json!({"requestBody": {"content": {"multipart/form-data": {"schema": {"type": "object", "properties": properties}, "encoding": encoding}}}}),
        ))
    }),
    document("fields of a form", 100, |size, other| {
        let properties =
            members(size, |index| (format!("p{index}"), json!({"type": "array", "items": {"type": kind(other)}})));
        let encoding = members(size, |index| (format!("p{index}"), json!({"style": "form", "explode": false})));
        paths(operation(
            json!({"requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": {"type": "object", "properties": properties}, "encoding": encoding}}}}),
        ))
    }),
    document("encodings of unknown parts", 100, |size, other| {
        let encoding = members(size, |index| (format!("p{index}"), json!({"contentType": letter(other)})));
        paths(operation(
            json!({"requestBody": {"content": {"multipart/form-data": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}, "encoding": encoding}}}}),
        ))
    }),
    document("examples of a response", 100, |size, other| {
        let examples = members(size, |index| {
            (format!("e{index}"), json!({"summary": "s", "value": {"a": format!("{}{index}", letter(other))}}))
        });
        paths(operation(
            json!({"responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}, "examples": examples}}}}}),
        ))
    }),
    document("examples of a request", 100, |size, other| {
        let examples = members(size, |index| {
            (format!("e{index}"), json!({"summary": "s", "value": {"a": format!("{}{index}", letter(other))}}))
        });
        paths(operation(
            json!({"requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "string"}}}, "examples": examples}}}}),
        ))
    }),
    document("extensions", 100, |size, other| {
        let mut all = with(members(size, |index| (format!("x-a{index}"), json!({"a": [letter(other)]}))));
        merge(&mut all, top(members(size, |index| (format!("x-a{index}"), json!({"a": [letter(other)]})))));
        all
    }),
    document("unknown members", 100, |size, other| {
        top(members(size, |index| (format!("propertees{index}"), json!({"a": [letter(other)]}))))
    }),
    // Products: many objects that share a large one.
    document("properties with a large enum", 50, |size, other| {
        let all = json!({"Base": {"type": "string", "enum": items(size, |index| json!(format!("{}{index}", letter(other))))}, "Top": {"type": "object", "properties": members(size, |index| (format!("p{index}"), reference("Base")))}});
        components(json!({"schemas": all}))
    }),
    document("properties with a large example", 50, |size, other| {
        let all = json!({"Base": {"type": "string", "example": letter(other).repeat(size * 5)}, "Top": {"type": "object", "properties": members(size, |index| (format!("p{index}"), reference("Base")))}});
        components(json!({"schemas": all}))
    }),
    document("operations with large examples", 30, |size, other| {
        let mut all = components(json!({"examples": {"E": {"value": items(size, |_| json!(letter(other)))}}}));
        merge(
            &mut all,
            paths(operations(
                size,
                |_| json!({"responses": {"200": {"description": "ok", "content": {"application/json": {"schema": {"type": "array", "items": {"type": "string"}}, "examples": {"e": {"$ref": "#/components/examples/E"}}}}}}}),
            )),
        );
        all
    }),
    document("operations with errors of many fields", 30, |size, other| {
        let mut all = components(
            json!({"schemas": {"E": {"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": kind(other)})))}}}),
        );
        merge(
            &mut all,
            paths(operations(
                size,
                |_| json!({"responses": {"400": {"description": "ok", "content": {"application/json": {"schema": reference("E")}}}}}),
            )),
        );
        all
    }),
    document("parameters that are a large object", 30, |size, other| {
        let mut all = components(
            json!({"schemas": {"F": {"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": kind(other)})))}}}),
        );
        merge(
            &mut all,
            paths(operations(
                size,
                |_| json!({"parameters": [{"name": "f", "in": "query", "style": "deepObject", "schema": reference("F")}]}),
            )),
        );
        all
    }),
    document("examples of a large union", 50, |size, other| {
        let part = |index: usize| json!({"type": "object", "required": [format!("p{index}")], "properties": {format!("p{index}"): {"type": kind(other)}}});
        let value =
            |index: usize| if other { json!({format!("p{index}"): 1}) } else { json!({format!("p{index}"): "a"}) };
        top(json!({"type": "array", "items": {"oneOf": items(size, part)}, "example": items(size, value)}))
    }),
    document("unique items of an example", 100, |size, other| {
        top(
            json!({"type": "array", "uniqueItems": true, "items": {"type": "object"}, "example": items(size, |index| json!({"a": format!("{}{index}", letter(other))}))}),
        )
    }),
    document("values of an enum in an example", 100, |size, other| {
        top(
            json!({"type": "array", "items": {"type": "string", "enum": items(size, |index| json!(format!("{}{index}", letter(other))))}, "example": items(size, |index| json!(format!("{}{index}", letter(other))))}),
        )
    }),
    // Schemas.
    document("one large property in two parts", 50, |size, other| {
        let object = json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": kind(other)})))});
        top(
            json!({"allOf": [{"type": "object", "properties": {"a": object}}, {"type": "object", "properties": {"a": object}}]}),
        )
    }),
    document("allOf with required", 50, |size, other| {
        let mut parts = vec![
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": kind(other)})))}),
        ];
        parts.extend((0..size).map(|index| json!({"required": [format!("p{index}")]})));
        top(json!({"allOf": parts}))
    }),
    document("anyOf with required", 50, |size, other| {
        let properties = members(size, |index| (format!("p{index}"), json!({"type": kind(other)})));
        top(
            json!({"type": "object", "properties": properties, "anyOf": items(size, |index| json!({"required": [format!("p{index}")]}))}),
        )
    }),
    document("oneOf beside properties", 30, |size, other| {
        let properties = members(size, |index| (format!("p{index}"), json!({"type": kind(other)})));
        top(
            json!({"type": "object", "properties": properties, "oneOf": items(size, |index| json!({"type": "object", "properties": {format!("q{index}"): {"type": "string"}}}))}),
        )
    }),
    document("other properties", 100, |size, other| {
        top(
            json!({"type": "object", "properties": members(size, |index| (format!("{}{index}", letter(other)), json!({"type": "string"})))}),
        )
    }),
    document("properties that are the same in Rust", 100, |size, other| {
        top(
            json!({"type": "object", "properties": members(size, |index| (alike(index), json!({"type": kind(other)})))}),
        )
    }),
    document("inline objects that are the same in Rust", 100, |size, other| {
        top(
            json!({"type": "object", "properties": members(size, |index| (alike(index), json!({"type": "object", "properties": {format!("p{index}"): {"type": kind(other)}}})))}),
        )
    }),
    document("values that are the same in Rust", 100, |size, other| {
        top(json!({"type": "string", "description": letter(other), "enum": items(size, |index| json!(alike(index)))}))
    }),
    document("schemas that are the same in Rust", 100, |size, other| {
        components(
            json!({"schemas": members(size, |index| (alike(index), json!({"type": "object", "properties": {format!("p{index}"): {"type": kind(other)}}})))}),
        )
    }),
    document("equal schemas", 100, |size, other| {
        components(
            json!({"schemas": members(size, |index| (format!("S{index}"), json!({"type": "object", "properties": {"p": {"type": kind(other)}}})))}),
        )
    }),
    document("equal inline schemas", 100, |size, other| {
        top(
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": "object", "properties": {"p": {"type": kind(other)}}})))}),
        )
    }),
    document("equal enums", 100, |size, other| {
        top(
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": "string", "enum": [letter(other), "c"]})))}),
        )
    }),
    document("almost equal enums", 100, |size, other| {
        top(
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": "string", "enum": [letter(other), format!("c{index}")]})))}),
        )
    }),
    document("enum of objects", 100, |size, other| {
        top(json!({"enum": items(size, |index| json!({"a": format!("{}{index}", letter(other))}))}))
    }),
    document("enum of all types", 100, |size, other| {
        top(
            json!({"enum": items(size, |index| if index % 2 == 0 { json!(index) } else { json!(format!("{}{index}", letter(other))) })}),
        )
    }),
    document("enum with names", 100, |size, other| {
        top(
            json!({"type": "integer", "enum": items(size, |index| json!(index)), "x-enum-varnames": items(size, |index| json!(format!("{}{index}", letter(other)))), "x-enum-descriptions": items(size, |index| json!(format!("{}{index}", letter(other))))}),
        )
    }),
    document("equal values", 100, |size, other| {
        top(json!({"type": "string", "enum": items(size, |_| json!(letter(other)))}))
    }),
    document("types with null", 100, |size, other| {
        top31(
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": ["null", kind(other), "boolean"]})))}),
        )
    }),
    document("patternProperties", 50, |size, other| {
        top31(
            json!({"type": "object", "patternProperties": members(size, |index| (format!("^p{index}"), json!({"type": kind(other)})))}),
        )
    }),
    document("dependentRequired", 100, |size, other| {
        top31(
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": kind(other)}))), "dependentRequired": members(size, |index| (format!("p{index}"), json!([format!("p{}", (index + 1) % size)])))}),
        )
    }),
    document("dependentSchemas", 50, |size, other| {
        top31(
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": kind(other)}))), "dependentSchemas": members(size, |index| (format!("p{index}"), json!({"required": [format!("p{}", (index + 1) % size)]})))}),
        )
    }),
    document("prefixItems", 50, |size, other| {
        top31(
            json!({"type": "array", "prefixItems": items(size, |index| json!({"type": "object", "properties": {format!("p{index}"): {"type": kind(other)}}}))}),
        )
    }),
    document("not", 50, |size, other| {
        top(
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"not": {"type": kind(other)}})))}),
        )
    }),
    document("$defs", 100, |size, other| {
        let mut all = top31(
            json!({"type": "object", "$defs": members(size, |index| (format!("D{index}"), json!({"type": "object", "properties": {"a": {"type": kind(other)}}}))), "properties": members(size, |index| (format!("p{index}"), reference(&format!("Top/$defs/D{index}"))))}),
        );
        merge(&mut all, json!({}));
        all
    }),
    document("nested $defs", 10, |size, other| {
        let nested = |index: usize| {
            (0..30).fold(json!({"type": kind(other)}), |inner, _| json!({"type": "object", "title": format!("T{index}"), "$defs": {"a": inner}, "properties": {"p": {"type": "string"}}}))
        };
        whole(
            "3.1.0",
            json!({}),
            json!({"schemas": members(size, |index| (format!("S{index}"), nested(index)))}),
            json!({}),
        )
    }),
    document("$anchor", 100, |size, other| {
        let mut all = json!({"Top": {"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"$ref": format!("#a{index}")})))}});
        merge(
            &mut all,
            members(size, |index| {
                (
                    format!("S{index}"),
                    json!({"$anchor": format!("a{index}"), "type": "object", "properties": {"a": {"type": kind(other)}}}),
                )
            }),
        );
        whole("3.1.0", json!({}), json!({"schemas": all}), json!({}))
    }),
    document("$id", 100, |size, other| {
        let mut all = json!({"Top": {"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"$ref": format!("https://example.com/s{index}")})))}});
        merge(
            &mut all,
            members(size, |index| {
                (
                    format!("S{index}"),
                    json!({"$id": format!("https://example.com/s{index}"), "type": "object", "properties": {"a": {"type": kind(other)}}}),
                )
            }),
        );
        whole("3.1.0", json!({}), json!({"schemas": all}), json!({}))
    }),
    document("aliases in a mapping", 100, |size, other| {
        let all = json!({
            "Top": {"oneOf": [reference("A"), reference("B")], "discriminator": {"propertyName": "kind", "mapping": members(size, |index| (format!("{}{index}", letter(other)), json!(if index % 2 == 0 { "#/components/schemas/A" } else { "B" })))}},
            "A": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
            "B": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "b": {"type": "string"}}},
        });
        components(json!({"schemas": all}))
    }),
    document("a hierarchy", 50, |size, other| {
        let mut all = json!({"Top": {"type": "object", "required": ["kind"], "discriminator": {"propertyName": "kind"}, "properties": {"kind": {"type": "string"}}}});
        merge(
            &mut all,
            members(size, |index| {
                (
                    format!("S{index}"),
                    json!({"allOf": [reference("Top"), {"type": "object", "properties": {format!("p{index}"): {"type": kind(other)}}}]}),
                )
            }),
        );
        components(json!({"schemas": all}))
    }),
    document("alternatives of strings", 50, |size, other| {
        top(
            json!({"anyOf": items(size, |index| json!({"type": "string", "maxLength": index + 1 + usize::from(other)}))}),
        )
    }),
    document("unions in lists in unions", 15, |size, other| {
        let nested = |index: usize| {
            (0..6).fold(json!({"type": kind(other)}), |inner, level| json!({"oneOf": [{"type": "array", "items": inner}, {"type": "object", "properties": {format!("p{index}x{level}"): {"type": "string"}}}]}))
        };
        components(json!({"schemas": members(size, |index| (format!("S{index}"), nested(index)))}))
    }),
    document("circles of properties", 100, |size, other| {
        components(
            json!({"schemas": members(size, |index| (format!("S{index}"), json!({"type": "object", "required": ["a"], "properties": {"a": reference(&format!("S{}", (index + 1) % size)), "b": {"type": kind(other)}}})))}),
        )
    }),
    document("two circles of properties", 100, |size, other| {
        components(
            json!({"schemas": members(size, |index| (format!("S{index}"), json!({"type": "object", "required": ["a", "c"], "properties": {"a": reference(&format!("S{}", (index + 1) % size)), "c": reference(&format!("S{}", (index * 7 + 3) % size)), "b": {"type": kind(other)}}})))}),
        )
    }),
    document("readOnly properties", 100, |size, other| {
        top(
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": kind(other), "readOnly": index % 2 == 0, "writeOnly": index % 2 == 1})))}),
        )
    }),
    document("readOnly below many", 50, |size, other| {
        let mut all = json!({"Top": {"type": "object", "properties": members(size, |index| (format!("p{index}"), reference(&format!("S{index}"))))}});
        merge(
            &mut all,
            members(size, |index| {
                (
                    format!("S{index}"),
                    json!({"type": "object", "properties": {"a": {"type": kind(other), "readOnly": true}, "b": {"type": "string"}, "next": reference(&format!("S{}", (index + 1) % size))}}),
                )
            }),
        );
        components(json!({"schemas": all}))
    }),
    document("defaults", 100, |size, other| {
        top(
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": "string", "default": format!("{}{index}", letter(other))})))}),
        )
    }),
    document("a large default", 100, |size, other| {
        top(
            json!({"type": "object", "default": members(size, |index| (format!("p{index}"), json!(letter(other)))), "properties": {"a": {"type": "string"}}}),
        )
    }),
    document("examples of a schema", 100, |size, other| {
        top31(json!({"type": "string", "examples": items(size, |index| json!(format!("{}{index}", letter(other))))}))
    }),
    document("wrong examples", 100, |size, other| {
        top31(json!({"type": "string", "description": letter(other), "examples": items(size, |index| json!(index))}))
    }),
    document("bounds", 100, |size, other| {
        top(
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": "string", "minLength": usize::from(other), "maxLength": index + 1, "pattern": format!("^a{index}")})))}),
        )
    }),
    // Mistakes.
    document("references to schemas that do not exist", 140, |size, other| {
        let mut all = json!({"Top": {"type": "object", "properties": members(size, |index| (format!("p{index}"), reference(&format!("Missing{}{index}", letter(other)))))}});
        merge(
            &mut all,
            members(size, |index| {
                (format!("Missong{index}"), json!({"type": "object", "properties": {"a": {"type": kind(other)}}}))
            }),
        );
        components(json!({"schemas": all}))
    }),
    document("required names that do not exist", 100, |size, other| {
        top(
            json!({"type": "object", "required": items(size, |index| json!(format!("q{}{index}", letter(other)))), "properties": members(size, |index| (format!("p{index}"), json!({"type": "string"})))}),
        )
    }),
    document("wrong types", 100, |size, other| {
        top(
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": format!("strin{}{index}", letter(other))})))}),
        )
    }),
    document("links to operations that do not exist", 100, |size, other| {
        let mut all = paths(operation(
            json!({"responses": {"204": {"links": members(size, |index| (format!("l{index}"), json!({"operationId": format!("ob{}{index}", letter(other))})))}}}),
        ));
        merge(&mut all, paths(operations(size, |_| json!({}))));
        all
    }),
    document("mappings to schemas that do not exist", 100, |size, other| {
        let all = json!({
            "Top": {"oneOf": [reference("A"), reference("B")], "discriminator": {"propertyName": "kind", "mapping": members(size, |index| (format!("{}{index}", letter(other)), json!(format!("#/components/schemas/C{index}"))))}},
            "A": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}}},
            "B": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "b": {"type": "string"}}},
        });
        components(json!({"schemas": all}))
    }),
    // Text.
    description("a long description", 500, |size, other| format!("{} word ", letter(other)).repeat(size)),
    description("a long word", 500, |size, other| letter(other).repeat(size * 5)),
    description("paragraphs", 100, |size, other| format!("{} word\n\n", letter(other)).repeat(size)),
    description("lines", 100, |size, other| format!("{} word\n", letter(other)).repeat(size)),
    description("Markdown links", 100, |size, other| {
        format!("[{}](https://example.com/a) ", letter(other)).repeat(size)
    }),
    description("brackets", 300, |size, other| format!("{}{}", letter(other), "[".repeat(size))),
    description("pairs of brackets", 300, |size, other| {
        format!("{}{}{}", letter(other), "[".repeat(size), "]".repeat(size))
    }),
    description("images", 300, |size, other| format!("{}{}", letter(other), "![".repeat(size))),
    description("links that do not end", 300, |size, other| format!("{}{}", letter(other), "[a](".repeat(size))),
    description("reference links", 300, |size, other| {
        format!("{}{}\n\n[a]: https://example.com", letter(other), "[a] ".repeat(size))
    }),
    description("reference definitions", 100, |size, other| {
        (0..size).map(|index| format!("[{}{index}]: https://example.com\n", letter(other))).collect::<String>()
    }),
    description("footnotes", 100, |size, other| {
        (0..size).map(|index| format!("[^{}{index}]: note\n\n", letter(other))).collect::<String>()
    }),
    description("asterisks", 300, |size, other| format!("{}{}", letter(other), "*".repeat(size))),
    description("emphasis that does not end", 300, |size, other| format!("{}{}", letter(other), "*a ".repeat(size))),
    description("emphasis of two kinds", 300, |size, other| format!("{}{}", letter(other), "*a_ ".repeat(size))),
    description("nested emphasis", 100, |size, other| {
        format!("{}{}{}", letter(other), "*a **b ".repeat(size), "** *".repeat(size))
    }),
    description("underscores", 300, |size, other| format!("{}{}", letter(other), "_a__b_ ".repeat(size))),
    description("backticks", 300, |size, other| format!("{}{}", letter(other), "`".repeat(size))),
    description("runs of backticks", 40, |size, other| {
        (0..size).map(|index| format!("{}{} ", letter(other), "`".repeat(index % 30 + 1))).collect::<String>()
    }),
    description("code spans", 300, |size, other| format!("`{}` ", letter(other)).repeat(size)),
    description("tags of HTML", 300, |size, other| format!("{}{}", letter(other), "<b>".repeat(size))),
    description("pairs of tags", 300, |size, other| {
        format!("{}{}{}", letter(other), "<b>".repeat(size), "</b>".repeat(size))
    }),
    description("less-than signs", 300, |size, other| format!("{}{}", letter(other), "<".repeat(size))),
    description("tags that do not end", 300, |size, other| format!("{}{}", letter(other), "<a b='".repeat(size))),
    description("comments that do not end", 300, |size, other| format!("{}{}", letter(other), "<!--".repeat(size))),
    description("processing instructions", 300, |size, other| format!("{}{}", letter(other), "a <? ".repeat(size))),
    description("CDATA", 300, |size, other| format!("{}{}", letter(other), "a <![CDATA[ ".repeat(size))),
    description("lists of HTML", 100, |size, other| format!("{}<ul>{}</ul>", letter(other), "<li>a</li>".repeat(size))),
    description("nested lists of HTML", 100, |size, other| format!("{}{}", letter(other), "<ul><li>a".repeat(size))),
    description("tables of HTML", 100, |size, other| {
        format!("{}<table>{}</table>", letter(other), "<tr><td>a</td></tr>".repeat(size))
    }),
    description("entities", 300, |size, other| format!("{}{}", letter(other), "&amp;&#60;".repeat(size))),
    description("ampersands", 300, |size, other| format!("{}{}", letter(other), "&".repeat(size))),
    description("URLs", 300, |size, other| format!("https://example.com/{} ", letter(other)).repeat(size)),
    description("backslashes", 300, |size, other| format!("{}{}", letter(other), "\\".repeat(size))),
    description("escapes", 300, |size, other| format!("{}{}", letter(other), "\\*".repeat(size))),
    description("headings", 100, |size, other| format!("# {}\n\n", letter(other)).repeat(size)),
    description("number signs", 300, |size, other| format!("{}\n{}", letter(other), "#".repeat(size))),
    description("list items", 100, |size, other| format!("- {}\n", letter(other)).repeat(size)),
    description("nested list items", 20, |size, other| {
        (0..size).map(|index| format!("{}- {}\n", "  ".repeat(index % 20), letter(other))).collect::<String>()
    }),
    description("list markers in a line", 300, |size, other| format!("{}{}", "- ".repeat(size), letter(other))),
    description("numbered items", 100, |size, other| {
        (0..size).map(|index| format!("{index}. {}\n", letter(other))).collect::<String>()
    }),
    description("block quotes", 100, |size, other| format!("{}{}", ">".repeat(size), letter(other))),
    description("quoted lines", 100, |size, other| format!("> {}\n", letter(other)).repeat(size)),
    description("quotes and lists", 100, |size, other| format!("{}{}", "> - ".repeat(size), letter(other))),
    description("rows of a table", 100, |size, other| {
        format!("|a|b|\n|---|---|\n{}", format!("|{}|c|\n", letter(other)).repeat(size))
    }),
    description("columns of a table", 100, |size, other| {
        format!("|{}\n|{}\n|{}\n", "a|".repeat(size), "---|".repeat(size), format!("{}|", letter(other)).repeat(size))
    }),
    description("tables", 50, |size, other| format!("|a|b|\n|---|---|\n|{}|c|\n\n", letter(other)).repeat(size)),
    description("fences", 100, |size, other| format!("```\n{}\n```\n\n", letter(other)).repeat(size)),
    description("indented code", 100, |size, other| format!("    {}\n\n", letter(other)).repeat(size)),
    description("rules", 100, |size, other| format!("{}\n\n---\n\n", letter(other)).repeat(size)),
    description("spaces", 500, |size, other| format!("{}{}b", letter(other), " ".repeat(size))),
    description("empty lines", 500, |size, other| format!("{}{}b", letter(other), "\n".repeat(size))),
    description("tabs", 500, |size, other| format!("{}{}b", letter(other), "\t".repeat(size))),
    description("characters that are not shown", 500, |size, other| {
        format!("{}{}b", letter(other), "\u{202e}\u{200b}".repeat(size))
    }),
    description("strikethrough", 300, |size, other| format!("{}{}", letter(other), "~~a ".repeat(size))),
    description("dollar signs", 300, |size, other| format!("{}{}", letter(other), "$a ".repeat(size))),
    description("colons", 300, |size, other| format!("{}{}", letter(other), ":a: ".repeat(size))),
    description("braces", 300, |size, other| format!("{}{}", letter(other), "{{a ".repeat(size))),
    document("descriptions", 100, |size, other| {
        top(
            json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": "string", "description": format!("The value {index} of {}. See `p1` and [this](https://example.com).", letter(other))})))}),
        )
    }),
    document("a long title", 1000, |size, other| {
        with(json!({"info": {"title": letter(other).repeat(size * 5), "description": "word ".repeat(size)}}))
    }),
    document("a long operation ID", 500, |size, other| {
        paths(
            json!({"/p": {"get": {"operationId": format!("{}Word", letter(other)).repeat(size), "responses": {"204": {"description": "ok"}}}}}),
        )
    }),
    document("a long summary", 500, |size, other| {
        paths(operation(json!({"summary": format!("{} word ", letter(other)).repeat(size)})))
    }),
    document("a long property", 500, |size, other| {
        top(json!({"type": "object", "properties": {"aWord".repeat(size): {"type": kind(other)}}}))
    }),
    document("a long property of an inline object", 500, |size, other| {
        top(
            json!({"type": "object", "properties": {"aWord".repeat(size): {"type": "object", "properties": {"a": {"type": kind(other)}, "b": {"type": "object", "properties": {"c": {"type": "string"}}}}}}}),
        )
    }),
    document("a long value", 500, |size, other| {
        top(json!({"type": "string", "enum": [format!("{}Word", letter(other)).repeat(size)]}))
    }),
    document("a long schema name", 500, |size, other| {
        components(
            json!({"schemas": {format!("{}Word", letter(other)).repeat(size): {"type": "object", "properties": {"a": {"type": "string"}}}}}),
        )
    }),
    document("a long tag", 500, |size, other| {
        paths(operation(json!({"tags": [format!("{} Word", letter(other)).repeat(size)]})))
    }),
    document("a long media type", 500, |size, other| {
        paths(operation(
            json!({"requestBody": {"content": {format!("application/{}", letter(other).repeat(size)): {"schema": {"type": "string"}}}}}),
        ))
    }),
    document("parameters of a media type", 200, |size, other| {
        paths(operation(
            json!({"requestBody": {"content": {format!("application/json{}", format!("; {}=b", letter(other)).repeat(size)): {"schema": {"type": "string"}}}}}),
        ))
    }),
    document("a long reference", 500, |size, other| {
        top(
            json!({"type": "object", "properties": {"a": {"$ref": format!("#/components/schemas/{}", letter(other).repeat(size))}}}),
        )
    }),
    document("a reference of many segments", 500, |size, other| {
        top(
            json!({"type": "object", "properties": {"a": {"$ref": format!("#{}", format!("/{}", letter(other)).repeat(size))}}}),
        )
    }),
    document("a path of files of many segments", 500, |size, other| {
        top(
            json!({"type": "object", "properties": {"a": {"$ref": format!("{}/x.yaml", format!("{}/..", letter(other)).repeat(size))}}}),
        )
    }),
    document("a large number", 500, |size, other| {
        top(json!({"type": "string", "maxLength": 5, "example": letter(other), "x-n": "9".repeat(size)}))
    }),
    // Several patterns.
    document("alternatives of a pattern", 100, |size, other| {
        top(
            json!({"type": "string", "pattern": format!("^({})$", (0..size).map(|index| format!("{}{index}|", letter(other))).collect::<String>())}),
        )
    }),
    document("classes of a pattern", 100, |size, other| {
        top(json!({"type": "string", "pattern": format!("^{}$", format!("[{}-z]", letter(other)).repeat(size))}))
    }),
    document("groups of a pattern", 50, |size, other| {
        top(
            json!({"type": "string", "pattern": format!("^{}{}{}$", "(".repeat(size), letter(other), ")?".repeat(size))}),
        )
    }),
    document("repetitions of a pattern", 50, |size, other| {
        top(
            json!({"type": "string", "example": "a".repeat(size), "pattern": format!("^{}$", format!("{}{{0,100}}", letter(other)).repeat(size))}),
        )
    }),
    document("a pattern and a long example", 100, |size, other| {
        top(
            json!({"type": "string", "example": letter(other).repeat(size), "pattern": format!("^({}*)*$", letter(other).repeat(size))}),
        )
    }),
    document("Unicode classes", 10, |size, other| {
        top(json!({"type": "string", "description": letter(other), "pattern": format!("^{}$", "\\p{L}".repeat(size))}))
    }),
    // Files.
    documents("files beside each other", 50, |size, other| {
        let all = members(size, |index| (format!("/f{index}"), json!({"$ref": format!("f{index}.json")})));
        let files = (0..size).map(|index| (format!("f{index}.json"), json!({"get": {"operationId": format!("op{index}"), "summary": letter(other), "responses": {"204": {"description": "ok"}}}}).to_string()));
        files.chain([("openapi.json".to_owned(), paths(all).to_string())]).collect()
    }),
    documents("files that do not exist", 50, |size, other| {
        let all =
            members(size, |index| (format!("p{index}"), json!({"$ref": format!("{}{index}.json", letter(other))})));
        [("openapi.json".to_owned(), top(json!({"type": "object", "properties": all})).to_string())].into()
    }),
    documents("references into one file", 50, |size, other| {
        let all = members(size, |index| (format!("p{index}"), json!({"$ref": format!("f.json#/s{index}")})));
        let file = members(size, |index| {
            (format!("s{index}"), json!({"type": "object", "properties": {"a": {"type": kind(other)}}}))
        });
        [
            ("openapi.json".to_owned(), top(json!({"type": "object", "properties": all})).to_string()),
            ("f.json".to_owned(), file.to_string()),
        ]
        .into()
    }),
    // Swagger 2.0.
    document("definitions", 100, |size, other| {
        swagger(
            json!({}),
            json!({"definitions": members(size, |index| (format!("S{index}"), json!({"type": "object", "properties": {"a": {"type": kind(other)}}})))}),
        )
    }),
    document("operations of Swagger", 50, |size, other| {
        swagger(
            members(size, |index| {
                (
                    format!("/p{index}"),
                    json!({"post": {"operationId": format!("op{index}"), "summary": letter(other), "parameters": [{"name": "b", "in": "body", "schema": {"type": "object"}}], "responses": {"200": {"description": "ok", "schema": {"type": "string"}}}}}),
                )
            }),
            json!({}),
        )
    }),
    document("schemes of Swagger", 50, |size, other| {
        swagger(
            json!({}),
            json!({"host": "example.com", "schemes": items(size, |index| json!(["http", "https", "ws"][index % 3])), "basePath": format!("/{}", letter(other))}),
        )
    }),
    document("form fields of Swagger", 50, |size, other| {
        swagger(
            json!({"/p": {"post": {"operationId": "op", "consumes": ["multipart/form-data"], "parameters": items(size, |index| json!({"name": format!("p{index}"), "in": "formData", "type": kind(other)})), "responses": {"204": {"description": "ok"}}}}}),
            json!({}),
        )
    }),
    document("form fields of Swagger that are shared", 30, |size, other| {
        swagger(
            json!({"/p": {"post": {"operationId": "op", "parameters": items(size, |index| json!({"$ref": format!("#/parameters/P{index}")})), "responses": {"204": {"description": "ok"}}}}}),
            json!({"parameters": members(size, |index| (format!("P{index}"), json!({"name": format!("p{index}"), "in": "formData", "type": kind(other)})))}),
        )
    }),
    document("examples of Swagger", 50, |size, other| {
        swagger(
            json!({"/p": {"get": {"operationId": "op", "produces": ["application/json"], "responses": {"200": {"description": "ok", "schema": {"type": "string"}, "examples": members(size, |index| (format!("application/{}{index}", letter(other)), json!("a")))}}}}}),
            json!({}),
        )
    }),
    document("responses of Swagger", 50, |size, other| {
        swagger(
            members(size, |index| {
                (
                    format!("/p{index}"),
                    json!({"get": {"operationId": format!("op{index}"), "responses": {"200": {"$ref": format!("#/responses/R{index}")}}}}),
                )
            }),
            json!({"responses": members(size, |index| (format!("R{index}"), json!({"description": letter(other), "schema": {"type": "string"}})))}),
        )
    }),
    document("security of Swagger", 50, |size, other| {
        swagger(
            json!({"/p": {"get": {"operationId": "op", "security": items(size, |index| json!({format!("s{index}"): []})), "responses": {"204": {"description": "ok"}}}}}),
            json!({"securityDefinitions": members(size, |index| (format!("s{index}"), json!({"type": "apiKey", "in": "header", "name": format!("X-{}{index}", letter(other))})))}),
        )
    }),
    // YAML.
    text("aliases", 100, |size, other| {
        yaml(
            &(0..size)
                .map(|index| format!("    A{index}: &a{index} {{type: {}}}\n    B{index}: *a{index}\n", kind(other)))
                .collect::<String>(),
            "",
        )
    }),
    text("aliases of one anchor", 100, |size, other| {
        yaml(
            &format!(
                "    Top: &a {{type: {}}}\n{}",
                kind(other),
                (0..size).map(|index| format!("    B{index}: *a\n")).collect::<String>()
            ),
            "",
        )
    }),
    text("aliases of a large anchor", 60, |size, other| {
        let properties: String = (0..size).map(|index| format!("p{index}: {{type: {}}}, ", kind(other))).collect();
        yaml(
            &format!(
                "    Top: &a {{type: object, properties: {{{properties}}}}}\n{}",
                (0..size).map(|index| format!("    B{index}: *a\n")).collect::<String>()
            ),
            "",
        )
    }),
    text("merge keys", 100, |size, other| {
        yaml(
            &format!(
                "    Top: &a {{type: {}}}\n{}",
                kind(other),
                (0..size).map(|index| format!("    B{index}: {{<<: *a, description: d{index}}}\n")).collect::<String>()
            ),
            "",
        )
    }),
    text("block scalars", 100, |size, other| {
        yaml(
            &format!(
                "    Top:\n      type: string\n      description: |\n{}",
                format!("        {} word\n", letter(other)).repeat(size)
            ),
            "",
        )
    }),
    text("folded scalars", 100, |size, other| {
        yaml(
            &format!(
                "    Top:\n      type: string\n      description: >-\n{}",
                format!("        {} word\n", letter(other)).repeat(size)
            ),
            "",
        )
    }),
    text("plain scalars of many lines", 100, |size, other| {
        yaml(
            &format!(
                "    Top:\n      type: string\n      description: a\n{}",
                format!("        {} word\n", letter(other)).repeat(size)
            ),
            "",
        )
    }),
    text("quoted scalars of many lines", 100, |size, other| {
        yaml(
            &format!(
                "    Top:\n      type: string\n      description: \"a\n{}        \"\n",
                format!("        {} word\n", letter(other)).repeat(size)
            ),
            "",
        )
    }),
    text("comments", 100, |size, other| {
        yaml(&format!("    Top: {{type: {}}}\n{}", kind(other), "    # comment\n".repeat(size)), "")
    }),
    text("lines with CR and LF", 100, |size, other| {
        yaml(
            &format!(
                "    Top:\n      type: object\n      properties:\n{}",
                (0..size).map(|index| format!("        p{index}: {{type: {}}}\n", kind(other))).collect::<String>()
            ),
            "",
        )
        .replace('\n', "\r\n")
    }),
    text("tabs of YAML", 50, |size, other| {
        yaml(
            &format!(
                "    Top:\n      type: {}\n{}",
                kind(other),
                (0..size).map(|index| format!("    A{index}:\n      type:\tstring\n")).collect::<String>()
            ),
            "",
        )
    }),
    text("equal keys", 100, |size, other| {
        yaml(&format!("    Top: {{type: {}}}\n{}", kind(other), "    A: {type: string}\n".repeat(size)), "")
    }),
    text("explicit keys", 100, |size, other| {
        yaml(
            &format!(
                "    Top: {{type: {}}}\n{}",
                kind(other),
                (0..size).map(|index| format!("    ? A{index}\n    : {{type: string}}\n")).collect::<String>()
            ),
            "",
        )
    }),
    text("tags of YAML", 100, |size, other| {
        yaml(
            &format!(
                "    Top: {{type: {}}}\n{}",
                kind(other),
                (0..size).map(|index| format!("    A{index}: !!map {{type: !!str string}}\n")).collect::<String>()
            ),
            "",
        )
    }),
    text("documents of YAML", 100, |size, other| {
        format!("{}{}", yaml(&format!("    Top: {{type: {}}}\n", kind(other)), ""), "---\na: b\n".repeat(size))
    }),
];
