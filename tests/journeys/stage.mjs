// Starts the product for browser tests: a copy of the built Worker in real workerd, with a state of its own.
// The counterpart of tests/src/stage.rs and server.rs.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CHECKOUT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const WRANGLER = join(CHECKOUT, "node_modules", ".bin", "wrangler");

// Waits for its input to close, which happens however the tests end, and takes its whole group along.
const GUARD = `
folder=$1; shift
"$@" </dev/null >"$folder/server.log" 2>&1 &
server=$!
cat >/dev/null
trap '' TERM
kill -TERM 0
tries=0
while kill -0 "$server" 2>/dev/null && [ "$tries" -lt 50 ]; do sleep 0.1; tries=$((tries + 1)); done
[ -n "$ADIEU_KEEP" ] || rm -rf "$folder"
kill -KILL 0
`;

/** What the demo app's server signs with, published: see `app.test.mjs`. */
const APP_KEY = "iojj3XQJ8ZX9UtstPLpdcspnCb8dlBIb83SIAbQPb1w";

/** The demo identity provider: it ends when its input closes, together with us. */
let provider;
function issuer() {
  provider ??= new Promise((resolve, reject) => {
    const child = spawn("node", [join(CHECKOUT, "xtask", "identity", "provider.mjs")], { stdio: ["pipe", "pipe", "ignore"] });
    child.once("error", reject);
    child.stdout.once("data", (line) => resolve(String(line).trim()));
    // Not what keeps the tests from ending.
    for (const part of [child, child.stdin, child.stdout]) part.unref();
  });
  return provider;
}

/** A running product. `policy` names the preset, or what `arrange` has published; it may change what lies in the folder. With
 * `signsIn` people may sign in at the operator's provider, too. */
export async function start(policy = "standard", arrange = () => {}, signsIn = false) {
  const folder = mkdtempSync(join(tmpdir(), "adieu-journeys-"));
  const config = prepare(folder);
  const state = join(folder, "state");
  // Asks wrangler for something about what is stored here.
  const store = (...words) => wrangler(folder, [...words, "--local", "--config", config, "--persist-to", state]);
  mkdirSync(state, { recursive: true });
  store("d1", "migrations", "apply", "DB");
  arrange(folder, store);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const words = [WRANGLER, "dev", "--local", "--ip", "127.0.0.1", "--port", `${port}`, "--inspector-port", "0"];
  words.push("--show-interactive-dev-session=false", "--config", config, "--persist-to", state);
  words.push("--var", `PUBLIC_ORIGIN:${origin}`, "--var", `POLICY:${policy}`);
  words.push("--var", `OIDC_ISSUER:${await issuer()}`, "--var", "OIDC_CLIENT_ID:adieu");
  if (signsIn) words.push("--var", `PERSON_OIDC_ISSUER:${await issuer()}`, "--var", "PERSON_OIDC_CLIENT_ID:adieu-people");
  words.push("--var", `APP_KEYS:${APP_KEY}`, "--var", "APP_RETURNS:harbour://left https://harbour-market.example/app/left");
  const guard = spawn("sh", ["-c", GUARD, "sh", folder, ...words], {
    detached: true,
    env: surroundings(folder),
    stdio: ["pipe", "ignore", "ignore"],
  });
  const server = new Server(origin, guard, join(folder, "server.log"));
  await server.untilHealthy();
  return server;
}

// Asks a start to end as a person does, and waits until it has.
const ENDING = `
log=$1; shift
exec 3<&0
"$@" </dev/null >"$log" 2>&1 3<&- &
started=$!
(cat <&3 >/dev/null; kill -INT "$started") 2>/dev/null &
ending=$!
wait "$started"
kill "$ending" 2>/dev/null
`;

/** What `cargo xtask start --with-service` runs, apart from what another start has stored. It may have to compile first. */
export async function startWithService() {
  const [port, log] = [await freePort(), join(CHECKOUT, ".wrangler", "journey.log")];
  mkdirSync(dirname(log), { recursive: true });
  // What the last one said is not what this one says.
  rmSync(log, { force: true });
  const xtask = process.env.ADIEU_XTASK ? [process.env.ADIEU_XTASK] : ["cargo", "xtask"];
  const words = [...xtask, "start", "--with-service", "--apart", "journey", "--fresh", "--port", `${port}`];
  const guard = spawn("sh", ["-c", ENDING, "sh", log, ...words], { cwd: CHECKOUT, stdio: ["pipe", "ignore", "ignore"] });
  const said = () => (existsSync(log) ? readFileSync(log, "utf8") : "");
  const ended = new Promise((resolve) => guard.once("exit", resolve));
  while (!said().includes("Ctrl-C ends it.")) {
    const hasEnded = await Promise.race([ended.then(() => true), pause(500)]);
    if (hasEnded) throw new Error(`it does not start:\n${said()}`);
  }
  const [, origin] = /(http:\/\/localhost:\d+)\/delete/.exec(said());
  return new Server(origin, guard, log);
}

