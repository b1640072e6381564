//! A table of the objects of OpenAPI 3.0, 3.1 and 3.2 and their fixed fields. For each field, the table contains the
//! versions that define the field, the type of the value, and the effect of a missing value. Validation,
//! deserialization and messages use this table.
//!
//! Documents of Swagger 2.0 are first translated to objects of OpenAPI 3.0.

use super::version::Version;

/// A kind of object that the specification defines.
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
    /// A string that is one of the listed keywords.
    Keyword(&'static [&'static str]),
    /// A string that is one of the listed keywords, or a list of such strings.
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
    /// A list of any JSON values.
    List,
    /// An object of the given kind.
    Object(ObjectKind),
    /// A map whose values are objects of the given kind.
    Map(ObjectKind),
    /// A map whose values are not validated here, since `crate::lower` reads each of them separately.
    UncheckedMap,
    /// A list whose items are not validated here, since `crate::lower` reads each of them separately.
    UncheckedList,
    /// A value that is not validated here, since `crate::lower` reads and validates it.
    Unchecked,
    /// Any value, which is ignored, since generated clients do not need it.
    Ignored,
}

/// The effect of a missing or invalid member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Presence {
    /// The member is optional.
    Optional,
    /// The member is required. If the member is missing, an empty value (`""` or `{}`) is used, with a warning.
    Defaulted,
    /// The member is required. If the member is missing, the object cannot be used.
    Required,
}

/// A fixed field of an object.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// The key of the field.
    pub name: &'static str,
    /// The type of the member.
    pub field_type: FieldType,
    /// The effect of a missing or invalid member.
    pub presence: Presence,
    /// The first version that defines the field.
    pub since_version: Version,
    /// The last version that defines the field. `None` if the newest version defines it.
    pub until_version: Option<Version>,
}

impl Field {
    /// Returns whether the version defines the field.
    #[must_use]
    pub fn is_in(&self, version: Version) -> bool {
        self.since_version <= version && self.until_version.is_none_or(|until| version <= until)
    }

    const fn since_version(self, since: Version) -> Self {
        Self { since_version: since, ..self }
    }

    const fn until_version(self, until: Version) -> Self {
        Self { until_version: Some(until), ..self }
    }
}

const fn new_field(name: &'static str, field_type: FieldType, presence: Presence) -> Field {
    Field { name, field_type, presence, since_version: Version::V2_0, until_version: None }
}

const fn optional_field(name: &'static str, field_type: FieldType) -> Field {
    new_field(name, field_type, Presence::Optional)
}

const fn defaulted_field(name: &'static str, field_type: FieldType) -> Field {
    new_field(name, field_type, Presence::Defaulted)
}

const fn required_field(name: &'static str, field_type: FieldType) -> Field {
    new_field(name, field_type, Presence::Required)
}

/// Creates an optional field that OpenAPI 3.1 added.
const fn field_since_3_1(name: &'static str, field_type: FieldType) -> Field {
    optional_field(name, field_type).since_version(Version::V3_1)
}

/// Creates an optional field that OpenAPI 3.2 added.
const fn field_since_3_2(name: &'static str, field_type: FieldType) -> Field {
    optional_field(name, field_type).since_version(Version::V3_2)
}

const DESCRIPTION: Field = optional_field("description", FieldType::Text);
const EXTERNAL_DOCS: Field = optional_field("externalDocs", FieldType::Object(ObjectKind::ExternalDocs));
const EXAMPLE: Field = optional_field("example", FieldType::Unchecked);
const EXAMPLES: Field = optional_field("examples", FieldType::Unchecked);

impl ObjectKind {
    /// Returns the name of the object in the specification with an article, for messages: `a Schema Object`.
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

    /// Returns the section of `components` that contains objects of this kind, such as `schemas`. `None` if there is no
    /// such section.
    #[must_use]
    pub fn section(self) -> Option<&'static str> {
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

