//! `/shop/account`: who is signed in, the newest of what the shop knows, and the way out.

use frontend::pages::shop_account::{self, Fact, Section};
use shared::id::{AccountKey, CategoryId};

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
    let mut facts = facts(view, &account);
    for blocker in directory::matters(view.context, &key).await? {
        let label = view.texts.get(&format!("shop-matter-{}", blocker.kind.key()));
        facts.push(Fact { label, value: blocker.detail.unwrap_or_default() });
    }
    let props = shop_account::Props {
        name: account.name.clone().unwrap_or_default(),
        facts,
        sections: sections(view, &key).await?,
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

/// A category, its title, how many of it are shown, and how one is told: what names it, and what is said of it.
type Shelf = (&'static str, &'static str, usize, [&'static str; 4]);

const SHELVES: [Shelf; 6] = [
    ("orders", "shop-orders", 5, ["number", "", "total", "status"]),
    ("subscriptions", "shop-subscriptions", 4, ["plan", "price", "status", "next_renewal"]),
    ("messages-shop", "shop-care", 3, ["subject", "", "with", ""]),
    ("messages-market", "shop-market", 3, ["subject", "", "with", ""]),
    ("addresses", "shop-addresses", 4, ["name", "street", "city", ""]),
    ("linked-apps", "shop-apps", 4, ["app", "", "", ""]),
];

async fn sections(view: &View<'_>, key: &AccountKey) -> Result<Vec<Section>, Failure> {
    let mut sections = Vec::new();
    for (category, title, most, words) in SHELVES {
        let category = CategoryId::parse(category).map_err(|cause| Failure::Service(cause.to_string()))?;
        let [records] = embedded::dated(view.context, key, &[category]).await?;
        let hidden = u32::try_from(records.len().saturating_sub(most)).unwrap_or_default();
        if !records.is_empty() {
            sections.push(Section {
                title: view.texts.get(title),
                facts: records.iter().rev().take(most).map(|record| fact(view, record, words)).collect(),
                more: (hidden > 0).then(|| view.texts.count("shop-more", hidden, &[])),
            });
        }
    }
    Ok(sections)
}

/// What has no words of its own is told with its day.
fn fact(view: &View<'_>, record: &Dated, [name, one, two, three]: [&str; 4]) -> Fact {
    let text = |name: &str| {
        let text = record.fields.get(name).and_then(|value| value.as_str()).unwrap_or_default();
        format::written_date(view.locale, &view.context.policy, text).unwrap_or_else(|| text.to_owned())
    };
    let first = if one.is_empty() { format::day(view.locale, &view.context.policy, record.at) } else { text(one) };
    let told = [first, text(two), text(three)].into_iter().filter(|part| !part.is_empty());
    Fact { label: text(name), value: told.collect::<Vec<_>>().join(" · ") }
}
