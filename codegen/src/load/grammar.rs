//! The table of all objects that OpenAPI 3.0, 3.1 and 3.2 define, with their fixed fields. For each field, the table
//! contains the versions that define the field, the type of the value, and the effect of a missing value. Validation,
//! deserialization and messages use this table.
//!
//! Documents of Swagger 2.0 are translated to OpenAPI 3.0 before this table applies to them.

use super::version::Version;

/// A kind of object in an OpenAPI document, as the specification defines it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the object of that name in the specification")]
pub enum ObjectKind {
    OpenApi,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    PathItem,
    Callback,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Response,
    Example,
    Header,
    Tag,
    Schema,
    Discriminator,
    SecurityScheme,
    Flows,
    ImplicitFlow,
    PasswordFlow,
    ClientCredentialsFlow,
    AuthorizationCodeFlow,
    DeviceAuthorizationFlow,
}

/// The type that the specification requires for the value of a field.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FieldType {
    /// A string.
    Text,
    /// A string that is one of these keywords.
    Keyword(&'static [&'static str]),
    /// A string that is one of these keywords, or a list of such strings.
    KeywordList(&'static [&'static str]),
    /// A boolean.
    Flag,
    /// Any number.
    Number,
    /// A non-negative integer.
    Count,
    /// Any JSON value.
    Json,
    /// A list of strings.
    TextList,
    /// An object whose members have string values.
    TextMap,
    /// A list whose items may be any JSON values.
    List,
    /// An object of this kind.
    Object(ObjectKind),
    /// A map whose values are objects of this kind.
    Map(ObjectKind),
    /// A map. Its values are not validated with this table, since `crate::lower` reads each of them separately.
    UncheckedMap,
    /// A list. Its items are not validated with this table, since `crate::lower` reads each of them separately.
    UncheckedList,
    /// Any value. It is not validated with this table, since `crate::lower` reads and validates it.
    Unchecked,
    /// Any value. It is ignored, since generated clients do not need it.
    Ignored,
}

/// The effect of a missing or invalid member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Presence {
    /// The field is optional, so a missing value has no effect.
    Optional,
    /// The field is required. If it is missing, an empty value (`""` or `{}`) is used, with a warning.
    Defaulted,
    /// The field is required. If it is missing, the object that should contain it cannot be used.
    Required,
}

/// A fixed field of an object, as the specification defines it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// The key of the field.
    pub name: &'static str,
    /// The required type of the value.
    pub field_type: FieldType,
    /// The effect of a missing or invalid member.
    pub presence: Presence,
    /// The first version of OpenAPI that defines the field.
    pub since_version: Version,
    /// The last version of OpenAPI that defines the field. `None` if the newest version defines it.
    pub until_version: Option<Version>,
}

impl Field {
    /// Returns whether the given version of OpenAPI defines the field.
    #[must_use]
    pub fn is_in(&self, version: Version) -> bool {
        self.since_version <= version && self.until_version.is_none_or(|until| version <= until)
    }

    const fn with_since_version(self, since: Version) -> Self {
        Self { since_version: since, ..self }
    }

    const fn with_until_version(self, until: Version) -> Self {
        Self { until_version: Some(until), ..self }
    }
}

const fn create_field(name: &'static str, field_type: FieldType, presence: Presence) -> Field {
    Field { name, field_type, presence, since_version: Version::V2_0, until_version: None }
}

const fn create_optional_field(name: &'static str, field_type: FieldType) -> Field {
    create_field(name, field_type, Presence::Optional)
}

const fn create_defaulted_field(name: &'static str, field_type: FieldType) -> Field {
    create_field(name, field_type, Presence::Defaulted)
}

const fn create_required_field(name: &'static str, field_type: FieldType) -> Field {
    create_field(name, field_type, Presence::Required)
}

/// Creates an optional field that exists since OpenAPI 3.1.
const fn create_field_since_3_1(name: &'static str, field_type: FieldType) -> Field {
    create_optional_field(name, field_type).with_since_version(Version::V3_1)
}

/// Creates an optional field that exists since OpenAPI 3.2.
const fn create_field_since_3_2(name: &'static str, field_type: FieldType) -> Field {
    create_optional_field(name, field_type).with_since_version(Version::V3_2)
}

