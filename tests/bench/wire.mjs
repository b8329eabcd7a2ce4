// Bytes on the wire. Chromium walks through and says what it loads, what it takes from its cache and what it has to ask for
// again; bodies are counted, headers told beside them. Over plain HTTP no browser asks for brotli, so each body is weighed as
// it travels over HTTPS: an asset as the server sends it to whoever accepts brotli, a page as brotli 4, which is what
// Cloudflare makes of what a Worker renders.
//
// Prints JSON for tests/bench/wire.rs.

import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

import { launch, open } from "../journeys/browser.mjs";
import { Person } from "../journeys/person.mjs";
import { start } from "../journeys/stage.mjs";

const DIST = join(import.meta.dirname, "..", "..", "dist");
const DYNAMIC_QUALITY = 4;
const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: DYNAMIC_QUALITY } }).length;

/** The bytes of an asset's answer to a browser that accepts brotli, as they travel. */
function asServed(address) {
  return new Promise((resolve, reject) => {
    const request = http.get(address, { headers: { "accept-encoding": "br, gzip" } }, (response) => {
      let bytes = 0;
      response.on("data", (piece) => (bytes += piece.length));
      response.on("end", () => resolve({ bytes, encoding: response.headers["content-encoding"] ?? "plain" }));
    });
    request.on("error", reject);
  });
}

/** Counts everything that a page loads, by path. */
async function count(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  const seen = new Map();
  const loads = [];
  const bodies = [];
  session.on("Network.responseReceived", ({ requestId, response }) => {
    if (!response.url.startsWith("http")) return;
    const { url, status, mimeType, encodedDataLength, fromDiskCache } = response;
    seen.set(requestId, { url, path: new URL(url).pathname, status, mimeType, head: encodedDataLength, fromDiskCache });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const load = seen.get(requestId);
    if (!load) return;
    // Not from the network at all, or asked for again and found to be the same: a head and no body.
    load.here = load.fromDiskCache ? 0 : Math.max(0, encodedDataLength - load.head);
    if (load.fromDiskCache || encodedDataLength === 0) load.head = 0;
    load.wire = 0;
    loads.push(load);
    if (load.here > 0) bodies.push(weigh(session, requestId, load));
  });
  return async () => {
    await page.waitForLoadState("networkidle");
    await Promise.all(bodies);
    const lost = loads.find((load) => load.lost);
    if (lost) throw new Error(`the body of ${lost.path} was gone before it was read`);
    return loads.splice(0);
  };
}

async function weigh(session, requestId, load) {
  if (load.path.startsWith("/assets/")) {
    const { bytes, encoding } = await asServed(load.url);
    const body = readFileSync(join(DIST, load.path));
    Object.assign(load, { wire: bytes, best: brotliCompressSync(body).length, how: `${encoding}, as served` });
    return;
  }
  try {
    const { body, base64Encoded } = await session.send("Network.getResponseBody", { requestId });
    Object.assign(load, { wire: brotli(Buffer.from(body, base64Encoded ? "base64" : "utf8")), how: "brotli 4" });
  } catch {
    load.lost = true;
  }
}

const sum = (loads) => loads.reduce((total, { wire }) => total + wire, 0);
/** As above, with every asset compressed as well as it can be: so was what it is compared with. */
const best = (loads) => loads.reduce((total, load) => total + (load.wire && load.best ? load.best : load.wire), 0);

async function visit(context, origin, path) {
  const page = await context.newPage();
  const loaded = await count(page);
  await page.goto(origin + path);
  const loads = await loaded();
  const html = await page.content();
  await page.close();
  return { loads, html };
}

async function fresh(browser, origin, path) {
  const page = await open(browser, "everything");
  const context = page.context();
  await page.close();
  const first = await visit(context, origin, path);
  const second = await visit(context, origin, path);
  await context.close();
  return { first, second };
}

/** The whole way to a request that is sent, in a browser that keeps what may be kept. */
async function journey(browser, server) {
  const page = await open(browser, "everything");
  const loaded = await count(page);
  const person = new Person(server, page, await server.plant("wire"));
  const all = [];
  // Read before each page is left: afterwards its body is gone.
  person.look = async () => all.push(...(await loaded()));
  await person.leave();
  all.push(...(await loaded()));
  await page.context().close();
  return all;
}

/** What the built assets weigh, compressed once and well, as a file is. */
function assets() {
  const folder = join(DIST, "assets");
  const weigh = (name) => {
    const bytes = readFileSync(join(folder, name));
    return { name, raw: bytes.length, brotli: brotliCompressSync(bytes).length };
  };
  return readdirSync(folder).map(weigh);
}

