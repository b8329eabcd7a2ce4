//! One person's way through the pages.

use anyhow::{Context as _, Result};

use crate::client::{Answer, Client};
use crate::mailbox;
use crate::server::Server;
use crate::shop::Person;
use crate::store::Store;

/// A deletion on its way, in one browser.
#[derive(Debug)]
pub struct Journey<'a> {
    pub server: &'a Server,
    pub client: Client,
    pub reference: String,
}

/// What a person may write down once the request is sent.
#[derive(Debug, Clone)]
pub struct Codes {
    pub status: String,
    pub revocation: String,
}

impl<'a> Journey<'a> {
    /// Names an account.
    pub fn begin(server: &'a Server, client: Client, identifier: &str) -> Result<Self> {
        let there = client.post("/en/delete", &[("identifier", identifier)])?.location()?;
        let reference = there.split('/').nth(3).context("a reference in the path")?.to_owned();
        Ok(Self { server, client, reference })
    }

    /// Names an account and types the code that came.
    pub fn proven(server: &'a Server, client: Client, person: &Person) -> Result<Self> {
        let journey = Self::begin(server, client, &person.email)?;
        let code = journey.code(&person.email)?;
        let there = journey.post("/code", &[("code", &code)])?.location()?;
        anyhow::ensure!(there.ends_with("/consequences"), "the code led to {there}");
        Ok(journey)
    }

    /// Everything up to a request that waits for its day.
    pub fn pending(server: &'a Server, client: Client, person: &Person) -> Result<(Self, Codes)> {
        let journey = Self::proven(server, client, person)?;
        journey.post("/copy", &[("choice", "none")])?.must_be(303)?;
        journey.send(&[])?.must_be(303)?;
        let codes = journey.codes()?;
        Ok((journey, codes))
    }

    /// The newest code in the mail for this reference.
    pub fn code(&self, address: &str) -> Result<String> {
        mailbox::wait_for_code(self.server, address, &self.reference, &[])
    }

    pub fn path(&self, step: &str) -> String {
        format!("/en/deletion/{}{step}", self.reference)
    }

    pub fn get(&self, step: &str) -> Result<Answer> {
        self.client.get(&self.path(step))
    }

    pub fn post(&self, step: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        self.client.post(&self.path(step), fields)
    }

    /// The version that the check page shows.
    pub fn seen(&self) -> Result<String> {
        self.get("/check")?.must_be(200)?.page().input("seen").context("the check page says what it shows")
    }

    /// Reads the check page, ticks, and sends.
    pub fn send(&self, more: &[(&str, &str)]) -> Result<Answer> {
        let seen = self.seen()?;
        let mut fields = vec![("understood", "yes"), ("seen", seen.as_str())];
        fields.extend_from_slice(more);
        self.post("/check", &fields)
    }

    /// The codes on the status page, right after sending.
    pub fn codes(&self) -> Result<Codes> {
        let page = self.get("")?.must_be(200)?.page();
        match page.secrets().as_slice() {
            [_, status, revocation] => Ok(Codes { status: status.clone(), revocation: revocation.clone() }),
            other => anyhow::bail!("the status page shows {} codes: {}", other.len(), page.words()),
        }
    }

    /// Comes back with a code or a link's token, from a browser that knows nothing.
    pub fn revoke(&self, client: &Client, code: &str) -> Result<Answer> {
        client.post("/en/revoke", &[("reference", &self.reference), ("code", code)])
    }

    /// State, and when the purge is due, from the database itself.
    pub fn state(&self) -> Result<(String, Option<i64>)> {
        Store::of(self.server)?.state(&self.reference)
    }

    /// When the purge is due.
    pub fn due(&self) -> Result<i64> {
        self.state()?.1.context("a moment at which the sweep must look")
    }

    /// Waits until the deletion has come this far.
    pub fn wait_for_state(&self, wanted: &str) -> Result<()> {
        for _ in 0..300 {
            if self.state()?.0 == wanted {
                return Ok(());
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        anyhow::bail!("still {}, not {wanted}; the log:\n{}", self.state()?.0, self.server.log())
    }
}
