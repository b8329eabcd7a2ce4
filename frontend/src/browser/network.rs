//! Asking the edge how far something is.

use super::wait::{once, until};
use crate::islands::watch::Progress;

/// What became of a question.
#[cfg_attr(not(feature = "proof"), expect(dead_code, reason = "only a browser asks"))]
pub(crate) enum Answer {
    Heard(Progress),
    /// The edge refuses to answer: the session has ended, or there is nothing any more.
    Refused,
    /// No answer in time, or none that can be read.
    Nothing,
}

pub(crate) fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Nothing is asked for a page that nobody sees, or that cannot reach us.
pub(crate) async fn until_worth_asking() {
    let Some(window) = web_sys::window() else { return };
    let Some(document) = window.document() else { return };
    while document.hidden() || !is_online() {
        until(|resolve| {
            once(&document, "visibilitychange", resolve);
            once(&window, "online", resolve);
        })
        .await;
    }
}

/// Asks the edge, for so many milliseconds at most.
#[cfg(feature = "proof")]
pub(crate) async fn ask(url: &str, at_most_ms: i32) -> Answer {
    use gloo_net::http::Request;
    use web_sys::AbortController;

    let Ok(controller) = AbortController::new() else { return Answer::Nothing };
    let signal = controller.signal();
    super::wait::after(at_most_ms, move || controller.abort());
    let Ok(response) = Request::get(url).abort_signal(Some(&signal)).send().await else { return Answer::Nothing };
    if (400..500).contains(&response.status()) && response.status() != 429 {
        return Answer::Refused;
    }
    match response.text().await {
        Ok(text) if response.ok() => read(&text).map_or(Answer::Nothing, Answer::Heard),
        _ => Answer::Nothing,
    }
}

/// Rendered at the edge, an island asks nothing.
#[cfg(not(feature = "proof"))]
pub(crate) async fn ask(_: &str, _: i32) -> Answer {
    std::future::ready(Answer::Nothing).await
}

/// The browser's own reader of JSON costs the module nothing.
#[cfg(feature = "proof")]
fn read(text: &str) -> Option<Progress> {
    let body = js_sys::JSON::parse(text).ok()?;
    let field = |name: &str| js_sys::Reflect::get(&body, &name.into()).ok();
    let text = |name: &str| field(name)?.as_string();
    // Counts of parts: no float is written out, whose digits would cost the module kilobytes.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates, and parts are few")]
    let number = |name: &str| field(name)?.as_f64().map(|number| number as u32);
    Some(Progress { state: text("state")?, copy: text("copy")?, done: number("done")?, all: number("all")? })
}
