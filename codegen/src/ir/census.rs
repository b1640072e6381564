//! Counts properties of generated types that make the types hard to use, such as variants with a name like `Variant2`.
//! `cargo xtask corpus` prints the counts for each OpenAPI document.

use std::collections::HashSet;

use super::{
    AdditionalProperties, Api, Content, JsonType, Operation, Schema, SchemaId, Status, Type, TypeKind, Union,
    UnionCase, UnionDistinction,
};
use crate::media_type::is_json;

/// The counts for the types and operations of one generated crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// The number of unions whose variant is selected by the value of a member, the discriminator.
    pub unions_by_tag: usize,
    /// The number of unions whose variant is selected by the JSON type of the value.
    pub unions_by_json_type: usize,
    /// The number of unions whose variant is selected by a constant: either the value itself, or the value of a member.
    pub unions_by_constants: usize,
    /// The number of unions whose variant is selected by a required member that the other variants do not declare.
    pub unions_by_required_members: usize,
    /// The number of unions whose variant is selected by optional members that only some variants declare.
    pub unions_by_members: usize,
    /// The number of unions for which a valid value may match several variants. The variant that declares most of the
    /// value's members is selected.
    pub unions_by_shape: usize,
    /// The number of enums that represent the results or bodies of an operation, with one variant for each status code
    /// or media type.
    pub choices: usize,
    /// The number of enum variants whose names end in a number that does not come from the document, such as
    /// `Variant2`.
    pub numbered_variants: usize,
    /// The number of uses of [`Type::Json`] (any JSON value) for schemas that do not allow every value.
    pub raw_json: usize,
    /// The number of features that enable a module.
    pub features: usize,
    /// The length of the longest type name, in bytes.
    pub longest_name: usize,
    /// The number of types and fields that have no documentation although the document describes them, or whose
    /// documentation only repeats the name.
    pub undocumented: usize,
    /// The number of types and fields that have no documentation because the document does not describe them.
    pub undescribed: usize,
}

impl Census {
    /// Counts how many types and operations of `api` have each of the counted properties. Call this function after
    /// `lower::types` has assigned the Rust types.
    #[must_use]
    pub fn count(api: &Api) -> Self {
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
            census.count_documentation(api, &def.doc, def.schema);
            match &def.kind {
                TypeKind::Struct(record) => {
                    for field in &record.fields {
                        census.count_documentation(api, &field.doc, Some(field.schema.schema));
                        census.raw_json += usize::from(is_raw_json(api, &field.ty, field.schema.schema));
                    }
                }
                TypeKind::Union(union) => census.count_union(api, union),
                TypeKind::Choice(cases) => {
                    census.choices += 1;
                    let variants_with_types = cases.iter().map(|case| (case.name.as_str(), &case.ty));
                    census.numbered_variants +=
                        variants_with_types.filter(|(name, ty)| is_numbered_choice_variant(api, name, ty)).count();
                }
                TypeKind::Alias(ty) => {
                    census.raw_json += usize::from(def.schema.is_some_and(|schema| is_raw_json(api, ty, schema)));
                }
                TypeKind::Enum(_) | TypeKind::Newtype(_) => {}
            }
        }
        for operation in &api.operations {
            let body_contents = operation.body.iter().flat_map(|body| &body.contents);
            let response_contents = operation.responses.iter().flat_map(|response| {
                response.contents.iter().filter(move |content| is_decoded(operation, response.status, content))
            });
            // Bodies with other media types are bytes.
            let is_raw_json_content = |content: &&Content| {
                let schema = content.schema.as_ref().filter(|_| is_json(&content.media_type));
                schema.is_some_and(|schema_ref| is_raw_json(api, &content.ty, schema_ref.schema))
            };
            census.raw_json += body_contents.chain(response_contents).filter(is_raw_json_content).count();
            census.raw_json +=
                operation.params.iter().filter(|param| is_raw_json(api, &param.ty, param.schema.schema)).count();
        }
        census
    }

    /// Counts a type or field if its documentation is empty or only repeats its name.
    fn count_documentation(&mut self, api: &Api, doc: &str, schema: Option<SchemaId>) {
        if doc.is_empty() || is_filler_doc(doc) {
            let is_described =
                schema.is_some_and(|schema| api.schema(schema).effective_description(&api.schemas).is_some());
            self.undocumented += usize::from(is_described || !doc.is_empty());
            self.undescribed += usize::from(!is_described);
        }
    }

    /// Counts a union by the property that selects its variants. Also counts variants that contain any JSON value, and
    /// variants whose name ends in a number.
    fn count_union(&mut self, api: &Api, union: &Union) {
        match union.distinction {
            UnionDistinction::Tag => self.unions_by_tag += 1,
            UnionDistinction::JsonType => self.unions_by_json_type += 1,
            UnionDistinction::Constants => self.unions_by_constants += 1,
            UnionDistinction::RequiredMembers => self.unions_by_required_members += 1,
            UnionDistinction::Members => self.unions_by_members += 1,
            UnionDistinction::Shape => self.unions_by_shape += 1,
        }
        let is_raw_json_case =
            |case: &&UnionCase| case.schemas.iter().any(|schema| is_raw_json(api, &case.ty, *schema));
        self.raw_json += union.cases.iter().filter(is_raw_json_case).count();
        for case in &union.cases {
            let case_schemas = case.schemas.iter().map(|schema| api.schema(*schema));
            let mut document_texts: Vec<&str> = case.tags.iter().map(String::as_str).collect();
            let constant = case.constant.as_ref().map(ToString::to_string);
            document_texts.extend(constant.as_deref());
            for schema in case_schemas {
                document_texts.extend(
                    schema.name.as_deref().into_iter().chain(schema.title.as_deref()).chain(schema.format.as_deref()),
                );
                document_texts.extend(schema.properties.keys().map(String::as_str));
            }
            self.numbered_variants += usize::from(has_generated_number(&case.name, &document_texts));
        }
    }
}

