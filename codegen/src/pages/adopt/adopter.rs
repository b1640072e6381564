//! Adds the operations of documentation pages to the spec: finds the new operations, chooses files and names, and adds
//! schemas, parameters and responses.

use std::collections::{BTreeSet, HashMap};

use serde_json::{Map, Value, json};

use super::{
    AdoptError, Adoption, Input,
    files::Additions,
    known::{ExistingSpec, file_name},
    layout::{self, OperationGroup},
    mapping::{SchemaMapping, compare_with_schema, needed_objects},
    parts::{PathItem, SharedParts, drop_params},
    places::SchemaPlaces,
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
        catalog::{Catalog, Id},
        check,
        compare::compare_with_operation,
        draft::{
            operation::{
                OperationMaker, Target, document_head, documented_operations, has_token, tag_object, token_scheme,
            },
            schema::{COMPONENT, DraftSchemas, relative_reference},
        },
        page::Page,
        resolve::path_variables,
    },
};

/// Adds the operations of pages to the spec, in three steps: `split_operations`, `add_operations` and `render_files`.
pub struct Adopter<'a> {
    input: &'a Input<'a>,
    /// The existing spec; `None` if there is none yet.
    known: Option<&'a ExistingSpec<'a>>,
    /// The operations that the pages document and the spec does not contain.
    targets: Vec<Target<'a>>,
    /// The API group and file of each operation in `targets`, in the same order.
    groups: Vec<OperationGroup>,
    additions: Additions,
    settings: Settings,
    adoption: Adoption,
}

impl<'a> Adopter<'a> {
    pub fn new(input: &'a Input<'a>, known: Option<&'a ExistingSpec<'a>>) -> Self {
        Self {
            input,
            known,
            targets: Vec::new(),
            groups: Vec::new(),
            additions: Additions::default(),
            settings: Settings::default(),
            adoption: Adoption::default(),
        }
    }

    /// Collects the operations of the pages: those missing from the spec in `targets`, all others in `adoption.known`.
    pub fn split_operations(&mut self) {
        let api = self.known.map(|known| known.api);
        for target in documented_operations(self.input.pages, api, &mut self.adoption.left_out) {
            let operation = api.and_then(|api| check::find_operation(target.page, api, self.input.lock, &[]));
            if let Some((api, operation)) = api.zip(operation) {
                let difference_count = compare_with_operation(target.page, api, operation).differences.len();
                self.adoption.known.push((operation.id.clone(), difference_count));
            } else {
                let group = self.operation_group(&target);
                self.adoption.added.push(format!("{} ({} {})", target.id, target.method.to_uppercase(), target.path));
                self.groups.push(group);
                self.targets.push(target);
            }
        }
    }

    /// Determines the group of an operation, such as `batch/v1`. If the spec has a file for the group, uses that file.
    fn operation_group(&self, target: &Target<'_>) -> OperationGroup {
        let mut group = layout::group_of_operation(target.page, &target.path);
        let Some(known) = self.known else { return group };
        if !group.tag.contains('/') && !known.tags.contains_key(&group.tag) {
            let tag_suffix = format!("/{}", group.tag);
            let mut matching_tags = known.tags.keys().filter(|tag| tag.ends_with(&tag_suffix));
            if let (Some(only), None) = (matching_tags.next(), matching_tags.next()) {
                group.tag.clone_from(only);
            }
        }
        if let Some(file) = known.tags.get(&group.tag) {
            group.file.clone_from(file);
        } else if !known.tags.is_empty() && known.tags.values().all(|file| *file == known.root) {
            group.file.clone_from(&known.root);
        }
        group
    }

    /// Adds the new operations with the schemas, parameters, responses and security scheme that they use.
    pub fn add_operations(&mut self) {
        if self.targets.is_empty() {
            return;
        }
        let pages: Vec<&Page> = self.targets.iter().map(|target| target.page).collect();
        let ids: Vec<String> = self.targets.iter().map(|target| target.id.clone()).collect();
        let catalog = Catalog::new(&pages);
        let mapping = self.known.map(|known| SchemaMapping::new(known.api, &catalog, &pages));
        let groups = self.groups.clone();
        let places = SchemaPlaces::new(self.known, &groups, &catalog);
        let shared_file = places.shared_file();
        let assigned = places.assign_places(&catalog, &pages, &ids, mapping.as_ref());
        let schemas = DraftSchemas { pages, catalog, places: assigned, sentences: false };
        self.add_root_members();
        let api = self.known.map(|known| known.api);
        let needed_ids = needed_objects(api, &schemas.catalog, &schemas.pages, mapping.as_ref());
        for id in needed_ids {
            self.add_schema(&schemas, id, mapping.as_ref());
        }
        let mut path_items = self.new_path_items(&schemas);
        let space = places.name_prefix(&shared_file);
        let shared = SharedParts { known: self.known, file: shared_file, name_prefix: space };
        shared.share_params(&mut path_items, &mut self.additions);
        shared.share_failures(&mut path_items, error_schema_place(&schemas).as_deref(), &mut self.additions);
        self.add_paths(path_items);
        self.add_token_scheme();
    }

