//! Edits the settings file `client.toml`: adds the Rust modules for new namespaces of schema names, and the URLs of
//! documentation pages.

use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

/// The entries to add to `client.toml`.
#[derive(Debug, Default)]
pub struct Settings {
    /// The Rust modules for namespaces of schema names, as pairs such as `io.k8s.api.batch.v1` and `batch::v1`.
    pub modules: Vec<(String, String)>,
    /// The documentation pages of operations, as pairs of an operation ID and the URL of its page.
    pub pages: Vec<(String, String)>,
}

/// The text of a new settings file, before entries are added.
const INITIAL_TEXT: &str = "\
# What the crate is called, where its items live, and the pages that the spec is compared with.

[package]
name = \"client\"

# The start of a schema's name = the module that it lives in. The longest start counts.
[modules]
";

/// Returns the text of the settings file with the additions. `existing_text` is the text of the existing file, or
/// `None` if there is no file. Returns `None` if the text does not change.
///
/// # Errors
///
/// Returns an error if `existing_text` is not TOML.
pub fn edit_settings(
    existing_text: Option<&str>,
    additions: &Settings,
) -> Result<Option<String>, toml_edit::TomlError> {
    let mut document: DocumentMut = existing_text.unwrap_or(INITIAL_TEXT).parse()?;
    let previous_text = existing_text.map(|_| document.to_string());
    let modules = document.entry("modules").or_insert_with(|| Item::Table(Table::new()));
    if let Some(modules) = modules.as_table_like_mut() {
        for (namespace, module) in &additions.modules {
            if !modules.contains_key(namespace) {
                modules.insert(namespace, value(module));
            }
        }
    }
    if !additions.pages.is_empty() {
        let pages = document.entry("pages").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
        if let Some(pages) = pages.as_array_of_tables_mut() {
            for (operation, url) in &additions.pages {
                let is_same_operation = |page: &Table| page.get("operation").and_then(Item::as_str) == Some(operation);
                if !pages.iter().any(is_same_operation) {
                    let mut page = Table::new();
                    page.insert("operation", value(operation));
                    page.insert("url", value(url));
                    pages.push(page);
                }
            }
        }
    }
    let new_text = document.to_string();
    Ok((previous_text.as_ref() != Some(&new_text)).then_some(new_text))
}
