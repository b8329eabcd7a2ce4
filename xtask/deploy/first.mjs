// From an account with nothing in it to a Worker that answers. Every step first looks whether it was done: it may be interrupted and
// said again, and what is there is left as it is, above all the secrets.
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { databases, flags, hasQueue, secretNames, wrangler } from "./account.mjs";
import { queueNames } from "./check/platform.mjs";
import { dnsLines } from "./check/setting.mjs";

/** Does a step, or only says it. */
function step(plan, what, words, act) {
  console.log(`▸ ${what}`);
  if (plan.dry) {
    console.log(`    ${words}`);
    return undefined;
  }
  return act();
}

/** Runs wrangler, and ends everything if it fails: half a deployment is finished by saying the same once more. */
function run(plan, what, words, input) {
  return step(plan, what, `wrangler ${words.join(" ")}${input === undefined ? "" : "  (the value by standard input)"}`, () => {
    const answer = wrangler(plan.root, words, input);
    if (!answer.ok) {
      throw new Error(`${what} failed; mend it and say the same once more:\n${answer.text}`);
    }
    return answer;
  });
}

/** What is there already; nothing of an account is asked for a dry run. */
const known = (plan, ask) => (plan.dry ? [] : ask());

function storage(plan) {
  const there = known(plan, () => databases(plan.root));
  for (const { database_name: name } of plan.config.d1_databases ?? []) {
    if (!there.includes(name)) {
      run(plan, `Making the database ${name}`, ["d1", "create", name]);
    }
  }
  for (const name of queueNames(plan.config)) {
    if (plan.dry || !hasQueue(plan.root, name)) {
      run(plan, `Making the queue ${name}`, ["queues", "create", name]);
    }
  }
  run(plan, "Applying the migrations", ["d1", "migrations", "apply", "DB", "--remote", ...flags(plan.environment)]);
}

/** Whether somebody's request is stored already: then a new master key would open nothing of it ever again. */
function holdsSomething(plan) {
  const sql = "SELECT (SELECT COUNT(*) FROM deletion) + (SELECT COUNT(*) FROM inbox) AS rows_there";
  const words = ["d1", "execute", "DB", "--remote", "--json", ...flags(plan.environment), "--command", sql];
  return /"rows_there":\s*0\b/.test(run(plan, "Looking whether the database is empty", words).text) === false;
}

function secrets(plan) {
  const there = known(plan, () => secretNames(plan.root, plan.environment));
  const missing = (plan.config.secrets?.required ?? []).filter((name) => !there.includes(name));
  if (missing.length > 0 && !plan.dry && holdsSomething(plan)) {
    throw new Error(
      `${missing.join(", ")} is not set, and the database holds requests of people. A new key would open nothing of them: put the old one back with \`wrangler secret put\`, from where you keep it.`,
    );
  }
  if (plan.keep !== undefined && missing.length > 0 && !plan.dry && existsSync(plan.keep)) {
    throw new Error(`${plan.keep} is there already, and may hold the only copy of a key: name another file`);
  }
  for (const name of missing) {
    const value = plan.dry ? "" : randomBytes(32).toString("base64");
    if (plan.keep !== undefined && !plan.dry) {
      // Before it is put: a key that nobody has written down is lost with the Worker.
      writeFileSync(plan.keep, `${name}=${value}\n`, { mode: 0o600, flag: "a" });
    }
    run(plan, `Making the secret ${name}`, ["secret", "put", name, ...flags(plan.environment)], value);
  }
}

const deployment = (plan) => ["deploy", ...flags(plan.environment)];

/** Writes a setting that is empty in an environment's part of wrangler.toml. */
export function withSetting(text, environment, name, value) {
  const heading = environment === "" ? "[vars]" : `[env.${environment}.vars]`;
  const start = text.indexOf(`\n${heading}\n`);
  const after = start < 0 ? -1 : text.indexOf(`\n${name} = ""`, start);
  const next = text.indexOf("\n[", start + 1);
  if (after < 0 || (next >= 0 && after > next)) {
    throw new Error(`wrangler.toml has no empty ${name} in ${heading}`);
  }
  return `${text.slice(0, after)}\n${name} = ${JSON.stringify(value)}${text.slice(after + `\n${name} = ""`.length)}`;
}

/** The first address is known when it was deployed once; it is written down, so that every later deployment says the same. */
function deploy(plan) {
  const answer = run(plan, "Deploying", deployment(plan));
  const { PUBLIC_ORIGIN: origin = "" } = plan.config.vars ?? {};
  if (origin !== "") {
    return origin;
  }
  const address = answer?.text.match(/https:\/\/[a-z0-9.-]+\.workers\.dev/)?.[0];
  if (!plan.dry && address === undefined) {
    throw new Error("wrangler has printed no address on workers.dev: set PUBLIC_ORIGIN in wrangler.toml, and deploy again");
  }
  step(plan, `Writing PUBLIC_ORIGIN = "${address ?? "https://….workers.dev"}" into wrangler.toml`, "edits the one empty line", () => {
    const file = join(plan.root, "wrangler.toml");
    writeFileSync(file, withSetting(readFileSync(file, "utf8"), plan.environment, "PUBLIC_ORIGIN", address));
  });
  run(plan, "Deploying with its address", deployment(plan));
  return address ?? "https://….workers.dev";
}

function publish(plan) {
  if (plan.policy === undefined) {
    return;
  }
  const { name } = JSON.parse(readFileSync(plan.policy, "utf8"));
  const words = ["kv", "key", "put", `policy-named:${name}`, "--binding", "CACHE", "--path", plan.policy, "--remote"];
  run(plan, `Publishing the policy ${name}`, [...words, ...flags(plan.environment)]);
}

/** `plan`: { root, environment, config, policy?, keep?, dry } */
export function first(plan) {
  storage(plan);
  secrets(plan);
  // A namespace of keys is made by the deployment itself, and found again by the Worker that it belongs to.
  const origin = deploy(plan);
  publish(plan);
  console.log(`\n${plan.dry ? "It would then be" : "It is"} at ${origin}\n\nLeft for you, in DNS and in the dashboard:`);
  for (const line of dnsLines(plan)) {
    console.log(`  ${line}`);
  }
  console.log("  Email › Email Routing: the policy's contact address to this Worker, or MAIL_IN_SECRET and a signed POST");
  console.log(`\nThen: deploy-check --env ${plan.environment} --remote --origin ${origin}`);
}
