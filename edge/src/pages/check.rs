//! Check and send: the last page before anything takes effect, and the way out.

use frontend::pages::check::{self, Phrase, Reason, WindowQuestion};
use frontend::pages::part::CopyChoice;
use frontend::shell::FieldError;
use shared::deletion::{Command, Refusal, State, Typed, WindowChoice};
use shared::form::{Parsed, Send, Withdraw};
use shared::id::AccountKey;
use shared::identifier::Identifier;
use shared::limits::{PROOF_IRREVERSIBLE_MS, PROOF_REVERSIBLE_MS};
use shared::phrase;
use shared::policy::{Policy, Reason as PolicyReason};

use super::{account::masked, code, copy, seen::advance_seen, where_it_stands};
use crate::advance::{AdvanceError, Beside};
use crate::directory::{self, Account};
use crate::facts;
use crate::failure::Failure;
use crate::format;
use crate::reply::Reply;
use crate::session::{self, Session};
use crate::storage::deletion::Stored;
use crate::sweep;
use crate::vault::{self, Place};
use crate::view::View;

/// What was typed and chosen before an error: shown again, so that nothing is lost.
#[derive(Default)]
struct Answers {
    reason: Option<String>,
    reason_text: String,
    understood: bool,
    identifier: String,
    phrase: String,
    chose_law: bool,
}

impl Answers {
    fn of(fields: &[(String, String)]) -> Self {
        let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        Self {
            reason: field("reason"),
            reason_text: field("reason_text").unwrap_or_default(),
            understood: field("understood").is_some(),
            identifier: field("identifier").unwrap_or_default(),
            phrase: field("phrase").unwrap_or_default(),
            chose_law: field("window").as_deref() == Some("law"),
        }
    }
}

pub async fn show(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, session) = session::open_journey(view.context, view.incoming, reference).await?;
    let State::Preparing(state) = stored.deletion.state() else {
        return Ok(Reply::see_other(&where_it_stands(view, &stored)));
    };
    let policy = crate::rule::of_version(view.context, stored.policy_version).await?;
    // Asked now rather than after everything was filled in; a page that is only looked at orders no code.
    if proof_left_ms(view, &session, &policy) < proof_ms(&policy) / 3 {
        return Ok(Reply::see_other(&view.step(&stored.reference, "/code")));
    }
    page(view, &stored, &policy, &state.account, Answers::default(), Vec::new()).await
}

const fn proof_ms(policy: &Policy) -> i64 {
    if policy.window.is_reversible() { PROOF_REVERSIBLE_MS } else { PROOF_IRREVERSIBLE_MS }
}

fn proof_left_ms(view: &View<'_>, session: &Session, policy: &Policy) -> i64 {
    session.proof_at.map_or(0, |at| proof_ms(policy) - view.context.now.since_ms(at))
}

async fn page(
    view: &View<'_>,
    stored: &Stored,
    policy: &Policy,
    key: &AccountKey,
    answers: Answers,
    errors: Vec<FieldError>,
) -> Result<Reply, Failure> {
    let context = view.context;
    let account = directory::account(context, key).await?.ok_or(Failure::NotFound)?;
    let blockers = directory::blockers(context, policy, key, &stored.id).await?;
    let purge_at = policy.window.end(context.now, &policy.zone);
    let status = if errors.is_empty() { 200 } else { 422 };
    let props = check::Props {
        reference: stored.reference.to_string(),
        seen: stored.version.to_string(),
        account: masked(&account),
        contact: contact(&account),
        way_back: facts::way_back(view.texts, policy, purge_at, None),
        erase_on: format::day(view.locale, policy, purge_at),
        schedule: facts::schedule::reminded(view.texts, policy, context.now),
        copy: copy::chosen(stored).unwrap_or(CopyChoice::None),
        reasons: reasons(view, policy),
        reason_required: policy.reason_required,
        reason: answers.reason,
        reason_text: answers.reason_text,
        understood: answers.understood,
        identifier: policy.confirm.typed_identifier.then_some(answers.identifier),
        phrase: policy
            .confirm
            .phrase
            .then(|| Phrase { expected: facts::phrase(view.texts, policy), typed: answers.phrase }),
        window: policy.window_outlasts_law().then(|| WindowQuestion {
            law_erase_on: format::day(view.locale, policy, law_end(view, stored, policy)),
            chose_law: answers.chose_law,
        }),
        blockers: facts::blockers(view.texts, policy, &blockers),
        errors: errors.clone(),
    };
    Ok(Reply::html(status, check::page(&view.shell_for(&errors), props)))
}

