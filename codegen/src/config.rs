//! The file `client.toml`: settings of the generated crate that the OpenAPI document cannot express.

use indexmap::IndexMap;
use serde::Deserialize;

/// The settings of one generated crate.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The `[package]` table: the name of the package and its metadata for the registry.
    pub package: Package,
    /// The `[modules]` table: maps prefixes of schema names and tags to paths of modules, for example
    /// `"io.k8s.api.core.v1" = "core::v1"`.
    pub modules: IndexMap<String, String>,
    /// The `[types]` table: the Rust types of strings with a certain `format`.
    pub types: Types,
    /// The `[[pages]]` tables: the web pages that document the operations, from which the OpenAPI document is derived.
    pub pages: Vec<Page>,
    /// Hand-written files to add to the crate, such as tests and examples, as pairs of path and content. Not read from
    /// `client.toml`.
    #[serde(skip)]
    pub files: Vec<(String, String)>,
}

/// The `[package]` table.
#[derive(Clone, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Package {
    /// The name of the package. Defaults to `client`.
    pub name: Option<String>,
    /// The version of the package. Defaults to `0.1.0`.
    pub version: Option<String>,
    /// The description of the package, on one line. Defaults to the title of the OpenAPI document.
    pub description: Option<String>,
    /// The URL of the repository.
    pub repository: Option<String>,
    /// The URL of the homepage.
    pub homepage: Option<String>,
    /// The keywords of the package in the registry, at most five.
    pub keywords: Vec<String>,
    /// The categories of the package in the registry, as slugs such as `api-bindings`.
    pub categories: Vec<String>,
    /// The Markdown text of `spec/introduction.md`, with which the documentation of the crate begins. Defaults to the
    /// description of the OpenAPI document.
    pub introduction: Option<String>,
}

/// The `[types]` table.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct Types {
    /// If true, strings with `format: uuid` become the runtime's type `Uuid`, and the generated crate depends on the
    /// crate `uuid`. If false (the default), these strings become `String`.
    pub uuid: bool,
}

/// An entry of `[[pages]]` in `client.toml`: the help page that documents an operation.
#[derive(Clone, Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The `operationId` of the operation that the page documents.
    pub operation: String,
    /// The URL of the help page.
    pub url: String,
}

impl Config {
    /// Parses the content of `client.toml`.
    ///
    /// # Errors
    ///
    /// If `text` is not valid TOML or has an unknown key. The message contains the line and column.
    pub fn parse(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }

    /// Replaces the name of the package.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.package.name = Some(name.into());
        self
    }
}
