//! Measures the peak memory of a function.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicBool, AtomicIsize, Ordering::Relaxed},
};

/// Counts allocated bytes while enabled, so that timed code is not slowed down. A block that grows is counted twice for
/// a moment, as the default `GlobalAlloc::realloc` copies it.
struct CountingAllocator;

static IS_COUNTING: AtomicBool = AtomicBool::new(false);
static CURRENT_BYTES: AtomicIsize = AtomicIsize::new(0);
static PEAK_BYTES: AtomicIsize = AtomicIsize::new(0);

#[global_allocator]
static ALLOCATOR: CountingAllocator = CountingAllocator;

fn count(bytes: usize, sign: isize) {
    let bytes = isize::try_from(bytes).unwrap_or(isize::MAX) * sign;
    let current_bytes = CURRENT_BYTES.fetch_add(bytes, Relaxed) + bytes;
    PEAK_BYTES.fetch_max(current_bytes, Relaxed);
}

// SAFETY: every call is forwarded unchanged to the system's allocator; while counting, `realloc` is the trait's
// default.
unsafe impl GlobalAlloc for CountingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if IS_COUNTING.load(Relaxed) {
            count(layout.size(), 1);
        }
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        if IS_COUNTING.load(Relaxed) {
            count(layout.size(), -1);
        }
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if IS_COUNTING.load(Relaxed) {
            count(size, 1);
            count(layout.size(), -1);
        }
        unsafe { System.realloc(at, layout, size) }
    }
}

/// Returns the peak number of bytes that the function allocates.
pub fn peak_bytes<T>(run: impl FnOnce() -> T) -> isize {
    CURRENT_BYTES.store(0, Relaxed);
    PEAK_BYTES.store(0, Relaxed);
    IS_COUNTING.store(true, Relaxed);
    let result = run();
    IS_COUNTING.store(false, Relaxed);
    drop(result);
    PEAK_BYTES.load(Relaxed)
}
