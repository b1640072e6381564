//! The source model of schemas: one [`Schema`] per Schema Object, with `$ref`s replaced by IDs and nothing merged.

use indexmap::{IndexMap, IndexSet};
use serde::Serialize;

use super::{BoxedIfSet, Extensions, ExternalDocs, Json, rare::Plain};
use crate::source::Span;

/// An index into [`Api::schemas`](super::Api::schemas).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct SchemaId(pub u32);

impl SchemaId {
    /// Returns the index into [`Api::schemas`](super::Api::schemas).
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A use of a schema, for example in a property, in `items` or in a body. It is inline or a `$ref`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchemaRef {
    /// The schema, after resolving `$ref`s.
    pub schema: SchemaId,
    /// The text of the `$ref`; `None` for an inline schema.
    pub reference: Option<String>,
    /// The span of the inline schema or the `$ref`.
    #[serde(skip)]
    pub at: Span,
}

/// A Schema Object.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword of the specification")]
pub struct Schema {
    /// The component's name if it is in `components.schemas` (of any file).
    pub name: Option<String>,
    /// The file and JSON pointer of the schema, for example `batch/v1.yaml#/components/schemas/Job`.
    pub location: String,
    /// `type` without `null`; empty if any type is allowed. OpenAPI 3.0 has at most one type.
    pub types: Vec<JsonType>,
    /// `nullable: true`.
    pub nullable: bool,
    /// `format`, as written.
    pub format: Option<String>,
    /// `title`.
    pub title: Option<String>,
    /// `description`, as written.
    pub description: Option<String>,
    /// `externalDocs`.
    pub external_docs: Option<Box<ExternalDocs>>,
    /// `default`.
    pub default: Option<serde_json::Value>,
    /// `example`.
    pub example: Option<Json>,
    /// `enum`, in order; `None` if the keyword is absent.
    pub values: Option<Vec<serde_json::Value>>,
    /// Lengths, ranges and patterns.
    pub bounds: BoxedIfSet<Bounds>,
    /// Keywords of JSON Schema 2020-12 that OpenAPI 3.0 does not have.
    pub keywords_2020: BoxedIfSet<Keywords2020>,
    /// `properties`, in order.
    pub properties: IndexMap<String, SchemaRef>,
    /// `required`, in order. It may contain names that are not in `properties`.
    pub required: IndexSet<String>,
    /// `additionalProperties`.
    pub additional: AdditionalProperties,
    /// `items`.
    pub items: Option<SchemaRef>,
    /// `allOf`.
    pub all_of: Vec<SchemaRef>,
    /// `oneOf`.
    pub one_of: Vec<SchemaRef>,
    /// `anyOf`.
    pub any_of: Vec<SchemaRef>,
    /// `not`.
    pub not: Option<SchemaRef>,
    /// `discriminator`.
    pub discriminator: Option<Box<Discriminator>>,
    /// `readOnly: true`.
    pub read_only: bool,
    /// `writeOnly: true`.
    pub write_only: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// `x-…` members.
    pub extensions: Extensions,
    /// The kind of combination, if lowering created the schema to combine two declarations of a member. `None` for a
    /// schema of the document.
    #[serde(skip)]
    pub join_kind: Option<JoinKind>,
    /// The span of its declaration.
    #[serde(skip)]
    pub at: Span,
}

/// The way in which two schemas of the same member are combined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum JoinKind {
    /// Entries of an `allOf` declare the member, so both schemas apply.
    All,
    /// Alternatives that become one struct declare the member, so one of the schemas applies.
    Either,
}

/// The JSON types, as named by `type`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum JsonType {
    /// `string`.
    String,
    /// `integer`.
    Integer,
    /// `number`.
    Number,
    /// `boolean`.
    Boolean,
    /// `array`.
    Array,
    /// `object`.
    Object,
}

impl JsonType {
    /// Returns whether a value has this type. `1.0` is also an integer.
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
    /// Returns the schemas that apply only to some values: those of `dependentSchemas`, `then` and `else`.
    pub fn conditional(&self) -> impl Iterator<Item = &SchemaRef> {
        let dependent = self.keywords_2020.dependent_schemas.iter().map(|(_, link)| link);
        dependent.chain(&self.keywords_2020.then).chain(&self.keywords_2020.otherwise)
    }

    /// Returns the direct subschemas, such as those of members, items and alternatives, and the schemas of the
    /// discriminator.
    pub fn schema_refs(&self) -> impl Iterator<Item = &SchemaRef> {
        let additional = match &self.additional {
            AdditionalProperties::Schema(link) => Some(link),
            _ => None,
        };
        let mapped = self.discriminator.iter().flat_map(|discriminator| discriminator.links());
        let composed = self.all_of.iter().chain(&self.one_of).chain(&self.any_of);
        let single = self.items.iter().chain(&self.not).chain(additional);
        self.properties.values().chain(single).chain(composed).chain(mapped).chain(self.keywords_2020.schema_refs())
    }
}