const DESCRIPTION_FIELD: Field = create_optional_field("description", FieldType::Text);
const EXTERNAL_DOCS_FIELD: Field = create_optional_field("externalDocs", FieldType::Object(ObjectKind::ExternalDocs));
const EXAMPLE_FIELD: Field = create_optional_field("example", FieldType::Unchecked);
const EXAMPLES_FIELD: Field = create_optional_field("examples", FieldType::Unchecked);

impl ObjectKind {
    /// Returns the name of the object in the specification, preceded by an article, for messages: `a Schema Object`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            ObjectKind::OpenApi => "an OpenAPI document",
            ObjectKind::Info => "an Info Object",
            ObjectKind::Contact => "a Contact Object",
            ObjectKind::License => "a License Object",
            ObjectKind::Server => "a Server Object",
            ObjectKind::ServerVariable => "a Server Variable Object",
            ObjectKind::Components => "a Components Object",
            ObjectKind::PathItem => "a Path Item Object",
            ObjectKind::Callback => "a Callback Object",
            ObjectKind::Operation => "an Operation Object",
            ObjectKind::ExternalDocs => "an External Documentation Object",
            ObjectKind::Parameter => "a Parameter Object",
            ObjectKind::RequestBody => "a Request Body Object",
            ObjectKind::MediaType => "a Media Type Object",
            ObjectKind::Encoding => "an Encoding Object",
            ObjectKind::Response => "a Response Object",
            ObjectKind::Example => "an Example Object",
            ObjectKind::Header => "a Header Object",
            ObjectKind::Tag => "a Tag Object",
            ObjectKind::Schema => "a Schema Object",
            ObjectKind::Discriminator => "a Discriminator Object",
            ObjectKind::SecurityScheme => "a Security Scheme Object",
            ObjectKind::Flows => "an OAuth Flows Object",
            ObjectKind::ImplicitFlow
            | ObjectKind::PasswordFlow
            | ObjectKind::ClientCredentialsFlow
            | ObjectKind::AuthorizationCodeFlow
            | ObjectKind::DeviceAuthorizationFlow => "an OAuth Flow Object",
        }
    }

    /// Returns the name of the section of `components` that contains objects of this kind, such as `schemas`. `None` if
    /// `components` has no section for them.
    #[must_use]
    pub fn components_section(self) -> Option<&'static str> {
        Some(match self {
            ObjectKind::Schema => "schemas",
            ObjectKind::Response => "responses",
            ObjectKind::Parameter => "parameters",
            ObjectKind::Example => "examples",
            ObjectKind::RequestBody => "requestBodies",
            ObjectKind::Header => "headers",
            ObjectKind::SecurityScheme => "securitySchemes",
            ObjectKind::PathItem => "pathItems",
            ObjectKind::Callback => "callbacks",
            ObjectKind::MediaType => "mediaTypes",
            _ => return None,
        })
    }

    /// Returns the fixed fields that a version of OpenAPI defines for objects of this kind.
    pub fn fields(self, version: Version) -> impl Iterator<Item = &'static Field> {
        self.all_fields().iter().filter(move |field| field.is_in(version))
    }

    /// Returns the fixed fields that any version of OpenAPI defines for objects of this kind. A field that differs
    /// between versions, such as `exclusiveMaximum`, has one entry for each difference.
    #[must_use]
    pub fn all_fields(self) -> &'static [Field] {
        match self {
            ObjectKind::OpenApi => OPEN_API_FIELDS,
            ObjectKind::Info => INFO_FIELDS,
            ObjectKind::Contact => CONTACT_FIELDS,
            ObjectKind::License => LICENSE_FIELDS,
            ObjectKind::Server => SERVER_FIELDS,
            ObjectKind::ServerVariable => SERVER_VARIABLE_FIELDS,
            ObjectKind::Components => COMPONENTS_FIELDS,
            ObjectKind::PathItem => PATH_ITEM_FIELDS,
            // The members of a Callback Object have expressions as keys.
            ObjectKind::Callback => &[],
            ObjectKind::Operation => OPERATION_FIELDS,
            ObjectKind::ExternalDocs => EXTERNAL_DOCUMENTATION_FIELDS,
            ObjectKind::Parameter => PARAMETER_FIELDS,
            ObjectKind::RequestBody => REQUEST_BODY_FIELDS,
            ObjectKind::MediaType => MEDIA_TYPE_FIELDS,
            ObjectKind::Encoding => ENCODING_FIELDS,
            ObjectKind::Response => RESPONSE_FIELDS,
            ObjectKind::Example => EXAMPLE_OBJECT_FIELDS,
            ObjectKind::Header => HEADER_FIELDS,
            ObjectKind::Tag => TAG_FIELDS,
            ObjectKind::Schema => SCHEMA_FIELDS,
            ObjectKind::Discriminator => DISCRIMINATOR_FIELDS,
            ObjectKind::SecurityScheme => SECURITY_SCHEME_FIELDS,
            ObjectKind::Flows => FLOWS_FIELDS,
            ObjectKind::ImplicitFlow => IMPLICIT_FLOW_FIELDS,
            ObjectKind::PasswordFlow | ObjectKind::ClientCredentialsFlow => TOKEN_FLOW_FIELDS,
            ObjectKind::AuthorizationCodeFlow => AUTHORIZATION_CODE_FLOW_FIELDS,
            ObjectKind::DeviceAuthorizationFlow => DEVICE_AUTHORIZATION_FLOW_FIELDS,
        }
    }

    /// Returns the fixed field `name` in a version of OpenAPI. `None` if the version does not define the field.
    #[must_use]
    pub fn field(self, name: &str, version: Version) -> Option<&'static Field> {
        self.fields_named(name).find(|field| field.is_in(version))
    }

    /// Returns all entries for the fixed field `name`, the entry for the newest version of OpenAPI first.
    pub fn fields_named(self, name: &str) -> impl Iterator<Item = &'static Field> {
        self.all_fields().iter().rev().filter(move |field| field.name == name)
    }
}

