//! A mail as it comes over the wire, read as far as somebody can have written something in it: its headers, and what it
//! says in words. Whatever is broken is read as well as it goes; nothing here fails, and nothing grows beyond its limits.

mod code;
mod header;
mod html;
mod part;

pub use header::{Headers, address};

use crate::letter::{MOST_BYTES, one_line};

/// A mail that was read.
#[derive(Clone, PartialEq, Eq)]
pub struct Mail {
    /// What stands above it.
    pub headers: Headers,
    /// What it says: plain text, at most [`MOST_BYTES`].
    pub text: String,
}

impl std::fmt::Debug for Mail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mail(…)")
    }
}

impl Mail {
    /// Reads the bytes of a mail, whatever they are.
    #[must_use]
    pub fn read(raw: &[u8]) -> Self {
        let (head, body) = header::parted(raw);
        let headers = Headers::read(head);
        // What no keyboard writes is not said.
        let is_said = |sign: &char| matches!(sign, '\n' | '\t') || !sign.is_control();
        let mut text: String = part::words(&headers, body).chars().filter(is_said).collect();
        let end = (0..=MOST_BYTES.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
        text.truncate(end.unwrap_or(0));
        Self { headers, text }
    }

    /// What it is about, on one line.
    #[must_use]
    pub fn subject(&self) -> String {
        let subject = self.headers.first("subject").unwrap_or_default();
        one_line(&header::decoded(subject)).chars().take(MOST_SUBJECT).collect()
    }
}

/// Letters of a subject that are kept.
const MOST_SUBJECT: usize = 300;

#[cfg(test)]
mod tests {
    use super::*;

    fn said(mail: &str) -> String {
        Mail::read(mail.replace('\n', "\r\n").as_bytes()).text.trim().to_owned()
    }

    #[test]
    fn plain_words_are_read_whatever_they_are_wrapped_in() {
        assert_eq!(said("From: a@b.example\n\nHello\n"), "Hello");
        assert_eq!(said("Content-Transfer-Encoding: quoted-printable\n\nH=C3=A4l=\nlo"), "Hällo");
        assert_eq!(said("Content-Transfer-Encoding: base64\n\nSMOkbG\nxv"), "Hällo");
        assert_eq!(
            said(
                "Content-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nH=E4llo"
            ),
            "Hällo"
        );
        assert_eq!(
            said("Content-Type: text/html\n\n<style>p{}</style><p>A &amp; B&nbsp;<br>C&#228;</p>"),
            "A & B \nCä"
        );
    }

    #[test]
    fn of_two_ways_to_say_it_the_plain_one_is_read_and_attachments_are_not() {
        let two = "Content-Type: multipart/alternative; boundary=\"x y\"\n\nskipped\n--x y\n\nPlain\n--x y\nContent-Type: text/html\n\n<p>Rich</p>\n--x y--\nskipped";
        assert_eq!(said(two), "Plain");
        let with_file = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nWords\n--b\nContent-Type: text/plain\nContent-Disposition: attachment\n\nFile\n--b--";
        assert_eq!(said(with_file), "Words");
        let broken = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nWords without an end";
        assert_eq!(said(broken), "Words without an end");
        assert_eq!(said("Content-Type: multipart/mixed\n\nNo boundary"), "No boundary");
    }

    #[test]
    fn a_mail_in_a_mail_in_a_mail_ends_somewhere() {
        let mut mail = String::from("\nDeep");
        for _ in 0..40 {
            mail = format!("Content-Type: message/rfc822\n\n{mail}");
        }
        assert_eq!(said(&mail), "");
        assert_eq!(said("Content-Type: message/rfc822\n\nSubject: old\n\nForwarded"), "Forwarded");
    }

    #[test]
    fn a_subject_is_one_line_however_it_was_written() {
        let subject = |header: &str| Mail::read(format!("Subject: {header}\r\n\r\n").as_bytes()).subject();
        assert_eq!(subject("=?utf-8?B?8J+YgCBIaQ==?="), "😀 Hi");
        assert_eq!(subject("=?iso-8859-1?Q?Gr=FC=DFe?=\r\n =?utf-8?q?_aus_K=C3=B6ln?="), "Grüße aus Köln");
        assert_eq!(subject("=?utf-8?Q?a=0D=0ABcc:_x@y?="), "a Bcc: x@y");
        assert_eq!(subject("=?utf-8?X?a?= =?broken"), "=?utf-8?X?a?= =?broken");
    }

    #[test]
    fn any_bytes_at_all_are_read() {
        for seed in 0_u32..400 {
            let bytes: Vec<u8> =
                (0..seed).map(|at| at.wrapping_mul(seed).wrapping_mul(2_654_435_761).to_le_bytes()[1]).collect();
            let head = b"Content-Type: multipart/mixed; boundary=\"\"\r\nSubject: =?utf-8?Q?=\r\n\r\n--\r\n";
            let mail = Mail::read(&[&head[..], &bytes].concat());
            assert!(mail.text.len() <= MOST_BYTES && mail.subject().chars().count() <= MOST_SUBJECT);
        }
    }

    #[test]
    fn an_address_is_taken_out_of_what_stands_around_it() {
        assert_eq!(address("Aino <Aino@Mail.example>"), Some("aino@mail.example".to_owned()));
        assert_eq!(address("aino@mail.example"), Some("aino@mail.example".to_owned()));
        assert_eq!(address("\"<x@y.example>\" <aino@mail.example>"), Some("aino@mail.example".to_owned()));
        assert_eq!(address("<>"), None);
        assert_eq!(address("Aino"), None);
    }
}