    /// Returns the fixed fields of the object in a version.
    pub fn fields(self, version: Version) -> impl Iterator<Item = &'static Field> {
        self.all_fields().iter().filter(move |field| field.is_in(version))
    }

    /// Returns the fixed fields of the object in all versions. A field that differs between versions, such as
    /// `exclusiveMaximum`, has several entries.
    #[must_use]
    pub fn all_fields(self) -> &'static [Field] {
        match self {
            ObjectKind::OpenApi => OPEN_API,
            ObjectKind::Info => INFO,
            ObjectKind::Contact => CONTACT,
            ObjectKind::License => LICENSE,
            ObjectKind::Server => SERVER,
            ObjectKind::ServerVariable => SERVER_VARIABLE,
            ObjectKind::Components => COMPONENTS,
            ObjectKind::PathItem => PATH_ITEM,
            // The members of a Callback Object have expressions as keys.
            ObjectKind::Callback => &[],
            ObjectKind::Operation => OPERATION,
            ObjectKind::ExternalDocs => EXTERNAL_DOCS_FIELDS,
            ObjectKind::Parameter => PARAMETER,
            ObjectKind::RequestBody => REQUEST_BODY,
            ObjectKind::MediaType => MEDIA_TYPE,
            ObjectKind::Encoding => ENCODING,
            ObjectKind::Response => RESPONSE,
            ObjectKind::Example => EXAMPLE_OBJECT,
            ObjectKind::Header => HEADER,
            ObjectKind::Tag => TAG,
            ObjectKind::Schema => SCHEMA,
            ObjectKind::Discriminator => DISCRIMINATOR,
            ObjectKind::SecurityScheme => SECURITY_SCHEME,
            ObjectKind::Flows => FLOWS,
            ObjectKind::ImplicitFlow => IMPLICIT_FLOW,
            ObjectKind::PasswordFlow | ObjectKind::ClientCredentialsFlow => TOKEN_FLOW,
            ObjectKind::AuthorizationCodeFlow => AUTHORIZATION_CODE_FLOW,
            ObjectKind::DeviceAuthorizationFlow => DEVICE_AUTHORIZATION_FLOW,
        }
    }

    /// Returns the fixed field with the key `name` in a version.
    #[must_use]
    pub fn field(self, name: &str, version: Version) -> Option<&'static Field> {
        self.fields_named(name).find(|field| field.is_in(version))
    }

    /// Returns the fixed fields with the key `name` in all versions, the newest first.
    pub fn fields_named(self, name: &str) -> impl Iterator<Item = &'static Field> {
        self.all_fields().iter().rev().filter(move |field| field.name == name)
    }
}

const OPEN_API: &[Field] = &[
    required_field("openapi", FieldType::Text),
    defaulted_field("info", FieldType::Object(ObjectKind::Info)),
    optional_field("servers", FieldType::UncheckedList),
    defaulted_field("paths", FieldType::UncheckedMap).until_version(Version::V3_0),
    field_since_3_1("paths", FieldType::UncheckedMap),
    field_since_3_1("webhooks", FieldType::UncheckedMap),
    field_since_3_1("jsonSchemaDialect", FieldType::Text),
    field_since_3_2("$self", FieldType::Text),
    optional_field("components", FieldType::UncheckedMap),
    optional_field("security", FieldType::UncheckedList),
    optional_field("tags", FieldType::UncheckedList),
    EXTERNAL_DOCS,
];

const INFO: &[Field] = &[
    defaulted_field("title", FieldType::Text),
    field_since_3_1("summary", FieldType::Text),
    DESCRIPTION,
    optional_field("termsOfService", FieldType::Text),
    optional_field("contact", FieldType::Object(ObjectKind::Contact)),
    optional_field("license", FieldType::Object(ObjectKind::License)),
    defaulted_field("version", FieldType::Text),
];

