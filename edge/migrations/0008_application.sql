-- The book of written applications: what the desk's queues read. The deletion itself holds what decides; the spine writes
-- these rows in the same batch, so that the two cannot differ.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

CREATE TABLE application (
  id TEXT PRIMARY KEY, -- none
  deletion TEXT NOT NULL, -- none
  reference TEXT NOT NULL, -- none: of the deletion
  kind TEXT NOT NULL, -- none: revocation or immediate
  filer TEXT NOT NULL, -- none: person or staff
  filer_staff TEXT, -- none
  filed_at INTEGER NOT NULL, -- none
  verified_at INTEGER, -- none
  decide_by INTEGER NOT NULL, -- none
  letter_sealed TEXT, -- personal: the letter, under the account's contact key
  locale TEXT NOT NULL, -- none: of the letter
  state TEXT NOT NULL, -- none: open, granted, refused, vetoed or lapsed
  seconded_by TEXT, -- none: the first of two who approve
  decided_at INTEGER, -- none
  decided_by TEXT, -- none
  version INTEGER NOT NULL -- none
) STRICT, WITHOUT ROWID;

-- One open application of a kind per deletion.
CREATE UNIQUE INDEX application_open ON application (deletion, kind) WHERE state = 'open';
-- The queue, by when it must be decided.
CREATE INDEX application_due ON application (decide_by) WHERE state = 'open';
CREATE INDEX application_of ON application (deletion, filed_at);

-- What was waiting before there was a book.
INSERT INTO application (id, deletion, reference, kind, filer, filer_staff, filed_at, verified_at, decide_by, locale, state,
  version)
SELECT json_extract(body, '$.state.revocation.id'), id, reference, 'revocation',
  CASE json_type(body, '$.state.revocation.filer') WHEN 'text' THEN 'person' ELSE 'staff' END,
  json_extract(body, '$.state.revocation.filer.staff'), json_extract(body, '$.state.revocation.filed_at'),
  json_extract(body, '$.state.revocation.verified_at'), json_extract(body, '$.state.revocation.decide_by'), locale, 'open', 1
FROM deletion WHERE state = 'pending' AND json_extract(body, '$.state.revocation.id') IS NOT NULL;
