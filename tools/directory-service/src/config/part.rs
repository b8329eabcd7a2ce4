//! The parts of a file.

use std::collections::BTreeMap;

use shared::directory::ContactKind;
use shared::id::CategoryId;

use crate::statement::Statement;

type Looked<'a> = (&'a Statement, &'static [&'static str]);

/// How one kind of identifier is found.
#[derive(Clone, Debug)]
pub struct Find {
    /// `email`, `phone`, `username` or `id`.
    pub kind: &'static str,
    /// Open accounts that are named so now.
    pub now: Statement,
    /// And who was named so after `:since`, closed ones too.
    pub lately: Option<Statement>,
}

/// Addresses of one kind.
#[derive(Clone, Debug)]
pub struct Contact {
    pub kind: ContactKind,
    pub select: Statement,
}

/// A category of the policy, and where it lies.
#[derive(Clone, Debug)]
pub struct Category {
    pub id: CategoryId,
    pub select: Option<Statement>,
    pub count: Option<Statement>,
    pub delete: Vec<Statement>,
    pub anonymise: Vec<Statement>,
    pub delete_items: Vec<Statement>,
    pub correct: Option<Correcting>,
}

impl Category {
    pub fn statements(&self) -> Vec<Looked<'_>> {
        let mut all: Vec<Looked<'_>> = self.select.iter().map(|one| (one, &["id", "at"] as &[_])).collect();
        all.extend(self.count.iter().map(|one| (one, &[] as &[_])));
        for list in [&self.delete, &self.anonymise, &self.delete_items] {
            all.extend(list.iter().map(|one| (one, &[] as &[_])));
        }
        if let Some(correcting) = &self.correct {
            all.extend(correcting.create.iter().map(|one| (one, &["id"] as &[_])));
            all.extend(correcting.fields.values().map(|one| (one, &[] as &[_])));
        }
        all
    }
}

/// How records of a category are written anew.
#[derive(Clone, Debug)]
pub struct Correcting {
    /// Makes one that is not there yet, and answers its id.
    pub create: Option<Statement>,
    /// One statement for each field.
    pub fields: BTreeMap<String, Statement>,
}

/// What ends together with an account.
#[derive(Clone, Debug, Default)]
pub struct Endings {
    pub open_orders: Option<Statement>,
    pub refunds: Option<Statement>,
    pub renewals: Option<Statement>,
    pub linked_apps: Option<Statement>,
}

impl Endings {
    pub fn statements(&self) -> Vec<Looked<'_>> {
        let plain = [&self.open_orders, &self.refunds, &self.linked_apps].into_iter().flatten();
        let mut all: Vec<Looked<'_>> = plain.map(|one| (one, &["name"] as &[_])).collect();
        all.extend(self.renewals.iter().map(|one| (one, &["name"] as &[_])));
        all
    }
}

/// What people refuse.
#[derive(Clone, Debug)]
pub struct Preferences {
    /// One row; a column for each use, true where it is refused, and `at`.
    pub select: Statement,
    pub refuse: Vec<Statement>,
}

impl Preferences {
    pub fn statements(&self) -> Vec<Looked<'_>> {
        let mut all: Vec<Looked<'_>> = vec![(&self.select, &["marketing", "push", "recommendations"])];
        all.extend(self.refuse.iter().map(|one| (one, &[] as &[_])));
        all
    }
}

/// Accounts behind one.
#[derive(Clone, Debug)]
pub struct Holders {
    /// The first page.
    pub first: Statement,
    /// The one behind `:after`.
    pub next: Statement,
}
