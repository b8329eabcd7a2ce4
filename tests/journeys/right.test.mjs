// Somebody stays: sees what there is, refuses what they do not want, deletes part of it, and takes a copy along.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { MODES, launch, open, press } from "./browser.mjs";
import { start, until } from "./stage.mjs";

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([start(), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** From the first page to everything that is held. */
async function home(mode, account, options) {
  const page = await open(browser, mode, options);
  await page.goto(server.origin);
  await press(page, 'main a[href$="/data"]');
  await page.fill("#identifier", account.email);
  await press(page, "main form button");
  const reference = new URL(page.url()).pathname.split("/")[3];
  await page.fill("#code", await server.code(account.email, reference));
  await press(page, 'form[action$="/code"] button');
  assert.match(await page.textContent("h1"), /Your data/);
  return page;
}

const words = (page) => page.textContent("main");

async function untilSaid(page, pattern) {
  await until(`${pattern} is said`, async () => {
    await page.reload();
    return pattern.test(await words(page));
  });
}

for (const mode of MODES.filter((mode) => mode !== "no WebAssembly")) {
  const number = MODES.indexOf(mode);
  describe(`with ${mode}`, () => {
    test("what is refused stops, what is chosen goes, and the account stays", async () => {
      const account = await server.plant(`right${number}`);
      const page = await home(mode, account);

      await press(page, 'main a[href$="/preferences"]');
      await page.uncheck('input[name="marketing"]');
      await press(page, 'button[value="these"]');
      await untilSaid(page, /Our newsletter service: done on/);
      await press(page, 'main a[href$="/preferences"]');
      assert.equal(await page.isChecked('input[name="marketing"]'), false);
      assert.equal(await page.isChecked('input[name="push"]'), true);
      await press(page, 'button[value="none"]');

      await press(page, 'main a[href$="/kind/reviews"]');
      assert.match(await words(page), /Why we have it[^]*Who works with it/);
      await press(page, 'main a[href$="/part"]');
      await press(page, "main form button");
      assert.match(await page.textContent("#error-summary"), /Tick what is to go/);
      await page.check('input[name="item"]');
      await press(page, "main form button");
      assert.match(await words(page), /1 entry of “Reviews” is deleted[^]*cannot be undone/);
      await press(page, "main form button");
      await untilSaid(page, /delete 1 entry of “Reviews”[^]*Harbour Market: done on/);
      await press(page, 'main a[href$="/kind/reviews"]');
      assert.match(await words(page), /We hold nothing of this kind/);

      await page.goBack();
      await press(page, 'form[action$="/copy"] button');
      await untilSaid(page, /Download the copy/);
      const path = await page.getAttribute('a[href$="/archive.zip"]', "href");
      const copy = await page.context().request.get(server.origin + path);
      assert.equal(copy.status(), 200);
      assert.match((await copy.body()).toString("latin1"), /"category": "orders"/);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
      await server.letter(account.email, ({ text }) => /It is gone/.test(text));
    });
  });
}

test("a browser that objects for its person is heeded", async () => {
  const account = await server.plant("rightgpc");
  const page = await home("everything", account, { extraHTTPHeaders: { "sec-gpc": "1" } });
  await untilSaid(page, /Refused: Messages that advertise/);
  await press(page, 'main a[href$="/preferences"]');
  assert.match(await words(page), /Global Privacy Control/);
  assert.equal(await page.locator('input[type="checkbox"]:checked').count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
