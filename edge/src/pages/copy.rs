//! A copy of the data: one question, an archive that is made in the background, and a page to print.

use frontend::pages::part::{CopyChoice, CopyState, ReadyCopy};
use frontend::pages::{copy, copy_print};
use frontend::shell::FieldError;
use shared::deletion::{Command, State};
use shared::export::Export;
use shared::form::CopyAnswer;
use shared::policy::Policy;

use super::where_it_stands;
use crate::advance::{AdvanceError, Beside, advance};
use crate::export::{self, ExportError};
use crate::facts;
use crate::failure::Failure;
use crate::format;
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
    let exportable = policy.categories.iter().filter(|category| category.exportable);
    let props = copy::Props {
        reference: stored.reference.to_string(),
        choice: chosen(stored),
        state: state(view, stored, &policy).await?,
        included: exportable.map(|category| facts::content(view.texts, &category.label)).collect(),
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

/// Where the copy stands.
pub async fn state(view: &View<'_>, stored: &Stored, policy: &Policy) -> Result<CopyState, Failure> {
    Ok(match stored.deletion.export() {
        Export::NotAsked | Export::Waived => CopyState::Absent,
        Export::Promised { .. } => CopyState::Preparing,
        Export::Failed { .. } => CopyState::Failed,
        Export::Ready { .. } => match export::find(view.context, &stored.id).await {
            Ok(Some(ready)) => CopyState::Ready(ReadyCopy {
                size: format::size(ready.bytes),
                sha256: ready.sha256,
                expires: format::moment(view.locale, policy, ready.expires_at),
            }),
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
    if !matches!(stored.deletion.state(), State::Preparing(_)) {
        return Err(Failure::WrongStep(where_it_stands(view, &stored)));
    }
    let choice = match CopyAnswer::parse(&fields) {
        Ok(form) => form.choice,
        Err(refused) => return page(view, &stored, 422, view.errors(&refused)).await,
    };
    let check = view.step(&stored.reference, "/check");
    match advance(view.context, &stored.id, None, &Command::ChooseCopy { choice }, &Beside::default()).await {
        // Asked again with the same answer, there is nothing to change.
        Ok(_) | Err(AdvanceError::Refused(shared::deletion::Refusal::AlreadyDone, _)) => Ok(Reply::see_other(&check)),
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
    Ok(Reply::file("application/zip", &format!("{}.zip", stored.reference), bytes))
}

pub async fn print(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, _) = holder(view, reference).await?;
    let account = stored.deletion.account().ok_or(Failure::NotFound)?;
    let policy = crate::rule::of_version(view.context, stored.policy_version).await?;
    let parts = export::parts(&policy, export::everything(view.context, account).await.map_err(failure)?, view.locale);
    let props = copy_print::Props {
        reference: stored.reference.to_string(),
        made_at: format::moment(view.locale, &policy, view.context.now),
        categories: parts.iter().map(|part| part.shown(view.locale, &policy)).collect(),
    };
    Ok(Reply::html(200, copy_print::page(&view.shell(), props)))
}
