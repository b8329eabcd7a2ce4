//! Every state of a deletion: what is happening, who acts next, by when, what can I do.

use leptos::prelude::*;

use super::part::schedule::Schedule;
use super::part::{Blocker, Codes, CopyState, Haste, HeldBack, Kept, Kind, Printed, WayBack};
use crate::components::{blocker, button, codes, complaint, copy_state, kept, printed, watch};
use crate::i18n::Texts;
use crate::shell::{Frame, Shell};
use crate::{notice, route};

mod list;
mod told;

use list::{quiet, timeline};

/// One finished line of the history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub at: String,
    pub text: String,
}

/// What stops from the first second, and who has said so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quiet {
    pub what: String,
    /// When it was acknowledged; `None` while it is on its way.
    pub acknowledged_at: Option<String>,
    /// Whether somebody has looked, or it is signed, that it is so.
    pub is_checked: bool,
}

/// What is happening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Situation {
    Unverified {
        until: String,
    },
    Preparing {
        until: String,
    },
    /// Confirmed and waiting for blockers to go.
    Blocked {
        until: String,
        blockers: Vec<Blocker>,
    },
    Pending {
        way_back: Option<WayBack>,
        erase_on: String,
        postponed: bool,
    },
    /// Pending, and somebody has asked to keep the account: a person decides.
    RevocationAsked {
        decide_by: String,
        held_back: HeldBack,
    },
    /// Pending, and a hold on everything stops the erasure.
    OnHold {
        review_on: String,
    },
    Revoked {
        at: String,
        locked: bool,
    },
    Withdrawn {
        at: String,
    },
    Expired {
        at: String,
    },
    Erasing {
        done: u32,
        all: u32,
    },
    Erased {
        at: String,
        kept: Vec<Kept>,
    },
    Cleared {
        at: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page offers or does not")]
pub struct Props {
    pub reference: String,
    /// The version of the deletion that this page shows.
    pub seen: String,
    pub situation: Situation,
    /// While the request waits for its day.
    pub schedule: Option<Schedule>,
    /// Just sent: the page opens with a panel.
    pub just_sent: bool,
    pub codes: Option<Codes>,
    pub quiet: Vec<Quiet>,
    pub copy: CopyState,
    /// What a copy can hold, where more may be said about it here.
    pub kinds: Vec<Kind>,
    pub can_revoke: bool,
    /// Staff can be asked in writing to keep the account.
    pub can_apply: bool,
    /// A question of the staff waits for an answer, through this day.
    pub asked_until: Option<String>,
    /// How far a wish not to wait is, where there is one or may be one.
    pub haste: Option<Haste>,
    pub can_withdraw: bool,
    /// Proving control again shows the codes and the copy.
    pub can_prove: bool,
    /// Where the person goes on, if the next step is theirs.
    pub next_href: Option<String>,
    pub has_receipt: bool,
    /// The reason that was given leads to a complaint as well.
    pub complaint: bool,
    pub notices: Vec<notice::Told>,
    pub timeline: Vec<Entry>,
    pub printed: Printed,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let told = told::tell(texts, &props.situation);
    let frame = Frame::titled(told.heading);
    let is_erasing = matches!(props.situation, Situation::Erasing { .. });
    let has_copy = matches!(props.copy, CopyState::Preparing | CopyState::Ready(_));
    frame.steps(props.codes.is_some()).proofs(is_erasing || has_copy).html(shell, || {
        let next = props
            .next_href
            .clone()
            .map(|href| view! { <p class="actions">{button::link(href, texts.get("status-go-on"))}</p> });
        view! {
            {just_sent(texts, &props)}
            {happening(shell, &props, told.happening)}
            {told::next(texts, &props, told.who, told.when)}
            {told::haste(shell, props.haste.as_ref())}
            {told::question(shell, props.asked_until.as_deref())}
            {props.codes.as_ref().map(|shown| codes::block(texts, &props.reference, shown))}
            {next}
            {details(texts, &props.situation)}
            {told::ahead(texts, props.schedule.as_ref())}
            {actions(shell, &props)}
            {complaint::offered(shell, props.complaint)}
            {quiet(texts, &props.quiet, matches!(props.situation, Situation::Erasing { .. }))}
            {copy_state::told(shell, &props.reference, &props.copy, &props.kinds)}{notice::about_you(shell, &props.notices)}
            {timeline(texts, &props.timeline)}
            {printed::note(texts, &props.printed)}
        }
        .into_any()
    })
}

/// What the page says first; while the data is erased, it stays true by itself.
fn happening(shell: &Shell, props: &Props, text: String) -> AnyView {
    match props.situation {
        Situation::Erasing { all, .. } => {
            view! { <div class="lead">{watch::erasing(shell, &props.reference, text, all)}</div> }.into_any()
        }
        _ => view! { <p class="lead">{text}</p> }.into_any(),
    }
}

/// The confirmation: what has just happened, with the reference to keep.
fn just_sent(texts: Texts, props: &Props) -> AnyView {
    let reference = props.reference.clone();
    if props.just_sent {
        view! {
            <div class="sent" role="status">
                <p class="sent-title">{texts.get("status-just-sent")}</p>
                <p>{texts.get("status-reference")}" "<strong dir="ltr" translate="no">{reference}</strong></p>
            </div>
        }
        .into_any()
    } else {
        view! {
            <p class="reference">
                {texts.get("status-reference")}" "<strong dir="ltr" translate="no">{reference}</strong>
            </p>
        }
        .into_any()
    }
}

fn details(texts: Texts, situation: &Situation) -> Option<AnyView> {
    match situation {
        Situation::Blocked { blockers, .. } if !blockers.is_empty() => {
            let view = view! {
                <section aria-labelledby="blocked">
                    <h2 id="blocked">{texts.get("status-blocked-what")}</h2>
                    {blocker::all(texts, blockers)}
                </section>
            };
            Some(view.into_any())
        }
        Situation::Erased { kept, .. } if !kept.is_empty() => {
            let view = view! {
                <section aria-labelledby="kept">
                    <h2 id="kept">{texts.get("consequences-kept")}</h2>
                    <p>{texts.get("consequences-kept-text")}</p>
                    {kept::table(texts, kept)}
                </section>
            };
            Some(view.into_any())
        }
        _ => None,
    }
}

/// What can I do? Always answered, if only with "nothing".
fn actions(shell: &Shell, props: &Props) -> AnyView {
    let texts = shell.texts;
    let step = |step: &str| route::step(shell.locale, &props.reference, step);
    let item = |href: String, key: &str| view! { <li><a href=href>{texts.get(key)}</a></li> }.into_any();
    let mut items = Vec::new();
    if props.can_revoke {
        items.push(item(route::revoke(shell.locale), "status-do-revoke"));
        items.push(item(step("calendar.ics"), "status-do-calendar"));
    }
    if props.can_apply {
        items.push(item(step("revocation"), "status-do-apply"));
    }
    if props.haste == Some(Haste::Possible) {
        items.push(item(step("immediate"), "status-do-immediate"));
    }
    if matches!(
        props.situation,
        Situation::Pending { .. } | Situation::Blocked { .. } | Situation::RevocationAsked { .. }
    ) {
        items.push(item(route::not_me(shell.locale), "status-do-not-me"));
    }
    if props.has_receipt {
        items.push(item(step("receipt"), "status-do-receipt"));
    }
    if props.codes.is_some() {
        items.push(view! { <li class="no-print">{texts.get("status-do-print")}</li> }.into_any());
    }
    items.push(item(shell.operator.contact_url.clone(), "status-do-ask"));
    let withdraw = props.can_withdraw.then(|| {
        view! {
            <form method="post" action=step("withdraw")>
                <input type="hidden" name="seen" value=props.seen.clone()/>
                {button::secondary(texts.get("status-do-withdraw"))}
            </form>
        }
    });
    let prove = props.can_prove.then(|| {
        view! {
            <p>{texts.get("status-prove-text")}</p>
            <form method="post" action=step("code/again")>{button::secondary(texts.get("status-do-prove"))}</form>
        }
    });
    view! {
        <section class="no-print" aria-labelledby="can-do">
            <h2 id="can-do">{texts.get("status-can-do")}</h2>
            <ul class="links">{items}</ul>
            {withdraw}
            {prove}
        </section>
    }
    .into_any()
}
