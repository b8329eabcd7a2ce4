// The desk from both sides: what a person asks for, what the staff decide, and what becomes of it, with JavaScript and without.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { MODES, open, press } from "./browser.mjs";
import { Colleague } from "./colleague.mjs";
import { Person, reader } from "./person.mjs";
import { AGENT, LEAD, browser, server } from "./scene.mjs";
import { until } from "./stage.mjs";

/** By when the status page says that something happens. */
const day = async (page) => /By when\s*([^]*?\d{4})/.exec(await page.textContent("main"))?.[1];

async function leaving(mode, account, options = {}) {
  const person = new Person(server, await open(browser, mode, options), account);
  await person.leave();
  return person;
}

/** Whoever reads a mailbox that the account had says that it was not them. */
async function notMe(mode, mailbox) {
  const page = await open(browser, mode);
  await page.goto(server.origin);
  await press(page, 'main a[href$="/not-me"]');
  await page.fill("#identifier", mailbox);
  await press(page, "main form button");
  const reference = new URL(page.url()).pathname.split("/")[3];
  await page.fill("#code", await server.code(mailbox, reference));
  await press(page, 'form[action$="/code"] button');
  await press(page, "main form button");
  assert.match(await page.textContent("h1"), /The erasure is stopped/);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
}

/** An account whose address somebody replaced ten days ago. */
async function replaced(prefix) {
  const wish = { throwaway: 1, prefix, situation: "contact-changed", replaced_days: 10 };
  const [account] = JSON.parse(await server.asked("POST", "/dev/plant", JSON.stringify(wish), "application/json"));
  return account;
}

/** Writes the letter that asks not to wait. */
async function askNotToWait(person) {
  const { page, account } = person;
  await person.press('main a[href$="/immediate"]');
  await page.fill("#identifier", account.email);
  await page.fill("#name", account.name);
  await page.fill("#location", "Turku");
  await page.fill("#why", "I have moved away");
  await person.press('button[value="look"]');
  if (await page.locator("#code").count()) {
    await page.fill("#code", await server.code(account.email, person.reference));
  }
  await page.fill("#phrase", "delete my account");
  await page.check("#understood");
  await person.press('button[value="send"]');
  assert.match(await page.textContent("h1"), /We have your letter/);
}

/** Opens the letter with a reason, approves as the first of two, and is not the second as well. */
async function first(agent, reference) {
  await agent.find(reference);
  assert.doesNotMatch(await agent.words(), /I have moved away/, "the letter is closed");
  await agent.press('form[action$="/reveal"] button');
  assert.match(await agent.page.textContent("#error-summary"), /Choose/, "nobody opens it without a reason");
  await agent.page.check('input[name=purpose][value="compare"]');
  await agent.press('form[action$="/reveal"] button');
  assert.match(await agent.words(), /I have moved away/);
  await agent.approve();
  assert.match(await agent.words(), /A second colleague must approve as well/);
  await agent.find(reference);
  assert.match(await agent.words(), /Another colleague must be the second/);
  assert.equal(await agent.page.locator("input[name=outcome]").count(), 0, "nobody is two");
}

/** A letter, and both approvals. */
async function approvedTwice(mode, prefix) {
  const account = await server.plant(prefix);
  const person = await leaving(mode, account);
  const before = await day(person.page);
  await askNotToWait(person);
  const agent = await Colleague.at(server, browser, mode, AGENT);
  await first(agent, person.reference);
  const lead = await Colleague.at(server, browser, mode, LEAD);
  await lead.find(person.reference);
  const words = await lead.words();
  assert.match(words, /You are the second/);
  assert.doesNotMatch(words, /I have moved away/, "to whoever gave no reason the letter is closed");
  await lead.approve();
  assert.match(await lead.words(), /Approved, and everybody is told/);
  await agent.leave();
  await lead.leave();
  return { account, person, before };
}

/** Presses Tab until the focus is there: nothing else is touched. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.locator(`${selector}:focus`).count()) return;
  }
  assert.fail(`the keyboard never reaches ${selector} on ${page.url()}`);
}

/** From the list to a decision, by keyboard alone. */
async function refuseByKeyboard(page, reference, words) {
  const enter = async () => {
    await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")]);
    await page.waitForLoadState("load");
  };
  await page.goto(`${server.origin}/staff`);
  await tabTo(page, "#reference");
  await page.keyboard.type(reference);
  await enter();
  await tabTo(page, "input[name=outcome]");
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.isChecked('input[name=outcome][value="refuse"]'));
  await tabTo(page, "input[name=reason]");
  await page.keyboard.press("Space");
  await tabTo(page, "#words");
  await page.keyboard.type(words);
  await tabTo(page, 'form[action$="/decide"] button');
  await enter();
}

