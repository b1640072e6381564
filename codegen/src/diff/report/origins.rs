//! Maps the Rust items of a crate to the schemas and operations from which they are generated.

use std::collections::HashMap;

use serde_json::Value;

use crate::ir::{AdditionalProperties, Api, Content, Schema, SchemaId, Type, TypeId, TypeKind};

/// The schema or operation from which a Rust item is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Origin {
    Schema(SchemaId),
    Operation(usize),
}

/// The part of a schema or operation from which a member of a Rust item (a field, variant or argument) is generated.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Member {
    /// The property, parameter, header field or constant with this name.
    Named(String),
    /// The schema of a field, a parameter or an alternative.
    Schema(SchemaId),
}

/// The schemas and operations from which all Rust items of one crate are generated.
#[derive(Default)]
pub(super) struct ItemOrigins {
    /// The origins of each Rust type and function, by the path of the type or function.
    origins_by_item: HashMap<String, Vec<Origin>>,
    /// The origins of each module and of each Cargo feature, by the module's path or the feature's name.
    origins_by_module: HashMap<String, Vec<Origin>>,
    /// The origins of each field, variant or argument, by the path of the item that contains it and its Rust name.
    origins_by_member: HashMap<(String, String), Vec<Member>>,
    /// The origins of all members of a Rust item, by the item's path.
    members_by_owner: HashMap<String, Vec<Member>>,
}

