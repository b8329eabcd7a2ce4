//! Signing in to the demo shop, staying signed in, and the tokens of linked apps.
use shared::encoding;
use shared::id::AccountKey;
use shared::identifier::Identifier;
use shared::seal::lookup_hash;

use super::find::{contact_hash, key_of, paused_by};
use super::password;
use crate::context::Context;
use crate::directory::{DirectoryError, SignIn};
use crate::ledger;
use crate::limits::{self, SHOP_TRIES};
use crate::port::Row;
use crate::storage;

/// Accounts that one password is compared with: always this many comparisons, so that time tells nothing (I19).
const COMPARED: usize = 2;

/// The name under which a session is stored.
fn session_hash(context: &Context, token: &str) -> String {
    lookup_hash(&context.keys.session, &format!("shop-session\u{0}{token}"))
}

/// The name under which an app's token is stored.
pub fn token_hash(context: &Context, token: &str) -> String {
    lookup_hash(&context.keys.session, &format!("shop-token\u{0}{token}"))
}

/// Checks a password against every account that the identifier names.
pub async fn sign_in(context: &Context, identifier: &Identifier, typed: &str) -> Result<SignIn, DirectoryError> {
    let hash = contact_hash(context, identifier);
    let span = context.now.ms().div_euclid(SHOP_TRIES.window_ms);
    let ends = shared::time::Timestamp::from_ms((span + 1) * SHOP_TRIES.window_ms);
    let count = storage::secret::count(&context.lookup("shop-sign-in", &hash), &span.to_string(), ends);
    // Counted in the batch that reads, before anything is compared: many guesses at once are bounded too (I11).
    let mut answers = context.batch(vec![count, storage::shop_session::candidates(&hash)]).await?.into_iter();
    let tries = answers.next().unwrap_or_default().first().map_or(Ok(SHOP_TRIES.most + 1), |row| row.int("count"))?;
    if tries > SHOP_TRIES.most {
        return Ok(SignIn::TooManyTries);
    }
    let rows = answers.next().unwrap_or_default();
    let mut found: Option<(AccountKey, &Row)> = None;
    for index in 0..COMPARED {
        let row = rows.get(index);
        let key = row.map(key_of).transpose()?;
        let salt = row.and_then(|row| row.maybe_text("password_salt"));
        let hash = row.and_then(|row| row.maybe_text("password_hash"));
        let stored = salt.as_deref().zip(hash.as_deref());
        if password::matches(context, key.as_ref(), typed, stored) && found.is_none() {
            found = key.zip(row);
        }
    }
    match found {
        None => Ok(SignIn::Refused),
        Some((_, row)) if row.maybe_int("locked_at").is_some() => Ok(SignIn::Locked),
        // A database from before the erasure knows the password still; the ledger outside it knows better.
        Some((key, _)) if ledger::is_dead(context, &key).await? => Ok(SignIn::Refused),
        Some((key, row)) => match paused_by(row)? {
            Some(deletion) => Ok(SignIn::Pending { deletion }),
            None => begin(context, &key).await,
        },
    }
}

/// Begins a session, unless the account was paused between the comparison and now: then it is asked again what it is.
async fn begin(context: &Context, key: &AccountKey) -> Result<SignIn, DirectoryError> {
    let token = encoding::base64url(&context.random::<32>()?);
    let hash = session_hash(context, &token);
    let statements = vec![
        storage::shop_session::begin(key, &hash, context.now.plus_ms(limits::SESSION_MS)),
        storage::shop_session::remove_expired(context.now),
        storage::shop::load(key),
    ];
    let answers = context.batch(statements).await?;
    if answers.first().is_some_and(|rows| !rows.is_empty()) {
        return Ok(SignIn::Welcome { token });
    }
    match answers.last().and_then(|rows| rows.first()).map(paused_by).transpose()?.flatten() {
        Some(deletion) => Ok(SignIn::Pending { deletion }),
        None => Ok(SignIn::Refused),
    }
}

/// Ends a session; an unknown one is as ended as can be.
pub async fn sign_out(context: &Context, token: &str) -> Result<(), DirectoryError> {
    context.one(storage::shop_session::end(&session_hash(context, token))).await?;
    Ok(())
}

/// Who is signed in with this token.
pub async fn session_account(context: &Context, token: &str) -> Result<Option<AccountKey>, DirectoryError> {
    let rows = context.one(storage::shop_session::whose_session(&session_hash(context, token), context.now)).await?;
    living(context, rows.first()).await
}

/// The account of a row, unless its erasure has begun: a restored database brings no credential back.
async fn living(context: &Context, row: Option<&Row>) -> Result<Option<AccountKey>, DirectoryError> {
    let Some(key) = row.map(key_of).transpose()? else { return Ok(None) };
    Ok(if ledger::is_dead(context, &key).await? { None } else { Some(key) })
}

/// Whose app's token this is.
pub async fn token_account(context: &Context, token: &str) -> Result<Option<AccountKey>, DirectoryError> {
    let rows = context.one(storage::shop_session::whose_token(&token_hash(context, token))).await?;
    living(context, rows.first()).await
}
