//! The document around a page's own content.

use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use shared::token::Theme;

use super::{FieldError, Shell, brand, staff};
use crate::components::error_summary;
use crate::components::foreign::with_contact;
use crate::i18n::Locale;
use crate::pages::staff::Badge;
use crate::route;

/// A page's own content, and what the shell must know about it.
pub(crate) struct Frame<'page> {
    /// Both the document's title and its one `h1`.
    pub title: String,
    /// "Step 3 of 5", above the heading.
    pub step: Option<String>,
    pub back: Option<String>,
    pub errors: &'page [FieldError],
    /// The fields of this page that an error may lead to, in their order on the page.
    pub fields: &'static [&'static str],
    /// The modules of this page's islands: `boot.js` loads these and no others.
    pub modules: Modules,
    /// Whose desk it is: then the head says who sits there and how to leave, and nothing that is for people.
    pub desk: Option<Desk>,
}

/// The staff's pages: before somebody has signed in, and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Desk(pub Option<Badge>);

/// Which islands wake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Modules {
    pub step: bool,
    pub proof: bool,
}

impl Modules {
    const NONE: Self = Self { step: false, proof: false };
}

impl<'page> Frame<'page> {
    pub(crate) const fn titled(title: String) -> Self {
        Self { title, step: None, back: None, errors: &[], fields: &[], modules: Modules::NONE, desk: None }
    }

    /// A page of the staff's.
    pub(crate) fn desk(self, badge: Option<Badge>) -> Self {
        Self { desk: Some(Desk(badge)), ..self }
    }

    /// "Step `now` of 5" on the way to the request.
    pub(crate) fn step(self, shell: &Shell, now: &str) -> Self {
        Self { step: Some(shell.texts.get_with("step-of", &[("now", now), ("all", "5")])), ..self }
    }

    pub(crate) fn back(self, href: String) -> Self {
        Self { back: Some(href), ..self }
    }

    pub(crate) fn errors(self, errors: &'page [FieldError], fields: &'static [&'static str]) -> Self {
        Self { errors, fields, ..self }
    }

    /// The page has islands of the way through a deletion, if it has.
    pub(crate) fn steps(self, has: bool) -> Self {
        Self { modules: Modules { step: self.modules.step || has, ..self.modules }, ..self }
    }

    /// The page has something to check, if it has.
    pub(crate) fn proofs(self, has: bool) -> Self {
        Self { modules: Modules { proof: self.modules.proof || has, ..self.modules }, ..self }
    }

    /// The whole document. Synchronous from owner to string: nothing is awaited while the
    /// thread-local owner is set.
    pub(crate) fn html(self, shell: &Shell, body: impl FnOnce() -> AnyView) -> String {
        let has_islands = self.modules != Modules::NONE;
        let owner = Owner::new();
        let html = owner.with(|| document(shell, self, body()).to_html());
        owner.cleanup();
        // Leptos parts neighbouring texts with an empty comment; only islands need to find it again.
        let html = if has_islands { without_comments_in_text(html) } else { html.replace("<!>", "") };
        format!("<!DOCTYPE html>{html}")
    }
}

/// Within these two there are no comments: it would be read as text.
fn without_comments_in_text(html: String) -> String {
    ["title", "textarea"].into_iter().fold(html, |html, name| {
        let (open, close) = (format!("<{name}"), format!("</{name}>"));
        let mut pieces = html.split(&open);
        let before = pieces.next().unwrap_or_default().to_owned();
        pieces.fold(before, |before, piece| {
            let (inside, after) = piece.split_at(piece.find(&close).unwrap_or(0));
            format!("{before}{open}{}{after}", inside.replace("<!>", ""))
        })
    })
}

fn document(shell: &Shell, frame: Frame<'_>, body: AnyView) -> AnyView {
    let texts = shell.texts;
    let mut title = texts.get_with("page-title", &[("title", &frame.title), ("operator", &shell.operator.name)]);
    if shell.is_error || !frame.errors.is_empty() {
        title = texts.get_with("page-title-error", &[("title", &title)]);
    }
    let summary = error_summary::summary(texts, frame.errors, frame.fields);
    let out = shell.out_of_app().filter(|_| frame.desk.is_none());
    // Where there is no page to go back to, the app is what was there before.
    let back = frame.back.map(|href| (href, "back")).or_else(|| Some((out.clone()?, "back-to-app")));
    let back = back.map(
        |(href, key)| view! { <nav aria-label=texts.get(key)><a class="back" href=href>{texts.get(key)}</a></nav> },
    );
    let step = frame.step.map(|step| view! { <p class="step">{step}</p> });
    let leave = out.map(|href| {
        view! { <p class="actions"><a class="button button-secondary" href=href>{texts.get("back-to-app")}</a></p> }
    });
    let (above, below) = match frame.desk {
        Some(Desk(badge)) => (staff::header(shell, badge), staff::footer(languages(shell))),
        None => (header(shell), footer(shell)),
    };
    view! {
        <html lang=shell.locale.language() dir=shell.locale.dir() data-theme=theme(shell)>
            {head(shell, title, frame.modules)}
            <body>
                <a class="skip" href="#main">{texts.get("skip-link")}</a>
                {above}
                <div class="page">
                    {back}
                    <main id="main" tabindex="-1">
                        {summary}
                        {step}
                        <h1>{frame.title}</h1>
                        {body}
                        {leave}
                    </main>
                </div>
                {below}
            </body>
        </html>
    }
    .into_any()
}

fn head(shell: &Shell, title: String, modules: Modules) -> AnyView {
    let assets = shell.assets.clone();
    let loads = |wanted: bool, file: String| (wanted && !file.is_empty()).then_some(file);
    view! {
        <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
            <meta name="color-scheme" content=theme(shell).unwrap_or("light dark")/>
            <meta name="format-detection" content="telephone=no"/>
            <title>{title}</title>
            {style_sheets(assets.css, assets.brand_css)}
            <link rel="icon" href="data:,"/>
            <script
                type="module"
                data-boot=""
                src=assets.boot
                data-step-js=loads(modules.step, assets.step_js)
                data-step-wasm=loads(modules.step, assets.step_wasm)
                data-proof-js=loads(modules.proof, assets.proof_js)
                data-proof-wasm=loads(modules.proof, assets.proof_wasm)
            ></script>
            {bridge(shell)}
        </head>
    }
    .into_any()
}

/// What the app has asked for, whatever the device says.
fn theme(shell: &Shell) -> Option<&'static str> {
    shell.app.as_ref()?.theme.map(Theme::name)
}

