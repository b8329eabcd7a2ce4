//! Where everything lies: the checkout, the cache outside it, the tools inside either.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

#[derive(Debug, Clone)]
pub struct Place {
    /// The checkout.
    pub root: PathBuf,
    /// What survives a fresh clone: compiled dependencies and tools.
    pub cache: PathBuf,
}

impl Place {
    pub fn find() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().context("xtask lies in the checkout")?.to_path_buf();
        let cache = match env::var_os("ADIEU_CACHE") {
            Some(named) => PathBuf::from(named),
            None => cache_home().context("neither ADIEU_CACHE nor HOME is set")?.join("adieu"),
        };
        fs::create_dir_all(&cache).with_context(|| format!("making {}", cache.display()))?;
        Ok(Self { root, cache })
    }

    /// Compiled for this machine: tests, lints.
    pub fn target_host(&self) -> PathBuf {
        self.cache.join("target-host")
    }

    /// Compiled for the browser.
    pub fn target_wasm(&self) -> PathBuf {
        self.cache.join("target-wasm")
    }

    /// Compiled for workerd. A folder of its own: its flags differ, and cargo keeps a crate under one set of flags only.
    pub fn target_worker(&self) -> PathBuf {
        self.cache.join("target-worker")
    }

    /// Compiled tools: wasm-bindgen's runner, worker-build.
    pub fn target_tool(&self) -> PathBuf {
        self.cache.join("target-tool")
    }

    pub fn wbg(&self) -> PathBuf {
        self.target_tool().join("tool").join(executable("wbg"))
    }

    pub fn worker_build(&self) -> PathBuf {
        self.cache.join("tool").join("bin").join(executable("worker-build"))
    }

    /// A program that npm installed.
    pub fn node_bin(&self, name: &str) -> PathBuf {
        self.root.join("node_modules").join(".bin").join(name)
    }

    /// `PATH` with the pinned Node and its tools first.
    pub fn path_with_node(&self) -> Result<OsString> {
        let mut folders = vec![self.root.join("node_modules").join(".bin")];
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        Ok(env::join_paths(folders)?)
    }

    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    pub fn worker(&self) -> PathBuf {
        self.root.join("edge").join("build")
    }

    /// What xtask remembers about this checkout. Git-ignored.
    pub fn memory(&self) -> PathBuf {
        self.root.join("target").join("xtask")
    }
}

fn cache_home() -> Option<PathBuf> {
    env::var_os("XDG_CACHE_HOME")
        .filter(|value| !value.is_empty())
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
}

pub fn executable(name: &str) -> String {
    format!("{name}{}", env::consts::EXE_SUFFIX)
}
