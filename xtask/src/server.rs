//! The product on this machine: real workerd under `wrangler dev`, with a folder of its own for what it stores.

use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::journal;
use crate::place::Place;
use crate::step::{command, run_quietly};

/// workerd starts in two or three seconds; a busy machine takes longer.
const START_PATIENCE: Duration = Duration::from_mins(2);
const STOP_PATIENCE: Duration = Duration::from_secs(8);

#[derive(Debug)]
pub struct Server {
    child: Child,
    origin: String,
    log: PathBuf,
}

/// What may differ between one start and the next.
#[derive(Debug)]
pub struct Plan<'a> {
    /// Below `.wrangler/`: one folder per purpose, so that tests never touch what `start` keeps.
    pub folder: &'a str,
    pub port: u16,
    pub vars: Vec<(&'a str, String)>,
}

impl Server {
    pub fn start(place: &Place, plan: &Plan<'_>) -> Result<Self> {
        let state = place.root.join(".wrangler").join(plan.folder);
        fs::create_dir_all(&state)?;
        let log = state.join("server.log");
        let mut wrangler = wrangler(place, &["dev", "--local", "--ip", "127.0.0.1", "--inspector-port", "0"])?;
        wrangler
            .args(["--show-interactive-dev-session=false", "--port", &plan.port.to_string(), "--persist-to"])
            .arg(&state)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            // A group of its own, so that workerd ends together with wrangler.
            .process_group(0);
        for (name, value) in &plan.vars {
            wrangler.arg("--var").arg(format!("{name}:{value}"));
        }
        let mut child = wrangler.spawn().context("starting wrangler")?;
        let file = Arc::new(Mutex::new(File::create(&log)?));
        if let (Some(out), Some(err)) = (child.stdout.take(), child.stderr.take()) {
            journal::keep(out, Arc::clone(&file));
            journal::keep(err, file);
        }
        let mut server = Self { child, origin: format!("http://127.0.0.1:{}", plan.port), log };
        server.wait_until_healthy()?;
        Ok(server)
    }

    pub fn origin(&self) -> &str {
        &self.origin
    }

    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }

    pub fn log(&self) -> &Path {
        &self.log
    }

    fn wait_until_healthy(&mut self) -> Result<()> {
        let started = Instant::now();
        let address = format!("{}/healthz", self.origin);
        while ureq::get(&address).call().is_err() {
            if self.has_ended() || started.elapsed() > START_PATIENCE {
                bail!("the Worker did not answer at {address}; the end of its log:\n{}", self.end_of_log());
            }
            std::thread::sleep(Duration::from_millis(200));
        }
        Ok(())
    }

    pub fn end_of_log(&self) -> String {
        let text = fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines.get(lines.len().saturating_sub(40)..).unwrap_or_default().join("\n")
    }

    fn signal_group(&self, name: &str) {
        let group = format!("-{}", self.child.id());
        let _ = Command::new("kill").args([name, "--", &group]).stderr(Stdio::null()).status();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.signal_group("-TERM");
        let asked = Instant::now();
        while !self.has_ended() && asked.elapsed() < STOP_PATIENCE {
            std::thread::sleep(Duration::from_millis(100));
        }
        // Also when wrangler has ended: workerd may be slower.
        self.signal_group("-KILL");
        let _ = self.child.wait();
    }
}

/// A call of wrangler on the pinned Node, that reports to nobody and builds nothing by itself.
pub fn wrangler(place: &Place, arguments: &[&str]) -> Result<Command> {
    let mut wrangler = command(place.node_bin("wrangler"), arguments, &place.root);
    wrangler
        .env("PATH", place.path_with_node()?)
        .env("ADIEU_PREBUILT", "1")
        .env("CI", "1")
        .env("NO_COLOR", "1")
        .env("WRANGLER_SEND_METRICS", "false")
        .env("WRANGLER_HIDE_BANNER", "true")
        .env("WRANGLER_LOG_PATH", place.root.join(".wrangler").join("logs"));
    Ok(wrangler)
}

/// Brings the local D1 to the newest migration.
pub fn migrate(place: &Place, folder: &str) -> Result<()> {
    let state = place.root.join(".wrangler").join(folder);
    fs::create_dir_all(&state)?;
    let mut wrangler = wrangler(place, &["d1", "migrations", "apply", "DB", "--local", "--persist-to"])?;
    run_quietly(wrangler.arg(state)).map(drop)
}

/// The wished port, or the next free one.
pub fn free_port(wished: u16) -> Result<u16> {
    (wished..=wished.saturating_add(50))
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .with_context(|| format!("no port from {wished} on is free"))
}
