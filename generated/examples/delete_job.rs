//! Deletes a Job.
//!
//! ```text
//! cargo xtask serve &
//! cargo run -p huaweicloud-cci --example delete_job -- team-a pi
//! ```
//!
//! Against the real API: `CCI_URL=https://cci.cn-north-4.myhuaweicloud.com`, and credentials in the environment
//! (`HUAWEICLOUD_SDK_…`).

use std::env;

use huaweicloud_cci::{API, Client, Credential, batch, meta::v1::PropagationPolicy};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = env::args().skip(1);
    let namespace = arguments.next().unwrap_or_else(|| "team-a".to_owned());
    let name = arguments.next().unwrap_or_else(|| "pi".to_owned());

    let url = env::var("CCI_URL").unwrap_or_else(|_| "http://127.0.0.1:8080".to_owned());
    // A local server takes any token.
    let credential = Credential::from_env(&API).unwrap_or_else(|_| "a token".into());
    let client = Client::builder(url).auth(credential).build()?;

    let call = batch::v1::delete_namespaced_job(namespace, name).propagation_policy(PropagationPolicy::Foreground);
    match call.send(&client).await {
        Ok(answer) => match answer.into_body() {
            batch::v1::JobOrStatus::Job(job) => {
                let name = job.metadata.and_then(|metadata| metadata.name).unwrap_or_default();
                println!("{name} is being deleted");
            }
            batch::v1::JobOrStatus::Status(status) => println!("deleted: {:?}", status.status),
        },
        Err(error) if error.is_not_found() => println!("there is no such Job"),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
