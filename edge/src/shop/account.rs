//! `/shop/account`: who is signed in, their orders, and the way out.

use frontend::pages::shop_account::{self, Fact};
use shared::id::CategoryId;

use super::COOKIE;
use crate::directory::embedded::{self, Dated};
use crate::directory::{self, Account, ContactKind, Standing};
use crate::failure::Failure;
use crate::format;
use crate::reply::Reply;
use crate::view::View;

/// GET /shop/account
pub async fn show(view: &View<'_>) -> Result<Reply, Failure> {
    let Some(token) = view.incoming.cookie(COOKIE) else { return Ok(Reply::see_other("/shop")) };
    let Some(key) = embedded::session_account(view.context, token).await? else {
        return Ok(Reply::see_other("/shop").with_cookie(COOKIE, "", 0));
    };
    let account = directory::account(view.context, &key).await?.ok_or(Failure::NotFound)?;
    let orders = CategoryId::parse("orders").map_err(|cause| Failure::Service(cause.to_string()))?;
    let orders = embedded::dated(view.context, &key, &orders).await?;
    let mut facts = facts(view, &account);
    for blocker in directory::blockers(view.context, &key).await? {
        let label = view.texts.get(&format!("shop-matter-{}", blocker.kind.key()));
        facts.push(Fact { label, value: blocker.detail.unwrap_or_default() });
    }
    let props = shop_account::Props {
        name: account.name.clone().unwrap_or_default(),
        facts,
        orders: orders.iter().rev().map(|order| order_fact(view, order)).collect(),
        delete_href: view.path("/delete"),
    };
    Ok(Reply::html(200, shop_account::page(&view.shell(), props)))
}

fn facts(view: &View<'_>, account: &Account) -> Vec<Fact> {
    let mut facts: Vec<Fact> = account
        .contacts
        .iter()
        .filter(|contact| contact.replaced_at.is_none())
        .map(|contact| {
            let key = match contact.kind {
                ContactKind::Email => "shop-email",
                ContactKind::Phone => "shop-phone",
                ContactKind::Username => "shop-username",
            };
            Fact { label: view.texts.get(key), value: contact.address.clone() }
        })
        .collect();
    let standing = match account.standing {
        Standing::Good => "shop-standing-good",
        Standing::Suspended => "shop-standing-suspended",
    };
    facts.push(Fact { label: view.texts.get("shop-standing"), value: view.texts.get(standing) });
    facts
}

fn order_fact(view: &View<'_>, order: &Dated) -> Fact {
    let text = |name: &str| order.fields.get(name).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
    let day = format::day(view.locale, &view.context.policy, order.at);
    Fact { label: text("number"), value: [day, text("total"), text("status")].join(" · ") }
}
