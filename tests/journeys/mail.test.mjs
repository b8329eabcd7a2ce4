// Somebody changes their mind and writes a mail, in the words that the operator's terms give for it.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { MODES, open } from "./browser.mjs";
import { Colleague } from "./colleague.mjs";
import { Person } from "./person.mjs";
import { AGENT, browser, server } from "./scene.mjs";

/** Opens the letter for a reason; before, and without one, it is closed. */
async function read(agent) {
  assert.doesNotMatch(await agent.words(), /a mistake of mine/);
  await agent.page.check('input[name=purpose][value="compare"]');
  await agent.press('form[action$="/reveal"] button');
  assert.match(await agent.words(), /Request to Revoke Deletion:[^]*Due to a mistake of mine/);
}

for (const mode of MODES.filter((mode) => mode !== "no WebAssembly")) {
  const number = MODES.indexOf(mode);
  describe(`with ${mode}`, () => {
    test("a mail in, a decision out, and the account is as it was", async () => {
      const account = await server.plant(`written${number}`);
      // One moment for both copies, so that they may be compared as they are.
      const frozen = { extraHTTPHeaders: { "adieu-now": `${server.now()}` } };
      const person = new Person(server, await open(browser, mode, frozen), account);
      await person.leave("prepare");
      const before = await person.copy();
      await server.deliver("plain", { from: account.email, account: account.email, name: account.name });
      const answer = await server.letter(account.email, ({ subject, text }) => /We have your message/.test(subject) && text);
      assert.ok(!answer.includes(person.reference), "the automatic answer tells nobody what was found");

      const agent = await Colleague.at(server, browser, mode, AGENT);
      await agent.find(person.reference);
      await read(agent);
      await agent.approve();
      await agent.leave();
      await server.letter(account.email, ({ subject }) => /cancelled/.test(subject));
      await person.untilAsItWas();
      assert.match(await person.page.textContent("main"), /The account is locked to protect you/, "a mail proves nothing");

      const again = new Person(server, await open(browser, mode, frozen), account);
      await again.identify();
      await again.prove();
      await again.prepare("prepare");
      assert.ok(before.equals(await again.copy()), "both copies are the same, byte for byte");
      for (const { page } of [person, again]) {
        assert.deepEqual(page.complaints, []);
        await page.context().close();
      }
    });
  });
}
