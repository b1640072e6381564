//! Measures the peak memory of a function.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicBool, AtomicIsize, Ordering::Relaxed},
};

/// Counts allocated bytes while enabled, so that timed code is not slowed down. A block that grows is counted twice for
/// a moment, as the default `GlobalAlloc::realloc` copies it.
struct Counting;

static ON: AtomicBool = AtomicBool::new(false);
static NOW: AtomicIsize = AtomicIsize::new(0);
static MOST: AtomicIsize = AtomicIsize::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn count(bytes: usize, sign: isize) {
    let bytes = isize::try_from(bytes).unwrap_or(isize::MAX) * sign;
    let now = NOW.fetch_add(bytes, Relaxed) + bytes;
    MOST.fetch_max(now, Relaxed);
}

// SAFETY: every call is forwarded unchanged to the system's allocator; while counting, `realloc` is the trait's
// default.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if ON.load(Relaxed) {
            count(layout.size(), 1);
        }
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        if ON.load(Relaxed) {
            count(layout.size(), -1);
        }
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if ON.load(Relaxed) {
            count(size, 1);
            count(layout.size(), -1);
        }
        unsafe { System.realloc(at, layout, size) }
    }
}

/// Returns the peak number of bytes that the function allocates.
pub fn most<T>(work: impl FnOnce() -> T) -> isize {
    NOW.store(0, Relaxed);
    MOST.store(0, Relaxed);
    ON.store(true, Relaxed);
    let result = work();
    ON.store(false, Relaxed);
    drop(result);
    MOST.load(Relaxed)
}
