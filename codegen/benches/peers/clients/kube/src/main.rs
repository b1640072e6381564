//! Deletes a Job and the Volcano Jobs of a namespace, with kube and k8s-openapi.

use std::{env, error::Error};

use http::{HeaderName, HeaderValue};
use k8s_openapi::api::batch::v1::Job;
use kube::{
    Api, Client, Config,
    api::{ApiResource, DeleteParams, DynamicObject, GroupVersionKind, ListParams},
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (url, token) = (env::var("CCI_URL")?, env::var("CCI_TOKEN")?);
    let mut config = Config::new(url.parse()?);
    let mut token = HeaderValue::from_str(&token)?;
    token.set_sensitive(true);
    config.headers.push((HeaderName::from_static("x-auth-token"), token));
    let client = Client::try_from(config)?;
    let jobs: Api<Job> = Api::namespaced(client.clone(), "team-a");
    jobs.delete("pi", &DeleteParams::foreground())
        .await?
        .map_left(|job| println!("going: {:?}", job.metadata.name))
        .map_right(|status| println!("gone: {:?}", status.status));
    let kind = GroupVersionKind::gvk("batch.volcano.sh", "v1alpha1", "Job");
    let jobs: Api<DynamicObject> = Api::namespaced_with(client, "team-a", &ApiResource::from_gvk(&kind));
    jobs.delete_collection(&DeleteParams::default(), &ListParams::default().limit(100))
        .await?
        .map_left(|list| println!("{} Volcano Jobs", list.items.len()))
        .map_right(|status| println!("gone: {:?}", status.status));
    Ok(())
}
