//! Adds new operations to the spec (the OpenAPI document): finds the operations that documentation pages describe and
//! the spec does not contain, chooses files and names, and adds schemas, parameters and responses.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value, json};

use super::{
    AdoptError, Adoption, Input,
    files::Additions,
    known::{ExistingSpec, file_name},
    layout::{self, OperationGroup},
    mapping::{SchemaMapping, compare_with_schema, needed_objects},
    parts::{PathItem, SharedParts, drop_params},
    places::SchemaLocations,
    settings::{Settings, edit_settings},
    worklist,
};
use crate::{
    ParsedApi,
    config::Config,
    diagnostic::Severity,
    ir::SchemaId,
    load::{Files, Node},
    lower::Strictness,
    pages::{
        catalog::{BodyLocation, Catalog, ObjectId},
        check,
        compare::compare_with_operation,
        draft::{
            operation::{
                DocumentedOperation, OperationDrafter, document_head, documented_operations, has_token_header,
                tag_object, token_scheme,
            },
            schema::{COMPONENT, DraftSchemas, relative_reference},
        },
        page::{Page, Response},
        resolve::path_variables,
    },
};

/// The state while the operations of documentation pages are added to the spec. There are three steps:
/// `find_new_operations`, `add_operations` and `render_files`.
pub struct Adopter<'a> {
    input: &'a Input<'a>,
    /// The existing spec (the OpenAPI document). `None` if there is no spec yet.
    existing_spec: Option<&'a ExistingSpec<'a>>,
    /// The operations that the pages document but the spec does not contain.
    new_operations: Vec<DocumentedOperation<'a>>,
    /// The API group and file of each operation in `new_operations`, in the same order.
    groups: Vec<OperationGroup>,
    additions: Additions,
    settings: Settings,
    adoption: Adoption,
}

impl<'a> Adopter<'a> {
    pub fn new(input: &'a Input<'a>, existing_spec: Option<&'a ExistingSpec<'a>>) -> Self {
        Self {
            input,
            existing_spec,
            new_operations: Vec::new(),
            groups: Vec::new(),
            additions: Additions::default(),
            settings: Settings::default(),
            adoption: Adoption::default(),
        }
    }

    /// Finds the operations that the pages document. Those that the spec does not contain are added to
    /// `new_operations`, all others to `adoption.existing_operations`.
    pub fn find_new_operations(&mut self) {
        let api = self.existing_spec.map(|spec| spec.api);
        for documented in documented_operations(self.input.pages, api, &mut self.adoption.left_out) {
            let operation = api.and_then(|api| check::find_operation(documented.page, api, self.input.lock, &[]));
            if let Some((api, operation)) = api.zip(operation) {
                let difference_count = compare_with_operation(documented.page, api, operation).differences.len();
                self.adoption.existing_operations.push((operation.id.clone(), difference_count));
            } else {
                let group = self.determine_group(&documented);
                self.adoption.added_operations.push(format!(
                    "{} ({} {})",
                    documented.id,
                    documented.method.to_uppercase(),
                    documented.path
                ));
                self.groups.push(group);
                self.new_operations.push(documented);
            }
        }
    }

    /// Determines the API group of an operation, such as `batch/v1`, and the file for it. If the spec already has a
    /// file for the group, uses that file.
    fn determine_group(&self, documented: &DocumentedOperation<'_>) -> OperationGroup {
        let mut group = layout::group_of_operation(documented.page, &documented.path);
        let Some(spec) = self.existing_spec else { return group };
        if !group.tag.contains('/') && !spec.file_by_tag.contains_key(&group.tag) {
            let tag_suffix = format!("/{}", group.tag);
            let mut matching_tags = spec.file_by_tag.keys().filter(|tag| tag.ends_with(&tag_suffix));
            if let (Some(only_tag), None) = (matching_tags.next(), matching_tags.next()) {
                group.tag.clone_from(only_tag);
            }
        }
        if let Some(file) = spec.file_by_tag.get(&group.tag) {
            group.file.clone_from(file);
        } else if !spec.file_by_tag.is_empty() && spec.file_by_tag.values().all(|file| *file == spec.root_file) {
            group.file.clone_from(&spec.root_file);
        }
        group
    }

