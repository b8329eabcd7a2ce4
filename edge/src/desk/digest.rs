//! Once an hour: what has reached 50, 80 or 100 percent of the time to decide, in one mail, never one for each case.

use std::collections::BTreeMap;

use frontend::i18n::Texts;
use frontend::mail::digest::{self, Group, Props};
use shared::clock::{Clock, Mark, Rule};
use shared::identifier::Identifier;
use shared::policy::Policy;
use shared::time::Timestamp;

use crate::context::Context;
use crate::limits::{BOUNCES_TOLD, DIGEST_CASES};
use crate::mail::{MailError, deliver};
use crate::port::{PortError, Row};
use crate::{format, inbox, language, storage};

/// Tells what is new since the last digest. The mail first, then the marks: one that did not leave is sent an hour later.
pub async fn send(context: &Context) -> Result<(), MailError> {
    // Written to where people of today are asked to write.
    let Ok(Identifier::Email(_)) = Identifier::parse(&context.policy.contact) else { return Ok(()) };
    let desk_reads = language::first(context);
    let waiting = vec![
        storage::desk::waiting(DIGEST_CASES),
        storage::inbox::waiting(DIGEST_CASES),
        storage::delivery::untold(),
        storage::bounce::untold(BOUNCES_TOLD),
    ];
    let mut answers = context.batch(waiting).await?.into_iter();
    let mut next = || answers.next().unwrap_or_default();
    let (rows, mails, undelivered, bounces) = (next(), next(), next(), next());
    let dead = undelivered.first().map_or(Ok(0), |row| row.int("count"))?;
    let mut groups: BTreeMap<Mark, Vec<String>> = BTreeMap::new();
    let mut marks = Vec::new();
    let mut tell = |mark: Mark, reference: &str, due: i64| {
        let due = format::last_day(desk_reads, &context.policy, Timestamp::from_ms(due));
        groups.entry(mark).or_default().push(format!("{reference}: {due}"));
    };
    for row in &rows {
        let Some(mark) = new_mark(&context.policy, row, context.now)? else { continue };
        tell(mark, &row.text("reference")?, row.int("decide_by")?);
        marks.push(storage::desk::told(&row.text("id")?, mark.percent()));
    }
    for row in &mails {
        let Some(mark) = mark_of_mail(row, context.now)? else { continue };
        let id = row.text("id")?;
        tell(mark, &inbox::reference(&id), row.int("due_at")?);
        marks.push(storage::inbox::told(&id, mark.percent()));
    }
    if dead > 0 {
        marks.push(storage::delivery::told(context.now));
    }
    let mut returned: Vec<String> = Vec::new();
    for row in &bounces {
        let reference = row.text("reference")?;
        if !returned.contains(&reference) {
            returned.push(reference);
        }
        marks.push(storage::bounce::told(&row.text("mail")?, context.now));
    }
    if marks.is_empty() {
        return Ok(());
    }
    let groups = groups.into_iter().rev().map(|(mark, cases)| Group { percent: mark.percent(), cases }).collect();
    let desk_page = format!("{}{}", context.settings.origin, shared::api::path::STAFF);
    let dead = u32::try_from(dead).unwrap_or(u32::MAX);
    let mail = digest::render(Texts::of(desk_reads), Props { groups, dead, returned, desk_page });
    deliver(context, context.policy.contact.clone(), mail, None).await?;
    context.batch(marks).await?;
    Ok(())
}

/// The same of a mail or a request in writing. Its day is that of its law, which counts every day; what its questions and its
/// extension make of it stands in its row.
fn mark_of_mail(row: &Row, now: Timestamp) -> Result<Option<Mark>, PortError> {
    let (from, due) = (row.int("received_at")?, row.int("due_at")?);
    let now = now.ms();
    let reached = if now >= due { Some(Mark::All) } else { Mark::before_the_end(now - from, due - from) };
    Ok(untold(row, reached))
}

/// What a case has reached and no digest has told. Its clock runs from the proof, where there is one.
fn new_mark(policy: &Policy, row: &Row, now: Timestamp) -> Result<Option<Mark>, PortError> {
    let from = row.maybe_int("verified_at").map_or_else(|| row.int("filed_at"), Ok)?;
    // Nothing runs out while it waits for somebody's answer.
    if row.maybe_int("waits_until").is_some_and(|until| now < Timestamp::from_ms(until)) {
        return Ok(None);
    }
    let clock = Clock::start(Rule::revocation(policy.sla), Timestamp::from_ms(from));
    let due = Timestamp::from_ms(row.int("decide_by")?);
    Ok(untold(row, clock.share_by(due, now, policy.almanac())))
}

/// Unless a digest has told it.
fn untold(row: &Row, reached: Option<Mark>) -> Option<Mark> {
    let told = row.maybe_int("told").unwrap_or_default();
    reached.filter(|mark| i64::from(mark.percent()) > told)
}
