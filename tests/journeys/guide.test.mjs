// Guides in a browser: what is ticked and written stays there, the last day is counted with JavaScript and without, and every
// guide holds in each of its languages, from every side.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { Visitor } from "./gallery/visitor.mjs";
import { launch, open } from "./browser.mjs";
import { start } from "./stage.mjs";

const GUIDES = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "frontend", "guides");
const SERVICES = readdirSync(GUIDES).filter((name) => existsSync(join(GUIDES, name, "service.toml")));
const PICTURES = process.env.ADIEU_SCREENSHOTS;
/** Of the guide of Alibaba. */
const TICKS = ["first-subscriptions", "backup-orders", "steps-help"];

let server;
let browser;
let offered;

before(async () => {
  [server, browser] = await Promise.all([start(), launch()]);
  const asked = ["en", "ru", "fi", "zh"].map(async (tag) => ((await server.ask("GET", `/${tag}`)).status === 200 ? [tag] : []));
  offered = (await Promise.all(asked)).flat();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function at(path, mode = "everything", options = {}) {
  const page = await open(browser, mode, options);
  page.asked = [];
  page.on("request", (request) => page.asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  await page.goto(server.origin + path);
  return page;
}

/** Done with: nothing went wrong in it. */
async function leave(page) {
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

const ticked = (page) => page.$$eval("[data-tick]:checked", (boxes) => boxes.map(({ id }) => id));

test("ticks outlive a reload, go when they are removed, and are never sent", async () => {
  const page = await at("/en/guides/alibaba");
  for (const id of TICKS) await page.check(`#${id}`);
  await page.reload();
  assert.deepEqual(await ticked(page), TICKS);
  for (const tag of offered.filter((tag) => existsSync(join(GUIDES, "alibaba", `${tag}.toml`)))) {
    await page.goto(`${server.origin}/${tag}/guides/alibaba`);
    assert.deepEqual(await ticked(page), TICKS, `the same in ${tag}`);
  }
  await page.goto(`${server.origin}/en/guides/aliexpress`);
  assert.deepEqual(await ticked(page), [], "another guide has its own");
  await page.goto(`${server.origin}/en/guides/alibaba`);
  await page.uncheck(`#${TICKS[0]}`);
  await page.reload();
  assert.deepEqual(await ticked(page), TICKS.slice(1));
  assert.equal(await page.isVisible("#kept"), true);
  await page.click("#forget");
  await page.reload();
  assert.deepEqual(await ticked(page), []);
  assert.equal(await page.evaluate(() => localStorage.length), 0, "nothing is left behind");
  const sent = page.asked.filter((request) => TICKS.some((id) => request.includes(id)) || !request.startsWith("GET "));
  assert.deepEqual(sent, []);
  assert.deepEqual(await page.context().cookies().then((all) => all.filter(({ value }) => TICKS.some((id) => value.includes(id)))), []);
  await leave(page);
});

test("where nothing may be kept the guide works, and promises nothing", async () => {
  const context = await browser.newContext({ locale: "en-GB" });
  await context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("denied", "SecurityError");
    };
    Object.defineProperty(globalThis, "localStorage", { get: refuse });
  });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(`${error}`));
  await page.goto(`${server.origin}/en/guides/alibaba`);
  await page.check("#steps-help");
  assert.equal(await page.isVisible("#kept"), false);
  await page.fill("#blank-name", "Sofia");
  assert.match(await page.inputValue("#letter-delete"), /Name: Sofia/);
  assert.deepEqual(errors, []);
  await context.close();
});

test("a letter is put together in the browser, stays there, and is copied", async () => {
  const page = await at("/en/guides/alibaba", "everything", { permissions: ["clipboard-read", "clipboard-write"] });
  const letter = () => page.inputValue("#letter-delete");
  assert.match(await letter(), /^Please delete my account\n\nDear customer service/);
  assert.match(await letter(), /Name: \[Your name\]/);
  const before = page.asked.length;
  await page.fill("#blank-name", "Sofia & <b>Ö</b> $& {mail}");
  await page.fill("#blank-mail", "sofia@shopper.example");
  assert.match(await letter(), /Name: Sofia & <b>Ö<\/b> \$& \{mail\}\nE-mail address of the account: sofia@shopper\.example\nUsername: \[Username\]/);
  await page.click('[data-copies="letter-delete"]');
  await page.waitForFunction(() => document.querySelector('[data-copies="letter-delete"] + span').textContent === "Copied");
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await letter());
  // Whoever has gone on by hand is not overwritten.
  await page.fill("#letter-delete", "In my own words");
  await page.fill("#blank-user", "sofia1");
  assert.equal(await letter(), "In my own words");
  assert.match(await page.inputValue("#letter-keep"), /Username: sofia1/);
  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("refused"))));
  await page.click('[data-copies="letter-keep"]');
  await page.waitForFunction(() => document.querySelector('[data-copies="letter-keep"] + span').textContent.startsWith("Copying did not work"));
  assert.deepEqual(page.asked.slice(before), [], "nothing was asked for, so nothing was sent");
  await page.reload();
  assert.doesNotMatch(await page.content(), /Sofia/, "nothing is kept");
  await leave(page);
});

