// The saved copy, checked in the browser without a connection, under the production policy for contents: every branch.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { crc32 } from "node:zlib";

import { launch, open } from "./browser.mjs";
import { Person } from "./person.mjs";
import { pause, start } from "./stage.mjs";

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([start(), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

const awake = (page) => page.waitForSelector("leptos-island[data-awake]", { state: "attached" });

async function arrive(mode, prefix) {
  const page = await open(browser, mode);
  return new Person(server, page, await server.plant(prefix));
}

async function until(what, holds) {
  for (let tries = 0; tries < 150; tries += 1) {
    if (await holds()) return;
    await pause(100);
  }
  assert.fail(`never: ${what}`);
}

/** The one outcome that is shown now. */
async function outcome(page) {
  await until("an outcome", async () => (await page.locator("[data-outcome]:visible").count()) > 0);
  const shown = await page.locator("p[data-outcome]:visible, div[data-outcome]:visible").evaluateAll((all) => all.map((one) => one.dataset.outcome));
  assert.equal(shown.length, 1, `one outcome: ${shown}`);
  return shown[0];
}

/** A zip as small as can be. */
function zip(files) {
  const parts = [];
  const central = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const [title, bytes] = [Buffer.from(name), Buffer.from(text)];
    const entry = Buffer.alloc(26);
    entry.writeUInt16LE(20, 0);
    entry.writeUInt32LE(crc32(bytes), 10);
    entry.writeUInt32LE(bytes.length, 14);
    entry.writeUInt32LE(bytes.length, 18);
    entry.writeUInt16LE(title.length, 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    const local = Buffer.concat([Buffer.from("PK\x03\x04"), entry, title, bytes]);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), entry, rest, title]));
    parts.push(local);
    at += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(central.length, 4);
  end.writeUInt16LE(central.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, directory, Buffer.from("PK\x05\x06"), end]);
}

const flipped = (bytes, at) => {
  const changed = Buffer.from(bytes);
  changed[at] ^= 1;
  return changed;
};

