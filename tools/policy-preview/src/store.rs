//! What the stores ask whoever offers an app with accounts, answered from the policy; `cargo xtask store-kit` prints it.
//!
//! Google Play: "Data deletion" of the data safety form (support.google.com/googleplay/android-developer/answer/13327111). Apple: App
//! Review Guideline 5.1.1(v) (developer.apple.com/support/offering-account-deletion-in-your-app). Their forms are in English.

use shared::policy::{Category, EmailReuse, Policy, Retention, Strategy, Text};
use shared::time::Window;

/// Words for both forms, for a house at this origin.
pub(crate) fn kit(policy: &Policy, origin: &str) -> String {
    let origin = origin.trim_end_matches('/');
    let names = policy.listing_names.join(", ");
    // Any of the languages that are offered has the pages; the forms want one address.
    let home = format!("{origin}/{}", policy.languages.tags().next().unwrap_or("en"));
    let parts = [
        format!(
            "For: {names}\nThe page /delete opens with these names, as Google Play wants it; they are `listing_names` of the policy."
        ),
        format!("GOOGLE PLAY: App content › Data safety › Data deletion\n\n{}", play(origin, &home)),
        format!("APP STORE CONNECT: App Review Information › Notes\n\n{}", apple(policy, origin)),
        format!(
            "WHAT IS DELETED, WHAT IS KEPT (for either, and for {home}/erased-and-kept, which says the same)\n\n{}",
            ends(policy)
        ),
    ];
    parts.join("\n\n")
}

fn play(origin: &str, home: &str) -> String {
    format!(
        "Do you provide a way for users to request that their account is deleted?  Yes\n\
         Delete account URL      {origin}/delete\n\
         Do you provide a way to request that some data is deleted, without the account?  Yes\n\
         Delete data URL         {home}/data\n\n\
         Both work without the app and without a sign-in, also after it was uninstalled. In the app: see the notes below."
    )
}

fn apple(policy: &Policy, origin: &str) -> String {
    let after = match wait(policy.window) {
        Some(wait) => format!(
            "   The account is closed at once. It can be brought back for {wait}; then everything below is erased by itself."
        ),
        None => "   The account is closed, and everything below is erased at once. There is no way back.".to_owned(),
    };
    format!(
        "Account deletion (Guideline 5.1.1(v)) is in the app and needs no e-mail and no telephone call:\n\
         1. Sign in with the demo account given above.\n\
         2. <Name the path in your app, for example: Profile › Settings › Delete account>.\n\
         3. A page says what will happen and when. Continue, choose whether to take a copy, tick, press “Delete my account”.\n\
         {after}\n\
         4. The page shows a reference and where it stands, and leads back into the app.\n\
         No mailbox is needed in the app: our server vouches for whoever is signed in. Deactivating is not offered in its place.\n\
         The same on the web: {origin}/delete (by a code to the account's address).\n\
         Subscriptions that Apple bills are named before the request is sent, with where to cancel them.\n\
         Sign in with Apple: tokens are revoked with the account, where your policy names Apple as a processor."
    )
}

fn wait(window: Window) -> Option<String> {
    match window {
        Window::Months(months) => Some(counted(u32::from(months), "month")),
        Window::Days(days) => Some(counted(u32::from(days), "day")),
        Window::None => None,
    }
}

fn counted(number: u32, what: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {what}{ending}")
}

fn ends(policy: &Policy) -> String {
    let english = |text: &Text| text.in_locale("en").to_owned();
    let line = |category: &Category| {
        let what = match (&category.retention, category.strategy) {
            (Retention::Keep(keep), _) => {
                format!("kept for {} more, read by nobody: {}", counted(keep.months, "month"), english(&keep.basis))
            }
            (Retention::UntilFinalMail, _) => "deleted, once the last message has been sent".to_owned(),
            (Retention::None, Strategy::Erase) => "deleted".to_owned(),
            (Retention::None, Strategy::Anonymise) => "made anonymous, for good".to_owned(),
        };
        format!("- {}: {what}", english(&category.label))
    };
    let mut lines: Vec<String> = policy.categories.iter().map(line).collect();
    lines.push(match wait(policy.window) {
        Some(wait) => format!("- When: {wait} after the request was sent"),
        None => "- When: at once".to_owned(),
    });
    lines.push(format!("- Backups hold it for {} more", counted(u32::from(policy.backups_days), "day")));
    if policy.email_reuse == EmailReuse::Never {
        lines.push(
            "- The e-mail address cannot sign up again; a keyed fingerprint of it is kept and looked at every year"
                .to_owned(),
        );
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::kit;

    fn printed(preset: &str) -> String {
        let file = format!("{}/../../frontend/policies/{preset}.toml", env!("CARGO_MANIFEST_DIR"));
        let policy = policy_file::read(&std::fs::read_to_string(file).unwrap()).unwrap();
        let kit = kit(&policy, "https://leave.example/");
        for category in &policy.categories {
            assert!(kit.contains(&format!("- {}: ", category.label.in_locale("en"))), "{kit}");
        }
        assert!(
            kit.contains(" https://leave.example/delete\n") && kit.contains(" https://leave.example/en/data\n"),
            "{kit}"
        );
        kit
    }

    #[test]
    fn every_category_both_addresses_and_the_wait_are_in_it() {
        let kit = printed("standard");
        assert!(kit.contains("For: Harbour Market, Harbour Market for iPhone"), "{kit}");
        assert!(
            kit.contains("brought back for 2 months") && kit.contains("kept for") && kit.contains("30 days"),
            "{kit}"
        );
    }

    #[test]
    fn without_a_way_back_none_is_promised() {
        let kit = printed("aliexpress");
        assert!(kit.contains("There is no way back") && !kit.contains("brought back for"), "{kit}");
        assert!(kit.contains("cannot sign up again"), "{kit}");
    }
}