    /// Adds the new operations, and the schemas, parameters, responses and security scheme that they use.
    pub fn add_operations(&mut self) {
        if self.new_operations.is_empty() {
            return;
        }
        let pages: Vec<&Page> = self.new_operations.iter().map(|operation| operation.page).collect();
        let operation_ids: Vec<String> = self.new_operations.iter().map(|operation| operation.id.clone()).collect();
        let catalog = Catalog::new(&pages);
        let mapping = self.existing_spec.map(|spec| SchemaMapping::new(spec.api, &catalog, &pages));
        let groups = self.groups.clone();
        let schema_locations = SchemaLocations::new(self.existing_spec, &groups, &catalog);
        let shared_file = schema_locations.shared_file();
        let assigned_locations =
            schema_locations.assign_schema_locations(&catalog, &pages, &operation_ids, mapping.as_ref());
        let schemas = DraftSchemas { pages, catalog, schema_locations: assigned_locations, sentences: false };
        self.add_root_members();
        let api = self.existing_spec.map(|spec| spec.api);
        let needed_ids = needed_objects(api, &schemas.catalog, &schemas.pages, mapping.as_ref());
        for id in needed_ids {
            self.add_schema(&schemas, id, mapping.as_ref());
        }
        let mut path_items = self.draft_path_items(&schemas);
        let name_prefix = schema_locations.name_prefix(&shared_file);
        let shared_parts = SharedParts { existing_spec: self.existing_spec, file: shared_file, name_prefix };
        shared_parts.share_params(&mut path_items, &mut self.additions);
        shared_parts.share_error_responses(
            &mut path_items,
            find_error_schema_location(&schemas).as_deref(),
            &mut self.additions,
        );
        self.add_paths(path_items);
        self.add_token_scheme();
    }

    fn root_file(&self) -> String {
        self.existing_spec.map_or_else(|| self.input.root.to_owned(), |spec| spec.root_file.clone())
    }

    /// Adds the tags of new operations to the root document. If the root document is new, also adds its other members,
    /// such as `info`.
    fn add_root_members(&mut self) {
        let root_file = self.root_file();
        let needs_token = self.new_operations.iter().any(|operation| has_token_header(operation.page));
        if self.existing_spec.is_none() {
            let Value::Object(members) = document_head() else { return };
            members.into_iter().for_each(|(key, value)| self.additions.add_member(&root_file, &[], &key, value));
            if needs_token {
                self.additions.add_member(&root_file, &[], "security", json!([{ "token": [] }]));
            }
        }
        let tags_in_spec = self.existing_spec.and_then(|spec| spec.documents.root()?.member_value("tags"));
        let mut tags: BTreeSet<String> = tags_in_spec
            .iter()
            .flat_map(|tags| tags.items().iter())
            .filter_map(|tag| tag.member_value("name")?.as_str())
            .map(str::to_owned)
            .collect();
        for group in &self.groups {
            if tags.insert(group.tag.clone()) {
                self.additions.add_list_item(&root_file, &[], "tags", tag_object(&group.tag));
            }
        }
    }

    /// Adds the security scheme for user tokens if a new operation requires a token and the spec does not declare such
    /// a scheme.
    fn add_token_scheme(&mut self) {
        let root_file = self.root_file();
        let needs_token = self.new_operations.iter().any(|operation| has_token_header(operation.page));
        if needs_token && self.existing_spec.is_none_or(|spec| spec.token_scheme.is_none()) {
            self.additions.add_member(&root_file, &["components", "securitySchemes"], "token", token_scheme());
        }
    }

