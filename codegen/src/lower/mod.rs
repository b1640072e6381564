//! Lowers [`Documents`] to [`ir::Api`](crate::ir::Api), the source model: `$ref`s are replaced by IDs, and the defaults
//! of the specification are filled in. All problems are reported in one pass.

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

/// The severity of recoverable errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Strictness {
    /// Recoverable errors are errors: the user can correct the document.
    #[default]
    Strict,
    /// Recoverable errors are warnings, and parts that cannot be read become free-form JSON or are left out: the
    /// document belongs to a third party.
    Lenient,
}

/// Lowers the document to the source model and the target model. Returns `None` if [`lower_document`] does.
pub fn lower(documents: &Documents, config: &Config, rules: Strictness, diagnostics: &mut Diagnostics) -> Option<Api> {
    let api = lower_document(documents, rules, diagnostics)?;
    Some(types::assign_types(api, config, diagnostics))
}

/// Lowers the document to the source model. Does not assign names, types and modules.
///
/// Returns `None` if the root is not an OpenAPI document, or if its parts are shared so often that the result would be
/// many times larger than the document. If `diagnostics` contains errors, the returned [`Api`] is as complete as
/// possible but must not be used for code generation.
pub fn lower_document(documents: &Documents, rules: Strictness, diagnostics: &mut Diagnostics) -> Option<Api> {
    documents.version(diagnostics)?;
    let root = documents.root()?;
    let mut lowering = Lowering {
        documents,
        diagnostics,
        rules,
        api: Api::default(),
        schemas: HashMap::new(),
        component_names: HashMap::new(),
        queue: VecDeque::new(),
        binary_parts: HashSet::new(),
        any: None,
        params: HashMap::new(),
        bodies: HashMap::new(),
        responses: HashMap::new(),
        headers: HashMap::new(),
        reported: HashMap::new(),
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
    rules: Strictness,
    api: Api,
    /// The schema IDs by location.
    schemas: HashMap<Location, SchemaId>,
    /// The names of components that are aliases of schemas declared outside `components`.
    component_names: HashMap<SchemaId, String>,
    /// The schemas with an ID that were not lowered yet.
    queue: VecDeque<(SchemaId, Node<'a>)>,
    /// The schemas without constraints whose values are sent as parts of a binary media type.
    binary_parts: HashSet<Location>,
    /// The schema without constraints that is used if the document does not declare a schema. `None` until it is first
    /// used.
    any: Option<SchemaId>,
    params: HashMap<Location, Option<crate::ir::Param>>,
    bodies: HashMap<Location, Option<crate::ir::RequestBody>>,
    responses: HashMap<Location, Option<content::ResponseParts>>,
    headers: HashMap<Location, Option<crate::ir::Header>>,
    /// The JSON of the examples lowered so far, so that a shared example is stored once.
    reported: HashMap<Location, crate::ir::Json>,
    /// The operation IDs in use, each with the span of its operation and the number to append to the next operation
    /// with the same ID.
    operation_ids: HashMap<String, (crate::source::Span, usize)>,
    /// The IDs of operations without `operationId`.
    made_ids: HashMap<(crate::ir::Method, &'a str), String>,
    tags: HashSet<String>,
    /// The names of the security schemes that apply to the connection and not to requests, such as client certificates.
    connection_schemes: HashSet<String>,
    copies: expansion::Copies,
}

impl<'a> Lowering<'a, '_> {
    /// Reports a recoverable error, as an error or a warning depending on `rules`.
    fn report_mistake(&mut self, mut diagnostic: Diagnostic) {
        if self.rules == Strictness::Lenient {
            diagnostic.severity = diagnostic.severity.min(Severity::Warning);
        }
        self.diagnostics.push(diagnostic);
    }

    /// Validates an object. Reports problems with it as recoverable errors.
    fn check_object(&mut self, node: Node<'a>, kind: ObjectKind) -> Option<CheckedObject<'a>> {
        let mut found = Diagnostics::default();
        let checked = self.documents.check_object(node, kind, &mut found);
        for diagnostic in found {
            self.report_mistake(diagnostic);
        }
        checked
    }

    fn parse_object<T: Deserialize<'a>>(&mut self, node: Node<'a>, kind: ObjectKind) -> Option<T> {
        self.check_object(node, kind)?.into_typed(self.diagnostics)
    }

    /// Returns the object of this kind at a node, after resolving its `$ref`s.
    fn follow_to_object(&mut self, node: Node<'a>, kind: ObjectKind) -> Option<Target<'a>> {
        let target = match self.documents.follow_to(node, kind) {
            Ok(target) => target,
            Err(problem) => {
                self.report_mistake(*problem);
                return None;
            }
        };
        if target.reference.is_some() {
            if !self.documents.allows_siblings(node) {
                self.report_siblings(node, target.node, kind);
            }
            self.report_wrong_section(&target, kind);
        }
        Some(target)
    }

    /// Reports the members beside a `$ref`, which OpenAPI 3.0 ignores: a warning for each that would change the
    /// meaning, a note for annotations and for members that the target also has. `nullable: true` is not ignored;
    /// [`Lowering::schema_ref`] handles it.
    fn report_siblings(&mut self, node: Node<'a>, target: Node<'a>, kind: ObjectKind) {
        for sibling in node.members().iter().filter(|member| member.key != "$ref") {
            let ignored = format!("`{}` beside `$ref` has no effect", sibling.key);
            let help = format!("write `allOf: [{{$ref: …}}]` and put `{}` beside `allOf`", sibling.key);
            let problem = if kind == ObjectKind::Schema && sibling.key == "nullable" && is_nullable(node) {
                let message = "`nullable` beside `$ref` should have no effect";
                let problem = Diagnostic::warning(codes::REF_SIBLINGS, message, sibling.key_span).with_help(help);
                problem.with_label("read as intended: the value may be `null`")
            } else if is_annotation(sibling.key) || is_same_member(sibling, target) {
                Diagnostic::note(codes::REF_SIBLINGS, ignored, sibling.key_span).with_label("ignored")
            } else {
                Diagnostic::warning(codes::REF_SIBLINGS, ignored, sibling.key_span)
                    .with_help(help)
                    .with_label("ignored")
            };
            self.diagnostics.push(problem);
        }
    }

    /// Reports a `$ref` whose target is in a section of `components` for another kind of object.
    fn report_wrong_section(&mut self, target: &Target<'a>, kind: ObjectKind) {
        let (Some(wanted), Some(section)) = (kind.section(), components_section(target.node)) else { return };
        if section != wanted {
            let message =
                format!("this `$ref` leads into `components.{section}`, and {} is expected here", kind.name());
            let problem = Diagnostic::warning(codes::REF_KIND, message, target.at);
            self.diagnostics.push(problem.with_label("its members mean something else here"));
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
        self.report_unused(root);
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

    /// Reports an unknown `jsonSchemaDialect`.
    fn report_unused(&mut self, root: Node<'a>) {
        const KNOWN: [&str; 3] = [
            "https://spec.openapis.org/oas/3.1/dialect/",
            "https://spec.openapis.org/oas/3.2/dialect/",
            "https://json-schema.org/draft/2020-12/schema",
        ];
        if let Some(dialect) = root.member("jsonSchemaDialect")
            && let Some(uri) = dialect.value.as_str()
            && !KNOWN.iter().any(|known| uri.starts_with(known))
        {
            let message = format!("unknown JSON Schema dialect `{uri}`");
            let problem = Diagnostic::warning(codes::KEYWORD_UNCHECKED, message, dialect.value.diagnostic_span());
            self.diagnostics.push(problem.with_label("schemas are read as JSON Schema 2020-12"));
        }
    }

    /// Lowers the components of the document, including unused ones.
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
        // These components are lowered here to report errors even if they are unused. Later uses return the cached
        // result.
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

    /// Returns the schema that allows any value.
    fn any_schema(&mut self) -> SchemaId {
        if let Some(any) = self.any {
            return any;
        }
        let schema = crate::ir::Schema { location: "#".to_owned(), ..Default::default() };
        let id = self.add_schema(schema);
        self.any = Some(id);
        id
    }

    fn any_schema_ref(&mut self, node: Node<'a>) -> SchemaRef {
        SchemaRef { schema: self.any_schema(), reference: None, at: node.diagnostic_span() }
    }
}

/// Returns whether the member `key` of an object is an annotation that does not affect which values are valid.
fn is_annotation(key: &str) -> bool {
    const ANNOTATIONS: [&str; 8] =
        ["default", "deprecated", "description", "example", "examples", "externalDocs", "summary", "title"];
    ANNOTATIONS.contains(&key) || key.starts_with("x-")
}

/// Returns whether `object` has a member with the same key and value as `member`.
fn is_same_member(member: Member<'_>, object: Node<'_>) -> bool {
    object.member_value(member.key).is_some_and(|own| own.json() == member.value.json())
}

/// Returns whether the object has the member `nullable: true`.
fn is_nullable(node: Node<'_>) -> bool {
    node.member_value("nullable").is_some_and(|value| matches!(value.value(), crate::load::Value::Bool(true)))
}

fn section_of<'a>(components: Node<'a>, name: &str) -> impl Iterator<Item = crate::load::tree::Member<'a>> {
    components.member_value(name).into_iter().flat_map(|section| section.members().iter())
}

/// Returns the section of `components` that directly contains a node. Sections of Swagger 2.0 are translated to their
/// names in OpenAPI 3.
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

type Named<T> = IndexMap<String, T>;
