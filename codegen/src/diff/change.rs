//! Changes between two documents. A change does not state whether it breaks callers.

use std::{fmt, sync::Arc};

use serde::Serialize;
use serde_json::Value;

use crate::{
    ir::{Method, ParameterLocation, SchemaId, Status},
    source::Span,
};

/// A pair of values: one for each of the two compared documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Sides<T> {
    /// The value for the older document.
    pub base: T,
    /// The value for the newer document.
    pub head: T,
}

impl<T> Sides<T> {
    /// Creates a pair. `base` is the value for the older document, `head` is the value for the newer document.
    pub const fn new(base: T, head: T) -> Self {
        Self { base, head }
    }
}

/// A difference between two documents at one position.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The position of the change in the API.
    pub place: Place,
    /// The kind of keyword or object that changed.
    pub kind: ChangeKind,
    /// The name of the changed item (a property, a tag, a security scheme or an enum value); `None` if the enclosing
    /// object can contain only one such item.
    pub name: Option<String>,
    /// The old value; `None` if the item was added.
    pub before: Option<Value>,
    /// The new value; `None` if the item was removed.
    pub after: Option<Value>,
    /// The number of further values of the same `enum` that changed in the same way, and for which no separate change
    /// is reported.
    #[serde(skip_serializing_if = "is_zero")]
    pub further_values: usize,
    /// The spans of the changed item in the files of both documents.
    #[serde(skip)]
    pub spans: Sides<Option<Span>>,
    /// The changed operations, parameters and schemas of both APIs. The rules use them to classify the change.
    #[serde(skip)]
    pub nodes: Nodes,
    /// The effect on valid values or credentials; `None` unless the change concerns `oneOf`, `anyOf`, `allOf`, the
    /// `mapping` of a discriminator, or `security`.
    pub compatibility: Option<Compatibility>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde requires")]
fn is_zero(count: &usize) -> bool {
    *count == 0
}

/// The compatibility of a changed schema or a changed `security`: whether the values or credentials that were valid
/// before are still valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Compatibility {
    /// True if the newer schema accepts all values that the older schema accepts, so that requests stay valid.
    pub requests: bool,
    /// True if the older schema accepts all values that the newer schema accepts, so that callers can read all
    /// responses.
    pub responses: bool,
}

impl Compatibility {
    /// All valid values stay valid, in requests and in responses.
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

/// The position of a change: the operation (if any), the changed part of the operation or document, and the path in the
/// schema of this part.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Place {
    /// The operation; `None` if the change does not belong to an operation.
    pub operation: Option<Arc<Endpoint>>,
    /// The part of the operation or the document.
    pub part: Part,
    /// The path from the schema of `part` to the changed schema: property names and keywords, joined by `/`
    /// (`owner/items`). Empty if the schema of `part` itself changed.
    pub path: String,
}

/// The method, path and identifier of an operation, with which reports name the operation.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Endpoint {
    /// The HTTP method.
    pub method: Method,
    /// The path template in the older document. If the operation was added, the path template in the newer document.
    pub path: String,
    /// The `operationId`, or a generated identifier if the operation does not declare one.
    pub id: String,
}

/// A part of an operation or of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// No part: the operation as a whole, or the document as a whole.
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
    /// A webhook or callback (a request that the server sends) as a whole. An added or removed body is a change of this
    /// part.
    Webhook,
    /// A parameter of a webhook or callback.
    WebhookParameter(ParameterLocation, String),
    /// The body of a webhook or callback with this media type.
    WebhookContent(String),
    /// The responses with this status code, which the receiver of a webhook or callback returns.
    WebhookResponse(Status),
    /// A header field of the responses with this status code, which the receiver of a webhook or callback returns.
    WebhookResponseHeader(Status, String),
    /// The body of the responses with this status code and media type, which the receiver of a webhook or callback
    /// returns.
    WebhookResponseContent(Status, String),
    /// A security scheme.
    SecurityScheme(String),
    /// A named schema.
    Schema(String),
}

/// The objects of both APIs that a change concerns, as indices into [`Api`](crate::ir::Api).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nodes {
    /// The index of the operation in `Api::operations`.
    pub operation: Sides<Option<usize>>,
    /// The index of the parameter in the concatenation of `Operation::params` and `Operation::unused_params` (path
    /// parameters that the path template does not contain).
    pub param: Sides<Option<usize>>,
    /// The named schema that contains the changed position; `None` if the position is in an operation.
    pub component: Sides<Option<SchemaId>>,
    /// The schemas at the changed position; `None` if the position is not in a schema.
    pub schema: Option<Sides<SchemaId>>,
    /// The schemas that directly enclose the changed schemas, and the name of the property if the changed schemas are
    /// the schemas of a property.
    pub parent: Option<(Sides<SchemaId>, Option<Arc<str>>)>,
    /// The operations that use the changed schemas, if there are too many to report a separate change for each
    /// operation; otherwise `None`.
    pub reach: Option<Arc<[Arc<Endpoint>]>>,
}

