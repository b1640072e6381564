//! The part of the source model that represents schemas: one [`Schema`] for each Schema Object. Each `$ref` is replaced
//! by an ID, and schemas are not merged.

use indexmap::{IndexMap, IndexSet};
use serde::Serialize;

use super::{BoxedIfSet, Extensions, ExternalDocs, Json, rare::HasConstDefault};
use crate::source::Span;

/// The ID of a schema: an index into [`Api::schemas`](super::Api::schemas).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct SchemaId(pub u32);

impl SchemaId {
    /// Returns the index of the schema in [`Api::schemas`](super::Api::schemas).
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A reference from one object of the document to a schema, for example from a property, from `items` or from a body.
/// The schema is either inline or the target of a `$ref`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchemaRef {
    /// The ID of the schema, after resolving `$ref`s.
    pub schema: SchemaId,
    /// The text of the `$ref`. `None` for an inline schema.
    pub reference: Option<String>,
    /// The span of the inline schema, or of the `$ref`.
    #[serde(skip)]
    pub at: Span,
}

/// A Schema Object of the document, or a schema that the generator has created to combine two Schema Objects.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword of the specification")]
pub struct Schema {
    /// The key of the schema in `components.schemas` of its file. `None` for an inline schema.
    pub name: Option<String>,
    /// The path of the file and the JSON pointer of the schema, for example `batch/v1.yaml#/components/schemas/Job`.
    pub location: String,
    /// The types in the keyword `type`, except `null`. Empty if the keyword is absent, so that every type is allowed.
    /// OpenAPI 3.0 allows at most one type.
    pub types: Vec<JsonType>,
    /// True if the schema declares `nullable: true`.
    pub nullable: bool,
    /// The value of the keyword `format`, as written in the document.
    pub format: Option<String>,
    /// The value of the keyword `title`.
    pub title: Option<String>,
    /// The value of the keyword `description`, as written in the document.
    pub description: Option<String>,
    /// The value of the keyword `externalDocs`.
    pub external_docs: Option<Box<ExternalDocs>>,
    /// The value of the keyword `default`.
    pub default: Option<serde_json::Value>,
    /// The value of the keyword `example`.
    pub example: Option<Json>,
    /// The values of the keyword `enum`, in document order. `None` if the keyword is absent.
    pub values: Option<Vec<serde_json::Value>>,
    /// The keywords that limit a value: ranges, lengths, counts and patterns.
    pub bounds: BoxedIfSet<Bounds>,
    /// The keywords of JSON Schema 2020-12 that OpenAPI 3.0 does not have.
    pub keywords_2020: BoxedIfSet<Keywords2020>,
    /// The value of the keyword `properties`, in document order.
    pub properties: IndexMap<String, SchemaRef>,
    /// The value of the keyword `required`, in document order. May contain names that `properties` does not declare.
    pub required: IndexSet<String>,
    /// The value of the keyword `additionalProperties`.
    pub additional: AdditionalProperties,
    /// The value of the keyword `items`.
    pub items: Option<SchemaRef>,
    /// The value of the keyword `allOf`.
    pub all_of: Vec<SchemaRef>,
    /// The value of the keyword `oneOf`.
    pub one_of: Vec<SchemaRef>,
    /// The value of the keyword `anyOf`.
    pub any_of: Vec<SchemaRef>,
    /// The value of the keyword `not`.
    pub not: Option<SchemaRef>,
    /// The value of the keyword `discriminator`.
    pub discriminator: Option<Box<Discriminator>>,
    /// True if the schema declares `readOnly: true`.
    pub read_only: bool,
    /// True if the schema declares `writeOnly: true`.
    pub write_only: bool,
    /// True if the schema declares `deprecated: true`.
    pub deprecated: bool,
    /// The extensions (`x-…` members) of the schema.
    pub extensions: Extensions,
    /// The way in which two declarations of a member are combined into this schema. `None` if the schema is in the
    /// document.
    #[serde(skip)]
    pub join_kind: Option<JoinKind>,
    /// The span of the Schema Object in the document.
    #[serde(skip)]
    pub at: Span,
}

/// The way in which two declarations of the same member are combined into one schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JoinKind {
    /// Two entries of an `allOf` declare the member, so a value must satisfy both schemas.
    All,
    /// Two alternatives of a `oneOf` or `anyOf` declare the member and become a single struct, so a value must satisfy
    /// one of the schemas.
    Either,
}

