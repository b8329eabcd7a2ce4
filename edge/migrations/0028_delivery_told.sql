-- That messages to processors have not arrived is told once in the desk's digest.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.
ALTER TABLE delivery ADD COLUMN told_at INTEGER; -- none: when the digest said so
