//! Changes between two documents, without judging whether they are breaking.

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
    /// Creates a pair from the values for the older and the newer document.
    pub const fn new(base: T, head: T) -> Self {
        Self { base, head }
    }
}

/// A difference between the two documents at one position.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The position of the change in the API.
    pub place: Place,
    /// The keyword or object that changed.
    pub kind: ChangeKind,
    /// The name of the changed item if its parent can contain several: a property, a tag, a security scheme or an
    /// enum value.
    pub name: Option<String>,
    /// The old value; `None` if the item was added.
    pub before: Option<Value>,
    /// The new value; `None` if the item was removed.
    pub after: Option<Value>,
    /// The spans of the item in the files of both documents.
    #[serde(skip)]
    pub spans: Sides<Option<Span>>,
    /// The operations, parameters and schemas of both APIs that the change concerns, for use by rules.
    #[serde(skip)]
    pub nodes: Nodes,
    /// For alternatives that were added, removed or restructured: whether valid values or credentials stay valid.
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

/// The type of modification: added, removed or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Only the newer document contains the item.
    Added,
    /// Only the older document contains the item.
    Removed,
    /// Both documents contain the item, with different values.
    Changed,
}

impl Change {
    /// Returns whether the item was added, removed or changed.
    #[must_use]
    pub fn action(&self) -> Action {
        match (&self.before, &self.after) {
            (None, _) => Action::Added,
            (_, None) => Action::Removed,
            _ => Action::Changed,
        }
    }
}

/// The position of a change: an operation or the document, a part of it, and a path within the part's schema.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Place {
    /// The operation; `None` for changes of the whole document.
    pub operation: Option<Arc<Endpoint>>,
    /// The part of the operation or the document.
    pub part: Part,
    /// The path from the part's schema to the changed schema: property names and keywords, joined by `/`. Empty if
    /// the part's schema itself changed.
    pub path: String,
}

/// The method, path and identifier by which reports refer to an operation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Endpoint {
    /// The HTTP method.
    pub method: Method,
    /// The path template of the older document, or that of the newer document if the operation was added.
    pub path: String,
    /// The `operationId`, or the identifier derived for an operation without one.
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
    /// A webhook or callback (a request that the server sends) as a whole, including the presence of its body.
    Webhook,
    /// A parameter of a webhook or callback.
    WebhookParameter(ParameterLocation, String),
    /// The body of a webhook or callback with this media type.
    WebhookContent(String),
    /// The responses with this status code that receivers of a webhook or callback send.
    WebhookResponse(Status),
    /// A header field of the responses with this status code that receivers send.
    WebhookResponseHeader(Status, String),
    /// The body of the responses with this status code and media type that receivers send.
    WebhookResponseContent(Status, String),
    /// A security scheme.
    SecurityScheme(String),
    /// A named schema.
    Schema(String),
}

/// The objects of both APIs that a change concerns, as indices into the APIs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nodes {
    /// The operation's index.
    pub operation: Sides<Option<usize>>,
    /// The parameter's index. The operation's used parameters come first, followed by declared path parameters that
    /// its path template does not contain.
    pub param: Sides<Option<usize>>,
    /// The named schema that contains the changed position, if the position is not in an operation.
    pub component: Sides<Option<SchemaId>>,
    /// The schemas at the changed position; `None` if the position is not in a schema.
    pub schema: Option<Sides<SchemaId>>,
    /// The enclosing schemas, and the name of the property at the changed position if it is a property.
    pub parent: Option<(Sides<SchemaId>, Option<Arc<str>>)>,
    /// All operations that use the schemas, if there are too many to report a separate change for each.
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
            /// Returns the OpenAPI keyword in backticks, or a description for kinds without a keyword.
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
    /// The location and name of an `apiKey`, the `scheme` of an `http` scheme, or the `openIdConnectUrl`.
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
    /// The names of the path variables, in path order. The names are not part of requests.
    PathVariables = "path variables",
    Parameter = "parameter",
    Required = "`required`",
    Style = "`style`",
    Explode = "`explode`",
    AllowReserved = "`allowReserved`",
    AllowEmptyValue = "`allowEmptyValue`",
    /// `content` of a Parameter Object, used instead of `schema`.
    ParameterContent = "`content`",
    RequestBody = "request body",
    MediaType = "media type",
    /// A media type was replaced by one that includes it or is included in it.
    MediaTypeName = "media type",
    /// The schema of a media type.
    Schema = "schema",
    Encoding = "`encoding`",
    Example = "example",
    Response = "response",
    /// A status code that was replaced by a range that includes it, or a range that was replaced by one of its status
    /// codes.
    ResponseStatus = "status",
    Link = "link",
    Header = "header",
    /// A named schema.
    Component = "schema",
    /// A named schema was renamed.
    ComponentName = "schema",
    /// `type` and `format`, written as `integer (int64)`.
    Type = "`type`",
    /// The set of allowed types, if at least one side lists them in a `oneOf` or `anyOf` of simple types.
    Types = "allowed types",
    /// A single schema that became a `oneOf` or `anyOf`, or a `oneOf` or `anyOf` that became a single schema.
    Wrapped = "`oneOf` around it",
    Nullable = "`nullable`",
    Default = "`default`",
    /// The `enum` keyword, if only one side declares it.
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
    /// An entry of `required`.
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
    /// An entry of `patternProperties`, named by its pattern.
    PatternProperty = "`patternProperties`",
    PropertyNames = "`propertyNames`",
    /// An entry of `dependentRequired`, named by its property.
    DependentRequired = "`dependentRequired`",
    /// An entry of `dependentSchemas`, named by its property.
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

/// Returns the start and the end of a path that is too long for messages, since each change of an operation mentions its
/// path.
fn shortened(path: &str) -> Option<(&str, &str)> {
    const MAX_LENGTH: usize = 500;
    const KEPT: usize = 200;
    if path.len() <= MAX_LENGTH {
        return None;
    }
    let boundary = |from: usize| (from..path.len()).find(|index| path.is_char_boundary(*index));
    Some((&path[..boundary(KEPT)?], &path[boundary(path.len() - KEPT)?..]))
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match shortened(&self.path) {
            Some((start, end)) => write!(f, "{} {start}…{end}", self.method.name()),
            None => write!(f, "{} {}", self.method.name(), self.path),
        }
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
