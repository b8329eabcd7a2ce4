//! Mail to the desk, as mail servers hand it over: every file of tests/mime through the Worker's own handler.

pub mod desk;
mod reply;

use std::fs;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{PoisonError, RwLock};

use anyhow::{Context as _, Result, ensure};
use tests::client::{Answer, Call};
use tests::journey::Journey;
use tests::mailbox;
use tests::server::Server;
use tests::shop::{self, Person};
use tests::stage::checkout;
use tests::store::Store;

use crate::shared_server;

pub const DESK: &str = "desk@harbour.example";

/// A mail of tests/mime on its way.
#[derive(Debug, Clone, Copy)]
pub struct Post<'a> {
    pub file: &'a str,
    pub from: &'a str,
    pub account: &'a str,
    pub other: &'a str,
    pub reference: &'a str,
    /// Of a question that it answers.
    pub token: &'a str,
}

impl Post<'_> {
    pub const NONE: Post<'static> = Post { file: "", from: "", account: "", other: "", reference: "", token: "" };

    /// The mail's bytes, with the blanks filled in and the lines ended as mail servers end them. `id` is the mail's own.
    pub fn bytes(&self, id: &str) -> Result<Vec<u8>> {
        let path = checkout().join("tests").join("mime").join(format!("{}.eml", self.file));
        let raw = fs::read(&path).with_context(|| format!("{}", path.display()))?;
        // Byte by byte: one of the files is no UTF-8.
        let mut text: String = raw.iter().copied().map(char::from).collect();
        let blanks = [
            ("{{from}}", self.from),
            ("{{account}}", self.account),
            ("{{other}}", self.other),
            ("{{reference}}", self.reference),
            ("{{token}}", self.token),
            ("{{id}}", id),
            ("{{name}}", "Minna Salonen"),
        ];
        for (blank, value) in blanks {
            text = text.replace(blank, value);
        }
        while let Some((before, rest)) = text.split_once("{{filler ") {
            let (number, after) = rest.split_once("}}").context("a filler ends")?;
            let line = format!("{}\n", "QUJD".repeat(18));
            text = format!("{before}{}{after}", line.repeat(number.parse::<usize>()? / line.len()));
        }
        Ok(text.replace('\n', "\r\n").chars().map(|sign| u8::try_from(u32::from(sign)).unwrap_or(b'?')).collect())
    }

    pub fn deliver_as(&self, server: &Server, id: &str) -> Result<Answer> {
        let _others_too = GATE.read().unwrap_or_else(PoisonError::into_inner);
        self.hand_in(server, id)
    }

    fn hand_in(&self, server: &Server, id: &str) -> Result<Answer> {
        let envelope = if self.from.is_empty() { "<>" } else { self.from };
        server.client().deliver(envelope, DESK, &self.bytes(id)?)
    }

    /// Delivers it with an id of its own, and says what lies in the database of it.
    pub fn deliver(&self, server: &Server) -> Result<Option<String>> {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let id = format!("{}.{}.{}", self.file, NUMBER.fetch_add(1, Ordering::Relaxed), crate::now_ms());
        let _alone = GATE.write().unwrap_or_else(PoisonError::into_inner);
        let before = ids(server)?;
        let answer = self.hand_in(server, &id)?;
        // What is too large goes back with a reason, which its sender's own server then tells.
        let is_back = self.file == "oversized" && answer.text().contains("too large for us");
        ensure!(answer.status == 200 || is_back, "{}: {} {}", self.file, answer.status, answer.text());
        let mut after = ids(server)?;
        after.retain(|id| !before.contains(id));
        ensure!(after.len() <= 1, "{}: {after:?}", self.file);
        Ok(after.pop())
    }
}

/// Whoever looks which mail is new is alone with it.
static GATE: RwLock<()> = RwLock::new(());

fn ids(server: &Server) -> Result<Vec<String>> {
    let all = Store::of(server)?.text("SELECT COALESCE(GROUP_CONCAT(id), '') FROM inbox WHERE via IS NULL")?;
    Ok(all.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect())
}

fn told(server: &Server, id: &str) -> Result<String> {
    let sql = format!(
        "SELECT kind || ' ' || state || ' ' || spf || dkim || dmarc || ' own' || own_address || ' auto' || automatic
         || CASE WHEN deletion IS NULL THEN '' ELSE ' about' END FROM inbox WHERE id = '{id}'"
    );
    Store::of(server)?.text(&sql)
}

