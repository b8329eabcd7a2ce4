//! Errors that help: what happened, what happened to the answers, what to do next.

use leptos::prelude::*;

use crate::components::button;
use crate::components::foreign::with_contact;
use crate::route;
use crate::shell::{Frame, Link, Shell};

macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $kind:ident = $name:literal,)*) => {
        /// What went wrong, in the person's terms.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind {
            $($(#[doc = $doc])* $kind),*
        }

        impl Kind {
            pub const ALL: &'static [Self] = &[$(Self::$kind),*];

            /// As its sentences are called: `problem-<name>-title`, `-text` and `-next`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$kind => $name),*
                }
            }
        }
    };
}

kinds! {
    /// A link or code was used before.
    LinkUsed = "link-used",
    LinkExpired = "link-expired",
    /// The app could not hand somebody over.
    FromApp = "from-app",
    /// The operator's sign-in did not say who it is.
    SignIn = "sign-in",
    /// No session, or one that ended.
    SignedOut = "signed-out",
    /// A step out of order: the link goes to the right one.
    WrongStep = "wrong-step",
    /// Nobody sits at the staff's desk, or not any more.
    DeskSignedOut = "desk-signed-out",
    /// The provider has not said for a while who sits there.
    ProveAgain = "prove-again",
    /// The role of a member of staff does not reach so far.
    Forbidden = "forbidden",
    /// A sign-in of the staff was refused.
    NotLetIn = "not-let-in",
    /// The staff's way in is not set up: for the operator.
    DeskShut = "desk-shut",
    /// Someone else (or another window) was faster.
    Overtaken = "overtaken",
    TooManyTries = "too-many-tries",
    /// The form was sent from another site.
    CrossSite = "cross-site",
    /// The form was larger or odder than any of ours.
    BadForm = "bad-form",
    MethodNotAllowed = "method-not-allowed",
    /// Ours: answers are saved, nothing was deleted.
    Service = "service",
    /// Data is on its way here; try again in a moment.
    NotYetHere = "not-yet-here",
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub kind: Kind,
    pub reference: Option<String>,
    /// The next step, where there is one.
    pub next: Option<Link>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let name = props.kind.name();
    Frame::titled(texts.get(&format!("problem-{name}-title"))).html(shell, || {
        let next =
            props.next.unwrap_or_else(|| Link { href: route::front(shell.locale), text: texts.get("not-found-front") });
        let reference = props.reference.map(|reference| {
            view! {
                <p>{texts.get("status-reference")}" "<strong dir="ltr" translate="no">{reference}</strong></p>
            }
        });
        view! {
            <p class="lead">{texts.get(&format!("problem-{name}-text"))}</p>
            <p>{texts.get(&format!("problem-{name}-next"))}</p>
            {reference}
            <p class="actions">{button::link(next.href, next.text)}</p>
            <p>{with_contact(shell, "problem-contact")}</p>
        }
        .into_any()
    })
}
