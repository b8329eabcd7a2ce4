// The first deployment against a wrangler that only writes down what it was told.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, test } from "node:test";

import { withSetting } from "../../xtask/deploy/first.mjs";

const CHECKOUT = resolve(import.meta.dirname, "..", "..");
const folders = [];
after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A checkout with settings that are complete, a Worker that is large enough, and an empty account. */
function stage(change = {}) {
  const root = mkdtempSync(join(tmpdir(), "adieu-first-"));
  folders.push(root);
  const settings = readFileSync(join(CHECKOUT, "wrangler.toml"), "utf8");
  const [before, staging] = settings.split("[env.staging.vars]");
  writeFileSync(join(root, "wrangler.toml"), `${before}[env.staging.vars]${staging.replace('MAIL_FROM = ""', 'MAIL_FROM = "leave@tori-kauppa.fi"')}`);
  symlinkSync(join(CHECKOUT, "node_modules"), join(root, "node_modules"));
  mkdirSync(join(root, "edge", "build"), { recursive: true });
  mkdirSync(join(root, "edge", "migrations"));
  writeFileSync(join(root, "edge", "build", "index_bg.wasm"), Buffer.alloc(300_000));
  writeFileSync(join(root, "edge", "build", "index.js"), "");
  writeFileSync(join(root, "edge", "migrations", "0001_a.sql"), "");
  writeFileSync(join(root, "policy.json"), JSON.stringify({ name: "tori" }));
  const account = { databases: [], queues: [], secrets: {}, worker: false, rows: 0, calls: [], ...change };
  writeFileSync(join(root, "account.json"), JSON.stringify(account));
  return root;
}

/** Sets POLICY of the staging environment. */
function follow(root, name) {
  const file = join(root, "wrangler.toml");
  const [before, staging] = readFileSync(file, "utf8").split("[env.staging.vars]");
  writeFileSync(file, `${before}[env.staging.vars]${staging.replace('POLICY = "standard"', `POLICY = "${name}"`)}`);
}

function check(root, ...words) {
  const env = { ...process.env, ADIEU_WRANGLER: join(CHECKOUT, "tests", "deploy", "wrangler.mjs"), STUB_ACCOUNT: join(root, "account.json") };
  const program = join(CHECKOUT, "xtask", "deploy", "deploy.mjs");
  return spawnSync(process.execPath, [program, "check", "--root", root, "--env", "staging", "--remote", ...words], { env, cwd: root, encoding: "utf8" });
}

function first(root, ...words) {
  const env = { ...process.env, ADIEU_WRANGLER: join(CHECKOUT, "tests", "deploy", "wrangler.mjs"), STUB_ACCOUNT: join(root, "account.json") };
  const program = join(CHECKOUT, "xtask", "deploy", "deploy.mjs");
  const outcome = spawnSync(process.execPath, [program, "first", "--root", root, "--env", "staging", ...words], { env, cwd: root, encoding: "utf8" });
  const account = JSON.parse(readFileSync(join(root, "account.json"), "utf8"));
  return { status: outcome.status, text: outcome.stdout + outcome.stderr, account, lines: account.calls.map((call) => call.line) };
}

test("from nothing to a Worker that has all it needs, in this order", () => {
  const root = stage();
  follow(root, "tori");
  const { status, text, account, lines } = first(root, "--policy", join(root, "policy.json"));
  assert.equal(status, 0, text);
  const acts = lines.filter((line) => !/ (list|info|execute) ?/.test(line));
  assert.deepEqual(acts, [
    "d1 create adieu-staging",
    "queues create adieu-staging-jobs",
    "queues create adieu-staging-jobs-dead",
    "d1 migrations apply DB --remote --env staging",
    "secret put MASTER_KEY --env staging",
    "secret put RECEIPT_SIGNING_KEY --env staging",
    "deploy --env staging",
    "deploy --env staging",
    `kv key put policy-named:tori --binding CACHE --path ${join(root, "policy.json")} --remote --env staging`,
  ]);
  const { MASTER_KEY: one, RECEIPT_SIGNING_KEY: other } = account.secrets;
  assert.deepEqual([one, other].map((key) => Buffer.from(key, "base64").length), [32, 32]);
  assert.notEqual(one, other);
  assert.match(text, /_dmarc\.tori-kauppa\.fi/);
});

test("no secret is printed, or stands on a command line", () => {
  const { text, account, lines } = first(stage());
  for (const key of Object.values(account.secrets)) {
    assert.ok(!text.includes(key) && !lines.join("\n").includes(key));
  }
});

test("the address that it got is written down, so that every later deployment says the same", () => {
  const root = stage();
  first(root);
  const written = readFileSync(join(root, "wrangler.toml"), "utf8");
  const before = readFileSync(join(CHECKOUT, "wrangler.toml"), "utf8");
  const lines = written.split("\n").filter((line) => !before.split("\n").includes(line));
  assert.deepEqual(lines, ['PUBLIC_ORIGIN = "https://adieu-staging.tori.workers.dev"', 'MAIL_FROM = "leave@tori-kauppa.fi"']);
});

test("said twice, it makes nothing twice and leaves every secret as it is", () => {
  const root = stage();
  const once = first(root).account;
  const twice = first(root);
  assert.equal(twice.status, 0, twice.text);
  assert.deepEqual(twice.account.secrets, once.secrets);
  const acts = twice.lines.slice(once.calls.length).filter((line) => !/ (list|info) ?/.test(line));
  assert.deepEqual(acts, ["d1 migrations apply DB --remote --env staging", "deploy --env staging"]);
});

