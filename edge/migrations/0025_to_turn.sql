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
