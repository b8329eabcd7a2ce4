//! The pages that a policy changes, with somebody made up on them.

use frontend::i18n::{Locale, Texts};
use frontend::pages::part::schedule::{KeptUntil, Moment, Schedule};
use frontend::pages::part::{Category, CopyChoice, EmailReuse, WayBack};
use frontend::pages::{check, consequences, erased_and_kept};
use frontend::shell::{Assets, Operator, Shell};
use shared::limits::DAY_MS;
use shared::policy::{EmailReuse as Reuse, Policy, Processor, Reason, Retention, Strategy, Text};
use shared::time::{Timestamp, Window};

const REFERENCE: &str = "AD-0000-0000-0000-0000";
const SOMEBODY: &str = "s•••@shopper.example";

/// Each page by its name.
pub(crate) fn all(policy: &Policy, locale: Locale, now: Timestamp) -> Vec<(&'static str, String)> {
    let told = Told { policy, texts: Texts::of(locale), now, purge_at: policy.window.end(now, &policy.zone) };
    let shell = told.shell();
    vec![
        ("erased-and-kept", erased_and_kept::page(&shell, told.public())),
        ("consequences", consequences::page(&shell, told.consequences())),
        ("check", check::page(&shell, told.check())),
    ]
}

struct Told<'a> {
    policy: &'a Policy,
    texts: Texts,
    now: Timestamp,
    purge_at: Timestamp,
}

