//! Combines declarations of the same member in several parts of a composition. If the parts are in an `allOf`, all
//! declarations apply; if they are alternatives that become one struct, one of the declarations applies. This module
//! creates a schema for each pair of such declarations, before types are created.

use std::collections::{HashMap, HashSet};

use super::{alternatives, merge::MergedSchema, nullable::NullableSchemas};
use crate::{
    codes,
    diagnostic::{Diagnostic, Diagnostics},
    ir::{Api, Bounds, JoinKind, Schema, SchemaId, SchemaRef},
};

/// The maximum number of schemas that are created for each schema of a document, on average.
const MAX_CREATED_PER_SCHEMA: usize = 4;

/// The maximum number of parts of a created schema, on average.
const MAX_PARTS_PER_CREATED: usize = 4;

/// Creates the schemas for all pairs of declarations that must be combined, and stores them in `joined_schemas`.
pub(super) fn create_joined_schemas(api: &mut Api, diagnostics: &mut Diagnostics) {
    let composed =
        |schema: &Schema| !schema.all_of.is_empty() || !schema.one_of.is_empty() || !schema.any_of.is_empty();
    let ids = (0..).map(SchemaId).zip(&api.schemas).filter(|(_, schema)| composed(schema));
    let mut open: Vec<SchemaId> = ids.map(|(id, _)| id).collect();
    // The schemas created below never allow only `null`.
    let nulls = NullableSchemas::find_null_only(api);
    let mut joins = JoinedSchemas {
        max_count: api.schemas.len() * MAX_CREATED_PER_SCHEMA + 1000,
        created: HashMap::new(),
        part_count: 0,
        free_form: None,
    };
    while let Some(id) = open.pop() {
        loop {
            let conflicts = conflicting_members(api, &nulls, id);
            if conflicts.is_empty() {
                break;
            }
            for (join, known, new) in conflicts {
                if !api.joined_schemas.contains_key(&(join, known.schema, new.schema)) {
                    let link = joins.joined_schema_ref(api, join, &known, &new, &mut open, diagnostics);
                    api.joined_schemas.insert((join, known.schema, new.schema), link);
                }
            }
        }
    }
}

/// Returns the pairs of declarations in a schema that must be combined and for which no schema was created yet.
fn conflicting_members(api: &Api, nulls: &NullableSchemas, id: SchemaId) -> Vec<(JoinKind, SchemaRef, SchemaRef)> {
    let mut merged = MergedSchema::of(api, id);
    let groups = alternatives::alternative_groups(api, nulls, &merged);
    let is_union = matches!(groups.as_slice(), [group] if alternatives::is_union(api, &merged, group));
    if !groups.is_empty() && !is_union {
        for link in alternatives::flatten_alternatives(api, nulls, &groups.concat()) {
            merged.add_alternative(api, link.schema);
        }
    }
    merged.conflicts
}

/// The schemas created so far for combined declarations, with their limits.
struct JoinedSchemas {
    /// The maximum number of created schemas.
    max_count: usize,
    /// The created schemas, by the schemas that they combine.
    created: HashMap<(JoinKind, Vec<SchemaId>), SchemaId>,
    /// The number of parts of all created schemas.
    part_count: usize,
    /// The schema that is used after a limit is reached. `None` until it is first used.
    free_form: Option<SchemaId>,
}

impl JoinedSchemas {
    /// Returns a reference to the schema that combines two declarations. Creates the schema if it does not exist, and
    /// adds its ID to `open`.
    fn joined_schema_ref(
        &mut self,
        api: &mut Api,
        join: JoinKind,
        known: &SchemaRef,
        new: &SchemaRef,
        open: &mut Vec<SchemaId>,
        diagnostics: &mut Diagnostics,
    ) -> SchemaRef {
        if let Some(equivalent) = equivalent_schema_ref(api, join, known, new) {
            return equivalent;
        }
        let mut parts = joined_parts(api, join, known);
        parts.extend(self::joined_parts(api, join, new));
        let mut seen = HashSet::new();
        parts.retain(|part| seen.insert(part.schema));
        let mut key: Vec<SchemaId> = parts.iter().map(|part| part.schema).collect();
        key.sort_unstable();
        if let Some(created) = self.created.get(&(join, key.clone())) {
            return SchemaRef { schema: *created, reference: None, at: new.at };
        }
        self.part_count += parts.len();
        if self.created.len() >= self.max_count || self.part_count >= self.max_count * MAX_PARTS_PER_CREATED {
            return SchemaRef { schema: self.free_form_schema(api, new, diagnostics), reference: None, at: new.at };
        }
        let id = push_schema(api, join_schemas(api, join, known, new, parts));
        self.created.insert((join, key), id);
        open.push(id);
        SchemaRef { schema: id, reference: None, at: new.at }
    }

