//! The intermediate representation of an API.
//!
//! The representation consists of two models. The *source model* ([`schema`], [`operation`]) represents the OpenAPI
//! document: each `$ref` is replaced by an ID, the defaults of the specification are filled in, and schemas are not
//! merged. The *target model* ([`rust`], [`code`]) represents the generated crate: its types, modules and names. It
//! contains all decisions about the code. Emission of code reads the target model, and uses the source model only for
//! documentation. The comparison of documents (`diff`), the comparison with help pages and the mock server read the
//! source model.
//!
//! The models own their data. An ID such as [`SchemaId`] or [`TypeId`] is an index into a `Vec` of [`Api`].

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
        ChoiceCase, Constants, Feature, Field, Module, ModuleId, NullSetters, Package, Part, Presence, Primitive,
        Storage, Struct, TextFormat, Tuple, Type, TypeDef, TypeId, TypeKind, Union, UnionCase, UnionDistinction,
        UnionTag, Variant,
    },
    schema::{
        AdditionalProperties, Bounds, Discriminator, JoinKind, JsonType, Keywords2020, Schema, SchemaId, SchemaRef,
    },
    webhook::{Webhook, WebhookCode},
};
use crate::source::Span;

/// An API, as described by one OpenAPI document. Contains the source model, which represents the document, and the
/// target model, which represents the generated crate.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Api {
    /// The Info Object of the document: title, version, description and license.
    pub info: Info,
    /// The Server Objects in `servers` of the document, in order.
    pub servers: Vec<Server>,
    /// The Tag Objects in `tags` of the document, in order, followed by tags that operations use but the document does
    /// not declare.
    pub tags: Vec<Tag>,
    /// All schemas that `components` declares or that an operation uses, with `$ref`s resolved.
    pub schemas: Vec<Schema>,
    /// The Security Scheme Objects in `components.securitySchemes`, by name.
    pub security_schemes: IndexMap<String, SecurityScheme>,
    /// The alternatives in `security` of the document. Each alternative is a set of security schemes. They are already
    /// included in [`Operation::security`] of operations that do not declare `security`.
    pub security: Vec<SecurityNeed>,
    /// The value of `security` as declared in the document, if it names schemes for which no code is generated (see
    /// [`Operation::declared_security`]). `None` otherwise.
    pub declared_security: Option<Vec<SecurityNeed>>,
    /// The span of the key `security` of the document.
    #[serde(skip)]
    pub security_span: Option<Span>,
    /// All operations, in document order.
    pub operations: Vec<Operation>,
    /// The requests that the API's server sends: `webhooks` of the document, and `callbacks` of operations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub webhooks: Vec<Webhook>,
    /// The extensions (`x-…` members) of the document.
    pub extensions: Extensions,
    /// The name, the version and other settings of the generated package.
    pub package: Package,
    /// The modules of the generated crate. Index 0 is the root of the crate.
    pub modules: Vec<Module>,
    /// The parts: additional files of modules, which are compiled only if at least one of the part's features is
    /// enabled.
    pub parts: Vec<Part>,
    /// The feature that enables types that no operation uses. `None` if no part contains such types.
    pub unused_types: Option<Feature>,
    /// The types that the generated crate defines.
    pub types: Vec<TypeDef>,
    /// Schemas that are not in the document: the generator has created each of them to combine two declarations of the
    /// same member. The key contains the kind of combination and the IDs of the two combined schemas.
    #[serde(skip)]
    pub joined_schemas: HashMap<(JoinKind, SchemaId, SchemaId), SchemaRef>,
    /// The inheritance relations between schemas whose parent declares a discriminator.
    #[serde(skip)]
    pub heirs: Heirs,
}

impl Api {
    /// Returns the schema with this ID.
    #[must_use]
    pub fn schema(&self, id: SchemaId) -> &Schema {
        &self.schemas[id.index()]
    }

    /// Returns whether no value is valid for the schema `id`, because the schema is `false` or `not: {}`.
    #[must_use]
    pub fn is_never(&self, id: SchemaId) -> bool {
        self.schema(id).not.as_ref().is_some_and(|not| {
            let excluded_schema = self.schema(not.schema);
            *excluded_schema
                == Schema { location: excluded_schema.location.clone(), at: excluded_schema.at, ..Schema::default() }
        })
    }

