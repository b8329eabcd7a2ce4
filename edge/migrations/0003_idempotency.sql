-- Answers to machines that ask twice: the same key and payload get the same answer and cause one effect (I17).

CREATE TABLE idempotency (
  key_hash TEXT PRIMARY KEY, -- none
  payload_hash TEXT NOT NULL, -- none: keyed hash
  taken_at INTEGER NOT NULL, -- none
  status INTEGER, -- none: null while the first asking is at work
  body TEXT, -- none
  expires_at INTEGER NOT NULL -- none
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_old ON idempotency (expires_at);
