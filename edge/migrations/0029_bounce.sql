-- Notices that a deletion waits, which came back from an address: somebody may not know of it. The desk is told once.
CREATE TABLE bounce (
  mail TEXT PRIMARY KEY, -- none: the row of the outbox that sent it
  deletion TEXT NOT NULL, -- none
  at INTEGER NOT NULL, -- none
  told_at INTEGER -- none: null until the hourly digest has told it
) STRICT, WITHOUT ROWID;
CREATE INDEX bounce_untold ON bounce (at) WHERE told_at IS NULL;
CREATE INDEX bounce_of ON bounce (deletion, at);
CREATE INDEX bounce_told ON bounce (told_at) WHERE told_at IS NOT NULL;
