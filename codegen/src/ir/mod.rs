//! The intermediate representation of an API.
//!
//! The representation consists of two models. The *source model* ([`schema`], [`operation`]) represents the document:
//! `$ref`s are replaced by IDs, the defaults of the specification are filled in, and schemas are not merged. The
//! *target model* ([`rust`], [`code`]) represents the crate: types, modules and names, with all decisions made.
//! Emission reads the target model, and the source model for documentation. `diff`, the comparison with help pages and
//! the mock server read the source model.
//!
//! The models own their data. An ID, such as [`SchemaId`] or [`TypeId`], is an index into the corresponding `Vec` of
//! [`Api`].

mod census;
mod checks;
pub mod code;
mod format;
mod heirs;
mod json;
mod method;
pub mod operation;
mod outline;
mod rare;
pub mod rust;
pub mod schema;
mod webhook;

use std::collections::HashMap;

use indexmap::IndexMap;
use serde::Serialize;

pub use self::{
    census::Census,
    checks::{Checks, Rule},
    code::{
        BodyCase, BodyCode, Codec, Conversion, FieldStep, HeaderCode, Idempotency, OperationCode, Outcome, OutcomeCase,
        OutcomeContent, PagingCode, ParameterMove, PartHeaderCode, Safeguard, SafeguardPlace, StreamCode, WatchCode,
        WatchNames,
    },
    format::{FORMATS, Format},
    heirs::{Heirs, Inheritance},
    json::Json,
    method::{Method, Token},
    operation::{
        Content, Encoding, Example, Header, Operation, Param, ParameterLocation, PartKey, PathPiece, RequestBody,
        Response, SecurityNeed, Status, Style,
    },
    outline::outline,
    rare::BoxedIfSet,
    rust::{
        ChoiceCase, Constants, Distinction, Feature, Field, Module, ModuleId, NullSetters, Package, Part, Presence,
        Primitive, Storage, Struct, TextFormat, Tuple, Type, TypeDef, TypeId, TypeKind, Union, UnionCase, UnionTag,
        Variant,
    },
    schema::{
        AdditionalProperties, Bounds, Discriminator, JoinKind, JsonType, Keywords2020, Schema, SchemaId, SchemaRef,
    },
    webhook::{Webhook, WebhookCode},
};
use crate::source::Span;

/// An API, as the source model and the target model: the input of code generation, of `diff` and of the comparison with
/// help pages.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Api {
    /// The document's Info Object: title, version, description and license.
    pub info: Info,
    /// The document's `servers`, in order.
    pub servers: Vec<Server>,
    /// The document's `tags`, in order, followed by tags that operations use but the document does not declare.
    pub tags: Vec<Tag>,
    /// All schemas that are reachable from an operation or declared in `components`, with `$ref`s resolved.
    pub schemas: Vec<Schema>,
    /// `components.securitySchemes` by name.
    pub security_schemes: IndexMap<String, SecurityScheme>,
    /// The alternatives of the document's `security`, each a set of schemes. [`Operation::security`] already includes
    /// them for operations that do not declare `security`.
    pub security: Vec<SecurityNeed>,
    /// The document's `security` as declared. `None` unless it names schemes for which no code is generated (see
    /// [`Operation::declared_security`]).
    pub declared_security: Option<Vec<SecurityNeed>>,
    /// The span of the document's `security` key.
    #[serde(skip)]
    pub security_span: Option<Span>,
    /// Operations in document order.
    pub operations: Vec<Operation>,
    /// Requests that the API's server sends: `webhooks`, and `callbacks` of operations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub webhooks: Vec<Webhook>,
    /// Extensions (`x-…`) of the document.
    pub extensions: Extensions,
    /// The package: name, version and metadata.
    pub package: Package,
    /// The modules that contain types and operations; index 0 is the crate's root.
    pub modules: Vec<Module>,
    /// The parts of modules. A part is compiled only if at least one of the part's features is enabled.
    pub parts: Vec<Part>,
    /// The feature that enables the types that no operation uses. `None` if no such type is in a part.
    pub unused_types: Option<Feature>,
    /// The types of the crate.
    pub types: Vec<TypeDef>,
    /// The schemas that lowering has created to combine two declarations of the same member. The key is the kind of
    /// combination and the IDs of the two combined schemas.
    #[serde(skip)]
    pub joined_schemas: HashMap<(JoinKind, SchemaId, SchemaId), SchemaRef>,
    /// The schemas that declare a discriminator without `oneOf` or `anyOf`, or inherit such a discriminator by `allOf`.
    #[serde(skip)]
    pub heirs: Heirs,
}

