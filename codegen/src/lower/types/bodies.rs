//! Lowers a request body to one case (a variant, if there are several) for each media type that can be sent.

use super::{NamingContext, Types, media, merge::MergedSchema};
use crate::{
    codes,
    diagnostic::Diagnostic,
    documentation,
    ir::{
        AdditionalProperties, BodyCase, BodyCode, ChoiceCase, Codec, Content, Header, JsonType, Operation,
        PartHeaderCode, Presence, RequestBody, SchemaRef, Style, Type, TypeDef, TypeKind,
    },
    markdown,
    names::{NameKind, NameScope},
};

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

    /// Returns the indices of the fields of an optional body for which the request gets a setter: those without an
    /// initial value and without a parameter of the same name. Empty if the body has required members that are not
    /// nullable.
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

    /// Groups the media types of a body into the choices that a caller has. Each choice is a codec and the indices of
    /// its media types in `contents`. All media types that are sent as bytes are one choice: the value contains the
    /// media type.
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
            let is_same_choice = |other: &(Codec, Vec<usize>)| {
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
            } else if groups.iter().any(is_same_choice) {
                let message = format!(
                    "no code is generated for the media type `{}`: another media type of this body is sent instead",
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
        let merged = content.schema.as_ref().map(|link| MergedSchema::of(self.api, link.schema));
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

    /// Warns about a body whose serialization the specification does not define, such as a form with a list schema.
    fn report_undefined_codec(&mut self, content: &Content, codec: Codec) {
        let name = &content.media_type;
        if codec == Codec::Json && name.contains("*+json") {
            let message = format!("the media type range `{name}` cannot be sent");
            let problem = Diagnostic::warning(codes::MEDIA_TYPE_RANGE, message, content.span);
            self.diagnostics
                .push(problem.with_label("sent as `application/json`").with_help("declare each media type separately"));
        }
        let has_named_members = codec == Codec::Form || codec == Codec::Multipart && media::is_form_data(name);
        if matches!(codec, Codec::Form | Codec::Multipart) && self.has_scalar_schema(content) {
            let message = format!(
                "a body with the media type `{name}` requires an object, but the schema declares a single value"
            );
            let problem = Diagnostic::warning(codes::BODY_WITHOUT_NAMES, message, content.span);
            self.diagnostics.push(
                problem
                    .with_label("this body cannot be sent")
                    .with_help("declare an object with a property for the value"),
            );
        }
        if has_named_members && self.has_list_schema(content) {
            let message =
                format!("a body with the media type `{name}` requires named members, but the schema declares a list");
            let problem = Diagnostic::warning(codes::BODY_WITHOUT_NAMES, message, content.span);
            let help = "declare an object with a property for the list; as declared, the members of objects in the \
                        list are sent separately, and other items with their index as the name";
            self.diagnostics.push(problem.with_help(help));
        }
    }

    /// Returns whether all values of the schema are lists.
    fn has_list_schema(&self, content: &Content) -> bool {
        content.schema.as_ref().is_some_and(|link| *MergedSchema::of(self.api, link.schema).types == [JsonType::Array])
    }

    /// Returns whether all values of the schema are numbers, booleans or strings.
    fn has_scalar_schema(&self, content: &Content) -> bool {
        let types = content.schema.as_ref().map(|link| MergedSchema::of(self.api, link.schema).types.into_owned());
        let is_scalar = |ty: &JsonType| !matches!(ty, JsonType::Object | JsonType::Array);
        types.is_some_and(|types| !types.is_empty() && types.iter().all(is_scalar))
    }

    fn body_type(&mut self, content: &Content, codec: Codec, has_json: bool, place: &NamingContext<'_>) -> Type {
        match (codec, &content.schema) {
            // A list is serialized with one item per line, not as a list on each line.
            (Codec::JsonLines | Codec::JsonSequence, Some(link)) if self.has_list_schema(content) => {
                self.type_at(link, place)
            }
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
            let is_list = merged.as_ref().is_some_and(|merged| *merged.types == [JsonType::Array]);
            if is_list && case.codec == Codec::Multipart && !media::is_form_data(&content.media_type) {
                if !content.encoding.is_empty() {
                    let message = format!(
                        "`encoding` is ignored: in the media type `{}`, the parts of a list have no names",
                        content.media_type
                    );
                    self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span));
                }
                continue;
            }
            for (part, encoding) in &content.encoding {
                let property = merged.as_ref().and_then(|merged| merged.properties.get(part));
                let is_closed = merged.as_ref().is_some_and(|merged| {
                    merged.is_struct()
                        && matches!(merged.additional, AdditionalProperties::Unspecified | AdditionalProperties::Never)
                });
                if property.is_none() && is_closed {
                    let message = format!("`encoding` has the key `{part}`, which is not a property of the schema");
                    self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span));
                }
                let is_required = merged.as_ref().is_some_and(|merged| merged.required.contains(part));
                // Many generators write the style `form`, which is the same as the default: a part for each item.
                let is_default = matches!(encoding.style, None | Some(Style::Form)) && encoding.explode != Some(false);
                let has_style = !is_default || encoding.allow_reserved;
                if has_style && case.codec == Codec::Multipart && !media::is_form_data(&content.media_type) {
                    let message = format!(
                        "`style`, `explode`, `allowReserved` of the part `{part}` are ignored: they only apply to forms"
                    );
                    let problem = Diagnostic::warning(codes::ENCODING_IGNORED, message, content.span);
                    self.diagnostics.push(problem.with_help("remove them: each item of a list becomes a part"));
                }
                let declared =
                    encoding.content_type.as_deref().and_then(|names| names.split(',').next()).map(str::trim);
                let unsupported = declared.filter(|name| !name.contains('*') && !media::is_json_text(name));
                if let Some(name) = unsupported.filter(|_| property.is_some_and(|link| self.is_composite(link))) {
                    let message = format!(
                        "the property `{part}` contains objects, but no code is generated for the media type `{name}`"
                    );
                    let problem = Diagnostic::warning(codes::MEDIA_TYPE_OPAQUE, message, content.span);
                    self.diagnostics.push(problem.with_label(format!("the property `{part}` is sent as JSON")));
                }
                for (header_name, header) in &encoding.headers {
                    if case.codec != Codec::Multipart {
                        let message = format!(
                            "the header `{header_name}` is ignored: a body with the media type `{}` has no parts",
                            content.media_type
                        );
                        self.diagnostics.push(Diagnostic::warning(codes::ENCODING_IGNORED, message, header.span));
                        continue;
                    }
                    let argument_name = format!("{part} {header_name}");
                    let is_repeated = property
                        .is_some_and(|link| *MergedSchema::of(self.api, link.schema).types == [JsonType::Array]);
                    let ty = self.item_type(&header.schema, &place.member_context(&argument_name));
                    headers.push(PartHeaderCode {
                        case: index,
                        part: part.clone(),
                        wire_name: header_name.clone(),
                        name: scope.claim_name(&argument_name, NameKind::Field),
                        ty: if is_repeated { Type::List(Box::new(ty)) } else { ty },
                        each: is_repeated,
                        required: header.required,
                        is_argument: header.required && is_required && body.required && cases.len() == 1,
                        explode: header.explode,
                        json: header.json,
                        checks: None,
                        deprecated: header.deprecated,
                        doc: part_header_doc(part, header_name, header, is_repeated),
                    });
                }
            }
        }
        headers
    }
}

