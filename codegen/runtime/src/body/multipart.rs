//! Multipart bodies: `form-data` (RFC 7578), whose parts have names, and `related` (RFC 2387) or `mixed`, whose parts
//! are distinguished by their order and header fields.

use std::{
    borrow::Cow,
    hash::{BuildHasher, Hasher, RandomState},
};

use bytes::Bytes;
use serde::Serialize;

use super::{
    super::{
        media::{self, has_parameter, is_json, is_same},
        param::{self, Flat, Style, StyleError, StyleKind},
        source::{Upload, UploadPart},
    },
    Encoding, find_encoding, form_members, value_to_text,
};

/// The [`Encoding::name`] that applies to all items of a list for whose position no encoding is declared (OpenAPI
/// `itemEncoding`).
const OTHER_POSITIONS: &str = "*";

/// A header field that is added to the parts which are created from one member of a multipart body (`headers` of an
/// Encoding Object).
#[derive(Clone, Debug, PartialEq)]
pub struct PartHeader {
    /// The name of the member, or the position of the list item, as in [`Encoding::name`].
    part: &'static str,
    /// The name of the header field.
    name: &'static str,
    /// True if the header field is required in every part.
    required: bool,
    /// The values of the header field.
    values: HeaderValues,
}

/// The values of a [`PartHeader`].
#[derive(Clone, Debug, PartialEq)]
enum HeaderValues {
    /// The same value for all parts of the member.
    Same(Result<Option<String>, StyleError>),
    /// A list with one value for each part, in the order of the parts.
    Each(Result<Vec<Option<String>>, StyleError>),
}

impl PartHeader {
    /// Creates a header field with the same value for all parts of the member.
    #[inline]
    #[must_use]
    pub fn same<T: Serialize + ?Sized>(
        part: &'static str,
        name: &'static str,
        required: bool,
        style: Style,
        value: &T,
    ) -> Self {
        let value = param::flatten_for_style(style, value).and_then(|value| param::format_header_value(style, &value));
        Self { part, name, required, values: HeaderValues::Same(value) }
    }

    /// Creates a header field with one value for each part of the member, which is a list.
    #[inline]
    #[must_use]
    pub fn each<T: Serialize>(
        part: &'static str,
        name: &'static str,
        required: bool,
        style: Style,
        values: Option<&[T]>,
    ) -> Self {
        let format_value = |value: &T| {
            param::flatten_for_style(style, value).and_then(|value| param::format_header_value(style, &value))
        };
        let values = values.unwrap_or_default().iter().map(format_value).collect();
        Self { part, name, required, values: HeaderValues::Each(values) }
    }

    /// Returns the line of the header field for the part with this index; `None` if there is no value for the part.
    #[inline]
    fn format_line(&self, index: usize) -> Result<Option<String>, StyleError> {
        let invalid_header_error = |reason: &str| {
            StyleError::Serialize(format!(
                "the header field `{}` of the part `{}` is not valid: {reason}",
                self.name, self.part
            ))
        };
        let header_value = match &self.values {
            HeaderValues::Same(header_value) => header_value.as_ref().map(Option::as_ref),
            HeaderValues::Each(values) => values.as_ref().map(|values| values.get(index).and_then(Option::as_ref)),
        };
        match header_value.map_err(|error| invalid_header_error(&error.to_string()))? {
            None if self.required => Err(invalid_header_error("the field is required, but has no value")),
            None => Ok(None),
            Some(header_value) if header_value.bytes().any(|byte| byte.is_ascii_control()) => {
                Err(invalid_header_error("the value contains a line break or another control character"))
            }
            Some(header_value) => Ok(Some(format!("{}: {header_value}\r\n", self.name))),
        }
    }
}

/// A part of a multipart body: the header fields, the media type if the part declares one, and the content.
struct Part {
    head: String,
    media: Option<String>,
    content: Vec<UploadPart>,
}

impl Part {
    /// Appends header fields to the head of the part. `index` is the position of the part among the parts of the same
    /// member.
    #[inline]
    fn add_headers<'a>(
        &mut self,
        index: usize,
        headers: impl Iterator<Item = &'a PartHeader>,
    ) -> Result<(), StyleError> {
        for header in headers {
            let Some(line) = header.format_line(index)? else { continue };
            // A declared `Content-Disposition` replaces the one that is derived from the value.
            if header.name.eq_ignore_ascii_case("content-disposition") {
                self.head.clear();
            }
            self.head.push_str(&line);
        }
        Ok(())
    }
}

