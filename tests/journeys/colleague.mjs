// What one of the staff does at the desk, page by page, in a browser of their own.

import assert from "node:assert/strict";

import { open, press } from "./browser.mjs";

export class Colleague {
  constructor(server, page, mail) {
    Object.assign(this, { server, page, mail });
  }

  /** Somebody of the demo desk, by the demo provider's button, on the page where their work begins. */
  static async at(server, browser, mode, mail, begins = "/staff") {
    const colleague = new Colleague(server, await open(browser, mode), mail);
    await colleague.signIn(begins);
    return colleague;
  }

  async signIn(begins) {
    const { page, server, mail } = this;
    await page.goto(`${server.origin}/staff`);
    assert.equal(new URL(page.url()).pathname, "/staff/sign-in", "whoever is not signed in is shown the way in");
    await page.click("main form button");
    await page.waitForURL(/\/authorize\?/);
    await page.click(`button[value="${mail}"]`);
    await page.waitForURL(`${server.origin}${begins}`);
  }

  press(selector) {
    return press(this.page, selector);
  }

  words() {
    return this.page.textContent("main");
  }

  /** Looks for a reference: its open case opens, else its deletion. */
  async find(reference) {
    await this.page.goto(`${this.server.origin}/staff`);
    await this.page.fill("#reference", reference);
    await this.press('form[action="/staff/find"] button');
    assert.ok((await this.page.textContent("h1")).includes(reference), await this.words());
  }

  async approve() {
    await this.page.check('input[name=outcome][value="approve"]');
    await this.press('form[action$="/decide"] button');
  }

  async refuse(reason, words) {
    await this.page.check('input[name=outcome][value="refuse"]');
    await this.page.check(`input[name=reason][value="${reason}"]`);
    await this.page.fill("#words", words);
    await this.press('form[action$="/decide"] button');
  }

  /** Nothing went wrong in this browser, which is closed. */
  async leave() {
    const { complaints } = this.page;
    await this.page.context().close();
    assert.deepEqual(complaints, []);
  }
}
