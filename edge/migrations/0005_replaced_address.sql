-- Whoever lost an address of theirs to somebody else is heard for 90 days: a look-up that also finds replaced addresses,
-- and the last deletion of an account, running or over.

-- Finds the present addresses as well, so the index of those alone has nothing left to do.
CREATE INDEX shop_contact_by_hash_and_end ON shop_contact (hash, replaced_at);
DROP INDEX shop_contact_by_hash;

CREATE INDEX deletion_of_account ON deletion (account_hash, live, started_at) WHERE account_hash IS NOT NULL;
