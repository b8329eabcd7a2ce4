//! What the desk's lists, its search and one case read (P13): among a thousand cases, and among many more.
//!
//! The many are rows of four real cases, copied into the database's file while nobody runs on it, each with a deletion and a
//! reference of its own: half of them decided, half of them open. Of these a colleague has those that are due first, nobody
//! those after them, and the reader the last half, which are of another kind: whoever looked for a page without an index of
//! its own would read them all. Many fall due at the same instant, as they do where days end, so that a page that begins in
//! the middle of such a day is read as well.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use rusqlite::Connection;
use shared::staff::Role;
use tests::client::{Answer, Client};
use tests::identity::{self, Colleague};
use tests::journey::Journey;
use tests::server::{Plan, Server};
use tests::shop::{self, Person};
use tests::stage::{Stage, copy};
use tests::store::{Store, database};

use crate::Wish;
use crate::effort::{Effort, Taken};
use crate::figure::{Figure, Unit};
use crate::sweep::columns;

const FEW: u32 = 1_000;
/// `ADIEU_BULK` says another number.
const MANY: u32 = 100_000;
/// With `--quick`: what is counted is the same, and it is there within a minute.
const MANY_QUICK: u32 = 20_000;
/// A page of a list.
const PAGE: f64 = 25.0;
/// How often each list is timed, in turn.
const TIMED: usize = 60;
/// Cases fall due on so many days.
const DAYS: u32 = 20;
const REFUSE: [(&str, &str); 2] = [("outcome", "refuse"), ("reason", "not-shown")];

pub fn figures(wish: &Wish) -> Result<Vec<Figure>> {
    let many = std::env::var("ADIEU_BULK").ok().and_then(|text| text.parse().ok()).unwrap_or(if wish.quick {
        MANY_QUICK
    } else {
        MANY
    });
    let base = base()?;
    let (few, lots) = (Among::of(&base, FEW)?, Among::of(&base, many)?);
    let mut figures = Vec::new();
    let mut most = ("", 0.0_f64);
    for ((what, little), (_, much)) in few.read()?.into_iter().zip(lots.read()?) {
        println!("  {what}: {little} rows among {FEW}, {much} among {many}");
        let what_in_full = format!("D1 rows read by {what} among {many} cases");
        let id = if figures.is_empty() { "P13" } else { "" };
        let ratio = Figure::ratio(id, &what_in_full, (much, little), Unit::Count, &format!("among {FEW}"));
        figures.push(ratio.held(1.10, 1.05));
        if what.ends_with("list") && much > most.1 {
            most = (what, much);
        }
    }
    let what = format!("D1 rows read by a list of {PAGE} cases, at most ({})", most.0);
    figures.push(Figure::absolute("", &what, most.1, Unit::Count).held(PAGE * 2.0, PAGE * 2.0));
    if !wish.quick {
        figures.push(timed(&few, &lots, many)?);
    }
    Ok(figures)
}

/// A state with one real case of each kind, and who has some of them.
struct Base {
    state: PathBuf,
    agent: Colleague,
    /// Waits, and a colleague has it.
    theirs: Copied,
    /// Waits, and nobody has it.
    waiting: Copied,
    /// Waits, and the agent has it.
    mine: Copied,
    /// Was refused.
    decided: Copied,
}

/// A case that is multiplied.
struct Copied {
    case: String,
    deletion: String,
    reference: String,
}

impl Copied {
    fn of(server: &Server, reference: &str) -> Result<Self> {
        let store = Store::of(server)?;
        let text =
            |column: &str| store.text(&format!("SELECT {column} FROM application WHERE reference = '{reference}'"));
        Ok(Self { case: text("id")?, deletion: text("deletion")?, reference: reference.to_owned() })
    }
}

fn base() -> Result<Base> {
    let server = Server::start()?;
    server.sweep()?;
    let agent = identity::plant_one(&server, "bulkagent", Role::Agent)?;
    let client = signed_in(&server, &agent)?;
    let colleague = signed_in(&server, &identity::plant_one(&server, "bulkcolleague", Role::Agent)?)?;
    let asked = |prefix: &str| Copied::of(&server, &asked_to_keep(&server, prefix)?);
    let (theirs, waiting) = (asked("bulktheirs")?, asked("bulkwaits")?);
    let (mine, decided) = (asked("bulkmine")?, asked("bulkdecided")?);
    post(&colleague, &theirs.case, "take", &[])?;
    post(&client, &mine.case, "take", &[])?;
    post(&client, &decided.case, "decide", &REFUSE)?;
    Effort::settled(&server)?;
    let state = Stage::get()?.root.join("cases");
    copy(&server.state(), &state)?;
    Ok(Base { state, agent, theirs, waiting, mine, decided })
}