/// A JSON type, as named in the keyword `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum JsonType {
    /// `type: string`.
    String,
    /// `type: integer`.
    Integer,
    /// `type: number`.
    Number,
    /// `type: boolean`.
    Boolean,
    /// `type: array`.
    Array,
    /// `type: object`.
    Object,
}

impl JsonType {
    /// Returns whether a JSON value has this type. The number `1.0` also has the type `integer`.
    #[must_use]
    pub fn contains_value(self, value: &serde_json::Value) -> bool {
        match self {
            Self::String => value.is_string(),
            Self::Integer => value.as_f64().is_some_and(|number| number.fract() == 0.0),
            Self::Number => value.is_number(),
            Self::Boolean => value.is_boolean(),
            Self::Array => value.is_array(),
            Self::Object => value.is_object(),
        }
    }
}

impl Schema {
    /// Returns references to the schemas that apply only to some values: the schemas in `dependentSchemas`, `then` and
    /// `else`.
    pub fn conditional_schemas(&self) -> impl Iterator<Item = &SchemaRef> {
        let dependent_schemas = self.keywords_2020.dependent_schemas.iter().map(|(_, schema_ref)| schema_ref);
        dependent_schemas.chain(&self.keywords_2020.then).chain(&self.keywords_2020.otherwise)
    }

    /// Returns references to the direct subschemas, such as the schemas of members, items and alternatives, and to the
    /// schemas in `mapping` of the discriminator.
    pub fn schema_refs(&self) -> impl Iterator<Item = &SchemaRef> {
        let additional_schema = match &self.additional {
            AdditionalProperties::Schema(schema_ref) => Some(schema_ref),
            _ => None,
        };
        let mapped_schemas = self.discriminator.iter().flat_map(|discriminator| discriminator.schema_refs());
        let composed_schemas = self.all_of.iter().chain(&self.one_of).chain(&self.any_of);
        let single_schemas = self.items.iter().chain(&self.not).chain(additional_schema);
        self.properties
            .values()
            .chain(single_schemas)
            .chain(composed_schemas)
            .chain(mapped_schemas)
            .chain(self.keywords_2020.schema_refs())
    }
}

/// The maximum number of nested `allOf` levels that are searched for a description.
const MAX_ALL_OF_DEPTH: usize = 8;

impl Schema {
    /// Returns the description of the schema. If it is blank, returns the description of an entry of `allOf`: of the
    /// only entry, or of the last inline entry that has a description. `None` if none of these descriptions has text.
    #[must_use]
    pub fn effective_description<'a>(&'a self, schemas: &'a [Self]) -> Option<&'a str> {
        self.find_description(schemas, MAX_ALL_OF_DEPTH)
    }

    /// Returns the same as [`effective_description`](Self::effective_description), but searches at most `depth` levels
    /// of nested `allOf`.
    fn find_description<'a>(&'a self, schemas: &'a [Self], depth: usize) -> Option<&'a str> {
        let description = self.description.as_deref().filter(|text| !text.trim().is_empty());
        let has_single_base = self.all_of.len() == 1;
        description.or_else(|| {
            let remaining_depth = depth.checked_sub(1)?;
            let base_schemas = self.all_of.iter().rev().map(|schema_ref| &schemas[schema_ref.schema.index()]);
            let mut base_schemas = base_schemas.filter(|base_schema| has_single_base || base_schema.name.is_none());
            base_schemas.find_map(|base_schema| base_schema.find_description(schemas, remaining_depth))
        })
    }
}

/// The keywords that limit a value, such as `minimum`, `maxLength` and `pattern`. Numbers keep all digits that the
/// document contains.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bounds {
    /// The value of the keyword `minimum`.
    pub minimum: Option<serde_json::Number>,
    /// True if the schema declares `exclusiveMinimum: true`.
    pub exclusive_minimum: bool,
    /// The value of the keyword `maximum`.
    pub maximum: Option<serde_json::Number>,
    /// True if the schema declares `exclusiveMaximum: true`.
    pub exclusive_maximum: bool,
    /// The value of the keyword `multipleOf`.
    pub multiple_of: Option<serde_json::Number>,
    /// The value of the keyword `minLength`, in Unicode code points.
    pub min_length: Option<u64>,
    /// The value of the keyword `maxLength`, in Unicode code points.
    pub max_length: Option<u64>,
    /// The value of the keyword `pattern`, as written in the document.
    pub pattern: Option<String>,
    /// The value of the keyword `minItems`.
    pub min_items: Option<u64>,
    /// The value of the keyword `maxItems`.
    pub max_items: Option<u64>,
    /// True if the schema declares `uniqueItems: true`.
    pub unique_items: bool,
    /// The value of the keyword `minProperties`.
    pub min_properties: Option<u64>,
    /// The value of the keyword `maxProperties`.
    pub max_properties: Option<u64>,
}

