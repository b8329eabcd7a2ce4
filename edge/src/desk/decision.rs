//! A decision: what the form says, and one batch in which deletion, log and answer change together or not at all.

use frontend::pages::staff::case::{Decision, Typed};
use frontend::shell::FieldError;
use shared::application::{Filer, Kind, Reviewer};
use shared::deletion::{Command, Refusal, State};
use shared::desk::{Act, RefusalReason};
use shared::staff::Permission;

use super::act::{field, path, refused};
use super::case::{self, Case};
use super::chain::Step;
use super::wording;
use crate::advance::{AdvanceError, Beside, advance};
use crate::failure::Failure;
use crate::format;
use crate::limits::DESK_WORDS;
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::storage;
use crate::sweep;
use crate::vault::{self, Place};
use crate::view::View;

/// What this reader may decide, or why not. The page says what the spine would: it decides again, on what is true then.
pub fn open(view: &View<'_>, sitting: &Sitting, case: &Case) -> Decision {
    let texts = view.texts;
    let closed = |key: &str| Decision::Closed(texts.get(key));
    if let Some(at) = case.decided_at {
        let at = format::moment(view.locale, &case.policy, at);
        return Decision::Closed(texts.get_with("desk-closed-decided", &[("at", &at)]));
    }
    let is_open = matches!(case.stored.deletion.state(), State::Pending(_)) || case.stored.deletion.access().is_some();
    if !is_open {
        let state = texts.get(&format!("desk-state-{}", case.stored.deletion.state().name()));
        return Decision::Closed(texts.get_with("desk-closed-over", &[("state", &state)]));
    }
    if sitting.must(Permission::Decide).is_err() {
        return closed("desk-closed-role");
    }
    if case.filer == Filer::Staff(sitting.id.clone()) {
        return closed("desk-closed-filer");
    }
    if case.is_own(sitting) {
        return closed("desk-closed-person");
    }
    if case.seconded_by.as_ref() == Some(&sitting.id) {
        return closed("desk-closed-twice");
    }
    let told = |reason: &RefusalReason| {
        let name = reason.name();
        let text = |tail: &str| texts.get(&format!("desk-refusal-{name}{tail}"));
        (name.to_owned(), text(""), text("-told"))
    };
    Decision::Open { second: case.seconded_by.is_some(), reasons: RefusalReason::ALL.iter().map(told).collect() }
}

/// What was chosen.
struct Choice {
    act: Act,
    reason: Option<RefusalReason>,
    words: Option<String>,
}

fn parsed(view: &View<'_>, case: &Case, fields: &[(String, String)]) -> Result<Choice, Vec<FieldError>> {
    let words = field(fields, "words").trim();
    let mut errors = Vec::new();
    let mut fault = |field: &'static str, code: &str| errors.extend(view.error(field, code));
    if words.chars().count() > DESK_WORDS {
        fault("words", "too-long");
    }
    let reason = RefusalReason::parse(field(fields, "reason"));
    let act = match (field(fields, "outcome"), case.kind, &case.seconded_by) {
        ("approve", Kind::Immediate | Kind::Access, None) => Some(Act::Seconded),
        ("approve", _, _) => Some(Act::Approved),
        ("refuse", _, _) => Some(Act::Refused),
        _ => None,
    };
    match (act, reason) {
        (None, _) => fault("outcome", "missing"),
        (Some(Act::Refused), None) => fault("reason", "not-chosen"),
        (Some(Act::Refused), Some(reason)) if words.is_empty() && reason.needs_words(case.policy.law.regime) => {
            fault("words", "missing");
        }
        (Some(_), _) => {}
    }
    match act {
        Some(act) if errors.is_empty() => Ok(Choice {
            act,
            reason: reason.filter(|_| act == Act::Refused),
            words: (act == Act::Refused && !words.is_empty()).then(|| words.to_owned()),
        }),
        _ => Err(errors),
    }
}

fn typed(fields: &[(String, String)]) -> Typed {
    let typed = |name| field(fields, name).to_owned();
    Typed { outcome: typed("outcome"), reason: typed("reason"), words: typed("words"), ..Typed::default() }
}

/// The same form, with a kept text behind what was written. Nothing is decided.
async fn insert(
    view: &View<'_>,
    sitting: &Sitting,
    case: &Case,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let mut typed = typed(fields);
    let Some(words) = wording::words(view, case, field(fields, "reply")).await? else {
        let errors = view.error("reply", "missing");
        return Ok(Reply::html(422, case::page(view, sitting, case, errors, typed).await?));
    };
    let before = typed.words.trim();
    typed.words = if before.is_empty() { words } else { format!("{before}\n\n{words}") };
    Ok(Reply::html(200, case::page(view, sitting, case, Vec::new(), typed).await?))
}

