//! What deletions have decided about one account: pure, and the same as the embedded shop has it.

use shared::directory::Status;

/// What is written down about an account beside the operator's own tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The deletion that keeps it quiet.
    pub paused_by: Option<String>,
    /// The deletion that let it go last.
    pub restored_from: Option<String>,
    /// The deletion that ended it.
    pub closed_by: Option<String>,
    /// Let go without proof of control, at this moment (ms).
    pub locked_at: Option<i64>,
    /// The greatest that was seen.
    pub sequence: i64,
}

/// What follows for the operator's own tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// Nothing: it is so already.
    Nothing,
    /// The statements of the act are run.
    Statements,
}

impl Subject {
    /// Something later was carried out already. What was refused, or was nothing to this account, counts for nothing: it must not
    /// keep anybody from coming back.
    fn order(&self, sequence: i64) -> Result<(), Status> {
        if sequence < self.sequence { Err(Status::Stale) } else { Ok(()) }
    }

    /// Makes it quiet. A deletion that has let it go already cannot take it back by a late message.
    ///
    /// # Errors
    /// `not-ours` or `stale`.
    pub fn suspend(&mut self, deletion: &str, sequence: i64) -> Result<Follows, Status> {
        self.order(sequence)?;
        if self.paused_by.as_deref() == Some(deletion) {
            self.sequence = sequence;
            return Ok(Follows::Nothing);
        }
        let has_let_go = self.restored_from.as_deref() == Some(deletion);
        if self.closed_by.is_some() || has_let_go || self.paused_by.is_some() {
            return Err(Status::NotOurs);
        }
        self.paused_by = Some(deletion.to_owned());
        self.sequence = sequence;
        Ok(Follows::Statements)
    }

    /// Undoes this deletion's own suspension and nothing else.
    ///
    /// # Errors
    /// `not-ours`: it is closed. `stale`.
    pub fn restore(&mut self, deletion: &str, sequence: i64, locked_at: Option<i64>) -> Result<Follows, Status> {
        self.order(sequence)?;
        if self.closed_by.is_some() {
            return Err(Status::NotOurs);
        }
        let is_another = self.paused_by.as_deref().is_some_and(|other| other != deletion);
        if is_another || self.restored_from.as_deref() == Some(deletion) {
            return Ok(Follows::Nothing);
        }
        let was_paused = self.paused_by.take().is_some();
        self.restored_from = Some(deletion.to_owned());
        self.locked_at = self.locked_at.or(locked_at);
        self.sequence = sequence;
        Ok(if was_paused { Follows::Statements } else { Follows::Nothing })
    }

    /// Closes it for good, also the second time.
    ///
    /// # Errors
    /// `not-ours` or `stale`.
    pub fn close(&mut self, deletion: &str, sequence: i64) -> Result<Follows, Status> {
        self.order(sequence)?;
        let is_another = |one: &Option<String>| one.as_deref().is_some_and(|other| other != deletion);
        let has_let_go = self.restored_from.as_deref() == Some(deletion);
        if has_let_go || is_another(&self.paused_by) || is_another(&self.closed_by) {
            return Err(Status::NotOurs);
        }
        let was_closed = self.closed_by.is_some();
        self.closed_by = Some(deletion.to_owned());
        self.sequence = sequence;
        Ok(if was_closed { Follows::Nothing } else { Follows::Statements })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deletion_that_has_let_go_cannot_take_it_back_by_a_late_message() {
        let mut subject = Subject::default();
        assert_eq!(subject.suspend("a", 1), Ok(Follows::Statements));
        assert_eq!(subject.restore("a", 1, None), Ok(Follows::Statements));
        assert_eq!(subject.suspend("a", 1), Err(Status::NotOurs));
        assert_eq!(subject.close("a", 1), Err(Status::NotOurs));
        assert_eq!(subject.suspend("b", 1), Ok(Follows::Statements), "another one may");
    }

    #[test]
    fn what_never_was_suspended_is_not_opened_by_restoring_it() {
        let mut subject = Subject::default();
        assert_eq!(subject.restore("a", 1, None), Ok(Follows::Nothing));
        assert_eq!(subject.suspend("a", 1), Err(Status::NotOurs), "the restoration came first");
    }

    #[test]
    fn nobody_speaks_for_an_account_that_another_keeps_quiet() {
        let mut subject = Subject::default();
        assert_eq!(subject.suspend("a", 1), Ok(Follows::Statements));
        assert_eq!(subject.suspend("b", 1), Err(Status::NotOurs));
        assert_eq!(subject.close("b", 1), Err(Status::NotOurs));
        assert_eq!(subject.restore("b", 1, None), Ok(Follows::Nothing), "and its own suspension is not there");
        assert_eq!(subject.paused_by.as_deref(), Some("a"));
    }

    #[test]
    fn what_is_closed_stays_closed() {
        let mut subject = Subject::default();
        assert_eq!(subject.close("a", 1), Ok(Follows::Statements));
        assert_eq!(subject.close("a", 1), Ok(Follows::Nothing), "the next category");
        assert_eq!(subject.restore("a", 1, None), Err(Status::NotOurs));
        assert_eq!(subject.close("b", 1), Err(Status::NotOurs));
    }

    #[test]
    fn a_lock_stays_from_its_first_moment() {
        let mut subject = Subject::default();
        assert_eq!(subject.restore("a", 1, Some(7)), Ok(Follows::Nothing));
        assert_eq!(subject.restore("b", 1, Some(9)), Ok(Follows::Nothing));
        assert_eq!(subject.locked_at, Some(7));
    }

    #[test]
    fn what_comes_late_is_stale_and_the_same_number_is_not() {
        let mut subject = Subject::default();
        assert_eq!(subject.suspend("a", 5), Ok(Follows::Statements));
        assert_eq!(subject.suspend("a", 5), Ok(Follows::Nothing));
        assert_eq!(subject.restore("a", 4, None), Err(Status::Stale));
        assert_eq!(subject.restore("a", 6, None), Ok(Follows::Statements));
        assert_eq!(subject.suspend("a", 5), Err(Status::Stale));
    }

    #[test]
    fn what_was_refused_keeps_nobody_from_coming_back() {
        let mut subject = Subject::default();
        assert_eq!(subject.suspend("a", 5), Ok(Follows::Statements));
        assert_eq!(subject.suspend("b", 90), Err(Status::NotOurs));
        assert_eq!(subject.restore("b", 91, None), Ok(Follows::Nothing));
        assert_eq!(subject.restore("a", 6, None), Ok(Follows::Statements));
    }
}
