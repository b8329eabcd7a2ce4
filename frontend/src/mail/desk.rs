//! To the operator: somebody has to decide whether an account is kept. It names nobody.

use super::Mail;
use super::letter::Letter;
use crate::i18n::Texts;
use crate::pages::part::HeldBack;

/// What whoever asked has shown. Dates are finished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    Nothing,
    /// The account's own address, there for long enough.
    Own {
        since: String,
    },
    /// The account's own address, but new.
    Young {
        since: String,
    },
    Replaced {
        since: String,
        until: String,
    },
    OneOfSeveral,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Props {
    pub reference: String,
    /// When it was asked for.
    pub at: String,
    pub checked: Checked,
    pub held_back: HeldBack,
    pub decide_by: String,
    /// When the deletion was confirmed, and when its erasure is due.
    pub confirmed_at: String,
    pub erase_on: String,
    /// It is still undecided, and the stop ends soon.
    pub is_soon: bool,
}

pub fn render(texts: Texts, props: Props) -> Mail {
    let subject = subject(texts, &props);
    let lead = [("at", props.at.as_str()), ("reference", &props.reference), ("date", &props.decide_by)];
    let mut letter = Letter::new(texts, subject).line(texts.get_with("mail-desk-lead", &lead));
    if props.is_soon {
        letter = letter.line(texts.get("mail-desk-soon"));
    }
    let held_back = match &props.held_back {
        HeldBack::UntilDecided => texts.get("mail-desk-until-decided"),
        HeldBack::Until(until) => texts.get_with("mail-desk-until", &[("until", until)]),
        HeldBack::No { erase_on } => texts.get_with("mail-desk-not", &[("date", erase_on)]),
    };
    let checked = vec![
        checked(texts, &props.checked),
        texts.get_with("mail-desk-confirmed", &[("at", &props.confirmed_at)]),
        texts.get_with("mail-desk-due", &[("date", &props.erase_on)]),
        texts.get("mail-desk-told"),
    ];
    letter
        .line(held_back)
        .line(texts.get("mail-desk-checked"))
        .items(checked)
        .line(texts.get("mail-desk-nobody"))
        .close_inside()
}

fn subject(texts: Texts, props: &Props) -> String {
    match &props.held_back {
        HeldBack::Until(until) if props.is_soon => {
            texts.get_with("mail-desk-soon-subject", &[("date", until), ("reference", &props.reference)])
        }
        _ => texts.get_with("mail-desk-subject", &[("date", &props.decide_by), ("reference", &props.reference)]),
    }
}

fn checked(texts: Texts, checked: &Checked) -> String {
    match checked {
        Checked::Nothing => texts.get("mail-desk-nothing"),
        Checked::Own { since } => texts.get_with("mail-desk-proven", &[("since", since)]),
        Checked::Young { since } => texts.get_with("mail-desk-young", &[("since", since)]),
        Checked::Replaced { since, until } => {
            texts.get_with("mail-desk-replaced", &[("since", since), ("until", until)])
        }
        Checked::OneOfSeveral => texts.get("mail-desk-one"),
    }
}

/// Somebody asked not to wait. It names nobody either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Haste {
    pub reference: String,
    /// When it was asked for, and when the erasure is due otherwise.
    pub at: String,
    pub erase_on: String,
}

pub fn haste(texts: Texts, props: Haste) -> Mail {
    let Haste { reference, at, erase_on } = &props;
    let lead = [("at", at.as_str()), ("reference", reference), ("date", erase_on)];
    Letter::new(texts, texts.get_with("mail-desk-haste-subject", &[("reference", reference)]))
        .line(texts.get_with("mail-desk-haste-lead", &lead))
        .line(texts.get("mail-desk-haste-checked"))
        .line(texts.get("mail-desk-told"))
        .line(texts.get("mail-desk-nobody"))
        .close_inside()
}
