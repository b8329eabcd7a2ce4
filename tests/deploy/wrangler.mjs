#!/usr/bin/env node
// A wrangler that reaches nobody: it keeps an account in a file and writes down what it was told.
import { readFileSync, writeFileSync } from "node:fs";

const file = process.env.STUB_ACCOUNT;
const account = JSON.parse(readFileSync(file, "utf8"));
const words = process.argv.slice(2);
const line = words.join(" ");
const input = readFileSync(0, "utf8");
account.calls.push({ line, input: input.length });

const env = words[words.indexOf("--env") + 1];
const say = (text) => console.log(text);
let status = 0;
if (account.fails !== undefined && line.startsWith(account.fails)) {
  say("Authentication error [code: 10000]");
  status = 1;
} else if (line.startsWith("d1 list")) {
  say(JSON.stringify(account.databases.map((name) => ({ name }))));
} else if (line.startsWith("d1 create")) {
  account.databases.push(words[2]);
} else if (line.startsWith("d1 execute")) {
  say(JSON.stringify([{ results: [{ rows_there: account.rows }] }], null, 2));
} else if (line.startsWith("queues info")) {
  status = account.queues.includes(words[2]) ? 0 : 1;
} else if (line.startsWith("queues create")) {
  account.queues.push(words[2]);
} else if (line.startsWith("d1 migrations list")) {
  say(account.unapplied?.join("\n") ?? "No migrations to apply!");
} else if (line.startsWith("kv key get")) {
  const text = account.published?.[words[3]];
  say(text ?? "✘ [ERROR] 404: Not Found");
  status = text === undefined ? 1 : 0;
} else if (line.startsWith("secret list")) {
  if (account.worker) {
    say(JSON.stringify(Object.keys(account.secrets).map((name) => ({ name, type: "secret_text" }))));
  } else {
    say(`✘ [ERROR] Worker "adieu-${env}" not found. workers.api.error.script_not_found [code: 10007]`);
    status = 1;
  }
} else if (line.startsWith("secret put")) {
  account.worker = true;
  account.secrets[words[2]] = input;
} else if (line.startsWith("deploy")) {
  account.worker = true;
  say(`Deployed adieu-${env} triggers (1.2 sec)\n  https://adieu-${env}.tori.workers.dev`);
}
writeFileSync(file, JSON.stringify(account));
process.exitCode = status;
