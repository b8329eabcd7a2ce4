//! "Do not wait": the letter is written, looked at, and sent with a proof of a few minutes. Two of the staff decide.

use frontend::pages::immediate::{self, Situation, Typed};
use frontend::pages::part::Letter;
use frontend::shell::FieldError;
use shared::application::{Filer, Kind};
use shared::deletion::{Command, Pending, Refusal, State, Typed as Compared};
use shared::form;
use shared::gather::gather;
use shared::id::{AccountKey, ApplicationId};
use shared::letter::{Field, Filled};
use shared::limits::{IMMEDIATE_CONTACT_AGE_MS, PROOF_IRREVERSIBLE_MS};
use shared::policy::{Immediate, Policy};
use shared::time::Timestamp;

use super::check::{typed_identifier, typed_phrase};
use super::{code, where_it_stands};
use crate::advance::{self, AdvanceError, Beside, advance_from};
use crate::directory::{self, Account};
use crate::failure::Failure;
use crate::port::Statement;
use crate::reply::Reply;
use crate::session::{self, Session};
use crate::storage::deletion::Stored;
use crate::vault;
use crate::view::View;
use crate::{facts, format, mail, question, rule};

/// What every step of the letter stands on.
struct Ground<'a> {
    view: &'a View<'a>,
    stored: &'a Stored,
    pending: &'a Pending,
    policy: &'a Policy,
    account: &'a Account,
    veto_days: u8,
}

pub async fn show(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let (stored, _) = session::open_journey(view.context, view.incoming, reference).await?;
    on_ground(view, &stored, async |ground| Ok(ground.page(ground.situation(Typed::default()), Vec::new()))).await
}

pub async fn act(view: &View<'_>, reference: &str) -> Result<Reply, Failure> {
    let fields = view.form()?;
    let (stored, session) = session::open_journey(view.context, view.incoming, reference).await?;
    on_ground(view, &stored, async |ground| ground.act(&fields, &session).await).await
}

