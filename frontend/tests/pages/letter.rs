//! Every mail and every file of the archive.

mod law;
mod staff;

use frontend::copy;
use frontend::i18n::{Locale, Texts};
use frontend::mail::desk::{self, Checked};
use frontend::mail::note::{self, Kind};
use frontend::mail::{
    Mail, Sender, blocked, code, erased, pending, postponed, received, revoked, right, stop_ends, stopped,
};
use frontend::pages::part::HeldBack;
use frontend::pages::stop::Shown;

use shared::deletion::Wish;

use crate::fixture::{REFERENCE, blockers, erase_on, kept, operator, shell, way_back};

const AT: &str = "Monday 23 November 2026 at 14:05";

fn sender() -> Sender {
    Sender { operator: operator(), reference: REFERENCE.into(), not_me_page: "https://adieu.example/en/not-me".into() }
}

fn all(locale: Locale) -> Vec<(&'static str, Mail)> {
    let texts = Texts::of(locale);
    let shell = shell(locale);
    let status_page = format!("https://adieu.example/{}/status", locale.tag());
    let pending = pending::Props {
        sender: sender(),
        last_day: Some(way_back().last_day),
        erase_on: erase_on(),
        revoke_link: Some(format!("https://adieu.example/en/revoke#{REFERENCE}.SECRET")),
        revocation_code: Some("H6WQ2-9RTMK-PZ4XJ-V8N3C".into()),
        revoke_page: "https://adieu.example/en/revoke".into(),
        status_page: status_page.clone(),
        status_code: Some("7Q4ZM-K2H8R-XW5TN-3JPVC".into()),
    };
    let erased = erased::Props {
        sender: sender(),
        at: AT.into(),
        kept: kept(&shell),
        backups_gone_on: "Monday 22 February 2027".into(),
        afterwards: Some("Try to sign in once. It should fail.".into()),
        receipt_page: status_page.clone(),
        status_code: Some("EVFFN-H7HQ4-NFJ6D-SD6AJ".to_owned()),
    };
    let blocked = blocked::Props {
        sender: sender(),
        blockers: blockers(&shell),
        until: AT.into(),
        status_page: status_page.clone(),
    };
    let postponed = postponed::Props {
        sender: sender(),
        last_day: Some(way_back().last_day),
        erase_on: erase_on(),
        blockers: blockers(&shell),
        status_page,
    };
    let revoked = revoked::Props { sender: sender(), at: AT.into(), locked: false, home: None };
    let code = code::Props { sender: sender(), code: "4821 0937".into(), minutes: 10, wish: Wish::Leave };
    let mut mails = vec![
        ("code", code::render(texts, code.clone())),
        ("code-keep", code::render(texts, code::Props { wish: Wish::Keep, ..code.clone() })),
        ("code-access", code::render(texts, code::Props { wish: Wish::Access, ..code.clone() })),
        ("code-see", code::render(texts, code::Props { wish: Wish::See, ..code })),
        ("pending", pending::render(texts, pending.clone())),
        ("pending-no-way-back", pending::render(texts, no_way_back(pending))),
        ("erased", erased::render(texts, erased.clone())),
        ("erased-nothing-kept", erased::render(texts, erased::Props { kept: Vec::new(), ..erased })),
        ("blocked", blocked::render(texts, blocked)),
        ("postponed", postponed::render(texts, postponed)),
        ("revoked", revoked::render(texts, revoked.clone())),
        (
            "revoked-locked",
            revoked::render(texts, revoked::Props { locked: true, home: Some("/shop".into()), ..revoked }),
        ),
    ];
    mails.extend(rights(texts));
    mails.extend(notes(texts));
    mails.extend(stops(texts));
    mails.extend(staff::all(texts));
    mails.push(("received", received::render(texts, received())));
    mails
}

/// What was asked for about data that stays.
fn rights(texts: Texts) -> Vec<(&'static str, Mail)> {
    let props = |kind: &str| right::Props {
        sender: sender(),
        kind: kind.to_owned(),
        at: AT.to_owned(),
        what: texts.content("Orders"),
        count: 12,
    };
    let mails = [
        ("right-preferences", "preferences"),
        ("right-part", "part"),
        ("right-correct", "correct"),
        ("right-copy", "copy"),
    ];
    mails.into_iter().map(|(name, kind)| (name, right::render(texts, props(kind)))).collect()
}

/// A mail came in.
fn received() -> received::Props {
    received::Props { sender: sender(), due: BY.into(), page: "https://adieu.example/en".into() }
}

fn no_way_back(props: pending::Props) -> pending::Props {
    pending::Props { last_day: None, revoke_link: None, revocation_code: None, status_code: None, ..props }
}

fn notes(texts: Texts) -> Vec<(&'static str, Mail)> {
    let at = || AT.to_owned();
    [
        ("blocked-answer", Kind::BlockedAnswer),
        ("ask-again", Kind::AskAgain),
        ("expired", Kind::Expired),
        ("export-ready", Kind::ExportReady { until: at() }),
        ("export-failed", Kind::ExportFailed),
    ]
    .into_iter()
    .map(|(name, kind)| {
        let status_page = "https://adieu.example/en/status".to_owned();
        (name, note::render(texts, note::Props { sender: sender(), kind, status_page }))
    })
    .collect()
}

