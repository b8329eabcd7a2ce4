-- What processors beside the directory are told over the network: a row for each message, however often it is sent. Opaque ids only.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

-- By what a processor knows a person: another id at each, so that no two of them can compare.
CREATE TABLE delivery_subject (
  target TEXT NOT NULL, -- none
  account_hash TEXT NOT NULL, -- none
  subject TEXT NOT NULL, -- none: opaque, as it was told the first time
  sequence INTEGER NOT NULL DEFAULT 0, -- none: of the last message; it only grows
  last_at INTEGER NOT NULL DEFAULT 0, -- none: when that was
  PRIMARY KEY (target, account_hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX delivery_subject_old ON delivery_subject (last_at);

CREATE TABLE delivery (
  id TEXT PRIMARY KEY, -- none: a keyed hash of what is asked: asked twice, it is one message
  target TEXT NOT NULL, -- none
  kind TEXT NOT NULL, -- none
  account_hash TEXT NOT NULL, -- none
  deletion TEXT, -- none
  category TEXT, -- none
  effect TEXT, -- none: the effect that waits for it
  subject TEXT NOT NULL, -- none: by what the target knows whose it is
  sequence INTEGER NOT NULL, -- none: the later word counts
  body TEXT NOT NULL, -- none: what else it says, as JSON
  created_at INTEGER NOT NULL, -- none
  due_at INTEGER, -- none: when it is sent next; null once nothing is left to send
  leased_until INTEGER, -- none
  attempts INTEGER NOT NULL DEFAULT 0, -- none
  asked INTEGER NOT NULL DEFAULT 0, -- none: how often it was asked what is still held
  last_status TEXT, -- none: what was answered last, by our name for it
  accepted_at INTEGER, -- none: they have it and will say when it is done
  delivered_at INTEGER, -- none: they say that it is done
  verified_at INTEGER, -- none: and have signed that nothing is left
  dead_at INTEGER, -- none: sent often enough; somebody must look
  dropped_at INTEGER -- none: a later message made it pointless
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX delivery_sequence ON delivery (target, subject, sequence);
CREATE INDEX delivery_of ON delivery (deletion) WHERE deletion IS NOT NULL;
CREATE INDEX delivery_waits_at ON delivery (target, created_at) WHERE due_at IS NOT NULL;
CREATE INDEX delivery_dead ON delivery (dead_at, id) WHERE dead_at IS NOT NULL;
CREATE INDEX delivery_old ON delivery (created_at) WHERE due_at IS NULL AND dead_at IS NULL;

-- What is known of a target.
CREATE TABLE delivery_target (
  target TEXT PRIMARY KEY, -- none
  last_status TEXT, -- none
  last_at INTEGER, -- none
  silent INTEGER NOT NULL DEFAULT 0, -- none: attempts in a row that nobody answered
  slow_until INTEGER, -- none: nothing is sent before
  disabled_at INTEGER -- none: it said that it is gone; nothing is sent until somebody says otherwise
) STRICT, WITHOUT ROWID;

CREATE TRIGGER delivery_counts AFTER INSERT ON delivery
BEGIN
  UPDATE delivery_subject SET sequence = NEW.sequence, last_at = NEW.created_at
  WHERE target = NEW.target AND account_hash = NEW.account_hash;
END;
-- What was done there is never undone here by a late word.
CREATE TRIGGER delivery_stays_verified BEFORE UPDATE OF delivered_at, verified_at ON delivery
WHEN OLD.verified_at IS NOT NULL
BEGIN SELECT RAISE(IGNORE); END;

-- The moment in the one list of what time demands.
CREATE TRIGGER delivery_begins_to_wait AFTER INSERT ON delivery WHEN NEW.due_at IS NOT NULL
BEGIN INSERT INTO agenda (at, kind, id) VALUES (NEW.due_at, 'delivery', NEW.id); END;
CREATE TRIGGER delivery_no_longer_waits AFTER UPDATE OF due_at ON delivery
WHEN OLD.due_at IS NOT NULL AND OLD.due_at IS NOT NEW.due_at
BEGIN DELETE FROM agenda WHERE at = OLD.due_at AND kind = 'delivery' AND id = OLD.id; END;
CREATE TRIGGER delivery_waits_anew AFTER UPDATE OF due_at ON delivery
WHEN NEW.due_at IS NOT NULL AND NEW.due_at IS NOT OLD.due_at
BEGIN INSERT INTO agenda (at, kind, id) VALUES (NEW.due_at, 'delivery', NEW.id); END;
CREATE TRIGGER delivery_is_gone AFTER DELETE ON delivery WHEN OLD.due_at IS NOT NULL
BEGIN DELETE FROM agenda WHERE at = OLD.due_at AND kind = 'delivery' AND id = OLD.id; END;

-- Who may send again by hand, or let a target be told again, at that very moment.
CREATE TRIGGER delivery_needs_the_right BEFORE INSERT ON desk_event
WHEN NEW.act IN ('resent', 'reopened') AND NEW.role NOT IN ('lead', 'administrator')
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: staff.version'); END;
