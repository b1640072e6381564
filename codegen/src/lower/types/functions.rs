//! Names the function of each operation: the operation ID without the words of the operation's module. A name depends
//! only on the ID, path and module of the operation. If two operations of a module would have the same name, both keep
//! their full IDs.

use std::collections::HashMap;

use heck::ToSnakeCase;

use crate::{
    ir::{Method, ModuleId, Operation},
    names::{NameKind, shorten_name, to_identifier},
};

/// Words that web frameworks append to the name of a group of operations, as in `PetsController`.
const GROUP_SUFFIXES: [&str; 5] = ["controller", "api", "service", "resource", "endpoint"];

/// Verbs that documents use as tags. They are not removed from an operation ID if the remaining ID has no verb: in the
/// module `search`, `search/person` must not become `person`.
const VERBS: [&str; 16] = [
    "calculate",
    "checkout",
    "convert",
    "download",
    "export",
    "generate",
    "import",
    "login",
    "logout",
    "lookup",
    "query",
    "render",
    "search",
    "sync",
    "upload",
    "validate",
];

/// The parts of an operation from which the name of its Rust function is derived.
#[derive(Clone, Copy, Debug)]
pub(super) struct OperationCall<'a> {
    id: &'a str,
    method: Method,
    path: &'a str,
    pub(super) module: ModuleId,
}

impl<'a> OperationCall<'a> {
    pub(super) fn new(operation: &'a Operation, module: ModuleId) -> Self {
        Self { id: &operation.id, method: operation.method, path: &operation.path, module }
    }
}

/// Returns the names of the functions of all operations, in order. `module_path` returns the path of a module.
pub(super) fn function_names(
    calls: &[OperationCall<'_>],
    module_path: impl Fn(ModuleId) -> Vec<String>,
) -> Vec<String> {
    let short_names: Vec<String> = calls.iter().map(|call| short_name(*call, &module_path(call.module))).collect();
    let mut name_counts: HashMap<(ModuleId, &str), usize> = HashMap::new();
    for (call, name) in calls.iter().zip(&short_names) {
        *name_counts.entry((call.module, name)).or_default() += 1;
    }
    let is_unique = |call: &OperationCall<'_>, name: &str| name_counts[&(call.module, name)] == 1;
    let choose_name = |(call, short_name): (&OperationCall<'_>, &String)| {
        shorten_name(&if is_unique(call, short_name) {
            short_name.clone()
        } else {
            to_identifier(call.id, NameKind::Function)
        })
    };
    calls.iter().zip(&short_names).map(choose_name).collect()
}

/// Returns the function name of an operation: its ID without the words that name the module `module`.
fn short_name(call: OperationCall<'_>, module: &[String]) -> String {
    let id = strip_route(call).unwrap_or(call.id);
    let shortened_id = match module {
        [.., last] => strip_group(id, last).map(str::to_owned).or_else(|| strip_namespace(id, module)),
        [] => None,
    };
    to_identifier(shortened_id.as_deref().unwrap_or(id), NameKind::Function)
}

/// Removes the path and method that `FastAPI` appends to the name of a function: `read_item_items__id__get` →
/// `read_item`. `None` if the ID does not end with them.
fn strip_route(call: OperationCall<'_>) -> Option<&str> {
    let path: String = call.path.chars().map(|c| if c.is_alphanumeric() || c == '_' { c } else { '_' }).collect();
    let route = format!("{path}_{}", call.method.name().to_lowercase());
    call.id.strip_suffix(&route).filter(|name| name.contains(char::is_alphanumeric))
}

/// Removes the name of the module at the start of an ID, and the separator after this name: in the module `repos`,
/// `repos/list-commits` → `list-commits`. `None` if the ID does not start with the name.
fn strip_group<'a>(id: &'a str, module: &str) -> Option<&'a str> {
    let module = module.trim_start_matches("r#").trim_end_matches('_');
    for (index, separator) in id.char_indices().filter(|(_, c)| !c.is_alphanumeric()) {
        let group_prefix = id[..index].to_snake_case();
        let remaining_id = id[index + separator.len_utf8()..].trim_start_matches(|c: char| !c.is_alphanumeric());
        let group_suffix = group_prefix.strip_prefix(module).map(|suffix| suffix.trim_start_matches('_'));
        if group_suffix.is_some_and(|suffix| suffix.is_empty() || GROUP_SUFFIXES.contains(&suffix)) {
            let remaining_words = remaining_id.to_snake_case();
            let has_verb =
                !VERBS.contains(&module) || VERBS.contains(&remaining_words.split('_').next().unwrap_or_default());
            return Some(remaining_id).filter(|remaining_id| remaining_id.starts_with(char::is_alphabetic) && has_verb);
        }
    }
    None
}