    /// Returns the ID of the schema that applies to `value`, which is a value of the schema `id`. This is the
    /// inheriting schema that the discriminator in `value` selects, or otherwise `id` itself.
    #[must_use]
    pub fn select_heir(&self, id: SchemaId, value: &serde_json::Value) -> SchemaId {
        let mut selected_id = id;
        for inheritance in self.heirs.find_inheritances(id) {
            let discriminator_value = value.get(&inheritance.property).and_then(serde_json::Value::as_str);
            let heir = discriminator_value.and_then(|value| inheritance.by_tag.get(value)).copied();
            if let Some(heir) = heir.filter(|heir| self.inherits_from(*heir, selected_id)) {
                selected_id = heir;
            }
        }
        selected_id
    }

    /// Returns whether the schema `heir` inherits from `ancestor`: directly, because `ancestor` is in the `allOf` of
    /// `heir`, or through the `allOf` of other ancestors.
    #[must_use]
    pub fn inherits_from(&self, heir: SchemaId, ancestor: SchemaId) -> bool {
        let (mut unvisited_ids, mut visited_ids) = (vec![heir], std::collections::HashSet::new());
        while let Some(id) = unvisited_ids.pop() {
            for schema_ref in &self.schema(id).all_of {
                if schema_ref.schema == ancestor {
                    return true;
                }
                if visited_ids.insert(schema_ref.schema) {
                    unvisited_ids.push(schema_ref.schema);
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

/// The extensions of an object in the document: the values of its `x-…` members, by name.
pub type Extensions = IndexMap<String, serde_json::Value>;

/// The Info Object of the document.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Info {
    /// The member `title` of the Info Object.
    pub title: String,
    /// The member `version` of the Info Object, which is the version of the document.
    pub version: String,
    /// The member `description` of the Info Object, as written in the document.
    pub description: Option<String>,
    /// The member `license.name` of the Info Object.
    pub license: Option<String>,
    /// The member `externalDocs` of the document.
    pub external_docs: Option<ExternalDocs>,
    /// The span of the Info Object in the document.
    #[serde(skip)]
    pub span: Span,
}

/// A Server Object, which the document, a path or an operation declares.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Server {
    /// The member `url` of the Server Object: a URL template in which `{name}` is a variable.
    pub url: String,
    /// The member `description` of the Server Object, as written in the document.
    pub description: Option<String>,
    /// The variables of the URL template by name: the member `variables` of the Server Object.
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
    /// The member `default` of the Server Variable Object: the value that applies if the caller does not set the
    /// variable.
    pub default: String,
    /// The member `enum` of the Server Variable Object: the allowed values. Empty if every value is allowed.
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
    /// The span of the Tag Object. If the document does not declare the tag, the span of the first operation that names
    /// it.
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
    /// The kind of credentials, and their location in requests.
    pub kind: SecurityKind,
    /// The member `description` of the Security Scheme Object, as written in the document.
    pub description: Option<String>,
    /// True if the Security Scheme Object declares `deprecated: true`.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub deprecated: bool,
    /// The extensions (`x-…` members) of the Security Scheme Object. One of them is `x-token`, which declares the
    /// request for a token (see `spec/README.md`).
    pub extensions: Extensions,
    /// The span of the Security Scheme Object in the document.
    #[serde(skip)]
    pub span: Span,
}

/// The kind of the credentials of a [`SecurityScheme`], and their location in requests.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum SecurityKind {
    /// An API key (`type: apiKey`).
    ApiKey {
        /// The location of the API key: a header field, the query or a cookie.
        location: ParameterLocation,
        /// The name of the header field, query parameter or cookie.
        name: String,
    },
    /// User name and password (`type: http` with `scheme: basic`).
    Basic,
    /// A bearer token (`type: http` with `scheme: bearer`).
    Bearer {
        /// The format of the token (`bearerFormat`), such as `JWT`.
        format: Option<String>,
    },
    /// Another HTTP authentication scheme (`type: http`). The caller supplies the complete value of the header field
    /// `Authorization`.
    Http {
        /// The name of the authentication scheme, as written in the document.
        scheme: String,
    },
    /// OAuth 2.0 (`type: oauth2`).
    OAuth2 {
        /// The OAuth Flow Objects, by the name of the flow in OpenAPI, such as `clientCredentials`.
        flows: IndexMap<String, OAuthFlow>,
    },
    /// `OpenID` Connect (`type: openIdConnect`). The credentials are sent as a bearer token.
    OpenIdConnect {
        /// The member `openIdConnectUrl` of the Security Scheme Object: the URL of the provider's metadata.
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
    /// The member `scopes` of the OAuth Flow Object: the description of each scope, by the name of the scope.
    pub scopes: IndexMap<String, String>,
}
