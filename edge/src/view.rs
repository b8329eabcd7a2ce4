//! What every page handler has in hand: the invocation, the request, the language.

use frontend::i18n::{Locale, Texts};
use frontend::pages;
use frontend::shell::{App, Assets, FieldError, Link, Operator, Shell};
use shared::policy::{Policy, Text};
use shared::token::Theme;

use crate::app;
use crate::brand;
use crate::context::Context;
use crate::extract::Incoming;
use crate::failure::Failure;
use crate::language;
use crate::reply::Reply;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

/// One request for a page.
pub struct View<'a> {
    pub context: &'a Context,
    pub incoming: &'a Incoming,
    pub locale: Locale,
    pub texts: Texts,
}

impl<'a> View<'a> {
    /// The language: the path's, else what was chosen once, else what the browser asks for.
    pub fn of(context: &'a Context, incoming: &'a Incoming, locale: Option<Locale>) -> Self {
        let locale = locale.unwrap_or_else(|| language::of(context, incoming));
        Self { context, incoming, locale, texts: Texts::of(locale) }
    }

    pub fn shell(&self) -> Shell {
        let policy = &self.context.policy;
        let app = app::of(self.context, self.incoming);
        Shell {
            locale: self.locale,
            texts: self.texts,
            operator: operator(self.context, policy, self.locale),
            path: self.incoming.path.clone(),
            languages: language::offered(self.context).to_vec(),
            assets: assets(policy, app.as_ref().and_then(|app| app.theme)),
            app,
            is_error: false,
        }
    }

    /// The shell of a page that tells the app what has become of the request.
    pub fn shell_telling(&self, event: &'static str, reference: &shared::id::Reference) -> Shell {
        let shell = self.shell();
        let app = shell.app.map(|app| App { event, reference: Some(reference.to_string()), ..app });
        Shell { app, ..shell }
    }

    /// The shell of a page that answers a refused form.
    pub fn shell_for(&self, errors: &[FieldError]) -> Shell {
        Shell { is_error: !errors.is_empty(), ..self.shell() }
    }

    /// A policy's own sentence in this language.
    pub fn content(&self, text: &Text) -> String {
        self.texts.content(text.in_locale(self.locale.tag()))
    }

    /// A path of this language.
    pub fn path(&self, rest: &str) -> String {
        format!("/{}{rest}", self.locale.tag())
    }

    /// A path of one deletion.
    pub fn step(&self, reference: &shared::id::Reference, step: &str) -> String {
        self.path(&format!("/deletion/{reference}{step}"))
    }

    /// The form's fields, from one of our own pages only.
    pub fn form(&self) -> Result<Vec<(String, String)>, Failure> {
        if !self.incoming.is_same_origin(&self.context.settings.origin) {
            return Err(Failure::CrossSite);
        }
        self.incoming.form().map_err(Failure::BadForm)
    }

    /// Refused fields as sentences.
    pub fn errors(&self, refused: &[shared::form::FieldError]) -> Vec<FieldError> {
        refused.iter().map(|error| FieldError::named(self.texts, error.field, error.code)).collect()
    }

    /// One refused field as a sentence.
    pub fn error(&self, field: &'static str, code: &str) -> Vec<FieldError> {
        vec![FieldError::named(self.texts, field, code)]
    }

    /// The shell of a page that explains a failure: the same to the byte whatever was asked for in vain. Where a path has no
    /// language, choosing another leads to where its room begins.
    fn shell_of_failure(&self) -> Shell {
        let shell = self.shell();
        let has_language = |segment: &str| Locale::parse(segment).is_some();
        let path = match shell.path.split('/').nth(1) {
            Some(segment) if has_language(segment) => shell.path,
            Some("staff") => shared::api::path::STAFF.to_owned(),
            Some(_) | None => "/".to_owned(),
        };
        Shell { path, ..shell }
    }

    /// The page that explains a failure.
    pub fn failure(&self, failure: &Failure) -> Reply {
        let page = match failure.kind() {
            None => pages::not_found::page(&self.shell_of_failure(), pages::not_found::Props {}),
            Some(kind) => {
                let next = match failure {
                    Failure::WrongStep(path) | Failure::Overtaken(path) => Some((path.clone(), "problem-next")),
                    Failure::SignInRefused => Some((self.path("/delete"), "problem-sign-in-delete")),
                    Failure::FromApp => Some((self.path("/delete"), "problem-from-app-delete")),
                    Failure::Forbidden => Some((shared::api::path::STAFF.to_owned(), "staff-to-desk")),
                    Failure::NoSitting | Failure::ProveAgain | Failure::NotLetIn | Failure::DeskShut(_) => {
                        Some((shared::api::path::STAFF_SIGN_IN.to_owned(), "staff-sign-in-again"))
                    }
                    _ => None,
                };
                let next = next.map(|(href, key)| Link { href, text: self.texts.get(key) });
                pages::problem::page(&self.shell_of_failure(), pages::problem::Props { kind, reference: None, next })
            }
        };
        failure.with_headers(Reply::html(failure.status(), page))
    }
}

/// Who runs the service, for pages and mails in one language.
pub fn operator(context: &Context, policy: &Policy, locale: Locale) -> Operator {
    let contact = policy.contact.clone();
    let contact_url = if contact.contains("://") { contact.clone() } else { format!("mailto:{contact}") };
    Operator {
        name: context.settings.operator.clone(),
        contact,
        contact_url,
        privacy_url: policy.privacy_url.clone(),
        privacy_section: policy.privacy_section.in_locale(locale.tag()).to_owned(),
        home_url: None,
        logo: policy.brand.as_ref().and_then(|brand| brand.logo.clone()),
        publishes_figures: policy.publish_figures,
        signs_in: context.settings.sign_in.is_some(),
        remedies: shared::clock::law::remedies(policy.law.regime),
    }
}

fn assets(policy: &Policy, theme: Option<Theme>) -> Assets {
    let css = match theme {
        None => CSS,
        Some(Theme::Light) => CSS_LIGHT,
        Some(Theme::Dark) => CSS_DARK,
    };
    Assets {
        css: css.to_owned(),
        brand_css: brand::path(policy, theme).unwrap_or_default(),
        boot: BOOT.to_owned(),
        bridge: BRIDGE.to_owned(),
        step_js: STEP_JS.to_owned(),
        step_wasm: STEP_WASM.to_owned(),
        proof_js: PROOF_JS.to_owned(),
        proof_wasm: PROOF_WASM.to_owned(),
    }
}
