//! Measures the generated crate and its peers, and prints the results as JSON: `measure decode JOB STATUS`, `measure
//! calls JOB`, where JOB and STATUS are files with one JSON object.

mod calls;
mod decode;
mod memory;

use std::{env, error::Error, fs, time::Duration};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let measurements = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["decode", job, status] => decode::measure(job, status)?,
        ["decoder", name, list] => decode::measure_decoder(name, list)?,
        ["calls", job] => calls::measure(fs::read(job)?)?,
        _ => return Err("usage: measure decode JOB STATUS | measure calls JOB".into()),
    };
    println!("{measurements:#}");
    Ok(())
}

/// Returns the CPU time of this thread, which excludes the time of other programs.
fn cpu() -> Duration {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the kernel writes the time into a valid local variable.
    let failed = unsafe { libc::clock_gettime(libc::CLOCK_THREAD_CPUTIME_ID, &raw mut time) };
    assert_eq!(failed, 0, "every Unix has this clock");
    Duration::new(time.tv_sec.try_into().unwrap_or(0), time.tv_nsec.try_into().unwrap_or(0))
}

/// Returns the median.
fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64()
}