/// The type, function or module that contains a Rust item, and the name of the item within it.
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
            let module_origins = origins.origins_by_module.get(&module.path.join("::")).cloned().unwrap_or_default();
            origins
                .origins_by_module
                .extend(module.feature.as_ref().map(|feature| (format!("feature {feature}"), module_origins)));
        }
        origins
    }

    /// Returns the type, function or module that contains a Rust item; `None` if the item is not generated from the
    /// document.
    pub(super) fn item_owner(&self, path: &str) -> Option<Owner<'_>> {
        let path = path.split(" as ").next().unwrap_or(path);
        let path = path.rsplit_once(" (").map_or(path, |(path, _)| path).trim_end_matches("()");
        if let Some(origins) = self.origins_by_item.get(path).or_else(|| self.origins_by_module.get(path)) {
            return Some(Owner { path: path.to_owned(), member: None, origins });
        }
        let (owner, member) = path.rsplit_once("::")?;
        let origins = self.origins_by_item.get(owner)?;
        Some(Owner { path: owner.to_owned(), member: Some(member.to_owned()), origins })
    }

    /// Returns the parts of the document from which the member of a Rust item is generated.
    pub(super) fn member_origins(&self, owner: &str, member: &str) -> &[Member] {
        self.origins_by_member.get(&(owner.to_owned(), member.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// Returns the parts of the document from which the members of a Rust type are generated.
    pub(super) fn all_members(&self, owner: &str) -> &[Member] {
        self.members_by_owner.get(owner).map_or(&[], Vec::as_slice)
    }

    fn add_types(&mut self, api: &Api) {
        for def in &api.types {
            let type_path = type_path(api, def);
            let origins: Vec<Origin> =
                def.schema.into_iter().flat_map(|id| all_of_parts(api, id)).map(Origin::Schema).collect();
            let required_struct = match &def.kind {
                TypeKind::Struct(record) => record.required.as_ref(),
                _ => None,
            };
            let required_struct = required_struct.map(|name| join_path(&module_path(api, def.module), name));
            let type_paths: Vec<&String> = [Some(&type_path), required_struct.as_ref()].into_iter().flatten().collect();
            for type_path in &type_paths {
                self.origins_by_item.entry((*type_path).clone()).or_default().extend(&origins);
            }
            self.origins_by_module.entry(module_path(api, def.module)).or_default().extend(&origins);
            let members: Vec<(&str, Vec<Member>)> = match &def.kind {
                TypeKind::Struct(item) => {
                    let origins_of_field = |field: &crate::ir::Field| {
                        vec![Member::Named(field.wire_name.clone()), Member::Schema(field.schema.schema)]
                    };
                    item.fields.iter().map(|it| (it.name.as_str(), origins_of_field(it))).collect()
                }
                TypeKind::Enum(item) => item
                    .variants
                    .iter()
                    .map(|it| (it.name.as_str(), vec![Member::Named(constant_name(&it.value))]))
                    .collect(),
                TypeKind::Union(item) => {
                    let case_origins = |case: &crate::ir::UnionCase| {
                        let member_names = case.constant.iter().map(constant_name).chain(case.tags.iter().cloned());
                        member_names.map(Member::Named).chain(schema_of(api, &case.ty).map(Member::Schema)).collect()
                    };
                    item.cases.iter().map(|it| (it.name.as_str(), case_origins(it))).collect()
                }
                TypeKind::Choice(cases) => {
                    let case_origins = |ty: &Type| schema_of(api, ty).map(Member::Schema).into_iter().collect();
                    cases.iter().map(|it| (it.name.as_str(), case_origins(&it.ty))).collect()
                }
                TypeKind::Newtype(_) | TypeKind::Alias(_) => Vec::new(),
            };
            for (name, member_origins) in members {
                for type_path in &type_paths {
                    self.members_by_owner.entry((*type_path).clone()).or_default().extend(member_origins.clone());
                    // The additional setters of a field that may be `null` have other names.
                    let setter_names =
                        ["_null", "_absent"].map(|suffix| format!("{}{suffix}", name.trim_start_matches("r#")));
                    for setter_name in setter_names.into_iter().chain([name.to_owned()]) {
                        self.origins_by_member
                            .entry(((*type_path).clone(), setter_name))
                            .or_default()
                            .extend(member_origins.clone());
                    }
                }
            }
        }
    }

    fn add_operations(&mut self, api: &Api) {
        for (index, operation) in api.operations.iter().enumerate() {
            let code = &operation.code;
            let module = module_path(api, code.module);
            let (request_path, function_path) = (join_path(&module, &code.request), join_path(&module, &code.function));
            let types = [code.body.as_ref().map(|body| &body.ty), Some(&code.output.ty), Some(&code.failure.ty)];
            let generated_types = types.into_iter().flatten().filter_map(|ty| match ty {
                Type::Named(id) if type_of(api, *id).schema.is_none() => Some(type_path(api, type_of(api, *id))),
                _ => None,
            });
            for path in generated_types.chain([request_path.clone(), function_path.clone()]) {
                self.origins_by_item.entry(path).or_default().push(Origin::Operation(index));
            }
            self.origins_by_module.entry(module).or_default().push(Origin::Operation(index));
            for param in &operation.params {
                let param_origins = [Member::Named(param.wire_name.clone()), Member::Schema(param.schema.schema)];
                for owner in [&request_path, &function_path] {
                    self.origins_by_member
                        .entry((owner.clone(), param.name.clone()))
                        .or_default()
                        .extend(param_origins.clone());
                }
            }
            for header in &code.headers {
                let header_origin = Member::Named(header.wire_name.clone());
                self.origins_by_member
                    .entry((request_path.clone(), header.name.clone()))
                    .or_default()
                    .push(header_origin);
            }
        }
    }
}

/// Returns a schema and all schemas that its `allOf` refers to, at any depth.
fn all_of_parts(api: &Api, id: SchemaId) -> Vec<SchemaId> {
    let mut schema_ids = vec![id];
    let mut next_index = 0;
    while let Some(id) = schema_ids.get(next_index).copied() {
        next_index += 1;
        for schema_ref in api.schemas.get(id.index()).into_iter().flat_map(|schema| &schema.all_of) {
            if !schema_ids.contains(&schema_ref.schema) {
                schema_ids.push(schema_ref.schema);
            }
        }
    }
    schema_ids
}

/// Returns the schemas that a schema or operation directly contains or refers to.
pub(super) fn schemas_of_origin(api: &Api, origin: Origin) -> Vec<SchemaId> {
    match origin {
        Origin::Schema(id) => {
            api.schemas.get(id.index()).map_or_else(Vec::new, |schema| subschema_ids(schema).collect())
        }
        Origin::Operation(index) => {
            let operation = &api.operations[index];
            let param_refs = operation.params.iter().chain(&operation.unused_params).map(|param| &param.schema);
            let contents = operation.body.iter().flat_map(|body| &body.contents);
            let contents = contents.chain(operation.responses.iter().flat_map(|response| &response.contents));
            let response_headers = operation.responses.iter().flat_map(|response| response.headers.values());
            let header_refs = response_headers.map(|header| &header.schema);
            let schema_refs = param_refs.chain(contents.flat_map(Content::schema_refs)).chain(header_refs);
            schema_refs.map(|schema_ref| schema_ref.schema).collect()
        }
    }
}

fn subschema_ids(schema: &Schema) -> impl Iterator<Item = SchemaId> {
    schema.schema_refs().map(|schema_ref| schema_ref.schema)
}

/// Returns a schema and, if it is a list or map, the schema of its values, and so on for lists of lists.
pub(super) fn value_schemas(api: &Api, id: SchemaId) -> Vec<SchemaId> {
    let mut schema_ids = vec![id];
    while let Some(schema) = schema_ids.last().and_then(|id| api.schemas.get(id.index())) {
        let value_id = match (&schema.items, &schema.additional) {
            (Some(value_ref), _) | (None, AdditionalProperties::Schema(value_ref)) => value_ref.schema,
            _ => break,
        };
        if schema_ids.contains(&value_id) {
            break;
        }
        schema_ids.push(value_id);
    }
    schema_ids
}

fn type_of(api: &Api, id: TypeId) -> &crate::ir::TypeDef {
    api.type_def(id)
}

/// Returns the schema of the first named type in `ty`, including types nested in options, lists, maps and tuples.
fn schema_of(api: &Api, ty: &Type) -> Option<SchemaId> {
    match ty {
        Type::Named(id) => type_of(api, *id).schema,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => schema_of(api, inner),
        Type::Tuple(tuple) => tuple.item_types().find_map(|ty| schema_of(api, ty)),
        Type::Primitive(_) | Type::Json | Type::Unit => None,
    }
}

/// Formats an `enum` value in the same way as the name of a change of the value: strings are written without quotes.
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
