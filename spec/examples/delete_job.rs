//! Deletes a Job after its Pods, and prints the server's response.
//!
//! ```text
//! cargo xtask serve                                                    # in one terminal
//! cargo run -p huaweicloud-cci --example delete_job -- team-a pi       # in another
//! ```
//!
//! The first command starts a mock server on this computer, which accepts any token. In the cloud:
//! `CCI_URL=https://cci.cn-north-4.myhuaweicloud.com`, and credentials in the environment (`HUAWEICLOUD_SDK_…`).

use std::{env, error::Error, process::ExitCode};

use huaweicloud_cci::{
    API, Client, Credential,
    batch::v1::{JobOrStatus, delete_namespaced_job},
    meta::v1::PropagationPolicy,
};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let namespace = arguments.next().unwrap_or_else(|| "team-a".to_owned());
    let name = arguments.next().unwrap_or_else(|| "pi".to_owned());

    let url = env::var("CCI_URL").unwrap_or_else(|_| "http://127.0.0.1:8080".to_owned());
    let local = url.starts_with("http://127.0.0.1:");
    let credential = match Credential::from_env(&API) {
        Err(_) if local => "any token".into(),
        found => found?,
    };
    let mut builder = Client::builder(&url).auth(credential);
    if local {
        // In the cloud, the URL of IAM can be derived from the URL of CCI.
        builder = builder.server("https://iam.{region}.myhuaweicloud.com", &url);
    }
    let client = builder.build()?;

    let call = delete_namespaced_job(namespace, name).propagation_policy(PropagationPolicy::Foreground);
    match call.send(&client).await.map(http::Response::into_body) {
        Ok(JobOrStatus::Job(job)) => {
            let metadata = job.metadata.unwrap_or_default();
            let since = metadata.deletion_timestamp.map(|time| format!(" since {time}")).unwrap_or_default();
            println!("the Job {} is being deleted{since}", metadata.name.unwrap_or_default());
        }
        Ok(JobOrStatus::Status(status)) => {
            let details = status.details.unwrap_or_default();
            println!("the Job {} is gone", details.name.unwrap_or_default());
        }
        Ok(other) => println!("the server sent something else: {other:?}"),
        Err(error) if error.is_not_found() => println!("the Job does not exist: {}", error.message().unwrap_or_default()),
        Err(error) if local && error.is_connect() => {
            return Err(format!("{error}\n`cargo xtask serve` is a server for {url}").into());
        }
        Err(error) => return Err(error.into()),
    }
    Ok(())
}