    fn root_file(&self) -> String {
        self.known.map_or_else(|| self.input.root.to_owned(), |known| known.root.clone())
    }

    /// Adds the new tags to the root document. If the root document is new, also adds `info` and its other members.
    fn add_root_members(&mut self) {
        let root = self.root_file();
        let needs_token = self.targets.iter().any(|target| has_token(target.page));
        if self.known.is_none() {
            let Value::Object(members) = document_head() else { return };
            members.into_iter().for_each(|(key, value)| self.additions.add_member(&root, &[], &key, value));
            if needs_token {
                self.additions.add_member(&root, &[], "security", json!([{ "token": [] }]));
            }
        }
        let known_tags = self.known.and_then(|known| known.documents.root()?.member_value("tags"));
        let mut tags: BTreeSet<String> = known_tags
            .iter()
            .flat_map(|tags| tags.items().iter())
            .filter_map(|tag| tag.member_value("name")?.as_str())
            .map(str::to_owned)
            .collect();
        for group in &self.groups {
            if tags.insert(group.tag.clone()) {
                self.additions.add_list_item(&root, &[], "tags", tag_object(&group.tag));
            }
        }
    }

    /// Adds the security scheme for user tokens, if an operation requires a token and the spec declares no such scheme.
    fn add_token_scheme(&mut self) {
        let root = self.root_file();
        let needs_token = self.targets.iter().any(|target| has_token(target.page));
        if needs_token && self.known.is_none_or(|known| known.token.is_none()) {
            self.additions.add_member(&root, &["components", "securitySchemes"], "token", token_scheme());
        }
    }

    /// Adds the schema of the object `id`, or adds the object's missing fields to the schema that the spec has for it.
    fn add_schema(&mut self, schemas: &DraftSchemas<'_>, id: Id, mapping: Option<&SchemaMapping>) {
        let existing_schema = mapping.and_then(|mapping| mapping.0[id]);
        if let Some((known, schema)) = self.known.zip(existing_schema) {
            self.extend_schema(known, schemas, id, schema);
            return;
        }
        let Some((file, name)) = schemas.places[id].split_once(COMPONENT) else { return };
        let schema = schemas.object_schema(id, file);
        self.additions.add_member(file, &["components", "schemas"], name, schema);
        if let Some((namespace, _)) = name.rsplit_once('.') {
            self.settings.modules.push((namespace.to_owned(), layout::module_of_file(file)));
        }
    }

    /// Adds missing fields to a schema of the spec, and reports fields that the schema declares with a different type.
    fn extend_schema(&mut self, known: &ExistingSpec<'_>, schemas: &DraftSchemas<'_>, id: Id, schema: SchemaId) {
        let (entry, known_schema) = (&schemas.catalog.entries[id], known.api.schema(schema));
        let comparison = compare_with_schema(known.api, entry, schema);
        let (file, pointer) = known_schema.location.split_once('#').unwrap_or_default();
        let name = known_schema.name.as_deref().unwrap_or(&known_schema.location);
        let keys: Vec<String> =
            pointer.split('/').skip(1).map(|key| key.replace("~1", "/").replace("~0", "~")).collect();
        let mut path: Vec<&str> = keys.iter().map(String::as_str).collect();
        path.push("properties");
        for field in comparison.missing {
            self.additions.add_member(file, &path, &field.name, schemas.property_schema(entry, field, file));
            self.adoption.fields.push(format!("{name}: {}", field.name));
        }
        let site = entry.sites.first();
        for (field, types) in comparison.conflicts {
            let page = site.map_or("", |site| self.page_name(schemas.pages[site.page]));
            let spec_position = known.documents.sources.position(known_schema.at);
            self.adoption.conflicts.push(format!(
                "{name}: the type of the field `{}` is {types} ({page}:{}, {spec_position})",
                field.name, field.line
            ));
        }
    }

