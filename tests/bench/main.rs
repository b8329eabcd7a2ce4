//! `cargo xtask bench [FIGURE…]`: what the product weighs and costs, each number measured now, on the real build.
//!
//! Counts and bytes carry no noise and are held to a number: the bench fails if one is more than it may be. What is timed is
//! only told. `--quick` leaves out what takes long and is not held to anything.

mod action;
mod desk;
mod effort;
mod figure;
mod life;
mod sweep;
mod upload;
mod wire;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::figure::{Figure, table};

/// Figures that are measured together, and how.
type Group = (&'static [&'static str], fn(&Wish) -> Result<Vec<Figure>>);

const GROUPS: [Group; 6] = [
    (&["P1", "P2", "P6", "P16"], wire::bytes),
    (&["P4"], wire::paint),
    (&["P10", "P11"], life::figures),
    (&["P12"], sweep::figures),
    (&["P13"], desk::figures),
    (&["P17"], upload::figures),
];

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Wish {
    figures: Vec<String>,
    pub quick: bool,
}

impl Wish {
    fn parse(arguments: impl Iterator<Item = String>) -> Result<Self> {
        let known: Vec<&str> = GROUPS.iter().flat_map(|(names, _)| names.iter().copied()).collect();
        let mut wish = Self::default();
        for argument in arguments {
            match argument.to_uppercase().as_str() {
                "--QUICK" => wish.quick = true,
                name if known.contains(&name) => wish.figures.push(name.to_owned()),
                _ => bail!("there is no figure `{argument}`; there are {}", known.join(", ")),
            }
        }
        Ok(wish)
    }

    fn wants(&self, names: &[&str]) -> bool {
        let is_named = |name: &&str| self.figures.iter().any(|wanted| wanted == name);
        let is_left_out = self.quick && names == ["P4"];
        if self.figures.is_empty() { !is_left_out } else { names.iter().any(is_named) }
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nbench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let wish = Wish::parse(std::env::args().skip(1))?;
    let mut figures = Vec::new();
    for (names, measure) in GROUPS {
        if !wish.wants(names) {
            continue;
        }
        let began = Instant::now();
        figures.extend(measure(&wish)?);
        println!("· {} measured in {:.0} s", names.join(", "), began.elapsed().as_secs_f32());
    }
    println!("\n{}", table(&figures));
    let failed: Vec<&str> = figures.iter().filter(|figure| figure.fails()).map(|figure| figure.what.as_str()).collect();
    if !failed.is_empty() {
        bail!("more than HOLD: {}", failed.join("; "));
    }
    Ok(())
}
