// Walks along the pictures with one browser window, and looks at each from every side.

import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

import { open } from "../browser.mjs";
import { install } from "./measure.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"] };

const TELEPHONE = { width: 360, height: 740 };
const DESK = { width: 1280, height: 900 };

/**
 * What a page must hold in. Two hundred per cent come in two ways: the browser's zoom, which halves the window in its own
 * pixels and doubles each of them, and letters alone, which leave the window as it is.
 */
const SIZES = {
  "360 px": TELEPHONE,
  "320 px": { width: 320, height: 640 },
  "1280 px": DESK,
  "1280 px zoomed to 200 %": { width: 640, height: 450, scale: 2 },
  "1280 px with letters of 200 %": { ...DESK, letters: "200%" },
  "360 px with letters of 200 %": { ...TELEPHONE, letters: "200%" },
};

/** What is tried where words are not at their longest. */
const USUAL = { "360 px": TELEPHONE, "1280 px": DESK };

/** How a picture is kept, beside its other languages. */
const KEPT = { light: {}, dark: { colorScheme: "dark" }, forced: { forcedColors: "active" }, zoom: {} };

export class Visitor {
  static async enter(browser, wall) {
    // Without motion, or colours are measured halfway between light and dark. The window's size is ours to set.
    const page = await open(browser, "everything", { viewport: null, reducedMotion: "reduce" });
    await page.addInitScript(install);
    const devices = await page.context().newCDPSession(page);
    return Object.assign(new Visitor(), { page, wall, devices });
  }

  async size({ width, height, scale = 1, letters = "" }) {
    const metrics = { width, height, deviceScaleFactor: scale, mobile: false };
    await this.devices.send("Emulation.setDeviceMetricsOverride", metrics);
    await this.page.evaluate((size) => {
      document.documentElement.style.fontSize = size;
    }, letters);
  }

  /** Before a picture. */
  async stand(locale, name) {
    this.page.complaints.length = 0;
    await this.page.goto(this.wall.address(locale, name));
    await this.settle();
  }

  /** Waits until the islands are awake, and opens whatever can be opened. */
  async settle() {
    await this.size(TELEPHONE);
    this.refusal = await this.page.evaluate(() => globalThis.gallery.settled());
  }

