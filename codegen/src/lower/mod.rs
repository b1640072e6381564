//! Lowers (converts) parsed [`Documents`] to the source model of [`ir::Api`](crate::ir::Api): replaces each `$ref` by
//! the ID of its target, and fills in the defaults of the specification. Reports all problems in one pass.

mod check;
mod constants;
mod content;
mod expansion;
mod hierarchies;
mod keywords;
mod operation;
mod operation_ids;
mod parameter;
mod path;
mod schema;
mod security;
mod server;
pub(crate) mod types;
mod webhooks;

use std::collections::{HashMap, HashSet, VecDeque};

use indexmap::IndexMap;
use serde::Deserialize;

use crate::{
    codes,
    config::Config,
    diagnostic::{Diagnostic, Diagnostics, Severity},
    ir::{Api, ExternalDocs, Info, SchemaId, SchemaRef, Tag},
    load::{self, CheckedObject, Documents, Location, Node, ObjectKind, Target, tree::Member},
};

/// The severity with which recoverable errors of a document are reported, for example an unresolved `$ref`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// Reports recoverable errors as errors, for a document that the user can correct.
    #[default]
    Strict,
    /// Reports recoverable errors as warnings, for the document of a third party. Parts of the document that cannot be
    /// read become free-form JSON or are left out.
    Lenient,
}

/// Lowers the document to the source model (the API as the document declares it) and the target model (the Rust types
/// and functions). Returns `None` if [`lower_document`] returns `None`.
pub fn lower(
    documents: &Documents,
    config: &Config,
    strictness: Strictness,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let api = lower_document(documents, strictness, diagnostics)?;
    Some(types::assign_types(api, config, diagnostics))
}

/// Lowers the document to the source model only, without the Rust types, names and modules of the target model.
///
/// Returns `None` if the root file is not an OpenAPI document, or if the document shares objects so often that the
/// result would be many times larger than the document. If `diagnostics` contains errors, the returned [`Api`] is as
/// complete as possible but must not be used for code generation.
pub fn lower_document(documents: &Documents, strictness: Strictness, diagnostics: &mut Diagnostics) -> Option<Api> {
    documents.version(diagnostics)?;
    let root = documents.root()?;
    let mut lowering = Lowering {
        documents,
        diagnostics,
        strictness,
        api: Api::default(),
        schemas: HashMap::new(),
        component_names: HashMap::new(),
        queue: VecDeque::new(),
        binary_parts: HashSet::new(),
        any_schema_id: None,
        params: HashMap::new(),
        bodies: HashMap::new(),
        responses: HashMap::new(),
        headers: HashMap::new(),
        example_values: HashMap::new(),
        operation_ids: HashMap::new(),
        made_ids: HashMap::new(),
        tags: HashSet::new(),
        connection_schemes: HashSet::new(),
        copies: expansion::Copies::new(documents),
    };
    lowering.lower_root(root)?;
    lowering.lower_components(root);
    lowering.made_ids = lowering.create_missing_ids(root);
    lowering.lower_paths(root);
    lowering.lower_webhooks(root);
    lowering.lower_schemas();
    lowering.check_expansion()?;
    lowering.untangle_hierarchies();
    lowering.check_schemas();
    if !lowering.diagnostics.has_errors() {
        lowering.record_heirs();
    }
    let mut api = lowering.api;
    api.schemas.shrink_to_fit();
    api.operations.shrink_to_fit();
    diagnostics.sort();
    Some(api)
}

