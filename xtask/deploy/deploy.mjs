// What is missing before a deployment, and the first deployment: node deploy/deploy.mjs check|first [--env NAME] …
//
// `cargo xtask deploy-check` and `cargo xtask deploy --first` call this, and so does the release archive, which has no Rust.
import { readFileSync } from "node:fs";
import { resolve } from "node:path";

import { account } from "./account.mjs";
import { faults, findings, written } from "./check.mjs";
import { capabilities } from "./directory.mjs";
import { first } from "./first.mjs";
import { read } from "./read.mjs";

const USAGE = `node deploy/deploy.mjs check [--env NAME] [--remote] [--origin URL]
node deploy/deploy.mjs first [--env NAME] [--policy FILE.json] [--keep FILE] [--dry-run]

--env       production unless said otherwise
--remote    asks your own account through wrangler: secrets by name, databases, queues, migrations, the policy; and your directory what
            it holds, with DIRECTORY_SECRET in the environment or in .dev.vars.<environment>
--origin    asks the running Worker whether it is well, and has no trial routes
--policy    your rules as JSON, to be published
--keep      a new file for a copy of the secrets that are made; without it nobody has one but the Worker
--dry-run   says every step and does none`;

function wishes(words) {
  const wish = { environment: "production" };
  const valued = { "--env": "environment", "--origin": "origin", "--policy": "policy", "--keep": "keep", "--root": "root" };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at];
    if (word === "--remote" || word === "--dry-run") {
      wish[word.slice(2)] = true;
    } else if (valued[word] !== undefined && words[at + 1] !== undefined) {
      wish[valued[word]] = words[(at += 1)];
    } else {
      throw new Error(`what is ${word}?\n\n${USAGE}`);
    }
  }
  return wish;
}

/** How the running Worker answers at the paths that tell. */
async function ask(origin) {
  const status = {};
  for (const path of ["/healthz", "/readyz", "/en", "/.well-known/security.txt", "/dev/mailbox.json"]) {
    const answer = await fetch(`${origin}${path}`, { redirect: "manual", signal: AbortSignal.timeout(20_000) }).catch(() => undefined);
    status[path] = answer?.status;
  }
  return { origin, status };
}

async function check(root, wish) {
  const place = await read(root, wish.environment);
  if (wish.remote) {
    place.account = account(root, wish.environment, place.config);
    const { DIRECTORY_URL: url = "" } = place.config.vars ?? {};
    const secret = process.env.DIRECTORY_SECRET ?? place.secrets?.values.DIRECTORY_SECRET;
    place.directory = url === "" ? undefined : await capabilities(url, secret);
    place.secrets = { values: place.secrets?.values, names: place.account.secrets };
  }
  if (wish.origin !== undefined) {
    place.live = await ask(wish.origin.replace(/\/$/, ""));
  }
  const found = findings(place);
  const missing = faults(found).length;
  console.log(written(found));
  console.log(missing === 0 ? `\nNothing is missing for ${wish.environment}.` : `\n${missing} to mend before ${wish.environment} is deployed.`);
  return missing === 0;
}

/** What the first deployment itself brings is no reason against it. */
async function begin(root, wish) {
  const place = await read(root, wish.environment);
  const policy = wish.policy === undefined ? undefined : resolve(wish.policy);
  const { POLICY: followed = "" } = place.config.vars ?? {};
  const named = policy === undefined ? followed : JSON.parse(readFileSync(policy, "utf8")).name;
  if (followed !== "" && named !== followed) {
    throw new Error(`POLICY is "${followed}", and the file's own name is "${named}": the Worker would not follow it. Make them the same; nothing was made.`);
  }
  const built = policy === undefined ? undefined : place.presets.find((one) => one.name === named);
  if (built !== undefined && JSON.stringify(built) !== JSON.stringify(JSON.parse(readFileSync(policy, "utf8")))) {
    throw new Error(`A policy called "${named}" is built in, and the Worker follows that one: give yours another name. Nothing was made.`);
  }
  const found = faults(findings({ ...place, secrets: undefined }));
  if (found.length > 0) {
    console.log(written(found));
    if (!wish["dry-run"]) {
      throw new Error(`${found.length} to mend first; nothing was made.`);
    }
  }
  first({ root, environment: wish.environment, config: place.config, policy, keep: wish.keep, dry: wish["dry-run"] === true });
  return true;
}

async function main([command, ...words]) {
  const wish = wishes(words);
  const root = resolve(wish.root ?? process.cwd());
  const act = { check, first: begin }[command];
  if (act === undefined) {
    console.log(USAGE);
    return command === undefined;
  }
  return act(root, wish);
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1;
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
