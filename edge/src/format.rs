//! Dates, numbers and sizes as people write them, through the platform's own `Intl`. Nothing else formats.

use frontend::i18n::Locale;
use shared::policy::Policy;
use shared::time::Timestamp;
use worker::js_sys::{Array, Date, Intl, Object, Reflect};
use worker::wasm_bindgen::JsValue;

/// The tag that `Intl` understands: pseudo-languages write dates like the language they are made from.
pub const fn intl_tag(locale: Locale) -> &'static str {
    match locale {
        Locale::En | Locale::EnXa | Locale::ArXb => "en-GB",
    }
}

fn written(locale: Locale, zone: &str, at: Timestamp, parts: &[(&str, &str)]) -> String {
    let options = Object::new();
    for (name, value) in parts.iter().chain(&[("timeZone", zone)]) {
        // Setting a property of a fresh plain object cannot be refused.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    let formatter = Intl::DateTimeFormat::new(&Array::of1(&intl_tag(locale).into()), &options);
    #[expect(clippy::cast_precision_loss, reason = "moments are below 2^53 ms")]
    let date = Date::new(&JsValue::from_f64(at.ms() as f64));
    formatter.format().call1(&JsValue::UNDEFINED, &date).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

const DAY: [(&str, &str); 4] = [("weekday", "long"), ("day", "numeric"), ("month", "long"), ("year", "numeric")];

const MOMENT: [(&str, &str); 6] = [
    ("day", "numeric"),
    ("month", "long"),
    ("year", "numeric"),
    ("hour", "2-digit"),
    ("minute", "2-digit"),
    ("timeZoneName", "short"),
];

/// "Friday 22 January 2027", in the policy's zone.
pub fn day(locale: Locale, policy: &Policy, at: Timestamp) -> String {
    written(locale, &policy.time_zone, at, &DAY)
}

/// The last day of a period that ends at `end`, exclusive: the day before midnight strikes.
pub fn last_day(locale: Locale, policy: &Policy, end: Timestamp) -> String {
    day(locale, policy, end.plus_ms(-1))
}

/// "22 January 2027 at 14:05 EET", in the policy's zone.
pub fn moment(locale: Locale, policy: &Policy, at: Timestamp) -> String {
    written(locale, &policy.time_zone, at, &MOMENT)
}

/// "1.2 MB". Sizes are decimal, as file managers show them.
pub fn size(bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "an archive is far below 2^52 bytes")]
    let exact = bytes as f64;
    match bytes {
        0..=999 => format!("{bytes} B"),
        1_000..=999_999 => format!("{:.0} kB", exact / 1e3),
        _ => format!("{:.1} MB", exact / 1e6),
    }
}
