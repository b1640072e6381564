//! Creates the target model: the types, their modules and their names.
//!
//! Named schemas get their names first, in document order, followed by operations and inline schemas, so that a name
//! never depends on later parts of the document.

mod alike;
mod alternatives;
mod bodies;
mod boxes;
mod checks;
mod compose;
mod constants;
mod deduplication;
mod distinctions;
mod documentation;
pub(super) mod families;
mod features;
mod functions;
mod idempotency;
mod integers;
mod json_types;
mod labels;
mod media;
mod merge;
mod modules;
mod nested;
mod nullable;
mod operations;
mod outcome;
mod parts;
mod readable;
mod required;
mod response_extras;
mod scalars;
mod shape;
mod streams;
mod structs;
mod tuples;
mod union_plans;
mod unions;
mod usage;
mod watches;
mod webhooks;

use std::collections::{HashMap, HashSet};

use self::{modules::Modules, nullable::NullableSchemas, union_plans::UnionPlans, usage::Usage};
use crate::{
    codes,
    config::Config,
    diagnostic::{Diagnostic, Diagnostics},
    ir::{Api, JsonType, ModuleId, Package, SchemaId, SchemaRef, Type, TypeDef, TypeId, TypeKind},
    markdown,
    names::{NameKind, shorten_name, to_identifier},
    source::Span,
};

/// Adds the target model to an [`Api`] that has only the source model.
pub(crate) fn assign_types(mut api: Api, config: &Config, diagnostics: &mut Diagnostics) -> Api {
    api.package = package_metadata(&api, config);
    compose::create_joined_schemas(&mut api, diagnostics);
    let nulls = NullableSchemas::of(&api);
    let plans = UnionPlans::of(&api, &nulls, diagnostics);
    let usage = Usage::of(&api, &plans);
    let mut operations = std::mem::take(&mut api.operations);
    let mut webhooks = std::mem::take(&mut api.webhooks);
    let mut types = Types::new(&api, (nulls, plans, usage), config, diagnostics);
    types.name_components();
    types.define_components();
    types.assign_operation_code(&mut operations);
    types.assign_webhook_code(&mut webhooks);
    let Types { mut modules, mut defs, .. } = types;
    boxes::place_boxes(&mut defs);
    documentation::write_documentation(&api.schemas, &mut defs, &mut operations);
    checks::assign_checks(&api, &mut defs, &mut operations, diagnostics);
    deduplication::deduplicate(&mut defs, &api.schemas, &mut modules);
    required::name_required_structs(&mut defs, &mut modules);
    api.modules = modules.list;
    bodies::assign_conversions(&defs, &mut operations);
    api.types = defs;
    api.operations = operations;
    api.webhooks = webhooks;
    checks::mark_checked_types(&mut api);
    features::assign_features(&mut api);
    parts::assign_parts(&mut api);
    api
}

/// The state of the lowering of types.
struct Types<'a> {
    api: &'a Api,
    config: &'a Config,
    modules: Modules,
    defs: Vec<TypeDef>,
    /// The types of the schemas visited so far, by schema ID.
    known: Vec<Option<Type>>,
    /// The module and the Rust name of each component, by schema ID.
    names: Vec<Option<(ModuleId, String)>>,
    /// The unnamed schemas that are being lowered, to detect recursion.
    in_progress: HashSet<SchemaId>,
    usage: Usage,
    /// The spans of the parameters and headers that were already reported, since operations can share them.
    warned: HashSet<Span>,
    nulls: NullableSchemas,
    plans: UnionPlans,
    /// The discriminator properties of each candidate schema.
    tags: HashMap<SchemaId, Vec<&'a str>>,
    /// The cached JSON types of each schema's values, by schema ID. `None` if they were not determined yet.
    kinds: Vec<Option<Vec<JsonType>>>,
    diagnostics: &'a mut Diagnostics,
    /// True if the current operation has `x-watch`, which handles its streaming media types.
    is_watched: bool,
}

/// The context of an inline schema: the module of its type, and a name for it.
#[derive(Clone, Copy, Debug)]
struct NamingContext<'p> {
    module: ModuleId,
    name: ContextName<'p>,
}

/// A name for an inline schema. The name is assembled only when it is needed, since most schemas do not need one.
#[derive(Clone, Copy, Debug)]
enum ContextName<'p> {
    Whole(&'p str),
    /// The name of the enclosing schema, and the name of the member as written in the document.
    Member(&'p ContextName<'p>, &'p str),
}

/// The maximum number of member names in the name of an inline schema.
const MAX_NAME_PARTS: usize = 64;

impl NamingContext<'_> {
    fn member_context<'p>(&'p self, wire: &'p str) -> NamingContext<'p> {
        NamingContext { module: self.module, name: ContextName::Member(&self.name, wire) }
    }
}

impl ContextName<'_> {
    /// Returns the complete name. If it has more than [`MAX_NAME_PARTS`] member names, leaves out the outermost of
    /// these.
    fn text(self) -> String {
        let mut parts = Vec::new();
        let mut name = self;
        let whole = loop {
            match name {
                Self::Whole(whole) => break whole,
                Self::Member(parent, wire) => {
                    if parts.len() < MAX_NAME_PARTS {
                        parts.push(to_identifier(wire, NameKind::Variant));
                    }
                    name = *parent;
                }
            }
        };
        let members = parts.iter().rev().map(|part| part.trim_start_matches("r#"));
        std::iter::once(whole).chain(members).collect()
    }
}

