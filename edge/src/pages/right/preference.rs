//! What the data may be used for: said by a form, by one button, or by the browser itself.

use frontend::pages::right::{Preferences, Situation};
use shared::directory::Operation;
use shared::form;
use shared::preference::{self, Preference, Refused};

use super::{Fields, Sitting, home_again, render};
use crate::directory;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::right::{self, About, Kind, Whose};
use crate::view::View;

/// Global Privacy Control: an objection that a browser makes for its person, on every site.
fn has_signal(view: &View<'_>) -> bool {
    view.incoming.header("sec-gpc").is_some_and(|value| value.trim() == "1")
}

/// Where the directory keeps no refusals there is nothing to refuse: a promise that nobody keeps is none.
async fn can_refuse(view: &View<'_>) -> Result<bool, Failure> {
    Ok(directory::can(view.context, Operation::Refuse).await?)
}

pub async fn show(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    if !can_refuse(view).await? {
        return Err(Failure::NotFound);
    }
    let known = directory::preferences(view.context, &sitting.account).await?;
    let uses = Preference::ALL.map(|one| (one.name(), !known.refused.contains(&one)));
    let told = Preferences { uses: uses.into(), has_signal: has_signal(view) };
    Ok(render(view, sitting, 200, Situation::Preferences(told), Vec::new()))
}

pub async fn set(view: &View<'_>, sitting: &Sitting, fields: &Fields) -> Result<Reply, Failure> {
    let Ok(form) = form::Preferences::parse(fields) else { return Err(super::malformed()) };
    if !can_refuse(view).await? {
        return Err(Failure::NotFound);
    }
    refuse(view, sitting.whose(), form.refused).await?;
    Ok(home_again(view, sitting))
}

/// Effective here before the answer leaves, and told to everybody who works with the data.
async fn refuse(view: &View<'_>, whose: Whose<'_>, refused: Refused) -> Result<(), Failure> {
    let context = view.context;
    let about = About { refused, ..About::default() };
    let processors = context.policy.processors();
    let statements = right::order(context, whose, Kind::Preferences, &about, &processors)?;
    if super::asked(view, statements).await? {
        directory::set_preferences(context, whose.account, &about.refused, context.now).await?;
    }
    Ok(())
}

/// A browser's objection counts as its person's, unless the person has said something themselves.
pub async fn heed(view: &View<'_>, whose: Whose<'_>) -> Result<(), Failure> {
    if !has_signal(view)
        || !can_refuse(view).await?
        || directory::preferences(view.context, whose.account).await?.at.is_some()
    {
        return Ok(());
    }
    refuse(view, whose, preference::everything()).await
}