test("the last day is counted in the browser, and only the calendar entry is fetched", async () => {
  const page = await at("/en/guides/alibaba");
  const before = page.asked.length;
  for (const [from, last] of [["2026-11-27", "27 December 2026"], ["2028-01-30", "29 February 2028"], ["2026-10-25", "24 November 2026"]]) {
    await page.fill("#from", from);
    await page.waitForTimeout(2100);
    await page.click("#calculator button");
    assert.match(await page.textContent("#counted"), new RegExp(`about ${last}\\.`));
    const link = await page.getAttribute("#counted a", "href");
    assert.equal(link, `/en/guides/alibaba/last-day.ics?from=${from}`);
    const file = await server.ask("GET", link);
    const day = new Date(Date.parse(from) + 30 * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
    assert.match(file.text, new RegExp(`DTSTART;VALUE=DATE:${day}\r\n`));
  }
  assert.deepEqual(page.asked.slice(before), []);
  await leave(page);
});

test("without JavaScript there are plain boxes, letters to be completed by hand, and the last day by asking for it", async () => {
  const page = await at("/en/guides/alibaba", "no JavaScript");
  await page.check("#steps-help");
  for (const hidden of ["#kept", "#blanks", "[data-copies]"]) assert.equal(await page.isVisible(hidden), false, hidden);
  await page.fill("#letter-delete", `${await page.inputValue("#letter-delete")}\nSofia`);
  await page.fill("#from", "2026-11-27");
  await page.click("#calculator button");
  await page.waitForURL(/from=2026-11-27/);
  assert.match(await page.textContent("#counted"), /about 27 December 2026/);
  const sent = page.asked.filter((request) => /steps-help|Sofia/.test(request));
  assert.deepEqual(sent, []);
  const link = await page.getAttribute("#counted a", "href");
  assert.equal((await server.ask("GET", link)).status, 200);
  await page.goto(`${server.origin}/en/guides`);
  await page.fill("#q", "express");
  await page.click("main form button");
  await page.waitForURL(/q=express/);
  assert.deepEqual(await page.$$eval("main .ways a", (links) => links.map(({ textContent }) => textContent)), ["AliExpress"]);
  await leave(page);
});

test("from the first page to the guide and back", async () => {
  const page = await at("/en");
  await page.click('main a[href="/en/guides"]');
  await page.waitForURL(/\/en\/guides$/);
  await page.click('main a[href="/en/guides/aliexpress"]');
  await page.waitForURL(/\/aliexpress$/);
  assert.match(await page.textContent("main"), /There is no way back/);
  const reasons = await page.$$eval('#form ~ ol strong[lang="en"]', (all) => all.map(({ textContent }) => textContent));
  assert.equal(reasons.filter((words) => words === "Deactivate my account").length, 2, "phrase and button");
  assert.equal(reasons.length - 2, 9, "eight reasons and “Other”");
  await leave(page);
});

test("every guide holds in each of its languages and mirrored, from every side", async () => {
  const visitor = await Visitor.enter(browser);
  const { page } = visitor;
  const found = [];
  for (const tag of [...offered, "en-XA", "ar-XB"]) {
    for (const path of ["", ...SERVICES.map((service) => `/${service}`)]) {
      await page.goto(`${server.origin}/${tag}/guides${path}`);
      await visitor.settle();
      found.push(...(await visitor.everySide(tag)).map((violation) => `${tag}${path}: ${violation}`));
      if (PICTURES) await visitor.photograph(join(PICTURES, "guides"), `${path.slice(1) || "list"}-${tag}`, { light: {} });
    }
  }
  assert.deepEqual(found, []);
  assert.deepEqual(page.complaints, []);
  await visitor.leave();
});
