//! Creates the target model: the Rust types and functions of the generated crate, with their modules and names.
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
pub(super) mod schema_families;
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

/// Adds the target model (the modules, types and functions of the generated crate) to an [`Api`] that has only the
/// source model (the content of the document).
pub(crate) fn assign_types(mut api: Api, config: &Config, diagnostics: &mut Diagnostics) -> Api {
    api.package = package_metadata(&api, config);
    compose::create_joined_schemas(&mut api, diagnostics);
    let nullable_schemas = NullableSchemas::new(&api);
    let plans = UnionPlans::new(&api, &nullable_schemas, diagnostics);
    let usage = Usage::new(&api, &plans);
    let mut operations = std::mem::take(&mut api.operations);
    let mut webhooks = std::mem::take(&mut api.webhooks);
    let mut types = Types::new(&api, (nullable_schemas, plans, usage), config, diagnostics);
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
    api.modules = modules.by_id;
    bodies::assign_conversions(&defs, &mut operations);
    api.types = defs;
    api.operations = operations;
    api.webhooks = webhooks;
    checks::mark_checked_types(&mut api);
    features::assign_features(&mut api);
    parts::assign_parts(&mut api);
    api
}

/// The state of lowering, which creates the Rust types for the schemas of a document.
struct Types<'a> {
    api: &'a Api,
    config: &'a Config,
    modules: Modules,
    defs: Vec<TypeDef>,
    /// The types of the schemas lowered so far, by schema ID. `None` if a schema is not lowered yet.
    type_of_schema: Vec<Option<Type>>,
    /// The module and the Rust name of each component schema, by schema ID. `None` for other schemas.
    component_names: Vec<Option<(ModuleId, String)>>,
    /// The schemas that are being lowered, to detect inline schemas that contain themselves.
    schemas_in_progress: HashSet<SchemaId>,
    usage: Usage,
    /// The spans for which a warning was already reported, since operations can share parameters, headers and contents.
    reported_spans: HashSet<Span>,
    nullable_schemas: NullableSchemas,
    plans: UnionPlans,
    /// The names of the discriminator properties that each schema must have, by schema ID.
    discriminator_properties: HashMap<SchemaId, Vec<&'a str>>,
    /// The cached JSON types of the values of each schema, by schema ID. `None` if they were not determined yet.
    json_types_cache: Vec<Option<Vec<JsonType>>>,
    diagnostics: &'a mut Diagnostics,
    /// True if the operation that is being lowered has `x-watch`. Streaming media types of such an operation are read
    /// as a watch, not as responses.
    is_watched: bool,
}

/// The context in which an inline schema appears: the module for the type that the schema becomes, and a name for this
/// type.
#[derive(Clone, Copy, Debug)]
struct NamingContext<'p> {
    module: ModuleId,
    name: ContextName<'p>,
}

/// A name for the type of an inline schema. It is assembled only when it is needed, since most schemas become a type
/// without a name, such as `String`.
#[derive(Clone, Copy, Debug)]
enum ContextName<'p> {
    /// The complete name.
    Whole(&'p str),
    /// The name for the enclosing schema, and the name of a member as written in the document.
    Member(&'p ContextName<'p>, &'p str),
}

/// The maximum number of member names in the name of an inline schema.
const MAX_NAME_PARTS: usize = 64;

impl NamingContext<'_> {
    /// Returns the context of the schema of `member`. `self` is the context of the schema that declares this member.
    fn member_context<'p>(&'p self, member: &'p str) -> NamingContext<'p> {
        NamingContext { module: self.module, name: ContextName::Member(&self.name, member) }
    }
}

impl ContextName<'_> {
    /// Assembles the complete name of the type from the names of the members. If there are more than
    /// [`MAX_NAME_PARTS`], the outermost ones are left out.
    fn complete_name(self) -> String {
        let mut member_names = Vec::new();
        let mut name = self;
        let whole_name = loop {
            match name {
                Self::Whole(whole_name) => break whole_name,
                Self::Member(parent, member) => {
                    if member_names.len() < MAX_NAME_PARTS {
                        member_names.push(to_identifier(member, NameKind::Variant));
                    }
                    name = *parent;
                }
            }
        };
        let trimmed_names = member_names.iter().rev().map(|part| part.trim_start_matches("r#"));
        std::iter::once(whole_name).chain(trimmed_names).collect()
    }
}

