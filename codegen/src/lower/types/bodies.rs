//! Lowers request bodies to one case for each media type that can be sent.

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

/// The header field that contains the name of a part of a form.
const CONTENT_DISPOSITION: &str = "Content-Disposition";

/// The parts of a multipart body to which an encoding applies.
struct EncodedPart<'a> {
    /// The index of the case of the body.
    case: usize,
    codec: Codec,
    content: &'a Content,
    key: PartKey,
    /// The schema of the value.
    schema: Option<&'a SchemaRef>,
    /// True if there may be several such parts.
    each: bool,
    /// True if every call has such a part, so that its required header fields are arguments.
    is_argument: bool,
}

impl Types<'_> {
    /// Returns the generated code for a request body; `None` if it has no media type.
    pub(super) fn body_code(
        &mut self,
        body: &mut RequestBody,
        scope: &mut NameScope,
        place: &NamingContext<'_>,
    ) -> Option<BodyCode> {
        let groups = self.group_media_types(&body.contents);
        let several = groups.len() > 1;
        let mut variants = NameScope::default();
        let mut cases = Vec::new();
        let has_json = body.contents.iter().any(|content| media::content_codec(content) == Codec::Json);
        for (codec, indices) in groups {
            let first = &mut body.contents[indices[0]];
            let is_open = indices.len() > 1 || codec == Codec::Bytes && first.media_type.contains('*');
            let label = if is_open { "Bytes".to_owned() } else { media::media_type_label(&first.media_type) };
            let name = format!("Body{}", if several { label.as_str() } else { "" });
            let ty = self.body_type(first, codec, has_json, &place.member_context(&name));
            first.ty = ty.clone();
            let is_positional = codec == Codec::Multipart && first.has_positional_encodings();
            for index in &indices[1..] {
                self.content_type(&body.contents[*index], codec, has_json, &place.member_context(&name));
            }
            let media_types = indices.iter().map(|index| sent_media_type(&body.contents[*index].media_type, codec));
            cases.push(BodyCase {
                variant: several.then(|| variants.claim_name(&label, NameKind::Variant)),
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
            _ => self.body_enum(&cases, place, body),
        };
        let setters = if required { Vec::new() } else { self.body_setters(&ty, scope) };
        let part_headers = self.part_headers(body, &cases, scope, place);
        Some(BodyCode { name, ty, required, cases, conversions: Vec::new(), setters, part_headers })
    }

    fn body_enum(&mut self, cases: &[BodyCase], place: &NamingContext<'_>, body: &RequestBody) -> Type {
        let variants = cases.iter().map(|case| {
            let names: Vec<String> = case.media_types.iter().map(|name| markdown::code_span(name)).collect();
            ChoiceCase {
                name: case.variant.clone().unwrap_or_default(),
                ty: case.ty.clone(),
                checks: None,
                doc: format!("Sent as {}.", names.join(" or ")),
            }
        });
        let doc = "The body, in one of the media types that the operation accepts.";
        self.choice_type(variants.collect(), "Body", doc, place, body.span)
    }

    /// Returns the indices of the fields of an optional body that can be set on the request: those without an initial
    /// value and without a parameter of the same name. Empty if the body has required members that are not nullable.
    fn body_setters(&mut self, ty: &Type, scope: &mut NameScope) -> Vec<usize> {
        let Type::Named(id) = ty else { return Vec::new() };
        let TypeKind::Struct(record) = &self.defs[id.0 as usize].kind else { return Vec::new() };
        if record.fields.iter().any(|field| field.presence == Presence::Required && !field.nullable) {
            return Vec::new();
        }
        let fields = record.fields.iter().enumerate();
        fields
            .filter(|(_, field)| field.initial.is_none() && !scope.is_taken(&field.name))
            .map(|(index, _)| index)
            .collect()
    }

    /// Returns the choices of media types that a caller has. Each choice is a codec and the indices of its media types
    /// in `contents`. All media types that are sent as bytes are one choice, since the value contains its media type.
    fn group_media_types(&mut self, contents: &[Content]) -> Vec<(Codec, Vec<usize>)> {
        let codecs: Vec<Codec> = contents.iter().map(|content| self.request_codec(content)).collect();
        let mut order: Vec<usize> = (0..contents.len()).collect();
        order.sort_by_key(|index| codec_rank(codecs[*index]));
        let mut groups: Vec<(Codec, Vec<usize>)> = Vec::new();
        for index in order {
            let (codec, content) = (codecs[index], &contents[index]);
            if !content.encoding.is_empty() && !matches!(codec, Codec::Form | Codec::Multipart) {
                let message = format!(
                    "`encoding` is ignored: a body with the media type `{}` has no parts or fields to encode",
                    content.media_type
                );
                self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span));
            }
            self.report_positional_encodings(content, codec);
            let same = |other: &(Codec, Vec<usize>)| {
                let earlier = &contents[other.1[0]];
                let schema = |content: &Content| content.schema.as_ref().map(|link| link.schema);
                other.0 == codec
                    && schema(earlier) == schema(content)
                    && sent_media_type(&earlier.media_type, codec) == sent_media_type(&content.media_type, codec)
            };
            if codec == Codec::Bytes {
                match groups.iter_mut().find(|(known, _)| *known == Codec::Bytes) {
                    Some((_, indices)) => indices.push(index),
                    None => groups.push((codec, vec![index])),
                }
            } else if groups.iter().any(same) {
                let message = format!(
                    "`{}` is not generated: another media type of this body is sent instead",
                    content.media_type
                );
                self.diagnostics.push(Diagnostic::note(codes::MEDIA_TYPE_LEFT_OUT, message, content.span));
            } else {
                self.report_undefined_codec(content, codec);
                groups.push((codec, vec![index]));
            }
        }
        groups
    }

    /// Returns the serialization of a request body of this media type.
    fn request_codec(&self, content: &Content) -> Codec {
        // Merging large schemas takes time, and an object is not a string.
        let may_be_string = |link: &&SchemaRef| {
            let types = &self.api.schema(link.schema).types;
            types.is_empty() || types.contains(&JsonType::String)
        };
        let merged = content.schema.as_ref().filter(may_be_string);
        let merged = merged.map(|link| MergedSchema::of(self.api, link.schema));
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

    /// Warns about bodies whose serialization the document does not define.
    fn report_undefined_codec(&mut self, content: &Content, codec: Codec) {
        let name = &content.media_type;
        if codec == Codec::Json && name.contains("*+json") {
            let message = format!("a body cannot be sent with the media type range `{name}`");
            let problem = Diagnostic::warning(codes::MEDIA_TYPE_RANGE, message, content.span);
            self.diagnostics
                .push(problem.with_label("sent as `application/json`").with_help("declare each media type separately"));
        }
        let named = codec == Codec::Form || codec == Codec::Multipart && media::is_form_data(name);
        if matches!(codec, Codec::Form | Codec::Multipart) && self.is_single(content) {
            let message = format!(
                "a body with the media type `{name}` must be an object, but the schema declares a single value"
            );
            let problem = Diagnostic::warning(codes::BODY_WITHOUT_NAMES, message, content.span);
            self.diagnostics.push(
                problem
                    .with_label("this body cannot be sent")
                    .with_help("declare an object with a property for the value"),
            );
        }
        if named && self.is_list(content) && !content.has_positional_encodings() {
            let message =
                format!("a body with the media type `{name}` must be an object, but the schema declares a list");
            let problem = Diagnostic::warning(codes::BODY_WITHOUT_NAMES, message, content.span);
            let help = "declare an object with a property for the list; as declared, the members of objects in the \
                        list are sent separately, and other items with their index as the name";
            self.diagnostics.push(problem.with_help(help));
        }
    }

    /// Warns about encodings by position that have no effect, and about those of forms that do not name their part.
    fn report_positional_encodings(&mut self, content: &Content, codec: Codec) {
        let name = &content.media_type;
        if !content.has_positional_encodings() {
            return;
        }
        let reason = match codec {
            Codec::Multipart if self.is_list(content) => None,
            Codec::Multipart => Some("the schema is not a list".to_owned()),
            _ => Some(format!("a body of `{name}` has no parts")),
        };
        if let Some(reason) = reason {
            let message = format!("`prefixEncoding` and `itemEncoding` are ignored: {reason}");
            self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span));
            return;
        }
        let is_named =
            |encoding: &Encoding| encoding.headers.keys().any(|name| name.eq_ignore_ascii_case(CONTENT_DISPOSITION));
        if media::is_form_data(name) && !content.positional_encodings().all(|(_, encoding)| is_named(encoding)) {
            let message = format!("a body of `{name}` consists of named members, and parts by position have no names");
            let problem = Diagnostic::warning(codes::BODY_WITHOUT_NAMES, message, content.span);
            let help = format!("declare the header `{CONTENT_DISPOSITION}` of each part");
            self.diagnostics.push(problem.with_help(help));
        }
    }

    fn is_list(&self, content: &Content) -> bool {
        content.schema.as_ref().is_some_and(|link| *MergedSchema::of(self.api, link.schema).types == [JsonType::Array])
    }

    /// Returns whether all values of the schema are numbers, booleans or strings.
    fn is_single(&self, content: &Content) -> bool {
        let types = content.schema.as_ref().map(|link| MergedSchema::of(self.api, link.schema).types.into_owned());
        let is_single = |ty: &JsonType| !matches!(ty, JsonType::Object | JsonType::Array);
        types.is_some_and(|types| !types.is_empty() && types.iter().all(is_single))
    }

    fn body_type(&mut self, content: &Content, codec: Codec, has_json: bool, place: &NamingContext<'_>) -> Type {
        match (codec, &content.schema) {
            // A list is serialized with one item per line, not as a list on each line.
            (Codec::JsonLines | Codec::JsonSequence, Some(link)) if self.is_list(content) => self.type_at(link, place),
            _ => self.content_type(content, codec, has_json, place),
        }
    }

    /// Returns whether values of the schema, or the items of a list of them, are objects or lists.
    fn is_composite(&self, link: &SchemaRef) -> bool {
        let merged = MergedSchema::of(self.api, link.schema);
        let is_object =
            |merged: &MergedSchema<'_>| *merged.types == [JsonType::Object] || !merged.properties.is_empty();
        let item = merged.items.map(|item| MergedSchema::of(self.api, item.schema));
        is_object(&merged) || item.is_some_and(|item| is_object(&item) || *item.types == [JsonType::Array])
    }

    /// Returns the header fields of a body's parts (`encoding.headers`).
    fn part_headers(
        &mut self,
        body: &RequestBody,
        cases: &[BodyCase],
        scope: &mut NameScope,
        place: &NamingContext<'_>,
    ) -> Vec<PartHeaderCode> {
        let mut headers = Vec::new();
        for (index, case) in cases.iter().enumerate() {
            let content = &body.contents[case.content];
            if !matches!(case.codec, Codec::Form | Codec::Multipart) {
                continue;
            }
            let merged = content.schema.as_ref().map(|link| MergedSchema::of(self.api, link.schema));
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
                let least = merged.as_ref().and_then(|merged| merged.bounds.min_items).unwrap_or(0);
                for (key, encoding) in content.positional_encodings() {
                    let (position, each) = match key {
                        PartKey::Further(position) => (position, true),
                        PartKey::Position(position) => (position, false),
                        PartKey::Property(_) => continue,
                    };
                    let schema = merged.as_ref().and_then(|merged| {
                        let prefix = merged.prefix_items.get(position).filter(|_| !each);
                        prefix.or(merged.items)
                    });
                    let is_always_sent = u64::try_from(position).is_ok_and(|position| position < least);
                    let is_argument = is_only_case && is_always_sent;
                    let part = EncodedPart { case: index, codec: case.codec, content, key, schema, each, is_argument };
                    self.encoded_part(&part, encoding, &mut headers, scope, place);
                }
                continue;
            }
            for (name, encoding) in &content.encoding {
                let schema = merged.as_ref().and_then(|merged| merged.properties.get(name));
                let is_closed = merged.as_ref().is_some_and(|merged| {
                    merged.is_struct()
                        && matches!(merged.additional, AdditionalProperties::Unspecified | AdditionalProperties::Never)
                });
                if schema.is_none() && is_closed {
                    let message = format!("`encoding` names `{name}`, which is not a property of the schema");
                    self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span));
                }
                let is_required = merged.as_ref().is_some_and(|merged| merged.required.contains(name));
                let each =
                    schema.is_some_and(|link| *MergedSchema::of(self.api, link.schema).types == [JsonType::Array]);
                let (key, is_argument) = (PartKey::Property(name.clone()), is_required && is_only_case);
                let part = EncodedPart { case: index, codec: case.codec, content, key, schema, each, is_argument };
                self.encoded_part(&part, encoding, &mut headers, scope, place);
            }
        }
        headers
    }

    /// Adds the header fields of a part, and warns about members of its encoding that have no effect.
    fn encoded_part(
        &mut self,
        part: &EncodedPart<'_>,
        encoding: &Encoding,
        headers: &mut Vec<PartHeaderCode>,
        scope: &mut NameScope,
        place: &NamingContext<'_>,
    ) {
        let (content, name) = (part.content, part_label(&part.key));
        // Many generators write the style `form`, which is the same as the default: a part for each item.
        let is_default = matches!(encoding.style, None | Some(Style::Form)) && encoding.explode != Some(false);
        let is_named = matches!(part.key, PartKey::Property(_)) && media::is_form_data(&content.media_type);
        if (!is_default || encoding.allow_reserved) && part.codec == Codec::Multipart && !is_named {
            let message = format!("`style`, `explode` and `allowReserved` of {name} are ignored: they are for forms");
            let problem = Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span);
            self.diagnostics.push(problem.with_help("remove them: each item of a list becomes a part"));
        }
        let declared = encoding.content_type.as_deref().and_then(|names| names.split(',').next()).map(str::trim);
        let is_multipart = |name: &str| part.codec == Codec::Multipart && media::is_multipart(name);
        let unwritten =
            declared.filter(|name| !name.contains('*') && !media::is_json_text(name) && !is_multipart(name));
        if let Some(media_type) = unwritten.filter(|_| part.schema.is_some_and(|link| self.is_composite(link))) {
            let message = format!("the values of {name} are objects, and no code is generated for `{media_type}`");
            let problem = Diagnostic::warning(codes::MEDIA_TYPE_OPAQUE, message, content.span);
            self.diagnostics.push(problem.with_label(format!("{name} is sent as JSON")));
        }
        if !encoding.parts.is_empty() && !declared.is_some_and(is_multipart) {
            let message = format!("the encodings inside {name} are ignored: its media type is not multipart");
            self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span));
        }
        for (wire, header) in &encoding.headers {
            if part.codec != Codec::Multipart {
                let message = format!(
                    "the header `{wire}` is ignored: a body with the media type `{}` has no parts",
                    content.media_type
                );
                self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, header.span));
                continue;
            }
            let field = match &part.key {
                PartKey::Property(name) => format!("{name} {wire}"),
                PartKey::Position(position) => format!("Item{} {wire}", position + 1),
                PartKey::Further(_) => format!("Item {wire}"),
            };
            let is_sent = header.required || wire.eq_ignore_ascii_case(CONTENT_DISPOSITION);
            let constant = only_text(self.api.schema(header.schema.schema).values.as_deref()).filter(|_| is_sent);
            let ty = match constant {
                Some(_) => Type::Primitive(Primitive::String),
                None => self.item_type(&header.schema, &place.member_context(&field)),
            };
            headers.push(PartHeaderCode {
                case: part.case,
                part: part.key.clone(),
                wire_name: wire.clone(),
                name: if constant.is_some() { String::new() } else { scope.claim_name(&field, NameKind::Field) },
                ty: if part.each { Type::List(Box::new(ty)) } else { ty },
                each: part.each,
                required: header.required,
                is_argument: header.required && part.is_argument,
                constant: constant.map(str::to_owned),
                explode: header.explode,
                json: header.json,
                checks: None,
                deprecated: header.deprecated,
                doc: part_header_doc(&part.key, wire, header, part.each),
            });
        }
    }
}

