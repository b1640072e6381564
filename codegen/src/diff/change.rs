//! Changes between two documents, without judgement.

use std::{fmt, sync::Arc};

use serde::Serialize;
use serde_json::Value;

use crate::{
    ir::{Method, ParameterLocation, SchemaId, Status},
    source::Span,
};

/// A pair of values: one for each document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Sides<T> {
    /// The value for the older document.
    pub base: T,
    /// The value for the newer document.
    pub head: T,
}

impl<T> Sides<T> {
    /// Creates a pair.
    pub const fn new(base: T, head: T) -> Self {
        Self { base, head }
    }
}

/// A difference at one place.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The place in terms of the API.
    pub place: Place,
    /// The kind of change.
    pub kind: ChangeKind,
    /// The name of the changed item, if there may be several: a property, a tag, a scheme, a value of an enum.
    pub name: Option<String>,
    /// The old value; `None` if the item was added.
    pub before: Option<Value>,
    /// The new value; `None` if the item was removed.
    pub after: Option<Value>,
    /// The spans of the item in the files of both documents.
    #[serde(skip)]
    pub spans: Sides<Option<Span>>,
    /// The nodes of both APIs that the change is about, for rules.
    #[serde(skip)]
    pub nodes: Nodes,
    /// For alternatives that were added, removed or restructured: whether valid values stay valid.
    pub compatibility: Option<Compatibility>,
}

/// The compatibility of two schemas: whether valid values stay valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Compatibility {
    /// The newer schema accepts all values that the older one accepts.
    pub requests: bool,
    /// The older schema accepts all values that the newer one accepts.
    pub responses: bool,
}

impl Compatibility {
    /// Valid values stay valid in both directions.
    pub const FULL: Self = Self { requests: true, responses: true };
}

/// The action: added, removed or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Only the newer document has it.
    Added,
    /// Only the older document has it.
    Removed,
    /// Both documents have it, with different values.
    Changed,
}

impl Change {
    /// Returns the action: added, removed or changed.
    #[must_use]
    pub fn action(&self) -> Action {
        match (&self.before, &self.after) {
            (None, _) => Action::Added,
            (_, None) => Action::Removed,
            _ => Action::Changed,
        }
    }
}

/// The place of a change, in terms of the API.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Place {
    /// The operation; `None` for changes of the whole document.
    pub operation: Option<Arc<Endpoint>>,
    /// The part of the operation or the document.
    pub part: Part,
    /// The path from the part's schema to the place: properties and steps, joined by `/`. Empty at the schema itself.
    pub path: String,
}

/// An operation, as reports name it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Endpoint {
    /// The HTTP method.
    pub method: Method,
    /// The path template of the older document, or that of the newer document if the operation was added.
    pub path: String,
    /// `operationId`.
    pub id: String,
}

/// A part of an operation or of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// The document itself, or the operation itself.
    #[default]
    Root,
    /// A parameter.
    Parameter(ParameterLocation, String),
    /// The request body.
    RequestBody,
    /// The request body with this media type.
    RequestContent(String),
    /// The responses with this status code.
    Response(Status),
    /// A header field of the responses with this status code.
    ResponseHeader(Status, String),
    /// The body of the responses with this status code and media type.
    ResponseContent(Status, String),
    /// A request that the server sends (a webhook or callback), and its body as a whole.
    Webhook,
    /// A parameter of a webhook or callback.
    WebhookParameter(ParameterLocation, String),
    /// The body of a webhook or callback with this media type.
    WebhookContent(String),
    /// The responses of receivers of a webhook or callback with this status code.
    WebhookResponse(Status),
    /// A header field of the responses of receivers with this status code.
    WebhookResponseHeader(Status, String),
    /// The body of the responses of receivers with this status code and media type.
    WebhookResponseContent(Status, String),
    /// A security scheme.
    SecurityScheme(String),
    /// A named schema.
    Schema(String),
}

