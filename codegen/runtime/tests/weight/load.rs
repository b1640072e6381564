//! The load for the memory test and the benchmark of streams: a watch of 100,000 events and an upload of 1 GiB, with
//! servers on the loopback interface, and the measurement of time and memory.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
    time::{Duration, Instant},
};

use bytes::Bytes;
use runtime::{
    Client, DecodeError, Dispatch, DispatchWatch, Operation, Request, RequestError, Response, Watched, blocking,
    request::RequestBuilder,
    spec::{ApiSpec, OperationSpec, WatchSpec},
    stream::{Decoder, WatchEvent},
    value::{Binary, Json},
    watch::WatchEvents,
};

/// The number of events of the watch.
pub const EVENTS: usize = 100_000;

/// The size of the upload in bytes.
pub const UPLOAD: u64 = 1 << 30;

static API: ApiSpec = ApiSpec { name: "weight", version: "1.0.0", servers: &[], schemes: &[], errors: &[] };

const fn spec(id: &'static str, method: http::Method) -> OperationSpec {
    OperationSpec {
        id,
        method,
        path: "/",
        servers: &[],
        security: &[],
        success: &[],
        idempotent: true,
        paging: None,
        api: &API,
    }
}

static PUT: OperationSpec = spec("put", http::Method::PUT);
static LIST: OperationSpec = spec("list", http::Method::GET);

/// An upload of 1 GiB that is generated while it is sent.
struct Put;

impl Operation for Put {
    type Output = ();
    type Failure = ();
    const SPEC: &'static OperationSpec = &PUT;

    fn request(&self) -> Result<Request, RequestError> {
        let mut request = RequestBuilder::new(Self::SPEC);
        let content = Binary::from_reader_factory(UPLOAD, || Ok(std::io::repeat(7).take(UPLOAD)));
        request.bytes(&["application/octet-stream"], &content);
        request.finish()
    }

    fn decode(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }

    fn decode_failure(_: &Response) -> Result<(), DecodeError> {
        Ok(())
    }
}

/// A list whose changes can be watched.
#[derive(Clone)]
struct List;

impl Operation for List {
    type Output = Json;
    type Failure = Json;
    const SPEC: &'static OperationSpec = &LIST;

    fn request(&self) -> Result<Request, RequestError> {
        RequestBuilder::new(Self::SPEC).finish()
    }

    fn decode(response: &Response) -> Result<Json, DecodeError> {
        runtime::decode::json(response)
    }

    fn decode_failure(response: &Response) -> Result<Json, DecodeError> {
        runtime::decode::json(response)
    }
}

impl Watched for List {
    type Object = Json;
    type Status = Json;
    const WATCH: &'static WatchSpec = &WatchSpec {
        media_types: "application/json;stream=watch",
        kind: "type",
        object: "object",
        added: "ADDED",
        modified: "MODIFIED",
        deleted: "DELETED",
        bookmark: "BOOKMARK",
        error: "ERROR",
        version: "metadata.resourceVersion",
        status: "code",
        expired: 410,
    };

    fn set_watch(&mut self, _: Option<String>) {}

    fn list_version(_: &Json) -> Option<&str> {
        None
    }

    fn object_version(object: &Json) -> Option<&str> {
        object["metadata"]["resourceVersion"].as_str()
    }

    fn objects(_: Json) -> Vec<Json> {
        Vec::new()
    }
}

/// Returns an event of about 1,000 bytes as a line of JSON.
fn event(number: usize) -> String {
    let labels: Vec<String> =
        (0..28).map(|label| format!("\"label-{label:02}\":\"value {number:06} of {label:02}\"")).collect();
    let metadata =
        format!("{{\"name\":\"job-{number}\",\"resourceVersion\":\"{number}\",\"labels\":{{{}}}}}", labels.join(","));
    format!("{{\"type\":\"MODIFIED\",\"object\":{{\"kind\":\"Job\",\"metadata\":{metadata}}}}}\n")
}

/// Returns the lines of 1,000 events. They are sent repeatedly, so that generating them is not measured.
fn events() -> Vec<u8> {
    (0..1000).map(event).collect::<String>().into_bytes()
}

/// Returns the bytes of all events.
pub fn whole_watch() -> Bytes {
    events().repeat(EVENTS / 1000).into()
}

