//! Mails that belong together: of one sender, or about one deletion.

use frontend::pages::staff::bulk::Ending;
use frontend::pages::staff::queue::Part;
use shared::desk::Act;
use shared::inbox::Outcome;
use shared::policy::Policy;
use shared::time::Timestamp;

use super::bulk;
use super::chain::Step;
use super::mail;
use super::subject::Subject;
use crate::failure::Failure;
use crate::format;
use crate::port::Row;
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::view::View;

fn text(view: &View<'_>, policy: &Policy, row: &Row) -> Result<String, Failure> {
    let kind = view.texts.get(&format!("desk-kind-{}", super::queue::kind(row)?.name()));
    let at = format::moment(view.locale, policy, Timestamp::from_ms(row.int("received_at")?));
    let key = format!("desk-sibling-{}", row.text("state")?);
    Ok(view.texts.get_with(&key, &[("kind", &kind), ("at", &at)]))
}

/// What and when, and where.
pub fn links(view: &View<'_>, policy: &Policy, rows: &[Row]) -> Result<Vec<(String, String)>, Failure> {
    rows.iter().map(|row| Ok((text(view, policy, row)?, mail::path(&row.text("id")?, None)))).collect()
}

/// Those that wait, as a form names them with what was seen, and what they are.
pub fn boxes(view: &View<'_>, policy: &Policy, rows: &[Row]) -> Result<Vec<(String, String)>, Failure> {
    let waiting = rows.iter().filter(|row| row.maybe_text("state").as_deref() == Some("open"));
    waiting.map(|row| Ok((value(row)?, text(view, policy, row)?))).collect()
}

fn value(row: &Row) -> Result<String, Failure> {
    Ok(format!("{}.{}", row.text("id")?, row.int("number")?))
}

/// Those of the same sender that were ticked, as far as they are what was seen.
pub fn chosen(rows: &[Row], ticked: &[&str]) -> Result<Vec<(Subject, Option<u32>)>, Failure> {
    let found = ticked.iter().map(|ticked| {
        let (id, number) = ticked.split_once('.').ok_or(Failure::BadField)?;
        // Only what the page offers: somebody else's mail is closed on its own page.
        let is_there = rows.iter().any(|row| row.maybe_text("id").as_deref() == Some(id));
        if !is_there {
            return Err(Failure::BadField);
        }
        Ok((Subject::Mail(id.to_owned()), Some(number.parse().map_err(|_| Failure::BadField)?)))
    });
    found.collect()
}

/// Closes them after the one whose page it was, each by itself, and says what became of each.
pub async fn close(
    view: &View<'_>,
    sitting: &Sitting,
    first: &str,
    also: Vec<(Subject, Option<u32>)>,
    outcome: Outcome,
) -> Result<Reply, Failure> {
    let mut all = bulk::read(view, vec![(Subject::Mail(first.to_owned()), None)]).await?;
    let mut endings = vec![Some(Ending::Done)];
    for item in bulk::read(view, also).await? {
        let name = item.subject().name();
        let step = Step { subject: &name, act: Act::Closed, why: Some(outcome.name()), text: None, key: None };
        let ending = match (item.is_as_seen(), item.subject()) {
            (true, Subject::Mail(id)) => {
                let beside = vec![mail::closing(view, sitting, id, outcome)];
                bulk::recorded(view, sitting, &item, step, beside).await?
            }
            _ => Ending::Overtaken,
        };
        endings.push(Some(ending));
        all.push(item);
    }
    bulk::result(view, sitting, Act::Closed, all, endings, Part::Mail).await
}
