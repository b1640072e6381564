//! Generates a crate from a document with progenitor: `peers progenitor DOCUMENT FOLDER`.

use std::{env, error::Error, fs, path::Path};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["progenitor", document, folder] => progenitor(Path::new(document), Path::new(folder)),
        _ => Err("usage: peers progenitor DOCUMENT FOLDER".into()),
    }
}

/// The dependencies of progenitor's code, as `cargo progenitor` lists them.
const MANIFEST: &str = r#"[workspace]

[package]
name = "peer-progenitor"
version = "0.0.0"
edition = "2021"

[dependencies]
bytes = "1"
chrono = { version = "0.4", default-features = false, features = ["serde"] }
base64 = "0.22"
futures = "0.3"
progenitor-client = "0.15"
rand = "0.10"
regress = "0.11"
reqwest = { version = "0.13", default-features = false, features = ["json", "query", "stream"] }
serde = { version = "1", features = ["derive"] }
serde_json = "1"
serde_urlencoded = "0.7"
uuid = { version = "1", features = ["serde", "v4"] }
"#;

/// Writes the crate that progenitor generates from a document.
fn progenitor(document: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let document: openapiv3::OpenAPI = serde_json::from_str(&fs::read_to_string(document)?)?;
    let mut generator = progenitor_impl::Generator::default();
    let tokens = generator.generate_tokens(&document)?;
    let text = prettyplease::unparse(&syn::parse2(tokens)?);
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("Cargo.toml"), MANIFEST)?;
    fs::write(folder.join("src/lib.rs"), text)?;
    Ok(())
}
