//! What an operator has beside the product, on this machine: the ready directory service with the example's shop in SQLite, and
//! processors that are told over the network.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context as _, Result, bail, ensure};

use serde_json::{Value, json};

use crate::beside::Beside;
use crate::place::Place;
use crate::secret;
use crate::server::free_port;
use crate::step::{command, step};

/// Where its example lies.
const EXAMPLE: &str = "tools/directory-service/example/directory.toml";

#[derive(Debug)]
pub struct Service {
    child: Child,
    address: String,
    database: String,
    told: Option<Told>,
}

/// Demo processors under the names that the policy has for them: nobody else would say yes to what it wants told.
#[derive(Debug)]
struct Told {
    names: Vec<String>,
    server: Beside,
}

impl Service {
    /// Compiles it, so that starting it takes a moment.
    pub fn build(place: &Place) -> Result<()> {
        let mut cargo = command("cargo", &["build", "--locked", "--quiet", "-p", "directory-service"], &place.root);
        let status = cargo.env("CARGO_TARGET_DIR", place.target_host()).status().context("starting cargo")?;
        ensure!(status.success(), "the directory service does not compile");
        Ok(())
    }

    /// Whether a file of one's own has every category that the policy says the directory holds.
    pub fn compare(place: &Place, own: &Path, rules: &Path) -> Result<()> {
        let words = ["check", &own.to_string_lossy(), "--policy", &rules.to_string_lossy()];
        let output = tool(place, &words)?.output().context("starting the directory service")?;
        ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr).trim());
        Ok(())
    }

    /// Starts everything on ports above the product's. `folder` holds the example's database; with a file of one's own it is the
    /// environment's. `names` are the processors to be told.
    pub fn start(place: &Place, folder: &str, port: u16, own: Option<&Path>, names: Vec<String>) -> Result<Self> {
        let told = (!names.is_empty()).then(|| Told::start(place, port, names)).transpose()?;
        let (child, address) =
            step("Starting the directory service", || directory(place, folder, free_port(port + 2000)?, own))?;
        let database = own.map_or_else(|| example(place, folder), |_| "the database of DATABASE_URL".to_owned());
        Ok(Self { child, address, database, told })
    }

    /// What the Worker must be told to find them.
    pub fn settings(&self, place: &Place) -> Result<Vec<(&'static str, String)>> {
        let mut settings = vec![
            ("DIRECTORY_URL", self.address.clone()),
            ("DIRECTORY_SECRET", secret::local(place, "DIRECTORY_SECRET")?),
        ];
        if let Some(Told { names, server }) = &self.told {
            let address = |name: &str| json!({ "kind": "webhook", "url": format!("{}/{name}", server.address()) });
            let told = names.iter().map(|name| (name.clone(), address(name)));
            settings.push(("PROCESSORS", Value::Object(told.collect()).to_string()));
            settings.push(("PROCESSOR_SECRETS", secrets(place, names)?));
        }
        Ok(settings)
    }

    /// Who says yes to what is told, as a line to print.
    pub fn told(&self) -> Option<String> {
        let Told { names, server } = self.told.as_ref()?;
        Some(format!("{}, at {}", names.join(", "), server.address()))
    }

    pub fn address(&self) -> &str {
        &self.address
    }

    pub fn database(&self) -> &str {
        &self.database
    }

    pub fn has_ended(&mut self) -> bool {
        !matches!(self.child.try_wait(), Ok(None))
    }
}

impl Told {
    fn start(place: &Place, port: u16, names: Vec<String>) -> Result<Self> {
        let server = step("Starting demo processors", || {
            let secrets = secrets(place, &names)?;
            let settings = [("PROCESSOR_SECRETS", secrets.as_str())];
            Beside::start(place, "xtask/processor/demo.mjs", free_port(port + 3000)?, &settings)
        })?;
        Ok(Self { names, server })
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).stderr(Stdio::null()).status();
        let _ = self.child.wait();
    }
}

/// Plants the example's people where they are missing, and answers on a port.
fn directory(place: &Place, folder: &str, port: u16, own: Option<&Path>) -> Result<(Child, String)> {
    let listen = format!("127.0.0.1:{port}");
    let mut tool = if let Some(file) = own {
        ensure!(std::env::var_os("DATABASE_URL").is_some(), "DATABASE_URL is not in the environment");
        tool(place, &["serve", &file.to_string_lossy(), "--listen", &listen])?
    } else {
        let of_example = |words: &[&str]| -> Result<Command> {
            let mut tool = tool(place, words)?;
            tool.env("DATABASE_URL", format!("sqlite:{}", example(place, folder)));
            Ok(tool)
        };
        let planted = of_example(&["plant", EXAMPLE])?.output().context("planting the example's people")?;
        if !planted.status.success() {
            bail!("the directory service plants nobody: {}", String::from_utf8_lossy(&planted.stderr).trim());
        }
        of_example(&["serve", EXAMPLE, "--listen", &listen])?
    };
    let mut child = tool.stdout(Stdio::piped()).spawn().context("starting the directory service")?;
    let mut line = String::new();
    BufReader::new(child.stdout.take().context("its output")?).read_line(&mut line)?;
    let address = line.split_whitespace().find(|word| word.starts_with("http://")).map(str::to_owned);
    Ok((child, address.with_context(|| format!("the directory service says `{}`", line.trim()))?))
}

/// One secret for each processor; the demo's are all the same one.
fn secrets(place: &Place, names: &[String]) -> Result<String> {
    let secret = secret::local(place, "DIRECTORY_SECRET")?;
    let each = names.iter().map(|one| (one.clone(), json!([secret])));
    Ok(Value::Object(each.collect()).to_string())
}

fn tool(place: &Place, words: &[&str]) -> Result<Command> {
    let program: PathBuf = place.target_host().join("debug/directory-service");
    let mut tool = command(program, words, &place.root);
    tool.env("DIRECTORY_SECRET", secret::local(place, "DIRECTORY_SECRET")?);
    Ok(tool)
}

fn example(place: &Place, folder: &str) -> String {
    place.root.join(".wrangler").join(folder).join("shop.db").display().to_string()
}
