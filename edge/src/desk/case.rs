//! One case: what is asked, what a machine has checked, what was done, what may be done by whoever reads it.

use std::rc::Rc;

use frontend::i18n::Locale;
use frontend::pages::staff::case::{self, Letter, May, Props, Typed};
use frontend::pages::staff::queue::{Owner, Waits};
use frontend::shell::FieldError;
use shared::application::{Filer, Kind};
use shared::deletion::State;
use shared::id::{ApplicationId, StaffId};
use shared::policy::Policy;
use shared::seal::Key;
use shared::staff::Permission;
use shared::time::Timestamp;

use super::trail::Trail;
use super::{check, colleague, decision, question, queue, sibling, wording};
use crate::advance::Letter as Sealed;
use crate::code::{self, CodeError};
use crate::context::Context;
use crate::failure::Failure;
use crate::limits::REPLIES;
use crate::port::{Row, Rows, Statement};
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage;
use crate::storage::deletion::Stored;
use crate::vault::{self, VaultError};
use crate::view::View;
use crate::{access, format, rule};

/// An application with its deletion and its log, read in one round trip.
pub struct Case {
    pub id: String,
    pub application: ApplicationId,
    pub kind: Kind,
    pub filer: Filer,
    pub filed_at: Timestamp,
    pub verified_at: Option<Timestamp>,
    pub decide_by: Timestamp,
    pub decided_at: Option<Timestamp>,
    pub seconded_by: Option<StaffId>,
    pub assigned_to: Option<StaffId>,
    pub letter_sealed: Option<String>,
    pub reply_to_sealed: Option<String>,
    pub waits_until: Option<Timestamp>,
    pub waits: Option<Waits>,
    pub stored: Stored,
    /// Of the account that it is about, proven or not.
    pub account_hash: Option<String>,
    pub policy: Rc<Policy>,
    pub log: Trail,
    others: Rows,
    mails: Rows,
    replies: Rows,
}

impl Case {
    /// The number of the last entry of its log.
    pub fn number(&self) -> u32 {
        self.log.number()
    }

    pub const fn is_open(&self) -> bool {
        self.decided_at.is_none()
    }

    /// Whether it is about the reader's own account.
    pub fn is_own(&self, sitting: &Sitting) -> bool {
        sitting.own_account_hash.is_some() && sitting.own_account_hash == self.account_hash
    }

    /// The key under which words about its person lie, while it lives.
    pub async fn key(&self, context: &Context) -> Result<Option<Key>, Failure> {
        // What somebody wrote who has proven nothing lies under a key of its own.
        if self.kind == Kind::Access {
            return Ok(access::key(context, &self.stored.id).await?);
        }
        contact_key(context, &self.stored, &self.policy).await
    }
}

/// The key of a deletion's contact data; nothing once it is destroyed.
pub async fn contact_key(context: &Context, stored: &Stored, policy: &Policy) -> Result<Option<Key>, Failure> {
    let Some(account) = stored.deletion.account() else { return Ok(None) };
    match code::contact_key(context, policy, account).await {
        Ok(key) => Ok(Some(key)),
        Err(CodeError::Vault(VaultError::Erased)) => Ok(None),
        Err(CodeError::Vault(error)) => Err(error.into()),
        Err(error) => Err(Failure::Service(error.to_string())),
    }
}

/// Reads a case. An id that is malformed and one that is unknown are the same.
pub async fn open(view: &View<'_>, id: &str) -> Result<Case, Failure> {
    open_after(view, id, None).await
}

/// Reads a case after something was done that answers nothing.
async fn open_after(view: &View<'_>, id: &str, before: Option<Statement>) -> Result<Case, Failure> {
    let application = ApplicationId::parse(id).map_err(|_| Failure::NotFound)?;
    let is_after = before.is_some();
    let mut statements: Vec<Statement> = before.into_iter().collect();
    statements.extend([
        storage::look::of(id, view.context.now),
        storage::desk::case(id),
        storage::desk::deletion_of_case(id),
        storage::desk::log_of(id),
        storage::desk::others(id),
        storage::inbox::of_case(id),
        storage::reply::for_case(id, REPLIES),
    ]);
    let mut rows = view.context.batch(statements).await?.into_iter().skip(usize::from(is_after));
    let mut next = || rows.next().unwrap_or_default();
    let (look, case, deletion, log) = (next(), next(), next(), next());
    let besides = (next(), next(), next());
    let row = case.first().ok_or(Failure::NotFound)?;
    let stored = Stored::from_row(deletion.first().ok_or(Failure::NotFound)?)?;
    let policy = rule::of_version(view.context, stored.policy_version).await?;
    let log = Trail::from_rows(id.to_owned(), &log)?.looked_at_by(&look);
    let account_hash = stored.deletion.concerns().map(|account| vault::account_hash(view.context, account));
    let read = read(view, row, application, stored, policy, log, besides)?;
    Ok(Case { account_hash: account_hash.or_else(|| read.stored.account_hash.clone()), ..read })
}

