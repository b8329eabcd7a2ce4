//! Numbers with their reasons. Durations are milliseconds unless the name says otherwise.

/// One minute.
pub const MINUTE_MS: i64 = 60_000;
/// One hour.
pub const HOUR_MS: i64 = 60 * MINUTE_MS;
/// Twenty-four hours: a span, not a calendar day.
pub const DAY_MS: i64 = 24 * HOUR_MS;

/// An unproven request is forgotten after a day: it was typed by someone we do not know.
pub const UNVERIFIED_MS: i64 = DAY_MS;
/// An application without access is decided within days. After a month nobody has, and it is closed: that is the safe end.
pub const ACCESS_MS: i64 = 30 * DAY_MS;
/// A child's account that the staff have sealed stays so until they decide: the log's own period at the most.
pub const SEALED_MS: i64 = LOG_KEPT_DAYS * DAY_MS;
/// A proven request waits a week for its confirmation, long enough to fetch a copy.
pub const PREPARING_MS: i64 = 7 * DAY_MS;
/// An armed request waits this long for its last blocker to go.
pub const ARMED_MS: i64 = 90 * DAY_MS;
/// How often an armed request is looked at without being told that something changed.
pub const RECHECK_MS: i64 = DAY_MS;
/// Before the law's answer is due, a person whose request is still blocked is told why, and the remedy.
pub const BLOCKED_ANSWER_AHEAD_MS: i64 = 3 * DAY_MS;

/// How fresh a proof of control must be for something that can be taken back.
pub const PROOF_REVERSIBLE_MS: i64 = 30 * MINUTE_MS;
/// How fresh a proof of control must be for something that cannot be taken back.
pub const PROOF_IRREVERSIBLE_MS: i64 = 5 * MINUTE_MS;

/// A blocker found at the claim moves the purge by a week: daily moves would mean daily mails.
pub const POSTPONED_BY_BLOCKER_MS: i64 = 7 * DAY_MS;
/// One step of waiting for a promised copy.
pub const POSTPONED_BY_EXPORT_MS: i64 = DAY_MS;
/// A promised copy that does not come holds the purge back this long in all, then it goes on and the person is told.
pub const POSTPONED_BY_EXPORT_IN_ALL_MS: i64 = 3 * DAY_MS;
/// An unproven application to revoke holds the purge back once, for this long at most.
pub const UNPROVEN_STOP_MS: i64 = 14 * DAY_MS;
/// So long before such a stop ends undecided, everybody is told once more: enough to write to somebody and be heard.
pub const STOP_END_AHEAD_MS: i64 = 3 * DAY_MS;
/// A contact changed more recently than this cannot be the ground of an immediate deletion.
pub const IMMEDIATE_CONTACT_AGE_MS: i64 = 30 * DAY_MS;

/// Jobs that were not acknowledged are sent again after this.
pub const RUN_AGAIN_MS: i64 = HOUR_MS;
/// The contact outlives the rest until the final mail is accepted, and this long at most.
pub const FINAL_MAIL_MS: i64 = 72 * HOUR_MS;

/// A one-time code lives ten minutes (OWASP ASVS 5.0, 6.5.5).
pub const ONE_TIME_CODE_MS: i64 = 10 * MINUTE_MS;
/// Tries per one-time code, counted before the comparison.
pub const ONE_TIME_CODE_TRIES: u32 = 5;
/// A contact changed more recently than this proves nothing alone.
pub const CONTACT_AGE_DAYS: u16 = 7;

/// A copy can be fetched for a week; then it is erased, and another may be asked for.
pub const EXPORT_MS: i64 = 7 * DAY_MS;

/// A question that nobody answers ends with this local day after it was asked: the desk then decides on what it has.
pub const QUESTION_DAYS: u32 = 14;
/// Questions about one application: whoever still does not know after three asks for a decision's time and not for an answer.
pub const QUESTIONS: usize = 3;
/// Letters of a typed answer: as many as the question may have.
pub const ANSWER_CHARS: usize = 1_000;

/// A token of an identity provider: they run to two thousand bytes, and to some more where a provider lists groups.
pub const TOKEN_BYTES: usize = 12 * 1024;
/// Two clocks that are both kept by the network differ by less.
pub const TOKEN_SKEW_MS: i64 = MINUTE_MS;
/// An ID token is fetched by us in the moment that it is made: an older one was kept by somebody.
pub const ID_TOKEN_AGE_MS: i64 = 10 * MINUTE_MS;

/// A hand-over from the app: a dozen short claims, and a return address.
pub const HAND_OVER_BYTES: usize = 4 * 1024;
/// The app signs one when somebody taps, and the tap opens it: a slow network is over by then.
pub const HAND_OVER_MS: i64 = 2 * MINUTE_MS;

/// The desk's log is kept for three years: 11 CCR 7101 wants twenty-four months of every request, and whoever complains of a
/// decision at the end of that time, or sues within the usual limitation of three years, must still find how it was made.
pub const LOG_KEPT_DAYS: i64 = 1_096;
/// The name and address of whoever has left the desk, for as long as what they decided can still be asked about by those who
/// worked with them; afterwards the log knows them by an opaque id.
pub const STAFF_KEPT_DAYS: i64 = 366;

/// A journey outlives a slow person's evening, not a shared computer's week (ms).
pub const SESSION_MS: i64 = 12 * HOUR_MS;

/// Days that an applicant's address and letter are kept after filing: a month to decide and two to complain.
pub const APPLICANT_KEPT_DAYS: i64 = 90;

/// Answers to machines are kept this long for the same Idempotency-Key (ms); published in the API's documentation.
pub const IDEMPOTENCY_MS: i64 = DAY_MS;

/// Whoever opened a case is said to look at it this long (ms): as long as most decisions take.
pub const DESK_LOOK_MS: i64 = 10 * MINUTE_MS;

/// A member of staff signs in once in a working day (ms); NIST SP 800-63B-4, 2.2.3 allows 24 hours.
pub const STAFF_SESSION_MS: i64 = 8 * HOUR_MS;

/// Time to sign in at the provider, with a second factor that has to be looked for (ms).
pub const STAFF_FLOW_MS: i64 = 10 * MINUTE_MS;

/// Days that a mail's words are kept after it was closed: as long as whoever wrote may come back to it.
pub const MAIL_KEPT_DAYS: i64 = 90;

/// What is counted to keep mailboxes from filling is forgotten after two days: a count is of an hour or a day, and nobody waits
/// longer for it to begin anew.
pub const COUNT_KEPT_MS: i64 = 2 * DAY_MS;

/// Days that a record of what somebody asked for about their data is kept: 24 months (11 CCR 7101).
pub const RIGHT_KEPT_DAYS: i64 = 731;

/// Days that a message to a processor, and by what name it knows the person, are kept once nothing waits for them: as long as the
/// processor may still be asked whether it came.
pub const DELIVERY_KEPT_DAYS: i64 = 90;

/// Days that the key of a day outlives it: what was typed before anybody had proven anything is unreadable then.
pub const TYPED_KEPT_DAYS: i64 = 3;

/// Letters of each part of a notice: whoever is frightened reads a page, not a report.
pub const NOTICE_CHARS: usize = 1_000;

/// A silence that a law orders about a notice lasts a year at most; a longer one is ordered, and written, anew.
pub const NOTICE_SILENCE_DAYS: i64 = 366;

/// Days that a notice can be read, and who was told of it is known: as long as the log that says how it was decided.
pub const NOTICE_KEPT_DAYS: i64 = LOG_KEPT_DAYS;
