//! Multipart bodies: `form-data` (RFC 7578), with named parts, and `related` (RFC 2387) or `mixed`, with parts
//! distinguished by order and header fields.

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
    Encoding, FURTHER, encoding, members, text,
};

/// A header field of the parts of one member of a multipart body (`headers` of an Encoding Object).
#[derive(Clone, Debug, PartialEq)]
pub struct PartHeader {
    /// The name of the member, or the position of the part as in [`Encoding::name`].
    part: &'static str,
    /// The name of the header field.
    name: &'static str,
    /// True if every part must have the header field.
    required: bool,
    /// The values of the header field.
    values: Values,
}

/// The values of a [`PartHeader`].
#[derive(Clone, Debug, PartialEq)]
enum Values {
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
        part: &'static str,
        name: &'static str,
        required: bool,
        style: Style,
        value: &T,
    ) -> Self {
        let value = param::value(style, value).and_then(|value| param::header(style, &value));
        Self { part, name, required, values: Values::Same(value) }
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
        let one = |value: &T| param::value(style, value).and_then(|value| param::header(style, &value));
        let values = values.unwrap_or_default().iter().map(one).collect();
        Self { part, name, required, values: Values::Each(values) }
    }

    /// Returns the header line of the part with this index; `None` if that part has no value.
    #[inline]
    fn line(&self, index: usize) -> Result<Option<String>, StyleError> {
        let wrong = |what: &str| {
            StyleError::Serialize(format!(
                "the header field `{}` of the part `{}` is not valid: {what}",
                self.name, self.part
            ))
        };
        let value = match &self.values {
            Values::Same(value) => value.as_ref().map(Option::as_ref),
            Values::Each(values) => values.as_ref().map(|values| values.get(index).and_then(Option::as_ref)),
        };
        match value.map_err(|error| wrong(&error.to_string()))? {
            None if self.required => Err(wrong("the field is required, but has no value")),
            None => Ok(None),
            Some(value) if value.bytes().any(|byte| byte.is_ascii_control()) => {
                Err(wrong("the value contains a line break or another control character"))
            }
            Some(value) => Ok(Some(format!("{}: {value}\r\n", self.name))),
        }
    }
}

/// A part of a multipart body: header lines, media type if it is sent, and content.
struct Part {
    head: String,
    media: Option<String>,
    content: Vec<UploadPart>,
}