/// The nodes of the two APIs that a change is about, as indices.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nodes {
    /// The operations.
    pub operation: Sides<Option<usize>>,
    /// The parameters: indices into the operation's parameters, followed by those that its path does not contain.
    pub param: Sides<Option<usize>>,
    /// The named schemas that contain the place, if it is not in an operation.
    pub component: Sides<Option<SchemaId>>,
    /// The schemas at the place.
    pub schema: Option<Sides<SchemaId>>,
    /// The enclosing schemas, and the property at the place, if it is one.
    pub parent: Option<(Sides<SchemaId>, Option<Arc<str>>)>,
    /// All operations that reach the schemas, if there are too many for one change each.
    pub reach: Option<Arc<[Arc<Endpoint>]>>,
}

/// Defines [`ChangeKind`] and the name of each kind in a single table.
macro_rules! change_kinds {
    ($($(#[$doc:meta])* $name:ident = $words:literal,)*) => {
        /// A kind of change.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[expect(missing_docs, reason = "a variant without a comment is the keyword or object of that name")]
        pub enum ChangeKind {
            $($(#[$doc])* $name,)*
        }

        impl ChangeKind {
            /// Returns the OpenAPI keyword, or a name for kinds without a keyword.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self {
                    $(Self::$name => $words,)*
                }
            }
        }
    };
}

change_kinds! {
    Title = "`title`",
    Version = "`version`",
    Description = "`description`",
    Summary = "`summary`",
    ExternalDocs = "`externalDocs`",
    Server = "server",
    /// A Tag Object of the document.
    TagObject = "tag",
    /// A tag of an operation.
    Tag = "tag",
    SecurityScheme = "security scheme",
    /// A security scheme was renamed.
    SecuritySchemeName = "security scheme",
    /// The type of a security scheme.
    SecuritySchemeType = "type of the security scheme",
    /// The location of an `apiKey`, the `scheme` of `http`, or an `openIdConnectUrl`.
    SecuritySchemeDetail = "detail of the security scheme",
    BearerFormat = "`bearerFormat`",
    OauthFlow = "OAuth flow",
    OauthAuthorizationUrl = "`authorizationUrl`",
    OauthTokenUrl = "`tokenUrl`",
    OauthScope = "OAuth scope",
    /// An alternative of `security`.
    Security = "security alternative",
    /// A scope of an alternative of `security`; the name is `<scheme> <scope>`.
    SecurityScope = "security scope",
    /// An operation.
    Operation = "operation",
    OperationId = "`operationId`",
    Callback = "callback",
    /// A request that the server sends (a webhook or callback).
    Webhook = "request of the server",
    /// The body of a request that the server sends.
    WebhookBody = "body of the request of the server",
    Deprecated = "`deprecated`",
    /// `x-sunset`.
    Sunset = "`x-sunset`",
    /// `x-stability-level`.
    Stability = "`x-stability-level`",
    /// Any other `x-…` member.
    Extension = "extension",
    /// The path variables, in order. Their names are not sent.
    PathVariables = "path variables",
    Parameter = "parameter",
    Required = "`required`",
    Style = "`style`",
    Explode = "`explode`",
    AllowReserved = "`allowReserved`",
    AllowEmptyValue = "`allowEmptyValue`",
    /// `content` of a parameter instead of `schema`.
    ParameterContent = "`content`",
    RequestBody = "request body",
    MediaType = "media type",
    /// A media type was replaced by a related one.
    MediaTypeName = "media type",
    /// The schema of a media type.
    Schema = "schema",
    Encoding = "`encoding`",
    Example = "example",
    Response = "response",
    /// A status code that became a range of status codes, or the reverse.
    ResponseStatus = "status",
    Link = "link",
    Header = "header",
    /// A named schema.
    Component = "schema",
    /// A named schema was renamed.
    ComponentName = "schema",
    /// `type` and `format`, as `integer (int64)`.
    Type = "`type`",
    /// The allowed types of a `oneOf` or `anyOf` of simple types.
    Types = "allowed types",
    /// An object that became a `oneOf` whose alternatives contain its properties.
    Wrapped = "`oneOf` around it",
    Nullable = "`nullable`",
    Default = "`default`",
    /// The complete `enum`.
    Enum = "`enum`",
    /// A value of an `enum`.
    EnumValue = "value",
    /// A value of `x-extensible-enum`.
    ExtensibleEnumValue = "value of `x-extensible-enum`",
    Pattern = "`pattern`",
    Minimum = "`minimum`",
    ExclusiveMinimum = "`exclusiveMinimum`",
    Maximum = "`maximum`",
    ExclusiveMaximum = "`exclusiveMaximum`",
    MultipleOf = "`multipleOf`",
    MinLength = "`minLength`",
    MaxLength = "`maxLength`",
    MinItems = "`minItems`",
    MaxItems = "`maxItems`",
    UniqueItems = "`uniqueItems`",
    MinProperties = "`minProperties`",
    MaxProperties = "`maxProperties`",
    Property = "property",
    /// A property was renamed.
    PropertyName = "property",
    /// A name in `required`.
    RequiredProperty = "property",
    ReadOnly = "`readOnly`",
    WriteOnly = "`writeOnly`",
    AdditionalProperties = "`additionalProperties`",
    Items = "`items`",
    /// The schema of one position in `prefixItems`.
    PrefixItems = "schema of the list's position",
    Contains = "`contains`",
    MinContains = "`minContains`",
    MaxContains = "`maxContains`",
    /// A pattern of names in `patternProperties`.
    PatternProperty = "`patternProperties`",
    PropertyNames = "`propertyNames`",
    /// A property in `dependentRequired`.
    DependentRequired = "`dependentRequired`",
    /// A property in `dependentSchemas`.
    DependentSchema = "`dependentSchemas`",
    If = "`if`",
    Then = "`then`",
    Else = "`else`",
    AllOf = "`allOf`",
    /// An entry of `allOf` that contains only annotations.
    AllOfAnnotation = "`allOf` of annotations",
    OneOf = "`oneOf`",
    AnyOf = "`anyOf`",
    Not = "`not`",
    Discriminator = "`discriminator`",
    DiscriminatorProperty = "`propertyName` of the discriminator",
    DiscriminatorMapping = "`mapping` of the discriminator",
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method.name(), self.path)
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Parameter(location, name) => write!(f, "{} parameter `{name}`", location.name()),
            Self::RequestBody => f.write_str("request body"),
            Self::RequestContent(media) => write!(f, "request body ({media})"),
            Self::Response(status) => write!(f, "response {status}"),
            Self::ResponseHeader(status, name) => write!(f, "header `{name}` of response {status}"),
            Self::ResponseContent(status, media) => write!(f, "response {status} ({media})"),
            Self::Webhook => f.write_str("request of the server"),
            Self::WebhookParameter(location, name) => {
                write!(f, "{} parameter `{name}` of the request of the server", location.name())
            }
            Self::WebhookContent(media) => write!(f, "request of the server ({media})"),
            Self::WebhookResponse(status) => write!(f, "response {status} of the receiver"),
            Self::WebhookResponseHeader(status, name) => {
                write!(f, "header `{name}` of response {status} of the receiver")
            }
            Self::WebhookResponseContent(status, media) => write!(f, "response {status} of the receiver ({media})"),
            Self::SecurityScheme(name) => write!(f, "security scheme `{name}`"),
            Self::Schema(name) => write!(f, "schema `{name}`"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(operation) = &self.operation {
            parts.push(operation.to_string());
        }
        if self.part != Part::Root {
            parts.push(self.part.to_string());
        }
        if !self.path.is_empty() {
            parts.push(format!("`{}`", self.path));
        }
        f.write_str(&parts.join(", "))
    }
}
