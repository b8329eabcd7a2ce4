//! Mails about what the staff do.

use frontend::i18n::Texts;
use frontend::mail::{
    Mail, access, announced, code, digest, disclosed, extended, immediate, question, refused, reply, request,
};
use shared::clock::ExtensionReason;
use shared::deletion::Wish;
use shared::policy::Regime;

use super::{AT, BY, LAST, sender};
use crate::fixture::{REFERENCE, erase_on, notice, operator, shell};

pub fn all(texts: Texts) -> Vec<(&'static str, Mail)> {
    let lists = [hasty, lost, refusals, questions, answers];
    let mut mails: Vec<_> = lists.into_iter().flat_map(|list| list(texts)).collect();
    mails.extend(requests(texts));
    mails.push(("digest", digested(texts)));
    mails.push(("disclosed", handed_out(texts)));
    mails.extend(noticed(texts));
    mails
}

/// What happened to data, and what a law ordered: to everybody, and to one person.
fn noticed(texts: Texts) -> Vec<(&'static str, Mail)> {
    let shell = shell(texts.locale());
    let elsewhere = || vec![("Suomi".to_owned(), "https://adieu.example/fi/notices/6e0e".to_owned())];
    let props = |told, is_public| announced::Props {
        operator: operator(),
        told,
        is_public,
        page: "https://adieu.example/en/notices/6e0e".into(),
        elsewhere: elsewhere(),
        complaint: "https://adieu.example/en/complaint".into(),
    };
    let incident = notice::told(&shell, shared::notice::Kind::Incident);
    vec![
        ("announced", announced::render(texts, &props(incident, true))),
        ("announced-late", announced::render(texts, &props(notice::late(&shell), false))),
    ]
}

/// Somebody asked not to wait, and what came of it.
fn hasty(texts: Texts) -> Vec<(&'static str, Mail)> {
    use immediate::Kind;
    let veto = || immediate::Veto {
        link: format!("https://adieu.example/en/veto#{REFERENCE}.SECRET"),
        page: "https://adieu.example/en/veto".into(),
        code: "H6WQ2-9RTMK-PZ4XJ-V8N3C".into(),
    };
    [
        ("immediate-filed", Kind::Asked, Some(veto())),
        ("immediate-approved", Kind::Approved { object_by: BY.into() }, Some(veto())),
        ("immediate-vetoed", Kind::Vetoed { erase_on: erase_on() }, None),
    ]
    .into_iter()
    .map(|(name, kind, veto)| {
        let status_page = "https://adieu.example/en/status".to_owned();
        (name, immediate::render(texts, immediate::Props { sender: sender(), kind, veto, status_page }))
    })
    .collect()
}

/// Somebody asked without access: what the account is told, and what they are.
fn lost(texts: Texts) -> Vec<(&'static str, Mail)> {
    use access::Kind;
    let veto = immediate::Veto {
        link: format!("https://adieu.example/en/veto#{REFERENCE}.SECRET"),
        page: "https://adieu.example/en/veto".into(),
        code: "H6WQ2-9RTMK-PZ4XJ-V8N3C".into(),
    };
    let refused = |reason: &str, words: Option<&str>| {
        let (reason, words) = (reason.to_owned(), words.map(str::to_owned));
        Kind::Refused { reason, words }
    };
    let granted = Kind::Granted {
        erase_on: erase_on(),
        status_code: Some("7Q4ZM-K2H8R-XW5TN-3JPVC".into()),
        status_page: "https://adieu.example/en/status".into(),
    };
    [
        ("access-filed", Kind::Filed { veto: Some(veto.clone()) }),
        ("access-sealed", Kind::Sealed { veto: Some(veto.clone()) }),
        ("access-closed", Kind::Closed),
        ("access-received", Kind::Received { decide_by: BY.into() }),
        ("access-refused", refused("not-shown", None)),
        ("access-refused-other", refused("other", Some("We asked you twice, and had no answer."))),
        ("access-granted", granted),
    ]
    .into_iter()
    .map(|(name, kind)| (name, access::render(texts, access::Props { sender: sender(), kind })))
    .collect()
}

/// What is running out, to the operator.
fn digested(texts: Texts) -> Mail {
    let group = |percent: u8, references: &[&str]| digest::Group {
        percent,
        cases: references.iter().map(|reference| format!("{reference}: {BY}")).collect(),
    };
    let groups =
        vec![group(100, &[REFERENCE]), group(80, &[REFERENCE, "AD-4TQ9-6XWB-2M0K-7HRZ"]), group(50, &[REFERENCE])];
    digest::render(
        texts,
        digest::Props {
            groups,
            dead: 2,
            returned: vec!["AD-4TQ9-6XWB-2M0K-7HRZ".into()],
            desk_page: "https://adieu.example/staff".into(),
        },
    )
}

