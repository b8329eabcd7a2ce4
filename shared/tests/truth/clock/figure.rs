//! What the desk has done, in figures.

use crate::world::monday;
use shared::clock::{Figures, Handled, Outcome, Tenths, figures};
use shared::limits::{DAY_MS, MINUTE_MS};

fn decided(after_ms: i64, outcome: Outcome) -> Handled {
    Handled { received_at: monday(), decided: Some((monday().plus_ms(after_ms), outcome)) }
}

fn of(handled: &[Handled]) -> Figures {
    figures(handled.iter().map(|one| ("revocation", *one)))["revocation"]
}

#[test]
fn every_kind_has_its_own_counts_and_days() {
    let open = Handled { received_at: monday(), decided: None };
    let all = [
        ("revocation", decided(DAY_MS, Outcome::Granted)),
        ("immediate", decided(0, Outcome::Refused)),
        ("revocation", decided(4 * DAY_MS, Outcome::Refused)),
        ("revocation", open),
        ("revocation", decided(2 * DAY_MS, Outcome::Granted)),
    ];
    let figures = figures(all);
    assert_eq!(figures.keys().collect::<Vec<_>>(), [&"immediate", &"revocation"]);
    let revocation = figures["revocation"];
    assert_eq!((revocation.received, revocation.decided, revocation.refused), (4, 3, 1));
    assert_eq!(revocation.median_days.unwrap().to_string(), "2.0");
    assert_eq!(revocation.mean_days.unwrap().to_string(), "2.3", "seven days for three");
}

#[test]
fn two_in_the_middle_are_halved_and_a_half_is_rounded_up_once() {
    let days = |spans: &[i64]| of(&spans.iter().map(|ms| decided(*ms, Outcome::Granted)).collect::<Vec<_>>());
    let tenths = |figures: Figures| (figures.median_days.unwrap().tenths(), figures.mean_days.unwrap().tenths());
    assert_eq!(tenths(days(&[DAY_MS, 2 * DAY_MS])), (15, 15));
    assert_eq!(tenths(days(&[9 * DAY_MS, DAY_MS, 2 * DAY_MS, 0])), (15, 30));
    assert_eq!(tenths(days(&[72 * MINUTE_MS])), (1, 1), "half of a tenth");
    assert_eq!(tenths(days(&[72 * MINUTE_MS - 1])), (0, 0));
    // 1.25 days each: rounded before they are summed they would make 1.3.
    assert_eq!(tenths(days(&[DAY_MS * 5 / 4, DAY_MS * 5 / 4 - 10])), (12, 12));
    assert_eq!(Tenths::from_tenths(105).to_string(), "10.5");
}

#[test]
fn nothing_decided_has_no_days_and_nothing_takes_less_than_none() {
    let open = of(&[Handled { received_at: monday(), decided: None }]);
    assert_eq!((open.received, open.decided, open.median_days, open.mean_days), (1, 0, None, None));
    let early = of(&[decided(-DAY_MS, Outcome::Refused)]);
    assert_eq!((early.refused, early.mean_days), (1, Some(Tenths::from_tenths(0))));
    assert!(figures::<&str>([]).is_empty());
}
