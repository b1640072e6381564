//! Lowers schemas with members to structs.

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
        place: &NamingContext<'_>,
    ) -> TypeKind {
        let own_required = merged.required.clone();
        for link in alternatives {
            merged.add_alternative(self.api, link.schema);
        }
        let input = self.usage.is_sent(id);
        let output = self.usage.is_received(id);
        let mut scope = NameScope::default();
        let mut fields = Vec::with_capacity(merged.properties.len());
        let written = self.plans.constant_tag(id).cloned();
        for (wire, link) in merged.properties.iter().filter(|(wire, _)| !is_written(written.as_ref(), wire)) {
            let says = FieldDeclaration { required: own_required.contains(wire), from: &merged.from, input, output };
            fields.push(self.struct_field(wire, link, says, &mut scope, place));
        }
        let undeclared = own_required
            .iter()
            .filter(|name| !merged.properties.contains_key(*name) && !is_written(written.as_ref(), name));
        let undeclared: Vec<String> = undeclared.cloned().collect();
        let rest = match self
            .plans
            .inherited_additional_properties(id)
            .cloned()
            .map_or_else(|| merged.additional.clone(), AdditionalProperties::Schema)
        {
            AdditionalProperties::Schema(values) => Some(self.item_type(&values, &place.member_context("Value"))),
            AdditionalProperties::Any => Some(Type::Json),
            // A base type with a discriminator also represents types with further members.
            _ if merged.discriminator.is_some() || self.plans.keeps_unknown_members(id) => Some(Type::Json),
            AdditionalProperties::Unspecified if !undeclared.is_empty() => {
                self.report_undeclared(id, &merged, &undeclared);
                Some(Type::Json)
            }
            AdditionalProperties::Never if !undeclared.is_empty() => {
                let message = format!("{} is required, but no such member is allowed", list_names(&undeclared));
                let problem = Diagnostic::warning(codes::REQUIRED_UNDECLARED, message, self.api.schema(id).at);
                self.diagnostics.push(problem.with_label("no value is valid: the member is left out"));
                None
            }
            _ => None,
        };
        let rest = rest.map(|ty| (scope.claim_name("additional_properties", NameKind::Field), ty));
        for field in fields.iter_mut().filter(|field| field.storage(input) == Storage::Double) {
            let mut claim = |what: &str| {
                scope.claim_name(&format!("{}_{what}", field.name.trim_start_matches("r#")), NameKind::Field)
            };
            field.null_setters = Some(NullSetters { null: claim("null"), absent: claim("absent") });
        }
        let exclusive = exclusive_groups(&self.api.schema(id).extensions, |wire| {
            fields.iter().position(|field: &Field| field.wire_name == wire)
        });
        TypeKind::Struct(Struct {
            fields,
            input,
            rest,
            rest_checks: None,
            checks: Vec::new(),
            exclusive,
            required: None,
            constants: written.into_iter().collect(),
        })
    }

    /// Reports required members that `properties` does not declare. JSON Schema allows them, but a name that is similar
    /// to an optional property is probably misspelled.
    fn report_undeclared(&mut self, id: SchemaId, merged: &MergedSchema<'_>, undeclared: &[String]) {
        // The maximum number of names that are compared with the properties, to limit the work.
        const MAX_COMPARED: usize = 20;
        let optional = merged.properties.keys().filter(|name| !merged.required.contains(*name));
        let optional: Vec<&str> = optional.map(String::as_str).collect();
        let nearest =
            undeclared.iter().take(MAX_COMPARED).find_map(|name| nearest_name(name, optional.iter().copied()));
        let message = format!("required members are not declared in `properties`: {}", list_names(undeclared));
        let at = self.api.schema(id).at;
        self.diagnostics.push(match nearest {
            Some(nearest) => Diagnostic::warning(codes::REQUIRED_UNDECLARED, message, at)
                .with_label("these members can be set in `additional_properties`")
                .with_help(format!("did you mean `{nearest}`?")),
            None => Diagnostic::note(codes::REQUIRED_UNDECLARED, message, at)
                .with_label("these members can be set in `additional_properties`, as any JSON"),
        });
    }

    /// Returns whether the member `wire` of one of the schemas `from` is the property of a discriminator. Such a member
    /// is sent even if it is read-only, since the value could not be decoded without it.
    fn is_tag(&self, from: &[SchemaId], wire: &str) -> bool {
        from.iter().any(|id| self.discriminator_properties.get(id).is_some_and(|tags| tags.contains(&wire)))
    }

    fn struct_field(
        &mut self,
        wire: &str,
        link: &SchemaRef,
        says: FieldDeclaration<'_>,
        scope: &mut NameScope,
        place: &NamingContext<'_>,
    ) -> Field {
        let ty = self.type_at(link, &place.member_context(wire));
        let schema = self.api.schema(link.schema);
        let merged = MergedSchema::of(self.api, link.schema);
        let any = |test: fn(&Schema) -> bool| merged.from.iter().any(|id| test(self.api.schema(*id)));
        let read_only = any(|schema| schema.read_only) && !self.is_tag(says.from, wire);
        let write_only = any(|schema| schema.write_only);
        // `required` of a read-only member only applies to responses, that of a write-only member only to requests.
        let required = says.required && !(read_only && says.input) && !(write_only && says.output);
        let presence = match (&schema.default, required) {
            (_, true) => Presence::Required,
            (Some(default), false) => Presence::Default(default.clone()),
            (None, false) => Presence::Optional,
        };
        Field {
            wire_name: wire.to_owned(),
            name: scope.claim_name(wire, NameKind::Field),
            // Members that are not sent need not distinguish `null` from absent.
            nullable: ty != Type::Json && self.is_nullable(link.schema) && !(read_only && says.input),
            ty,
            presence,
            boxed: false,
            read_only,
            write_only,
            required_in_requests: says.required && write_only && says.input && says.output && !read_only,
            initial: schema.extensions.get("x-initial").cloned(),
            schema: link.clone(),
            checks: None,
            null_setters: None,
            doc: String::new(),
            deprecated: schema.deprecated.then(|| crate::documentation::DEPRECATED.to_owned()),
        }
    }
}

/// The properties of a struct and its schema that determine the field for a member.
#[derive(Clone, Copy)]
struct FieldDeclaration<'a> {
    /// True if the member is in `required`.
    required: bool,
    /// The schemas from which the struct is created.
    from: &'a [SchemaId],
    /// True if requests contain the struct.
    input: bool,
    /// True if responses contain the struct.
    output: bool,
}

fn list_names(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn is_written(written: Option<&(String, serde_json::Value)>, wire: &str) -> bool {
    written.is_some_and(|(tag, _)| tag == wire)
}

/// Returns the groups of `x-mutually-exclusive`, of which at most one member may be set. Names are converted with
/// `index`; names for which it returns `None`, and groups with fewer than two known names, are ignored.
pub(super) fn exclusive_groups(
    extensions: &crate::ir::Extensions,
    index: impl Fn(&str) -> Option<usize>,
) -> Vec<Vec<usize>> {
    let groups = extensions.get("x-mutually-exclusive").and_then(serde_json::Value::as_array);
    let group = |group: &serde_json::Value| -> Vec<usize> {
        group.as_array().into_iter().flatten().filter_map(|name| index(name.as_str()?)).collect()
    };
    groups.into_iter().flatten().map(group).filter(|group| group.len() > 1).collect()
}
