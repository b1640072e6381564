//! Measures decoding: a list of 10,000 Jobs, and a union of two types.

use std::{
    any::Any, convert::Infallible, env, error::Error, fs, future::ready, hint::black_box, path::Path, process::Command,
    time::Duration,
};

use huaweicloud_cci::{
    Response,
    batch::v1::{Job, JobList, JobOrStatus},
    decode,
    meta::v1::Status,
};
use k8s_openapi::{List, api::batch::v1 as k8s};
use kube::{
    Api,
    api::{DeleteParams, ListParams, ObjectList},
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tower::service_fn;

use crate::{cpu, median, memory};

const JOBS: usize = 10_000;

/// Decodes the list and returns the result, which is dropped after the clock has stopped.
type DecodeList = fn(&Response) -> Box<dyn Any>;

/// The decoders: that of the generated crate, and those of the peers.
const DECODERS: [(&str, DecodeList); 4] = [
    ("ours", |response| Box::new(decode::json::<JobList>(response).expect("Jobs"))),
    ("k8s-openapi", |response| Box::new(slice::<List<k8s::Job>>(response.body()))),
    ("serde_json::Value", |response| Box::new(slice::<Value>(response.body()))),
    ("kube", |response| Box::new(by_kube(response))),
];

/// Decodes the list with the type that kube's client uses when a collection is deleted.
fn by_kube(response: &Response) -> ObjectList<k8s::Job> {
    let body = response.body().clone();
    let service = service_fn(move |_: http::Request<kube::client::Body>| {
        ready(Ok::<_, Infallible>(http::Response::new(kube::client::Body::from(body.clone()))))
    });
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let deleted = runtime.block_on(async {
        let jobs: Api<k8s::Job> = Api::default_namespaced(kube::Client::new(service, "team-a"));
        jobs.delete_collection(&DeleteParams::default(), &ListParams::default()).await
    });
    deleted.expect("a response").left().expect("Jobs")
}

/// Measures each decoder in separate processes, alternating, since the heap that one leaves behind would slow down the
/// others.
pub fn measure(job: &str, status: &str) -> Result<Value, Box<dyn Error>> {
    let (job_bytes, status_bytes) = (fs::read(job)?, fs::read(status)?);
    let file = Path::new(job).with_file_name("list.json");
    fs::write(&file, list(&job_bytes)?)?;
    let mut measurements: [Vec<Value>; DECODERS.len()] = Default::default();
    for _ in 0..5 {
        for ((name, _), runs) in DECODERS.iter().zip(&mut measurements) {
            let output = Command::new(env::current_exe()?).args(["decoder", name]).arg(&file).output()?;
            if !output.status.success() {
                return Err(String::from_utf8_lossy(&output.stderr).into());
            }
            runs.push(serde_json::from_slice(&output.stdout)?);
        }
    }
    let list = DECODERS.iter().zip(measurements).map(|((name, _), runs)| {
        let mut seconds: Vec<f64> = runs.iter().filter_map(|run| run["seconds"].as_f64()).collect();
        seconds.sort_by(f64::total_cmp);
        json!({"name": name, "seconds": seconds[seconds.len() / 2], "bytes": runs[0]["bytes"]})
    });
    let list: Vec<Value> = list.collect();
    Ok(json!({"input": fs::metadata(&file)?.len(), "list": list, "union": union(&job_bytes, &status_bytes)}))
}

/// Measures the decoder `name` with the list in `file`. Runs in a process of its own.
pub fn measure_decoder(name: &str, file: &str) -> Result<Value, Box<dyn Error>> {
    let (_, decode_list) =
        DECODERS.iter().find(|(known, _)| *known == name).ok_or_else(|| format!("unknown decoder `{name}`"))?;
    let response = response(fs::read(file)?);
    let times = (0..7).map(|_| {
        let start = cpu();
        let decoded = black_box(decode_list(&response));
        let time = cpu() - start;
        drop(decoded);
        time
    });
    let seconds = median(times.collect());
    Ok(json!({"seconds": seconds, "bytes": memory::peak_bytes(|| decode_list(&response))}))
}

fn slice<T: DeserializeOwned>(bytes: &[u8]) -> T {
    serde_json::from_slice(bytes).expect("the type's JSON")
}

/// Returns a list with copies of the Job, each with a different name.
fn list(job: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let job: Value = serde_json::from_slice(job)?;
    let items: Vec<Value> = (0..JOBS)
        .map(|number| {
            let mut job = job.clone();
            job["metadata"]["name"] = format!("pi-{number}").into();
            job
        })
        .collect();
    let metadata = json!({"resourceVersion": "5415127"});
    Ok(serde_json::to_vec(&json!({"apiVersion": "batch/v1", "kind": "JobList", "metadata": metadata, "items": items}))?)
}

fn response(body: Vec<u8>) -> Response {
    let mut response = Response::new(body.into());
    response.headers_mut().insert("content-type", "application/json".parse().expect("a media type"));
    response
}

/// Returns the seconds for decoding a Job and a Status through the union by `kind`, and directly.
fn union(job: &[u8], status: &[u8]) -> Value {
    let time = |work: &dyn Fn()| {
        let start = cpu();
        for _ in 0..2000 {
            work();
        }
        cpu() - start
    };
    let (job, status) = (response(job.to_vec()), response(status.to_vec()));
    let works: [&dyn Fn(); 4] = [
        &|| drop(black_box(decode::union::<JobOrStatus>(&job).expect("a Job"))),
        &|| drop(black_box(decode::json::<Job>(&job).expect("a Job"))),
        &|| drop(black_box(decode::union::<JobOrStatus>(&status).expect("a Status"))),
        &|| drop(black_box(decode::json::<Status>(&status).expect("a Status"))),
    ];
    let mut times: [Vec<Duration>; 4] = Default::default();
    for _ in 0..15 {
        for (work, times) in works.iter().zip(&mut times) {
            times.push(time(work));
        }
    }
    let [job_union, job, status_union, status] = times.map(median);
    json!({"job": {"union": job_union, "alone": job}, "status": {"union": status_union, "alone": status}})
}