  async axe(runOnly = RULES) {
    // Reading it takes a page as long as loading does: where nobody asks, it is not there. Handed over as it is, or half a megabyte
    // would be parsed on the way, too.
    if (!(await this.page.evaluate(() => "axe" in globalThis))) await this.devices.send("Runtime.evaluate", { expression: AXE });
    const { violations } = await this.page.evaluate((only) => {
      return globalThis.axe.run(document, { runOnly: only, resultTypes: ["violations"], elementRef: false });
    }, runOnly);
    return violations.map(({ id, nodes }) => `axe ${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  }

  measured(what) {
    return this.page.evaluate((name) => globalThis.gallery[name](), what);
  }

  /** Everything that is wrong with a picture. */
  async judge(locale, name) {
    await this.stand(locale, name);
    // In every language the elements and their colours are the same: they are read in English, and words are longest in another.
    const found = locale === "en" ? await this.read() : await this.measured("unnamed");
    found.push(...(await this.wide(locale === "en" ? USUAL : SIZES)), ...(await this.atADesk(locale)));
    return [...found, ...this.page.complaints].map((violation) => `${locale}/${name}: ${violation}`);
  }

  /** What other words alone can break: what is too wide, too small, unlabelled or in no language on a telephone. */
  async glance(locale, name) {
    await this.stand(locale, name);
    const found = [...(await this.measured("unnamed")), ...(await this.measured("overflow")), ...(await this.measured("targets"))];
    const missing = await this.page.evaluate(() => document.body.textContent.match(/\u27e6[^\u27e7]*\u27e7/g) ?? []);
    found.push(...missing.map((key) => `nobody has said ${key}`), ...this.page.complaints);
    return found.map((violation) => `${locale}/${name}: ${violation}`);
  }

  /** Everything that is wrong with the page that has settled, from every side. */
  async everySide(locale) {
    return [...(await this.read()), ...(await this.wide(SIZES)), ...(await this.atADesk(locale))];
  }

  /** Its elements and their colours: in the light, in the dark and in a person's own. */
  async read() {
    const { page } = this;
    const found = await this.axe();
    await this.measured("remember");
    await page.emulateMedia({ colorScheme: "dark" });
    // In the dark nothing but colours is another.
    const dark = await this.axe({ type: "rule", values: ["color-contrast"] });
    found.push(...dark.map((violation) => `in the dark: ${violation}`));
    await page.emulateMedia({ colorScheme: "light", forcedColors: "active" });
    found.push(...(await this.measured("forced")).map((violation) => `in forced colours: ${violation}`));
    await page.emulateMedia({ forcedColors: "none" });
    return found;
  }

  /** As it has settled, large enough for a finger; and nothing wider than its place, in each of these windows and letters. */
  async wide(sizes) {
    const found = await this.measured("targets");
    for (const [size, metrics] of Object.entries(sizes)) {
      await this.size(metrics);
      found.push(...(await this.measured("overflow")).map((violation) => `at ${size}: ${violation}`));
    }
    return found;
  }

  /** With a keyboard and a wide window; what was refused is told there, too. */
  async atADesk(locale) {
    await this.size(DESK);
    const found = await this.measured("targets");
    // The longer language has the same elements in the same order.
    if (locale !== "en-XA") found.push(...(await this.tabulate()));
    return [...found, ...(await this.refused(locale))];
  }

  /** By keyboard alone through everything; one step more leaves the page: nobody is held. */
  async tabulate() {
    const count = await this.measured("begin");
    for (let step = 1; step < count; step += 1) await this.page.keyboard.press("Tab");
    return this.measured("met");
  }

  /** A refused form says so in its title, takes the focus to the summary, says each sentence twice and leads to each field. */
  async refused(locale) {
    const { focus, title, links, fields } = this.refusal;
    if (links.length === 0) return fields.map((field) => `the error of ${field} is in no summary`);
    const found = [];
    if (focus !== "error-summary") found.push(`the focus is on “${focus}”, not on the error summary`);
    if (locale === "en" && !title.startsWith("Error: ")) found.push(`the title does not begin with the error: ${title}`);
    for (const { said, field, beside } of links) {
      if (field && said !== beside) found.push(`the summary says “${said}”, the field “${beside}”`);
    }
    const led = links.map(({ field }) => field).filter(Boolean);
    if (led.join() !== fields.join()) found.push(`the summary leads to ${led}, and errors stand at ${fields}`);
    for (const field of led) {
      await this.page.evaluate((id) => document.querySelector(`#error-summary a[href="#${id}"]`).focus(), field);
      await this.page.keyboard.press("Enter");
      const there = await this.page.evaluate(() => document.activeElement?.id);
      if (there !== field) found.push(`the summary's link to ${field} leads to “${there}”`);
    }
    return found;
  }

  /** Keeps a picture in a folder. The other languages are kept in the light. */
  async keep(folder, locale, name) {
    await this.stand(locale, name);
    await this.photograph(folder, name, locale === "en" ? KEPT : { [locale]: {} });
  }

  /** Keeps the page that is there: for a telephone and for a desk, in each of these ways. */
  async photograph(folder, name, kept) {
    mkdirSync(folder, { recursive: true });
    for (const [width, size] of Object.entries({ 360: TELEPHONE, 1280: DESK })) {
      const zoomed = width === "360" ? SIZES["360 px with letters of 200 %"] : SIZES["1280 px zoomed to 200 %"];
      for (const [way, media] of Object.entries(kept)) {
        await this.size(way === "zoom" ? zoomed : size);
        await this.page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...media });
        await this.page.screenshot({ path: join(folder, `${name}-${width}-${way}.png`), fullPage: true });
      }
    }
    await this.page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
  }

  leave() {
    return this.page.context().close();
  }
}
