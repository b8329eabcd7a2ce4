-- Categories of which something was cleared while the account stayed: their key is replaced on this day, and with the old one goes
-- every older copy of what was cleared.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

CREATE TABLE to_turn (
  account TEXT NOT NULL, -- none: opaque
  epoch INTEGER NOT NULL, -- none
  category TEXT NOT NULL, -- none
  due_at INTEGER NOT NULL, -- none
  PRIMARY KEY (account, epoch, category)
) STRICT, WITHOUT ROWID;

-- Whoever has left has no key that could be replaced.
CREATE TRIGGER nothing_to_turn_where_an_account_is_closed AFTER UPDATE OF closed_at ON shop_account WHEN NEW.closed_at IS NOT NULL
BEGIN DELETE FROM to_turn WHERE account = NEW.id AND epoch = NEW.epoch; END;

-- Under which rules an account was looked at. A new version no longer rewrites every account in the batch that publishes it, which
-- is some stranger's request: the hourly run sends those of other versions to be looked at again, so many at once, and going back
-- to earlier rules counts as a change, too.
DROP TRIGGER periods_change;
ALTER TABLE shop_account ADD COLUMN looked_under INTEGER NOT NULL DEFAULT 0; -- none
CREATE INDEX shop_account_looked_under ON shop_account (looked_under) WHERE closed_at IS NULL;
