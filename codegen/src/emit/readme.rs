//! Emits the `README.md` of the generated crate, and the documentation of the crate in `lib.rs`.

use std::fmt::Write as _;

use super::{manifest, runtime};
use crate::{
    ir::{Api, Feature, Operation, Param, ParameterLocation, PathPiece, Primitive, SecurityKind, SecurityScheme, Type},
    markdown::{sanitize_cell, sanitize_line, summarize_cell},
};

/// Returns the documentation of the generated crate: the comment `//!` in `lib.rs`.
pub(super) fn render_crate_docs(api: &Api) -> String {
    let mut docs = format!("{}.\n", format_crate_description(api));
    if !api.package.introduction.is_empty() {
        let _ = write!(docs, "\n{}\n", api.package.introduction);
    }
    if let Some(example) = render_call_example(api) {
        let _ = write!(docs, "\n# Quick start\n\n{example}");
    }
    let _ = write!(docs, "\n# Modules\n\n{}", render_module_table(api, true));
    let _ = write!(docs, "\n# Features\n\n{}", render_feature_table(api));
    docs
}

/// Returns the description of the package as one line of Markdown without a full stop.
fn format_crate_description(api: &Api) -> String {
    sanitize_line(api.package.description.trim_end_matches('.'))
}

/// Emits the text of `README.md`.
pub(super) fn emit_readme(api: &Api) -> String {
    let package = &api.package;
    let mut readme = format!("# {}\n\n{}.\n", package.name, format_crate_description(api));
    if !package.introduction.is_empty() {
        let _ = write!(readme, "\n{}\n", package.introduction);
    }
    if let Some(example) = render_call_example(api) {
        // Removes hidden lines (`# …`), which only a documentation test needs.
        let visible_lines: String = example.split_inclusive('\n').filter(|line| !line.starts_with("# ")).collect();
        let _ = write!(readme, "\n## Quick start\n\n{visible_lines}");
    }
    let _ = write!(readme, "\n## Contents\n\n{}", render_module_table(api, false));
    let _ = write!(readme, "\n## Features\n\n{}", render_feature_table(api));
    readme.push_str(CLOSING_SECTIONS);
    readme
}

/// The last sections of `README.md`: versions and license.
const CLOSING_SECTIONS: &str = "
## Versions

The crate is generated from the API's description and follows SemVer as cargo defines it. Types that may grow are
`#[non_exhaustive]`: structs, enums of values, and enums of types that have a variant for any other value (`Unknown`). New
members, values and variants of these are compatible. A struct whose name ends with `Required` lists the members that a new value
must have, so a further one is a breaking change. An enum without such a variant lists every type that the API's description
declares, so a further variant is a breaking change, as is the removal of a member, value, variant or feature. Names come from
the description's own names and change only with them. `rust-version` is the oldest Rust that builds the crate; raising it takes
a new minor version, also before 1.0.

## Licence

MIT or Apache-2.0, as you like.
";

fn format_library_name(api: &Api) -> String {
    api.package.name.replace('-', "_")
}

/// Returns the Markdown code block of an example that creates a client and calls an operation. This is the first
/// operation that requires no body, and whose required parameters are all strings. `None` if there is no such
/// operation, or if the introduction of the package already contains an example.
fn render_call_example(api: &Api) -> Option<String> {
    if api.package.introduction.contains("```rust") {
        // The introduction already contains an example.
        return None;
    }
    let has_only_string_arguments = |operation: &&Operation| {
        let takes_only_strings = operation
            .params
            .iter()
            .filter(|param| param.required)
            .all(|param| param.ty == Type::Primitive(Primitive::String));
        takes_only_strings && operation.code.body.as_ref().is_none_or(|body| !body.required)
    };
    let operation = api.operations.iter().find(has_only_string_arguments)?;
    let library_name = format_library_name(api);
    let module_path = &api.modules[operation.code.module].path;
    let path_params = operation.pieces.iter().filter_map(|piece| match piece {
        PathPiece::Param(index) => Some(&operation.params[*index]),
        PathPiece::Literal(_) => None,
    });
    let is_required_outside_path = |param: &&Param| param.location != ParameterLocation::Path && param.required;
    let other_params = operation.params.iter().filter(is_required_outside_path);
    let arguments: Vec<String> = path_params
        .chain(other_params)
        .map(|param| format!("{:?}", format_sample_argument(&param.wire_name)))
        .collect();
    let server_url = format_example_server_url(operation.servers.first().or(api.servers.first()));
    let credentials = select_example_credentials(api, operation);
    let imports: Vec<&str> = credentials.iter().filter_map(|credential| credential.import).collect();
    let auth_calls: String =
        credentials.iter().flat_map(|credential| ["\n        .auth(", &credential.code, ")"]).collect();
    Some(format!(
        "```rust,no_run\n# #[cfg(feature = \"reqwest\")]\nasync fn example() -> Result<(), Box<dyn std::error::Error>> {{\n    \
             use {library_name}::{{{names}}};\n\n    \
             let client = Client::builder({server_url:?}){auth_calls}\n        .build()?;\n    \
             let answer = {path}::{function}({arguments})\n        .send(&client)\n        .await?;\n    \
             println!(\"{{:?}}\", answer.into_body());\n    Ok(())\n}}\n```\n",
        names = format_imported_names(&module_path[0], &imports),
        path = module_path.join("::"),
        function = operation.code.function,
        arguments = arguments.join(", "),
    ))
}

