//! Combines several declarations of the same member in a composition. If the declarations are in an `allOf`, all of
//! them apply. If they are in alternatives that become one struct, one of them applies. This module creates a schema
//! for each pair of declarations that must be combined, before types are created.

use std::collections::{HashMap, HashSet};

use super::{alternatives, merge::MergedSchema, nullable::NullableSchemas};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
    ir::{Api, Bounds, JoinKind, Schema, SchemaId, SchemaRef},
};

/// The maximum average number of joined schemas that are created for each schema of the document.
const MAX_JOINED_SCHEMAS_PER_SCHEMA: usize = 4;

/// The maximum average number of declarations that a joined schema combines.
const MAX_DECLARATIONS_PER_JOINED_SCHEMA: usize = 4;

/// Joins the declarations of a property that several parts of a composition declare: creates a schema for each such
/// pair of declarations, and stores the schemas in `Api::joined_schemas`.
pub(super) fn create_joined_schemas(api: &mut Api, diagnostics: &mut Diagnostics) {
    let is_composed =
        |schema: &Schema| !schema.all_of.is_empty() || !schema.one_of.is_empty() || !schema.any_of.is_empty();
    let composed_ids = (0..).map(SchemaId).zip(&api.schemas).filter(|(_, schema)| is_composed(schema));
    let mut pending_ids: Vec<SchemaId> = composed_ids.map(|(id, _)| id).collect();
    // The schemas created below never allow only `null`.
    let nullable_schemas = NullableSchemas::find_null_only(api);
    let mut created_schemas = JoinedSchemas {
        max_schema_count: api.schemas.len() * MAX_JOINED_SCHEMAS_PER_SCHEMA + 1000,
        created_ids: HashMap::new(),
        declaration_count: 0,
        fallback_id: None,
    };
    while let Some(id) = pending_ids.pop() {
        loop {
            let conflicts = find_conflicting_declarations(api, &nullable_schemas, id);
            if conflicts.is_empty() {
                break;
            }
            for (join, earlier_ref, later_ref) in conflicts {
                if !api.joined_schemas.contains_key(&(join, earlier_ref.schema, later_ref.schema)) {
                    let schema_ref = created_schemas.find_or_create_joined_schema(
                        api,
                        join,
                        &earlier_ref,
                        &later_ref,
                        &mut pending_ids,
                        diagnostics,
                    );
                    api.joined_schemas.insert((join, earlier_ref.schema, later_ref.schema), schema_ref);
                }
            }
        }
    }
}

/// Returns the pairs of declarations in a schema that must be combined, if no schema has been created for the pair yet.
fn find_conflicting_declarations(
    api: &Api,
    nullable_schemas: &NullableSchemas,
    id: SchemaId,
) -> Vec<(JoinKind, SchemaRef, SchemaRef)> {
    let mut merged = MergedSchema::new(api, id);
    let groups = alternatives::alternative_groups(api, nullable_schemas, &merged);
    let is_union = matches!(groups.as_slice(), [group] if alternatives::is_union(api, &merged, group));
    if !groups.is_empty() && !is_union {
        for schema_ref in alternatives::flatten_alternatives(api, nullable_schemas, &groups.concat()) {
            merged.add_alternative(api, schema_ref.schema);
        }
    }
    merged.conflicts
}

/// The schemas that have been created for combined declarations, with limits on the number of schemas and declarations.
struct JoinedSchemas {
    /// The maximum number of created schemas.
    max_schema_count: usize,
    /// The IDs of the created schemas, by the IDs of the declarations that each schema combines.
    created_ids: HashMap<(JoinKind, Vec<SchemaId>), SchemaId>,
    /// The total number of declarations that the created schemas combine. The number is limited, since it determines
    /// the run time.
    declaration_count: usize,
    /// The ID of the schema that allows any value, which replaces further combinations after a limit is reached. `None`
    /// until the schema is first used.
    fallback_id: Option<SchemaId>,
}

