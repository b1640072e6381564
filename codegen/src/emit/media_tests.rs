//! Orders the tests with which generated code finds the declared media type that matches a response.

use crate::ir::OutcomeContent;

/// A test of the media type of a response, in generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MediaTypeTest<'a> {
    /// The test succeeds if the response has this media type, or a media type in this range. The parameters of the
    /// response are ignored.
    Media(&'a str),
    /// The test succeeds if the response has this media type with all of its parameters.
    Parameters(&'a str),
}

/// Returns the declared media types of a response in the order in which generated code tests them. The most specific
/// media type applies (OpenAPI 3.0.3, Response Object), so ranges come last. Media types that have the same decoder and
/// differ only in their parameters share one test.
pub(super) fn order_by_precedence(contents: &[OutcomeContent]) -> Vec<(&OutcomeContent, MediaTypeTest<'_>)> {
    let mut groups: Vec<Vec<&OutcomeContent>> = Vec::new();
    for content in contents {
        let has_same_essence = |group: &&mut Vec<&OutcomeContent>| {
            remove_parameters(&group[0].media_type).eq_ignore_ascii_case(remove_parameters(&content.media_type))
        };
        match groups.iter_mut().find(has_same_essence) {
            Some(group) => group.push(content),
            None => groups.push(vec![content]),
        }
    }
    groups.sort_by_key(|group| rank_generality(&group[0].media_type));
    groups.into_iter().flat_map(create_group_tests).collect()
}

/// Returns the tests for declared media types that differ only in their parameters. The media types with the most
/// parameters come first. The last test ignores the parameters of the response. It selects the media type without
/// parameters, or the first media type if all have parameters.
fn create_group_tests(mut group: Vec<&OutcomeContent>) -> Vec<(&OutcomeContent, MediaTypeTest<'_>)> {
    let decoder_key_of = |content: &OutcomeContent| (content.codec, content.ty.clone(), content.variant.clone());
    let Some(fallback) = group.iter().copied().min_by_key(|content| count_parameters(&content.media_type).min(1))
    else {
        return Vec::new();
    };
    let mut tests = Vec::new();
    if group.iter().any(|content| decoder_key_of(content) != decoder_key_of(fallback)) {
        group.sort_by_key(|content| usize::MAX - count_parameters(&content.media_type));
        let contents_with_parameters = group.into_iter().filter(|content| count_parameters(&content.media_type) > 0);
        tests.extend(contents_with_parameters.map(|content| (content, MediaTypeTest::Parameters(&content.media_type))));
    }
    tests.push((fallback, MediaTypeTest::Media(remove_parameters(&fallback.media_type))));
    tests
}

/// Returns the rank by which media types and ranges are sorted, the most specific first: 0 for a single media type, 1
/// for a range with a suffix (`application/*+json`), 2 for a range of subtypes (`text/*`), and 3 for `*/*`.
fn rank_generality(media_type: &str) -> u8 {
    match remove_parameters(media_type).split_once('*') {
        None => 0,
        Some(("", _)) => 3,
        Some((_, "")) => 2,
        Some(_) => 1,
    }
}

/// Returns a media type without its parameters: `text/plain` for `text/plain; charset=utf-8`.
fn remove_parameters(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default().trim()
}

/// Returns the number of parameters of a media type.
fn count_parameters(media_type: &str) -> usize {
    media_type.split(';').skip(1).filter(|parameter| parameter.contains('=')).count()
}

#[cfg(test)]
mod tests {
    use super::{
        MediaTypeTest::{self, Media, Parameters},
        order_by_precedence,
    };
    use crate::ir::{Codec, OutcomeContent, Type};

    fn order_tests(media_types: &[(&str, Type)]) -> Vec<MediaTypeTest<'static>> {
        let to_content = |(media_type, ty): &(&str, Type)| OutcomeContent {
            media_type: (*media_type).to_owned(),
            codec: Codec::Json,
            ty: ty.clone(),
            variant: None,
        };
        let contents: &'static [OutcomeContent] = media_types.iter().map(to_content).collect::<Vec<_>>().leak();
        order_by_precedence(contents).into_iter().map(|(_, test)| test).collect()
    }

    #[test]
    fn ranges_come_last() {
        let media_types = ["*/*", "text/*", "application/*+json", "text/plain", "application/json"];
        let ordered_tests = order_tests(&media_types.map(|name| (name, Type::Json)));
        assert_eq!(ordered_tests, ["text/plain", "application/json", "application/*+json", "text/*", "*/*"].map(Media),);
    }

    #[test]
    fn parameters_are_tested_if_they_distinguish_types() {
        let same_type = [("application/json;v=1", Type::Json), ("application/json;v=2", Type::Json)];
        assert_eq!(order_tests(&same_type), [Media("application/json")]);
        let different_types = [("a/b;v=1", Type::Json), ("A/B", Type::Unit), ("a/b; v=1; w=2", Type::Unit)];
        assert_eq!(order_tests(&different_types), [Parameters("a/b; v=1; w=2"), Parameters("a/b;v=1"), Media("A/B")]);
        let only_with_parameters = [("a/b;v=1", Type::Json), ("a/b;v=2", Type::Unit)];
        assert_eq!(order_tests(&only_with_parameters), [Parameters("a/b;v=1"), Parameters("a/b;v=2"), Media("a/b")]);
    }
}
