//! The program itself: what it wants, what it says, and how it ends.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

use crate::stage::{EXAMPLE, SECRET, number};

const PROGRAM: &str = env!("CARGO_BIN_EXE_directory-service");

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn folder(text: &str) -> Folder {
    let folder = std::env::temp_dir().join(format!("directory-program-{}-{}", std::process::id(), number()));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(folder.join("directory.toml"), text).expect("a file");
    Folder(folder)
}

fn program(folder: &Path, words: &[&str]) -> Command {
    let mut program = Command::new(PROGRAM);
    program.args(words).current_dir(folder).env_remove("DATABASE_URL").env_remove("DIRECTORY_SECRET");
    program
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

fn planted() -> Folder {
    let folder = folder(EXAMPLE);
    let output = program(&folder.0, &["plant", "directory.toml"]).env("DATABASE_URL", "sqlite:shop.db").output();
    assert!(said(&output.expect("it runs")).contains("12 people are there."));
    folder
}

#[test]
fn a_file_is_checked_alone_and_with_its_database() {
    let folder = planted();
    let alone = program(&folder.0, &["check", "directory.toml"]).output().expect("it runs");
    assert!(alone.status.success() && said(&alone).contains("it can be read"), "{}", said(&alone));
    let check = |file: &str| {
        let mut check = program(&folder.0, &["check", file]);
        check.env("DATABASE_URL", "sqlite:shop.db").output().expect("it runs")
    };
    let good = check("directory.toml");
    assert!(good.status.success() && said(&good).contains("good. The database takes all"), "{}", said(&good));
    let spoilt = EXAMPLE.replacen("FROM matter", "FROM mater", 1).replacen("batch = 200", "batch = 200\ncolour = 1", 1);
    std::fs::write(folder.0.join("spoilt.toml"), &spoilt).expect("a file");
    let bad = check("spoilt.toml");
    assert!(!bad.status.success() && said(&bad).contains("spoilt.toml: colour: is not a key"), "{}", said(&bad));
    std::fs::write(folder.0.join("spoilt.toml"), spoilt.replace("colour = 1", "")).expect("a file");
    let bad = check("spoilt.toml");
    assert!(!bad.status.success() && said(&bad).contains("standing.unpaid: "), "{}", said(&bad));
}

#[test]
fn a_category_of_the_policy_that_the_file_lacks_is_named() {
    let folder = planted();
    let policy = |more: &str| {
        let text = format!("name = \"mine\"\n[[category]]\nid = \"orders\"\nprocessors = [\"shop\"]\n{more}");
        std::fs::write(folder.0.join("mine.toml"), text).expect("a file");
        program(&folder.0, &["check", "directory.toml", "--policy", "mine.toml"]).output().expect("it runs")
    };
    let elsewhere = policy("[[category]]\nid = \"bikes\"\nprocessors = [\"mailing\"]\n");
    assert!(elsewhere.status.success(), "{}", said(&elsewhere));
    let lacking = policy("[[category]]\nid = \"bikes\"\nprocessors = [\"mailing\", \"shop\"]\n");
    assert!(!lacking.status.success() && said(&lacking).contains("holds bikes, and"), "{}", said(&lacking));
    let broken = policy("[[category]\n");
    assert!(!broken.status.success() && said(&broken).contains("mine.toml: "), "{}", said(&broken));
}

#[test]
fn without_a_secret_or_a_database_nothing_is_answered() {
    let folder = planted();
    for (database, secret, says) in [
        (None, Some(SECRET), "DATABASE_URL is not in the environment"),
        (Some("sqlite:shop.db"), None, "DIRECTORY_SECRET is not in the environment"),
        (Some("sqlite:shop.db"), Some("secret"), "DIRECTORY_SECRET is not `whsec_`"),
        (Some("sqlite:nothing.db"), Some(SECRET), "cannot be opened"),
        (Some("mysql://a:hunter2@b"), Some(SECRET), "begins with `sqlite:` or `postgres:`"),
        (Some("postgres://a:hunter2@127.0.0.1:1/b"), Some(SECRET), "does not answer"),
    ] {
        let mut serve = program(&folder.0, &["serve", "directory.toml", "--listen", "127.0.0.1:0"]);
        serve.envs(database.map(|value| ("DATABASE_URL", value)));
        let output = serve.envs(secret.map(|value| ("DIRECTORY_SECRET", value))).output().expect("it runs");
        assert!(!output.status.success(), "{says}");
        assert!(said(&output).contains(says), "{}", said(&output));
        assert!(!said(&output).contains("hunter2"), "no password is printed");
    }
}

fn served(folder: &Path) -> (Child, String) {
    let mut serve = program(folder, &["serve", "directory.toml", "--listen", "127.0.0.1:0"]);
    serve.env("DATABASE_URL", "sqlite:shop.db").env("DIRECTORY_SECRET", SECRET);
    let mut child = serve.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    let mut line = String::new();
    BufReader::new(child.stdout.take().expect("it speaks")).read_line(&mut line).expect("a line");
    let address = line.trim().strip_prefix("directory-service: listening on http://").expect("an address").to_owned();
    (child, address)
}

#[test]
fn it_ends_when_it_is_told_to_and_says_nothing_personal() {
    use std::io::{Read as _, Write as _};
    let folder = planted();
    let (mut child, address) = served(&folder.0);
    let body = r#"{"operation":"find","kind":"email","identifier":"sofia@shopper.example"}"#;
    let at = (directory_service::clock::now().ms() / 1000).to_string();
    let signature = shared::webhook::Secret::parse(SECRET).expect("a secret").sign("m1", &at, body.as_bytes());
    let mut stream = std::net::TcpStream::connect(&address).expect("it listens");
    let length = body.len();
    let request = format!(
        "POST /find HTTP/1.1\r\nhost: a\r\nconnection: close\r\nwebhook-id: m1\r\nwebhook-timestamp: {at}\r\nwebhook-signature: \
         {signature}\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).expect("sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.contains("demo-01"), "{answer}");
    let ended = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill");
    assert!(ended.success());
    assert!(child.wait().expect("it ends").success(), "in its own time and without an error");
    let mut log = String::new();
    child.stderr.take().expect("a log").read_to_string(&mut log).expect("a log");
    assert!(log.contains("find: done"), "{log}");
    assert!(!log.contains("sofia") && !log.contains("demo-01") && !log.contains("m1"), "{log}");
}
