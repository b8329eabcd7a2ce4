//! Once an hour: what has reached 50, 80 or 100 percent of the time to decide, in one mail, never one for each case.

use std::collections::BTreeMap;

use frontend::i18n::Texts;
use frontend::mail::digest::{self, Group, Props};
use shared::clock::{Clock, Mark, Rule};
use shared::identifier::Identifier;
use shared::policy::Policy;
use shared::time::Timestamp;

use crate::context::Context;
use crate::limits::DIGEST_CASES;
use crate::mail::{MailError, deliver};
use crate::port::{PortError, Row};
use crate::{format, language, storage};

/// Tells what is new since the last digest. The mail first, then the marks: one that did not leave is sent an hour later.
pub async fn send(context: &Context) -> Result<(), MailError> {
    // Written to where people of today are asked to write.
    let Ok(Identifier::Email(_)) = Identifier::parse(&context.policy.contact) else { return Ok(()) };
    let desk_reads = language::first(context);
    let rows = context.one(storage::desk::waiting(DIGEST_CASES)).await?;
    let mut groups: BTreeMap<Mark, Vec<String>> = BTreeMap::new();
    let mut marks = Vec::new();
    for row in &rows {
        let Some(mark) = new_mark(&context.policy, row, context.now)? else { continue };
        let due = format::last_day(desk_reads, &context.policy, Timestamp::from_ms(row.int("decide_by")?));
        groups.entry(mark).or_default().push(format!("{}: {due}", row.text("reference")?));
        marks.push(storage::desk::told(&row.text("id")?, mark.percent()));
    }
    if marks.is_empty() {
        return Ok(());
    }
    let groups = groups.into_iter().rev().map(|(mark, cases)| Group { percent: mark.percent(), cases }).collect();
    let desk_page = format!("{}{}", context.settings.origin, shared::api::path::STAFF);
    let mail = digest::render(Texts::of(desk_reads), Props { groups, desk_page });
    deliver(context, context.policy.contact.clone(), mail, None).await?;
    context.batch(marks).await?;
    Ok(())
}

/// What a case has reached and no digest has told. Its clock runs from the proof, where there is one.
fn new_mark(policy: &Policy, row: &Row, now: Timestamp) -> Result<Option<Mark>, PortError> {
    let from = row.maybe_int("verified_at").map_or_else(|| row.int("filed_at"), Ok)?;
    // Nothing runs out while it waits for somebody's answer.
    if row.maybe_int("waits_until").is_some_and(|until| now < Timestamp::from_ms(until)) {
        return Ok(None);
    }
    let clock = Clock::start(Rule::revocation(policy.sla), Timestamp::from_ms(from));
    let told = row.maybe_int("told").unwrap_or_default();
    let due = Timestamp::from_ms(row.int("decide_by")?);
    Ok(clock.share_by(due, now, policy.almanac()).filter(|mark| i64::from(mark.percent()) > told))
}
