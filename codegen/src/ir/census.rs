//! Counts properties that make generated types hard to use, such as variants named `Variant2`. `cargo xtask corpus`
//! prints the counts for each document.

use std::collections::HashSet;

use super::{
    AdditionalProperties, Api, Content, Distinction, JsonType, Operation, Schema, SchemaId, Status, Type, TypeKind,
    Union, UnionCase,
};
use crate::media_type::is_json;

/// The counts for the types of one crate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Unions whose variant is selected by the value of a member, the discriminator.
    pub unions_by_tag: usize,
    /// Unions whose variant is selected by the JSON type of the value.
    pub unions_by_json_type: usize,
    /// Unions whose variant is selected by a constant: the value itself, or the value of a member.
    pub unions_by_constants: usize,
    /// Unions whose variant is selected by a required member that other candidates do not declare.
    pub unions_by_required_members: usize,
    /// Unions whose variant is selected by optional members that not all candidates declare.
    pub unions_by_members: usize,
    /// Unions for which a valid value may fit several candidates; the candidate that recognizes most of the value is
    /// selected.
    pub unions_by_shape: usize,
    /// Enums of the results or bodies of an operation, with a variant for each status code or media type.
    pub choices: usize,
    /// Variants whose names end in a number that does not come from the document, such as `Variant2`.
    pub numbered_variants: usize,
    /// Uses of [`Type::Json`] (any JSON) for schemas that do not allow every value.
    pub raw_json: usize,
    /// The number of features that enable a module.
    pub features: usize,
    /// The length of the longest type name, in bytes.
    pub longest_name: usize,
    /// Types and fields without documentation although the document describes them, and types and fields whose
    /// documentation only repeats the name.
    pub undocumented: usize,
    /// Types and fields without documentation, because the document does not describe them.
    pub undescribed: usize,
}

impl Census {
    /// Counts the properties of all types and operations of `api`, which must be completely lowered.
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
                    let typed_variants = cases.iter().map(|case| (case.name.as_str(), &case.ty));
                    census.numbered_variants +=
                        typed_variants.filter(|(name, ty)| is_numbered_choice(api, name, ty)).count();
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
            let is_raw_content = |content: &&Content| {
                let schema = content.schema.as_ref().filter(|_| is_json(&content.media_type));
                schema.is_some_and(|schema_ref| is_raw_json(api, &content.ty, schema_ref.schema))
            };
            census.raw_json += body_contents.chain(response_contents).filter(is_raw_content).count();
            census.raw_json +=
                operation.params.iter().filter(|param| is_raw_json(api, &param.ty, param.schema.schema)).count();
        }
        census
    }

    /// Counts a type or field whose documentation is empty or only repeats the name.
    fn count_documentation(&mut self, api: &Api, doc: &str, schema: Option<SchemaId>) {
        if doc.is_empty() || is_filler_doc(doc) {
            let is_described =
                schema.is_some_and(|schema| api.schema(schema).effective_description(&api.schemas).is_some());
            self.undocumented += usize::from(is_described || !doc.is_empty());
            self.undescribed += usize::from(!is_described);
        }
    }

    /// Counts a union by the way in which its variants are distinguished. Also counts the variants that contain raw
    /// JSON or have a numbered name.
    fn count_union(&mut self, api: &Api, union: &Union) {
        match union.distinction {
            Distinction::Tag => self.unions_by_tag += 1,
            Distinction::JsonType => self.unions_by_json_type += 1,
            Distinction::Constants => self.unions_by_constants += 1,
            Distinction::RequiredMembers => self.unions_by_required_members += 1,
            Distinction::Members => self.unions_by_members += 1,
            Distinction::Shape => self.unions_by_shape += 1,
        }
        let is_raw_case = |case: &&UnionCase| case.schemas.iter().any(|schema| is_raw_json(api, &case.ty, *schema));
        self.raw_json += union.cases.iter().filter(is_raw_case).count();
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
            self.numbered_variants += usize::from(is_numbered(&case.name, &document_texts));
        }
    }
}

/// Returns whether `name` ends in a number that does not occur in `document_texts`, the texts of the document from
/// which the name may come.
fn is_numbered(name: &str, document_texts: &[&str]) -> bool {
    let number = &name[name.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
    !number.is_empty() && !document_texts.iter().any(|text| text.contains(number))
}

/// Returns whether a variant of a [`TypeKind::Choice`] ends in a number that is neither a status code nor part of its
/// type's name.
fn is_numbered_choice(api: &Api, name: &str, ty: &Type) -> bool {
    let type_name = match ty {
        Type::Named(id) => api.type_def(*id).name.as_str(),
        _ => "",
    };
    !name.starts_with("Status") && is_numbered(name, &[type_name])
}

/// Returns whether the operation decodes response bodies of this media type into a Rust type. The media types of a
/// watch or a stream are decoded by separate code.
fn is_decoded(operation: &Operation, status: Status, content: &Content) -> bool {
    let outcomes = [&operation.code.output, &operation.code.failure];
    let matching_cases = outcomes.into_iter().flat_map(|outcome| &outcome.cases).filter(|case| case.status == status);
    matching_cases.flat_map(|case| &case.contents).any(|decoded| decoded.media_type == content.media_type)
}

/// Returns whether documentation is a generated sentence that only repeats the name, such as "The member `id`.".
fn is_filler_doc(doc: &str) -> bool {
    ["The member `", "The schema `", "Inline schema at `"].iter().any(|start| doc.starts_with(start))
        && doc.lines().count() == 1
}

/// Returns whether a type, or the type of its items or values, is raw JSON although the schema does not allow every
/// value.
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
            let typed_items = tuple.items.iter().zip(&schema.keywords_2020.prefix_items);
            typed_items.into_iter().any(|(item, schema_ref)| is_raw_json(api, item, schema_ref.schema))
        }
        Type::Named(_) | Type::Primitive(_) | Type::Unit => false,
    }
}

/// Returns whether a schema does not allow every value: it declares types, properties or items, or combines such
/// schemas.
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