/// The content of a request body.
pub(crate) enum Content {
    /// The complete content in memory.
    Bytes(Bytes),
    /// Content that is read while it is sent.
    Upload(Upload),
}

/// Returns the media type of a multipart body with the parameters `boundary` and, for `multipart/related`, `type`, and
/// the content of the body. Each member of `value`, or each item of a list, becomes one part.
#[inline]
pub(crate) fn multipart(
    media: &str,
    value: &Flat,
    encodings: &[Encoding],
    headers: &[PartHeader],
) -> Result<(String, Content), StyleError> {
    let parts = match value {
        Flat::List(items) if !is_form_data(media) => create_positional_parts(items, encodings, headers)?,
        value => create_named_parts(media, value, encodings, headers)?,
    };
    Ok(build_body(media, &parts))
}

/// Returns the media type and the content of a multipart body like [`multipart`], for a list whose encodings are
/// declared by position.
#[inline]
pub(crate) fn multipart_by_position(
    media: &str,
    value: &Flat,
    encodings: &[Encoding],
    headers: &[PartHeader],
) -> Result<(String, Content), StyleError> {
    let parts = match value {
        Flat::List(items) => create_positional_parts(items, encodings, headers)?,
        Flat::Null => Vec::new(),
        _ => return Err(StyleError::Serialize("a body whose parts are encoded by position must be a list".to_owned())),
    };
    Ok(build_body(media, &parts))
}

/// Joins the parts to a multipart body. Returns the media type with its parameters, and the content.
#[inline]
fn build_body(media: &str, parts: &[Part]) -> (String, Content) {
    let (media, content) = join_parts(media, parts);
    (media, into_content(content))
}

/// Creates a part for each item of a list.
#[inline]
fn create_positional_parts(
    items: &[Flat],
    encodings: &[Encoding],
    headers: &[PartHeader],
) -> Result<Vec<Part>, StyleError> {
    let mut parts = Vec::with_capacity(items.len());
    // The positions for which an encoding or a header field is declared.
    let declared_names = encodings.iter().map(|encoding| encoding.name).chain(headers.iter().map(|header| header.part));
    let declared_positions = declared_names.filter_map(|name| name.parse::<usize>().ok());
    let first_undeclared_position = declared_positions.max().map_or(0, |last_position| last_position + 1);
    for (position, item) in items.iter().enumerate().filter(|(_, item)| !item.is_null()) {
        let (name, index) = match position.checked_sub(first_undeclared_position) {
            None => (position.to_string(), 0),
            Some(index) => (OTHER_POSITIONS.to_owned(), index),
        };
        let mut part = create_part(None, item, find_encoding(&name, encodings))?;
        part.add_headers(index, headers.iter().filter(|header| header.part == name))?;
        parts.push(part);
    }
    Ok(parts)
}

/// Creates the parts for the members of an object or of the objects in a list.
#[inline]
fn create_named_parts(
    media: &str,
    value: &Flat,
    encodings: &[Encoding],
    headers: &[PartHeader],
) -> Result<Vec<Part>, StyleError> {
    let has_part_names = is_form_data(media);
    let mut parts = Vec::new();
    for (name, value) in form_members(value)?.iter() {
        let encoding = find_encoding(name, encodings);
        let first_part_index = parts.len();
        match encoding.and_then(|encoding| encoding.style).filter(|style| has_part_names && *style != Style::FORM) {
            Some(style) => {
                let value = value.clone().with_joined_lists(style.inner)?;
                add_styled_parts(&mut parts, name, &value, style)?;
            }
            None => {
                for item in value.as_list().iter().filter(|item| !item.is_null()) {
                    parts.push(create_part(has_part_names.then_some(name), item, encoding)?);
                }
            }
        }
        for (index, part) in parts[first_part_index..].iter_mut().enumerate() {
            part.add_headers(index, headers.iter().filter(|header| header.part == name))?;
        }
    }
    Ok(parts)
}

/// Returns whether the media type is `multipart/form-data`, whose parts have names.
#[inline]
fn is_form_data(media: &str) -> bool {
    is_same(media, "multipart/form-data")
}

/// Joins the parts to a multipart body. Returns the media type with its parameters, and the pieces of the content.
#[inline]
fn join_parts(media: &str, parts: &[Part]) -> (String, Vec<UploadPart>) {
    let boundary = choose_boundary(parts);
    let mut full_media_type = format!("{}; boundary={boundary}", media::without_parameter(media, "boundary"));
    if is_same(media, "multipart/related") && !has_parameter(media, "type") {
        // The type of the root, which is the first part (RFC 2387, section 3.1).
        let root_media_type = parts.first().and_then(|part| part.media.as_deref()).unwrap_or("text/plain");
        full_media_type.extend(["; type=\"", media::essence(root_media_type), "\""]);
    }
    (full_media_type, write_parts(parts, &boundary))
}

