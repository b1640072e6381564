//! Deletes a Job, its Pods first, and prints what the server says.
//!
//! Without settings it talks to a server on this computer that answers as the API's description says. In one terminal
//! `cargo xtask serve`, in another `cargo run -p huaweicloud-cci --example delete_job`.
//!
//! | variable | where it is not set |
//! |---|---|
//! | `CCI_ENDPOINT`, for example `https://cci.cn-north-4.myhuaweicloud.com` | `http://127.0.0.1:8080` |
//! | `HUAWEICLOUD_SDK_AUTH_TOKEN`, or what a token is asked for with (`HUAWEICLOUD_SDK_USERNAME` …) | on this computer any token does |
//! | `CCI_NAMESPACE`, `CCI_JOB` | `team-a`, `pi` |

use std::{env, error::Error};

use huaweicloud_cci::{
    API, Client, Credential,
    batch::v1::{JobOrStatus, delete_namespaced_job},
    meta::v1::PropagationPolicy,
};

const LOCAL: &str = "http://127.0.0.1:8080";

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let setting = |name: &str, otherwise: &str| env::var(name).unwrap_or_else(|_| otherwise.to_owned());
    let endpoint = setting("CCI_ENDPOINT", LOCAL);
    let local = endpoint.starts_with("http://127.0.0.1:");
    let credential = match Credential::from_env(&API) {
        Ok(credential) => credential,
        Err(_) if local => Credential::from("any token"),
        Err(error) => return Err(error.into()),
    };
    let mut builder = Client::builder(&endpoint).auth(credential);
    if local {
        // In the cloud the one address tells the other.
        builder = builder.server("https://iam.{region}.myhuaweicloud.com", &endpoint);
    }
    let client = builder.build()?;

    let answer = delete_namespaced_job(setting("CCI_NAMESPACE", "team-a"), setting("CCI_JOB", "pi"))
        .propagation_policy(PropagationPolicy::Foreground)
        .send(&client)
        .await;
    match answer.map(http::Response::into_body) {
        Ok(JobOrStatus::Job(job)) => {
            let metadata = job.metadata.unwrap_or_default();
            let since = metadata.deletion_timestamp.map(|time| format!(" since {time}")).unwrap_or_default();
            println!("the Job {} is being deleted{since}", metadata.name.unwrap_or_default());
        }
        Ok(JobOrStatus::Status(status)) => {
            let details = status.details.unwrap_or_default();
            println!("the Job {} is gone", details.name.unwrap_or_default());
        }
        Err(error) if error.is_not_found() => println!("there is no such Job: {}", error.message().unwrap_or_default()),
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