/// The end of the law's own clock, for whoever does not want to wait longer than that.
fn law_end(view: &View<'_>, stored: &Stored, policy: &Policy) -> shared::time::Timestamp {
    stored.deletion.purge_at_if_sent(WindowChoice::Law, view.context.now, policy)
}

/// The address that the way back is mailed to, masked.
fn contact(account: &Account) -> String {
    let mut present = account.contacts.iter().filter(|contact| contact.replaced_at.is_none());
    let address = present.find(|contact| contact.kind == directory::ContactKind::Email).map(|contact| &contact.address);
    address.and_then(|address| Identifier::parse(address).ok()).map(|address| address.mask()).unwrap_or_default()
}

fn reasons(view: &View<'_>, policy: &Policy) -> Vec<Reason> {
    let presets = policy.reasons.iter().map(|reason| Reason {
        value: reason.id.to_string(),
        label: view.content(&reason.text),
        gloss: reason.gloss.as_ref().map(|gloss| view.content(gloss)),
    });
    let other = policy.reason_other.then(|| Reason {
        value: PolicyReason::OTHER.to_owned(),
        label: view.texts.get("reason-other"),
        gloss: None,
    });
    presets.chain(other).collect()
}

pub async fn send(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let (stored, session) = session::open_journey(view.context, view.incoming, reference).await?;
    let State::Preparing(state) = stored.deletion.state() else {
        return Err(Failure::Overtaken(where_it_stands(view, &stored)));
    };
    let policy = crate::rule::of_version(view.context, stored.policy_version).await?;
    let account = directory::account(view.context, &state.account).await?.ok_or(Failure::NotFound)?;
    let parsed = Send::parse(&fields, &policy);
    let errors = errors(view, &fields, &parsed, &policy, &account);
    let form = match parsed {
        Ok(form) if errors.is_empty() => form,
        _ => return page(view, &stored, &policy, &state.account, Answers::of(&fields), errors).await,
    };
    let command = Command::Confirm {
        understood: true,
        consequences: policy.consequences(),
        eligibility: sweep::eligibility(view.context, &policy, &stored).await,
        proof_at: session.proof_at.ok_or(Failure::SignedOut)?,
        reason: form.reason,
        identifier: typed_identifier(form.identifier.as_deref(), &account),
        phrase: typed_phrase(form.phrase.as_deref(), &facts::phrase(view.texts, &policy)),
        window: form.window,
    };
    let beside = Beside {
        reason_sealed: reason_sealed(view, &stored, &policy, &state.account, form.reason_text.as_deref()).await?,
        ..Beside::default()
    };
    let outcome = advance_seen(view.context, stored.clone(), form.seen, &command, &beside).await;
    let refusal = match outcome {
        Ok(_) => return Ok(Reply::see_other(&view.step(&stored.reference, ""))),
        Err(AdvanceError::Refused(refusal, now)) => (refusal, now),
        Err(AdvanceError::Superseded(now)) => return Err(Failure::Overtaken(where_it_stands(view, &now))),
        Err(AdvanceError::Code(crate::code::CodeError::Vault(error))) => return Err(error.into()),
        Err(error) => return Err(Failure::Service(error.to_string())),
    };
    refused(view, refusal, &policy, &state.account, &fields).await
}

