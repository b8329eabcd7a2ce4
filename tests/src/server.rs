//! One running product: real workerd under `wrangler dev`, with what it stores in a folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, AtomicU32, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::app;
use crate::client::Client;
use crate::identity;
use crate::stage::{Stage, checkout, copy, with_tools};

/// workerd starts in a few seconds; two of them on a busy machine take longer.
const START_PATIENCE: Duration = Duration::from_mins(2);
const STOP_PATIENCE: Duration = Duration::from_secs(10);

/// Waits for its input to close, which happens however the tests end, and takes its whole group along.
/// Words: this server's folder, then the command.
const GUARD: &str = r#"
folder=$1; shift
"$@" </dev/null >"$folder/server.log" 2>&1 &
server=$!
cat >/dev/null
trap '' TERM
kill -TERM 0
tries=0
while kill -0 "$server" 2>/dev/null && [ "$tries" -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
[ -n "$ADIEU_KEEP" ] || rm -rf "$folder"
kill -KILL 0
"#;

/// What may differ between servers.
#[derive(Debug, Default, Clone)]
pub struct Plan {
    /// Settings beside those of `wrangler.toml`.
    pub vars: Vec<(&'static str, &'static str)>,
    /// How the staff come in; by the demo provider unless said otherwise.
    pub staff: Option<BTreeMap<&'static str, String>>,
    /// A state folder to begin with instead of an empty database.
    pub state: Option<PathBuf>,
    /// Other files to lie beside the Worker than those that were built.
    pub files: Option<PathBuf>,
}

/// What the demo directory signs with.
pub const DIRECTORY_SECRET: &str = "whsec_dGhlIGRlbW8gZGlyZWN0b3J5IHNpZ25zIHdpdGggdGhpcyE=";

/// What the operator's program signs with.
pub const PACK_SECRET: &str = "whsec_dGhlIG9wZXJhdG9yIHRha2VzIHRoZSBwYWNrIG91dCE=";

/// A processor that no policy names: its path is there, and nothing is ever sent to it.
const PROCESSORS: &str = r#"{"elsewhere":{"kind":"webhook","url":"http://127.0.0.1:9/elsewhere"}}"#;
const PROCESSOR_SECRETS: &str = r#"{"elsewhere":["whsec_ZWxzZXdoZXJlIGVsc2V3aGVyZSBlbHNld2hlcmU="]}"#;

/// What the operator's mail provider and mail server sign with.
pub const MAIL_SECRET: &str = "whsec_dGhlIG1haWwgcHJvdmlkZXIgb2YgdGhlIHRlc3RzIQ==";
pub const MAIL_IN_SECRET: &str = "whsec_dGhlIG1haWwgc2VydmVyIG9mIHRoZSB0ZXN0cyEhIQ==";

/// Secrets that open a way each, unless a test has another or none.
const SECRETS: [(&str, &str); 8] = [
    ("DIRECTORY_SECRET", DIRECTORY_SECRET),
    ("PACK_SECRET", PACK_SECRET),
    ("MAIL_SECRET", MAIL_SECRET),
    ("MAIL_IN_SECRET", MAIL_IN_SECRET),
    ("PROCESSORS", PROCESSORS),
    ("PROCESSOR_SECRETS", PROCESSOR_SECRETS),
    ("APP_KEYS", app::KEYS),
    ("APP_RETURNS", app::RETURNS),
];

/// What security event tokens are signed with: made once for each run of the tests.
fn events_key() -> Result<String> {
    const MAKES: &str =
        "const { privateKey } = require('node:crypto').generateKeyPairSync('rsa', { modulusLength: 2048 });
        process.stdout.write(privateKey.export({ type: 'pkcs8', format: 'pem' }));";
    static KEY: Mutex<Option<String>> = Mutex::new(None);
    let mut known = KEY.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(key) = &*known {
        return Ok(key.clone());
    }
    let made = Command::new("node").args(["-e", MAKES]).output().context("making a key with node")?;
    let key = String::from_utf8(made.stdout).context("a key in PEM")?;
    Ok(known.insert(key).clone())
}

#[derive(Debug)]
pub struct Server {
    guard: Child,
    folder: PathBuf,
    origin: String,
}

impl Server {
    /// Starts one with an empty, migrated database.
    pub fn start() -> Result<Self> {
        Self::start_as(&Plan::default())
    }

    pub fn start_as(plan: &Plan) -> Result<Self> {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let stage = Stage::get()?;
        let folder = stage.root.join(format!("server-{}", NUMBER.fetch_add(1, Ordering::Relaxed)));
        copy(plan.state.as_deref().unwrap_or(&stage.empty_state), &folder.join("state"))?;
        let port = free_port()?;
        let origin = format!("http://127.0.0.1:{port}");
        let mut command = Command::new("sh");
        command.args(["-c", GUARD, "sh"]).arg(&folder);
        command.arg(checkout().join("node_modules/.bin/wrangler"));
        command.args(["dev", "--local", "--ip", "127.0.0.1", "--inspector-port", "0", "--port", &port.to_string()]);
        command.arg("--show-interactive-dev-session=false");
        let config = plan.files.as_ref().map_or_else(|| Ok(stage.config.clone()), |files| stage.config_with(files))?;
        command.arg("--config").arg(config).arg("--persist-to").arg(folder.join("state"));
        command.args(["--var", &format!("PUBLIC_ORIGIN:{origin}")]);
        let staff = plan.staff.clone().map_or_else(identity::settings, Ok)?;
        let person = identity::person_settings()?;
        let person = person.into_iter().filter(|(name, _)| !plan.vars.iter().any(|(known, _)| known == name));
        for (name, value) in staff.into_iter().chain(person) {
            command.args(["--var", &format!("{name}:{value}")]);
        }
        let events_key = events_key()?;
        for (secret, value) in SECRETS.into_iter().chain([("EVENTS_SIGNING_KEY", events_key.as_str())]) {
            if !plan.vars.iter().any(|(name, _)| *name == secret) {
                command.args(["--var", &format!("{secret}:{value}")]);
            }
        }
        for (name, value) in &plan.vars {
            command.args(["--var", &format!("{name}:{value}")]);
        }
        with_tools(&mut command, &folder);
        let guard = command
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("starting wrangler")?;
        let server = Self { guard, folder, origin };
        server.wait_until_healthy()?;
        Ok(server)
    }

    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Everything this server writes: its state, its logs.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub fn state(&self) -> PathBuf {
        self.folder.join("state")
    }

    /// What the server has said so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.folder.join("server.log")).unwrap_or_default()
    }

    /// A fresh browser without cookies.
    pub fn client(&self) -> Client {
        Client::of(&self.origin)
    }

    /// Moves this server's clock to `now`, in milliseconds.
    pub fn set_clock(&self, now_ms: i64) -> Result<()> {
        self.client().post("/dev/clock", &[("now", &now_ms.to_string())])?.must_be(303).map(drop)
    }

    /// Does what the cron does every minute.
    pub fn sweep(&self) -> Result<()> {
        self.client().post("/dev/sweep", &[])?.must_be(200).map(drop)
    }

    fn wait_until_healthy(&self) -> Result<()> {
        let started = Instant::now();
        while !self.client().get("/healthz").is_ok_and(|answer| answer.status == 200) {
            if started.elapsed() > START_PATIENCE {
                bail!("the Worker does not answer; its log:\n{}", self.log());
            }
            std::thread::sleep(Duration::from_millis(150));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        let asked = Instant::now();
        while matches!(self.guard.try_wait(), Ok(None)) && asked.elapsed() < STOP_PATIENCE {
            std::thread::sleep(Duration::from_millis(50));
        }
        let _ = self.guard.kill();
        let _ = self.guard.wait();
    }
}

/// A port that stays free until the server listens, seconds later. The system gives those from 32,768 on to every connection
/// that is opened, and the tests open thousands: one of them would take it meanwhile.
fn free_port() -> Result<u16> {
    const FIRST: u16 = 20_000;
    const PORTS: u16 = 12_000;
    static TAKEN: AtomicU16 = AtomicU16::new(0);
    // Test programs that run at the same time begin at different places.
    let start = u16::try_from(std::process::id() % u32::from(PORTS))?;
    for _ in 0..PORTS {
        let next = TAKEN.fetch_add(1, Ordering::Relaxed) % PORTS;
        let port = FIRST + (start + next) % PORTS;
        if TcpListener::bind(("127.0.0.1", port)).is_ok() {
            return Ok(port);
        }
    }
    bail!("no port from {FIRST} on is free")
}
