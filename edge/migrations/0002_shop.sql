-- The demo shop's own accounts: the embedded directory. Sealed in the same way as the rest, because D1 cannot forget.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

-- `standing` is the shop's own judgement and is never touched by a deletion: what a deletion does lies in `paused_by`,
-- so that the standing from before comes back by itself. The row outlives its person as an empty shell: a number that was
-- used once, so that a late message finds a closed account and not none.
CREATE TABLE shop_account (
  id TEXT NOT NULL, -- none: opaque
  epoch INTEGER NOT NULL, -- none
  standing TEXT NOT NULL, -- none: good or suspended
  created_at INTEGER NOT NULL, -- none
  opened_at INTEGER, -- none: null until everything of the account is written
  paused_by TEXT, -- none: the deletion that keeps the account quiet
  restored_from TEXT, -- none: the last deletion that let it go; its late suspension or erasure is refused
  locked_at INTEGER, -- none: restored without proof, waits for the shop's own recovery
  closed_by TEXT, -- none: the deletion that erases it
  closed_at INTEGER, -- none
  password_salt TEXT, -- none: random
  password_hash TEXT, -- personal: keyed hash of a slow salted hash
  PRIMARY KEY (id, epoch)
) STRICT, WITHOUT ROWID;

CREATE TABLE shop_contact (
  account TEXT NOT NULL, -- none
  epoch INTEGER NOT NULL, -- none
  id TEXT NOT NULL, -- none
  kind TEXT NOT NULL, -- none: email, phone or username
  hash TEXT NOT NULL, -- personal: keyed hash of the canonical address
  sealed TEXT NOT NULL, -- personal: the address, under the contact key
  changed_at INTEGER NOT NULL, -- none
  replaced_at INTEGER, -- none: when another address took its place
  PRIMARY KEY (account, epoch, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX shop_contact_by_hash ON shop_contact (hash) WHERE replaced_at IS NULL;

CREATE TABLE shop_record (
  account TEXT NOT NULL, -- none
  epoch INTEGER NOT NULL, -- none
  category TEXT NOT NULL, -- none
  id TEXT NOT NULL, -- none
  at INTEGER NOT NULL, -- none
  sealed TEXT NOT NULL, -- personal: a JSON object, under its category's key
  PRIMARY KEY (account, epoch, category, id)
) STRICT, WITHOUT ROWID;

-- What is left of a record that was made anonymous. No account, no text, no exact moment, an id that occurs nowhere else.
CREATE TABLE shop_anonymous (
  id TEXT PRIMARY KEY, -- none
  category TEXT NOT NULL, -- none
  month TEXT NOT NULL, -- none: YYYY-MM
  body TEXT NOT NULL -- none: product and stars
) STRICT, WITHOUT ROWID;

-- Something between the shop and the person that stops a deletion until it is settled.
CREATE TABLE shop_matter (
  account TEXT NOT NULL, -- none
  epoch INTEGER NOT NULL, -- none
  id TEXT NOT NULL, -- none
  kind TEXT NOT NULL, -- none: unpaid, dispute, investigation or violation
  sealed TEXT NOT NULL, -- personal: what it is about, under the contact key
  opened_at INTEGER NOT NULL, -- none
  settled_at INTEGER, -- none
  PRIMARY KEY (account, epoch, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE shop_session (
  token_hash TEXT PRIMARY KEY, -- none: keyed hash of a random secret
  account TEXT NOT NULL, -- none
  epoch INTEGER NOT NULL, -- none
  expires_at INTEGER NOT NULL -- none
) STRICT, WITHOUT ROWID;
CREATE INDEX shop_session_of ON shop_session (account, epoch);
CREATE INDEX shop_session_old ON shop_session (expires_at);

-- Tokens of linked apps and scripts.
CREATE TABLE shop_token (
  token_hash TEXT PRIMARY KEY, -- none: keyed hash of a random secret
  account TEXT NOT NULL, -- none
  epoch INTEGER NOT NULL, -- none
  created_at INTEGER NOT NULL -- none
) STRICT, WITHOUT ROWID;
CREATE INDEX shop_token_of ON shop_token (account, epoch);
