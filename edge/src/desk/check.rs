//! What a machine can look at, so that nobody has to. What is not known is said to be not known, never taken for good.

use frontend::pages::staff::case::{Fact, Mark};
use shared::application::{AccessApplication, Evidence, Filer, Kind, Stop};
use shared::deletion::{Pending, State};
use shared::id::AccountKey;
use shared::inbox::Verdict;
use shared::limits::IMMEDIATE_CONTACT_AGE_MS;
use shared::time::Timestamp;

use super::case::Case;
use crate::directory;
use crate::failure::Failure;
use crate::format;
use crate::port::Row;
use crate::storage;
use crate::view::View;

pub async fn facts(view: &View<'_>, case: &Case) -> Result<Vec<Fact>, Failure> {
    let mut facts = Vec::new();
    if let State::Pending(pending) = case.stored.deletion.state() {
        facts.push(in_time(view, case, pending));
        match case.kind {
            Kind::Revocation => facts.extend(revocation(view, case, pending)),
            Kind::Immediate => facts.extend(immediate(view, case, pending).await),
            Kind::Access => {}
        }
    }
    if let Some(application) = case.stored.deletion.access() {
        facts.extend(access(view, case, application).await?);
    }
    facts.push(earlier(view, case).await?);
    for row in view.context.one(storage::inbox::of_application(&case.id)).await? {
        facts.extend(by_mail(view, &row)?);
        facts.push(own_address(view, &row)?);
    }
    Ok(facts)
}

/// What is known of where a mail came from. It is never more than a hint: nothing of it counts for what is asked.
pub fn by_mail(view: &View<'_>, row: &Row) -> Result<Vec<Fact>, Failure> {
    let mut facts = vec![fact(Mark::Hint, view.texts.get("desk-fact-mail"))];
    for check in ["spf", "dkim", "dmarc"] {
        let verdict = Verdict::parse(&row.text(check)?).unwrap_or(Verdict::None);
        let mark = match verdict {
            Verdict::Pass => Mark::Hint,
            Verdict::Fail => Mark::Against,
            Verdict::None => Mark::Open,
        };
        facts.push(fact(mark, view.texts.get(&format!("desk-fact-mail-{check}-{}", verdict.name()))));
    }
    Ok(facts)
}

/// Whether a mail says that it comes from the account that it is about.
pub fn own_address(view: &View<'_>, row: &Row) -> Result<Fact, Failure> {
    let key = if row.int("own_address")? == 1 { "desk-fact-mail-own" } else { "desk-fact-mail-own-not" };
    Ok(fact(Mark::Hint, view.texts.get(key)))
}

fn fact(mark: Mark, text: String) -> Fact {
    Fact { mark, text }
}

fn in_time(view: &View<'_>, case: &Case, pending: &Pending) -> Fact {
    // It could not have been filed after the way back had closed; this says it to whoever reads.
    let is_in_time = case.filed_at < pending.revoke_until() || pending.has_way_back(case.filed_at);
    let (mark, key) =
        if is_in_time { (Mark::For, "desk-fact-in-time") } else { (Mark::Against, "desk-fact-in-time-not") };
    fact(mark, view.texts.get(key))
}

fn proven(view: &View<'_>, case: &Case, at: Timestamp) -> Fact {
    let at = format::moment(view.locale, &case.policy, at);
    fact(Mark::For, view.texts.get_with("desk-fact-proven", &[("at", &at)]))
}

fn revocation(view: &View<'_>, case: &Case, pending: &Pending) -> Vec<Fact> {
    let texts = view.texts;
    let Some(application) = pending.revocation.as_ref().filter(|one| one.id == case.application) else {
        return Vec::new();
    };
    let day = |at| format::day(view.locale, &case.policy, at);
    let shown = match (application.verified_at, application.evidence) {
        (Some(at), _) => proven(view, case, at),
        (None, Evidence::Nothing) => fact(Mark::Open, texts.get("desk-fact-shown-nothing")),
        (None, Evidence::OneOfItsMailboxes) => fact(Mark::Open, texts.get("desk-fact-shown-one")),
        (None, Evidence::Mailbox { replaced_at: Some(at), .. }) => {
            fact(Mark::Open, texts.get_with("desk-fact-shown-replaced", &[("day", &day(at))]))
        }
        (None, Evidence::Mailbox { since, replaced_at: None }) => {
            fact(Mark::Open, texts.get_with("desk-fact-shown-young", &[("day", &day(since))]))
        }
    };
    let stops = match application.stop {
        Stop::UntilDecided => fact(Mark::For, texts.get("desk-fact-stops")),
        Stop::Until(end) => fact(Mark::For, texts.get_with("desk-fact-stops-until", &[("day", &day(end))])),
        Stop::Never => fact(Mark::Against, texts.get("desk-fact-stops-not")),
    };
    vec![shown, stops]
}