async function object(mode, { account, person }) {
  const sooner = (find) => server.letter(account.email, ({ subject, text }) => /sooner/.test(subject) && find(text));
  const [link, fragment, code] = await sooner((text) => {
    const [, link, fragment] = /(http\S+\/veto)(#\S+)/.exec(text) ?? [];
    const code = /Objection code: (\S+)/.exec(text)?.[1];
    return link && [link, fragment, code];
  });
  const other = await open(browser, mode);
  await other.goto(mode === "no JavaScript" ? link : link + fragment);
  if (mode === "no JavaScript") {
    await other.fill("#reference", person.reference);
    await other.fill("#code", code);
  } else {
    await until("the link fills the form", () => other.inputValue("#code"));
  }
  await press(other, "main form button");
  assert.match(await other.textContent("h1"), /Your objection counts/);
  assert.deepEqual(other.complaints, []);
  await other.context().close();
}

for (const mode of MODES.filter((mode) => mode !== "no WebAssembly")) {
  const number = MODES.indexOf(mode);
  describe(`with ${mode}`, () => {
    test("two agree that nobody waits, and one objection puts the day back", async () => {
      const case_ = await approvedTwice(mode, `sooner${number}`);
      const { person, before } = case_;
      await person.page.goto(`${server.origin}/en/deletion/${person.reference}`);
      assert.match(await person.page.textContent("main"), /Immediate deletion was approved twice/);
      assert.notEqual(await day(person.page), before, "it is sooner");
      await object(mode, case_);
      await person.page.reload();
      assert.match(await person.page.textContent("main"), /Immediate deletion was objected to/);
      assert.equal(await day(person.page), before, "the day is as it was");
      assert.deepEqual(person.page.complaints, []);
      await person.page.context().close();
    });

    test("where nobody objects, everything is erased when the time to object is over", async () => {
      const { person } = await approvedTwice(mode, `soonest${number}`);
      await server.sweep();
      await person.page.goto(`${server.origin}/en/deletion/${person.reference}`);
      assert.match(await person.page.textContent("main"), /approved twice/, "not before");
      await person.page.context().close();
      await server.pass(9);
      const later = await reader(server, browser, mode, person.secrets);
      await until("it is erased", async () => {
        await later.reload();
        return (await later.locator('main a[href$="/receipt"]').count()) === 1;
      });
      assert.deepEqual(later.complaints, []);
      await later.context().close();
    });

    test("a request to keep that is granted gives the account back as it was, and locked", async () => {
      const account = await replaced(`given${number}`);
      // One moment for both copies, so that they may be compared as they are.
      const frozen = { extraHTTPHeaders: { "adieu-now": `${server.now()}` } };
      const thief = new Person(server, await open(browser, mode, frozen), account);
      await thief.leave("prepare");
      const before = await thief.copy();
      await notMe(mode, account.old_email);
      const agent = await Colleague.at(server, browser, mode, AGENT);
      await agent.find(thief.reference);
      await agent.approve();
      await agent.leave();
      await server.letter(account.old_email, ({ subject }) => /cancelled/.test(subject));
      await thief.untilAsItWas();
      assert.match(await thief.page.textContent("main"), /The account is locked to protect you/);
      const again = new Person(server, await open(browser, mode, frozen), account);
      await again.identify();
      await again.prove();
      await again.prepare("prepare");
      assert.ok(before.equals(await again.copy()), "both copies are the same, byte for byte");
      const fields = new URLSearchParams({ identifier: account.email, password: account.password });
      assert.match((await server.ask("POST", "/shop", fields.toString())).text, /given back without proof/);
      for (const { page } of [thief, again]) {
        assert.deepEqual(page.complaints, []);
        await page.context().close();
      }
    });

    test("a request to keep that is refused is answered with the reasons, to everybody told", async () => {
      const account = await replaced(`refused${number}`);
      const person = await leaving(mode, account);
      await notMe(mode, account.old_email);
      const agent = await Colleague.at(server, browser, mode, AGENT);
      if (mode === "no JavaScript") {
        await agent.find(person.reference);
        await agent.refuse("not-shown", "We rang you twice.");
      } else {
        await refuseByKeyboard(agent.page, person.reference, "We rang you twice.");
      }
      assert.match(await agent.words(), /Refused, and everybody is told why/);
      await agent.leave();
      for (const address of [account.email, account.old_email]) {
        const letter = await server.letter(address, ({ subject, text }) => /could not cancel/.test(subject) && text);
        for (const part of ["We could not see from what you sent", "We rang you twice.", "data protection authority"]) {
          assert.ok(letter.includes(part), `${part}: ${letter}`);
        }
      }
      await person.page.goto(`${server.origin}/en/deletion/${person.reference}`);
      assert.match(await person.page.textContent("h1"), /Waiting to be deleted/);
      assert.deepEqual(person.page.complaints, []);
      await person.page.context().close();
    });
  });
}