    /// Returns the schema that allows any value, which is used after a limit is reached. Warns when it is first used.
    fn free_form_schema(&mut self, api: &mut Api, at: &SchemaRef, diagnostics: &mut Diagnostics) -> SchemaId {
        *self.free_form.get_or_insert_with(|| {
            let message = "the document has too many compositions (`allOf`, `oneOf`, `anyOf`)";
            let problem = Diagnostic::warning(codes::SCHEMA_UNSATISFIABLE, message, at.at);
            diagnostics.push(problem.with_label(
                "from here on, members that several parts of a composition declare are read as arbitrary JSON",
            ));
            let schema = Schema { location: "#".to_owned(), at: at.at, ..Schema::default() };
            push_schema(api, Schema { join_kind: Some(JoinKind::Either), ..schema })
        })
    }
}

fn push_schema(api: &mut Api, schema: Schema) -> SchemaId {
    let id = SchemaId(u32::try_from(api.schemas.len()).expect("fewer than 2^32 schemas"));
    api.schemas.push(schema);
    id
}

/// Returns whether a schema is the one that replaces combined declarations after a limit is reached.
pub(super) fn is_join_limit_schema(schema: &Schema) -> bool {
    schema.join_kind.is_some() && schema.all_of.is_empty() && schema.any_of.is_empty()
}

/// Returns the schemas that a created schema combines. Returns any other schema itself.
fn joined_parts(api: &Api, join: JoinKind, link: &SchemaRef) -> Vec<SchemaRef> {
    let schema = api.schema(link.schema);
    match join {
        JoinKind::All if schema.join_kind == Some(JoinKind::All) => schema.all_of.clone(),
        JoinKind::Either if schema.join_kind == Some(JoinKind::Either) => schema.any_of.clone(),
        _ => vec![link.clone()],
    }
}

/// Creates the schema that combines two declarations: both apply for [`JoinKind::All`], one of them for
/// [`JoinKind::Either`]. The title and description of `new` take precedence.
fn join_schemas(api: &Api, join: JoinKind, known: &SchemaRef, new: &SchemaRef, parts: Vec<SchemaRef>) -> Schema {
    let (first, last) = (api.schema(known.schema), api.schema(new.schema));
    let mut extensions = first.extensions.clone();
    extensions.extend(last.extensions.clone());
    let (all_of, any_of) = match join {
        JoinKind::All => (parts, Vec::new()),
        JoinKind::Either => (Vec::new(), parts),
    };
    // These constraints are for documentation; the checks use the constraints of each part.
    let mut merged = MergedSchema::of(api, known.schema);
    merged.merge_schema(api, new.schema);
    let bounds = if join == JoinKind::All { merged.bounds } else { Bounds::default() };
    Schema {
        location: last.location.clone(),
        title: last.title.clone().or_else(|| first.title.clone()),
        description: last.description.clone().or_else(|| first.description.clone()),
        default: last.default.clone().or_else(|| first.default.clone()).filter(|_| join == JoinKind::All),
        example: last.example.clone().or_else(|| first.example.clone()),
        read_only: join_flags(join, first.read_only, last.read_only),
        write_only: join_flags(join, first.write_only, last.write_only),
        deprecated: join_flags(join, first.deprecated, last.deprecated),
        bounds: bounds.into(),
        join_kind: Some(join),
        at: new.at,
        all_of,
        any_of,
        extensions,
        ..Schema::default()
    }
}

/// Combines a flag, such as `readOnly`, of two declarations: for `allOf`, it is true if one of the flags is true; for
/// alternatives, if both are true.
fn join_flags(join: JoinKind, first: bool, last: bool) -> bool {
    match join {
        JoinKind::All => first || last,
        JoinKind::Either => first && last,
    }
}

/// Returns one of the two schemas if it is equivalent to their combination.
fn equivalent_schema_ref(api: &Api, join: JoinKind, known: &SchemaRef, new: &SchemaRef) -> Option<SchemaRef> {
    let (first, last) = (api.schema(known.schema), api.schema(new.schema));
    if known.schema == new.schema || is_same_scalar(first, last) {
        return Some(new.clone());
    }
    let includes = |one: &SchemaRef, other: &SchemaRef| match join {
        JoinKind::All => included_schemas(api, one.schema).contains(&other.schema),
        JoinKind::Either => alternatives::flatten_alternatives(api, &NullableSchemas::without_nulls(), &[one])
            .iter()
            .any(|leaf| leaf.schema == other.schema),
    };
    match (includes(new, known), includes(known, new)) {
        (true, _) => Some(new.clone()),
        (false, true) => Some(known.clone()),
        (false, false) => None,
    }
}

/// Returns the schema and all schemas that it includes through `allOf`.
fn included_schemas(api: &Api, id: SchemaId) -> HashSet<SchemaId> {
    let mut found = HashSet::new();
    let mut open = vec![id];
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(api.schema(id).all_of.iter().map(|part| part.schema));
        }
    }
    found
}

/// Returns whether two schemas have no name, members or subschemas, and have the same constraints and annotations.
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
