//! Lowers schemas of objects with declared members to structs.

use super::{NamingContext, Types, merge::MergedSchema};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{
        AdditionalProperties, Field, NullSetters, Presence, Schema, SchemaId, SchemaRef, Storage, Struct, Type,
        TypeKind,
    },
    load::nearest_name,
    names::{NameKind, NameScope},
};

impl<'a> Types<'a> {
    /// Returns a struct with the members of the schema `id`, and those of `alternatives` as optional members.
    pub(super) fn struct_of_schema(
        &mut self,
        id: SchemaId,
        mut merged: MergedSchema<'a>,
        alternatives: &[&SchemaRef],
        naming: &NamingContext<'_>,
    ) -> TypeKind {
        let schema_required = merged.required.clone();
        for schema_ref in alternatives {
            merged.add_alternative(self.api, schema_ref.schema);
        }
        let input = self.usage.is_sent(id);
        let output = self.usage.is_received(id);
        let mut scope = NameScope::default();
        let mut fields = Vec::with_capacity(merged.properties.len());
        let constant_tag = self.plans.constant_tag(id).cloned();
        let is_constant = |name: &str| constant_tag.as_ref().is_some_and(|(tag, _)| tag == name);
        for (member_name, schema_ref) in merged.properties.iter().filter(|(name, _)| !is_constant(name)) {
            let required = schema_required.contains(member_name);
            let declaration =
                FieldDeclaration { required, merged_ids: &merged.merged_ids, is_sent: input, is_received: output };
            fields.push(self.struct_field(member_name, schema_ref, declaration, &mut scope, naming));
        }
        let undeclared_names =
            schema_required.iter().filter(|name| !merged.properties.contains_key(*name) && !is_constant(name));
        let undeclared_names: Vec<String> = undeclared_names.cloned().collect();
        let additional_type = match self
            .plans
            .inherited_additional_properties(id)
            .cloned()
            .map_or_else(|| merged.additional.clone(), AdditionalProperties::Schema)
        {
            AdditionalProperties::Schema(values) => Some(self.item_type(&values, &naming.member_context("Value"))),
            AdditionalProperties::Any => Some(Type::Json),
            // A base type with a discriminator also represents types with further members.
            _ if merged.discriminator.is_some() || self.plans.keeps_unknown_members(id) => Some(Type::Json),
            AdditionalProperties::Unspecified if !undeclared_names.is_empty() => {
                self.report_undeclared(id, &merged, &undeclared_names);
                Some(Type::Json)
            }
            AdditionalProperties::Never if !undeclared_names.is_empty() => {
                let message =
                    format!("the schema requires members that it does not allow: {}", list_names(&undeclared_names));
                let problem = Diagnostic::warning(codes::REQUIRED_UNDECLARED, message, self.api.schema(id).at);
                self.diagnostics
                    .push(problem.with_label("no value is valid; the generated struct does not have these members"));
                None
            }
            _ => None,
        };
        let additional_field =
            additional_type.map(|ty| (scope.claim_name("additional_properties", NameKind::Field), ty));
        for field in fields.iter_mut().filter(|field| field.storage(input) == Storage::Double) {
            let mut claim = |suffix: &str| {
                scope.claim_name(&format!("{}_{suffix}", field.name.trim_start_matches("r#")), NameKind::Field)
            };
            field.null_setters = Some(NullSetters { null: claim("null"), absent: claim("absent") });
        }
        let exclusive = exclusive_groups(&self.api.schema(id).extensions, |name| {
            fields.iter().position(|field: &Field| field.wire_name == name)
        });
        TypeKind::Struct(Struct {
            fields,
            input,
            rest: additional_field,
            rest_checks: None,
            checks: Vec::new(),
            exclusive,
            required: None,
            constants: constant_tag.into_iter().collect(),
        })
    }