fn read(
    view: &View<'_>,
    row: &Row,
    application: ApplicationId,
    stored: Stored,
    policy: Rc<Policy>,
    log: Trail,
    (others, mails, replies): (Rows, Rows, Rows),
) -> Result<Case, Failure> {
    let staff = |column| row.maybe_text(column).and_then(|id| StaffId::parse(&id).ok());
    let moment = |column| row.maybe_int(column).map(Timestamp::from_ms);
    Ok(Case {
        id: row.text("id")?,
        application,
        kind: Kind::parse(&row.text("kind")?).unwrap_or(Kind::Revocation),
        filer: staff("filer_staff").map_or(Filer::Person, Filer::Staff),
        filed_at: Timestamp::from_ms(row.int("filed_at")?),
        verified_at: moment("verified_at"),
        decide_by: Timestamp::from_ms(row.int("decide_by")?),
        decided_at: moment("decided_at"),
        seconded_by: staff("seconded_by"),
        assigned_to: staff("assigned_to"),
        letter_sealed: row.maybe_text("letter_sealed"),
        reply_to_sealed: row.maybe_text("reply_to_sealed"),
        waits_until: moment("waits_until"),
        waits: question::waits(view, &policy, row),
        account_hash: None,
        stored,
        policy,
        log,
        others,
        mails,
        replies,
    })
}

pub async fn show(view: &View<'_>, sitting: &Sitting, id: &str) -> Result<Reply, Failure> {
    sitting.must(Permission::SeeCase)?;
    // Whoever may do something here is seen to look at it.
    let may = sitting.must(Permission::AssignSelf).is_ok();
    let look = may.then(|| storage::look::at_case(id, &sitting.id, view.context.now));
    let case = open_after(view, id, look).await?;
    Ok(Reply::html(200, page(view, sitting, &case, Vec::new(), Typed::default()).await?))
}

/// The page, as it is or with what was refused.
pub async fn page(
    view: &View<'_>,
    sitting: &Sitting,
    case: &Case,
    errors: Vec<FieldError>,
    typed: Typed,
) -> Result<String, Failure> {
    let context = view.context;
    let key = case.key(context).await?;
    let due = case.is_open().then(|| {
        let day = format::last_day(view.locale, &case.policy, case.decide_by);
        (day, queue::left(&case.policy, context.now, case.decide_by))
    });
    let props = Props {
        badge: sitting.badge(view),
        id: case.id.clone(),
        reference: case.stored.reference.to_string(),
        kind: kind(case.kind),
        due,
        waits: case.waits.clone().filter(|_| case.is_open()),
        owner: owner(case, sitting),
        looked_at: case.is_open() && case.log.is_looked_at(sitting),
        filed_at: format::moment(view.locale, &case.policy, case.filed_at),
        erase_on: erase_on(view, case),
        language: Locale::parse(&case.stored.locale).unwrap_or(Locale::En).own_name().to_owned(),
        facts: check::facts(view, case).await?,
        letter: letter(case, sitting, key.as_ref(), context.now)?,
        history: case.log.history(view, &case.policy, key.as_ref(), sitting),
        others: others(view, &case.policy, &case.others)?,
        mails: sibling::links(view, &case.policy, &case.mails)?,
        colleagues: if case.is_open() { colleague::all(view, sitting).await? } else { Vec::new() },
        may: may(case, sitting, key.is_some()),
        decision: decision::open(view, sitting, case),
        questions: question::shown(view, sitting, case, key.as_ref()).await?,
        replies: wording::offered(view, &case.replies)?,
        seen: (case.number(), case.stored.version),
        done: if errors.is_empty() { queue::done(view) } else { None },
        errors,
        typed,
    };
    Ok(case::page(&view.shell_for(&props.errors), props))
}

pub const fn kind(kind: Kind) -> frontend::pages::staff::queue::Kind {
    match kind {
        Kind::Revocation => frontend::pages::staff::queue::Kind::Revocation,
        Kind::Immediate => frontend::pages::staff::queue::Kind::Immediate,
        Kind::Access => frontend::pages::staff::queue::Kind::Access,
    }
}

fn owner(case: &Case, sitting: &Sitting) -> Owner {
    match &case.assigned_to {
        None => Owner::Nobody,
        Some(id) if *id == sitting.id => Owner::You,
        Some(_) => Owner::Colleague,
    }
}

fn erase_on(view: &View<'_>, case: &Case) -> Option<String> {
    let State::Pending(pending) = case.stored.deletion.state() else { return None };
    Some(format::day(view.locale, &case.policy, pending.purge_at()))
}

fn may(case: &Case, sitting: &Sitting, is_readable: bool) -> May {
    let may = |permission| sitting.must(permission).is_ok();
    let is_mine = case.assigned_to.as_ref() == Some(&sitting.id);
    May {
        take: case.is_open() && !is_mine && may(Permission::AssignSelf),
        give_back: case.is_open() && is_mine,
        comment: is_readable && may(Permission::Comment),
        reveal: may(Permission::Reveal),
    }
}

/// The letter is open to whoever has said why, for a while; to everybody else it is closed.
fn letter(case: &Case, sitting: &Sitting, key: Option<&Key>, now: Timestamp) -> Result<Letter, Failure> {
    let Some(sealed) = &case.letter_sealed else { return Ok(Letter::None) };
    let Some(key) = key else { return Ok(Letter::Erased) };
    if !case.log.is_revealed_to(sitting, now) {
        return Ok(Letter::Masked);
    }
    let text = vault::open_text(key, Sealed::place(&case.id), sealed)?;
    Ok(Letter::Open(text.split("\n\n").map(str::to_owned).collect()))
}

/// Other cases of a deletion: what and when, and where.
pub fn others(view: &View<'_>, policy: &Policy, rows: &[Row]) -> Result<Vec<(String, String)>, Failure> {
    rows.iter()
        .map(|row| {
            let kind = view.texts.get(&format!("desk-kind-{}", row.text("kind")?));
            let at = format::moment(view.locale, policy, Timestamp::from_ms(row.int("filed_at")?));
            let text = view.texts.get_with("desk-other", &[("kind", &kind), ("at", &at)]);
            Ok((text, format!("/staff/case/{}", row.text("id")?)))
        })
        .collect()
}
