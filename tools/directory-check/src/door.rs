//! Who is let in: signatures, and questions that are none.

use shared::webhook::Secret;

use crate::call::Call;
use crate::session::Session;

/// No directory has this one.
const ANOTHER_SECRET: &str = "whsec_YSBzZWNyZXQgdGhhdCBubyBkaXJlY3RvcnkgaGFz";

pub fn signatures(session: &mut Session<'_>) {
    let id = session.new_id();
    let good = session.signed("capabilities", Session::plain(), &id);
    let mut other_body = good.clone();
    other_body.body.push(b' ');
    let forged = Secret::parse(ANOTHER_SECRET).map(|secret| {
        let at = good.headers.iter().find(|(name, _)| *name == "webhook-timestamp").map(|(_, at)| at.as_str());
        secret.sign(&id, at.unwrap_or_default(), &good.body)
    });
    let another_id = session.new_id();
    let cases: Vec<(&'static str, &str, Call)> = vec![
        ("signature-missing", "a question without `webhook-signature`", good.clone().without("webhook-signature")),
        ("signature-missing", "a question without `webhook-id`", good.clone().without("webhook-id")),
        ("signature-missing", "a question without `webhook-timestamp`", good.clone().without("webhook-timestamp")),
        (
            "signature-wrong",
            "a question signed with another secret",
            good.clone().with("webhook-signature", forged.unwrap_or_default()),
        ),
        (
            "signature-wrong",
            "a question under another id than the signed one",
            good.clone().with("webhook-id", another_id),
        ),
        ("signature-wrong", "a question whose body is another than the signed one", other_body),
        (
            "signature-old",
            "a question that was signed more than five minutes ago",
            session.signed_at("capabilities", Session::plain(), &id, -320),
        ),
        (
            "signature-old",
            "a question that is signed more than five minutes ahead",
            session.signed_at("capabilities", Session::plain(), &id, 320),
        ),
    ];
    let mut told: Option<Vec<u8>> = None;
    for (rule, what, call) in cases {
        let Some(reply) = session.refused(rule, what, &call, &[401]) else { continue };
        if reply.status == 401 {
            let is_alike = told.get_or_insert_with(|| reply.body.clone()) == &reply.body;
            session.holds("signature-alike", is_alike, "the refusal says which part of a signature was wrong", &call);
        }
    }
    // Whoever asks twice for what changes nothing is answered twice: it was a lost answer.
    for _ in 0..2 {
        let again = session.signed("capabilities", Session::plain(), &id);
        if let Some(reply) = session.send("asked-again", &again) {
            let what = format!("a question that is asked again is answered {}, not 200", reply.status);
            session.holds("asked-again", reply.status == 200, &what, &again);
        }
    }
}

pub fn questions(session: &mut Session<'_>) {
    for (rule, what, path, body) in [
        (
            "path-and-operation",
            "a body that names another operation than the path",
            "find",
            r#"{"operation":"capabilities"}"#,
        ),
        (
            "unknown-member",
            "a member that the contract does not know",
            "capabilities",
            r#"{"operation":"capabilities","colour":"red"}"#,
        ),
        ("malformed", "a body that is no JSON", "capabilities", "capabilities"),
        ("malformed", "a body without an operation", "capabilities", "{}"),
        ("malformed", "a `find` without an identifier", "find", r#"{"operation":"find","kind":"email"}"#),
        ("malformed", "an account that is no account", "account", r#"{"operation":"account","account":"a1"}"#),
        (
            "malformed",
            "two questions in one body",
            "capabilities",
            r#"{"operation":"capabilities"}{"operation":"capabilities"}"#,
        ),
    ] {
        let id = session.new_id();
        let call = session.signed(path, body.as_bytes().to_vec(), &id);
        if let Some(reply) = session.refused(rule, what, &call, &[400])
            && reply.status == 400
        {
            let is_problem = reply.header("content-type").starts_with("application/problem+json");
            session.holds("problem", is_problem, "a refusal is not of the type application/problem+json", &call);
        }
    }
    let id = session.new_id();
    let call = session.signed("nothing-of-the-kind", br#"{"operation":"capabilities"}"#.to_vec(), &id);
    session.refused("unknown-path", "a path that is no operation", &call, &[404]);
    let mut call = session.signed("capabilities", Session::plain(), &id);
    (call.method, call.body) = ("GET", Vec::new());
    session.refused("method", "a GET", &call, &[405]);
    let mut long = Session::plain();
    long.resize(64 * 1024 + 1, b' ');
    let call = session.signed("capabilities", long, &id);
    session.refused("too-long", "a question of more than 65536 bytes", &call, &[413, 400]);
}
