//! A fair asynchronous semaphore that does not depend on a runtime such as tokio. Permits can be held across an
//! `await`.

use std::{
    collections::VecDeque,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

/// A fair asynchronous semaphore: permits are issued in the order in which they are requested.
pub(crate) struct Semaphore(Mutex<SemaphoreState>);

struct SemaphoreState {
    /// The number of free permits.
    free_permits: usize,
    /// The number of the last ticket. Each waiting future has a ticket, whose number determines its position in the
    /// queue.
    last_ticket: u64,
    /// The wakers of the waiting futures, sorted by ticket. The waker of a future is removed when the future is woken.
    waiting_wakers: VecDeque<(u64, Waker)>,
}

impl Semaphore {
    /// Creates a semaphore with `permits` permits; 0 is treated as 1.
    pub(crate) fn new(permits: usize) -> Self {
        Self(Mutex::new(SemaphoreState {
            free_permits: permits.max(1),
            last_ticket: 0,
            waiting_wakers: VecDeque::new(),
        }))
    }

    /// Returns a future that waits for a permit.
    pub(crate) fn acquire(&self) -> AcquireFuture<'_> {
        AcquireFuture { semaphore: self, ticket: None }
    }

    /// Takes a permit without waiting; `None` if no permit is free.
    #[cfg(feature = "tokens")]
    pub(crate) fn try_acquire(&self) -> Option<Permit<'_>> {
        let mut state = self.lock_state();
        state.free_permits = state.free_permits.checked_sub(1)?;
        Some(Permit(self))
    }

    fn release_permit(&self) {
        let mut state = self.lock_state();
        state.free_permits += 1;
        wake_first_waiting(state);
    }

    fn lock_state(&self) -> MutexGuard<'_, SemaphoreState> {
        // Nothing panics while the state is locked, so a poisoned lock would still hold a valid state.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl SemaphoreState {
    /// Adds a waker to the queue at the position of its ticket. Replaces the waker if the queue already contains the
    /// ticket.
    fn enqueue_waker(&mut self, ticket: u64, waker: Waker) {
        match self.waiting_wakers.binary_search_by_key(&ticket, |(ticket, _)| *ticket) {
            Ok(index) => self.waiting_wakers[index].1 = waker,
            Err(index) => self.waiting_wakers.insert(index, (ticket, waker)),
        }
    }

    /// Removes a ticket from the queue. Returns whether the queue contained it.
    fn remove_ticket(&mut self, ticket: u64) -> bool {
        let index = self.waiting_wakers.binary_search_by_key(&ticket, |(ticket, _)| *ticket);
        index.is_ok_and(|index| self.waiting_wakers.remove(index).is_some())
    }
}

/// Wakes the first future in the queue if a permit is free.
fn wake_first_waiting(mut state: MutexGuard<'_, SemaphoreState>) {
    let first_waker = if state.free_permits > 0 { state.waiting_wakers.pop_front() } else { None };
    drop(state);
    if let Some((_, waker)) = first_waker {
        waker.wake();
    }
}

/// A future that waits for a permit. Dropping the future removes its ticket from the queue.
pub(crate) struct AcquireFuture<'a> {
    semaphore: &'a Semaphore,
    ticket: Option<u64>,
}

impl<'a> Future for AcquireFuture<'a> {
    type Output = Permit<'a>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Permit<'a>> {
        let semaphore = self.semaphore;
        let mut state = semaphore.lock_state();
        if state.free_permits > 0 {
            state.free_permits -= 1;
            if let Some(ticket) = self.ticket.take() {
                state.remove_ticket(ticket);
            }
            return Poll::Ready(Permit(semaphore));
        }
        let ticket = *self.ticket.get_or_insert_with(|| {
            state.last_ticket += 1;
            state.last_ticket
        });
        state.enqueue_waker(ticket, context.waker().clone());
        Poll::Pending
    }
}

impl Drop for AcquireFuture<'_> {
    fn drop(&mut self) {
        let Some(ticket) = self.ticket else { return };
        let mut state = self.semaphore.lock_state();
        // If the queue no longer contains the ticket, this future was woken, but is dropped before it has taken a
        // permit. So the next future is woken.
        if !state.remove_ticket(ticket) {
            wake_first_waiting(state);
        }
    }
}

/// A permit of a [`Semaphore`]. The permit is released when this value is dropped.
pub(crate) struct Permit<'a>(&'a Semaphore);

impl Permit<'_> {
    /// Converts the permit into an [`OwnedPermit`]. `semaphore` must be the semaphore that issued the permit.
    pub(crate) fn into_owned(permit: Self, semaphore: Arc<Semaphore>) -> OwnedPermit {
        std::mem::forget(permit);
        OwnedPermit(semaphore)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.0.release_permit();
    }
}

/// A permit of a [`Semaphore`] that does not borrow the semaphore. The permit is released when this value is dropped.
pub(crate) struct OwnedPermit(Arc<Semaphore>);

impl Drop for OwnedPermit {
    fn drop(&mut self) {
        self.0.release_permit();
    }
}
