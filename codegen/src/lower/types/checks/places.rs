//! Determines the checks of parameters, request bodies, fields of structs, and variants of unions.

use std::collections::HashSet;

use super::{CheckFinder, ValueKind, additional_property_schemas, combine_alternatives, resolve_alias, value_kind};
use crate::{
    ir::{
        AdditionalProperties, Api, Checks, Codec, Field, JsonType, Operation, Rule, Schema, SchemaId, Struct, Type,
        TypeDef, TypeKind, Union,
    },
    lower::types::{alternatives::only_adds_constraints, merge::MergedSchema},
    validate::{Direction, validate},
};

/// The checks that have been found. The checks of structs and unions are stored with the index of the type.
/// `operations` contains the checks of all operations, in order.
#[derive(Default)]
pub(super) struct FoundChecks {
    structs: Vec<(usize, StructChecks)>,
    unions: Vec<(usize, Vec<Checks>)>,
    operations: Vec<OperationChecks>,
}

/// The checks of a struct.
struct StructChecks {
    /// The checks of each field, in order.
    field_checks: Vec<Checks>,
    /// The checks of each value of an additional property.
    additional_checks: Checks,
    /// The rules for the struct as a whole, such as the number of members.
    own_rules: Vec<Rule>,
}

/// The checks of one operation: of the parameters, of the media types of the body (`BodyCode::cases`), and of the
/// header fields of multipart parts. Each list has the order of the operation.
struct OperationChecks {
    params: Vec<Checks>,
    bodies: Vec<Checks>,
    part_headers: Vec<Checks>,
}

impl FoundChecks {
    /// Stores the checks in the types and operations of the target model.
    pub(super) fn store_checks(self, defs: &mut [TypeDef], operations: &mut [Operation]) {
        for (index, item_checks) in self.structs {
            let TypeKind::Struct(struct_def) = &mut defs[index].kind else { continue };
            for (field, checks) in struct_def.fields.iter_mut().zip(item_checks.field_checks) {
                field.checks = checks.into_box();
            }
            struct_def.rest_checks = item_checks.additional_checks.into_box();
            struct_def.checks = item_checks.own_rules;
        }
        for (index, item_checks) in self.unions {
            let TypeKind::Union(union) = &mut defs[index].kind else { continue };
            for (case, checks) in union.cases.iter_mut().zip(item_checks) {
                case.checks = checks.into_box();
            }
        }
        for (operation, item_checks) in operations.iter_mut().zip(self.operations) {
            for (param, checks) in operation.params.iter_mut().zip(item_checks.params) {
                param.checks = checks.into_box();
            }
            let Some(body) = &mut operation.code.body else { continue };
            for (header, checks) in body.part_headers.iter_mut().zip(item_checks.part_headers) {
                header.checks = checks.into_box();
            }
            for (case, checks) in body.cases.iter_mut().zip(item_checks.bodies) {
                case.checks = checks.into_box();
                // If the body has several media types, each is a variant of the body's enum.
                if let (Some(variant), Type::Named(id)) = (&case.variant, &body.ty)
                    && let TypeKind::Choice(choices) = &mut defs[id.0 as usize].kind
                    && let Some(choice) = choices.iter_mut().find(|choice| choice.name == *variant)
                {
                    choice.checks.clone_from(&case.checks);
                }
            }
        }
    }
}

