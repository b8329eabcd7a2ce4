//! What was found.

use std::fmt;

/// Something that is not as the contract says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule: a stable name.
    pub rule: &'static str,
    /// What is wrong, in words.
    pub what: String,
    /// The call that shows it, to be done again within five minutes.
    pub curl: String,
}

/// Everything that was tried.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    lines: Vec<Result<(&'static str, u32), Finding>>,
    left_out: Vec<String>,
    pub calls: u32,
}

impl Report {
    pub fn good(&mut self, rule: &'static str) {
        let known = self.lines.iter_mut().find_map(|line| match line {
            Ok((name, times)) if *name == rule => Some(times),
            _ => None,
        });
        match known {
            Some(times) => *times += 1,
            None => self.lines.push(Ok((rule, 1))),
        }
    }

    pub fn wrong(&mut self, finding: Finding) {
        self.lines.push(Err(finding));
    }

    pub fn left_out(&mut self, what: &str) {
        self.left_out.push(what.to_owned());
    }

    /// How much is wrong.
    #[must_use]
    pub fn findings(&self) -> usize {
        self.lines.iter().filter(|line| line.is_err()).count()
    }

    /// Whether a rule is among what is wrong.
    #[must_use]
    pub fn finds(&self, rule: &str) -> bool {
        self.lines.iter().any(|line| line.as_ref().is_err_and(|finding| finding.rule == rule))
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.lines {
            match line {
                Ok((rule, _)) => writeln!(f, "good   {rule}")?,
                Err(Finding { rule, what, curl }) => writeln!(f, "WRONG  {rule}: {what}\n       {curl}")?,
            }
        }
        for what in &self.left_out {
            writeln!(f, "–      not tried: {what}")?;
        }
        write!(f, "{} calls, {} findings", self.calls, self.findings())
    }
}
