//! Mail to the desk: what it asks for, who is said to have sent it, and whether somebody wrote it at all.

use crate::desk::names;
use crate::id::Reference;
use crate::mime::Headers;
use serde::{Deserialize, Serialize};

names! {
    /// What a mail asks for.
    Kind {
        /// The seed's letter to keep the account.
        Revocation = "revocation",
        /// The seed's letter not to wait.
        Immediate = "immediate",
        /// To leave, in one's own words.
        Leave = "leave",
        /// To see what there is.
        See = "see",
        /// To have something put right.
        Correct = "correct",
        /// To object to a use.
        Object = "object",
        /// To complain.
        Complain = "complain",
        /// Something else.
        Other = "other",
        /// The form of whoever has lost every way in; no mail is one.
        Access = "access",
        /// To have a part of the data erased; a form's, and no mail is one.
        Part = "part",
    }
}

names! {
    /// How the desk ends with a mail.
    Outcome {
        /// The person has their answer.
        Answered = "answered",
        /// Somebody else in the house has it now.
        PassedOn = "passed-on",
        /// Nothing for this desk.
        NotOurs = "not-ours",
    }
}

names! {
    /// What the receiving mail server found. Evidence: anybody who has the mailbox, or its server, passes.
    Verdict {
        /// It fits.
        Pass = "pass",
        /// It does not fit.
        Fail = "fail",
        /// Not known.
        None = "none",
    }
}

impl Kind {
    /// Whether it asks for, or is about, an erasure.
    #[must_use]
    pub const fn erases(self) -> bool {
        match self {
            Self::Revocation | Self::Immediate | Self::Leave | Self::Access | Self::Part => true,
            Self::See | Self::Correct | Self::Object | Self::Complain | Self::Other => false,
        }
    }

    /// What is asked in own words: the first kind of which one is among them. `words` are in small letters.
    #[must_use]
    pub fn of(text: &str, words: &[(Self, Vec<String>)]) -> Self {
        let text = text.to_lowercase();
        let found = words.iter().find(|(_, words)| words.iter().any(|word| !word.is_empty() && text.contains(word)));
        found.map_or(Self::Other, |(kind, _)| *kind)
    }
}

/// Who receives for us: only what it says counts, and only the topmost, since whatever lies below came with the mail.
const RECEIVER: &str = "mx.cloudflare.net";

/// SPF, DKIM and DMARC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdicts {
    pub spf: Verdict,
    pub dkim: Verdict,
    pub dmarc: Verdict,
}

impl Verdicts {
    /// As the receiving server says, in a header of its own.
    #[must_use]
    pub fn read(headers: &Headers) -> Self {
        let both = ["authentication-results", "arc-authentication-results"];
        let said = both.iter().filter_map(|name| headers.first(name));
        let ours = said
            .map(str::to_lowercase)
            .find(|value| value.split(';').take(2).any(|piece| piece.split_whitespace().next() == Some(RECEIVER)));
        let ours = ours.unwrap_or_default();
        Self { spf: verdict(&ours, "spf="), dkim: verdict(&ours, "dkim="), dmarc: verdict(&ours, "dmarc=") }
    }
}

/// Of several signatures one that fits is enough. SPF is also asked about the server's own name, which says nothing of who
/// sent the mail.
fn verdict(value: &str, name: &str) -> Verdict {
    let found = value.split(';').filter_map(|piece| piece.trim().strip_prefix(name));
    let found: Vec<&str> = found.filter(|rest| !rest.contains("smtp.helo")).collect();
    let says = |words: &[&str]| {
        found
            .iter()
            .any(|rest| words.contains(&rest.split(|sign: char| !sign.is_ascii_alphabetic()).next().unwrap_or("")))
    };
    match (says(&["pass"]), says(&["fail", "softfail", "permerror"])) {
        (true, _) => Verdict::Pass,
        (false, true) => Verdict::Fail,
        (false, false) => Verdict::None,
    }
}

