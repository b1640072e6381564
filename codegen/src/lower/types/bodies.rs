//! Lowers request bodies. Each media type that can be sent becomes a case of the body: a serialization with a Rust
//! type.

use super::{NamingContext, Types, media, merge::MergedSchema};
use crate::{
    codes,
    diagnostic::Diagnostic,
    documentation,
    ir::{
        AdditionalProperties, BodyCase, BodyCode, ChoiceCase, Codec, Content, Encoding, Header, JsonType, Operation,
        PartHeaderCode, PartKey, Presence, Primitive, RequestBody, SchemaRef, Style, Type, TypeDef, TypeKind,
    },
    markdown,
    names::{NameKind, NameScope},
};

/// The header field that contains the name of a part of a `multipart/form-data` body.
const CONTENT_DISPOSITION: &str = "Content-Disposition";

/// A part of a multipart body, or a field of a form, to which an encoding applies.
struct EncodedPart<'a> {
    /// The index of the body's case that contains the part.
    case_index: usize,
    codec: Codec,
    content: &'a Content,
    key: PartKey,
    /// The schema of the part's value. `None` if the document declares no schema.
    schema: Option<&'a SchemaRef>,
    /// True if the body may contain several parts with this key.
    may_repeat: bool,
    /// True if every call sends the part, so that its required header fields are arguments of the function.
    is_argument: bool,
}