/// Only a pending deletion has a wait to be cut short, and only where the policy offers it.
async fn on_ground(
    view: &View<'_>,
    stored: &Stored,
    then: impl AsyncFnOnce(&Ground<'_>) -> Result<Reply, Failure>,
) -> Result<Reply, Failure> {
    let policy = rule::of_version(view.context, stored.policy_version).await?;
    let Immediate::On { veto_business_days: veto_days } = policy.immediate else { return Err(Failure::NotFound) };
    let pending = match stored.deletion.state() {
        State::Pending(pending) if view.context.now < pending.purge_at() => pending,
        _ => return Err(Failure::WrongStep(where_it_stands(view, stored))),
    };
    let account = directory::account(view.context, &pending.account).await?.ok_or(Failure::NotFound)?;
    then(&Ground { view, stored, pending, policy: &policy, account: &account, veto_days }).await
}

/// Since when no contact has changed; one that was replaced changed when it was.
fn contacts_since(account: &Account) -> Option<Timestamp> {
    let changed = account.contacts.iter().map(|contact| contact.replaced_at.unwrap_or(contact.changed_at));
    let began = account.contacts.iter().map(|contact| contact.changed_at);
    changed.chain(began).max()
}

impl Ground<'_> {
    fn page(&self, situation: Situation, errors: Vec<FieldError>) -> Reply {
        let status = match &situation {
            _ if !errors.is_empty() => 422,
            Situation::NotYet { .. } if self.view.incoming.method == crate::extract::Verb::Post => 409,
            _ => 200,
        };
        let shell = self.view.shell_for(&errors);
        let props = immediate::Props { reference: self.stored.reference.to_string(), situation, errors };
        Reply::html(status, immediate::page(&shell, props))
    }

    /// What the page shows before anything is sent.
    fn situation(&self, typed: Typed) -> Situation {
        let (locale, policy) = (self.view.locale, self.policy);
        if let Some(haste) = facts::haste(locale, policy, self.pending) {
            return Situation::Sent(haste);
        }
        // Nobody knows how old the contacts are: too young, then (I20).
        let from = contacts_since(self.account).unwrap_or(self.view.context.now).plus_ms(IMMEDIATE_CONTACT_AGE_MS);
        if from > self.view.context.now {
            return Situation::NotYet { from: format::day(locale, policy, from) };
        }
        let erase_on = format::day(locale, policy, self.pending.purge_at());
        Situation::Write { typed, erase_on, veto_days: u32::from(self.veto_days) }
    }

    async fn act(&self, fields: &[(String, String)], session: &Session) -> Result<Reply, Failure> {
        let situation = self.situation(typed(fields));
        if !matches!(situation, Situation::Write { .. }) {
            return Ok(self.page(situation, Vec::new()));
        }
        let parsed = form::Letter::parse(fields, Kind::Immediate);
        if said(fields, "step") == Some("change") {
            return Ok(self.page(situation, Vec::new()));
        }
        let errors = self.errors(fields, parsed.as_ref().err().map(Vec::as_slice).unwrap_or_default());
        let about_sending = |error: &FieldError| ["code", "phrase", "understood"].contains(&error.field);
        match parsed {
            Ok(form) if errors.is_empty() && form.step == form::LetterStep::Send => {
                self.send(fields, session, &form).await
            }
            Ok(_) if errors.is_empty() => self.look(fields, session, Vec::new()).await,
            _ if !errors.is_empty() && errors.iter().all(about_sending) => self.look(fields, session, errors).await,
            _ => Ok(self.page(situation, errors)),
        }
    }

    /// Everything that is wrong with the form, at once. The domain decides all the same.
    fn errors(&self, fields: &[(String, String)], refused: &[form::FieldError]) -> Vec<FieldError> {
        let mut errors = self.view.errors(refused);
        let identifier = typed_identifier(said(fields, "identifier"), self.account);
        let is_sent = said(fields, "step") == Some("send");
        let phrase = if is_sent { self.typed_phrase(fields) } else { Compared::Matches };
        for (field, outcome) in [("identifier", identifier), ("phrase", phrase)] {
            let is_told = errors.iter().any(|error| error.field == field);
            if !is_told && outcome != Compared::Matches {
                errors.extend(self.view.error(field, "differs"));
            }
        }
        errors
    }

    fn typed_phrase(&self, fields: &[(String, String)]) -> Compared {
        typed_phrase(said(fields, "phrase"), &self.view.texts.phrase())
    }

    fn letter(&self, typed: &Typed) -> Letter {
        let texts = self.view.texts;
        let date = format::day(self.view.locale, self.policy, self.view.context.now);
        let Typed { identifier, name, location, why } = typed.clone();
        let fields: Filled = gather(Field::ALL.into_iter().zip([identifier, name, date, location, why]));
        let text = frontend::letter::write(texts, Kind::Immediate, &fields);
        Letter { subject: texts.get("immediate-subject"), text }
    }

    /// The letter before it is sent. Where the proof is too old, a fresh code is on its way by then.
    async fn look(
        &self,
        fields: &[(String, String)],
        session: &Session,
        errors: Vec<FieldError>,
    ) -> Result<Reply, Failure> {
        let asks_code = !self.is_fresh(session, PROOF_IRREVERSIBLE_MS / 2);
        if asks_code && !code::is_ordered(self.view, self.stored).await? {
            code::order(self.view, self.stored).await?;
        }
        Ok(self.page(self.looked_at(fields, asks_code), errors))
    }

    /// The letter with everything that goes with sending it, as far as it is there.
    fn looked_at(&self, fields: &[(String, String)], asks_code: bool) -> Situation {
        let typed = typed(fields);
        Situation::Look {
            letter: self.letter(&typed),
            typed,
            asks_code,
            phrase: said(fields, "phrase").unwrap_or_default().to_owned(),
            understood: said(fields, "understood").is_some(),
        }
    }

    fn is_fresh(&self, session: &Session, life_ms: i64) -> bool {
        session.proof_at.is_some_and(|at| self.view.context.now.since_ms(at) < life_ms)
    }

    async fn send(
        &self,
        fields: &[(String, String)],
        session: &Session,
        form: &form::Letter,
    ) -> Result<Reply, Failure> {
        let (proof_at, statements) = match (&form.code, session.proof_at) {
            (None, Some(at)) if self.is_fresh(session, PROOF_IRREVERSIBLE_MS) => (at, Vec::new()),
            (None, _) => return self.look_again(fields, "missing").await,
            (Some(typed), _) => match code::check(self.view, self.stored, typed).await? {
                code::Checked::Right(spend) => (self.view.context.now, vec![spend]),
                code::Checked::Wrong(fault) => return self.look_again(fields, fault).await,
            },
        };
        self.file(fields, session, proof_at, statements).await
    }

    /// The code was not right or not there: asked for again, and sent again where the present one can do nothing more.
    async fn look_again(&self, fields: &[(String, String)], fault: &'static str) -> Result<Reply, Failure> {
        if fault != "wrong" && (fault != "missing" || !code::is_ordered(self.view, self.stored).await?) {
            code::order(self.view, self.stored).await?;
        }
        Ok(self.page(self.looked_at(fields, true), self.view.error("code", fault)))
    }

    async fn file(
        &self,
        fields: &[(String, String)],
        session: &Session,
        proof_at: Timestamp,
        statements: Vec<Statement>,
    ) -> Result<Reply, Failure> {
        let view = self.view;
        let id = ApplicationId::parse(&view.context.new_id()?).map_err(|error| Failure::Service(error.to_string()))?;
        let letter = sealed(view, self.policy, &self.pending.account, &id, &self.letter(&typed(fields)).text).await?;
        let mut reply_to = None;
        if let Some(address) = mail::code::present_address(self.account) {
            let sealed = question::reply_to(view.context, self.policy, &self.pending.account, &id, &address).await;
            reply_to = Some(sealed.map_err(|error| Failure::Service(error.to_string()))?);
        }
        let command = Command::FileImmediate {
            id,
            filer: Filer::Person,
            proof_at,
            contacts_unchanged_since: contacts_since(self.account),
            phrase: self.typed_phrase(fields),
        };
        let beside = Beside { statements, letter: Some(letter), reply_to, ..Beside::default() };
        let here = Reply::see_other(&view.step(&self.stored.reference, "/immediate"));
        match advance_from(view.context, self.stored.clone(), None, &command, &beside).await {
            // Filed before, or a contact is too young: the page says so.
            Ok(_) | Err(AdvanceError::Refused(Refusal::AlreadyFiled | Refusal::ContactTooYoung, _)) => Ok(here),
            Err(AdvanceError::Refused(Refusal::PhraseDiffers, _)) => {
                self.look(fields, session, view.error("phrase", "differs")).await
            }
            Err(AdvanceError::Refused(Refusal::ProofTooOld, _)) => self.look_again(fields, "missing").await,
            Err(AdvanceError::Spent) => self.look_again(fields, "used").await,
            Err(AdvanceError::Refused(_, now)) => Err(Failure::Overtaken(where_it_stands(view, &now))),
            Err(AdvanceError::Busy) => Err(Failure::NotYetHere),
            Err(error) => Err(Failure::Service(error.to_string())),
        }
    }
}

/// A field as it was sent.
fn said<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

/// What was filled in, on one line each, as it came.
fn typed(fields: &[(String, String)]) -> Typed {
    let field = |name: &str| shared::letter::one_line(said(fields, name).unwrap_or_default());
    Typed { identifier: field("identifier"), name: field("name"), location: field("location"), why: field("why") }
}

/// A letter for the book, sealed under the account's contact key for the row of its application.
pub(super) async fn sealed(
    view: &View<'_>,
    policy: &Policy,
    account: &AccountKey,
    id: &ApplicationId,
    text: &str,
) -> Result<advance::Letter, Failure> {
    let category = crate::code::contact_category(policy).map_err(|error| Failure::Service(error.to_string()))?;
    let key = vault::key(view.context, account, category).await?;
    let place = advance::Letter::place(id.as_str());
    Ok(advance::Letter { sealed: vault::seal_text(view.context, &key, place, text)?, locale: view.locale.tag() })
}
