//! The time and memory of streams, beside decoding the same bytes from one buffer. Prints JSON for `cargo xtask bench --part stream`.

#[path = "../tests/weight/load.rs"]
mod load;

use std::time::Duration;

use load::{Clients, measure};
use serde_json::{Value, json};

/// The number of rounds. In each, the events are decoded and streamed in turns, as the machine itself is faster at one time than at
/// another.
const ROUNDS: usize = 7;

fn main() {
    // `cargo bench` passes `--bench`; without it, this is a test that everything runs.
    let is_bench = std::env::args().any(|argument| argument == "--bench");
    let clients = Clients::new(&load::serve_watch());
    clients.watch();
    clients.watch_blocking();
    let memory = [measure(|| clients.watch()).1, measure(|| clients.watch_blocking()).1];
    let whole = load::whole_watch();
    let (mut decoded, mut streamed, mut ratios) = (Vec::new(), [Vec::new(), Vec::new()], [Vec::new(), Vec::new()]);
    for _ in 0..if is_bench { ROUNDS } else { 1 } {
        let (base, _) = measure(|| load::decode(&whole));
        decoded.push(base);
        for (driver, (time, _)) in
            [measure(|| clients.watch()), measure(|| clients.watch_blocking())].into_iter().enumerate()
        {
            streamed[driver].push(time);
            ratios[driver].push(time.as_secs_f64() / base.as_secs_f64());
        }
    }
    let bytes = whole.len();
    drop(whole);
    let clients = Clients::new(&load::serve_upload());
    let uploads = [measure(|| clients.upload()), measure(|| clients.upload_blocking())];
    let seconds = |mut times: Vec<Duration>| {
        times.sort();
        times[times.len() / 2].as_secs_f64()
    };
    let median = |mut ratios: Vec<f64>| {
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    };
    let drivers = ["reqwest", "ureq"].into_iter().zip(streamed).zip(ratios).zip(memory).zip(uploads);
    let drivers: Vec<Value> = drivers
        .map(|((((driver, times), ratios), memory), (upload, upload_memory))| {
            let (least, most) =
                ratios.iter().fold((f64::MAX, 0.0), |(least, most), ratio| (ratio.min(least), ratio.max(most)));
            json!({
                "driver": driver,
                "seconds": seconds(times),
                "ratio": median(ratios),
                "least": least,
                "most": most,
                "memory": memory,
                "upload_seconds": upload.as_secs_f64(),
                "upload_memory": upload_memory,
            })
        })
        .collect();
    let decoded = seconds(decoded);
    println!(
        "{}",
        json!({ "events": load::EVENTS, "bytes": bytes, "seconds": decoded, "rounds": ROUNDS, "drivers": drivers })
    );
}
