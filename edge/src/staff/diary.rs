//! What happens at the door and among the people, written into the desk's log: sign-ins and changes with what they change, in one
//! batch; refusals in a chain of the door's own.
//!
//! Whoever knocks is nobody yet, and must not fill the log: refusals are counted by hour and reason, and the first, the tenth, the
//! hundredth … of an hour is an entry. So a storm of a million is seven, and the hour in which it began is known to the millisecond.

use shared::desk::{Act, DoorReason};
use shared::id::StaffId;
use shared::limits::HOUR_MS;

use super::{Happening, happened};
use crate::context::Context;
use crate::desk::chain::{self, Actor, Step};
use crate::failure::Failure;
use crate::port::PortError;
use crate::{log, storage};

/// The door's own chain, and its name in it: no id of a member of staff has four letters.
const DOOR: &str = "door";

/// The chain of a member of staff.
pub fn subject(id: &StaffId) -> String {
    format!("staff:{id}")
}

/// The door, as it writes: it has no row, and the database lets it write two acts.
pub fn door() -> Result<Actor, PortError> {
    let id = StaffId::parse(DOOR)
        .map_err(|cause| PortError::Unavailable { act: "writing for the door", cause: cause.to_string() })?;
    Ok(Actor { id, version: 0, role: DOOR })
}

/// What the door writes.
pub const fn by_door(act: Act, why: Option<&str>) -> Step<'_> {
    Step { subject: DOOR, act, why, text: None, key: None }
}

/// Says that somebody was not let in, to the operator's log and, counted, to the desk's. `why` is our own error's text. A refusal
/// stays one whether it could be written down or not.
pub async fn turned_away(context: &Context, reason: DoorReason, why: String) -> Failure {
    happened(&Happening::Refused { why });
    if let Err(error) = counted(context, reason).await {
        log::note("staff", &error.to_string());
    }
    Failure::NotLetIn
}

async fn counted(context: &Context, reason: DoorReason) -> Result<(), PortError> {
    let hour = format!("turned-away {}", context.now.ms() / HOUR_MS);
    let key = context.lookup("staff-door", reason.name());
    let rows = context.one(storage::secret::count(&key, &hour, context.now.plus_ms(2 * HOUR_MS))).await?;
    let Some(why) = rows.first().map(|row| row.int("count")).transpose()?.and_then(|count| told(reason, count)) else {
        return Ok(());
    };
    chain::write(context, &door()?, by_door(Act::TurnedAway, Some(&why)), &[]).await.map(drop)
}

/// The first of an hour by its reason alone; the tenth, the hundredth, … with how many.
fn told(reason: DoorReason, count: i64) -> Option<String> {
    let power = 10_i64.checked_pow(count.checked_ilog10()?)?;
    match count {
        1 => Some(reason.name().to_owned()),
        _ if count == power => Some(format!("{}-{count}", reason.name())),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_storm_of_a_million_is_seven_entries() {
        let written: Vec<String> = (1..=1_000_000).filter_map(|count| told(DoorReason::Stranger, count)).collect();
        assert_eq!(written.len(), 7);
        assert_eq!(written[..2], ["stranger", "stranger-10"]);
        assert_eq!(told(DoorReason::Word, 0), None);
    }
}
