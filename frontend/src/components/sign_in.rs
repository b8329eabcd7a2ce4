//! The operator's own sign-in, beside the mailed code.

use leptos::prelude::*;

use super::button;
use crate::route;
use crate::shell::Shell;

/// Posts nothing, or the `reference` that control is shown for once more.
pub(crate) fn beside_the_code(shell: &Shell, reference: Option<String>) -> Option<AnyView> {
    let operator = [("operator", shell.operator.name.as_str())];
    let texts = shell.texts;
    let reference = reference.map(|reference| view! { <input type="hidden" name="reference" value=reference/> });
    let view = shell.operator.signs_in.then(|| {
        view! {
            <form class="again" method="post" action=route::sign_in(shell.locale)>
                {reference}
                <p>{texts.get_with("sign-in-or", &operator)}</p>
                {button::secondary(texts.get_with("sign-in-with", &operator))}
            </form>
        }
    })?;
    Some(view.into_any())
}
