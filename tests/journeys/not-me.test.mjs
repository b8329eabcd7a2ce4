// Somebody else asked for it: from the front page to a stop, and from the front page to the kept account, in every mode.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";

import { MODES, countPages, launch, open } from "./browser.mjs";
import { Person } from "./person.mjs";
import { start } from "./stage.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Front page, name, code, what was found: as few as can be. */
const MOST_PAGES = 4;

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([start(), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** What a checker of accessibility finds; it needs a script, so not where there is none. */
async function violations(page, mode) {
  if (mode === "no JavaScript") return [];
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  return violations.map(({ id, nodes }) => `${page.url()}: ${id} ${nodes.map(({ html }) => html).join(" ")}`);
}

/** A visit of somebody who has neither reference nor code, and can read `mailbox`. */
class Visitor {
  constructor(page, mode) {
    Object.assign(this, { page, mode, found: [], shown: countPages(page) });
  }

  async press(selector) {
    this.found.push(...(await violations(this.page, this.mode)));
    const width = await this.page.evaluate?.(() => document.documentElement.scrollWidth - innerWidth).catch(() => 0);
    if (width > 0) this.found.push(`${this.page.url()} is ${width} px too wide`);
    await Promise.all([this.page.waitForEvent("framenavigated"), this.page.click(selector)]);
    await this.page.waitForLoadState("load");
  }

  async arrive(identifier, mailbox) {
    await this.page.goto(server.origin);
    await this.press('main a[href$="/not-me"]');
    await this.page.fill("#identifier", identifier);
    await this.press("main form button");
    const reference = new URL(this.page.url()).pathname.split("/")[3];
    await this.page.fill("#code", await server.code(mailbox, reference));
    await this.press('form[action$="/code"] button');
    assert.match(this.page.url(), /\/stop$/);
    assert.ok(this.shown.length <= MOST_PAGES, `${this.shown.length} pages: ${this.shown.join(" ")}`);
  }
}

async function deleted(mode, account) {
  const page = await open(browser, mode);
  const person = new Person(server, page, account);
  await person.leave();
  await page.context().close();
  return person;
}

for (const mode of MODES) {
  describe(`with ${mode}`, () => {
    const number = MODES.indexOf(mode);
    const PHONE = { viewport: { width: 360, height: 700 }, reducedMotion: "reduce" };

    test("whoever lost their address stops the erasure and can come back to see it", async () => {
      const wish = { throwaway: 1, prefix: `lost${number}`, situation: "contact-changed", replaced_days: 10 };
      const answer = await server.asked("POST", "/dev/plant", JSON.stringify(wish), "application/json");
      const [account] = JSON.parse(answer);
      const thief = await deleted(mode, account);

      const visitor = new Visitor(await open(browser, mode, PHONE), mode);
      const { page } = visitor;
      await visitor.arrive(account.old_email, account.old_email);
      assert.match(await page.textContent("h1"), /You can stop the erasure/);
      await visitor.press("main form button");
      assert.match(await page.textContent("h1"), /The erasure is stopped/);
      const words = await page.textContent("main");
      assert.ok(words.includes(thief.reference) && !words.includes(account.email), words);
      await page.reload();
      assert.match(await page.textContent("h1"), /The erasure is stopped/, "a reload asks nothing twice");
      visitor.found.push(...(await violations(page, mode)));
      await page.emulateMedia({ colorScheme: "dark" });
      visitor.found.push(...(await violations(page, mode)));
      const told = await server.letter(account.old_email, ({ subject }) => /stopped for now/.test(subject));
      assert.ok(told);
      assert.deepEqual([...visitor.found, ...page.complaints], []);
      await page.context().close();
    });

    test("whoever reads the account's own address keeps it, by keyboard alone", async () => {
      const account = await server.plant(`kept${number}`);
      await deleted(mode, account);
      const visitor = new Visitor(await open(browser, mode, PHONE), mode);
      const { page } = visitor;
      await visitor.arrive(account.email, account.email);
      assert.match(await page.textContent("h1"), /You can keep your account/);
      for (let presses = 0; presses < 30; presses += 1) {
        await page.keyboard.press("Tab");
        if (await page.locator("main form button:focus").count()) break;
      }
      await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")]);
      await page.waitForLoadState("load");
      assert.match(await page.textContent("h1"), /The deletion is cancelled/);
      visitor.found.push(...(await violations(page, mode)));
      assert.deepEqual([...visitor.found, ...page.complaints], []);
      await page.context().close();
    });
  });
}