/// Removes the words of the module path from an operation ID: in `batch::v1`, `delete_batch_v1_namespaced_job` →
/// `delete_namespaced_job`. Returns `None` for a module path of one segment, since this is usually the noun of the
/// operation: without it, bulk and single calls would have the same name.
fn strip_namespace(id: &str, module: &[String]) -> Option<String> {
    if module.len() < 2 {
        return None;
    }
    let snake_case_id = to_identifier(id, NameKind::Field);
    let id_words = snake_case_id.trim_start_matches("r#").split('_');
    let id_words: Vec<&str> = id_words.filter(|word| !word.is_empty()).collect();
    let module_words: Vec<&str> = module.iter().flat_map(|part| part.trim_start_matches("r#").split('_')).collect();
    let module_start = id_words.windows(module_words.len()).position(|window| window == module_words)?;
    let remaining_words: Vec<&str> =
        id_words[..module_start].iter().chain(&id_words[module_start + module_words.len()..]).copied().collect();
    (!remaining_words.is_empty()).then(|| remaining_words.join("_"))
}

#[cfg(test)]
mod tests {
    use super::{OperationCall, function_names};
    use crate::ir::Method;

    /// Returns the names of a module's operations, given their IDs, methods and paths.
    fn names_in_module(module: &[&str], operations: &[(&str, Method, &str)]) -> Vec<String> {
        let calls: Vec<OperationCall<'_>> = operations
            .iter()
            .map(|(id, method, path)| OperationCall { id, method: *method, path, module: 0 })
            .collect();
        function_names(&calls, |_| module.iter().map(|part| (*part).to_owned()).collect())
    }

    fn name_in_module(module: &[&str], id: &str) -> String {
        names_in_module(module, &[(id, Method::Get, "/")]).remove(0)
    }

    #[test]
    fn the_noun_in_a_module_name_is_kept() {
        let ids = ["updateAssets", "deleteAssets", "updateAsset", "deleteAsset"];
        for (id, name) in ids.iter().zip(["update_assets", "delete_assets", "update_asset", "delete_asset"]) {
            assert_eq!(name_in_module(&["assets"], id), name);
        }
    }

    #[test]
    fn a_group_name_before_a_separator_is_removed() {
        assert_eq!(name_in_module(&["repos"], "repos/list-commits"), "list_commits");
        assert_eq!(name_in_module(&["pet_shop"], "petShop.listPets"), "list_pets");
        assert_eq!(name_in_module(&["pets"], "pets_list"), "list");
        assert_eq!(name_in_module(&["environments"], "EnvironmentsController_list"), "list");
        assert_eq!(
            name_in_module(&["environments"], "EnvironmentsControllerV1_list"),
            "environments_controller_v1_list"
        );
        assert_eq!(name_in_module(&["pets"], "pets_1"), "pets_1");
    }

    #[test]
    fn the_verb_in_a_module_name_is_kept() {
        assert_eq!(name_in_module(&["search"], "searchPerson"), "search_person");
        assert_eq!(name_in_module(&["search"], "search/person"), "search_person");
    }

    #[test]
    fn the_words_of_a_module_path_are_removed() {
        assert_eq!(name_in_module(&["batch", "v1"], "deleteBatchV1NamespacedJob"), "delete_namespaced_job");
        assert_eq!(name_in_module(&["batch", "v1"], "batchV1"), "batch_v1");
    }

    #[test]
    fn a_route_is_removed_unless_two_names_would_be_equal() {
        let item_operation = ("read_item_items__id__get", Method::Get, "/items/{id}");
        assert_eq!(names_in_module(&["items"], &[item_operation]), ["read_item"]);
        let old_item_operation = ("read_item_old__id__get", Method::Get, "/old/{id}");
        assert_eq!(
            names_in_module(&["items"], &[item_operation, old_item_operation]),
            ["read_item_items_id_get", "read_item_old_id_get"]
        );
    }
}
