//! How many tests passed and failed, read from what cargo and node print while they run.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};

#[derive(Debug, Default)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
    /// Failures seen in the stage that runs now.
    failed_before: u64,
    broken: Vec<&'static str>,
}

impl Tally {
    /// Runs to the end, shows the output as it comes and counts the tests in it.
    pub fn run(&mut self, command: &mut Command) -> Result<()> {
        let mut child = command.stdout(Stdio::piped()).spawn().context("starting a stage")?;
        let output = child.stdout.take().context("the output is a pipe")?;
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            self.count(&line);
        }
        let status = child.wait()?;
        if !status.success() {
            bail!("ended with {status}");
        }
        Ok(())
    }

    /// One proof that is no test of cargo's or node's.
    pub fn prove(&mut self, what: &str, holds: bool) {
        println!("  {} {what}", if holds { "✓" } else { "✗" });
        if holds {
            self.passed += 1;
        } else {
            self.failed += 1;
        }
    }

    /// A stage that broke before any test could fail counts as one failure itself.
    pub fn close(&mut self, stage: &'static str, well: bool) {
        if !well && self.failed == self.failed_before {
            self.failed += 1;
        }
        if self.failed > self.failed_before {
            self.broken.push(stage);
        }
        self.failed_before = self.failed;
    }

    pub fn complaint(&self) -> String {
        if self.broken.is_empty() { String::new() } else { format!("; look at: {}", self.broken.join(", ")) }
    }

    fn count(&mut self, line: &str) {
        if let Some(rest) = line.strip_prefix("test result: ") {
            // `ok. 12 passed; 0 failed; …`
            self.passed += number_before(rest, " passed");
            self.failed += number_before(rest, " failed");
        } else if let Some(rest) = line.strip_prefix("ℹ pass ") {
            self.passed += rest.trim().parse().unwrap_or(0);
        } else if let Some(rest) = line.strip_prefix("ℹ fail ") {
            self.failed += rest.trim().parse().unwrap_or(0);
        }
    }
}

fn number_before(text: &str, word: &str) -> u64 {
    text.split(word)
        .next()
        .and_then(|before| before.rsplit(' ').next())
        .and_then(|number| number.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sums_of_cargo_and_of_node_are_read() {
        let mut tally = Tally::default();
        tally.count("test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out");
        tally.count("ℹ pass 4");
        tally.count("ℹ fail 1");
        tally.count("a line that says 7 passed without meaning it");
        assert_eq!((tally.passed, tally.failed), (16, 4));
    }

    #[test]
    fn a_stage_that_breaks_without_a_test_is_one_failure() {
        let mut tally = Tally::default();
        tally.close("fmt", false);
        assert_eq!(tally.failed, 1);
        assert_eq!(tally.complaint(), "; look at: fmt");
    }
}
