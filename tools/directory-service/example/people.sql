-- Twelve people, the same as the demo shop's, under domains that belong to nobody (RFC 2606). `:now` is the moment of planting.
-- Everything about them follows from the first statement; who is there already stays.

INSERT INTO customer (id, name, user_name, password_hash, standing, created_at) VALUES
  ('demo-01', 'Sofia Lindqvist', 'sofia.demo', '(a hash)', 'good', CAST(:now AS BIGINT) - 940 * CAST(86400000 AS BIGINT)),
  ('demo-02', 'Marek Dvořák', 'marek.demo', '(a hash)', 'good', CAST(:now AS BIGINT) - 460 * CAST(86400000 AS BIGINT)),
  ('demo-03', 'Aisha Rahman', 'aisha.demo', '(a hash)', 'good', CAST(:now AS BIGINT) - 460 * CAST(86400000 AS BIGINT)),
  ('demo-04', 'Tom Whitfield', 'tom.demo', '(a hash)', 'good', CAST(:now AS BIGINT) - 460 * CAST(86400000 AS BIGINT)),
  ('demo-05', 'Lena Brandt', 'lena.demo', '(a hash)', 'good', CAST(:now AS BIGINT) - 340 * CAST(86400000 AS BIGINT)),
  ('demo-06', 'Giulia Ferraro', 'giulia.demo', '(a hash)', 'good', CAST(:now AS BIGINT) - 340 * CAST(86400000 AS BIGINT)),
  ('demo-07', 'Noah Okafor', 'noah.demo', NULL, 'good', CAST(:now AS BIGINT) - 220 * CAST(86400000 AS BIGINT)),
  ('demo-08', 'Inês Carvalho', 'ines.demo', '(a hash)', 'suspended', CAST(:now AS BIGINT) - 460 * CAST(86400000 AS BIGINT)),
  ('demo-09', 'Pekka Virtanen', 'pekka.demo', '(a hash)', 'good', CAST(:now AS BIGINT) - 940 * CAST(86400000 AS BIGINT)),
  ('demo-10', 'Mei Tanaka', 'mei.demo', '(a hash)', 'good', CAST(:now AS BIGINT) - 460 * CAST(86400000 AS BIGINT)),
  ('demo-11', 'Jun Tanaka', 'jun.demo', '(a hash)', 'good', CAST(:now AS BIGINT) - 220 * CAST(86400000 AS BIGINT)),
  ('demo-12', 'Leila Haddad', 'leila.demo', '(a hash)', 'good', CAST(:now AS BIGINT) - 220 * CAST(86400000 AS BIGINT))
  ON CONFLICT DO NOTHING;

INSERT INTO postal_address (id, customer, at, street, city, country) VALUES
  ('demo-01-a', 'demo-01', 0, 'Harjukatu 14 B 22', '40100 Jyväskylä', 'Finland'),
  ('demo-02-a', 'demo-02', 0, 'Veveří 31', '602 00 Brno', 'Czechia'),
  ('demo-03-a', 'demo-03', 0, '8 Mill Row', 'Leeds LS2 7DF', 'United Kingdom'),
  ('demo-04-a', 'demo-04', 0, '27 Quay Street', 'Bristol BS1 4TR', 'United Kingdom'),
  ('demo-05-a', 'demo-05', 0, 'Lindenallee 9', '04105 Leipzig', 'Germany'),
  ('demo-06-a', 'demo-06', 0, 'Via dei Mille 40', '10123 Torino', 'Italy'),
  ('demo-07-a', 'demo-07', 0, '5 Harcourt Terrace', 'Dublin D02 XY45', 'Ireland'),
  ('demo-08-a', 'demo-08', 0, 'Rua do Almada 112', '4050-031 Porto', 'Portugal'),
  ('demo-09-a', 'demo-09', 0, 'Satamakatu 3 A 5', '33200 Tampere', 'Finland'),
  ('demo-10-a', 'demo-10', 0, '2-8-1 Nishi', 'Sapporo 060-0042', 'Japan'),
  ('demo-11-a', 'demo-11', 0, '2-8-1 Nishi', 'Sapporo 060-0042', 'Japan'),
  ('demo-12-a', 'demo-12', 0, '18 rue des Tanneurs', '59000 Lille', 'France')
  ON CONFLICT DO NOTHING;

