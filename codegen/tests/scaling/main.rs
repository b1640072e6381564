//! Tests that the work for documents grows linearly with their size: a document of twice the size takes at most 2.3
//! times the allocated memory. The test counts all allocated bytes, which do not depend on the machine; `--nocapture`
//! also shows the CPU times. `FAMILY=NAME` selects a family, and `SCALE=N` multiplies all sizes: with `--release` and `SCALE=4`, times
//! that grow faster than the document can be seen as well. Each document is read on a thread with a stack of 2 MiB, which is a common default.
//! The families of `objects` and `kinds` have half the size in all stages but `check`, to save time; `FULL_SIZE=1` runs them in full size.

mod family;
mod kinds;
mod objects;
mod page;
mod shared;

use std::{
    alloc::System,
    collections::HashMap,
    hint::black_box,
    thread,
    time::{Duration, Instant},
};

use codegen::{
    ParsedApi,
    config::Config,
    diff::{
        RuleOptions,
        allow::AllowList,
        change::Sides,
        report::{self, Document, create_report},
    },
    lower::Strictness,
    serve,
};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

use self::family::Family;

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The default stack size of a thread.
const STACK: usize = 2 << 20;

/// The maximum ratio of the costs for twice the size.
const MOST: f64 = 2.3;

/// The number of bytes below which costs are not compared: single allocations matter more than growth there.
const LEAST: usize = 300_000;

/// The cost of a function.
#[derive(Clone, Copy, Debug)]
struct Cost {
    /// The number of bytes that were allocated, including freed ones.
    bytes: usize,
    time: Duration,
}

/// Runs a function on a separate thread. No other code may run meanwhile, since the allocations of all threads count.
fn cost(work: impl FnOnce() + Send) -> Cost {
    let (before, start) = (ALLOCATOR.stats(), Instant::now());
    let time = thread::scope(|scope| {
        let timed = || {
            let cpu = cpu_time();
            work();
            Some(cpu_time()?.saturating_sub(cpu?))
        };
        let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, timed).expect("a thread");
        thread.join().expect("the work ends")
    });
    let after = ALLOCATOR.stats();
    let time = time.unwrap_or_else(|| start.elapsed());
    Cost { bytes: after.bytes_allocated - before.bytes_allocated, time }
}

/// Returns the time that the threads of this process have run, where the system counts it.
fn cpu_time() -> Option<Duration> {
    let mut sum = 0;
    for task in std::fs::read_dir("/proc/self/task").ok()? {
        let text = std::fs::read_to_string(task.ok()?.path().join("schedstat")).ok()?;
        sum += text.split(' ').next()?.parse::<u64>().ok()?;
    }
    Some(Duration::from_nanos(sum))
}

/// A stage of the work on a document.
struct Stage {
    name: &'static str,
    run: fn(&HashMap<String, String>, &HashMap<String, String>),
}

const STAGES: &[Stage] = &[
    Stage { name: "check", run: |files, _| drop(black_box(read(files))) },
    Stage { name: "generate", run: |files, _| drop(black_box(generate(files))) },
    Stage { name: "diff", run: compare },
    Stage { name: "serve", run: |files, _| respond(files) },
];

/// Returns the name of the root document.
fn root(files: &HashMap<String, String>) -> &'static str {
    if files.contains_key("openapi.yaml") { "openapi.yaml" } else { "openapi.json" }
}

fn read(files: &HashMap<String, String>) -> ParsedApi {
    codegen::read(root(files), files, &Config::default(), Strictness::Lenient)
}

fn generate(files: &HashMap<String, String>) -> Option<codegen::tree::Tree> {
    codegen::generate(root(files), files, &Config::default(), Strictness::Lenient).1
}

/// Compares a document with another version of it, and writes each format of the report.
fn compare(files: &HashMap<String, String>, others: &HashMap<String, String>) {
    let (base, head) = (read(files), read(others));
    let (Some(old), Some(new)) = (&base.api, &head.api) else { return };
    let base = Document { label: "old".to_owned(), api: old, sources: &base.documents.sources, surface: None };
    let head = Document { label: "new".to_owned(), api: new, sources: &head.documents.sources, surface: None };
    let options = RuleOptions::for_day("2026-06-01".parse().expect("a date"));
    let report = create_report(&base, &head, &AllowList::default(), options);
    black_box(report::render_json(&report));
    black_box(report::render_html(&report));
    black_box(report::render_markdown(&report, 60_000));
    black_box(report::render_text(&report, Sides::new(base.sources, head.sources), false));
    black_box(report::render_github(&report));
}