fn serve(handler: impl Fn(TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    thread::spawn(move || listener.incoming().flatten().for_each(handler));
    url
}

/// Starts a server that sends all events in chunks of 64 KiB and returns its URL. Watch servers send pending events in
/// such blocks.
pub fn serve_watch() -> String {
    let events = events();
    let chunks: Vec<Vec<u8>> = events
        .chunks(64 << 10)
        .map(|piece| [format!("{:x}\r\n", piece.len()).as_bytes(), piece, b"\r\n"].concat())
        .collect();
    serve(move |mut stream| {
        let _ = stream.read(&mut [0; 4096]);
        let head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n";
        let _ = stream.write_all(head.as_bytes());
        for chunk in (0..EVENTS / 1000).flat_map(|_| &chunks) {
            if stream.write_all(chunk).is_err() {
                return;
            }
        }
        let _ = stream.write_all(b"0\r\n\r\n");
    })
}

/// Starts a server that reads uploads. Returns its URL.
pub fn serve_upload() -> String {
    serve(|mut stream| {
        let mut buffer = vec![0; 64 << 10];
        let (mut received, mut head) = (0, None);
        while head.is_none_or(|head| received < head + UPLOAD) {
            let Ok(count @ 1..) = stream.read(&mut buffer) else { return };
            if head.is_none() {
                let end = buffer[..count].windows(4).position(|window| window == b"\r\n\r\n");
                head = Some(end.expect("the head arrives in one piece") as u64 + 4);
            }
            received += count as u64;
        }
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    })
}

/// The clients of both drivers for a server.
pub struct Clients {
    runtime: tokio::runtime::Runtime,
    asynchronous: Client,
    blocking: blocking::Client,
}

impl Clients {
    pub fn new(url: &str) -> Self {
        Self {
            runtime: tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap(),
            asynchronous: Client::builder(url).build().unwrap(),
            blocking: blocking::Client::builder(url).build().unwrap(),
        }
    }

    /// Reads the complete watch with `reqwest`.
    pub fn watch(&self) {
        self.runtime.block_on(async {
            let mut watch = self.asynchronous.dispatch_watch(&List);
            let mut count = 0;
            while let Some(event) = watch.next().await {
                count += usize::from(matches!(event.unwrap(), WatchEvent::Modified(_)));
            }
            assert_eq!(count, EVENTS);
        });
    }

    /// Reads the complete watch with `ureq`.
    pub fn watch_blocking(&self) {
        let watch = self.blocking.dispatch_watch(&List);
        assert_eq!(watch.filter(|event| matches!(event, Ok(WatchEvent::Modified(_)))).count(), EVENTS);
    }

    /// Uploads with `reqwest`.
    pub fn upload(&self) {
        self.runtime.block_on(self.asynchronous.dispatch(&Put)).unwrap();
    }

    /// Uploads with `ureq`.
    pub fn upload_blocking(&self) {
        self.blocking.dispatch(&Put).unwrap();
    }
}

/// Decodes all events from one buffer.
pub fn decode(whole: &Bytes) {
    let mut decoder = WatchEvents::<List>::default();
    decoder.push(whole.clone());
    let mut count = 0;
    while let Some(event) = decoder.next() {
        drop(event.unwrap());
        count += 1;
    }
    assert_eq!(count, EVENTS);
}

/// Returns the peak memory of the process so far, in bytes.
fn peak() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_ascii_whitespace().nth(1)?.parse::<usize>().ok()? * 1024)
}

/// The measured cost of a function.
pub struct Cost {
    /// The elapsed time.
    pub time: Duration,
    /// The CPU time of this thread. It excludes the time of other programs on a busy machine.
    pub cpu: Option<Duration>,
    /// The growth of the process's peak memory in bytes.
    pub memory: Option<usize>,
}

/// Runs a function and measures its cost. Without `/proc` only the elapsed time is measured.
pub fn measure(run: impl FnOnce()) -> Cost {
    // Resets the peak to the current memory of the process.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let (memory, cpu) = (peak(), thread_cpu());
    let start = Instant::now();
    run();
    let time = start.elapsed();
    Cost {
        time,
        cpu: thread_cpu().zip(cpu).map(|(after, before)| after.saturating_sub(before)),
        memory: peak().zip(memory).map(|(after, before)| after.saturating_sub(before)),
    }
}

/// Returns the CPU time of this thread so far.
fn thread_cpu() -> Option<Duration> {
    let statistics = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(statistics.split(' ').next()?.parse().ok()?))
}