impl Types<'_> {
    /// Returns the description of the code for a request body. `None` if the body has no media type.
    pub(super) fn create_body_code(
        &mut self,
        body: &mut RequestBody,
        scope: &mut NameScope,
        naming_context: &NamingContext<'_>,
    ) -> Option<BodyCode> {
        let choices = self.group_media_types(&body.contents);
        let has_several_cases = choices.len() > 1;
        let mut variant_scope = NameScope::default();
        let mut cases = Vec::new();
        let has_json = body.contents.iter().any(|content| media::content_codec(content) == Codec::Json);
        for (codec, indices) in choices {
            let first_content = &mut body.contents[indices[0]];
            let first_media_type = &first_content.media_type;
            let value_has_media_type = indices.len() > 1 || codec == Codec::Bytes && first_media_type.contains('*');
            let variant_label =
                if value_has_media_type { "Bytes".to_owned() } else { media::media_type_label(first_media_type) };
            let name = format!("Body{}", if has_several_cases { variant_label.as_str() } else { "" });
            let ty = self.body_type(first_content, codec, has_json, &naming_context.member_context(&name));
            first_content.ty = ty.clone();
            let is_positional = codec == Codec::Multipart && first_content.has_positional_encodings();
            for index in &indices[1..] {
                self.type_of_content(&body.contents[*index], codec, has_json, &naming_context.member_context(&name));
            }
            let media_types = indices.iter().map(|index| sent_media_type(&body.contents[*index].media_type, codec));
            cases.push(BodyCase {
                variant: has_several_cases.then(|| variant_scope.claim_name(&variant_label, NameKind::Variant)),
                media_types: media_types.collect(),
                codec,
                ty,
                checks: None,
                content: indices[0],
                is_positional: is_positional && self.is_list(&body.contents[indices[0]]),
            });
        }
        let name = scope.claim_name("body", NameKind::Field);
        let required = body.required;
        let ty = match cases.as_slice() {
            [] => return None,
            [only] => only.ty.clone(),
            _ => self.create_body_enum(&cases, naming_context, body),
        };
        let setters = if required { Vec::new() } else { self.settable_field_indices(&ty, scope) };
        let part_headers = self.create_part_headers(body, &cases, scope, naming_context);
        Some(BodyCode { name, ty, required, cases, conversions: Vec::new(), setters, part_headers })
    }

    fn create_body_enum(&mut self, cases: &[BodyCase], naming_context: &NamingContext<'_>, body: &RequestBody) -> Type {
        let enum_variants = cases.iter().map(|case| {
            let media_types: Vec<String> = case.media_types.iter().map(|name| markdown::code_span(name)).collect();
            ChoiceCase {
                name: case.variant.clone().unwrap_or_default(),
                ty: case.ty.clone(),
                checks: None,
                doc: format!("Sent as {}.", media_types.join(" or ")),
            }
        });
        let doc = "The body, in one of the media types that the operation accepts.";
        self.create_choice_type(enum_variants.collect(), "Body", doc, naming_context, body.span)
    }

    /// Returns the indices of the fields that setters of the request can set, for the type of an optional body. These
    /// are the fields without an initial value, and without a parameter of the same name. Empty if the body has
    /// required members that are not nullable.
    fn settable_field_indices(&mut self, ty: &Type, scope: &mut NameScope) -> Vec<usize> {
        let Type::Named(id) = ty else { return Vec::new() };
        let TypeKind::Struct(body_struct) = &self.defs[id.0 as usize].kind else { return Vec::new() };
        if body_struct.fields.iter().any(|field| field.presence == Presence::Required && !field.nullable) {
            return Vec::new();
        }
        let indexed_fields = body_struct.fields.iter().enumerate();
        indexed_fields
            .filter(|(_, field)| field.initial.is_none() && !scope.is_taken(&field.name))
            .map(|(index, _)| index)
            .collect()
    }

    /// Groups the media types of a body into the choices that a caller has. Each choice is a codec with the indices of
    /// its media types in `contents`. All media types that are sent as bytes are one choice, since a value of bytes
    /// contains its media type.
    fn group_media_types(&mut self, contents: &[Content]) -> Vec<(Codec, Vec<usize>)> {
        let codecs: Vec<Codec> = contents.iter().map(|content| self.request_codec(content)).collect();
        let mut sorted_indices: Vec<usize> = (0..contents.len()).collect();
        sorted_indices.sort_by_key(|index| codec_rank(codecs[*index]));
        let mut choices: Vec<(Codec, Vec<usize>)> = Vec::new();
        for index in sorted_indices {
            let (codec, content) = (codecs[index], &contents[index]);
            if !content.encoding.is_empty() && !matches!(codec, Codec::Form | Codec::Multipart) {
                let message = format!(
                    "`encoding` is ignored: a body with the media type `{}` has no parts or fields to encode",
                    content.media_type
                );
                self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span));
            }
            self.report_positional_encodings(content, codec);
            let is_same_choice = |choice: &(Codec, Vec<usize>)| {
                let earlier_content = &contents[choice.1[0]];
                let schema_id = |content: &Content| content.schema.as_ref().map(|schema_ref| schema_ref.schema);
                choice.0 == codec
                    && schema_id(earlier_content) == schema_id(content)
                    && sent_media_type(&earlier_content.media_type, codec)
                        == sent_media_type(&content.media_type, codec)
            };
            if codec == Codec::Bytes {
                match choices.iter_mut().find(|(chosen_codec, _)| *chosen_codec == Codec::Bytes) {
                    Some((_, indices)) => indices.push(index),
                    None => choices.push((codec, vec![index])),
                }
            } else if choices.iter().any(is_same_choice) {
                let message = format!(
                    "no code is generated for the media type `{}`: another media type of this body is sent instead",
                    content.media_type
                );
                self.diagnostics.push(Diagnostic::note(codes::MEDIA_TYPE_LEFT_OUT, message, content.span));
            } else {
                self.report_undefined_codec(content, codec);
                choices.push((codec, vec![index]));
            }
        }
        choices
    }

    /// Returns the codec that serializes a request body with the given media type and schema.
    fn request_codec(&self, content: &Content) -> Codec {
        // Merging large schemas takes time, and an object is not a string.
        let may_be_string = |schema_ref: &&SchemaRef| {
            let types = &self.api.schema(schema_ref.schema).types;
            types.is_empty() || types.contains(&JsonType::String)
        };
        let merged = content.schema.as_ref().filter(may_be_string);
        let merged = merged.map(|schema_ref| MergedSchema::new(self.api, schema_ref.schema));
        let is_string = merged.as_ref().is_some_and(|merged| *merged.types == [JsonType::String]);
        let is_binary = is_string && merged.as_ref().is_some_and(|merged| merged.format == Some("binary"));
        match media::content_codec(content) {
            Codec::Json if is_binary => Codec::Bytes,
            // A form or multipart body that is declared as a string is written by the caller.
            Codec::Form if is_string => Codec::Text,
            Codec::Multipart if is_string => Codec::Bytes,
            Codec::EventStream => Codec::Bytes,
            // The value contains its media type.
            Codec::Text if content.media_type.contains('*') || is_binary => Codec::Bytes,
            codec => codec,
        }
    }

    /// Warns about a body whose serialization the document does not define.
    fn report_undefined_codec(&mut self, content: &Content, codec: Codec) {
        let media_type = &content.media_type;
        if codec == Codec::Json && media_type.contains("*+json") {
            let message = format!("a body cannot be sent with the media type range `{media_type}`");
            let problem = Diagnostic::warning(codes::MEDIA_TYPE_RANGE, message, content.span);
            self.diagnostics
                .push(problem.with_label("sent as `application/json`").with_help("declare each media type separately"));
        }
        let requires_names = codec == Codec::Form || codec == Codec::Multipart && media::is_form_data(media_type);
        if matches!(codec, Codec::Form | Codec::Multipart) && self.has_scalar_schema(content) {
            let message = format!(
                "a body with the media type `{media_type}` must be an object, but the schema declares a single value"
            );
            let problem = Diagnostic::warning(codes::BODY_WITHOUT_NAMES, message, content.span);
            self.diagnostics.push(
                problem
                    .with_label("this body cannot be sent")
                    .with_help("declare an object with a property for the value"),
            );
        }
        if requires_names && self.is_list(content) && !content.has_positional_encodings() {
            let message =
                format!("a body with the media type `{media_type}` must be an object, but the schema declares a list");
            let problem = Diagnostic::warning(codes::BODY_WITHOUT_NAMES, message, content.span);
            let help = "declare an object with a property for the list; as declared, the members of objects in the \
                        list are sent separately, and other items with their index as the name";
            self.diagnostics.push(problem.with_help(help));
        }
    }

    /// Reports `prefixEncoding` and `itemEncoding` that have no effect, and parts of `multipart/form-data` bodies to
    /// which these keywords give no name.
    fn report_positional_encodings(&mut self, content: &Content, codec: Codec) {
        let media_type = &content.media_type;
        if !content.has_positional_encodings() {
            return;
        }
        let reason = match codec {
            Codec::Multipart if self.is_list(content) => None,
            Codec::Multipart => Some("the schema is not a list".to_owned()),
            _ => Some(format!("a body with the media type `{media_type}` has no parts")),
        };
        if let Some(reason) = reason {
            let message = format!("`prefixEncoding` and `itemEncoding` are ignored: {reason}");
            self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span));
            return;
        }
        let declares_name =
            |encoding: &Encoding| encoding.headers.keys().any(|name| name.eq_ignore_ascii_case(CONTENT_DISPOSITION));
        let have_all_names = content.positional_encodings().all(|(_, encoding)| declares_name(encoding));
        if media::is_form_data(media_type) && !have_all_names {
            let message = format!(
                "the parts of a body with the media type `{media_type}` need names, but positional parts (`prefixItems`, `items`) have none"
            );
            let problem = Diagnostic::warning(codes::BODY_WITHOUT_NAMES, message, content.span);
            let help = format!("declare the header `{CONTENT_DISPOSITION}` of each part");
            self.diagnostics.push(problem.with_help(help));
        }
    }

    fn is_list(&self, content: &Content) -> bool {
        content
            .schema
            .as_ref()
            .is_some_and(|schema_ref| *MergedSchema::new(self.api, schema_ref.schema).types == [JsonType::Array])
    }

    /// Returns whether the schema of a body only allows numbers, booleans or strings.
    fn has_scalar_schema(&self, content: &Content) -> bool {
        let types =
            content.schema.as_ref().map(|schema_ref| MergedSchema::new(self.api, schema_ref.schema).types.into_owned());
        let is_scalar = |ty: &JsonType| !matches!(ty, JsonType::Object | JsonType::Array);
        types.is_some_and(|types| !types.is_empty() && types.iter().all(is_scalar))
    }

    fn body_type(
        &mut self,
        content: &Content,
        codec: Codec,
        has_json: bool,
        naming_context: &NamingContext<'_>,
    ) -> Type {
        match (codec, &content.schema) {
            // A list is serialized with one item per line, not as a list on each line.
            (Codec::JsonLines | Codec::JsonSequence, Some(schema_ref)) if self.is_list(content) => {
                self.type_at(schema_ref, naming_context)
            }
            _ => self.type_of_content(content, codec, has_json, naming_context),
        }
    }

    /// Returns whether the values of a schema are objects, lists of objects, or lists of lists.
    fn is_composite(&self, schema_ref: &SchemaRef) -> bool {
        let merged = MergedSchema::new(self.api, schema_ref.schema);
        let is_object =
            |merged: &MergedSchema<'_>| *merged.types == [JsonType::Object] || !merged.properties.is_empty();
        let item_schema = merged.items.map(|schema_ref| MergedSchema::new(self.api, schema_ref.schema));
        let is_object_or_list = |merged: MergedSchema<'_>| is_object(&merged) || *merged.types == [JsonType::Array];
        is_object(&merged) || item_schema.is_some_and(is_object_or_list)
    }

    /// Returns the header fields that `encoding.headers` declares for the parts of a body.
    fn create_part_headers(
        &mut self,
        body: &RequestBody,
        cases: &[BodyCase],
        scope: &mut NameScope,
        naming_context: &NamingContext<'_>,
    ) -> Vec<PartHeaderCode> {
        let mut headers = Vec::new();
        for (index, case) in cases.iter().enumerate() {
            let content = &body.contents[case.content];
            if !matches!(case.codec, Codec::Form | Codec::Multipart) {
                continue;
            }
            let merged = content.schema.as_ref().map(|schema_ref| MergedSchema::new(self.api, schema_ref.schema));
            let is_list = self.is_list(content);
            let is_form_data = media::is_form_data(&content.media_type);
            let is_positional = case.is_positional;
            if is_list && case.codec == Codec::Multipart && !content.encoding.is_empty() {
                let reason = match (is_positional, is_form_data) {
                    (true, _) => Some("the encodings by position are used".to_owned()),
                    (false, false) => Some(format!("the parts of a list have no names in `{}`", content.media_type)),
                    (false, true) => None,
                };
                if let Some(reason) = reason {
                    let message = format!("`encoding` is ignored: {reason}");
                    self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span));
                    if !is_positional {
                        continue;
                    }
                }
            }
            let is_only_case = body.required && cases.len() == 1;
            if is_positional {
                let min_items = merged.as_ref().and_then(|merged| merged.bounds.min_items).unwrap_or(0);
                for (key, encoding) in content.positional_encodings() {
                    let (position, may_repeat) = match key {
                        PartKey::Further(position) => (position, true),
                        PartKey::Position(position) => (position, false),
                        PartKey::Property(_) => continue,
                    };
                    let schema = merged.as_ref().and_then(|merged| {
                        let prefix_item = merged.prefix_items.get(position).filter(|_| !may_repeat);
                        prefix_item.or(merged.items)
                    });
                    let is_always_sent = u64::try_from(position).is_ok_and(|position| position < min_items);
                    let is_argument = is_only_case && is_always_sent;
                    let codec = case.codec;
                    let part = EncodedPart { case_index: index, codec, content, key, schema, may_repeat, is_argument };
                    self.add_part_headers(&part, encoding, &mut headers, scope, naming_context);
                }
                continue;
            }
            for (name, encoding) in &content.encoding {
                let schema = merged.as_ref().and_then(|merged| merged.properties.get(name));
                let forbids_other_members = merged.as_ref().is_some_and(|merged| {
                    merged.is_struct()
                        && matches!(merged.additional, AdditionalProperties::Unspecified | AdditionalProperties::Never)
                });
                if schema.is_none() && forbids_other_members {
                    let message = format!("`encoding` names `{name}`, which is not a property of the schema");
                    self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span));
                }
                let is_required = merged.as_ref().is_some_and(|merged| merged.required.contains(name));
                let may_repeat = schema.is_some_and(|schema_ref| {
                    *MergedSchema::new(self.api, schema_ref.schema).types == [JsonType::Array]
                });
                let (key, is_argument) = (PartKey::Property(name.clone()), is_required && is_only_case);
                let codec = case.codec;
                let part = EncodedPart { case_index: index, codec, content, key, schema, may_repeat, is_argument };
                self.add_part_headers(&part, encoding, &mut headers, scope, naming_context);
            }
        }
        headers
    }

    /// Adds the header fields of a part to `headers`, and warns about members of the part's encoding that have no
    /// effect.
    fn add_part_headers(
        &mut self,
        part: &EncodedPart<'_>,
        encoding: &Encoding,
        headers: &mut Vec<PartHeaderCode>,
        scope: &mut NameScope,
        naming_context: &NamingContext<'_>,
    ) {
        let (content, part_name) = (part.content, describe_part(&part.key));
        // Many generators write the style `form`, which is the same as the default: a part for each item.
        let is_default = matches!(encoding.style, None | Some(Style::Form)) && encoding.explode != Some(false);
        let is_form_field = matches!(part.key, PartKey::Property(_)) && media::is_form_data(&content.media_type);
        if (!is_default || encoding.allow_reserved) && part.codec == Codec::Multipart && !is_form_field {
            let message =
                format!("`style`, `explode` and `allowReserved` of {part_name} are ignored: they only apply to forms");
            let problem = Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span);
            self.diagnostics.push(problem.with_help("remove them: each item of a list becomes a part"));
        }
        let declared_media_type =
            encoding.content_type.as_deref().and_then(|names| names.split(',').next()).map(str::trim);
        let is_multipart = |name: &str| part.codec == Codec::Multipart && media::is_multipart(name);
        let unsupported_media_type =
            declared_media_type.filter(|name| !name.contains('*') && !media::is_json_text(name) && !is_multipart(name));
        let is_composite = |_: &&str| part.schema.is_some_and(|schema_ref| self.is_composite(schema_ref));
        if let Some(media_type) = unsupported_media_type.filter(is_composite) {
            let message =
                format!("the values of {part_name} are objects or lists, which cannot be sent as `{media_type}`");
            let problem = Diagnostic::warning(codes::MEDIA_TYPE_OPAQUE, message, content.span);
            self.diagnostics.push(problem.with_label(format!("{part_name} is sent as JSON")));
        }
        if !encoding.parts.is_empty() && !declared_media_type.is_some_and(is_multipart) {
            let message =
                format!("the encodings inside {part_name} are ignored: the media type of {part_name} is not multipart");
            self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span));
        }
        for (wire_name, header) in &encoding.headers {
            if part.codec != Codec::Multipart {
                let message = format!(
                    "the header `{wire_name}` is ignored: a body with the media type `{}` has no parts",
                    content.media_type
                );
                self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, header.span));
                continue;
            }
            let field_label = match &part.key {
                PartKey::Property(name) => format!("{name} {wire_name}"),
                PartKey::Position(position) => format!("Item{} {wire_name}", position + 1),
                PartKey::Further(_) => format!("Item {wire_name}"),
            };
            let is_sent = header.required || wire_name.eq_ignore_ascii_case(CONTENT_DISPOSITION);
            let header_schema = self.api.schema(header.schema.schema);
            let constant = only_string_constant(header_schema.values.as_deref()).filter(|_| is_sent);
            let ty = match constant {
                Some(_) => Type::Primitive(Primitive::String),
                None => self.item_type(&header.schema, &naming_context.member_context(&field_label)),
            };
            headers.push(PartHeaderCode {
                case: part.case_index,
                part: part.key.clone(),
                wire_name: wire_name.clone(),
                name: if constant.is_some() { String::new() } else { scope.claim_name(&field_label, NameKind::Field) },
                ty: if part.may_repeat { Type::List(Box::new(ty)) } else { ty },
                each: part.may_repeat,
                required: header.required,
                is_argument: header.required && part.is_argument,
                constant: constant.map(str::to_owned),
                explode: header.explode,
                json: header.json,
                checks: None,
                deprecated: header.deprecated,
                doc: document_part_header(&part.key, wire_name, header, part.may_repeat),
            });
        }
    }
}