describe("the saved copy", () => {
  let person;
  let page;
  let archive;

  before(async () => {
    person = await arrive("everything", "savedcopy");
    page = person.page;
    await person.leave("prepare");
    await until("the copy is ready", async () => {
      await page.goto(`${server.origin}/en/deletion/${person.reference}`);
      return (await page.locator("#copy-ready").count()) === 1;
    });
    await awake(page);
    await until("the check is offered", () => page.isVisible("#copy-file"));
    const answer = await page.context().request.get(`${server.origin}/en/deletion/${person.reference}/copy/archive.zip`);
    archive = await answer.body();
    // From here on there is no connection.
    await page.context().setOffline(true);
  });
  after(() => page?.context().close());

  const pick = async (buffer, name = "copy.zip") => {
    await page.setInputFiles("#copy-file", []);
    await page.setInputFiles("#copy-file", { name, mimeType: "application/zip", buffer });
    return outcome(page);
  };

  test("a good one is accepted, opened and counted without a connection", async () => {
    assert.equal(await page.locator("[data-counts]:visible").count(), 0);
    assert.equal(await pick(archive), "same");
    const lines = await page.locator("[data-kind]").evaluateAll((all) => all.map((line) => [line.dataset.kind, Number(line.dataset.count), line.querySelector("[data-found]").dataset.found]));
    assert.ok(lines.length > 8, `every kind is there: ${lines}`);
    assert.ok(lines.some(([, count]) => count > 0), "there is something to count");
    for (const [kind, , found] of lines) assert.equal(found, "complete", kind);
    assert.equal(await page.locator("[data-counts]:visible").count(), 1);
    assert.match(await page.textContent(".outcome:visible"), /Your copy is complete/);
  });

  test("whatever else it is, it is called by its name", async () => {
    const cases = {
      changed: flipped(archive, archive.length >> 1),
      "cut-off": archive.subarray(0, archive.length - 100),
      "another-copy": zip({ "orders.json": '{"category":"orders","records":[]}' }),
      "other-archive": zip({ "holiday.txt": "sun" }),
      "no-archive": Buffer.from("<!DOCTYPE html>"),
    };
    for (const [expected, buffer] of Object.entries(cases)) {
      assert.equal(await pick(buffer), expected);
      assert.equal(await page.locator("[data-counts]:visible").count(), 0, `${expected}: nothing is counted`);
    }
    assert.equal(await pick(Buffer.alloc(0)), "no-archive", "an empty file");
  });

  test("what is missing in it is said, kind by kind", async () => {
    const [first, second] = await page.locator("[data-kind]").evaluateAll((all) => {
      const [one, other] = all;
      other.dataset.wasKind = other.dataset.kind;
      one.dataset.count = "999";
      other.dataset.kind = "nothing-of-the-kind";
      return [one.dataset.kind, other.dataset.wasKind];
    });
    assert.equal(await pick(archive), "fewer");
    const found = await page.locator("[data-found]").evaluateAll((all) => all.map((tag) => [tag.dataset.found, tag.textContent]));
    assert.deepEqual([found[0][0], found[1][0], found[2][0]], ["fewer", "missing", "complete"], `${first} ${second}`);
    assert.match(found[0][1], /^Only \d+ found$/);
  });

  test("one that is too large to open is weighed, and how far the reading is, is told", async () => {
    await page.evaluate(() => {
      const line = document.querySelector("[data-progress]");
      globalThis.told = [];
      new MutationObserver(() => globalThis.told.push(line.textContent)).observe(line, { childList: true, characterData: true, subtree: true });
      document.querySelector("[data-sha256]").dataset.most = "10";
    });
    assert.equal(await pick(archive), "same-unopened");
    assert.equal(await pick(Buffer.concat([archive, Buffer.alloc(5 << 20)])), "other-archive");
    const told = await page.evaluate(() => globalThis.told);
    assert.ok(told.includes("0 % read") && told.some((text) => /^[2-9]\d % read$/.test(text)), `${told}`);
    assert.equal(told.at(-1), "", "afterwards the line is empty");
  });

  test("a file that cannot be read is no end", async () => {
    await page.evaluate(() => {
      globalThis.kept = Blob.prototype.arrayBuffer;
      Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("moved", "NotReadableError"));
    });
    assert.equal(await pick(archive), "unreadable");
    await page.evaluate(() => {
      Blob.prototype.arrayBuffer = globalThis.kept;
    });
    assert.notEqual(await pick(archive), "unreadable");
    assert.deepEqual(page.complaints, []);
  });
});

for (const mode of ["everything", "no JavaScript"]) {
  test(`with ${mode}, what is not needed is left out, and comes back when it is wanted`, async () => {
    const person = await arrive(mode, mode === "everything" ? "leftout" : "leftoutjs");
    const { page } = person;
    await person.identify();
    await person.prove();
    await person.press('main a[href$="/copy"]');
    await page.check("input[name=choice][value=prepare]");
    await page.locator("details:has(.kinds) summary").click();
    await page.selectOption('[id="kind:orders"]', "not-needed");
    await page.selectOption('[id="kind:profile"]', "have");
    await person.press("main form button");
    assert.match(person.path, /\/check$/, "one question, and on");
    await person.send();
    const status = `${server.origin}/en/deletion/${person.reference}`;
    const kinds = async () => {
      await page.goto(status);
      return page.locator("[data-kind]").evaluateAll((all) => all.map((line) => line.dataset.kind));
    };
    await until("a copy without orders", async () => (await kinds()).includes("profile"));
    assert.ok(!(await kinds()).includes("orders"));
    assert.match(await page.textContent(".copy-ready"), /Left out, because you do not need it: .*rders/);
    await page.locator("details:has(.kinds) summary").click();
    assert.equal(await page.inputValue('[id="kind:profile"]'), "have");
    await page.selectOption('[id="kind:orders"]', "");
    await person.press(".kinds + button");
    assert.equal(new URL(page.url()).pathname, `/en/deletion/${person.reference}`);
    await until("a copy with orders", async () => (await kinds()).includes("orders"));
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
