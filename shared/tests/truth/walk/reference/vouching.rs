//! Who vouched for whom, where nothing was proven.

use crate::world::account;
use shared::application::{Filer, Reviewer};
use shared::deletion::{Command, Effect, Transition};
use shared::eligibility::Eligibility;
use shared::id::StaffId;
use std::collections::BTreeSet;

#[derive(Default)]
pub struct Vouching {
    /// Who filed the application, and whether an account was meant.
    filed: Option<(Filer, bool)>,
    by: Vec<StaffId>,
    proven: bool,
}

impl Vouching {
    /// Nobody becomes pending who has proven nothing, unless two vouch: then with the whole window, and no copy.
    pub fn judge(&mut self, (from, to): (&str, &str), command: &Command, transition: &Transition) {
        match command {
            Command::Prove { .. } => self.proven = true,
            Command::FileAccess { filer, account, .. } => self.filed = Some((filer.clone(), account.is_some())),
            Command::RefuseAccess { by, .. } => self.judge_person(by),
            Command::ApproveAccess { by, .. } => {
                self.judge_person(by);
                self.by.push(by.id.clone());
            }
            _ => {}
        }
        let is_vouched_for = transition.next.is_vouched_for();
        assert!(!(self.proven && is_vouched_for), "vouched for, and proven as well");
        assert!(to != "preparing" || self.proven, "a proof that was none");
        if (from, to) != ("unverified", "pending") {
            return;
        }
        let Command::ApproveAccess { eligibility, .. } = command else { panic!("pending by {}", command.name()) };
        let distinct: BTreeSet<&StaffId> = self.by.iter().collect();
        assert_eq!((distinct.len(), self.by.len()), (2, 2), "I15: two different people vouch");
        assert_eq!(*eligibility, Eligibility::Clear, "I20: vouched for although blocked");
        assert!(is_vouched_for, "nobody says who vouched");
        assert!(!transition.effects.contains(&Effect::PrepareExport), "a copy for somebody who proved nothing");
    }

    /// I15. Where no account is meant, it is nobody's own.
    fn judge_person(&self, by: &Reviewer) {
        let (filer, is_meant) = self.filed.as_ref().expect("an application was decided that nobody filed");
        assert_ne!(*filer, Filer::Staff(by.id.clone()), "I15: decided by its filer");
        assert!(!is_meant || by.own_account != Some(account().id), "I15: decided by the person");
    }
}
