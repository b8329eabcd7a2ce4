-- The life of a deletion. No personal value is ever written in plain: D1's log and Time Travel cannot forget.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.
-- Moments are milliseconds UTC. Dates are never computed here.

CREATE TABLE policy_version (
  id INTEGER PRIMARY KEY, -- none: first 32 bits of the body's SHA-256
  published_at INTEGER NOT NULL, -- none
  body TEXT NOT NULL -- none
) STRICT;

CREATE TABLE deletion (
  id TEXT PRIMARY KEY, -- none
  reference TEXT NOT NULL UNIQUE, -- none
  policy_version INTEGER NOT NULL, -- none
  locale TEXT NOT NULL, -- none
  version INTEGER NOT NULL, -- none
  state TEXT NOT NULL, -- none
  body TEXT NOT NULL, -- none
  account_hash TEXT, -- none: keyed hash of an opaque id
  live INTEGER, -- none: 1 while the account is spoken for, else null
  next_at INTEGER, -- none: when the sweep must look again
  started_at INTEGER NOT NULL, -- none
  intake_hash TEXT, -- personal: keyed hash of what was typed
  intake_sealed TEXT, -- personal: what was typed, under the day's key
  intake_day TEXT, -- none
  codes_sealed TEXT, -- personal: the person's codes, under the account's contact key
  reason_sealed TEXT -- personal: the person's own words, under the account's contact key
) STRICT, WITHOUT ROWID;

-- One live deletion per account (I1).
CREATE UNIQUE INDEX deletion_live ON deletion (account_hash) WHERE live = 1;
-- The sweep reads what is due and nothing else.
CREATE INDEX deletion_due ON deletion (next_at) WHERE next_at IS NOT NULL;

-- The primary key is the compare-and-set: the writer that comes second violates it and its whole batch rolls back.
CREATE TABLE deletion_event (
  deletion TEXT NOT NULL, -- none
  version INTEGER NOT NULL, -- none
  at INTEGER NOT NULL, -- none
  kind TEXT NOT NULL, -- none
  body TEXT NOT NULL, -- none
  hash TEXT NOT NULL, -- none
  PRIMARY KEY (deletion, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER deletion_event_is_not_changed BEFORE UPDATE ON deletion_event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
CREATE TRIGGER deletion_event_is_not_removed BEFORE DELETE ON deletion_event
BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END;
-- INSERT OR REPLACE removes without firing the trigger above.
CREATE TRIGGER deletion_event_is_not_replaced BEFORE INSERT ON deletion_event
WHEN EXISTS (SELECT 1 FROM deletion_event WHERE deletion = NEW.deletion AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: deletion_event.deletion, deletion_event.version'); END;

CREATE TABLE outbox (
  id TEXT PRIMARY KEY, -- none
  deletion TEXT NOT NULL, -- none
  kind TEXT NOT NULL, -- none
  body TEXT NOT NULL, -- none
  sealed TEXT, -- personal: under the key that `body` names
  created_at INTEGER NOT NULL, -- none
  due_at INTEGER, -- none: null once carried out or given up
  attempts INTEGER NOT NULL DEFAULT 0, -- none
  done_at INTEGER -- none
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX outbox_of ON outbox (deletion, created_at);

-- The newest one-time code of a deletion: a new one replaces the old in the same row, so no second can be valid.
-- It takes effect when its mail leaves, so that a mail held back never kills a code that works, and so that only as many
-- codes can be guessed at as may be mailed.
CREATE TABLE one_time_code (
  deletion TEXT PRIMARY KEY, -- none
  hash TEXT, -- none
  expires_at INTEGER, -- none
  tries INTEGER NOT NULL DEFAULT 0, -- none: at this code
  tries_in_all INTEGER NOT NULL DEFAULT 0, -- none: at all codes of this deletion
  next_hash TEXT, -- none: ordered, not yet on its way
  next_expires_at INTEGER -- none
) STRICT, WITHOUT ROWID;

-- A secret that worked is written here in the batch that it allowed; a second use violates the key.
CREATE TABLE spent_secret (
  hash TEXT PRIMARY KEY, -- none
  at INTEGER NOT NULL -- none
) STRICT, WITHOUT ROWID;

-- Codes and links that outlive a sitting.
CREATE TABLE secret (
  deletion TEXT NOT NULL, -- none
  purpose TEXT NOT NULL, -- none
  hash TEXT NOT NULL, -- none
  expires_at INTEGER, -- none
  PRIMARY KEY (deletion, purpose)
) STRICT, WITHOUT ROWID;

-- Counted before it is compared: one row per thing and window of time.
CREATE TABLE throttle (
  subject TEXT NOT NULL, -- none: keyed hash
  window TEXT NOT NULL, -- none
  count INTEGER NOT NULL, -- none
  expires_at INTEGER NOT NULL, -- none
  PRIMARY KEY (subject, window)
) STRICT, WITHOUT ROWID;
CREATE INDEX throttle_old ON throttle (expires_at);

CREATE TABLE session (
  token_hash TEXT PRIMARY KEY, -- none
  deletion TEXT NOT NULL, -- none
  scope TEXT NOT NULL, -- none: journey or status
  proof_at INTEGER, -- none: when control was last proven
  expires_at INTEGER NOT NULL -- none
) STRICT, WITHOUT ROWID;
CREATE INDEX session_old ON session (expires_at);

-- One logical job per processor and category, however often it is delivered (I6).
CREATE TABLE job (
  deletion TEXT NOT NULL, -- none
  processor TEXT NOT NULL, -- none
  category TEXT NOT NULL, -- none
  created_at INTEGER NOT NULL, -- none
  attempts INTEGER NOT NULL DEFAULT 0, -- none
  due_at INTEGER, -- none
  done_at INTEGER, -- none
  failed_at INTEGER, -- none: visible failure, waiting for the operator
  PRIMARY KEY (deletion, processor, category)
) STRICT, WITHOUT ROWID;

-- The truth about which categories of an account are gone; the vault's record follows it.
CREATE TABLE vault (
  account_hash TEXT PRIMARY KEY, -- none
  version INTEGER NOT NULL, -- none
  lease_by TEXT, -- none
  lease_until INTEGER -- none
) STRICT, WITHOUT ROWID;

CREATE TABLE vault_erased (
  account_hash TEXT NOT NULL, -- none
  category TEXT NOT NULL, -- none
  at INTEGER NOT NULL, -- none
  PRIMARY KEY (account_hash, category)
) STRICT, WITHOUT ROWID;

CREATE TABLE day_key (
  day TEXT PRIMARY KEY, -- none
  made_at INTEGER NOT NULL -- none
) STRICT, WITHOUT ROWID;

CREATE TABLE export (
  deletion TEXT PRIMARY KEY, -- none
  sha256 TEXT NOT NULL, -- none
  bytes INTEGER NOT NULL, -- none
  pieces INTEGER NOT NULL, -- none
  made_at INTEGER NOT NULL, -- none
  expires_at INTEGER NOT NULL, -- none
  summary TEXT NOT NULL -- none: count per category
) STRICT, WITHOUT ROWID;

CREATE TABLE receipt (
  deletion TEXT PRIMARY KEY, -- none
  at INTEGER NOT NULL, -- none
  body TEXT NOT NULL -- none: the signed statement, without personal data
) STRICT, WITHOUT ROWID;