/// The maximum depth of nested `allOf` that is searched for a description.
const MAX_DEPTH: usize = 8;

impl Schema {
    /// Returns the schema's description. If it is blank, returns that of the only entry of `allOf`, or of the last
    /// inline entry of `allOf` with a description. Returns `None` if all of these are blank.
    #[must_use]
    pub fn described<'a>(&'a self, schemas: &'a [Self]) -> Option<&'a str> {
        self.described_within(schemas, MAX_DEPTH)
    }

    fn described_within<'a>(&'a self, schemas: &'a [Self], depth: usize) -> Option<&'a str> {
        let description = self.description.as_deref().filter(|text| !text.trim().is_empty());
        let is_alone = self.all_of.len() == 1;
        description.or_else(|| {
            let depth = depth.checked_sub(1)?;
            let parts = self.all_of.iter().rev().map(|link| &schemas[link.schema.index()]);
            let mut parts = parts.filter(|part| is_alone || part.name.is_none());
            parts.find_map(|part| part.described_within(schemas, depth))
        })
    }
}

/// The keywords that bound a value. Numbers keep the digits with which the document writes them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Bounds {
    /// `minimum`.
    pub minimum: Option<serde_json::Number>,
    /// `exclusiveMinimum: true`.
    pub exclusive_minimum: bool,
    /// `maximum`.
    pub maximum: Option<serde_json::Number>,
    /// `exclusiveMaximum: true`.
    pub exclusive_maximum: bool,
    /// `multipleOf`.
    pub multiple_of: Option<serde_json::Number>,
    /// `minLength`, in Unicode code points.
    pub min_length: Option<u64>,
    /// `maxLength`, in Unicode code points.
    pub max_length: Option<u64>,
    /// `pattern`, as written.
    pub pattern: Option<String>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems: true`.
    pub unique_items: bool,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
}

impl Plain for Bounds {
    const PLAIN: &'static Self = &Self {
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
    /// `prefixItems`.
    pub prefix_items: Vec<SchemaRef>,
    /// `contains`.
    pub contains: Option<SchemaRef>,
    /// `minContains`.
    pub min_contains: Option<u64>,
    /// `maxContains`.
    pub max_contains: Option<u64>,
    /// `patternProperties`, in order.
    pub pattern_properties: Vec<(String, SchemaRef)>,
    /// `additionalProperties`, if there are also `patternProperties`. [`Schema::additional`] then covers the members of
    /// both keywords.
    pub additional_beside_patterns: AdditionalProperties,
    /// `propertyNames`.
    pub property_names: Option<SchemaRef>,
    /// `dependentRequired`, in order.
    pub dependent_required: Vec<(String, Vec<String>)>,
    /// `dependentSchemas`, in order.
    pub dependent_schemas: Vec<(String, SchemaRef)>,
    /// `if`.
    pub condition: Option<SchemaRef>,
    /// `then`.
    pub then: Option<SchemaRef>,
    /// `else`.
    pub otherwise: Option<SchemaRef>,
}

impl Discriminator {
    /// Returns the schemas of `mapping` and `defaultMapping`.
    pub fn links(&self) -> impl Iterator<Item = &SchemaRef> {
        self.mapping.values().chain(&self.default)
    }
}

impl Keywords2020 {
    /// Returns the direct subschemas of these keywords.
    pub fn schema_refs(&self) -> impl Iterator<Item = &SchemaRef> {
        let named = self.pattern_properties.iter().chain(&self.dependent_schemas).map(|(_, link)| link);
        let beside = match &self.additional_beside_patterns {
            AdditionalProperties::Schema(link) => Some(link),
            _ => None,
        };
        let single = self.contains.iter().chain(&self.property_names).chain(beside);
        let conditional = self.condition.iter().chain(&self.then).chain(&self.otherwise);
        self.prefix_items.iter().chain(named).chain(single).chain(conditional)
    }
}

impl Plain for Keywords2020 {
    const PLAIN: &'static Self = &Self {
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

/// `additionalProperties`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub enum AdditionalProperties {
    /// The keyword is absent: undeclared properties are allowed.
    #[default]
    Unspecified,
    /// `true` or `{}`.
    Any,
    /// `false`.
    Never,
    /// A schema for the values.
    Schema(SchemaRef),
}

/// A Discriminator Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Discriminator {
    /// `propertyName`.
    pub property: String,
    /// Schemas by tag value, from `mapping`. Does not contain the tag values that schema names imply.
    pub mapping: IndexMap<String, SchemaRef>,
    /// `defaultMapping`: the schema for values in which the property is absent or has an unknown value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<SchemaRef>,
    /// The span of its declaration.
    #[serde(skip)]
    pub at: Span,
}