    /// Returns the name of a page for messages.
    fn page_name(&self, page: &Page) -> &str {
        let index = self.input.pages.iter().position(|known| std::ptr::eq(known, page));
        index.and_then(|index| self.input.names.get(index)).map_or("the page", String::as_str)
    }

    /// Drafts the new operations, one `PathItem` per path. Paths that differ only in the names of their variables, such
    /// as `/pods/{id}` and `/pods/{name}`, are treated as equal.
    fn new_path_items(&mut self, schemas: &DraftSchemas<'_>) -> Vec<PathItem> {
        let mut paths: HashMap<String, String> = HashMap::new();
        for operation in self.known.iter().flat_map(|known| &known.api.operations) {
            paths.entry(check::template_without_names(&operation.path)).or_insert_with(|| operation.path.clone());
        }
        let mut items: Vec<PathItem> = Vec::new();
        for (index, (target, group)) in self.targets.iter().zip(&self.groups).enumerate() {
            let maker = OperationMaker { schemas, index, target, tag: &group.tag, file: &group.file, sentences: false };
            let mut operation = maker.draft_operation(&mut self.adoption.left_out);
            self.set_security(&mut operation, target.page);
            let path =
                paths.entry(check::template_without_names(&target.path)).or_insert_with(|| target.path.clone()).clone();
            rename_variables(&mut operation, &target.path, &path);
            if let Some(url) = &target.page.url {
                self.settings.pages.push((target.id.clone(), url.clone()));
            }
            if let Some(item) = items.iter_mut().find(|item| item.path == path) {
                item.members.insert(target.method.clone(), operation);
            } else {
                let members = Map::from_iter([(target.method.clone(), operation)]);
                items.push(PathItem { path, group: group.clone(), members });
            }
        }
        for item in &mut items {
            match self.known_item(&item.path) {
                Some(known) => drop_declared_params(self.known, known, item),
                None => item.lift_shared_params(),
            }
        }
        items
    }

    /// Sets the `security` of an operation whose page requires a token, unless the root document declares it for all
    /// operations.
    fn set_security(&self, operation: &mut Value, page: &Page) {
        let Some(members) = operation.as_object_mut() else { return };
        if !has_token(page) {
            return;
        }
        match self.known {
            Some(known) if known.security.is_none() => {
                let scheme = known.token.as_deref().unwrap_or("token");
                members.insert("security".to_owned(), json!([{ scheme: [] }]));
            }
            _ => drop(members.shift_remove("security")),
        }
    }

    /// Returns the spec's Path Item Object for a path such as `/pods`; `None` if the spec does not contain the path.
    fn known_item(&self, path: &str) -> Option<Node<'a>> {
        let known = self.known?;
        let item = known.documents.root()?.member_value("paths")?.member_value(path)?;
        known.documents.follow(item).ok().map(|target| target.node)
    }

    /// Adds operations to the spec's Path Item Object for their path. If the spec lacks the path, adds a Path Item
    /// Object to the file of the operation's group.
    fn add_paths(&mut self, items: Vec<PathItem>) {
        let root = self.root_file();
        for item in items {
            if let Some((known, node)) = self.known.zip(self.known_item(&item.path)) {
                let (file, pointer) = (file_name(known.documents, node.span().file), node.pointer());
                let keys: Vec<String> =
                    pointer.split('/').skip(1).map(|key| key.replace("~1", "/").replace("~0", "~")).collect();
                let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
                item.members
                    .into_iter()
                    .for_each(|(method, value)| self.additions.add_member(&file, &keys, &method, value));
                continue;
            }
            let file = item.group.file;
            if file != root {
                let pointer = item.path.replace('~', "~0").replace('/', "~1");
                let place = format!("{file}#/paths/{pointer}");
                self.additions.add_member(
                    &root,
                    &["paths"],
                    &item.path,
                    json!({ "$ref": relative_reference(&root, &place) }),
                );
            }
            self.additions.add_member(&file, &["paths"], &item.path, Value::Object(item.members));
        }
    }

    /// Renders the new and changed files, reads the resulting spec, and lists the work that is left to a person.
    pub fn render_files(mut self) -> Result<Adoption, AdoptError> {
        let documents = self.known.map(|known| known.documents);
        let existing = |file: &str| self.known?.root_of_file(file);
        let root = self.root_file();
        let heading = |file: &str| file_heading(file, &root);
        let (texts, not_inserted) = self.additions.render_texts(documents, existing, heading);
        self.adoption.conflicts.extend(not_inserted.into_iter().map(|what| format!("could not be added: {what}")));
        if !self.targets.is_empty() {
            self.adoption.settings = edit_settings(self.input.settings, &self.settings)
                .map_err(|error| AdoptError::Settings(error.to_string()))?;
        }
        self.adoption.files = texts;
        if self.adoption.files.is_empty() {
            self.adoption.todos =
                self.input.spec.map(|parsed| worklist::list_todos(parsed, self.input)).unwrap_or_default();
            return Ok(self.adoption);
        }
        let parsed = self.read_with_additions(&root)?;
        self.adoption.todos = worklist::list_todos(&parsed, self.input);
        Ok(self.adoption)
    }

    /// Reads the spec with the new and changed files. Returns an error if the spec would be invalid.
    fn read_with_additions(&self, root: &str) -> Result<ParsedApi, AdoptError> {
        let mut files: HashMap<String, String> = HashMap::new();
        if let Some(documents) = self.known.map(|known| known.documents) {
            for (file, source) in documents.sources.iter() {
                files.insert(file_name(documents, file), source.text.clone());
            }
        }
        files.extend(self.adoption.files.clone());
        let parsed = crate::read(root, &files as &dyn Files, &Config::default(), Strictness::Strict);
        if parsed.api.is_none() {
            let messages = parsed.diagnostics.render(&parsed.documents.sources, Severity::Error, false);
            return Err(AdoptError::InvalidSpec(messages));
        }
        Ok(parsed)
    }
}

