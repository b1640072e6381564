//! Determines the checks of parameters, bodies, fields of structs and candidates of unions.

use std::collections::HashSet;

use super::{CheckFinder, ValueKind, additional_schemas, any_of, resolve_alias, value_kind};
use crate::{
    ir::{
        AdditionalProperties, Api, Checks, Codec, Field, JsonType, Operation, Rule, Schema, SchemaId, Struct, Type,
        TypeDef, TypeKind, Union,
    },
    lower::types::{alternatives::only_adds_constraints, merge::MergedSchema},
};

/// The checks of structs and unions, each with the index of the type, and the checks of all operations, in order.
#[derive(Default)]
pub(super) struct FoundChecks {
    structs: Vec<(usize, StructChecks)>,
    unions: Vec<(usize, Vec<Checks>)>,
    operations: Vec<OperationChecks>,
}

/// The checks of a struct.
struct StructChecks {
    /// The checks of each field, in order.
    fields: Vec<Checks>,
    /// The checks of the values of additional properties.
    rest: Checks,
    /// The checks of the struct as a whole, such as the number of its members.
    own: Vec<Rule>,
}

/// The checks of an operation's parameters, body cases and headers of parts, each in order.
struct OperationChecks {
    params: Vec<Checks>,
    bodies: Vec<Checks>,
    part_headers: Vec<Checks>,
}

