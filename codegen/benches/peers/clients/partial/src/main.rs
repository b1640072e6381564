//! Deletes a Job and the Volcano Jobs of a namespace, with the generated crate. Reads the kind and the name of what is
//! deleted, as the hand-written program does.

use std::{env, error::Error};

use huaweicloud_cci::{
    Client, Operation, batch::v1::delete_namespaced_job, batch_volcano_sh::v1alpha1::delete_collection_namespaced_job,
    meta::v1::PropagationPolicy,
};
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
    let client = Client::builder(url).auth(token).build()?;
    let call = delete_namespaced_job("team-a", "pi").propagation_policy(PropagationPolicy::Foreground);
    let object = call.decode_as::<Object>().send(&client).await?.into_body();
    println!("{}: {:?}", object.kind, object.metadata.name);
    let call = delete_collection_namespaced_job("team-a").limit(100);
    let list = call.decode_as::<List>().send(&client).await?.into_body();
    println!("{} Volcano Jobs", list.items.len());
    Ok(())
}
