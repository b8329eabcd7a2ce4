//! A date in words, by the browser's own `Intl`: on a receipt that was never rendered here, nobody else can write it.

use js_sys::{Date, Object, Reflect};

/// "Friday 22 January 2027", in the zone and the language that the page names.
pub(crate) fn day(at_ms: i64, locale: &str, zone: &str) -> String {
    let options = Object::new();
    // As the edge writes it: Finnish inflects a weekday beside a date unless it is asked for the whole date by name.
    let parts: &[(&str, &str)] = if locale.starts_with("fi") {
        &[("dateStyle", "full")]
    } else {
        &[("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")]
    };
    for (name, value) in parts.iter().copied().chain([("timeZone", zone)]) {
        // Setting a property of a fresh plain object cannot be refused.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    #[expect(clippy::cast_precision_loss, reason = "moments are below 2^53 ms")]
    let date = Date::new(&(at_ms as f64).into());
    date.to_locale_date_string(locale, &options).into()
}