impl CheckFinder<'_> {
    /// Finds the checks of all structs, unions and operations.
    pub(super) fn find_checks(&mut self, operations: &[Operation]) -> FoundChecks {
        let mut found_checks = FoundChecks::default();
        let sent_schemas: HashSet<SchemaId> = schemas_in_requests(self.api, operations).into_iter().collect();
        let defs = self.defs;
        for (index, def) in defs.iter().enumerate() {
            let Some(schema) = def.schema.filter(|schema| sent_schemas.contains(schema)) else { continue };
            match &def.kind {
                TypeKind::Struct(struct_def) if struct_def.input => {
                    let checks = self.checks_of_struct(schema, struct_def);
                    found_checks.structs.push((index, checks));
                }
                TypeKind::Union(union) => {
                    let checks = self.checks_of_union(schema, union);
                    found_checks.unions.push((index, checks));
                }
                TypeKind::Enum(_) => {
                    // Constants satisfy the constraints of their schema, unless the document contradicts itself.
                    let merged_schemas = self.expand_all_of(&[schema]);
                    self.visited_schemas.extend(merged_schemas);
                }
                _ => {}
            }
        }
        for operation in operations {
            let checks = self.checks_of_operation(operation);
            found_checks.operations.push(checks);
        }
        found_checks
    }

    fn checks_of_operation(&mut self, operation: &Operation) -> OperationChecks {
        let param_checks =
            operation.params.iter().map(|param| self.checks_of_value(&param.ty, &[param.schema.schema])).collect();
        let mut body_checks = Vec::new();
        for case in operation.code.body.iter().flat_map(|body| &body.cases) {
            let content = operation.body.as_ref().and_then(|body| body.contents.get(case.content));
            let Some(schema_ref) = content.and_then(|content| content.schema.as_ref()) else {
                body_checks.push(Checks::default());
                continue;
            };
            body_checks.push(match (case.codec, &case.ty) {
                // The schema describes one value of the stream, unless it describes the list of all lines.
                (Codec::JsonLines | Codec::JsonSequence | Codec::EventStream, Type::List(item_type))
                    if case.codec == Codec::EventStream || !self.is_list(schema_ref.schema) =>
                {
                    let item_checks = self.checks_of_value(item_type, &[schema_ref.schema]);
                    Checks { each: item_checks.into_box(), ..Checks::default() }
                }
                (_, ty) => self.checks_of_value(ty, &[schema_ref.schema]),
            });
        }
        OperationChecks {
            params: param_checks,
            bodies: body_checks,
            part_headers: self.checks_of_part_headers(operation),
        }
    }

    /// Returns the checks of the header fields of multipart parts. If several parts can have the header field, its
    /// value is a list, and each item is checked.
    fn checks_of_part_headers(&mut self, operation: &Operation) -> Vec<Checks> {
        let (Some(body), Some(code)) = (&operation.body, &operation.code.body) else { return Vec::new() };
        let mut header_checks = Vec::new();
        for header in &code.part_headers {
            let content = &body.contents[code.cases[header.case].content];
            let declared_header =
                content.part_encoding(&header.part).and_then(|encoding| encoding.headers.get(&header.wire_name));
            let schemas: Vec<SchemaId> = declared_header.map(|header| header.schema.schema).into_iter().collect();
            header_checks.push(match &header.ty {
                Type::List(item_type) if header.each => {
                    Checks { each: self.checks_of_value(item_type, &schemas).into_box(), ..Checks::default() }
                }
                ty => self.checks_of_value(ty, &schemas),
            });
        }
        header_checks
    }

    fn is_list(&self, schema: SchemaId) -> bool {
        *MergedSchema::new(self.api, schema).types == [JsonType::Array]
    }

    fn checks_of_struct(&mut self, schema: SchemaId, struct_def: &Struct) -> StructChecks {
        let merged_schemas = self.expand_all_of(&[schema]);
        self.visited_schemas.extend(&merged_schemas);
        let alternatives = self.merged_alternatives(&merged_schemas);
        for (name, value) in &struct_def.constants {
            let member_refs = merged_schemas.iter().filter_map(|id| self.api.schema(*id).properties.get(name));
            let member_schemas = member_refs.map(|schema_ref| schema_ref.schema);
            self.visited_schemas
                .extend(member_schemas.filter(|id| validate(self.api, *id, value, Direction::Request).is_empty()));
        }
        let field_checks =
            struct_def.fields.iter().map(|field| self.checks_of_field(&merged_schemas, &alternatives, field)).collect();
        let mut own_checks = Checks::default();
        self.add_own_checks(ValueKind::Struct, &merged_schemas, &mut own_checks);
        let additional_checks = match &struct_def.rest {
            Some((_, ty)) => self.checks_of_value(ty, &additional_property_schemas(self.api, &merged_schemas)),
            None => Checks::default(),
        };
        if struct_def.rest.is_some() {
            let required_names = merged_schemas.iter().flat_map(|id| &self.api.schema(*id).required);
            let is_declared = |name: &str| {
                struct_def.fields.iter().any(|field| field.wire_name == name)
                    || struct_def.constants.iter().any(|(constant, _)| constant == name)
            };
            let undeclared_names = required_names.filter(|name| !is_declared(name));
            own_checks.rules.extend(undeclared_names.map(|name| Rule::Required(name.clone())));
        }
        for id in &merged_schemas {
            self.add_requirement_checks(*id, &mut own_checks);
        }
        StructChecks { field_checks, additional_checks, own_rules: own_checks.rules }
    }

    /// Returns the checks of a field, which combine the constraints of all schemas that declare the field.
    fn checks_of_field(&mut self, struct_schemas: &[SchemaId], alternatives: &[SchemaId], field: &Field) -> Checks {
        if field.read_only {
            return Checks::default();
        }
        let api = self.api;
        let schemas_declaring_field = |ids: &[SchemaId]| -> Vec<SchemaId> {
            ids.iter()
                .filter_map(|id| api.schema(*id).properties.get(&field.wire_name))
                .map(|schema_ref| schema_ref.schema)
                .collect()
        };
        let declaring_schemas = schemas_declaring_field(struct_schemas);
        if !declaring_schemas.is_empty() {
            return self.checks_of_value(&field.ty, &declaring_schemas);
        }
        let declaring_alternatives = schemas_declaring_field(alternatives);
        if declaring_alternatives.is_empty() {
            return self.checks_of_value(&field.ty, &[field.schema.schema]);
        }
        let alternative_checks =
            declaring_alternatives.iter().map(|schema| self.checks_of_value(&field.ty, &[*schema])).collect();
        combine_alternatives(alternative_checks)
    }

    /// Returns the alternatives (`oneOf`, `anyOf`) of the schemas of one struct, including nested alternatives.
    fn merged_alternatives(&self, schemas: &[SchemaId]) -> Vec<SchemaId> {
        let alternatives_of = |id: &SchemaId| {
            let schema = self.api.schema(*id);
            schema.one_of.iter().chain(&schema.any_of).map(|schema_ref| schema_ref.schema).collect::<Vec<_>>()
        };
        let mut pending_ids: Vec<SchemaId> = schemas.iter().flat_map(alternatives_of).collect();
        let mut alternative_ids: Vec<SchemaId> = Vec::new();
        let mut visited_ids: HashSet<SchemaId> = schemas.iter().copied().collect();
        while let Some(id) = pending_ids.pop() {
            for id in self.expand_all_of(&[id]) {
                if visited_ids.insert(id) {
                    pending_ids.extend(alternatives_of(&id));
                    alternative_ids.push(id);
                }
            }
        }
        alternative_ids.sort_unstable();
        alternative_ids
    }

    /// Adds checks for groups of alternatives that only list required members. For `anyOf`, a value must satisfy at
    /// least one alternative of the group; for `oneOf`, exactly one.
    fn add_requirement_checks(&mut self, id: SchemaId, struct_checks: &mut Checks) {
        let schema = self.api.schema(id);
        for (keyword, group) in [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)] {
            if group.is_empty()
                || !group.iter().all(|schema_ref| only_adds_constraints(self.api.schema(schema_ref.schema)))
            {
                continue;
            }
            let schemas: Vec<&Schema> = group.iter().map(|schema_ref| self.api.schema(schema_ref.schema)).collect();
            if !schemas.iter().all(|schema| has_only_required(schema)) {
                self.unchecked_constraints.insert((id, keyword, "the alternatives only add constraints to the schema"));
                continue;
            }
            struct_checks.rules.push(Rule::Alternatives {
                exactly_one: keyword == "oneOf",
                names: schemas.iter().map(|schema| schema.required.iter().cloned().collect()).collect(),
            });
        }
    }

    fn checks_of_union(&mut self, schema: SchemaId, union: &Union) -> Vec<Checks> {
        let merged_schemas = self.expand_all_of(&[schema]);
        self.visited_schemas.extend(&merged_schemas);
        let checks_of_case = |case: &crate::ir::UnionCase| {
            if case.constant.is_some() {
                // A constant satisfies the constraints of its schema, unless the document contradicts itself.
                let variant_schemas = self.expand_all_of(&case.schemas);
                self.visited_schemas.extend(variant_schemas);
                return Checks::default();
            }
            let candidate_checks = case.schemas.iter().map(|schema| self.checks_of_value(&case.ty, &[*schema]));
            let mut checks = combine_alternatives(candidate_checks.collect());
            // The keywords next to `oneOf` and `anyOf` apply to each alternative.
            let (value_kind, mut union_checks) = (value_kind(resolve_alias(self.defs, &case.ty)), Checks::default());
            if value_kind != ValueKind::Foreign {
                self.add_own_checks(value_kind, &merged_schemas, &mut union_checks);
            }
            checks.extend(union_checks);
            checks
        };
        union.cases.iter().map(checks_of_case).collect()
    }
}

