//! The copy of a person's data as HTML that opens anywhere, with no network.

pub mod category;
pub mod index;

use leptos::prelude::*;
use leptos::reactive::owner::Owner;

use crate::i18n::Texts;

/// A category of the copy with its records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    pub label: String,
    pub records: Vec<Record>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// "Order 1042"
    pub title: String,
    pub fields: Vec<Field>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    pub name: String,
    pub value: String,
}

/// A file of the archive: it is opened from a disk, so its few rules of style are inside.
fn file(texts: Texts, title: String, body: impl FnOnce() -> AnyView) -> String {
    let locale = texts.locale();
    let owner = Owner::new();
    let html = owner.with(|| {
        view! {
            <html lang=locale.language() dir=locale.dir()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <title>{title.clone()}</title>
                    <style>{include_str!("copy/file.css")}</style>
                </head>
                <body><main><h1>{title}</h1>{body()}</main></body>
            </html>
        }
        .to_html()
    });
    owner.cleanup();
    format!("<!DOCTYPE html>{html}")
}
