//! The front page: every way in, one click away.

use leptos::prelude::*;

use crate::components::button;
use crate::route;
use crate::shell::{Frame, Shell};

/// What the front page shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    /// The service's names in the app stores.
    pub listing_names: Vec<String>,
    /// The demo shop, where there is one.
    pub shop_href: Option<String>,
}

pub fn page(shell: &Shell, props: Props) -> String {
    let texts = shell.texts;
    let locale = shell.locale;
    Frame::titled(texts.get("front-title")).html(shell, || {
        let names = props.listing_names.join(&texts.get("list-comma"));
        let shop = props.shop_href.map(|href| way(href, texts.get("front-shop"), texts.get("front-shop-text")));
        view! {
            <p class="lead">{texts.get_with("front-lead", &[("names", &names)])}</p>
            <p>{button::link(route::delete(locale), texts.get("front-delete"))}</p>
            <ul class="ways">
                {way(route::track(locale), texts.get("front-track"), texts.get("front-track-text"))}
                {way(route::revoke(locale), texts.get("front-revoke"), texts.get("front-revoke-text"))}
                {way(route::not_me(locale), texts.get("not-me-link"), texts.get("not-me-link-text"))}
                {way(route::complaint(locale), texts.get("request-complaint-title"), texts.get("front-complaint-text"))}
                {way(route::request(locale), texts.get("request-title"), texts.get("request-lead"))}
                {way(
                    route::erased_and_kept(locale),
                    texts.get("front-erased-and-kept"),
                    texts.get("front-erased-and-kept-text"),
                )}
                {shop}
            </ul>
            <p><a href=route::guides(locale)>{texts.get("guides-link")}</a></p>
        }
        .into_any()
    })
}

fn way(href: String, title: String, text: String) -> AnyView {
    view! { <li><a href=href>{title}</a><p>{text}</p></li> }.into_any()
}
