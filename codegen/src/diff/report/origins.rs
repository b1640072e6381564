//! Maps the items of a crate to the schemas and operations from which they are generated.

use std::collections::HashMap;

use serde_json::Value;

use crate::ir::{AdditionalProperties, Api, Content, Schema, SchemaId, Type, TypeId, TypeKind};

/// The schema or operation from which an item is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Origin {
    Schema(SchemaId),
    Operation(usize),
}

/// The part of a schema or operation from which a member of an item (a field, variant or argument) is generated.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Member {
    /// The property, parameter, header field or constant with this name.
    Named(String),
    /// The schema of a field, a parameter or an alternative.
    Schema(SchemaId),
}

/// The origins of all items of one crate.
#[derive(Default)]
pub(super) struct ItemOrigins {
    /// The origins of each type and function, by path.
    items: HashMap<String, Vec<Origin>>,
    /// The origins of each module, by path, and of each feature.
    modules: HashMap<String, Vec<Origin>>,
    /// The origins of each member, by the path of its owner and its Rust name.
    members: HashMap<(String, String), Vec<Member>>,
    /// The origins of all members of an owner, by the owner's path.
    members_by_owner: HashMap<String, Vec<Member>>,
}

/// The type, function or module that contains an item, and the item's name within it.
pub(super) struct Owner<'o> {
    pub(super) path: String,
    pub(super) member: Option<String>,
    pub(super) origins: &'o [Origin],
}

impl ItemOrigins {
    pub(super) fn of(api: &Api) -> Self {
        let mut origins = Self::default();
        origins.add_types(api);
        origins.add_operations(api);
        for module in &api.modules {
            let items = origins.modules.get(&module.path.join("::")).cloned().unwrap_or_default();
            origins.modules.extend(module.feature.as_ref().map(|feature| (format!("feature {feature}"), items)));
        }
        origins
    }

