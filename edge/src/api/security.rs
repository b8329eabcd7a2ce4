//! GET /.well-known/security.txt: whom to tell of a hole in the house (RFC 9116).

use shared::identifier::Identifier;
use shared::limits::DAY_MS;
use shared::time::Timestamp;

use crate::context::Context;
use crate::directory::embedded::iso;
use crate::failure::Failure;
use crate::limits::{SECURITY_DAYS, SECURITY_S};
use crate::reply::Reply;

const PATH: &str = "/.well-known/security.txt";

/// What a contact may begin with (RFC 9116, 2.5.3).
const SCHEMES: [&str; 3] = ["mailto:", "https://", "tel:"];

pub fn show(context: &Context) -> Result<Reply, Failure> {
    let (contact, policy) = &context.settings.security;
    let tags: Vec<&str> = context.rules.languages.iter().map(|language| language.tag()).collect();
    let contacts = contacts(contact.as_deref(), &context.policy.contact);
    let text = text(&contacts, policy.as_deref(), &tags, &context.settings.origin, context.now);
    // Without anybody to be told, the file would be none.
    Ok(Reply::text(text.ok_or(Failure::NotFound)?).public(SECURITY_S))
}

/// GET /security.txt: where it stood before it had a place of its own.
pub fn moved() -> Reply {
    Reply::see_other(PATH)
}

/// Those that the operator has set, the first to be asked first, else whom the policy names for questions.
fn contacts(set: Option<&str>, policy: &str) -> Vec<String> {
    let is_one = |text: &&str| SCHEMES.iter().any(|scheme| text.starts_with(scheme));
    let set: Vec<String> = set.unwrap_or_default().split_whitespace().filter(is_one).map(str::to_owned).collect();
    if !set.is_empty() {
        return set;
    }
    let by_mail = matches!(Identifier::parse(policy), Ok(Identifier::Email(_))).then(|| format!("mailto:{policy}"));
    by_mail.or_else(|| is_one(&policy).then(|| policy.to_owned())).into_iter().collect()
}

/// The same all day, so that caches may keep it.
fn text(contacts: &[String], policy: Option<&str>, tags: &[&str], origin: &str, now: Timestamp) -> Option<String> {
    let first = contacts.first()?;
    let day = now.ms().div_euclid(DAY_MS) + SECURITY_DAYS;
    let mut lines = vec![format!("Contact: {first}")];
    lines.extend(contacts.iter().skip(1).map(|contact| format!("Contact: {contact}")));
    lines.push(format!("Expires: {}", iso(Timestamp::from_ms(day * DAY_MS))));
    lines.push(format!("Preferred-Languages: {}", tags.join(", ")));
    lines.push(format!("Canonical: {origin}{PATH}"));
    lines.extend(policy.filter(|policy| policy.starts_with("https://")).map(|policy| format!("Policy: {policy}")));
    Some(lines.join("\n") + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "https://leave.example.com";

    #[test]
    fn it_says_whom_to_tell_and_is_the_same_all_day() {
        let at =
            |ms: i64| text(&contacts(None, "ask@example.com"), None, &["en", "fi"], ORIGIN, Timestamp::from_ms(ms));
        let day = 20_000 * DAY_MS;
        let said = at(day).unwrap_or_default();
        assert_eq!(
            said,
            "Contact: mailto:ask@example.com\nExpires: 2025-04-02T00:00:00Z\nPreferred-Languages: en, fi\n\
             Canonical: https://leave.example.com/.well-known/security.txt\n"
        );
        assert_eq!(at(day + DAY_MS - 1), Some(said.clone()));
        assert_ne!(at(day + DAY_MS), Some(said));
    }

    #[test]
    fn the_operators_own_contacts_come_first_and_nothing_else_is_taken_for_one() {
        let set = "https://example.com/hole mailto:hole@example.com\nJust-Me tel:+358401234567";
        let found = contacts(Some(set), "ask@example.com");
        assert_eq!(found, ["https://example.com/hole", "mailto:hole@example.com", "tel:+358401234567"]);
        assert_eq!(contacts(Some("http://example.com javascript:1"), "ask@example.com"), ["mailto:ask@example.com"]);
        assert_eq!(contacts(None, "https://example.com/help"), ["https://example.com/help"]);
        assert_eq!(contacts(None, "come by in person"), Vec::<String>::new());
        assert_eq!(text(&[], None, &["en"], ORIGIN, Timestamp::from_ms(0)), None);
        let with = text(&found, Some("https://example.com/rules"), &["en"], ORIGIN, Timestamp::from_ms(0));
        assert!(with.is_some_and(|text| text.ends_with("\nPolicy: https://example.com/rules\n")));
    }
}
