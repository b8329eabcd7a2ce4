-- Whoever asks for a deletion without access to the account: where they can be reached. Letter and address lie under a key of
-- the request's own, because nothing says that they belong to the account; the key goes on its day, and the row with it.

CREATE TABLE applicant (
  deletion TEXT PRIMARY KEY, -- none
  account_hash TEXT, -- none: keyed hash of the opaque id of the account that is meant, if exactly one is
  address_sealed TEXT NOT NULL, -- personal: the new address, under the request's own key
  erase_at INTEGER NOT NULL -- none
) STRICT, WITHOUT ROWID;

-- One account is not asked about twice at once, nor soon after an objection.
CREATE INDEX applicant_of ON applicant (account_hash) WHERE account_hash IS NOT NULL;
CREATE INDEX applicant_old ON applicant (erase_at);
