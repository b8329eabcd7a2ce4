// A letter for immediate deletion, from the status page to "we have it", and the objection from the mail, in every mode.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { MODES, launch, open, press } from "./browser.mjs";
import { Person } from "./person.mjs";
import { pause, start } from "./stage.mjs";

const PHONE = { viewport: { width: 360, height: 700 }, reducedMotion: "reduce" };

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([start(), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const mode of MODES) {
  test(`with ${mode}, a letter is written, looked at and sent, and whoever gets the mail objects`, async () => {
    const account = await server.plant(`hasty${MODES.indexOf(mode)}`);
    const page = await open(browser, mode, PHONE);
    const person = new Person(server, page, account);
    await person.leave();

    await press(page, 'main a[href$="/immediate"]');
    assert.match(await page.textContent("h1"), /Ask us not to wait/);
    await press(page, 'button[value="look"]');
    assert.match(await page.textContent("#error-summary"), /Enter your name/, "an empty letter is not sent");
    await page.fill("#identifier", account.email);
    await page.fill("#name", account.name);
    await page.fill("#location", "Turku");
    await page.fill("#why", "I have moved <b>away</b>");
    await press(page, 'button[value="look"]');
    const letter = await page.textContent("main .notice");
    assert.ok(letter.includes(`I, ${account.name}, hereby apply for account deletion on`), letter);
    assert.ok(letter.includes("due to I have moved <b>away</b>. I confirm"), letter);

    await press(page, 'button[value="change"]');
    assert.equal(await page.inputValue("#why"), "I have moved <b>away</b>", "nothing typed is lost");
    await press(page, 'button[value="look"]');
    if (await page.locator("#code").count()) {
      await page.fill("#code", await server.code(account.email, person.reference));
    }
    await page.fill("#phrase", "Delete my account");
    await page.check("#understood");
    await press(page, 'button[value="send"]');
    assert.match(await page.textContent("h1"), /We have your letter/);
    await page.reload();
    assert.match(await page.textContent("h1"), /We have your letter/, "a reload sends nothing twice");
    const complaints = page.complaints;
    await page.context().close();

    // Somebody who got the mail, in a browser of their own.
    const [, link, reference, code] = await server.letter(account.email, ({ text }) =>
      /(http\S+\/veto)#([^.\s]+)\.\S+[^]*Objection code: (\S+)/.exec(text),
    );
    const fragment = await server.letter(account.email, ({ text }) => /http\S+\/veto(#\S+)/.exec(text)?.[1]);
    const other = await open(browser, mode, PHONE);
    await other.goto(mode === "no JavaScript" ? link : link + fragment);
    if (mode === "no JavaScript") {
      await other.fill("#reference", reference);
      await other.fill("#code", code);
    } else {
      while (!(await other.inputValue("#code"))) await pause(50);
      assert.equal(new URL(other.url()).hash, "", "the secret is gone from the address");
    }
    await press(other, "main form button");
    assert.match(await other.textContent("h1"), /Your objection counts/);
    assert.ok(await server.letter(account.email, ({ subject }) => /not be deleted sooner/.test(subject)));
    assert.deepEqual([...complaints, ...other.complaints], []);
    await other.context().close();
  });
}