UPDATE postal_address SET at = (SELECT created_at FROM customer c WHERE c.id = customer) WHERE at = 0;

INSERT INTO customer_contact (id, customer, kind, address, since) VALUES
  ('demo-01-p', 'demo-01', 'phone', '+358401200101', 0),
  ('demo-02-p', 'demo-02', 'phone', '+420601200102', 0),
  ('demo-03-p', 'demo-03', 'phone', '+447700900103', 0),
  ('demo-04-p', 'demo-04', 'phone', '+447700900104', 0),
  ('demo-05-p', 'demo-05', 'phone', '+4915112000105', 0),
  ('demo-06-p', 'demo-06', 'phone', '+393201200106', 0),
  ('demo-07-p', 'demo-07', 'phone', '+353851200107', 0),
  ('demo-08-p', 'demo-08', 'phone', '+351911200108', 0),
  ('demo-09-p', 'demo-09', 'phone', '+358401200109', 0),
  ('demo-10-p', 'demo-10', 'phone', '+819012000110', 0),
  ('demo-11-p', 'demo-11', 'phone', '+819012000110', 0),
  ('demo-12-p', 'demo-12', 'phone', '+33612000112', 0)
  ON CONFLICT DO NOTHING;

INSERT INTO customer_contact (id, customer, kind, address, since)
  SELECT id || '-e', id, 'email', replace(user_name, '.demo', '') || '@shopper.example', created_at FROM customer WHERE closed_at IS NULL
  ON CONFLICT DO NOTHING;

UPDATE customer_contact SET since = (SELECT created_at FROM customer c WHERE c.id = customer) WHERE since = 0;

INSERT INTO customer_contact (id, customer, kind, address, since, until)
  SELECT id || '-o', id, 'email', 'pekka.old@shopper.example', created_at, CAST(:now AS BIGINT) - 3 * CAST(86400000 AS BIGINT)
  FROM customer WHERE id = 'demo-09' AND closed_at IS NULL ON CONFLICT DO NOTHING;

UPDATE customer_contact SET since = (SELECT until FROM customer_contact o WHERE o.id = 'demo-09-o')
  WHERE id = 'demo-09-e' AND EXISTS (SELECT 1 FROM customer_contact o WHERE o.id = 'demo-09-o');

INSERT INTO customer_subject (customer, processor, subject)
  SELECT c.id, p.name, p.sign || '-' || substr(c.id, 6) FROM customer c
  CROSS JOIN (SELECT 'mailing' AS name, 'm71' AS sign UNION ALL SELECT 'recommendations', 'r38' UNION ALL SELECT 'billing', 'b52') p
  WHERE c.closed_at IS NULL ON CONFLICT DO NOTHING;

INSERT INTO customer_session (token, customer, processor)
  SELECT 'refresh-' || substr(id, 6), id, 'recommendations' FROM customer WHERE closed_at IS NULL ON CONFLICT DO NOTHING;

INSERT INTO customer_order (id, customer, at, number, item, total, status)
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 14)
  SELECT c.id || '-r' || n.i, c.id, CAST(:now AS BIGINT) - n.i * 60 * CAST(86400000 AS BIGINT), 'Order ' || (1040 + n.i), CASE n.i % 3 WHEN 0 THEN 'Kettle' WHEN 1 THEN 'Wool blanket' ELSE 'Desk lamp' END,
    CASE n.i % 3 WHEN 0 THEN '39.90 EUR' WHEN 1 THEN '64.00 EUR' ELSE '24.50 EUR' END, 'Delivered'
  FROM customer c CROSS JOIN n WHERE c.closed_at IS NULL AND CAST(:now AS BIGINT) - n.i * 60 * CAST(86400000 AS BIGINT) > c.created_at ON CONFLICT DO NOTHING;

UPDATE customer_order SET status = 'Waiting for payment' WHERE id = 'demo-02-r1';

