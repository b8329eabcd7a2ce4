//! Dates, numbers and sizes as people write them, through the platform's own `Intl`. Nothing else formats.

use std::cell::RefCell;

use frontend::i18n::Locale;
use shared::policy::Policy;
use shared::time::Timestamp;
use worker::js_sys::{Array, Date, Function, Intl, Object, Reflect};
use worker::wasm_bindgen::JsValue;

/// The tag that `Intl` understands: pseudo-languages write dates like the language they are made from.
pub const fn intl_tag(locale: Locale) -> &'static str {
    match locale {
        Locale::En | Locale::EnXa | Locale::ArXb => "en-GB",
        Locale::Ru => "ru-RU",
        Locale::Fi => "fi-FI",
        Locale::Zh => "zh-Hans-CN",
    }
}

thread_local! {
    /// Making a formatter costs more than a hundred uses of it, and a copy of somebody's data has a thousand dates.
    static KNOWN: RefCell<Vec<(Form, Function)>> = const { RefCell::new(Vec::new()) };
}

/// What a formatter is made for: language, zone, and the list of its parts.
type Form = (&'static str, String, &'static [(&'static str, &'static str)]);

/// Zones of policies that run at the same time: more are not kept.
const MOST_KNOWN: usize = 32;

fn written(locale: Locale, zone: &str, at: Timestamp, parts: &'static [(&'static str, &'static str)]) -> String {
    let form = (intl_tag(locale), zone.to_owned(), parts);
    let known = KNOWN.with_borrow(|all| all.iter().find(|(known, _)| *known == form).map(|(_, format)| format.clone()));
    let format = known.unwrap_or_else(|| {
        let made = formatter(&form);
        KNOWN.with_borrow_mut(|all| {
            all.truncate(MOST_KNOWN - 1);
            all.push((form, made.clone()));
        });
        made
    });
    #[expect(clippy::cast_precision_loss, reason = "moments are below 2^53 ms")]
    let date = Date::new(&JsValue::from_f64(at.ms() as f64));
    said(&format, &date)
}

fn said(format: &Function, what: &JsValue) -> String {
    format.call1(&JsValue::UNDEFINED, what).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

fn options<'a>(parts: impl Iterator<Item = (&'a str, &'a str)>) -> Object {
    let options = Object::new();
    for (name, value) in parts {
        // Setting a property of a fresh plain object cannot be refused.
        let _ = Reflect::set(&options, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    options
}

fn formatter((tag, zone, parts): &Form) -> Function {
    let options = options(parts.iter().copied().chain([("timeZone", zone.as_str())]));
    Intl::DateTimeFormat::new(&Array::of1(&(*tag).into()), &options).format()
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

/// Finnish inflects a weekday beside a date ("on Friday") unless it is asked for the whole date by name.
const WHOLE_DAY: [(&str, &str); 1] = [("dateStyle", "full")];

/// "Friday 22 January 2027", in the policy's zone.
pub fn day(locale: Locale, policy: &Policy, at: Timestamp) -> String {
    let parts: &'static [(&str, &str)] = if locale == Locale::Fi { &WHOLE_DAY } else { &DAY };
    written(locale, &policy.time_zone, at, parts)
}

/// The last day of a period that ends at `end`, exclusive: the day before midnight strikes.
pub fn last_day(locale: Locale, policy: &Policy, end: Timestamp) -> String {
    day(locale, policy, end.plus_ms(-1))
}

const DATE: [(&str, &str); 3] = [("day", "numeric"), ("month", "long"), ("year", "numeric")];

/// What somebody else wrote as a machine's moment or date, as people say it; nothing if it is neither.
pub fn written_date(locale: Locale, policy: &Policy, text: &str) -> Option<String> {
    if let Ok(moment) = chrono::DateTime::parse_from_rfc3339(text) {
        return Some(self::moment(locale, policy, Timestamp::from_ms(moment.timestamp_millis())));
    }
    let date = text.parse::<chrono::NaiveDate>().ok()?;
    // A date has no zone: it is the same day everywhere.
    let noon = Timestamp::from_ms(date.and_hms_opt(12, 0, 0)?.and_utc().timestamp_millis());
    Some(written(locale, "UTC", noon, &DATE))
}

/// "22 January 2027 at 14:05 EET", in the policy's zone.
pub fn moment(locale: Locale, policy: &Policy, at: Timestamp) -> String {
    written(locale, &policy.time_zone, at, &MOMENT)
}

/// "1.2 MB", "1,2 МБ". Sizes are decimal, as file managers show them.
pub fn size(locale: Locale, bytes: u64) -> String {
    #[expect(clippy::cast_precision_loss, reason = "an archive is far below 2^52 bytes")]
    let exact = bytes as f64;
    let (unit, in_unit, digits) = match bytes {
        0..=999 => ("byte", exact, "0"),
        1_000..=999_999 => ("kilobyte", exact / 1e3, "0"),
        _ => ("megabyte", exact / 1e6, "1"),
    };
    let parts = [("style", "unit"), ("unit", unit), ("unitDisplay", "short"), ("maximumFractionDigits", digits)];
    let tag = Array::of1(&intl_tag(locale).into());
    said(&Intl::NumberFormat::new(&tag, &options(parts.into_iter())).format(), &JsValue::from_f64(in_unit))
}
