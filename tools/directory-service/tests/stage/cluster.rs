//! A PostgreSQL that lives as long as the tests do.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;

use directory_service::Database;

/// Begins a cluster in a new folder and ends both when its input ends, whatever becomes of the tests.
const KEEPER: &str = r#"
set -eu
folder=$(mktemp -d)
trap 'kill -INT "$server" 2>/dev/null; wait "$server" 2>/dev/null; rm -rf "$folder"' EXIT
"$1/initdb" --pgdata "$folder/cluster" --username tests --auth trust --encoding UTF8 --no-sync --no-instructions >/dev/null
"$1/postgres" -D "$folder/cluster" -k "$folder" -c listen_addresses= -c fsync=off -c max_connections=100 >"$folder/log" 2>&1 &
server=$!
echo "$folder"
cat >/dev/null
"#;

struct Cluster {
    folder: String,
    /// Its end is the cluster's end.
    _keeper: Child,
}

static CLUSTER: OnceLock<Option<Cluster>> = OnceLock::new();

fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let mut folders: Vec<PathBuf> = versions.filter_map(|entry| Some(entry.ok()?.path().join("bin"))).collect();
    folders.retain(|folder| folder.join("initdb").exists());
    folders.sort();
    folders.pop()
}

fn begin(programs: &Path) -> Option<Cluster> {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|said| said.stdout.starts_with(b"0\n"));
    // PostgreSQL refuses to be run by root.
    let words: &[&str] = if is_root { &["runuser", "-u", "postgres", "--", "sh"] } else { &["sh"] };
    let (program, rest) = words.split_first()?;
    let mut keeper = Command::new(program)
        .args(rest)
        .args(["-c", KEEPER, "keeper"])
        .arg(programs)
        .current_dir("/tmp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut folder = String::new();
    BufReader::new(keeper.stdout.take()?).read_line(&mut folder).ok()?;
    let folder = folder.trim().to_owned();
    (!folder.is_empty()).then_some(Cluster { folder, _keeper: keeper })
}

/// The address of a new database. Nothing where there is no PostgreSQL: said loudly, and a failure where it must be there.
pub async fn address(name: &str) -> Option<String> {
    let cluster = CLUSTER.get_or_init(|| programs().and_then(|programs| begin(&programs)));
    let Some(cluster) = cluster else {
        let must_be = std::env::var_os("CI").is_some() || std::env::var_os("ADIEU_POSTGRES").is_some();
        assert!(!must_be, "there is no PostgreSQL on this machine: `apt-get install postgresql`");
        eprintln!("NOT TESTED ON POSTGRESQL: it is not on this machine (`apt-get install postgresql`)");
        return None;
    };
    let at = |name: &str| format!("postgres:///{name}?host={}&user=tests&sslmode=disable", cluster.folder);
    for _ in 0..150 {
        if let Ok(database) = Database::open(&at("postgres"), false).await {
            database.run(&[&format!("CREATE DATABASE {name}")]).await.expect("a database");
            database.close().await;
            return Some(at(name));
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("PostgreSQL did not come up");
}
