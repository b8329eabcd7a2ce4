//! `/staff/sign-out`

use shared::api::path;
use shared::desk::Act;

use super::session::COOKIE;
use super::{Happening, diary, sitting};
use crate::desk::act::refused;
use crate::desk::chain::{self, Step};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::storage;
use crate::view::View;

/// POST /staff/sign-out
pub async fn act(view: &View<'_>) -> Result<Reply, Failure> {
    let sitting = sitting(view.context, view.incoming).await?;
    view.form()?;
    let subject = diary::subject(&sitting.id);
    let step = Step { subject: &subject, act: Act::SignedOut, why: None, text: None, key: None };
    let end = [storage::staff::end(&sitting.token_hash)];
    chain::write(view.context, &sitting.actor(), step, &end)
        .await
        .map_err(|error| refused(error, path::STAFF.to_owned()))?;
    super::happened(&Happening::SignedOut { staff: sitting.id });
    Ok(Reply::see_other(path::STAFF_SIGN_IN).with_cookie(COOKIE, "", 0))
}
