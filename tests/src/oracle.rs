//! Every deadline of thirteen years, compared with what another program in another language says (`checker/business_days.py`).
//!
//! It shares no table with us: its zones are those of Python's database, ours come from `chrono-tz`. Only the holidays are
//! given to both. Its answers are some forty megabytes, so it is asked anew and nothing is recorded.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};
use shared::clock::law::{self, Duty};
use shared::clock::{Almanac, Clock, ExtensionReason, Rule, Term, Unit, business_days_left};
use shared::policy::Regime;
use shared::time::{Calendar, Timestamp, Zone, business_day_end, end_of_days, end_of_window};

use crate::stage::checkout;

const ZONES: [&str; 5] = ["Europe/Helsinki", "America/New_York", "Asia/Shanghai", "Pacific/Auckland", "Asia/Beirut"];
const DAYS: [u16; 5] = [1, 14, 30, 45, 90];
const MONTHS: [u8; 5] = [1, 2, 3, 6, 12];
/// So many differences are shown of each zone; whoever mends the first has often mended all.
const SHOWN: usize = 5;

/// What was compared, and where it differed.
#[derive(Default)]
struct Comparison {
    compared: usize,
    differences: Vec<String>,
    /// Of which laws, and for what.
    rows: BTreeSet<(Regime, Duty)>,
}

impl Comparison {
    fn equal(&mut self, line: &str, what: &str, ours: i64, theirs: i64) {
        self.compared += 1;
        if ours != theirs && self.differences.len() < SHOWN {
            self.differences.push(format!("{what} of `{line}`: ours {ours}, theirs {theirs}"));
        }
    }

    fn equal_ends(&mut self, line: &str, theirs: &str, ours: &[Timestamp]) -> Result<()> {
        let theirs: Vec<&str> = theirs.split(',').collect();
        ensure!(theirs.len() == ours.len(), "{} answers to {} questions: {line}", theirs.len(), ours.len());
        for (index, (theirs, ours)) in theirs.iter().zip(ours).enumerate() {
            self.equal(line, &format!("[{index}]"), ours.ms(), theirs.parse()?);
        }
        Ok(())
    }
}

fn zone(name: &str) -> Result<Zone> {
    policy_file::zone(name).with_context(|| format!("nobody knows the zone {name}"))
}

fn calendar(name: &str) -> Result<Calendar> {
    let text = std::fs::read_to_string(checkout().join("tests/checker/business_days.json"))?;
    let all: serde_json::Value = serde_json::from_str(&text)?;
    Ok(serde_json::from_value(all.get(name).context("the file knows the zone")?.clone())?)
}

/// What Python answers; without Python there is no proof, and that is a failure.
fn answers(name: &str) -> Result<String> {
    let checker = checkout().join("tests/checker");
    let mut python = Command::new("python3");
    python.arg("-I").arg(checker.join("business_days.py")).arg(checker.join("business_days.json")).arg(name);
    let output = python.stdin(Stdio::null()).output().context(
        "there is no python3: the deadlines are compared with another program, which needs Python 3.9 or newer",
    )?;
    if !output.status.success() {
        bail!("python3 on {name}: {}", String::from_utf8_lossy(&output.stderr));
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn compare(name: &str) -> Result<Comparison> {
    let (zone, calendar, answers) = (zone(name)?, calendar(name)?, answers(name)?);
    let almanac = Almanac { zone: &zone, calendar: &calendar };
    let mut comparison = Comparison::default();
    for line in answers.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        one(line, &words, almanac, &mut comparison).with_context(|| format!("{name}: {line}"))?;
    }
    let untold = law::ROWS.iter().find(|row| !comparison.rows.contains(&(row.regime, row.duty)));
    ensure!(untold.is_none(), "the other program does not know {untold:?}");
    Ok(comparison)
}

fn of_law(law: &str, duty: &str) -> Result<&'static law::Row> {
    let known = Regime::parse(law).zip(Duty::parse(duty));
    known.and_then(|(regime, duty)| law::row(regime, duty)).with_context(|| format!("no row for {law} {duty}"))
}

