-- Addresses that may never open an account again, where the policy says `email_reuse = "never"`.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

-- Nothing leads from a row to an account or a deletion: that somebody was here is all that it can tell, and only to whoever has the
-- key and the address.
CREATE TABLE never_again (
  address_hash TEXT PRIMARY KEY, -- personal: keyed hash of the canonical address, under a key that is used for nothing else
  since INTEGER NOT NULL, -- none: when the purge began
  review_at INTEGER NOT NULL -- none: until then somebody says whether it is still needed
) STRICT, WITHOUT ROWID;
CREATE INDEX never_again_to_review ON never_again (review_at);

-- What stays longer stays by an administrator's decision. The words are those of a lost right.
CREATE TRIGGER desk_event_review_needs_an_administrator BEFORE INSERT ON desk_event
WHEN NEW.act = 'reviewed' AND NEW.role <> 'administrator'
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: staff.version'); END;