impl Part {
    /// Appends the header fields of the part, which has this index among the parts of the same name.
    #[inline]
    fn add_headers<'a>(
        &mut self,
        index: usize,
        headers: impl Iterator<Item = &'a PartHeader>,
    ) -> Result<(), StyleError> {
        for header in headers {
            let Some(line) = header.line(index)? else { continue };
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

/// Returns the body and its media type with the parameters `boundary` and, for `multipart/related`, `type`. Each
/// member, or each item of a list, becomes one part.
#[inline]
pub(crate) fn multipart(
    media: &str,
    value: &Flat,
    encodings: &[Encoding],
    headers: &[PartHeader],
) -> Result<(String, Content), StyleError> {
    let parts = match value {
        Flat::List(items) if !is_form_data(media) => positional_parts(items, encodings, headers)?,
        value => named_parts(media, value, encodings, headers)?,
    };
    Ok(body_of(media, &parts))
}

/// Returns the body and its media type like [`multipart`], for a list whose encodings are declared by position.
#[inline]
pub(crate) fn multipart_by_position(
    media: &str,
    value: &Flat,
    encodings: &[Encoding],
    headers: &[PartHeader],
) -> Result<(String, Content), StyleError> {
    let parts = match value {
        Flat::List(items) => positional_parts(items, encodings, headers)?,
        Flat::Null => Vec::new(),
        _ => return Err(StyleError::Serialize("a body whose parts are encoded by position must be a list".to_owned())),
    };
    Ok(body_of(media, &parts))
}

/// Returns the complete media type of a body, and its content in memory or as an upload.
#[inline]
fn body_of(media: &str, parts: &[Part]) -> (String, Content) {
    let (media, content) = finish(media, parts);
    (media, into_content(content))
}

/// Returns a part for each item of a list.
#[inline]
fn positional_parts(items: &[Flat], encodings: &[Encoding], headers: &[PartHeader]) -> Result<Vec<Part>, StyleError> {
    let mut parts = Vec::with_capacity(items.len());
    // The number of items with a separate encoding or header field.
    let names = encodings.iter().map(|encoding| encoding.name).chain(headers.iter().map(|header| header.part));
    let first = names.filter_map(|name| name.parse::<usize>().ok()).max().map_or(0, |last| last + 1);
    for (position, item) in items.iter().enumerate().filter(|(_, item)| !item.is_null()) {
        let (name, index) = match position.checked_sub(first) {
            None => (position.to_string(), 0),
            Some(index) => (FURTHER.to_owned(), index),
        };
        let mut part = part(None, item, encoding(&name, encodings))?;
        part.add_headers(index, headers.iter().filter(|header| header.part == name))?;
        parts.push(part);
    }
    Ok(parts)
}

/// Returns the parts for the members of a value.
#[inline]
fn named_parts(
    media: &str,
    value: &Flat,
    encodings: &[Encoding],
    headers: &[PartHeader],
) -> Result<Vec<Part>, StyleError> {
    let named = is_form_data(media);
    let mut parts = Vec::new();
    for (name, value) in members(value)?.iter() {
        let encoding = encoding(name, encodings);
        let first = parts.len();
        match encoding.and_then(|encoding| encoding.style).filter(|style| named && *style != Style::FORM) {
            Some(style) => {
                let value = value.clone().with_joined_lists(style.inner)?;
                add_styled_parts(&mut parts, name, &value, style)?;
            }
            None => {
                for item in value.as_list().iter().filter(|item| !item.is_null()) {
                    parts.push(part(named.then_some(name), item, encoding)?);
                }
            }
        }
        for (index, part) in parts[first..].iter_mut().enumerate() {
            part.add_headers(index, headers.iter().filter(|header| header.part == name))?;
        }
    }
    Ok(parts)
}

/// Returns whether the parts of a multipart body have names.
#[inline]
fn is_form_data(media: &str) -> bool {
    is_same(media, "multipart/form-data")
}

/// Returns the complete media type of a body, and the pieces of its content.
#[inline]
fn finish(media: &str, parts: &[Part]) -> (String, Vec<UploadPart>) {
    let boundary = boundary(parts);
    let mut full = format!("{}; boundary={boundary}", media::without_parameter(media, "boundary"));
    if is_same(media, "multipart/related") && !has_parameter(media, "type") {
        // The type of the root, which is the first part (RFC 2387, section 3.1).
        let root = parts.first().and_then(|part| part.media.as_deref()).unwrap_or("text/plain");
        full.extend(["; type=\"", media::essence(root), "\""]);
    }
    (full, assemble(parts, &boundary))
}

/// Adds the parts of a member whose encoding declares a style other than one part for each item. Names and values are
/// not escaped.
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
            parts.push(part(Some(name), &Flat::Text(param::joined(style, value)?), None)?);
        }
        (_, value) => {
            for item in value.as_list().iter().filter(|item| !item.is_null()) {
                parts.push(part(Some(name), item, None)?);
            }
        }
    }
    Ok(())
}

