// What a test about the desk begins with: the product, its people, and a browser. Every file of tests is a process of its own.

import { after, before } from "node:test";

import { launch } from "./browser.mjs";
import { start } from "./stage.mjs";

export const AGENT = "aino@harbour.example";
export const LEAD = "leena@harbour.example";

export let server;
export let browser;

before(async () => {
  [server, browser] = await Promise.all([start(), launch()]);
  await server.plantStaff();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
