//! Writes multipart bodies: `form-data` (RFC 7578), whose parts have names, and `related` (RFC 2387) or `mixed`, whose
//! parts are distinguished by their order and header fields.

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
    Encoding, encoding, members, text,
};

/// A header field of the parts of one member of a multipart body (`headers` of an Encoding Object).
#[derive(Clone, Debug, PartialEq)]
pub struct PartHeader {
    /// The name of the member whose parts have the header field.
    member_name: &'static str,
    /// The name of the header field.
    header_name: &'static str,
    /// True if every part must have the header field.
    is_required: bool,
    /// The values of the header field.
    values: HeaderValues,
}

/// The values of a [`PartHeader`].
#[derive(Clone, Debug, PartialEq)]
enum HeaderValues {
    /// One value for all parts of the member.
    Same(Result<Option<String>, StyleError>),
    /// One value for each part, in order.
    Each(Result<Vec<Option<String>>, StyleError>),
}

impl PartHeader {
    /// Creates a header field with the same value for all parts of the member.
    #[inline]
    #[must_use]
    pub fn same<T: Serialize + ?Sized>(
        member_name: &'static str,
        header_name: &'static str,
        is_required: bool,
        style: Style,
        value: &T,
    ) -> Self {
        let value = param::value(style, value).and_then(|value| param::header(style, &value));
        Self { member_name, header_name, is_required, values: HeaderValues::Same(value) }
    }

    /// Creates a header field with a separate value for each part of a member that is a list.
    #[inline]
    #[must_use]
    pub fn each<T: Serialize>(
        member_name: &'static str,
        header_name: &'static str,
        is_required: bool,
        style: Style,
        values: Option<&[T]>,
    ) -> Self {
        let header_value = |value: &T| param::value(style, value).and_then(|value| param::header(style, &value));
        let values = values.unwrap_or_default().iter().map(header_value).collect();
        Self { member_name, header_name, is_required, values: HeaderValues::Each(values) }
    }

    /// Returns the header line for the part with this index among the parts of the member; `None` if the part has no
    /// value.
    #[inline]
    fn line(&self, index: usize) -> Result<Option<String>, StyleError> {
        let header_error = |problem: &str| {
            let (header_name, member_name) = (self.header_name, self.member_name);
            StyleError::Serialize(format!(
                "the header field `{header_name}` of the part `{member_name}` is not valid: {problem}"
            ))
        };
        let value = match &self.values {
            HeaderValues::Same(value) => value.as_ref().map(Option::as_ref),
            HeaderValues::Each(values) => values.as_ref().map(|values| values.get(index).and_then(Option::as_ref)),
        };
        match value.map_err(|error| header_error(&error.to_string()))? {
            None if self.is_required => Err(header_error("the field is required, but has no value")),
            None => Ok(None),
            Some(value) if value.bytes().any(|byte| byte.is_ascii_control()) => {
                Err(header_error("the value contains a line break or another control character"))
            }
            Some(value) => Ok(Some(format!("{}: {value}\r\n", self.header_name))),
        }
    }
}

/// A part of a multipart body.
struct Part {
    /// The header lines, except for `Content-Type`.
    header_lines: String,
    /// The value of `Content-Type`; `None` if it is not sent.
    media: Option<String>,
    content: UploadPart,
}

/// The content of a request body.
pub(crate) enum Content {
    /// The complete content in memory.
    Bytes(Bytes),
    /// Content that is read while it is sent.
    Upload(Upload),
}

/// Returns the media type and the body. The media type has the parameter `boundary` and, if it is `multipart/related`,
/// `type`. Each member becomes a part; a member that is a list becomes one part per item.
#[inline]
pub(crate) fn multipart(
    media: &str,
    value: &Flat,
    encodings: &[Encoding],
    headers: &[PartHeader],
) -> Result<(String, Content), StyleError> {
    let is_form_data = is_same(media, "multipart/form-data");
    let mut parts = Vec::new();
    match value {
        Flat::List(items) if !is_form_data => {
            for item in items.iter().filter(|item| !item.is_null()) {
                parts.push(create_part(None, item, None)?);
            }
        }
        value => {
            for (name, value) in members(value)?.iter() {
                let encoding = encoding(name, encodings);
                let first_index = parts.len();
                let style = encoding.and_then(|encoding| encoding.style);
                match style.filter(|style| is_form_data && *style != Style::FORM) {
                    Some(style) => add_styled_parts(&mut parts, name, value, style)?,
                    None => {
                        for item in value.as_list().iter().filter(|item| !item.is_null()) {
                            parts.push(create_part(is_form_data.then_some(name), item, encoding)?);
                        }
                    }
                }
                for (index, part) in parts[first_index..].iter_mut().enumerate() {
                    for header in headers.iter().filter(|header| header.member_name == name) {
                        part.header_lines.push_str(&header.line(index)?.unwrap_or_default());
                    }
                }
            }
        }
    }
    let boundary = choose_boundary(&parts);
    let mut full_media_type = format!("{}; boundary={boundary}", media::without_parameter(media, "boundary"));
    if is_same(media, "multipart/related") && !has_parameter(media, "type") {
        // The type of the root, which is the first part (RFC 2387, section 3.1).
        let root_media_type = parts.first().and_then(|part| part.media.as_deref()).unwrap_or("text/plain");
        full_media_type.extend(["; type=\"", media::essence(root_media_type), "\""]);
    }
    Ok((full_media_type, assemble(&parts, &boundary)))
}

