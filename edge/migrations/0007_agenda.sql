-- What time alone demands, in one list: a tick with nothing to do reads one row of it, however many tables wait on time.
-- The moments stay where they were decided; triggers carry them here, so that no writer can forget to.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

CREATE TABLE agenda (
  at INTEGER NOT NULL, -- none
  kind TEXT NOT NULL, -- none: deletion or effect
  id TEXT NOT NULL, -- none
  PRIMARY KEY (at, kind, id)
) STRICT, WITHOUT ROWID;

INSERT INTO agenda (at, kind, id) SELECT next_at, 'deletion', id FROM deletion WHERE next_at IS NOT NULL;
INSERT INTO agenda (at, kind, id) SELECT due_at, 'effect', id FROM outbox WHERE due_at IS NOT NULL;

CREATE TRIGGER deletion_begins_to_wait AFTER INSERT ON deletion WHEN NEW.next_at IS NOT NULL
BEGIN INSERT INTO agenda (at, kind, id) VALUES (NEW.next_at, 'deletion', NEW.id); END;
CREATE TRIGGER deletion_no_longer_waits AFTER UPDATE OF next_at ON deletion
WHEN OLD.next_at IS NOT NULL AND OLD.next_at IS NOT NEW.next_at
BEGIN DELETE FROM agenda WHERE at = OLD.next_at AND kind = 'deletion' AND id = OLD.id; END;
CREATE TRIGGER deletion_waits_anew AFTER UPDATE OF next_at ON deletion
WHEN NEW.next_at IS NOT NULL AND NEW.next_at IS NOT OLD.next_at
BEGIN INSERT INTO agenda (at, kind, id) VALUES (NEW.next_at, 'deletion', NEW.id); END;
CREATE TRIGGER deletion_is_gone AFTER DELETE ON deletion WHEN OLD.next_at IS NOT NULL
BEGIN DELETE FROM agenda WHERE at = OLD.next_at AND kind = 'deletion' AND id = OLD.id; END;

CREATE TRIGGER effect_begins_to_wait AFTER INSERT ON outbox WHEN NEW.due_at IS NOT NULL
BEGIN INSERT INTO agenda (at, kind, id) VALUES (NEW.due_at, 'effect', NEW.id); END;
CREATE TRIGGER effect_no_longer_waits AFTER UPDATE OF due_at ON outbox
WHEN OLD.due_at IS NOT NULL AND OLD.due_at IS NOT NEW.due_at
BEGIN DELETE FROM agenda WHERE at = OLD.due_at AND kind = 'effect' AND id = OLD.id; END;
CREATE TRIGGER effect_waits_anew AFTER UPDATE OF due_at ON outbox
WHEN NEW.due_at IS NOT NULL AND NEW.due_at IS NOT OLD.due_at
BEGIN INSERT INTO agenda (at, kind, id) VALUES (NEW.due_at, 'effect', NEW.id); END;
CREATE TRIGGER effect_is_gone AFTER DELETE ON outbox WHEN OLD.due_at IS NOT NULL
BEGIN DELETE FROM agenda WHERE at = OLD.due_at AND kind = 'effect' AND id = OLD.id; END;

-- Whoever carries an effect out holds it for a while; it stays due meanwhile, so that nothing is written to the list twice.
ALTER TABLE outbox ADD COLUMN leased_until INTEGER; -- none: null while nobody holds it

DROP INDEX deletion_due;
DROP INDEX outbox_due;
