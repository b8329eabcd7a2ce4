-- Effects are looked for when they are due, never by their deletion: an index that nobody asks costs a written row for each.
DROP INDEX outbox_of;
