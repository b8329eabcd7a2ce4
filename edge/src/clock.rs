//! The only room that reads time. One moment per request: it is read once, at the door, and handed on as a value.

use shared::time::Timestamp;

/// The platform's clock, in milliseconds UTC.
#[must_use]
pub fn platform_now() -> Timestamp {
    #[expect(clippy::cast_possible_wrap, reason = "milliseconds since 1970 fit in 63 bits")]
    Timestamp::from_ms(worker::Date::now().as_millis() as i64)
}
