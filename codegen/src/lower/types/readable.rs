//! Determines the codec (serialization) and the Rust type of response bodies, by media type and schema.

use super::{NamingContext, Types, media, merge::MergedSchema};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Codec, Content, JsonType, Primitive, Type, TypeKind},
};

impl Types<'_> {
    /// Returns the codec and the Rust type of a response body with the media type and schema of `content`. `codec` is
    /// the codec of the media type, regardless of the schema. `is_also_json` is true if the same value is also declared
    /// as JSON.
    pub(super) fn readable_type(
        &mut self,
        content: &Content,
        codec: Codec,
        is_also_json: bool,
        naming: &NamingContext<'_>,
    ) -> (Codec, Type) {
        let is_item_stream = matches!(codec, Codec::EventStream | Codec::JsonLines | Codec::JsonSequence);
        let naming = if is_item_stream { naming.member_context("Item") } else { *naming };
        let is_record_stream = matches!(codec, Codec::JsonLines | Codec::JsonSequence);
        let content_schema_ref = content.schema.clone();
        // A list schema describes all records, not a list within each record.
        let record_schema_ref = content_schema_ref.as_ref().filter(|_| is_record_stream).and_then(|schema_ref| {
            let merged = MergedSchema::new(self.api, schema_ref.schema);
            (*merged.types == [JsonType::Array]).then(|| merged.items.cloned())
        });
        let item_schema_ref = record_schema_ref.unwrap_or(content_schema_ref);
        let schema_ref = item_schema_ref.as_ref();
        // The type is not nullable here: text that is a whole body or the data of an event cannot express `null`.
        let ty = schema_ref.map(|schema_ref| self.type_at(schema_ref, &naming));
        let resolved_type = ty.as_ref().map(|ty| self.resolve_aliases(ty).clone());
        let is_binary = resolved_type == Some(Type::Primitive(Primitive::Binary));
        let is_text = resolved_type.as_ref().is_some_and(|ty| self.is_string(ty));
        let item_type =
            |types: &mut Self| schema_ref.map_or(Type::Json, |schema_ref| types.item_type(schema_ref, &naming));
        let list_of = |ty: Type| Type::List(Box::new(ty));
        let event_list_of = |ty: Type| list_of(Type::Event(Box::new(ty)));
        let (string_type, binary_type) = (Type::Primitive(Primitive::String), Type::Primitive(Primitive::Binary));
        match codec {
            Codec::EventStream if is_binary => (Codec::BytesEventStream, event_list_of(binary_type)),
            Codec::EventStream if is_text => (Codec::TextEventStream, event_list_of(ty.unwrap_or(string_type))),
            Codec::EventStream if schema_ref.is_none() => (Codec::TextEventStream, event_list_of(string_type)),
            Codec::JsonLines if is_binary || is_text => {
                (Codec::TextLines, list_of(if is_binary { string_type } else { ty.unwrap_or(string_type) }))
            }
            Codec::EventStream => (codec, event_list_of(item_type(self))),
            Codec::JsonLines | Codec::JsonSequence => (codec, list_of(item_type(self))),
            // OpenAPI 3.0.3: `format: binary` is any sequence of octets, regardless of the media type.
            _ if is_binary => (Codec::Bytes, binary_type),
            Codec::Bytes | Codec::Multipart => {
                if codec == Codec::Multipart && content.schema.is_some() || self.is_opaque(content) {
                    let message = format!(
                        "the schema for the media type `{}` is ignored: bodies are received as bytes",
                        content.media_type
                    );
                    self.diagnostics.push(Diagnostic::warning(codes::MEDIA_TYPE_OPAQUE, message, content.span));
                }
                (Codec::Bytes, binary_type)
            }
            Codec::Text => match (ty, resolved_type) {
                (Some(ty), Some(resolved_type)) if self.is_scalar(&resolved_type) => (codec, ty),
                (Some(_), Some(resolved_type)) if resolved_type != Type::Json => {
                    let message =
                        format!("a value of this schema cannot be read from the media type `{}`", content.media_type);
                    let new_diagnostic = if is_also_json { Diagnostic::note } else { Diagnostic::warning };
                    let problem = new_diagnostic(codes::MEDIA_TYPE_OPAQUE, message, content.span);
                    self.diagnostics.push(problem.with_label("the body is returned as unchanged text"));
                    (codec, string_type)
                }
                _ => (codec, string_type),
            },
            Codec::Json if is_text && content.media_type.trim() == "*/*" => {
                (Codec::JsonOrText, ty.unwrap_or(string_type))
            }
            _ => (codec, item_type(self)),
        }
    }

    /// Returns whether content that is passed as bytes has a schema that describes more than bytes: the media type is a
    /// structured format such as XML, or the values of the schema are not strings.
    pub(super) fn is_opaque(&self, content: &Content) -> bool {
        content.schema.as_ref().is_some_and(|schema_ref| {
            let types = MergedSchema::new(self.api, schema_ref.schema).types;
            let is_structured = !types.is_empty() && !types.contains(&JsonType::String);
            !media::is_bytes(&content.media_type) || is_structured && !content.is_shared
        })
    }

    /// Returns whether values of the type are strings in JSON: the type is a string of any format or an enum of
    /// strings.
    pub(super) fn is_string(&self, ty: &Type) -> bool {
        match ty {
            Type::Primitive(primitive) => primitive.is_json_string(),
            Type::Named(id) => matches!(
                &self.defs[id.0 as usize].kind,
                TypeKind::Enum(constants) if constants.repr == Type::Primitive(Primitive::String)
            ),
            _ => false,
        }
    }

    /// Returns whether the type can be parsed from text: a string, a number, a boolean, or an enum of these.
    pub(super) fn is_scalar(&self, ty: &Type) -> bool {
        match ty {
            Type::Primitive(_) => true,
            Type::Named(id) => matches!(
                &self.defs[id.0 as usize].kind,
                TypeKind::Enum(constants) if matches!(constants.repr, Type::Primitive(_))
            ),
            _ => false,
        }
    }

    /// Returns the type to which an alias refers, following further aliases. Returns any other type unchanged.
    pub(super) fn resolve_aliases<'a>(&'a self, ty: &'a Type) -> &'a Type {
        let mut ty = ty;
        // This loop ends: cyclic compositions were removed before, and the placeholder of a type that is not lowered
        // yet is an alias of `Type::Json`.
        while let Type::Named(id) = ty
            && let TypeKind::Alias(inner) = &self.defs[id.0 as usize].kind
        {
            ty = inner;
        }
        ty
    }
}