impl JoinedSchemas {
    /// Returns a reference to the schema that combines two declarations. If the schema does not exist, creates it, and
    /// adds its ID to `pending_ids`.
    fn find_or_create_joined_schema(
        &mut self,
        api: &mut Api,
        join: JoinKind,
        earlier_ref: &SchemaRef,
        later_ref: &SchemaRef,
        pending_ids: &mut Vec<SchemaId>,
        diagnostics: &mut Diagnostics,
    ) -> SchemaRef {
        if let Some(equivalent_ref) = find_equivalent_schema(api, join, earlier_ref, later_ref) {
            return equivalent_ref;
        }
        let mut declarations = declarations_of_join(api, join, earlier_ref);
        declarations.extend(declarations_of_join(api, join, later_ref));
        let mut seen_ids = HashSet::new();
        declarations.retain(|declaration| seen_ids.insert(declaration.schema));
        let mut declaration_ids: Vec<SchemaId> = declarations.iter().map(|declaration| declaration.schema).collect();
        declaration_ids.sort_unstable();
        if let Some(created_id) = self.created_ids.get(&(join, declaration_ids.clone())) {
            return SchemaRef { schema: *created_id, reference: None, at: later_ref.at };
        }
        self.declaration_count += declarations.len();
        if self.created_ids.len() >= self.max_schema_count
            || self.declaration_count >= self.max_schema_count * MAX_DECLARATIONS_PER_JOINED_SCHEMA
        {
            return SchemaRef {
                schema: self.fallback_schema_id(api, later_ref, diagnostics),
                reference: None,
                at: later_ref.at,
            };
        }
        let id = push_schema(api, join_schemas(api, join, earlier_ref, later_ref, declarations));
        self.created_ids.insert((join, declaration_ids), id);
        pending_ids.push(id);
        SchemaRef { schema: id, reference: None, at: later_ref.at }
    }

    /// Returns the ID of the schema that allows any value, which is used after a limit is reached. Reports a warning on
    /// the first call.
    fn fallback_schema_id(&mut self, api: &mut Api, schema_ref: &SchemaRef, diagnostics: &mut Diagnostics) -> SchemaId {
        *self.fallback_id.get_or_insert_with(|| {
            let message = "the document has too many compositions (`allOf`, `oneOf`, `anyOf`)";
            let problem = Diagnostic::warning(codes::SCHEMA_UNSATISFIABLE, message, schema_ref.at);
            diagnostics.push(problem.with_label(
                "from here on, members that several parts of a composition declare are read as arbitrary JSON",
            ));
            let schema = Schema { location: "#".to_owned(), at: schema_ref.at, ..Schema::default() };
            push_schema(api, Schema { join_kind: Some(JoinKind::Either), ..schema })
        })
    }
}

fn push_schema(api: &mut Api, schema: Schema) -> SchemaId {
    let id = SchemaId(u32::try_from(api.schemas.len()).expect("fewer than 2^32 schemas"));
    api.schemas.push(schema);
    id
}

/// Returns whether a schema is the fallback schema, which replaces combinations after a limit is reached.
pub(super) fn is_join_limit_schema(schema: &Schema) -> bool {
    schema.join_kind.is_some() && schema.all_of.is_empty() && schema.any_of.is_empty()
}

/// Returns the declarations that a schema combines, if the schema was created for the same kind of combination. For any
/// other schema, returns only the schema itself.
fn declarations_of_join(api: &Api, join: JoinKind, schema_ref: &SchemaRef) -> Vec<SchemaRef> {
    let schema = api.schema(schema_ref.schema);
    match join {
        JoinKind::All if schema.join_kind == Some(JoinKind::All) => schema.all_of.clone(),
        JoinKind::Either if schema.join_kind == Some(JoinKind::Either) => schema.any_of.clone(),
        _ => vec![schema_ref.clone()],
    }
}

