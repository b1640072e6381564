//! The objects of OpenAPI 3.0, 3.1 and 3.2 and their fixed fields in a table: the versions that have a field, the type
//! of its value, and the effect of its absence. Validation, typing and messages use this table.
//!
//! Swagger 2.0 is first translated to the objects of OpenAPI 3.0.

use super::version::Version;

/// A kind of object of the specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each is the object of that name in the specification")]
pub enum Kind {
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

/// The type of a member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// A string.
    Text,
    /// One of these strings.
    Word(&'static [&'static str]),
    /// One of these strings, or a list of them.
    Words(&'static [&'static str]),
    /// A boolean.
    Flag,
    /// Any number.
    Number,
    /// A non-negative integer.
    Count,
    /// Any JSON.
    Json,
    /// A list of strings.
    Texts,
    /// A map to strings.
    TextMap,
    /// A list of any JSON.
    List,
    /// An object of this kind.
    One(Kind),
    /// A map to objects of this kind.
    Map(Kind),
    /// A map that lowering handles itself.
    WalkMap,
    /// A list that lowering handles itself.
    WalkList,
    /// Any value that lowering handles itself.
    Walk,
    /// Accepted and ignored, since clients do not need it.
    Ignored,
}

/// The consequence of a missing or invalid member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// The member is optional.
    Optional,
    /// The member is required. If it is missing, the empty value (`""`, `{}`, `[]`) is used with a warning.
    Fill,
    /// The member is required. If it is missing, the object cannot be used.
    Must,
}

/// A fixed field of an object.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// The key of the field.
    pub name: &'static str,
    /// The type of the member.
    pub shape: Shape,
    /// The consequence if the member is missing.
    pub need: Need,
    /// The first version that has it.
    pub since: Version,
    /// The last version that has it; `None` if the newest version has it.
    pub until: Option<Version>,
}

impl Field {
    /// Returns whether the version has the field.
    #[must_use]
    pub fn is_in(&self, version: Version) -> bool {
        self.since <= version && self.until.is_none_or(|until| version <= until)
    }

    const fn since(self, since: Version) -> Self {
        Self { since, ..self }
    }

    const fn until(self, until: Version) -> Self {
        Self { until: Some(until), ..self }
    }
}

const fn field(name: &'static str, shape: Shape, need: Need) -> Field {
    Field { name, shape, need, since: Version::V2_0, until: None }
}

const fn optional(name: &'static str, shape: Shape) -> Field {
    field(name, shape, Need::Optional)
}

const fn fill(name: &'static str, shape: Shape) -> Field {
    field(name, shape, Need::Fill)
}

const fn must(name: &'static str, shape: Shape) -> Field {
    field(name, shape, Need::Must)
}

/// Returns a field that OpenAPI 3.1 added.
const fn in_31(name: &'static str, shape: Shape) -> Field {
    optional(name, shape).since(Version::V3_1)
}

/// Returns a field that OpenAPI 3.2 added.
const fn in_32(name: &'static str, shape: Shape) -> Field {
    optional(name, shape).since(Version::V3_2)
}

const DESCRIPTION: Field = optional("description", Shape::Text);
const EXTERNAL_DOCS: Field = optional("externalDocs", Shape::One(Kind::ExternalDocs));
const EXAMPLE: Field = optional("example", Shape::Walk);
const EXAMPLES: Field = optional("examples", Shape::Walk);

