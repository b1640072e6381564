//! Orders the tests with which generated code selects one of several declared media types for a response.

use crate::ir::OutcomeContent;

/// A test that generated code applies to the media type of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Test<'a> {
    /// The response has this media type, or a media type in this range. Parameters are ignored.
    Media(&'a str),
    /// The response has this media type with all of its parameters.
    Parameters(&'a str),
}

/// Returns the declared contents of a response in the order in which they are tested. The most specific media type
/// applies (OpenAPI 3.0.3, Response Object), so ranges come last. Media types that differ only in parameters and have
/// the same decoder share one test.
pub(super) fn by_precedence(contents: &[OutcomeContent]) -> Vec<(&OutcomeContent, Test<'_>)> {
    let mut groups: Vec<Vec<&OutcomeContent>> = Vec::new();
    for content in contents {
        let has_same_essence = |group: &&mut Vec<&OutcomeContent>| {
            essence(&group[0].media_type).eq_ignore_ascii_case(essence(&content.media_type))
        };
        match groups.iter_mut().find(has_same_essence) {
            Some(group) => group.push(content),
            None => groups.push(vec![content]),
        }
    }
    groups.sort_by_key(|group| generality_rank(&group[0].media_type));
    groups.into_iter().flat_map(tests_of_group).collect()
}

/// Returns the tests for contents whose media types differ only in parameters. Media types with the most parameters
/// come first. The last test ignores the parameters of the response, and selects the content without parameters, or
/// else the first content.
fn tests_of_group(mut group: Vec<&OutcomeContent>) -> Vec<(&OutcomeContent, Test<'_>)> {
    let decoder_key = |content: &OutcomeContent| (content.codec, content.ty.clone(), content.variant.clone());
    let Some(fallback) = group.iter().copied().min_by_key(|content| parameter_count(&content.media_type).min(1)) else {
        return Vec::new();
    };
    let mut tests = Vec::new();
    if group.iter().any(|content| decoder_key(content) != decoder_key(fallback)) {
        group.sort_by_key(|content| usize::MAX - parameter_count(&content.media_type));
        let contents_with_parameters = group.into_iter().filter(|content| parameter_count(&content.media_type) > 0);
        tests.extend(contents_with_parameters.map(|content| (content, Test::Parameters(&content.media_type))));
    }
    tests.push((fallback, Test::Media(essence(&fallback.media_type))));
    tests
}

/// Returns the rank of a media type or range by generality: 0 for a single media type, 1 for a range with a suffix
/// (`application/*+json`), 2 for a range of subtypes (`text/*`), and 3 for `*/*`.
fn generality_rank(media_type: &str) -> u8 {
    match essence(media_type).split_once('*') {
        None => 0,
        Some(("", _)) => 3,
        Some((_, "")) => 2,
        Some(_) => 1,
    }
}

/// Returns a media type without parameters: `text/plain` for `text/plain; charset=utf-8`.
fn essence(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Returns the number of parameters of a media type.
fn parameter_count(media_type: &str) -> usize {
    media_type.split(';').skip(1).filter(|parameter| parameter.contains('=')).count()
}

#[cfg(test)]
mod tests {
    use super::{
        Test::{self, Media, Parameters},
        by_precedence,
    };
    use crate::ir::{Codec, OutcomeContent, Type};

    fn order(media_types: &[(&str, Type)]) -> Vec<Test<'static>> {
        let content = |(media_type, ty): &(&str, Type)| OutcomeContent {
            media_type: (*media_type).to_owned(),
            codec: Codec::Json,
            ty: ty.clone(),
            variant: None,
        };
        let contents: &'static [OutcomeContent] = media_types.iter().map(content).collect::<Vec<_>>().leak();
        by_precedence(contents).into_iter().map(|(_, test)| test).collect()
    }

    #[test]
    fn ranges_come_last() {
        let media_types = ["*/*", "text/*", "application/*+json", "text/plain", "application/json"];
        let ordered_tests = order(&media_types.map(|name| (name, Type::Json)));
        assert_eq!(ordered_tests, ["text/plain", "application/json", "application/*+json", "text/*", "*/*"].map(Media),);
    }

    #[test]
    fn parameters_are_tested_if_they_distinguish_types() {
        let same_type = [("application/json;v=1", Type::Json), ("application/json;v=2", Type::Json)];
        assert_eq!(order(&same_type), [Media("application/json")]);
        let different_types = [("a/b;v=1", Type::Json), ("A/B", Type::Unit), ("a/b; v=1; w=2", Type::Unit)];
        assert_eq!(order(&different_types), [Parameters("a/b; v=1; w=2"), Parameters("a/b;v=1"), Media("A/B")]);
        let without_fallback = [("a/b;v=1", Type::Json), ("a/b;v=2", Type::Unit)];
        assert_eq!(order(&without_fallback), [Parameters("a/b;v=1"), Parameters("a/b;v=2"), Media("a/b")]);
    }
}
