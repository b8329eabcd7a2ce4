//! A request to keep an account that came by telephone, in a chat, at the counter or on paper: a colleague enters it, and somebody
//! else decides. Nothing has been shown with it, so it stops the erasure once, as any other without proof.

use frontend::pages::staff::deletion::Typed;
use shared::application::{Evidence, Filer};
use shared::deletion::Command;
use shared::desk::{Act, Channel};
use shared::id::ApplicationId;

use super::act::{field, path, refused};
use super::case::contact_key;
use super::chain::Step;
use super::deletion::{self, may_enter};
use super::hold::{self, posted};
use crate::advance::{AdvanceError, Beside, Letter, advance};
use crate::failure::Failure;
use crate::limits::DESK_WORDS;
use crate::reply::Reply;
use crate::staff::Sitting;
use crate::vault;
use crate::view::View;

/// POST /staff/deletion/{reference}/enter
pub async fn enter(view: &View<'_>, sitting: &Sitting, reference: &str) -> Result<Reply, Failure> {
    let (fields, held) = &posted(view, sitting, reference).await?;
    let here = || Failure::Overtaken(hold::path(held, None));
    if !may_enter(view, held) {
        return Err(here());
    }
    let (channel, said) = (Channel::parse(field(fields, "channel")), field(fields, "said").trim());
    let mut errors = Vec::new();
    if channel.is_none() {
        errors.extend(view.error("channel", "missing"));
    }
    match said.chars().count() {
        0 => errors.extend(view.error("said", "missing")),
        count if count > DESK_WORDS => errors.extend(view.error("said", "too-long")),
        _ => {}
    }
    let Some(channel) = channel.filter(|_| errors.is_empty()) else {
        let typed = Typed { channel: field(fields, "channel").to_owned(), said: said.to_owned(), ..Typed::default() };
        return Ok(Reply::html(422, deletion::page(view, sitting, held, errors, typed).await?));
    };
    let context = view.context;
    // Without its key whose account it was is erased: there is nothing to keep.
    let key = contact_key(context, &held.stored, &held.policy).await?.ok_or_else(here)?;
    let id = ApplicationId::parse(&context.new_id()?).map_err(|error| Failure::Service(error.to_string()))?;
    let sealed = vault::seal_text(context, &key, Letter::place(id.as_str()), said)?;
    let step = Step { why: Some(channel.name()), ..held.log.plain(Act::Entered) };
    let beside = Beside {
        statements: vec![held.log.next(view, sitting, step)?],
        letter: Some(Letter { sealed, locale: view.locale.tag() }),
        ..Beside::default()
    };
    let case = path(id.as_str(), Some(Act::Entered));
    let filer = Filer::Staff(sitting.id.clone());
    let command = Command::FileRevocation { id, filer, verified_at: None, evidence: Evidence::Nothing };
    match advance(context, &held.stored.id, Some(held.stored.version), &command, &beside).await {
        Ok(_) => Ok(Reply::see_other(&case)),
        Err(AdvanceError::Port(error)) => Err(refused(error, hold::path(held, None))),
        Err(AdvanceError::Refused(..) | AdvanceError::Superseded(_) | AdvanceError::Busy) => Err(here()),
        Err(error) => Err(Failure::Service(error.to_string())),
    }
}