INSERT INTO invoice (id, customer, at, number, billed_to, total)
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 14)
  SELECT c.id || '-i' || n.i, c.id, CAST(:now AS BIGINT) - n.i * 60 * CAST(86400000 AS BIGINT), 'Invoice ' || (7040 + n.i), c.name, CASE n.i % 3 WHEN 0 THEN '39.90 EUR' WHEN 1 THEN '64.00 EUR' ELSE '24.50 EUR' END
  FROM customer c CROSS JOIN n WHERE c.closed_at IS NULL AND CAST(:now AS BIGINT) - n.i * 60 * CAST(86400000 AS BIGINT) > c.created_at ON CONFLICT DO NOTHING;

INSERT INTO sign_in (id, customer, at, device, place)
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 8)
  SELECT c.id || '-s' || n.i, c.id, CAST(:now AS BIGINT) - n.i * 9 * CAST(86400000 AS BIGINT), CASE n.i % 2 WHEN 0 THEN 'Telephone' ELSE 'Computer' END, (SELECT city FROM postal_address a WHERE a.customer = c.id)
  FROM customer c CROSS JOIN n WHERE c.closed_at IS NULL ON CONFLICT DO NOTHING;

INSERT INTO visit (id, customer, at, page)
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
  SELECT c.id || '-v' || n.i, c.id, CAST(:now AS BIGINT) - n.i * 2 * CAST(86400000 AS BIGINT), CASE n.i % 2 WHEN 0 THEN 'Kitchen' ELSE 'Lamps' END
  FROM customer c CROSS JOIN n WHERE c.closed_at IS NULL ON CONFLICT DO NOTHING;

INSERT INTO message (id, customer, at, place, subject, text)
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4)
  SELECT c.id || '-m' || n.i, c.id, CAST(:now AS BIGINT) - n.i * 30 * CAST(86400000 AS BIGINT), CASE n.i % 2 WHEN 0 THEN 'shop' ELSE 'market' END, 'When does it come?', 'Hello, this is ' || c.name || '. Could you tell me when it comes?'
  FROM customer c CROSS JOIN n WHERE c.closed_at IS NULL ON CONFLICT DO NOTHING;

INSERT INTO review (id, customer, at, product, stars, text, signed_by)
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2)
  SELECT c.id || '-w' || n.i, c.id, CAST(:now AS BIGINT) - n.i * 45 * CAST(86400000 AS BIGINT), CASE n.i WHEN 1 THEN 'Kettle' ELSE 'Desk lamp' END, 3 + n.i, 'Good, says ' || c.name, c.name
  FROM customer c CROSS JOIN n WHERE c.closed_at IS NULL ON CONFLICT DO NOTHING;

INSERT INTO subscription (id, customer, at, plan, renews, cancel_at)
  SELECT id || '-f', id, created_at, 'Free delivery, yearly', 1,
    CASE id WHEN 'demo-09' THEN 'https://apps.apple.com/account/subscriptions' END
  FROM customer WHERE closed_at IS NULL ON CONFLICT DO NOTHING;

INSERT INTO linked_app (id, customer, at, app)
  SELECT id || '-l', id, created_at, 'Parcel watch' FROM customer WHERE closed_at IS NULL ON CONFLICT DO NOTHING;

INSERT INTO identity_check (id, customer, at, document, result)
  SELECT id || '-d', id, created_at, 'Passport', 'Confirmed' FROM customer WHERE id IN ('demo-05', 'demo-06') AND closed_at IS NULL
  ON CONFLICT DO NOTHING;

INSERT INTO matter (id, customer, kind, about, opened_at) VALUES
  ('demo-02-x', 'demo-02', 'unpaid', 'Order 1041, 64.00 EUR', 0),
  ('demo-03-x', 'demo-03', 'dispute', 'Order 1041, reported as not delivered', 0),
  ('demo-04-x', 'demo-04', 'investigation', 'Case 2203, an unusual sign-in', 0),
  ('demo-05-x', 'demo-05', 'violation', 'Case 2317, a listing against the rules', 0)
  ON CONFLICT DO NOTHING;

UPDATE matter SET opened_at = CAST(:now AS BIGINT) - 4 * CAST(86400000 AS BIGINT) WHERE opened_at = 0;
