use crate::world::{STRICT, parse, standard};
use proptest::prelude::*;
use shared::application::Kind;
use shared::deletion::WindowChoice;
use shared::export::{Answer, CopyChoice};
use shared::form::{
    ChooseAccount, Code, CopyAnswer, FieldError, Identify, Letter, LetterStep, Means, Revoke, Send, Stop,
};
use shared::form::{Track, Withdraw};
use shared::id::Reference;

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn codes(errors: Vec<FieldError>) -> Vec<String> {
    errors.into_iter().map(FieldError::locale_key).collect()
}

const SEND: [(&str, &str); 2] = [("understood", "yes"), ("seen", "3")];

#[test]
fn naming_an_account_never_tells_whether_it_can_exist() {
    let form = Identify::parse(&fields(&[("identifier", " Ann@Example.com ")])).unwrap();
    assert_eq!(form.identifier.unwrap().as_str(), "ann@example.com");
    // Nonsense is an answer like any other (I19).
    assert!(Identify::parse(&fields(&[("identifier", "no such @ thing")])).unwrap().identifier.is_none());
    assert_eq!(codes(Identify::parse(&fields(&[("identifier", "  ")])).unwrap_err()), ["error-identifier-missing"]);
    let long = "a".repeat(400);
    assert_eq!(codes(Identify::parse(&fields(&[("identifier", &long)])).unwrap_err()), ["error-identifier-too-long"]);
}

#[test]
fn unknown_repeated_and_oversized_forms_are_errors() {
    let unknown = fields(&[("code", "12345678"), ("admin", "true")]);
    assert_eq!(codes(Code::parse(&unknown).unwrap_err()), ["error-form-unknown"]);
    let repeated = fields(&[("code", "12345678"), ("code", "12345678")]);
    assert_eq!(codes(Code::parse(&repeated).unwrap_err()), ["error-code-repeated"]);
    let huge = "1".repeat(9000);
    let errors = codes(Code::parse(&fields(&[("code", &huge)])).unwrap_err());
    assert_eq!(errors, ["error-form-too-large", "error-code-too-long"]);
}

#[test]
fn small_forms_say_what_is_wrong() {
    assert!(Code::parse(&fields(&[("code", "1234 5678")])).is_ok());
    assert_eq!(codes(Code::parse(&fields(&[("code", "1234")])).unwrap_err()), ["error-code-malformed"]);
    assert_eq!(codes(Code::parse(&[]).unwrap_err()), ["error-code-missing"]);
    assert!(ChooseAccount::parse(&fields(&[("account", "acc-1")])).is_ok());
    assert_eq!(codes(ChooseAccount::parse(&fields(&[("account", "a@b")])).unwrap_err()), ["error-account-malformed"]);
    let answer = CopyAnswer::parse(&fields(&[("choice", "prepare")])).unwrap();
    assert_eq!(answer.choice, CopyChoice::Prepare);
    assert_eq!(codes(CopyAnswer::parse(&fields(&[("choice", "all")])).unwrap_err()), ["error-choice-malformed"]);
    let kinds = [("choice", "prepare"), ("kind:orders", "not-needed"), ("kind:profile", "have"), ("kind:reviews", "")];
    let answers = CopyAnswer::parse(&fields(&kinds)).unwrap().answers;
    let said: Vec<(&str, Answer)> = answers.iter().map(|(id, answer)| (id.as_str(), *answer)).collect();
    assert_eq!(said, [("orders", Answer::NotNeeded), ("profile", Answer::Have)]);
    for strange in [("kind:orders", "have"), ("kind:", "have"), ("kind:reviews", "perhaps"), ("kind:a b", "have")] {
        let posted = fields(&[("choice", "prepare"), ("kind:orders", ""), strange]);
        assert_eq!(codes(CopyAnswer::parse(&posted).unwrap_err()), ["error-form-unknown"], "{strange:?}");
    }
    assert_eq!(Withdraw::parse(&fields(&[("seen", "7")])).unwrap().seen, 7);
    assert_eq!(codes(Withdraw::parse(&fields(&[("seen", "-1")])).unwrap_err()), ["error-seen-malformed"]);
}

#[test]
fn coming_back_takes_reference_and_code_and_names_both_faults() {
    let reference = Reference::from_random([1; 15]).to_string();
    let good = fields(&[("reference", &reference), ("code", "01234-56789-ABCDE-FGHJK")]);
    assert!(Track::parse(&good).is_ok() && Revoke::parse(&good).is_ok());
    let link = "1".repeat(26);
    assert!(Revoke::parse(&fields(&[("reference", &reference), ("code", &link)])).is_ok());
    assert!(Track::parse(&fields(&[("reference", &reference), ("code", &link)])).is_err(), "a link reads no status");
    let errors = Revoke::parse(&fields(&[("reference", "AD-1"), ("code", "x")])).unwrap_err();
    assert_eq!(codes(errors), ["error-reference-malformed", "error-code-malformed"]);
}

