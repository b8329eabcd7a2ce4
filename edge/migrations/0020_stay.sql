-- Accounts that stay: what has outlived its period is cleared on its day.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

-- When an account is to be looked at for what has outlived its period. The index leaves out whoever has a deletion running, until
-- that is over, and whoever has left: nothing of theirs is cleared, and a tick does not read past them either.
ALTER TABLE shop_account ADD COLUMN clear_at INTEGER NOT NULL DEFAULT 0; -- none
CREATE INDEX shop_account_to_clear ON shop_account (clear_at)
  WHERE paused_by IS NULL AND closed_at IS NULL AND opened_at IS NOT NULL;

-- How much was cleared of what and when: of nobody in particular.
CREATE TABLE cleared (
  day TEXT NOT NULL, -- none: YYYY-MM-DD in UTC
  category TEXT NOT NULL, -- none
  count INTEGER NOT NULL, -- none
  PRIMARY KEY (day, category)
) STRICT, WITHOUT ROWID;

-- Other rules, other periods: everybody is looked at once more.
CREATE TRIGGER periods_change AFTER INSERT ON policy_version
BEGIN UPDATE shop_account SET clear_at = 0 WHERE clear_at > 0 AND closed_at IS NULL; END;
