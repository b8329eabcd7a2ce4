-- Which key of a category counts. Deleting part of a category seals what stays under a key of its own and destroys the one before.
-- Every column says at its line's end what it is: `none`, `personal` (then it is sealed or a keyed hash) or `statutory`.

ALTER TABLE vault ADD COLUMN turned TEXT; -- none: names of categories and of keys, as JSON; null while all keys are the first