const CONTACT: &[Field] = &[
    optional_field("name", FieldType::Text),
    optional_field("url", FieldType::Text),
    optional_field("email", FieldType::Text),
];

const LICENSE: &[Field] = &[
    defaulted_field("name", FieldType::Text),
    field_since_3_1("identifier", FieldType::Text),
    optional_field("url", FieldType::Text),
];

const SERVER: &[Field] = &[
    required_field("url", FieldType::Text),
    DESCRIPTION,
    field_since_3_2("name", FieldType::Text),
    optional_field("variables", FieldType::Map(ObjectKind::ServerVariable)),
];

const SERVER_VARIABLE: &[Field] =
    &[optional_field("enum", FieldType::TextList), defaulted_field("default", FieldType::Text), DESCRIPTION];

const COMPONENTS: &[Field] = &[
    optional_field("schemas", FieldType::UncheckedMap),
    optional_field("responses", FieldType::UncheckedMap),
    optional_field("parameters", FieldType::UncheckedMap),
    optional_field("examples", FieldType::UncheckedMap),
    optional_field("requestBodies", FieldType::UncheckedMap),
    optional_field("headers", FieldType::UncheckedMap),
    optional_field("securitySchemes", FieldType::UncheckedMap),
    optional_field("links", FieldType::UncheckedMap),
    optional_field("callbacks", FieldType::UncheckedMap),
    field_since_3_1("pathItems", FieldType::UncheckedMap),
    field_since_3_2("mediaTypes", FieldType::UncheckedMap),
];

const PATH_ITEM: &[Field] = &[
    optional_field("$ref", FieldType::Unchecked),
    optional_field("summary", FieldType::Text),
    DESCRIPTION,
    optional_field("get", FieldType::UncheckedMap),
    optional_field("put", FieldType::UncheckedMap),
    optional_field("post", FieldType::UncheckedMap),
    optional_field("delete", FieldType::UncheckedMap),
    optional_field("options", FieldType::UncheckedMap),
    optional_field("head", FieldType::UncheckedMap),
    optional_field("patch", FieldType::UncheckedMap),
    optional_field("trace", FieldType::UncheckedMap),
    field_since_3_2("query", FieldType::UncheckedMap),
    field_since_3_2("additionalOperations", FieldType::UncheckedMap),
    optional_field("servers", FieldType::UncheckedList),
    optional_field("parameters", FieldType::UncheckedList),
];

const OPERATION: &[Field] = &[
    optional_field("tags", FieldType::TextList),
    optional_field("summary", FieldType::Text),
    DESCRIPTION,
    EXTERNAL_DOCS,
    optional_field("operationId", FieldType::Text),
    optional_field("parameters", FieldType::UncheckedList),
    optional_field("requestBody", FieldType::UncheckedMap),
    defaulted_field("responses", FieldType::UncheckedMap).until_version(Version::V3_0),
    field_since_3_1("responses", FieldType::UncheckedMap),
    optional_field("callbacks", FieldType::UncheckedMap),
    optional_field("deprecated", FieldType::Flag),
    optional_field("security", FieldType::UncheckedList),
    optional_field("servers", FieldType::UncheckedList),
];

const EXTERNAL_DOCS_FIELDS: &[Field] = &[DESCRIPTION, defaulted_field("url", FieldType::Text)];

const STYLES: &[&str] = &["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"];

/// The value of `style` that the translation of Swagger 2.0 uses for `collectionFormat: tsv`.
pub(super) const TAB_DELIMITED: &str = "tsv";

/// The values of `style` that the translation of Swagger 2.0 uses for lists with other delimiters than a comma.
pub(super) const COLLECTION_STYLES: [&str; 3] = ["spaceDelimited", "pipeDelimited", TAB_DELIMITED];

/// The member that the translation of Swagger 2.0 adds for lists inside a list: the styles of these lists.
pub(super) const INNER_FORMATS: &str = "items.collectionFormat";

