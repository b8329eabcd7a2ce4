-- What people who stay ask for: to see, to take along, to correct, to delete in part, to refuse. One row for each act, with opaque
-- ids only, kept for as long as the law asks for a record of requests; the person sees it as "what you asked for, and when".
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

CREATE TABLE right_act (
  id TEXT PRIMARY KEY, -- none: opaque; the first act of a visit is called as the visit
  visit TEXT NOT NULL, -- none: the proven request in which it was asked for
  account TEXT NOT NULL, -- none: opaque
  epoch INTEGER NOT NULL, -- none
  account_hash TEXT NOT NULL, -- none: keyed hash of an opaque id
  kind TEXT NOT NULL, -- none: visit, preferences, part, correct or copy
  body TEXT NOT NULL, -- none: names of uses, a category, opaque ids of what is to go
  made_at INTEGER NOT NULL, -- none
  asked_at INTEGER, -- none: null while it is only being looked at
  done_at INTEGER, -- none: when everybody who had to be told had answered
  erase_at INTEGER NOT NULL -- none
) STRICT, WITHOUT ROWID;
CREATE INDEX right_act_of ON right_act (account_hash, asked_at) WHERE asked_at IS NOT NULL;
CREATE INDEX right_act_proposed ON right_act (visit) WHERE asked_at IS NULL;
CREATE INDEX right_act_old ON right_act (erase_at);

-- Who must carry an act out, and when each of them said that it is done.
CREATE TABLE right_told (
  act TEXT NOT NULL, -- none
  processor TEXT NOT NULL, -- none
  told_at INTEGER, -- none
  PRIMARY KEY (act, processor)
) STRICT, WITHOUT ROWID;

-- What the embedded directory and its processors may not do with an account's data. The later word counts, however it travels.
ALTER TABLE shop_account ADD COLUMN refuses TEXT; -- none: names of uses, as JSON
ALTER TABLE shop_account ADD COLUMN refuses_at INTEGER; -- none
ALTER TABLE processor_account ADD COLUMN refuses TEXT; -- none: names of uses, as JSON
ALTER TABLE processor_account ADD COLUMN refuses_at INTEGER; -- none
