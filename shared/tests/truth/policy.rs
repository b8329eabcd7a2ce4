use crate::world::{STANDARD, STRICT, in_english, parse, standard, zone};
use shared::policy::{self, Immediate, PolicyErrors, Regime, Retention, Strategy};
use shared::time::Window;

fn faults(toml: &str) -> Vec<String> {
    let PolicyErrors(faults) = policy::parse(toml, &zone).expect_err("the policy should not parse");
    faults.into_iter().map(|fault| fault.path).collect()
}

#[test]
fn the_standard_preset_is_what_seed_000_promises() {
    let policy = standard();
    assert_eq!(policy.window, Window::Months(2));
    assert_eq!((policy.sla.acknowledge_business_days, policy.sla.revocation_business_days), (3, 3));
    assert_eq!((policy.reasons.len(), policy.reason_other, policy.reason_required), (8, true, false));
    assert_eq!(policy.blockers.len(), 4);
    assert_eq!((policy.confirm.typed_identifier, policy.confirm.phrase), (false, false));
    assert_eq!(policy.law.regime, Regime::Gdpr);
    assert_eq!(policy.immediate, Immediate::On { veto_business_days: 3 });
    let kept: Vec<&str> = policy
        .categories
        .iter()
        .filter(|category| matches!(category.retention, Retention::Keep(_)))
        .map(|category| category.id.as_str())
        .collect();
    assert_eq!(kept, ["invoices", "identity"]);
    let anonymised = policy.categories.iter().filter(|category| category.strategy == Strategy::Anonymise).count();
    assert_eq!(anonymised, 1);
}

#[test]
fn strict_is_standard_plus_what_is_typed() {
    let mut strict = parse(STRICT);
    assert!(strict.confirm.typed_identifier && strict.confirm.phrase);
    let standard = standard();
    strict.confirm = standard.confirm.clone();
    strict.name.clone_from(&standard.name);
    assert_eq!(strict, standard);
}

#[test]
fn a_policy_survives_its_json() {
    let policy = standard();
    let json = serde_json::to_string(&policy).unwrap();
    assert_eq!(serde_json::from_str::<policy::Policy>(&json).unwrap(), policy);
}

#[test]
fn an_empty_file_names_every_missing_key() {
    let paths = faults("");
    for key in
        ["name", "time_zone", "window", "calendar", "listing_names", "contact", "confirm", "sla", "immediate", "law"]
    {
        assert!(paths.iter().any(|path| path == key), "{key} is not named in {paths:?}");
    }
}

#[test]
fn what_is_not_toml_is_one_fault_of_the_file() {
    assert_eq!(faults("window = ["), ["(file)"]);
}

#[test]
fn every_fault_is_reported_with_its_path_in_one_go() {
    let broken = STANDARD
        .replace("time_zone = \"Europe/Helsinki\"", "time_zone = \"Europe/Atlantis\"")
        .replace("revocation = \"self-service\"", "revocation = \"maybe\"")
        .replace("backups_days = 30", "backups_days = 3\nbackup_days = 30")
        .replace("id = \"scammed\"", "id = \"sc ammed\"")
        .replace("strategy = \"anonymise\"", "strategy = \"forget\"")
        .replace("contact_age_days = 7", "contact_age_days = \"yes\"")
        .replace("\"2026-01-01\", ", "\"2026-02-30\", ");
    let paths = faults(&broken);
    for path in [
        "time_zone",
        "revocation",
        "backups_days",
        "backup_days",
        "reason[4].id",
        "category[10].strategy",
        "verification.contact_age_days",
        "calendar.holidays[0]",
    ] {
        assert!(paths.iter().any(|found| found == path), "{path} is not named in {paths:?}");
    }
}

#[test]
fn a_window_longer_than_the_law_needs_both_rights() {
    for (was, is) in [
        ("knowing_choice = true", "knowing_choice = false"),
        ("do_not_wait = true", "do_not_wait = false"),
        ("immediate = { veto_business_days = 3 }", "immediate = \"off\""),
    ] {
        assert_eq!(faults(&STANDARD.replace(was, is)), ["window"], "{is}");
    }
    let month = STANDARD.replace("window = { months = 2 }", "window = { months = 1 }");
    let plain = month.replace("knowing_choice = true", "knowing_choice = false");
    assert!(!parse(&plain).window_outlasts_law());
    assert!(standard().window_outlasts_law());
}