/// Whether a machine sent it: an answer to it would be answered by the next machine (RFC 3834).
#[must_use]
pub fn is_automatic(headers: &Headers) -> bool {
    let says = |name: &str, words: &[&str]| {
        headers.all(name).any(|value| words.contains(&value.trim().to_lowercase().as_str()))
    };
    let is_auto = headers.all("auto-submitted").any(|value| !value.trim().to_lowercase().starts_with("no"));
    is_auto
        || says("precedence", &["bulk", "list", "junk", "auto_reply"])
        || headers.has("list-")
        || headers.has("x-auto-response-suppress")
        || headers.has("x-autoreply")
        || is_report(headers)
}

/// Whether it tells what became of another mail.
#[must_use]
pub fn is_report(headers: &Headers) -> bool {
    headers.first("content-type").is_some_and(|kind| kind.trim().to_lowercase().starts_with("multipart/report"))
}

/// References that are named, each once, the first few.
#[must_use]
pub fn references(text: &str) -> Vec<Reference> {
    let mut found: Vec<Reference> = Vec::new();
    for word in text.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-') {
        if !word.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("AD-")) {
            continue;
        }
        if let Ok(reference) = Reference::parse(word)
            && !found.contains(&reference)
        {
            found.push(reference);
        }
        if found.len() == MOST_REFERENCES {
            break;
        }
    }
    found
}

/// More than this nobody means.
const MOST_REFERENCES: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(text: &str) -> Headers {
        Headers::read(text.as_bytes())
    }

    #[test]
    fn only_the_receiving_servers_topmost_word_counts() {
        let pass =
            "Authentication-Results: mx.cloudflare.net; spf=pass smtp.mailfrom=a@b; dkim=pass header.d=b; dmarc=pass";
        let all = |verdict| Verdicts { spf: verdict, dkim: verdict, dmarc: verdict };
        assert_eq!(Verdicts::read(&headers(pass)), all(Verdict::Pass));
        let fail = pass.replace("pass", "fail");
        assert_eq!(Verdicts::read(&headers(&format!("{fail}\n{pass}"))), all(Verdict::Fail), "what came with the mail");
        let other = pass.replace("mx.cloudflare.net", "mail.evil.example");
        assert_eq!(Verdicts::read(&headers(&other)), all(Verdict::None));
        let arc = format!("ARC-{}", pass.replace("mx.", "i=1; mx."));
        assert_eq!(Verdicts::read(&headers(&arc)), all(Verdict::Pass));
        assert_eq!(Verdicts::read(&headers("Subject: dmarc=pass")), all(Verdict::None));
        let helo =
            "Authentication-Results: mx.cloudflare.net; spf=pass smtp.helo=a; spf=fail smtp.mailfrom=b; dkim=none";
        let spf = Verdicts { spf: Verdict::Fail, ..all(Verdict::None) };
        assert_eq!(Verdicts::read(&headers(helo)), spf, "a server's own name says nothing of the sender");
    }

    #[test]
    fn a_machine_is_known_by_what_machines_say() {
        for line in [
            "Auto-Submitted: auto-replied",
            "Precedence: Bulk",
            "List-Id: <a.b>",
            "List-Unsubscribe: <mailto:a@b>",
            "X-Auto-Response-Suppress: All",
            "Content-Type: multipart/report; report-type=delivery-status",
        ] {
            assert!(is_automatic(&headers(line)), "{line}");
        }
        assert!(!is_automatic(&headers("Auto-Submitted: no\nPrecedence: first-class\nSubject: List-Id: x")));
    }

    #[test]
    fn references_are_found_in_a_text_and_mistyped_ones_are_not() {
        let reference = Reference::from_random([7; 15]);
        let text = format!("Re: [{reference}], {reference} and AD-7777-7777-7777-7770.");
        assert_eq!(references(&text), vec![reference]);
        assert_eq!(references("ad- adé-1 AD"), vec![]);
    }

    #[test]
    fn what_is_asked_in_own_words_is_told_by_its_first_kind() {
        let words = [(Kind::See, vec!["a copy of my data".to_owned()]), (Kind::Leave, vec!["my account".to_owned()])];
        assert_eq!(Kind::of("Send me A COPY of my data, then close my account", &words), Kind::See);
        assert_eq!(Kind::of("Close my account", &words), Kind::Leave);
        assert_eq!(Kind::of("Hello", &words), Kind::Other);
    }
}
