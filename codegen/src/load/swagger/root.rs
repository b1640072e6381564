//! Translates the Swagger Object, which is the root of a document.

use super::{Entry, Location, Translation};
use crate::{codes, diagnostic::Diagnostic, load::version::is_undeclared_swagger, source::Span};

/// The members that the translation replaces. All other members are kept.
const READ: [&str; 12] = [
    "swagger",
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
    "security_definitions",
    "paths",
];

impl Translation<'_> {
    pub(super) fn translate_root(&mut self, root: Location) {
        if !self.is_map(root) {
            return;
        }
        self.report_missing_version(root);
        self.report_newer(root, &["components", "servers"]);
        self.consumes = self.media_types(root, "consumes").unwrap_or_default();
        self.produces = self.media_types(root, "produces").unwrap_or_default();
        let members = self.original_members(root);
        let mut translated: Vec<Entry> =
            members.iter().filter(|(key, _)| !READ.contains(&key.as_str())).map(|(_, entry)| *entry).collect();
        let version = self.tree(root.file).add_string("3.0.3", root.node);
        let version = self.tree(root.file).create_member("openapi", version, None);
        translated.insert(0, version);
        if let Some(servers) = self.create_servers(root) {
            translated.push(servers);
        }
        translated.push(self.create_components(root));
        translated.extend(members.iter().find(|(key, _)| key == "paths").map(|(_, entry)| *entry));
        if let Some(paths) = self.original_value(root, "paths") {
            for (key, entry) in self.original_members(paths) {
                if !key.starts_with("x-") {
                    let item = self.follow_reference(Location { node: entry.value, ..paths });
                    self.translate_path_item(item);
                }
            }
        }
        self.tree(root.file).replace_members(root.node, &translated);
    }

    fn report_missing_version(&mut self, root: Location) {
        if self.original_value(root, "swagger").is_none() && is_undeclared_swagger(self.node(root)) {
            let message = "the document does not declare a version and has members that only Swagger 2.0 has";
            let problem =
                Diagnostic::warning(codes::VERSION, message, self.span(root)).with_label("read as Swagger 2.0");
            self.diagnostics.push(problem.with_help("add `swagger: \"2.0\"`"));
        }
        if let Some(entry) = self.root_entry(root, "security_definitions") {
            let at = Span { file: root.file, start: entry.start, end: entry.end };
            let message = "a Swagger Object has no member `security_definitions`";
            let problem =
                Diagnostic::warning(codes::MEMBER_UNKNOWN, message, at).with_label("read as `securityDefinitions`");
            self.diagnostics.push(problem);
        }
    }

    pub(super) fn root_entry(&self, at: Location, key: &str) -> Option<Entry> {
        self.original_members(at).into_iter().find(|(name, _)| name == key).map(|(_, entry)| entry)
    }

    /// Creates `servers` from `host`, `basePath` and `schemes`. `None` if the document has neither `host` nor
    /// `basePath`. An HTTPS URL comes first, since the first server is the default.
    fn create_servers(&mut self, root: Location) -> Option<Entry> {
        let host = self.original_text(root, "host");
        let base = self.original_text(root, "basePath");
        if host.is_none() && base.is_none() {
            return None;
        }
        let source = self.root_entry(root, "host").or_else(|| self.root_entry(root, "basePath"))?;
        let schemes = self.original_value(root, "schemes").map(|list| self.original_texts(list)).unwrap_or_default();
        self.report_schemes(root, &schemes);
        Some(self.server_list(root, source, host.as_deref(), base.as_deref().unwrap_or(""), &schemes))
    }

    /// Reports `schemes` other than `http` and `https`, which no HTTP driver supports.
    fn report_schemes(&mut self, at: Location, schemes: &[String]) {
        if let Some(list) = self.original_value(at, "schemes")
            && schemes.iter().any(|scheme| !matches!(scheme.as_str(), "http" | "https"))
        {
            self.report_warning(
                codes::NOT_GENERATED,
                "only the schemes `http` and `https` are supported",
                list,
                "the others are ignored",
            );
        }
    }

    /// Creates the member `servers`, with one URL for each supported scheme.
    pub(super) fn server_list(
        &mut self,
        at: Location,
        source: Entry,
        host: Option<&str>,
        base: &str,
        schemes: &[String],
    ) -> Entry {
        let base = if base == "/" { "" } else { base.trim_end_matches('/') };
        let mut known: Vec<&str> =
            ["https", "http"].into_iter().filter(|known| schemes.iter().any(|scheme| scheme == known)).collect();
        if known.is_empty() {
            known.push("https");
        }
        let urls: Vec<String> = match host {
            Some(host) => known.iter().map(|scheme| format!("{scheme}://{host}{base}")).collect(),
            None if base.is_empty() => vec!["/".to_owned()],
            None => vec![base.to_owned()],
        };
        let tree = self.tree(at.file);
        let mut items = Vec::with_capacity(urls.len());
        for url in urls {
            let url = tree.add_string(url, source.value);
            let url = tree.create_member("url", url, Some(source));
            items.push(tree.add_map(&[url], source.value));
        }
        let list = tree.add_list(&items, source.value);
        tree.create_member("servers", list, Some(source))
    }

    /// Creates `components` from the members of the root that contain shared objects.
    fn create_components(&mut self, root: Location) -> Entry {
        let mut sections = Vec::new();
        if let Some(definitions) = self.root_entry(root, "definitions") {
            let at = Location { node: definitions.value, ..root };
            for (_, entry) in self.original_members(at) {
                self.enqueue(Location { node: entry.value, ..root });
            }
            let entry = self.tree(root.file).create_member("schemas", definitions.value, Some(definitions));
            sections.push(entry);
        }
        if let Some(parameters) = self.root_entry(root, "parameters") {
            sections.extend(self.shared_parameters(Location { node: parameters.value, ..root }, parameters));
        }
        if let Some(responses) = self.root_entry(root, "responses") {
            let at = Location { node: responses.value, ..root };
            for (_, entry) in self.original_members(at) {
                let response = self.follow_reference(Location { node: entry.value, ..root });
                self.translate_response(response, None);
            }
            let entry = self.tree(root.file).create_member("responses", responses.value, Some(responses));
            sections.push(entry);
        }
        let security =
            self.root_entry(root, "securityDefinitions").or_else(|| self.root_entry(root, "security_definitions"));
        if let Some(security) = security {
            self.translate_security_schemes(Location { node: security.value, ..root });
            let entry = self.tree(root.file).create_member("securitySchemes", security.value, Some(security));
            sections.push(entry);
        }
        // A document that mixes both versions keeps the members of its `components`.
        if let Some(components) = self.original_value(root, "components") {
            sections.extend(self.original_members(components).into_iter().map(|(_, entry)| entry));
        }
        let tree = self.tree(root.file);
        let components = tree.add_map(&sections, root.node);
        tree.create_member("components", components, None)
    }

    /// Creates the section `parameters` from the parameters that remain parameters in OpenAPI 3.0.
    fn shared_parameters(&mut self, at: Location, source: Entry) -> Option<Entry> {
        let mut parameters = Vec::new();
        for (_, entry) in self.original_members(at) {
            let place = self.follow_reference(Location { node: entry.value, ..at });
            if !matches!(self.original_text(place, "in").as_deref(), Some("body" | "formData")) {
                self.translate_parameter(place);
                parameters.push(entry);
            }
        }
        if parameters.is_empty() {
            return None;
        }
        let tree = self.tree(at.file);
        let map = tree.add_map(&parameters, source.value);
        Some(tree.create_member("parameters", map, Some(source)))
    }
}
