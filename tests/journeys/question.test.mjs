// Staff who cannot decide ask, and whoever filed answers: on a page, and by replying.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { MODES, open, press } from "./browser.mjs";
import { Colleague } from "./colleague.mjs";
import { Person } from "./person.mjs";
import { AGENT, browser, server } from "./scene.mjs";
import { until } from "./stage.mjs";

const QUESTION = "Which town did you live in when you opened the account?";

/** Somebody who has written to keep the account, and the case that came of it, open before an agent. */
async function written(mode, prefix) {
  const account = await server.plant(prefix);
  const person = new Person(server, await open(browser, mode), account);
  await person.leave();
  await server.deliver("plain", { from: account.email, account: account.email, name: account.name });
  const agent = await Colleague.at(server, browser, mode, AGENT);
  await agent.find(person.reference);
  return { account, person, agent };
}

async function ask(agent) {
  await agent.press('form[action$="/ask"] button');
  assert.match(await agent.page.textContent("#error-summary"), /question/i, "nothing is no question");
  await agent.page.fill("#question", QUESTION);
  await agent.press('form[action$="/ask"] button');
  assert.match(await agent.words(), /Which town did you live in/);
}

/** Reads the answer, which is closed like the letter. */
async function read(agent, reference, answer) {
  await until("the answer is there", async () => {
    await agent.find(reference);
    return /Answered on/.test(await agent.words());
  });
  assert.doesNotMatch(await agent.words(), answer, "it is closed");
  await agent.page.check('input[name=purpose][value="compare"]');
  await agent.press('form[action$="/reveal"] button');
  assert.match(await agent.words(), answer);
}

for (const mode of MODES.filter((mode) => mode !== "no WebAssembly")) {
  const number = MODES.indexOf(mode);
  describe(`with ${mode}`, () => {
    test("a question goes to whoever wrote, and the answer typed on its page comes back", async () => {
      const { account, person, agent } = await written(mode, `asked${number}`);
      await ask(agent);
      const [link, code] = await server.letter(account.email, ({ text }) => {
        const link = text.includes(QUESTION) && /http\S+\/answer#\S+/.exec(text)?.[0];
        return link && [link, /Code of the question:\s+(\S+)/.exec(text)[1]];
      });
      await person.page.goto(`${server.origin}/en/deletion/${person.reference}`);
      assert.match(await person.page.textContent("main"), /question/i, "the status page says that one waits");
      assert.ok(!(await person.page.textContent("main")).includes(QUESTION), "and not which");

      const page = await open(browser, mode);
      await page.goto(mode === "no JavaScript" ? link.split("#")[0] : link);
      if (mode === "no JavaScript") {
        await page.fill("#reference", person.reference);
        await page.fill("#code", code);
      } else {
        await until("the link fills the form", () => page.inputValue("#code"));
      }
      await page.fill("#answer", "In Vöyri, by the mill.");
      await press(page, "main form button");
      assert.deepEqual(page.complaints, []);
      await read(agent, person.reference, /In Vöyri, by the mill/);
      await agent.leave();
      assert.deepEqual(person.page.complaints, []);
    });

    test("a reply to the question finds its case, and a machine's does not", async () => {
      const { account, person, agent } = await written(mode, `replied${number}`);
      await ask(agent);
      const token = await server.letter(account.email, ({ subject, text }) => {
        return text.includes(QUESTION) && /\[(Q-[^\]]+)\]/.exec(subject)?.[1];
      });
      const blanks = { from: account.email, name: account.name, token, reference: person.reference };
      await server.deliver("answer-automatic", blanks);
      await agent.find(person.reference);
      assert.doesNotMatch(await agent.words(), /Answered on/, "nobody has read it yet");
      await server.deliver("answer", blanks);
      await read(agent, person.reference, /Philippa lived in Raahe/);
      assert.match(await agent.words(), /It came by mail, from the address that was asked/);
      await agent.leave();
      await person.page.context().close();
    });
  });
}
