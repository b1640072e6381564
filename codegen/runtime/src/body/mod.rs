//! Bodies that are no JSON: forms, urlencoded and multipart. All of it is `#[inline]`, so that it is compiled in programs that send
//! them and in no others.

#[cfg(test)]
mod tests;

use bytes::Bytes;

use super::param::{self, Flat, Style, StyleError};

/// How one member of a form travels: an Encoding Object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding {
    /// The member.
    pub name: &'static str,
    /// `contentType`; of several, the first.
    pub media: Option<&'static str>,
    /// `style`, `explode` and `allowReserved`.
    pub style: Option<Style>,
}

fn encoding<'a>(name: &str, encodings: &'a [Encoding]) -> Option<&'a Encoding> {
    encodings.iter().find(|encoding| encoding.name == name)
}

#[inline]
fn members(value: &Flat) -> Result<&[(String, Flat)], StyleError> {
    match value {
        Flat::Map(members) => Ok(members),
        Flat::Null => Ok(&[]),
        _ => Err(StyleError::Serialize("a form is made of an object".to_owned())),
    }
}

/// The text of a value that may be anything: what is not single becomes JSON.
#[inline]
fn text(value: &Flat) -> Result<String, StyleError> {
    match value {
        Flat::List(_) | Flat::Map(_) => {
            serde_json::to_string(value).map_err(|error| StyleError::Serialize(error.to_string()))
        }
        single => single.scalar().map(std::borrow::Cow::into_owned),
    }
}

/// `a=1&b=2`. Lists repeat their name, objects become JSON, unless an encoding says otherwise.
#[inline]
pub(crate) fn form(value: &Flat, encodings: &[Encoding]) -> Result<String, StyleError> {
    let mut out = String::new();
    for (name, value) in members(value)? {
        if let Some(style) = encoding(name, encodings).and_then(|encoding| encoding.style) {
            param::pairs(&mut out, "&", name, style, value)?;
            continue;
        }
        for item in value.as_list().iter().filter(|item| !item.is_null()) {
            param::pairs(&mut out, "&", name, Style::FORM, &Flat::Text(text(item)?))?;
        }
    }
    Ok(out)
}

/// The boundary, and the body: one part for each member, or for each item of a list.
#[inline]
pub(crate) fn multipart(value: &Flat, encodings: &[Encoding]) -> Result<(String, Bytes), StyleError> {
    let mut parts = Vec::new();
    for (name, value) in members(value)? {
        let encoding = encoding(name, encodings);
        for item in value.as_list().iter().filter(|item| !item.is_null()) {
            parts.push(part(name, item, encoding)?);
        }
    }
    let boundary = boundary(&parts);
    let mut body = Vec::new();
    for (head, content) in &parts {
        body.extend_from_slice(format!("--{boundary}\r\n{head}\r\n").as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    Ok((boundary, body.into()))
}

/// Header lines and content of one part.
#[inline]
fn part(name: &str, value: &Flat, encoding: Option<&Encoding>) -> Result<(String, Bytes), StyleError> {
    let mut head = format!("Content-Disposition: form-data; name=\"{}\"", quoted(name));
    let declared = encoding.and_then(|encoding| encoding.media).map(first);
    let (media, content) = match value {
        Flat::Binary(binary) => {
            head.push_str("; filename=\"");
            head.push_str(&quoted(binary.name.as_deref().unwrap_or(name)));
            head.push('"');
            let own = binary.media.as_deref();
            (own.or(declared).or(Some("application/octet-stream")), binary.data.clone())
        }
        Flat::List(_) | Flat::Map(_) => (declared.or(Some("application/json")), text(value)?.into()),
        // A single value in a part that is declared as JSON is JSON, quotes and all.
        single if declared.is_some_and(super::decode::is_json) => {
            let json = serde_json::to_vec(single).map_err(|error| StyleError::Serialize(error.to_string()))?;
            (declared, json.into())
        }
        single => (declared, text(single)?.into()),
    };
    head.push_str("\r\n");
    if let Some(media) = media {
        if media.bytes().any(|byte| byte.is_ascii_control()) {
            return Err(StyleError::Serialize(format!("{media:?} is no media type")));
        }
        head.push_str("Content-Type: ");
        head.push_str(media);
        head.push_str("\r\n");
    }
    Ok((head, content))
}

#[inline]
fn first(media: &'static str) -> &'static str {
    media.split(',').next().unwrap_or(media).trim()
}

/// Quotes and line breaks escaped as HTML's forms do it (RFC 7578 section 2 points there).
#[inline]
fn quoted(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

/// A boundary that no part contains: the same for the same parts, so that a request can be compared.
#[inline]
fn boundary(parts: &[(String, Bytes)]) -> String {
    let contains = |needle: &str| {
        parts.iter().any(|(_, content)| content.windows(needle.len()).any(|window| window == needle.as_bytes()))
    };
    let mut boundary = String::from("part-boundary");
    let mut number = 0u32;
    while contains(&boundary) {
        number += 1;
        boundary = format!("part-boundary-{number}");
    }
    boundary
}