#[test]
fn whoever_stops_a_deletion_says_which_and_how() {
    let reference = Reference::from_random([9; 15]).to_string();
    let with = |means: &str| Stop::parse(&fields(&[("deletion", &reference), ("means", means)]));
    assert_eq!(with("keep").unwrap().means, Means::Keep);
    assert_eq!(with("ask").unwrap().means, Means::Ask);
    assert_eq!(codes(with("erase").unwrap_err()), ["error-means-malformed"]);
    assert_eq!(codes(Stop::parse(&[]).unwrap_err()), ["error-deletion-missing", "error-means-missing"]);
}

#[test]
fn sending_needs_the_tick_and_what_was_seen_and_nothing_else() {
    let policy = standard();
    let form = Send::parse(&fields(&SEND), &policy).unwrap();
    assert_eq!((form.seen, form.window, form.reason), (3, WindowChoice::Policy, None));
    let errors = codes(Send::parse(&[], &policy).unwrap_err());
    assert_eq!(errors, ["error-understood-not-ticked", "error-seen-missing"]);
    let odd = fields(&[("understood", "perhaps"), ("seen", "3")]);
    assert_eq!(codes(Send::parse(&odd, &policy).unwrap_err()), ["error-understood-malformed"]);
}

#[test]
fn a_reason_comes_from_the_list_and_own_text_only_with_other() {
    let policy = standard();
    let with = |more: &[(&str, &str)]| Send::parse(&fields(&[&SEND[..], more].concat()), &policy);
    let listed = with(&[("reason", "scammed"), ("reason_text", "typed before")]).unwrap();
    assert_eq!((listed.reason.unwrap().as_str(), listed.reason_text), ("scammed", None));
    let other = with(&[("reason", "other"), ("reason_text", "my own")]).unwrap();
    assert_eq!(other.reason_text.as_deref(), Some("my own"));
    assert_eq!(codes(with(&[("reason", "nosuch")]).unwrap_err()), ["error-reason-not-listed"]);
    let long = "x".repeat(501);
    assert_eq!(
        codes(with(&[("reason", "other"), ("reason_text", &long)]).unwrap_err()),
        ["error-reason-text-too-long"]
    );
    assert_eq!(codes(with(&[("window", "soon")]).unwrap_err()), ["error-window-malformed"]);
    assert_eq!(with(&[("window", "law")]).unwrap().window, WindowChoice::Law);
    let demanding = shared::policy::Policy { reason_required: true, ..standard() };
    assert_eq!(codes(Send::parse(&fields(&SEND), &demanding).unwrap_err()), ["error-reason-missing"]);
}

#[test]
fn strict_asks_for_identifier_and_phrase() {
    let errors = codes(Send::parse(&fields(&SEND), &parse(STRICT)).unwrap_err());
    assert_eq!(errors, ["error-identifier-missing", "error-phrase-missing"]);
}

#[test]
fn a_letter_is_asked_for_its_blanks_at_every_step_and_for_tick_and_phrase_only_when_it_is_sent() {
    let blanks =
        [("identifier", "ann@mail.example"), ("name", "Ann"), ("location", "Turku"), ("why", " so \r\n it is ")];
    let with = |more: &[(&str, &str)]| Letter::parse(&fields(&[&blanks[..], more].concat()), Kind::Immediate);
    let look = with(&[("step", "look")]).unwrap();
    assert_eq!((look.step, look.fields.len(), look.code.is_none()), (LetterStep::Look, 4, true));
    assert_eq!(look.fields[&shared::letter::Field::Reason], "so it is");
    let bare = with(&[("step", "send")]).unwrap_err();
    assert_eq!(codes(bare), ["error-understood-not-ticked", "error-phrase-missing"]);
    let whole = [("step", "send"), ("understood", "yes"), ("phrase", "Delete my account")];
    let send = |code| with(&[&whole[..], &[("code", code)]].concat());
    assert!(send("1234 5678").unwrap().code.is_some());
    assert_eq!(send("").unwrap().phrase.as_deref(), Some("Delete my account"));
    assert_eq!(codes(send("1").unwrap_err()), ["error-code-malformed"]);
    assert_eq!(codes(with(&[]).unwrap_err()), ["error-step-missing"]);
    let empty = Letter::parse(&fields(&[("name", "\u{200e}"), ("step", "look")]), Kind::Immediate).unwrap_err();
    let all = ["identifier", "name", "location", "why"].map(|field| format!("error-{field}-missing"));
    assert_eq!(codes(empty), all);
    let other = Letter::parse(&fields(&blanks), Kind::Revocation).unwrap_err();
    assert_eq!(codes(other), ["error-form-unknown", "error-step-missing"], "the other letter has no name in it");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_form_makes_a_parser_panic(pairs in proptest::collection::vec(("[a-z_]{0,12}", ".{0,40}"), 0..6)) {
        let policy = standard();
        let _ = (Identify::parse(&pairs), Code::parse(&pairs), ChooseAccount::parse(&pairs), CopyAnswer::parse(&pairs));
        let _ = (Send::parse(&pairs, &policy), Track::parse(&pairs), Revoke::parse(&pairs), Withdraw::parse(&pairs));
        let _ = (Stop::parse(&pairs), Letter::parse(&pairs, Kind::Immediate), Letter::parse(&pairs, Kind::Revocation));
    }
}