impl Api {
    /// Returns the schema with this ID.
    #[must_use]
    pub fn schema(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.index()]
    }

    /// Returns whether a schema does not allow any value, because the schema is `false` or `not: {}`.
    #[must_use]
    pub fn is_never(&self, id: SchemaId) -> bool {
        self.schema(id).not.as_ref().is_some_and(|not| {
            let excluded_schema = self.schema(not.schema);
            *excluded_schema
                == Schema { location: excluded_schema.location.clone(), at: excluded_schema.at, ..Schema::default() }
        })
    }

    /// Returns the schema that applies to `value`, which is a value of the schema `id`: the inheriting schema that the
    /// value's discriminator selects, or else `id` itself.
    #[must_use]
    pub fn select_heir(&self, id: SchemaId, value: &serde_json::Value) -> SchemaId {
        let mut selected_id = id;
        for inheritance in self.heirs.of(id) {
            let tag = value.get(&inheritance.property).and_then(serde_json::Value::as_str);
            let heir = tag.and_then(|tag| inheritance.by_tag.get(tag)).copied();
            if let Some(heir) = heir.filter(|heir| self.inherits_from(*heir, selected_id)) {
                selected_id = heir;
            }
        }
        selected_id
    }

    /// Returns whether the schema `heir` contains `ancestor` in its `allOf`, at any depth.
    #[must_use]
    pub fn inherits_from(&self, heir: SchemaId, ancestor: SchemaId) -> bool {
        let (mut queue, mut seen_ids) = (vec![heir], std::collections::HashSet::new());
        while let Some(id) = queue.pop() {
            for schema_ref in &self.schema(id).all_of {
                if schema_ref.schema == ancestor {
                    return true;
                }
                if seen_ids.insert(schema_ref.schema) {
                    queue.push(schema_ref.schema);
                }
            }
        }
        false
    }

    /// Returns the type with this ID.
    #[must_use]
    pub fn type_def(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0 as usize]
    }
}

/// The extensions of an object: the values of the `x-…` members, by name.
pub type Extensions = IndexMap<String, serde_json::Value>;

/// The Info Object of the document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Info {
    /// The member `title` of the Info Object.
    pub title: String,
    /// The version of the document: the member `version` of the Info Object.
    pub version: String,
    /// The member `description` of the Info Object, as written in the document.
    pub description: Option<String>,
    /// The member `license.name` of the Info Object.
    pub license: Option<String>,
    /// The document's `externalDocs`.
    pub external_docs: Option<ExternalDocs>,
    /// The span of the Info Object in the document.
    #[serde(skip)]
    pub span: Span,
}

/// A Server Object of the document, of a path or of an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Server {
    /// The URL template, in which `{name}` is a variable.
    pub url: String,
    /// The member `description` of the Server Object, as written in the document.
    pub description: Option<String>,
    /// The variables of the URL template, by name.
    pub variables: IndexMap<String, ServerVariable>,
    /// The extensions (`x-…` members) of the Server Object.
    pub extensions: Extensions,
    /// The span of the Server Object in the document.
    #[serde(skip)]
    pub span: Span,
}

/// A Server Variable Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ServerVariable {
    /// The value that is used if the caller does not set one.
    pub default: String,
    /// The allowed values; empty if any value is allowed.
    pub values: Vec<String>,
    /// The member `description` of the Server Variable Object, as written in the document.
    pub description: Option<String>,
}

/// A Tag Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tag {
    /// The member `name` of the Tag Object.
    pub name: String,
    /// The member `description` of the Tag Object, as written in the document.
    pub description: Option<String>,
    /// The member `externalDocs` of the Tag Object.
    pub external_docs: Option<ExternalDocs>,
    /// The span of the Tag Object, or of the first operation that names the tag.
    #[serde(skip)]
    pub span: Span,
}

/// An External Documentation Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExternalDocs {
    /// The member `url` of the External Documentation Object.
    pub url: String,
    /// The member `description` of the External Documentation Object, as written in the document.
    pub description: Option<String>,
}

/// A Security Scheme Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SecurityScheme {
    /// The location and format of the credentials.
    pub kind: SecurityKind,
    /// The member `description` of the Security Scheme Object, as written in the document.
    pub description: Option<String>,
    /// True if the Security Scheme Object declares `deprecated: true`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
    /// `x-…` members, including `x-token`, which declares the token request (see `spec/README.md`).
    pub extensions: Extensions,
    /// The span of the Security Scheme Object in the document.
    #[serde(skip)]
    pub span: Span,
}

/// The location and format of the credentials of a [`SecurityScheme`].
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum SecurityKind {
    /// `type: apiKey`.
    ApiKey {
        /// The location of the credentials: a header field, the query or a cookie.
        location: ParameterLocation,
        /// The name of the header field, query parameter or cookie.
        name: String,
    },
    /// `type: http, scheme: basic`.
    Basic,
    /// `type: http, scheme: bearer`.
    Bearer {
        /// The format of the token (`bearerFormat`), such as `JWT`.
        format: Option<String>,
    },
    /// `type: http` with another scheme of RFC 9110. The caller supplies the complete value of `Authorization`.
    Http {
        /// The name of the authentication scheme, as written in the document.
        scheme: String,
    },
    /// `type: oauth2`.
    OAuth2 {
        /// The URLs and scopes of each flow, by the name of the flow in the specification (`clientCredentials`, …).
        flows: IndexMap<String, OAuthFlow>,
    },
    /// `type: openIdConnect`. The credentials are sent as a bearer token.
    OpenIdConnect {
        /// The URL of the provider's metadata (`openIdConnectUrl`).
        url: String,
    },
}

/// An OAuth Flow Object.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OAuthFlow {
    /// The member `authorizationUrl` of the OAuth Flow Object.
    pub authorization_url: Option<String>,
    /// The member `tokenUrl` of the OAuth Flow Object.
    pub token_url: Option<String>,
    /// The member `refreshUrl` of the OAuth Flow Object.
    pub refresh_url: Option<String>,
    /// The description of each scope, by the name of the scope.
    pub scopes: IndexMap<String, String>,
}
