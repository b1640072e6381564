//! Lowers the extension `x-watch`, which declares that a client can watch a list for changes of its items.

use serde_json::{Map, Value};

use super::{NamingContext, Types, media};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Codec, FieldStep, Operation, Primitive, SchemaId, SchemaRef, Type, WatchCode, WatchNames},
};

/// The names of the members of `x-watch`.
const WATCH_MEMBERS: &[&str] = &[
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
/// The names of the members of the object `events` in `x-watch`.
const EVENT_MEMBERS: &[&str] = &["added", "modified", "deleted", "bookmark", "error"];

impl Types<'_> {
    /// Resolves the names in the extension `x-watch` of an operation to parameters and types. Returns `None` if
    /// `x-watch` is absent. If it does not match the operation, reports that and returns `None`.
    pub(super) fn watch_code(&mut self, operation: &Operation, context: &NamingContext<'_>) -> Option<WatchCode> {
        let watch = operation.extensions.get("x-watch")?;
        match self.resolve_watch(watch, operation, context) {
            Ok(code) => Some(code),
            Err(reason) => {
                let message = format!("`x-watch` does not match the operation: {reason}");
                self.diagnostics.push(
                    Diagnostic::error(codes::WATCH_UNFIT, message, operation.span)
                        .with_help("see `spec/README.md` for the members of `x-watch` and their meanings"),
                );
                None
            }
        }
    }

    /// Resolves the members of `x-watch`. The error says why `x-watch` does not match the operation.
    fn resolve_watch(
        &mut self,
        watch: &Value,
        operation: &Operation,
        context: &NamingContext<'_>,
    ) -> Result<WatchCode, String> {
        let watch_members = watch.as_object().ok_or("`x-watch` must be an object")?;
        reject_unknown_members(watch_members, WATCH_MEMBERS, "")?;
        let required_text =
            |name: &str| text_member(watch_members, name)?.ok_or_else(|| format!("the member `{name}` is missing"));
        let optional_text = |name: &str, default: &str| {
            Ok::<_, String>(text_member(watch_members, name)?.unwrap_or(default).to_owned())
        };
        let parameter_index =
            find_optional_query_parameter(operation, required_text("parameter")?, "parameter", Primitive::Bool)?;
        let version_index = find_optional_text_parameter(operation, required_text("version")?)?;
        let bookmarks_name = text_member(watch_members, "bookmarks")?;
        let bookmarks_index = bookmarks_name
            .map(|name| self::find_optional_query_parameter(operation, name, "bookmarks", Primitive::Bool))
            .transpose()?;
        let output_type = &operation.code.output.ty;
        let (items_path, list_type) =
            self.resolve_path(output_type, required_text("items")?, "items", "the response")?;
        let Type::List(item_type) = list_type else {
            return Err("the path in `items` does not lead to a list in the response".to_owned());
        };
        let (list_version_path, ty) =
            self.resolve_path(output_type, required_text("listVersion")?, "listVersion", "the response")?;
        require_string_type(&ty, "listVersion")?;
        let item_version_name = required_text("itemVersion")?;
        let (item_version_path, ty) =
            self.resolve_path(&item_type, item_version_name, "itemVersion", "an item of the list")?;
        require_string_type(&ty, "itemVersion")?;
        let status_type = match text_member(watch_members, "error")? {
            Some(name) => self.component_type(name, context)?,
            None => Type::Json,
        };
        let no_events = Map::new();
        let event_members = match watch_members.get("events") {
            None => &no_events,
            Some(events) => events.as_object().ok_or("`events` must be an object")?,
        };
        reject_unknown_members(event_members, EVENT_MEMBERS, "events.")?;
        let event_name = |name: &str, default: &str| {
            Ok::<_, String>(text_member(event_members, name)?.unwrap_or(default).to_owned())
        };
        let watch_names = WatchNames {
            media_types: watch_media_types(operation),
            kind: optional_text("type", "type")?,
            object: optional_text("object", "object")?,
            added: event_name("added", "ADDED")?,
            modified: event_name("modified", "MODIFIED")?,
            deleted: event_name("deleted", "DELETED")?,
            bookmark: event_name("bookmark", "BOOKMARK")?,
            error: event_name("error", "ERROR")?,
            version: item_version_name.to_owned(),
            status: optional_text("errorStatus", "code")?,
            expired: expired_status(watch_members)?,
        };
        let watch_code = WatchCode {
            parameter: parameter_index,
            version: version_index,
            bookmarks: bookmarks_index,
            items: items_path,
            object: *item_type,
            list_version: list_version_path,
            object_version: item_version_path,
            status: status_type,
            names: watch_names,
        };
        Ok(watch_code)
    }

    /// Returns the fields on a path of member names that begins at `start_type`, and the type of the last field. The
    /// error message names `member`, the member of `x-watch` that contains the path, and `object_phrase`, such as "the
    /// response", which says where the path begins.
    fn resolve_path(
        &self,
        start_type: &Type,
        path: &str,
        member: &str,
        object_phrase: &str,
    ) -> Result<(Vec<FieldStep>, Type), String> {
        self.resolve_field_path(start_type, path)
            .ok_or_else(|| format!("the path `{path}` in `{member}` does not exist in {object_phrase}"))
    }

    /// Returns the type of the component schema `name`.
    fn component_type(&mut self, name: &str, context: &NamingContext<'_>) -> Result<Type, String> {
        let mut ids = self.api.schemas.iter().zip(0..).map(|(schema, index)| (schema, SchemaId(index)));
        let schema_id = ids.find(|(schema, _)| schema.name.as_deref() == Some(name)).map(|(_, id)| id);
        let schema = schema_id.ok_or_else(|| format!("the document has no schema `{name}`, which `error` names"))?;
        let schema_ref = SchemaRef { schema, reference: Some(name.to_owned()), at: self.api.schema(schema).at };
        Ok(self.item_type(&schema_ref, &context.member_context("WatchError")))
    }
}