const OPEN_API_FIELDS: &[Field] = &[
    create_required_field("openapi", FieldType::Text),
    create_defaulted_field("info", FieldType::Object(ObjectKind::Info)),
    create_optional_field("servers", FieldType::UncheckedList),
    create_defaulted_field("paths", FieldType::UncheckedMap).with_until_version(Version::V3_0),
    create_field_since_3_1("paths", FieldType::UncheckedMap),
    create_field_since_3_1("webhooks", FieldType::UncheckedMap),
    create_field_since_3_1("jsonSchemaDialect", FieldType::Text),
    create_field_since_3_2("$self", FieldType::Text),
    create_optional_field("components", FieldType::UncheckedMap),
    create_optional_field("security", FieldType::UncheckedList),
    create_optional_field("tags", FieldType::UncheckedList),
    EXTERNAL_DOCS_FIELD,
];

const INFO_FIELDS: &[Field] = &[
    create_defaulted_field("title", FieldType::Text),
    create_field_since_3_1("summary", FieldType::Text),
    DESCRIPTION_FIELD,
    create_optional_field("termsOfService", FieldType::Text),
    create_optional_field("contact", FieldType::Object(ObjectKind::Contact)),
    create_optional_field("license", FieldType::Object(ObjectKind::License)),
    create_defaulted_field("version", FieldType::Text),
];

const CONTACT_FIELDS: &[Field] = &[
    create_optional_field("name", FieldType::Text),
    create_optional_field("url", FieldType::Text),
    create_optional_field("email", FieldType::Text),
];

const LICENSE_FIELDS: &[Field] = &[
    create_defaulted_field("name", FieldType::Text),
    create_field_since_3_1("identifier", FieldType::Text),
    create_optional_field("url", FieldType::Text),
];

const SERVER_FIELDS: &[Field] = &[
    create_required_field("url", FieldType::Text),
    DESCRIPTION_FIELD,
    create_field_since_3_2("name", FieldType::Text),
    create_optional_field("variables", FieldType::Map(ObjectKind::ServerVariable)),
];

const SERVER_VARIABLE_FIELDS: &[Field] = &[
    create_optional_field("enum", FieldType::TextList),
    create_defaulted_field("default", FieldType::Text),
    DESCRIPTION_FIELD,
];

