//! What the directory knows of somebody at other houses: the tokens that are to be revoked there, and by what name they are known.

use shared::directory::{AccountAnswer, Operation, Question, Token, Tokens};
use shared::id::{AccountKey, ProcessorId};

use super::read::or_nothing;
use super::{ask, none};
use crate::context::Context;
use crate::directory::DirectoryError;
use crate::limits;

/// Whoever hands out none has nothing to revoke; somebody who is gone is no such answer.
pub async fn tokens(
    context: &Context,
    key: &AccountKey,
    processor: &ProcessorId,
) -> Result<Vec<Token>, DirectoryError> {
    let question = Question { processor: Some(processor.clone()), ..Question::about(Operation::Tokens, key) };
    or_nothing(ask::<Tokens>(context, &question).await.map(|said| said.tokens))
}

/// By what a processor knows somebody. Nothing where the directory says none.
pub async fn subject(
    context: &Context,
    key: &AccountKey,
    processor: &ProcessorId,
) -> Result<Option<String>, DirectoryError> {
    let mut told: AccountAnswer = ask(context, &Question::about(Operation::Account, key)).await?;
    let named = told.account.subjects.remove(processor);
    // It is written down: an address must not be, and one that is cut off would be another person's.
    let is_name = |name: &String| !name.is_empty() && name.len() <= limits::SUBJECT_BYTES && !name.contains('@');
    if named.as_ref().is_some_and(|name| !is_name(name)) {
        return Err(none("a processor's name of somebody is empty, too long or an address"));
    }
    Ok(named)
}
