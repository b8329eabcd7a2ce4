// The browser in its three modes, and a watch on everything that it complains about.

import { chromium } from "playwright-core";

const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"];

/** What a person's browser may lack. */
export const MODES = ["everything", "no WebAssembly", "no JavaScript"];

export function launch() {
  return chromium.launch({
    executablePath: process.env.ADIEU_CHROMIUM ?? "/usr/bin/chromium",
    headless: true,
    args: [...FLAGS, "--disable-component-update", "--disable-sync"],
  });
}

/** A fresh person's browser. `page.complaints` collects whatever went wrong in it. */
export async function open(browser, mode, options = {}) {
  const context = await browser.newContext({
    locale: "en-GB",
    javaScriptEnabled: mode !== "no JavaScript",
    ...options,
  });
  if (mode === "no WebAssembly") {
    await context.addInitScript(() => {
      delete globalThis.WebAssembly;
    });
  }
  const page = await context.newPage();
  page.complaints = [];
  page.on("pageerror", (error) => page.complaints.push(`error: ${error}`));
  page.on("console", (message) => {
    const text = message.text();
    // A refused form answers 4xx on purpose, and the browser says so.
    const isAnswer = text.startsWith("Failed to load resource") && /status of 4\d\d/.test(text);
    if (["error", "warning"].includes(message.type()) && !isAnswer) page.complaints.push(`console: ${text}`);
  });
  page.on("requestfailed", (request) => {
    // A download is no page: the browser calls its navigation aborted.
    const reason = request.failure()?.errorText;
    if (reason !== "net::ERR_ABORTED") page.complaints.push(`request: ${request.url()} ${reason}`);
  });
  return page;
}

/** Keeps what is seen, where ADIEU_SCREENSHOTS names a folder. */
export async function picture(page, name) {
  const folder = process.env.ADIEU_SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

/** How many documents were shown, by their paths. */
export function countPages(page) {
  const shown = [];
  page.on("response", (response) => {
    const isDocument = response.request().resourceType() === "document";
    if (isDocument && response.status() < 300) shown.push(new URL(response.url()).pathname);
  });
  return shown;
}

/** Presses a button or a link, and waits for the page that it leads to. */
export async function press(page, selector) {
  await Promise.all([page.waitForEvent("framenavigated"), page.click(selector)]);
  await page.waitForLoadState("load");
}
