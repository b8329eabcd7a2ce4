//! A table of the file: what is taken out of it is known, what stays in it is a fault.

use std::cell::RefCell;

use crate::statement::Statement;

/// One fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which key: `category[2].delete[0]`.
    pub key: String,
    /// What is wrong with it.
    pub fault: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.key, self.fault)
    }
}

/// Where faults are gathered, so that all are told at once.
pub type Faults = RefCell<Vec<Fault>>;

/// A table that is being read.
pub struct Room<'f> {
    path: String,
    table: toml::Table,
    faults: &'f Faults,
}

impl<'f> Room<'f> {
    pub const fn of(table: toml::Table, faults: &'f Faults) -> Self {
        Self { path: String::new(), table, faults }
    }

    pub fn key(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    pub fn fault(&self, key: &str, fault: impl Into<String>) {
        self.faults.borrow_mut().push(Fault { key: self.key(key), fault: fault.into() });
    }

    pub fn names(&self) -> Vec<String> {
        self.table.keys().cloned().collect()
    }

    fn missing<T>(&self, key: &str, found: Option<T>) -> Option<T> {
        if found.is_none() && !self.faults.borrow().iter().any(|fault| fault.key == self.key(key)) {
            self.fault(key, "is missing");
        }
        found
    }

    pub fn text(&mut self, key: &str) -> Option<String> {
        let value = self.table.remove(key)?;
        if let toml::Value::String(text) = value {
            return Some(text);
        }
        self.fault(key, "must be a text");
        None
    }

    pub fn needed_text(&mut self, key: &str) -> Option<String> {
        let text = self.text(key);
        self.missing(key, text)
    }

    /// A whole number between two.
    pub fn number(&mut self, key: &str, least: i64, most: i64) -> Option<i64> {
        match self.table.remove(key)? {
            toml::Value::Integer(number) if (least..=most).contains(&number) => Some(number),
            _ => {
                self.fault(key, format!("must be a whole number from {least} to {most}"));
                None
            }
        }
    }

    pub fn statement(&mut self, key: &str, known: &[&str]) -> Option<Statement> {
        let text = self.text(key)?;
        self.parsed(key, &text, known)
    }

    pub fn needed_statement(&mut self, key: &str, known: &[&str]) -> Option<Statement> {
        let statement = self.statement(key, known);
        self.missing(key, statement)
    }

    fn parsed(&self, key: &str, text: &str, known: &[&str]) -> Option<Statement> {
        Statement::parse(&self.key(key), text, known).map_err(|fault| self.fault(key, fault)).ok()
    }

    /// Statements that are run one after another; the list may be empty, and be left out.
    pub fn statements(&mut self, key: &str, known: &[&str]) -> Option<Vec<Statement>> {
        let toml::Value::Array(list) = self.table.remove(key)? else {
            self.fault(key, "must be a list of statements");
            return None;
        };
        let mut statements = Vec::with_capacity(list.len());
        for (index, one) in list.into_iter().enumerate() {
            let key = format!("{key}[{index}]");
            match one {
                toml::Value::String(text) => statements.extend(self.parsed(&key, &text, known)),
                _ => self.fault(&key, "must be a statement"),
            }
        }
        Some(statements)
    }

    pub fn needed_statements(&mut self, key: &str, known: &[&str]) -> Vec<Statement> {
        let statements = self.statements(key, known);
        self.missing(key, statements).unwrap_or_default()
    }

    pub fn room(&mut self, key: &str) -> Option<Self> {
        let value = self.table.remove(key)?;
        self.opened(key, value)
    }

    pub fn needed_room(&mut self, key: &str) -> Option<Self> {
        let room = self.room(key);
        self.missing(key, room)
    }

    /// The tables of a list.
    pub fn rooms(&mut self, key: &str) -> Vec<Self> {
        match self.table.remove(key) {
            None => Vec::new(),
            Some(toml::Value::Array(list)) => {
                let numbered = list.into_iter().enumerate();
                numbered.filter_map(|(index, one)| self.opened(&format!("{key}[{index}]"), one)).collect()
            }
            Some(_) => {
                self.fault(key, "must be a list of tables");
                Vec::new()
            }
        }
    }

    fn opened(&self, key: &str, value: toml::Value) -> Option<Self> {
        if let toml::Value::Table(table) = value {
            return Some(Self { path: self.key(key), table, faults: self.faults });
        }
        self.fault(key, "must be a table");
        None
    }

    /// What is left over is not known.
    pub fn end(self) {
        for key in self.table.keys() {
            self.fault(key, "is not a key of a directory");
        }
    }
}
