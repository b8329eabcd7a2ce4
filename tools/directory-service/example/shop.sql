-- A shop as there are many; the same text for SQLite and PostgreSQL. Moments are milliseconds since 1970 UTC.
-- This stands for your own tables: the service never makes or changes any but `adieu_message` and `adieu_subject`.

CREATE TABLE IF NOT EXISTS customer (
  id TEXT PRIMARY KEY,
  name TEXT,
  user_name TEXT,
  password_hash TEXT,
  standing TEXT NOT NULL DEFAULT 'good',
  created_at BIGINT NOT NULL,
  quiet_for TEXT,
  closed_at BIGINT,
  refuses_marketing INTEGER NOT NULL DEFAULT 0,
  refuses_push INTEGER NOT NULL DEFAULT 0,
  refuses_recommendations INTEGER NOT NULL DEFAULT 0,
  refused_at BIGINT);
CREATE TABLE IF NOT EXISTS customer_contact (
  id TEXT PRIMARY KEY, customer TEXT NOT NULL, kind TEXT NOT NULL, address TEXT NOT NULL, since BIGINT NOT NULL, until BIGINT);
CREATE INDEX IF NOT EXISTS customer_contact_by_address ON customer_contact (kind, address);
CREATE INDEX IF NOT EXISTS customer_contact_of ON customer_contact (customer);
CREATE TABLE IF NOT EXISTS customer_session (token TEXT PRIMARY KEY, customer TEXT NOT NULL, processor TEXT);
CREATE TABLE IF NOT EXISTS customer_subject (
  customer TEXT NOT NULL, processor TEXT NOT NULL, subject TEXT NOT NULL, PRIMARY KEY (customer, processor));
CREATE TABLE IF NOT EXISTS sign_in (
  id TEXT PRIMARY KEY, customer TEXT NOT NULL, at BIGINT NOT NULL, device TEXT NOT NULL, place TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS customer_order (
  id TEXT PRIMARY KEY, customer TEXT, at BIGINT NOT NULL, number TEXT NOT NULL, item TEXT NOT NULL, total TEXT NOT NULL,
  status TEXT NOT NULL, refund TEXT);
CREATE INDEX IF NOT EXISTS customer_order_of ON customer_order (customer);
CREATE TABLE IF NOT EXISTS invoice (
  id TEXT PRIMARY KEY, customer TEXT NOT NULL, at BIGINT NOT NULL, number TEXT NOT NULL, billed_to TEXT NOT NULL,
  total TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS message (
  id TEXT PRIMARY KEY, customer TEXT NOT NULL, at BIGINT NOT NULL, place TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS postal_address (
  id TEXT PRIMARY KEY, customer TEXT NOT NULL, at BIGINT NOT NULL, street TEXT, city TEXT, country TEXT);
CREATE TABLE IF NOT EXISTS visit (
  id TEXT PRIMARY KEY, customer TEXT NOT NULL, at BIGINT NOT NULL, page TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS visit_of ON visit (customer);
CREATE TABLE IF NOT EXISTS subscription (
  id TEXT PRIMARY KEY, customer TEXT NOT NULL, at BIGINT NOT NULL, plan TEXT NOT NULL, renews INTEGER NOT NULL, cancel_at TEXT);
CREATE TABLE IF NOT EXISTS linked_app (
  id TEXT PRIMARY KEY, customer TEXT NOT NULL, at BIGINT NOT NULL, app TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS review (
  id TEXT PRIMARY KEY, customer TEXT, at BIGINT NOT NULL, product TEXT NOT NULL, stars INTEGER NOT NULL, text TEXT,
  signed_by TEXT);
CREATE TABLE IF NOT EXISTS identity_check (
  id TEXT PRIMARY KEY, customer TEXT NOT NULL, at BIGINT NOT NULL, document TEXT NOT NULL, result TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS matter (
  id TEXT PRIMARY KEY, customer TEXT NOT NULL, kind TEXT NOT NULL, about TEXT NOT NULL, opened_at BIGINT NOT NULL,
  settled_at BIGINT);
