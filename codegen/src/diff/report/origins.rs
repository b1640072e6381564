//! The schemas and operations that the items of a crate are made from.

use std::collections::HashMap;

use serde_json::Value;

use crate::ir::{Additional, Api, Content, Schema, SchemaId, Type, TypeId, TypeKind};

/// The part of a document that an item is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Origin {
    Schema(SchemaId),
    Operation(usize),
}

/// The part of the document that a member of an item comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Member {
    /// The property, parameter, header or constant of this name.
    Named(String),
    /// The schema of a field, a parameter or an alternative.
    Schema(SchemaId),
}

/// The origins of all items of one crate.
pub(super) struct Origins {
    /// By path of a type or function.
    items: HashMap<String, Vec<Origin>>,
    /// Origins by the path of a module, and by feature.
    modules: HashMap<String, Vec<Origin>>,
    /// By path of the owner and Rust name of the member.
    members: HashMap<(String, String), Vec<Member>>,
}

/// The type, function or module that an item belongs to, and the member of it that the item is.
pub(super) struct Owner<'o> {
    pub(super) path: String,
    pub(super) member: Option<String>,
    pub(super) origins: &'o [Origin],
}

impl Origins {
    pub(super) fn of(api: &Api) -> Self {
        let mut origins = Self { items: HashMap::new(), modules: HashMap::new(), members: HashMap::new() };
        origins.types(api);
        origins.operations(api);
        for module in &api.modules {
            let items = origins.modules.get(&module.path.join("::")).cloned().unwrap_or_default();
            origins.modules.extend(module.feature.as_ref().map(|feature| (format!("feature {feature}"), items)));
        }
        origins
    }

    /// Returns what an item belongs to; `None` if nothing of the document is known of it.
    pub(super) fn owner(&self, path: &str) -> Option<Owner<'_>> {
        let path = path.split(" as ").next().unwrap_or(path);
        let path = path.rsplit_once(" (").map_or(path, |(path, _)| path).trim_end_matches("()");
        if let Some(origins) = self.items.get(path).or_else(|| self.modules.get(path)) {
            return Some(Owner { path: path.to_owned(), member: None, origins });
        }
        let (owner, member) = path.rsplit_once("::")?;
        let origins = self.items.get(owner)?;
        Some(Owner { path: owner.to_owned(), member: Some(member.to_owned()), origins })
    }

    /// Returns the part of the document that a member comes from.
    pub(super) fn members(&self, owner: &str, member: &str) -> &[Member] {
        self.members.get(&(owner.to_owned(), member.to_owned())).map_or(&[], Vec::as_slice)
    }

    fn types(&mut self, api: &Api) {
        for def in &api.types {
            let path = type_path(api, def);
            let origins: Vec<Origin> =
                def.schema.into_iter().flat_map(|id| parts(api, id)).map(Origin::Schema).collect();
            let required = match &def.kind {
                TypeKind::Struct(record) => record.required.as_ref(),
                _ => None,
            };
            let required = required.map(|name| join(&module_path(api, def.module), name));
            let paths: Vec<&String> = [Some(&path), required.as_ref()].into_iter().flatten().collect();
            for path in &paths {
                self.items.entry((*path).clone()).or_default().extend(&origins);
            }
            self.modules.entry(module_path(api, def.module)).or_default().extend(&origins);
            let members: Vec<(&str, Vec<Member>)> = match &def.kind {
                TypeKind::Struct(item) => {
                    let field = |field: &crate::ir::Field| {
                        vec![Member::Named(field.wire.clone()), Member::Schema(field.schema.schema)]
                    };
                    item.fields.iter().map(|it| (it.name.as_str(), field(it))).collect()
                }
                TypeKind::Enum(item) => {
                    item.variants.iter().map(|it| (it.name.as_str(), vec![Member::Named(constant(&it.wire))])).collect()
                }
                TypeKind::Union(item) => {
                    let case = |case: &crate::ir::UnionCase| {
                        let named = case.constant.iter().map(constant).chain(case.tags.iter().cloned());
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
                    self.members.entry(((*path).clone(), name.to_owned())).or_default().extend(found.clone());
                }
            }
        }
    }

    fn operations(&mut self, api: &Api) {
        for (index, operation) in api.operations.iter().enumerate() {
            let code = &operation.code;
            let module = module_path(api, code.module);
            let (request, function) = (join(&module, &code.request), join(&module, &code.function));
            let types = [code.body.as_ref().map(|body| &body.ty), Some(&code.output.ty), Some(&code.failure.ty)];
            let made = types.into_iter().flatten().filter_map(|ty| match ty {
                Type::Named(id) if type_of(api, *id).schema.is_none() => Some(type_path(api, type_of(api, *id))),
                _ => None,
            });
            for path in made.chain([request.clone(), function.clone()]) {
                self.items.entry(path).or_default().push(Origin::Operation(index));
            }
            self.modules.entry(module).or_default().push(Origin::Operation(index));
            for param in &operation.params {
                let found = [Member::Named(param.wire.clone()), Member::Schema(param.schema.schema)];
                for owner in [&request, &function] {
                    self.members.entry((owner.clone(), param.name.clone())).or_default().extend(found.clone());
                }
            }
            for header in &code.headers {
                let found = Member::Named(header.wire.clone());
                self.members.entry((request.clone(), header.name.clone())).or_default().push(found);
            }
        }
    }
}