/// A form of a case's page, with what that page says that was seen.
fn post(client: &Client, case: &str, act: &str, fields: &[(&str, &str)]) -> Result<Answer> {
    let page = client.get(&format!("/staff/case/{case}"))?.must_be(200)?.page();
    let seen = ["number", "version"].map(|name| page.input(name).unwrap_or_default());
    let all = [&[("number", seen[0].as_str()), ("version", seen[1].as_str())], fields].concat();
    client.post(&format!("/staff/case/{case}/{act}"), &all)?.must_be(303)
}

fn signed_in(server: &Server, colleague: &Colleague) -> Result<Client> {
    let client = server.client();
    identity::sign_in_as(&client, &colleague.mail)?.must_be(303)?;
    Ok(client)
}

/// Somebody whose address was replaced asks to keep the account. Answers the deletion's reference.
fn asked_to_keep(server: &Server, prefix: &str) -> Result<String> {
    let person: Person = shop::plant_replaced(server, prefix, 10)?;
    let old = person.old_email.clone().context("an address that was replaced")?;
    let (journey, _) = Journey::pending(server, server.client(), &person)?;
    let client = server.client();
    let there = client.post("/en/not-me", &[("identifier", &old)])?.location()?;
    let reference = there.split('/').nth(3).context("a reference in the path")?.to_owned();
    let visit = Journey { server, client, reference };
    let code = visit.code(&old)?;
    visit.post("/code", &[("code", &code)])?.must_be(303)?;
    visit.post("/stop", &[("deletion", &journey.reference), ("means", "ask")])?.must_be(303)?;
    Ok(journey.reference)
}

/// The desk among so many cases, and what is asked of it.
struct Among {
    #[expect(dead_code, reason = "it runs as long as this lives")]
    server: Server,
    client: Client,
    case: String,
    reference: String,
    /// The page that begins in the middle of a day far down the list.
    deep: String,
    deep_decided: String,
}

impl Among {
    fn of(base: &Base, number: u32) -> Result<Self> {
        let state = base.state.with_extension(number.to_string());
        copy(&base.state, &state)?;
        let file = database(&state)?;
        let [deep, deep_decided] = multiply(&file, base, number)?;
        let server = Server::start_as(&Plan { state: Some(state.clone()), ..Plan::default() })?;
        fs::remove_dir_all(&state)?;
        let client = signed_in(&server, &base.agent)?;
        // Once a day, not once a page.
        client.get("/staff")?.must_be(200)?;
        let (case, reference) = (base.waiting.case.clone(), base.waiting.reference.clone());
        Ok(Self { server, client, case, reference, deep, deep_decided })
    }

    /// Rows that each page reads.
    fn read(&self) -> Result<Vec<(&'static str, f64)>> {
        let case = format!("/staff/case/{}", self.case);
        let deep = format!("/staff/queue/open?from={}", self.deep);
        let deep_decided = format!("/staff/queue/decided?from={}", self.deep_decided);
        let lists = [
            ("the first page of the list", "/staff"),
            ("a deep page of the list", &deep),
            ("the first page of “mine”, a list", "/staff/queue/mine"),
            ("the first page of one kind, a list", "/staff/queue/immediate"),
            ("the first page of what is decided, a list", "/staff/queue/decided"),
            ("a deep page of what is decided, a list", &deep_decided),
            ("one case", &case),
        ];
        let mut read = Vec::new();
        for (what, path) in lists {
            let answer = self.client.get(path)?.must_be(200)?;
            ensure!(what == "one case" || answer.page().html().matches("class=\"case\"").count() == 25, "{path}");
            read.push((what, rows(Taken::of(&answer)?)));
        }
        let found = self.client.post("/staff/find", &[("reference", &self.reference)])?.must_be(303)?;
        ensure!(found.location()? == case, "it is found");
        read.push(("looking for a reference", rows(Taken::of(&found)?)));
        let decided = post(&self.client, &self.case, "decide", &REFUSE)?;
        ensure!(decided.location()?.contains("/staff/case/"), "another case opens");
        read.push(("deciding, and opening the next", rows(Taken::of(&decided)?)));
        Ok(read)
    }

