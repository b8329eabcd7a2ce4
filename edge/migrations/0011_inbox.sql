-- Mail to the desk. What somebody wrote lies sealed under a key of that mail's own, in KV: the key goes on its day, and the
-- text with it, in every copy of this table. Only codes stay.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

CREATE TABLE inbox (
  id TEXT PRIMARY KEY, -- none: opaque; its sender is told it
  message_hash TEXT NOT NULL, -- none: keyed hash of the mail's own id; a mail that is delivered twice is one row
  received_at INTEGER NOT NULL, -- none
  due_at INTEGER NOT NULL, -- none: by when it is acknowledged
  kind TEXT NOT NULL, -- none: revocation, immediate, leave, see, correct, object, complain or other
  deletion TEXT, -- none: the one that it is about, where there is exactly one
  reference TEXT, -- none: of that deletion
  application TEXT, -- none: what was filed from it
  sender_hash TEXT, -- personal: keyed hash of the envelope's sender; null where it was filed or is erased
  letter_sealed TEXT, -- personal: sender, subject and text, under the mail's own key; null where it was filed or is erased
  locale TEXT NOT NULL, -- none: of the letter that was recognised
  spf TEXT NOT NULL, -- none: pass, fail or none, as the receiving server says
  dkim TEXT NOT NULL, -- none
  dmarc TEXT NOT NULL, -- none
  own_address INTEGER NOT NULL, -- none: 1 where it says that it comes from the account's present address
  automatic INTEGER NOT NULL, -- none: 1 where a machine sent it
  state TEXT NOT NULL, -- none: open or closed
  outcome TEXT, -- none: answered, passed-on, not-ours, or filed by the machine
  closed_at INTEGER, -- none
  closed_by TEXT, -- none: a member of staff
  assigned_to TEXT, -- none: a member of staff
  erase_at INTEGER -- none: when its key is destroyed
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX inbox_message ON inbox (message_hash);
-- The queue, by when somebody must have looked.
CREATE INDEX inbox_due ON inbox (due_at) WHERE state = 'open';
-- What goes on its day.
CREATE INDEX inbox_erase ON inbox (erase_at) WHERE erase_at IS NOT NULL;
CREATE INDEX inbox_of_application ON inbox (application) WHERE application IS NOT NULL;
