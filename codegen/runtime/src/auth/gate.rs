//! Lets one future through at a time: a lock that can be held across an `await`, on any runtime or none.

use std::{
    collections::BTreeMap,
    pin::Pin,
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

/// The gate.
#[derive(Default)]
pub(super) struct Gate(Mutex<State>);

#[derive(Default)]
struct State {
    taken: bool,
    next: u64,
    waiting: BTreeMap<u64, Waker>,
}

impl Gate {
    /// Waits until nobody else is through.
    pub(super) fn pass(&self) -> Waiting<'_> {
        Waiting { gate: self, ticket: None }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing in here panics while the state is locked; if it did, the state would still be whole.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A future that waits in front of the gate. Dropped, it leaves the queue.
pub(super) struct Waiting<'a> {
    gate: &'a Gate,
    ticket: Option<u64>,
}

impl<'a> Future for Waiting<'a> {
    type Output = Pass<'a>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Pass<'a>> {
        let gate = self.gate;
        let mut state = gate.state();
        if !state.taken {
            state.taken = true;
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
        if let Some(ticket) = self.ticket {
            self.gate.state().waiting.remove(&ticket);
        }
    }
}

/// Whoever holds it is through; dropping it lets the others try. All of them, as a woken one may be gone meanwhile.
pub(super) struct Pass<'a>(&'a Gate);

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        let waiting = {
            let mut state = self.0.state();
            state.taken = false;
            std::mem::take(&mut state.waiting)
        };
        waiting.into_values().for_each(Waker::wake);
    }
}
