//! Keeps a line true while something is being done: an erasure, a copy of the data. What has ended is
//! shown by the edge: the island only says so and shows the link to it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::browser::network::{self, Answer};
use crate::browser::wait;

const FIRST_MS: i32 = 2_000;
const LONGEST_MS: i32 = 30_000;
/// No answer for so long is none.
const AT_MOST_MS: i32 = 10_000;

/// What the page tells its line, through the context.
#[derive(Debug, Clone, Default)]
pub struct WatchField {
    /// The line as it is now.
    pub text: Option<String>,
    /// Where to ask.
    pub url: Option<String>,
    /// What the page shows: the state, and where the copy stands, each where it is watched.
    pub state: Option<String>,
    pub copy: Option<String>,
    /// The line anew, with `{done}` where the number goes; none if there is no number in it.
    pub template: Option<String>,
    pub changed: Option<String>,
    pub offline: Option<String>,
    /// The way to what has changed.
    pub href: Option<String>,
    pub show: Option<String>,
}

#[island]
pub fn Watch() -> impl IntoView {
    let field = use_context::<WatchField>().unwrap_or_default();
    let place = NodeRef::<leptos::html::Div>::new();
    let line =
        Line { said: RwSignal::new(String::new()), trouble: RwSignal::new(String::new()), over: RwSignal::new(false) };
    let text = field.text.unwrap_or_default();
    Effect::new(move |_| {
        let Some(element) = place.get() else { return };
        spawn_local(follow(Watched(move |attribute: &str| browser::said(&element, attribute)), line));
    });
    view! {
        <div
            class="watch"
            node_ref=place
            data-url=field.url
            data-state=field.state
            data-copy=field.copy
            data-template=field.template
            data-changed=field.changed
            data-offline=field.offline
        >
            <p role="status">
                {move || {
                    let said = line.said.get();
                    if said.is_empty() { text.clone() } else { said }
                }}
            </p>
            <p class="watch-trouble" role="status">{move || line.trouble.get()}</p>
            <p class="no-print" hidden=move || !line.over.get()>
                <a class="button" href=field.href>{field.show.unwrap_or_default()}</a>
            </p>
        </div>
    }
}

/// What the island changes.
#[derive(Clone, Copy)]
struct Line {
    said: RwSignal<String>,
    trouble: RwSignal<String>,
    over: RwSignal<bool>,
}

/// What the page said, read where it is needed.
struct Watched<Said>(Said);

/// How far it is, as the edge tells it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Progress {
    pub state: String,
    pub copy: String,
    /// Parts acknowledged, of all.
    pub done: u32,
    pub all: u32,
}

impl<Said: Fn(&str) -> String> Watched<Said> {
    fn said(&self, attribute: &str) -> String {
        self.0(attribute)
    }

    /// Whether what the page shows is not so any more.
    fn is_over(&self, progress: &Progress) -> bool {
        let differs = |attribute: &str, now: &str| {
            let shown = self.said(attribute);
            !shown.is_empty() && shown != now
        };
        differs("data-state", &progress.state) || differs("data-copy", &progress.copy)
    }

    /// The line with its number in place of `{done}`; empty leaves what stands there.
    fn line(&self, progress: &Progress) -> String {
        let template = self.said("data-template");
        let around = template.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?.1)));
        around.map_or_else(String::new, |(before, after)| [before, &progress.done.to_string(), after].concat())
    }
}

/// A second question soon, later ones seldom; after no answer seldomer still.
fn next_pause(before: i32, was_answered: bool) -> i32 {
    let longer = if was_answered { before + before / 4 } else { before * 2 };
    longer.min(LONGEST_MS)
}

async fn follow(watched: Watched<impl Fn(&str) -> String>, line: Line) {
    let mut wait = FIRST_MS;
    loop {
        wait::pause(wait).await;
        if !network::is_online() {
            line.trouble.set(watched.said("data-offline"));
        }
        network::until_worth_asking().await;
        match network::ask(&watched.said("data-url"), AT_MOST_MS).await {
            Answer::Heard(progress) if watched.is_over(&progress) => {
                line.said.set(watched.said("data-changed"));
                break;
            }
            Answer::Heard(progress) => {
                line.trouble.set(String::new());
                line.said.set(watched.line(&progress));
                wait = next_pause(wait, true);
            }
            // The page behind the link says why, and what to do.
            Answer::Refused => break,
            Answer::Nothing => {
                line.trouble.set(watched.said("data-offline"));
                wait = next_pause(wait, false);
            }
        }
    }
    line.trouble.set(String::new());
    line.over.set(true);
}

#[cfg(test)]
mod test {
    use super::*;

    fn watched(state: &'static str, copy: &'static str) -> Watched<impl Fn(&str) -> String> {
        Watched(move |attribute: &str| match attribute {
            "data-state" => state.to_owned(),
            "data-copy" => copy.to_owned(),
            "data-template" => "{done} of 7 parts".to_owned(),
            _ => String::new(),
        })
    }

    fn progress(state: &str, copy: &str) -> Progress {
        Progress { state: state.into(), copy: copy.into(), done: 3, all: 7 }
    }

    #[test]
    fn only_what_is_watched_can_end() {
        assert!(!watched("erasing", "").is_over(&progress("erasing", "none")));
        assert!(watched("erasing", "").is_over(&progress("erased", "none")));
        assert!(!watched("", "preparing").is_over(&progress("pending", "preparing")));
        assert!(watched("", "preparing").is_over(&progress("pending", "ready")));
    }

    #[test]
    fn the_line_carries_the_number() {
        assert_eq!(watched("erasing", "").line(&progress("erasing", "none")), "3 of 7 parts");
    }

    #[test]
    fn the_questions_become_seldomer_and_never_stop() {
        assert_eq!(next_pause(FIRST_MS, true), 2_500);
        assert_eq!(next_pause(FIRST_MS, false), 4_000);
        assert_eq!(next_pause(LONGEST_MS, false), LONGEST_MS);
    }
}
