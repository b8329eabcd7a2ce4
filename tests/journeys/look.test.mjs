// How the pages of a real life stand: from every side, as the gallery looks at the made-up ones, and by keyboard alone.
// With ADIEU_SCREENSHOTS=<folder> every page is also kept as a picture, in two widths, light and dark.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { Visitor } from "./gallery/visitor.mjs";
import { Person } from "./person.mjs";
import { start } from "./stage.mjs";

const PICTURES = process.env.ADIEU_SCREENSHOTS;

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([start("strict"), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Walks through every page of a life and shows each to `see`. */
async function everyPage(page, prefix, locale, see) {
  const to = async (path, name) => {
    await page.goto(`${server.origin}/${locale}${path}`);
    await see(page, name);
  };
  await to("", "01-front");
  await to("/erased-and-kept", "02-erased-and-kept");
  await to("/nothing-here", "03-not-found");
  await to("/delete", "04-delete");
  const person = new Person(server, page, await server.plant(prefix));
  await person.press("main form button");
  await see(page, "05-delete-refused");
  await person.type("identifier", person.account.email);
  await person.press("main form button");
  person.reference = person.path.split("/")[3];
  await see(page, "06-code");
  const code = await server.code(person.account.email, person.reference);
  await person.type("code", "1");
  await person.press('form[action$="/code"] button');
  await see(page, "07-code-refused");
  await person.type("code", code);
  await person.press('form[action$="/code"] button');
  await see(page, "08-consequences");
  await person.press('main a[href$="/copy"]');
  await see(page, "09-copy");
  await page.check("input[name=choice][value=prepare]");
  await person.press("main form button");
  await see(page, "10-check");
  await person.press("button[form=send]");
  await see(page, "11-check-refused");
  const phrase = /“(.+)”/.exec(await page.textContent("label[for=phrase]"))[1];
  await person.type("identifier", person.account.email);
  await page.fill("#phrase", phrase);
  await person.send();
  await see(page, "12-status");
  const [reference, , revocation] = person.secrets;
  await to(`/deletion/${reference}/copy/print`, "13-copy-print");
  await to("/status", "14-track");
  await to("/revoke", "15-revoke");
  await page.fill("#reference", reference);
  await page.fill("#code", revocation);
  await person.press("main form button");
  await see(page, "16-revoked");
  await to(`/deletion/${reference}/consequences`, "17-signed-out");
  await page.goto(`${server.origin}/shop`);
  await see(page, "18-shop");
}

test("no page of a life falls short of what the gallery asks", async () => {
  const visitor = await Visitor.enter(browser);
  const { page } = visitor;
  const found = [];
  await everyPage(page, "look", "en", async (shown, name) => {
    if (PICTURES) await visitor.photograph(PICTURES, `${name}-en`, { light: {}, dark: { colorScheme: "dark" } });
    await visitor.settle();
    found.push(...(await visitor.everySide("en")).map((violation) => `${name}: ${violation}`));
  });
  assert.deepEqual(found, []);
  assert.deepEqual(page.complaints, []);
  await visitor.leave();
});

/** Presses the tabulator until the element has the focus, as a person does who cannot point. */
async function tabTo(page, selector) {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  assert.fail(`${selector} cannot be reached by keyboard on ${page.url()}`);
}

test("a whole way to the request by keyboard alone", async () => {
  const page = await open(browser, "everything");
  const account = await server.plant("keyboard");
  const enter = async () => {
    await Promise.all([page.waitForEvent("framenavigated"), page.keyboard.press("Enter")]);
    await page.waitForLoadState("load");
  };
  const typeInto = async (selector, text) => {
    await tabTo(page, selector);
    await page.keyboard.type(text);
  };
  await page.goto(server.origin);
  await tabTo(page, 'main a[href$="/delete"]');
  await enter();
  await typeInto("#identifier", account.email);
  await enter();
  const reference = new URL(page.url()).pathname.split("/")[3];
  await typeInto("#code", await server.code(account.email, reference));
  await enter();
  await tabTo(page, 'main a[href$="/copy"]');
  await enter();
  await tabTo(page, "input[name=choice]");
  await page.keyboard.press("Space");
  await tabTo(page, "main form button");
  await enter();
  await typeInto("#identifier", account.email);
  await typeInto("#phrase", "Delete my account");
  await tabTo(page, "#understood");
  await page.keyboard.press("Space");
  await tabTo(page, "button[form=send]");
  await enter();
  assert.equal(await page.locator("code.secret").count(), 3, await page.textContent("main"));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
