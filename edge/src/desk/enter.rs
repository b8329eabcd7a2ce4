//! What somebody asked for who rang, wrote in a chat, came or sent a letter: a colleague enters it, and another answers.

use frontend::pages::staff::enter::{self, Props, Typed};
use frontend::shell::FieldError;
use shared::desk::Act;
use shared::form::{Request, Writer};
use shared::staff::Permission;

use super::act::{field, refused};
use super::chain::{self, Step};
use super::mail;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::request;
use crate::staff::Sitting;
use crate::view::View;

/// GET /staff/enter
pub fn show(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::Decide)?;
    Ok(page(view, sitting, Typed::default(), Vec::new()))
}

fn page(view: &View<'_>, sitting: &Sitting, typed: Typed, errors: Vec<FieldError>) -> Reply {
    let status = if errors.is_empty() { 200 } else { 422 };
    let props = Props { badge: sitting.badge(view), typed, errors };
    Reply::html(status, enter::page(&view.shell_for(&props.errors), props))
}

/// POST /staff/enter
pub async fn enter(view: &View<'_>, sitting: &Sitting) -> Result<Reply, Failure> {
    sitting.must(Permission::Decide)?;
    let fields = view.form()?;
    let asked = match Request::parse(&fields, Writer::Desk) {
        Ok(asked) => asked,
        Err(refused) => {
            let text = |name: &str| field(&fields, name).to_owned();
            let typed = Typed {
                channel: text("channel"),
                kind: text("kind"),
                identifier: text("identifier"),
                address: text("address"),
                text: text("text"),
            };
            return Ok(page(view, sitting, typed, view.errors(&refused)));
        }
    };
    let channel = asked.channel.ok_or(Failure::BadField)?;
    let (id, add) = request::entered(view, asked, channel).await?;
    let subject = mail::subject(&id);
    let step = Step { subject: &subject, act: Act::Entered, why: Some(channel.name()), text: None, key: None };
    let statements = vec![chain::next(view.context, sitting, None, step)?, add];
    match view.context.batch(statements).await {
        Ok(_) => Ok(Reply::see_other(&mail::path(&id, None))),
        Err(error) => Err(refused(error, mail::path(&id, None))),
    }
}