#[inline]
fn assemble(parts: &[Part], boundary: &str) -> Vec<UploadPart> {
    let mut content = Vec::new();
    let mut body = Vec::new();
    for part in parts {
        body.extend_from_slice(format!("--{boundary}\r\n{}", part.head).as_bytes());
        if let Some(media) = &part.media {
            body.extend_from_slice(format!("Content-Type: {media}\r\n").as_bytes());
        }
        body.extend_from_slice(b"\r\n");
        for piece in &part.content {
            match piece {
                UploadPart::Bytes(bytes) => body.extend_from_slice(bytes),
                UploadPart::Source(_) => {
                    content.push(UploadPart::Bytes(std::mem::take(&mut body).into()));
                    content.push(piece.clone());
                }
            }
        }
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    content.push(UploadPart::Bytes(body.into()));
    content
}

/// Returns the content of a body. Without content that is read while it is sent, [`assemble`] returns one piece.
#[inline]
fn into_content(mut pieces: Vec<UploadPart>) -> Content {
    match pieces.pop() {
        Some(UploadPart::Bytes(bytes)) if pieces.is_empty() => Content::Bytes(bytes),
        last => Content::Upload(Upload::new(pieces.into_iter().chain(last).collect())),
    }
}

/// Creates a part. `name` is the name of the form's member.
#[inline]
fn part(name: Option<&String>, value: &Flat, encoding: Option<&Encoding>) -> Result<Part, StyleError> {
    let declared: Vec<&str> = encoding
        .and_then(|encoding| encoding.media)
        .into_iter()
        .flat_map(|media| media.split(','))
        .map(str::trim)
        .collect();
    // A part that is not a file has the first declared media type, unless that is a range.
    let first = declared.first().copied().filter(|media| !media.contains('*'));
    let (media, content) = match value {
        Flat::Binary(binary) => {
            let of_file = if declared.is_empty() { &["*/*"][..] } else { &declared };
            let media = media::choose(of_file, binary.media.as_deref());
            let media = media.map_err(|why| StyleError::Serialize(named("the file", name, &why)))?;
            let content = match &binary.source {
                Some(source) => UploadPart::Source(source.clone()),
                None => UploadPart::Bytes(binary.data.clone()),
            };
            (Some(Cow::Borrowed(media)), vec![content])
        }
        Flat::List(_) | Flat::Map(_) if first.is_some_and(|media| media::essence(media).starts_with("multipart/")) => {
            let (media, inner) = (first.unwrap_or_default(), encoding.map_or(&[][..], |encoding| encoding.parts));
            let parts = match value {
                Flat::List(items) if !is_form_data(media) => positional_parts(items, inner, &[])?,
                value => named_parts(media, value, inner, &[])?,
            };
            let (media, content) = finish(media, &parts);
            (Some(media.into()), content)
        }
        // The value is written as JSON, so it cannot have a media type for which JSON is not valid.
        Flat::List(_) | Flat::Map(_) => {
            let media = first.filter(|media| holds_json(media)).unwrap_or("application/json");
            (Some(media.into()), vec![UploadPart::Bytes(text(value)?.into())])
        }
        // A scalar in a part that is declared as JSON is written as JSON, with quotes around strings.
        single if first.is_some_and(is_json) => {
            let json = serde_json::to_vec(single).map_err(|error| StyleError::Serialize(error.to_string()))?;
            (first.map(Cow::Borrowed), vec![UploadPart::Bytes(json.into())])
        }
        single => {
            let text = text(single)?;
            // Text without a media type is US-ASCII, except in forms (RFC 2046, section 5.1; RFC 7578, section 4.4).
            let media = first.or((name.is_none() && !text.is_ascii()).then_some("text/plain; charset=utf-8"));
            (media.map(Cow::Borrowed), vec![UploadPart::Bytes(text.into())])
        }
    };
    if let Some(media) = media.as_deref().filter(|media| media.bytes().any(|byte| byte.is_ascii_control())) {
        return Err(StyleError::Serialize(format!("the media type {media:?} of a part is not valid")));
    }
    Ok(Part { head: disposition(name, value), media: media.map(Cow::into_owned), content })
}

/// Returns whether JSON text is valid content for the media type: JSON, YAML or plain text.
#[inline]
fn holds_json(media: &str) -> bool {
    is_json(media) || is_same(media, "text/plain") || media::essence(media).to_ascii_lowercase().ends_with("yaml")
}

/// Returns the `Content-Disposition` of a form's member, or of a file with a name.
#[inline]
fn disposition(name: Option<&String>, value: &Flat) -> String {
    let file = if let Flat::Binary(binary) = value { Some(binary.name.as_deref()) } else { None };
    match (name, file) {
        (Some(name), None) => format!("Content-Disposition: form-data; name=\"{}\"\r\n", quoted(name)),
        (Some(name), Some(file)) => format!(
            "Content-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n",
            quoted(name),
            quoted(file.unwrap_or(name))
        ),
        (None, Some(Some(file))) => format!("Content-Disposition: attachment; filename=\"{}\"\r\n", quoted(file)),
        (None, _) => String::new(),
    }
}

#[inline]
fn named(what: &str, name: Option<&String>, why: &str) -> String {
    match name {
        Some(name) => format!("{what} `{name}` {why}"),
        None => format!("{what} {why}"),
    }
}

/// Escapes quotes and line breaks as HTML forms do (RFC 7578, section 2).
#[inline]
fn quoted(name: &str) -> Cow<'_, str> {
    if name.contains(['"', '\r', '\n']) {
        name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A").into()
    } else {
        name.into()
    }
}

/// Returns a boundary that no part contains. It depends only on the parts, so that requests can be compared, except if
/// content is read while it is sent: such content cannot be searched, so the boundary is random.
#[inline]
fn boundary(parts: &[Part]) -> String {
    let is_in = |needle: &str, content: &UploadPart| match content {
        UploadPart::Bytes(bytes) => bytes.windows(needle.len()).any(|window| window == needle.as_bytes()),
        UploadPart::Source(_) => false,
    };
    let pieces = || parts.iter().flat_map(|part| &part.content);
    let contains = |needle: &str| pieces().any(|piece| is_in(needle, piece));
    let mut boundary = String::from("part-boundary");
    if pieces().any(|piece| matches!(piece, UploadPart::Source(_))) {
        let random = || RandomState::new().build_hasher().finish();
        boundary = format!("part-boundary-{:016x}{:016x}", random(), random());
    }
    let mut number = 0u32;
    while contains(&boundary) {
        number += 1;
        boundary = format!("part-boundary-{number}");
    }
    boundary
}
