-- What the hourly digest has told of a case: nothing is told twice.
ALTER TABLE application ADD COLUMN told INTEGER; -- none: 50, 80 or 100 percent of the time to decide
