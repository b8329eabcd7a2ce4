//! What a code proves to whoever wants to keep an account: a mailbox, and what that mailbox is, or was, to the account.
//!
//! Only for the safe direction. Who wants to delete proves more: see `mail::code::provable`.

use std::collections::BTreeSet;

use shared::application::Evidence;
use shared::gather::gather;
use shared::identifier::Identifier;
use shared::policy::Policy;
use shared::time::Timestamp;

use crate::context::Context;
use crate::directory::{self, Account, Contact, ContactKind};
use crate::mail::{self, MailError};

/// Where the code goes, and the accounts that it may speak for.
#[derive(Debug, Default)]
pub struct Reach {
    pub mailboxes: Vec<String>,
    pub accounts: Vec<Account>,
}

/// What a code shows about one account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    pub evidence: Evidence,
    /// Whether that is control of the account, as it is today.
    pub is_control: bool,
}

/// Whoever this identifier names, or named in the last 90 days.
///
/// An e-mail address reaches itself. A number or a name of one account reaches every mailbox of it, because the present
/// one may be a stranger's; of several accounts, only the mailbox that they all share.
pub async fn reach(context: &Context, identifier: &Identifier) -> Result<Reach, MailError> {
    let since = context.now.plus_ms(-mail::REPLACED_MS);
    let mut accounts = Vec::new();
    for key in directory::find_lately(context, identifier, since).await? {
        match directory::account(context, &key).await {
            Ok(account) => accounts.extend(account),
            // Its key is gone: there is nobody to hear.
            Err(directory::DirectoryError::NotThere) => {}
            Err(error) => return Err(error.into()),
        }
    }
    let mailboxes = mailboxes(identifier, &accounts, context.now);
    Ok(Reach { mailboxes, accounts })
}

fn mailboxes(identifier: &Identifier, accounts: &[Account], now: Timestamp) -> Vec<String> {
    // What has been erased reaches nobody, also while its look-up still does.
    let known = accounts.iter().any(|account| !account.contacts.is_empty());
    if let (Identifier::Email(_), true) = (identifier, known) {
        return vec![identifier.as_str().to_owned()];
    }
    let all: BTreeSet<String> = gather(accounts.iter().flat_map(|account| mail::known_addresses(account, now)));
    if accounts.len() > 1 && all.len() > 1 { Vec::new() } else { all.into_iter().collect() }
}

/// What a code to these mailboxes shows about the account.
pub fn shown(policy: &Policy, account: &Account, mailboxes: &[String], now: Timestamp) -> Shown {
    let nothing = Shown { evidence: Evidence::Nothing, is_control: false };
    match mailboxes {
        [] => nothing,
        [mailbox] => of_mailbox(policy, account, mailbox, now).unwrap_or(nothing),
        _ => Shown { evidence: Evidence::OneOfItsMailboxes, is_control: false },
    }
}

fn of_mailbox(policy: &Policy, account: &Account, mailbox: &str, now: Timestamp) -> Option<Shown> {
    let wanted = Identifier::parse(mailbox).ok()?;
    let is_it = |contact: &&Contact| {
        contact.kind == ContactKind::Email && Identifier::parse(&contact.address).is_ok_and(|known| known == wanted)
    };
    // Present first: an address that was taken back is present, whatever it was before. Then the last to be replaced.
    let contact = account.contacts.iter().filter(is_it).max_by_key(|contact| match contact.replaced_at {
        None => (true, contact.changed_at),
        Some(at) => (false, at),
    })?;
    let evidence = Evidence::Mailbox { since: contact.changed_at, replaced_at: contact.replaced_at };
    Some(Shown { evidence, is_control: contact.replaced_at.is_none() && is_ripe(policy, account, contact, now) })
}

