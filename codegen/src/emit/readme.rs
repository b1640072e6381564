//! Emits `README.md` and the documentation in `lib.rs` of the generated crate.

use std::fmt::Write as _;

use super::{manifest, runtime};
use crate::{
    ir::{Api, Feature, Operation, Param, ParameterLocation, PathPiece, Primitive, SecurityKind, SecurityScheme, Type},
    markdown::{sanitize_cell, sanitize_line, summarize_cell},
};

/// Returns the documentation of the crate's root (`//!` in `lib.rs`).
pub(super) fn crate_docs(api: &Api) -> String {
    let mut text = format!("{}.\n", crate_description(api));
    if !api.package.introduction.is_empty() {
        let _ = write!(text, "\n{}\n", api.package.introduction);
    }
    if let Some(example) = render_call_example(api) {
        let _ = write!(text, "\n# Quick start\n\n{example}");
    }
    let _ = write!(text, "\n# Modules\n\n{}", render_module_table(api, true));
    let _ = write!(text, "\n# Features\n\n{}", render_feature_table(api));
    text
}

/// Returns the description of the package as one line of Markdown without a full stop.
fn crate_description(api: &Api) -> String {
    sanitize_line(api.package.description.trim_end_matches('.'))
}

/// Emits the text of `README.md`.
pub(super) fn emit_readme(api: &Api) -> String {
    let package = &api.package;
    let mut text = format!("# {}\n\n{}.\n", package.name, crate_description(api));
    if !package.introduction.is_empty() {
        let _ = write!(text, "\n{}\n", package.introduction);
    }
    if let Some(example) = render_call_example(api) {
        // Removes hidden lines (`# …`), which only a documentation test needs.
        let visible_lines: String = example.split_inclusive('\n').filter(|line| !line.starts_with("# ")).collect();
        let _ = write!(text, "\n## Quick start\n\n{visible_lines}");
    }
    let _ = write!(text, "\n## Contents\n\n{}", render_module_table(api, false));
    let _ = write!(text, "\n## Features\n\n{}", render_feature_table(api));
    text.push_str(CLOSING_SECTIONS);
    text
}

/// The sections at the end of `README.md`: versions and license.
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

fn crate_name(api: &Api) -> String {
    api.package.name.replace('-', "_")
}

/// Returns an example that creates a client and calls the first operation whose required parameters are all strings and
/// that requires no body. `None` if there is no such operation, or if the introduction has an example.
fn render_call_example(api: &Api) -> Option<String> {
    if api.package.introduction.contains("```rust") {
        // The introduction already contains an example.
        return None;
    }
    let has_only_text_arguments = |operation: &&Operation| {
        let takes_only_strings = operation
            .params
            .iter()
            .filter(|param| param.required)
            .all(|param| param.ty == Type::Primitive(Primitive::String));
        takes_only_strings && operation.code.body.as_ref().is_none_or(|body| !body.required)
    };
    let operation = api.operations.iter().find(has_only_text_arguments)?;
    let library_name = crate_name(api);
    let module_path = &api.modules[operation.code.module].path;
    let path_params = operation.pieces.iter().filter_map(|piece| match piece {
        PathPiece::Param(index) => Some(&operation.params[*index]),
        PathPiece::Literal(_) => None,
    });
    let is_required_outside_path = |param: &&Param| param.location != ParameterLocation::Path && param.required;
    let other_params = operation.params.iter().filter(is_required_outside_path);
    let arguments: Vec<String> =
        path_params.chain(other_params).map(|param| format!("{:?}", sample_argument(&param.wire_name))).collect();
    let server_url = example_server_url(operation.servers.first().or(api.servers.first()));
    let credentials = example_credentials(api, operation);
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

/// Formats the imported names of the example in the order that rustfmt uses.
fn format_imported_names(module: &str, imports: &[&str]) -> String {
    let mut imported_names = vec!["Client"];
    imported_names.extend(imports);
    imported_names.sort_unstable();
    imported_names.dedup();
    imported_names.push(module);
    imported_names.join(", ")
}

/// Credentials in the example code.
struct ExampleCredentials {
    /// The expression that creates the credentials.
    code: String,
    /// The type to import, if the expression refers to one.
    import: Option<&'static str>,
}

/// Returns the credentials for an operation in the example. Selects the first security requirement that tokens or
/// passwords satisfy, preferably without deprecated schemes. Empty if no credentials are required or suitable.
fn example_credentials(api: &Api, operation: &Operation) -> Vec<ExampleCredentials> {
    let is_signed =
        |name: &str| api.security_schemes.get(name).is_none_or(|scheme| scheme.extensions.contains_key("x-signing"));
    let alternatives = operation.security.iter().filter(|requirement| !requirement.is_empty());
    let is_deprecated = |name: &String| api.security_schemes.get(name).is_some_and(|scheme| scheme.deprecated);
    let unsigned_requirements: Vec<_> =
        alternatives.filter(|requirement| !requirement.keys().any(|name| is_signed(name))).collect();
    let preferred_requirement = unsigned_requirements.iter().find(|requirement| !requirement.keys().any(is_deprecated));
    let Some(requirement) = preferred_requirement.or(unsigned_requirements.first()) else { return Vec::new() };
    // A token can be used for every scheme except HTTP Basic. If there are several such schemes, the example names the
    // scheme of the token.
    let is_basic = |scheme: &SecurityScheme| scheme.kind == SecurityKind::Basic;
    let token_scheme_count = api.security_schemes.values().filter(|scheme| !is_basic(scheme)).count();
    let schemes = requirement.keys().filter_map(|name| {
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
    schemes.collect()
}

/// Returns the example argument for a parameter: the name of the parameter without special characters.
fn sample_argument(wire_name: &str) -> String {
    wire_name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect()
}

/// Returns the URL of a server with the defaults of its variables. Defaults to `https://api.example.com` if there is no
/// server or the URL is relative.
fn example_server_url(server: Option<&crate::ir::Server>) -> String {
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

/// Returns a Markdown table of the features, except the features of modules.
fn render_feature_table(api: &Api) -> String {
    let foreign_names = runtime::foreign_features(api);
    let mut text = String::from(
        "All features of modules are enabled by default. The other features are:\n\n| feature | |\n|---|---|\n",
    );
    if let Some(Feature { name, .. }) = &api.unused_types {
        let _ = writeln!(text, "| `{name}` | Types that no operation uses; on by default. |");
    }
    let features = manifest::runtime_features().into_iter();
    for (name, description) in features.filter(|(name, _)| !foreign_names.contains(&name.as_str())) {
        let _ = writeln!(text, "| `{name}` | {} |", sanitize_cell(&description));
    }
    text
}

/// Returns a Markdown table of the modules and their features. If `with_links` is true, the names of modules are links.
fn render_module_table(api: &Api, with_links: bool) -> String {
    let mut text = String::from("| module | feature | |\n|---|---|---|\n");
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
        let _ = writeln!(text, "| {name_cell} | {feature} | {summary} |");
    }
    text
}
