//! Deletes a Job and the Volcano Jobs of a namespace, with the generated crate.

use std::{env, error::Error};

use huaweicloud_cci::{
    Client,
    batch::v1::{JobOrStatus, delete_namespaced_job},
    batch_volcano_sh::v1alpha1::delete_collection_namespaced_job,
    meta::v1::PropagationPolicy,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (url, token) = (env::var("CCI_URL")?, env::var("CCI_TOKEN")?);
    let client = Client::builder(url).auth(token).build()?;
    let call = delete_namespaced_job("team-a", "pi").propagation_policy(PropagationPolicy::Foreground);
    match call.send(&client).await?.into_body() {
        JobOrStatus::Job(job) => println!("going: {:?}", job.metadata.and_then(|metadata| metadata.name)),
        JobOrStatus::Status(status) => println!("gone: {:?}", status.status),
        _ => println!("deleted, with an unknown kind of response"),
    }
    let list = delete_collection_namespaced_job("team-a").limit(100).send(&client).await?.into_body();
    println!("{} Volcano Jobs", list.items.len());
    Ok(())
}
