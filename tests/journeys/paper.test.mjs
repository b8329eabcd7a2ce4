// What is kept on paper, and how an operator looks: black on white with nothing cut off, and colours that can be read.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";

import { launch, open } from "./browser.mjs";
import { Person } from "./person.mjs";
import { pause, start } from "./stage.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** The text area of a sheet at 96 dots an inch, less our margins. */
const PAPERS = { A4: { width: 672, height: 986 }, Letter: { width: 695, height: 920 } };

let server;
let browser;

before(async () => {
  [server, browser] = await Promise.all([start("standard"), launch()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** What of these texts is not to be read on paper, and why: hidden, cut off, or not dark on white. */
function unreadable(texts) {
  const faults = [];
  const dark = (colour) => colour.match(/[\d.]+/g).slice(0, 3).every((part) => Number(part) <= 0x99);
  for (const text of texts) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
      if (walker.currentNode.textContent.includes(text)) found.push(walker.currentNode);
    }
    const seen = found.filter((node) => {
      const element = node.parentElement;
      const shown = element.checkVisibility({ contentVisibilityAuto: true, opacityProperty: true, visibilityProperty: true });
      const range = document.createRange();
      range.selectNodeContents(node);
      const boxes = [...range.getClientRects()];
      const inside = boxes.length > 0 && boxes.every(({ left, right }) => left >= -1 && right <= innerWidth + 1);
      let clipped = false;
      for (let above = element; above; above = above.parentElement) {
        const { overflow, clipPath, height } = getComputedStyle(above);
        clipped ||= clipPath !== "none" || (overflow === "hidden" && parseFloat(height) < 2);
      }
      return shown && inside && !clipped && dark(getComputedStyle(element).color);
    });
    if (seen.length === 0) faults.push(`${text} (${found.length} times in the page)`);
  }
  return faults;
}

/** The same page as paper of each size, from a dark screen; then as a file. */
async function onPaper(page, texts, pages) {
  for (const [format, size] of Object.entries(PAPERS)) {
    await page.setViewportSize(size);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    assert.deepEqual(await page.evaluate(unreadable, texts), [], format);
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    assert.equal(ground, "rgb(255, 255, 255)");
    const pressed = await page.evaluate(() =>
      [...document.querySelectorAll("button, nav a, .help, .skip")].filter((one) => one.checkVisibility()).map((one) => one.outerHTML));
    assert.deepEqual(pressed, [], "on paper nothing can be pressed");
    const file = (await page.pdf({ format })).toString("latin1");
    const count = file.match(/\/Type\s*\/Page[^s]/g).length;
    assert.ok(count >= 1 && count <= pages, `${format}: ${count} pages`);
  }
  await page.emulateMedia({ media: "screen", colorScheme: "light" });
}

const words = (page, selector) => page.locator(selector).allTextContents();

test("the codes and the receipt can be kept on paper, whole", async () => {
  const page = await open(browser, "everything", { reducedMotion: "reduce" });
  const person = new Person(server, page, await server.plant("paper"));
  await person.leave("none");
  const dates = await words(page, ".schedule-when");
  const kept = await words(page, ".schedule-what");
  assert.ok(kept.length >= 6, kept.join(", "));
  await onPaper(page, [...person.secrets, ...dates, ...kept, `${server.origin}/en/status`, "Harbour Market"], 4);
  const nowrap = await page.evaluate(() => [...document.querySelectorAll(".secret")].every((code) => code.getClientRects().length === 1));
  assert.ok(nowrap, "no code is broken");

  await server.forward(64);
  await server.sweep();
  // Two months later the sitting is over: what was written down opens the page again.
  const [reference, status] = person.secrets;
  await page.goto(`${server.origin}/en/status`);
  await page.fill("#reference", reference);
  await page.fill("#code", status);
  await person.press("main form button");
  for (let tries = 0; tries < 120 && (await page.locator('main a[href$="/receipt"]').count()) === 0; tries += 1) {
    await pause(500);
    await page.reload();
  }
  await person.press('main a[href$="/receipt"]');
  const essential = [
    person.reference,
    ...(await words(page, ".summary dd")),
    ...(await words(page, ".kept tbody :is(th, td)")),
    ...(await words(page, ".tasks strong")),
    ...(await words(page, ".signature code")),
    `${server.origin}/en/status`,
    "Harbour Market",
  ];
  assert.ok((await words(page, ".kept tbody tr")).length >= 2 && (await words(page, ".signature code")).length === 5);
  await onPaper(page, essential, 4);
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

test("a page that hides something from paper is found out", async () => {
  const page = await open(browser, "everything");
  await page.goto(`${server.origin}/en`);
  await page.evaluate(() => {
    document.querySelector("h1").style.color = "#fff";
    document.querySelector(".lead").style.marginInlineStart = "200vw";
  });
  const [heading, lead] = [await page.textContent("h1"), await page.textContent(".lead")];
  assert.equal((await page.evaluate(unreadable, [heading, lead, "nowhere"])).length, 3);
  await page.context().close();
});

/** Contrast of two computed colours (WCAG 2.2), counted here anew. */
function contrast(one, other) {
  const luminance = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
      const value = Number(part) / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const look = (page) =>
  page.evaluate(() => {
    const style = (selector) => getComputedStyle(document.querySelector(selector));
    return {
      button: style("main .button").backgroundColor,
      text: style("main .button").color,
      link: style(".ways a").color,
      line: style(".top").borderBlockStartWidth,
      ground: style("html").backgroundColor,
    };
  });

test("an operator's colour is on buttons and links of light and dark screens, and can be read", async () => {
  // The policy that the trial follows for whoever sends this: as if its file named the colour.
  const painted = async (colour, colorScheme) => {
    const extraHTTPHeaders = colour ? { "adieu-brand": colour } : {};
    const page = await open(browser, "everything", { reducedMotion: "reduce", colorScheme, extraHTTPHeaders });
    await page.goto(`${server.origin}/en`);
    return page;
  };
  const ours = {};
  for (const colorScheme of ["light", "dark"]) {
    const page = await painted(null, colorScheme);
    ours[colorScheme] = await look(page);
    assert.equal(await page.locator("link[href^='/brand-']").count(), 0, "without a colour there is no second sheet");
    await page.context().close();
  }
  for (const colorScheme of ["light", "dark"]) {
    const page = await painted("#8a1f4d", colorScheme);
    const theirs = await look(page);
    assert.equal(theirs.line, "4px");
    assert.notEqual(theirs.button, ours[colorScheme].button);
    assert.notEqual(theirs.link, ours[colorScheme].link);
    if (colorScheme === "light") assert.equal(theirs.button, "rgb(138, 31, 77)");
    assert.ok(contrast(theirs.text, theirs.button) >= 4.5, JSON.stringify(theirs));
    assert.ok(contrast(theirs.link, theirs.ground) >= 4.5, JSON.stringify(theirs));
    await page.evaluate(AXE);
    const { violations } = await page.evaluate(() => globalThis.axe.run());
    assert.deepEqual(violations.map(({ id }) => id), [], colorScheme);
    const sheet = await page.request.get(server.origin + (await page.getAttribute("link[href^='/brand-']", "href")));
    assert.match(sheet.headers()["cache-control"], /immutable/);
    assert.equal((await page.request.get(`${server.origin}/brand-0000000000000000.css`)).status(), 404);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
  // A colour that cannot be read changes nothing; a policy file that names it is refused.
  const page = await painted("#ffcc00", "light");
  assert.deepEqual(await look(page), ours.light);
  await page.context().close();
});

test("the logo is there on every kind of screen, takes its room at once, and the name is read once", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(browser, "everything", { colorScheme });
    await page.goto(`${server.origin}/en`);
    const shown = page.locator(".brand img:visible");
    assert.equal(await shown.count(), 1);
    const { width, height } = await shown.boundingBox();
    assert.deepEqual([width, height], [40, 40]);
    assert.ok(await shown.evaluate((picture) => picture.complete && picture.naturalWidth > 0), "it has arrived");
    const name = await page.locator(".brand").ariaSnapshot();
    assert.equal(name.match(/Harbour Market/g).length, 1, name);
    await page.emulateMedia({ media: "print", colorScheme });
    assert.match(await page.locator(".brand img:visible").getAttribute("src"), /harbour-market\.svg$/, "on paper the one for light ground");
    await page.context().close();
  }
});