    /// Returns the owner of an item; `None` if the item is not generated from the document.
    pub(super) fn item_owner(&self, path: &str) -> Option<Owner<'_>> {
        let path = path.split(" as ").next().unwrap_or(path);
        let path = path.rsplit_once(" (").map_or(path, |(path, _)| path).trim_end_matches("()");
        if let Some(origins) = self.items.get(path).or_else(|| self.modules.get(path)) {
            return Some(Owner { path: path.to_owned(), member: None, origins });
        }
        let (owner, member) = path.rsplit_once("::")?;
        let origins = self.items.get(owner)?;
        Some(Owner { path: owner.to_owned(), member: Some(member.to_owned()), origins })
    }

    /// Returns the parts of the document from which a member is generated.
    pub(super) fn member_origins(&self, owner: &str, member: &str) -> &[Member] {
        self.members.get(&(owner.to_owned(), member.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// Returns the parts of the document from which the members of a type are generated.
    pub(super) fn all_members(&self, owner: &str) -> &[Member] {
        self.members_by_owner.get(owner).map_or(&[], Vec::as_slice)
    }

    fn add_types(&mut self, api: &Api) {
        for def in &api.types {
            let path = type_path(api, def);
            let origins: Vec<Origin> =
                def.schema.into_iter().flat_map(|id| all_of_parts(api, id)).map(Origin::Schema).collect();
            let required = match &def.kind {
                TypeKind::Struct(record) => record.required.as_ref(),
                _ => None,
            };
            let required = required.map(|name| join_path(&module_path(api, def.module), name));
            let paths: Vec<&String> = [Some(&path), required.as_ref()].into_iter().flatten().collect();
            for path in &paths {
                self.items.entry((*path).clone()).or_default().extend(&origins);
            }
            self.modules.entry(module_path(api, def.module)).or_default().extend(&origins);
            let members: Vec<(&str, Vec<Member>)> = match &def.kind {
                TypeKind::Struct(item) => {
                    let field = |field: &crate::ir::Field| {
                        vec![Member::Named(field.wire_name.clone()), Member::Schema(field.schema.schema)]
                    };
                    item.fields.iter().map(|it| (it.name.as_str(), field(it))).collect()
                }
                TypeKind::Enum(item) => item
                    .variants
                    .iter()
                    .map(|it| (it.name.as_str(), vec![Member::Named(constant_name(&it.value))]))
                    .collect(),
                TypeKind::Union(item) => {
                    let case = |case: &crate::ir::UnionCase| {
                        let named = case.constant.iter().map(constant_name).chain(case.tags.iter().cloned());
                        named.map(Member::Named).chain(schema_of(api, &case.ty).map(Member::Schema)).collect()
                    };
                    item.cases.iter().map(|it| (it.name.as_str(), case(it))).collect()
                }
                TypeKind::Choice(cases) => {
                    let case = |ty: &Type| schema_of(api, ty).map(Member::Schema).into_iter().collect();
                    cases.iter().map(|it| (it.name.as_str(), case(&it.ty))).collect()
                }
                TypeKind::Newtype(_) | TypeKind::Alias(_) => Vec::new(),
            };
            for (name, found) in members {
                for path in &paths {
                    self.members_by_owner.entry((*path).clone()).or_default().extend(found.clone());
                    // The additional setters of a field that may be `null` have other names.
                    let setters = ["_null", "_absent"].map(|end| format!("{}{end}", name.trim_start_matches("r#")));
                    for name in setters.into_iter().chain([name.to_owned()]) {
                        self.members.entry(((*path).clone(), name)).or_default().extend(found.clone());
                    }
                }
            }
        }
    }

    fn add_operations(&mut self, api: &Api) {
        for (index, operation) in api.operations.iter().enumerate() {
            let code = &operation.code;
            let module = module_path(api, code.module);
            let (request, function) = (join_path(&module, &code.request), join_path(&module, &code.function));
            let types = [code.body.as_ref().map(|body| &body.ty), Some(&code.output.ty), Some(&code.failure.ty)];
            let generated_types = types.into_iter().flatten().filter_map(|ty| match ty {
                Type::Named(id) if type_of(api, *id).schema.is_none() => Some(type_path(api, type_of(api, *id))),
                _ => None,
            });
            for path in generated_types.chain([request.clone(), function.clone()]) {
                self.items.entry(path).or_default().push(Origin::Operation(index));
            }
            self.modules.entry(module).or_default().push(Origin::Operation(index));
            for param in &operation.params {
                let found = [Member::Named(param.wire_name.clone()), Member::Schema(param.schema.schema)];
                for owner in [&request, &function] {
                    self.members.entry((owner.clone(), param.name.clone())).or_default().extend(found.clone());
                }
            }
            for header in &code.headers {
                let found = Member::Named(header.wire_name.clone());
                self.members.entry((request.clone(), header.name.clone())).or_default().push(found);
            }
        }
    }
}

/// Returns a schema and all schemas that its `allOf` refers to, at any depth.
fn all_of_parts(api: &Api, id: SchemaId) -> Vec<SchemaId> {
    let mut schemas = vec![id];
    let mut next = 0;
    while let Some(id) = schemas.get(next).copied() {
        next += 1;
        for link in api.schemas.get(id.index()).into_iter().flat_map(|schema| &schema.all_of) {
            if !schemas.contains(&link.schema) {
                schemas.push(link.schema);
            }
        }
    }
    schemas
}

/// Returns the schemas that a schema or operation directly contains or refers to.
pub(super) fn schemas_of_origin(api: &Api, origin: Origin) -> Vec<SchemaId> {
    match origin {
        Origin::Schema(id) => {
            api.schemas.get(id.index()).map_or_else(Vec::new, |schema| subschema_ids(schema).collect())
        }
        Origin::Operation(index) => {
            let operation = &api.operations[index];
            let params = operation.params.iter().chain(&operation.unused_params).map(|param| &param.schema);
            let contents = operation.body.iter().flat_map(|body| &body.contents);
            let contents = contents.chain(operation.responses.iter().flat_map(|response| &response.contents));
            let headers = operation.responses.iter().flat_map(|response| response.headers.values());
            let headers = headers.map(|header| &header.schema);
            let links = params.chain(contents.flat_map(Content::links)).chain(headers);
            links.map(|link| link.schema).collect()
        }
    }
}

fn subschema_ids(schema: &Schema) -> impl Iterator<Item = SchemaId> {
    schema.schema_refs().map(|link| link.schema)
}

/// Returns a schema and, if it is a list or map, the schema of its values, and so on for lists of lists.
pub(super) fn value_schemas(api: &Api, id: SchemaId) -> Vec<SchemaId> {
    let mut schemas = vec![id];
    while let Some(schema) = schemas.last().and_then(|id| api.schemas.get(id.index())) {
        let inner = match (&schema.items, &schema.additional) {
            (Some(link), _) | (None, AdditionalProperties::Schema(link)) => link.schema,
            _ => break,
        };
        if schemas.contains(&inner) {
            break;
        }
        schemas.push(inner);
    }
    schemas
}

fn type_of(api: &Api, id: TypeId) -> &crate::ir::TypeDef {
    api.type_def(id)
}

/// Returns the schema of the first named type in `ty`, including types nested in options, lists, maps and tuples.
fn schema_of(api: &Api, ty: &Type) -> Option<SchemaId> {
    match ty {
        Type::Named(id) => type_of(api, *id).schema,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => schema_of(api, inner),
        Type::Tuple(tuple) => tuple.types().find_map(|ty| schema_of(api, ty)),
        Type::Primitive(_) | Type::Json | Type::Unit => None,
    }
}

/// Formats an `enum` value like the name of a change of that value: strings are written without quotes.
fn constant_name(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn type_path(api: &Api, def: &crate::ir::TypeDef) -> String {
    join_path(&module_path(api, def.module), &def.name)
}

pub(super) fn module_path(api: &Api, index: usize) -> String {
    api.modules.get(index).map(|module| module.path.join("::")).unwrap_or_default()
}

pub(super) fn join_path(module: &str, name: &str) -> String {
    if module.is_empty() { name.to_owned() } else { format!("{module}::{name}") }
}
