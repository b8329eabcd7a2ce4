// Each thing that can be missing is seen missing once, and what lacks nothing is told nothing to mend.
import assert from "node:assert/strict";
import { createHmac, generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { test } from "node:test";

import { faults, findings, written } from "../../xtask/deploy/check.mjs";
import { capabilities } from "../../xtask/deploy/directory.mjs";
import { sound } from "./place.mjs";

const EVENTS = '{"partner":{"audience":"https://partner.tori-kauppa.fi","url":"https://mailing.tori-kauppa.fi/set"}}';
const PEM = { publicKeyEncoding: { type: "spki", format: "pem" }, privateKeyEncoding: { type: "pkcs8", format: "pem" } };
const rsa = (modulusLength) => generateKeyPairSync("rsa", { modulusLength, ...PEM }).privateKey;

function signsEvents(place, key) {
  place.config.vars.EVENTS = EVENTS;
  place.secrets.names.push("EVENTS_SIGNING_KEY");
  place.secrets.values.EVENTS_SIGNING_KEY = key;
}

/** What is broken, the one finding's subject, and a word of what it says. */
const BREAKS = [
  ["no policy", (p) => (p.config.vars.POLICY = ""), "POLICY", /not set/],
  ["no origin", (p) => (p.config.vars.PUBLIC_ORIGIN = ""), "PUBLIC_ORIGIN", /not set/],
  ["no operator", (p) => delete p.config.vars.OPERATOR_NAME, "OPERATOR_NAME", /not set/],
  ["no sender", (p) => (p.config.vars.MAIL_FROM = ""), "MAIL_FROM", /not set/],
  ["an origin without TLS", (p) => (p.config.vars.PUBLIC_ORIGIN = "http://leave.tori-kauppa.fi"), "PUBLIC_ORIGIN", /https/],
  ["an origin with a path", (p) => (p.config.vars.PUBLIC_ORIGIN = "https://leave.tori-kauppa.fi/x"), "PUBLIC_ORIGIN", /host alone/],
  ["the demo's operator", (p) => (p.config.vars.OPERATOR_NAME = "Harbour Market"), "OPERATOR_NAME", /demo/],
  ["an example's sender", (p) => (p.config.vars.MAIL_FROM = "noreply@example.com"), "MAIL_FROM", /example/],
  ["the demo's policy", (p) => (p.presets[0].contact = "privacy@harbour-market.example"), "POLICY", /harbour-market/],
  ["a sender that is none", (p) => (p.config.vars.MAIL_FROM = "leave"), "MAIL_FROM", /no mail address/],
  ["a relay without TLS", (p) => { p.config.vars.MAIL_URL = "http://mail.tori-kauppa.fi"; p.secrets.names.push("MAIL_SECRET"); }, "MAIL_URL", /https/],
  ["a relay without its secret", (p) => (p.config.vars.MAIL_URL = "https://mail.tori-kauppa.fi"), "MAIL_SECRET", /not there/],
  ["messages without their secret", (p) => (p.config.vars.DELIVER_URL = "https://push.tori-kauppa.fi"), "DELIVER_SECRET", /not there/],
  ["no way for mail", (p) => (p.config.send_email = []), "EMAIL", /missing/],
  ["half a sign-in", (p) => delete p.config.vars.OIDC_CLIENT_ID, "OIDC_CLIENT_ID", /half a door/],
  ["half an Access", (p) => (p.config.vars.ACCESS_AUDIENCE = "t"), "ACCESS_TEAM", /half a door/],
  ["a processor that nobody reaches", (p) => (p.config.vars.PROCESSORS = "{}"), "mailing", /PROCESSORS/],
  ["a processor whose host may not be asked", (p) => (p.config.vars.TARGETS = "other.tori-kauppa.fi"), "mailing", /TARGETS/],
  ["a processor without a secret", (p) => (p.secrets.values.PROCESSOR_SECRETS = "{}"), "mailing", /PROCESSOR_SECRETS/],
  ["a policy that nobody has published", (p) => { p.config.vars.POLICY = "torii"; p.account.published = { rules: undefined }; }, "POLICY", /neither built in nor published.*tori/],
  ["a published policy of another name", (p) => { p.config.vars.POLICY = "torii"; p.account.published = { rules: { name: "tori" }, broken: true }; }, "POLICY", /no policy of that name/],
  ["tokens of a category that the policy has not", (p) => (p.config.vars.PROCESSORS = p.config.vars.PROCESSORS.replace('"webhook"', '"apple","category":"linked-apps"')), "mailing", /no such category/],
  ["events without a key", (p) => (p.config.vars.EVENTS = EVENTS), "EVENTS_SIGNING_KEY", /told nothing/],
  ["events with a short key", (p) => signsEvents(p, rsa(1024)), "EVENTS_SIGNING_KEY", /2,048 bits/],
  ["events with another's key", (p) => signsEvents(p, generateKeyPairSync("ed25519", PEM).privateKey), "EVENTS_SIGNING_KEY", /RSA/],
  ["events with a word for a key", (p) => signsEvents(p, "hunter2"), "EVENTS_SIGNING_KEY", /no key/],
  ["events that cannot be read", (p) => (p.config.vars.EVENTS = "[]"), "EVENTS", /no JSON/],
  ["a partner without an audience", (p) => { signsEvents(p, rsa(2048)); p.config.vars.EVENTS = '{"partner":{"url":"https://mailing.tori-kauppa.fi/set"}}'; }, "partner", /audience/],
  ["a partner whose host may not be asked", (p) => { signsEvents(p, rsa(2048)); p.config.vars.EVENTS = EVENTS.replace("mailing.tori", "other.tori"); }, "partner", /TARGETS/],
  ["a category that nobody holds", (p) => (p.directory = { categories: [] }), "orders", /never called erased/],
  ["a category that the policy does not name", (p) => (p.directory = { categories: [{ id: "orders" }, { id: "letters" }] }), "letters", /does not name it/],
  ["a contact for holes that is none", (p) => (p.config.vars.SECURITY_CONTACT = "mailto:a@tori-kauppa.fi me"), "SECURITY_CONTACT", /^me begins/],
  ["rules for holes without TLS", (p) => (p.config.vars.SECURITY_POLICY = "http://tori-kauppa.fi"), "SECURITY_POLICY", /https/],
  ["nobody to tell of a hole", (p) => (p.live.status["/.well-known/security.txt"] = 404), "https://leave.tori-kauppa.fi/.well-known/security.txt", /404/],
  ["migrations that nobody can list", (p) => (p.account.unapplied = undefined), "migrations", /could not say/],
  ["no directory", (p) => (p.config.vars.DIRECTORY_URL = ""), "DIRECTORY_URL", /demo shop/],
  ["a directory without TLS", (p) => (p.config.vars.DIRECTORY_URL = "http://accounts.tori-kauppa.fi"), "DIRECTORY_URL", /https/],
  ["a directory without its secret", (p) => { p.secrets.names = p.secrets.names.filter((name) => name !== "DIRECTORY_SECRET"); delete p.secrets.values.DIRECTORY_SECRET; }, "DIRECTORY_SECRET", /not there/],
  ["processors that cannot be read", (p) => (p.config.vars.PROCESSORS = "mailing"), "PROCESSORS", /no JSON/],
  ["no namespace", (p) => p.config.kv_namespaces.pop(), "EXPORTS", /inherit none/],
  ["another's database", (p) => { p.config.d1_databases[0].database_name = "adieu-staging"; p.account.databases.push("adieu-staging"); }, "adieu-staging", /staging stores there too/],
  ["no database in the account", (p) => (p.account.databases = []), "adieu-production", /no such database/],
  ["a queue without a consumer", (p) => p.config.queues.consumers.shift(), "adieu-production-jobs", /nobody consumes/],
  ["no dead letters", (p) => delete p.config.queues.consumers[0].dead_letter_queue, "adieu-production-jobs", /dropped/],
  ["dead letters that nobody reads", (p) => p.config.queues.consumers.pop(), "adieu-production-jobs-dead", /dead letters/],
  ["no queue in the account", (p) => p.account.queues.pop(), "adieu-production-jobs-dead", /no such queue/],
  ["no clock", (p) => (p.config.triggers.crons = ["0 * * * *"]), "triggers", /every minute/],
  ["no route", (p) => (p.config.routes = []), "routes", /reachable nowhere/],
  ["another's route", (p) => (p.config.routes[0].pattern = "shop.tori-kauppa.fi"), "routes", /no route takes all/],
  ["a route to a part", (p) => (p.config.routes = ["leave.tori-kauppa.fi/en/*"]), "routes", /no route takes all/],
  ["workers.dev, switched off", (p) => (p.config.vars.PUBLIC_ORIGIN = "https://adieu.x.workers.dev"), "PUBLIC_ORIGIN", /switched off/],
  ["a secret that wrangler does not ask for", (p) => p.config.secrets.required.pop(), "RECEIPT_SIGNING_KEY", /not among/],
  ["no master key", (p) => { p.secrets.names.shift(); delete p.secrets.values.MASTER_KEY; }, "MASTER_KEY", /not there/],
  ["a short master key", (p) => (p.secrets.values.MASTER_KEY = Buffer.alloc(16).toString("base64")), "MASTER_KEY", /32 bytes/],
  ["a shared secret of another form", (p) => (p.secrets.values.PACK_SECRET = "hunter2"), "PACK_SECRET", /whsec_/],
  ["one key for two", (p) => (p.secrets.values.RECEIPT_SIGNING_KEY = p.secrets.values.MASTER_KEY), "RECEIPT_SIGNING_KEY", /same/],
  ["no migrations", (p) => (p.migrations = []), "edge/migrations", /none/],
  ["a gap in the migrations", (p) => p.migrations.shift(), "edge/migrations", /number 1 is missing/],
  ["migrations that are not applied", (p) => (p.account.unapplied = ["0002_b.sql"]), "migrations", /0002_b/],
  ["nothing built", (p) => (p.worker = undefined), "edge/build", /no built Worker/],
  ["built for trying", (p) => p.worker.write("/dev/mailbox"), "edge/build", /for trying/],
  ["a Worker that is down", (p) => (p.live.status["/healthz"] = 503), "https://leave.tori-kauppa.fi/healthz", /503/],
  ["a database that does not answer", (p) => (p.live.status["/readyz"] = 500), "https://leave.tori-kauppa.fi/readyz", /500/],
  ["settings that are missing where it runs", (p) => (p.live.status["/en"] = 503), "https://leave.tori-kauppa.fi/en", /503/],
  ["a mailbox for everybody", (p) => (p.live.status["/dev/mailbox.json"] = 200), "https://leave.tori-kauppa.fi/dev/mailbox.json", /200/],
  ["a live origin without TLS", (p) => (p.live.origin = "http://leave.tori-kauppa.fi"), "http://leave.tori-kauppa.fi", /https/],
];

test("what lacks nothing has nothing to mend", () => {
  const found = faults(findings(sound()));
  assert.deepEqual(found, [], written(found));
});

for (const [name, change, about, word] of BREAKS) {
  test(`it says what to do about ${name}`, () => {
    const place = sound();
    change(place);
    const found = faults(findings(place));
    assert.deepEqual(found.map((one) => one.about), [about], written(found));
    assert.match(found[0].what, word);
    assert.ok(found[0].todo.length > 10);
  });
}

test("what was not looked at is said to be so, and is no fault", () => {
  const place = { ...sound(), secrets: undefined, account: undefined, live: undefined };
  const found = findings(place);
  assert.deepEqual(faults(found), []);
  assert.ok(found.some((one) => one.about === "secrets" && /not looked at/.test(one.what)));
});

test("a demo is told of in staging, and stops production alone", () => {
  const place = { ...sound(), environment: "staging" };
  place.config.vars.OPERATOR_NAME = "Harbour Market";
  assert.deepEqual(faults(findings(place)).filter((one) => one.about === "OPERATOR_NAME"), []);
  assert.ok(findings(place).some((one) => one.about === "OPERATOR_NAME"));
});

test("no finding repeats a secret", () => {
  const place = sound();
  place.secrets.values.MASTER_KEY = "correct horse battery staple";
  assert.doesNotMatch(written(findings(place)), /horse/);
});

test("events with a key of 2,048 bits lack nothing, and a partner without a header is told of", () => {
  const place = sound();
  signsEvents(place, rsa(2048));
  const found = findings(place);
  assert.deepEqual(faults(found), [], written(found));
  assert.ok(found.some((one) => one.about === "partner" && /without an authorization header/.test(one.what)));
});

test("the directory is believed by its signature alone", async (t) => {
  const secret = `whsec_${Buffer.alloc(32, 3).toString("base64")}`;
  const sign = (key, text) => `v1,${createHmac("sha256", Buffer.from(key.slice(6), "base64")).update(text).digest("base64")}`;
  let [key, late, status] = [secret, 0, 200];
  const server = createServer(async (request, response) => {
    const asked = Buffer.concat(await request.toArray()).toString();
    const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = request.headers;
    assert.equal(`${request.url} ${signature}`, `/adieu/capabilities ${sign(secret, `${id}.${at}.${asked}`)}`);
    const [said, body] = [String(Math.floor(Date.now() / 1000) - late), '{"answers":"capabilities","status":"done","contract":1,"operations":[],"categories":[{"id":"orders"}]}'];
    response.writeHead(status, { "webhook-id": id, "webhook-timestamp": said, "webhook-signature": sign(key, `${id}.${said}.${body}`) });
    response.end(body);
  }).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const address = `http://127.0.0.1:${server.address().port}/adieu/`;
  const ask = () => capabilities(address, secret);
  assert.deepEqual(await ask(), { categories: [{ id: "orders" }] });
  key = `whsec_${Buffer.alloc(32, 4).toString("base64")}`;
  assert.match((await ask()).failed, /not signed/);
  [key, late] = [secret, 301];
  assert.match((await ask()).failed, /not signed/);
  [late, status] = [0, 503];
  assert.match((await ask()).failed, /503/);
  server.closeAllConnections();
  server.close();
  assert.match((await ask()).failed, /does not answer/);
  assert.match((await capabilities("https://x.fi", undefined)).failed, /neither/);
});
