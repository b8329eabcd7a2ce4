// What a person does, page by page. Every text that has to be typed goes through `type`, which is counted.

import assert from "node:assert/strict";

import { open } from "./browser.mjs";
import { until } from "./stage.mjs";

export class Person {
  constructor(server, page, account) {
    Object.assign(this, { server, page, account, typed: [] });
    // Called on every page before it is left.
    this.look = async () => {};
  }

  async type(field, text) {
    this.typed.push(field);
    await this.page.fill(`#${field}`, text);
  }

  async press(selector) {
    await this.look(this.page);
    await Promise.all([this.page.waitForEvent("framenavigated"), this.page.click(selector)]);
    await this.page.waitForLoadState("load");
  }

  get path() {
    return new URL(this.page.url()).pathname;
  }

  /** From the front page to the page of the code. */
  async identify() {
    await this.page.goto(this.server.origin);
    await this.press('main a[href$="/delete"]');
    await this.type("identifier", this.account.email);
    await this.press("main form button");
    this.reference = this.path.split("/")[3];
    assert.match(this.path, /\/code$/);
  }

  async prove() {
    const code = await this.server.code(this.account.email, this.reference);
    await this.type("code", code);
    await this.press('form[action$="/code"] button');
    assert.match(this.path, /\/consequences$/);
  }

  /** Reads what happens, answers the question about a copy. */
  async prepare(choice = "none") {
    await this.press('main a[href$="/copy"]');
    await this.page.check(`input[name=choice][value=${choice}]`);
    await this.press("main form button");
    assert.match(this.path, /\/check$/);
  }

  async send() {
    await this.page.check("#understood");
    await this.press("button[form=send]");
    await this.look(this.page);
    this.secrets = await this.page.locator("code.secret").allTextContents();
  }

  /** The whole way to a request that waits for its day. */
  async leave(choice) {
    await this.identify();
    await this.prove();
    await this.prepare(choice);
    await this.send();
    assert.equal(this.path.split("/")[3], this.reference);
    assert.equal(this.secrets.length, 3, `the page shows reference and codes: ${await this.page.textContent("main")}`);
  }

  /** Until the status page says that the account is what it was. */
  async untilAsItWas() {
    await until("it is as it was", async () => {
      await this.page.goto(`${this.server.origin}/en/deletion/${this.reference}`);
      return /It is exactly as it was in/.test(await this.page.textContent("main"));
    });
  }

  /** The copy of everything that the account holds, asked for before. */
  async copy() {
    const address = `${this.server.origin}/en/deletion/${this.reference}/copy/archive.zip`;
    let answer;
    await until("the copy is ready", async () => (answer = await this.page.context().request.get(address)).status() === 200);
    return answer.body();
  }
}

/** Somebody with what was written down, in a browser of their own. */
async function byHand(server, browser, mode, path, [reference, code]) {
  const page = await open(browser, mode);
  await page.goto(`${server.origin}/en/${path}`);
  await page.fill("#reference", reference);
  await page.fill("#code", code);
  await Promise.all([page.waitForURL(/\/deletion\//), page.click("main form button")]);
  return page;
}

/** Whoever has the reference and the status code. */
export function reader(server, browser, mode, [reference, status]) {
  return byHand(server, browser, mode, "status", [reference, status]);
}

/** Whoever turns back, with the reference and the cancellation code. */
export function returner(server, browser, mode, [reference, , revocation]) {
  return byHand(server, browser, mode, "revoke", [reference, revocation]);
}