const LAST: &str = "Friday 5 February 2027";
const BY: &str = "Thursday 26 November 2026";

/// Stopped, and the desk told, in every way that there is.
fn stops(texts: Texts) -> Vec<(&'static str, Mail)> {
    let until = || HeldBack::Until(LAST.into());
    let again = || HeldBack::No { erase_on: erase_on() };
    let stopped = |shown: Option<Shown>, held_back: HeldBack| {
        let status_page = "https://adieu.example/en/status".to_owned();
        let (at, decide_by) = (AT.to_owned(), BY.to_owned());
        stopped::render(texts, stopped::Props { sender: sender(), at, shown, held_back, decide_by, status_page })
    };
    let desk = |checked: Checked, held_back: HeldBack, is_soon: bool| {
        let props = desk::Props {
            reference: REFERENCE.into(),
            at: AT.into(),
            checked,
            held_back,
            decide_by: BY.into(),
            confirmed_at: "Friday 20 November 2026 at 09:12".into(),
            erase_on: erase_on(),
            is_soon,
        };
        desk::render(texts, props)
    };
    let day = || "Friday 20 November 2026".to_owned();
    let since = || "Monday 3 March 2025".to_owned();
    let replaced = || Checked::Replaced { since: since(), until: day() };
    vec![
        ("stopped", stopped(Some(Shown::Replaced { on: day() }), until())),
        ("stopped-young", stopped(Some(Shown::Young { since: day() }), until())),
        ("stopped-one", stopped(Some(Shown::OneOfSeveral), until())),
        ("stopped-until-decided", stopped(Some(Shown::Own), HeldBack::UntilDecided)),
        ("stopped-by-letter", stopped(None, until())),
        ("stopped-again", stopped(Some(Shown::Replaced { on: day() }), again())),
        ("stop-ends", stop_ends::render(texts, stop_ends::Props { sender: sender(), until: LAST.into() })),
        ("desk", desk(replaced(), until(), false)),
        ("desk-soon", desk(Checked::Young { since: day() }, until(), true)),
        ("desk-proven", desk(Checked::Own { since: since() }, HeldBack::UntilDecided, false)),
        ("desk-again", desk(Checked::OneOfSeveral, again(), false)),
        (
            "desk-haste",
            desk::haste(texts, desk::Haste { reference: REFERENCE.into(), at: AT.into(), erase_on: erase_on() }),
        ),
        ("desk-by-letter", desk(Checked::Nothing, until(), false)),
    ]
}

#[test]
fn every_mail_says_in_english_what_it_said_before() {
    for (name, mail) in all(Locale::En) {
        insta::assert_snapshot!(format!("mail-{name}"), format!("{}\n\n{}", mail.subject, mail.text));
    }
}

#[test]
fn the_html_of_a_mail_is_as_before() {
    let (_, mail) = all(Locale::En).into_iter().find(|(name, _)| *name == "pending").expect("the mail");
    insta::assert_snapshot!("mail-pending-html", mail.html.replace("><", ">\n<"));
}

#[test]
fn every_mail_names_the_reference_and_misses_no_text() {
    for locale in Locale::ALL {
        for (name, mail) in all(locale) {
            for part in [&mail.subject, &mail.text, &mail.html] {
                assert!(!part.contains('\u{27e6}'), "{name}: {part}");
            }
            // A notice is about no request.
            let is_about_one = !name.starts_with("announced");
            assert!(!is_about_one || (mail.text.contains(REFERENCE) && mail.html.contains(REFERENCE)), "{name}");
            assert!(!mail.subject.contains('\n'), "{name}");
        }
    }
}

#[test]
fn a_file_of_the_copy_escapes_what_people_wrote() {
    let texts = Texts::of(Locale::En);
    let field = copy::Field { name: "Note".into(), value: "<script>alert(1)</script> & more".into() };
    let record = copy::Record { title: "1042".into(), fields: vec![field] };
    let category = copy::Category { label: "Orders".into(), records: vec![record] };
    let props =
        copy::category::Props { operator: "Harbour Market".into(), made_at: AT.into(), category, has_index: true };
    let html = copy::category::render(texts, props);
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more"), "{html}");
    insta::assert_snapshot!("copy-category", html.replace("><", ">\n<"));
}

#[test]
fn the_first_file_of_the_copy_is_as_before() {
    let entry = copy::index::Entry {
        html_file: "orders.html".into(),
        json_file: "orders.json".into(),
        label: "Orders".into(),
        count: 1,
    };
    let props = copy::index::Props {
        operator: "Harbour Market".into(),
        made_at: AT.into(),
        entries: vec![entry],
        left_out: vec!["Messages".into()],
    };
    let html = copy::index::render(Texts::of(Locale::En), props);
    insta::assert_snapshot!("copy-index", html.replace("><", ">\n<"));
}
