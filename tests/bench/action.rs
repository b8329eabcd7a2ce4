//! What a person does, one act at a time, each with what it took before its answer left and what was done afterwards.

use anyhow::{Context as _, Result};
use tests::answer::Answer;
use tests::client::{Call, Client};
use tests::journey::{Codes, Journey};
use tests::server::Server;
use tests::shop::Person;

use crate::effort::{Effort, Spent, Taken};

fn line(cells: &[String; 7]) -> String {
    let [name, own, shop, read, written, trips, rows] = cells;
    format!("  {name:<28} {own:>6} {shop:>12} {read:>10} {written:>8} {trips:>18} {rows:>8}\n")
}

/// One act.
#[derive(Debug, Clone)]
pub struct Act {
    pub name: &'static str,
    pub taken: Taken,
    pub afterwards: Spent,
}

/// Acts in the order in which they were done.
#[derive(Debug)]
pub struct Diary<'a> {
    server: &'a Server,
    pub acts: Vec<Act>,
}

impl<'a> Diary<'a> {
    pub const fn of(server: &'a Server) -> Self {
        Self { server, acts: Vec::new() }
    }

    /// Does it, waits until everything has come to rest, and writes it down.
    fn note(&mut self, name: &'static str, act: impl FnOnce() -> Result<Answer>) -> Result<Answer> {
        let before = Effort::settled(self.server)?;
        let answer = act()?;
        let after = Effort::settled(self.server)?.since(&before)?;
        let taken = Taken::of(&answer)?;
        self.acts.push(Act { name, taken, afterwards: after.part("afterwards") });
        Ok(answer)
    }

    /// From the first page to a request that waits for its day.
    pub fn leave(&mut self, person: &Person) -> Result<(Journey<'a>, Codes)> {
        let client = self.server.client();
        self.note("read the first page", || client.get("/en/delete"))?.must_be(200)?;
        let fields = [("identifier", person.email.as_str())];
        let there = self.note("name the account", || client.post("/en/delete", &fields))?.location()?;
        let reference = there.split('/').nth(3).context("a reference in the path")?.to_owned();
        let journey = Journey { server: self.server, client, reference };
        self.note("read the page of the code", || journey.get("/code"))?.must_be(200)?;
        let code = journey.code(&person.email)?;
        self.note("type the code", || journey.post("/code", &[("code", &code)]))?.must_be(303)?;
        self.note("read what will happen", || journey.get("/consequences"))?.must_be(200)?;
        self.note("read about the copy", || journey.get("/copy"))?.must_be(200)?;
        self.note("want no copy", || journey.post("/copy", &[("choice", "none")]))?.must_be(303)?;
        let page = self.note("read what will be sent", || journey.get("/check"))?.must_be(200)?.page();
        let seen = page.input("seen").context("the page says what it shows")?;
        let fields = [("understood", "yes"), ("seen", seen.as_str())];
        self.note("send", || journey.post("/check", &fields))?.must_be(303)?;
        self.note("read the status", || journey.get(""))?.must_be(200)?;
        let codes = journey.codes()?;
        Ok((journey, codes))
    }

    /// Everything else that a person may do on the way, on a life of its own.
    pub fn turn_back(&mut self, person: &Person, other: &Person) -> Result<()> {
        let server = self.server;
        let stopped = Journey::proven(server, server.client(), other)?;
        self.note("want a copy", || stopped.post("/copy", &[("choice", "prepare")]))?.must_be(303)?;
        self.note("fetch the copy", || stopped.get("/copy/archive.zip"))?.must_be(200)?;
        self.note("print the copy", || stopped.get("/copy/print"))?.must_be(200)?;
        let seen = stopped.seen()?;
        self.note("withdraw", || stopped.post("/withdraw", &[("seen", &seen)]))?.must_be(303)?;

        let (journey, codes) = Journey::pending(server, server.client(), person)?;
        let client = server.client();
        self.status(&client, &journey.reference, &codes.status)?;
        let path = format!("/api/v1/deletions/{}", journey.reference);
        let bearer = format!("Bearer {}", codes.status);
        let call = Call::of("GET", &path).with("authorization", &bearer);
        self.note("ask as a program", || client.send(&call))?.must_be(200)?;
        self.note("ask how far it is", || journey.get("/progress"))?;
        let back = server.client();
        self.note("take it back", || journey.revoke(&back, &codes.revocation))?.must_be(303)?;
        self.note("read that it is back", || back.get(&journey.path("")))?.must_be(200)?;
        Ok(())
    }

    /// With reference and code alone.
    pub fn status(&mut self, client: &Client, reference: &str, code: &str) -> Result<()> {
        let fields = [("reference", reference), ("code", code)];
        self.note("open the status by its code", || client.post("/en/status", &fields))?.must_be(303).map(drop)
    }

    /// The statement at the end.
    pub fn receipt(&mut self, client: &Client, journey: &Journey<'_>) -> Result<()> {
        self.note("read the receipt", || client.get(&journey.path("/receipt")))?.must_be(200)?;
        Ok(())
    }

    /// As a table.
    pub fn shown(&self) -> String {
        let heads =
            ["what a person does", "trips", "to the shop", "rows read", "written", "afterwards: trips", "written"];
        let mut text = line(&heads.map(str::to_owned));
        for act in &self.acts {
            let Taken { directory, read, written, .. } = act.taken;
            let numbers = [act.taken.own(), directory, read, written, act.afterwards.trips, act.afterwards.written()];
            let mut cells = [const { String::new() }; 7];
            for (cell, text) in cells
                .iter_mut()
                .zip(std::iter::once(act.name.to_owned()).chain(numbers.map(|number| number.to_string())))
            {
                *cell = text;
            }
            text.push_str(&line(&cells));
        }
        text
    }
}
