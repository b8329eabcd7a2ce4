//! `directory.toml`: what an operator says about their own tables. Parsed, never half valid, and every fault is named at once.

mod part;
mod room;
mod section;

use std::net::SocketAddr;
use std::time::Duration;

use shared::directory::Operation;
use shared::eligibility::BlockerKind;
use shared::id::ProcessorId;

use crate::cell::Moments;
use crate::statement::Statement;
pub use part::{Category, Contact, Endings, Find, Holders, Preferences};
pub use room::Fault;
use room::{Faults, Room};

/// What every statement about one account may use.
pub const ABOUT: [&str; 3] = ["account", "epoch", "now"];
/// And one of an act.
pub const ACT: [&str; 4] = ["account", "epoch", "now", "deletion"];

/// A directory, as its file says.
#[derive(Clone, Debug)]
pub struct Config {
    pub listen: SocketAddr,
    pub moments: Moments,
    /// After so long an erasure is interrupted, and goes on when it is asked for again.
    pub time_limit: Duration,
    /// How many rows a statement with `:batch` takes at once.
    pub batch: i64,
    pub account: Statement,
    pub subjects: Option<Statement>,
    pub find: Vec<Find>,
    pub contacts: Vec<Contact>,
    pub standing: Vec<(BlockerKind, Statement)>,
    pub categories: Vec<Category>,
    pub suspend: Vec<Statement>,
    pub restore: Vec<Statement>,
    /// Instead of `restore`, where nobody has proven control; without them the account stays quiet.
    pub restore_locked: Vec<Statement>,
    pub close: Vec<Statement>,
    pub endings: Option<Endings>,
    pub preferences: Option<Preferences>,
    pub holders: Option<Holders>,
    pub tokens: Vec<(ProcessorId, Statement)>,
}

impl Config {
    /// Reads a file.
    ///
    /// # Errors
    /// Every fault, by its key.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| text.get(..span.start).unwrap_or_default().lines().count().max(1));
            vec![Fault { key: format!("line {line}"), fault: error.message().to_owned() }]
        })?;
        let faults = Faults::default();
        let config = section::config(Room::of(table, &faults));
        let faults = faults.into_inner();
        config.filter(|_| faults.is_empty()).ok_or(faults)
    }

    /// The category of this id.
    #[must_use]
    pub fn category(&self, id: &shared::id::CategoryId) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == *id)
    }

    /// What is answered.
    #[must_use]
    pub fn operations(&self) -> Vec<Operation> {
        let can = |operation: &Operation| match operation {
            Operation::Counts => self.categories.iter().all(|category| category.count.is_some()),
            Operation::Items => self.categories.iter().any(|category| category.select.is_some()),
            Operation::EraseItems => self.categories.iter().any(|category| !category.delete_items.is_empty()),
            Operation::Correct => self.categories.iter().any(|category| category.correct.is_some()),
            Operation::Endings => self.endings.is_some(),
            Operation::Preferences | Operation::Refuse => self.preferences.is_some(),
            Operation::Holders => self.holders.is_some(),
            Operation::Tokens => !self.tokens.is_empty(),
            _ => true,
        };
        Operation::ALL.into_iter().filter(can).collect()
    }

    /// Every statement with the columns that it must have: what is looked at before anything is answered.
    #[must_use]
    pub fn statements(&self) -> Vec<(&Statement, &'static [&'static str])> {
        let mut all: Vec<(&Statement, &'static [&'static str])> = vec![(&self.account, &["created_at"])];
        all.extend(self.subjects.iter().map(|one| (one, &["processor", "subject"] as &[_])));
        for find in &self.find {
            all.extend([Some(&find.now), find.lately.as_ref()].into_iter().flatten().map(|one| (one, &["id"] as &[_])));
        }
        all.extend(self.contacts.iter().map(|one| (&one.select, &["address", "since"] as &[_])));
        all.extend(self.standing.iter().map(|(_, one)| (one, &[] as &[_])));
        all.extend(self.tokens.iter().map(|(_, one)| (one, &["token"] as &[_])));
        for list in [&self.suspend, &self.restore, &self.restore_locked, &self.close] {
            all.extend(list.iter().map(|one| (one, &[] as &[_])));
        }
        all.extend(self.categories.iter().flat_map(Category::statements));
        all.extend(self.endings.iter().flat_map(Endings::statements));
        all.extend(self.preferences.iter().flat_map(Preferences::statements));
        all.extend(self.holders.iter().flat_map(|one| [(&one.first, &["id"] as &[_]), (&one.next, &["id"])]));
        all
    }
}

#[cfg(test)]
mod test;
