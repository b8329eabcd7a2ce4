//! The present moment, which on a trial machine is whatever the caller says.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use shared::time::Timestamp;

/// A clock. On a trial its hands can be turned, as the demo's can.
#[derive(Clone, Debug)]
pub struct Clock {
    /// Milliseconds ahead of the machine; nothing where nobody may turn it.
    ahead: Option<Arc<AtomicI64>>,
}

impl Clock {
    /// The machine's.
    #[must_use]
    pub const fn real() -> Self {
        Self { ahead: None }
    }

    /// One that follows whoever signs correctly: for trying out two months in two minutes, never for people.
    #[must_use]
    pub fn trial() -> Self {
        Self { ahead: Some(Arc::default()) }
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        machine().plus_ms(self.ahead_ms())
    }

    /// By how much it is ahead of the machine.
    #[must_use]
    pub fn ahead_ms(&self) -> i64 {
        self.ahead.as_ref().map_or(0, |ahead| ahead.load(Ordering::Relaxed))
    }

    /// Turns it, where that may be.
    pub fn follow(&self, seconds: &str) {
        if let (Some(ahead), Ok(seconds)) = (&self.ahead, seconds.parse::<i64>()) {
            // Within the second it is the machine's that counts: turning by less would make it tremble.
            let by = Timestamp::from_ms(seconds.saturating_mul(1000)).since_ms(machine());
            ahead.store(if by.abs() < 2_000 { 0 } else { by }, Ordering::Relaxed);
        }
    }

    /// Whether it follows.
    #[must_use]
    pub const fn is_trial(&self) -> bool {
        self.ahead.is_some()
    }
}

fn machine() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp::from_ms(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}