const COMPONENTS_FIELDS: &[Field] = &[
    create_optional_field("schemas", FieldType::UncheckedMap),
    create_optional_field("responses", FieldType::UncheckedMap),
    create_optional_field("parameters", FieldType::UncheckedMap),
    create_optional_field("examples", FieldType::UncheckedMap),
    create_optional_field("requestBodies", FieldType::UncheckedMap),
    create_optional_field("headers", FieldType::UncheckedMap),
    create_optional_field("securitySchemes", FieldType::UncheckedMap),
    create_optional_field("links", FieldType::UncheckedMap),
    create_optional_field("callbacks", FieldType::UncheckedMap),
    create_field_since_3_1("pathItems", FieldType::UncheckedMap),
    create_field_since_3_2("mediaTypes", FieldType::UncheckedMap),
];

const PATH_ITEM_FIELDS: &[Field] = &[
    create_optional_field("$ref", FieldType::Unchecked),
    create_optional_field("summary", FieldType::Text),
    DESCRIPTION_FIELD,
    create_optional_field("get", FieldType::UncheckedMap),
    create_optional_field("put", FieldType::UncheckedMap),
    create_optional_field("post", FieldType::UncheckedMap),
    create_optional_field("delete", FieldType::UncheckedMap),
    create_optional_field("options", FieldType::UncheckedMap),
    create_optional_field("head", FieldType::UncheckedMap),
    create_optional_field("patch", FieldType::UncheckedMap),
    create_optional_field("trace", FieldType::UncheckedMap),
    create_field_since_3_2("query", FieldType::UncheckedMap),
    create_field_since_3_2("additionalOperations", FieldType::UncheckedMap),
    create_optional_field("servers", FieldType::UncheckedList),
    create_optional_field("parameters", FieldType::UncheckedList),
];

const OPERATION_FIELDS: &[Field] = &[
    create_optional_field("tags", FieldType::TextList),
    create_optional_field("summary", FieldType::Text),
    DESCRIPTION_FIELD,
    EXTERNAL_DOCS_FIELD,
    create_optional_field("operationId", FieldType::Text),
    create_optional_field("parameters", FieldType::UncheckedList),
    create_optional_field("requestBody", FieldType::UncheckedMap),
    create_defaulted_field("responses", FieldType::UncheckedMap).with_until_version(Version::V3_0),
    create_field_since_3_1("responses", FieldType::UncheckedMap),
    create_optional_field("callbacks", FieldType::UncheckedMap),
    create_optional_field("deprecated", FieldType::Flag),
    create_optional_field("security", FieldType::UncheckedList),
    create_optional_field("servers", FieldType::UncheckedList),
];

const EXTERNAL_DOCUMENTATION_FIELDS: &[Field] = &[DESCRIPTION_FIELD, create_defaulted_field("url", FieldType::Text)];

const STYLES_3_0: &[&str] = &["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"];

/// The value of `style` with which the translation of Swagger 2.0 represents `collectionFormat: tsv`.
pub(super) const TAB_DELIMITED_STYLE: &str = "tsv";

/// The values of `style` with which the translation of Swagger 2.0 represents lists whose delimiter is not a comma.
pub(super) const COLLECTION_STYLES: [&str; 3] = ["spaceDelimited", "pipeDelimited", TAB_DELIMITED_STYLE];

/// The name of a member that only the translation of Swagger 2.0 adds. Its value is the list of the styles of nested
/// lists.
pub(super) const INNER_STYLES_MEMBER: &str = "items.collectionFormat";

const STYLES_2_0: &[&str] = &["form", "simple", "spaceDelimited", "pipeDelimited", TAB_DELIMITED_STYLE];

const STYLES_3_2: &[&str] =
    &["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"];

const PARAMETER_LOCATIONS: &[&str] = &["query", "header", "path", "cookie"];

