//! Runs a Job from start to end. `job.rs` has the steps; this file reads the arguments.
//!
//! ```text
//! cargo run -p huaweicloud-cci --example run_job -- team-a pi perl perl -Mbignum=bpi -wle 'print bpi(2000)'
//! ```
//!
//! The arguments are a namespace, the Job's name, an image, and a command. `CCI_URL` is the URL of the server, for example
//! `https://cci.cn-north-4.myhuaweicloud.com`; credentials come from the environment (`HUAWEICLOUD_SDK_…`).

mod job;

use std::{env, error::Error, process::ExitCode};

use huaweicloud_cci::{API, Client, Credential};

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<bool, Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let (Some(namespace), Some(name), Some(image)) = (arguments.next(), arguments.next(), arguments.next()) else {
        return Err("usage: run_job NAMESPACE NAME IMAGE [COMMAND…]".into());
    };
    let command: Vec<String> = arguments.collect();
    let url = env::var("CCI_URL").map_err(|_| "CCI_URL is not set")?;
    let client = Client::builder(url).auth(Credential::from_env(&API)?).build()?;
    job::run(&client, &namespace, &name, &image, command).await
}