impl FoundChecks {
    /// Stores the checks in the target model.
    pub(super) fn store_checks(self, defs: &mut [TypeDef], operations: &mut [Operation]) {
        for (index, found) in self.structs {
            let TypeKind::Struct(record) = &mut defs[index].kind else { continue };
            for (field, checks) in record.fields.iter_mut().zip(found.fields) {
                field.checks = checks.into_box();
            }
            record.rest_checks = found.rest.into_box();
            record.checks = found.own;
        }
        for (index, found) in self.unions {
            let TypeKind::Union(union) = &mut defs[index].kind else { continue };
            for (case, checks) in union.cases.iter_mut().zip(found) {
                case.checks = checks.into_box();
            }
        }
        for (operation, found) in operations.iter_mut().zip(self.operations) {
            for (param, checks) in operation.params.iter_mut().zip(found.params) {
                param.checks = checks.into_box();
            }
            let Some(body) = &mut operation.code.body else { continue };
            for (header, checks) in body.part_headers.iter_mut().zip(found.part_headers) {
                header.checks = checks.into_box();
            }
            for (case, checks) in body.cases.iter_mut().zip(found.bodies) {
                case.checks = checks.into_box();
                // If there are several media types, each is a variant of the body's type.
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
        let mut found = FoundChecks::default();
        let sent_schemas: HashSet<SchemaId> = schemas_in_requests(self.api, operations).into_iter().collect();
        let defs = self.defs;
        for (index, def) in defs.iter().enumerate() {
            let Some(schema) = def.schema.filter(|schema| sent_schemas.contains(schema)) else { continue };
            match &def.kind {
                TypeKind::Struct(record) if record.input => {
                    let checks = self.checks_of_struct(schema, record);
                    found.structs.push((index, checks));
                }
                TypeKind::Union(union) => {
                    let checks = self.checks_of_union(schema, union);
                    found.unions.push((index, checks));
                }
                TypeKind::Enum(_) => {
                    // Constants satisfy the constraints of their schema, unless the document contradicts itself.
                    let parts = self.expand_all_of(&[schema]);
                    self.visited_schemas.extend(parts);
                }
                _ => {}
            }
        }
        for operation in operations {
            let checks = self.checks_of_operation(operation);
            found.operations.push(checks);
        }
        found
    }

    fn checks_of_operation(&mut self, operation: &Operation) -> OperationChecks {
        let params =
            operation.params.iter().map(|param| self.checks_of_value(&param.ty, &[param.schema.schema])).collect();
        let mut bodies = Vec::new();
        for case in operation.code.body.iter().flat_map(|body| &body.cases) {
            let content = operation.body.as_ref().and_then(|body| body.contents.get(case.content));
            let Some(link) = content.and_then(|content| content.schema.as_ref()) else {
                bodies.push(Checks::default());
                continue;
            };
            bodies.push(match (case.codec, &case.ty) {
                // The schema describes one value of the stream, unless it describes the list of all lines.
                (Codec::JsonLines | Codec::JsonSequence | Codec::EventStream, Type::List(item))
                    if case.codec == Codec::EventStream || !self.is_list(link.schema) =>
                {
                    Checks { each: self.checks_of_value(item, &[link.schema]).into_box(), ..Checks::default() }
                }
                (_, ty) => self.checks_of_value(ty, &[link.schema]),
            });
        }
        OperationChecks { params, bodies, part_headers: self.checks_of_part_headers(operation) }
    }

    /// Returns the checks of the header fields of multipart parts. If a part is a list, each item of the list has a
    /// header field.
    fn checks_of_part_headers(&mut self, operation: &Operation) -> Vec<Checks> {
        let (Some(body), Some(code)) = (&operation.body, &operation.code.body) else { return Vec::new() };
        let mut found = Vec::new();
        for header in &code.part_headers {
            let encoding = &body.contents[code.cases[header.case].content].encoding;
            let declared = encoding.get(&header.part).and_then(|encoding| encoding.headers.get(&header.wire_name));
            let schemas: Vec<SchemaId> = declared.map(|declared| declared.schema.schema).into_iter().collect();
            found.push(match &header.ty {
                Type::List(item) if header.each => {
                    Checks { each: self.checks_of_value(item, &schemas).into_box(), ..Checks::default() }
                }
                ty => self.checks_of_value(ty, &schemas),
            });
        }
        found
    }

    fn is_list(&self, schema: SchemaId) -> bool {
        *MergedSchema::of(self.api, schema).types == [JsonType::Array]
    }

    fn checks_of_struct(&mut self, schema: SchemaId, record: &Struct) -> StructChecks {
        let parts = self.expand_all_of(&[schema]);
        self.visited_schemas.extend(&parts);
        let alternatives = self.merged_alternatives(&parts);
        let fields = record.fields.iter().map(|field| self.checks_of_field(&parts, &alternatives, field)).collect();
        let mut own_checks = Checks::default();
        self.add_own_checks(ValueKind::Struct, &parts, &mut own_checks);
        let rest = match &record.rest {
            Some((_, ty)) => self.checks_of_value(ty, &additional_schemas(self.api, &parts)),
            None => Checks::default(),
        };
        if record.rest.is_some() {
            let required = parts.iter().flat_map(|id| &self.api.schema(*id).required);
            let is_declared = |name: &str| {
                record.fields.iter().any(|field| field.wire_name == name)
                    || record.constants.iter().any(|(constant, _)| constant == name)
            };
            let undeclared = required.filter(|name| !is_declared(name));
            own_checks.rules.extend(undeclared.map(|name| Rule::Required(name.clone())));
        }
        for id in &parts {
            self.add_requirement_checks(*id, &mut own_checks);
        }
        StructChecks { fields, rest, own: own_checks.rules }
    }

    /// Returns the checks of a field, with the constraints of every schema that declares it.
    fn checks_of_field(&mut self, struct_schemas: &[SchemaId], alternatives: &[SchemaId], field: &Field) -> Checks {
        if field.read_only {
            return Checks::default();
        }
        let api = self.api;
        let declared = |ids: &[SchemaId]| -> Vec<SchemaId> {
            ids.iter()
                .filter_map(|id| api.schema(*id).properties.get(&field.wire_name))
                .map(|link| link.schema)
                .collect()
        };
        let declaring_schemas = declared(struct_schemas);
        if !declaring_schemas.is_empty() {
            return self.checks_of_value(&field.ty, &declaring_schemas);
        }
        let declaring_alternatives = declared(alternatives);
        if declaring_alternatives.is_empty() {
            return self.checks_of_value(&field.ty, &[field.schema.schema]);
        }
        any_of(declaring_alternatives.iter().map(|schema| self.checks_of_value(&field.ty, &[*schema])).collect())
    }

    /// Returns the alternatives of schemas that become one struct, including nested alternatives.
    fn merged_alternatives(&self, schemas: &[SchemaId]) -> Vec<SchemaId> {
        let alternatives_of = |id: &SchemaId| {
            let schema = self.api.schema(*id);
            schema.one_of.iter().chain(&schema.any_of).map(|link| link.schema).collect::<Vec<_>>()
        };
        let mut open: Vec<SchemaId> = schemas.iter().flat_map(alternatives_of).collect();
        let mut found: Vec<SchemaId> = Vec::new();
        let mut visited: HashSet<SchemaId> = schemas.iter().copied().collect();
        while let Some(id) = open.pop() {
            for id in self.expand_all_of(&[id]) {
                if visited.insert(id) {
                    open.extend(alternatives_of(&id));
                    found.push(id);
                }
            }
        }
        found.sort_unstable();
        found
    }

    /// Adds checks for alternatives that only list required members: at least one of them (`anyOf`) or exactly one
    /// (`oneOf`) must be satisfied.
    fn add_requirement_checks(&mut self, id: SchemaId, struct_checks: &mut Checks) {
        let schema = self.api.schema(id);
        for (keyword, group) in [("oneOf", &schema.one_of), ("anyOf", &schema.any_of)] {
            if group.is_empty() || !group.iter().all(|link| only_adds_constraints(self.api.schema(link.schema))) {
                continue;
            }
            let schemas: Vec<&Schema> = group.iter().map(|link| self.api.schema(link.schema)).collect();
            if !schemas.iter().all(|schema| only_requires(schema)) {
                self.unchecked.insert((id, keyword, "the alternatives only add constraints to the schema"));
                continue;
            }
            struct_checks.rules.push(Rule::Alternatives {
                exactly_one: keyword == "oneOf",
                names: schemas.iter().map(|schema| schema.required.iter().cloned().collect()).collect(),
            });
        }
    }

    fn checks_of_union(&mut self, schema: SchemaId, union: &Union) -> Vec<Checks> {
        let parts = self.expand_all_of(&[schema]);
        self.visited_schemas.extend(&parts);
        let checks_of_case = |case: &crate::ir::UnionCase| {
            if case.constant.is_some() {
                // A constant satisfies the constraints of its schema, unless the document contradicts itself.
                let candidates = self.expand_all_of(&case.schemas);
                self.visited_schemas.extend(candidates);
                return Checks::default();
            }
            let candidates = case.schemas.iter().map(|schema| self.checks_of_value(&case.ty, &[*schema]));
            let mut checks = any_of(candidates.collect());
            // The keywords next to `oneOf` and `anyOf` apply to each alternative.
            let (value_kind, mut union_checks) = (value_kind(resolve_alias(self.defs, &case.ty)), Checks::default());
            if value_kind != ValueKind::Foreign {
                self.add_own_checks(value_kind, &parts, &mut union_checks);
            }
            checks.extend(union_checks);
            checks
        };
        union.cases.iter().map(checks_of_case).collect()
    }
}

/// Returns whether a schema that only adds constraints has no constraint other than `required`.
fn only_requires(schema: &Schema) -> bool {
    !schema.required.is_empty()
        && schema.additional == AdditionalProperties::Unspecified
        && schema.not.is_none()
        && *schema.bounds == crate::ir::Bounds::default()
}

/// Returns the schemas of values in requests, ordered by ID, without read-only members and schemas in `not`.
pub(super) fn schemas_in_requests(api: &Api, operations: &[Operation]) -> Vec<SchemaId> {
    let bodies = operations.iter().flat_map(|operation| &operation.body).flat_map(|body| &body.contents);
    let bodies = bodies.filter_map(|content| content.schema.as_ref());
    let params = operations.iter().flat_map(|operation| &operation.params).map(|param| &param.schema);
    let mut open: Vec<SchemaId> = bodies.chain(params).map(|link| link.schema).collect();
    let mut seen = vec![false; api.schemas.len()];
    while let Some(id) = open.pop() {
        if std::mem::replace(&mut seen[id.index()], true) {
            continue;
        }
        let schema = api.schema(id);
        let properties = schema.properties.values().map(|link| link.schema);
        open.extend(properties.filter(|property| !api.schema(*property).read_only));
        open.extend([&schema.all_of, &schema.one_of, &schema.any_of].into_iter().flatten().map(|link| link.schema));
        open.extend(schema.items.iter().chain(&schema.keywords_2020.prefix_items).map(|link| link.schema));
        if let AdditionalProperties::Schema(link) = &schema.additional {
            open.push(link.schema);
        }
        if let Some(discriminator) = &schema.discriminator {
            open.extend(discriminator.mapping.values().map(|link| link.schema));
        }
    }
    // The document does not refer to the schemas that were created for compositions; each belongs to requests if one of
    // its parts does. Later schemas are composed of earlier ones.
    for (index, schema) in api.schemas.iter().enumerate().filter(|(_, schema)| schema.join_kind.is_some()) {
        seen[index] = schema.all_of.iter().chain(&schema.any_of).any(|part| seen[part.schema.index()]);
    }
    (0..).zip(seen).filter(|(_, seen)| *seen).map(|(index, _)| SchemaId(index)).collect()
}