/// Creates a response with the mock server, and validates it as a request body.
fn respond(files: &HashMap<String, String>) {
    let reading = read(files);
    let Some(api) = reading.api else { return };
    let send = |method: http::Method, body: Vec<u8>| {
        let mut request = http::Request::new(body);
        *request.method_mut() = method;
        *request.uri_mut() = http::Uri::from_static("/x");
        let json = http::HeaderValue::from_static("application/json");
        request.headers_mut().insert(http::header::CONTENT_TYPE, json);
        serve::respond(&api, &request, None, jiff::Timestamp::UNIX_EPOCH)
    };
    let sample = send(http::Method::GET, Vec::new());
    assert!(!sample.response.status().is_server_error(), "{:?}", sample.problems);
    black_box(send(http::Method::POST, sample.response.into_body()));
}

/// Compares the costs of three sizes, each twice the previous one, after subtracting the cost of an empty document.
/// Returns a line of text.
fn judge(name: &str, empty: Cost, costs: [Cost; 3], wrong: &mut Vec<String>) -> String {
    let more = costs.map(|cost| cost.bytes.saturating_sub(empty.bytes));
    #[expect(clippy::cast_precision_loss, reason = "a ratio of two digits")]
    let ratio = |from: usize, to: usize| to as f64 / from.max(1) as f64;
    let ratios = [ratio(more[0], more[1]), ratio(more[1], more[2])];
    let times = costs.map(|cost| cost.time.saturating_sub(empty.time).as_micros() as usize);
    let slower = ratio(times[1], times[2]);
    let line =
        format!("{name:50} {:>12} bytes, × {:.2}, × {:.2}; {times:?} µs, × {slower:.2}", more[0], ratios[0], ratios[1]);
    if more[2] >= LEAST && ratios.iter().any(|ratio| *ratio > MOST) {
        wrong.push(line.clone());
    }
    line
}

/// A single test, since the allocations of other tests would count.
#[test]
fn work_grows_with_the_size_of_the_document() {
    let only = std::env::var("FAMILY").ok();
    let scale = std::env::var("SCALE").ok().map_or(1, |scale| scale.parse().expect("a number"));
    let is_full = std::env::var_os("FULL_SIZE").is_some();
    let mut wrong = Vec::new();
    let empty = Family::NOTHING.files(0, false);
    for stage in STAGES {
        // Initializes tables and threads that are created once.
        (stage.run)(&empty, &empty);
        let empty_cost = cost(|| (stage.run)(&empty, &empty));
        let divisor = if is_full || stage.name == "check" { 1 } else { 2 };
        let more = objects::ALL.iter().chain(kinds::ALL).map(|family| (family, divisor));
        let families = Family::ALL.iter().chain(shared::ALL).map(|family| (family, 1));
        for (family, divisor) in families.chain(more) {
            let is_skipped = family.is_only_read() && stage.name != "check";
            if is_skipped || only.as_ref().is_some_and(|only| only != family.name) {
                continue;
            }
            let costs = [1, 2, 4].map(|times| {
                let size = family.size * times * scale / divisor;
                let (files, others) = (family.files(size, false), family.files(size, true));
                cost(|| (stage.run)(&files, &others))
            });
            println!("{}", judge(&format!("{}, {}", stage.name, family.name), empty_cost, costs, &mut wrong));
        }
    }
    if only.is_none() {
        for layout in page::LAYOUTS {
            let (small, others) = (page::page(layout, 1), [200, 400, 800].map(|rows| page::page(layout, rows)));
            page::run(&small);
            let empty_cost = cost(|| page::run(&small));
            let costs = others.map(|text| cost(|| page::run(&text)));
            println!("{}", judge(&format!("pages, {layout}"), empty_cost, costs, &mut wrong));
        }
    }
    for shape in page::SHAPES.iter().filter(|shape| only.as_ref().is_none_or(|only| only == shape.name)) {
        let small = (shape.text)(1);
        page::run(&small);
        let empty_cost = cost(|| page::run(&small));
        let costs = [1, 2, 4].map(|times| {
            let text = (shape.text)(shape.size * times * scale);
            cost(|| page::run(&text))
        });
        println!("{}", judge(&format!("pages, {}", shape.name), empty_cost, costs, &mut wrong));
    }
    assert!(wrong.is_empty(), "{} rows exceed {MOST}:\n{}", wrong.len(), wrong.join("\n"));
}
