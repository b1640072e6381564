//! Determines the file and the tag of a new operation, and the file of a new schema. Each API group and version has one
//! file, such as `batch/v1.yaml`.

use crate::pages::page::Page;

/// A group and version of the API, such as `batch/v1`, with its tag and file.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OperationGroup {
    /// The tag of the operations, such as `batch/v1`. It is `v1` if there is no group, and `batch` if there is no
    /// version.
    pub tag: String,
    /// The path of the file, relative to the directory of the root document.
    pub file: String,
}

impl OperationGroup {
    fn new(tag: String) -> Self {
        let file = format!("{tag}.yaml");
        Self { tag, file }
    }
}

/// Determines the API group of an operation: from the path for Kubernetes APIs (`/apis/batch/v1/…` → `batch/v1`), and
/// from the product or the path for other services.
pub fn group_of_operation(page: &Page, path: &str) -> OperationGroup {
    let path_segments: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
    match path_segments.as_slice() {
        ["apis", group, version, ..] if is_version(version) => {
            return OperationGroup::new(format!("{}/{version}", clean_file_name(group)));
        }
        ["api", version, ..] if is_version(version) => return OperationGroup::new(format!("core/{version}")),
        ["api" | "apis"] => return OperationGroup::new("meta/v1".to_owned()),
        _ => {}
    }
    let fixed_segments: Vec<&str> = path_segments.iter().filter(|part| !part.contains('{')).copied().collect();
    let version_index = fixed_segments.iter().position(|part| is_version(part));
    let product = page.product.clone().or_else(|| page.url.as_deref().and_then(product_in_url));
    let group = match (product, version_index) {
        (Some(product), _) => clean_file_name(&product.to_lowercase()),
        (None, Some(index)) => {
            fixed_segments[..index].iter().map(|part| clean_file_name(part)).collect::<Vec<_>>().join("-")
        }
        (None, None) => fixed_segments.first().map(|part| clean_file_name(part)).unwrap_or_default(),
    };
    let version = version_index.map(|index| fixed_segments[index]).unwrap_or_default();
    let tag = match (group.as_str(), version) {
        ("", "") => "default".to_owned(),
        (group, "") => group.to_owned(),
        ("", version) => version.to_owned(),
        (group, version) => format!("{group}/{version}"),
    };
    OperationGroup::new(tag)
}

/// Returns the name of the product in the URL of a documentation page, such as `ecs` in `…/api-ecs/…`. `None` if the
/// URL has another form.
fn product_in_url(url: &str) -> Option<String> {
    let product = url.split('/').find_map(|product| product.strip_prefix("api-"))?;
    (!product.is_empty() && product.bytes().all(|byte| byte.is_ascii_alphanumeric())).then(|| product.to_owned())
}

/// Returns whether a path segment is a version, such as `v1` or `v1beta1`.
fn is_version(segment: &str) -> bool {
    let version = segment.strip_prefix(['v', 'V']).unwrap_or_default();
    version.starts_with(|c: char| c.is_ascii_digit())
        && version.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
}

/// Converts a path segment to a valid name for a directory or file.
fn clean_file_name(segment: &str) -> String {
    let clean_name: String =
        segment.chars().map(|c| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' }).collect();
    clean_name.trim_matches('.').to_owned()
}

/// Returns the file for the schemas of a namespace such as `io.k8s.api.core.v1`: the file of the group `core/v1` if
/// `groups` contains it, or else a separate file.
pub fn namespace_file(namespace: &str, groups: &[OperationGroup]) -> String {
    let namespace_parts: Vec<&str> = namespace.split('.').collect();
    let (version, group_words) = match namespace_parts.split_last() {
        Some((last, group_words)) if is_version(last) => (Some(*last), group_words),
        _ => (None, namespace_parts.as_slice()),
    };
    let Some(group) = group_words.last() else { return format!("{namespace}.yaml") };
    let reversed_words: Vec<&str> = group_words.iter().rev().copied().collect();
    let groups_of_version = || {
        groups.iter().filter_map(|operation_group| {
            let (name, group_version) = operation_group.tag.split_once('/')?;
            (Some(group_version) == version).then_some((name, &operation_group.file))
        })
    };
    let exact_match = groups_of_version().find(|(name, _)| *name == reversed_words.join(".") || name == group);
    let first_label_match = || groups_of_version().find(|(name, _)| name.split('.').next() == Some(*group));
    let any_label_match = || groups_of_version().find(|(name, _)| name.split('.').any(|label| label == *group));
    match exact_match.or_else(first_label_match).or_else(any_label_match) {
        Some((_, file)) => file.clone(),
        None => match version {
            Some(version) => format!("{group}/{version}.yaml"),
            None => format!("{}.yaml", namespace_parts[namespace_parts.len().saturating_sub(2)..].join("/")),
        },
    }
}

/// Derives a namespace from the path of a file: `org.example.v1` for `example.org/v1.yaml`.
pub fn derive_namespace(file: &str) -> String {
    let path_without_extension = file.strip_suffix(".yaml").unwrap_or(file);
    let (group, version) = path_without_extension.rsplit_once('/').unwrap_or(("", path_without_extension));
    let mut namespace_parts: Vec<String> =
        group.split(['.', '/']).rev().filter(|part| !part.is_empty()).map(clean_file_name).collect();
    namespace_parts.push(clean_file_name(version));
    namespace_parts.join(".")
}

/// Derives the Rust module from the path of a file, such as `batch_volcano_sh::v1alpha1` from
/// `batch.volcano.sh/v1alpha1.yaml`.
pub fn derive_module(file: &str) -> String {
    let path_without_extension = file.strip_suffix(".yaml").unwrap_or(file);
    let to_module_name = |segment: &str| {
        let module_name: String =
            segment.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' }).collect();
        if module_name.starts_with(|c: char| c.is_ascii_digit()) { format!("_{module_name}") } else { module_name }
    };
    path_without_extension.split('/').map(to_module_name).collect::<Vec<_>>().join("::")
}
