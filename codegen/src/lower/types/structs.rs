//! Lowers schemas with members to structs.

use super::{NamingContext, Types, merge::MergedSchema};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{
        AdditionalProperties, Field, NullSetters, Presence, Schema, SchemaId, SchemaRef, Storage, Struct, Type,
        TypeKind,
    },
    names::{NameKind, NameScope},
};

impl<'a> Types<'a> {
    /// Returns a struct with the members of the schema `id`, and those of `alternatives` as optional members.
    pub(super) fn struct_of_schema(
        &mut self,
        id: SchemaId,
        mut merged: MergedSchema<'a>,
        alternatives: &[&SchemaRef],
        context: &NamingContext<'_>,
    ) -> TypeKind {
        let required_names = merged.required.clone();
        for schema_ref in alternatives {
            merged.add_alternative(self.api, schema_ref.schema);
        }
        let is_in_requests = self.usage.is_sent(id);
        let is_in_responses = self.usage.is_received(id);
        let mut scope = NameScope::default();
        let mut fields = Vec::with_capacity(merged.properties.len());
        let constant_tag = self.plans.written_tag(id).cloned();
        for (wire, schema_ref) in
            merged.properties.iter().filter(|(wire, _)| !is_constant_tag(constant_tag.as_ref(), wire))
        {
            let declaration = FieldDeclaration {
                is_required: required_names.contains(wire),
                struct_schemas: &merged.from,
                is_in_requests,
                is_in_responses,
            };
            fields.push(self.struct_field(wire, schema_ref, declaration, &mut scope, context));
        }
        let undeclared_names = required_names
            .iter()
            .filter(|name| !merged.properties.contains_key(*name) && !is_constant_tag(constant_tag.as_ref(), name));
        let undeclared_names: Vec<String> = undeclared_names.map(|name| format!("`{name}`")).collect();
        let additional_properties = match self
            .plans
            .inherited_rest(id)
            .cloned()
            .map_or_else(|| merged.additional.clone(), AdditionalProperties::Schema)
        {
            AdditionalProperties::Schema(values) => Some(self.item_type(&values, &context.member_context("Value"))),
            AdditionalProperties::Any => Some(Type::Json),
            // A base type with a discriminator also represents types with further members.
            _ if merged.discriminator.is_some() || self.plans.is_kept(id) => Some(Type::Json),
            AdditionalProperties::Unspecified if !undeclared_names.is_empty() => {
                self.diagnostics.push(
                    Diagnostic::warning(
                        codes::REQUIRED_UNDECLARED,
                        format!("required members are not declared in `properties`: {}", undeclared_names.join(", ")),
                        self.api.schema(id).at,
                    )
                    .with_label("these members can be set in `additional_properties`"),
                );
                Some(Type::Json)
            }
            _ => None,
        };
        let additional_properties =
            additional_properties.map(|ty| (scope.claim_name("additional_properties", NameKind::Field), ty));
        for field in fields.iter_mut().filter(|field| field.storage(is_in_requests) == Storage::Double) {
            let mut claim_setter_name = |suffix: &str| {
                scope.claim_name(&format!("{}_{suffix}", field.name.trim_start_matches("r#")), NameKind::Field)
            };
            field.null_setters =
                Some(NullSetters { null: claim_setter_name("null"), absent: claim_setter_name("absent") });
        }
        let exclusive_members = exclusive_groups(&self.api.schema(id).extensions, |wire| {
            fields.iter().position(|field: &Field| field.wire == wire)
        });
        TypeKind::Struct(Struct {
            fields,
            input: is_in_requests,
            rest: additional_properties,
            rest_checks: None,
            checks: Vec::new(),
            exclusive: exclusive_members,
            required: None,
            constants: constant_tag.into_iter().collect(),
        })
    }

    /// Returns whether the member `wire` of one of `schemas` is the property of a discriminator. Such a member
    /// is sent even if it is read-only, since the value could not be decoded without it.
    fn is_discriminator_property(&self, schemas: &[SchemaId], wire: &str) -> bool {
        schemas.iter().any(|id| self.tags.get(id).is_some_and(|tags| tags.contains(&wire)))
    }

    fn struct_field(
        &mut self,
        wire: &str,
        schema_ref: &SchemaRef,
        declaration: FieldDeclaration<'_>,
        scope: &mut NameScope,
        context: &NamingContext<'_>,
    ) -> Field {
        let ty = self.type_at(schema_ref, &context.member_context(wire));
        let schema = self.api.schema(schema_ref.schema);
        let merged = MergedSchema::of(self.api, schema_ref.schema);
        let holds_for_any = |test: fn(&Schema) -> bool| merged.from.iter().any(|id| test(self.api.schema(*id)));
        let read_only = holds_for_any(|schema| schema.read_only)
            && !self.is_discriminator_property(declaration.struct_schemas, wire);
        let write_only = holds_for_any(|schema| schema.write_only);
        // `required` of a read-only member only applies to responses, that of a write-only member only to requests.
        let required = declaration.is_required
            && !(read_only && declaration.is_in_requests)
            && !(write_only && declaration.is_in_responses);
        let presence = match (&schema.default, required) {
            (_, true) => Presence::Required,
            (Some(default), false) => Presence::Default(default.clone()),
            (None, false) => Presence::Optional,
        };
        Field {
            wire: wire.to_owned(),
            name: scope.claim_name(wire, NameKind::Field),
            // Members that are not sent need not distinguish `null` from absent.
            nullable: ty != Type::Json
                && self.is_nullable(schema_ref.schema)
                && !(read_only && declaration.is_in_requests),
            ty,
            presence,
            boxed: false,
            read_only,
            write_only,
            required_in_requests: declaration.is_required
                && write_only
                && declaration.is_in_requests
                && declaration.is_in_responses
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

/// The information about a struct and its schemas that determines the Rust field for one member.
#[derive(Clone, Copy)]
struct FieldDeclaration<'a> {
    /// True if the member is in `required`.
    is_required: bool,
    /// The schemas from which the struct is created.
    struct_schemas: &'a [SchemaId],
    /// True if requests contain the struct.
    is_in_requests: bool,
    /// True if responses contain the struct.
    is_in_responses: bool,
}

/// Returns whether `member` is the discriminating member of the struct, which is always sent with a constant value.
fn is_constant_tag(constant_tag: Option<&(String, serde_json::Value)>, member: &str) -> bool {
    constant_tag.is_some_and(|(tag, _)| tag == member)
}

/// Returns the groups in `x-mutually-exclusive` as lists of indices. At most one member of a group may be set.
/// `index_of` returns the index of a name; unknown names, and groups with fewer than two known names, are ignored.
pub(super) fn exclusive_groups(
    extensions: &crate::ir::Extensions,
    index_of: impl Fn(&str) -> Option<usize>,
) -> Vec<Vec<usize>> {
    let groups = extensions.get("x-mutually-exclusive").and_then(serde_json::Value::as_array);
    let member_indices = |group: &serde_json::Value| -> Vec<usize> {
        group.as_array().into_iter().flatten().filter_map(|name| index_of(name.as_str()?)).collect()
    };
    groups.into_iter().flatten().map(member_indices).filter(|indices| indices.len() > 1).collect()
}
