//! `cargo xtask start`: from nothing to a running product, with accounts to try it on.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};

use crate::beside::Beside;
use crate::build::{self, Variant};
use crate::place::Place;
use crate::policy;
use crate::secret;
use crate::server::{Plan, Server, free_port, migrate};
use crate::service::Service;
use crate::step::{spell, step};

/// Below `.wrangler/`: what it stores, and what `policy publish --local` lays down for it. Whatever else a start keeps lies in folders
/// whose names begin so, too: an account of one shop is none of the other.
pub const ALONE: &str = "start";
/// Whom the demo's policies have told, where nobody knows what a policy of one's own has.
const DEMO: [&str; 3] = ["mailing", "recommendations", "billing"];
/// Deployed, the platform's clock sweeps every minute; wrangler has none.
const SWEEP_EVERY: Duration = Duration::from_mins(1);

#[derive(Debug)]
struct Wish {
    port: u16,
    policy: Option<String>,
    fresh: bool,
    /// In a folder of this name beside what every other start keeps.
    apart: Option<String>,
    /// The accounts live in the ready directory service, not in the demo shop.
    with_service: bool,
    /// And that answers from somebody's own database, as this file says, not from the example's.
    own: Option<PathBuf>,
    variant: Variant,
}

impl Wish {
    fn parse(arguments: &[String]) -> Result<Self> {
        let (port, variant) = (8787, Variant::LOCAL);
        let mut wish = Self { port, policy: None, fresh: false, apart: None, with_service: false, own: None, variant };
        let mut rest = arguments.iter().peekable();
        while let Some(argument) = rest.next() {
            match argument.as_str() {
                "--port" => wish.port = rest.next().context("--port wants a number")?.parse()?,
                "--policy" => wish.policy = Some(rest.next().context("--policy wants a name")?.clone()),
                "--fresh" => wish.fresh = true,
                "--apart" => wish.apart = Some(plain(rest.next().context("--apart wants a name")?)?),
                "--with-service" => {
                    wish.with_service = true;
                    let file = rest.next_if(|word| !word.starts_with("--"));
                    wish.own = file.map(std::path::absolute).transpose()?;
                }
                "--quick" => wish.variant.quick = true,
                unknown => {
                    bail!("start knows --port, --policy, --fresh, --apart, --with-service and --quick, not `{unknown}`")
                }
            }
        }
        Ok(wish)
    }

    /// Below `.wrangler/`.
    fn folder(&self) -> String {
        let kind = match (&self.own, self.with_service) {
            (Some(_), _) => "-with-own-service",
            (None, true) => "-with-service",
            (None, false) => "",
        };
        let apart = self.apart.as_ref().map(|name| format!("-apart-{name}")).unwrap_or_default();
        format!("{ALONE}{kind}{apart}")
    }
}

/// A name that is a folder's, and nothing that leads elsewhere.
fn plain(name: &str) -> Result<String> {
    let is_plain = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    ensure!(is_plain, "--apart takes a name of small letters and digits, not `{name}`");
    Ok(name.to_owned())
}

pub fn command(place: &Place, arguments: &[String]) -> Result<()> {
    let started = Instant::now();
    let wish = Wish::parse(arguments)?;
    let (stop, stopped) = mpsc::channel();
    // From the first second on: a build that is interrupted leaves no server behind.
    ctrlc::set_handler(move || {
        if stop.send(()).is_err() {
            std::process::exit(130);
        }
    })?;

    compiled(place, &wish)?;
    secret::ensure(place)?;
    let folder = &*wish.folder();
    let state = place.root.join(".wrangler").join(folder);
    if wish.fresh && state.exists() {
        step("Forgetting what the last run stored", || Ok(fs::remove_dir_all(&state)?))?;
    }
    step("Migrating the local D1", || migrate(place, folder))?;
    if stopped.try_recv().is_ok() {
        return Ok(());
    }

    let port = free_port(wish.port)?;
    let address = format!("http://localhost:{port}");
    let mut vars = vec![("PUBLIC_ORIGIN", address.clone())];
    vars.extend(wish.policy.clone().map(|name| ("POLICY", name)));
    let provider = step("Starting the demo identity provider", || {
        Beside::start(place, "xtask/identity/provider.mjs", free_port(port + 1000)?, &[])
    })?;
    vars.push(("OIDC_ISSUER", provider.address().to_string()));
    vars.push(("OIDC_CLIENT_ID", "adieu".to_string()));
    vars.push(("PERSON_OIDC_ISSUER", provider.address().to_string()));
    vars.push(("PERSON_OIDC_CLIENT_ID", "adieu-people".to_string()));
    // Wrangler hands on only required ones of the file.
    vars.push(("PACK_SECRET", secret::local(place, "PACK_SECRET")?));
    let begin = || Service::start(place, folder, port, wish.own.as_deref(), told(place, wish.policy.as_deref())?);
    let service = wish.with_service.then(begin).transpose()?;
    if let Some(service) = &service {
        vars.extend(service.settings(place)?);
    }
    let plan = Plan { folder, port, vars };
    let mut server = step("Starting workerd under wrangler dev", || Server::start(place, &plan))?;
    let accounts = match &service {
        None => step("Planting the demo shop", || plant(&server, None))?,
        Some(_) if wish.own.is_some() => "    those of your own database\n".to_owned(),
        Some(_) => {
            "    sofia@shopper.example and everybody else of tools/directory-service/example/people.sql\n".to_owned()
        }
    };
    let staff = step("Planting the demo desk", || plant(&server, Some("{\"staff\":[]}")))?;

    println!("\nReady after {}.\n", spell(started.elapsed()));
    say_where(place, &address, &server, service.as_ref());
    println!("\n  Demo accounts, with the password to sign in to the shop:\n{accounts}");
    println!("  The desk's people, each with a button at the demo provider:\n{staff}");
    println!("  Ctrl-C ends it.");
    watch(&mut server, service, &stopped)
}