    /// Adds a schema for the object `id` that a page describes. If the spec already has a schema for the object, only
    /// adds the missing fields to it.
    fn add_schema(&mut self, schemas: &DraftSchemas<'_>, id: ObjectId, mapping: Option<&SchemaMapping>) {
        let existing_schema = mapping.and_then(|mapping| mapping.0[id]);
        if let Some((spec, schema)) = self.existing_spec.zip(existing_schema) {
            self.extend_schema(spec, schemas, id, schema);
            return;
        }
        let Some((file, name)) = schemas.schema_locations[id].split_once(COMPONENT) else { return };
        let schema = schemas.object_schema(id, file);
        self.additions.add_member(file, &["components", "schemas"], name, schema);
        if let Some((namespace, _)) = name.rsplit_once('.') {
            self.settings.modules.push((namespace.to_owned(), layout::derive_module(file)));
        }
    }

    /// Adds fields to a schema of the spec: those that a page describes and the schema does not declare. Reports fields
    /// whose type differs between the page and the schema.
    fn extend_schema(&mut self, spec: &ExistingSpec<'_>, schemas: &DraftSchemas<'_>, id: ObjectId, schema: SchemaId) {
        let (entry, existing_schema) = (&schemas.catalog.entries[id], spec.api.schema(schema));
        let comparison = compare_with_schema(spec.api, entry, schema);
        let (file, pointer) = existing_schema.location.split_once('#').unwrap_or_default();
        let name = existing_schema.name.as_deref().unwrap_or(&existing_schema.location);
        let pointer_keys: Vec<String> =
            pointer.split('/').skip(1).map(|key| key.replace("~1", "/").replace("~0", "~")).collect();
        let mut properties_path: Vec<&str> = pointer_keys.iter().map(String::as_str).collect();
        properties_path.push("properties");
        for field in comparison.missing_fields {
            self.additions.add_member(file, &properties_path, &field.name, schemas.property_schema(entry, field, file));
            self.adoption.added_fields.push(format!("{name}: {}", field.name));
        }
        let first_table = entry.table_locations.first();
        for (field, types) in comparison.type_conflicts {
            let page_name = first_table.map_or("", |location| self.page_name(schemas.pages[location.page_index]));
            let spec_position = spec.documents.sources.position(existing_schema.at);
            self.adoption.conflicts.push(format!(
                "{name}: the type of the field `{}` is {types} ({page_name}:{}, {spec_position})",
                field.name, field.line
            ));
        }
    }

    /// Returns the name by which messages refer to a page.
    fn page_name(&self, page: &Page) -> &str {
        let index = self.input.pages.iter().position(|input_page| std::ptr::eq(input_page, page));
        index.and_then(|index| self.input.names.get(index)).map_or("the page", String::as_str)
    }

    /// Drafts the new operations, in one `PathItem` for each path. Paths that differ only in the names of their
    /// variables, such as `/pods/{id}` and `/pods/{name}`, are treated as equal.
    fn draft_path_items(&mut self, schemas: &DraftSchemas<'_>) -> Vec<PathItem> {
        let mut path_by_template: HashMap<String, String> = HashMap::new();
        for operation in self.existing_spec.iter().flat_map(|spec| &spec.api.operations) {
            path_by_template
                .entry(check::template_without_names(&operation.path))
                .or_insert_with(|| operation.path.clone());
        }
        let mut path_items: Vec<PathItem> = Vec::new();
        for (page_index, (documented, group)) in self.new_operations.iter().zip(&self.groups).enumerate() {
            let operation_drafter = OperationDrafter {
                schemas,
                page_index,
                documented,
                tag: &group.tag,
                file: &group.file,
                sentences: false,
            };
            let mut operation = operation_drafter.draft_operation(&mut self.adoption.left_out);
            self.set_security(&mut operation, documented.page);
            let path = path_by_template
                .entry(check::template_without_names(&documented.path))
                .or_insert_with(|| documented.path.clone())
                .clone();
            rename_path_parameters(&mut operation, &documented.path, &path);
            if let Some(url) = &documented.page.url {
                self.settings.pages.push((documented.id.clone(), url.clone()));
            }
            if let Some(path_item) = path_items.iter_mut().find(|path_item| path_item.path == path) {
                path_item.members.insert(documented.method.clone(), operation);
            } else {
                let members = Map::from_iter([(documented.method.clone(), operation)]);
                path_items.push(PathItem { path, group: group.clone(), members });
            }
        }
        for path_item in &mut path_items {
            match self.existing_path_item(&path_item.path) {
                Some(existing_item) => drop_declared_params(self.existing_spec, existing_item, path_item),
                None => path_item.lift_shared_params(),
            }
        }
        path_items
    }

