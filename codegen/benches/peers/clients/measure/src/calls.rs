//! Measures the overhead of the client per call, relative to the same call with reqwest, against a server on the
//! loopback interface.

use std::{
    error::Error,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use huaweicloud_cci::{
    Client,
    batch::v1::{JobOrStatus, delete_namespaced_job},
    meta::v1::PropagationPolicy,
};
use serde_json::{Value, json};

use crate::median;

/// The number of consecutive calls that are timed together.
const CALLS_PER_ROUND: u32 = 50;

const ROUNDS: usize = 400;

pub fn measure(job: Vec<u8>) -> Result<Value, Box<dyn Error>> {
    let url = start_server(job)?;
    pin_to_processor(0);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    rustls::crypto::ring::default_provider().install_default().map_err(|_| "a crypto provider is already installed")?;
    let client = Client::builder(&url).auth("token").build()?;
    let hand = reqwest::Client::builder().build()?;
    runtime.block_on(async {
        let (mut ours, mut theirs, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..ROUNDS {
            // Alternating, since the speed of the machine varies.
            let (one, other) = if round % 2 == 0 {
                let one = by_client(&client).await?;
                (one, by_hand(&hand, &url).await?)
            } else {
                let other = by_hand(&hand, &url).await?;
                (by_client(&client).await?, other)
            };
            // The first rounds warm up connections and caches.
            if round >= ROUNDS / 10 {
                ratios.push(one.as_secs_f64() / other.as_secs_f64());
                ours.push(one);
                theirs.push(other);
            }
        }
        ratios.sort_by(f64::total_cmp);
        let calls = f64::from(CALLS_PER_ROUND);
        Ok(json!({"ours": median(ours) / calls, "hand": median(theirs) / calls, "ratio": ratios[ratios.len() / 2]}))
    })
}

async fn by_client(client: &Client) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    for _ in 0..CALLS_PER_ROUND {
        let call = delete_namespaced_job("team-a", "pi").propagation_policy(PropagationPolicy::Foreground);
        let JobOrStatus::Job(_) = call.send(client).await?.into_body() else {
            return Err("the response is not a Job".into());
        };
    }
    Ok(start.elapsed())
}

/// Sends the same request with reqwest and decodes the response into the same type.
async fn by_hand(client: &reqwest::Client, url: &str) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    for _ in 0..CALLS_PER_ROUND {
        let url = format!("{url}/apis/batch/v1/namespaces/team-a/jobs/pi?propagationPolicy=Foreground");
        let call = client.delete(url).header("accept", "application/json").header("x-auth-token", "token");
        let response = call.timeout(Duration::from_secs(60)).send().await?.error_for_status()?;
        let body = response.bytes().await?;
        let JobOrStatus::Job(_) = serde_json::from_slice(&body)? else {
            return Err("the response is not a Job".into());
        };
    }
    Ok(start.elapsed())
}

/// Starts a server that responds to every request with the Job, with one thread per connection. Its threads end with
/// the process.
fn start_server(job: Vec<u8>) -> Result<String, Box<dyn Error>> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n", job.len());
    let response: Arc<[u8]> = [head.into_bytes(), job].concat().into();
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    thread::spawn(move || {
        pin_to_processor(1);
        for stream in listener.incoming().flatten() {
            let response = Arc::clone(&response);
            thread::spawn(move || serve(stream, &response));
        }
    });
    Ok(url)
}

/// Pins this thread and the threads that it starts to one processor: the client to one, the server to another. Without
/// pinning, results differ by a fifth depending on whether the threads of a connection share a processor.
fn pin_to_processor(processor: usize) {
    // SAFETY: the set is a plain value, and the kernel only reads it. If the processor does not exist, the call has no
    // effect.
    unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        libc::CPU_SET(processor, &mut set);
        libc::sched_setaffinity(0, size_of::<libc::cpu_set_t>(), &raw const set);
    }
}

/// Responds to requests without bodies, one after the other.
fn serve(mut stream: TcpStream, response: &[u8]) -> Option<()> {
    stream.set_nodelay(true).ok()?;
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let count = stream.read(&mut chunk).ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&chunk[..count]);
        while let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            bytes.drain(..end + 4);
            stream.write_all(response).ok()?;
        }
    }
}
