// Somebody complains, sees how far it is, and gets an answer that says where else they can turn.

import assert from "node:assert/strict";
import { test } from "node:test";

import { MODES, open, press } from "./browser.mjs";
import { Colleague } from "./colleague.mjs";
import { AGENT, browser, server } from "./scene.mjs";

const REASONS = "The seller had your address from an order, and has erased it.";

/** From the first page to a complaint that has arrived: its reference and its status code. */
async function complained(page, address) {
  await page.goto(`${server.origin}/en`);
  await press(page, 'main a[href$="/complaint"]');
  assert.match(await page.textContent("main"), /our answer by the end of[^]*tietosuoja\.fi/);
  await press(page, "main form button");
  assert.match(await page.textContent("#error-summary"), /Choose what it is about[^]*Enter an e-mail address/);
  await page.check('input[name=topic][value="leaked"]');
  await page.fill("#text", "A stranger wrote to me at home");
  await page.fill("#address", address);
  await press(page, "main form button");
  await page.fill("#code", await server.letter(address, ({ subject }) => /^(\d{4} \d{4})/.exec(subject)?.[1]));
  await press(page, "main form button");
  assert.match(await page.textContent("main"), /It has arrived/);
  return server.letter(address, ({ subject, text }) => {
    const reference = /We have your complaint \((M-\S+)\)/.exec(subject)?.[1];
    return reference && [reference, /^ {4}(\S+)$/m.exec(text)[1]];
  });
}

async function answered(mode, reference) {
  const agent = await Colleague.at(server, browser, mode, AGENT);
  await agent.find(reference);
  assert.doesNotMatch(await agent.words(), /A stranger wrote/);
  await agent.page.check('input[name=purpose][value="answer"]');
  await agent.press('form[action$="/reveal"] button');
  assert.match(await agent.words(), /A stranger wrote to me at home/);
  await agent.press('form[action$="/acknowledge"] button');
  await agent.page.fill("#findings", "asked the seller");
  await agent.press('form[action$="/findings"] button');
  await agent.page.check('input[name=ruling][value="upheld"]');
  await agent.press('form[action$="/answer"] button');
  assert.match(await agent.page.textContent("#error-summary"), /Write the answer/);
  await agent.page.fill("#written", REASONS);
  await agent.press('form[action$="/answer"] button');
  assert.match(await agent.words(), /The answer is sent/);
  await agent.leave();
}

for (const mode of MODES.filter((mode) => mode !== "no WebAssembly")) {
  const number = MODES.indexOf(mode);
  test(`a complaint is heard, with ${mode}`, async () => {
    const address = `complaint${number}@elsewhere.example`;
    const page = await open(browser, mode);
    const [reference, code] = await complained(page, address);
    await answered(mode, reference);
    const letter = await server.letter(address, ({ subject, text }) => /Our answer/.test(subject) && text);
    assert.match(letter, /You are right\.[^]*has erased it[^]*tietosuoja\.fi[^]*go to court/);
    await page.context().clearCookies();
    await page.goto(`${server.origin}/en/status`);
    await page.fill("#reference", reference);
    await page.fill("#code", code);
    await press(page, "main form button");
    assert.match(await page.textContent("main"), /It is answered[^]*has erased it/);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });
}
