use crate::world::{monday, standard};
use shared::limits::DAY_MS;
use shared::notice::{Draft, Fault, Kind, Notice, Part, Words, words_for};
use shared::policy::{Policy, Regime};
use std::collections::BTreeMap;

const REGIMES: [Regime; 5] = [Regime::Gdpr, Regime::UkGdpr, Regime::Ccpa, Regime::China, Regime::None];

fn policy(regime: Regime) -> Policy {
    let mut policy = standard();
    policy.law.regime = regime;
    policy
}

fn said(parts: impl IntoIterator<Item = Part>) -> BTreeMap<Part, String> {
    parts.into_iter().map(|part| (part, format!(" about {} \n", part.name()))).collect()
}

/// Everything that can be said, in English.
fn whole(kind: Kind) -> Draft {
    Draft {
        kind: kind.name().to_owned(),
        happened: "2026-11-20".to_owned(),
        noticed: "2026-11-22".to_owned(),
        categories: vec!["orders".to_owned(), "profile".to_owned()],
        telling: "now".to_owned(),
        until: String::new(),
        words: Words::from([("en".to_owned(), said(kind.parts()))]),
    }
}

fn faults(draft: &Draft, regime: Regime) -> Vec<Fault> {
    Notice::parse(draft, &policy(regime), monday()).err().unwrap_or_default()
}

#[test]
fn a_notice_that_lacks_what_a_law_wants_does_not_exist() {
    for regime in REGIMES {
        for kind in Kind::ALL {
            let notice = Notice::parse(&whole(*kind), &policy(regime), monday()).unwrap();
            assert_eq!(notice.words()["en"][&Part::What], "about what", "trimmed");
            for part in kind.parts() {
                let mut draft = whole(*kind);
                draft.words.get_mut("en").unwrap().insert(part, " \n".to_owned());
                let missing = vec![Fault::Part(part, "en".to_owned(), "missing")];
                let wanted = if kind.wanted(regime).contains(&part) { missing } else { Vec::new() };
                assert_eq!(faults(&draft, regime), wanted, "{regime:?} {kind:?} {part:?}");
            }
        }
    }
}

#[test]
fn each_law_wants_its_own() {
    use Part::{Advice, Basis, Cause, Done, Risk, To, What};
    let wanted = |regime| Kind::Incident.wanted(regime).to_vec();
    assert_eq!(wanted(Regime::Gdpr), [What, Risk, Done]);
    assert_eq!(wanted(Regime::China), [What, Cause, Risk, Done, Advice]);
    assert_eq!(wanted(Regime::Ccpa), [What, Done, Advice]);
    assert_eq!(wanted(Regime::None), wanted(Regime::Gdpr), "without a law, no less");
    for regime in REGIMES {
        assert_eq!(Kind::Disclosure.wanted(regime), [What, To, Basis]);
        assert_eq!(Kind::Incident.basis(regime).is_empty(), regime == Regime::None);
    }
}

#[test]
fn what_is_of_the_other_kind_is_not_said() {
    let mut draft = whole(Kind::Incident);
    draft.words.get_mut("en").unwrap().insert(Part::To, "the police".to_owned());
    let notice = Notice::parse(&draft, &policy(Regime::Gdpr), monday()).unwrap();
    assert!(!notice.words()["en"].contains_key(&Part::To), "nobody was given it");
}

#[test]
fn a_language_is_whole_or_not_there_and_the_first_is_there() {
    let mut draft = whole(Kind::Incident);
    draft.words.insert("fi".to_owned(), said([Part::What]));
    let lacks = |part| Fault::Part(part, "fi".to_owned(), "missing");
    assert_eq!(faults(&draft, Regime::Gdpr), [lacks(Part::Risk), lacks(Part::Done)]);
    draft.words.insert("fi".to_owned(), said([Part::What, Part::Risk, Part::Done]));
    draft.words.insert("ru".to_owned(), said([]));
    let notice = Notice::parse(&draft, &policy(Regime::Gdpr), monday()).unwrap();
    let languages: Vec<&String> = notice.words().keys().collect();
    assert_eq!(languages, ["en", "fi"]);
    let read = |tag| words_for(notice.words(), tag, "en").map(|(said_in, _)| said_in);
    assert_eq!((read("fi"), read("ru")), (Some("fi"), Some("en")), "and the reader is told");
    draft.words.remove("en");
    assert!(faults(&draft, Regime::Gdpr).contains(&Fault::Part(Part::What, "en".to_owned(), "missing")));
    draft = whole(Kind::Incident);
    draft.words.get_mut("en").unwrap().insert(Part::Cause, "a".repeat(1_001));
    assert_eq!(faults(&draft, Regime::Gdpr), [Fault::Part(Part::Cause, "en".to_owned(), "too-long")]);
}

#[test]
fn it_has_days_that_can_be_data_that_there_is_and_a_silence_with_an_end() {
    let with = |change: &dyn Fn(&mut Draft)| {
        let mut draft = whole(Kind::Disclosure);
        change(&mut draft);
        faults(&draft, Regime::Gdpr)
    };
    let field = |name, code| vec![Fault::Field(name, code)];
    assert_eq!(with(&|draft| draft.happened = "20.11.2026".to_owned()), field("happened", "malformed"));
    assert_eq!(with(&|draft| draft.noticed = "2026-11-24".to_owned()), field("known", "out-of-range"));
    assert_eq!(with(&|draft| draft.noticed = "2026-11-19".to_owned()), field("known", "before"));
    assert_eq!(with(&|draft| draft.categories.clear()), field("concerned", "missing"));
    assert_eq!(with(&|draft| draft.categories.push("shoes".to_owned())), field("concerned", "missing"));
    assert_eq!(with(&|draft| draft.telling.clear()), field("telling", "missing"));
    let later = |until: &str| {
        let until = until.to_owned();
        with(&move |draft| (draft.telling, draft.until) = ("later".to_owned(), until.clone()))
    };
    assert_eq!(later(""), field("until", "malformed"));
    assert_eq!(later("2026-11-22"), field("until", "out-of-range"));
    assert_eq!(later("2028-11-22"), field("until", "out-of-range"), "one without an end would be one for ever");
    assert_eq!(later("2026-11-30"), []);
    let mut draft = whole(Kind::Incident);
    (draft.telling, draft.until) = ("later".to_owned(), "2026-11-30".to_owned());
    let until = Notice::parse(&draft, &policy(Regime::Gdpr), monday()).unwrap().silent_until().unwrap();
    assert!(
        until.since_ms(monday()) > 7 * DAY_MS && until.since_ms(monday()) < 8 * DAY_MS,
        "through the end of that day"
    );
    draft.kind = "rumour".to_owned();
    assert!(faults(&draft, Regime::Gdpr).contains(&Fault::Field("about", "missing")));
}