/// Adds the parts of a member whose encoding declares a `style`, which determines the names and the number of the
/// parts. Names and values are not percent-encoded.
#[inline]
fn add_styled_parts(parts: &mut Vec<Part>, name: &String, value: &Flat, style: Style) -> Result<(), StyleError> {
    match (style.kind, value) {
        (_, Flat::Null) => {}
        (StyleKind::Deep, Flat::List(items)) => {
            for (index, item) in items.iter().enumerate() {
                add_styled_parts(parts, &format!("{name}[{index}]"), item, style)?;
            }
        }
        (StyleKind::Deep, Flat::Map(members)) => {
            for (key, item) in members {
                add_styled_parts(parts, &format!("{name}[{key}]"), item, style)?;
            }
        }
        (_, Flat::List(_) | Flat::Map(_)) if !style.explode => {
            parts.push(create_part(Some(name), &Flat::Text(param::join_with_delimiter(style, value)?), None)?);
        }
        (_, value) => {
            for item in value.as_list().iter().filter(|item| !item.is_null()) {
                parts.push(create_part(Some(name), item, None)?);
            }
        }
    }
    Ok(())
}

#[inline]
fn write_parts(parts: &[Part], boundary: &str) -> Vec<UploadPart> {
    let mut pieces = Vec::new();
    let mut pending_bytes = Vec::new();
    for part in parts {
        pending_bytes.extend_from_slice(format!("--{boundary}\r\n{}", part.head).as_bytes());
        if let Some(media) = &part.media {
            pending_bytes.extend_from_slice(format!("Content-Type: {media}\r\n").as_bytes());
        }
        pending_bytes.extend_from_slice(b"\r\n");
        for piece in &part.content {
            match piece {
                UploadPart::Bytes(bytes) => pending_bytes.extend_from_slice(bytes),
                UploadPart::Source(_) => {
                    pieces.push(UploadPart::Bytes(std::mem::take(&mut pending_bytes).into()));
                    pieces.push(piece.clone());
                }
            }
        }
        pending_bytes.extend_from_slice(b"\r\n");
    }
    pending_bytes.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    pieces.push(UploadPart::Bytes(pending_bytes.into()));
    pieces
}

/// Converts the pieces of a body to its content, which is in memory if there is only one piece of bytes.
#[inline]
fn into_content(mut pieces: Vec<UploadPart>) -> Content {
    match pieces.pop() {
        Some(UploadPart::Bytes(bytes)) if pieces.is_empty() => Content::Bytes(bytes),
        last => Content::Upload(Upload::new(pieces.into_iter().chain(last).collect())),
    }
}

