//! What happens if the account is deleted; all blockers at once.

use leptos::prelude::*;

use super::part::schedule::Schedule;
use super::part::{Blocker, Category, EmailReuse, WayBack};
use crate::components::{blocker, button, detail, list, panel, reuse, schedule};
use crate::i18n::Texts;
use crate::route;
use crate::shell::{Frame, Link, Shell};

/// Nothing is asked here; Continue is a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    /// The account, masked.
    pub account: String,
    pub way_back: Option<WayBack>,
    pub erase_on: String,
    pub blockers: Vec<Blocker>,
    /// What to do before, as the policy says.
    pub preparations: Vec<Category>,
    pub erased: Vec<Category>,
    pub anonymised: Vec<Category>,
    pub schedule: Schedule,
    /// Open orders that are cancelled.
    pub orders: Vec<String>,
    pub email_reuse: EmailReuse,
    /// Refunds on their way: better waited for.
    pub refunds: Vec<String>,
    /// Subscriptions that stop; a link where a store bills them and must be told by the person.
    pub renewals: Vec<Renewal>,
    pub linked_apps: Vec<String>,
    pub backups_days: u32,
    /// Other options, shown once, collapsed, last.
    pub others: Vec<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renewal {
    pub name: String,
    /// Where the store bills it, and nobody but the person can stop it.
    pub cancel_at: Option<String>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let copy = route::step(shell.locale, &props.reference, "copy");
    let title = texts.get(if props.blockers.is_empty() { "consequences-title" } else { "consequences-title-blocked" });
    // The first page that an app shows.
    let back = shell.out_of_app().unwrap_or_else(|| route::deletion(shell.locale, &props.reference));
    Frame::titled(title).step(shell, "3").back(back).html(shell, || {
        let others =
            (!props.others.is_empty()).then(|| detail::closed(texts.get("consequences-others"), others(&props.others)));
        view! {
            <p>{texts.get_with("consequences-account", &[("account", &props.account)])}</p>
            {blocked(texts, &props.blockers)}
            {prepare(texts, &props.preparations)}
            {what_when(texts, &props.schedule)}
            {straight_away(texts, &props)}
            {on_date(texts, &props)}
            {cannot_delete(texts, props.backups_days)}
            <section aria-labelledby="reuse">
                <h2 id="reuse">{texts.get("reuse-title")}</h2>
                <p>{reuse::sentence(texts, &props.email_reuse)}</p>
            </section>
            <p class="actions">{button::link(copy, texts.get("continue"))}</p>
            {others}
        }
        .into_any()
    })
}

fn blocked(texts: Texts, blockers: &[Blocker]) -> Option<AnyView> {
    if blockers.is_empty() {
        return None;
    }
    let count = u32::try_from(blockers.len()).unwrap_or(u32::MAX);
    let waits = view! { <p>{texts.get("consequences-blocked-waits")}</p> };
    let view = view! {
        <section aria-labelledby="blocked">
            <h2 id="blocked">{texts.count("consequences-blocked", count, &[])}</h2>
            {blocker::all(texts, blockers)}
            {panel::notice(waits.into_any())}
        </section>
    };
    Some(view.into_any())
}

fn prepare(texts: Texts, preparations: &[Category]) -> Option<AnyView> {
    if preparations.is_empty() {
        return None;
    }
    let view = view! {
        <section aria-labelledby="prepare">
            <h2 id="prepare">{texts.get("consequences-prepare")}</h2>
            {list::categories(preparations)}
        </section>
    };
    Some(view.into_any())
}

fn straight_away(texts: Texts, props: &Props) -> AnyView {
    let mut items = vec![texts.get("consequences-no-sign-in"), texts.get("consequences-no-messages")];
    if !props.orders.is_empty() {
        items.push(texts.get_with("consequences-orders", &[("orders", &props.orders.join(&texts.get("list-comma")))]));
    }
    if !props.linked_apps.is_empty() {
        items.push(texts.get_with("consequences-apps", &[("apps", &props.linked_apps.join(&texts.get("list-comma")))]));
    }
    let items = items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view();
    let renewals = props.renewals.iter().map(|renewal| renewal_line(texts, renewal)).collect_view();
    let refunds = (!props.refunds.is_empty()).then(|| {
        let text =
            texts.get_with("consequences-refunds", &[("refunds", &props.refunds.join(&texts.get("list-comma")))]);
        panel::notice(view! { <p>{text}</p> }.into_any())
    });
    view! {
        <section aria-labelledby="straight-away">
            <h2 id="straight-away">{texts.get("consequences-straight-away")}</h2>
            <ul>{items}{renewals}</ul>
            {refunds}
        </section>
    }
    .into_any()
}

fn renewal_line(texts: Texts, renewal: &Renewal) -> AnyView {
    let name = [("name", renewal.name.as_str())];
    match renewal.cancel_at.clone() {
        // A store bills it: nobody but the person can stop it there.
        Some(href) => view! {
            <li>
                {texts.get_with("consequences-renewal-store", &name)}{texts.joint()}
                <a href=href>{texts.get_with("consequences-renewal-store-link", &name)}</a>
            </li>
        }
        .into_any(),
        None => view! { <li>{texts.get_with("consequences-renewal", &name)}</li> }.into_any(),
    }
}

fn on_date(texts: Texts, props: &Props) -> AnyView {
    let way_back = match &props.way_back {
        Some(way_back) => {
            texts.get_with("consequences-until", &[("date", &way_back.last_day), ("window", &way_back.window)])
        }
        None => texts.get("consequences-no-way-back"),
    };
    let anonymised = (!props.anonymised.is_empty()).then(|| {
        view! {
            <h3>{texts.get("consequences-anonymised")}</h3>
            <p>{texts.get("consequences-anonymised-text")}</p>
            {list::categories(&props.anonymised)}
        }
    });
    view! {
        <section aria-labelledby="on-date">
            <h2 id="on-date">{texts.get_with("consequences-on-date", &[("date", &props.erase_on)])}</h2>
            <p>{way_back}</p>
            <h3>{texts.get("consequences-erased")}</h3>
            {list::categories(&props.erased)}
            {anonymised}
        </section>
    }
    .into_any()
}

/// The picture says what is kept, why and until when: no list repeats it.
fn what_when(texts: Texts, told: &Schedule) -> AnyView {
    view! {
        <section aria-labelledby="schedule">
            <h2 id="schedule">{texts.get("schedule-title")}</h2>
            {schedule::picture(texts, told)}
        </section>
    }
    .into_any()
}

fn cannot_delete(texts: Texts, backups_days: u32) -> AnyView {
    view! {
        <section aria-labelledby="cannot">
            <h2 id="cannot">{texts.get("consequences-cannot")}</h2>
            <ul>
                <li>{texts.get("consequences-cannot-others")}</li>
                <li>{texts.get("consequences-cannot-devices")}</li>
                <li>{texts.count("consequences-cannot-backups", backups_days, &[])}</li>
            </ul>
        </section>
    }
    .into_any()
}

fn others(links: &[Link]) -> AnyView {
    let items =
        links.iter().map(|link| view! { <li><a href=link.href.clone()>{link.text.clone()}</a></li> }).collect_view();
    view! { <ul>{items}</ul> }.into_any()
}
