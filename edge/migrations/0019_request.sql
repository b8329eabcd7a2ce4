-- Requests in writing, complaints among them: sent by a form after a code to an address, or entered by the desk for somebody who
-- rang, came or wrote on paper. They lie beside the mails and are worked on like them; until the code was typed their state is
-- `unproven`, nobody at the desk sees them, and they go after a day.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

ALTER TABLE inbox ADD COLUMN via TEXT; -- none: form, or by which way the desk heard of it; null of a mail
ALTER TABLE inbox ADD COLUMN topic TEXT; -- none: what a complaint is about
ALTER TABLE inbox ADD COLUMN ruling TEXT; -- none: how it was decided

-- A request ends with its answer and in no other way, and a complaint with one that rests on something.
CREATE TRIGGER request_is_answered BEFORE UPDATE OF state ON inbox
WHEN NEW.state = 'closed' AND OLD.via IS NOT NULL AND (NEW.ruling IS NULL OR (
  OLD.kind = 'complain' AND NOT EXISTS (SELECT 1 FROM desk_event WHERE subject = 'mail:' || OLD.id AND act = 'found')
))
BEGIN SELECT RAISE(ABORT, 'a request ends with its answer'); END;
-- What was answered is not answered otherwise.
CREATE TRIGGER request_is_answered_once BEFORE UPDATE OF ruling ON inbox WHEN OLD.ruling IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a request is answered once'); END;
