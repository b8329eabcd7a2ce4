//! What happens when, as a picture: a bar for each thing that lasts, on a scale on which days and years are both seen.

use std::fmt::Write as _;

use shared::policy::{Policy, Retention};
use shared::time::Timestamp;

/// Where the bars begin, how far they reach, how high a row is: in the picture's own units.
const LEFT: f64 = 250.0;
const WIDE: f64 = 420.0;
const ROW: u32 = 30;

struct Bar {
    label: String,
    from: i64,
    until: i64,
    colour: &'static str,
}

/// The picture, with everything that it shows said in words too.
pub(crate) fn of(policy: &Policy, now: Timestamp) -> String {
    let bars = bars(policy, now);
    let most = bars.iter().map(|bar| bar.until).max().unwrap_or(1).max(1);
    let rows = u32::try_from(bars.len()).unwrap_or_default();
    let (wide, high) = (LEFT + WIDE + 110.0, ROW * (rows + 2));
    let mut svg = String::new();
    let _ = write!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {wide} {high}\" role=\"img\" aria-labelledby=\"title desc\" \
         font-family=\"sans-serif\" font-size=\"14\">\n<title id=\"title\">What happens when, under “{}”</title>\n<desc id=\"desc\">{}</desc>\n\
         <rect width=\"{wide}\" height=\"{high}\" fill=\"#ffffff\"/>\n",
        escaped(&policy.name),
        escaped(&words(&bars)),
    );
    for (row, bar) in (1_u32..).zip(&bars) {
        let y = ROW * row;
        let (from, until) = (place(bar.from, most), place(bar.until, most));
        let _ = writeln!(
            svg,
            "<text x=\"10\" y=\"{}\">{}</text><rect x=\"{from:.1}\" y=\"{}\" width=\"{:.1}\" height=\"14\" fill=\"{}\"/>\
             <text x=\"{:.1}\" y=\"{}\">{}</text>",
            y + 12,
            escaped(&bar.label),
            y,
            (until - from).max(3.0),
            bar.colour,
            until.max(from + 3.0) + 6.0,
            y + 12,
            day(bar.until),
        );
    }
    svg.push_str("</svg>\n");
    svg
}

fn bars(policy: &Policy, now: Timestamp) -> Vec<Bar> {
    let zone = &policy.zone;
    let days = |at: Timestamp| (zone.date(at) - zone.date(now)).num_days();
    let purge_at = policy.window.end(now, zone);
    let purge = days(purge_at);
    let mut bars = Vec::new();
    if policy.window.is_reversible() {
        let label = "One can change one’s mind".to_owned();
        bars.push(Bar { label, from: 0, until: days(purge_at.plus_ms(-1)), colour: "#0b585f" });
    }
    for category in &policy.categories {
        let until = match &category.retention {
            Retention::Keep(keep) => days(keep.until(purge_at, zone).plus_ms(-1)),
            Retention::None | Retention::UntilFinalMail => purge,
        };
        let colour = if until > purge { "#8a5a00" } else { "#5f6b73" };
        bars.push(Bar { label: category.label.en().to_owned(), from: 0, until, colour });
    }
    let until = purge + i64::from(policy.backups_days);
    bars.push(Bar { label: "Backups".to_owned(), from: purge, until, colour: "#9aa5ab" });
    bars
}

/// The first month takes about as much room as the years after it.
#[expect(clippy::cast_precision_loss, reason = "days of a hundred years are few")]
fn place(day: i64, most: i64) -> f64 {
    let far = |day: i64| (1.0 + day as f64).ln();
    LEFT + WIDE * far(day) / far(most)
}

fn day(day: i64) -> String {
    match day {
        0 => "at once".to_owned(),
        1 => "day 1".to_owned(),
        2..=730 => format!("day {day}"),
        _ => format!("year {}", day * 100 / 36_525),
    }
}

fn words(bars: &[Bar]) -> String {
    let said = bars.iter().map(|bar| format!("{}: until {}.", bar.label, day(bar.until)));
    format!("Counted from the request. {}", said.collect::<Vec<_>>().join(" "))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::of;
    use shared::time::Timestamp;

    #[test]
    fn the_picture_says_in_words_what_it_shows() {
        let policy = |text: &str| policy_file::read(text).unwrap();
        let standard = policy(include_str!("../../../frontend/policies/standard.toml"));
        let svg = of(&standard, Timestamp::from_ms(1_795_000_000_000));
        for piece in
            ["role=\"img\"", "<title id=\"title\">", "change one’s mind: until day 6", "Invoices: until year 6."]
        {
            assert!(svg.contains(piece), "{piece}: {svg}");
        }
        let final_one = policy(include_str!("../../../frontend/policies/aliexpress.toml"));
        let svg = of(&final_one, Timestamp::from_ms(1_795_000_000_000));
        assert!(svg.contains("Orders: until at once.") && !svg.contains("change one’s mind"), "{svg}");
    }
}