async fn immediate(view: &View<'_>, case: &Case, pending: &Pending) -> Vec<Fact> {
    let texts = view.texts;
    let mut facts = Vec::new();
    facts.extend(case.verified_at.map(|at| proven(view, case, at)));
    // The directory may not answer: what it would have said is then not known, and the page is there all the same.
    let account = directory::account(view.context, &pending.account).await.ok().flatten();
    let unchanged = account.and_then(|account| {
        let changes = account.contacts.iter().flat_map(|contact| [Some(contact.changed_at), contact.replaced_at]);
        changes.flatten().max()
    });
    facts.push(match unchanged {
        None => fact(Mark::Open, texts.get("desk-fact-contacts-unknown")),
        Some(at) if view.context.now.since_ms(at) >= IMMEDIATE_CONTACT_AGE_MS => {
            fact(Mark::For, texts.get("desk-fact-contacts"))
        }
        Some(_) => fact(Mark::Against, texts.get("desk-fact-contacts-young")),
    });
    facts.push(in_the_way(view, case, &pending.account).await);
    if pending.revocation.is_some() {
        facts.push(fact(Mark::Against, texts.get("desk-fact-other-waits")));
    }
    facts
}

async fn in_the_way(view: &View<'_>, case: &Case, account: &AccountKey) -> Fact {
    let texts = view.texts;
    match directory::blockers(view.context, &case.policy, account, &case.stored.id).await {
        Err(_) => fact(Mark::Open, texts.get("desk-fact-blockers-unknown")),
        Ok(blockers) if blockers.is_empty() => fact(Mark::For, texts.get("desk-fact-blockers-none")),
        Ok(blockers) => {
            let named: Vec<String> = blockers
                .iter()
                .filter_map(|blocker| case.policy.blockers.iter().find(|rule| rule.kind == blocker.kind))
                .map(|rule| view.content(&rule.label))
                .collect();
            fact(
                Mark::Against,
                texts.get_with("desk-fact-blockers", &[("what", &named.join(&texts.get("list-comma")))]),
            )
        }
    }
}

/// What is known about somebody who can show nothing: whether there is an account to speak of, and what stands in the way.
async fn access(view: &View<'_>, case: &Case, application: &AccessApplication) -> Result<Vec<Fact>, Failure> {
    let texts = view.texts;
    let whose =
        if application.filer == Filer::Person { "desk-fact-access-unproven" } else { "desk-fact-access-sealed" };
    let mut facts = vec![fact(Mark::Against, texts.get(whose))];
    let Some(account) = &application.account else {
        facts.push(fact(Mark::Against, texts.get("desk-fact-access-none")));
        return Ok(facts);
    };
    let at = format::moment(view.locale, &case.policy, application.filed_at);
    facts.push(fact(Mark::For, texts.get_with("desk-fact-access-told", &[("at", &at)])));
    facts.push(in_the_way(view, case, account).await);
    if let Some(hash) = &case.account_hash
        && !view.context.one(storage::deletion::live_of_account(hash)).await?.is_empty()
    {
        facts.push(fact(Mark::Against, texts.get("desk-fact-access-live")));
    }
    Ok(facts)
}

async fn earlier(view: &View<'_>, case: &Case) -> Result<Fact, Failure> {
    let rows = match &case.account_hash {
        Some(hash) => view.context.one(storage::desk::earlier(hash, &case.stored.id)).await?,
        None => Vec::new(),
    };
    Ok(match rows.first() {
        None => fact(Mark::For, view.texts.get("desk-fact-earlier-none")),
        Some(row) => {
            let day = format::day(view.locale, &case.policy, Timestamp::from_ms(row.int("started_at")?));
            let state = view.texts.get(&format!("desk-state-{}", row.text("state")?));
            fact(Mark::Open, view.texts.get_with("desk-fact-earlier", &[("day", &day), ("state", &state)]))
        }
    })
}
