//! One line of the table: what was measured, against what, and whether it holds.

use std::fmt::Write as _;

/// A number of the product and the numbers that it is held to, in the same unit.
#[derive(Debug, Clone)]
pub struct Figure {
    /// Its number in the list of figures, or nothing for a line that explains another.
    pub id: &'static str,
    pub what: String,
    pub measured: String,
    pub against: String,
    /// What `hold` and `goal` are compared with.
    pub value: f64,
    pub hold: Option<f64>,
    pub goal: Option<f64>,
    pub unit: Unit,
    /// Whether more than HOLD fails the bench: only what carries no noise may.
    pub gates: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Ratio,
    Bytes,
    Count,
}

impl Unit {
    pub fn spell(self, value: f64) -> String {
        match self {
            Self::Ratio => format!("{value:.3}"),
            Self::Bytes => bytes(value),
            Self::Count => format!("{value:.0}"),
        }
    }
}

pub fn bytes(value: f64) -> String {
    format!("{:.1} kB", value / 1000.0)
}

impl Figure {
    /// Ours against another's, as a ratio.
    pub fn ratio(id: &'static str, what: &str, (ours, theirs): (f64, f64), unit: Unit, against: &str) -> Self {
        Self {
            id,
            what: what.to_owned(),
            measured: unit.spell(ours),
            against: format!("{} {against}", unit.spell(theirs)),
            value: ours / theirs.max(f64::MIN_POSITIVE),
            hold: None,
            goal: None,
            unit: Unit::Ratio,
            gates: true,
        }
    }

    /// A number that is held to a number.
    pub fn absolute(id: &'static str, what: &str, value: f64, unit: Unit) -> Self {
        Self {
            id,
            what: what.to_owned(),
            measured: unit.spell(value),
            against: String::new(),
            value,
            hold: None,
            goal: None,
            unit,
            gates: true,
        }
    }

    #[must_use]
    pub const fn held(mut self, hold: f64, goal: f64) -> Self {
        self.hold = Some(hold);
        self.goal = Some(goal);
        self
    }

    /// Read, not held to anything.
    #[must_use]
    pub const fn told(mut self) -> Self {
        self.gates = false;
        self
    }

    pub fn fails(&self) -> bool {
        self.gates && self.hold.is_some_and(|hold| self.value > hold)
    }

    fn verdict(&self) -> &'static str {
        match (self.hold, self.goal) {
            (_, Some(goal)) if self.value <= goal => "goal met",
            (Some(hold), _) if self.value <= hold => "holds",
            (Some(_), _) if self.gates => "EXCEEDED",
            (Some(_), _) => "over, noisy",
            _ => "",
        }
    }

    fn cells(&self) -> [String; 8] {
        let limit = |limit: Option<f64>| limit.map_or(String::new(), |limit| self.unit.spell(limit));
        let ratio = if self.unit == Unit::Ratio { Unit::Ratio.spell(self.value) } else { String::new() };
        [
            self.id.to_owned(),
            self.what.clone(),
            self.measured.clone(),
            self.against.clone(),
            ratio,
            limit(self.hold),
            limit(self.goal),
            self.verdict().to_owned(),
        ]
    }
}

/// All lines, in columns as wide as they must be.
pub fn table(figures: &[Figure]) -> String {
    const HEADS: [&str; 8] = ["figure", "what", "measured", "against", "ratio", "HOLD", "GOAL", "verdict"];
    let heads = HEADS.map(str::to_owned);
    let lines: Vec<[String; 8]> = std::iter::once(heads).chain(figures.iter().map(Figure::cells)).collect();
    let width = |column: usize| {
        let cells = lines.iter().filter_map(|line| line.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..HEADS.len()).map(width).collect();
    let mut text = String::new();
    for (number, line) in lines.iter().enumerate() {
        let cells: Vec<String> = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        let _ = writeln!(text, "{}", cells.join("  ").trim_end());
        if number == 0 {
            let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
            let _ = writeln!(text, "{}", rules.join("  "));
        }
    }
    text
}