/// Returns the media types in which the client can receive a watch, as a value of the header field `Accept`: those that
/// are declared for streams of JSON, or else those of JSON.
fn watch_media_types(operation: &Operation) -> String {
    let success_responses = operation.responses.iter().filter(|response| response.status.is_success());
    let contents: Vec<_> = success_responses.flat_map(|response| &response.contents).collect();
    let is_sendable = |text: &&str| text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) && !text.contains('*');
    let names_with_codec = |codec: Codec| {
        let matching_contents = contents.iter().filter(|content| media::content_codec(content) == codec);
        let mut media_types: Vec<&str> =
            matching_contents.map(|content| content.media_type.as_str()).filter(is_sendable).collect();
        media_types.dedup();
        media_types.join(", ")
    };
    [names_with_codec(Codec::JsonLines), names_with_codec(Codec::Json)]
        .into_iter()
        .find(|media_types| !media_types.is_empty())
        .unwrap_or("application/json".to_owned())
}

/// Returns the string in the member `name` of `map`. `None` if the member is absent. Returns an error if it is not a
/// non-empty string.
fn text_member<'a>(map: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, String> {
    match map.get(name) {
        None => Ok(None),
        Some(Value::String(text)) if !text.is_empty() => Ok(Some(text)),
        Some(_) => Err(format!("the member `{name}` must be a non-empty string")),
    }
}

fn reject_unknown_members(map: &Map<String, Value>, known_names: &[&str], prefix: &str) -> Result<(), String> {
    match map.keys().find(|name| !known_names.contains(&name.as_str())) {
        Some(name) => Err(format!("unknown member `{prefix}{name}`")),
        None => Ok(()),
    }
}

fn require_string_type(ty: &Type, member: &str) -> Result<(), String> {
    if *ty == Type::Primitive(Primitive::String) {
        Ok(())
    } else {
        Err(format!("the path in `{member}` does not lead to a string"))
    }
}

/// Returns the status code in the member `expired` of `x-watch`, or 410 (Gone) if the member is absent.
fn expired_status(watch: &Map<String, Value>) -> Result<u16, String> {
    let Some(value) = watch.get("expired") else { return Ok(410) };
    let status = value.as_u64().and_then(|status| u16::try_from(status).ok());
    status
        .filter(|status| (400..600).contains(status))
        .ok_or("`expired` must be a status code from 400 to 599".to_owned())
}

fn find_optional_text_parameter(operation: &Operation, name: &str) -> Result<usize, String> {
    find_optional_query_parameter(operation, name, "version", Primitive::String)
}

/// Returns the index of the optional query parameter `name`, which must have the type `ty`. The error message refers to
/// `member`, the member of `x-watch` that contains the name.
fn find_optional_query_parameter(
    operation: &Operation,
    name: &str,
    member: &str,
    ty: Primitive,
) -> Result<usize, String> {
    let is_watch_param = |param: &crate::ir::Param| {
        param.wire_name == name && param.location == crate::ir::ParameterLocation::Query && !param.required
    };
    let param_index = operation.params.iter().position(is_watch_param);
    param_index.filter(|index| operation.params[*index].ty == Type::Primitive(ty)).ok_or_else(|| {
        let type_name = if ty == Primitive::Bool { "boolean" } else { "string" };
        format!("the name `{name}` in `{member}` is not an optional query parameter of the type {type_name}")
    })
}