impl Kind {
    /// Returns the name of the object for messages.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::OpenApi => "an OpenAPI document",
            Kind::Info => "an Info Object",
            Kind::Contact => "a Contact Object",
            Kind::License => "a License Object",
            Kind::Server => "a Server Object",
            Kind::ServerVariable => "a Server Variable Object",
            Kind::Components => "a Components Object",
            Kind::PathItem => "a Path Item Object",
            Kind::Callback => "a Callback Object",
            Kind::Operation => "an Operation Object",
            Kind::ExternalDocs => "an External Documentation Object",
            Kind::Parameter => "a Parameter Object",
            Kind::RequestBody => "a Request Body Object",
            Kind::MediaType => "a Media Type Object",
            Kind::Encoding => "an Encoding Object",
            Kind::Response => "a Response Object",
            Kind::Example => "an Example Object",
            Kind::Header => "a Header Object",
            Kind::Tag => "a Tag Object",
            Kind::Schema => "a Schema Object",
            Kind::Discriminator => "a Discriminator Object",
            Kind::SecurityScheme => "a Security Scheme Object",
            Kind::Flows => "an OAuth Flows Object",
            Kind::ImplicitFlow
            | Kind::PasswordFlow
            | Kind::ClientCredentialsFlow
            | Kind::AuthorizationCodeFlow
            | Kind::DeviceAuthorizationFlow => "an OAuth Flow Object",
        }
    }

    /// Returns the section of `components` that contains objects of this kind.
    #[must_use]
    pub fn section(self) -> Option<&'static str> {
        Some(match self {
            Kind::Schema => "schemas",
            Kind::Response => "responses",
            Kind::Parameter => "parameters",
            Kind::Example => "examples",
            Kind::RequestBody => "requestBodies",
            Kind::Header => "headers",
            Kind::SecurityScheme => "securitySchemes",
            Kind::PathItem => "pathItems",
            Kind::Callback => "callbacks",
            Kind::MediaType => "mediaTypes",
            _ => return None,
        })
    }

    /// Returns its fixed fields in a version.
    pub fn fields(self, version: Version) -> impl Iterator<Item = &'static Field> {
        self.all_fields().iter().filter(move |field| field.is_in(version))
    }

    /// Returns its fixed fields in all versions. A field with different meanings in two versions is listed twice.
    #[must_use]
    pub fn all_fields(self) -> &'static [Field] {
        match self {
            Kind::OpenApi => OPEN_API,
            Kind::Info => INFO,
            Kind::Contact => CONTACT,
            Kind::License => LICENSE,
            Kind::Server => SERVER,
            Kind::ServerVariable => SERVER_VARIABLE,
            Kind::Components => COMPONENTS,
            Kind::PathItem => PATH_ITEM,
            // The keys of its members are expressions.
            Kind::Callback => &[],
            Kind::Operation => OPERATION,
            Kind::ExternalDocs => EXTERNAL,
            Kind::Parameter => PARAMETER,
            Kind::RequestBody => REQUEST_BODY,
            Kind::MediaType => MEDIA_TYPE,
            Kind::Encoding => ENCODING,
            Kind::Response => RESPONSE,
            Kind::Example => EXAMPLE_OBJECT,
            Kind::Header => HEADER,
            Kind::Tag => TAG,
            Kind::Schema => SCHEMA,
            Kind::Discriminator => DISCRIMINATOR,
            Kind::SecurityScheme => SECURITY_SCHEME,
            Kind::Flows => FLOWS,
            Kind::ImplicitFlow => IMPLICIT,
            Kind::PasswordFlow | Kind::ClientCredentialsFlow => TOKEN,
            Kind::AuthorizationCodeFlow => CODE,
            Kind::DeviceAuthorizationFlow => DEVICE,
        }
    }

    /// Returns the fixed field with this key in a version.
    #[must_use]
    pub fn field(self, name: &str, version: Version) -> Option<&'static Field> {
        self.named(name).find(|field| field.is_in(version))
    }

    /// Returns the fixed fields with this key in any version, the newest first.
    pub fn named(self, name: &str) -> impl Iterator<Item = &'static Field> {
        self.all_fields().iter().rev().filter(move |field| field.name == name)
    }
}

const OPEN_API: &[Field] = &[
    must("openapi", Shape::Text),
    fill("info", Shape::One(Kind::Info)),
    optional("servers", Shape::WalkList),
    fill("paths", Shape::WalkMap).until(Version::V3_0),
    in_31("paths", Shape::WalkMap),
    in_31("webhooks", Shape::WalkMap),
    in_31("jsonSchemaDialect", Shape::Text),
    in_32("$self", Shape::Text),
    optional("components", Shape::WalkMap),
    optional("security", Shape::WalkList),
    optional("tags", Shape::WalkList),
    EXTERNAL_DOCS,
];

