//! The objects of OpenAPI 3.0.3 and their fixed fields, as a table: what a member holds, and what it means if it is missing.
//! Checking, typing and messages all read it.

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
}

/// What a member holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// A string.
    Text,
    /// One of these strings.
    Word(&'static [&'static str]),
    /// A boolean.
    Flag,
    /// Any number.
    Number,
    /// A whole number, not negative.
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
    /// An object that lowering walks itself.
    WalkMap,
    /// A list that lowering walks itself.
    WalkList,
    /// What lowering walks itself, of any kind.
    Walk,
    /// Read, of no use to a client.
    Ignored,
}

/// What it means if a member is missing or wrong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Need {
    /// It may be missing.
    Optional,
    /// It must be there; without it the empty value (`""`, `{}`, `[]`) is taken, with a warning.
    Fill,
    /// It must be there, or the object means nothing.
    Must,
}

/// A fixed field of an object.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Field {
    /// Its key.
    pub name: &'static str,
    /// What it holds.
    pub shape: Shape,
    /// What it means if it is missing.
    pub need: Need,
}

const fn optional(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, need: Need::Optional }
}

const fn fill(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, need: Need::Fill }
}

const fn must(name: &'static str, shape: Shape) -> Field {
    Field { name, shape, need: Need::Must }
}

const DESCRIPTION: Field = optional("description", Shape::Text);
const EXTERNAL_DOCS: Field = optional("externalDocs", Shape::One(Kind::ExternalDocs));
const EXAMPLE: Field = optional("example", Shape::Walk);
const EXAMPLES: Field = optional("examples", Shape::Walk);

impl Kind {
    /// What messages call it.
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
            Kind::ImplicitFlow | Kind::PasswordFlow | Kind::ClientCredentialsFlow | Kind::AuthorizationCodeFlow => {
                "an OAuth Flow Object"
            }
        }
    }

    /// The section of `components` that holds objects of this kind.
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
            _ => return None,
        })
    }

    /// Its fixed fields.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        match self {
            Kind::OpenApi => OPEN_API,
            Kind::Info => INFO,
            Kind::Contact => CONTACT,
            Kind::License => LICENSE,
            Kind::Server => SERVER,
            Kind::ServerVariable => SERVER_VARIABLE,
            Kind::Components => COMPONENTS,
            Kind::PathItem => PATH_ITEM,
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
        }
    }

    /// The fixed field with this key.
    #[must_use]
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }
}

const OPEN_API: &[Field] = &[
    must("openapi", Shape::Text),
    fill("info", Shape::One(Kind::Info)),
    optional("servers", Shape::WalkList),
    fill("paths", Shape::WalkMap),
    optional("components", Shape::WalkMap),
    optional("security", Shape::WalkList),
    optional("tags", Shape::WalkList),
    EXTERNAL_DOCS,
];

const INFO: &[Field] = &[
    fill("title", Shape::Text),
    DESCRIPTION,
    optional("termsOfService", Shape::Text),
    optional("contact", Shape::One(Kind::Contact)),
    optional("license", Shape::One(Kind::License)),
    fill("version", Shape::Text),
];

const CONTACT: &[Field] =
    &[optional("name", Shape::Text), optional("url", Shape::Text), optional("email", Shape::Text)];

const LICENSE: &[Field] = &[fill("name", Shape::Text), optional("url", Shape::Text)];

const SERVER: &[Field] =
    &[must("url", Shape::Text), DESCRIPTION, optional("variables", Shape::Map(Kind::ServerVariable))];

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
    fill("responses", Shape::WalkMap),
    optional("callbacks", Shape::WalkMap),
    optional("deprecated", Shape::Flag),
    optional("security", Shape::WalkList),
    optional("servers", Shape::WalkList),
];

const EXTERNAL: &[Field] = &[DESCRIPTION, fill("url", Shape::Text)];

const STYLES: &[&str] = &["matrix", "label", "form", "simple", "spaceDelimited", "pipeDelimited", "deepObject"];

