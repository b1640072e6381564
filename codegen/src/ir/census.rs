//! Counts properties of generated types that make them hard to use. `cargo xtask corpus` prints the counts per
//! document.

use std::collections::HashSet;

use super::{Additional, Api, JsonType, Schema, SchemaId, Type, TypeKind, Union, UnionTag};

/// The counts for the types of one crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Unions with a variant selected by the value of a member.
    pub unions_by_tag: usize,
    /// Unions with a variant selected by the JSON type of the value.
    pub unions_by_json_type: usize,
    /// Unions with a variant selected by trying the candidates.
    pub unions_by_shape: usize,
    /// Variants of unions with a number as their only distinction.
    pub numbered_variants: usize,
    /// Uses of [`Type::Json`] with a schema that declares more than "any value".
    pub raw_json: usize,
    /// The number of features that enable a module.
    pub features: usize,
    /// The length of the longest name of a type.
    pub longest_name: usize,
    /// Described types and fields without documentation, or with documentation that only repeats their name.
    pub undocumented: usize,
    /// Types and fields without documentation, because the document does not describe them.
    pub undescribed: usize,
}

impl Census {
    /// Counts the types of an API that was lowered completely.
    #[must_use]
    pub fn of(api: &Api) -> Self {
        let mut census = Self {
            features: api
                .modules
                .iter()
                .filter_map(|module| module.feature.as_ref())
                .chain(api.unused_types.iter().map(|feature| &feature.name))
                .collect::<HashSet<_>>()
                .len(),
            longest_name: api.types.iter().map(|def| def.name.len()).max().unwrap_or_default(),
            ..Self::default()
        };
        for def in &api.types {
            census.documentation(api, &def.doc, def.schema);
            match &def.kind {
                TypeKind::Struct(record) => {
                    for field in &record.fields {
                        census.documentation(api, &field.doc, Some(field.schema.schema));
                        census.raw_json += usize::from(is_raw(api, &field.ty, field.schema.schema));
                    }
                }
                TypeKind::Union(union) => census.union(union),
                TypeKind::Alias(ty) => {
                    census.raw_json += usize::from(def.schema.is_some_and(|schema| is_raw(api, ty, schema)));
                }
                TypeKind::Enum(_) | TypeKind::Choice(_) | TypeKind::Newtype(_) => {}
            }
        }
        census
    }

    fn documentation(&mut self, api: &Api, doc: &str, schema: Option<SchemaId>) {
        if doc.is_empty() || is_filler(doc) {
            let is_described = schema.is_some_and(|schema| is_described(api, api.schema(schema), 0));
            self.undocumented += usize::from(is_described || !doc.is_empty());
            self.undescribed += usize::from(!is_described);
        }
    }

    fn union(&mut self, union: &Union) {
        match union.tag {
            UnionTag::Property(_) => self.unions_by_tag += 1,
            UnionTag::JsonType => self.unions_by_json_type += 1,
            UnionTag::Shape => self.unions_by_shape += 1,
        }
        let names: HashSet<&str> = union.cases.iter().map(|case| case.name.as_str()).collect();
        let is_numbered = |name: &&&str| {
            let base = name.trim_end_matches(|c: char| c.is_ascii_digit());
            base != **name && (base == "Variant" || names.contains(base))
        };
        self.numbered_variants += names.iter().filter(is_numbered).count();
    }
}

/// Returns whether documentation is a generated sentence that only repeats the name.
fn is_filler(doc: &str) -> bool {
    ["The member `", "The schema `", "Inline schema at `"].iter().any(|filler| doc.starts_with(filler))
        && doc.lines().count() == 1
}

/// Returns whether a schema or a part of its composition has a description.
fn is_described(api: &Api, schema: &Schema, depth: usize) -> bool {
    schema.description.as_deref().is_some_and(|text| !text.trim().is_empty())
        || depth < 8 && schema.all_of.iter().any(|link| is_described(api, api.schema(link.schema), depth + 1))
}

/// Returns whether a type is raw JSON although its schema describes its structure.
fn is_raw(api: &Api, ty: &Type, id: SchemaId) -> bool {
    let schema = api.schema(id);
    match ty {
        Type::Json => says_something(api, schema, 0),
        Type::List(inner) => schema.items.as_ref().is_some_and(|items| is_raw(api, inner, items.schema)),
        Type::Map(inner) => match &schema.additional {
            Additional::Schema(values) => is_raw(api, inner, values.schema),
            _ => false,
        },
        Type::Nullable(inner) | Type::Event(inner) => is_raw(api, inner, id),
        Type::Tuple(tuple) => {
            let items = tuple.items.iter().zip(&schema.more.prefix_items);
            items.into_iter().any(|(item, link)| is_raw(api, item, link.schema))
        }
        Type::Named(_) | Type::Primitive(_) | Type::Unit => false,
    }
}

fn says_something(api: &Api, schema: &Schema, depth: usize) -> bool {
    let only_object = schema.types == [JsonType::Object] && schema.properties.is_empty();
    let parts = || schema.all_of.iter().chain(&schema.one_of).chain(&schema.any_of);
    !schema.types.is_empty() && !only_object
        || !schema.properties.is_empty()
        || schema.items.is_some()
        || !schema.more.prefix_items.is_empty()
        || depth < 8 && parts().any(|link| says_something(api, api.schema(link.schema), depth + 1))
}
