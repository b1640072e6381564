//! Lowers (converts) the parsed [`Documents`] to the source model of [`ir::Api`](crate::ir::Api). Replaces each `$ref`
//! by the ID of its target, and fills in the defaults of the specification. Reports all problems of the document in one
//! pass.

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

/// The severity of errors from which lowering can recover, such as an unresolved `$ref`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// Reports recoverable errors as errors, for a document that the user can correct.
    #[default]
    Strict,
    /// Reports recoverable errors as warnings, for the document of a third party. A schema that cannot be read is
    /// replaced by free-form JSON; other objects that cannot be read are left out.
    Lenient,
}

/// Lowers the document to the source model (the API as the document declares it) and the target model (the Rust types
/// and functions). Returns `None` if [`lower_document`] does.
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
/// result would be many times larger than the document. If errors are reported, the returned [`Api`] is as complete as
/// possible, but must not be used for code generation.
pub fn lower_document(documents: &Documents, strictness: Strictness, diagnostics: &mut Diagnostics) -> Option<Api> {
    documents.version(diagnostics)?;
    let root = documents.root()?;
    let mut lowering = Lowering {
        documents,
        diagnostics,
        strictness,
        api: Api::default(),
        schema_ids: HashMap::new(),
        component_names: HashMap::new(),
        schema_queue: VecDeque::new(),
        binary_parts: HashSet::new(),
        any_schema_id: None,
        params: HashMap::new(),
        bodies: HashMap::new(),
        responses: HashMap::new(),
        headers: HashMap::new(),
        example_values: HashMap::new(),
        operation_ids: HashMap::new(),
        created_operation_ids: HashMap::new(),
        tag_names: HashSet::new(),
        connection_schemes: HashSet::new(),
        copies: expansion::Copies::new(documents),
    };
    lowering.lower_root(root)?;
    lowering.lower_components(root);
    lowering.created_operation_ids = lowering.create_missing_ids(root);
    lowering.lower_paths(root);
    lowering.lower_webhooks(root);
    lowering.lower_schemas();
    lowering.check_expansion()?;
    lowering.break_hierarchy_cycles();
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

/// The state of the conversion of a document to the source model.
struct Lowering<'a, 'd> {
    documents: &'a Documents,
    diagnostics: &'d mut Diagnostics,
    strictness: Strictness,
    /// The source model with everything that has been lowered so far.
    api: Api,
    /// The IDs of the schemas, by the location of the schema.
    schema_ids: HashMap<Location, SchemaId>,
    /// The names for schemas outside `components` to which a component refers with a `$ref`, by the ID of the schema.
    component_names: HashMap<SchemaId, String>,
    /// The schemas that have an ID but are not lowered yet, with their nodes.
    schema_queue: VecDeque<(SchemaId, Node<'a>)>,
    /// The locations of schemas without constraints whose values are sent as parts with a binary media type.
    binary_parts: HashSet<Location>,
    /// The ID of the schema without constraints that replaces missing schemas. `None` until the schema is first used.
    any_schema_id: Option<SchemaId>,
    /// The lowered parameters, by location. `None` for an invalid parameter.
    params: HashMap<Location, Option<crate::ir::Param>>,
    /// The lowered request bodies, by location. `None` for an invalid body.
    bodies: HashMap<Location, Option<crate::ir::RequestBody>>,
    /// The lowered responses, by location. `None` for an invalid response.
    responses: HashMap<Location, Option<content::ResponseParts>>,
    /// The lowered headers, by location. `None` for an invalid header.
    headers: HashMap<Location, Option<crate::ir::Header>>,
    /// The JSON values of the examples that are already lowered, by location, so that a shared example is stored once.
    example_values: HashMap<Location, crate::ir::Json>,
    /// The operation IDs in use. Each has the span of the first operation with this ID, and the number to append to the
    /// ID of the next operation that declares the same ID.
    operation_ids: HashMap<String, (crate::source::Span, usize)>,
    /// The IDs that are created for operations without `operationId`, by method and path.
    created_operation_ids: HashMap<(crate::ir::Method, &'a str), String>,
    /// The names of the tags in `api.tags`.
    tag_names: HashSet<String>,
    /// The names of the security schemes that apply to connections and not to requests, which are those for client
    /// certificates.
    connection_schemes: HashSet<String>,
    /// The number of copies of shared objects, which is limited.
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

    /// Validates the object at a node against the grammar of the specification. Reports violations as recoverable
    /// errors. Returns `None` if the node is not a valid object of the given kind.
    fn check_object(&mut self, node: Node<'a>, kind: ObjectKind) -> Option<CheckedObject<'a>> {
        let mut violations = Diagnostics::default();
        let checked_object = self.documents.check_object(node, kind, &mut violations);
        for violation in violations {
            self.report_mistake(violation);
        }
        checked_object
    }

    /// Validates the object at a node, and deserializes it into the type `T`. Returns `None` if the node is not a valid
    /// object of the given kind.
    fn parse_object<T: Deserialize<'a>>(&mut self, node: Node<'a>, kind: ObjectKind) -> Option<T> {
        self.check_object(node, kind)?.into_typed(self.diagnostics)
    }

    /// Returns the object at a node, after following `$ref`s. Reports a `$ref` that cannot be resolved, a `$ref` to
    /// another kind of object, and members next to a `$ref` that are ignored.
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

    /// Reports the members next to a `$ref`, which OpenAPI 3.0 ignores. Reports a note for annotations and for members
    /// that the target has as well, and a warning for members that would change the meaning of the schema. `nullable:
    /// true` is not ignored, since [`Lowering::lower_schema_ref`] applies it.
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

    /// Warns about a `$ref` to a section of `components` that contains another kind of object.
    fn report_wrong_section(&mut self, target: &Target<'a>, kind: ObjectKind) {
        let sections = (kind.components_section(), section_of_component(target.node));
        let (Some(expected_section), Some(section)) = sections else { return };
        if section != expected_section {
            let message = format!("this `$ref` points to `components.{section}`, but {} is expected here", kind.name());
            let problem = Diagnostic::warning(codes::REF_KIND, message, target.at);
            self.diagnostics.push(problem.with_label(format!("the target is read as {}", kind.name())));
        }
    }

    fn lower_root(&mut self, root: Node<'a>) -> Option<()> {
        let parsed_document: openapiv3::OpenAPI = self.parse_object(root, ObjectKind::OpenApi)?;
        self.api.info = Info {
            title: parsed_document.info.title,
            version: parsed_document.info.version,
            description: parsed_document.info.description,
            license: parsed_document.info.license.map(|license| license.name),
            external_docs: parsed_document.external_docs.map(lower_external_docs),
            span: root.member_value("info").unwrap_or(root).diagnostic_span(),
        };
        self.report_unknown_dialect(root);
        self.api.extensions = parsed_document.extensions;
        self.api.servers = self.lower_servers(root);
        let tags = root.member_value("tags").into_iter().flat_map(|tags| tags.items().iter());
        for node in tags {
            if let Some(tag) = self.parse_object::<openapiv3::Tag>(node, ObjectKind::Tag)
                && self.tag_names.insert(tag.name.clone())
            {
                let external_docs = tag.external_docs.map(lower_external_docs);
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
        if let Some(dialect_member) = root.member("jsonSchemaDialect")
            && let Some(uri) = dialect_member.value.as_str()
            && !KNOWN_DIALECTS.iter().any(|known_uri| uri.starts_with(known_uri))
        {
            let message = format!("unknown JSON Schema dialect `{uri}`");
            let dialect_span = dialect_member.value.diagnostic_span();
            let problem = Diagnostic::warning(codes::KEYWORD_UNCHECKED, message, dialect_span);
            self.diagnostics.push(problem.with_label("schemas are read as JSON Schema 2020-12"));
        }
    }

    /// Lowers the components of the document, including unused components.
    fn lower_components(&mut self, root: Node<'a>) {
        let Some(components) = root.member_value("components").filter(|node| node.is_map()) else { return };
        self.check_object(components, ObjectKind::Components);
        self.lower_security_schemes(components);
        for member in members_of_section(components, "schemas") {
            self.lower_component(member.value);
        }
        self.api.security_span = root.member("security").map(|member| member.key_span);
        if let Some(security) = self.lower_security(root) {
            self.api.security = security.generated;
            self.api.declared_security = security.declared;
        }
        // The following components are lowered here so that errors in them are reported even if nothing refers to them.
        // References to them later return the cached result.
        for member in members_of_section(components, "parameters") {
            self.lower_parameter(member.value);
        }
        for member in members_of_section(components, "requestBodies") {
            self.lower_request_body(member.value);
        }
        for member in members_of_section(components, "responses") {
            self.lower_response(member.value);
        }
        for member in members_of_section(components, "headers") {
            self.lower_header(member.value);
        }
    }

    /// Returns the ID of the schema that allows any value. Adds this schema on the first call.
    fn any_schema_id(&mut self) -> SchemaId {
        if let Some(any) = self.any_schema_id {
            return any;
        }
        let schema = crate::ir::Schema { location: "#".to_owned(), ..Default::default() };
        let id = self.add_schema(schema);
        self.any_schema_id = Some(id);
        id
    }

    fn any_schema_ref(&mut self, node: Node<'a>) -> SchemaRef {
        SchemaRef { schema: self.any_schema_id(), reference: None, at: node.diagnostic_span() }
    }
}

/// Returns whether the member `key` of a Schema Object is an annotation, such as `description`. Annotations do not
/// affect which values are valid.
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
fn members_of_section<'a>(components: Node<'a>, name: &str) -> impl Iterator<Item = crate::load::tree::Member<'a>> {
    components.member_value(name).into_iter().flat_map(|section| section.members().iter())
}

/// Returns the name of the `components` section that directly contains a node, such as `schemas`. `None` if the node is
/// not a component. For Swagger 2.0, returns the name of the corresponding section in OpenAPI 3: `schemas` for
/// `definitions`.
fn section_of_component(node: Node<'_>) -> Option<&str> {
    let section = node.parent()?;
    let components = section.parent()?;
    let Some(root) = components.parent() else {
        return section.key().and_then(load::swagger_section);
    };
    (components.key() == Some("components") && root.parent().is_none()).then(|| section.key())?
}

fn lower_external_docs(docs: openapiv3::ExternalDocumentation) -> ExternalDocs {
    ExternalDocs { url: docs.url, description: docs.description }
}

/// Values by name, in the order of the document.
type Named<T> = IndexMap<String, T>;
