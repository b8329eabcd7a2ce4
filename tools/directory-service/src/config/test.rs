use super::*;

const GOOD: &str = include_str!("../../example/directory.toml");

fn spoilt(piece: &str, by: &str) -> Vec<Fault> {
    assert!(GOOD.contains(piece), "{piece}");
    Config::parse(&GOOD.replacen(piece, by, 1)).map(|config| config.listen).expect_err(by)
}

#[test]
fn the_example_is_good_and_can_do_everything() {
    let config = Config::parse(GOOD).expect("the example");
    assert_eq!(config.operations(), Operation::ALL);
    assert!(config.statements().len() > 40, "every statement is looked at");
}

#[test]
fn a_fault_is_told_by_its_key() {
    for (piece, by, key, says) in [
        ("listen = \"127.0.0.1:8795\"", "listen = \"here\"", "listen", "must be an address and a port"),
        ("moments = \"milliseconds\"", "moments = \"days\"", "moments", "must be `milliseconds`"),
        ("[standing]", "[standings]", "standing", "is missing"),
        ("[standing]", "[standings]", "standings", "is not a key"),
        ("id = \"orders\"", "id = \"or ders\"", "category[2].id", "must be an id"),
        ("id = \"orders\"", "id = \"profile\"", "category[2].id", "is there already"),
        ("[close]\nrun", "[close]\nruns", "close.run", "is missing"),
        ("kind = \"email\"", "kind = \"mail\"", "contact[0].kind", "must be `email`"),
        ("batch = 200", "batch = 0", "batch", "from 1 to"),
        ("WHERE id = :account", "WHERE id = :acount", "account.select", "`:acount` means nothing here"),
    ] {
        let faults = spoilt(piece, by);
        let found = faults.iter().find(|fault| fault.key == key);
        assert!(found.is_some_and(|fault| fault.fault.contains(says)), "{key}: {faults:?}");
    }
}

#[test]
fn all_faults_are_told_at_once() {
    let faults = Config::parse("listen = 1\nbatch = \"x\"\n[find]").map(|config| config.listen).expect_err("faults");
    let keys: Vec<&str> = faults.iter().map(|fault| fault.key.as_str()).collect();
    for key in
        ["listen", "batch", "account", "find.email", "contact", "standing", "category", "suspend", "restore", "close"]
    {
        assert!(keys.contains(&key), "{key}: {keys:?}");
    }
}

#[test]
fn what_is_no_toml_is_told_by_its_line() {
    let faults = Config::parse("listen = \"a\"\n[account\n").map(|config| config.listen).expect_err("no TOML");
    assert_eq!(faults.first().map(|fault| fault.key.as_str()), Some("line 2"));
}
