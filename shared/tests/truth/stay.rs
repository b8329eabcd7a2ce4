//! How long a category is kept of an account that stays, and what may not be said about it.

use crate::world::{STANDARD, at, parse, standard, zone};
use proptest::prelude::*;
use shared::limits::{DAY_MS, HOUR_MS};
use shared::policy::{self, LegalBasis, PolicyFault, StayEvent, Stays};
use shared::time::{Timestamp, Window};

fn faults(toml: &str) -> Vec<PolicyFault> {
    policy::parse(toml, &zone).map_or_else(|errors| errors.0, |_| Vec::new())
}

/// The preset with one line of a category put in another's place.
fn with(category: &str, was: &str, is: &str) -> String {
    let place = STANDARD.find(&format!("id = \"{category}\"\nlabel")).expect("it is there");
    let (before, after) = STANDARD.split_at(place);
    assert!(after.contains(was), "{was}");
    format!("{before}{}", after.replacen(was, is, 1))
}

fn period() -> impl Strategy<Value = Window> {
    prop_oneof![(1_u8..=240).prop_map(Window::Months), (1_u16..=3660).prop_map(Window::Days)]
}

proptest! {
    /// The one moment that the database is asked with stands for the calendar of every record: no record goes a day early, on
    /// whatever day its month ends, and none stays a day longer.
    #[test]
    fn what_is_before_the_one_moment_has_outlived_its_period_and_nothing_else(
        period in period(),
        now in 0..12 * 366 * DAY_MS,
        to_the_hour in any::<bool>(),
        by in prop_oneof![-3 * DAY_MS..3 * DAY_MS, -2_i64..=2],
    ) {
        let policy = standard();
        let stays = Stays { period, from: StayEvent::Created };
        let start = at("2025-01-01T00:00:00+02:00");
        let now = start.plus_ms(if to_the_hour { now / HOUR_MS * HOUR_MS } else { now });
        let before = stays.outlived(now, &policy.zone);
        let event = before.plus_ms(by);
        prop_assert_eq!(stays.end(event, &policy.zone) <= now, event < before, "{:?} {:?}", event, before);
    }
}

#[test]
fn a_period_ends_with_a_local_day_and_not_a_millisecond_before() {
    let policy = standard();
    let stays = Stays { period: Window::Months(12), from: StayEvent::Created };
    let leap = at("2028-02-29T12:00:00+02:00");
    let end = at("2029-03-01T00:00:00+02:00");
    assert_eq!(stays.end(leap, &policy.zone), end);
    assert!(stays.outlived(end.plus_ms(-1), &policy.zone) <= leap);
    assert!(stays.outlived(end, &policy.zone) > leap);
    let none = Stays { period: Window::None, from: StayEvent::Created };
    let _ = none.outlived(Timestamp::from_ms(0), &policy.zone);
}

#[test]
fn the_preset_says_of_every_category_what_for_and_on_what_basis() {
    let policy = standard();
    for category in &policy.categories {
        assert!(category.purpose.is_some() && category.legal_basis.is_some(), "{}", category.id);
    }
    let stays =
        |id: &str| policy.categories.iter().find(|category| category.id.as_str() == id).and_then(|found| found.stays);
    assert_eq!(stays("login-records"), Some(Stays { period: Window::Months(12), from: StayEvent::Created }));
    assert_eq!(stays("messages-shop"), Some(Stays { period: Window::Months(36), from: StayEvent::LastOrder }));
    assert_eq!(stays("profile"), None);
    let signed =
        |id: &str| policy.declared.iter().find(|known| known.id.as_str() == id).and_then(|known| known.agreement_at);
    assert_eq!((signed("mailing").map(|day| day.to_string()), signed("shop")), (Some("2024-03-11".to_owned()), None));
}

#[test]
fn a_policy_from_before_the_registry_is_the_same_text_and_so_the_same_version() {
    let mut policy = standard();
    for category in &mut policy.categories {
        (category.purpose, category.legal_basis, category.stays) = (None, None, None);
    }
    for processor in &mut policy.declared {
        processor.agreement_at = None;
    }
    let text = serde_json::to_string(&policy).unwrap();
    for field in ["purpose", "legal_basis", "stays", "agreement_at"] {
        assert!(!text.contains(&format!("\"{field}\"")), "{field}");
    }
    assert_eq!(serde_json::from_str::<policy::Policy>(&text).unwrap(), policy);
}

#[test]
fn what_contradicts_itself_is_refused_with_its_place() {
    let year = "stays = { years = 1, from = \"created\" }";
    let cases = [
        (with("login-records", ", from = \"created\" }", " }"), "category[1].stays.from"),
        (with("login-records", "years = 1", "years = 0"), "category[1].stays.years"),
        (with("login-records", "\"created\"", "\"some-day\""), "category[1].stays.from"),
        (with("login-records", "legal_basis = \"interest\"\n", ""), "category[1].legal_basis"),
        (with("login-records", "\"interest\"", "\"because\""), "category[1].legal_basis"),
        // Kept for six years after the person has left, and cleared after one while they stay.
        (with("invoices", "years = 7", "years = 1"), "category[3].retention"),
        (with("invoices", "\"obligation\"", "\"consent\""), "category[3].retention"),
        // The last order would be gone before anything is counted from it.
        (with("orders", "years = 7", "years = 2"), "category[4].stays"),
        (with("contact", "legal_basis", &format!("{year}\nlegal_basis")), "category[12].stays"),
    ];
    for (toml, place) in cases {
        let found = faults(&toml);
        assert_eq!(found.first().map(|fault| fault.path.as_str()), Some(place), "{found:?}");
    }
    assert!(faults(&with("login-records", "years = 1", "days = 90")).is_empty());
    assert_eq!(
        parse(&with("reviews", "\"interest\"", "\"consent\"")).categories[10].legal_basis,
        Some(LegalBasis::Consent)
    );
}

#[test]
fn an_account_is_looked_at_again_before_anything_new_can_be_due() {
    for period in [Window::Days(1), Window::Days(90), Window::Months(1), Window::Months(84)] {
        let (policy, stays) = (standard(), Stays { period, from: StayEvent::Created });
        for day in 0..800 {
            let now = at("2027-01-01T10:00:00+02:00").plus_ms(day * DAY_MS);
            assert!(stays.look_again_at(now) <= stays.end(now, &policy.zone), "{period:?} {now:?}");
        }
    }
}
