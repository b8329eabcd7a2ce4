// Checks the desk's log as an auditor took it out: node tests/checker/log.mjs FILE
//
// Each line is JSON: { subject, entry, hash }. An entry's hash covers the one before it of the same subject, so nothing can be
// changed, taken out or put in unseen. A file begins somewhere: the first entry of a subject that is not its number 1 has
// nothing to be held against and is counted as an anchor. Written without a line of the product's own code.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const GENESIS = Buffer.alloc(32);

function framed(fields) {
  return Buffer.concat(
    fields.flatMap((field) => {
      const length = Buffer.alloc(8);
      length.writeBigUInt64BE(BigInt(field.length));
      return [length, field];
    }),
  );
}

function hash(before, subject, { number, at, staff, role, act, why, mark }) {
  const [counted, moment] = [Buffer.alloc(4), Buffer.alloc(8)];
  counted.writeUInt32BE(number);
  moment.writeBigInt64BE(BigInt(at));
  const texts = [staff, role, act, why ?? ""].map((text) => Buffer.from(text, "utf8"));
  const fields = [before, Buffer.from(subject, "utf8"), counted, moment, ...texts, Buffer.from(mark, "hex")];
  return createHash("sha256").update(framed(fields)).digest("hex");
}

// How many entries stand on the one before them, and how many on entries before these lines. What does not stand is thrown.
export function check(lines) {
  const heads = new Map();
  let [chained, anchored] = [0, 0];
  for (const [index, line] of lines.entries()) {
    if (line === "") {
      continue;
    }
    const fail = (why) => {
      throw new Error(`line ${index + 1} ${why}`);
    };
    let read;
    try {
      read = JSON.parse(line);
    } catch {
      fail("is not an entry of the log");
    }
    const { subject, entry, hash: told } = read;
    const known = heads.get(subject);
    if (known && entry.number !== known.number + 1) {
      fail("does not follow the entry before it: something was taken out, put in or moved");
    }
    const before = known ? Buffer.from(known.hash, "hex") : entry.number === 1 ? GENESIS : undefined;
    if (before && hash(before, subject, entry) !== told) {
      fail("was changed after it was written");
    }
    before ? (chained += 1) : (anchored += 1);
    heads.set(subject, { number: entry.number, hash: told });
  }
  return { chained, anchored };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const { chained, anchored } = check(readFileSync(process.argv[2], "utf8").split("\n"));
    console.log(`good: ${chained} entries stand on the one before, ${anchored} on entries before this file`);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