/** The first page with a picker of so many languages, written as the picker writes its own entries. */
function languages(html, number) {
  const picker = /<nav[^>]* class="languages"[\s\S]*?<\/nav>/.exec(html)?.[0];
  const entry = /<li>[\s\S]*?<\/li>/.exec(picker)?.[0];
  if (!entry) throw new Error("the page has a picker");
  const tag = /hreflang="([^"]+)"/.exec(entry)[1];
  const named = LANGUAGES.slice(0, number).map(([other, name]) =>
    entry.replaceAll(`"${tag}"`, `"${other}"`).replaceAll(`/${tag}/`, `/${other}/`).replace(/>[^<]+<\/a>/, `>${name}</a>`),
  );
  const full = picker.replace(/<ul>[\s\S]*<\/ul>/, `<ul>${named.join("")}</ul>`);
  return brotli(Buffer.from(html.replace(picker, full)));
}

const LANGUAGES = [
  ["en", "English"], ["fi", "Suomi"], ["ru", "Русский"], ["sv", "Svenska"], ["de", "Deutsch"], ["fr", "Français"],
  ["es", "Español"], ["pt", "Português"], ["it", "Italiano"], ["nl", "Nederlands"], ["pl", "Polski"], ["cs", "Čeština"],
  ["uk", "Українська"], ["tr", "Türkçe"], ["el", "Ελληνικά"], ["ar", "العربية"], ["he", "עברית"], ["zh", "中文"],
  ["ja", "日本語"], ["ko", "한국어"],
];

/** The same product in one language and without a guide: neither their files are there nor does a policy offer them. */
function plain(folder, store) {
  const built = join(folder, "dist", "assets");
  const named = (stem) => readdirSync(built).filter((file) => file.startsWith(stem));
  const policy = JSON.parse(readFileSync(join(built, named("policy-standard-")[0]), "utf8"));
  const file = join(folder, "plain.json");
  writeFileSync(file, JSON.stringify({ ...policy, name: "plain", languages: ["en"] }));
  store("kv", "key", "put", "policy-named:plain", "--binding", "CACHE", "--path", file);
  for (const text of named("text-").filter((name) => !name.startsWith("text-en-"))) rmSync(join(built, text));
  for (const script of named("guide-")) rmSync(join(built, script));
  rmSync(join(folder, "dist", "guides"), { recursive: true });
}

/** What there is of both, and what the first pages weigh where there is one language and no guide. */
async function breadth(browser) {
  const guides = readdirSync(join(DIST, "guides"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).length;
  const languages = readdirSync(join(DIST, "assets")).filter((file) => file.startsWith("text-")).length;
  const server = await start("plain", plain);
  try {
    const gone = await fetch(`${server.origin}/en/guides/alibaba`);
    const offered = await fetch(`${server.origin}/fi`);
    if (gone.status !== 404 || offered.status !== 404) throw new Error("it has guides or languages all the same");
    const [front, first] = [await fresh(browser, server.origin, "/en"), await fresh(browser, server.origin, "/en/delete")];
    return { languages, guides, front: sum(front.first.loads), first: sum(first.first.loads) };
  } finally {
    await server.stop();
  }
}

const [server, browser] = await Promise.all([start(), launch()]);
try {
  const front = await fresh(browser, server.origin, "/en");
  const first = await fresh(browser, server.origin, "/en/delete");
  const walked = await journey(browser, server);
  const beside = sum(first.first.loads.filter(({ mimeType }) => mimeType !== "text/html"));
  const html = await (await fetch(`${server.origin}/en/delete`)).text();
  const paths = (loads) => loads.map(({ path, status, wire, here, head, how }) => ({ path, status, wire, here, head, how }));
  console.log(
    JSON.stringify({
      front: sum(front.first.loads),
      first: sum(first.first.loads),
      second: sum(first.second.loads),
      journey: best(walked),
      journey_as_served: sum(walked),
      pages: walked.filter(({ mimeType, status }) => mimeType === "text/html" && status < 300).length,
      first_loads: paths(first.first.loads),
      second_loads: paths(first.second.loads),
      journey_loads: paths(walked),
      assets: assets(),
      one_language: beside + languages(html, 1),
      twenty_languages: beside + languages(html, 20),
      plain: await breadth(browser),
    }),
  );
} finally {
  await browser.close();
  await server.stop();
}
