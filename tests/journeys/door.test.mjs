// The staff's way in, in a browser: in by the provider's button, out by ours, and nothing is left behind.

import assert from "node:assert/strict";
import { test } from "node:test";

import { MODES } from "./browser.mjs";
import { Colleague } from "./colleague.mjs";
import { AGENT, browser, server } from "./scene.mjs";

for (const mode of MODES.filter((mode) => mode !== "no WebAssembly")) {
  test(`with ${mode} an agent signs in, sees the desk, signs out, and going back shows nothing`, async () => {
    const { page } = await Colleague.at(server, browser, mode, AGENT);
    const head = await page.textContent("header");
    assert.match(head, /Aino Virtanen · Agent/);
    assert.match(await page.textContent("h1"), /Everything open/);
    assert.equal((await page.goto(`${server.origin}/staff/people`)).status(), 403);
    assert.match(await page.textContent("h1"), /Your role does not reach this/);

    await page.goto(`${server.origin}/staff`);
    await page.click("header form button");
    await page.waitForURL(`${server.origin}/staff/sign-in`);
    assert.doesNotMatch(await page.content(), /Aino/);
    await page.goBack();
    await page.waitForLoadState("load");
    assert.doesNotMatch(await page.content(), /Aino/, "the page from before is not shown again");
    assert.equal(new URL(page.url()).pathname, "/staff/sign-in");
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}

test("an administrator adds somebody, gives another role and removes them", async () => {
  const { page } = await Colleague.at(server, browser, "everything", "ylva@harbour.example", "/staff/people");
  await page.fill("#mail", "new@harbour.example");
  await page.check('input[name=role][value="agent"]');
  await page.click("main form button");
  const row = page.locator("tr", { hasText: "new@harbour.example" });
  await row.waitFor();
  assert.match(await row.textContent(), /Agent.*Has not signed in yet/);
  await row.locator("a").click();
  await page.check('input[name=role][value="lead"]');
  await page.locator("main form").first().locator("button").click();
  await page.waitForURL(/\/staff\/people$/);
  assert.match(await row.textContent(), /Lead/);
  await row.locator("a").click();
  await page.locator("main form").last().locator("button").click();
  await page.waitForURL(/\/staff\/people$/);
  assert.equal(await row.count(), 0);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});
