// Checks many receipts at once: `node receipts.mjs FILE`. FILE is JSON: the public key, and for each receipt its file and
// what it must say. Prints, as JSON, how many were right and what is wrong with the others.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { check } from "../checker/receipt.mjs";

function compare({ file, expected }, key) {
  const said = check(file, key);
  assert.equal(said.reference, expected.reference);
  assert.equal(said.received_at, expected.received_at, "when the request came");
  assert.equal(said.claimed_at, expected.claimed_at, "when the purge began");
  assert.ok(said.erased_at >= said.claimed_at, "what ended, ended after the purge began");
  const kept = Object.fromEntries(said.kept.filter(({ ground }) => ground === "retention").map((line) => [line.category, line.until]));
  assert.deepEqual(kept, expected.kept, "what is kept, and until when");
  // The contact goes as soon as the last mail has been accepted: before the receipt is fetched, or a moment later.
  const names = said.ended.map(({ processor, category }) => `${processor}/${category}`);
  const ended = names.filter((name) => name !== "shop/contact").sort();
  assert.deepEqual(ended, expected.ended, "what has ended, and where");
  assert.equal(new Set(names).size, names.length, "nothing ends twice");
  assert.ok(said.ended.every(({ at }) => at >= said.claimed_at), "nothing ended before the purge began");
}

const { key, receipts } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const refused = [];
for (const receipt of receipts) {
  try {
    compare(receipt, key);
  } catch (error) {
    refused.push(`${receipt.expected.reference}: ${error.message}`);
  }
}
console.log(JSON.stringify({ right: receipts.length - refused.length, refused }));