    /// Sets the `security` of an operation if its page requires a token and the root document does not declare
    /// `security` for all operations.
    fn set_security(&self, operation: &mut Value, page: &Page) {
        let Some(members) = operation.as_object_mut() else { return };
        if !has_token_header(page) {
            return;
        }
        match self.existing_spec {
            Some(spec) if spec.security.is_none() => {
                let scheme_name = spec.token_scheme.as_deref().unwrap_or("token");
                members.insert("security".to_owned(), json!([{ scheme_name: [] }]));
            }
            _ => drop(members.shift_remove("security")),
        }
    }

    /// Returns the Path Item Object in the spec for a path such as `/pods`. `None` if the spec does not contain the
    /// path.
    fn existing_path_item(&self, path: &str) -> Option<Node<'a>> {
        let spec = self.existing_spec?;
        let path_item_node = spec.documents.root()?.member_value("paths")?.member_value(path)?;
        spec.documents.follow(path_item_node).ok().map(|target| target.node)
    }

    /// Adds new operations to the Path Item Object in the spec for their path. If the spec does not contain the path,
    /// adds a Path Item Object to the file of the API group.
    fn add_paths(&mut self, path_items: Vec<PathItem>) {
        let root_file = self.root_file();
        for path_item in path_items {
            if let Some((spec, node)) = self.existing_spec.zip(self.existing_path_item(&path_item.path)) {
                let (file, pointer) = (file_name(spec.documents, node.span().file), node.pointer());
                let pointer_keys: Vec<String> =
                    pointer.split('/').skip(1).map(|key| key.replace("~1", "/").replace("~0", "~")).collect();
                let pointer_keys: Vec<&str> = pointer_keys.iter().map(String::as_str).collect();
                path_item
                    .members
                    .into_iter()
                    .for_each(|(method, value)| self.additions.add_member(&file, &pointer_keys, &method, value));
                continue;
            }
            let file = path_item.group.file;
            if file != root_file {
                let pointer = path_item.path.replace('~', "~0").replace('/', "~1");
                let location = format!("{file}#/paths/{pointer}");
                self.additions.add_member(
                    &root_file,
                    &["paths"],
                    &path_item.path,
                    json!({ "$ref": relative_reference(&root_file, &location) }),
                );
            }
            self.additions.add_member(&file, &["paths"], &path_item.path, Value::Object(path_item.members));
        }
    }

    /// Renders the new and changed files, reads the resulting spec to check that it is valid, and lists the tasks that
    /// are left to a person.
    pub fn render_files(mut self) -> Result<Adoption, AdoptError> {
        let documents = self.existing_spec.map(|spec| spec.documents);
        let existing_root = |file: &str| self.existing_spec?.root_of_file(file);
        let root_file = self.root_file();
        let new_file_heading = |file: &str| file_heading(file, &root_file);
        let (file_texts, not_inserted) = self.additions.render_texts(documents, existing_root, new_file_heading);
        self.adoption
            .conflicts
            .extend(not_inserted.into_iter().map(|addition| format!("could not be added: {addition}")));
        if !self.new_operations.is_empty() {
            self.adoption.settings = edit_settings(self.input.settings, &self.settings)
                .map_err(|error| AdoptError::Settings(error.to_string()))?;
        }
        self.adoption.files = file_texts;
        if self.adoption.files.is_empty() {
            self.adoption.todos =
                self.input.spec.map(|parsed| worklist::list_todos(parsed, self.input)).unwrap_or_default();
            return Ok(self.adoption);
        }
        let parsed = self.read_with_additions(&root_file)?;
        self.adoption.todos = worklist::list_todos(&parsed, self.input);
        Ok(self.adoption)
    }

    /// Reads the spec, including the new and changed files. Returns an error if it is invalid.
    fn read_with_additions(&self, root_file: &str) -> Result<ParsedApi, AdoptError> {
        let mut files: HashMap<String, String> = HashMap::new();
        if let Some(documents) = self.existing_spec.map(|spec| spec.documents) {
            for (file, source) in documents.sources.iter() {
                files.insert(file_name(documents, file), source.text.clone());
            }
        }
        files.extend(self.adoption.files.clone());
        let parsed_spec = crate::read(root_file, &files as &dyn Files, &Config::default(), Strictness::Strict);
        if parsed_spec.api.is_none() {
            let messages = parsed_spec.diagnostics.render(&parsed_spec.documents.sources, Severity::Error, false);
            return Err(AdoptError::InvalidSpec(messages));
        }
        Ok(parsed_spec)
    }
}

