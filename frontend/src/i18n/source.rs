//! The text files, in one piece per language.

macro_rules! together {
    ($($file:literal),* $(,)?) => {
        concat!($(include_str!(concat!("../../locales/en/", $file, ".ftl")), "\n"),*)
    };
}

pub(super) const EN: &str = together!(
    "account",
    "answer",
    "check",
    "code",
    "consequences",
    "copy",
    "delete",
    "desk",
    "dev",
    "erased-and-kept",
    "error",
    "event",
    "figures",
    "front",
    "immediate",
    "inbox",
    "letter",
    "mail",
    "not-me",
    "part",
    "problem",
    "receipt",
    "receipt-check",
    "revocation",
    "revoke",
    "right",
    "schedule",
    "shell",
    "shop",
    "staff",
    "status",
    "stop",
    "track",
    "veto",
    "watch",
    "without-access",
);
