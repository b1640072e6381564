//! Creates IDs for operations without `operationId`. An ID consists of the method and the last literal segments of the
//! path, with as many segments as are necessary for a unique ID. The ID does not depend on the position of the
//! operation in the document.

use std::collections::{HashMap, HashSet};

use super::{Lowering, path::operations_of_path_item};
use crate::{ir::Method, load::Node};

/// Path segments that do not describe an operation. They are left out of the ID if the other segments suffice.
const GENERIC_SEGMENTS: [&str; 2] = ["api", "rest"];

impl<'a> Lowering<'a, '_> {
    /// Creates an ID for each operation without `operationId`, and returns the IDs by method and path.
    pub(super) fn create_missing_ids(&self, root: Node<'a>) -> HashMap<(Method, &'a str), String> {
        let mut declared_ids = HashSet::new();
        let mut unnamed_operations: Vec<(Method, &'a str)> = Vec::new();
        for path_member in root.member_value("paths").into_iter().flat_map(|paths| paths.members().iter()) {
            let Ok(target) = self.documents.follow(path_member.value) else { continue };
            let item_with_ref = (target.node.location() != path_member.value.location()).then_some(path_member.value);
            for (method, member) in item_with_ref.into_iter().chain([target.node]).flat_map(operations_of_path_item) {
                match member.value.member_value("operationId").and_then(Node::as_str).filter(|id| !id.is_empty()) {
                    Some(id) => {
                        declared_ids.insert(id.to_owned());
                    }
                    None => unnamed_operations.push((method, path_member.key)),
                }
            }
        }
        create_unique_ids(&unnamed_operations, &declared_ids)
    }
}

/// Creates an ID for each of `operations`. Adds path segments to an ID while another operation has the same ID, or the
/// ID is in `declared_ids`. IDs that are still not unique get a number when the operations are lowered.
fn create_unique_ids<'a>(
    operations: &[(Method, &'a str)],
    declared_ids: &HashSet<String>,
) -> HashMap<(Method, &'a str), String> {
    let max_segment_count = operations.iter().map(|(_, path)| path.split('/').count()).max().unwrap_or_default();
    let mut segment_counts: Vec<usize> = vec![1; operations.len()];
    for _ in 0..max_segment_count {
        let mut indices_by_id: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, (method, path)) in operations.iter().enumerate() {
            indices_by_id.entry(create_id(*method, path, segment_counts[index])).or_default().push(index);
        }
        let clashing_indices =
            indices_by_id.into_iter().filter(|(id, indices)| indices.len() > 1 || declared_ids.contains(id));
        let clashing_indices: Vec<usize> = clashing_indices.flat_map(|(_, indices)| indices).collect();
        if clashing_indices.is_empty() {
            break;
        }
        for index in clashing_indices {
            segment_counts[index] += 1;
        }
    }
    operations
        .iter()
        .zip(segment_counts)
        .map(|((method, path), segment_count)| ((*method, *path), create_id(*method, path, segment_count)))
        .collect()
}

/// Creates an ID from the last `segment_count` literal segments of a path. For example, with one segment: `/v1/lamps` →
/// `getLamps`, `/v1/lamps/{id}` → `getLampsById`, `/` → `getRoot`.
fn create_id(method: Method, path: &str, segment_count: usize) -> String {
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let is_variable = |segment: &&&str| segment.starts_with('{');
    let literal_segments: Vec<&str> = segments.iter().filter(|segment| !is_variable(segment)).copied().collect();
    let is_descriptive =
        |segment: &&&str| !GENERIC_SEGMENTS.contains(&segment.to_lowercase().as_str()) && !is_version(segment);
    let descriptive_count = literal_segments.iter().filter(is_descriptive).count();
    // If the path has fewer literal segments, all of its segments are used, including the variables.
    let used_segments: Vec<&str> = if literal_segments.is_empty() {
        Vec::new()
    } else if segment_count > literal_segments.len() {
        segments.clone()
    } else if segment_count <= descriptive_count || descriptive_count == 0 {
        let mut last_literals: Vec<&str> =
            literal_segments.iter().filter(|it| descriptive_count == 0 || is_descriptive(it)).copied().collect();
        last_literals.drain(..last_literals.len() - segment_count);
        last_literals
    } else {
        literal_segments[literal_segments.len() - segment_count..].to_vec()
    };
    let trailing_variables: Vec<&str> = segments.iter().rev().take_while(is_variable).copied().collect();
    let mut id = method.name().to_lowercase();
    for segment in &used_segments {
        push_capitalized_words(&mut id, segment);
    }
    if !trailing_variables.is_empty() && segment_count <= literal_segments.len()
        || literal_segments.is_empty() && !segments.is_empty()
    {
        id.push_str("By");
        for segment in trailing_variables.iter().rev() {
            push_capitalized_words(&mut id, segment);
        }
    }
    if segments.is_empty() {
        id.push_str("Root");
    }
    id
}

/// Appends the words of a path segment to an ID, and capitalizes each word: `dim-now` → `DimNow`.
fn push_capitalized_words(id: &mut String, segment: &str) {
    for word in segment.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let mut chars = word.chars();
        id.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        id.push_str(chars.as_str());
    }
}

/// Returns whether a path segment is a version number: `v1`, `v1.1`, `2`, `2.0`.
fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::create_unique_ids;
    use crate::ir::Method;

    fn create_ids(operations: &[(Method, &'static str)], declared_ids: &[&str]) -> Vec<String> {
        let declared_ids: HashSet<String> = declared_ids.iter().map(|id| (*id).to_owned()).collect();
        let mut ids = create_unique_ids(operations, &declared_ids);
        operations.iter().map(|key| ids.remove(key).expect("each has an id")).collect()
    }

    #[test]
    fn an_id_is_the_method_and_the_last_literal_segment() {
        let get = |path| create_ids(&[(Method::Get, path)], &[]).remove(0);
        assert_eq!(get("/api/v3/lamps"), "getLamps");
        assert_eq!(get("/lamps/{id}"), "getLampsById");
        assert_eq!(get("/lamps/{id}/dim-now"), "getDimNow");
        assert_eq!(get("/api/v3"), "getV3");
        assert_eq!(get("/{owner}/{name}"), "getByOwnerName");
        assert_eq!(get("/"), "getRoot");
    }

    #[test]
    fn an_id_grows_until_it_is_alone() {
        let same_last_segment = [(Method::Get, "/rooms/{id}/lamps"), (Method::Get, "/shops/{id}/lamps")];
        assert_eq!(create_ids(&same_last_segment, &[]), ["getRoomsLamps", "getShopsLamps"]);
        assert_eq!(create_ids(&[(Method::Get, "/v1/lamps")], &["getLamps"]), ["getV1Lamps"]);
        let different_versions = [(Method::Get, "/v1/lamps"), (Method::Get, "/v2/lamps")];
        assert_eq!(create_ids(&different_versions, &[]), ["getV1Lamps", "getV2Lamps"]);
        let same_literals = [(Method::Get, "/a/{x}/b"), (Method::Get, "/a/b")];
        assert_eq!(create_ids(&same_literals, &[]), ["getAXB", "getAB"]);
    }
}