/// Returns the only constant that a schema allows if it is a string.
fn only_text(values: Option<&[serde_json::Value]>) -> Option<&str> {
    match values {
        Some([serde_json::Value::String(text)]) => Some(text),
        _ => None,
    }
}

/// Returns the name of a part in messages.
fn part_label(key: &PartKey) -> String {
    match key {
        PartKey::Property(name) => format!("`{name}`"),
        PartKey::Position(position) => format!("item {}", position + 1),
        PartKey::Further(_) => "further items".to_owned(),
    }
}

fn part_header_doc(part: &PartKey, wire: &str, header: &Header, each: bool) -> String {
    let description = markdown::sanitize(header.description.as_deref().unwrap_or_default());
    let of = match part {
        PartKey::Property(name) => format!("the part {}", markdown::code_span(name)),
        PartKey::Position(position) => format!("part {}", position + 1),
        PartKey::Further(0) => "the parts".to_owned(),
        PartKey::Further(1) => "the parts after the first".to_owned(),
        PartKey::Further(count) => format!("the parts after the first {count}"),
    };
    let of = format!("The header {} of {of}.", markdown::code_span(wire));
    let each = if each { "One for each part, in order." } else { "" };
    documentation::join_paragraphs([description, of, each.to_owned()])
}

/// Returns the rank by which media types are sorted, the lowest first.
fn codec_rank(codec: Codec) -> u8 {
    match codec {
        Codec::Json => 0,
        Codec::Form => 1,
        Codec::Multipart => 2,
        Codec::Text => 3,
        _ => 4,
    }
}

