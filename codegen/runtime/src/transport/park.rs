//! Waits for futures on the calling thread, for the blocking client.

use std::{
    cell::Cell,
    future::poll_fn,
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
    time::{Duration, Instant},
};

use super::BoxFuture;

/// A waker that unparks a thread.
struct ThreadWaker(Thread);

impl Wake for ThreadWaker {
    #[inline]
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

thread_local! {
    /// The waker of this thread. It is created once, since creating a waker for each item of a stream would be
    /// measurably slower.
    static WAKER: Waker = new_waker();

    /// The earliest completion time of the timers in the future for which this thread waits; `None` if the future
    /// contains no timer.
    static NEXT_TIMER: Cell<Option<Instant>> = const { Cell::new(None) };
}

#[inline]
fn new_waker() -> Waker {
    Waker::from(Arc::new(ThreadWaker(thread::current())))
}

/// Returns a future that completes when the duration `after` has passed. The future works only if [`wait`] polls it.
#[inline]
pub(crate) fn timer(after: Duration) -> BoxFuture<'static, ()> {
    // `None` if the time cannot be represented; such a timer never completes.
    let end_time = Instant::now().checked_add(after);
    Box::pin(poll_fn(move |_| match end_time {
        Some(end_time) if end_time <= Instant::now() => Poll::Ready(()),
        Some(end_time) => {
            NEXT_TIMER.set(Some(NEXT_TIMER.get().map_or(end_time, |other_end_time| other_end_time.min(end_time))));
            Poll::Pending
        }
        None => Poll::Pending,
    }))
}

/// Waits for a future on this thread. With a blocking transport, the future returns `Pending` only while it waits for a
/// free connection slot, or for a token that another thread or a token source obtains.
pub(crate) fn wait<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    // While a thread ends, its thread-local variables may already be destroyed.
    match WAKER.try_with(|waker| wait_with_waker(waker, future.as_mut())) {
        Ok(output) => output,
        Err(_) => wait_with_waker(&new_waker(), future),
    }
}

fn wait_with_waker<F: Future>(waker: &Waker, mut future: Pin<&mut F>) -> F::Output {
    let mut context = Context::from_waker(waker);
    loop {
        NEXT_TIMER.set(None);
        match (future.as_mut().poll(&mut context), NEXT_TIMER.get()) {
            (Poll::Ready(output), _) => return output,
            (Poll::Pending, Some(end_time)) => thread::park_timeout(end_time.saturating_duration_since(Instant::now())),
            (Poll::Pending, None) => thread::park(),
        }
    }
}
