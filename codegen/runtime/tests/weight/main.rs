//! Tests the memory used by streams, in a separate process. `benches/stream.rs` measures their time.

mod load;

use load::{Clients, measure};

fn check(what: &str, run: impl FnOnce(), limit: usize) {
    let cost = measure(run);
    println!("{what}: {:?}, of which {:?} on a processor", cost.time, cost.cpu);
    match cost.memory {
        Some(memory) => assert!(memory <= limit, "{what}: {memory} bytes above the baseline"),
        None => eprintln!("SKIPPED: the memory of {what}: there is no /proc/self/status"),
    }
}

/// A single test, since the peak is measured per process.
#[test]
fn streams_do_not_keep_returned_items_in_memory() {
    let clients = Clients::new(&load::serve_watch());
    // A first run, for everything that is initialized on first use.
    clients.watch();
    clients.watch_blocking();
    check("a watch with reqwest", || clients.watch(), 4_000_000);
    check("a watch with ureq", || clients.watch_blocking(), 4_000_000);
    // The load decodes to the same events as the benchmark's.
    load::decode(&load::whole_watch());
    let clients = Clients::new(&load::serve_upload());
    check("an upload with reqwest", || clients.upload(), 8_000_000);
    check("an upload with ureq", || clients.upload_blocking(), 8_000_000);
}