/// Adds the parts of a member whose encoding declares a style, such as `deepObject` (one part per nested value) or not
/// exploded (one part for all items). Does not escape names and values.
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
            parts.push(create_part(Some(name), &Flat::Text(param::joined(style, value)?), None)?);
        }
        (_, value) => {
            for item in value.as_list().iter().filter(|item| !item.is_null()) {
                parts.push(create_part(Some(name), item, None)?);
            }
        }
    }
    Ok(())
}

/// Joins the parts to a body. Returns an upload if the content of a part is read while it is sent.
#[inline]
fn assemble(parts: &[Part], boundary: &str) -> Content {
    let mut uploads = Vec::new();
    let mut body = Vec::new();
    for part in parts {
        body.extend_from_slice(format!("--{boundary}\r\n{}", part.header_lines).as_bytes());
        if let Some(media) = &part.media {
            body.extend_from_slice(format!("Content-Type: {media}\r\n").as_bytes());
        }
        body.extend_from_slice(b"\r\n");
        match &part.content {
            UploadPart::Bytes(bytes) => body.extend_from_slice(bytes),
            UploadPart::Source(_) => {
                uploads.push(UploadPart::Bytes(std::mem::take(&mut body).into()));
                uploads.push(part.content.clone());
            }
        }
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    if uploads.is_empty() {
        return Content::Bytes(body.into());
    }
    uploads.push(UploadPart::Bytes(body.into()));
    Content::Upload(Upload::new(uploads))
}

/// Creates a part from a value. `name` is the name of the member; `None` for types other than `multipart/form-data`.
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
            let allowed_media_types =
                if declared_media_types.is_empty() { &["*/*"][..] } else { &declared_media_types };
            let media = media::choose(allowed_media_types, binary.media.as_deref());
            let media = media.map_err(|problem| StyleError::Serialize(describe_file_error(name, &problem)))?;
            let content = match &binary.source {
                Some(source) => UploadPart::Source(source.clone()),
                None => UploadPart::Bytes(binary.data.clone()),
            };
            (Some(media), content)
        }
        // The content is JSON, so a declared media type for which JSON is not valid is not sent.
        Flat::List(_) | Flat::Map(_) => {
            let media = first_media_type.filter(|media| allows_json(media)).unwrap_or("application/json");
            (Some(media), UploadPart::Bytes(text(value)?.into()))
        }
        // A scalar in a part that is declared as JSON is written as JSON, with quotes around strings.
        scalar if first_media_type.is_some_and(is_json) => {
            let json = serde_json::to_vec(scalar).map_err(|error| StyleError::Serialize(error.to_string()))?;
            (first_media_type, UploadPart::Bytes(json.into()))
        }
        scalar => {
            let text = text(scalar)?;
            // Text without a media type is US-ASCII, except in forms (RFC 2046, section 5.1; RFC 7578, section 4.4).
            let media =
                first_media_type.or((name.is_none() && !text.is_ascii()).then_some("text/plain; charset=utf-8"));
            (media, UploadPart::Bytes(text.into()))
        }
    };
    if let Some(media) = media.filter(|media| media.bytes().any(|byte| byte.is_ascii_control())) {
        return Err(StyleError::Serialize(format!("the media type {media:?} of a part is not valid")));
    }
    Ok(Part { header_lines: content_disposition(name, value), media: media.map(str::to_owned), content })
}

/// Returns whether JSON text is valid content for the media type: JSON, YAML or plain text.
#[inline]
fn allows_json(media: &str) -> bool {
    is_json(media) || is_same(media, "text/plain") || media::essence(media).to_ascii_lowercase().ends_with("yaml")
}

/// Returns the header line `Content-Disposition` with the names of the member and of the file. Empty if there are no
/// names.
#[inline]
fn content_disposition(name: Option<&String>, value: &Flat) -> String {
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

/// Returns the message for a file, given a predicate such as "has no media type".
#[inline]
fn describe_file_error(name: Option<&String>, problem: &str) -> String {
    match name {
        Some(name) => format!("the file `{name}` {problem}"),
        None => format!("the file {problem}"),
    }
}

/// Escapes quotes and line breaks as HTML forms do (RFC 7578, section 2).
#[inline]
fn escape_quotes(name: &str) -> Cow<'_, str> {
    if name.contains(['"', '\r', '\n']) {
        name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A").into()
    } else {
        name.into()
    }
}

/// Returns a boundary that no part contains. The boundary depends only on the parts, so that requests can be compared.
/// If content is read while it is sent, it cannot be searched for the boundary, so the boundary is random.
#[inline]
fn choose_boundary(parts: &[Part]) -> String {
    let content_contains = |needle: &str, content: &UploadPart| match content {
        UploadPart::Bytes(bytes) => bytes.windows(needle.len()).any(|window| window == needle.as_bytes()),
        UploadPart::Source(_) => false,
    };
    let parts_contain = |needle: &str| parts.iter().any(|part| content_contains(needle, &part.content));
    let mut boundary = String::from("part-boundary");
    if parts.iter().any(|part| matches!(part.content, UploadPart::Source(_))) {
        let random_bits = || RandomState::new().build_hasher().finish();
        boundary = format!("part-boundary-{:016x}{:016x}", random_bits(), random_bits());
    }
    let mut boundary_number = 0u32;
    while parts_contain(&boundary) {
        boundary_number += 1;
        boundary = format!("part-boundary-{boundary_number}");
    }
    boundary
}
