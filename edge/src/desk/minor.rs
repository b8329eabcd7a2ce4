//! The account of a child, found by accident: one of the staff seals it at once, so that nobody comes in and nothing is done with its
//! data any more. Nobody alone destroys anything: two others decide, as about a deletion without access, and whoever reads an address
//! of the account is told and can object.

use frontend::pages::staff::enter::Typed;
use shared::application::Filer;
use shared::deletion::{Command, State, Wish};
use shared::desk::Act;
use shared::id::{AccountKey, ApplicationId, DeletionId};
use shared::identifier::Identifier;
use shared::limits::DAY_MS;
use shared::staff::Permission;

use super::act::{field, path, refused, unfit};
use super::chain::{self, Step};
use super::enter;
use crate::advance::{AdvanceError, Beside, Letter, advance};
use crate::failure::Failure;
use crate::limits::APPLICANT_KEPT_DAYS;
use crate::pages::delete::begin_untyped;
use crate::port::PortError;
use crate::reply::Reply;
use crate::request::ours;
use crate::staff::Sitting;
use crate::storage::deletion::Stored;
use crate::view::View;
use crate::{access, directory, storage, vault};

/// POST /staff/minor
pub async fn seal(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::Decide)?;
    let fields = view.form()?;
    let (named, words) = (field(&fields, "minor").trim(), field(&fields, "noticed").trim());
    let again = |field: &'static str, code: &str| {
        let minor = (named.to_owned(), words.to_owned());
        Ok(enter::page(view, sitting, Typed { minor, ..Typed::default() }, view.error(field, code)))
    };
    match unfit(words) {
        _ if named.is_empty() => return again("minor", "missing"),
        Some(code) => return again("noticed", code),
        None => {}
    }
    let context = view.context;
    let found = match Identifier::parse(named) {
        Ok(identifier) => directory::find(context, &identifier).await?,
        Err(_) => Vec::new(),
    };
    let [account] = found.as_slice() else { return again("minor", "not-one") };
    let hash = vault::account_hash(context, account);
    if sitting.own_account_hash.as_ref() == Some(&hash) {
        return Err(Failure::Forbidden);
    }
    // What nobody has proven is only done where it can be undone.
    if !context.policy.window.is_reversible() {
        return again("minor", "no-window");
    }
    let statements =
        vec![storage::deletion::live_of_account(&hash), storage::applicant::heard(&hash, context.now.plus_ms(DAY_MS))];
    let rows = context.batch(statements).await?;
    let [live, heard] = rows.as_slice() else { return Err(Failure::NotYetHere) };
    let live = live.first().map(Stored::from_row).transpose()?;
    // What is only being prepared leaves the account open; what waits or is being erased has closed it already.
    let is_closed = |stored: &Stored| !matches!(stored.deletion.state(), State::Preparing(_) | State::Blocked(_));
    if live.as_ref().is_some_and(is_closed) || !heard.is_empty() {
        return again("minor", "live");
    }
    let id = ApplicationId::parse(&context.new_id()?).map_err(ours)?;
    let deletion = begin_untyped(view, Wish::Access).await?;
    file(view, sitting, &deletion, &id, (account, &hash, words)).await?;
    Ok(Reply::see_other(&path(id.as_str(), Some(Act::Sealed))))
}

/// The application, its entry in the log and the seal, in one batch. The seal is carried out by this invocation, and by the sweep if
/// that fails.
async fn file(
    view: &View<'_>,
    sitting: &Sitting,
    deletion: &DeletionId,
    id: &ApplicationId,
    (account, hash, words): (&AccountKey, &str, &str),
) -> Result<(), Failure> {
    let context = view.context;
    let key = access::make_key(context, deletion).await?;
    let sealed = vault::seal_text(context, &key, Letter::place(id.as_str()), words)?;
    let nobody = access::sealed_address(context, &key, deletion, "")?;
    let erase_at = context.now.plus_ms(APPLICANT_KEPT_DAYS * DAY_MS);
    let step = Step { subject: id.as_str(), act: Act::Sealed, why: None, text: None, key: None };
    let beside = Beside {
        statements: vec![
            chain::next(context, sitting, None, step)?,
            storage::applicant::add(deletion, Some(hash), &nobody, erase_at),
            access::order(context, deletion, access::SEAL)?,
        ],
        letter: Some(Letter { sealed, locale: view.locale.tag() }),
        ..Beside::default()
    };
    let filer = Filer::Staff(sitting.id.clone());
    let command = Command::FileAccess { id: id.clone(), filer, account: Some(account.clone()) };
    match advance(context, deletion, None, &command, &beside).await {
        Ok(_) => Ok(()),
        Err(AdvanceError::Port(error @ PortError::Conflict(_))) => Err(refused(error, "/staff/enter".to_owned())),
        Err(error) => Err(ours(error)),
    }
}
