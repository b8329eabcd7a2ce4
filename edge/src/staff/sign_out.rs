//! `/staff/sign-out`

use shared::api::path;

use super::session::COOKIE;
use super::{Happening, sitting};
use crate::failure::Failure;
use crate::reply::Reply;
use crate::storage;
use crate::view::View;

/// POST /staff/sign-out
pub async fn act(view: &View<'_>) -> Result<Reply, Failure> {
    let sitting = sitting(view.context, view.incoming).await?;
    view.form()?;
    view.context.one(storage::staff::end(&sitting.token_hash)).await?;
    super::happened(&Happening::SignedOut { staff: sitting.id });
    Ok(Reply::see_other(path::STAFF_SIGN_IN).with_cookie(COOKIE, "", 0))
}