impl<'a> Types<'a> {
    fn new(
        api: &'a Api,
        (nullable_schemas, plans, usage): (NullableSchemas, UnionPlans, Usage),
        config: &'a Config,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let schema_names = api.schemas.iter().filter_map(|schema| schema.name.as_deref());
        Self {
            api,
            config,
            modules: Modules::new(config, schema_names),
            defs: Vec::new(),
            is_watched: false,
            type_of_schema: vec![None; api.schemas.len()],
            component_names: vec![None; api.schemas.len()],
            schemas_in_progress: HashSet::new(),
            usage,
            reported_spans: HashSet::new(),
            nullable_schemas,
            plans,
            discriminator_properties: discriminator_members(api),
            json_types_cache: vec![None; api.schemas.len()],
            diagnostics,
        }
    }

    /// Assigns a module and a Rust name to each component schema. Reports schemas whose Rust name differs from the name
    /// in the document.
    fn name_components(&mut self) {
        for (index, schema) in self.api.schemas.iter().enumerate() {
            let Some(name) = &schema.name else { continue };
            let (module, local_name) = self.modules.module_of_schema(name);
            let type_name = to_identifier(&local_name, NameKind::Type);
            let short_name = shorten_name(&type_name);
            let claimed_name = self.modules.name_scope(module).claim_identifier(short_name.clone(), NameKind::Type);
            if claimed_name != short_name || short_name != to_identifier(&local_name, NameKind::Variant) {
                let label = if type_name == short_name {
                    "another item of the module already has this name"
                } else {
                    "the name is too long"
                };
                self.diagnostics.push(
                    Diagnostic::note(
                        codes::RENAMED,
                        format!("the Rust type of the schema `{name}` is named `{claimed_name}`"),
                        schema.at,
                    )
                    .with_label(label),
                );
            }
            self.component_names[index] = Some((module, claimed_name));
        }
    }

    /// Creates the types of all component schemas.
    fn define_components(&mut self) {
        for index in (0..).take(self.api.schemas.len()) {
            let id = SchemaId(index);
            let schema = self.api.schema(id);
            if let Some((module, name)) = self.component_names[id.index()].clone() {
                let schema_ref = SchemaRef { schema: id, reference: None, at: schema.at };
                self.type_at(&schema_ref, &NamingContext { module, name: ContextName::Whole(&name) });
            }
        }
    }

    /// Adds a placeholder for a type that is about to be defined and returns its ID, so that members of the type can
    /// refer to it.
    fn reserve_type_id(
        &mut self,
        context: &NamingContext<'_>,
        schema: Option<SchemaId>,
        origin: String,
        span: Span,
    ) -> TypeId {
        let id = TypeId(u32::try_from(self.defs.len()).expect("fewer than 2^32 types"));
        let component_name = schema.and_then(|schema| self.component_names[schema.index()].clone());
        let (module, name) = component_name.unwrap_or_else(|| {
            let name = shorten_name(&to_identifier(&context.name.complete_name(), NameKind::Type));
            (context.module, self.modules.name_scope(context.module).claim_identifier(name, NameKind::Type))
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
            at: span,
        });
        id
    }

    fn type_def_mut(&mut self, id: TypeId) -> &mut TypeDef {
        &mut self.defs[id.0 as usize]
    }
}

/// Returns the names of the discriminator properties that each schema must have, by schema ID: the property in the
/// `discriminator` of the schema itself, and those in the `discriminator` of each schema that lists it as an
/// alternative.
fn discriminator_members(api: &Api) -> HashMap<SchemaId, Vec<&str>> {
    let mut properties_by_schema: HashMap<SchemaId, Vec<&str>> = HashMap::new();
    for (id, schema) in (0..).map(SchemaId).zip(&api.schemas) {
        let Some(discriminator) = &schema.discriminator else { continue };
        let candidates = schema.one_of.iter().chain(&schema.any_of).chain(discriminator.mapping.values());
        for id in candidates.map(|schema_ref| schema_ref.schema).chain([id]) {
            let schema_properties = properties_by_schema.entry(id).or_default();
            if !schema_properties.contains(&discriminator.property.as_str()) {
                schema_properties.push(&discriminator.property);
            }
        }
    }
    properties_by_schema
}

fn package_metadata(api: &Api, config: &Config) -> Package {
    let settings = &config.package;
    let title = if api.info.title.trim().is_empty() { "an HTTP API" } else { api.info.title.trim() };
    let to_one_line =
        |text: &str| markdown::remove_control_characters(text).split_whitespace().collect::<Vec<_>>().join(" ");
    Package {
        name: settings.name.clone().unwrap_or_else(|| "client".to_owned()),
        version: settings.version.clone().unwrap_or_else(|| "0.1.0".to_owned()),
        description: settings.description.clone().unwrap_or_else(|| format!("Client for {}", to_one_line(title))),
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
