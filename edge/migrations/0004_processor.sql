-- Processors beside the demo shop, and what proves that an account came back as it was.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

-- What a processor was told about an account. The hash covers the account's epoch: whoever registers anew is another one.
-- The row outlives what the processor held, so that a late message finds that everything is over, and not nothing.
CREATE TABLE processor_account (
  processor TEXT NOT NULL, -- none
  account_hash TEXT NOT NULL, -- none: keyed hash of an opaque id and its epoch
  paused_by TEXT, -- none: the deletion that keeps the account quiet here
  restored_from TEXT, -- none: the last deletion that let it go; its late words are refused
  restored_at INTEGER, -- none: when it was put back
  ended_by TEXT, -- none: the deletion that erases it
  PRIMARY KEY (processor, account_hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE processor_record (
  processor TEXT NOT NULL, -- none
  account_hash TEXT NOT NULL, -- none: keyed hash of an opaque id and its epoch
  category TEXT NOT NULL, -- none
  sealed TEXT NOT NULL, -- personal: a JSON object, under the processor's own key for the category
  PRIMARY KEY (processor, account_hash, category)
) STRICT, WITHOUT ROWID;
CREATE INDEX processor_record_of ON processor_record (account_hash);

-- An account before its suspension and after its return, category by category. The hashes are keyed with the category's own
-- key, so that they say nothing once the category is gone; the claim removes them anyway.
CREATE TABLE likeness (
  deletion TEXT NOT NULL, -- none
  category TEXT NOT NULL, -- none
  before_hash TEXT, -- personal: keyed hash of everything in the category; null if there was nothing
  after_hash TEXT, -- personal: the same after the return; null until then, or if there is nothing
  compared_at INTEGER, -- none
  PRIMARY KEY (deletion, category)
) STRICT, WITHOUT ROWID;
