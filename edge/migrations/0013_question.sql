-- Questions of the staff to whoever filed an application or wrote a mail. What is asked lies in the desk's log and, until it is
-- sent, in the outbox; what is answered lies here. Both are sealed under the account's contact key, those about a mail under the
-- mail's own, and become unreadable with it.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

CREATE TABLE question (
  id TEXT PRIMARY KEY, -- none: opaque
  application TEXT NOT NULL, -- none: what it is about; of a mail, `mail:` and its id
  token_hash TEXT NOT NULL, -- none: keyed hash of a random secret, which stands in the subject of the mail that asks
  asked_at INTEGER NOT NULL, -- none
  ends_at INTEGER NOT NULL, -- none: when it ends unanswered
  answered_at INTEGER, -- none
  answered_by TEXT, -- none: page, address (the one that was asked) or other-address
  answer_sealed TEXT, -- personal: the answer, under the account's contact key
  mail TEXT -- none: the mail that brought it
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX question_token ON question (token_hash);
CREATE INDEX question_of ON question (application, asked_at);
CREATE UNIQUE INDEX question_of_mail ON question (mail) WHERE mail IS NOT NULL;

-- Where whoever filed an application is reached, and until when it waits for their answer.
ALTER TABLE application ADD COLUMN reply_to_sealed TEXT; -- personal: their address, under the account's contact key
ALTER TABLE application ADD COLUMN waits_until INTEGER; -- none
