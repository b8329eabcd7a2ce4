//! A letter from blocks: one source for the text and for the HTML, so that they cannot differ.

use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use shared::clock::law::Content;

use super::{Mail, Sender};
use crate::i18n::Texts;
use crate::shell::Operator;

enum Block {
    Line(String),
    Heading(String),
    /// A secret to read aloud or copy.
    Code(String),
    Items(Vec<String>),
    /// A sentence, then an address on a line of its own, so that mail programs see it whole.
    Link {
        text: String,
        href: String,
    },
}

pub(super) struct Letter {
    texts: Texts,
    subject: String,
    blocks: Vec<Block>,
}

impl Letter {
    pub(super) fn new(texts: Texts, subject: String) -> Self {
        Self { texts, subject, blocks: vec![Block::Line(texts.get("mail-greeting"))] }
    }

    pub(super) fn line(mut self, text: String) -> Self {
        self.blocks.push(Block::Line(text));
        self
    }

    pub(super) fn heading(mut self, text: String) -> Self {
        self.blocks.push(Block::Heading(text));
        self
    }

    pub(super) fn code(mut self, code: String) -> Self {
        self.blocks.push(Block::Code(code));
        self
    }

    pub(super) fn items(mut self, items: Vec<String>) -> Self {
        self.blocks.push(Block::Items(items));
        self
    }

    pub(super) fn link(mut self, text: String, href: String) -> Self {
        self.blocks.push(Block::Link { text, href });
        self
    }

    /// What the chosen law wants said in so many words; reason, basis and day are the rest of the letter.
    pub(super) fn law(self, contents: &[Content]) -> Self {
        let texts = self.texts;
        let is_said = |content| contents.contains(&content);
        let remedy = match (is_said(Content::Authority), is_said(Content::Court)) {
            (true, true) => Some("mail-refused-complain"),
            (true, false) => Some("mail-law-authority"),
            (false, true) => Some("mail-law-court"),
            (false, false) => None,
        };
        let rest = is_said(Content::Rest).then_some("mail-law-rest");
        let locked = is_said(Content::Locked).then_some("mail-law-locked");
        [rest, locked, remedy].into_iter().flatten().fold(self, |letter, key| letter.line(texts.get(key)))
    }

    /// The way out of a deletion that somebody else asked for: in every mail about a change.
    pub(super) fn not_you(self, sender: &Sender) -> Self {
        let text = self.texts.get("mail-not-you");
        self.link(text, sender.not_me_page.clone())
    }

    /// What stays in the house needs neither contact nor name.
    pub(super) fn close_inside(self) -> Mail {
        Mail { text: text(&self.blocks), html: html(&self), subject: self.subject }
    }

    /// Reference, contact and name close every letter.
    pub(super) fn close(self, sender: &Sender) -> Mail {
        let reference = self.texts.get_with("mail-reference", &[("reference", &sender.reference)]);
        self.line(reference).close_from(&sender.operator)
    }

    /// The same of one that is about no request.
    pub(super) fn close_from(self, operator: &Operator) -> Mail {
        let texts = self.texts;
        let contact =
            texts.get_with("mail-contact", &[("contact", &operator.contact), ("section", &operator.privacy_section)]);
        self.line(contact).line(texts.get_with("mail-signature", &[("operator", &operator.name)])).close_inside()
    }
}

fn text(blocks: &[Block]) -> String {
    let parts: Vec<String> = blocks
        .iter()
        .map(|block| match block {
            Block::Line(line) | Block::Heading(line) => line.clone(),
            Block::Code(code) => format!("    {code}"),
            Block::Items(items) => items.iter().map(|item| format!("- {item}")).collect::<Vec<_>>().join("\n"),
            Block::Link { text, href } => format!("{text}\n{href}"),
        })
        .collect();
    format!("{}\n", parts.join("\n\n"))
}

/// Mail programs know no style sheets of ours: the few rules stand where they apply.
fn html(letter: &Letter) -> String {
    let locale = letter.texts.locale();
    let owner = Owner::new();
    let html = owner.with(|| {
        let blocks = letter.blocks.iter().map(block).collect_view();
        view! {
            <html lang=locale.language() dir=locale.dir()>
                <head>
                    <meta charset="utf-8"/>
                    <meta name="viewport" content="width=device-width, initial-scale=1"/>
                    <meta name="color-scheme" content="light dark"/>
                    <title>{letter.subject.clone()}</title>
                </head>
                <body style="margin:0;padding:24px 16px">
                    <div style="max-width:34em;margin:0 auto;font:17px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif">
                        {blocks}
                    </div>
                </body>
            </html>
        }
        .to_html()
    });
    owner.cleanup();
    format!("<!DOCTYPE html>{html}")
}

fn block(block: &Block) -> AnyView {
    match block {
        Block::Line(line) => view! { <p style="margin:0 0 16px">{line.clone()}</p> }.into_any(),
        Block::Heading(line) => {
            view! { <h2 style="margin:24px 0 8px;font-size:20px;line-height:1.3">{line.clone()}</h2> }.into_any()
        }
        Block::Code(code) => {
            let style = "margin:0 0 16px;font:600 24px/1.4 ui-monospace,Menlo,Consolas,monospace;letter-spacing:1px";
            view! { <p style=style dir="ltr">{code.clone()}</p> }.into_any()
        }
        Block::Items(items) => {
            let items = items.iter().map(|item| view! { <li>{item.clone()}</li> }).collect_view();
            view! { <ul style="margin:0 0 16px;padding-inline-start:20px">{items}</ul> }.into_any()
        }
        Block::Link { text, href } => view! {
            <p style="margin:0 0 16px">
                {text.clone()}<br/><a href=href.clone() style="word-break:break-all">{href.clone()}</a>
            </p>
        }
        .into_any(),
    }
}