/// Everything that is wrong with the form, at once: whoever forgot to tick the box hears in the same breath that the phrase
/// is not right. The domain decides all the same.
fn errors(
    view: &View<'_>,
    fields: &[(String, String)],
    parsed: &Parsed<Send>,
    policy: &Policy,
    account: &Account,
) -> Vec<FieldError> {
    let mut errors = parsed.as_ref().err().map(|refused| view.errors(refused)).unwrap_or_default();
    let typed = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let identifier = policy.confirm.typed_identifier.then(|| typed_identifier(typed("identifier"), account));
    let phrase = policy.confirm.phrase.then(|| typed_phrase(typed("phrase"), &facts::phrase(view.texts, policy)));
    for (field, outcome) in [("identifier", identifier), ("phrase", phrase)] {
        let is_told = errors.iter().any(|error| error.field == field);
        if outcome == Some(Typed::Differs) && !is_told {
            errors.extend(view.error(field, "differs"));
        }
    }
    errors
}

/// What the domain refused, said where it can be put right.
async fn refused(
    view: &View<'_>,
    (refusal, now): (Refusal, Box<Stored>),
    policy: &Policy,
    account: &AccountKey,
    fields: &[(String, String)],
) -> Result<Reply, Failure> {
    let (field, code) = match refusal {
        Refusal::NotUnderstood => ("understood", "not-ticked"),
        Refusal::IdentifierDiffers => ("identifier", "differs"),
        Refusal::PhraseDiffers => ("phrase", "differs"),
        Refusal::ReasonRequired => ("reason", "missing"),
        Refusal::UnknownReason => ("reason", "not-listed"),
        Refusal::EligibilityUnknown => return Err(Failure::NotYetHere),
        Refusal::ProofTooOld => {
            self::code::order(view, &now).await?;
            return Ok(Reply::see_other(&view.step(&now.reference, "/code")));
        }
        _ => return Err(Failure::Overtaken(where_it_stands(view, &now))),
    };
    page(view, &now, policy, account, Answers::of(fields), view.error(field, code)).await
}

/// Any of the account's present identifiers counts: people know themselves by different ones.
pub(super) fn typed_identifier(typed: Option<&str>, account: &Account) -> Typed {
    let Some(typed) = typed else { return Typed::Missing };
    let Ok(typed) = Identifier::parse(typed) else { return Typed::Differs };
    let mut present = account.contacts.iter().filter(|contact| contact.replaced_at.is_none());
    let is_one = present.any(|contact| Identifier::parse(&contact.address).is_ok_and(|known| known == typed));
    if is_one { Typed::Matches } else { Typed::Differs }
}

pub(super) fn typed_phrase(typed: Option<&str>, expected: &str) -> Typed {
    match typed {
        None => Typed::Missing,
        Some(typed) if phrase::matches(expected, typed) => Typed::Matches,
        Some(_) => Typed::Differs,
    }
}

/// A person's own words are sealed before they are stored, under the key that goes with their contact.
async fn reason_sealed(
    view: &View<'_>,
    stored: &Stored,
    policy: &Policy,
    account: &AccountKey,
    text: Option<&str>,
) -> Result<Option<String>, Failure> {
    let Some(text) = text else { return Ok(None) };
    let category = crate::code::contact_category(policy).map_err(|error| Failure::Service(error.to_string()))?;
    let key = vault::key(view.context, account, category).await?;
    let id = stored.id.to_string();
    let place = Place { table: "deletion", column: "reason_sealed", row: &id };
    Ok(Some(vault::seal_text(view.context, &key, place, text)?))
}

/// The way out, as easy as the way on.
pub async fn withdraw(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let (stored, _) = session::open_journey(view.context, view.incoming, reference).await?;
    let seen = Withdraw::parse(&fields).map_err(|_| Failure::BadField)?.seen;
    match advance_seen(view.context, stored, seen, &Command::Withdraw, &Beside::default()).await {
        Ok(now) => Ok(Reply::see_other(&view.step(&now.reference, ""))),
        Err(AdvanceError::Superseded(now) | AdvanceError::Refused(_, now)) => {
            Err(Failure::Overtaken(where_it_stands(view, &now)))
        }
        Err(error) => Err(Failure::Service(error.to_string())),
    }
}