test("interrupted, it goes on where it was", () => {
  const root = stage({ fails: "deploy" });
  const broken = first(root);
  assert.equal(broken.status, 1);
  writeFileSync(join(root, "account.json"), JSON.stringify({ ...broken.account, fails: undefined, calls: [] }));
  const whole = first(root);
  assert.equal(whole.status, 0, whole.text);
  assert.deepEqual(whole.account.secrets, broken.account.secrets);
});

test("secrets that cannot be listed are not taken for none", () => {
  const { status, account, text } = first(stage({ worker: true, secrets: { MASTER_KEY: "old" }, fails: "secret list" }));
  assert.equal(status, 1);
  assert.match(text, /could not list the secrets/);
  assert.deepEqual(account.secrets, { MASTER_KEY: "old" });
});

test("no new master key is made for a database that holds requests of people", () => {
  const { status, account, text } = first(stage({ databases: ["adieu-staging"], rows: 12 }));
  assert.equal(status, 1);
  assert.match(text, /would open nothing of them/);
  assert.deepEqual(account.secrets, {});
});

test("a copy of the keys is written where it was asked for, for its owner alone, and never over another", () => {
  const root = stage();
  const keep = join(root, "keys");
  const { account } = first(root, "--keep", keep);
  assert.equal(readFileSync(keep, "utf8"), `MASTER_KEY=${account.secrets.MASTER_KEY}\nRECEIPT_SIGNING_KEY=${account.secrets.RECEIPT_SIGNING_KEY}\n`);
  assert.equal(statSync(keep).mode & 0o777, 0o600);
  const other = stage();
  writeFileSync(join(other, "keys"), "MASTER_KEY=of-another\n");
  assert.match(first(other, "--keep", join(other, "keys")).text, /only copy of a key/);
  assert.equal(readFileSync(join(other, "keys"), "utf8"), "MASTER_KEY=of-another\n");
});

test("told without being done, nobody is asked anything", () => {
  const root = stage();
  const before = readFileSync(join(root, "wrangler.toml"), "utf8");
  const { status, text, lines } = first(root, "--dry-run");
  assert.equal(status, 0, text);
  assert.deepEqual(lines, []);
  assert.match(text, /wrangler secret put MASTER_KEY --env staging {2}\(the value by standard input\)/);
  assert.equal(readFileSync(join(root, "wrangler.toml"), "utf8"), before);
});

test("with something to mend first, nothing is made", () => {
  const root = stage();
  writeFileSync(join(root, "edge", "build", "index.js"), "/dev/mailbox");
  const { status, lines, text } = first(root);
  assert.equal(status, 1);
  assert.deepEqual(lines, []);
  assert.match(text, /for trying/);
});

test("a setting is written into its own environment alone", () => {
  const text = '[vars]\nA = ""\n\n[env.x.vars]\nA = ""\n\n[env.y.vars]\nB = ""\nA = ""\n';
  assert.equal(withSetting(text, "x", "A", "1"), text.replace('[env.x.vars]\nA = ""', '[env.x.vars]\nA = "1"'));
  assert.throws(() => withSetting(text, "x", "B", "1"), /no empty B/);
  assert.throws(() => withSetting(text, "z", "A", "1"), /no empty A/);
});

test("a policy that the Worker would not follow stops it before anything is made", () => {
  const root = stage();
  const { status, lines, text } = first(root, "--policy", join(root, "policy.json"));
  assert.deepEqual([status, lines], [1, []]);
  assert.match(text, /POLICY is "standard", and the file's own name is "tori"/);
  follow(root, "tori");
  mkdirSync(join(root, "dist", "assets"), { recursive: true });
  writeFileSync(join(root, "dist", "assets", "policy-tori-0.json"), '{"name":"tori","window":"other"}');
  const taken = first(root, "--policy", join(root, "policy.json"));
  assert.deepEqual([taken.status, taken.lines], [1, []]);
  assert.match(taken.text, /"tori" is built in/);
});

test("what wrangler cannot say is not taken for nothing", () => {
  const account = { worker: true, databases: ["adieu-staging"], secrets: { MASTER_KEY: "x" } };
  const broken = check(stage({ ...account, fails: "d1 migrations" }));
  assert.match(broken.stdout, /✗ migrations: wrangler could not say/);
  assert.equal(broken.status, 1);
  assert.doesNotMatch(check(stage(account)).stdout, /migrations:/);
  assert.match(check(stage({ ...account, unapplied: ["0002_b.sql"] })).stdout, /✗ migrations: 1 are not applied/);
});

test("a policy is looked for where it was published", () => {
  const seen = (change) => {
    const root = stage({ worker: true, databases: ["adieu-staging"], ...change });
    follow(root, "tori");
    return check(root).stdout;
  };
  const key = "policy-named:tori";
  assert.match(seen({}), /✗ POLICY: "tori" was neither built in nor published/);
  assert.match(seen({ published: { [key]: "not JSON {" } }), /✗ POLICY: what was published as "tori" is no policy/);
  assert.match(seen({ published: { [key]: '{"name":"other"}' } }), /✗ POLICY: what was published as "tori" is no policy/);
  assert.match(seen({ published: { [key]: '{"name":"tori","contact":"me@harbour.example"}' } }), /POLICY: the rules "tori" are the demo's/);
  assert.match(seen({ fails: "kv key get" }), /· POLICY: .*wrangler could not say whether it was published/);
});