/// Returns whether `name` ends in a number that occurs in none of `document_texts`. These are the strings of the
/// document from which the name may come.
fn has_generated_number(name: &str, document_texts: &[&str]) -> bool {
    let number_suffix = &name[name.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
    !number_suffix.is_empty() && !document_texts.iter().any(|text| text.contains(number_suffix))
}

/// Returns whether the name of a variant of [`TypeKind::Choice`] ends in a number that is neither a status code nor
/// part of the name of the variant's type.
fn is_numbered_choice_variant(api: &Api, name: &str, ty: &Type) -> bool {
    let type_name = match ty {
        Type::Named(id) => api.type_def(*id).name.as_str(),
        _ => "",
    };
    !name.starts_with("Status") && has_generated_number(name, &[type_name])
}

/// Returns whether the operation decodes response bodies with this status code and media type into a Rust type. Returns
/// false for the media types of watches and streams, which other code decodes.
fn is_decoded(operation: &Operation, status: Status, content: &Content) -> bool {
    let outcomes = [&operation.code.output, &operation.code.failure];
    let matching_cases = outcomes.into_iter().flat_map(|outcome| &outcome.cases).filter(|case| case.status == status);
    matching_cases.flat_map(|case| &case.contents).any(|decoded| decoded.media_type == content.media_type)
}

/// Returns whether the documentation is a single generated sentence that only repeats a name, such as "The member
/// `id`.".
fn is_filler_doc(doc: &str) -> bool {
    ["The member `", "The schema `", "Inline schema at `"].iter().any(|start| doc.starts_with(start))
        && doc.lines().count() == 1
}

/// Returns whether a type is any JSON ([`Type::Json`]), or a list or map of any JSON, although the schema does not
/// allow every value.
fn is_raw_json(api: &Api, ty: &Type, id: SchemaId) -> bool {
    let schema = api.schema(id);
    match ty {
        Type::Json => constrains_values(api, schema, 0),
        Type::List(inner) => schema.items.as_ref().is_some_and(|items| is_raw_json(api, inner, items.schema)),
        Type::Map(inner) => match &schema.additional {
            AdditionalProperties::Schema(values) => is_raw_json(api, inner, values.schema),
            _ => false,
        },
        Type::Nullable(inner) | Type::Event(inner) => is_raw_json(api, inner, id),
        Type::Tuple(tuple) => {
            let items_with_schemas = tuple.items.iter().zip(&schema.keywords_2020.prefix_items);
            items_with_schemas.into_iter().any(|(item, schema_ref)| is_raw_json(api, item, schema_ref.schema))
        }
        Type::Named(_) | Type::Primitive(_) | Type::Unit => false,
    }
}

/// Returns whether a schema does not allow every value: it declares types, properties or items, or has a schema that
/// does so in `allOf`, `oneOf` or `anyOf`.
fn constrains_values(api: &Api, schema: &Schema, depth: usize) -> bool {
    let is_any_object = schema.types == [JsonType::Object] && schema.properties.is_empty();
    let composed_schemas = || schema.all_of.iter().chain(&schema.one_of).chain(&schema.any_of);
    !schema.types.is_empty() && !is_any_object
        || !schema.properties.is_empty()
        || schema.items.is_some()
        || !schema.keywords_2020.prefix_items.is_empty()
        || depth < 8
            && composed_schemas().any(|schema_ref| constrains_values(api, api.schema(schema_ref.schema), depth + 1))
}
