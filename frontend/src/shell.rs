//! What surrounds every page: head, header, language picker, help, footer.

mod brand;
mod frame;
mod staff;

use shared::clock::law::Content;
use shared::policy::Logo;
use shared::token::Theme;

use crate::i18n::{Locale, Texts};

pub use brand::style_sheet;
pub(crate) use frame::Frame;

/// Everything a page needs to know that is not its own.
#[derive(Debug, Clone)]
pub struct Shell {
    pub locale: Locale,
    pub texts: Texts,
    pub operator: Operator,
    /// The path of this page, with its locale if it has one: the language picker swaps it.
    pub path: String,
    /// What is offered, in the operator's order.
    pub languages: Vec<Locale>,
    pub assets: Assets,
    /// The operator's app, where it shows the page.
    pub app: Option<App>,
    /// The page answers a form that was refused: `Error: ` goes before the title. (A page with
    /// field errors says so anyway.)
    pub is_error: bool,
}

/// What shows the page, how it wants it, and what it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct App {
    pub theme: Option<Theme>,
    /// Where a person gets back into the app.
    pub back: Option<String>,
    /// What has become of the request, in a word.
    pub event: &'static str,
    pub reference: Option<String>,
}

impl Default for App {
    fn default() -> Self {
        Self { theme: None, back: None, event: "ready", reference: None }
    }
}

impl Shell {
    /// Where "Back" leads from the first page that an app shows: into the app, if it has said how.
    pub(crate) fn out_of_app(&self) -> Option<String> {
        self.app.as_ref()?.back.clone()
    }
}

/// Who runs the service whose account is deleted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Operator {
    pub name: String,
    /// A readable contact, for instance an e-mail address.
    pub contact: String,
    /// Where help is: a page or `mailto:`.
    pub contact_url: String,
    pub privacy_url: String,
    /// "Section 10" of the privacy policy.
    pub privacy_section: String,
    /// The operator's own service, if there is a link back to it.
    pub home_url: Option<String>,
    pub logo: Option<Logo>,
    /// People may sign in there in the place of a mailed code.
    pub signs_in: bool,
    /// Its figures are on a public page.
    pub publishes_figures: bool,
    /// Where else one can turn by its law, as every letter with bad news says.
    pub remedies: Vec<Content>,
}

/// Addresses of the built files, hashed by xtask.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Assets {
    pub css: String,
    /// The operator's own colour; empty where the policy names none.
    pub brand_css: String,
    pub boot: String,
    /// Talks to the app.
    pub bridge: String,
    /// JavaScript glue and module of the step islands; empty when they are not built.
    pub step_js: String,
    pub step_wasm: String,
    /// The same of what proves something.
    pub proof_js: String,
    pub proof_wasm: String,
}

/// One refused field with the sentence that says how to put it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    pub field: &'static str,
    pub text: String,
}

impl FieldError {
    /// The sentence for a field and a code of `shared::form`: `error-<field>-<code>`, or what
    /// is said of any field with that fault.
    pub fn named(texts: Texts, field: &'static str, code: &str) -> Self {
        let own = format!("error-{field}-{code}").replace('_', "-");
        let text = texts
            .find(&own)
            .or_else(|| texts.find(&format!("error-any-{code}")))
            .unwrap_or_else(|| texts.get("error-any"));
        Self { field, text }
    }
}

/// A link with finished text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    pub href: String,
    pub text: String,
}
