//! `/shop`: signing in, and what an account that waits for its deletion answers.

use frontend::pages::{shop_pending, shop_sign_in};
use frontend::shell::FieldError;
use shared::deletion::State;
use shared::id::DeletionId;
use shared::identifier::Identifier;

use super::COOKIE;
use crate::directory::{self, SignIn};
use crate::extract::FormRefusal;
use crate::failure::Failure;
use crate::reply::Reply;
use crate::storage::{self, deletion::Stored};
use crate::view::View;
use crate::{format, limits, pages, rule};

/// GET /shop
pub fn show(view: &View<'_>) -> Reply {
    page(view, 200, String::new(), false, Vec::new())
}

/// POST /shop
pub async fn act(view: &View<'_>) -> Result<Reply, Failure> {
    let typed = Typed::parse(&view.form()?)?;
    let errors: Vec<FieldError> = [("identifier", &typed.identifier), ("password", &typed.password)]
        .into_iter()
        .filter(|(_, value)| value.is_empty())
        .flat_map(|(field, _)| view.error(field, "missing"))
        .collect();
    if !errors.is_empty() {
        return Ok(page(view, 422, typed.identifier, false, errors));
    }
    let answer = match Identifier::parse(&typed.identifier) {
        Ok(identifier) => directory::sign_in(view.context, &identifier, &typed.password).await?,
        // What can be no account is answered like one that is not there.
        Err(_) => SignIn::Refused,
    };
    match answer {
        SignIn::Welcome { token } => {
            Ok(Reply::see_other("/shop/account").with_cookie(COOKIE, &token, limits::SESSION_MS / 1000))
        }
        SignIn::Pending { deletion } => pending(view, &deletion, typed.identifier).await,
        SignIn::TooManyTries => Err(limits::SHOP_TRIES.refuse(view.context.now)),
        SignIn::Locked => Ok(page(view, 422, typed.identifier, false, view.error("password", "locked"))),
        SignIn::Refused => Ok(page(view, 422, typed.identifier, false, view.error("password", "wrong"))),
    }
}

/// What the form holds: exactly these two fields, once each.
struct Typed {
    identifier: String,
    password: String,
}

impl Typed {
    fn parse(fields: &[(String, String)]) -> Result<Self, Failure> {
        let (mut identifier, mut password) = (None, None);
        for (name, value) in fields {
            let place = match name.as_str() {
                "identifier" => &mut identifier,
                "password" => &mut password,
                _ => return Err(Failure::BadForm(FormRefusal::Malformed)),
            };
            if place.replace(value.clone()).is_some() {
                return Err(Failure::BadForm(FormRefusal::Malformed));
            }
        }
        let identifier = identifier.unwrap_or_default().trim().to_owned();
        Ok(Self { identifier, password: password.unwrap_or_default() })
    }
}

/// "This account is due to be deleted. Keep it / Leave it": the password was right, so the answer may say so.
async fn pending(view: &View<'_>, deletion: &DeletionId, identifier: String) -> Result<Reply, Failure> {
    let rows = view.context.one(storage::deletion::by_id(deletion)).await?;
    let stored = rows.first().map(Stored::from_row).transpose()?.ok_or(Failure::NotFound)?;
    // Sealed by the staff, who have not decided yet: no way in, and nothing to choose.
    if stored.deletion.access().is_some() {
        return Ok(page(view, 422, identifier, false, view.error("password", "sealed")));
    }
    let State::Pending(pending) = stored.deletion.state() else {
        // Being erased at this very moment, or just revoked and not yet restored: either way soon another answer.
        return Err(Failure::NotYetHere);
    };
    let policy = rule::of_version(view.context, stored.policy_version).await?;
    let props = shop_pending::Props {
        last_day: format::last_day(view.locale, &policy, pending.revoke_until()),
        erase_on: format::day(view.locale, &policy, pending.purge_at()),
        keep_href: pages::revoke::sign_in_path(view, &stored).await?,
        leave_href: "/shop".to_owned(),
    };
    Ok(Reply::html(200, shop_pending::page(&view.shell(), props)))
}

fn page(view: &View<'_>, status: u16, identifier: String, signed_out: bool, errors: Vec<FieldError>) -> Reply {
    let shell = view.shell_for(&errors);
    let props = shop_sign_in::Props { identifier, accounts: demo_accounts(view), signed_out, errors };
    Reply::html(status, shop_sign_in::page(&shell, props))
}

/// The page after signing out.
pub fn signed_out(view: &View<'_>) -> Reply {
    page(view, 200, String::new(), true, Vec::new())
}

#[cfg(feature = "local")]
fn demo_accounts(view: &View<'_>) -> Vec<shop_sign_in::DemoAccount> {
    crate::local::plant::demo()
        .into_iter()
        .map(|person| shop_sign_in::DemoAccount {
            identifier: person.email.clone(),
            password: person.password().unwrap_or("–").to_owned(),
            note: [
                view.texts.get_with(&format!("shop-situation-{}", person.situation.key()), &[("phone", &person.phone)]),
                view.texts.get(&format!("shop-life-{}", person.life.key())),
            ]
            .join(" · "),
        })
        .collect()
}

/// Where strangers come by, nobody's password is shown.
#[cfg(not(feature = "local"))]
fn demo_accounts(_view: &View<'_>) -> Vec<shop_sign_in::DemoAccount> {
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_repeated_or_unknown_field_is_refused() {
        assert!(Typed::parse(&fields(&[("identifier", "a"), ("identifier", "b")])).is_err());
        assert!(Typed::parse(&fields(&[("identifier", "a"), ("admin", "1")])).is_err());
        assert!(
            Typed::parse(&fields(&[("identifier", " a "), ("password", " b ")]))
                .is_ok_and(|typed| typed.identifier == "a" && typed.password == " b ")
        );
    }
}