#[test]
fn what_arrives_is_acknowledged_within_three_business_days_unless_the_policy_says_otherwise() {
    let says = |line: &str| STANDARD.replace("acknowledge_business_days = 3", line);
    assert_eq!(parse(&says("")).sla.acknowledge_business_days, 3);
    assert_eq!(parse(&says("acknowledge_business_days = 5")).sla.acknowledge_business_days, 5);
    for line in ["acknowledge_business_days = 0", "acknowledge_business_days = 31", "acknowledge_business_days = \"3\""]
    {
        assert_eq!(faults(&says(line)), ["sla.acknowledge_business_days"], "{line}");
    }
    assert_eq!(faults(&says("acknowledged_business_days = 3")), ["sla.acknowledged_business_days"]);
    let mut json = serde_json::to_value(standard()).unwrap();
    json["sla"].as_object_mut().unwrap().remove("acknowledge_business_days");
    let old: policy::Policy = serde_json::from_value(json).unwrap();
    assert_eq!(old, standard(), "a version from before it was promised");
}

#[test]
fn an_acknowledgement_comes_before_the_law_wants_it() {
    for (regime, most) in [("gdpr", 20), ("uk-gdpr", 20), ("ccpa", 10), ("china", 15), ("none", 30)] {
        let says = |days: u8| {
            let law = STANDARD.replace("regime = \"gdpr\"", &format!("regime = \"{regime}\""));
            law.replace("acknowledge_business_days = 3", &format!("acknowledge_business_days = {days}"))
        };
        assert_eq!(parse(&says(most)).sla.acknowledge_business_days, most, "{regime}");
        assert_eq!(faults(&says(most + 1)), ["sla.acknowledge_business_days"], "{regime}");
    }
}

#[test]
fn a_blocker_has_one_remedy_and_the_last_mail_its_address() {
    assert_eq!(faults(&STANDARD.replace("kind = \"violation\"", "kind = \"unpaid\"")), ["blocker[3].kind"]);
    assert_eq!(faults(&STANDARD.replace("\"until-final-mail\"", "\"none\"")), ["category"]);
}

#[test]
fn a_text_without_english_is_a_fault() {
    let broken = STANDARD.replacen("label.en = \"Orders\"\n", "", 1);
    assert_eq!(faults(&broken), ["category[2].label"]);
}

#[test]
fn a_text_that_lacks_in_an_offered_language_is_a_fault_at_its_place() {
    let broken = STANDARD.replacen("label.fi = \"Tilaukset\"\n", "", 1);
    assert_eq!(faults(&broken), ["category[2].label"]);
    let offered = "languages = [\"en\", \"ru\", \"fi\", \"zh\"]";
    assert_eq!(parse(&broken.replace(offered, "languages = [\"ru\", \"zh\"]")).languages.tags().count(), 2);
    assert_eq!(faults(&STANDARD.replace(offered, "languages = [\"en\", \"sv\"]")), ["languages[1]"]);
    assert_eq!(faults(&STANDARD.replace(offered, "languages = [\"fi\", \"fi\"]")), ["languages[1]"]);
    assert_eq!(faults(&STANDARD.replace(offered, "languages = []")), ["languages"]);
}

#[test]
fn a_version_from_before_there_were_languages_offers_english_and_stays_the_same_text() {
    let english = parse(&in_english(STANDARD));
    let json = serde_json::to_string(&english).unwrap();
    assert!(!json.contains("languages") && json.contains("\"privacy_section\":\"Section 10\""), "{json:.900}");
    assert_eq!(serde_json::from_str::<policy::Policy>(&json).unwrap(), english);
}

#[test]
fn a_text_falls_back_to_english() {
    let category = &standard().categories[0];
    assert_eq!(category.label.in_locale("sv"), category.label.en());
}

#[test]
fn no_category_comes_twice() {
    assert_eq!(faults(&STANDARD.replace("id = \"invoices\"", "id = \"orders\"")), ["category[3].id"]);
}

#[test]
fn whoever_holds_data_has_a_name_that_people_are_told() {
    let policy = standard();
    assert!(policy.processors().iter().all(|id| policy.processor(id).is_some()));
    let nameless = STANDARD.replacen("id = \"billing\"", "id = \"bookkeeping\"", 1);
    assert_eq!(faults(&nameless), ["category[8].processors[1]"]);
    assert_eq!(
        faults(&STANDARD.replacen("id = \"mailing\"", "id = \"shop\"", 1)),
        ["processor[1].id", "category[0].processors[1]"]
    );
    assert_eq!(faults(&STANDARD.replacen("label.en = \"Our billing service\"\n", "", 1)), ["processor[3].label"]);
}

#[test]
fn a_version_from_before_the_names_still_says_who_falls_quiet() {
    let mut json = serde_json::to_value(standard()).unwrap();
    json.as_object_mut().unwrap().remove("declared");
    let old: policy::Policy = serde_json::from_value(json).unwrap();
    assert!(old.declared.is_empty());
    assert_eq!(old.processors(), standard().processors());
}

#[test]
fn consequences_have_a_fingerprint_that_changes_with_what_is_told() {
    let mut policy = standard();
    let before = policy.consequences();
    policy.contact = "other@corner-shop.example".to_owned();
    assert_eq!(policy.consequences(), before);
    policy.categories.remove(0);
    assert_ne!(policy.consequences(), before);
}
