//! Maps each Rust item (a type, function, field, …) of the generated crate to the schemas and operations from which
//! the item is generated.

use std::collections::HashMap;

use serde_json::Value;

use crate::ir::{AdditionalProperties, Api, Content, Schema, SchemaId, Type, TypeKind};

/// The schema or operation from which a Rust item is generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Origin {
    Schema(SchemaId),
    Operation(usize),
}

/// The element of a document from which a field, variant or argument is generated.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Member {
    /// The property, parameter, header field or constant value with this name.
    Named(String),
    /// The schema of a property, parameter or alternative.
    Schema(SchemaId),
}

/// The schemas and operations from which all Rust items of one crate are generated.
#[derive(Default)]
pub(super) struct ItemOrigins {
    /// The origins of each Rust type and function, by the path of the type or function.
    origins_by_item: HashMap<String, Vec<Origin>>,
    /// The origins of each module by its path, and of each Cargo feature by its name.
    origins_by_module: HashMap<String, Vec<Origin>>,
    /// The origins of each field, variant or argument. The key consists of the path of the enclosing type or function,
    /// and the Rust name of the field, variant or argument.
    origins_by_member: HashMap<(String, String), Vec<Member>>,
    /// The origins of all fields, variants or arguments of each Rust item, by the path of the item.
    all_origins_by_owner: HashMap<String, Vec<Member>>,
}

/// The type, function or module to which a Rust item belongs, and the name of the item within it.
pub(super) struct Owner<'o> {
    pub(super) path: String,
    pub(super) member: Option<String>,
    pub(super) origins: &'o [Origin],
}

impl ItemOrigins {
    pub(super) fn from_api(api: &Api) -> Self {
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

    /// Returns the type, function or module to which the Rust item at `path` belongs; `None` if the Rust item is not
    /// generated from the document.
    pub(super) fn find_owner(&self, path: &str) -> Option<Owner<'_>> {
        let path = path.split(" as ").next().unwrap_or(path);
        let path = path.rsplit_once(" (").map_or(path, |(path, _)| path).trim_end_matches("()");
        if let Some(origins) = self.origins_by_item.get(path).or_else(|| self.origins_by_module.get(path)) {
            return Some(Owner { path: path.to_owned(), member: None, origins });
        }
        let (owner, member) = path.rsplit_once("::")?;
        let origins = self.origins_by_item.get(owner)?;
        Some(Owner { path: owner.to_owned(), member: Some(member.to_owned()), origins })
    }

    /// Returns the elements of the document from which a field, variant or argument is generated. `owner` is the path
    /// of the enclosing type or function.
    pub(super) fn member_origins(&self, owner: &str, member: &str) -> &[Member] {
        self.origins_by_member.get(&(owner.to_owned(), member.to_owned())).map_or(&[], Vec::as_slice)
    }

    /// Returns the elements of the document from which the fields or variants of a Rust type are generated.
    pub(super) fn origins_of_all_members(&self, owner: &str) -> &[Member] {
        self.all_origins_by_owner.get(owner).map_or(&[], Vec::as_slice)
    }

    fn add_types(&mut self, api: &Api) {
        for def in &api.types {
            let type_path = type_path(api, def);
            let origins: Vec<Origin> =
                def.schema.into_iter().flat_map(|id| collect_all_of(api, id)).map(Origin::Schema).collect();
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
                    let field_origins = |field: &crate::ir::Field| {
                        vec![Member::Named(field.wire_name.clone()), Member::Schema(field.schema.schema)]
                    };
                    item.fields.iter().map(|it| (it.name.as_str(), field_origins(it))).collect()
                }
                TypeKind::Enum(item) => item
                    .variants
                    .iter()
                    .map(|it| (it.name.as_str(), vec![Member::Named(constant_name(&it.value))]))
                    .collect(),
                TypeKind::Union(item) => {
                    let variant_origins = |case: &crate::ir::UnionCase| {
                        let member_names = case.constant.iter().map(constant_name).chain(case.tags.iter().cloned());
                        let schema = named_schema(api, &case.ty).map(Member::Schema);
                        member_names.map(Member::Named).chain(schema).collect()
                    };
                    item.cases.iter().map(|it| (it.name.as_str(), variant_origins(it))).collect()
                }
                TypeKind::Choice(cases) => {
                    let variant_origins = |ty: &Type| named_schema(api, ty).map(Member::Schema).into_iter().collect();
                    cases.iter().map(|it| (it.name.as_str(), variant_origins(&it.ty))).collect()
                }
                TypeKind::Newtype(_) | TypeKind::Alias(_) => Vec::new(),
            };
            for (name, member_origins) in members {
                for type_path in &type_paths {
                    self.all_origins_by_owner.entry((*type_path).clone()).or_default().extend(member_origins.clone());
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
                Type::Named(id) if api.type_def(*id).schema.is_none() => Some(type_path(api, api.type_def(*id))),
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

/// Returns a schema and all schemas to which its `allOf` list refers, directly or through further `allOf` lists.
fn collect_all_of(api: &Api, id: SchemaId) -> Vec<SchemaId> {
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
pub(super) fn direct_schemas(api: &Api, origin: Origin) -> Vec<SchemaId> {
    match origin {
        Origin::Schema(id) => {
            api.schemas.get(id.index()).map_or_else(Vec::new, |schema| subschema_ids(schema).collect())
        }
        Origin::Operation(index) => {
            let operation = &api.operations[index];
            let param_schemas = operation.params.iter().chain(&operation.unused_params).map(|param| &param.schema);
            let media_types = operation.body.iter().flat_map(|body| &body.contents);
            let media_types = media_types.chain(operation.responses.iter().flat_map(|response| &response.contents));
            let response_headers = operation.responses.iter().flat_map(|response| response.headers.values());
            let header_schemas = response_headers.map(|header| &header.schema);
            let schema_refs = param_schemas.chain(media_types.flat_map(Content::schema_refs)).chain(header_schemas);
            schema_refs.map(|schema_ref| schema_ref.schema).collect()
        }
    }
}

fn subschema_ids(schema: &Schema) -> impl Iterator<Item = SchemaId> {
    schema.schema_refs().map(|schema_ref| schema_ref.schema)
}

/// Returns the schema `id` and, if it is a list or map, the schema of its values, and so on through nested lists and
/// maps. The outermost schema comes first.
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

/// Returns the schema of the first named type in `ty`. Options, lists, maps and tuples are searched for named types.
fn named_schema(api: &Api, ty: &Type) -> Option<SchemaId> {
    match ty {
        Type::Named(id) => api.type_def(*id).schema,
        Type::List(content) | Type::Map(content) | Type::Nullable(content) | Type::Event(content) => {
            named_schema(api, content)
        }
        Type::Tuple(tuple) => tuple.item_types().find_map(|ty| named_schema(api, ty)),
        Type::Primitive(_) | Type::Json | Type::Unit => None,
    }
}

/// Formats an `enum` value in the form that names of changes use: strings are written without quotes.
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
