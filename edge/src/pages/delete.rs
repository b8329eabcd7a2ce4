//! The first page: which account. The answer is the same, in bytes and in time, whether it exists or not.

use frontend::pages::delete;
use frontend::shell::FieldError;
use shared::deletion::Wish;
use shared::form::Identify;
use shared::id::{DeletionId, Reference};

use crate::advance::{Beginning, Beside, begin};
use crate::failure::Failure;
use crate::mail;
use crate::reply::Reply;
use crate::session::{Scope, Token};
use crate::view::View;
use crate::{facts, format, limits, rule, throttle};

#[expect(clippy::unnecessary_wraps, reason = "every handler answers the router in one shape")]
pub fn show(view: &View<'_>) -> Result<Reply, Failure> {
    Ok(page(view, 200, String::new(), &[]).asked_for())
}

fn page(view: &View<'_>, status: u16, identifier: String, errors: &[FieldError]) -> Reply {
    let policy = &view.context.policy;
    let purge_at = policy.window.end(view.context.now, &policy.zone);
    let props = delete::Props {
        action: view.path("/delete"),
        listing_names: policy.listing_names.clone(),
        way_back: facts::way_back(view.texts, policy, purge_at, None),
        erase_on: format::day(view.locale, policy, purge_at),
        erased_and_kept_href: view.path("/erased-and-kept"),
        identifier,
        errors: errors.to_vec(),
    };
    Reply::html(status, delete::page(&view.shell_for(errors), props))
}

/// Begins a deletion for whoever is named: one batch, nothing looked up.
pub async fn begin_deletion(view: &View<'_>) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let typed = fields.iter().find(|(name, _)| name == "identifier").map(|(_, value)| value.trim().to_owned());
    let typed = typed.unwrap_or_default();
    if let Err(refused) = Identify::parse(&fields) {
        return Ok(page(view, 422, typed, &view.errors(&refused)));
    }
    name(view, Wish::Leave, &typed).await
}

/// Whatever was named, and whatever for: the same rows, the same mail in the outbox, the same answer.
pub async fn name(view: &View<'_>, wish: Wish, typed: &str) -> Result<Reply, Failure> {
    let context = view.context;
    let limit = if wish == Wish::Access { limits::CODES_TO_STRANGERS } else { limits::BEGINNINGS };
    throttle::by_source(context, view.incoming, limit).await?;
    let id = DeletionId::from_random(context.random()?);
    let reference = Reference::from_random(context.random()?);
    let intake = mail::code::intake(context, &id, typed).await.map_err(service)?;
    let token = Token::fresh(context)?;
    let mut statements = mail::code::order(context, &id).await.map_err(service)?;
    statements.push(token.open(context, &id.to_string(), Scope::Journey, None));
    statements.extend(rule::publish(context));
    let policy_version = context.rules.version;
    let beside = Beside { statements, ..Beside::default() };
    let locale = view.locale.tag();
    let reference_of = reference.clone();
    let beginning = Beginning { id, reference: reference_of, policy_version, wish, locale, intake: &intake, beside };
    begin(context, beginning).await.map_err(|error| Failure::Service(error.to_string()))?;
    let next = match wish {
        Wish::See => view.path(&format!("/data/{reference}/code")),
        Wish::Leave | Wish::Keep | Wish::Access => view.step(&reference, "/code"),
    };
    Ok(token.give(Reply::see_other(&next)))
}

/// A request that nobody has typed anything for.
pub async fn begin_untyped(view: &View<'_>, wish: Wish) -> Result<DeletionId, Failure> {
    let context = view.context;
    let id = DeletionId::from_random(context.random()?);
    let intake = mail::code::intake(context, &id, "").await.map_err(service)?;
    let beginning = Beginning {
        id,
        reference: Reference::from_random(context.random()?),
        policy_version: context.rules.version,
        wish,
        locale: view.locale.tag(),
        intake: &intake,
        beside: Beside { statements: rule::publish(context).into_iter().collect(), ..Beside::default() },
    };
    begin(context, beginning).await.map_err(|error| Failure::Service(error.to_string()))?;
    Ok(id)
}

/// A key that is not here yet is worth a second try; everything else is ours.
pub fn service(error: mail::MailError) -> Failure {
    use crate::vault::VaultError;
    match error {
        mail::MailError::Vault(error) => error.into(),
        mail::MailError::Directory(error) => error.into(),
        mail::MailError::Code(crate::code::CodeError::Vault(VaultError::NotYetHere)) => Failure::NotYetHere,
        other => Failure::Service(other.to_string()),
    }
}
