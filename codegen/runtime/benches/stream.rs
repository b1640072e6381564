//! Measures the time and memory of streaming events against decoding the same bytes from one buffer. Prints JSON for
//! `cargo xtask bench --part stream`.

#[path = "../tests/weight/load.rs"]
mod load;

use load::{Clients, Cost, measure};
use serde_json::{Value, json};

/// The number of rounds. Each round decodes the buffer and reads the stream alternately, so that changes in the speed
/// of the machine affect both.
const ROUNDS: usize = 9;

/// The measurements of a driver (HTTP implementation).
#[derive(Default)]
struct Driver {
    times: Vec<f64>,
    /// The elapsed time of streaming divided by that of decoding.
    ratios: Vec<f64>,
    /// The CPU time of the client's thread while streaming divided by that of decoding.
    cpu_ratios: Vec<f64>,
}

impl Driver {
    fn add(&mut self, base: &Cost, cost: &Cost) {
        self.times.push(cost.time.as_secs_f64());
        self.ratios.push(cost.time.as_secs_f64() / base.time.as_secs_f64());
        self.cpu_ratios.extend(cost.cpu.zip(base.cpu).map(|(cpu, base)| cpu.as_secs_f64() / base.as_secs_f64()));
    }
}

fn main() {
    let clients = Clients::new(&load::serve_watch());
    let whole = load::whole_watch();
    clients.watch();
    clients.watch_blocking();
    let memory = [measure(|| clients.watch()).memory, measure(|| clients.watch_blocking()).memory];
    let mut decoded = Vec::new();
    let mut drivers = [Driver::default(), Driver::default()];
    for _ in 0..ROUNDS {
        let base = measure(|| load::decode(&whole));
        drivers[0].add(&base, &measure(|| clients.watch()));
        drivers[1].add(&base, &measure(|| clients.watch_blocking()));
        decoded.push(base.cpu.unwrap_or(base.time).as_secs_f64());
    }
    let bytes = whole.len();
    drop(whole);
    let clients = Clients::new(&load::serve_upload());
    let uploads = [measure(|| clients.upload()), measure(|| clients.upload_blocking())];
    let drivers = ["reqwest", "ureq"].into_iter().zip(drivers).zip(memory).zip(uploads);
    let drivers: Vec<Value> = drivers
        .map(|(((name, driver), memory), upload)| {
            json!({
                "driver": name,
                "seconds": median(driver.times),
                "ratio": median(driver.ratios),
                "cpu_ratio": median(driver.cpu_ratios),
                "memory": memory,
                "upload_seconds": upload.time.as_secs_f64(),
                "upload_memory": upload.memory,
            })
        })
        .collect();
    let decoded = median(decoded);
    println!(
        "{}",
        json!({ "events": load::EVENTS, "bytes": bytes, "seconds": decoded, "rounds": ROUNDS, "drivers": drivers })
    );
}

/// Returns the median, minimum and maximum of the values; `null` if there are none.
fn median(mut values: Vec<f64>) -> Value {
    values.sort_by(f64::total_cmp);
    let at = |index: usize| values.get(index).copied();
    let middle = values.len() / 2;
    json!({ "middle": at(middle), "least": at(0), "most": values.last() })
}