/// Returns the documentation of a header field of a part.
fn part_header_doc(part: &str, header_name: &str, header: &Header, is_repeated: bool) -> String {
    let description = markdown::sanitize(header.description.as_deref().unwrap_or_default());
    let subject = format!("The header {} of the part {}.", markdown::code_span(header_name), markdown::code_span(part));
    let repetition = if is_repeated { "One for each part, in order." } else { "" };
    documentation::join_paragraphs([description, subject, repetition.to_owned()])
}

/// Returns the rank of a codec, by which media types are sorted, the lowest rank first.
fn codec_rank(codec: Codec) -> u8 {
    match codec {
        Codec::Json => 0,
        Codec::Form => 1,
        Codec::Multipart => 2,
        Codec::Text => 3,
        _ => 4,
    }
}

/// Returns the media type that is sent for a declared one: for JSON, `*/*` → `application/json`. For bytes, this may be
/// a range, since the value contains its media type.
fn sent_media_type(media_type: &str, codec: Codec) -> String {
    if codec == Codec::Bytes { media_type.to_owned() } else { media::concrete_media_type(media_type, codec) }
}

/// Determines the cases whose type converts into the enum of a body with several cases: those with a unique type, and
/// the case of `application/json`. Types that are equal because of aliases or deduplication are not unique.
pub(super) fn assign_conversions(defs: &[TypeDef], operations: &mut [Operation]) {
    for body in operations.iter_mut().filter_map(|operation| operation.code.body.as_mut()) {
        let cases = &body.cases;
        let is_plain = |case: &BodyCase| case.media_types.first().is_some_and(|name| name == "application/json");
        let has_unique_type =
            |case: &BodyCase| cases.iter().filter(|other| are_same(defs, &other.ty, &case.ty)).count() == 1;
        // At most one case is plain JSON: media types with the same serialization are one case.
        let plain = cases.iter().position(is_plain);
        let is_unambiguous = |index: &usize| Some(*index) == plain || has_unique_type(&cases[*index]);
        body.conversions = (0..cases.len()).filter(|_| cases.len() > 1).filter(is_unambiguous).collect();
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