/// Defines the variants of [`ChangeKind`], and for each variant the words with which messages describe the changed
/// item.
macro_rules! change_kinds {
    ($($(#[$doc:meta])* $name:ident = $words:literal,)*) => {
        /// The kind of keyword or object that a [`Change`] concerns.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(rename_all = "kebab-case")]
        #[expect(missing_docs, reason = "a variant without a comment is the keyword or object of that name")]
        pub enum ChangeKind {
            $($(#[$doc])* $name,)*
        }

        impl ChangeKind {
            /// Returns the words with which messages describe the changed item: the OpenAPI keyword in backquotes, or a
            /// description.
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
    /// A security scheme that was renamed.
    SecuritySchemeName = "security scheme",
    /// The type of a security scheme.
    SecuritySchemeType = "type of the security scheme",
    /// The location and name of an `apiKey`, the `scheme` of an `http` scheme, or the `openIdConnectUrl`.
    SecuritySchemeDetail = "definition of the security scheme",
    BearerFormat = "`bearerFormat`",
    OauthFlow = "OAuth flow",
    OauthAuthorizationUrl = "`authorizationUrl`",
    OauthTokenUrl = "`tokenUrl`",
    OauthScope = "OAuth scope",
    /// A Security Requirement Object in `security`.
    Security = "security alternative",
    /// A scope in a Security Requirement Object; [`Change::name`] is `<scheme> <scope>`.
    SecurityScope = "security scope",
    /// An operation.
    Operation = "operation",
    OperationId = "`operationId`",
    Callback = "callback",
    /// A request that the server sends (a webhook or callback).
    Webhook = "webhook or callback",
    /// The body of a request that the server sends.
    WebhookBody = "body of the webhook or callback",
    Deprecated = "`deprecated`",
    /// The extension `x-sunset`.
    Sunset = "`x-sunset`",
    /// The extension `x-stability-level`.
    Stability = "`x-stability-level`",
    /// Any other extension (`x-…`).
    Extension = "extension",
    /// The names of the variables in the path template, in the order of the path (`id` in `/pets/{id}`). These names do
    /// not appear in requests.
    PathVariables = "path variables",
    Parameter = "parameter",
    Required = "`required`",
    Style = "`style`",
    Explode = "`explode`",
    AllowReserved = "`allowReserved`",
    AllowEmptyValue = "`allowEmptyValue`",
    /// The keyword `content` of a Parameter Object, which replaces `schema`.
    ParameterContent = "`content`",
    RequestBody = "request body",
    MediaType = "media type",
    /// A media type that was replaced by a more general or more specific media type.
    MediaTypeName = "media type",
    /// The schema of a media type.
    Schema = "schema",
    Encoding = "`encoding`",
    Example = "example",
    Response = "response",
    /// A status code that was replaced by a range that includes the status code, or a range that was replaced by a
    /// status code in the range.
    ResponseStatus = "status",
    Link = "link",
    Header = "header",
    /// A named schema.
    Component = "schema",
    /// A named schema that was renamed.
    ComponentName = "schema",
    /// The keywords `type` and `format`, shown as `integer (int64)`.
    Type = "`type`",
    /// The set of allowed types, if at least one of the two schemas lists the types in a `oneOf` or `anyOf`.
    Types = "allowed types",
    /// A single schema that was replaced by a `oneOf` or `anyOf`, or a `oneOf` or `anyOf` that was replaced by a single
    /// schema.
    Wrapped = "`oneOf` around the schema",
    Nullable = "`nullable`",
    Default = "`default`",
    /// The keyword `enum`, if only one of the two schemas declares it.
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
    /// A property that was renamed.
    PropertyName = "property",
    /// An entry of the keyword `required` of a schema.
    RequiredProperty = "property",
    ReadOnly = "`readOnly`",
    WriteOnly = "`writeOnly`",
    AdditionalProperties = "`additionalProperties`",
    Items = "`items`",
    /// The schema of one position in `prefixItems`.
    PrefixItems = "schema of the list item at position",
    Contains = "`contains`",
    MinContains = "`minContains`",
    MaxContains = "`maxContains`",
    /// An entry of `patternProperties`; [`Change::name`] is the pattern.
    PatternProperty = "`patternProperties`",
    PropertyNames = "`propertyNames`",
    /// An entry of `dependentRequired`; [`Change::name`] is the property.
    DependentRequired = "`dependentRequired`",
    /// An entry of `dependentSchemas`; [`Change::name`] is the property.
    DependentSchema = "`dependentSchemas`",
    If = "`if`",
    Then = "`then`",
    Else = "`else`",
    AllOf = "`allOf`",
    /// An entry of `allOf` whose schema contains only annotations, such as `description`.
    AllOfAnnotation = "`allOf` of annotations",
    OneOf = "`oneOf`",
    AnyOf = "`anyOf`",
    Not = "`not`",
    Discriminator = "`discriminator`",
    DiscriminatorProperty = "`propertyName` of the discriminator",
    DiscriminatorMapping = "`mapping` of the discriminator",
}

/// Returns the start and the end of a path that is too long to be shown completely in each change of an operation;
/// `None` if the path is short enough.
fn shorten_path(path: &str) -> Option<(&str, &str)> {
    const MAX_LENGTH: usize = 500;
    const KEPT_LENGTH: usize = 200;
    if path.len() <= MAX_LENGTH {
        return None;
    }
    let next_char_boundary = |from: usize| (from..path.len()).find(|index| path.is_char_boundary(*index));
    Some((&path[..next_char_boundary(KEPT_LENGTH)?], &path[next_char_boundary(path.len() - KEPT_LENGTH)?..]))
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match shorten_path(&self.path) {
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
        let mut place_parts = Vec::new();
        if let Some(operation) = &self.operation {
            place_parts.push(operation.to_string());
        }
        if self.part != Part::Root {
            place_parts.push(self.part.to_string());
        }
        if !self.path.is_empty() {
            place_parts.push(format!("`{}`", self.path));
        }
        f.write_str(&place_parts.join(", "))
    }
}
