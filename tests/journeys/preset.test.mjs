// One way through each preset in each of its languages. Nothing here reads a word of a page: fields, links and buttons are found by
// what they do, and what is typed comes from the policy's own file.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { launch, open } from "./browser.mjs";
import { Person } from "./person.mjs";
import { start, until } from "./stage.mjs";

const POLICIES = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "frontend", "policies");

/** Which languages each preset is walked through in; those that no page has yet are left out, and said. */
const WAYS = { standard: ["en"], alibaba: ["en", "ru", "zh"], aliexpress: ["en", "ru", "fi"] };

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/** A policy's own text in a language: the first that follows `after`. */
function words(policy, key, language, after) {
  const file = readFileSync(join(POLICIES, `${policy}.toml`), "utf8");
  const found = new RegExp(`^${key}\\.${language} = "(.*)"$`, "m").exec(file.slice(after ? file.indexOf(after) : 0));
  assert.ok(found, `${policy} has ${key} in ${language}`);
  return JSON.parse(`"${found[1]}"`);
}

class Traveller extends Person {
  /** Someone who reads this language, on a telephone. */
  static async arrive(server, language) {
    const page = await open(browser, "everything", { viewport: { width: 360, height: 740 } });
    const traveller = new Traveller(server, page, await server.plant(`way${language}`));
    traveller.look = async () => {
      const [spoken] = (await page.getAttribute("html", "lang")).split("-");
      assert.equal(spoken, language, page.url());
      const [wide, box] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      assert.ok(wide <= box, `${page.url()} is ${wide} px wide`);
    };
    await page.goto(`${server.origin}/${language}/delete`);
    await traveller.type("identifier", traveller.account.email);
    await traveller.press("main form button");
    traveller.reference = traveller.path.split("/")[3];
    await traveller.prove();
    return traveller;
  }

  get main() {
    return this.page.textContent("main");
  }

  /** With reference and status code, as they were written down: goes on until the receipt is there, and opens it. */
  async receive(language) {
    const [reference, status] = this.secrets;
    assert.equal(reference, this.reference);
    await this.page.goto(`${this.server.origin}/${language}/status`);
    await this.page.fill("#reference", reference);
    await this.page.fill("#code", status);
    await this.press("main form button");
    await until("it is erased", async () => {
      await this.page.goto(`${this.server.origin}/${language}/deletion/${reference}`);
      return this.page.locator('main a[href$="/receipt"]').count();
    });
    await this.press('main a[href$="/receipt"]');
    await this.look();
    const file = await this.page.context().request.get(`${this.page.url()}.json`);
    const { payload_b64url: payload } = await file.json();
    assert.equal(JSON.parse(Buffer.from(payload, "base64url")).reference, this.reference);
  }

  async leave() {
    assert.deepEqual(this.page.complaints, []);
    await this.page.context().close();
  }
}

const steps = {
  async standard(server, language) {
    const person = await Traveller.arrive(server, language);
    await person.prepare();
    await person.send();
    await server.pass(70);
    await person.receive(language);
    await person.leave();
  },

  async alibaba(server, language) {
    const person = await Traveller.arrive(server, language);
    const { page } = person;
    const title = words("alibaba", "title", language, "[[preparation]]");
    assert.ok((await person.main).includes(title), "what to do before");
    assert.equal(await page.locator("section[aria-labelledby=prepare] li").count(), 6);
    await person.prepare();
    await person.send();
    const known = await server.code(person.account.email, person.reference);
    const link = await server.letter(person.account.email, ({ text }) => /\S+\/revoke#\S+/.exec(text)?.[0]);
    await page.goto(link);
    await page.waitForFunction(() => document.querySelector("#code").value !== "");
    await person.press('form[action$="/revoke"] button');
    assert.match(person.path, /\/code$/, "the link alone is not enough");
    const checked = words("alibaba", "text", language, "[recovery]");
    assert.ok((await person.main).includes(checked), "what is checked again is said");
    let code;
    await until("a fresh code came", async () => {
      code = await server.code(person.account.email, person.reference);
      return code !== known;
    });
    await person.type("code", code);
    await person.press('form[action$="/code"] button');
    await person.look();
    assert.match(person.path, new RegExp(`${person.reference}$`));
    assert.ok((await person.main).includes(checked), "and once more, where the account is back");
    await person.leave();
  },

  async aliexpress(server, language) {
    const person = await Traveller.arrive(server, language);
    const { page } = person;
    assert.equal(await page.locator("section[aria-labelledby=prepare] li").count(), 2);
    await person.prepare();
    const phrase = words("aliexpress", "phrase", language, "[confirm]");
    assert.ok((await page.textContent("label[for=phrase]")).includes(phrase), "the phrase is shown in this language");
    assert.equal(await page.locator("input[name=reason]").count(), 9);
    const cheated = words("aliexpress", "text", language, 'id = "scammed"');
    assert.ok((await page.textContent("fieldset")).includes(cheated));
    await person.type("identifier", person.account.email);
    await person.type("phrase", phrase.toUpperCase());
    await page.check("input[name=reason][value=scammed]");
    await person.send();
    assert.ok(await page.locator("section[aria-labelledby=cheated] a").count(), "a complaint is offered");
    await person.press("section[aria-labelledby=cheated] a");
    await person.look();
    assert.match(person.path, /\/complaint$/);
    assert.ok(await page.isChecked("input[name=topic][value=cheated]"), "and knows already what it is about");
    assert.ok(await page.locator("main form #text").count(), "and can be written");
    await server.sweep();
    await person.receive(language);
    assert.ok(await page.locator("section[aria-labelledby=cheated] a").count(), "and on the receipt");
    assert.ok((await person.main).includes(words("aliexpress", "afterwards", language)), "the advice");
    await person.leave();
  },
};

for (const [policy, languages] of Object.entries(WAYS)) {
  describe(policy, () => {
    let server;
    before(async () => {
      server = await start(policy);
    });
    after(() => server?.stop());
    for (const language of languages) {
      test(`${policy} in ${language}`, () => steps[policy](server, language));
    }
  });
}
