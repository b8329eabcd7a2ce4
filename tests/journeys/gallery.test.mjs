// Every page in every state and language, looked at from every side: a checker of accessibility, the narrowest telephone,
// twice as large, by keyboard alone, in a person's own colours. With ADIEU_SCREENSHOTS=<folder> the pictures are kept.

import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Visitor } from "./gallery/visitor.mjs";
import { LOCALES, OTHERS, hang } from "./gallery/wall.mjs";
import { launch } from "./browser.mjs";

// Two cores in the smallest house that proves this.
const VISITORS = 2;
const PICTURES = process.env.ADIEU_SCREENSHOTS;

let browser;
let visitors;
let wall;

before(async () => {
  [wall, browser] = await Promise.all([hang(), launch()]);
  visitors = await Promise.all(Array.from({ length: VISITORS }, () => Visitor.enter(browser, wall)));
});
after(async () => {
  await browser?.close();
  await wall?.close();
});

/** Several go along the wall at once, each to the next picture that nobody has looked at. */
async function each(visit) {
  const names = [...wall.names];
  const walk = async (visitor) => {
    for (let name = names.shift(); name; name = names.shift()) await visit(visitor, name);
  };
  await Promise.all(visitors.map(walk));
}

for (const locale of LOCALES) {
  test(`in ${locale} every page in every state holds`, async () => {
    const found = [];
    await each(async (visitor, name) => found.push(...(await visitor.judge(locale, name))));
    assert.ok(wall.names.length > 80, `${wall.names.length} pages hang here`);
    assert.deepEqual(found, []);
  });
}

for (const locale of OTHERS) {
  test(`in ${locale} every page in every state holds on a telephone`, async () => {
    const found = [];
    await each(async (visitor, name) => found.push(...(await visitor.glance(locale, name))));
    assert.deepEqual(found, []);
  });
}

test("what is chosen by arrows and opened by a key is reached by them", async () => {
  const [{ page }] = visitors;
  for (const name of ["account", "copy", "check"]) {
    await visitors[0].stand("en", name);
    const groups = await page.evaluate(() => [...new Set([...document.querySelectorAll("input[type=radio]")].map(({ name }) => name))]);
    assert.ok(groups.length > 0, name);
    for (const group of groups) {
      const radios = page.locator(`input[name="${group}"]`);
      const count = await radios.count();
      await radios.first().focus();
      for (let next = 1; next < count; next += 1) {
        await page.keyboard.press("ArrowDown");
        assert.ok(await radios.nth(next).isChecked(), `${name}: ${group} ${next}`);
      }
    }
  }
  await visitors[0].stand("en", "delete");
  await page.locator("summary").focus();
  await page.keyboard.press("Enter");
  assert.equal(await page.locator("details[open]").count(), 0, "what was open is closed by a key");
  assert.deepEqual(page.complaints, []);
});

/** A page that is broken on purpose, and what must be noticed. */
const BROKEN = [
  ["overflow", /900 wide in/, () => (document.querySelector("main .path").style.width = "900px")],
  ["overflow", /<p> “A long/, () => {
    const word = document.createElement("p");
    word.style.cssText = "white-space: nowrap; overflow: hidden";
    word.textContent = `A long word: ${"m".repeat(300)}`;
    document.querySelector("main").append(word);
  }],
  ["targets", /less than 44/, () => (document.querySelector("main .button").style.cssText = "min-block-size: 0; padding: 0")],
  ["unnamed", /has no name/, () => document.querySelector("label[for=identifier]").remove()],
  ["unnamed", /no title/, () => (document.title = " ")],
  ["unnamed", /no language/, () => document.documentElement.removeAttribute("lang")],
  ["axe", /axe label/, () => document.querySelector("label[for=identifier]").remove()],
  ["tabulate", /nobody sees it/, () => (document.querySelector("#identifier").style.outline = "none")],
  ["tabulate", /after \d+ steps/, () => (document.querySelector("main .button").tabIndex = 3)],
  ["tabulate", /stands above/, () => {
    document.querySelector("main form").style.cssText = "display: flex; flex-direction: column-reverse";
  }],
  ["forced", /neither ground nor edge/, () => (document.querySelector("main .button").style.border = "0")],
];

test("whoever looks sees what is wrong", async () => {
  const [visitor] = visitors;
  for (const [look, wanted, breaks] of BROKEN) {
    await visitor.stand("en", "delete");
    await visitor.page.evaluate(breaks);
    if (look === "forced") await visitor.measured("remember");
    const found = look === "axe" || look === "tabulate" ? await visitor[look]() : await visitor.measured(look);
    assert.ok(found.some((violation) => wanted.test(violation)), `${look} ${wanted}: ${found.join("\n")}`);
  }
  for (const [wanted, spoil] of [
    [/leads to “/, (refusal) => refusal.links.push({ said: "x", field: "main", beside: "x" }) && refusal.fields.push("main")],
    [/the focus is on/, (refusal) => (refusal.focus = "")],
    [/does not begin/, (refusal) => (refusal.title = refusal.title.replace("Error: ", ""))],
    [/the summary says/, (refusal) => (refusal.links[0].beside = "Something else")],
    [/in no summary/, (refusal) => (refusal.links.length = 0)],
  ]) {
    await visitor.stand("en", "delete-error");
    spoil(visitor.refusal);
    const found = await visitor.refused("en").catch((error) => [`leads to “${error}`]);
    assert.ok(found.some((violation) => wanted.test(violation)), `${wanted}: ${found.join("\n")}`);
  }
});

test("the pictures hang behind the Worker's own policy for contents", async () => {
  const [visitor] = visitors;
  await visitor.stand("en", "delete");
  await visitor.page.evaluate(() => {
    const script = document.createElement("script");
    script.src = "data:text/javascript,1";
    document.head.append(script);
  }).catch(() => {});
  assert.ok(visitor.page.complaints.length > 0, "a script from elsewhere is refused");
});

test("each picture is kept where somebody asks for it", { skip: !PICTURES }, async () => {
  for (const locale of [...LOCALES, ...OTHERS]) await each((visitor, name) => visitor.keep(join(PICTURES, "gallery"), locale, name));
});