/// Creates the schema that combines two declarations. For [`JoinKind::All`], both declarations apply; for
/// [`JoinKind::Either`], one of them applies. The title and description of `later_ref` take precedence.
fn join_schemas(
    api: &Api,
    join: JoinKind,
    earlier_ref: &SchemaRef,
    later_ref: &SchemaRef,
    declarations: Vec<SchemaRef>,
) -> Schema {
    let (earlier_schema, later_schema) = (api.schema(earlier_ref.schema), api.schema(later_ref.schema));
    let mut extensions = earlier_schema.extensions.clone();
    extensions.extend(later_schema.extensions.clone());
    let (all_of, any_of) = match join {
        JoinKind::All => (declarations, Vec::new()),
        JoinKind::Either => (Vec::new(), declarations),
    };
    // These bounds are only for documentation; the generated checks use the bounds of each combined declaration.
    let mut merged = MergedSchema::new(api, earlier_ref.schema);
    merged.merge_schema(api, later_ref.schema);
    let bounds = if join == JoinKind::All { merged.bounds } else { Bounds::default() };
    Schema {
        location: later_schema.location.clone(),
        title: later_schema.title.clone().or_else(|| earlier_schema.title.clone()),
        description: later_schema.description.clone().or_else(|| earlier_schema.description.clone()),
        default: later_schema
            .default
            .clone()
            .or_else(|| earlier_schema.default.clone())
            .filter(|_| join == JoinKind::All),
        example: later_schema.example.clone().or_else(|| earlier_schema.example.clone()),
        read_only: join_flags(join, earlier_schema.read_only, later_schema.read_only),
        write_only: join_flags(join, earlier_schema.write_only, later_schema.write_only),
        deprecated: join_flags(join, earlier_schema.deprecated, later_schema.deprecated),
        bounds: bounds.into(),
        join_kind: Some(join),
        at: later_ref.at,
        all_of,
        any_of,
        extensions,
        ..Schema::default()
    }
}

/// Combines the values of a flag, such as `readOnly`, of two declarations. For [`JoinKind::All`], the result is true if
/// at least one flag is true; for [`JoinKind::Either`], if both flags are true.
fn join_flags(join: JoinKind, earlier_flag: bool, later_flag: bool) -> bool {
    match join {
        JoinKind::All => earlier_flag || later_flag,
        JoinKind::Either => earlier_flag && later_flag,
    }
}

/// Returns the one of two schemas that is equivalent to their combination. `None` if neither schema is equivalent to
/// it.
fn find_equivalent_schema(
    api: &Api,
    join: JoinKind,
    earlier_ref: &SchemaRef,
    later_ref: &SchemaRef,
) -> Option<SchemaRef> {
    let (earlier_schema, later_schema) = (api.schema(earlier_ref.schema), api.schema(later_ref.schema));
    if earlier_ref.schema == later_ref.schema || is_same_scalar(earlier_schema, later_schema) {
        return Some(later_ref.clone());
    }
    let includes = |one: &SchemaRef, other: &SchemaRef| match join {
        JoinKind::All => included_schemas(api, one.schema).contains(&other.schema),
        JoinKind::Either => alternatives::flatten_alternatives(api, &NullableSchemas::without_nulls(), &[one])
            .iter()
            .any(|leaf| leaf.schema == other.schema),
    };
    match (includes(later_ref, earlier_ref), includes(earlier_ref, later_ref)) {
        (true, _) => Some(later_ref.clone()),
        (false, true) => Some(earlier_ref.clone()),
        (false, false) => None,
    }
}

/// Returns the IDs of a schema and of all schemas that it includes through `allOf`.
fn included_schemas(api: &Api, id: SchemaId) -> HashSet<SchemaId> {
    let mut included_ids = HashSet::new();
    let mut pending_ids = vec![id];
    while let Some(id) = pending_ids.pop() {
        if included_ids.insert(id) {
            pending_ids.extend(api.schema(id).all_of.iter().map(|part| part.schema));
        }
    }
    included_ids
}

/// Returns whether two schemas have the same constraints and annotations, and neither has a name, members or
/// subschemas.
fn is_same_scalar(one: &Schema, other: &Schema) -> bool {
    let is_scalar = |schema: &Schema| {
        schema.schema_refs().next().is_none()
            && schema.name.is_none()
            && schema.required.is_empty()
            && !schema.types.is_empty()
    };
    is_scalar(one)
        && is_scalar(other)
        && one.types == other.types
        && one.format == other.format
        && one.values == other.values
        && one.nullable == other.nullable
        && one.bounds == other.bounds
        && one.default == other.default
        && one.additional == other.additional
        && one.read_only == other.read_only
        && one.write_only == other.write_only
}
