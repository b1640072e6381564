//! Lets so many futures through at a time: a lock that can be held across an `await`, on any runtime or none.

use std::{
    collections::BTreeMap,
    pin::Pin,
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

/// The gate.
pub(crate) struct Gate(Mutex<State>);

struct State {
    /// How many may still pass.
    free: usize,
    next: u64,
    /// Who waits, in order; without those who were woken.
    waiting: BTreeMap<u64, Waker>,
}

impl Gate {
    /// A gate for this many at a time, at least one.
    pub(crate) fn new(places: usize) -> Self {
        Self(Mutex::new(State { free: places.max(1), next: 0, waiting: BTreeMap::new() }))
    }

    /// Waits for a place.
    pub(crate) fn pass(&self) -> Waiting<'_> {
        Waiting { gate: self, ticket: None }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing in here panics while the state is locked; if it did, the state would still be whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Wakes the first who waits, if there is a place.
fn wake(mut state: MutexGuard<'_, State>) {
    let first = if state.free > 0 { state.waiting.pop_first() } else { None };
    drop(state);
    if let Some((_, waker)) = first {
        waker.wake();
    }
}

/// A future that waits in front of the gate. Dropped, it leaves the queue.
pub(crate) struct Waiting<'a> {
    gate: &'a Gate,
    ticket: Option<u64>,
}

impl<'a> Future for Waiting<'a> {
    type Output = Pass<'a>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Pass<'a>> {
        let gate = self.gate;
        let mut state = gate.state();
        if state.free > 0 {
            state.free -= 1;
            if let Some(ticket) = self.ticket.take() {
                state.waiting.remove(&ticket);
            }
            return Poll::Ready(Pass(gate));
        }
        let ticket = *self.ticket.get_or_insert_with(|| {
            state.next += 1;
            state.next
        });
        state.waiting.insert(ticket, context.waker().clone());
        Poll::Pending
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let Some(ticket) = self.ticket else { return };
        let mut state = self.gate.state();
        // Woken and gone before it could pass: the place is the next one's.
        if state.waiting.remove(&ticket).is_none() {
            wake(state);
        }
    }
}

/// Whoever holds it is through; dropping it gives the place to the next.
pub(crate) struct Pass<'a>(&'a Gate);

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.free += 1;
        wake(state);
    }
}
