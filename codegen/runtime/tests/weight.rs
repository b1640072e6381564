//! What streams weigh: 100,000 events of a watch, and a body of 1 GiB, in a process of their own. The times are those of a build
//! with optimizations, `cargo test --release`; a debug build checks the memory alone.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
    time::{Duration, Instant},
};

use bytes::Bytes;
use runtime::{
    Client, DecodeError, Dispatch, DispatchStream, Operation, Request, RequestError, Response, Streamed, blocking,
    request::RequestBuilder,
    spec::{ApiSpec, OperationSpec},
    stream::{Decoder, Json, Lines},
    value::{Binary, Json as Value},
};

const EVENTS: usize = 100_000;
const UPLOAD: u64 = 1 << 30;

static API: ApiSpec = ApiSpec { name: "weight", version: "1.0.0", servers: &[], schemes: &[], errors: &[] };
static PUT: OperationSpec = OperationSpec {
    id: "put",
    method: http::Method::PUT,
    path: "/",
    servers: &[],
    security: &[],
    success: &[],
    idempotent: true,
    paging: None,
    api: &API,
};

struct Call(Option<Binary>);

impl Operation for Call {
    type Output = ();
    type Failure = ();
    const SPEC: &'static OperationSpec = &PUT;

    fn request(&self) -> Result<Request, RequestError> {
        let mut request = RequestBuilder::new(Self::SPEC);
        if let Some(body) = &self.0 {
            request.bytes(&["application/octet-stream"], body);
        }
        request.finish()
    }

    fn decode(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }

    fn decode_failure(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }
}

impl Streamed for Call {
    type Decoder = Lines<Value, Json>;
    const MEDIA_TYPES: &'static str = "application/json";
}

/// An event of about 1,000 bytes, as JSON on a line.
fn event(number: usize) -> String {
    let labels: Vec<String> =
        (0..24).map(|label| format!("\"label-{label:02}\":\"value {number:06} of {label:02}\"")).collect();
    let metadata =
        format!("{{\"name\":\"job-{number}\",\"resourceVersion\":\"{number}\",\"labels\":{{{}}}}}", labels.join(","));
    format!("{{\"type\":\"MODIFIED\",\"object\":{{\"kind\":\"Job\",\"metadata\":{metadata}}}}}\n")
}

/// The most memory that the process had so far, in bytes.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_ascii_whitespace().nth(1)?.parse::<usize>().ok()? * 1024)
}

/// Forgets the peak, so that the next one is that of what follows.
fn reset_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

fn serve(handler: fn(TcpStream)) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || listener.incoming().flatten().for_each(handler));
    url
}

/// Sends all events, in writes of 16 KiB.
fn send_events(mut stream: TcpStream) {
    let _ = stream.read(&mut [0; 4096]);
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n");
    let mut buffer = Vec::new();
    // As many as make the time of their making small: the same lines come again.
    let lines: Vec<String> = (0..1000).map(event).collect();
    for number in 0..EVENTS {
        buffer.extend_from_slice(lines[number % lines.len()].as_bytes());
        if buffer.len() >= 16 << 10 {
            if stream.write_all(&buffer).is_err() {
                return;
            }
            buffer.clear();
        }
    }
    let _ = stream.write_all(&buffer);
}

fn take_upload(mut stream: TcpStream) {
    let mut buffer = vec![0; 64 << 10];
    let mut taken = 0u64;
    let mut head = None;
    while head.is_none_or(|head| taken < head + UPLOAD) {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return,
            Ok(count) => {
                if head.is_none() {
                    let end = buffer[..count]
                        .windows(4)
                        .position(|window| window == b"\r\n\r\n")
                        .expect("a head in one piece");
                    head = Some(end as u64 + 4);
                }
                taken += count as u64;
            }
        }
    }
    let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
}

/// The time and the growth of the peak.
fn measure(run: impl FnOnce()) -> (Duration, Option<usize>) {
    reset_peak();
    let before = peak();
    let start = Instant::now();
    run();
    let time = start.elapsed();
    (time, peak().zip(before).map(|(after, before)| after.saturating_sub(before)))
}

fn show(what: &str, time: Duration, memory: Option<usize>) {
    let memory = memory.map_or("unknown".to_owned(), |memory| format!("{} kB", memory / 1000));
    println!("{what}: {:.3} s, {memory} above baseline", time.as_secs_f64());
}

fn check(what: &str, memory: Option<usize>, limit: usize) {
    match memory {
        Some(memory) => assert!(memory <= limit, "{what}: {memory} bytes above baseline"),
        None => eprintln!("SKIPPED: the memory of {what}: there is no /proc/self/status"),
    }
}

/// One test, as the peak is that of the process.
#[test]
fn streams_take_little_time_and_no_memory() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let url = serve(send_events);
    let (client, waiting) = (Client::builder(&url).build().unwrap(), blocking::Client::builder(&url).build().unwrap());
    let asynchronous = || {
        runtime.block_on(async {
            let mut stream = client.dispatch_stream(&Call(None));
            let mut count = 0;
            while let Some(event) = stream.next().await {
                event.unwrap();
                count += 1;
            }
            assert_eq!(count, EVENTS);
        });
    };
    let blocking = || assert_eq!(waiting.dispatch_stream(&Call(None)).map(Result::unwrap).count(), EVENTS);
    // Once for what is set up at the first use.
    asynchronous();
    let streamed = [("reqwest", measure(asynchronous)), ("ureq", measure(blocking))];
    let lines: Vec<String> = (0..1000).map(event).collect();
    let whole = Bytes::from(lines.concat().repeat(EVENTS / lines.len()));
    let (decoded, _) = measure(|| {
        let mut decoder = Lines::<Value, Json>::default();
        decoder.push(whole.clone());
        let mut count = 0;
        while let Some(event) = decoder.next() {
            event.unwrap();
            count += 1;
        }
        assert_eq!(count, EVENTS);
    });
    println!("{EVENTS} events, {} kB, decoded from one buffer: {:.3} s", whole.len() / 1000, decoded.as_secs_f64());
    drop(whole);
    for (driver, (time, memory)) in streamed {
        show(
            &format!("streamed with {driver} ({:.2} times)", time.as_secs_f64() / decoded.as_secs_f64()),
            time,
            memory,
        );
        check(driver, memory, 4_000_000);
    }

    let url = serve(take_upload);
    let body = || Call(Some(Binary::from_reopened(UPLOAD, || Ok(std::io::repeat(7).take(UPLOAD)))));
    let (client, waiting) = (Client::builder(&url).build().unwrap(), blocking::Client::builder(&url).build().unwrap());
    let sent = [
        ("reqwest", measure(|| drop(runtime.block_on(client.dispatch(&body())).unwrap()))),
        ("ureq", measure(|| drop(waiting.dispatch(&body()).unwrap()))),
    ];
    for (driver, (time, memory)) in sent {
        show(&format!("1 GiB sent with {driver}"), time, memory);
        check(driver, memory, 8_000_000);
    }
}