const STYLES_2_0: &[&str] = &["form", "simple", "spaceDelimited", "pipeDelimited", TAB_DELIMITED];

const STYLES_3_2: &[&str] =
    &["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"];

const PARAMETER_LOCATIONS: &[&str] = &["query", "header", "path", "cookie"];

const PARAMETER: &[Field] = &[
    required_field("name", FieldType::Text),
    required_field("in", FieldType::Keyword(PARAMETER_LOCATIONS)).until_version(Version::V3_1),
    required_field("in", FieldType::Keyword(&["query", "querystring", "header", "path", "cookie"]))
        .since_version(Version::V3_2),
    DESCRIPTION,
    optional_field("required", FieldType::Flag),
    optional_field("deprecated", FieldType::Flag),
    optional_field("allowEmptyValue", FieldType::Flag),
    optional_field("style", FieldType::Keyword(STYLES_2_0)).until_version(Version::V2_0),
    optional_field(INNER_FORMATS, FieldType::UncheckedList).until_version(Version::V2_0),
    optional_field("style", FieldType::Keyword(STYLES)).since_version(Version::V3_0).until_version(Version::V3_1),
    optional_field("style", FieldType::Keyword(STYLES_3_2)).since_version(Version::V3_2),
    optional_field("explode", FieldType::Flag),
    optional_field("allowReserved", FieldType::Flag),
    optional_field("schema", FieldType::Unchecked),
    EXAMPLE,
    EXAMPLES,
    optional_field("content", FieldType::UncheckedMap),
];

const REQUEST_BODY: &[Field] =
    &[DESCRIPTION, defaulted_field("content", FieldType::UncheckedMap), optional_field("required", FieldType::Flag)];

const MEDIA_TYPE: &[Field] = &[
    optional_field("schema", FieldType::Unchecked),
    field_since_3_2("itemSchema", FieldType::Unchecked),
    EXAMPLE,
    EXAMPLES,
    optional_field("encoding", FieldType::Map(ObjectKind::Encoding)),
    field_since_3_2("prefixEncoding", FieldType::UncheckedList),
    field_since_3_2("itemEncoding", FieldType::UncheckedMap),
];

const ENCODING: &[Field] = &[
    optional_field("contentType", FieldType::Text),
    optional_field("headers", FieldType::UncheckedMap),
    optional_field("style", FieldType::Keyword(&["form", "spaceDelimited", "pipeDelimited", TAB_DELIMITED]))
        .until_version(Version::V2_0),
    optional_field(INNER_FORMATS, FieldType::UncheckedList).until_version(Version::V2_0),
    optional_field("style", FieldType::Keyword(&["form", "spaceDelimited", "pipeDelimited", "deepObject"]))
        .since_version(Version::V3_0),
    optional_field("explode", FieldType::Flag),
    optional_field("allowReserved", FieldType::Flag),
    field_since_3_2("encoding", FieldType::UncheckedMap),
    field_since_3_2("prefixEncoding", FieldType::UncheckedList),
    field_since_3_2("itemEncoding", FieldType::UncheckedMap),
];

const RESPONSE: &[Field] = &[
    defaulted_field("description", FieldType::Text).until_version(Version::V3_1),
    field_since_3_2("description", FieldType::Text),
    field_since_3_2("summary", FieldType::Text),
    optional_field("headers", FieldType::UncheckedMap),
    optional_field("content", FieldType::UncheckedMap),
    optional_field("links", FieldType::UncheckedMap),
];

const EXAMPLE_OBJECT: &[Field] = &[
    optional_field("summary", FieldType::Text),
    DESCRIPTION,
    optional_field("value", FieldType::Unchecked),
    field_since_3_2("dataValue", FieldType::Unchecked),
    field_since_3_2("serializedValue", FieldType::Text),
    optional_field("externalValue", FieldType::Text),
];

