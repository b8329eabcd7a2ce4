//! Every number that bounds what a stranger can do, with its reason. The domain's own limits live in `shared`.

use shared::limits::{DAY_MS, HOUR_MS, MINUTE_MS};
use shared::time::Timestamp;

use crate::throttle::Limit;

/// Bytes of a posted form. The largest honest form is a reason of 500 characters in a four-byte script.
pub const FORM_BYTES: usize = 8 * 1024;

/// Bytes of a signed call: one id, or two days, in JSON.
pub const SIGNED_BYTES: usize = 1024;

/// Bytes of a posted letter: 500 characters and two names in a four-byte script, each byte written as three.
pub const LETTER_FORM_BYTES: usize = 16 * 1024;

/// Guesses that are evaluated per code (NIST SP 800-63B-4, 3.2.2 allows 100; mail codes get five).
pub const CODE_TRIES: i64 = 5;

/// Guesses that are evaluated per deletion, whatever number of codes it orders (reliability T14).
pub const CODE_TRIES_IN_ALL: i64 = 20;

/// Code mails that a stranger can cause per named account and hour: a victim's mailbox must not fill (reliability T23).
pub const CODE_MAILS_PER_HOUR: i64 = 3;

/// The same per day.
pub const CODE_MAILS_PER_DAY: i64 = 6;

/// Codes in an hour that all strangers together can have sent to addresses which no account has: ten times what a large service
/// needs, and too few for whoever wants to write to the world in our name.
pub const CODES_TO_STRANGERS_PER_HOUR: i64 = 100;

/// Codes in an hour to such addresses that one network can order: nobody uses up what is there for everybody.
pub const CODES_TO_STRANGERS: Limit = Limit { act: "codes", window_ms: HOUR_MS, most: 10 };

/// Requests, deletions and visits that one network can begin in an hour: each is rows that stay for a day.
pub const BEGINNINGS: Limit = Limit { act: "begin", window_ms: HOUR_MS, most: 300 };

/// Times in an hour that the operator's own word opens one account: each may begin a request, which is rows that stay.
pub const ENTRANCES: Limit = Limit { act: "entrance", window_ms: HOUR_MS, most: 30 };

/// What one account can ask for in its visits: every act is told to all of its addresses.
pub const ACTS: Limit = Limit { act: "right", window_ms: HOUR_MS, most: 30 };

/// Copies of one account in a day: each is made of everything that there is.
pub const COPIES: Limit = Limit { act: "copy", window_ms: DAY_MS, most: 10 };

/// Days in which an account that somebody objected for is not asked about again.
pub const OBJECTED_DAYS: i64 = 90;

/// Acts that somebody is shown of those, and entries of a kind of data that can be ticked one by one; older ones by their day.
pub const RIGHTS_SHOWN: i64 = 20;
pub const ITEMS_TICKED: usize = 100;

/// Entries that are named before they are deleted: enough to see whether it is what was meant.
pub const ITEMS_NAMED: usize = 12;

/// A mail about a change of state is given up after this (ms): by then its address is dead, not slow.
pub const NOTICE_MS: i64 = 72 * 60 * 60 * 1000;

/// Guesses at a status or revocation code per request and minute. Wrong guesses never burn the code, they only slow down.
pub const REFERENCE_TRIES: Limit = Limit { act: "reference", window_ms: MINUTE_MS, most: 10 };

/// Guesses at one name's password in the demo shop, whether the name exists or not.
pub const SHOP_TRIES: Limit = Limit { act: "password", window_ms: 15 * MINUTE_MS, most: 20 };

/// Deletions and effects that one tick looks at: it must end within its minute.
pub const SWEEP_BATCH: i64 = 100;

/// Letters whose day has come that one hour erases: two calls each, of a thousand that an invocation may make.
pub const ERASED_AT_ONCE: i64 = 250;

/// Accounts that stay which one tick looks at for what has outlived its period: each is a read of its own.
pub const STAY_BATCH: i64 = 60;

/// Accounts that one hour sends to be looked at once more, because the rules are others now.
pub const RENEWED_AT_ONCE: i64 = 10_000;

/// The end of time: never, for whatever needs a moment. An integer that a number of JavaScript holds.
pub const EVER: Timestamp = Timestamp::from_ms(9_999_999_999_999);

/// So long after something was cleared of an account that stays, its key is replaced (ms): the thirty days for which the platform
/// gives back older states of the database, in which the row lies still.
pub const TURN_AFTER_MS: i64 = 30 * DAY_MS;

