//! No letter leaves without what its law wants in it, in any language.

use frontend::i18n::{Locale, Texts};
use frontend::mail::{Mail, Sender, extended, refused, reply, request};
use shared::clock::ExtensionReason;
use shared::clock::law::{self, Content};
use shared::inbox;
use shared::policy::Regime;
use shared::request::{Answer, Ground, KINDS, Ruling};

use super::{AT, LAST, sender};
use crate::fixture::erase_on;

const AUTHORITY: &str = "Office of the Data Protection Ombudsman";
const REASONS: &str = "The bills of 2024 have to stay.";

fn under(regime: Regime) -> Sender {
    let mut sender = sender();
    sender.operator.remedies = law::remedies(regime);
    sender
}

/// The sentences of which one says it.
fn sentences(texts: Texts, content: Content, basis: &str) -> Vec<String> {
    let keys: &[&str] = match content {
        Content::Reason => return vec![REASONS.to_owned()],
        Content::NewDay => return vec![LAST.to_owned()],
        Content::Basis if basis.is_empty() => &["request-basis-own"],
        Content::Basis => return vec![basis.to_owned()],
        Content::Rest => &["mail-law-rest"],
        Content::Locked => &["mail-law-locked"],
        Content::Authority => {
            let named = texts.get_with("request-authority", &[("authority", AUTHORITY)]);
            return vec![named, texts.get("mail-law-authority"), texts.get("mail-refused-complain")];
        }
        Content::Court => &["request-court", "mail-law-court", "mail-refused-complain"],
    };
    keys.iter().map(|key| texts.get(key)).collect()
}

fn must_say(mail: &Mail, texts: Texts, wanted: &[Content], basis: &str, about: &str) {
    for content in wanted {
        let is_said = sentences(texts, *content, basis).iter().any(|sentence| mail.text.contains(sentence.as_str()));
        assert!(is_said, "{about}: {content:?} is not in\n{}", mail.text);
    }
}

/// Every law, everything that can be asked in writing, every decision on every ground.
#[test]
fn an_answer_says_all_that_its_law_wants() {
    for (texts, regime) in everywhere() {
        for (kind, ruling) in KINDS.iter().flat_map(|kind| Ruling::of(*kind).iter().map(move |ruling| (*kind, *ruling)))
        {
            let grounds: Vec<_> = Ground::all_of(kind, regime).map(|(ground, basis)| (ground.name(), basis)).collect();
            let is_refused = ruling == Ruling::Refused;
            for (ground, basis) in if is_refused { grounds } else { vec![("", "")] } {
                let answer = Answer::parse(kind, regime, ruling.name(), ground, REASONS).unwrap();
                let (is_complaint, authority) = (kind == inbox::Kind::Complain, AUTHORITY.to_owned());
                let told = request::Told::Answered(answer);
                let props = request::Props { sender: under(regime), is_complaint, authority, told };
                let law = if is_refused { law::refusal(regime, kind).to_vec() } else { law::remedies(regime) };
                let own = if is_refused { vec![Content::Basis, Content::Reason] } else { vec![Content::Reason] };
                let about = format!("{} {regime:?} {kind:?} {}", texts.locale().tag(), ruling.name());
                must_say(&request::render(texts, props), texts, &[own, law].concat(), basis, &about);
            }
        }
    }
}

#[test]
fn every_other_bad_news_says_all_that_its_law_wants() {
    for (texts, regime) in everywhere() {
        let about = format!("{} {regime:?}", texts.locale().tag());
        let (at, day) = (AT.to_owned(), LAST.to_owned());
        let longer = extended::Props { sender: under(regime), at, reason: ExtensionReason::Number, day };
        let longer = extended::render(texts, longer);
        must_say(&longer, texts, &[&[Content::NewDay], law::remedies(regime).as_slice()].concat(), "", &about);
        assert!(longer.text.contains(&texts.get("mail-extended-number")), "{about}: why");
        assert_eq!(law::missing(law::EXTENSION, &[Content::NewDay, Content::Reason]), [], "nothing else is wanted");

        let (at, words, token) = (AT.to_owned(), REASONS.to_owned(), "Q-7Q4Z-MK2H-8RXW".to_owned());
        let answered = reply::render(texts, reply::Props { sender: under(regime), at, words, token });
        must_say(&answered, texts, &law::remedies(regime), "", &about);

        let asked =
            [(refused::Kind::Revocation, inbox::Kind::Revocation), (refused::Kind::Immediate, inbox::Kind::Immediate)];
        for (kind, of) in asked {
            let props = refused::Props {
                sender: under(regime),
                kind,
                reason: Some("law".to_owned()),
                words: Some(REASONS.to_owned()),
                erase_on: erase_on(),
                regime,
                status_page: String::new(),
            };
            // The exception is named in the reviewer's own words: without them it is not decided.
            must_say(&refused::render(texts, props), texts, law::refusal(regime, of), REASONS, &about);
        }
    }
}

fn everywhere() -> impl Iterator<Item = (Texts, Regime)> {
    Locale::REAL.into_iter().flat_map(|locale| Regime::ALL.iter().map(move |regime| (Texts::of(locale), *regime)))
}