fn pending<'a>(server: &'a Server, prefix: &str) -> Result<(Person, Journey<'a>)> {
    let person = shop::plant_one(server, prefix)?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    Ok((person, journey))
}

#[test]
fn a_letter_to_keep_the_account_is_filed_however_a_mail_program_wraps_it() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let files = [
        "plain",
        "quoted",
        "html-only",
        "alternative",
        "base64",
        "quoted-printable",
        "latin-1",
        "forwarded",
        "signature",
        "attachment",
        "emoji-subject",
    ];
    for (number, file) in files.into_iter().enumerate() {
        let (person, journey) = pending(&server, &format!("letter{number}"))?;
        let (from, account) = (person.email.as_str(), person.email.as_str());
        let post = Post { file, from, account, reference: &journey.reference, ..Post::NONE };
        let id = post.deliver(&server)?.with_context(|| format!("{file}: no row; {}", server.log()))?;
        let what = told(&server, &id)?;
        assert_eq!(what, "revocation closed passpasspass own1 auto0 about", "{file}");
        let store = Store::of(&server)?;
        let once = format!(
            "SELECT COUNT(*) FROM application a JOIN inbox i ON i.application = a.id WHERE i.id = '{id}'
             AND a.reference = '{}' AND a.state = 'open' AND a.kind = 'revocation' AND a.verified_at IS NULL
             AND a.letter_sealed IS NOT NULL AND i.letter_sealed IS NULL AND i.sender_hash IS NULL",
            journey.reference
        );
        assert_eq!(store.count(&once)?, 1, "{file}: filed once, unproven, its letter in one place");
        assert!(store.events(&journey.reference)?.contains(&"revocation-filed".to_owned()), "{file}");
        assert_eq!(store.state(&journey.reference)?.0, "pending", "{file}: a mail stops, and decides nothing");
        if number == 0 {
            // Written twice, filed once: the second waits for the staff.
            let id = post.deliver(&server)?.context("a second mail is a row of its own")?;
            assert!(told(&server, &id)?.starts_with("revocation open"), "{}", told(&server, &id)?);
        }
    }
    Ok(())
}

#[test]
fn whatever_else_comes_waits_for_the_staff_and_files_nothing() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let (person, journey) = pending(&server, "waits")?;
    let (other, _) = pending(&server, "waitstoo")?;
    let files = [
        ("empty-blanks", "leave open passpasspass own0 auto0"),
        ("two-accounts", "revocation open passpasspass own0 auto0"),
        ("immediate", "immediate open passpasspass own1 auto0 about"),
        ("auto-reply", "revocation open passpasspass own1 auto1 about"),
        ("mailing-list", "leave open passpasspass own0 auto1"),
        ("spoofed", "see open failfailfail own0 auto0"),
        ("injection", "leave open passpasspass own0 auto0"),
        ("base64-bomb", "other open passpasspass own0 auto0"),
        ("malformed", "correct open passpasspass own0 auto0"),
        ("see", "see open passpasspass own0 auto0"),
        ("object", "object open passpasspass own0 auto0"),
        ("complain", "complain open passpasspass own0 auto0"),
        ("other", "other open passpasspass own0 auto0"),
    ];
    for (file, wanted) in files {
        let post = Post {
            file,
            from: &person.email,
            account: &person.email,
            other: &other.email,
            reference: &journey.reference,
            token: "",
        };
        let id = post.deliver(&server)?.with_context(|| format!("{file}: no row; {}", server.log()))?;
        assert_eq!(told(&server, &id)?, wanted, "{file}");
    }
    let nobody = Post { file: "null-sender", account: &person.email, ..Post::NONE }.deliver(&server)?;
    assert_eq!(told(&server, &nobody.context("a row")?)?, "other open passpasspass own0 auto1");
    for (file, from) in [("bounce", ""), ("oversized", person.email.as_str())] {
        let post = Post { file, from, account: &person.email, ..Post::NONE };
        assert_eq!(post.deliver(&server)?, None, "{file}");
    }
    let store = Store::of(&server)?;
    assert_eq!(store.count("SELECT COUNT(*) FROM application")?, 0, "nothing was filed");
    let due = "SELECT COUNT(*) FROM inbox WHERE due_at <= received_at OR due_at > received_at + 10 * 86400000";
    assert_eq!(store.count(due)?, 0, "each has its clock from its receipt");
    let answers = mailbox::letters_to(&server, &person.email)?;
    let answers: Vec<_> = answers.iter().filter(|letter| letter.mail.subject.contains("M-")).collect();
    assert_eq!(answers.len(), 1, "thirteen mails in a day, one answer");
    Ok(())
}