function prepare(folder) {
  const built = process.env.ADIEU_BUILT ?? CHECKOUT;
  if (!existsSync(join(built, "edge", "build", "index.js"))) {
    throw new Error("there is no Worker: `cargo xtask test browser` makes it");
  }
  for (const part of ["edge/build", "dist"]) cpSync(join(built, part), join(folder, part), { recursive: true });
  cpSync(join(CHECKOUT, "edge", "migrations"), join(folder, "edge", "migrations"), { recursive: true });
  // The settings that are deployed, without the command that builds.
  const settings = readFileSync(join(CHECKOUT, "wrangler.toml"), "utf8")
    .replace(/^"\$schema".*$/m, "")
    .replace(/^\[build\]\n(?:(?!\[).*\n)*/m, "");
  const config = join(folder, "wrangler.toml");
  writeFileSync(config, settings);
  const secret = () => randomBytes(32).toString("base64");
  writeFileSync(join(folder, ".dev.vars"), `MASTER_KEY=${secret()}\nRECEIPT_SIGNING_KEY=${secret()}\n`);
  return config;
}

function surroundings(folder) {
  return {
    ...process.env,
    PATH: `${join(CHECKOUT, "node_modules", ".bin")}:${process.env.PATH}`,
    CI: "1",
    NO_COLOR: "1",
    WRANGLER_SEND_METRICS: "false",
    WRANGLER_HIDE_BANNER: "true",
    WRANGLER_LOG_PATH: join(folder, "logs"),
    WRANGLER_REGISTRY_PATH: join(folder, "registry"),
  };
}

function wrangler(folder, words) {
  const done = spawnSync(WRANGLER, words, { env: surroundings(folder), encoding: "utf8" });
  if (done.status !== 0) throw new Error(`wrangler ${words.join(" ")}: ${done.stdout}${done.stderr}`);
}

/** Beside those that the system gives to every connection: one of them would take it before the server listens. Files that run at the
 * same time begin far from each other. */
let nextPort = 20_000 + ((process.pid * 37) % 12_000);

async function freePort() {
  for (;;) {
    const port = nextPort;
    nextPort = nextPort < 31_999 ? nextPort + 1 : 20_000;
    const isFree = await new Promise((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(false));
      probe.listen(port, "127.0.0.1", () => probe.close(() => resolve(true)));
    });
    if (isFree) return port;
  }
}

export const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks until it is so: effects are carried out right after an answer. */
export async function until(what, holds) {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await holds()) return;
    await pause(200);
  }
  assert.fail(`never: ${what}`);
}

class Server {
  constructor(origin, guard, log) {
    Object.assign(this, { origin, guard, log, ahead: 0 });
  }

  async untilHealthy() {
    for (let tries = 0; tries < 600; tries += 1) {
      const answer = await this.ask("GET", "/healthz").catch(() => null);
      if (answer?.status === 200) return;
      await pause(200);
    }
    throw new Error(`the Worker does not answer:\n${readFileSync(this.log, "utf8")}`);
  }

  /** A request from one of our own pages; `http` and not `fetch`, which writes headers of its own. */
  ask(method, path, body = "", kind = "application/x-www-form-urlencoded") {
    const headers = { origin: this.origin, "sec-fetch-site": "same-origin", "content-type": kind };
    headers["content-length"] = Buffer.byteLength(body);
    return new Promise((resolve, reject) => {
      const request = http.request(this.origin + path, { method, headers }, (response) => {
        const pieces = [];
        response.on("data", (piece) => pieces.push(piece));
        response.on("end", () => resolve({ status: response.statusCode, text: Buffer.concat(pieces).toString("utf8") }));
      });
      request.on("error", reject);
      request.end(body);
    });
  }

  async asked(method, path, body, kind) {
    const { status, text } = await this.ask(method, path, body, kind);
    if (status >= 400) throw new Error(`${method} ${path} answered ${status}: ${text}`);
    return text;
  }

  /** One planted person. */
  async plant(prefix, situation = "clean") {
    const wish = JSON.stringify({ throwaway: 1, prefix, situation });
    const [person] = JSON.parse(await this.asked("POST", "/dev/plant", wish, "application/json"));
    return person;
  }

  /** The demo desk's people. */
  async plantStaff() {
    return JSON.parse(await this.asked("POST", "/dev/plant", JSON.stringify({ staff: [] }), "application/json"));
  }

  async forward(days) {
    await this.asked("POST", "/dev/clock", `forward=${days}`);
    this.ahead += days;
  }

  /** Turns the clock, and does what the minute would do. */
  async pass(days) {
    await this.forward(days);
    await this.sweep();
  }

  /** What time it is there. */
  now() {
    return Date.now() + this.ahead * 86_400_000;
  }

  async sweep() {
    await this.asked("POST", "/dev/sweep");
  }

  /** Waits for what `find` sees in a letter to this address. */
  async letter(address, find) {
    for (let tries = 0; tries < 600; tries += 1) {
      const letters = JSON.parse(await this.asked("GET", "/dev/mailbox.json"));
      for (const { mail } of letters) {
        const found = mail.to === address ? find(mail) : null;
        if (found) return found;
      }
      await pause(100);
    }
    throw new Error(`no such letter came to ${address}:\n${readFileSync(this.log, "utf8")}`);
  }

  /** Hands the Worker a file of tests/mime, as the platform's mail servers do. */
  async deliver(file, blanks) {
    const template = readFileSync(join(CHECKOUT, "tests", "mime", `${file}.eml`), "utf8");
    const filled = Object.entries({ id: randomBytes(8).toString("hex"), ...blanks }).reduce(
      (text, [blank, value]) => text.replaceAll(`{{${blank}}}`, value),
      template,
    );
    const envelope = new URLSearchParams({ from: blanks.from, to: "desk@harbour.example" });
    await this.asked("POST", `/cdn-cgi/handler/email?${envelope}`, filled.replaceAll("\n", "\r\n"), "message/rfc822");
  }

  /** The newest one-time code for a reference. */
  code(address, reference) {
    return this.letter(address, ({ text }) => text.includes(reference) && /\b(\d{4}) (\d{4})\b/.exec(text)?.[0]);
  }

  stop() {
    return new Promise((resolve) => {
      this.guard.once("exit", resolve);
      this.guard.stdin.end();
    });
  }
}
