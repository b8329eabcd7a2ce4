use crate::world::{STANDARD, irreversible, parse, zone};
use shared::eligibility::BlockerKind;
use shared::id::ReasonId;
use shared::policy::{self, EmailReuse, Immediate, Lead, Policy, PolicyErrors};
use shared::time::Window;

const ALIBABA: &str = include_str!("../../../frontend/policies/alibaba.toml");
const ALIEXPRESS: &str = include_str!("../../../frontend/policies/aliexpress.toml");

fn faults(toml: &str) -> Vec<(String, String)> {
    let PolicyErrors(faults) = policy::parse(toml, &zone).expect_err("the policy should not parse");
    faults.into_iter().map(|fault| (fault.path, fault.fault)).collect()
}

fn paths(toml: &str) -> Vec<String> {
    faults(toml).into_iter().map(|(path, _)| path).collect()
}

/// Every sentence of a policy, as its JSON has them: an object with `en` is a text.
fn incomplete(value: &serde_json::Value, at: &str, found: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) if fields.contains_key("en") => {
            let lacks = ["fi", "ru", "zh"].iter().any(|locale| !fields.contains_key(*locale));
            found.extend(lacks.then(|| at.to_owned()));
        }
        serde_json::Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| incomplete(value, &format!("{at}.{key}"), found));
        }
        serde_json::Value::Array(values) => {
            values.iter().enumerate().for_each(|(index, value)| incomplete(value, &format!("{at}[{index}]"), found));
        }
        _ => {}
    }
}

fn whole(policy: &Policy) -> Vec<String> {
    let mut found = Vec::new();
    incomplete(&serde_json::to_value(policy).unwrap(), "", &mut found);
    found
}

#[test]
fn alibaba_prepares_waits_thirty_days_and_checks_again_whoever_turns_back() {
    let policy = parse(ALIBABA);
    assert_eq!(policy.window, Window::Days(30));
    assert_eq!(policy.preparations.len(), 6, "the six of seed 001");
    assert!(policy.recovery.is_some() && policy.afterwards.is_some());
    assert_eq!(whole(&policy), Vec::<String>::new(), "every text in four languages");
}

#[test]
fn aliexpress_asks_for_four_acts_and_has_no_way_back() {
    let policy = parse(ALIEXPRESS);
    assert_eq!((policy.window, policy.immediate), (Window::None, Immediate::Off));
    assert!(policy.confirm.typed_identifier && policy.confirm.phrase && policy.reason_required);
    let phrase = policy.confirm.own_phrase.clone().unwrap();
    assert_eq!(phrase.en(), "Deactivate my account");
    assert_eq!((policy.reasons.len(), policy.reason_other), (8, true), "nine reasons, the last in one's own words");
    assert!(policy.reasons.iter().all(|reason| reason.gloss.is_some()));
    let leads: Vec<&str> =
        policy.reasons.iter().filter(|reason| reason.leads_to.is_some()).map(|reason| reason.id.as_str()).collect();
    assert_eq!(leads, ["scammed"]);
    assert_eq!(policy.lead(&ReasonId::parse("scammed").unwrap()), Some(Lead::Complaint));
    assert_eq!(policy.lead(&ReasonId::parse("other").unwrap()), None);
    assert_eq!(policy.email_reuse, EmailReuse::Never);
    assert!(policy.blocker(BlockerKind::Unpaid).is_none(), "unpaid orders are cancelled");
    assert!(policy.blocker(BlockerKind::Dispute).is_some());
    assert_eq!(whole(&policy), Vec::<String>::new(), "every text in four languages");
}

/// A version is the hash of its text: what is new must not be in what is old.
#[test]
fn a_policy_without_what_is_new_is_the_same_text_as_before() {
    let json = serde_json::to_string(&parse(STANDARD)).unwrap();
    for key in ["own_phrase", "gloss", "leads_to", "preparations", "recovery", "afterwards"] {
        assert!(!json.contains(&format!("\"{key}\"")), "{key}");
    }
    assert!(json.contains("\"confirm\":{\"typed_identifier\":false,\"phrase\":false}"));
}

#[test]
fn where_there_is_no_way_back_nothing_speaks_of_one() {
    parse(&irreversible());
    let only = STANDARD.replace("window = { months = 2 }", "window = \"none\"");
    assert_eq!(paths(&only), ["revocation", "immediate", "law.knowing_choice", "law.do_not_wait"]);
    let checked = format!("{}\n[recovery]\ntext.en = \"x\"\n", irreversible());
    assert_eq!(paths(&checked), ["recovery"]);
}

#[test]
fn a_phrase_of_its_own_is_there_in_every_language_of_the_policy() {
    let russian = "phrase = { en = \"Deactivate my account\", fi = \"Poista tilini\", zh = \"停用\" }";
    let own = |phrase: &str| STANDARD.replace("phrase = false", phrase);
    parse(&own("phrase = { en = \"Deactivate my account\" }"));
    let text = own(russian).replacen("text.en = \"I was cheated\"", "text = { en = \"x\", ru = \"Меня обманули\" }", 1);
    let [(path, fault)] = faults(&text).try_into().unwrap();
    assert_eq!(path, "confirm.phrase");
    assert!(fault.contains("`ru`"), "{fault}");
    assert_eq!(paths(&own("phrase = { fi = \"Poista tilini\" }")), ["confirm.phrase"], "English is the ground");
}

#[test]
fn letters_of_two_alphabets_in_a_word_and_marks_that_nobody_sees_are_refused_where_they_stand() {
    let russian_a = STANDARD.replacen("\"Harbour Market\"", "\"H\u{430}rbour Market\"", 1);
    let [(path, fault)] = faults(&russian_a).try_into().unwrap();
    assert_eq!(path, "listing_names[0]");
    assert!(fault.contains("Cyrillic and Latin"), "{fault}");
    let greek = STANDARD.replacen("label.en = \"Orders\"", "label.en = \"\u{39f}rders\"", 1);
    assert_eq!(paths(&greek), ["category[2].label.en"]);
    for mark in ['\u{202e}', '\u{200f}', '\u{2066}', '\u{061c}'] {
        let marked = STANDARD.replacen("label.en = \"Orders\"", &format!("label.en = \"Ord{mark}ers\""), 1);
        let [(path, fault)] = faults(&marked).try_into().unwrap();
        assert_eq!(path, "category[2].label.en");
        assert!(fault.contains(&format!("U+{:04X}", u32::from(mark))), "{fault}");
    }
    // Words of different alphabets may stand side by side.
    parse(&STANDARD.replacen("\"Harbour Market\"", "\"Гавань-Market 港口\"", 1));
}

#[test]
fn a_text_in_a_language_that_no_page_has_is_refused() {
    let text = STANDARD.replacen("label.en = \"Orders\"", "label = { en = \"Orders\", fr = \"Commandes\" }", 1);
    assert_eq!(paths(&text), ["category[2].label.fr"]);
}

#[test]
fn what_is_shown_is_erased_by_somebody() {
    let shown = STANDARD.replacen("processors = [\"shop\"]", "processors = []", 1);
    let [(path, fault)] = faults(&shown).try_into().unwrap();
    assert_eq!(path, "category[1].processors");
    assert!(fault.contains("nobody would erase it"), "{fault}");
}

#[test]
fn a_name_can_be_a_setting() {
    for name in ["Standard", "my policy", "../x", "страж"] {
        assert!(paths(&STANDARD.replacen("name = \"standard\"", &format!("name = \"{name}\""), 1))[0] == "name");
    }
}
