//! The server's log, without the envelopes that the local mail service writes into it: who was written to is personal data.

use std::fs::File;
use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// Where an announced mail begins and where its envelope ends.
const ANNOUNCED: &str = "send_email binding called";
const ENVELOPE: [&str; 5] = ["From: ", "To: ", "Cc: ", "Bcc: ", "Subject: "];

/// Copies a stream into the log, line by line, until it ends.
pub fn keep(stream: impl Read + Send + 'static, log: Arc<Mutex<File>>) {
    thread::spawn(move || {
        let mut is_mail = false;
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line);
            if !is_kept(&line, &mut is_mail) {
                continue;
            }
            let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
            // A log that cannot be written must not end the server that it is about.
            let _ = writeln!(log, "{line}");
        }
    });
}

fn is_kept(line: &str, is_mail: &mut bool) -> bool {
    if line.contains(ANNOUNCED) {
        *is_mail = true;
        return true;
    }
    if line.starts_with("Text: ") || line.starts_with("HTML: ") {
        *is_mail = false;
    }
    !(*is_mail && ENVELOPE.iter().any(|field| line.starts_with(field)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_envelope_does_not_reach_the_log() {
        let mut is_mail = false;
        let lines = [
            ("To: is how this ordinary line begins", true),
            ("send_email binding called with MessageBuilder:", true),
            ("From: \"Shop\" <noreply@example.com>", false),
            ("To: sofia@shopper.example", false),
            ("Subject: 1234 5678 is your code", false),
            ("Text: .wrangler/tmp/email/a.txt", true),
            ("To: is how another ordinary line begins", true),
        ];
        for (line, kept) in lines {
            assert_eq!(is_kept(line, &mut is_mail), kept, "{line}");
        }
    }
}