const HEADER: &[Field] = &[
    DESCRIPTION,
    optional_field("required", FieldType::Flag),
    optional_field("deprecated", FieldType::Flag),
    optional_field("allowEmptyValue", FieldType::Flag),
    optional_field("style", FieldType::Keyword(&["simple"])),
    optional_field("explode", FieldType::Flag),
    optional_field("allowReserved", FieldType::Flag),
    optional_field("schema", FieldType::Unchecked),
    EXAMPLE,
    EXAMPLES,
    optional_field("content", FieldType::UncheckedMap),
];

const TAG: &[Field] = &[
    required_field("name", FieldType::Text),
    field_since_3_2("summary", FieldType::Text),
    DESCRIPTION,
    EXTERNAL_DOCS,
    field_since_3_2("parent", FieldType::Text),
    field_since_3_2("kind", FieldType::Text),
];

const SCHEMA: &[Field] = &[
    optional_field("title", FieldType::Text),
    optional_field("multipleOf", FieldType::Number),
    optional_field("maximum", FieldType::Number),
    optional_field("exclusiveMaximum", FieldType::Flag).until_version(Version::V3_0),
    field_since_3_1("exclusiveMaximum", FieldType::Number),
    optional_field("minimum", FieldType::Number),
    optional_field("exclusiveMinimum", FieldType::Flag).until_version(Version::V3_0),
    field_since_3_1("exclusiveMinimum", FieldType::Number),
    optional_field("maxLength", FieldType::Count),
    optional_field("minLength", FieldType::Count),
    optional_field("pattern", FieldType::Text),
    optional_field("maxItems", FieldType::Count),
    optional_field("minItems", FieldType::Count),
    optional_field("uniqueItems", FieldType::Flag),
    optional_field("maxProperties", FieldType::Count),
    optional_field("minProperties", FieldType::Count),
    optional_field("required", FieldType::TextList),
    optional_field("enum", FieldType::List),
    optional_field("type", FieldType::Keyword(TYPES)).until_version(Version::V3_0),
    field_since_3_1("type", FieldType::KeywordList(TYPES_3_1)),
    optional_field("allOf", FieldType::UncheckedList),
    optional_field("oneOf", FieldType::UncheckedList),
    optional_field("anyOf", FieldType::UncheckedList),
    optional_field("not", FieldType::Unchecked),
    optional_field("items", FieldType::Unchecked),
    optional_field("properties", FieldType::UncheckedMap),
    optional_field("additionalProperties", FieldType::Unchecked),
    DESCRIPTION,
    optional_field("format", FieldType::Text),
    optional_field("default", FieldType::Json),
    optional_field("nullable", FieldType::Flag).until_version(Version::V3_0),
    optional_field("discriminator", FieldType::Object(ObjectKind::Discriminator)),
    optional_field("readOnly", FieldType::Flag),
    optional_field("writeOnly", FieldType::Flag),
    optional_field("xml", FieldType::Ignored),
    EXTERNAL_DOCS,
    EXAMPLE,
    optional_field("deprecated", FieldType::Flag),
    // Keywords of JSON Schema 2020-12.
    field_since_3_1("$anchor", FieldType::Text),
    field_since_3_1("$comment", FieldType::Ignored),
    field_since_3_1("$defs", FieldType::UncheckedMap),
    field_since_3_1("$dynamicAnchor", FieldType::Text),
    field_since_3_1("$dynamicRef", FieldType::Text),
    field_since_3_1("$id", FieldType::Text),
    field_since_3_1("$ref", FieldType::Text),
    field_since_3_1("$schema", FieldType::Text),
    field_since_3_1("$vocabulary", FieldType::Ignored),
    field_since_3_1("const", FieldType::Json),
    field_since_3_1("contains", FieldType::Unchecked),
    field_since_3_1("contentEncoding", FieldType::Text),
    field_since_3_1("contentMediaType", FieldType::Text),
    field_since_3_1("contentSchema", FieldType::Unchecked),
    field_since_3_1("dependentRequired", FieldType::UncheckedMap),
    field_since_3_1("dependentSchemas", FieldType::UncheckedMap),
    field_since_3_1("else", FieldType::Unchecked),
    field_since_3_1("examples", FieldType::List),
    field_since_3_1("if", FieldType::Unchecked),
    field_since_3_1("maxContains", FieldType::Count),
    field_since_3_1("minContains", FieldType::Count),
    field_since_3_1("patternProperties", FieldType::UncheckedMap),
    field_since_3_1("prefixItems", FieldType::UncheckedList),
    field_since_3_1("propertyNames", FieldType::Unchecked),
    field_since_3_1("then", FieldType::Unchecked),
    field_since_3_1("unevaluatedItems", FieldType::Unchecked),
    field_since_3_1("unevaluatedProperties", FieldType::Unchecked),
    // Keywords of earlier drafts that the meta-schema of 2020-12 still allows.
    field_since_3_1("definitions", FieldType::UncheckedMap),
    field_since_3_1("dependencies", FieldType::UncheckedMap),
];

