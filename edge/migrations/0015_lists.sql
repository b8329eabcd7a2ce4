-- Lists of the desk that hold cases and mails alike, who looks at what just now, giving work to a colleague, and the desk's own
-- replies.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

-- Somebody's mails, and what somebody closed: each list reads a page and nothing else.
CREATE INDEX inbox_mine ON inbox (assigned_to, due_at) WHERE state = 'open';
CREATE INDEX inbox_decided ON inbox (closed_at) WHERE closed_by IS NOT NULL;
-- Mails of one sender, and about one deletion: the open ones first.
CREATE INDEX inbox_of_sender ON inbox (sender_hash, state, received_at) WHERE sender_hash IS NOT NULL;
CREATE INDEX inbox_of_deletion ON inbox (deletion, state, received_at) WHERE deletion IS NOT NULL;

-- Who looks at a case or a mail just now. It forbids nothing: it tells others, and leads them elsewhere. No entry of the log.
CREATE TABLE desk_look (
  subject TEXT PRIMARY KEY, -- none: as in the desk's log
  staff TEXT NOT NULL, -- none
  until INTEGER NOT NULL -- none
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_look_old ON desk_look (until);

-- Texts that the desk keeps for its answers. They name nobody.
CREATE TABLE desk_reply (
  id TEXT PRIMARY KEY, -- none
  title TEXT NOT NULL, -- none: what colleagues choose it by
  locale TEXT NOT NULL, -- none: the language of its text
  words TEXT NOT NULL -- none
) STRICT, WITHOUT ROWID;
CREATE INDEX desk_reply_by_title ON desk_reply (title);

-- Only a lead gives work to others, and only to whoever may do it; `why` then names the colleague. Only a lead changes what the
-- desk says. The words are those of a lost right and of a lost race, so that the whole batch rolls back as one.
CREATE TRIGGER desk_event_needs_a_lead BEFORE INSERT ON desk_event
WHEN NEW.act IN ('given', 'worded', 'unworded') AND NEW.role <> 'lead'
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: staff.version'); END;
CREATE TRIGGER desk_event_is_given_to_a_colleague BEFORE INSERT ON desk_event
WHEN NEW.act = 'given' AND NOT EXISTS (
  SELECT 1 FROM staff WHERE id = NEW.why AND state = 'active' AND role IN ('agent', 'lead')
)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: desk_event.subject, desk_event.number'); END;
