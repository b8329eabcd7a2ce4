// Whole lives against the directory service and processors over the network, in what `cargo xtask start --with-service` runs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { launch, open, picture } from "./browser.mjs";
import { Person, reader, returner } from "./person.mjs";
import { startWithService, until } from "./stage.mjs";

/** Longer than the two months of the preset, and its hours of mercy. */
const PAST_THE_WINDOW = 63;
/** What the demo's policy calls them. */
const PROCESSORS = ["Our newsletter service", "Our recommendation service", "Our billing service"];

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([startWithService(), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function arrive(name) {
  const page = await open(browser, "everything", { viewport: { width: 390, height: 844 } });
  return new Person(server, page, { email: `${name}@shopper.example` });
}

/** What the list of processors says of each. */
async function said(page) {
  const rows = page.locator("section[aria-labelledby=quiet] li");
  const ofEach = PROCESSORS.map(async (name) => [name, await rows.filter({ hasText: name }).locator(".tag").textContent()]);
  return Object.fromEntries(await Promise.all(ofEach));
}

test("whoever leaves sees processor after processor confirm, and reads who did on the receipt", async () => {
  const person = await arrive("sofia");
  await person.leave();
  const { page } = person;
  await until("all three are quiet", async () => {
    await page.goto(`${server.origin}/en/deletion/${person.reference}`);
    return Object.values(await said(page)).every((one) => one.startsWith("Stopped"));
  });
  await picture(page, "service-quiet");

  await server.pass(PAST_THE_WINDOW);
  const later = await reader(server, browser, "everything", person.secrets);
  const [counts, sets] = [new Set(), new Set()];
  await until("it is erased", async () => {
    await server.sweep();
    await later.reload();
    const erasing = /(\d+) of (\d+) parts/.exec(await later.textContent("main"));
    if (erasing) {
      counts.add(Number(erasing[1]));
      const confirmed = Object.entries(await said(later)).filter(([, one]) => one.startsWith("Confirmed"));
      if (!sets.size && confirmed.length) await picture(later, "service-erasing");
      sets.add(confirmed.map(([name]) => name).join(", "));
    }
    return (await later.locator('main a[href$="/receipt"]').count()) > 0;
  });
  const shown = [...counts];
  assert.ok(shown.length > 1, `one by one, not at once: ${shown}`);
  assert.deepEqual(shown, shown.toSorted((one, other) => one - other), "nothing that was confirmed is taken back");
  assert.ok(sets.has("Our newsletter service"), `who says yes at once is confirmed before the others: ${[...sets].join("; ")}`);

  await Promise.all([later.waitForURL(/\/receipt$/), later.click('main a[href$="/receipt"]')]);
  const receipt = await later.textContent("main");
  for (const name of PROCESSORS) assert.ok(receipt.includes(name), `${name} is on the receipt: ${receipt}`);
  await picture(later, "service-receipt");
  assert.deepEqual([...page.complaints, ...later.complaints], []);
  await Promise.all([page.context().close(), later.context().close()]);
});

test("whoever changes their mind is back in the directory, and may leave anew", async () => {
  const person = await arrive("giulia");
  await person.leave();
  const other = await returner(server, browser, "everything", person.secrets);
  assert.match(await other.textContent("h1"), /cancelled/);
  await person.untilAsItWas();
  const again = await arrive("giulia");
  await again.leave();
  assert.notEqual(again.reference, person.reference);
  assert.deepEqual([...person.page.complaints, ...other.complaints, ...again.page.complaints], []);
  await Promise.all([person, again].map(({ page }) => page.context().close()).concat(other.context().close()));
});
