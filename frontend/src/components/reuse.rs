//! May the e-mail address be used again?

use crate::i18n::Texts;
use crate::pages::part::EmailReuse;

pub(crate) fn sentence(texts: Texts, reuse: &EmailReuse) -> String {
    match reuse {
        EmailReuse::Yes => texts.get("reuse-yes"),
        EmailReuse::Never { review } => {
            let looked_at = match review {
                Some(date) => texts.get_with("reuse-never-review", &[("date", date)]),
                None => texts.get("reuse-never-yearly"),
            };
            texts.joined(&[texts.get("reuse-never"), texts.get("reuse-never-why"), looked_at])
        }
        EmailReuse::After(date) => texts.get_with("reuse-after", &[("date", date)]),
    }
}
