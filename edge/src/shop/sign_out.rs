//! `/shop/sign-out`

use super::{COOKIE, sign_in};
use crate::directory::embedded;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::view::View;

/// POST /shop/sign-out
pub async fn act(view: &View<'_>) -> Result<Reply, Failure> {
    view.form()?;
    if let Some(token) = view.incoming.cookie(COOKIE) {
        embedded::sign_out(view.context, token).await?;
    }
    Ok(sign_in::signed_out(view).with_cookie(COOKIE, "", 0))
}
