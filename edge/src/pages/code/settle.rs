//! The proof is an account's: the deletion is bound to it, or gives way to the one that is live already.

use shared::deletion::{Command, Proof};
use shared::id::AccountKey;
use shared::time::Timestamp;

use super::used;
use crate::advance::{AdvanceError, Beside, advance_from};
use crate::failure::Failure;
use crate::pages::where_it_stands;
use crate::port::{PortError, Statement};
use crate::reply::Reply;
use crate::session::{Scope, Session, Token};
use crate::storage::{self, deletion::Stored};
use crate::vault;
use crate::view::View;

/// Binds the deletion to the account. A fresh token replaces the one from before the proof.
pub async fn settle(
    view: &View<'_>,
    stored: &Stored,
    session: &Session,
    (account, by): (&AccountKey, Proof),
    proof_at: Timestamp,
    mut statements: Vec<Statement>,
) -> Result<Reply, Failure> {
    let context = view.context;
    let spend = statements.clone();
    let token = Token::fresh(context)?;
    statements.push(storage::session::end(&session.token_hash));
    statements.push(token.open(context, &stored.id.to_string(), Scope::Journey, Some(proof_at)));
    let command = Command::Prove { account: account.clone(), by };
    match advance_from(context, stored.clone(), None, &command, &Beside { statements, ..Beside::default() }).await {
        Ok(_) => Ok(token.give(Reply::see_other(&view.step(&stored.reference, "/consequences")))),
        Err(AdvanceError::Spent) => used(view, stored).await,
        Err(AdvanceError::AnotherIsLive) => join(view, account, proof_at, spend).await,
        Err(AdvanceError::Refused(_, now)) => Err(Failure::Overtaken(where_it_stands(view, &now))),
        Err(error) => Err(Failure::Service(error.to_string())),
    }
}

/// The account already has a live deletion: the proof opens that one, so that nobody is locked out by a second start.
async fn join(
    view: &View<'_>,
    account: &AccountKey,
    proof_at: Timestamp,
    mut statements: Vec<Statement>,
) -> Result<Reply, Failure> {
    let context = view.context;
    let hash = vault::account_hash(context, account);
    let rows = context.one(storage::deletion::live_of_account(&hash)).await?;
    let live = Stored::from_row(rows.first().ok_or(Failure::NotYetHere)?)?;
    let token = Token::fresh(context)?;
    statements.push(token.open(context, &live.id.to_string(), Scope::Journey, Some(proof_at)));
    match context.batch(statements).await {
        Ok(_) => Ok(token.give(Reply::see_other(&where_it_stands(view, &live)))),
        Err(PortError::Conflict(_)) => Err(Failure::LinkUsed),
        Err(error) => Err(error.into()),
    }
}
