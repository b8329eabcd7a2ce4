// The receipt, checked by anybody: in the browser without a connection, by the edge without JavaScript, and by another
// program in another language. Whatever one of them says of a file, the others say as well.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

import { check as checkElsewhere } from "../checker/receipt.mjs";
import { launch, open } from "./browser.mjs";
import { Person, reader } from "./person.mjs";
import { pause, start } from "./stage.mjs";

let server;
let browser;
let later;
let text;
let file;
let key;

const awake = (page) => page.waitForSelector("leptos-island[data-awake]", { state: "attached" });

/** One life to its receipt; the page of the receipt stays open. */
before(async () => {
  [server, browser] = await Promise.all([start(), launch()]);
  const page = await open(browser, "everything");
  const person = new Person(server, page, await server.plant("receipted"));
  await person.leave();
  await server.forward(70);
  await server.sweep();
  later = await reader(server, browser, "everything", person.secrets);
  for (let tries = 0; (await later.locator('main a[href$="/receipt"]').count()) === 0; tries += 1) {
    assert.ok(tries < 100, `never erased: ${await later.textContent("main")}`);
    await pause(200);
    await later.reload();
  }
  await Promise.all([later.waitForURL(/\/receipt$/), later.click('main a[href$="/receipt"]')]);
  text = await (await later.context().request.get(`${later.url()}.json`)).text();
  file = JSON.parse(text);
  [key] = JSON.parse((await server.ask("GET", "/api/v1/receipt-keys")).text).keys;
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The file with something done to it, as text. */
function with_(change) {
  const changed = structuredClone(file);
  change(changed);
  return JSON.stringify(changed);
}

const flip = (b64url, at) => {
  const bytes = Buffer.from(b64url, "base64url");
  bytes.at(at) === undefined || (bytes[(at + bytes.length) % bytes.length] ^= 1);
  return bytes.toString("base64url");
};
const numbered = (chain) => chain.forEach((entry, index) => Object.assign(entry, { version: index + 1 }));

/** Another operator, with a key of their own. */
function other() {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  const id = createHash("sha256").update(raw).digest("hex").slice(0, 16);
  const signed = (change = () => {}) =>
    with_((copy) => {
      const receipt = JSON.parse(Buffer.from(copy.payload_b64url, "base64url"));
      change(receipt);
      const payload = Buffer.from(JSON.stringify(receipt));
      Object.assign(copy, { payload_b64url: payload.toString("base64url"), key_id: id });
      copy.signature_b64url = sign(null, payload, privateKey).toString("base64url");
    });
  return { key: raw.toString("base64url"), signed };
}

/** Every way in which a file can be wrong, with the word for it. */
function wrong() {
  return [
    ["changed", "the statement", with_((copy) => (copy.payload_b64url = flip(copy.payload_b64url, -3)))],
    ["changed", "the signature", with_((copy) => (copy.signature_b64url = flip(copy.signature_b64url, 0)))],
    ["log-changed", "an entry taken out", with_((copy) => (copy.chain.splice(2, 1), numbered(copy.chain)))],
    ["log-changed", "the last entry taken out", with_((copy) => copy.chain.pop())],
    ["log-changed", "a moment changed", with_((copy) => (copy.chain[1].at += 1))],
    ["log-changed", "a kind changed", with_((copy) => (copy.chain[1].kind = "withdrawn"))],
    ["log-changed", "a mark changed", with_((copy) => (copy.chain[1].mark = "0".repeat(64)))],
    ["log-changed", "two entries swapped", with_((copy) => (copy.chain.splice(1, 2, copy.chain[2], copy.chain[1]), numbered(copy.chain)))],
    ["log-changed", "an entry added", with_((copy) => (copy.chain.push({ ...copy.chain[0] }), numbered(copy.chain)))],
    ["log-changed", "no log at all", with_((copy) => (copy.chain = []))],
    ["other-key", "another operator's", other().signed()],
    ["not-a-receipt", "garbage", "Dear Ann, your account is gone."],
    ["not-a-receipt", "nothing", ""],
    ["not-a-receipt", "a log is missing", with_((copy) => delete copy.chain)],
    ["cut-off", "the end is missing", text.slice(0, text.length - 40)],
  ];
}

async function outcome(page) {
  const shown = page.locator("p[data-outcome]:visible, div[data-outcome]:visible");
  await shown.first().waitFor();
  assert.equal(await shown.count(), 1);
  return shown.getAttribute("data-outcome");
}

async function arrive(mode) {
  const page = await open(browser, mode);
  await page.goto(`${server.origin}/en/receipt-check`);
  if (mode === "everything") {
    await awake(page);
    await page.waitForSelector("#receipt-file");
    await page.context().setOffline(true);
  }
  return page;
}

const pick = async (page, buffer, name = "receipt.json") => {
  await page.setInputFiles("#receipt-file", []);
  await page.setInputFiles("#receipt-file", { name, mimeType: "application/json", buffer: Buffer.from(buffer) });
  return outcome(page);
};

test("a good receipt is believed without a connection, and says what it says", async () => {
  const page = await arrive("everything");
  assert.equal(await pick(page, text), "genuine");
  const receipt = checkElsewhere(text, key.public_key);
  const told = async (name) => page.textContent(`[data-told=${name}]`);
  assert.equal(await told("reference"), receipt.reference);
  assert.match(await told("erased-at"), /^\w+day,? \d+ \w+ 20\d\d$/);
  const kept = (await told("kept")).split("\n");
  assert.equal(kept.length, receipt.kept.filter(({ ground }) => ground !== "final-mail").length);
  for (const { label } of receipt.kept.filter(({ ground }) => ground !== "final-mail")) {
    assert.ok(kept.some((line) => line.startsWith(`${label}, until `)), label);
  }
  assert.ok((await told("erased")).split("\n").length > 5);
  assert.equal(await page.textContent(".signature code >> nth=1"), key.public_key, "the page names the key");
  await page.fill("#receipt", "");
  await page.click("main form button");
  assert.equal(await outcome(page), "not-a-receipt");
  assert.equal(await page.locator("#receipt-says:visible").count(), 0, "what the one before said is gone");
  await page.fill("#receipt", `\n${text}\n`);
  await pause(2100);
  await page.click("main form button");
  assert.equal(await outcome(page), "genuine");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a receipt that is not whole and not the operator's is refused in words", async () => {
  const page = await arrive("everything");
  for (const [expected, what, broken] of wrong()) {
    assert.equal(await pick(page, broken), expected, what);
    assert.equal(await page.locator("#receipt-says:visible").count(), 0, what);
    assert.throws(() => checkElsewhere(broken, key.public_key), ({ code }) => code === expected || expected === "cut-off", what);
  }
  assert.equal(await pick(page, Buffer.alloc(5 << 20, " ")), "not-a-receipt", "too large to be one");
  await page.evaluate(() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("moved", "NotReadableError"));
  });
  assert.equal(await pick(page, text), "unreadable");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a statement that its own log contradicts is refused, whoever signed it", async () => {
  const page = await arrive("everything");
  const elsewhere = other();
  await page.evaluate((value) => (document.querySelector("[data-key]").dataset.key = value), elsewhere.key);
  assert.equal(await pick(page, elsewhere.signed()), "genuine");
  const lie = elsewhere.signed((receipt) => (receipt.received_at -= 86_400_000));
  assert.equal(await pick(page, lie), "disagrees");
  assert.throws(() => checkElsewhere(lie, elsewhere.key), { code: "disagrees" });
  assert.equal(await pick(page, text), "other-key");
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("without JavaScript the edge says the same of a pasted text", async () => {
  const page = await arrive("no JavaScript");
  assert.equal(await page.locator("#receipt-file:visible").count(), 0, "a file is picked only where somebody reads it");
  const paste = async (pasted) => {
    await page.fill("#receipt", pasted);
    await Promise.all([page.waitForEvent("framenavigated"), page.click("main form button")]);
    await page.waitForLoadState("load");
  };
  for (const [, what, broken] of wrong()) {
    await paste(broken);
    assert.equal(await page.locator("#error-summary:visible").count(), 1, what);
    assert.equal(await page.locator("#receipt-says:visible").count(), 0, what);
    assert.match(await page.title(), /^Error: /);
  }
  await paste(text);
  assert.equal(await page.locator("#error-summary").count(), 0);
  assert.equal(await outcome(page), "genuine");
  assert.equal(await page.textContent("[data-told=reference]"), checkElsewhere(text, key.public_key).reference);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("the page of the receipt checks it where it stands", async () => {
  await later.setViewportSize({ width: 360, height: 740 });
  await awake(later);
  await later.context().setOffline(true);
  await later.click('form[action$="/receipt-check"] button');
  assert.equal(await outcome(later), "genuine");
  await later.evaluate(() => {
    const field = document.querySelector("input[name=receipt]");
    field.value = field.value.replace(/"at":(\d)/, (_, digit) => `"at":${(Number(digit) % 9) + 1}`);
  });
  await pause(2100);
  await later.click('form[action$="/receipt-check"] button');
  assert.equal(await outcome(later), "log-changed");
  assert.deepEqual(later.complaints, []);
});

test("nothing in the file names the account, and the other program runs by itself", () => {
  const { chain } = file;
  assert.deepEqual(chain.map(({ version }) => version), chain.map((_, index) => index + 1));
  for (const entry of chain) assert.deepEqual(Object.keys(entry).sort(), ["at", "kind", "mark", "version"]);
  const folder = mkdtempSync(join(tmpdir(), "adieu-receipt-"));
  const checker = fileURLToPath(new URL("../checker/receipt.mjs", import.meta.url));
  const run = (content) => {
    writeFileSync(join(folder, "receipt.json"), content);
    return spawnSync(process.execPath, [checker, join(folder, "receipt.json"), "--key", key.public_key], { encoding: "utf8" });
  };
  const good = run(text);
  assert.equal(good.status, 0, good.stderr);
  const bad = run(with_((copy) => (copy.chain[0].at += 1)));
  assert.equal(bad.status, 1);
  assert.match(bad.stderr, /log-changed/);
  rmSync(folder, { recursive: true });
});
