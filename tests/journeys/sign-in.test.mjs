// The operator's own sign-in beside the mailed code: from the first page, and where control is shown once more.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open, picture } from "./browser.mjs";
import { Person } from "./person.mjs";
import { start } from "./stage.mjs";

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([start("standard", () => {}, true), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** At the demo provider: whose account it is. */
async function signIn(page, account) {
  await page.waitForURL(/\/authorize\?/);
  await page.fill("input[name=person][value=demo-01]", account);
  await page.click("button");
  await page.waitForURL(`${server.origin}/**`);
  await page.waitForLoadState("load");
}

for (const mode of ["everything", "no JavaScript"]) {
  test(`with ${mode} whoever signs in at the operator leaves without a code`, async () => {
    const account = await server.plant(`signin${mode.length}`);
    const page = await open(browser, mode, { viewport: { width: 360, height: 740 } });
    await page.goto(`${server.origin}/en/delete`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth).catch(() => 0);
    assert.ok(width <= 360, `${width} px wide`);
    await picture(page, "sign-in");
    await page.click('form[action$="/sign-in"] button');
    await signIn(page, account.account);
    const person = new Person(server, page, account);
    assert.match(person.path, /\/consequences$/);
    person.reference = person.path.split("/")[3];
    await person.prepare();
    await person.send();
    assert.equal(person.secrets.length, 3);
    await page.goBack();
    assert.doesNotMatch(page.url(), /authorize|callback/);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("whoever has changed their mind at the provider is told what else there is", async () => {
  const page = await open(browser, "everything");
  await page.goto(`${server.origin}/sign-in/callback?error=access_denied&state=x`);
  assert.match(await page.textContent("h1"), /You could not be signed in/);
  await Promise.all([page.waitForURL(/\/en\/delete$/), page.click("main .actions a")]);
  await page.context().close();
});