const INFO: &[Field] = &[
    fill("title", Shape::Text),
    in_31("summary", Shape::Text),
    DESCRIPTION,
    optional("termsOfService", Shape::Text),
    optional("contact", Shape::One(Kind::Contact)),
    optional("license", Shape::One(Kind::License)),
    fill("version", Shape::Text),
];

const CONTACT: &[Field] =
    &[optional("name", Shape::Text), optional("url", Shape::Text), optional("email", Shape::Text)];

const LICENSE: &[Field] = &[fill("name", Shape::Text), in_31("identifier", Shape::Text), optional("url", Shape::Text)];

const SERVER: &[Field] = &[
    must("url", Shape::Text),
    DESCRIPTION,
    in_32("name", Shape::Text),
    optional("variables", Shape::Map(Kind::ServerVariable)),
];

const SERVER_VARIABLE: &[Field] = &[optional("enum", Shape::Texts), fill("default", Shape::Text), DESCRIPTION];

const COMPONENTS: &[Field] = &[
    optional("schemas", Shape::WalkMap),
    optional("responses", Shape::WalkMap),
    optional("parameters", Shape::WalkMap),
    optional("examples", Shape::WalkMap),
    optional("requestBodies", Shape::WalkMap),
    optional("headers", Shape::WalkMap),
    optional("securitySchemes", Shape::WalkMap),
    optional("links", Shape::WalkMap),
    optional("callbacks", Shape::WalkMap),
    in_31("pathItems", Shape::WalkMap),
    in_32("mediaTypes", Shape::WalkMap),
];

const PATH_ITEM: &[Field] = &[
    optional("$ref", Shape::Walk),
    optional("summary", Shape::Text),
    DESCRIPTION,
    optional("get", Shape::WalkMap),
    optional("put", Shape::WalkMap),
    optional("post", Shape::WalkMap),
    optional("delete", Shape::WalkMap),
    optional("options", Shape::WalkMap),
    optional("head", Shape::WalkMap),
    optional("patch", Shape::WalkMap),
    optional("trace", Shape::WalkMap),
    in_32("query", Shape::WalkMap),
    in_32("additionalOperations", Shape::WalkMap),
    optional("servers", Shape::WalkList),
    optional("parameters", Shape::WalkList),
];

const OPERATION: &[Field] = &[
    optional("tags", Shape::Texts),
    optional("summary", Shape::Text),
    DESCRIPTION,
    EXTERNAL_DOCS,
    optional("operationId", Shape::Text),
    optional("parameters", Shape::WalkList),
    optional("requestBody", Shape::WalkMap),
    fill("responses", Shape::WalkMap).until(Version::V3_0),
    in_31("responses", Shape::WalkMap),
    optional("callbacks", Shape::WalkMap),
    optional("deprecated", Shape::Flag),
    optional("security", Shape::WalkList),
    optional("servers", Shape::WalkList),
];

const EXTERNAL: &[Field] = &[DESCRIPTION, fill("url", Shape::Text)];

const STYLES: &[&str] = &["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"];

/// The `style` to which the translation of Swagger 2.0 converts `collectionFormat: tsv`.
pub(super) const TAB: &str = "tsv";

const STYLES_20: &[&str] = &["form", "simple", "spaceDelimited", "pipeDelimited", TAB];

const STYLES_32: &[&str] =
    &["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject", "cookie"];

const LOCATIONS: &[&str] = &["query", "header", "path", "cookie"];

const PARAMETER: &[Field] = &[
    must("name", Shape::Text),
    must("in", Shape::Word(LOCATIONS)).until(Version::V3_1),
    must("in", Shape::Word(&["query", "querystring", "header", "path", "cookie"])).since(Version::V3_2),
    DESCRIPTION,
    optional("required", Shape::Flag),
    optional("deprecated", Shape::Flag),
    optional("allowEmptyValue", Shape::Flag),
    optional("style", Shape::Word(STYLES_20)).until(Version::V2_0),
    optional("style", Shape::Word(STYLES)).since(Version::V3_0).until(Version::V3_1),
    optional("style", Shape::Word(STYLES_32)).since(Version::V3_2),
    optional("explode", Shape::Flag),
    optional("allowReserved", Shape::Flag),
    optional("schema", Shape::Walk),
    EXAMPLE,
    EXAMPLES,
    optional("content", Shape::WalkMap),
];