const PARAMETER_FIELDS: &[Field] = &[
    create_required_field("name", FieldType::Text),
    create_required_field("in", FieldType::Keyword(PARAMETER_LOCATIONS)).with_until_version(Version::V3_1),
    create_required_field("in", FieldType::Keyword(&["query", "querystring", "header", "path", "cookie"]))
        .with_since_version(Version::V3_2),
    DESCRIPTION_FIELD,
    create_optional_field("required", FieldType::Flag),
    create_optional_field("deprecated", FieldType::Flag),
    create_optional_field("allowEmptyValue", FieldType::Flag),
    create_optional_field("style", FieldType::Keyword(STYLES_2_0)).with_until_version(Version::V2_0),
    create_optional_field(INNER_STYLES_MEMBER, FieldType::UncheckedList).with_until_version(Version::V2_0),
    create_optional_field("style", FieldType::Keyword(STYLES_3_0))
        .with_since_version(Version::V3_0)
        .with_until_version(Version::V3_1),
    create_optional_field("style", FieldType::Keyword(STYLES_3_2)).with_since_version(Version::V3_2),
    create_optional_field("explode", FieldType::Flag),
    create_optional_field("allowReserved", FieldType::Flag),
    create_optional_field("schema", FieldType::Unchecked),
    EXAMPLE_FIELD,
    EXAMPLES_FIELD,
    create_optional_field("content", FieldType::UncheckedMap),
];

const REQUEST_BODY_FIELDS: &[Field] = &[
    DESCRIPTION_FIELD,
    create_defaulted_field("content", FieldType::UncheckedMap),
    create_optional_field("required", FieldType::Flag),
];

const MEDIA_TYPE_FIELDS: &[Field] = &[
    create_optional_field("schema", FieldType::Unchecked),
    create_field_since_3_2("itemSchema", FieldType::Unchecked),
    EXAMPLE_FIELD,
    EXAMPLES_FIELD,
    create_optional_field("encoding", FieldType::Map(ObjectKind::Encoding)),
    create_field_since_3_2("prefixEncoding", FieldType::UncheckedList),
    create_field_since_3_2("itemEncoding", FieldType::UncheckedMap),
];

const ENCODING_FIELDS: &[Field] = &[
    create_optional_field("contentType", FieldType::Text),
    create_optional_field("headers", FieldType::UncheckedMap),
    create_optional_field(
        "style",
        FieldType::Keyword(&["form", "spaceDelimited", "pipeDelimited", TAB_DELIMITED_STYLE]),
    )
    .with_until_version(Version::V2_0),
    create_optional_field(INNER_STYLES_MEMBER, FieldType::UncheckedList).with_until_version(Version::V2_0),
    create_optional_field("style", FieldType::Keyword(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]))
        .with_since_version(Version::V3_0),
    create_optional_field("explode", FieldType::Flag),
    create_optional_field("allowReserved", FieldType::Flag),
    create_field_since_3_2("encoding", FieldType::UncheckedMap),
    create_field_since_3_2("prefixEncoding", FieldType::UncheckedList),
    create_field_since_3_2("itemEncoding", FieldType::UncheckedMap),
];

const RESPONSE_FIELDS: &[Field] = &[
    create_defaulted_field("description", FieldType::Text).with_until_version(Version::V3_1),
    create_field_since_3_2("description", FieldType::Text),
    create_field_since_3_2("summary", FieldType::Text),
    create_optional_field("headers", FieldType::UncheckedMap),
    create_optional_field("content", FieldType::UncheckedMap),
    create_optional_field("links", FieldType::UncheckedMap),
];

const EXAMPLE_OBJECT_FIELDS: &[Field] = &[
    create_optional_field("summary", FieldType::Text),
    DESCRIPTION_FIELD,
    create_optional_field("value", FieldType::Unchecked),
    create_field_since_3_2("dataValue", FieldType::Unchecked),
    create_field_since_3_2("serializedValue", FieldType::Text),
    create_optional_field("externalValue", FieldType::Text),
];

const HEADER_FIELDS: &[Field] = &[
    DESCRIPTION_FIELD,
    create_optional_field("required", FieldType::Flag),
    create_optional_field("deprecated", FieldType::Flag),
    create_optional_field("allowEmptyValue", FieldType::Flag),
    create_optional_field("style", FieldType::Keyword(&["simple"])),
    create_optional_field("explode", FieldType::Flag),
    create_optional_field("allowReserved", FieldType::Flag),
    create_optional_field("schema", FieldType::Unchecked),
    EXAMPLE_FIELD,
    EXAMPLES_FIELD,
    create_optional_field("content", FieldType::UncheckedMap),
];

