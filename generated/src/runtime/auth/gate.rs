//! Lets so many futures through at a time: a lock that can be held across an `await`, on any runtime or none.

use std::{
    collections::VecDeque,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

/// The gate.
pub(crate) struct Gate(Mutex<State>);

struct State {
    /// How many may still pass.
    free: usize,
    next: u64,
    /// Who waits, by ticket; without those who were woken.
    waiting: VecDeque<(u64, Waker)>,
}

impl Gate {
    /// A gate for this many at a time, at least one.
    pub(crate) fn new(places: usize) -> Self {
        Self(Mutex::new(State { free: places.max(1), next: 0, waiting: VecDeque::new() }))
    }

    /// Waits for a place.
    pub(crate) fn pass(&self) -> Waiting<'_> {
        Waiting { gate: self, ticket: None }
    }

    /// A place, if there is one at once.
    pub(crate) fn try_pass(&self) -> Option<Pass<'_>> {
        let mut state = self.state();
        state.free = state.free.checked_sub(1)?;
        Some(Pass(self))
    }

    fn leave(&self) {
        let mut state = self.state();
        state.free += 1;
        wake(state);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing in here panics while the state is locked; if it did, the state would still be whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Puts someone into the queue, or a new waker in the place of the old one.
    fn enter(&mut self, ticket: u64, waker: Waker) {
        match self.waiting.binary_search_by_key(&ticket, |(ticket, _)| *ticket) {
            Ok(at) => self.waiting[at].1 = waker,
            Err(at) => self.waiting.insert(at, (ticket, waker)),
        }
    }

    /// Takes someone out of the queue; gives whether they were in it.
    fn leave(&mut self, ticket: u64) -> bool {
        let found = self.waiting.binary_search_by_key(&ticket, |(ticket, _)| *ticket);
        found.is_ok_and(|at| self.waiting.remove(at).is_some())
    }
}

/// Wakes the first who waits, if there is a place.
fn wake(mut state: MutexGuard<'_, State>) {
    let first = if state.free > 0 { state.waiting.pop_front() } else { None };
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
                state.leave(ticket);
            }
            return Poll::Ready(Pass(gate));
        }
        let ticket = *self.ticket.get_or_insert_with(|| {
            state.next += 1;
            state.next
        });
        state.enter(ticket, context.waker().clone());
        Poll::Pending
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        let Some(ticket) = self.ticket else { return };
        let mut state = self.gate.state();
        // Woken and gone before it could pass: the place is the next one's.
        if !state.leave(ticket) {
            wake(state);
        }
    }
}

/// Whoever holds it is through; dropping it gives the place to the next.
pub(crate) struct Pass<'a>(&'a Gate);

impl Pass<'_> {
    /// Returns the same place, held without a borrow. `gate` is the gate that the pass is for.
    pub(crate) fn into_owned(pass: Self, gate: Arc<Gate>) -> OwnedPass {
        std::mem::forget(pass);
        OwnedPass(gate)
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.0.leave();
    }
}

/// A [`Pass`] that can be kept.
pub(crate) struct OwnedPass(Arc<Gate>);

impl Drop for OwnedPass {
    fn drop(&mut self) {
        self.0.leave();
    }
}
