//! Compares media types (RFC 9110, section 8.3.1). The functions are `#[inline]`, so that they are compiled only in
//! programs that use them.

/// Returns the media type without its parameters.
#[inline]
pub(crate) fn essence(media: &str) -> &str {
    media.split(';').next().unwrap_or_default().trim()
}

/// Returns whether a media type is JSON: `application/json`, `text/json`, or a type with the suffix `+json`.
#[doc(hidden)]
#[must_use]
pub fn is_json(media: &str) -> bool {
    let media = essence(media).to_ascii_lowercase();
    media == "application/json" || media == "text/json" || media.ends_with("+json")
}

/// Returns whether two media types are equal apart from their parameters.
#[inline]
pub(crate) fn is_same(media: &str, other: &str) -> bool {
    essence(media).eq_ignore_ascii_case(essence(other))
}

/// Returns whether a media type is equal to `range`, or matches `range` if that contains a `*`: `image/png` matches
/// `*/*` and `image/*`, and `application/problem+json` matches `application/*+json`.
#[inline]
pub(crate) fn is_within(range: &str, media: &str) -> bool {
    let (range, media) = (essence(range), essence(media));
    match (range.split_once('*'), media.split_once('/')) {
        (None, _) => range.eq_ignore_ascii_case(media),
        (Some(("", "/*")), Some((kind, subtype))) => !kind.is_empty() && !subtype.is_empty(),
        (Some((before, after)), Some(_)) => {
            let suffix = media.get(media.len().wrapping_sub(after.len())..);
            let has_suffix = suffix.is_some_and(|suffix| suffix.eq_ignore_ascii_case(after));
            let has_prefix = media.get(..before.len()).is_some_and(|prefix| prefix.eq_ignore_ascii_case(before));
            media.len() > before.len() + after.len() && has_prefix && has_suffix
        }
        _ => false,
    }
}

/// Returns whether a media type has a parameter of this name.
#[cfg(feature = "multipart")]
#[inline]
pub(crate) fn has_parameter(media: &str, name: &str) -> bool {
    parse_parameters(media).any(|(own, _)| own.eq_ignore_ascii_case(name))
}

/// Returns whether the media type `media` has all parameters of the media type `other`, with equal values. Quotes
/// around the values are ignored.
#[inline]
pub(crate) fn has_parameters_of(media: &str, other: &str) -> bool {
    parse_parameters(other).all(|(name, expected)| {
        let is_expected = |(own_name, value): (&str, &str)| {
            own_name.eq_ignore_ascii_case(name) && value.eq_ignore_ascii_case(expected)
        };
        parse_parameters(media).any(is_expected)
    })
}

/// Returns a media type without the parameter of this name.
#[cfg(feature = "multipart")]
#[inline]
pub(crate) fn without_parameter<'a>(media: &'a str, name: &str) -> std::borrow::Cow<'a, str> {
    if !has_parameter(media, name) {
        return media.into();
    }
    let has_name =
        |part: &&str| part.split_once('=').is_some_and(|(part_name, _)| part_name.trim().eq_ignore_ascii_case(name));
    let kept_parts: Vec<&str> = media.split(';').filter(|part| !has_name(part)).collect();
    kept_parts.join(";").into()
}

/// Returns the parameters of a media type, without the quotes around their values.
#[inline]
fn parse_parameters(media: &str) -> impl Iterator<Item = (&str, &str)> {
    let names_and_values = media.split(';').skip(1).filter_map(|parameter| parameter.split_once('='));
    names_and_values.map(|(name, value)| (name.trim(), value.trim().trim_matches('"')))
}

/// Chooses the media type of a binary body. `declared` contains the media types and ranges (`image/*`) of the API's
/// document, and `actual` is the media type that the user has set. The error text continues a sentence about the body,
/// for example "has no media type".
#[inline]
pub(crate) fn choose_media_type<'a>(declared: &[&'a str], actual: Option<&'a str>) -> Result<&'a str, String> {
    let describe_declared = || format!("`{}`", declared.join("` or `"));
    if let Some(actual) = actual {
        return match declared.iter().find(|declared| is_within(declared, actual)) {
            // Parameters that only the document declares are kept: `application/pkcs7-mime; smime-type=…`.
            Some(declared) if !actual.contains(';') && is_same(declared, actual) => Ok(declared),
            Some(_) => Ok(actual),
            None => Err(format!("has the media type `{actual}`, but must have the media type {}", describe_declared())),
        };
    }
    let octet_stream_range = declared.iter().find(|declared| is_within(declared, "application/octet-stream"));
    match (declared, octet_stream_range) {
        ([media], _) if !media.contains('*') => Ok(media),
        (["text/*"], _) => Ok("text/plain"),
        (_, Some(_)) => Ok("application/octet-stream"),
        _ => Err(format!("has no media type: set {} with `Binary::media`", describe_declared())),
    }
}

#[cfg(test)]
mod tests {
    use super::choose_media_type;

    #[test]
    fn media_type_of_the_value_is_sent_if_declared() {
        let cases: &[(&[&str], &str, &str)] = &[
            (&["image/png", "image/jpeg"], "image/jpeg", "image/jpeg"),
            (&["image/png", "image/jpeg"], "IMAGE/PNG", "image/png"),
            (&["image/*"], "image/webp", "image/webp"),
            (&["*/*"], "video/mp4; codecs=av1", "video/mp4; codecs=av1"),
            (&["text/*"], "text/csv", "text/csv"),
            (&["application/*+xml"], "application/atom+xml", "application/atom+xml"),
            (
                &["application/pkcs7-mime; smime-type=signed-data"],
                "application/pkcs7-mime",
                "application/pkcs7-mime; smime-type=signed-data",
            ),
            (&["text/plain; charset=utf-8"], "text/plain; charset=latin1", "text/plain; charset=latin1"),
        ];
        for (declared, carried, sent) in cases {
            assert_eq!(choose_media_type(declared, Some(carried)), Ok(*sent), "{carried}");
        }
    }

    #[test]
    fn undeclared_media_type_is_an_error() {
        let error = choose_media_type(&["image/png", "image/*+xml"], Some("image/jpeg")).unwrap_err();
        assert_eq!(error, "has the media type `image/jpeg`, but must have the media type `image/png` or `image/*+xml`");
        for (range, carried) in
            [("image/*", "image/"), ("image/*", "imagex/png"), ("*/*", "png"), ("a/*+xml", "a/+xml")]
        {
            assert!(choose_media_type(&[range], Some(carried)).is_err(), "{range} {carried}");
        }
    }

    #[test]
    fn missing_media_type_is_chosen_only_if_unambiguous() {
        assert_eq!(choose_media_type(&["application/pdf"], None), Ok("application/pdf"));
        assert_eq!(choose_media_type(&["image/png", "application/octet-stream"], None), Ok("application/octet-stream"));
        assert_eq!(choose_media_type(&["*/*"], None), Ok("application/octet-stream"));
        assert_eq!(choose_media_type(&["text/*"], None), Ok("text/plain"));
        let error = choose_media_type(&["image/png", "image/jpeg"], None).unwrap_err();
        assert_eq!(error, "has no media type: set `image/png` or `image/jpeg` with `Binary::media`");
        assert!(choose_media_type(&["image/*"], None).is_err());
    }
}
