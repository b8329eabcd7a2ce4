//! What all servers of one test run share: a copy of the built Worker with the settings of `wrangler.toml`, secrets of
//! its own, and a database that has been migrated once. A copy, so that a build during the tests changes nothing in them.

use std::fs::{self, File};
use std::io::Read as _;
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context as _, Result, bail, ensure};
use data_encoding::BASE64;

/// Where the shared things lie.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Holds the stage and a folder per server.
    pub root: PathBuf,
    /// The derived `wrangler.toml`.
    pub config: PathBuf,
    /// A migrated, empty state folder to copy from.
    pub empty_state: PathBuf,
}

/// The stage, and what takes it away when the tests have ended.
static SET: Mutex<Option<(Stage, Child)>> = Mutex::new(None);

/// Waits for its input to close and for the last server's folder to go. Word: the stage's root.
const GUARD: &str = r#"
cat >/dev/null
tries=0
while ls -d "$1"/server-* >/dev/null 2>&1 && [ "$tries" -lt 100 ]; do sleep 0.2; tries=$((tries + 1)); done
[ -n "$ADIEU_KEEP" ] || rm -rf "$1"
"#;

impl Stage {
    /// The stage of this test run; the first caller sets it.
    pub fn get() -> Result<Self> {
        let mut set = SET.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((stage, _)) = &*set {
            return Ok(stage.clone());
        }
        let stage = Self::make()?;
        let mut guard = Command::new("sh");
        guard.args(["-c", GUARD, "sh"]).arg(&stage.root).process_group(0);
        let guard = guard.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        *set = Some((stage.clone(), guard));
        Ok(stage)
    }

    fn make() -> Result<Self> {
        let root = std::env::temp_dir().join(format!("adieu-tests-{}", std::process::id()));
        let folder = root.join("stage");
        let checkout = checkout();
        // Another checkout's Worker and assets can be proven as well, and what is built meanwhile stays out of it.
        let built = std::env::var_os("ADIEU_BUILT").map_or_else(|| checkout.clone(), PathBuf::from);
        let worker = built.join("edge").join("build");
        ensure!(
            worker.join("index.js").is_file(),
            "there is no Worker: `cargo xtask build --local` makes it, `cargo xtask test http` does all"
        );
        copy(&worker, &folder.join("edge").join("build"))?;
        copy(&built.join("dist"), &folder.join("dist"))?;
        copy(&checkout.join("edge").join("migrations"), &folder.join("edge").join("migrations"))?;
        let config = folder.join("wrangler.toml");
        fs::write(&config, derived(&fs::read_to_string(checkout.join("wrangler.toml"))?)?)?;
        fs::write(folder.join(".dev.vars"), secrets()?)?;
        let stage = Self { empty_state: root.join("stage").join("state"), root, config };
        stage.migrate()?;
        Ok(stage)
    }

    /// The same settings with other files beside the Worker.
    pub fn config_with(&self, files: &Path) -> Result<PathBuf> {
        let mut settings: toml::Table = fs::read_to_string(&self.config)?.parse()?;
        let assets = settings.get_mut("assets").and_then(toml::Value::as_table_mut).context("there are assets")?;
        assets.insert("directory".to_owned(), files.to_string_lossy().into_owned().into());
        let name = files.file_name().unwrap_or_default().to_string_lossy();
        let config = self.config.with_file_name(format!("{name}.toml"));
        fs::write(&config, settings.to_string())?;
        Ok(config)
    }

    fn migrate(&self) -> Result<()> {
        let mut wrangler = wrangler(&self.root);
        wrangler.args(["d1", "migrations", "apply", "DB", "--local", "--config"]).arg(&self.config);
        let output = wrangler.arg("--persist-to").arg(&self.empty_state).stdin(Stdio::null()).output()?;
        if !output.status.success() {
            bail!("migrating: {}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        }
        Ok(())
    }
}

/// The settings that are deployed, without the command that builds: the tests take what is built.
fn derived(text: &str) -> Result<String> {
    let mut settings: toml::Table = text.parse().context("reading wrangler.toml")?;
    settings.remove("build");
    settings.remove("$schema");
    Ok(settings.to_string())
}

fn secrets() -> Result<String> {
    let mut random = File::open("/dev/urandom")?;
    let lines = ["MASTER_KEY", "RECEIPT_SIGNING_KEY"].map(|name| -> Result<String> {
        let mut key = [0; 32];
        random.read_exact(&mut key)?;
        Ok(format!("{name}={}\n", BASE64.encode(&key)))
    });
    lines.into_iter().collect()
}

/// The root of the checkout.
pub fn checkout() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// The pinned wrangler on the pinned Node. It writes its logs under `folder` and reports to nobody.
pub fn wrangler(folder: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", "exec \"$0\" \"$@\""]).arg(checkout().join("node_modules/.bin/wrangler"));
    with_tools(&mut command, folder);
    command
}

/// The environment in which wrangler is quiet and finds its Node.
pub fn with_tools(command: &mut Command, folder: &Path) {
    let tools = checkout().join("node_modules").join(".bin");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(tools).chain(std::env::split_paths(&path));
    if let Ok(path) = std::env::join_paths(folders) {
        command.env("PATH", path);
    }
    command
        .env("CI", "1")
        .env("NO_COLOR", "1")
        .env("WRANGLER_SEND_METRICS", "false")
        .env("WRANGLER_HIDE_BANNER", "true")
        .env("WRANGLER_LOG_PATH", folder.join("logs"))
        .env("WRANGLER_REGISTRY_PATH", folder.join("registry"));
}

/// Copies a folder with everything in it.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("reading {}", from.display()))? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, &target).with_context(|| format!("copying {}", path.display()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::derived;

    #[test]
    fn the_derived_settings_build_nothing_and_keep_the_bindings() {
        let text =
            "\"$schema\" = \"x\"\nname = \"adieu\"\n[build]\ncommand = \"x\"\n[[kv_namespaces]]\nbinding = \"VAULT\"\n";
        let settings = derived(text).expect("it parses");
        assert!(!settings.contains("command") && !settings.contains("schema"), "{settings}");
        assert!(settings.contains("VAULT") && settings.contains("name = \"adieu\""), "{settings}");
    }
}