    /// Reports the members in `required` that `properties` does not declare. JSON Schema allows them, but a name that
    /// is similar to that of an optional property is probably misspelled.
    fn report_undeclared(&mut self, id: SchemaId, merged: &MergedSchema<'_>, undeclared_names: &[String]) {
        // The maximum number of names that are compared with the properties, to limit the work.
        const MAX_COMPARED: usize = 20;
        let optional_names = merged.properties.keys().filter(|name| !merged.required.contains(*name));
        let optional_names: Vec<&str> = optional_names.map(String::as_str).collect();
        let nearest_optional_name = undeclared_names
            .iter()
            .take(MAX_COMPARED)
            .find_map(|name| nearest_name(name, optional_names.iter().copied()));
        let message =
            format!("`required` lists members that `properties` does not declare: {}", list_names(undeclared_names));
        let span = self.api.schema(id).at;
        self.diagnostics.push(match nearest_optional_name {
            Some(nearest_optional_name) => Diagnostic::warning(codes::REQUIRED_UNDECLARED, message, span)
                .with_label("callers can set the undeclared members in `additional_properties`")
                .with_help(format!("did you mean `{nearest_optional_name}`?")),
            None => Diagnostic::note(codes::REQUIRED_UNDECLARED, message, span)
                .with_label("callers can set the undeclared members to any JSON value in `additional_properties`"),
        });
    }

    /// Returns whether the member `member_name` is the property of the discriminator of one of the schemas
    /// `schema_ids`. Such a member is sent even if it is read-only, since the value could not be decoded without it.
    fn is_tag(&self, schema_ids: &[SchemaId], member_name: &str) -> bool {
        let has_tag =
            |id: &SchemaId| self.discriminator_properties.get(id).is_some_and(|tags| tags.contains(&member_name));
        schema_ids.iter().any(has_tag)
    }

    fn struct_field(
        &mut self,
        member_name: &str,
        schema_ref: &SchemaRef,
        declaration: FieldDeclaration<'_>,
        scope: &mut NameScope,
        naming: &NamingContext<'_>,
    ) -> Field {
        let ty = self.type_at(schema_ref, &naming.member_context(member_name));
        let schema = self.api.schema(schema_ref.schema);
        let merged = MergedSchema::new(self.api, schema_ref.schema);
        let is_any_schema =
            |condition: fn(&Schema) -> bool| merged.merged_ids.iter().any(|id| condition(self.api.schema(*id)));
        let read_only = is_any_schema(|schema| schema.read_only) && !self.is_tag(declaration.merged_ids, member_name);
        let write_only = is_any_schema(|schema| schema.write_only);
        // `required` of a read-only member only applies to responses, that of a write-only member only to requests.
        let required =
            declaration.required && !(read_only && declaration.is_sent) && !(write_only && declaration.is_received);
        let presence = match (&schema.default, required) {
            (_, true) => Presence::Required,
            (Some(default), false) => Presence::Default(default.clone()),
            (None, false) => Presence::Optional,
        };
        Field {
            wire_name: member_name.to_owned(),
            name: scope.claim_name(member_name, NameKind::Field),
            // Members that are not sent need not distinguish `null` from absent.
            nullable: ty != Type::Json && self.is_nullable(schema_ref.schema) && !(read_only && declaration.is_sent),
            ty,
            presence,
            boxed: false,
            read_only,
            write_only,
            required_in_requests: declaration.required
                && write_only
                && declaration.is_sent
                && declaration.is_received
                && !read_only,
            initial: schema.extensions.get("x-initial").cloned(),
            schema: schema_ref.clone(),
            checks: None,
            null_setters: None,
            doc: String::new(),
            deprecated: schema.deprecated.then(|| crate::documentation::DEPRECATED.to_owned()),
        }
    }
}

/// The properties of a struct that determine the field for one of its members.
#[derive(Clone, Copy)]
struct FieldDeclaration<'a> {
    /// True if the schema lists the member in `required`.
    required: bool,
    /// The IDs of the merged schemas from which the struct is created.
    merged_ids: &'a [SchemaId],
    /// True if requests contain the struct.
    is_sent: bool,
    /// True if responses contain the struct.
    is_received: bool,
}

fn list_names(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// Returns the groups of members in `x-mutually-exclusive`. At most one member of a group may be set. `index` converts
/// the name of a member to the index of a field. Names for which it returns `None`, and groups with fewer than two
/// known names, are ignored.
pub(super) fn exclusive_groups(
    extensions: &crate::ir::Extensions,
    index: impl Fn(&str) -> Option<usize>,
) -> Vec<Vec<usize>> {
    let groups = extensions.get("x-mutually-exclusive").and_then(serde_json::Value::as_array);
    let field_indices = |group: &serde_json::Value| -> Vec<usize> {
        group.as_array().into_iter().flatten().filter_map(|name| index(name.as_str()?)).collect()
    };
    groups.into_iter().flatten().map(field_indices).filter(|indices| indices.len() > 1).collect()
}