fn one(line: &str, words: &[&str], almanac: Almanac<'_>, comparison: &mut Comparison) -> Result<()> {
    let moment = |text: &str| text.parse().map(Timestamp::from_ms);
    let (zone, calendar) = (almanac.zone, almanac.calendar);
    match *words {
        ["b", at, ends] => {
            let at = moment(at)?;
            let ours: Vec<Timestamp> = (0..=10).map(|days| business_day_end(at, days, zone, calendar)).collect();
            comparison.equal_ends(line, ends, &ours)
        }
        ["d", at, ends] => {
            let at = moment(at)?;
            comparison.equal_ends(line, ends, &DAYS.map(|days| end_of_days(at, u32::from(days), zone)))
        }
        ["m", at, ends] => {
            let at = moment(at)?;
            comparison.equal_ends(line, ends, &MONTHS.map(|months| end_of_window(at, u32::from(months), zone)))
        }
        ["g", at, end] => {
            let rule = Rule::answer(Regime::Gdpr).context("it has a clock")?;
            let at = moment(at)?;
            comparison.equal_ends(line, end, &[Clock::start(rule, at).due(at, almanac)])
        }
        ["l", at, due, left] => {
            let ours = business_days_left(moment(at)?, moment(due)?, zone, calendar);
            comparison.equal(line, "left", i64::from(ours), left.parse()?);
            Ok(())
        }
        ["p", received, count, asked, answered, due] => {
            let term = Term { length: count.parse()?, unit: Unit::BusinessDay };
            let clock = Clock::start(Rule { term, pausable: true, extension: None }, moment(received)?);
            let clock = clock.ask(moment(asked)?, almanac)?.answer(moment(answered)?)?;
            comparison.equal_ends(line, due, &[clock.due(moment(answered)?, almanac)])
        }
        ["w", law, duty, at, due, extended] => {
            let row = of_law(law, duty)?;
            comparison.rows.insert((row.regime, row.duty));
            let at = moment(at)?;
            let clock = Clock::start(row.rule, at);
            let longer = clock.extend(ExtensionReason::Number, at, almanac);
            ensure!(longer.is_ok() == row.rule.extension.is_some(), "{longer:?}");
            let ours = [clock.due(at, almanac), longer.unwrap_or(clock).due(at, almanac)];
            comparison.equal_ends(line, &format!("{due},{extended}"), &ours)
        }
        ["q", law, duty, at, asked, answered, longer, due] => {
            let (row, at, asked, answered) = (of_law(law, duty)?, moment(at)?, moment(asked)?, moment(answered)?);
            let mut clock = Clock::start(row.rule, at);
            if longer == "1" {
                clock = clock.extend(ExtensionReason::Complexity, at, almanac)?;
            }
            let clock = clock.ask(asked, almanac)?.answer(answered)?;
            comparison.equal_ends(line, due, &[clock.due(answered, almanac)])
        }
        _ => bail!("a question that nobody here knows"),
    }
}

#[test]
fn every_deadline_of_thirteen_years_is_what_another_program_says() -> Result<()> {
    let outcomes: Vec<Result<Comparison>> = std::thread::scope(|scope| {
        let asked = ZONES.map(|name| scope.spawn(move || compare(name)));
        asked.map(|thread| thread.join().unwrap_or_else(|_| bail!("a comparison panicked"))).into_iter().collect()
    });
    let (mut compared, mut differences) = (0, Vec::new());
    for (name, outcome) in ZONES.iter().zip(outcomes) {
        let comparison = outcome?;
        compared += comparison.compared;
        differences.extend(comparison.differences.into_iter().map(|text| format!("{name}: {text}")));
    }
    println!("{compared} deadlines compared in {} zones", ZONES.len());
    assert!(differences.is_empty(), "\n  {}\n", differences.join("\n  "));
    assert!(compared > 2_700_000, "only {compared} deadlines were compared");
    Ok(())
}