/// Returns a schema and all that its `allOf` leads to.
fn parts(api: &Api, id: SchemaId) -> Vec<SchemaId> {
    let mut found = vec![id];
    let mut next = 0;
    while let Some(id) = found.get(next).copied() {
        next += 1;
        for link in api.schemas.get(id.index()).into_iter().flat_map(|schema| &schema.all_of) {
            if !found.contains(&link.schema) {
                found.push(link.schema);
            }
        }
    }
    found
}

/// Returns the schemas that an origin names.
pub(super) fn below(api: &Api, origin: Origin) -> Vec<SchemaId> {
    match origin {
        Origin::Schema(id) => api.schemas.get(id.index()).map_or_else(Vec::new, |schema| links(schema).collect()),
        Origin::Operation(index) => {
            let operation = &api.operations[index];
            let params = operation.params.iter().chain(&operation.stray).map(|param| &param.schema);
            let contents = operation.body.iter().flat_map(|body| &body.contents);
            let contents = contents.chain(operation.responses.iter().flat_map(|response| &response.contents));
            let headers = operation.responses.iter().flat_map(|response| response.headers.values());
            let headers = headers.map(|header| &header.schema);
            let links = params.chain(contents.flat_map(Content::links)).chain(headers);
            links.map(|link| link.schema).collect()
        }
    }
}

fn links(schema: &Schema) -> impl Iterator<Item = SchemaId> {
    schema.links().map(|link| link.schema)
}

/// Returns a schema and what it lists or maps, to the innermost.
pub(super) fn value_schemas(api: &Api, id: SchemaId) -> Vec<SchemaId> {
    let mut found = vec![id];
    while let Some(schema) = found.last().and_then(|id| api.schemas.get(id.index())) {
        let inner = match (&schema.items, &schema.additional) {
            (Some(link), _) | (None, Additional::Schema(link)) => link.schema,
            _ => break,
        };
        if found.contains(&inner) {
            break;
        }
        found.push(inner);
    }
    found
}

fn type_of(api: &Api, id: TypeId) -> &crate::ir::TypeDef {
    api.ty(id)
}

/// Returns the schema of the named type that a type is, holds or lists.
fn schema_of(api: &Api, ty: &Type) -> Option<SchemaId> {
    match ty {
        Type::Named(id) => type_of(api, *id).schema,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Event(inner) => schema_of(api, inner),
        Type::Tuple(tuple) => tuple.types().find_map(|ty| schema_of(api, ty)),
        Type::Primitive(_) | Type::Json | Type::Unit => None,
    }
}

/// Returns a constant as `enum` changes are named: a string without quotes.
fn constant(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn type_path(api: &Api, def: &crate::ir::TypeDef) -> String {
    join(&module_path(api, def.module), &def.name)
}

fn module_path(api: &Api, index: usize) -> String {
    api.modules.get(index).map(|module| module.path.join("::")).unwrap_or_default()
}

fn join(module: &str, name: &str) -> String {
    if module.is_empty() { name.to_owned() } else { format!("{module}::{name}") }
}