const TAG_FIELDS: &[Field] = &[
    create_required_field("name", FieldType::Text),
    create_field_since_3_2("summary", FieldType::Text),
    DESCRIPTION_FIELD,
    EXTERNAL_DOCS_FIELD,
    create_field_since_3_2("parent", FieldType::Text),
    create_field_since_3_2("kind", FieldType::Text),
];

const SCHEMA_FIELDS: &[Field] = &[
    create_optional_field("title", FieldType::Text),
    create_optional_field("multipleOf", FieldType::Number),
    create_optional_field("maximum", FieldType::Number),
    create_optional_field("exclusiveMaximum", FieldType::Flag).with_until_version(Version::V3_0),
    create_field_since_3_1("exclusiveMaximum", FieldType::Number),
    create_optional_field("minimum", FieldType::Number),
    create_optional_field("exclusiveMinimum", FieldType::Flag).with_until_version(Version::V3_0),
    create_field_since_3_1("exclusiveMinimum", FieldType::Number),
    create_optional_field("maxLength", FieldType::Count),
    create_optional_field("minLength", FieldType::Count),
    create_optional_field("pattern", FieldType::Text),
    create_optional_field("maxItems", FieldType::Count),
    create_optional_field("minItems", FieldType::Count),
    create_optional_field("uniqueItems", FieldType::Flag),
    create_optional_field("maxProperties", FieldType::Count),
    create_optional_field("minProperties", FieldType::Count),
    create_optional_field("required", FieldType::TextList),
    create_optional_field("enum", FieldType::List),
    create_optional_field("type", FieldType::Keyword(SCHEMA_TYPES_3_0)).with_until_version(Version::V3_0),
    create_field_since_3_1("type", FieldType::KeywordList(SCHEMA_TYPES_3_1)),
    create_optional_field("allOf", FieldType::UncheckedList),
    create_optional_field("oneOf", FieldType::UncheckedList),
    create_optional_field("anyOf", FieldType::UncheckedList),
    create_optional_field("not", FieldType::Unchecked),
    create_optional_field("items", FieldType::Unchecked),
    create_optional_field("properties", FieldType::UncheckedMap),
    create_optional_field("additionalProperties", FieldType::Unchecked),
    DESCRIPTION_FIELD,
    create_optional_field("format", FieldType::Text),
    create_optional_field("default", FieldType::Json),
    create_optional_field("nullable", FieldType::Flag).with_until_version(Version::V3_0),
    create_optional_field("discriminator", FieldType::Object(ObjectKind::Discriminator)),
    create_optional_field("readOnly", FieldType::Flag),
    create_optional_field("writeOnly", FieldType::Flag),
    create_optional_field("xml", FieldType::Ignored),
    EXTERNAL_DOCS_FIELD,
    EXAMPLE_FIELD,
    create_optional_field("deprecated", FieldType::Flag),
    // Keywords of JSON Schema 2020-12.
    create_field_since_3_1("$anchor", FieldType::Text),
    create_field_since_3_1("$comment", FieldType::Ignored),
    create_field_since_3_1("$defs", FieldType::UncheckedMap),
    create_field_since_3_1("$dynamicAnchor", FieldType::Text),
    create_field_since_3_1("$dynamicRef", FieldType::Text),
    create_field_since_3_1("$id", FieldType::Text),
    create_field_since_3_1("$ref", FieldType::Text),
    create_field_since_3_1("$schema", FieldType::Text),
    create_field_since_3_1("$vocabulary", FieldType::Ignored),
    create_field_since_3_1("const", FieldType::Json),
    create_field_since_3_1("contains", FieldType::Unchecked),
    create_field_since_3_1("contentEncoding", FieldType::Text),
    create_field_since_3_1("contentMediaType", FieldType::Text),
    create_field_since_3_1("contentSchema", FieldType::Unchecked),
    create_field_since_3_1("dependentRequired", FieldType::UncheckedMap),
    create_field_since_3_1("dependentSchemas", FieldType::UncheckedMap),
    create_field_since_3_1("else", FieldType::Unchecked),
    create_field_since_3_1("examples", FieldType::List),
    create_field_since_3_1("if", FieldType::Unchecked),
    create_field_since_3_1("maxContains", FieldType::Count),
    create_field_since_3_1("minContains", FieldType::Count),
    create_field_since_3_1("patternProperties", FieldType::UncheckedMap),
    create_field_since_3_1("prefixItems", FieldType::UncheckedList),
    create_field_since_3_1("propertyNames", FieldType::Unchecked),
    create_field_since_3_1("then", FieldType::Unchecked),
    create_field_since_3_1("unevaluatedItems", FieldType::Unchecked),
    create_field_since_3_1("unevaluatedProperties", FieldType::Unchecked),
    // Keywords of earlier drafts that the meta-schema of 2020-12 still allows.
    create_field_since_3_1("definitions", FieldType::UncheckedMap),
    create_field_since_3_1("dependencies", FieldType::UncheckedMap),
];

