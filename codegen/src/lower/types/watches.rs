//! Lowers `x-watch`: lists with changes that can be watched.

use serde_json::{Map, Value};

use super::{Place, Types, media};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Codec, Link, Operation, Primitive, SchemaId, Step, Type, WatchCode, WatchNames},
};

/// The members of `x-watch`, and of its `events`.
const MEMBERS: &[&str] = &[
    "parameter",
    "version",
    "bookmarks",
    "items",
    "listVersion",
    "itemVersion",
    "type",
    "object",
    "events",
    "error",
    "errorStatus",
    "expired",
];
const EVENTS: &[&str] = &["added", "modified", "deleted", "bookmark", "error"];

impl Types<'_> {
    /// Returns the watch of an operation's list: resolves the names in `x-watch` to parameters and types.
    pub(super) fn watch(&mut self, operation: &Operation, place: &Place<'_>) -> Option<WatchCode> {
        let watch = operation.extensions.get("x-watch")?;
        match self.watch_code(watch, operation, place) {
            Ok(code) => Some(code),
            Err(message) => {
                let message = format!("`x-watch` does not fit the operation: {message}");
                self.diagnostics.push(
                    Diagnostic::error(codes::WATCH_UNFIT, message, operation.at)
                        .help("`spec/README.md` lists the members of `x-watch`, and what each of them names"),
                );
                None
            }
        }
    }

    fn watch_code(&mut self, watch: &Value, operation: &Operation, place: &Place<'_>) -> Result<WatchCode, String> {
        let watch = watch.as_object().ok_or("it is an object with members")?;
        only(watch, MEMBERS, "")?;
        let required = |name: &str| text(watch, name)?.ok_or_else(|| format!("`{name}` is missing"));
        let optional = |name: &str, default: &str| Ok::<_, String>(text(watch, name)?.unwrap_or(default).to_owned());
        let parameter = parameter(operation, required("parameter")?, "parameter", Primitive::Bool)?;
        let version = parameter_of_text(operation, required("version")?)?;
        let bookmarks = text(watch, "bookmarks")?;
        let bookmarks =
            bookmarks.map(|name| self::parameter(operation, name, "bookmarks", Primitive::Bool)).transpose()?;
        let output = &operation.code.output.ty;
        let (items, object) = self.steps(output, required("items")?, "items", "the response")?;
        let Type::List(object) = object else {
            return Err("`items` does not lead to a list in the response".to_owned());
        };
        let (list_version, ty) = self.steps(output, required("listVersion")?, "listVersion", "the response")?;
        is_text(&ty, "listVersion")?;
        let item_path = required("itemVersion")?;
        let (object_version, ty) = self.steps(&object, item_path, "itemVersion", "an item of the list")?;
        is_text(&ty, "itemVersion")?;
        let status = match text(watch, "error")? {
            Some(name) => self.component(name, place)?,
            None => Type::Json,
        };
        let empty = Map::new();
        let events = match watch.get("events") {
            None => &empty,
            Some(events) => events.as_object().ok_or("`events` is an object")?,
        };
        only(events, EVENTS, "events.")?;
        let event = |name: &str, default: &str| Ok::<_, String>(text(events, name)?.unwrap_or(default).to_owned());
        let names = WatchNames {
            media_types: media_types(operation),
            kind: optional("type", "type")?,
            object: optional("object", "object")?,
            added: event("added", "ADDED")?,
            modified: event("modified", "MODIFIED")?,
            deleted: event("deleted", "DELETED")?,
            bookmark: event("bookmark", "BOOKMARK")?,
            error: event("error", "ERROR")?,
            version: item_path.to_owned(),
            status: optional("errorStatus", "code")?,
            expired: expired(watch)?,
        };
        let code = WatchCode {
            parameter,
            version,
            bookmarks,
            items,
            object: *object,
            list_version,
            object_version,
            status,
            names,
        };
        Ok(code)
    }

    fn steps(&self, from: &Type, path: &str, member: &str, of: &str) -> Result<(Vec<Step>, Type), String> {
        self.way(from, path).ok_or_else(|| format!("`{member}` names `{path}`, which {of} does not have"))
    }

    /// Returns the type of a component schema.
    fn component(&mut self, name: &str, place: &Place<'_>) -> Result<Type, String> {
        let mut ids = self.api.schemas.iter().zip(0..).map(|(schema, index)| (schema, SchemaId(index)));
        let found = ids.find(|(schema, _)| schema.name.as_deref() == Some(name)).map(|(_, id)| id);
        let schema =
            found.ok_or_else(|| format!("`error` names the schema `{name}`, which the document does not have"))?;
        let link = Link { schema, reference: Some(name.to_owned()), at: self.api.schema(schema).at };
        Ok(self.item(&link, &place.member("WatchError")))
    }
}

/// Returns the media types of a watch: those declared as streams of JSON, or else JSON.
fn media_types(operation: &Operation) -> String {
    let successes = operation.responses.iter().filter(|response| response.status.is_success());
    let contents: Vec<_> = successes.flat_map(|response| &response.contents).collect();
    let valid = |text: &&str| text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) && !text.contains('*');
    let of = |codec: Codec| {
        let alike = contents.iter().filter(|content| media::codec(content) == codec);
        let mut names: Vec<&str> = alike.map(|content| content.media_type.as_str()).filter(valid).collect();
        names.dedup();
        names.join(", ")
    };
    [of(Codec::JsonLines), of(Codec::Json)]
        .into_iter()
        .find(|names| !names.is_empty())
        .unwrap_or("application/json".to_owned())
}

fn text<'a>(map: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, String> {
    match map.get(name) {
        None => Ok(None),
        Some(Value::String(text)) if !text.is_empty() => Ok(Some(text)),
        Some(_) => Err(format!("`{name}` is a string")),
    }
}

fn only(map: &Map<String, Value>, known: &[&str], before: &str) -> Result<(), String> {
    match map.keys().find(|name| !known.contains(&name.as_str())) {
        Some(name) => Err(format!("`{before}{name}` is not one of its members")),
        None => Ok(()),
    }
}

fn is_text(ty: &Type, member: &str) -> Result<(), String> {
    if *ty == Type::Primitive(Primitive::String) {
        Ok(())
    } else {
        Err(format!("`{member}` does not lead to a string"))
    }
}

fn expired(watch: &Map<String, Value>) -> Result<u16, String> {
    let Some(value) = watch.get("expired") else { return Ok(410) };
    let status = value.as_u64().and_then(|status| u16::try_from(status).ok());
    status.filter(|status| (400..600).contains(status)).ok_or("`expired` is a status code from 400 to 599".to_owned())
}

fn parameter_of_text(operation: &Operation, name: &str) -> Result<usize, String> {
    parameter(operation, name, "version", Primitive::String)
}

/// Returns the index of an optional query parameter of this type.
fn parameter(operation: &Operation, name: &str, member: &str, ty: Primitive) -> Result<usize, String> {
    let wanted = |param: &crate::ir::Param| {
        param.wire == name && param.location == crate::ir::Location::Query && !param.required
    };
    let found = operation.params.iter().position(wanted);
    found.filter(|index| operation.params[*index].ty == Type::Primitive(ty)).ok_or_else(|| {
        let kind = if ty == Primitive::Bool { "boolean" } else { "string" };
        format!("`{member}` names `{name}`, which is not an optional query parameter with a {kind}")
    })
}
