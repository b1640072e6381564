//! Deletes a Job and the Volcano Jobs of a namespace, by hand.

use std::{env, error::Error};

use reqwest::header::{HeaderMap, HeaderValue};
use serde::Deserialize;

#[derive(Deserialize)]
struct Object {
    kind: String,
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Default, Deserialize)]
struct Metadata {
    name: Option<String>,
}

#[derive(Deserialize)]
struct List {
    items: Vec<Object>,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (url, token) = (env::var("CCI_URL")?, env::var("CCI_TOKEN")?);
    rustls::crypto::ring::default_provider().install_default().map_err(|_| "a crypto provider is already installed")?;
    let mut headers = HeaderMap::new();
    let mut token = HeaderValue::from_str(&token)?;
    token.set_sensitive(true);
    headers.insert("x-auth-token", token);
    let client = reqwest::Client::builder().default_headers(headers).build()?;
    let call = client.delete(format!("{url}/apis/batch/v1/namespaces/team-a/jobs/pi"));
    let object: Object =
        call.query(&[("propagationPolicy", "Foreground")]).send().await?.error_for_status()?.json().await?;
    println!("{}: {:?}", object.kind, object.metadata.name);
    let call = client.delete(format!("{url}/apis/batch.volcano.sh/v1alpha1/namespaces/team-a/jobs"));
    let list: List = call.query(&[("limit", "100")]).send().await?.error_for_status()?.json().await?;
    println!("{} Volcano Jobs", list.items.len());
    Ok(())
}