    /// How long the list takes, in milliseconds.
    fn list(&self) -> Result<f64> {
        let asked = Instant::now();
        self.client.get("/staff")?.must_be(200)?;
        Ok(asked.elapsed().as_secs_f64() * 1_000.0)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a few thousand rows")]
const fn rows(taken: Taken) -> f64 {
    taken.read as f64
}

/// In turn, so that whatever else the machine does meets both alike.
fn timed(few: &Among, lots: &Among, many: u32) -> Result<Figure> {
    let (mut little, mut much) = (Vec::new(), Vec::new());
    for _ in 0..TIMED {
        little.push(few.list()?);
        much.push(lots.list()?);
    }
    let [half, half_of_many] = [&little, &much].map(|times| within(times, 50));
    println!("  half of the lists came within {half:.1} ms among {FEW}, {half_of_many:.1} ms among {many}");
    let [little, much] = [&little, &much].map(|times| within(times, 95));
    let what = format!("milliseconds of the list among {many} cases, 95th of 100, timed in turn");
    Ok(Figure::ratio("", &what, (much, little), Unit::Count, &format!("among {FEW}")).held(1.2, 1.1).told())
}

/// So many of a hundred took no longer.
fn within(times: &[f64], of_hundred: usize) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times.get(times.len() * of_hundred / 100).copied().unwrap_or_default()
}

/// Writes the copies. Answers where the deep pages begin: in the middle of a day, far down.
fn multiply(file: &Path, base: &Base, number: u32) -> Result<[String; 2]> {
    let connection = Connection::open(file)?;
    connection.execute_batch("PRAGMA synchronous = OFF; BEGIN")?;
    let (half, quarter) = (number / 2, number / 4);
    for (copied, from, to, later) in [
        (&base.decided, 0, half, 0),
        (&base.theirs, half, half + quarter / 2, 0),
        (&base.waiting, half + quarter / 2, half + quarter, DAYS),
        (&base.mine, half + quarter, number, 2 * DAYS),
    ] {
        for (table, condition) in [
            ("deletion", "t.id = ?1"),
            ("deletion_event", "t.deletion = ?1 AND t.version = (SELECT version FROM deletion WHERE id = ?1)"),
            ("application", "t.id = ?5"),
            ("desk_event", "t.subject = ?5"),
        ] {
            let columns = columns(&connection, table)?;
            let values: Vec<String> = columns.iter().map(|column| value(table, column)).collect();
            let sql = format!(
                "WITH RECURSIVE n (i) AS (SELECT ?3 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?4)
                 INSERT INTO {table} ({}) SELECT {} FROM n, {table} t WHERE {condition} AND ?1 <> ?2 AND ?5 <> '' AND ?6 >= 0",
                columns.join(", "),
                values.join(", ")
            );
            let values = (&copied.deletion, &copied.reference, from, to, &copied.case, later);
            connection.execute(&sql, values).with_context(|| sql.clone())?;
        }
    }
    connection.execute_batch("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)")?;
    let place = |column: &str, state: &str, order: &str| -> Result<String> {
        let sql = format!(
            "SELECT {column} || '.' || id FROM application WHERE {state} ORDER BY {column} {order}, id {order}
             LIMIT 1 OFFSET ?1"
        );
        // Sixteen days and a half into the last twenty of those that are open; eighteen and a quarter into the others.
        let offset = half * 73 / 80;
        connection.query_row(&sql, [offset], |row| row.get(0)).with_context(|| sql.clone())
    };
    let places = [place("decide_by", "state = 'open'", "ASC")?, place("decided_at", "state <> 'open'", "DESC")?];
    ensure!(places.iter().all(|place| place.contains('.')), "{places:?}");
    Ok(places)
}

/// The same value, but for what names the case and when it is due.
fn value(table: &str, column: &str) -> String {
    const ID: &str = "printf('%032x', n.i + 4096)";
    const REFERENCE: &str = "printf('AD-%012d', n.i)";
    match (table, column) {
        ("deletion" | "application", "id") | ("desk_event", "subject") | (_, "deletion") => ID.to_owned(),
        (_, "reference") => REFERENCE.to_owned(),
        ("deletion", "account_hash") => format!("{ID} || {ID}"),
        ("deletion", "body") => format!("replace(replace(t.body, ?1, {ID}), ?2, {REFERENCE})"),
        ("application", "decide_by") => format!("t.decide_by + (?6 + n.i % {DAYS}) * 86400000"),
        ("application", "kind") => format!("CASE WHEN ?6 = {} THEN 'immediate' ELSE t.kind END", 2 * DAYS),
        ("application", "decided_at") => format!("t.decided_at - n.i % {DAYS} * 86400000"),
        (_, column) => format!("t.{column}"),
    }
}
