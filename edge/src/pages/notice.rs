//! Notices that everybody may read: those that are about one person alone are nowhere here, and none is before its day.

use frontend::pages::notice::{self as shown, Listed, Props};

use crate::failure::Failure;
use crate::limits::{NOTICE_S, NOTICES};
use crate::notice::{self, Stored, labels};
use crate::reply::Reply;
use crate::storage::notice as rows;
use crate::view::View;

/// GET /{l}/notices
pub async fn list(view: &View<'_>) -> Result<Reply, Failure> {
    let mut all = Vec::new();
    for row in view.context.one(rows::public(NOTICES)).await? {
        let stored = Stored::from_row(&row)?;
        let title = stored.title(view.texts, view.locale, &view.context.policy);
        let what = labels(view.texts, &view.context.policy, &stored.categories).join(&view.texts.get("list-comma"));
        all.push(Listed { id: stored.id, title, what });
    }
    Ok(Reply::html(200, shown::page(&view.shell(), Props::List(all))).public(NOTICE_S))
}

/// GET /{l}/notices/{notice}
pub async fn show(view: &View<'_>, id: &str) -> Result<Reply, Failure> {
    let stored = notice::find(view.context, id).await?;
    let stored = stored.filter(|stored| stored.whom.is_none() && stored.begun_at.is_some()).ok_or(Failure::NotFound)?;
    let told = stored.told(view.context, view.locale).await?.ok_or(Failure::NotFound)?;
    Ok(Reply::html(200, shown::page(&view.shell(), Props::One(told))).public(NOTICE_S))
}
