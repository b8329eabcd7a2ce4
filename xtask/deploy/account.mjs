// The operator's own account, asked and changed through wrangler alone: its sign-in is the operator's, and we see none of it.
import { spawnSync } from "node:child_process";
import { join } from "node:path";

import { queueNames } from "./check/platform.mjs";

/** A call of wrangler; `input` goes in by its standard input and stands on no command line. */
export function wrangler(root, words, input) {
  const program = process.env.ADIEU_WRANGLER ?? join(root, "node_modules", ".bin", "wrangler");
  const folder = join(root, "node_modules", ".bin");
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}`, CI: "1", NO_COLOR: "1", WRANGLER_SEND_METRICS: "false", WRANGLER_HIDE_BANNER: "true" };
  const outcome = spawnSync(program, words, { cwd: root, env, input: input ?? "", encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  const text = `${outcome.stdout ?? ""}${outcome.stderr ?? ""}`;
  return { ok: outcome.status === 0, out: outcome.stdout ?? "", text: outcome.error ? String(outcome.error) : text };
}

export const flags = (environment) => (environment === "" ? [] : ["--env", environment]);

/** The JSON in what was printed, which may begin with other words. */
function json(text) {
  const start = text.search(/[[{]/);
  return start < 0 ? undefined : JSON.parse(text.slice(start));
}

/** Names of the secrets that are set. Only where wrangler says that there is no Worker yet, there are none: after any other failure
 *  nothing is known, and whatever is not known must not be made anew. */
export function secretNames(root, environment) {
  const answer = wrangler(root, ["secret", "list", ...flags(environment)]);
  if (answer.ok) {
    return json(answer.out).map((one) => one.name);
  }
  if (/10007|does not exist|workers\.api\.error\.script_not_found/i.test(answer.text)) {
    return [];
  }
  throw new Error(`wrangler could not list the secrets:\n${answer.text}`);
}

export function databases(root) {
  const answer = wrangler(root, ["d1", "list", "--json"]);
  if (!answer.ok) {
    throw new Error(`wrangler could not list the databases; are you signed in? (npx wrangler login)\n${answer.text}`);
  }
  return json(answer.out).map((one) => one.name);
}

export const hasQueue = (root, name) => wrangler(root, ["queues", "info", name]).ok;

/** Migrations that are not applied; nothing where wrangler cannot say, which is not the same as none. */
function unapplied(root, environment) {
  const answer = wrangler(root, ["d1", "migrations", "list", "DB", "--remote", ...flags(environment)]);
  return answer.ok ? [...new Set(answer.text.match(/\d{4}_\w+\.sql/g) ?? [])] : undefined;
}

/** The rules that were published under a name: `{ rules }`, `{ rules: undefined }` where there are none, nothing where wrangler cannot
 *  say, and `{ broken: true }` where it is no policy. */
function published(root, environment, name) {
  if (name === "") {
    return undefined;
  }
  const answer = wrangler(root, ["kv", "key", "get", `policy-named:${name}`, "--binding", "CACHE", "--remote", ...flags(environment)]);
  if (!answer.ok) {
    return /not found|404/i.test(answer.text) ? { rules: undefined } : undefined;
  }
  try {
    const rules = json(answer.out);
    return rules === undefined ? { rules } : { rules, broken: rules.name !== name };
  } catch {
    return { broken: true };
  }
}

/** Everything that `--remote` looks at. */
export function account(root, environment, config) {
  const here = databases(root);
  const known = (config.d1_databases ?? []).every((one) => here.includes(one.database_name));
  return {
    databases: here,
    queues: queueNames(config).filter((name) => hasQueue(root, name)),
    unapplied: known ? unapplied(root, environment) : [],
    published: published(root, environment, config.vars?.POLICY ?? ""),
    secrets: secretNames(root, environment),
  };
}