/// The state of lowering.
struct Lowering<'a, 'd> {
    documents: &'a Documents,
    diagnostics: &'d mut Diagnostics,
    strictness: Strictness,
    /// The parts of the source model that are already lowered.
    api: Api,
    /// The IDs of schemas, by location.
    schemas: HashMap<Location, SchemaId>,
    /// The names of components that are a `$ref` to a schema outside `components`, by the ID of that schema.
    component_names: HashMap<SchemaId, String>,
    /// The schemas that have an ID and are not lowered yet, with their nodes.
    queue: VecDeque<(SchemaId, Node<'a>)>,
    /// The schemas without constraints whose values are sent as parts of a binary media type.
    binary_parts: HashSet<Location>,
    /// The schema without constraints, which is used if the document does not declare a schema. `None` until
    /// it is first used.
    any_schema_id: Option<SchemaId>,
    /// The lowered parameters, by location. `None` for an invalid parameter.
    params: HashMap<Location, Option<crate::ir::Param>>,
    /// The lowered request bodies, by location. `None` for an invalid body.
    bodies: HashMap<Location, Option<crate::ir::RequestBody>>,
    /// The lowered responses, by location. `None` for an invalid response.
    responses: HashMap<Location, Option<content::ResponseParts>>,
    /// The lowered headers, by location. `None` for an invalid header.
    headers: HashMap<Location, Option<crate::ir::Header>>,
    /// The JSON values of the examples lowered so far, by location, so that a shared example is stored once.
    example_values: HashMap<Location, crate::ir::Json>,
    /// The operation IDs in use, each with the span of its operation and the number to append to the next operation
    /// with the same ID.
    operation_ids: HashMap<String, (crate::source::Span, usize)>,
    /// The IDs created for operations without `operationId`, by method and path.
    made_ids: HashMap<(crate::ir::Method, &'a str), String>,
    /// The names of the tags in `api.tags`.
    tags: HashSet<String>,
    /// The names of the security schemes that apply to the connection and not to requests: client certificates.
    connection_schemes: HashSet<String>,
    /// The number of copies of shared objects, to limit the size of the result.
    copies: expansion::Copies,
}

impl<'a> Lowering<'a, '_> {
    /// Reports a recoverable error of the document: as an error if `strictness` is `Strict`, as a warning otherwise.
    fn report_mistake(&mut self, mut diagnostic: Diagnostic) {
        if self.strictness == Strictness::Lenient {
            diagnostic.severity = diagnostic.severity.min(Severity::Warning);
        }
        self.diagnostics.push(diagnostic);
    }

    /// Validates the object at a node against the members that the specification defines for an object of this kind.
    /// Reports violations as recoverable errors.
    fn check_object(&mut self, node: Node<'a>, kind: ObjectKind) -> Option<CheckedObject<'a>> {
        let mut violations = Diagnostics::default();
        let checked_object = self.documents.check_object(node, kind, &mut violations);
        for violation in violations {
            self.report_mistake(violation);
        }
        checked_object
    }

    /// Validates the object at a node and deserializes it.
    fn parse_object<T: Deserialize<'a>>(&mut self, node: Node<'a>, kind: ObjectKind) -> Option<T> {
        self.check_object(node, kind)?.into_typed(self.diagnostics)
    }

    /// Returns the object at a node, following `$ref`s. Reports a `$ref` that cannot be resolved or that points to
    /// another kind of object, and ignored members next to a `$ref`.
    fn follow_to_object(&mut self, node: Node<'a>, kind: ObjectKind) -> Option<Target<'a>> {
        let target = match self.documents.follow_to(node, kind) {
            Ok(target) => target,
            Err(problem) => {
                self.report_mistake(*problem);
                return None;
            }
        };
        if target.reference.is_some() {
            if !self.documents.allows_ref_siblings(node) {
                self.report_siblings(node, target.node, kind);
            }
            self.report_wrong_section(&target, kind);
        }
        Some(target)
    }

    /// Reports the members next to a `$ref`, which OpenAPI 3.0 ignores: with a warning if the member would change the
    /// meaning of the schema; with a note if it is an annotation, or if the target has the same member. `nullable:
    /// true` is not ignored: [`Lowering::lower_schema_ref`] applies it.
    fn report_siblings(&mut self, node: Node<'a>, target: Node<'a>, kind: ObjectKind) {
        for sibling in node.members().iter().filter(|member| member.key != "$ref") {
            let message = format!("the member `{}` next to `$ref` has no effect", sibling.key);
            let help = format!("write `allOf: [{{$ref: …}}]` and put `{}` next to `allOf`", sibling.key);
            let problem = if kind == ObjectKind::Schema && sibling.key == "nullable" && is_nullable(node) {
                let message = "according to the specification, `nullable` next to `$ref` has no effect";
                let problem = Diagnostic::warning(codes::REF_SIBLINGS, message, sibling.key_span).with_help(help);
                problem.with_label("applied nevertheless: the value may be `null`")
            } else if is_annotation(sibling.key) || is_same_member(sibling, target) {
                Diagnostic::note(codes::REF_SIBLINGS, message, sibling.key_span).with_label("ignored")
            } else {
                Diagnostic::warning(codes::REF_SIBLINGS, message, sibling.key_span)
                    .with_help(help)
                    .with_label("ignored")
            };
            self.diagnostics.push(problem);
        }
    }

    /// Reports a `$ref` whose target is in a section of `components` for another kind of object.
    fn report_wrong_section(&mut self, target: &Target<'a>, kind: ObjectKind) {
        let (Some(expected_section), Some(section)) = (kind.section(), components_section(target.node)) else { return };
        if section != expected_section {
            let message = format!("this `$ref` points to `components.{section}`, but {} is expected here", kind.name());
            let problem = Diagnostic::warning(codes::REF_KIND, message, target.at);
            self.diagnostics.push(problem.with_label(format!("the target is read as {}", kind.name())));
        }
    }

    fn lower_root(&mut self, root: Node<'a>) -> Option<()> {
        let document: openapiv3::OpenAPI = self.parse_object(root, ObjectKind::OpenApi)?;
        self.api.info = Info {
            title: document.info.title,
            version: document.info.version,
            description: document.info.description,
            license: document.info.license.map(|license| license.name),
            external_docs: document.external_docs.map(external_docs),
            span: root.member_value("info").unwrap_or(root).diagnostic_span(),
        };
        self.report_unknown_dialect(root);
        self.api.extensions = document.extensions;
        self.api.servers = self.lower_servers(root);
        let tags = root.member_value("tags").into_iter().flat_map(|tags| tags.items().iter());
        for node in tags {
            if let Some(tag) = self.parse_object::<openapiv3::Tag>(node, ObjectKind::Tag)
                && self.tags.insert(tag.name.clone())
            {
                let external_docs = tag.external_docs.map(external_docs);
                self.api.tags.push(Tag {
                    name: tag.name,
                    description: tag.description,
                    external_docs,
                    span: node.diagnostic_span(),
                });
            }
        }
        Some(())
    }

    /// Warns if `jsonSchemaDialect` names an unknown dialect.
    fn report_unknown_dialect(&mut self, root: Node<'a>) {
        const KNOWN_DIALECTS: [&str; 3] = [
            "https://spec.openapis.org/oas/3.1/dialect/",
            "https://spec.openapis.org/oas/3.2/dialect/",
            "https://json-schema.org/draft/2020-12/schema",
        ];
        if let Some(dialect) = root.member("jsonSchemaDialect")
            && let Some(uri) = dialect.value.as_str()
            && !KNOWN_DIALECTS.iter().any(|known| uri.starts_with(known))
        {
            let message = format!("unknown JSON Schema dialect `{uri}`");
            let problem = Diagnostic::warning(codes::KEYWORD_UNCHECKED, message, dialect.value.diagnostic_span());
            self.diagnostics.push(problem.with_label("schemas are read as JSON Schema 2020-12"));
        }
    }

    /// Lowers the components of the document, including those that nothing refers to.
    fn lower_components(&mut self, root: Node<'a>) {
        let Some(components) = root.member_value("components").filter(|node| node.is_map()) else { return };
        self.check_object(components, ObjectKind::Components);
        self.lower_security_schemes(components);
        for member in section_of(components, "schemas") {
            self.lower_component(member.value);
        }
        self.api.security_span = root.member("security").map(|member| member.key_span);
        if let Some(security) = self.lower_security(root) {
            self.api.security = security.generated;
            self.api.declared_security = security.declared;
        }
        // The following components are lowered here so that errors in them are reported even if nothing refers to them.
        // References to them later return the cached result.
        for member in section_of(components, "parameters") {
            self.lower_parameter(member.value);
        }
        for member in section_of(components, "requestBodies") {
            self.lower_request_body(member.value);
        }
        for member in section_of(components, "responses") {
            self.lower_response(member.value);
        }
        for member in section_of(components, "headers") {
            self.lower_header(member.value);
        }
    }

    /// Returns the ID of the schema that allows any value. Adds the schema on the first call.
    fn any_schema(&mut self) -> SchemaId {
        if let Some(any) = self.any_schema_id {
            return any;
        }
        let schema = crate::ir::Schema { location: "#".to_owned(), ..Default::default() };
        let id = self.add_schema(schema);
        self.any_schema_id = Some(id);
        id
    }

    fn any_schema_ref(&mut self, node: Node<'a>) -> SchemaRef {
        SchemaRef { schema: self.any_schema(), reference: None, at: node.diagnostic_span() }
    }
}

/// Returns whether the member `key` of a Schema Object is an annotation, such as `description`, that does not affect
/// which values are valid.
fn is_annotation(key: &str) -> bool {
    const ANNOTATIONS: [&str; 8] =
        ["default", "deprecated", "description", "example", "examples", "externalDocs", "summary", "title"];
    ANNOTATIONS.contains(&key) || key.starts_with("x-")
}

/// Returns whether `object` has a member with the same key and value as `member`.
fn is_same_member(member: Member<'_>, object: Node<'_>) -> bool {
    object.member_value(member.key).is_some_and(|value| value.json() == member.value.json())
}

/// Returns whether the object has the member `nullable: true`.
fn is_nullable(node: Node<'_>) -> bool {
    node.member_value("nullable").is_some_and(|value| matches!(value.value(), crate::load::Value::Bool(true)))
}

/// Returns the members of one section of a Components Object, such as `schemas`.
fn section_of<'a>(components: Node<'a>, name: &str) -> impl Iterator<Item = crate::load::tree::Member<'a>> {
    components.member_value(name).into_iter().flat_map(|section| section.members().iter())
}

/// Returns the section of `components` that directly contains a node, such as `schemas`. `None` if the node is not a
/// component. For Swagger 2.0, returns the name of the section in OpenAPI 3: `definitions` → `schemas`.
fn components_section(node: Node<'_>) -> Option<&str> {
    let section = node.parent()?;
    let components = section.parent()?;
    let Some(root) = components.parent() else {
        return section.key().and_then(load::swagger_section);
    };
    (components.key() == Some("components") && root.parent().is_none()).then(|| section.key())?
}

fn external_docs(docs: openapiv3::ExternalDocumentation) -> ExternalDocs {
    ExternalDocs { url: docs.url, description: docs.description }
}

/// Values by name, in document order.
type Named<T> = IndexMap<String, T>;
