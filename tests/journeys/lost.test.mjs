// Somebody who has lost every way in asks for a deletion, and two of the staff vouch for it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { MODES, open, press } from "./browser.mjs";
import { Colleague } from "./colleague.mjs";
import { reader } from "./person.mjs";
import { AGENT, LEAD, browser, server } from "./scene.mjs";
import { until } from "./stage.mjs";

/** From the page of the code that does not come, to a letter that was filed. */
async function asked(mode, account, address) {
  const page = await open(browser, mode);
  await page.goto(`${server.origin}/en/delete`);
  await page.fill("#identifier", account.email);
  await press(page, "main form button");
  await page.locator("main details", { hasText: "I cannot get to that mailbox" }).locator("summary").click();
  await press(page, 'main a[href$="/delete/without-access"]');
  const fields = { identifier: account.email, address, name: account.name, why: "My telephone was stolen" };
  for (const [name, value] of Object.entries(fields)) await page.fill(`#${name}`, value);
  await press(page, 'button[value="look"]');
  assert.match(await page.textContent("#error-summary"), /Write what you know about the account/);
  await page.fill("#recognise", "My last order was a lamp");
  await press(page, 'button[value="look"]');
  assert.match(await page.textContent("main"), /My telephone was stolen[^]*My last order was a lamp/);
  await press(page, 'button[value="send"]');
  const reference = new URL(page.url()).pathname.split("/")[3];
  await page.fill("#code", await server.code(address, reference));
  await press(page, 'form[action$="/code"] button');
  assert.match(await page.textContent("h1"), /We have your letter/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
  return reference;
}

async function approve(mode, colleague, reference) {
  const reviewer = await Colleague.at(server, browser, mode, colleague);
  await until("the case is there", async () => {
    await reviewer.page.goto(`${server.origin}/staff/queue/access`);
    return (await reviewer.words()).includes(reference);
  });
  await reviewer.find(reference);
  assert.match(await reviewer.words(), /Nothing proves that the account is theirs/);
  await reviewer.approve();
  await reviewer.leave();
}

for (const mode of MODES.filter((mode) => mode !== "no WebAssembly")) {
  const number = MODES.indexOf(mode);
  describe(`with ${mode}`, () => {
    test("two vouch, and an ordinary deletion begins, which whoever reads an address can end", async () => {
      const [account, address] = [await server.plant(`lost${number}`), `lost${number}@elsewhere.example`];
      const reference = await asked(mode, account, address);
      await server.letter(account.email, ({ subject }) => /asks us to delete your account/.test(subject));
      await approve(mode, AGENT, reference);
      await approve(mode, LEAD, reference);
      const code = await server.letter(address, ({ text }) => /Status code: (\S+)/.exec(text)?.[1]);
      const page = await reader(server, browser, mode, [reference, code]);
      assert.match(await page.textContent("h1"), /Waiting to be deleted/);
      assert.equal(await page.locator('a[href$="/copy"]').count(), 0, "no copy for anybody who has proven nothing");
      await page.context().close();

      const back = await server.letter(account.email, ({ text }) => /http\S+\/revoke\S*/.exec(text)?.[0]);
      const owner = await open(browser, mode);
      await owner.goto(back);
      assert.match(await owner.textContent("h1"), /Cancel the deletion/);
      assert.deepEqual(owner.complaints, []);
      await owner.context().close();
    });

    test("whoever reads an address of the account objects with one button, and nothing begins", async () => {
      const [account, address] = [await server.plant(`found${number}`), `found${number}@elsewhere.example`];
      const reference = await asked(mode, account, address);
      const [link, code] = await server.letter(account.email, ({ text }) => {
        const link = /http\S+\/veto#\S+/.exec(text)?.[0];
        return link && [link, /Objection code: (\S+)/.exec(text)[1]];
      });
      const page = await open(browser, mode);
      await page.goto(mode === "no JavaScript" ? link.split("#")[0] : link);
      if (mode === "no JavaScript") {
        await page.fill("#reference", reference);
        await page.fill("#code", code);
      } else {
        await until("the link fills the form", () => page.inputValue("#code"));
      }
      await press(page, "main form button");
      assert.match(await page.textContent("h1"), /Your objection counts/);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
      await server.letter(address, ({ subject }) => /could not do what you asked/.test(subject));
    });
  });
}