/// The values that the keyword `type` can have in OpenAPI 3.0.
pub const SCHEMA_TYPES_3_0: &[&str] = &["string", "integer", "number", "boolean", "array", "object"];

/// The values that the keyword `type` can have in JSON Schema, and therefore since OpenAPI 3.1.
const SCHEMA_TYPES_3_1: &[&str] = &["string", "integer", "number", "boolean", "array", "object", "null"];

const DISCRIMINATOR_FIELDS: &[Field] = &[
    create_required_field("propertyName", FieldType::Text),
    create_optional_field("mapping", FieldType::TextMap),
    create_field_since_3_2("defaultMapping", FieldType::Text),
];

const SECURITY_SCHEME_FIELDS: &[Field] = &[
    create_required_field("type", FieldType::Keyword(&["apiKey", "http", "oauth2", "openIdConnect"]))
        .with_until_version(Version::V3_0),
    create_required_field("type", FieldType::Keyword(&["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]))
        .with_since_version(Version::V3_1),
    DESCRIPTION_FIELD,
    create_optional_field("name", FieldType::Text),
    create_optional_field("in", FieldType::Keyword(&["query", "header", "cookie"])),
    create_optional_field("scheme", FieldType::Text),
    create_optional_field("bearerFormat", FieldType::Text),
    create_optional_field("flows", FieldType::Object(ObjectKind::Flows)),
    create_optional_field("openIdConnectUrl", FieldType::Text),
    create_field_since_3_2("oauth2MetadataUrl", FieldType::Text),
    create_field_since_3_2("deprecated", FieldType::Flag),
];

const FLOWS_FIELDS: &[Field] = &[
    create_optional_field("implicit", FieldType::Object(ObjectKind::ImplicitFlow)),
    create_optional_field("password", FieldType::Object(ObjectKind::PasswordFlow)),
    create_optional_field("clientCredentials", FieldType::Object(ObjectKind::ClientCredentialsFlow)),
    create_optional_field("authorizationCode", FieldType::Object(ObjectKind::AuthorizationCodeFlow)),
    create_field_since_3_2("deviceAuthorization", FieldType::Object(ObjectKind::DeviceAuthorizationFlow)),
];

const SCOPES_FIELD: Field = create_defaulted_field("scopes", FieldType::TextMap);
const REFRESH_URL_FIELD: Field = create_optional_field("refreshUrl", FieldType::Text);

const IMPLICIT_FLOW_FIELDS: &[Field] =
    &[create_defaulted_field("authorizationUrl", FieldType::Text), REFRESH_URL_FIELD, SCOPES_FIELD];
const TOKEN_FLOW_FIELDS: &[Field] =
    &[create_defaulted_field("tokenUrl", FieldType::Text), REFRESH_URL_FIELD, SCOPES_FIELD];
const AUTHORIZATION_CODE_FLOW_FIELDS: &[Field] = &[
    create_defaulted_field("authorizationUrl", FieldType::Text),
    create_defaulted_field("tokenUrl", FieldType::Text),
    REFRESH_URL_FIELD,
    SCOPES_FIELD,
];
const DEVICE_AUTHORIZATION_FLOW_FIELDS: &[Field] = &[
    create_defaulted_field("deviceAuthorizationUrl", FieldType::Text),
    create_defaulted_field("tokenUrl", FieldType::Text),
    REFRESH_URL_FIELD,
    SCOPES_FIELD,
];