/// Creates a part from a value. `name` is the name of the form's member; `None` if the part has no name.
#[inline]
fn create_part(name: Option<&String>, value: &Flat, encoding: Option<&Encoding>) -> Result<Part, StyleError> {
    let declared_media_types: Vec<&str> = encoding
        .and_then(|encoding| encoding.media)
        .into_iter()
        .flat_map(|media| media.split(','))
        .map(str::trim)
        .collect();
    // A part that is not a file has the first declared media type, unless that is a range.
    let first_media_type = declared_media_types.first().copied().filter(|media| !media.contains('*'));
    let (media, content) = match value {
        Flat::Binary(binary) => {
            let file_media_types = if declared_media_types.is_empty() { &["*/*"][..] } else { &declared_media_types };
            let media = media::choose_media_type(file_media_types, binary.media.as_deref());
            let media =
                media.map_err(|reason| StyleError::Serialize(describe_part_error("the file", name, &reason)))?;
            let content = match &binary.source {
                Some(source) => UploadPart::Source(source.clone()),
                None => UploadPart::Bytes(binary.data.clone()),
            };
            (Some(Cow::Borrowed(media)), vec![content])
        }
        Flat::List(_) | Flat::Map(_)
            if first_media_type.is_some_and(|media| media::essence(media).starts_with("multipart/")) =>
        {
            let media = first_media_type.unwrap_or_default();
            let part_encodings = encoding.map_or(&[][..], |encoding| encoding.parts);
            let parts = match value {
                Flat::List(items) if !is_form_data(media) => create_positional_parts(items, part_encodings, &[])?,
                value => create_named_parts(media, value, part_encodings, &[])?,
            };
            let (media, content) = join_parts(media, &parts);
            (Some(media.into()), content)
        }
        // The value is written as JSON, so it cannot have a media type for which JSON is not valid.
        Flat::List(_) | Flat::Map(_) => {
            let media = first_media_type.filter(|media| can_contain_json(media)).unwrap_or("application/json");
            (Some(media.into()), vec![UploadPart::Bytes(value_to_text(value)?.into())])
        }
        // A scalar in a part that is declared as JSON is written as JSON, with quotes around strings.
        scalar if first_media_type.is_some_and(is_json) => {
            let json_bytes = serde_json::to_vec(scalar).map_err(|error| StyleError::Serialize(error.to_string()))?;
            (first_media_type.map(Cow::Borrowed), vec![UploadPart::Bytes(json_bytes.into())])
        }
        scalar => {
            let scalar_text = value_to_text(scalar)?;
            // Text without a media type is US-ASCII, except in forms (RFC 2046, section 5.1; RFC 7578, section 4.4).
            let media =
                first_media_type.or((name.is_none() && !scalar_text.is_ascii()).then_some("text/plain; charset=utf-8"));
            (media.map(Cow::Borrowed), vec![UploadPart::Bytes(scalar_text.into())])
        }
    };
    if let Some(media) = media.as_deref().filter(|media| media.bytes().any(|byte| byte.is_ascii_control())) {
        return Err(StyleError::Serialize(format!("the media type {media:?} of a part is not valid")));
    }
    Ok(Part { head: format_disposition(name, value), media: media.map(Cow::into_owned), content })
}

/// Returns whether content of this media type may be JSON text: the media type is JSON, YAML or plain text.
#[inline]
fn can_contain_json(media: &str) -> bool {
    is_json(media) || is_same(media, "text/plain") || media::essence(media).to_ascii_lowercase().ends_with("yaml")
}

/// Returns the header line `Content-Disposition` for a form's member, or for a file with a name. Empty if the part has
/// neither a name nor a file name.
#[inline]
fn format_disposition(name: Option<&String>, value: &Flat) -> String {
    let file_name = if let Flat::Binary(binary) = value { Some(binary.name.as_deref()) } else { None };
    match (name, file_name) {
        (Some(name), None) => format!("Content-Disposition: form-data; name=\"{}\"\r\n", escape_quotes(name)),
        (Some(name), Some(file_name)) => format!(
            "Content-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n",
            escape_quotes(name),
            escape_quotes(file_name.unwrap_or(name))
        ),
        (None, Some(Some(file_name))) => {
            format!("Content-Disposition: attachment; filename=\"{}\"\r\n", escape_quotes(file_name))
        }
        (None, _) => String::new(),
    }
}

#[inline]
fn describe_part_error(subject: &str, name: Option<&String>, reason: &str) -> String {
    match name {
        Some(name) => format!("{subject} `{name}` {reason}"),
        None => format!("{subject} {reason}"),
    }
}

/// Escapes quotes and line breaks in the parameters of `Content-Disposition`, as HTML forms do (RFC 7578, section 2).
#[inline]
fn escape_quotes(name: &str) -> Cow<'_, str> {
    if name.contains(['"', '\r', '\n']) {
        name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A").into()
    } else {
        name.into()
    }
}

/// Returns a boundary that does not occur in the content of the parts. The boundary is computed from the parts, so that
/// equal bodies have equal boundaries. If the content of a part is read while it is sent, the content cannot be
/// searched, so the boundary is random.
#[inline]
fn choose_boundary(parts: &[Part]) -> String {
    let is_in_piece = |needle: &str, piece: &UploadPart| match piece {
        UploadPart::Bytes(bytes) => bytes.windows(needle.len()).any(|window| window == needle.as_bytes()),
        UploadPart::Source(_) => false,
    };
    let content_pieces = || parts.iter().flat_map(|part| &part.content);
    let occurs_in_parts = |needle: &str| content_pieces().any(|piece| is_in_piece(needle, piece));
    let mut boundary = String::from("part-boundary");
    if content_pieces().any(|piece| matches!(piece, UploadPart::Source(_))) {
        let random_number = || RandomState::new().build_hasher().finish();
        boundary = format!("part-boundary-{:016x}{:016x}", random_number(), random_number());
    }
    let mut number = 0u32;
    while occurs_in_parts(&boundary) {
        number += 1;
        boundary = format!("part-boundary-{number}");
    }
    boundary
}