impl HasConstDefault for Bounds {
    const CONST_DEFAULT: &'static Self = &Self {
        minimum: None,
        exclusive_minimum: false,
        maximum: None,
        exclusive_maximum: false,
        multiple_of: None,
        min_length: None,
        max_length: None,
        pattern: None,
        min_items: None,
        max_items: None,
        unique_items: false,
        min_properties: None,
        max_properties: None,
    };
}

/// The keywords of JSON Schema 2020-12 that OpenAPI 3.0 does not have and cannot express.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Keywords2020 {
    /// The value of the keyword `prefixItems`.
    pub prefix_items: Vec<SchemaRef>,
    /// The value of the keyword `contains`.
    pub contains: Option<SchemaRef>,
    /// The value of the keyword `minContains`.
    pub min_contains: Option<u64>,
    /// The value of the keyword `maxContains`.
    pub max_contains: Option<u64>,
    /// The value of the keyword `patternProperties`, in document order.
    pub pattern_properties: Vec<(String, SchemaRef)>,
    /// The value of the keyword `additionalProperties`, if the schema also has `patternProperties`. In this case,
    /// [`Schema::additional`] applies both to members that match a pattern and to additional members.
    pub additional_beside_patterns: AdditionalProperties,
    /// The value of the keyword `propertyNames`.
    pub property_names: Option<SchemaRef>,
    /// The value of the keyword `dependentRequired`, in document order.
    pub dependent_required: Vec<(String, Vec<String>)>,
    /// The value of the keyword `dependentSchemas`, in document order.
    pub dependent_schemas: Vec<(String, SchemaRef)>,
    /// The value of the keyword `if`.
    pub condition: Option<SchemaRef>,
    /// The value of the keyword `then`.
    pub then: Option<SchemaRef>,
    /// The value of the keyword `else`.
    pub otherwise: Option<SchemaRef>,
}

impl Discriminator {
    /// Returns references to the schemas in `mapping` and `defaultMapping`.
    pub fn schema_refs(&self) -> impl Iterator<Item = &SchemaRef> {
        self.mapping.values().chain(&self.default)
    }
}

impl Keywords2020 {
    /// Returns references to the direct subschemas in these keywords.
    pub fn schema_refs(&self) -> impl Iterator<Item = &SchemaRef> {
        let named_schemas =
            self.pattern_properties.iter().chain(&self.dependent_schemas).map(|(_, schema_ref)| schema_ref);
        let additional_schema = match &self.additional_beside_patterns {
            AdditionalProperties::Schema(schema_ref) => Some(schema_ref),
            _ => None,
        };
        let single_schemas = self.contains.iter().chain(&self.property_names).chain(additional_schema);
        let conditional_schemas = self.condition.iter().chain(&self.then).chain(&self.otherwise);
        self.prefix_items.iter().chain(named_schemas).chain(single_schemas).chain(conditional_schemas)
    }
}

impl HasConstDefault for Keywords2020 {
    const CONST_DEFAULT: &'static Self = &Self {
        prefix_items: Vec::new(),
        contains: None,
        min_contains: None,
        max_contains: None,
        pattern_properties: Vec::new(),
        additional_beside_patterns: AdditionalProperties::Unspecified,
        property_names: None,
        dependent_required: Vec::new(),
        dependent_schemas: Vec::new(),
        condition: None,
        then: None,
        otherwise: None,
    };
}

/// The value of the keyword `additionalProperties` of a schema.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub enum AdditionalProperties {
    /// The keyword is absent, so members that `properties` does not declare are allowed.
    #[default]
    Unspecified,
    /// The value is `true` or `{}`: undeclared members may have any value.
    Any,
    /// The value is `false`: undeclared members are not allowed.
    Never,
    /// The value is a schema, which applies to the values of undeclared members.
    Schema(SchemaRef),
}

/// A Discriminator Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Discriminator {
    /// The member `propertyName` of the Discriminator Object.
    pub property: String,
    /// The member `mapping` of the Discriminator Object: the schemas by value of the discriminator. Does not include
    /// schemas that are selected by their name without an entry in `mapping`.
    pub mapping: IndexMap<String, SchemaRef>,
    /// The member `defaultMapping` of the Discriminator Object: the schema for values whose discriminator is absent or
    /// unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<SchemaRef>,
    /// The span of the Discriminator Object in the document.
    #[serde(skip)]
    pub at: Span,
}
