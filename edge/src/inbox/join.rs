//! A mail that answers a question of the staff joins its case.

use shared::id::{AccountKey, ApplicationId};
use shared::policy::Policy;

use super::about::About;
use super::receive::{InboxError, Received, fresh, may_be_answered};
use crate::advance::AdvanceError;
use crate::code::CodeError;
use crate::context::Context;
use crate::port::Statement;
use crate::question::{self, AnswerError, Way};
use crate::storage;
use crate::storage::inbox::Fresh;
use crate::vault::VaultError;

/// Whether it answers a question: then its words join the case, and nobody has to look at the mail itself.
pub async fn join(context: &Context, about: &About, received: &Received<'_>) -> Result<bool, InboxError> {
    let Some(asked) = question::meant(context, &text(received)).await? else { return Ok(false) };
    let row = storage::inbox::receive(&Fresh {
        about: Some((&asked.deletion, &asked.reference)),
        application: Some(&asked.application),
        ..fresh(about, received, context.now)
    });
    let way = Way::Mail { from: &received.envelope.from, id: received.id };
    match question::answer(context, &asked, &received.mail.text, way, vec![row]).await {
        Ok(()) => Ok(true),
        // Something was faster: it waits as any other mail, and the staff see what is true.
        Err(
            AnswerError::Advance(AdvanceError::Refused(..) | AdvanceError::Busy | AdvanceError::NotFound)
            | AnswerError::Vault(VaultError::Erased)
            | AnswerError::Code(CodeError::Vault(VaultError::Erased)),
        ) => Ok(false),
        Err(AnswerError::Advance(error)) => Err(error.into()),
        Err(AnswerError::Code(error)) => Err(error.into()),
        Err(AnswerError::Vault(error)) => Err(error.into()),
        Err(AnswerError::Port(error)) => Err(error.into()),
    }
}

/// Where whoever sent it is reached: not a machine, and nobody whose name was forged.
pub async fn reply_to(
    context: &Context,
    policy: &Policy,
    account: &AccountKey,
    id: &ApplicationId,
    received: &Received<'_>,
) -> Result<Option<String>, InboxError> {
    let Some(sender) = received.envelope.sender(context).filter(|_| may_be_answered(received)) else { return Ok(None) };
    Ok(Some(question::reply_to(context, policy, account, id, &sender).await?))
}

/// A reply to what the desk wrote about another mail is read as what it is, and stands beside that one.
pub async fn follow(context: &Context, received: &Received<'_>) -> Result<Option<Statement>, InboxError> {
    if received.automatic {
        return Ok(None);
    }
    let question = question::about_mail(context, &text(received)).await?;
    Ok(question.map(|id| storage::question::follow(&id, context.now, received.id)))
}

fn text(received: &Received<'_>) -> String {
    format!("{}\n{}", received.mail.subject(), received.mail.text)
}
