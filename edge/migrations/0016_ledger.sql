-- The log of the desk's door and people, and the log's own end.

-- As before; and whoever looks after the people is an administrator at that very moment and never changes themselves. The door
-- itself is nobody of the staff: it writes that somebody was turned away, the clock that a period has ended, and nothing else.
DROP TRIGGER desk_event_needs_the_right;
CREATE TRIGGER desk_event_needs_the_right BEFORE INSERT ON desk_event
WHEN NOT (
  (NEW.staff = 'door' AND NEW.role = 'door' AND NEW.subject = 'door' AND NEW.act IN ('turned-away', 'forgotten'))
  OR EXISTS (
    SELECT 1 FROM staff WHERE id = NEW.staff AND version = NEW.staff_version AND state = 'active' AND role = NEW.role
      AND (NEW.decides = 0 OR role IN ('agent', 'lead'))
      AND NEW.act NOT IN ('turned-away', 'forgotten')
      AND (NEW.act NOT IN ('added', 'role-changed', 'removed')
        OR (role = 'administrator' AND NEW.subject LIKE 'staff:%' AND NEW.subject <> 'staff:' || NEW.staff))
      AND (NEW.act NOT IN ('signed-in', 'signed-out') OR NEW.subject = 'staff:' || NEW.staff)
  )
)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: staff.version'); END;

-- A change of the people has its entry in the log, in the same batch and before it: a change that nobody wrote down is none.
CREATE TRIGGER staff_change_is_written_down BEFORE UPDATE OF role, state ON staff
WHEN (NEW.role <> OLD.role OR NEW.state <> OLD.state) AND NOT EXISTS (
  SELECT 1 FROM desk_event WHERE subject = 'staff:' || OLD.id AND at = NEW.changed_at
    AND act = CASE WHEN NEW.state <> OLD.state THEN 'removed' ELSE 'role-changed' END
    AND number = (SELECT MAX(number) FROM desk_event WHERE subject = 'staff:' || OLD.id)
)
BEGIN SELECT RAISE(ABORT, 'a change of the people is written down first'); END;

-- No gap, also where the beginning of a chain has gone: nothing is put before what is left of it.
DROP TRIGGER desk_event_follows;
CREATE TRIGGER desk_event_follows BEFORE INSERT ON desk_event
WHEN NEW.number <> COALESCE((SELECT MAX(number) FROM desk_event WHERE subject = NEW.subject), 0) + 1
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: desk_event.subject, desk_event.number'); END;

-- An entry goes when it is three years (1,096 days) older than the newest of the whole log, and never before one that stands
-- ahead of it in its chain: what is left of a chain is always its end. `shared::limits::LOG_KEPT_DAYS` says the same.
DROP TRIGGER desk_event_is_not_removed;
CREATE TRIGGER desk_event_is_not_removed BEFORE DELETE ON desk_event
WHEN OLD.at > (SELECT MAX(at) FROM desk_event) - 94694400000
  OR EXISTS (SELECT 1 FROM desk_event WHERE subject = OLD.subject AND number < OLD.number)
BEGIN SELECT RAISE(ABORT, 'the desk''s log is append-only'); END;

-- People who were removed and whose name still lies here: a list of a few.
CREATE INDEX staff_to_forget ON staff (changed_at) WHERE state = 'removed' AND name_sealed <> '';
