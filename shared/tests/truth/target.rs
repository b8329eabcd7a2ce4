use shared::id::ProcessorId;
use shared::target::address::{Rules, is_allowed};
use shared::target::{Fault, Kind, Targets};

const OWN: &str = "https://leave.example.com";

fn rules() -> Rules<'static> {
    // Even an operator who lets too much through cannot let these through.
    let hosts = "hooks.example.net, appleid.apple.com localhost localhost. 127.0.0.1 [::1] 2130706433 0x7f000001 \
        leave.example.com api.leave.example.com xn--80ak6aa92e.com metadata.google.internal intranet db.local 127.1 \
        169.254.169.254 hooks.example.net:8443 HOOKS.example.net a.0x7f ::1 [::ffff:127.0.0.1] 0177.0.0.1 router.lan";
    Rules { hosts, own: OWN, is_trial: false }
}

const HOSTILE: [&str; 72] = [
    "",
    "https://",
    "https:///hooks",
    "hooks.example.net",
    "//hooks.example.net/a",
    "http://hooks.example.net/a",
    "HTTPS://hooks.example.net/a",
    "ftp://hooks.example.net/a",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "data:text/plain,a",
    "gopher://hooks.example.net/a",
    "https:/hooks.example.net/a",
    "https:hooks.example.net/a",
    " https://hooks.example.net/a",
    "https://hooks.example.net/a ",
    "https://hooks.example.net/a b",
    "https://hooks.example.net/a\nb",
    "https://hooks.example.net/a\tb",
    "https://hooks.example.net\r\nx: y",
    "https://user@hooks.example.net/a",
    "https://user:secret@hooks.example.net/a",
    "https://@hooks.example.net/a",
    "https://hooks.example.net@evil.example/a",
    "https://hooks.example.net%40evil.example/a",
    "https://evil.example\\@hooks.example.net/a",
    "https://hooks.example.net\\evil.example/a",
    "https://hooks.example.net:8443/a",
    "https://hooks.example.net:80/a",
    "https://hooks.example.net:0443/a",
    "https://hooks.example.net:/a",
    "https://hooks.example.net:443:443/a",
    "https://hooks.example.net./a",
    "https://hooks..example.net/a",
    "https://.hooks.example.net/a",
    "https://HOOKS.example.net/a",
    "https://hooks.example.net?a",
    "https://hooks.example.net#a",
    "https://hooks.example.net/a#b",
    "https://evil.example/a",
    "https://hooks.example.net.evil.example/a",
    "https://xhooks.example.net/a",
    "https://hooks.example.ne/a",
    "https://hooks.example.net/../a",
    "https://hooks.example.net/a/%2e%2E/b",
    "https://hooks.example.net/a%00\u{0}",
    "https://hooks.ex\u{e4}mple.net/a",
    "https://hooks\u{3002}example.net/a",
    "https://\u{ff48}ooks.example.net/a",
    "https://hooks.exa\u{200b}mple.net/a",
    "https://localhost/a",
    "https://localhost./a",
    "https://intranet/a",
    "https://db.local/a",
    "https://router.lan/a",
    "https://metadata.google.internal/a",
    "https://127.0.0.1/a",
    "https://127.1/a",
    "https://2130706433/a",
    "https://0x7f000001/a",
    "https://0177.0.0.1/a",
    "https://a.0x7f/a",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/a",
    "https://[::ffff:127.0.0.1]/a",
    "https://::1/a",
    "https://leave.example.com/a",
    "https://api.leave.example.com/a",
    "http://127.0.0.1:8787/a",
    "http://localhost:8787/a",
    "https://hooks.example.net/{a}",
    "https://hooks.example.net/\"a\"",
];

#[test]
fn an_address_that_could_lead_elsewhere_is_refused_whatever_the_operator_allows() {
    for url in HOSTILE {
        assert!(!is_allowed(url, &rules()), "{url}");
    }
    let long = format!("https://hooks.example.net/{}", "a".repeat(200));
    assert!(!is_allowed(&long, &rules()));
    for url in [
        "https://hooks.example.net",
        "https://hooks.example.net/",
        "https://hooks.example.net:443/adieu?tenant=7&x=%20",
        "https://appleid.apple.com/auth/revoke",
        "https://xn--80ak6aa92e.com/a",
    ] {
        assert!(is_allowed(url, &rules()), "{url}");
        assert!(!is_allowed(url, &Rules { hosts: "", ..rules() }), "{url} without a list");
    }
}

