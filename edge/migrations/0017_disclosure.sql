-- What is held can leave the house in one way: the law orders it, two of the staff agree, it is handed out once, and the person is
-- told as soon as the law allows. The data itself is never written here: it is made at the moment in which it is handed out.
CREATE TABLE disclosure (
  id TEXT PRIMARY KEY, -- none: opaque
  deletion TEXT NOT NULL, -- none
  categories TEXT NOT NULL, -- none: the categories that are to be handed out, as JSON
  order_sealed TEXT, -- personal: authority, basis, file number, ground of silence, under a key of the row's own
  silent_until INTEGER, -- none: the law forbids to tell the person before; null where it does not
  proposed_by TEXT NOT NULL, -- none
  proposed_at INTEGER NOT NULL, -- none
  state TEXT NOT NULL, -- none: proposed, approved or refused
  decided_by TEXT, -- none
  decided_at INTEGER, -- none
  handed_at INTEGER, -- none
  handed_to TEXT, -- none
  told_at INTEGER, -- none: when it went into the deletion's own log, and so to the person
  erase_at INTEGER NOT NULL -- none: then the order's words go
) STRICT, WITHOUT ROWID;
CREATE INDEX disclosure_of ON disclosure (deletion, proposed_at);
CREATE INDEX disclosure_untold ON disclosure (silent_until) WHERE state = 'approved' AND told_at IS NULL;
CREATE INDEX disclosure_to_erase ON disclosure (erase_at) WHERE order_sealed IS NOT NULL;

-- The words of the refusals are those of a lost race, so that a whole batch rolls back as one.
CREATE TRIGGER disclosure_begins_undecided BEFORE INSERT ON disclosure
WHEN NEW.state <> 'proposed' OR NEW.decided_by IS NOT NULL OR NEW.handed_at IS NOT NULL OR NEW.told_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: disclosure.state'); END;
-- What was approved is what was proposed.
CREATE TRIGGER disclosure_stays_what_it_is BEFORE UPDATE OF deletion, categories, silent_until, proposed_by, proposed_at ON disclosure
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: disclosure.categories'); END;
CREATE TRIGGER disclosure_is_not_removed BEFORE DELETE ON disclosure
BEGIN SELECT RAISE(ABORT, 'a disclosure is not removed'); END;
-- Decided once, and by somebody else.
CREATE TRIGGER disclosure_needs_two BEFORE UPDATE OF state, decided_by, decided_at ON disclosure
WHEN OLD.state <> 'proposed' OR NEW.state NOT IN ('approved', 'refused') OR NEW.decided_by IS NULL
  OR NEW.decided_by = OLD.proposed_by OR NEW.decided_at IS NULL
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: disclosure.decided_by'); END;
-- Handed out once, within a day, to one of the two. `limits::DISCLOSURE_MS` says the same.
CREATE TRIGGER disclosure_is_handed_out_once BEFORE UPDATE OF handed_at, handed_to ON disclosure
WHEN OLD.state <> 'approved' OR OLD.handed_at IS NOT NULL OR NEW.handed_at IS NULL
  OR NEW.handed_at >= OLD.decided_at + 86400000 OR NEW.handed_to IS NULL
  OR NEW.handed_to NOT IN (OLD.proposed_by, OLD.decided_by)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: disclosure.handed_at'); END;
-- Told once, and not before its time.
CREATE TRIGGER disclosure_is_told_once BEFORE UPDATE OF told_at ON disclosure
WHEN OLD.state <> 'approved' OR OLD.told_at IS NOT NULL OR NEW.told_at IS NULL OR NEW.told_at < COALESCE(OLD.silent_until, 0)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: disclosure.told_at'); END;
