// What waits for something else: a request that something stands in the way of, and data that must stay beyond its day.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { MODES, open, press } from "./browser.mjs";
import { Colleague } from "./colleague.mjs";
import { Person, reader } from "./person.mjs";
import { AGENT, browser, server } from "./scene.mjs";
import { until } from "./stage.mjs";

const DAY_MS = 86_400_000;

for (const mode of MODES.filter((mode) => mode !== "no WebAssembly")) {
  const number = MODES.indexOf(mode);
  describe(`with ${mode}`, () => {
    test("a request that something stands in the way of goes on by itself when it is gone", async () => {
      const account = await server.plant(`armed${number}`, "unpaid");
      const page = await open(browser, mode);
      const person = new Person(server, page, account);
      await person.identify();
      await person.prove();
      await person.prepare();
      await person.send();
      assert.match(await page.textContent("h1"), /Sent, and waiting/);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
      for (const [isSettled, heading] of [[false, /Sent, and waiting/], [true, /Waiting to be deleted/]]) {
        if (isSettled) await server.asked("POST", "/dev/plant", JSON.stringify({ settle: account.email }), "application/json");
        await server.pass(2);
        const later = await reader(server, browser, mode, person.secrets);
        assert.match(await later.textContent("h1"), heading);
        if (isSettled) assert.match(await later.textContent("main"), /Nothing is in the way any more; the request goes on/);
        await later.context().close();
      }
    });

    test("what is held stays beyond its day, and goes by itself when the hold has ended", async () => {
      const person = new Person(server, await open(browser, mode), await server.plant(`held${number}`));
      await person.leave();
      const { reference, secrets } = person;
      await person.page.context().close();
      const agent = await Colleague.at(server, browser, mode, AGENT);
      await agent.find(reference);
      await agent.page.click("main details summary");
      await agent.page.check('input[name=category][value="orders"]');
      await agent.page.check('input[name=basis][value="legal-claims"]');
      await agent.page.fill("#note", "Claim 2026/118 at the district court");
      await agent.page.fill("#review", new Date(server.now() + 200 * DAY_MS).toISOString().slice(0, 10));
      await agent.press('form[action$="/hold"] button');
      assert.match(await agent.words(), /It is held/);
      await agent.leave();

      await server.pass(70);
      const held = await reader(server, browser, mode, secrets);
      await until("the rest is erased", async () => {
        await held.reload();
        return (await held.locator('main a[href$="/receipt"]').count()) === 1;
      });
      await press(held, 'main a[href$="/receipt"]');
      const row = held.locator("tr", { hasText: "A legal duty holds it" });
      assert.match(await row.textContent(), /Orders.*the end of that duty/, await held.textContent("main"));
      await held.context().close();

      const later = await Colleague.at(server, browser, mode, AGENT);
      await later.find(reference);
      await later.press('form[action$="/unhold"] button');
      assert.match(await later.words(), /The hold has ended/);
      await later.leave();
      await server.pass(1);
      const last = await reader(server, browser, mode, secrets);
      await until("the remainder is erased", async () => {
        await last.reload();
        return (await last.locator("tr", { hasText: "A legal duty holds it" }).count()) === 0;
      });
      assert.equal(await last.locator("tr", { hasText: "Invoices" }).count(), 1, "what a law keeps longer is kept");
      assert.match(await last.textContent("main"), /Nothing is held back any more/);
      assert.deepEqual(last.complaints, []);
      await last.context().close();
    });
  });
}
