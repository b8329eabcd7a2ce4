//! Where a day lies in the picture. Two months and six years do not fit on one even line: so the line is even in days up to a
//! visible break, and even again, in longer steps, after it.

use shared::gather::sort_by_key;

/// Everything lies between these two, in the picture's own units.
pub(crate) const START: u32 = 12;
pub(crate) const END: u32 = 988;

/// Where the part before the break ends at most, where the break is drawn, and where the part after it begins.
const NEAR_END: u32 = 580;
pub(crate) const BREAK: u32 = 612;
const FAR_START: u32 = 644;

/// Two different days are never drawn on the same spot.
const LEAST_APART: u32 = 14;

/// So many times longer than the near part, and a day would no longer be seen on one even line.
const FAR: u32 = 4;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Scale {
    /// Each day with its place, by day.
    places: Vec<(u32, u32)>,
    pub is_broken: bool,
}

impl Scale {
    /// For these days; those up to `near` belong before a break.
    pub(crate) fn of(days: impl IntoIterator<Item = u32>, near: u32) -> Self {
        let mut days: Vec<u32> = std::iter::once(0).chain(days).collect();
        sort_by_key(&mut days, |day| *day);
        days.dedup();
        let last = days.last().copied().unwrap_or_default();
        if last <= near.saturating_mul(FAR) {
            return Self { places: spread(&days, (0, last), (START, END)), is_broken: false };
        }
        let (before, after) = days.split_at(days.partition_point(|day| *day <= near));
        let mut places = spread(before, (0, near), (START, NEAR_END));
        places.extend(spread(after, (near, last), (FAR_START, END)));
        Self { places, is_broken: true }
    }

    /// The place of one of the days that the scale was made for.
    pub(crate) fn at(&self, day: u32) -> u32 {
        let before = self.places.partition_point(|(known, _)| *known <= day);
        self.places.get(before.saturating_sub(1)).map_or(START, |(_, place)| *place)
    }
}

/// Evenly by their distance, then pushed apart where two would touch: first to the end, then back from it.
fn spread(days: &[u32], (first, last): (u32, u32), (start, end): (u32, u32)) -> Vec<(u32, u32)> {
    let length = u64::from(last.saturating_sub(first)).max(1);
    let even = |day: u32| {
        let share = u64::from(day.saturating_sub(first)) * u64::from(end - start) / length;
        start + u32::try_from(share).unwrap_or_default().min(end - start)
    };
    let apart = match u32::try_from(days.len()) {
        Ok(count) if count > 1 => LEAST_APART.min((end - start) / (count - 1)),
        _ => 0,
    };
    let mut places: Vec<(u32, u32)> = days.iter().map(|day| (*day, even(*day))).collect();
    let mut free_from = start;
    for (_, place) in &mut places {
        *place = (*place).max(free_from);
        free_from = *place + apart;
    }
    let mut free_until = end;
    for (_, place) in places.iter_mut().rev() {
        *place = (*place).min(free_until);
        free_until = place.saturating_sub(apart);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Requests with every mixture of short and long periods.
    fn situations() -> Vec<(Vec<u32>, u32)> {
        let mut all = vec![(vec![], 0), (vec![0, 0, 0], 0), (vec![1], 1)];
        for window in [0_u32, 1, 7, 30, 61, 365] {
            for backups in [30, 90, 365] {
                for kept in [vec![], vec![31], vec![window + 400], vec![1_826, 2_191], vec![1_826, 1_826, 36_500]] {
                    for today in [0, 1, window / 2, window] {
                        let near = window + backups;
                        let mut days = vec![today, window.saturating_sub(1), window, near];
                        days.extend(&kept);
                        all.push((days, near));
                    }
                }
            }
        }
        // As many categories as days.
        all.push(((0..200).collect(), 10));
        all
    }

    #[test]
    fn every_day_lies_within_the_picture_and_later_days_later() {
        for (days, near) in situations() {
            let scale = Scale::of(days.iter().copied(), near);
            let mut sorted = days.clone();
            sorted.sort_unstable();
            sorted.dedup();
            let places: Vec<u32> = sorted.iter().map(|day| scale.at(*day)).collect();
            assert!(places.iter().all(|place| (START..=END).contains(place)), "{days:?}: {places:?}");
            assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{days:?}: {places:?}");
        }
    }

    #[test]
    fn two_days_never_touch_and_one_day_has_one_place() {
        let scale = Scale::of([61, 62, 62, 92, 1_888, 1_889], 92);
        let [last, erased, backups] = [61, 62, 92].map(|day| scale.at(day));
        assert!(last + 10 <= erased && erased + 10 <= backups, "{scale:?}");
        assert!(scale.at(1_888) + 10 <= scale.at(1_889), "{scale:?}");
        assert_eq!(scale.at(62), erased);
    }

    #[test]
    fn the_break_parts_days_from_years_and_is_absent_where_nothing_is_far() {
        let scale = Scale::of([61, 62, 92, 1_888, 2_253], 92);
        assert!(scale.is_broken);
        assert!(scale.at(92) < BREAK && BREAK < scale.at(1_888), "{scale:?}");
        assert!(!Scale::of([61, 62, 92], 92).is_broken);
        assert!(!Scale::of([61, 62, 92, 368], 92).is_broken);
        assert!(Scale::of([61, 62, 92, 369], 92).is_broken);
    }

    #[test]
    fn on_either_side_of_the_break_twice_the_time_is_twice_as_far() {
        let scale = Scale::of([100, 200, 1_200, 2_200], 200);
        assert!((scale.at(200) - START).abs_diff(2 * (scale.at(100) - START)) <= 1, "{scale:?}");
        assert!((scale.at(2_200) - FAR_START).abs_diff(2 * (scale.at(1_200) - FAR_START)) <= 1, "{scale:?}");
    }
}