/// The values of `type` in OpenAPI 3.0.
pub const TYPES: &[&str] = &["string", "integer", "number", "boolean", "array", "object"];

/// The values of `type` in JSON Schema.
const TYPES_3_1: &[&str] = &["string", "integer", "number", "boolean", "array", "object", "null"];

const DISCRIMINATOR: &[Field] = &[
    required_field("propertyName", FieldType::Text),
    optional_field("mapping", FieldType::TextMap),
    field_since_3_2("defaultMapping", FieldType::Text),
];

const SECURITY_SCHEME: &[Field] = &[
    required_field("type", FieldType::Keyword(&["apiKey", "http", "oauth2", "openIdConnect"]))
        .until_version(Version::V3_0),
    required_field("type", FieldType::Keyword(&["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"]))
        .since_version(Version::V3_1),
    DESCRIPTION,
    optional_field("name", FieldType::Text),
    optional_field("in", FieldType::Keyword(&["query", "header", "cookie"])),
    optional_field("scheme", FieldType::Text),
    optional_field("bearerFormat", FieldType::Text),
    optional_field("flows", FieldType::Object(ObjectKind::Flows)),
    optional_field("openIdConnectUrl", FieldType::Text),
    field_since_3_2("oauth2MetadataUrl", FieldType::Text),
    field_since_3_2("deprecated", FieldType::Flag),
];

const FLOWS: &[Field] = &[
    optional_field("implicit", FieldType::Object(ObjectKind::ImplicitFlow)),
    optional_field("password", FieldType::Object(ObjectKind::PasswordFlow)),
    optional_field("clientCredentials", FieldType::Object(ObjectKind::ClientCredentialsFlow)),
    optional_field("authorizationCode", FieldType::Object(ObjectKind::AuthorizationCodeFlow)),
    field_since_3_2("deviceAuthorization", FieldType::Object(ObjectKind::DeviceAuthorizationFlow)),
];

const SCOPES: Field = defaulted_field("scopes", FieldType::TextMap);
const REFRESH_URL: Field = optional_field("refreshUrl", FieldType::Text);

const IMPLICIT_FLOW: &[Field] = &[defaulted_field("authorizationUrl", FieldType::Text), REFRESH_URL, SCOPES];
const TOKEN_FLOW: &[Field] = &[defaulted_field("tokenUrl", FieldType::Text), REFRESH_URL, SCOPES];
const AUTHORIZATION_CODE_FLOW: &[Field] = &[
    defaulted_field("authorizationUrl", FieldType::Text),
    defaulted_field("tokenUrl", FieldType::Text),
    REFRESH_URL,
    SCOPES,
];
const DEVICE_AUTHORIZATION_FLOW: &[Field] = &[
    defaulted_field("deviceAuthorizationUrl", FieldType::Text),
    defaulted_field("tokenUrl", FieldType::Text),
    REFRESH_URL,
    SCOPES,
];
