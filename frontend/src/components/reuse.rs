//! May the e-mail address be used again?

use crate::i18n::Texts;
use crate::pages::part::EmailReuse;

pub(crate) fn sentence(texts: Texts, reuse: &EmailReuse) -> String {
    match reuse {
        EmailReuse::Yes => texts.get("reuse-yes"),
        EmailReuse::Never => texts.get("reuse-never"),
        EmailReuse::After(date) => texts.get_with("reuse-after", &[("date", date)]),
    }
}
