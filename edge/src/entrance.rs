//! In the place of a mailed code: the operator's own word, by its app or by its sign-in, that somebody controls an account. It opens
//! what the code would have opened, and nothing more.

pub mod sign_in;

use shared::deletion::{Proof, State, Wish};
use shared::id::{AccountId, AccountKey, DeletionId};
use shared::time::Timestamp;

use crate::failure::Failure;
use crate::pages::{code, delete, where_it_stands};
use crate::reply::Reply;
use crate::session::{self, Scope, Session, Token};
use crate::storage::deletion::Stored;
use crate::view::View;
use crate::{directory, limits, storage, throttle, vault};

/// What the operator says, and was believed.
pub struct Word {
    /// The directory's own id.
    pub account: AccountId,
    pub by: Proof,
    pub proof_at: Timestamp,
    /// The request that control was to be shown for once more.
    pub asked: Option<DeletionId>,
}

/// Opens the account's live request, or begins one and proves it. The inner refusal is for the operator's log.
pub async fn come_in(view: &View<'_>, word: &Word) -> Result<Result<Reply, &'static str>, Failure> {
    let context = view.context;
    let named = directory::named(context, &word.account).await?;
    let Some(account) = named else { return Ok(Err("no open account of this id")) };
    let hash = vault::account_hash(context, &account);
    throttle::count(context, &context.lookup("entrance", &hash), limits::ENTRANCES).await?;
    let rows = context.one(storage::deletion::live_of_account(&hash)).await?;
    let live = rows.first().map(Stored::from_row).transpose()?;
    let own = live.as_ref().map_or_else(|| context.random().map(DeletionId::from_random), |live| Ok(live.id))?;
    // What people have shut, this does not open either: somebody else may hold the telephone.
    if directory::is_shut(context, &account, &own).await? {
        return Ok(Err("the account was shut by a decision"));
    }
    match live {
        Some(live) => join(view, word, &live).await,
        None => begin(view, word, &account).await,
    }
    .map(Ok)
}

async fn join(view: &View<'_>, word: &Word, live: &Stored) -> Result<Reply, Failure> {
    let token = Token::fresh(view.context)?;
    let open = token.open(view.context, &live.id.to_string(), Scope::Journey, Some(word.proof_at));
    view.context.one(open).await?;
    // Whoever was about to send goes on there.
    let is_step_up = word.asked == Some(live.id) && matches!(live.deletion.state(), State::Preparing(_));
    let next = if is_step_up { view.step(&live.reference, "/check") } else { where_it_stands(view, live) };
    Ok(token.give(Reply::see_other(&next)))
}

async fn begin(view: &View<'_>, word: &Word, account: &AccountKey) -> Result<Reply, Failure> {
    let context = view.context;
    let id = delete::begin_untyped(view, Wish::Leave).await?;
    let rows = context.one(storage::deletion::by_id(&id)).await?;
    let stored = Stored::from_row(rows.first().ok_or(Failure::NotYetHere)?)?;
    // Whatever sat here before ends with it.
    let token_hash = session::token_hash(context, view.incoming).unwrap_or_default();
    let session = Session { token_hash, scope: Scope::Journey, proof_at: None };
    code::settle(view, &stored, &session, (account, word.by), word.proof_at, Vec::new()).await
}
