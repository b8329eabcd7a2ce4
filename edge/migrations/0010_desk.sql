-- What the staff did, chained per subject: a case, or a member of staff. Nothing here is ever changed or taken out before
-- its own period ends. Texts are sealed under the account's contact key and become unreadable with it; the mark stays.

CREATE TABLE desk_event (
  subject TEXT NOT NULL, -- none: an application's id, or `staff:` and a member's id
  number INTEGER NOT NULL, -- none: counted from 1; whoever comes second violates the key and the whole batch rolls back
  at INTEGER NOT NULL, -- none
  staff TEXT NOT NULL, -- none
  staff_version INTEGER NOT NULL, -- none: of the member's row when the page was opened
  role TEXT NOT NULL, -- none
  act TEXT NOT NULL, -- none
  decides INTEGER NOT NULL, -- none: 1 where rights are checked again
  why TEXT, -- none: the name of a reason
  text_sealed TEXT, -- personal: own words, under the account's contact key
  mark TEXT NOT NULL, -- none: keyed hash of the words
  hash TEXT NOT NULL, -- none
  PRIMARY KEY (subject, number)
) STRICT, WITHOUT ROWID;
-- The log as an auditor reads it.
CREATE INDEX desk_event_at ON desk_event (at, subject, number);

CREATE TRIGGER desk_event_is_not_changed BEFORE UPDATE ON desk_event
BEGIN SELECT RAISE(ABORT, 'the desk''s log is append-only'); END;
CREATE TRIGGER desk_event_is_not_removed BEFORE DELETE ON desk_event
BEGIN SELECT RAISE(ABORT, 'the desk''s log is append-only'); END;
-- INSERT OR REPLACE removes without firing the trigger above.
CREATE TRIGGER desk_event_is_not_replaced BEFORE INSERT ON desk_event
WHEN EXISTS (SELECT 1 FROM desk_event WHERE subject = NEW.subject AND number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: desk_event.subject, desk_event.number'); END;
-- No gap: an entry follows the one before, or is the first.
CREATE TRIGGER desk_event_follows BEFORE INSERT ON desk_event
WHEN NEW.number <> 1 AND NOT EXISTS (SELECT 1 FROM desk_event WHERE subject = NEW.subject AND number = NEW.number - 1)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: desk_event.subject, desk_event.number'); END;
-- Rights are checked in the deciding batch itself, not only where the page was opened: whoever lost a role, or has another
-- one since, decides nothing. The words are those of a lost race, so that the whole batch rolls back as one.
CREATE TRIGGER desk_event_needs_the_right BEFORE INSERT ON desk_event
WHEN NOT EXISTS (
  SELECT 1 FROM staff WHERE id = NEW.staff AND version = NEW.staff_version AND state = 'active' AND role = NEW.role
    AND (NEW.decides = 0 OR role IN ('agent', 'lead'))
)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: staff.version'); END;

-- Who has a case, and what the person is told when it is refused.
ALTER TABLE application ADD COLUMN assigned_to TEXT; -- none: a member of staff
ALTER TABLE application ADD COLUMN refusal TEXT; -- none: the name of a reason
ALTER TABLE application ADD COLUMN answer_sealed TEXT; -- personal: the reviewer's words, under the account's contact key

-- Every list of the desk reads a page and nothing else.
CREATE INDEX application_due_of_kind ON application (kind, decide_by) WHERE state = 'open';
CREATE INDEX application_mine ON application (assigned_to, decide_by) WHERE state = 'open';
CREATE INDEX application_decided ON application (decided_at) WHERE state <> 'open';
