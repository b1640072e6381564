//! Families of documents in which many objects share a large object, or one object has many small parts.

use serde_json::{Value, json};

use super::{
    family::{Family, document, kind, letter, reference},
    objects::{components, items, members, merge, operation, operations, paths, top},
};

/// Returns `size` objects `C0`, `C1`, …, each with a member of its own.
fn candidates(size: usize, other: bool) -> Value {
    members(size, |index| {
        let name = format!("p{index}");
        let schema = json!({"type": "object", "required": [name.clone()], "properties": {name: {"type": kind(other)}}});
        (format!("C{index}"), schema)
    })
}

/// Returns references to these objects.
fn candidate_references(size: usize) -> Value {
    items(size, |index| reference(&format!("C{index}")))
}

/// Returns a document with a large union `U` and further schemas.
fn with_union(size: usize, other: bool, more: Value) -> Value {
    let mut schemas = candidates(size, other);
    merge(&mut schemas, json!({"U": {"oneOf": candidate_references(size)}}));
    merge(&mut schemas, more);
    components(json!({"schemas": schemas}))
}

pub const ALL: &[Family] = &[
    document("properties that are a large union", 30, |size, other| {
        let properties = members(size, |index| (format!("q{index}"), reference("U")));
        with_union(size, other, json!({"Top": {"type": "object", "properties": properties}}))
    }),
    document("lists of a large union", 30, |size, other| {
        let all = members(size, |index| (format!("L{index}"), json!({"type": "array", "items": reference("U")})));
        with_union(size, other, all)
    }),
    document("unions of a large union and a list of it", 30, |size, other| {
        let all = members(size, |index| {
            (format!("V{index}"), json!({"oneOf": [reference("U"), {"type": "array", "items": reference("U")}]}))
        });
        with_union(size, other, all)
    }),
    document("unions of a large union and an object", 30, |size, other| {
        let all = members(size, |index| {
            let object = json!({"type": "object", "required": [format!("x{index}")], "properties": {format!("x{index}"): {"type": "string"}}});
            (format!("V{index}"), json!({"anyOf": [reference("U"), object]}))
        });
        with_union(size, other, all)
    }),
    document("a large union with a discriminator in many properties", 30, |size, other| {
        let parts = members(size, |index| {
            let schema = json!({"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, format!("a{index}"): {"type": kind(other)}}});
            (format!("C{index}"), schema)
        });
        let mapping = members(size, |index| (format!("k{index}"), json!(format!("#/components/schemas/C{index}"))));
        let union =
            json!({"oneOf": candidate_references(size), "discriminator": {"propertyName": "kind", "mapping": mapping}});
        let properties = members(size, |index| (format!("q{index}"), reference("U")));
        let mut schemas = json!({"U": union, "Top": {"type": "object", "properties": properties}});
        merge(&mut schemas, parts);
        components(json!({"schemas": schemas}))
    }),
    document("operations with a large union", 30, |size, other| {
        let mut all = with_union(size, other, json!({}));
        let content = json!({"application/json": {"schema": reference("U")}});
        let more =
            paths(operations(size, |_| json!({"responses": {"200": {"description": "ok", "content": content}}})));
        merge(&mut all, json!({"paths": more["paths"]}));
        all
    }),
    document("query parameters that are a large union", 30, |size, other| {
        let values = items(size, |index| json!({"type": "string", "enum": [format!("{}{index}", letter(other))]}));
        let mut all = components(json!({"schemas": {"U": {"anyOf": values}}}));
        let parameter = json!([{"name": "q", "in": "query", "schema": reference("U")}]);
        let more = paths(operations(size, |_| json!({"parameters": parameter})));
        merge(&mut all, json!({"paths": more["paths"]}));
        all
    }),
    document("defaults of a large enum", 50, |size, other| {
        let values = items(size, |index| json!(format!("{}{index}", letter(other))));
        let properties = members(size, |index| {
            (format!("p{index}"), json!({"allOf": [reference("E")], "default": format!("{}{index}", letter(other))}))
        });
        components(
            json!({"schemas": {"E": {"type": "string", "enum": values}, "Top": {"type": "object", "properties": properties}}}),
        )
    }),
    document("wrong defaults of a large enum", 100, |size, other| {
        let values = items(size, |index| json!(format!("{}{index}", letter(other))));
        let properties = members(size, |index| {
            (format!("p{index}"), json!({"allOf": [reference("E")], "default": format!("x{index}")}))
        });
        components(
            json!({"schemas": {"E": {"type": "string", "enum": values}, "Top": {"type": "object", "properties": properties}}}),
        )
    }),
    document("a large enum with a default", 200, |size, other| {
        let values = items(size, |index| json!(format!("{}{index}", letter(other))));
        top(json!({"type": "string", "enum": values, "default": format!("{}{}", letter(other), size - 1)}))
    }),
    document("a large enum with a wrong default", 200, |size, other| {
        let values = items(size, |index| json!(format!("{}{index}", letter(other))));
        top(json!({"type": "string", "enum": values, "default": "x"}))
    }),
    document("a large enum with a length", 200, |size, other| {
        let values = items(size, |index| json!(format!("{}{index}", letter(other))));
        top(json!({"type": "string", "enum": values, "maxLength": 3, "pattern": "^[a-z]"}))
    }),
    document("a large enum of numbers with a range", 200, |size, other| {
        let values = items(size, |index| json!(index + usize::from(other)));
        top(json!({"type": "integer", "enum": values, "minimum": 0, "default": size - 1}))
    }),
    document("path variables in one path", 400, |size, other| {
        let path: String = (0..size).fold(String::new(), |path, index| path + &format!("/{{v{index}}}"));
        let parameters = items(
            size,
            |index| json!({"name": format!("v{index}"), "in": "path", "required": true, "schema": {"type": kind(other)}}),
        );
        paths(
            json!({path: {"get": {"operationId": "op", "parameters": parameters, "responses": {"204": {"description": "ok"}}}}}),
        )
    }),
    document("path variables in one segment", 400, |size, other| {
        let path: String = (0..size).fold("/".to_owned(), |path, index| path + &format!("{{v{index}}}-"));
        let parameters = items(
            size,
            |index| json!({"name": format!("v{index}"), "in": "path", "required": true, "schema": {"type": kind(other)}}),
        );
        paths(
            json!({path: {"get": {"operationId": "op", "parameters": parameters, "responses": {"204": {"description": "ok"}}}}}),
        )
    }),
    document("path variables that are not declared", 400, |size, other| {
        let path: String = (0..size).fold(String::new(), |path, index| path + &format!("/{{v{index}}}"));
        paths(
            json!({path: {"get": {"operationId": "op", "summary": letter(other), "responses": {"204": {"description": "ok"}}}}}),
        )
    }),
    document("wide allOf of one schema", 100, |size, other| {
        let parts =
            items(size, |index| json!({"type": "object", "properties": {format!("p{index}"): {"type": kind(other)}}}));
        top(json!({"allOf": parts}))
    }),
    document("wide allOf with common properties", 50, |size, other| {
        let parts = items(
            size,
            |index| json!({"type": "object", "properties": {"a": {"type": "string"}, format!("p{index}"): {"type": kind(other)}}}),
        );
        top(json!({"allOf": parts}))
    }),
    document("wide allOf that is used twice", 50, |size, other| {
        let parts =
            items(size, |index| json!({"type": "object", "properties": {format!("p{index}"): {"type": kind(other)}}}));
        components(
            json!({"schemas": {"Base": {"allOf": parts}, "A": {"allOf": [reference("Base")], "description": "a"}, "Top": {"allOf": [reference("Base"), {"type": "object", "properties": {"q": {"type": "string"}}}]}}}),
        )
    }),
    document("a long literal pattern", 1000, |size, other| {
        top(
            json!({"type": "string", "pattern": format!("^{}$", letter(other).repeat(size)), "example": letter(other).repeat(size)}),
        )
    }),
    document("patterns of many properties", 50, |size, other| {
        top(json!({"type": "object", "properties": members(size, |index| {
            (format!("p{index}"), json!({"type": "string", "pattern": format!("^[a-z]{{1,9}}{}{index}(-[a-z0-9]+)*$", letter(other)), "default": "aa-b"}))
        })}))
    }),
    document("operations with a large header", 30, |size, other| {
        let mut all = components(
            json!({"headers": {"H": {"required": true, "schema": {"type": "string", "enum": items(size, |index| json!(format!("{}{index}", letter(other))))}}}}),
        );
        let more = paths(operations(
            size,
            |_| json!({"responses": {"204": {"description": "ok", "headers": {"X-H": {"$ref": "#/components/headers/H"}}}}}),
        ));
        merge(&mut all, json!({"paths": more["paths"]}));
        all
    }),
    document("a request body of many operations", 30, |size, other| {
        let schema = json!({"type": "object", "properties": members(size, |index| (format!("p{index}"), json!({"type": kind(other)})))});
        let mut all = components(
            json!({"requestBodies": {"B": {"required": true, "content": {"application/json": {"schema": schema}}}}}),
        );
        let more = paths(members(size, |index| {
            (
                format!("/p{index}"),
                json!({"post": {"operationId": format!("op{index}"), "requestBody": {"$ref": "#/components/requestBodies/B"}, "responses": {"204": {"description": "ok"}}}}),
            )
        }));
        merge(&mut all, json!({"paths": more["paths"]}));
        all
    }),
    document("one operation with many responses of one schema", 40, |size, other| {
        let schema = json!({"type": "object", "properties": members(size * 5, |index| (format!("p{index}"), json!({"type": kind(other)})))});
        let responses = members(size, |index| {
            (
                (400 + index).to_string(),
                json!({"description": "no", "content": {"application/json": {"schema": reference("E")}}}),
            )
        });
        let mut all = paths(operation(json!({"responses": responses})));
        merge(&mut all, json!({"components": {"schemas": {"E": schema}}}));
        all
    }),
];