impl<'a> Types<'a> {
    fn new(
        api: &'a Api,
        (nulls, plans, usage): (NullableSchemas, UnionPlans, Usage),
        config: &'a Config,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let names = api.schemas.iter().filter_map(|schema| schema.name.as_deref());
        Self {
            api,
            config,
            modules: Modules::new(config, names),
            defs: Vec::new(),
            is_watched: false,
            known: vec![None; api.schemas.len()],
            names: vec![None; api.schemas.len()],
            in_progress: HashSet::new(),
            usage,
            warned: HashSet::new(),
            nulls,
            plans,
            tags: discriminator_members(api),
            kinds: vec![None; api.schemas.len()],
            diagnostics,
        }
    }

    fn name_components(&mut self) {
        for (index, schema) in self.api.schemas.iter().enumerate() {
            let Some(name) = &schema.name else { continue };
            let (module, last) = self.modules.of_schema(name);
            let whole = to_identifier(&last, NameKind::Type);
            let short_name = shorten_name(&whole);
            let got = self.modules.name_scope(module).claim_identifier(short_name.clone(), NameKind::Type);
            if got != short_name || short_name != to_identifier(&last, NameKind::Variant) {
                let label = if whole == short_name { "another item has this name" } else { "its name is too long" };
                self.diagnostics.push(
                    Diagnostic::note(codes::RENAMED, format!("schema `{name}` is `{got}` in the crate"), schema.at)
                        .with_label(label),
                );
            }
            self.names[index] = Some((module, got));
        }
    }

    fn define_components(&mut self) {
        for index in (0..).take(self.api.schemas.len()) {
            let id = SchemaId(index);
            let schema = self.api.schema(id);
            if let Some((module, name)) = self.names[id.index()].clone() {
                let link = SchemaRef { schema: id, reference: None, at: schema.at };
                self.type_at(&link, &NamingContext { module, name: ContextName::Whole(&name) });
            }
        }
    }

    /// Adds a placeholder for a type that is about to be defined and returns its ID, so that members of the type can
    /// refer to it.
    fn reserve_type_id(
        &mut self,
        place: &NamingContext<'_>,
        schema: Option<SchemaId>,
        origin: String,
        at: Span,
    ) -> TypeId {
        let id = TypeId(u32::try_from(self.defs.len()).expect("fewer than 2^32 types"));
        let named = schema.and_then(|schema| self.names[schema.index()].clone());
        let (module, name) = named.unwrap_or_else(|| {
            let name = shorten_name(&to_identifier(&place.name.text(), NameKind::Type));
            (place.module, self.modules.name_scope(place.module).claim_identifier(name, NameKind::Type))
        });
        self.defs.push(TypeDef {
            name,
            module,
            part: None,
            kind: TypeKind::Alias(Type::Json),
            checked: false,
            schema,
            origin,
            doc: String::new(),
            deprecated: None,
            at,
        });
        id
    }

    fn type_def_mut(&mut self, id: TypeId) -> &mut TypeDef {
        &mut self.defs[id.0 as usize]
    }
}

/// Returns the discriminator properties of each schema: those that the schema declares, and those that distinguish it
/// from other candidates.
fn discriminator_members(api: &Api) -> HashMap<SchemaId, Vec<&str>> {
    let mut tags: HashMap<SchemaId, Vec<&str>> = HashMap::new();
    for (id, schema) in (0..).map(SchemaId).zip(&api.schemas) {
        let Some(discriminator) = &schema.discriminator else { continue };
        let candidates = schema.one_of.iter().chain(&schema.any_of).chain(discriminator.mapping.values());
        for id in candidates.map(|link| link.schema).chain([id]) {
            let known = tags.entry(id).or_default();
            if !known.contains(&discriminator.property.as_str()) {
                known.push(&discriminator.property);
            }
        }
    }
    tags
}

fn package_metadata(api: &Api, config: &Config) -> Package {
    let settings = &config.package;
    let title = if api.info.title.trim().is_empty() { "an HTTP API" } else { api.info.title.trim() };
    let one_line =
        |text: &str| markdown::remove_control_characters(text).split_whitespace().collect::<Vec<_>>().join(" ");
    Package {
        name: settings.name.clone().unwrap_or_else(|| "client".to_owned()),
        version: settings.version.clone().unwrap_or_else(|| "0.1.0".to_owned()),
        description: settings.description.clone().unwrap_or_else(|| format!("Client for {}", one_line(title))),
        repository: settings.repository.clone(),
        homepage: settings.homepage.clone(),
        keywords: settings.keywords.clone(),
        categories: settings.categories.clone(),
        introduction: settings
            .introduction
            .clone()
            .unwrap_or_else(|| markdown::sanitize(api.info.description.as_deref().unwrap_or_default())),
        has_uuids: config.types.uuid,
        files: config.files.clone(),
    }
}
