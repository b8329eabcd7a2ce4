//! The promised copy.

use std::collections::BTreeSet;

use shared::deletion::{Command, Refusal};
use shared::export::Export;
use shared::gather::gather;
use shared::id::CategoryId;

use super::{EffectError, Outcome, tell};
use crate::advance::{AdvanceError, Beside, advance};
use crate::context::Context;
use crate::storage::deletion::Stored;
use crate::{export, mail, rule};

/// Makes the promised copy, unless the promise is no longer open. One that was made too late is erased by its maker.
pub async fn prepare(context: &Context, stored: &Stored) -> Result<Outcome, EffectError> {
    let Some(account) = stored.deletion.account().filter(|_| stored.is_before_claim()) else {
        return Ok(Outcome::Dropped);
    };
    if !stored.deletion.export().is_owed() {
        return Ok(Outcome::Dropped);
    }
    let policy = rule::of_version(context, stored.policy_version).await?;
    let locale = mail::locale_of(stored);
    let answers = stored.deletion.answers().keys();
    let left_out: BTreeSet<CategoryId> = gather(answers.filter(|id| stored.deletion.leaves_out(id)).cloned());
    let wish = export::Wish { policy: &policy, locale, left_out: &left_out };
    if let Err(error) = export::prepare(context, &stored.id, account, wish).await {
        tell(context, stored, &Command::ExportFailed).await?;
        return Err(error.into());
    }
    match advance(context, &stored.id, None, &Command::ExportReady { left_out }, &Beside::default()).await {
        Ok(_) => Ok(Outcome::Done),
        // A twin was first with the same copy.
        Err(AdvanceError::Refused(_, now))
            if now.is_before_claim() && matches!(now.deletion.export(), Export::Ready { .. }) =>
        {
            Ok(Outcome::Done)
        }
        // The person wants meanwhile what this one lacks: made again.
        Err(AdvanceError::Refused(Refusal::CopyLacks, _)) => Err(EffectError::Outdated),
        Err(AdvanceError::Refused(..)) => {
            export::erase(context, &stored.id).await?;
            Ok(Outcome::Dropped)
        }
        Err(error) => Err(error.into()),
    }
}