/// Returns the schema location, such as `v1.yaml#/components/schemas/Error`, of the first response with a table and a
/// status code of 400 or above.
fn error_schema_place(schemas: &DraftSchemas<'_>) -> Option<String> {
    schemas.pages.iter().enumerate().find_map(|(page, it)| {
        let mut failures = it.responses.iter().enumerate().filter(|(_, it)| it.status.is_some_and(|it| it >= 400));
        failures.find_map(|(index, _)| {
            let id = schemas.catalog.body_object(page, crate::pages::catalog::BodyAt::Response(index))?;
            Some(schemas.places[id].clone())
        })
    })
}

/// Removes the parameters of new operations that the existing Path Item Object already declares.
fn drop_declared_params(known: Option<&ExistingSpec<'_>>, existing_item: Node<'_>, new_item: &mut PathItem) {
    let declared: Vec<(String, String)> = existing_item
        .member_value("parameters")
        .iter()
        .flat_map(|list| list.items().iter())
        .filter_map(|param| {
            let param = known?.documents.follow(param).ok()?.node;
            Some((param.member_value("name")?.as_str()?.to_owned(), param.member_value("in")?.as_str()?.to_owned()))
        })
        .collect();
    let is_declared = |param: &Value| {
        let text = |key: &str| param.get(key).and_then(Value::as_str).unwrap_or_default();
        declared.iter().any(|(name, location)| name == text("name") && location == text("in"))
    };
    new_item.members.values_mut().for_each(|operation| drop_params(operation, &is_declared));
}

/// Renames the path parameters of an operation from the variables of the path `from` to those of the path `to`:
/// `/a/{x}` and `/a/{y}` rename the parameter `x` to `y`.
fn rename_variables(operation: &mut Value, from: &str, to: &str) {
    let names: HashMap<&str, &str> = path_variables(from).zip(path_variables(to)).collect();
    let params = operation.get_mut("parameters").and_then(Value::as_array_mut);
    for param in params.into_iter().flatten().filter(|param| param["in"] == "path") {
        let name = param["name"].as_str().and_then(|name| names.get(name)).map(|name| (*name).to_owned());
        if let Some(name) = name {
            param["name"] = json!(name);
        }
    }
}

/// Returns the YAML comment at the beginning of a new file, such as `# The group `batch`, version `v1`.`
fn file_heading(file: &str, root: &str) -> String {
    if file == root {
        return "# The root document. There is one file per API group and version.\n".to_owned();
    }
    let stem = file.strip_suffix(".yaml").unwrap_or(file);
    match stem.rsplit_once('/') {
        Some((group, version)) => format!("# The group `{group}`, version `{version}`.\n"),
        None => format!("# {stem}\n"),
    }
}
