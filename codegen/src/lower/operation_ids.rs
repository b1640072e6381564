//! Creates IDs for operations without `operationId`: the method, followed by as many of the path's last literal
//! segments as are needed to make the ID unique. The ID does not depend on the position of the operation in the
//! document.

use std::collections::{HashMap, HashSet};

use super::{Lowering, path::operations_of_path_item};
use crate::{ir::Method, load::Node};

/// Path segments that do not describe an operation.
const PREFIXES: [&str; 2] = ["api", "rest"];

impl<'a> Lowering<'a, '_> {
    /// Creates an ID for each operation without `operationId`. Returns the IDs by method and path.
    pub(super) fn create_missing_ids(&self, root: Node<'a>) -> HashMap<(Method, &'a str), String> {
        let mut used = HashSet::new();
        let mut open: Vec<(Method, &'a str)> = Vec::new();
        for item in root.member_value("paths").into_iter().flat_map(|paths| paths.members().iter()) {
            let Ok(target) = self.documents.follow(item.value) else { continue };
            let inline_item = (target.node.location() != item.value.location()).then_some(item.value);
            for (method, member) in inline_item.into_iter().chain([target.node]).flat_map(operations_of_path_item) {
                match member.value.member_value("operationId").and_then(Node::as_str).filter(|id| !id.is_empty()) {
                    Some(id) => {
                        used.insert(id.to_owned());
                    }
                    None => open.push((method, item.key)),
                }
            }
        }
        lengthen_shared_ids(&open, &used)
    }
}

/// Creates an ID for each of the operations `open`. Adds path segments to IDs that are not unique or are in `given`.
/// IDs that are still not unique get a number when the operations are lowered.
fn lengthen_shared_ids<'a>(open: &[(Method, &'a str)], given: &HashSet<String>) -> HashMap<(Method, &'a str), String> {
    let longest = open.iter().map(|(_, path)| path.split('/').count()).max().unwrap_or_default();
    let mut takes: Vec<usize> = vec![1; open.len()];
    for _ in 0..longest {
        let mut users: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, (method, path)) in open.iter().enumerate() {
            users.entry(make_id(*method, path, takes[index])).or_default().push(index);
        }
        let clashes = users.into_iter().filter(|(id, users)| users.len() > 1 || given.contains(id));
        let clashes: Vec<usize> = clashes.flat_map(|(_, users)| users).collect();
        if clashes.is_empty() {
            break;
        }
        for index in clashes {
            takes[index] += 1;
        }
    }
    open.iter().zip(takes).map(|((method, path), take)| ((*method, *path), make_id(*method, path, take))).collect()
}

/// Returns an ID with `take` literal segments: `getLamps` for `/v1/lamps`, `getLampsById` for `/v1/lamps/{id}`,
/// `getRoot` for `/`.
fn make_id(method: Method, path: &str, take: usize) -> String {
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let is_variable = |segment: &&&str| segment.starts_with('{');
    let literals: Vec<&str> = segments.iter().filter(|segment| !is_variable(segment)).copied().collect();
    let is_descriptive = |segment: &&&str| !PREFIXES.contains(&segment.to_lowercase().as_str()) && !is_version(segment);
    let telling = literals.iter().filter(is_descriptive).count();
    // If there are fewer literal segments, all of them are used, followed by the variables.
    let kept: Vec<&str> = if literals.is_empty() {
        Vec::new()
    } else if take > literals.len() {
        segments.clone()
    } else if take <= telling || telling == 0 {
        let mut telling: Vec<&str> = literals.iter().filter(|it| telling == 0 || is_descriptive(it)).copied().collect();
        telling.drain(..telling.len() - take);
        telling
    } else {
        literals[literals.len() - take..].to_vec()
    };
    let trailing: Vec<&str> = segments.iter().rev().take_while(is_variable).copied().collect();
    let mut id = method.name().to_lowercase();
    for segment in &kept {
        push_words(&mut id, segment);
    }
    if !trailing.is_empty() && take <= literals.len() || literals.is_empty() && !segments.is_empty() {
        id.push_str("By");
        for segment in trailing.iter().rev() {
            push_words(&mut id, segment);
        }
    }
    if segments.is_empty() {
        id.push_str("Root");
    }
    id
}

fn push_words(id: &mut String, text: &str) {
    for word in text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let mut chars = word.chars();
        id.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        id.push_str(chars.as_str());
    }
}

/// Returns whether a segment is a version: `v1`, `v1.1`, `2`, `2.0`.
fn is_version(segment: &str) -> bool {
    let number = segment.strip_prefix(['v', 'V']).unwrap_or(segment);
    number.starts_with(|c: char| c.is_ascii_digit()) && number.chars().all(|c| c.is_ascii_digit() || c == '.')
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::lengthen_shared_ids;
    use crate::ir::Method;

    fn ids(operations: &[(Method, &'static str)], given: &[&str]) -> Vec<String> {
        let given: HashSet<String> = given.iter().map(|id| (*id).to_owned()).collect();
        let mut ids = lengthen_shared_ids(operations, &given);
        operations.iter().map(|key| ids.remove(key).expect("each has an id")).collect()
    }

    #[test]
    fn an_id_is_the_method_and_the_last_literal_segment() {
        let get = |path| ids(&[(Method::Get, path)], &[]).remove(0);
        assert_eq!(get("/api/v3/lamps"), "getLamps");
        assert_eq!(get("/lamps/{id}"), "getLampsById");
        assert_eq!(get("/lamps/{id}/dim-now"), "getDimNow");
        assert_eq!(get("/api/v3"), "getV3");
        assert_eq!(get("/{owner}/{name}"), "getByOwnerName");
        assert_eq!(get("/"), "getRoot");
    }

    #[test]
    fn an_id_grows_until_it_is_alone() {
        let two = [(Method::Get, "/rooms/{id}/lamps"), (Method::Get, "/shops/{id}/lamps")];
        assert_eq!(ids(&two, &[]), ["getRoomsLamps", "getShopsLamps"]);
        assert_eq!(ids(&[(Method::Get, "/v1/lamps")], &["getLamps"]), ["getV1Lamps"]);
        let alike = [(Method::Get, "/v1/lamps"), (Method::Get, "/v2/lamps")];
        assert_eq!(ids(&alike, &[]), ["getV1Lamps", "getV2Lamps"]);
        let inner = [(Method::Get, "/a/{x}/b"), (Method::Get, "/a/b")];
        assert_eq!(ids(&inner, &[]), ["getAXB", "getAB"]);
    }
}