/// Returns the media type of a request. For bytes, this may be a range, since the value contains its media type.
fn sent_media_type(media_type: &str, codec: Codec) -> String {
    if codec == Codec::Bytes { media_type.to_owned() } else { media::concrete_media_type(media_type, codec) }
}

/// Determines the cases of bodies whose type converts into the enum: those with a unique type, and the case of
/// `application/json`. Types that are equal because of aliases or deduplication are ambiguous.
pub(super) fn assign_conversions(defs: &[TypeDef], operations: &mut [Operation]) {
    for body in operations.iter_mut().filter_map(|operation| operation.code.body.as_mut()) {
        let cases = &body.cases;
        let is_plain = |case: &BodyCase| case.media_types.first().is_some_and(|name| name == "application/json");
        let has_own_type =
            |case: &BodyCase| cases.iter().filter(|other| are_same(defs, &other.ty, &case.ty)).count() == 1;
        // At most one case is plain JSON: media types with the same serialization are one case.
        let plain = cases.iter().position(is_plain);
        let leaves_no_doubt = |index: &usize| Some(*index) == plain || has_own_type(&cases[*index]);
        body.conversions = (0..cases.len()).filter(|_| cases.len() > 1).filter(leaves_no_doubt).collect();
    }
}

/// Returns whether two types are the same Rust type.
fn are_same(defs: &[TypeDef], one: &Type, other: &Type) -> bool {
    match (resolve_alias(defs, one), resolve_alias(defs, other)) {
        (Type::List(one), Type::List(other))
        | (Type::Map(one), Type::Map(other))
        | (Type::Nullable(one), Type::Nullable(other)) => are_same(defs, one, other),
        (Type::Tuple(one), Type::Tuple(other)) => one.is_same(other, |one, other| are_same(defs, one, other)),
        (one, other) => one == other,
    }
}

/// Returns the type to which an alias refers, following further aliases. Returns any other type unchanged. Aliases are
/// not cyclic, since `boxes` removes cycles.
fn resolve_alias<'t>(defs: &'t [TypeDef], mut ty: &'t Type) -> &'t Type {
    while let Type::Named(id) = ty
        && let TypeKind::Alias(inner) = &defs[id.0 as usize].kind
    {
        ty = inner;
    }
    ty
}