/// Tells the app what it shows. There is nothing in it that a person would not read to it aloud.
fn bridge(shell: &Shell) -> Option<AnyView> {
    let app = shell.app.clone()?;
    let view = view! {
        <script
            type="module"
            data-bridge=""
            src=shell.assets.bridge.clone()
            data-event=app.event
            data-reference=app.reference
            data-back=app.back
        ></script>
    };
    Some(view.into_any())
}

/// The operator's colour comes last: it replaces ours.
fn style_sheets(css: String, brand: String) -> AnyView {
    if brand.is_empty() {
        return view! { <link rel="stylesheet" href=css/> }.into_any();
    }
    view! {
        <link rel="stylesheet" href=css/>
        <link rel="stylesheet" href=brand/>
    }
    .into_any()
}

fn header(shell: &Shell) -> AnyView {
    let texts = shell.texts;
    let operator = &shell.operator;
    view! {
        <header class="top">
            <div class="top-inner">
                <a class="brand" href=route::front(shell.locale)>
                    {brand::operator(operator, texts.get("brand-desk"))}
                </a>
                <a class="help" href=operator.contact_url.clone()>{texts.get("get-help")}</a>
            </div>
        </header>
    }
    .into_any()
}

fn footer(shell: &Shell) -> AnyView {
    let texts = shell.texts;
    let operator = &shell.operator;
    let section = operator.privacy_section.clone();
    let link = |href: String, text: String| view! { <li><a href=href>{text}</a></li> };
    let name = [("operator", operator.name.as_str())];
    let figures = operator.publishes_figures.then(|| link(route::figures(shell.locale), texts.get("footer-figures")));
    let home = operator.home_url.clone().map(|href| link(href, texts.get_with("footer-home", &name)));
    let more = figures.into_iter().chain(home).collect_view();
    view! {
        <footer class="bottom">
            <div class="bottom-inner">
                {languages(shell)}
                <ul class="bottom-links">
                    <li><a href=route::erased_and_kept(shell.locale)>{texts.get("footer-erased-and-kept")}</a></li>
                    <li>
                        <a href=operator.privacy_url.clone()>
                            {texts.get_with("footer-privacy", &[("section", &section)])}
                        </a>
                    </li>
                    {more}
                </ul>
                <p>{with_contact(shell, "footer-contact")}</p>
            </div>
        </footer>
    }
    .into_any()
}

/// The picker, where there is something to pick. A page whose path has no language keeps the choice in mind instead.
fn languages(shell: &Shell) -> Option<AnyView> {
    let others = || shell.languages.iter().copied().filter(|locale| *locale != shell.locale);
    others().next()?;
    let item = |locale: Locale| {
        let current = (locale == shell.locale).then_some("true");
        let href = route::in_language(&shell.path, locale).unwrap_or_else(|| route::choose(&shell.path, locale));
        view! {
            <li>
                <a href=href lang=locale.language() hreflang=locale.language() aria-current=current>
                    {locale.own_name()}
                </a>
            </li>
        }
    };
    let mut shown = shell.languages.clone();
    if !shown.contains(&shell.locale) {
        shown.push(shell.locale);
    }
    let view = view! {
        <nav class="languages" aria-label=shell.texts.get("languages")>
            <ul>{shown.into_iter().map(item).collect_view()}</ul>
        </nav>
    };
    Some(view.into_any())
}

#[cfg(test)]
mod test {
    use super::without_comments_in_text;

    #[test]
    fn where_a_comment_would_be_read_as_text_there_is_none() {
        let html = "<title>A<!> – B<!></title><p>one<!>two</p><textarea id=\"a\">c<!></textarea><i>d<!></i>".to_owned();
        let wanted = "<title>A – B</title><p>one<!>two</p><textarea id=\"a\">c</textarea><i>d<!></i>";
        assert_eq!(without_comments_in_text(html), wanted);
    }
}
