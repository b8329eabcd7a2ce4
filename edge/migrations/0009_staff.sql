-- The operator's staff and their way in. Who they are lies sealed under a key of the Worker's own: no deletion touches it.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

-- A row is never removed: what was decided names whoever decided it. The version grows with every change of rights, and
-- every sitting carries the version that it was opened with: one that is older is none.
CREATE TABLE staff (
  id TEXT PRIMARY KEY, -- none: opaque
  role TEXT NOT NULL, -- none: agent, lead, auditor or administrator
  state TEXT NOT NULL, -- none: active or removed
  mail_hash TEXT NOT NULL, -- personal: keyed hash of the address that may sign in first
  subject_hash TEXT, -- personal: keyed hash of issuer and subject; null until the first sign-in and after the removal
  issuer_hash TEXT, -- none: keyed hash of the issuer that the subject is of; under another one the address signs in anew
  name_sealed TEXT NOT NULL, -- personal: name and address, under the Worker's key for staff
  own_account_hash TEXT, -- personal: keyed hash of their own account here, whose deletion they may not decide
  version INTEGER NOT NULL, -- none
  created_at INTEGER NOT NULL, -- none
  changed_at INTEGER NOT NULL -- none
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX staff_by_subject ON staff (subject_hash) WHERE subject_hash IS NOT NULL;
CREATE UNIQUE INDEX staff_by_mail ON staff (mail_hash) WHERE state = 'active';

CREATE TABLE staff_session (
  token_hash TEXT PRIMARY KEY, -- none: keyed hash of a random secret
  staff TEXT NOT NULL, -- none
  staff_version INTEGER NOT NULL, -- none: that of the row when it was opened
  created_at INTEGER NOT NULL, -- none
  seen_at INTEGER NOT NULL, -- none: to the nearest minutes
  expires_at INTEGER NOT NULL, -- none
  reproved_at INTEGER NOT NULL -- none: when the provider last said who it is
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_session_of ON staff_session (staff);
CREATE INDEX staff_session_old ON staff_session (expires_at);

-- A sign-in that is on its way: taken out by its one answer.
CREATE TABLE staff_flow (
  state_hash TEXT PRIMARY KEY, -- none: keyed hash of a random secret
  browser_hash TEXT NOT NULL, -- none: keyed hash of the random secret in the browser's cookie
  nonce TEXT NOT NULL, -- none: random
  verifier_sealed TEXT NOT NULL, -- none: random, and worth a sign-in together with a stolen code
  expires_at INTEGER NOT NULL -- none
) STRICT, WITHOUT ROWID;
CREATE INDEX staff_flow_old ON staff_flow (expires_at);