/// Asked something, in the two ways of answering.
fn questions(texts: Texts) -> Vec<(&'static str, Mail)> {
    use question::Kind;
    let goes_on = Some(LAST.to_owned());
    [("question", Kind::Revocation, goes_on, true), ("question-page", Kind::Immediate, None, false)]
        .into_iter()
        .map(|(name, kind, goes_on, replies)| {
            let link = format!("https://adieu.example/en/answer#{REFERENCE}.Q-7Q4Z-MK2H-8RXW");
            let words = "Which town did you live in when you opened the account?".to_owned();
            let (until, token) = ("Monday 7 December 2026".to_owned(), "Q-7Q4Z-MK2H-8RXW".to_owned());
            let props = question::Props { sender: sender(), kind, words, until, goes_on, replies, link, token };
            (name, question::render(texts, props))
        })
        .collect()
}

/// What the desk writes to whoever wrote to it.
fn answers(texts: Texts) -> Vec<(&'static str, Mail)> {
    let (token, words) = ("Q-7Q4Z-MK2H-8RXW".to_owned(), "There is nothing of you left here.".to_owned());
    let reply = reply::render(texts, reply::Props { sender: sender(), at: AT.into(), words, token });
    let day = || "Tuesday 23 February 2027".to_owned();
    let longer =
        |reason| extended::render(texts, extended::Props { sender: sender(), at: AT.into(), reason, day: day() });
    vec![("reply", reply), ("extended", longer(ExtensionReason::Number))]
}

/// About something asked for in writing.
fn requests(texts: Texts) -> Vec<(&'static str, Mail)> {
    use request::Told;
    use shared::inbox::Kind;
    use shared::policy::Regime;
    use shared::request::Answer;
    let answer = |kind, ruling, ground| {
        let told = Answer::parse(kind, Regime::Gdpr, ruling, ground, "The seller had it from an order of 2024.");
        told.map_or_else(|_| Told::Acknowledged { answer_by: LAST.into() }, Told::Answered)
    };
    let received = Told::Received {
        code: "7Q4ZM-K2H8R-XW5TN-3JPVC".into(),
        status_page: "https://adieu.example/en/status".into(),
        answer_by: LAST.into(),
        may_extend: true,
    };
    let props = |is_complaint, told| {
        let authority = "Office of the Data Protection Ombudsman, tietosuoja.fi".to_owned();
        request::Props { sender: sender(), is_complaint, authority, told }
    };
    let asked = code::Props { sender: sender(), code: "4821 0937".into(), minutes: 10, wish: Wish::Access };
    vec![
        ("request-code", code::about_a_request(texts, asked)),
        ("request-received", request::render(texts, props(true, received))),
        ("request-acknowledged", request::render(texts, props(false, Told::Acknowledged { answer_by: LAST.into() }))),
        ("request-upheld", request::render(texts, props(true, answer(Kind::Complain, "upheld", "")))),
        ("request-refused", request::render(texts, props(false, answer(Kind::See, "refused", "others")))),
    ]
}

/// Refused, with a reason and with words.
fn refusals(texts: Texts) -> Vec<(&'static str, Mail)> {
    use refused::Kind;
    let words = "We rang you twice, and you asked us to wait until the parcel has come.";
    [
        ("revocation-refused", Kind::Revocation, "not-shown", None, Regime::Gdpr),
        ("immediate-refused", Kind::Immediate, "other", Some(words.to_owned()), Regime::Gdpr),
        ("immediate-refused-ccpa", Kind::Immediate, "law", Some(words.to_owned()), Regime::Ccpa),
    ]
    .into_iter()
    .map(|(name, kind, reason, words, regime)| {
        let status_page = "https://adieu.example/en/status".to_owned();
        let reason = Some(reason.to_owned());
        let props = refused::Props { sender: sender(), kind, reason, words, erase_on: erase_on(), regime, status_page };
        (name, refused::render(texts, props))
    })
    .collect()
}

/// The law ordered that something be handed out, and forbade to say so for a while.
fn handed_out(texts: Texts) -> Mail {
    let order = ("District Court of Turku", "Chapter 17, section 40 of the code of procedure (R 26/118)");
    let props = disclosed::Props {
        sender: sender(),
        day: BY.into(),
        what: vec!["Orders".into(), "Messages".into()],
        order: Some((order.0.into(), order.1.into())),
        is_late: true,
        status_page: "https://adieu.example/en/status".into(),
    };
    disclosed::render(texts, props)
}