/// Returns the location, such as `v1.yaml#/components/schemas/Error`, of the schema of an error response: the first
/// response on the pages that has a table and a status code of 400 or above.
fn find_error_schema_location(schemas: &DraftSchemas<'_>) -> Option<String> {
    schemas.pages.iter().enumerate().find_map(|(page_index, page)| {
        let is_error = |response: &Response| response.status.is_some_and(|status| status >= 400);
        let mut error_responses = page.responses.iter().enumerate().filter(|(_, response)| is_error(response));
        error_responses.find_map(|(index, _)| {
            let id = schemas.catalog.find_body_object(page_index, BodyLocation::Response(index))?;
            Some(schemas.schema_locations[id].clone())
        })
    })
}

/// Removes those parameters from new operations that the existing Path Item Object already declares.
fn drop_declared_params(spec: Option<&ExistingSpec<'_>>, existing_item: Node<'_>, new_item: &mut PathItem) {
    let declared_params: Vec<(String, String)> = existing_item
        .member_value("parameters")
        .iter()
        .flat_map(|list| list.items().iter())
        .filter_map(|param| {
            let param = spec?.documents.follow(param).ok()?.node;
            Some((param.member_value("name")?.as_str()?.to_owned(), param.member_value("in")?.as_str()?.to_owned()))
        })
        .collect();
    let is_declared = |param: &Value| {
        let string_member = |key: &str| param.get(key).and_then(Value::as_str).unwrap_or_default();
        declared_params.iter().any(|(name, location)| name == string_member("name") && location == string_member("in"))
    };
    new_item.members.values_mut().for_each(|operation| drop_params(operation, &is_declared));
}

/// Renames the path parameters of an operation if the variables of the path `from` have other names in the path `to`:
/// for `/a/{x}` and `/a/{y}`, renames the parameter `x` to `y`.
fn rename_path_parameters(operation: &mut Value, from: &str, to: &str) {
    let new_names: HashMap<&str, &str> = path_variables(from).zip(path_variables(to)).collect();
    let params = operation.get_mut("parameters").and_then(Value::as_array_mut);
    for param in params.into_iter().flatten().filter(|param| param["in"] == "path") {
        let new_name = param["name"].as_str().and_then(|name| new_names.get(name)).map(|name| (*name).to_owned());
        if let Some(new_name) = new_name {
            param["name"] = json!(new_name);
        }
    }
}

/// Returns the YAML comment at the beginning of a new file, which names the API group and version in the file.
fn file_heading(file: &str, root: &str) -> String {
    if file == root {
        return "# The root document. There is one file per API group and version.\n".to_owned();
    }
    let path_without_extension = file.strip_suffix(".yaml").unwrap_or(file);
    match path_without_extension.rsplit_once('/') {
        Some((group, version)) => format!("# The group `{group}`, version `{version}`.\n"),
        None => format!("# {path_without_extension}\n"),
    }
}