#[test]
fn a_trial_may_ask_programs_on_the_same_machine_and_nobody_else() {
    let trial = Rules { is_trial: true, ..rules() };
    assert!(is_allowed("http://127.0.0.1:9000/hooks", &trial));
    let hostile: Vec<&str> = HOSTILE.into_iter().filter(|url| *url != "http://127.0.0.1:8787/a").collect();
    let more =
        ["http://127.0.0.1:/a", "http://127.0.0.1:0/a", "http://127.0.0.1:80@evil.example/a", "http://127.0.0.1/a"];
    for url in hostile.into_iter().chain(more) {
        assert!(!is_allowed(url, &trial), "{url}");
    }
}

fn id(name: &str) -> ProcessorId {
    ProcessorId::parse(name).unwrap()
}

const SECRETS: &str =
    r#"{"mailing": ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"], "social": ["s"], "apple": ["-----BEGIN"]}"#;

fn fault(settings: &str, name: &str) -> Option<Fault> {
    let targets = Targets::parse(Some(settings), Some(SECRETS), &rules());
    targets.find(&id(name)).and_then(Result::err)
}

#[test]
fn what_is_set_is_read_as_a_whole() {
    let settings = r#"{
        "mailing": {"kind": "webhook", "url": "https://hooks.example.net/a", "verify": true},
        "social": {"kind": "oauth-revocation", "url": "https://hooks.example.net/r", "category": "logins", "client": "c"},
        "apple": {"kind": "apple", "url": "https://appleid.apple.com/auth/revoke", "category": "logins", "client": "c",
            "team": "t", "key": "k"}}"#;
    let targets = Targets::parse(Some(settings), Some(SECRETS), &rules());
    let kind = |name: &str| targets.find(&id(name)).unwrap().unwrap().kind.clone();
    assert!(matches!(kind("mailing"), Kind::Webhook { verify: true, .. }));
    assert!(matches!(kind("social"), Kind::Revocation { in_form: false, .. }));
    assert!(matches!(kind("apple"), Kind::Apple { .. }));
    assert!(targets.find(&id("billing")).is_none(), "whoever is not named is nobody's");
    assert!(!format!("{targets:?}").contains("BEGIN"));
    assert!(Targets::parse(None, None, &rules()).is_empty() && Targets::parse(Some(" "), None, &rules()).is_empty());
}

#[test]
fn what_is_wrong_is_never_taken_for_nobody() {
    for unreadable in ["[]", "{", "null", "7", r#"{"mailing": 7}"#, r#"{"mail ing": {}}"#] {
        assert_eq!(fault(unreadable, "mailing"), Some(Fault::Unreadable), "{unreadable}");
        assert_eq!(fault(unreadable, "billing"), Some(Fault::Unreadable), "nobody can say who was meant: {unreadable}");
    }
    for (fields, expected) in [
        ("{}", Fault::Field),
        (r#"{"kind": "webhook"}"#, Fault::Field),
        (r#"{"kind": "webhook", "url": "http://hooks.example.net/a"}"#, Fault::Address),
        (r#"{"kind": "webhook", "url": "https://evil.example/a"}"#, Fault::Address),
        (r#"{"kind": "webhooks", "url": "https://hooks.example.net/a"}"#, Fault::Field),
        (r#"{"kind": "webhook", "url": "https://hooks.example.net/a", "verify": "yes"}"#, Fault::Field),
        (r#"{"kind": "webhook", "url": "https://hooks.example.net/a", "secret": "x"}"#, Fault::Field),
        (r#"{"kind": "oauth-revocation", "url": "https://hooks.example.net/a", "client": "c"}"#, Fault::Field),
        (r#"{"kind": "apple", "url": "https://hooks.example.net/a", "category": "a b", "client": "c"}"#, Fault::Field),
    ] {
        assert_eq!(fault(&format!(r#"{{"mailing": {fields}}}"#), "mailing"), Some(expected), "{fields}");
    }
    let good = r#"{"mailing": {"kind": "webhook", "url": "https://hooks.example.net/a"}}"#;
    let without = [
        None,
        Some("{"),
        Some("{}"),
        Some(r#"{"mailing": []}"#),
        Some(r#"{"mailing": "whsec_x"}"#),
        Some(r#"{"mailing": ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", 7]}"#),
        Some(r#"{"mailing": ["short"]}"#),
        Some(r#"{"mailing": ["whpk_11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="]}"#),
    ];
    for secrets in without {
        let targets = Targets::parse(Some(good), secrets, &rules());
        assert_eq!(targets.find(&id("mailing")).unwrap().err(), Some(Fault::Secret), "{secrets:?}");
    }
    assert_eq!(fault(good, "mailing"), None);
}