const REQUEST_BODY: &[Field] = &[DESCRIPTION, fill("content", Shape::WalkMap), optional("required", Shape::Flag)];

const MEDIA_TYPE: &[Field] = &[
    optional("schema", Shape::Walk),
    in_32("itemSchema", Shape::Walk),
    EXAMPLE,
    EXAMPLES,
    optional("encoding", Shape::Map(Kind::Encoding)),
    in_32("prefixEncoding", Shape::WalkList),
    in_32("itemEncoding", Shape::WalkMap),
];

const ENCODING: &[Field] = &[
    optional("contentType", Shape::Text),
    optional("headers", Shape::WalkMap),
    optional("style", Shape::Word(&["form", "spaceDelimited", "pipeDelimited", TAB])).until(Version::V2_0),
    optional("style", Shape::Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])).since(Version::V3_0),
    optional("explode", Shape::Flag),
    optional("allowReserved", Shape::Flag),
    in_32("encoding", Shape::WalkMap),
    in_32("prefixEncoding", Shape::WalkList),
    in_32("itemEncoding", Shape::WalkMap),
];

const RESPONSE: &[Field] = &[
    fill("description", Shape::Text).until(Version::V3_1),
    in_32("description", Shape::Text),
    in_32("summary", Shape::Text),
    optional("headers", Shape::WalkMap),
    optional("content", Shape::WalkMap),
    optional("links", Shape::WalkMap),
];

const EXAMPLE_OBJECT: &[Field] = &[
    optional("summary", Shape::Text),
    DESCRIPTION,
    optional("value", Shape::Walk),
    in_32("dataValue", Shape::Walk),
    in_32("serializedValue", Shape::Text),
    optional("externalValue", Shape::Text),
];

const HEADER: &[Field] = &[
    DESCRIPTION,
    optional("required", Shape::Flag),
    optional("deprecated", Shape::Flag),
    optional("allowEmptyValue", Shape::Flag),
    optional("style", Shape::Word(&["simple"])),
    optional("explode", Shape::Flag),
    optional("allowReserved", Shape::Flag),
    optional("schema", Shape::Walk),
    EXAMPLE,
    EXAMPLES,
    optional("content", Shape::WalkMap),
];

const TAG: &[Field] = &[
    must("name", Shape::Text),
    in_32("summary", Shape::Text),
    DESCRIPTION,
    EXTERNAL_DOCS,
    in_32("parent", Shape::Text),
    in_32("kind", Shape::Text),
];