/// Returns the only value of an `enum` with one value if the value is a string. `None` in all other cases.
fn only_string_constant(values: Option<&[serde_json::Value]>) -> Option<&str> {
    match values {
        Some([serde_json::Value::String(text)]) => Some(text),
        _ => None,
    }
}

/// Describes a part for messages: the name of its property, or its position.
fn describe_part(key: &PartKey) -> String {
    match key {
        PartKey::Property(name) => format!("`{name}`"),
        PartKey::Position(position) => format!("item {}", position + 1),
        PartKey::Further(_) => "further items".to_owned(),
    }
}

fn document_part_header(part: &PartKey, wire_name: &str, header: &Header, may_repeat: bool) -> String {
    let description = markdown::sanitize(header.description.as_deref().unwrap_or_default());
    let parts_description = match part {
        PartKey::Property(name) => format!("the part {}", markdown::code_span(name)),
        PartKey::Position(position) => format!("part {}", position + 1),
        PartKey::Further(0) => "the parts".to_owned(),
        PartKey::Further(1) => "the parts after the first".to_owned(),
        PartKey::Further(count) => format!("the parts after the first {count}"),
    };
    let header_sentence = format!("The header {} of {parts_description}.", markdown::code_span(wire_name));
    let repetition_note = if may_repeat { "One for each part, in order." } else { "" };
    documentation::join_paragraphs([description, header_sentence, repetition_note.to_owned()])
}

