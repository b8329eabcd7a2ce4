-- A naive design with the same guarantees: what a careful developer writes first, before anybody has counted rows.
--
-- It is fair because it gives up nothing. It keeps an event per change under a unique (request, version), so that whoever
-- comes second loses the whole batch; an outbox whose rows are taken, retried and closed; codes that are counted before they
-- are compared and spent once; one job per processor and category; a mark per erased category, outside of which the keys
-- lie in KV, one KV entry for each; what proves that a revoked account came back equal; a signed receipt. It writes for the
-- same life as many events, effects, letters, jobs and codes as the product has just written: those numbers are counted in
-- the product's own database and handed in. It updates a row no oftener than it must: taken and closed, as the product does.
--
-- It is naive in how rows lie: every table is the usual kind, with a key of its own beside the row; the indexes are those
-- that one adds by habit for what is looked up (by request, by status, by due date), each whole, none of them partial; every
-- step has a status column and an `updated_at`. It does not pad: no AUTOINCREMENT, no index that no query of a desk like this
-- one would use, no second copy of anything.
--
-- ?1 is the life's name, ?2 a running number. `@per NAME` says how often what follows is done.

-- @schema
CREATE TABLE request (
  id TEXT PRIMARY KEY, reference TEXT NOT NULL UNIQUE, account TEXT, status TEXT NOT NULL, version INTEGER NOT NULL,
  body TEXT NOT NULL, due_at INTEGER, typed TEXT, codes TEXT, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
);
CREATE INDEX request_account ON request (account);
CREATE INDEX request_due ON request (status, due_at);
CREATE TABLE event (
  id INTEGER PRIMARY KEY, request TEXT NOT NULL, version INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
  hash TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (request, version)
);
CREATE TABLE outbox (
  id TEXT PRIMARY KEY, request TEXT NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL, status TEXT NOT NULL,
  due_at INTEGER NOT NULL, attempts INTEGER NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL
);
CREATE INDEX outbox_request ON outbox (request);
CREATE INDEX outbox_due ON outbox (status, due_at);
CREATE TABLE code (
  id TEXT PRIMARY KEY, request TEXT NOT NULL, hash TEXT NOT NULL, tries INTEGER NOT NULL, sent_at INTEGER,
  spent_at INTEGER, expires_at INTEGER NOT NULL
);
CREATE INDEX code_request ON code (request);
CREATE TABLE spent (hash TEXT PRIMARY KEY, at INTEGER NOT NULL);
CREATE TABLE secret (
  id TEXT PRIMARY KEY, request TEXT NOT NULL, purpose TEXT NOT NULL, hash TEXT NOT NULL, expires_at INTEGER,
  UNIQUE (request, purpose)
);
CREATE TABLE throttle (
  id INTEGER PRIMARY KEY, subject TEXT NOT NULL, bucket TEXT NOT NULL, count INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  UNIQUE (subject, bucket)
);
CREATE INDEX throttle_old ON throttle (expires_at);
CREATE TABLE session (token TEXT PRIMARY KEY, request TEXT NOT NULL, scope TEXT NOT NULL, expires_at INTEGER NOT NULL);
CREATE INDEX session_old ON session (expires_at);
CREATE TABLE job (
  id INTEGER PRIMARY KEY, request TEXT NOT NULL, processor TEXT NOT NULL, category TEXT NOT NULL, status TEXT NOT NULL,
  attempts INTEGER NOT NULL, due_at INTEGER, updated_at INTEGER NOT NULL, UNIQUE (request, processor, category)
);
CREATE INDEX job_due ON job (status, due_at);
CREATE TABLE erased (
  id INTEGER PRIMARY KEY, account TEXT NOT NULL, category TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (account, category)
);
CREATE TABLE likeness (
  id INTEGER PRIMARY KEY, request TEXT NOT NULL, category TEXT NOT NULL, before TEXT, after TEXT, UNIQUE (request, category)
);
CREATE TABLE receipt (id INTEGER PRIMARY KEY, request TEXT NOT NULL UNIQUE, body TEXT NOT NULL, at INTEGER NOT NULL);

-- @per life
INSERT INTO request VALUES (?1, 'R' || ?1, NULL, 'unverified', 0, '{}', 1, 'sealed', NULL, 1, 1);

-- @per event
INSERT INTO event (request, version, kind, body, hash, at) VALUES (?1, ?2, 'kind', '{}', 'hash', ?2);
UPDATE request SET version = ?2, body = '{"n":' || ?2 || '}', updated_at = ?2 WHERE id = ?1;

-- @per turn
-- An event that changes the state, and with it what is due.
INSERT INTO event (request, version, kind, body, hash, at) VALUES (?1, 1000 + ?2, 'kind', '{}', 'hash', ?2);
UPDATE request SET version = ?2, status = 'status ' || ?2, due_at = ?2, body = '{"t":' || ?2 || '}', updated_at = ?2 WHERE id = ?1;

-- @per proof
UPDATE request SET account = 'account ' || ?1 WHERE id = ?1;
UPDATE code SET tries = tries + 1 WHERE request = ?1;
UPDATE code SET spent_at = ?2 WHERE request = ?1;
INSERT INTO spent VALUES (?1, ?2);

-- @per effect
INSERT INTO outbox VALUES (?1 || ?2, ?1, 'kind', '{}', 'waiting', ?2, 0, ?2, ?2);
UPDATE outbox SET status = 'taken', attempts = 1, due_at = ?2 + 60, updated_at = ?2 WHERE id = ?1 || ?2;
UPDATE outbox SET status = 'done', updated_at = ?2 WHERE id = ?1 || ?2;

-- @per code
INSERT INTO code VALUES (?1 || ?2, ?1, 'hash', 0, NULL, NULL, ?2);
UPDATE code SET sent_at = ?2 WHERE id = ?1 || ?2;

-- @per count
INSERT INTO throttle (subject, bucket, count, expires_at) VALUES (?1, ?2, 1, ?2);

-- @per secret
INSERT INTO secret VALUES (?1 || ?2, ?1, 'purpose ' || ?2, 'hash', ?2);

-- @per session
INSERT INTO session VALUES (?1 || ?2, ?1, 'journey', ?2);

-- @per ended
-- One sitting takes the place of another.
DELETE FROM session WHERE token = ?1 || ?2;

-- @per job
INSERT INTO job (request, processor, category, status, attempts, due_at, updated_at) VALUES (?1, 'p', ?2, 'waiting', 0, 1, 1);
UPDATE job SET status = 'taken', attempts = 1, due_at = 2, updated_at = 2 WHERE request = ?1 AND processor = 'p' AND category = ?2;
UPDATE job SET status = 'done', due_at = NULL, updated_at = 3 WHERE request = ?1 AND processor = 'p' AND category = ?2;

-- @per erased
INSERT INTO erased (account, category, at) VALUES (?1, ?2, ?2);

-- @per likeness
INSERT INTO likeness (request, category, before) VALUES (?1, ?2, 'hash');
DELETE FROM likeness WHERE request = ?1 AND category = ?2;

-- @per receipt
INSERT INTO receipt (request, body, at) VALUES (?1 || ?2, '{}', ?2);