const PARAMETER: &[Field] = &[
    must("name", Shape::Text),
    must("in", Shape::Word(&["query", "header", "path", "cookie"])),
    DESCRIPTION,
    optional("required", Shape::Flag),
    optional("deprecated", Shape::Flag),
    optional("allowEmptyValue", Shape::Flag),
    optional("style", Shape::Word(STYLES)),
    optional("explode", Shape::Flag),
    optional("allowReserved", Shape::Flag),
    optional("schema", Shape::Walk),
    EXAMPLE,
    EXAMPLES,
    optional("content", Shape::WalkMap),
];

const REQUEST_BODY: &[Field] = &[DESCRIPTION, fill("content", Shape::WalkMap), optional("required", Shape::Flag)];

const MEDIA_TYPE: &[Field] =
    &[optional("schema", Shape::Walk), EXAMPLE, EXAMPLES, optional("encoding", Shape::Map(Kind::Encoding))];

const ENCODING: &[Field] = &[
    optional("contentType", Shape::Text),
    optional("headers", Shape::WalkMap),
    optional("style", Shape::Word(&["form", "spaceDelimited", "pipeDelimited", "deepObject"])),
    optional("explode", Shape::Flag),
    optional("allowReserved", Shape::Flag),
];

const RESPONSE: &[Field] = &[
    fill("description", Shape::Text),
    optional("headers", Shape::WalkMap),
    optional("content", Shape::WalkMap),
    optional("links", Shape::WalkMap),
];

const EXAMPLE_OBJECT: &[Field] = &[
    optional("summary", Shape::Text),
    DESCRIPTION,
    optional("value", Shape::Walk),
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

const TAG: &[Field] = &[must("name", Shape::Text), DESCRIPTION, EXTERNAL_DOCS];

const SCHEMA: &[Field] = &[
    optional("title", Shape::Text),
    optional("multipleOf", Shape::Number),
    optional("maximum", Shape::Number),
    optional("exclusiveMaximum", Shape::Flag),
    optional("minimum", Shape::Number),
    optional("exclusiveMinimum", Shape::Flag),
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
    optional("type", Shape::Word(&["string", "integer", "number", "boolean", "array", "object"])),
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
    optional("nullable", Shape::Flag),
    optional("discriminator", Shape::One(Kind::Discriminator)),
    optional("readOnly", Shape::Flag),
    optional("writeOnly", Shape::Flag),
    optional("xml", Shape::Ignored),
    EXTERNAL_DOCS,
    EXAMPLE,
    optional("deprecated", Shape::Flag),
];

const DISCRIMINATOR: &[Field] = &[must("propertyName", Shape::Text), optional("mapping", Shape::TextMap)];

const SECURITY_SCHEME: &[Field] = &[
    must("type", Shape::Word(&["apiKey", "http", "oauth2", "openIdConnect"])),
    DESCRIPTION,
    optional("name", Shape::Text),
    optional("in", Shape::Word(&["query", "header", "cookie"])),
    optional("scheme", Shape::Text),
    optional("bearerFormat", Shape::Text),
    optional("flows", Shape::One(Kind::Flows)),
    optional("openIdConnectUrl", Shape::Text),
];

const FLOWS: &[Field] = &[
    optional("implicit", Shape::One(Kind::ImplicitFlow)),
    optional("password", Shape::One(Kind::PasswordFlow)),
    optional("clientCredentials", Shape::One(Kind::ClientCredentialsFlow)),
    optional("authorizationCode", Shape::One(Kind::AuthorizationCodeFlow)),
];

const SCOPES: Field = fill("scopes", Shape::TextMap);
const REFRESH: Field = optional("refreshUrl", Shape::Text);

const IMPLICIT: &[Field] = &[fill("authorizationUrl", Shape::Text), REFRESH, SCOPES];
const TOKEN: &[Field] = &[fill("tokenUrl", Shape::Text), REFRESH, SCOPES];
const CODE: &[Field] = &[fill("authorizationUrl", Shape::Text), fill("tokenUrl", Shape::Text), REFRESH, SCOPES];
