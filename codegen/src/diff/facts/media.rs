//! Parses media types, and determines whether one media type includes another.

/// A parsed media type, such as `application/problem+json; charset=utf-8`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(in crate::diff) struct MediaType {
    main_type: String,
    subtype: String,
    suffix: Option<String>,
    parameters: Vec<(String, String)>,
}

/// Parses a media type; `None` if it has no `/`. Letter case and the order of parameters are ignored.
pub(in crate::diff) fn parse_media_type(name: &str) -> Option<MediaType> {
    let lowercase_name = name.to_ascii_lowercase();
    let mut segments = lowercase_name.split(';').map(str::trim);
    let (main_type, subtype) = segments.next()?.split_once('/')?;
    let (subtype, suffix) = match subtype.rsplit_once('+') {
        Some((subtype, suffix)) => (subtype, Some(suffix.to_owned())),
        None => (subtype, None),
    };
    let split_parameter = |parameter: &str| {
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        (name.trim().to_owned(), value.trim().trim_matches('"').to_owned())
    };
    let mut parameters: Vec<_> = segments.filter(|parameter| !parameter.is_empty()).map(split_parameter).collect();
    parameters.sort();
    Some(MediaType { main_type: main_type.to_owned(), subtype: subtype.to_owned(), suffix, parameters })
}

/// Returns whether the media type `outer` includes `inner`. For example, `application/json` includes
/// `application/problem+json`. Parameters are ignored.
pub(in crate::diff) fn media_type_includes(outer: &str, inner: &str) -> bool {
    let (Some(outer), Some(inner)) = (parse_media_type(outer), parse_media_type(inner)) else { return false };
    outer.includes(&inner)
}

impl MediaType {
    /// Returns whether this media type includes `inner`, as `application/json` includes `application/problem+json`.
    /// Parameters are ignored.
    pub(super) fn includes(&self, inner: &Self) -> bool {
        let is_refinement = self.suffix.is_none() && inner.suffix.as_deref() == Some(self.subtype.as_str());
        self.main_type == inner.main_type
            && (is_refinement || (self.subtype == inner.subtype && self.suffix == inner.suffix))
    }
}

/// Returns whether two names denote the same media type. Letter case and the order of parameters are ignored.
pub(in crate::diff) fn are_same_media_types(one: &str, other: &str) -> bool {
    one == other || parse_media_type(one).is_some_and(|one| Some(one) == parse_media_type(other))
}

/// Returns whether two media types have the same parameters, in any order.
pub(in crate::diff) fn have_same_parameters(one: &str, other: &str) -> bool {
    parse_media_type(one).map(|one| one.parameters) == parse_media_type(other).map(|other| other.parameters)
}