/// Returns the rank of a codec. Media types are sorted by rank, with the lowest rank first.
fn codec_rank(codec: Codec) -> u8 {
    match codec {
        Codec::Json => 0,
        Codec::Form => 1,
        Codec::Multipart => 2,
        Codec::Text => 3,
        _ => 4,
    }
}

/// Returns the media type with which a request is sent. For bytes, this may be a range such as `image/*`, since the
/// value of a call contains the actual media type.
fn sent_media_type(media_type: &str, codec: Codec) -> String {
    if codec == Codec::Bytes { media_type.to_owned() } else { media::concrete_media_type(media_type, codec) }
}

/// Determines for each body enum the cases whose type can be converted to the enum with `From`. These are the cases
/// with a type that no other case has, and the case of `application/json`. Types that are equal because of aliases or
/// deduplication are ambiguous.
pub(super) fn assign_conversions(defs: &[TypeDef], operations: &mut [Operation]) {
    for body in operations.iter_mut().filter_map(|operation| operation.code.body.as_mut()) {
        let cases = &body.cases;
        let is_plain_json = |case: &BodyCase| case.media_types.first().is_some_and(|name| name == "application/json");
        let has_unique_type =
            |case: &BodyCase| cases.iter().filter(|other| are_same_types(defs, &other.ty, &case.ty)).count() == 1;
        // At most one case is plain JSON: media types with the same serialization are one case.
        let json_case_index = cases.iter().position(is_plain_json);
        let is_unambiguous = |index: &usize| Some(*index) == json_case_index || has_unique_type(&cases[*index]);
        body.conversions = (0..cases.len()).filter(|_| cases.len() > 1).filter(is_unambiguous).collect();
    }
}

/// Returns whether two types are the same Rust type.
fn are_same_types(defs: &[TypeDef], one: &Type, other: &Type) -> bool {
    match (resolve_alias(defs, one), resolve_alias(defs, other)) {
        (Type::List(one), Type::List(other))
        | (Type::Map(one), Type::Map(other))
        | (Type::Nullable(one), Type::Nullable(other)) => are_same_types(defs, one, other),
        (Type::Tuple(one), Type::Tuple(other)) => one.is_same(other, |one, other| are_same_types(defs, one, other)),
        (one, other) => one == other,
    }
}

/// Returns the type to which an alias refers, directly or through other aliases. Returns any other type unchanged.
/// Aliases are not cyclic, since the module `boxes` removes cycles.
fn resolve_alias<'t>(defs: &'t [TypeDef], mut ty: &'t Type) -> &'t Type {
    while let Type::Named(id) = ty
        && let TypeKind::Alias(inner) = &defs[id.0 as usize].kind
    {
        ty = inner;
    }
    ty
}
