// The islands, awake under the production policy for contents: every branch of each, and the pages without them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch, open } from "./browser.mjs";
import { Person } from "./person.mjs";
import { pause, start } from "./stage.mjs";

const SNAPSHOTS = join(dirname(fileURLToPath(import.meta.url)), "../../frontend/tests/pages/snapshots");

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([start(), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const awake = (page) => page.waitForSelector("leptos-island[data-awake]", { state: "attached" });

async function arrive(mode, prefix, options) {
  const page = await open(browser, mode, options);
  return new Person(server, page, await server.plant(prefix));
}

async function until(what, holds) {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await holds()) return;
    await pause(100);
  }
  assert.fail(`never: ${what}`);
}

test("the code is taken out of whatever was pasted, and nothing is sent by itself", async () => {
  const person = await arrive("everything", "codefield");
  const { page } = person;
  await person.identify();
  await awake(page);
  assert.equal(await page.getAttribute("#code", "autocomplete"), "one-time-code");
  for (const pasted of ["1234 5678", "code: 12345678", "Your code is 1234-5678. It works for 10 minutes."]) {
    await page.fill("#code", pasted);
    assert.equal(await page.inputValue("#code"), "12345678", pasted);
  }
  for (const typed of ["1234 567", "12345678 or 87654321", "no code"]) {
    await page.fill("#code", typed);
    assert.equal(await page.inputValue("#code"), typed, "what is no code is left in peace");
  }
  assert.match(person.path, /\/code$/, "nothing was sent");
  const code = await server.code(person.account.email, person.reference);
  await page.fill("#code", `Your code is ${code}.`);
  assert.equal(await page.inputValue("#code"), code.replace(" ", ""));
  await person.press('form[action$="/code"] button');
  assert.match(person.path, /\/consequences$/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("codes are copied where the browser can, and it is said when it could not", async () => {
  const person = await arrive("everything", "copybutton", { permissions: ["clipboard-read", "clipboard-write"] });
  const { page } = person;
  await person.leave();
  await awake(page);
  const buttons = page.locator("button.copy-button");
  const said = page.locator(".copy-said");
  await until("the buttons are shown", async () => (await page.locator("button.copy-button:visible").count()) === 3);
  for (const [number, secret] of person.secrets.entries()) {
    await buttons.nth(number).click();
    await until("it is said", async () => (await said.nth(number).textContent()).trim() === "Copied");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), secret);
  }
  const names = await buttons.evaluateAll((all) => all.map((button) => button.getAttribute("aria-label")));
  assert.equal(new Set(names).size, 3, "each button has a name of its own");
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await buttons.first().click();
  await until("the failure is said", async () => /did not work/.test(await said.first().textContent()));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("where nothing can be copied there is no button", async () => {
  const without = await arrive("everything", "nocopy");
  await without.page.addInitScript(() => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }));
  const plain = await arrive("no JavaScript", "nocopyjs");
  for (const person of [without, plain]) {
    await person.leave();
    if (person === without) await awake(person.page);
    assert.equal(await person.page.locator("button.copy-button:visible").count(), 0);
    assert.deepEqual(person.page.complaints, []);
    await person.page.context().close();
  }
});

/** A page as its snapshot keeps it, under this server's headers and with its assets; `progress` answers each question. */
async function show(page, name, progress) {
  // Its assets are those of a page that anyone may read.
  await page.goto(`${server.origin}/en/receipt-check`);
  const assets = await page.evaluate(() => {
    const { src, dataset } = document.querySelector("script[data-boot]");
    const css = document.querySelector("link[rel=stylesheet]").href;
    return { "/assets/boot.js": src, "/assets/style.css": css, "/assets/proof.js": dataset.proofJs, "/assets/proof.wasm": dataset.proofWasm };
  });
  const kept = readFileSync(join(SNAPSHOTS, `pages__snapshot__en-${name}.snap`), "utf8");
  let body = kept.slice(kept.indexOf("\n---\n", 4) + 5).trim().replaceAll(">\n<", "><");
  for (const [plain, real] of Object.entries(assets)) body = body.replaceAll(plain, real);
  const asked = [];
  await page.route("**/progress", (route) => progress(route, asked.push(route.request().url())));
  await page.route("**/made-up", async (route) => route.fulfill({ response: await route.fetch({ url: `${server.origin}/en` }), body }));
  await page.goto(`${server.origin}/en/made-up`);
  await awake(page);
  return asked;
}

const line = async (page) => (await page.locator(".watch p").first().textContent()).trim();
const trouble = async (page) => (await page.locator(".watch-trouble").textContent()).trim();
const offers = (page) => page.locator(".watch a:visible").count();
const answer = (route, state, done, copy = "none") => route.fulfill({ json: { state, done, all: 7, copy } });

test("while the data is erased the number stays true, and the end is told", async () => {
  const page = await open(browser, "everything");
  await show(page, "status-erasing", (route, count) => answer(route, count > 2 ? "erased" : "erasing", 3 + count));
  assert.equal(await line(page), "3 of 7 parts have been erased and acknowledged.");
  assert.equal(await offers(page), 0);
  for (const done of [4, 5]) await until(`${done} of 7`, async () => (await line(page)).startsWith(`${done} of 7 parts`));
  await until("the way to the result is shown", async () => (await offers(page)) === 1);
  assert.match(await line(page), /Something has changed/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the copy that is being made is watched in the same way", async () => {
  for (const outcome of ["ready", "failed"]) {
    const page = await open(browser, "everything");
    const before = /We are preparing your copy/;
    await show(page, "copy-preparing", (route, count) => answer(route, "preparing", 0, count > 1 ? outcome : "preparing"));
    assert.match(await line(page), before);
    await until("the way to the result is shown", async () => (await offers(page)) === 1);
    assert.match(await line(page), /news about your copy/);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

test("without a connection the page says so, asks nothing, and goes on when it is back", async () => {
  const page = await open(browser, "everything");
  const asked = await show(page, "status-erasing", (route, count) => answer(route, "erasing", 3 + count));
  await until("the first answer", async () => asked.length > 0);
  await page.context().setOffline(true);
  await until("it is said", async () => /Nothing is lost/.test(await trouble(page)));
  const before = asked.length;
  await pause(4000);
  assert.equal(asked.length, before, "nobody asks without a connection");
  await page.context().setOffline(false);
  await until("it is taken back", async () => (await trouble(page)) === "");
  await until("it goes on", async () => asked.length > before);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a page that nobody looks at asks nothing", async () => {
  const page = await open(browser, "everything");
  const asked = await show(page, "status-erasing", (route) => answer(route, "erasing", 4));
  const turn = (hidden) =>
    page.evaluate((value) => {
      Object.defineProperty(document, "hidden", { configurable: true, get: () => value });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await turn(true);
  await pause(5000);
  assert.equal(asked.length, 0);
  await turn(false);
  await until("it asks again", async () => asked.length > 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

/** Waits longer: after no answer the questions become seldom. */
const patient = (what, holds) => until(what, holds).catch(() => until(what, holds));

test("an answer that is missing, broken or late is no end", async () => {
  for (const broken of [
    [() => {}, (route) => route.fulfill({ body: "<p>no JSON</p>" })],
    [(route) => route.abort("failed"), (route) => route.fulfill({ status: 503, body: "later" })],
  ]) {
    const page = await open(browser, "everything");
    const replies = [...broken, (route) => answer(route, "erasing", 6)];
    await show(page, "status-erasing", (route, count) => replies[count - 1]?.(route));
    await until("it is said", async () => /cannot be reached/.test(await trouble(page)));
    assert.equal(await offers(page), 0);
    await patient("an answer at last", async () => (await line(page)).startsWith("6 of 7"));
    assert.equal(await trouble(page), "");
    const unexpected = page.complaints.filter((said) => !/net::ERR_FAILED|status of 503/.test(said));
    assert.deepEqual(unexpected, []);
    await page.context().close();
  }
});

test("a refusal leads to the page that explains it, and nothing more is asked", async () => {
  const page = await open(browser, "everything");
  const asked = await show(page, "status-erasing", (route) => route.fulfill({ status: 401, body: "{}" }));
  await until("the way on is shown", async () => (await offers(page)) === 1);
  await pause(3000);
  assert.equal(asked.length, 1);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("how far it is, is told to the page's own session and to nobody else", async () => {
  const person = await arrive("everything", "progress");
  const { page } = person;
  await person.leave("prepare");
  const address = `${server.origin}/en/deletion/${person.reference}/progress`;
  const told = await page.context().request.get(address);
  assert.equal(told.headers()["cache-control"], "no-store");
  const { copy, ...rest } = await told.json();
  assert.deepEqual(rest, { state: "pending", done: 0, all: 0 });
  assert.ok(["preparing", "ready"].includes(copy), copy);
  const stranger = await server.ask("GET", new URL(address).pathname);
  assert.equal(stranger.status, 401);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

