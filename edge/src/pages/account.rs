//! Several accounts under one name: chosen after the proof, and only among those that it proves.

use frontend::pages::account;
use frontend::shell::FieldError;
use shared::deletion::{Proof, State, Wish};
use shared::form::ChooseAccount;
use shared::id::AccountKey;

use super::code::{provable, settle, too_young};
use super::{right, where_it_stands};
use crate::directory::{self, ContactKind};
use crate::failure::Failure;
use crate::format;
use crate::reply::Reply;
use crate::session::{self, Session};
use crate::storage::deletion::Stored;
use crate::view::View;

/// A proven mailbox and the accounts to choose from.
struct Waiting {
    stored: Stored,
    session: Session,
    address: String,
    accounts: Vec<AccountKey>,
}

/// The deletion, if it waits for exactly this choice of exactly this person.
async fn waiting(view: &View<'_>, reference: &str) -> Result<Waiting, Failure> {
    let (stored, session) = session::open_journey(view.context, view.incoming, reference).await?;
    let chooses = matches!(stored.wish(), Wish::Leave | Wish::See);
    let is_unverified = matches!(stored.deletion.state(), State::Unverified(_)) && chooses;
    if !is_unverified || !session.is_fresh(view.context) {
        return Err(Failure::WrongStep(where_it_stands(view, &stored)));
    }
    let (address, accounts) = provable(view, &stored).await?.unwrap_or_default();
    Ok(Waiting { stored, session, address, accounts })
}

pub async fn show(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let Waiting { stored, accounts, .. } = waiting(view, reference).await?;
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
            label: named(&account),
            hint: view.texts.get_with("account-since", &[("day", &since)]),
        });
    }
    let stays = stored.wish() == Wish::See;
    let action = if stays { right::path(view, stored, "/account") } else { view.step(&stored.reference, "/account") };
    let props = account::Props { action, stays, choices, errors: errors.clone() };
    Ok(Reply::html(status, account::page(&view.shell_for(&errors), props)))
}

/// Enough to recognise one's own account by, masked: the address that one knows it by.
pub fn masked(account: &directory::Account) -> String {
    first_of(account, [ContactKind::Email, ContactKind::Phone, ContactKind::Username])
}

/// Enough to tell two accounts apart that share a mailbox or a telephone, masked.
fn named(account: &directory::Account) -> String {
    first_of(account, [ContactKind::Username, ContactKind::Email, ContactKind::Phone])
}

fn first_of(account: &directory::Account, kinds: [ContactKind; 3]) -> String {
    let present = |kind| account.contacts.iter().find(|known| known.kind == kind && known.replaced_at.is_none());
    kinds
        .into_iter()
        .find_map(present)
        .and_then(|contact| shared::identifier::Identifier::parse(&contact.address).ok())
        .map(|identifier| identifier.mask())
        .unwrap_or_default()
}

pub async fn choose(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let Waiting { stored, session, address, accounts } = waiting(view, reference).await?;
    let chosen = match ChooseAccount::parse(&fields) {
        Ok(form) => form.account,
        Err(refused) => return page(view, &stored, &accounts, 422, view.errors(&refused)).await,
    };
    let Some(account) = accounts.iter().find(|key| key.id == chosen) else {
        return page(view, &stored, &accounts, 422, view.error("account", "malformed")).await;
    };
    // Asked again: a contact can have been changed since the proof.
    if let Some(text) = too_young(view, &address, std::slice::from_ref(account)).await? {
        return page(view, &stored, &accounts, 422, vec![FieldError { field: "account", text }]).await;
    }
    if stored.wish() == Wish::See {
        return right::chosen(view, &stored, account).await;
    }
    let proof_at = session.proof_at.ok_or(Failure::SignedOut)?;
    settle(view, &stored, &session, (account, Proof::Code), proof_at, Vec::new()).await
}
