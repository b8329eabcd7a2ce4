//! What a receipt says, as lines of text: the same at the edge and in the browser, whoever writes the dates.

use shared::policy::Strategy;
use shared::receipt::{KeptLine, Receipt};
use shared::retention::Ground;
use shared::time::Timestamp;

/// Finished texts; several lines where there are several things. Labels are those that were signed, in the receipt's own language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    pub reference: String,
    pub requested: String,
    pub erased_at: String,
    pub erased: String,
    pub anonymised: String,
    pub kept: String,
    pub backups: String,
}

impl Told {
    /// `kept` is a line with `{what}`, `{why}` and `{until}`; `held` says why and until when where a
    /// hold keeps it.
    pub fn of(receipt: &Receipt, day: impl Fn(Timestamp) -> String, kept: &str, [held, end]: &[String; 2]) -> Self {
        let keeps = |line: &&KeptLine| line.ground != Ground::FinalMail;
        let kept = receipt.kept.iter().filter(keeps).map(|line| {
            let why = line.basis.as_deref().unwrap_or(held);
            // The period ends where its last day ends; a hold's end nobody knows.
            let until = if line.ground == Ground::Hold { end.clone() } else { day(line.until.plus_ms(-1)) };
            kept.replace("{until}", &until).replace("{what}", &line.label).replace("{why}", why)
        });
        Self {
            reference: receipt.reference.to_string(),
            requested: day(receipt.received_at),
            erased_at: day(receipt.erased_at),
            erased: ended(receipt, Strategy::Erase),
            anonymised: ended(receipt, Strategy::Anonymise),
            kept: kept.collect::<Vec<_>>().join("\n"),
            backups: day(receipt.backups_expire_at),
        }
    }

    /// Each by the name that the page gave its place.
    pub fn lines(self) -> [(&'static str, String); 7] {
        let Self { reference, requested, erased_at, erased, anonymised, kept, backups } = self;
        [
            ("reference", reference),
            ("requested", requested),
            ("erased-at", erased_at),
            ("erased", erased),
            ("anonymised", anonymised),
            ("kept", kept),
            ("backups", backups),
        ]
    }
}

fn ended(receipt: &Receipt, strategy: Strategy) -> String {
    let mut labels: Vec<&str> = Vec::new();
    for line in receipt.ended.iter().filter(|line| line.strategy == strategy) {
        // A category that several companies held ended at each of them.
        if !labels.contains(&line.label.as_str()) {
            labels.push(&line.label);
        }
    }
    labels.join("\n")
}
