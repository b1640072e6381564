//! The media type that bytes are sent as: the one that they carry, if the document declares it.

/// Chooses the media type of bytes from those that the document declares, which may be ranges (`image/*`), and the one
/// that the bytes carry. `Err` says what is wrong, for people.
#[inline]
pub(crate) fn choose<'a>(declared: &[&'a str], carried: Option<&'a str>) -> Result<&'a str, String> {
    if let Some(carried) = carried {
        let fitting = declared.iter().find(|declared| contains(declared, carried));
        return match fitting {
            // Parameters that only the document has belong to the type: `application/pkcs7-mime; smime-type=…`.
            Some(declared) if !carried.contains(';') && essence(declared).eq_ignore_ascii_case(carried) => Ok(declared),
            Some(_) => Ok(carried),
            None => Err(format!("has the media type `{carried}`, and must be {}", listed(declared))),
        };
    }
    let bytes = declared.iter().find(|declared| contains(declared, "application/octet-stream"));
    match (declared, bytes) {
        ([only], _) if !only.contains('*') => Ok(only),
        (["text/*"], _) => Ok("text/plain"),
        (_, Some(_)) => Ok("application/octet-stream"),
        _ => Err(format!("needs a media type, {}: set it with `Binary::media`", listed(declared))),
    }
}

/// Returns whether a media type is another one, or in its range: `*/*`, `image/*`, `application/*+json`.
#[inline]
fn contains(range: &str, media: &str) -> bool {
    let (range, media) = (essence(range), essence(media));
    match (range.split_once('*'), media.split_once('/')) {
        (None, _) => range.eq_ignore_ascii_case(media),
        (Some(("", "/*")), Some((kind, subtype))) => !kind.is_empty() && !subtype.is_empty(),
        (Some((before, after)), Some(_)) => {
            let ends = |end: &str| {
                media.get(media.len().wrapping_sub(end.len())..).is_some_and(|own| own.eq_ignore_ascii_case(end))
            };
            let begins = media.get(..before.len()).is_some_and(|own| own.eq_ignore_ascii_case(before));
            media.len() > before.len() + after.len() && begins && ends(after)
        }
        _ => false,
    }
}

/// The media type without parameters.
#[inline]
fn essence(media: &str) -> &str {
    media.split(';').next().unwrap_or_default().trim()
}

#[inline]
fn listed(declared: &[&str]) -> String {
    format!("`{}`", declared.join("` or `"))
}
