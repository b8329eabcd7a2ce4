// The phrase check, awake under the production policy for contents: every branch of it, and the page without it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { MODES, launch, open } from "./browser.mjs";
import { Person } from "./person.mjs";
import { start } from "./stage.mjs";

const PHRASE = "Delete my account";

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([start("strict"), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function atCheck(mode, prefix) {
  const page = await open(browser, mode);
  const person = new Person(server, page, await server.plant(prefix));
  await person.identify();
  await person.prove();
  await person.prepare();
  return person;
}

const awake = (page) => page.waitForSelector("leptos-island[data-awake]", { state: "attached" });
const said = async (page) => (await page.textContent("#phrase-said")).trim();
const isRight = (page) => page.locator("#phrase-said[data-right]").count();

test("the island wakes and drives every one of its branches without a complaint", async () => {
  const person = await atCheck("everything", "phraseawake");
  const { page } = person;
  await awake(page);
  assert.equal(await said(page), "", "nothing is said before anything is typed");

  await page.locator("#phrase").pressSequentially("Delete my");
  assert.equal(await said(page), "", "half a phrase is not called wrong while it is typed");
  await page.locator("#phrase").blur();
  assert.match(await said(page), /not the phrase/, "leaving the field says that it is not right yet");
  assert.equal(await isRight(page), 0);

  await page.locator("#phrase").press("End");
  await page.locator("#phrase").pressSequentially(" account");
  assert.match(await said(page), /is right/);
  assert.equal(await isRight(page), 1);
  await page.locator("#phrase").blur();
  assert.match(await said(page), /is right/, "leaving a right phrase takes nothing back");

  await page.locator("#phrase").press("End");
  await page.locator("#phrase").pressSequentially("x");
  assert.equal(await said(page), "", "spoilt again, the praise goes");
  assert.equal(await isRight(page), 0);
  await page.fill("#phrase", "");
  await page.locator("#phrase").blur();
  assert.equal(await said(page), "", "an empty field is left in peace");
  await page.fill("#phrase", "  “DELETE my   account.” ");
  assert.equal(await isRight(page), 1, "case, spaces, quotes and the dot do not matter");

  await page.fill("#identifier", person.account.email);
  await person.send();
  assert.equal(person.secrets.length, 3);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("after a refused form the island wakes with what was typed", async () => {
  const person = await atCheck("everything", "phraseagain");
  const { page } = person;
  await page.fill("#phrase", "Delete your account");
  await page.fill("#identifier", person.account.email);
  await page.check("#understood");
  await person.press("button[form=send]");
  await awake(page);
  assert.equal(await page.inputValue("#phrase"), "Delete your account");
  assert.equal(await page.getAttribute("#phrase", "aria-invalid"), "true");
  assert.ok(await page.evaluate(() => document.activeElement?.id === "error-summary"), "the summary has the focus");
  await page.fill("#phrase", PHRASE);
  assert.equal(await isRight(page), 1);
  await person.send();
  assert.equal(person.secrets.length, 3);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

for (const mode of MODES.filter((mode) => mode !== "everything")) {
  test(`with ${mode} the edge alone decides about the phrase`, async () => {
    const person = await atCheck(mode, `phrase${MODES.indexOf(mode)}`);
    const { page } = person;
    await page.fill("#identifier", person.account.email);
    await page.fill("#phrase", "Delete your account");
    await page.check("#understood");
    await person.press("button[form=send]");
    assert.match(await page.textContent("main"), /Type the phrase as it is shown/);
    await page.fill("#phrase", PHRASE);
    await person.send();
    assert.equal(person.secrets.length, 3);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
