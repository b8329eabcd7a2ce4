//! What later stages run is built beside the first ones: linking the Worker and making it small take one core, for minutes.

use std::env;
use std::thread::{self, JoinHandle};

use anyhow::{Result, anyhow};

use crate::place::Place;
use crate::step::{all_words, command};
use crate::toolchain::{node, wasm};

/// The build that is under way, and what it will have said.
#[derive(Debug)]
pub struct Ahead(JoinHandle<Result<String>>);

impl Ahead {
    /// Begins with what is tried, then makes what is deployed: one after the other, they share a folder.
    pub fn begin(place: &Place) -> Result<Self> {
        // What both sides of it install is there before they part.
        wasm::compiler(place)?;
        node::packages(place)?;
        let (xtask, root) = (env::current_exe()?, place.root.clone());
        Ok(Self(thread::spawn(move || {
            let tried = all_words(&mut command(&xtask, &["build", "--local"], &root))?;
            let deployed = all_words(&mut command(&xtask, &["build"], &root))?;
            Ok(tried + &deployed)
        })))
    }

    /// Waits for its end, and shows what it said.
    pub fn end(self) -> Result<()> {
        let said = self.0.join().map_err(|_| anyhow!("the build broke off"))??;
        println!("{said}");
        Ok(())
    }
}
