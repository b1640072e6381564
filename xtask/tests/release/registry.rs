//! A registry on the loopback interface: cargo's sparse index, uploads and downloads.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    thread,
};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tiny_http::{Method, Request, Response, Server};

/// A registry that lives as long as the process.
pub struct Registry {
    address: String,
    shelf: Arc<Mutex<Shelf>>,
}

#[derive(Default)]
struct Shelf {
    /// Index lines by the crate's name.
    index: HashMap<String, Vec<String>>,
    /// `.crate` files by `name/version`.
    crates: HashMap<String, Vec<u8>>,
}

impl Registry {
    pub fn start() -> Self {
        let server = Server::http("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}", server.server_addr());
        let shelf = Arc::new(Mutex::new(Shelf::default()));
        let (at, held) = (address.clone(), Arc::clone(&shelf));
        thread::spawn(move || {
            for request in server.incoming_requests() {
                answer(request, &at, &mut held.lock().expect("no answer panics"));
            }
        });
        Self { address, shelf }
    }

    /// Returns the environment variables with which cargo finds the registry, under the name `local`.
    pub fn environment(&self) -> [(&'static str, String); 2] {
        [
            ("CARGO_REGISTRIES_LOCAL_INDEX", format!("sparse+{}/index/", self.address)),
            ("CARGO_REGISTRIES_LOCAL_TOKEN", "token".to_owned()),
        ]
    }

    /// Returns the versions of a crate, in the order of their uploads.
    pub fn versions(&self, name: &str) -> Vec<String> {
        let stock = self.shelf.lock().expect("no answer panics");
        let version_of = |line: &String| {
            let line: Value = serde_json::from_str(line).expect("JSON");
            line["vers"].as_str().expect("a version").to_owned()
        };
        stock.index.get(name).into_iter().flatten().map(version_of).collect()
    }
}

fn answer(mut request: Request, address: &str, shelf: &mut Shelf) {
    let path = request.url().to_owned();
    let steps: Vec<&str> = path.trim_start_matches('/').split('/').collect();
    let found = match (request.method(), steps.as_slice()) {
        (Method::Get, ["index", "config.json"]) => {
            Some(json!({ "dl": format!("{address}/dl"), "api": address }).to_string().into_bytes())
        }
        (Method::Get, ["index", .., name]) => shelf.index.get(*name).map(|lines| lines.join("\n").into_bytes()),
        (Method::Get, ["dl", name, version, "download"]) => shelf.crates.get(&format!("{name}/{version}")).cloned(),
        (Method::Put, ["api", "v1", "crates", "new"]) => {
            let mut body = Vec::new();
            request.as_reader().read_to_end(&mut body).expect("cargo sends all of it");
            take(&body, shelf);
            Some(
                json!({ "warnings": { "invalid_categories": [], "invalid_badges": [], "other": [] } })
                    .to_string()
                    .into(),
            )
        }
        _ => None,
    };
    let sent = match found {
        Some(body) => request.respond(Response::from_data(body)),
        None => request.respond(Response::empty(404)),
    };
    // A client that was killed does not read its response.
    drop(sent);
}

/// Stores an upload: a length and the metadata, a length and the `.crate` file.
fn take(body: &[u8], shelf: &mut Shelf) {
    let part = |body: &[u8]| {
        let (length, rest) = body.split_first_chunk::<4>().expect("a length");
        let (part, rest) = rest.split_at(u32::from_le_bytes(*length) as usize);
        (part.to_vec(), rest.to_vec())
    };
    let (metadata, rest) = part(body);
    let (file, _) = part(&rest);
    let metadata: Value = serde_json::from_slice(&metadata).expect("JSON");
    let text = |key: &str| metadata[key].as_str().expect("a text").to_owned();
    let (name, version) = (text("name"), text("vers"));
    let dependency = |it: &Value| {
        let renamed = it["explicit_name_in_toml"].as_str();
        json!({
            "name": renamed.unwrap_or(it["name"].as_str().expect("a name")),
            "package": renamed.map(|_| it["name"].clone()),
            "req": it["version_req"], "features": it["features"], "optional": it["optional"],
            "default_features": it["default_features"], "target": it["target"], "kind": it["kind"],
            "registry": it["registry"],
        })
    };
    let dependencies: Vec<Value> = metadata["deps"].as_array().expect("a list").iter().map(dependency).collect();
    let sum = format!("{:x}", Sha256::digest(&file));
    let line = json!({
        "name": name, "vers": version, "deps": dependencies, "cksum": sum, "features": {}, "features2": metadata["features"],
        "yanked": false, "links": null, "v": 2, "rust_version": metadata["rust_version"],
    });
    shelf.crates.insert(format!("{name}/{version}"), file);
    shelf.index.entry(name).or_default().push(line.to_string());
}
