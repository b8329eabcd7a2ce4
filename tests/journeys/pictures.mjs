// The pictures of the README: one whole life, seen by the demo shop's people on a telephone.
// `cargo xtask pictures` makes them anew from what the pages say today.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { launch, open } from "./browser.mjs";
import { Person } from "./person.mjs";
import { start } from "./stage.mjs";

const FOLDER = process.argv[2];
const PHONE = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 1.5 };
// Enough for text to stay sharp; a picture then weighs a third of its PNG.
const QUALITY = 82;

async function keep(page, name) {
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send("Page.captureScreenshot", { format: "webp", quality: QUALITY });
  writeFileSync(join(FOLDER, `${name}.webp`), Buffer.from(data, "base64"));
  await devtools.detach();
}

/** Somebody who changes their mind. */
async function back(server, browser, { sign_in }) {
  const page = await open(browser, "everything", { ...PHONE, reducedMotion: "reduce" });
  const person = new Person(server, page, { email: sign_in });
  await person.leave("none");
  const [reference, , revocation] = person.secrets;
  await page.goto(`${server.origin}/en/revoke`);
  await page.fill("#reference", reference);
  await page.fill("#code", revocation);
  await person.press("main form button");
  // The proof is made while the account comes back.
  await page.waitForTimeout(1500);
  await page.reload();
  await keep(page, "5-back");
  await page.context().close();
}

async function live(server, browser) {
  const accounts = JSON.parse(await server.asked("POST", "/dev/plant"));
  const account = { email: accounts[0].sign_in };
  const page = await open(browser, "everything", { ...PHONE, reducedMotion: "reduce" });
  const person = new Person(server, page, account);

  await page.goto(server.origin);
  await keep(page, "1-front");
  await person.identify();
  await person.prove();
  await keep(page, "2-what-happens");
  await person.prepare("prepare");
  await page.check("#understood");
  await keep(page, "3-check");
  await person.send();
  await keep(page, "4-pending");
  await back(server, browser, accounts[11]);

  await server.forward(63);
  let receipt = null;
  for (let sweeps = 0; sweeps < 40 && !receipt; sweeps += 1) {
    await server.sweep();
    await page.goto(`${server.origin}/en/status`);
    await page.fill("#reference", person.secrets[0]);
    await page.fill("#code", person.secrets[1]);
    await person.press("main form button");
    receipt = await page.$('main a[href$="/receipt"]');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  assert.ok(receipt, "there is a receipt");
  await person.press('main a[href$="/receipt"]');
  await keep(page, "6-receipt");
  assert.deepEqual(page.complaints, []);
}

mkdirSync(FOLDER, { recursive: true });
const [server, browser] = await Promise.all([start("standard"), launch()]);
try {
  await live(server, browser);
} finally {
  await browser.close();
  await server.stop();
}