/// A contact changed in the last days proves nothing alone; an account's first one is as old as the account.
fn is_ripe(policy: &Policy, account: &Account, contact: &Contact, now: Timestamp) -> bool {
    let age_ms = i64::from(policy.verification.contact_age_days) * shared::limits::DAY_MS;
    contact.changed_at <= account.created_at || contact.changed_at.plus_ms(age_ms) <= now
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::Standing;
    use shared::id::{AccountId, AccountKey};
    use shared::limits::DAY_MS;

    const NOW: Timestamp = Timestamp::from_ms(1_000 * DAY_MS);

    fn days_ago(days: i64) -> Timestamp {
        NOW.plus_ms(-days * DAY_MS)
    }

    fn contact(kind: ContactKind, address: &str, since: i64, until: Option<i64>) -> Contact {
        Contact { kind, address: address.to_owned(), changed_at: days_ago(since), replaced_at: until.map(days_ago) }
    }

    fn account(id: &str, contacts: Vec<Contact>) -> Account {
        Account {
            key: AccountKey { id: AccountId::parse(id).unwrap(), epoch: 0 },
            standing: Standing::Good,
            has_password: true,
            contacts,
            name: None,
            created_at: days_ago(900),
            paused_by: None,
            is_locked: false,
        }
    }

    fn taken_over() -> Account {
        let old = contact(ContactKind::Email, "Ann@Mail.example", 900, Some(3));
        let new = contact(ContactKind::Email, "thief@mail.example", 3, None);
        account("a", vec![old, new, contact(ContactKind::Phone, "+358401234567", 900, None)])
    }

    fn policy() -> std::rc::Rc<Policy> {
        crate::rule::of_preset("standard").unwrap()
    }

    fn control(account: &Account, mailbox: &str) -> bool {
        shown(&policy(), account, &[mailbox.to_owned()], NOW).is_control
    }

    #[test]
    fn only_the_present_address_that_is_old_enough_is_control() {
        let person = taken_over();
        assert!(!control(&person, "ann@mail.example"), "replaced");
        assert!(!control(&person, "thief@mail.example"), "three days old");
        assert!(!control(&person, "somebody@mail.example"), "nobody's");
        let settled = account("b", vec![contact(ContactKind::Email, "ann@mail.example", 7, None)]);
        assert!(control(&settled, "ann@mail.example"), "seven days old");
        let almost = contact(ContactKind::Email, "ann@mail.example", 7, None);
        let almost = Contact { changed_at: almost.changed_at.plus_ms(1), ..almost };
        assert!(!control(&account("b", vec![almost]), "ann@mail.example"), "a millisecond less");
        let first = account("c", vec![contact(ContactKind::Email, "ann@mail.example", 900, None)]);
        assert!(control(&Account { created_at: days_ago(900), ..first }, "ANN@mail.example"), "the first one");
    }

    #[test]
    fn an_address_that_was_taken_back_is_as_young_as_that() {
        let was = contact(ContactKind::Email, "ann@mail.example", 900, Some(3));
        let is = contact(ContactKind::Email, "ann@mail.example", 1, None);
        let person = account("a", vec![was, is]);
        let shown = shown(&policy(), &person, &["ann@mail.example".to_owned()], NOW);
        assert_eq!(shown.evidence, Evidence::Mailbox { since: days_ago(1), replaced_at: None });
        assert!(!shown.is_control);
    }

    #[test]
    fn a_number_reaches_every_mailbox_of_one_account_and_none_of_strangers() {
        let number = Identifier::parse("+358401234567").unwrap();
        let one = taken_over();
        assert_eq!(mailboxes(&number, std::slice::from_ref(&one), NOW).len(), 2);
        let both = ["ann@mail.example".to_owned(), "thief@mail.example".to_owned()];
        assert_eq!(shown(&policy(), &one, &both, NOW).evidence, Evidence::OneOfItsMailboxes);
        let other = account("b", vec![contact(ContactKind::Email, "bob@mail.example", 50, None)]);
        assert!(mailboxes(&number, &[one.clone(), other], NOW).is_empty(), "two people share the number");
        let address = Identifier::parse("ann@mail.example").unwrap();
        assert_eq!(mailboxes(&address, &[one], NOW), ["ann@mail.example"]);
        assert!(mailboxes(&address, &[account("a", Vec::new())], NOW).is_empty(), "erased");
    }
}