/// A due deletion that cannot move (the directory does not answer) is looked at again after this (ms).
pub const LOOK_AGAIN_MS: i64 = 5 * 60 * 1000;

/// A lease on a piece of work. Longer than the platform lets one invocation live on the network (ms).
pub const LEASE_MS: i64 = 60_000;

/// How often a lost race is retried before the person is asked to try again.
pub const RACE_RETRIES: u32 = 4;

pub use shared::limits::{
    APPLICANT_KEPT_DAYS, COUNT_KEPT_MS, DESK_LOOK_MS, EXPORT_MS, IDEMPOTENCY_MS, MAIL_KEPT_DAYS,
    ONE_TIME_CODE_MS as CODE_MS, RIGHT_KEPT_DAYS, SESSION_MS, STAFF_FLOW_MS, STAFF_SESSION_MS, TYPED_KEPT_DAYS,
};

/// A sign-in link from a pending account's log-in answer is good for this long (ms).
pub const SIGN_IN_LINK_MS: i64 = 10 * 60 * 1000;

/// A browser opens a copy of up to so many bytes to count what is in it; a larger one is only weighed. An old telephone
/// gives a page half a gigabyte, and the file lies there twice while it is read.
pub const OPENED_BYTES: u64 = 200 * 1024 * 1024;

/// Bytes of a posted receipt: a request that was blocked for its 90 days has a log of two thousand hourly entries, and a form
/// writes each quotation mark as three bytes.
pub const RECEIPT_FORM_BYTES: usize = 1024 * 1024;

/// Cases on one page of a list: what a person looks through without losing the place.
pub const DESK_PAGE: i64 = 25;

/// Letters of a note or of what a person is told with a refusal.
pub const DESK_WORDS: usize = 1_000;

/// Bytes of a posted notice: seven parts of a thousand letters in four languages, of which two write each letter as six or nine bytes.
pub const NOTICE_FORM_BYTES: usize = 256 * 1024;

/// Accounts that one tick goes through for a notice: each mail is a handful of calls, and an invocation has a thousand.
pub const NOTICE_BATCH: i64 = 100;

/// Notices that one list shows, and that somebody is shown of those about them: an operator that has more has other troubles.
pub const NOTICES: i64 = 50;
pub const NOTICES_SHOWN: i64 = 5;

/// How long a cache keeps what everybody may read of notices (s): a new one is there within a minute.
pub const NOTICE_S: u32 = 60;

/// Rows of whom a notice was sent to that one hourly run erases.
pub const NOTICE_ERASED: i64 = 5_000;

/// Letters of the title that colleagues choose a kept reply by, and how many replies are offered.
pub const REPLY_TITLE: usize = 100;
pub const REPLIES: i64 = 50;

/// Letters on what a hold rests on: a law, an order, a claim with its number.
pub const DESK_NOTE: usize = 200;

/// An opened letter stays open to its reader this long (ms): as long as a decision takes, not as long as a lunch.
pub const DESK_OPEN_MS: i64 = 30 * 60 * 1000;

/// What the law orders to be handed out is taken out within so long after two have agreed (ms), or proposed anew.
pub const DISCLOSURE_MS: i64 = 24 * 60 * 60 * 1000;

/// Before what cannot be taken back, the provider has said so recently who it is (ms): a desk that was left open hands nothing out.
pub const STAFF_FRESH_MS: i64 = 60 * 60 * 1000;

/// A page that is loaded again says so anew after this (ms), and writes nothing before.
pub const DESK_LOOK_AGAIN_MS: i64 = 5 * 60 * 1000;

/// A hold is looked at again within a year: one that nobody remembers must not last.
pub const HOLD_REVIEW_DAYS: i64 = 366;

/// Days of the log in one file: a quarter, as access is reported.
pub const LOG_EXPORT_DAYS: i64 = 92;

/// Packs that the operator's program takes out in an hour: it asks for one, and again after a mistake.
pub const PACKS: Limit = Limit { act: "pack", window_ms: HOUR_MS, most: 12 };

/// Versions of the rules in one pack: whoever changes them weekly has a hundred in two years.
pub const PACK_VERSIONS: i64 = 100;

/// Lines in one file of the log: 100,000 lines of 400 bytes are what an invocation holds without trouble.
pub const LOG_EXPORT_LINES: i64 = 100_000;

