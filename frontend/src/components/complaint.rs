//! What is offered besides to whoever was cheated: afterwards, never as a step on the way.

use leptos::prelude::*;
use shared::request::Topic;

use crate::route;
use crate::shell::Shell;

pub(crate) fn offered(shell: &Shell, is_offered: bool) -> Option<AnyView> {
    let texts = shell.texts;
    let view = is_offered.then(|| {
        let form = format!("{}?topic={}", route::complaint(shell.locale), Topic::Cheated.name());
        view! {
            <section aria-labelledby="cheated">
                <h2 id="cheated">{texts.get("lead-complaint")}</h2>
                <p>{texts.get("lead-complaint-text")}</p>
                <p class="no-print"><a href=form>{texts.get("lead-complaint-link")}</a></p>
            </section>
        }
    });
    view.map(IntoAny::into_any)
}
