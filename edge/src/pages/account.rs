//! Several accounts under one name: chosen after the proof, and only among those that it proves.

use frontend::pages::account;
use frontend::shell::FieldError;
use shared::deletion::State;
use shared::form::ChooseAccount;
use shared::id::AccountKey;

use super::code::{provable, settle};
use super::where_it_stands;
use crate::directory::{self, ContactKind};
use crate::failure::Failure;
use crate::format;
use crate::reply::Reply;
use crate::session::{self, Session};
use crate::storage::deletion::Stored;
use crate::view::View;

/// The deletion, if it waits for exactly this choice of exactly this person.
async fn waiting(view: &View<'_>, reference: &str) -> Result<(Stored, Session, Vec<AccountKey>), Failure> {
    let (stored, session) = session::open_journey(view.context, view.incoming, reference).await?;
    let is_fresh =
        session.proof_at.is_some_and(|at| view.context.now.since_ms(at) < shared::limits::PROOF_REVERSIBLE_MS);
    if !matches!(stored.deletion.state(), State::Unverified(_)) || !is_fresh {
        return Err(Failure::WrongStep(where_it_stands(view, &stored)));
    }
    let accounts = provable(view, &stored).await?.map(|(_, accounts)| accounts).unwrap_or_default();
    Ok((stored, session, accounts))
}

pub async fn show(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, _, accounts) = waiting(view, reference).await?;
    page(view, &stored, &accounts, 200, Vec::new()).await
}

async fn page(
    view: &View<'_>,
    stored: &Stored,
    accounts: &[AccountKey],
    status: u16,
    errors: Vec<FieldError>,
) -> Result<Reply, Failure> {
    let mut choices = Vec::new();
    for key in accounts {
        let Some(account) = directory::account(view.context, key).await? else { continue };
        let since = format::day(view.locale, &view.context.policy, account.created_at);
        choices.push(account::Choice {
            value: key.id.to_string(),
            label: masked(&account),
            hint: view.texts.get_with("account-since", &[("day", &since)]),
        });
    }
    let props = account::Props { reference: stored.reference.to_string(), choices, errors: errors.clone() };
    Ok(Reply::html(status, account::page(&view.shell_for(&errors), props)))
}

/// Enough to recognise one's own account: the user name if there is one, else the address; masked.
pub fn masked(account: &directory::Account) -> String {
    let present = || account.contacts.iter().filter(|contact| contact.replaced_at.is_none());
    let chosen = present()
        .find(|contact| contact.kind == ContactKind::Username)
        .or_else(|| present().find(|contact| contact.kind == ContactKind::Email))
        .or_else(|| present().next());
    chosen
        .and_then(|contact| shared::identifier::Identifier::parse(&contact.address).ok())
        .map(|identifier| identifier.mask())
        .unwrap_or_default()
}

pub async fn choose(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let (stored, session, accounts) = waiting(view, reference).await?;
    let chosen = match ChooseAccount::parse(&fields) {
        Ok(form) => form.account,
        Err(refused) => return page(view, &stored, &accounts, 422, view.errors(&refused)).await,
    };
    match accounts.iter().find(|key| key.id == chosen) {
        Some(account) => settle(view, &stored, &session, account, Vec::new()).await,
        None => page(view, &stored, &accounts, 422, view.error("account", "malformed")).await,
    }
}