impl Told<'_> {
    fn shell(&self) -> Shell {
        let policy = self.policy;
        Shell {
            locale: self.texts.locale(),
            texts: self.texts,
            languages: policy.languages.tags().filter_map(Locale::parse).collect(),
            operator: Operator {
                name: policy.listing_names.first().cloned().unwrap_or_default(),
                contact: policy.contact.clone(),
                contact_url: format!("mailto:{}", policy.contact),
                privacy_url: policy.privacy_url.clone(),
                privacy_section: policy.privacy_section.in_locale(self.texts.locale().tag()).to_owned(),
                ..Operator::default()
            },
            path: format!("/{}/preview", self.texts.locale().tag()),
            assets: Assets { css: "/style.css".to_owned(), ..Assets::default() },
            app: None,
            is_error: false,
        }
    }

    fn content(&self, text: &Text) -> String {
        self.texts.content(text.in_locale(self.texts.locale().tag()))
    }

    /// A date that is read alike in every language: a preview has no `Intl`.
    fn day(&self, at: Timestamp) -> String {
        self.policy.zone.date(at).to_string()
    }

    fn moment(&self, at: Timestamp) -> Moment {
        let days = (self.policy.zone.date(at) - self.policy.zone.date(self.now)).num_days();
        Moment { when: self.day(at), day: u32::try_from(days).unwrap_or_default() }
    }

    fn window(&self) -> Option<String> {
        let (key, count) = match self.policy.window {
            Window::Months(months) => ("period-months", u32::from(months)),
            Window::Days(days) => ("period-days", u32::from(days)),
            Window::None => return None,
        };
        Some(self.texts.count(key, count, &[]))
    }

    fn way_back(&self) -> Option<WayBack> {
        let last_day = self.day(self.purge_at.plus_ms(-1));
        Some(WayBack { last_day, window: self.window()?, days_left: None })
    }

    /// What ends with the purge, in this way.
    fn ending(&self, strategy: Strategy) -> Vec<Category> {
        let ends = |category: &&shared::policy::Category| {
            category.strategy == strategy && !matches!(category.retention, Retention::Keep(_))
        };
        let shown = |category: &shared::policy::Category| Category {
            label: self.content(&category.label),
            consequence: self.content(&category.consequence),
        };
        self.policy.categories.iter().filter(ends).map(shown).collect()
    }

    fn schedule(&self) -> Schedule {
        let kept = self.policy.categories.iter().filter_map(|category| {
            let Retention::Keep(keep) = &category.retention else { return None };
            Some(KeptUntil {
                label: self.content(&category.label),
                basis: Some(self.content(&keep.basis)),
                until: self.moment(keep.until(self.purge_at, &self.policy.zone).plus_ms(-1)),
            })
        });
        let names = |all: Vec<Category>| all.into_iter().map(|category| category.label).collect();
        Schedule {
            begins: self.texts.get("schedule-now"),
            begins_text: None,
            today: None,
            last_day: self.policy.window.is_reversible().then(|| self.moment(self.purge_at.plus_ms(-1))),
            erased: self.moment(self.purge_at),
            erased_what: names(self.ending(Strategy::Erase)),
            anonymised_what: names(self.ending(Strategy::Anonymise)),
            backups: self.moment(self.purge_at.plus_ms(i64::from(self.policy.backups_days) * DAY_MS)),
            backups_text: None,
            is_elsewhere: !self.policy.companies().is_empty(),
            kept: kept.collect(),
        }
    }

    fn email_reuse(&self) -> EmailReuse {
        let review = self.policy.address_review_at(self.purge_at).plus_ms(-1);
        match self.policy.email_reuse {
            Reuse::Allowed => EmailReuse::Yes,
            Reuse::Never => EmailReuse::Never { review: Some(self.day(review)) },
        }
    }

    fn public(&self) -> erased_and_kept::Props {
        let companies = self.policy.declared.iter().filter(|processor| !processor.id.is_directory());
        erased_and_kept::Props {
            listing_names: self.policy.listing_names.clone(),
            window: self.window(),
            erased: self.ending(Strategy::Erase),
            anonymised: self.ending(Strategy::Anonymise),
            schedule: self.schedule(),
            processors: companies.map(|processor| self.reached(processor)).collect(),
            never_collected: self.policy.never_collected.iter().map(|text| self.content(text)).collect(),
            authority: match &self.policy.authority {
                Some(authority) => self.content(authority),
                None => self.texts.get("request-authority-any"),
            },
            email_reuse: self.email_reuse(),
        }
    }

    fn reached(&self, processor: &Processor) -> String {
        let who = self.content(&processor.label);
        match &processor.receives {
            Some(what) => {
                self.texts.get_with("erased-and-kept-reached", &[("who", &who), ("what", &self.content(what))])
            }
            None => who,
        }
    }

    fn consequences(&self) -> consequences::Props {
        let before = self.policy.preparations.iter();
        let before =
            before.map(|one| Category { label: self.content(&one.title), consequence: self.content(&one.text) });
        consequences::Props {
            reference: REFERENCE.to_owned(),
            account: SOMEBODY.to_owned(),
            way_back: self.way_back(),
            erase_on: self.day(self.purge_at),
            blockers: Vec::new(),
            preparations: before.collect(),
            erased: self.ending(Strategy::Erase),
            anonymised: self.ending(Strategy::Anonymise),
            schedule: self.schedule(),
            orders: Vec::new(),
            email_reuse: self.email_reuse(),
            refunds: Vec::new(),
            renewals: Vec::new(),
            linked_apps: Vec::new(),
            backups_days: u32::from(self.policy.backups_days),
            others: Vec::new(),
        }
    }

    fn reasons(&self) -> Vec<check::Reason> {
        let shown = self.policy.reasons.iter().map(|reason| check::Reason {
            value: reason.id.to_string(),
            label: self.content(&reason.text),
            gloss: reason.gloss.as_ref().map(|gloss| self.content(gloss)),
        });
        let other = self.policy.reason_other.then(|| check::Reason {
            value: Reason::OTHER.to_owned(),
            label: self.texts.get("reason-other"),
            gloss: None,
        });
        shown.chain(other).collect()
    }

    fn check(&self) -> check::Props {
        let confirm = &self.policy.confirm;
        let own = confirm.own_phrase.as_ref().map(|own| own.in_locale(self.texts.locale().tag()).to_owned());
        let expected = own.unwrap_or_else(|| self.texts.phrase());
        check::Props {
            reference: REFERENCE.to_owned(),
            seen: "1".to_owned(),
            account: SOMEBODY.to_owned(),
            contact: SOMEBODY.to_owned(),
            way_back: self.way_back(),
            erase_on: self.day(self.purge_at),
            schedule: Schedule { erased_what: Vec::new(), anonymised_what: Vec::new(), ..self.schedule() },
            copy: CopyChoice::None,
            reasons: self.reasons(),
            reason_required: self.policy.reason_required,
            reason: None,
            reason_text: String::new(),
            understood: false,
            identifier: confirm.typed_identifier.then(String::new),
            phrase: confirm.phrase.then(|| check::Phrase { expected, typed: String::new() }),
            window: self.policy.window_outlasts_law().then(|| check::WindowQuestion {
                law_erase_on: self.day(self.policy.answer_due(self.now).unwrap_or(self.purge_at)),
                chose_law: false,
            }),
            blockers: Vec::new(),
            errors: Vec::new(),
        }
    }
}