/// Returns whether `required` is the only constraint of a schema that only adds constraints.
fn has_only_required(schema: &Schema) -> bool {
    !schema.required.is_empty()
        && schema.additional == AdditionalProperties::Unspecified
        && schema.not.is_none()
        && *schema.bounds == crate::ir::Bounds::default()
}

/// Returns the IDs of all schemas whose values occur in requests, in ascending order. Leaves out the schemas of
/// read-only members and the schemas in `not`.
pub(super) fn schemas_in_requests(api: &Api, operations: &[Operation]) -> Vec<SchemaId> {
    let body_schemas = operations.iter().flat_map(|operation| &operation.body).flat_map(|body| &body.contents);
    let body_schemas = body_schemas.filter_map(|content| content.schema.as_ref());
    let param_schemas = operations.iter().flat_map(|operation| &operation.params).map(|param| &param.schema);
    let mut pending_ids: Vec<SchemaId> =
        body_schemas.chain(param_schemas).map(|schema_ref| schema_ref.schema).collect();
    let mut is_in_requests = vec![false; api.schemas.len()];
    while let Some(id) = pending_ids.pop() {
        if std::mem::replace(&mut is_in_requests[id.index()], true) {
            continue;
        }
        let schema = api.schema(id);
        let property_ids = schema.properties.values().map(|schema_ref| schema_ref.schema);
        pending_ids.extend(property_ids.filter(|property| !api.schema(*property).read_only));
        pending_ids.extend(
            [&schema.all_of, &schema.one_of, &schema.any_of].into_iter().flatten().map(|schema_ref| schema_ref.schema),
        );
        pending_ids
            .extend(schema.items.iter().chain(&schema.keywords_2020.prefix_items).map(|schema_ref| schema_ref.schema));
        if let AdditionalProperties::Schema(schema_ref) = &schema.additional {
            pending_ids.push(schema_ref.schema);
        }
        if let Some(discriminator) = &schema.discriminator {
            pending_ids.extend(discriminator.mapping.values().map(|schema_ref| schema_ref.schema));
        }
    }
    // The document does not refer to the schemas that were created for compositions; each belongs to requests if one of
    // its parts does. Later schemas are composed of earlier ones.
    for (index, schema) in api.schemas.iter().enumerate().filter(|(_, schema)| schema.join_kind.is_some()) {
        is_in_requests[index] =
            schema.all_of.iter().chain(&schema.any_of).any(|part| is_in_requests[part.schema.index()]);
    }
    (0..).zip(is_in_requests).filter(|(_, is_in_requests)| *is_in_requests).map(|(index, _)| SchemaId(index)).collect()
}