/// A desk that nobody has touched for so long is left (ms): the hour of NIST SP 800-63B-4, 2.2.3.
pub const STAFF_IDLE_MS: i64 = 60 * 60 * 1000;

/// That a sitting is in use is written down once in so long (ms): not every look needs a write.
pub const STAFF_SEEN_MS: i64 = 5 * 60 * 1000;

/// Tries to sign in from one address and minute. A whole office may sit behind one address; a machine tries more.
pub const STAFF_TRIES_PER_MINUTE: i64 = 60;

/// A directory that takes longer is down (ms): a person waits for some of its answers, and a tick for the others.
pub const DIRECTORY_MS: u64 = 15_000;

/// Bytes of a directory's answer: five hundred records of one kind.
pub const DIRECTORY_BYTES: usize = 4 * 1024 * 1024;

/// Pages of one kind that are read of a directory: with five hundred records each, what a copy in memory holds.
pub const DIRECTORY_PAGES: usize = 40;

/// What a directory can do is asked again after this (s).
pub const CAPABILITIES_S: u64 = 300;

/// Accounts that one identifier names.
pub const FOUND: usize = 10;

/// Bytes of an identity provider's answer: a key set with a dozen keys and their certificates has thirty thousand.
pub const PROVIDER_BYTES: usize = 64 * 1024;

/// A provider that takes longer is down (ms); the person tries again.
pub const PROVIDER_MS: u64 = 5_000;

/// A carrier that takes longer did not take it (ms), and whatever more it says nobody reads.
pub const CARRIER_MS: u64 = 20_000;
pub const CARRIER_BYTES: usize = 4 * 1024;
/// A processor that takes longer has not answered (ms): the standard asks for 15 to 30 seconds.
pub const DELIVERY_MS: u64 = 20_000;

/// Bytes of a processor's answer: a status and a word.
pub const DELIVERY_BYTES: usize = 4 * 1024;

/// Bytes of the name by which a processor knows somebody.
pub const SUBJECT_BYTES: usize = 200;

/// Messages that are under way at the same time: the platform opens six connections.
pub const DELIVERED_AT_ONCE: usize = 6;

/// Keys of a provider are kept for so long (s). A key that is not among them is looked for at once.
pub const PROVIDER_KEYS_S: u64 = 60 * 60;

/// Open cases that a digest looks at. A desk with more has been told long ago.
pub const DIGEST_CASES: i64 = 1_000;

/// Decided cases that the figures are made of: more would take longer than a page may.
pub const FIGURE_CASES: i64 = 20_000;

/// How long a cache keeps the public figures (s): they change once in a quarter.
pub const FIGURES_S: u32 = 60 * 60;

/// How long a cache keeps whom to tell of a hole (s): whoever looks finds a changed address the same day.
pub const SECURITY_S: u32 = 60 * 60;

/// Days that whom to tell of a hole is good for: less than a year ahead (RFC 9116, 2.5.5), and said anew every day.
pub const SECURITY_DAYS: i64 = 180;

/// How long a cache keeps a guide (s): it changes with a deployment.
pub const GUIDE_S: u32 = 300;

/// Guides in one list: whoever looks for one types its name.
pub const GUIDES_FOUND: usize = 50;

/// Letters of what is looked for that count: more than any name of a service has.
pub const SEARCH_CHARS: usize = 60;

/// Lines of the access report: a line for each person, role and reason.
pub const ACCESS_LINES: i64 = 200;

/// Bytes of a mail with everything in it: a letter with a signature and a small picture, not a folder of scans.
pub const MAIL_BYTES: u32 = 256 * 1024;

/// Bytes of a mail that is handed in: as above, in base64, with its envelope.
pub const HANDED_IN_BYTES: usize = MAIL_BYTES as usize / 3 * 4 + 4 * 1024;

/// How long it is remembered that a notice came back (ms): longer than any window.
pub const BOUNCE_KEPT_MS: i64 = 366 * DAY_MS;

/// Notices that came back, of which one digest tells.
pub const BOUNCES_TOLD: i64 = 200;

/// Mails that one sender gets through in an hour, and all together. What is beyond is dropped: nobody reads so much.
pub const MAILS_PER_SENDER: i64 = 20;
pub const MAILS: Limit = Limit { act: "mail", window_ms: HOUR_MS, most: 500 };

/// Chains of the log, and entries of each, whose beginning one hourly run cuts off: together what one batch does in a second.
pub const LOG_CUT_CHAINS: usize = 50;
pub const LOG_CUT_ENTRIES: i64 = 200;