/// Formats the names that the example imports, in the order that rustfmt uses.
fn format_imported_names(module: &str, imports: &[&str]) -> String {
    let mut imported_names = vec!["Client"];
    imported_names.extend(imports);
    imported_names.sort_unstable();
    imported_names.dedup();
    imported_names.push(module);
    imported_names.join(", ")
}

/// An argument of `auth` in the example code: an expression that creates credentials.
struct ExampleCredentials {
    /// The Rust code of the expression.
    code: String,
    /// The name of the type that the example must import for the expression, if any.
    import: Option<&'static str>,
}

/// Returns the credentials that the example passes to the client to call `operation`. They satisfy one security
/// requirement of the operation: the first requirement without request signing, preferably one whose schemes are not
/// deprecated. Empty if there is no such requirement, or if the operation requires no credentials.
fn select_example_credentials(api: &Api, operation: &Operation) -> Vec<ExampleCredentials> {
    let is_signed =
        |name: &str| api.security_schemes.get(name).is_none_or(|scheme| scheme.extensions.contains_key("x-signing"));
    let requirements = operation.security.iter().filter(|requirement| !requirement.is_empty());
    let is_deprecated = |name: &String| api.security_schemes.get(name).is_some_and(|scheme| scheme.deprecated);
    let requirements_without_signing: Vec<_> =
        requirements.filter(|requirement| !requirement.keys().any(|name| is_signed(name))).collect();
    let preferred_requirement =
        requirements_without_signing.iter().find(|requirement| !requirement.keys().any(is_deprecated));
    let Some(requirement) = preferred_requirement.or(requirements_without_signing.first()) else { return Vec::new() };
    // A token can be used for every scheme except HTTP Basic. If there are several such schemes, the example names the
    // scheme of the token.
    let is_basic = |scheme: &SecurityScheme| scheme.kind == SecurityKind::Basic;
    let token_scheme_count = api.security_schemes.values().filter(|scheme| !is_basic(scheme)).count();
    let credentials = requirement.keys().filter_map(|name| {
        let scheme = api.security_schemes.get(name)?;
        let token_text = match &scheme.kind {
            SecurityKind::Basic => {
                return Some(ExampleCredentials {
                    code: "Basic::new(\"user\", \"password\")".to_owned(),
                    import: Some("Basic"),
                });
            }
            SecurityKind::ApiKey { .. } => "the API key",
            SecurityKind::OAuth2 { .. } | SecurityKind::OpenIdConnect { .. } => "the access token",
            SecurityKind::Bearer { .. } => "the token",
            SecurityKind::Http { .. } => "the credentials",
        };
        Some(if token_scheme_count > 1 {
            ExampleCredentials {
                code: format!("Credential::from({token_text:?}).for_scheme({name:?})"),
                import: Some("Credential"),
            }
        } else {
            ExampleCredentials { code: format!("{token_text:?}"), import: None }
        })
    });
    credentials.collect()
}

/// Returns the argument for a parameter in the example: the name of the parameter without special characters.
fn format_sample_argument(wire_name: &str) -> String {
    wire_name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}

/// Returns the server URL in the example, with each variable replaced by its default. Defaults to
/// `https://api.example.com` if there is no server or its URL is relative.
fn format_example_server_url(server: Option<&crate::ir::Server>) -> String {
    let Some(server) = server else { return "https://api.example.com".to_owned() };
    let mut url = String::new();
    let mut remaining_url = server.url.as_str();
    while let Some((literal, after_brace)) = remaining_url.split_once('{') {
        url.push_str(literal);
        let variable = after_brace.split_once('}').and_then(|(name, tail)| Some((server.variables.get(name)?, tail)));
        remaining_url = if let Some((variable, tail)) = variable {
            url.push_str(&variable.default);
            tail
        } else {
            url.push('{');
            after_brace
        };
    }
    url.push_str(remaining_url);
    if url.starts_with("http") { url } else { "https://api.example.com".to_owned() }
}

/// Returns a Markdown table of the crate's features, except the features of modules.
fn render_feature_table(api: &Api) -> String {
    let unneeded_features = runtime::find_unneeded_features(api);
    let mut table = String::from(
        "All features of modules are enabled by default. The other features are:\n\n| feature | |\n|---|---|\n",
    );
    if let Some(Feature { name, .. }) = &api.unused_types {
        let _ = writeln!(table, "| `{name}` | Types that no operation uses; on by default. |");
    }
    let features = manifest::read_runtime_features().into_iter();
    for (name, description) in features.filter(|(name, _)| !unneeded_features.contains(&name.as_str())) {
        let _ = writeln!(table, "| `{name}` | {} |", sanitize_cell(&description));
    }
    table
}

/// Returns a Markdown table of the crate's modules, with the feature that enables each module. If `with_links` is true,
/// the names of modules are links.
fn render_module_table(api: &Api, with_links: bool) -> String {
    let mut table = String::from("| module | feature | |\n|---|---|---|\n");
    for module in api.modules.iter().filter(|module| !module.path.is_empty()) {
        if module.doc.is_none() && module.feature.is_none() {
            // The module only contains other modules.
            continue;
        }
        let module_path = module.path.join("::");
        let module_doc = module.doc.as_deref().unwrap_or_default();
        let summary = summarize_cell(module_doc);
        // rustdoc cannot link to paths that contain a raw identifier.
        let is_linked = with_links && module.feature.is_none() && !module_path.contains("r#");
        let name_cell =
            if is_linked { format!("[`{module_path}`]") } else { format!("`{}`", module_path.replace("r#", "")) };
        let feature = module.feature.as_ref().map(|feature| format!("`{feature}`")).unwrap_or_default();
        let _ = writeln!(table, "| {name_cell} | {feature} | {summary} |");
    }
    table
}
