//! Translates the Swagger Object, which is the root of a Swagger 2.0 document.

use super::{Entry, Location, Translation};
use crate::{codes, diagnostic::Diagnostic, load::version::is_undeclared_swagger, source::Span};

/// The members of the root that the translation replaces. All other members are kept.
const REPLACED_MEMBERS: [&str; 12] = [
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
        self.report_root_mistakes(root);
        self.report_newer_members(root, &["components", "servers"]);
        self.consumes = self.media_types(root, "consumes").unwrap_or_default();
        self.produces = self.media_types(root, "produces").unwrap_or_default();
        let members = self.original_members(root);
        let is_kept = |key: &str| !REPLACED_MEMBERS.contains(&key);
        let mut translated_members: Vec<Entry> =
            members.iter().filter(|(key, _)| is_kept(key)).map(|(_, entry)| *entry).collect();
        let version_node = self.tree(root.file).add_string("3.0.3", root.node);
        let version_member = self.tree(root.file).create_member("openapi", version_node, None);
        translated_members.insert(0, version_member);
        if let Some(servers) = self.create_servers(root) {
            translated_members.push(servers);
        }
        translated_members.push(self.create_components(root));
        translated_members.extend(members.iter().find(|(key, _)| key == "paths").map(|(_, entry)| *entry));
        if let Some(paths) = self.original_value(root, "paths") {
            for (key, entry) in self.original_members(paths) {
                if !key.starts_with("x-") {
                    let path_item = self.follow_reference(Location { node: entry.value, ..paths });
                    self.translate_path_item(path_item);
                }
            }
        }
        self.tree(root.file).replace_members(root.node, &translated_members);
    }

    /// Warns if the member `swagger` is missing, and if the document has the misspelled member `security_definitions`.
    fn report_root_mistakes(&mut self, root: Location) {
        if self.original_value(root, "swagger").is_none() && is_undeclared_swagger(self.node(root)) {
            let message = "the document does not declare a version, but has members that only Swagger 2.0 defines";
            let problem = Diagnostic::warning(codes::VERSION, message, self.span(root))
                .with_label("this document is read as Swagger 2.0");
            self.diagnostics.push(problem.with_help("add `swagger: \"2.0\"`"));
        }
        if let Some(entry) = self.original_entry(root, "security_definitions") {
            let span = Span { file: root.file, start: entry.start, end: entry.end };
            let message = "unknown member `security_definitions` in a Swagger Object";
            let problem =
                Diagnostic::warning(codes::MEMBER_UNKNOWN, message, span).with_label("read as `securityDefinitions`");
            self.diagnostics.push(problem);
        }
    }

    /// Returns the member `key` of an object, as written in the file before the translation. `None` if the object does
    /// not have the member.
    pub(super) fn original_entry(&self, object: Location, key: &str) -> Option<Entry> {
        self.original_members(object).into_iter().find(|(name, _)| name == key).map(|(_, entry)| entry)
    }

    /// Creates the member `servers` from `host`, `basePath` and `schemes`. The first server, which is the default, uses
    /// HTTPS if possible. `None` if the document has neither `host` nor `basePath`.
    fn create_servers(&mut self, root: Location) -> Option<Entry> {
        let host = self.original_text(root, "host");
        let base_path = self.original_text(root, "basePath");
        if host.is_none() && base_path.is_none() {
            return None;
        }
        let position_entry = self.original_entry(root, "host").or_else(|| self.original_entry(root, "basePath"))?;
        let schemes_list = self.original_value(root, "schemes");
        let schemes = schemes_list.map(|list| self.original_string_items(list)).unwrap_or_default();
        self.report_schemes(root, &schemes);
        Some(self.create_server_list(
            root,
            position_entry,
            host.as_deref(),
            base_path.as_deref().unwrap_or(""),
            &schemes,
        ))
    }

    /// Warns about URL schemes other than `http` and `https` (such as `ws`) in `schemes`, since generated clients only
    /// support HTTP and HTTPS.
    fn report_schemes(&mut self, object: Location, schemes: &[String]) {
        if let Some(schemes_list) = self.original_value(object, "schemes")
            && schemes.iter().any(|scheme| !matches!(scheme.as_str(), "http" | "https"))
        {
            self.report_warning(
                codes::NOT_GENERATED,
                "only the URL schemes `http` and `https` are supported",
                schemes_list,
                "other schemes are ignored",
            );
        }
    }

    /// Creates the member `servers`, with one server for each supported URL scheme in `schemes`. Uses `https` if no
    /// scheme is supported. If `host` is `None`, creates only one server, with the URL `base_path`.
    pub(super) fn create_server_list(
        &mut self,
        object: Location,
        position_entry: Entry,
        host: Option<&str>,
        base_path: &str,
        schemes: &[String],
    ) -> Entry {
        let base_path = if base_path == "/" { "" } else { base_path.trim_end_matches('/') };
        let is_declared = |supported: &&str| schemes.iter().any(|scheme| scheme == supported);
        let mut supported_schemes: Vec<&str> = ["https", "http"].into_iter().filter(is_declared).collect();
        if supported_schemes.is_empty() {
            supported_schemes.push("https");
        }
        let urls: Vec<String> = match host {
            Some(host) => supported_schemes.iter().map(|scheme| format!("{scheme}://{host}{base_path}")).collect(),
            None if base_path.is_empty() => vec!["/".to_owned()],
            None => vec![base_path.to_owned()],
        };
        let tree = self.tree(object.file);
        let mut server_objects = Vec::with_capacity(urls.len());
        for url in urls {
            let url_node = tree.add_string(url, position_entry.value);
            let url_member = tree.create_member("url", url_node, Some(position_entry));
            server_objects.push(tree.add_map(&[url_member], position_entry.value));
        }
        let servers_node = tree.add_list(&server_objects, position_entry.value);
        tree.create_member("servers", servers_node, Some(position_entry))
    }

    /// Creates the member `components` from the members of the root that contain shared objects, such as `definitions`.
    fn create_components(&mut self, root: Location) -> Entry {
        let mut sections = Vec::new();
        if let Some(definitions) = self.original_entry(root, "definitions") {
            let definitions_object = Location { node: definitions.value, ..root };
            for (_, entry) in self.original_members(definitions_object) {
                self.enqueue(Location { node: entry.value, ..root });
            }
            let schemas_member = self.tree(root.file).create_member("schemas", definitions.value, Some(definitions));
            sections.push(schemas_member);
        }
        if let Some(parameters) = self.original_entry(root, "parameters") {
            sections.extend(self.create_shared_parameters(Location { node: parameters.value, ..root }, parameters));
        }
        if let Some(responses) = self.original_entry(root, "responses") {
            let responses_object = Location { node: responses.value, ..root };
            for (_, entry) in self.original_members(responses_object) {
                let response = self.follow_reference(Location { node: entry.value, ..root });
                self.translate_response(response, None);
            }
            let responses_member = self.tree(root.file).create_member("responses", responses.value, Some(responses));
            sections.push(responses_member);
        }
        let security_definitions = self
            .original_entry(root, "securityDefinitions")
            .or_else(|| self.original_entry(root, "security_definitions"));
        if let Some(security_definitions) = security_definitions {
            self.translate_security_schemes(Location { node: security_definitions.value, ..root });
            let schemes_member = self.tree(root.file).create_member(
                "securitySchemes",
                security_definitions.value,
                Some(security_definitions),
            );
            sections.push(schemes_member);
        }
        // A document that mixes Swagger 2.0 and OpenAPI 3.0 keeps the members of `components`.
        if let Some(components) = self.original_value(root, "components") {
            sections.extend(self.original_members(components).into_iter().map(|(_, entry)| entry));
        }
        let tree = self.tree(root.file);
        let components_node = tree.add_map(&sections, root.node);
        tree.create_member("components", components_node, None)
    }

    /// Creates the section `parameters` of `components`. Leaves out parameters with `in: body` or `in: formData`, since
    /// they become request bodies. `None` if no parameter remains.
    fn create_shared_parameters(&mut self, parameters_object: Location, position_entry: Entry) -> Option<Entry> {
        let mut parameters = Vec::new();
        for (_, entry) in self.original_members(parameters_object) {
            let parameter = self.follow_reference(Location { node: entry.value, ..parameters_object });
            if !matches!(self.original_text(parameter, "in").as_deref(), Some("body" | "formData")) {
                self.translate_parameter(parameter);
                parameters.push(entry);
            }
        }
        if parameters.is_empty() {
            return None;
        }
        let tree = self.tree(parameters_object.file);
        let parameters_map = tree.add_map(&parameters, position_entry.value);
        Some(tree.create_member("parameters", parameters_map, Some(position_entry)))
    }
}