const SCHEMA: &[Field] = &[
    optional("title", Shape::Text),
    optional("multipleOf", Shape::Number),
    optional("maximum", Shape::Number),
    optional("exclusiveMaximum", Shape::Flag).until(Version::V3_0),
    in_31("exclusiveMaximum", Shape::Number),
    optional("minimum", Shape::Number),
    optional("exclusiveMinimum", Shape::Flag).until(Version::V3_0),
    in_31("exclusiveMinimum", Shape::Number),
    optional("maxLength", Shape::Count),
    optional("minLength", Shape::Count),
    optional("pattern", Shape::Text),
    optional("maxItems", Shape::Count),
    optional("minItems", Shape::Count),
    optional("uniqueItems", Shape::Flag),
    optional("maxProperties", Shape::Count),
    optional("minProperties", Shape::Count),
    optional("required", Shape::Texts),
    optional("enum", Shape::List),
    optional("type", Shape::Word(TYPES)).until(Version::V3_0),
    in_31("type", Shape::Words(TYPES_31)),
    optional("allOf", Shape::WalkList),
    optional("oneOf", Shape::WalkList),
    optional("anyOf", Shape::WalkList),
    optional("not", Shape::Walk),
    optional("items", Shape::Walk),
    optional("properties", Shape::WalkMap),
    optional("additionalProperties", Shape::Walk),
    DESCRIPTION,
    optional("format", Shape::Text),
    optional("default", Shape::Json),
    optional("nullable", Shape::Flag).until(Version::V3_0),
    optional("discriminator", Shape::One(Kind::Discriminator)),
    optional("readOnly", Shape::Flag),
    optional("writeOnly", Shape::Flag),
    optional("xml", Shape::Ignored),
    EXTERNAL_DOCS,
    EXAMPLE,
    optional("deprecated", Shape::Flag),
    // JSON Schema 2020-12.
    in_31("$anchor", Shape::Text),
    in_31("$comment", Shape::Ignored),
    in_31("$defs", Shape::WalkMap),
    in_31("$dynamicAnchor", Shape::Text),
    in_31("$dynamicRef", Shape::Text),
    in_31("$id", Shape::Text),
    in_31("$ref", Shape::Text),
    in_31("$schema", Shape::Text),
    in_31("$vocabulary", Shape::Ignored),
    in_31("const", Shape::Json),
    in_31("contains", Shape::Walk),
    in_31("contentEncoding", Shape::Text),
    in_31("contentMediaType", Shape::Text),
    in_31("contentSchema", Shape::Walk),
    in_31("dependentRequired", Shape::WalkMap),
    in_31("dependentSchemas", Shape::WalkMap),
    in_31("else", Shape::Walk),
    in_31("examples", Shape::List),
    in_31("if", Shape::Walk),
    in_31("maxContains", Shape::Count),
    in_31("minContains", Shape::Count),
    in_31("patternProperties", Shape::WalkMap),
    in_31("prefixItems", Shape::WalkList),
    in_31("propertyNames", Shape::Walk),
    in_31("then", Shape::Walk),
    in_31("unevaluatedItems", Shape::Walk),
    in_31("unevaluatedProperties", Shape::Walk),
    // Keywords of earlier drafts that the meta-schema of 2020-12 still allows.
    in_31("definitions", Shape::WalkMap),
    in_31("dependencies", Shape::WalkMap),
];

/// The types of OpenAPI 3.0.
pub const TYPES: &[&str] = &["string", "integer", "number", "boolean", "array", "object"];

/// The types of JSON Schema.
const TYPES_31: &[&str] = &["string", "integer", "number", "boolean", "array", "object", "null"];

const DISCRIMINATOR: &[Field] =
    &[must("propertyName", Shape::Text), optional("mapping", Shape::TextMap), in_32("defaultMapping", Shape::Text)];

const SECURITY_SCHEME: &[Field] = &[
    must("type", Shape::Word(&["apiKey", "http", "oauth2", "openIdConnect"])).until(Version::V3_0),
    must("type", Shape::Word(&["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS"])).since(Version::V3_1),
    DESCRIPTION,
    optional("name", Shape::Text),
    optional("in", Shape::Word(&["query", "header", "cookie"])),
    optional("scheme", Shape::Text),
    optional("bearerFormat", Shape::Text),
    optional("flows", Shape::One(Kind::Flows)),
    optional("openIdConnectUrl", Shape::Text),
    in_32("oauth2MetadataUrl", Shape::Text),
    in_32("deprecated", Shape::Flag),
];

const FLOWS: &[Field] = &[
    optional("implicit", Shape::One(Kind::ImplicitFlow)),
    optional("password", Shape::One(Kind::PasswordFlow)),
    optional("clientCredentials", Shape::One(Kind::ClientCredentialsFlow)),
    optional("authorizationCode", Shape::One(Kind::AuthorizationCodeFlow)),
    in_32("deviceAuthorization", Shape::One(Kind::DeviceAuthorizationFlow)),
];

const SCOPES: Field = fill("scopes", Shape::TextMap);
const REFRESH: Field = optional("refreshUrl", Shape::Text);

const IMPLICIT: &[Field] = &[fill("authorizationUrl", Shape::Text), REFRESH, SCOPES];
const TOKEN: &[Field] = &[fill("tokenUrl", Shape::Text), REFRESH, SCOPES];
const CODE: &[Field] = &[fill("authorizationUrl", Shape::Text), fill("tokenUrl", Shape::Text), REFRESH, SCOPES];
const DEVICE: &[Field] = &[fill("deviceAuthorizationUrl", Shape::Text), fill("tokenUrl", Shape::Text), REFRESH, SCOPES];
