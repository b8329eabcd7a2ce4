-- Notices of an incident, or of a disclosure that a law orders: who wrote one, who agreed, whom it was sent to. Its words lie sealed, as
-- it may be about one person alone, or must not be known before its day.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.
CREATE TABLE notice (
  id TEXT PRIMARY KEY, -- none: opaque
  kind TEXT NOT NULL, -- none: incident or disclosure
  happened TEXT NOT NULL, -- none: YYYY-MM-DD
  noticed TEXT NOT NULL, -- none: YYYY-MM-DD
  categories TEXT NOT NULL, -- none: the categories that it is about, as JSON
  words_sealed TEXT, -- personal: what is said, by language and part, under a key of the row's own
  account TEXT, -- none: whom alone it is about; null where it is about everybody with such data, and public
  epoch INTEGER, -- none
  silent_until INTEGER, -- none: a law forbids to tell anybody before; null where it does not
  written_by TEXT NOT NULL, -- none
  written_at INTEGER NOT NULL, -- none
  state TEXT NOT NULL, -- none: proposed, approved or refused
  decided_by TEXT, -- none
  decided_at INTEGER, -- none
  begun_at INTEGER, -- none: since when people are told
  next_at INTEGER, -- none: when the next are told; null while it is not decided, and when nobody is left
  after_account TEXT NOT NULL DEFAULT '', -- none: accounts are gone through in order, as far as this one
  after_epoch INTEGER NOT NULL DEFAULT 0, -- none
  addressed INTEGER NOT NULL DEFAULT 0, -- none: whose mail was ordered
  told INTEGER NOT NULL DEFAULT 0, -- none
  unreached INTEGER NOT NULL DEFAULT 0, -- none
  erase_at INTEGER NOT NULL -- none: then its words go, and who was told
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_written ON notice (written_at, id);
CREATE INDEX notice_public ON notice (begun_at) WHERE account IS NULL AND begun_at IS NOT NULL;
CREATE INDEX notice_to_erase ON notice (erase_at) WHERE words_sealed IS NOT NULL;

-- Whom it was sent to: once each, whatever happens twice.
CREATE TABLE notice_told (
  notice TEXT NOT NULL, -- none
  account TEXT NOT NULL, -- none: opaque
  epoch INTEGER NOT NULL, -- none
  outcome TEXT, -- none: told or unreached; null while the mail is on its way
  PRIMARY KEY (notice, account, epoch)
) STRICT, WITHOUT ROWID;
CREATE INDEX notice_told_of ON notice_told (account, epoch);

-- The words of the refusals are those of a lost race, so that a whole batch rolls back as one.
CREATE TRIGGER notice_begins_undecided BEFORE INSERT ON notice
WHEN NEW.state <> 'proposed' OR NEW.decided_by IS NOT NULL OR NEW.begun_at IS NOT NULL OR NEW.next_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: notice.state'); END;
-- What was agreed to is what was written.
CREATE TRIGGER notice_stays_what_it_is
BEFORE UPDATE OF kind, happened, noticed, categories, account, epoch, silent_until, written_by, written_at ON notice
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: notice.kind'); END;
CREATE TRIGGER notice_words_only_go BEFORE UPDATE OF words_sealed ON notice WHEN NEW.words_sealed IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: notice.words_sealed'); END;
CREATE TRIGGER notice_is_not_removed BEFORE DELETE ON notice
BEGIN SELECT RAISE(ABORT, 'a notice is not removed'); END;
-- Decided once, and by somebody else.
CREATE TRIGGER notice_needs_two BEFORE UPDATE OF state, decided_by, decided_at ON notice
WHEN OLD.state <> 'proposed' OR NEW.state NOT IN ('approved', 'refused') OR NEW.decided_by IS NULL
  OR NEW.decided_by = OLD.written_by OR NEW.decided_at IS NULL
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: notice.decided_by'); END;
-- Nobody is told before two have agreed, nor before the law allows it.
CREATE TRIGGER notice_waits_for_its_day BEFORE UPDATE OF begun_at ON notice
WHEN NEW.begun_at IS NOT NULL AND (NEW.state <> 'approved' OR NEW.begun_at < COALESCE(OLD.silent_until, 0))
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: notice.begun_at'); END;
CREATE TRIGGER notice_told_when_it_has_begun BEFORE INSERT ON notice_told
WHEN NOT EXISTS (SELECT 1 FROM notice WHERE id = NEW.notice AND begun_at IS NOT NULL)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: notice.begun_at'); END;
-- What became of a mail is known once.
CREATE TRIGGER notice_told_once BEFORE UPDATE ON notice_told
WHEN OLD.outcome IS NOT NULL OR NEW.outcome NOT IN ('told', 'unreached')
BEGIN SELECT RAISE(IGNORE); END;
CREATE TRIGGER notice_told_counts AFTER UPDATE OF outcome ON notice_told
BEGIN
  UPDATE notice SET told = told + (NEW.outcome = 'told'), unreached = unreached + (NEW.outcome = 'unreached')
  WHERE id = NEW.notice;
END;

-- The moment in the one list of what time demands.
CREATE TRIGGER notice_no_longer_waits AFTER UPDATE OF next_at ON notice
WHEN OLD.next_at IS NOT NULL AND OLD.next_at IS NOT NEW.next_at
BEGIN DELETE FROM agenda WHERE at = OLD.next_at AND kind = 'notice' AND id = OLD.id; END;
CREATE TRIGGER notice_waits AFTER UPDATE OF next_at ON notice
WHEN NEW.next_at IS NOT NULL AND NEW.next_at IS NOT OLD.next_at
BEGIN INSERT INTO agenda (at, kind, id) VALUES (NEW.next_at, 'notice', NEW.id); END;

-- Who may write one, or agree, at that very moment.
CREATE TRIGGER notice_needs_the_right BEFORE INSERT ON desk_event
WHEN NEW.act IN ('notice-written', 'notice-agreed', 'notice-declined') AND NEW.role NOT IN ('lead', 'administrator')
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: staff.version'); END;