pub async fn decide(
    view: &View<'_>,
    sitting: &Sitting,
    case: &Case,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    if field(fields, "step") == "insert" {
        return insert(view, sitting, case, fields).await;
    }
    let choice = match parsed(view, case, fields) {
        Ok(choice) => choice,
        Err(errors) => return again(view, sitting, case, fields, errors).await,
    };
    let beside = beside(view, sitting, case, &choice).await?;
    let command = command(view, sitting, case, choice.act).await;
    match advance(view.context, &case.stored.id, Some(case.stored.version), &command, &beside).await {
        Ok(_) => next(view, sitting, case, choice.act).await,
        Err(AdvanceError::Port(error)) => Err(refused(error, path(&case.id, None))),
        Err(AdvanceError::Refused(refusal, _)) if is_told(refusal) => {
            again(view, sitting, case, fields, view.error("outcome", refusal.code())).await
        }
        Err(AdvanceError::AnotherIsLive) => {
            again(view, sitting, case, fields, view.error("outcome", "another-is-live")).await
        }
        Err(AdvanceError::Refused(refusal, _)) => Err(why_not(refusal, &case.id)),
        Err(AdvanceError::Superseded(_) | AdvanceError::Busy) => Err(Failure::Overtaken(path(&case.id, None))),
        Err(error) => Err(Failure::Service(error.to_string())),
    }
}

/// The page once more, with what was chosen and what is wrong with it.
async fn again(
    view: &View<'_>,
    sitting: &Sitting,
    case: &Case,
    fields: &[(String, String)],
    errors: Vec<FieldError>,
) -> Result<Reply, Failure> {
    Ok(Reply::html(422, case::page(view, sitting, case, errors, typed(fields)).await?))
}

/// What the domain refuses to vouch for, and a reviewer can do something about.
const fn is_told(refusal: Refusal) -> bool {
    matches!(refusal, Refusal::Blocked | Refusal::EligibilityUnknown | Refusal::NoAccount | Refusal::NoWindow)
}

/// Whoever filed it, is it, or has approved already has no right to this; everything else is a race that was lost.
fn why_not(refusal: Refusal, id: &str) -> Failure {
    match refusal {
        Refusal::ReviewerIsFiler | Refusal::ReviewerIsPerson | Refusal::ReviewerTwice => Failure::Forbidden,
        _ => Failure::Overtaken(path(id, None)),
    }
}

async fn command(view: &View<'_>, sitting: &Sitting, case: &Case, act: Act) -> Command {
    // The directory's ids never reach the staff's rows: the hashes are compared, and the domain is told whose it is.
    let own_account =
        case.stored.deletion.concerns().filter(|_| case.is_own(sitting)).map(|account| account.id.clone());
    let by = Reviewer { id: sitting.id.clone(), own_account };
    let id = case.application.clone();
    match (case.kind, act) {
        (Kind::Revocation, act) => Command::DecideRevocation { id, by, granted: act != Act::Refused },
        (Kind::Immediate, Act::Refused) => Command::RefuseImmediate { id, by },
        (Kind::Immediate, _) => Command::ApproveImmediate { id, by },
        (Kind::Access, Act::Refused) => Command::RefuseAccess { id, by },
        (Kind::Access, _) => {
            let eligibility = sweep::eligibility(view.context, &case.policy, &case.stored).await;
            Command::ApproveAccess { id, by, eligibility }
        }
    }
}

/// What else is in the deciding batch: the log first, then what the person is told.
async fn beside(view: &View<'_>, sitting: &Sitting, case: &Case, choice: &Choice) -> Result<Beside, Failure> {
    let context = view.context;
    let key = case.key(context).await?;
    let why = choice.reason.map(RefusalReason::name);
    let step = Step { why, text: choice.words.as_deref(), key: key.as_ref(), ..case.log.plain(choice.act) };
    let mut statements = vec![case.log.next(view, sitting, step)?];
    if let Some(reason) = choice.reason {
        let place = answer_place(&case.id);
        let sealed = match (&choice.words, &key) {
            (Some(words), Some(key)) => Some(vault::seal_text(context, key, place, words)?),
            _ => None,
        };
        statements.push(storage::desk::answer(&case.id, reason.name(), sealed.as_deref()));
    }
    // Whoever was the first is done with it: it opens for the second.
    if choice.act == Act::Seconded {
        statements.push(storage::desk::assign(&case.id, None));
        statements.push(storage::look::end(&case.id, &sitting.id));
    }
    Ok(Beside { statements, ..Beside::default() })
}

/// Where the reviewer's words to the person lie.
pub const fn answer_place(id: &str) -> Place<'_> {
    Place { table: "application", column: "answer_sealed", row: id }
}

/// The next case opens; where none waits, the list does.
async fn next(view: &View<'_>, sitting: &Sitting, case: &Case, act: Act) -> Result<Reply, Failure> {
    let rows = view.context.one(storage::look::next_for(&sitting.id, &case.id, view.context.now)).await?;
    let there = match rows.first() {
        Some(row) => path(&row.text("subject")?, Some(act)),
        None => format!("/staff?done={}", act.name()),
    };
    Ok(Reply::see_other(&there))
}
