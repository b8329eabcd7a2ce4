// A whole life twice, in every mode: once to a revocation, once past the window to a receipt whose signature checks.

import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { after, before, describe, test } from "node:test";

import { MODES, countPages, launch, open } from "./browser.mjs";
import { Person, reader } from "./person.mjs";
import { pause, start } from "./stage.mjs";

const MOST_PAGES = 6;

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([start(), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const prefix = (mode, what) => `${what}${MODES.indexOf(mode)}`;

async function arrive(mode, what) {
  const page = await open(browser, mode);
  const person = new Person(server, page, await server.plant(prefix(mode, what)));
  person.shown = countPages(page);
  return person;
}

/** Six pages lead to the request, and nothing has to be typed but the account and the code. */
async function leaveWithinBudget(person) {
  await person.leave();
  const pages = person.shown.slice(0, -1);
  assert.ok(pages.length <= MOST_PAGES, `${pages.length} pages: ${pages.join(" ")}`);
  assert.deepEqual(person.typed, ["identifier", "code"]);
}

function checkSignature(receipt, keys) {
  const key = keys.keys.find(({ id }) => id === receipt.key_id);
  const spki = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(key.public_key, "base64url")]);
  const payload = Buffer.from(receipt.payload_b64url, "base64url");
  const signature = Buffer.from(receipt.signature_b64url, "base64url");
  const publicKey = createPublicKey({ key: spki, format: "der", type: "spki" });
  assert.ok(verify(null, payload, publicKey, signature), "the signature checks");
  payload[payload.length - 2] ^= 1;
  assert.ok(!verify(null, payload, publicKey, signature), "a changed receipt does not check");
  return JSON.parse(Buffer.from(receipt.payload_b64url, "base64url"));
}

async function untilErased(page) {
  for (let tries = 0; tries < 100; tries += 1) {
    await page.reload();
    if (await page.locator('main a[href$="/receipt"]').count()) return;
    await pause(200);
  }
  assert.fail(`never erased: ${await page.textContent("main")}`);
}

for (const mode of MODES) {
  describe(`with ${mode}`, () => {
    test("a person changes their mind and is back", async () => {
      const person = await arrive(mode, "back");
      const { page } = person;
      await leaveWithinBudget(person);
      const link = await server.letter(person.account.email, ({ text }) => /\S+\/revoke#\S+/.exec(text)?.[0]);
      const [reference, , revocation] = person.secrets;

      const other = await open(browser, mode);
      if (mode === "no JavaScript") {
        await other.goto(`${server.origin}/en/revoke`);
        await other.fill("#reference", reference);
        await other.fill("#code", revocation);
      } else {
        await other.goto(link);
        await other.waitForFunction(() => document.querySelector("#code").value !== "");
        assert.equal(await other.inputValue("#reference"), reference);
        assert.equal(new URL(other.url()).hash, "", "the secret has left the address bar");
      }
      await Promise.all([other.waitForURL(/\/deletion\//), other.click("main form button")]);
      assert.match(await other.textContent("h1"), /cancelled/);
      const signedIn = await server.ask(
        "POST",
        "/shop",
        new URLSearchParams({ identifier: person.account.email, password: person.account.password }).toString(),
      );
      assert.equal(signedIn.status, 303, "the account is open again");
      assert.deepEqual([...page.complaints, ...other.complaints], []);
      await Promise.all([page.context().close(), other.context().close()]);
    });

    test("a person stays away and gets a receipt whose signature checks", async () => {
      const person = await arrive(mode, "gone");
      const { page } = person;
      await leaveWithinBudget(person);
      const [reference] = person.secrets;
      await server.forward(70);
      await server.sweep();

      const later = await reader(server, browser, mode, person.secrets);
      await untilErased(later);
      await Promise.all([later.waitForURL(/\/receipt$/), later.click('main a[href$="/receipt"]')]);
      const file = await later.context().request.get(`${later.url()}.json`);
      assert.equal(file.status(), 200);
      const keys = JSON.parse((await server.ask("GET", "/api/v1/receipt-keys")).text);
      const receipt = checkSignature(await file.json(), keys);
      assert.equal(receipt.reference, reference);
      assert.ok(receipt.ended.length > 8 && receipt.kept.length > 0, "it names what ended and what is kept");
      assert.deepEqual([...page.complaints, ...later.complaints], []);
      await Promise.all([page.context().close(), later.context().close()]);
    });
  });
}