#[test]
fn everybody_gets_the_same_answer_and_no_machine_and_nobody_forged_gets_any() -> Result<()> {
    let server = shared_server()?;
    let (person, journey) = pending(server, "answered")?;
    let stranger = "nobody-knows@elsewhere.example";
    let mut texts = Vec::new();
    for (file, from) in [("plain", person.email.as_str()), ("see", stranger), ("other", "third@elsewhere.example")] {
        let post = Post { file, from, account: &person.email, reference: &journey.reference, ..Post::NONE };
        post.deliver(server)?.context("a row")?;
        let letter = mailbox::wait_for(server, from, |letter| {
            letter.mail.subject.starts_with("We have your message (M-").then(|| letter.clone())
        })?;
        let number = letter.mail.subject.split(['(', ')']).nth(1).context("a reference")?.to_owned();
        texts.push([letter.mail.subject, letter.mail.text, letter.mail.html].map(|text| text.replace(&number, "M")));
    }
    assert!(texts[0][1].contains("/en") && !texts[0][1].contains("AD-"), "{}", texts[0][1]);
    assert!(texts.iter().all(|text| *text == texts[0]), "{texts:#?}");
    let silent = ["auto-reply", "mailing-list", "bounce", "null-sender", "spoofed", "oversized"];
    for file in silent {
        let from = format!("{file}@silent.example");
        Post { file, from: &from, account: &person.email, ..Post::NONE }.deliver(server)?;
        let got = mailbox::letters_to(server, &from)?;
        assert_eq!(got.len(), usize::from(file == "null-sender"), "{file}: {got:#?}");
    }
    for ours in [DESK, "noreply@example.com"] {
        Post { file: "other", from: ours, ..Post::NONE }.deliver(server)?;
        assert!(mailbox::letters_to(server, ours)?.is_empty(), "we do not write to ourselves: {ours}");
    }
    Ok(())
}

#[test]
fn a_mail_that_comes_twice_is_one_and_a_flood_is_dropped() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let post = Post { file: "other", from: "twice@elsewhere.example", ..Post::NONE };
    for _ in 0..3 {
        assert_eq!(post.deliver_as(&server, "the-same")?.status, 200);
    }
    assert_eq!(ids(&server)?.len(), 1);
    let both: Vec<Result<Answer>> = std::thread::scope(|scope| {
        let sent: Vec<_> = (0..8).map(|_| scope.spawn(|| post.deliver_as(&server, "at-once"))).collect();
        sent.into_iter().map(|one| one.join().unwrap_or_else(|_| anyhow::bail!("a thread failed"))).collect()
    });
    for answer in both {
        assert_eq!(answer?.status, 200);
    }
    assert_eq!(ids(&server)?.len(), 2, "of eight at once one is the mail");
    for number in 0..30 {
        post.deliver_as(&server, &format!("flood-{number}"))?;
    }
    // Eleven were counted before; the twenty-first of the hour is dropped, and the hour may have turned meanwhile.
    let there = ids(&server)?.len();
    assert!((11..=32).contains(&there), "{there}");
    assert!(there == 11 || there > 11 && server.log().contains("a mail was dropped"), "{there}");
    assert!(server.log().contains("a mail was dropped: 21 of its sender"), "counted in the log");
    assert!(server.log().contains(r#"{"counter":"mail-in","n":1,"outcome":"dropped"}"#));
    assert!(!server.log().lines().any(|line| line.contains("\"room\"") && line.contains("twice@")), "and no name");
    Ok(())
}

#[test]
fn the_five_hundred_and_first_mail_of_an_hour_is_sent_back_and_its_sender_told() -> Result<()> {
    let server = Server::start()?;
    server.sweep()?;
    let planted = Call::of("POST", "/dev/plant").carrying("application/json", r#"{"mails":499}"#);
    server.client().send(&planted)?.must_be(200)?;
    let post = |from| Post { file: "other", from, ..Post::NONE };
    assert_eq!(post("last@elsewhere.example").deliver_as(&server, "last")?.status, 200);
    let back = post("late@elsewhere.example").deliver_as(&server, "late")?;
    assert_ne!(back.status, 200, "their own server tells them");
    assert!(back.text().contains("Please send it again later"), "{}", back.text());
    assert_eq!(ids(&server)?.len(), 1, "{}", server.log());
    assert!(server.log().contains("501 mails in an hour"), "{}", server.log());
    Ok(())
}
