//! The acts, on an account that is there to be tried on: quiet, back, quiet for another, and gone.

use serde_json::Value;
use shared::directory::{AccountAnswer, Capabilities, Found, Operation, Question};
use shared::id::{AccountKey, CategoryId, DeletionId};
use shared::policy::Strategy;

use crate::call::now;
use crate::offer::{counts, declares, find, kind, unheld};
use crate::session::Session;

/// Who decides what, and how late.
struct Life<'a, 'b> {
    session: &'a mut Session<'b>,
    key: &'a AccountKey,
    /// How a kind of data is ended that could be ended either way.
    how: Strategy,
    /// Where the numbers of this conversation begin: behind everything that was decided before.
    from: i64,
}

impl Life<'_, '_> {
    fn question(&self, operation: Operation, deletion: DeletionId, late: i64) -> Question {
        let (deletion, sequence) = (Some(deletion), Some(self.from + late));
        Question { deletion, sequence, ..Question::about(operation, self.key) }
    }

    fn act(&mut self, rule: &'static str, operation: Operation, (deletion, late): (DeletionId, i64), wanted: &str) {
        let question = self.question(operation, deletion, late);
        let id = self.session.new_id();
        self.session.status(rule, &question, (&id, &[wanted]));
    }

    /// Who keeps it quiet, as it says itself.
    fn is_quiet_for(&mut self, rule: &'static str, deletion: Option<DeletionId>) {
        let question = Question::about(Operation::Account, self.key);
        if let Some((told, call)) = self.session.done::<AccountAnswer>(rule, &question) {
            let spelt = |id: Option<DeletionId>| id.map_or_else(|| "nobody".to_owned(), |id| id.to_string());
            let is = told.account.paused_by;
            let what = format!("`paused_by` is {}, not {}", spelt(is), spelt(deletion));
            self.session.holds(rule, is == deletion, &what, &call);
        }
    }
}

/// The whole life. Nothing of the account is left behind.
pub fn life(
    session: &mut Session<'_>,
    (capabilities, how): (&Capabilities, Strategy),
    identifier: &str,
    key: &AccountKey,
) {
    let (first, second) = (Session::new_deletion(), Session::new_deletion());
    let from = now().ms().saturating_mul(1000);
    let mut life = Life { session, key, how, from };
    let id = life.session.new_id();
    let suspend = life.question(Operation::Suspend, first, 1);
    life.session.status("suspend", &suspend, (&id, &["done"]));
    life.is_quiet_for("suspend", Some(first));
    life.session.status("idempotent", &suspend, (&id, &["done"]));
    life.act("not-ours", Operation::Suspend, (second, 2), "not-ours");
    life.is_quiet_for("not-ours", Some(first));
    life.act("restore", Operation::Restore, (first, 3), "done");
    life.is_quiet_for("restore", None);
    // The same message once more, as a queue does it: it must not take the account back.
    life.session.status("idempotent", &suspend, (&id, &["done"]));
    life.is_quiet_for("idempotent", None);
    life.act("stale", Operation::Suspend, (second, 2), "stale");
    life.act("let-go", Operation::Suspend, (first, 4), "not-ours");
    life.act("suspend", Operation::Suspend, (second, 5), "done");
    life.act("not-ours", Operation::Restore, (first, 6), "done");
    life.is_quiet_for("not-ours", Some(second));
    ending(&mut life, capabilities, identifier, (first, second));
}

fn ending(
    life: &mut Life<'_, '_>,
    capabilities: &Capabilities,
    identifier: &str,
    (first, second): (DeletionId, DeletionId),
) {
    if let Some(unheld) = unheld() {
        let question = erasing(life, second, 7, &unheld, Strategy::Erase);
        let id = life.session.new_id();
        life.session.status("unheld", &question, (&id, &["unsupported"]));
    }
    // The addresses are the last to go: somebody must be told.
    let mut categories: Vec<&CategoryId> = capabilities.categories.iter().map(|held| &held.id).collect();
    categories.sort_by_key(|id| id.as_str() == "contact");
    let Some(one) = categories.first() else { return };
    let question = erasing(life, first, 7, one, Strategy::Erase);
    let id = life.session.new_id();
    life.session.status("not-ours", &question, (&id, &["not-ours", "unsupported"]));
    for (index, category) in categories.iter().enumerate() {
        erase(life, capabilities, (second, if index == 0 { 10 } else { 20 }), category);
        if index == 0 {
            let question = find(kind(identifier), identifier, None);
            if let Some((found, call)) = life.session.done::<Found>("closed", &question) {
                let is_gone = !found.accounts.contains(life.key);
                life.session.holds("closed", is_gone, "an account whose erasure has begun is found as open", &call);
            }
            life.act("closed", Operation::Restore, (second, 11), "not-ours");
            life.act("closed", Operation::Suspend, (first, 12), "not-ours");
        }
    }
    gone(life);
}

fn erasing(
    life: &Life<'_, '_>,
    deletion: DeletionId,
    late: i64,
    category: &CategoryId,
    strategy: Strategy,
) -> Question {
    let question = life.question(Operation::Erase, deletion, late);
    Question { category: Some(category.clone()), strategy: Some(strategy), ..question }
}

/// Ends one category as it can be ended, twice.
fn erase(
    life: &mut Life<'_, '_>,
    capabilities: &Capabilities,
    (deletion, late): (DeletionId, i64),
    category: &CategoryId,
) {
    let other = if life.how == Strategy::Erase { Strategy::Anonymise } else { Strategy::Erase };
    for strategy in [life.how, other] {
        let question = erasing(life, deletion, late, category, strategy);
        let id = life.session.new_id();
        let wanted: &[&str] = if strategy == life.how { &["done", "unsupported"] } else { &["done"] };
        let Some((status, call)) = life.session.status("erase", &question, (&id, wanted)) else { return };
        if status != "done" {
            continue;
        }
        life.session.status("idempotent", &question, (&id, &["done"]));
        if declares(capabilities, Operation::Counts) {
            let left = counts(life.session, capabilities, life.key);
            let left = left.and_then(|counts| counts.counts.get(category).copied()).unwrap_or_default();
            let what = format!("`{category}` is said to be erased, and {left} records of it are counted");
            life.session.holds("erase", left == 0, &what, &call);
        }
        return;
    }
}

/// Of an account that is erased nothing personal is said.
fn gone(life: &mut Life<'_, '_>) {
    let question = Question::about(Operation::Account, life.key);
    let id = life.session.new_id();
    let Some((body, call)) = life.session.said("gone", &question, &id) else { return };
    let account = body.get("account");
    let names = account.and_then(|account| account.get("name")).is_some_and(|name| !name.is_null());
    let contacts = account.and_then(|account| account.get("contacts")).and_then(Value::as_array);
    let is_gone = !names && contacts.is_none_or(Vec::is_empty);
    life.session.holds("gone", is_gone, "after everything is erased, a name or an address is still told", &call);
}
