-- The operator's own program takes the desk's log out as a regulator's pack, and the log says so. It is nobody of the staff: it writes
-- this one act, into a chain of its own, and nothing else; everybody else as before (0016_ledger.sql).
DROP TRIGGER desk_event_needs_the_right;
CREATE TRIGGER desk_event_needs_the_right BEFORE INSERT ON desk_event
WHEN NOT (
  (NEW.staff = 'door' AND NEW.role = 'door' AND NEW.subject = 'door' AND NEW.act IN ('turned-away', 'forgotten'))
  OR (NEW.staff = 'operator' AND NEW.role = 'operator' AND NEW.subject = 'operator' AND NEW.act = 'exported')
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
