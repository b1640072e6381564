//! Decoding: a list of 10,000 Jobs, and a union of two types.

use std::{any::Any, error::Error, hint::black_box, time::Duration};

use huaweicloud_cci::{
    Response,
    batch::v1::{Job, JobOrStatus},
    decode,
    meta::v1::{ListMeta, Status},
};
use k8s_openapi::{List, api::batch::v1 as k8s};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{cpu, median, memory};

const JOBS: usize = 10_000;

/// The generated crate has no list of these Jobs, as no call answers with one; this is what it would be.
#[derive(Deserialize)]
#[expect(dead_code, reason = "read, not looked at")]
struct JobList {
    metadata: ListMeta,
    items: Vec<Job>,
}

/// Gives what was decoded, which is dropped when the clock has stopped.
type Work<'a> = (&'static str, Box<dyn Fn() -> Box<dyn Any> + 'a>);

pub fn measure(job: &[u8], status: &[u8]) -> Result<Value, Box<dyn Error>> {
    let list = list(job)?;
    let response = response(&list);
    let text = || String::from_utf8(list.clone()).expect("JSON is UTF-8");
    let works: [Work<'_>; 4] = [
        ("ours", Box::new(|| Box::new(decode::json::<JobList>(&response).expect("Jobs")))),
        ("k8s-openapi", Box::new(|| Box::new(slice::<List<k8s::Job>>(&list)))),
        ("serde_json::Value", Box::new(|| Box::new(slice::<Value>(&list)))),
        (
            "kube",
            Box::new(|| {
                let value: Value = serde_json::from_str(&text()).expect("JSON");
                Box::new(serde_json::from_value::<List<k8s::Job>>(value).expect("Jobs"))
            }),
        ),
    ];
    let mut times: [Vec<Duration>; 4] = Default::default();
    for _ in 0..9 {
        for ((_, work), times) in works.iter().zip(&mut times) {
            let start = cpu();
            let decoded = black_box(work());
            times.push(cpu() - start);
            drop(decoded);
        }
    }
    let kept: Vec<isize> = works.iter().map(|(_, work)| memory::most(work)).collect();
    let found = works.iter().zip(times).zip(kept).map(|(((name, _), times), kept)| {
        let seconds = median(times);
        json!({"name": name, "seconds": seconds, "bytes": kept})
    });
    let found: Vec<Value> = found.collect();
    Ok(json!({"input": list.len(), "list": found, "union": union(job, status)}))
}

fn slice<T: DeserializeOwned>(bytes: &[u8]) -> T {
    serde_json::from_slice(bytes).expect("the type's JSON")
}

/// A list of the Job, each under a name of its own.
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

fn response(body: &[u8]) -> Response {
    let mut response = Response::new(body.to_vec().into());
    response.headers_mut().insert("content-type", "application/json".parse().expect("a media type"));
    response
}

/// Seconds for a Job and a Status through the union by `kind`, and as what they are.
fn union(job: &[u8], status: &[u8]) -> Value {
    let time = |work: &dyn Fn()| {
        let start = cpu();
        for _ in 0..2000 {
            work();
        }
        cpu() - start
    };
    let (job, status) = (response(job), response(status));
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
