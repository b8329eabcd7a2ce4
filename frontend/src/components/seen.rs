//! What every form of the desk carries, and what is said when it was done.

use leptos::prelude::*;

use crate::components::panel;
use crate::i18n::Texts;

/// A form with what its writer saw: the number of the last entry of the subject's log, and the deletion's version.
pub(crate) fn form(action: String, seen: (u32, i64), fields: AnyView) -> AnyView {
    let (number, version) = seen;
    view! {
        <form method="post" action=action>
            <input type="hidden" name="number" value=number.to_string()/>
            <input type="hidden" name="version" value=version.to_string()/>
            {fields}
        </form>
    }
    .into_any()
}

/// Somebody else looks at the same: nothing is forbidden, but what both do one of them does in vain.
pub(crate) fn looked_at(texts: Texts, looked_at: bool) -> Option<AnyView> {
    looked_at.then(|| panel::notice(view! { <p>{texts.get("desk-look-here")}</p> }.into_any()))
}

/// What has just been done, by the name of an act.
pub(crate) fn done(texts: Texts, done: Option<&'static str>) -> Option<AnyView> {
    // Not every act ends on a page that says so.
    let text = texts.find(&format!("desk-done-{}", done?))?;
    Some(panel::notice(view! { <p>{text}</p> }.into_any()))
}
