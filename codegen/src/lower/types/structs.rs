//! Structs: schemas with members.

use super::{Place, Types, merge::Merged};
use crate::{
    codes,
    diagnostic::Diagnostic,
    ir::{Additional, Field, Link, Presence, SchemaId, Struct, Type, TypeKind},
    names::{Kind, Scope},
};

impl<'a> Types<'a> {
    /// A struct with the members of the schema, and those of `alternatives` as optional ones.
    pub(super) fn record(
        &mut self,
        id: SchemaId,
        mut merged: Merged<'a>,
        alternatives: &[&Link],
        place: &Place<'_>,
    ) -> TypeKind {
        let own = merged.required.clone();
        for link in alternatives {
            let before = merged.types.clone();
            merged.add(self.api, link.schema);
            merged.types = before;
        }
        let input = self.usage.sent(id);
        let output = self.usage.received(id);
        let mut scope = Scope::default();
        let mut fields = Vec::with_capacity(merged.properties.len());
        for (wire, link) in merged.properties.iter() {
            let required = own.contains(wire);
            fields.push(self.field(wire, link, required, (input, output), &mut scope, place));
        }
        let undeclared = own.iter().filter(|name| !merged.properties.contains_key(*name));
        let undeclared: Vec<String> = undeclared.map(|name| format!("`{name}`")).collect();
        let rest = match merged.additional {
            Additional::Schema(values) => Some(self.item(values, &place.member("Value"))),
            Additional::Any => Some(Type::Json),
            // A base type with a discriminator stands for types that have more members.
            _ if merged.discriminator.is_some() => Some(Type::Json),
            Additional::Unsaid if !undeclared.is_empty() => {
                self.diagnostics.push(
                    Diagnostic::warning(
                        codes::REQUIRED_UNDECLARED,
                        format!("{} is required, and no property of that name is declared", undeclared.join(", ")),
                        self.api.schema(id).at,
                    )
                    .label("can be given in `additional_properties`"),
                );
                Some(Type::Json)
            }
            _ => None,
        };
        let rest = rest.map(|ty| (scope.claim("additional_properties", Kind::Field), ty));
        let exclusive = exclusive(&self.api.schema(id).extensions, |wire| merged.properties.get_index_of(wire));
        TypeKind::Struct(Struct { fields, input, rest, exclusive })
    }

    fn field(
        &mut self,
        wire: &str,
        link: &Link,
        required: bool,
        (input, output): (bool, bool),
        scope: &mut Scope,
        place: &Place<'_>,
    ) -> Field {
        let ty = self.ty(link, &place.member(wire));
        let schema = self.api.schema(link.schema);
        // `required` of a read-only member binds answers only, of a write-only one requests only.
        let required = required && !(schema.read_only && input) && !(schema.write_only && output);
        let presence = match (&schema.default, required) {
            (_, true) => Presence::Required,
            (Some(default), false) => Presence::Default(default.clone()),
            (None, false) => Presence::Optional,
        };
        Field {
            wire: wire.to_owned(),
            name: scope.claim(wire, Kind::Field),
            nullable: ty != Type::Json && self.nullable(link.schema),
            ty,
            presence,
            boxed: false,
            read_only: schema.read_only,
            write_only: schema.write_only,
            initial: schema.extensions.get("x-initial").cloned(),
            schema: link.clone(),
            bounds: Merged::of(self.api, link.schema).bounds.into(),
            doc: String::new(),
            deprecated: schema.deprecated.then(|| "the API's description marks it as deprecated".to_owned()),
        }
    }
}

/// `x-mutually-exclusive`: groups of names of which at most one may be given. Names that mean nothing are left out.
pub(super) fn exclusive(extensions: &crate::ir::Extensions, index: impl Fn(&str) -> Option<usize>) -> Vec<Vec<usize>> {
    let groups = extensions.get("x-mutually-exclusive").and_then(serde_json::Value::as_array);
    let group = |group: &serde_json::Value| -> Vec<usize> {
        group.as_array().into_iter().flatten().filter_map(|name| index(name.as_str()?)).collect()
    };
    groups.into_iter().flatten().map(group).filter(|group| group.len() > 1).collect()
}
