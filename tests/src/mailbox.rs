//! What the product sent.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::client::Call;
use crate::server::Server;

const PATIENCE: Duration = Duration::from_mins(1);
const BETWEEN: Duration = Duration::from_millis(60);

#[derive(Debug, Clone, Deserialize)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub calendar: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
pub struct Letter {
    /// Milliseconds, by the clock of the request that sent it.
    pub at: i64,
    pub mail: Mail,
}

impl Letter {
    /// The one-time code: two groups of four digits.
    pub fn code(&self) -> Option<String> {
        let signs: Vec<char> = self.mail.text.chars().collect();
        signs.windows(9).find_map(|window| {
            let is_code = window
                .iter()
                .enumerate()
                .all(|(index, sign)| if index == 4 { sign.is_whitespace() } else { sign.is_ascii_digit() });
            is_code.then(|| window.iter().filter(|sign| sign.is_ascii_digit()).collect())
        })
    }

    /// Reference and token of the link that leads back.
    pub fn fragment(&self) -> Option<(String, String)> {
        let rest = self.mail.text.split("/revoke#").nth(1)?;
        let fragment: String = rest.chars().take_while(|sign| !sign.is_whitespace() && *sign != '>').collect();
        let (reference, token) = fragment.split_once('.')?;
        Some((reference.to_owned(), token.to_owned()))
    }
}

/// All that was sent, newest first.
pub fn letters(server: &Server) -> Result<Vec<Letter>> {
    let answer = server.client().get("/dev/mailbox.json")?.must_be(200)?;
    Ok(serde_json::from_slice(&answer.body)?)
}

/// What was sent to one address, newest first.
pub fn letters_to(server: &Server, address: &str) -> Result<Vec<Letter>> {
    let call = Call::of("GET", "/dev/mailbox.json").with("adieu-to", address);
    let answer = server.client().send(&call)?.must_be(200)?;
    Ok(serde_json::from_slice(&answer.body)?)
}

/// Waits for the letter that `finds` picks.
pub fn wait_for<T>(server: &Server, address: &str, finds: impl Fn(&Letter) -> Option<T>) -> Result<T> {
    let started = Instant::now();
    loop {
        let letters = letters_to(server, address)?;
        if let Some(found) = letters.iter().find_map(&finds) {
            return Ok(found);
        }
        if started.elapsed() > PATIENCE {
            let subjects: Vec<&str> = letters.iter().map(|letter| letter.mail.subject.as_str()).collect();
            bail!("no such letter came to {address}; there are {subjects:?}; the log:\n{}", server.log());
        }
        std::thread::sleep(BETWEEN);
    }
}

/// Waits for the code that belongs to a reference, other than those known.
pub fn wait_for_code(server: &Server, address: &str, reference: &str, known: &[String]) -> Result<String> {
    let is_new = |letter: &Letter| {
        let code = letter.code().filter(|_| letter.mail.text.contains(reference))?;
        (!known.contains(&code)).then_some(code)
    };
    wait_for(server, address, is_new).with_context(|| format!("waiting for the code of {reference}"))
}