/// Everything that a start needs, after a look at what was wished for.
fn compiled(place: &Place, wish: &Wish) -> Result<()> {
    let rules = wish.policy.as_deref().map(|name| rules(place, name)).transpose()?.flatten();
    build::build(place, wish.variant)?;
    if wish.with_service {
        step("Compiling the directory service", || Service::build(place))?;
    }
    let (Some(own), Some(rules)) = (&wish.own, &rules) else { return Ok(()) };
    step("Comparing what the policy says that it holds", || Service::compare(place, own, rules))
}

/// Who is to be told over the network, by the policy that is followed.
fn told(place: &Place, policy: Option<&str>) -> Result<Vec<String>> {
    let followed = match policy {
        Some(name) => Some(name.to_owned()),
        None => policy::followed(place, "[vars]")?,
    };
    let known = followed.map(|name| policy::processors(place, &name)).transpose()?.flatten();
    Ok(known.unwrap_or_else(|| DEMO.map(str::to_owned).to_vec()))
}

/// The file of a policy by its name, where it is built in. One that is not may have been laid down by `policy publish --local`.
fn rules(place: &Place, name: &str) -> Result<Option<PathBuf>> {
    let folder = place.root.join("frontend/policies");
    let file = folder.join(format!("{name}.toml"));
    if !name.contains(['/', '.']) && file.is_file() {
        return Ok(Some(file));
    }
    let mut known: Vec<String> = fs::read_dir(&folder)?
        .filter_map(|entry| Some(entry.ok()?.path().file_stem()?.to_string_lossy().into_owned()))
        .collect();
    known.sort();
    let known = known.join(", ");
    if !name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-') {
        bail!("--policy takes the name of a file in frontend/policies/ ({known}), not `{name}`");
    }
    println!("  `{name}` is not built in ({known}): without `cargo xtask policy publish` every page answers 503");
    Ok(None)
}

fn say_where(place: &Place, address: &str, server: &Server, service: Option<&Service>) {
    println!("  Delete an account     {address}/delete");
    match service {
        None => println!("  The demo shop         {address}/shop"),
        Some(service) => println!("  The directory service {}, on {}", service.address(), service.database()),
    }
    if let Some(told) = service.and_then(Service::told) {
        println!("  Demo processors       {told}");
    }
    println!("  The staff's desk      {address}/staff");
    println!("  Mails that were sent  {address}/dev/mailbox");
    println!("  The clock             {address}/dev/clock");
    println!("  The server's log      {}", server.log().strip_prefix(&place.root).unwrap_or(server.log()).display());
}

fn watch(server: &mut Server, mut service: Option<Service>, stopped: &mpsc::Receiver<()>) -> Result<()> {
    let mut swept = Instant::now();
    loop {
        match stopped.recv_timeout(Duration::from_millis(500)) {
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Ok(()) | Err(mpsc::RecvTimeoutError::Disconnected) => {
                println!("\nEnding.");
                return Ok(());
            }
        }
        if server.has_ended() {
            bail!("the server ended by itself; the end of its log:\n{}", server.end_of_log());
        }
        if service.as_mut().is_some_and(Service::has_ended) {
            bail!("the directory service ended by itself");
        }
        if swept.elapsed() >= SWEEP_EVERY {
            swept = Instant::now();
            // A sweep that fails shows in the server's log, and the next one comes in a minute.
            let _ = ureq::get(format!("{}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*", server.origin())).call();
        }
    }
}

/// Plants what is missing, by a wish or the demo shop, and answers who was planted as lines to print.
fn plant(server: &Server, wish: Option<&str>) -> Result<String> {
    let mut answer = ureq::post(format!("{}/dev/plant", server.origin()))
        .header("Origin", server.origin())
        .send(wish.unwrap_or_default())
        .with_context(|| format!("planting; the end of the server's log:\n{}", server.end_of_log()))?;
    let planted: serde_json::Value = serde_json::from_str(&answer.body_mut().read_to_string()?)?;
    let mut lines = String::new();
    for one in planted.as_array().context("the planter answers a list")? {
        let word = |field: &str| one.get(field).and_then(serde_json::Value::as_str).map(str::to_string);
        let [name, second, third] = match wish {
            None => ["sign_in", "password", "situation"],
            Some(_) => ["mail", "name", "role"],
        };
        let said = |field: &str| word(field).unwrap_or_else(|| "–".to_string());
        lines.push_str("    ");
        let _ = writeln!(lines, "{:<28} {:<20} {}", said(name), said(second), said(third));
    }
    Ok(lines)
}
