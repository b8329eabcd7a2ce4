//! A copy of the data: one question, an archive that is made in the background, and a page to print.

use std::collections::BTreeSet;

use frontend::pages::part::{CopyChoice, CopyState, Inside, Kind, KindAnswer, ReadyCopy};
use frontend::pages::{copy, copy_print};
use frontend::shell::FieldError;
use shared::deletion::{Command, Refusal, State};
use shared::export::{Answer, Export};
use shared::form::CopyAnswer;
use shared::policy::{Category, Policy};

use super::where_it_stands;
use crate::advance::{AdvanceError, Beside, advance_from};
use crate::export::{self, ExportError};
use crate::extract::FormRefusal;
use crate::facts;
use crate::failure::Failure;
use crate::format;
use crate::limits;
use crate::reply::Reply;
use crate::session::{self, Session};
use crate::storage::deletion::Stored;
use crate::view::View;

pub async fn show(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, _) = session::open_journey(view.context, view.incoming, reference).await?;
    match stored.deletion.state() {
        State::Preparing(_) => page(view, &stored, 200, Vec::new()).await,
        _ => Ok(Reply::see_other(&where_it_stands(view, &stored))),
    }
}

async fn page(view: &View<'_>, stored: &Stored, status: u16, errors: Vec<FieldError>) -> Result<Reply, Failure> {
    let policy = crate::rule::of_version(view.context, stored.policy_version).await?;
    let props = copy::Props {
        reference: stored.reference.to_string(),
        choice: chosen(stored),
        state: state(view, stored, &policy).await?,
        kinds: kinds(view, stored, &policy),
        errors: errors.clone(),
    };
    Ok(Reply::html(status, copy::page(&view.shell_for(&errors), props)))
}

/// What was answered so far.
pub const fn chosen(stored: &Stored) -> Option<CopyChoice> {
    match stored.deletion.export() {
        Export::NotAsked => None,
        Export::Waived => Some(CopyChoice::None),
        Export::Promised { .. } | Export::Ready { .. } | Export::Failed { .. } => Some(CopyChoice::Prepare),
    }
}

/// What a copy can hold, with what was said about it.
pub fn kinds(view: &View<'_>, stored: &Stored, policy: &Policy) -> Vec<Kind> {
    let exportable = policy.categories.iter().filter(|category| category.exportable);
    let kind = |category: &Category| Kind {
        id: category.id.to_string(),
        label: facts::content(view.texts, &category.label),
        answer: stored.deletion.answers().get(&category.id).map(|answer| match answer {
            Answer::Have => KindAnswer::Have,
            Answer::NotNeeded => KindAnswer::NotNeeded,
        }),
    };
    exportable.map(kind).collect()
}

fn ready(view: &View<'_>, stored: &Stored, policy: &Policy, ready: &export::Export) -> ReadyCopy {
    let exportable = || policy.categories.iter().filter(|category| category.exportable);
    let label = |category: &Category| facts::content(view.texts, &category.label);
    let inside = exportable().filter_map(|category| {
        let count = *ready.summary.get(&category.id)?;
        Some(Inside { id: category.id.to_string(), label: label(category), count })
    });
    ReadyCopy {
        size: format::size(view.locale, ready.bytes),
        sha256: ready.sha256.clone(),
        expires: format::moment(view.locale, policy, ready.expires_at),
        name: file_name(stored),
        bytes: ready.bytes,
        most_bytes: limits::OPENED_BYTES,
        inside: inside.collect(),
        left_out: exportable().filter(|category| !ready.summary.contains_key(&category.id)).map(label).collect(),
    }
}

fn file_name(stored: &Stored) -> String {
    format!("{}.zip", stored.reference)
}

/// Where the copy stands.
pub async fn state(view: &View<'_>, stored: &Stored, policy: &Policy) -> Result<CopyState, Failure> {
    Ok(match stored.deletion.export() {
        Export::NotAsked | Export::Waived => CopyState::Absent,
        Export::Promised { .. } => CopyState::Preparing,
        Export::Failed { .. } => CopyState::Failed,
        Export::Ready { .. } => match export::find(view.context, &stored.id).await {
            Ok(Some(found)) => CopyState::Ready(ready(view, stored, policy, &found)),
            Ok(None) | Err(ExportError::NotThere) => CopyState::Expired,
            Err(error) => return Err(failure(error)),
        },
    })
}

pub fn failure(error: ExportError) -> Failure {
    match error {
        ExportError::NotThere => Failure::NotFound,
        ExportError::NotYetHere => Failure::NotYetHere,
        ExportError::Directory(cause) => cause.into(),
        ExportError::Processor(cause) => cause.into(),
        other => Failure::Service(other.to_string()),
    }
}

pub async fn choose(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let (stored, _) = session::open_journey(view.context, view.incoming, reference).await?;
    if !stored.is_before_claim() {
        return Err(Failure::WrongStep(where_it_stands(view, &stored)));
    }
    let CopyAnswer { choice, answers } = match CopyAnswer::parse(&fields) {
        Ok(form) => form,
        Err(refused) => return page(view, &stored, 422, view.errors(&refused)).await,
    };
    let is_journey = matches!(stored.deletion.state(), State::Preparing(_));
    let next = if is_journey { view.step(&stored.reference, "/check") } else { where_it_stands(view, &stored) };
    match advance_from(view.context, stored, None, &Command::ChooseCopy { choice, answers }, &Beside::default()).await {
        // Asked again with the same answer, there is nothing to change.
        Ok(_) | Err(AdvanceError::Refused(Refusal::AlreadyDone, _)) => Ok(Reply::see_other(&next)),
        // A category that no copy holds: the form was not ours.
        Err(AdvanceError::Refused(Refusal::NoSuchCategory, _)) => Err(Failure::BadForm(FormRefusal::Malformed)),
        Err(AdvanceError::Refused(_, now)) => Err(Failure::Overtaken(where_it_stands(view, &now))),
        Err(error) => Err(Failure::Service(error.to_string())),
    }
}

/// Whoever proved control in this sitting may fetch the copy, while preparing and while it is pending.
async fn holder(view: &View<'_>, reference: &str) -> Result<(Stored, Session), Failure> {
    let (stored, session) = session::open_journey(view.context, view.incoming, reference).await?;
    match stored.deletion.state() {
        State::Preparing(_) | State::Blocked(_) | State::Pending(_) => Ok((stored, session)),
        _ => Err(Failure::WrongStep(where_it_stands(view, &stored))),
    }
}

pub async fn archive(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, _) = holder(view, reference).await?;
    let account = stored.deletion.account().ok_or(Failure::NotFound)?;
    let bytes = export::fetch(view.context, &stored.id, account).await.map_err(failure)?;
    Ok(Reply::file("application/zip", &file_name(&stored), bytes))
}

pub async fn print(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, _) = holder(view, reference).await?;
    let account = stored.deletion.account().ok_or(Failure::NotFound)?;
    let policy = crate::rule::of_version(view.context, stored.policy_version).await?;
    let everything = export::everything(view.context, account).await.map_err(failure)?;
    let parts = export::parts(&policy, everything, view.locale, &BTreeSet::new());
    let props = copy_print::Props {
        reference: stored.reference.to_string(),
        made_at: format::moment(view.locale, &policy, view.context.now),
        categories: parts.iter().map(|part| part.shown(view.locale, &policy)).collect(),
    };
    Ok(Reply::html(200, copy_print::page(&view.shell(), props)))
}
