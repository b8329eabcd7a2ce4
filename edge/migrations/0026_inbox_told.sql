-- What the hourly digest has told of a mail or a request in writing: nothing is told twice.
ALTER TABLE inbox ADD COLUMN told INTEGER; -- none: 50, 80 or 100 percent of the time until its day
