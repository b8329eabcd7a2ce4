//! The copy: what may be left out of it, and whether a saved file is it.

use crate::world::{World, monday};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use shared::deletion::{Command, Effect};
use shared::export::{Answer, Answers, CopyChoice, Expected, Export, Reading, Verdict};
use shared::id::CategoryId;
use shared::limits::{DAY_MS, EXPORT_MS};
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn id(name: &str) -> CategoryId {
    CategoryId::parse(name).unwrap()
}

fn ask(answers: &[(&str, Answer)]) -> Command {
    let answers = answers.iter().map(|(name, answer)| (id(name), *answer)).collect();
    Command::ChooseCopy { choice: CopyChoice::Prepare, answers }
}

fn ready(left_out: &[&str]) -> Command {
    Command::ExportReady { left_out: left_out.iter().map(|name| id(name)).collect() }
}

#[test]
fn what_is_not_needed_is_left_out_and_nothing_waits_for_an_answer() {
    let mut world = World::pending(monday());
    let due = world.purge_at();
    world.step(&ask(&[("orders", Answer::NotNeeded), ("reviews", Answer::Have)]), monday());
    assert!(world.deletion.leaves_out(&id("orders")));
    assert!(!world.deletion.leaves_out(&id("reviews")) && !world.deletion.leaves_out(&id("profile")));
    assert_eq!(world.purge_at(), due);
    world.step(&ready(&["orders"]), monday());
    assert!(matches!(world.deletion.export(), Export::Ready { .. }));
    assert_eq!(world.claimed().deletion.state().name(), "erasing", "silence about a category stops nothing");
}

#[test]
fn a_copy_that_lacks_what_is_wanted_meanwhile_is_made_anew() {
    let mut world = World::pending(monday());
    world.step(&ask(&[("orders", Answer::NotNeeded)]), monday());
    let again = world.step(&ask(&[]), monday().plus_ms(1));
    assert_eq!(again.effects, [Effect::PrepareExport]);
    assert_eq!(world.refusal(&ready(&["orders"]), monday()), "copy-lacks");
    world.step(&ready(&[]), monday());
    assert_eq!(
        world.step(&ask(&[("orders", Answer::NotNeeded)]), monday()).effects,
        [],
        "more is no reason for another"
    );
    assert_eq!(world.step(&ask(&[("orders", Answer::Have)]), monday()).effects, [Effect::PrepareExport]);
}

#[test]
fn a_copy_whose_time_is_over_is_made_again() {
    let mut world = World::pending(monday());
    world.step(&ask(&[]), monday());
    world.step(&ready(&[]), monday());
    assert_eq!(world.step(&ask(&[]), monday().plus_ms(EXPORT_MS - 1)).effects, []);
    assert_eq!(world.step(&ask(&[]), monday().plus_ms(EXPORT_MS)).effects, [Effect::PrepareExport]);
}

#[test]
fn only_what_a_copy_can_hold_is_answered_about() {
    let world = World::pending(monday());
    for name in ["identity", "nothing-of-the-kind"] {
        assert_eq!(world.refusal(&ask(&[(name, Answer::Have)]), monday()), "no-such-category", "{name}");
    }
}

#[test]
fn an_answer_is_in_the_log() {
    let mut world = World::pending(monday());
    let event = world.step(&ask(&[("orders", Answer::NotNeeded)]), monday()).event;
    assert_eq!(event.body_json(), r#"{"kind":"copy-chosen","choice":"prepare","answers":{"orders":"not-needed"}}"#);
    assert!(Answers::new().is_empty() && world.deletion.next_at().is_some());
    assert!(world.purge_at() > monday().plus_ms(DAY_MS));
}

fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn copy() -> Vec<u8> {
    zip(&[
        ("index.html", "<!DOCTYPE html>"),
        ("orders.html", "<!DOCTYPE html>"),
        ("orders.json", r#"{"category":"orders","label":"Orders","records":[{"number":"1"},{"number":"2"}]}"#),
        ("reviews.json", r#"{"category":"reviews","label":"Reviews","records":[]}"#),
    ])
}

fn expected() -> Expected {
    let bytes = copy();
    Expected { sha256: HEXLOWER.encode(&Sha256::digest(&bytes)), bytes: bytes.len() as u64 }
}

fn read(bytes: &[u8], most: u64) -> Verdict {
    let mut reading = Reading::keeping(most);
    bytes.chunks(7).for_each(|piece| reading.take(piece));
    reading.verdict(&expected())
}

const ENOUGH: u64 = 1 << 20;

#[test]
fn the_saved_copy_is_opened_and_counted() {
    let archive = [(id("orders"), 2), (id("reviews"), 0)].into();
    assert_eq!(read(&copy(), ENOUGH), Verdict::Same(archive));
}

#[test]
fn a_copy_too_large_to_open_is_weighed_all_the_same() {
    assert_eq!(read(&copy(), 10), Verdict::SameUnopened);
    let mut changed = copy();
    changed[50] ^= 1;
    assert_eq!(read(&changed, 10), Verdict::Changed);
    assert_eq!(read(&changed[..100], 10), Verdict::OtherArchive);
    assert_eq!(read(&[b'x'; 100], 10), Verdict::NoArchive);
}

#[test]
fn whatever_is_not_the_copy_is_called_by_its_name() {
    let whole = copy();
    for index in [4, 40, 200, whole.len() - 1] {
        let mut changed = whole.clone();
        changed[index] ^= 1;
        assert_eq!(read(&changed, ENOUGH), Verdict::Changed, "byte {index}");
    }
    for length in [whole.len() - 1, whole.len() / 2, 4] {
        assert_eq!(read(&whole[..length], ENOUGH), Verdict::CutOff, "{length} bytes");
    }
    let another = zip(&[("orders.json", r#"{"category":"orders","records":[]}"#)]);
    assert_eq!(read(&another, ENOUGH), Verdict::AnotherCopy);
    for other in [zip(&[]), zip(&[("holiday.jpg", "…")]), zip(&[("package.json", r#"{"name":"x"}"#)])] {
        assert_eq!(read(&other, ENOUGH), Verdict::OtherArchive);
    }
    for other in [b"".as_slice(), b"PK", b"<!DOCTYPE html>", b"{}"] {
        assert_eq!(read(other, ENOUGH), Verdict::NoArchive);
    }
}

#[test]
fn every_verdict_has_a_code_of_its_own() {
    let verdicts = [
        Verdict::Same([].into()),
        Verdict::SameUnopened,
        Verdict::CutOff,
        Verdict::Changed,
        Verdict::AnotherCopy,
        Verdict::OtherArchive,
        Verdict::NoArchive,
    ];
    assert_eq!(verdicts.map(|verdict| verdict.code()), Verdict::CODES);
    assert_eq!(BTreeSet::from(Verdict::CODES).len(), Verdict::CODES.len());
}
