// Puts functions that are alike beside each other: node order.mjs IN OUT
//
// What is uploaded is counted as gzip makes it, and gzip sees no further back than 32 KiB. The compiler writes one function for each type
// that it meets, all alike, and strews them over megabytes. Here each is followed by whichever of the rest shares most of its bytes;
// the module gets names in that order, by which wasm-opt sorts its functions and which it then drops. Nothing else changes.
import { readFileSync, writeFileSync } from "node:fs";

/** Bytes that two functions have in common are counted by pieces of this length. */
const PIECE = 5;
/** A piece that so many functions have says nothing. */
const COMMON = 250;
/** Longer than what gzip sees: nothing that stands beside it helps. */
const LONG = 60_000;
/** Of two functions that share as much, the shorter one is more alike; of very short ones that says little. */
const LITTLE = 20;
/** Sharing less than this is chance: the next is taken from those that begin alike. */
const CHANCE = 0.05;

const CUSTOM = 0;
const IMPORT = 2;
const CODE = 10;
const FUNCTION = 0;
const TAG = 4;
const NAMES_OF_FUNCTIONS = 1;

const [source, target] = process.argv.slice(2);
const bytes = readFileSync(source);

/** An unsigned LEB128 number, and where it ends. */
function number(at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return [value, at];
  }
}

function sections() {
  const all = [];
  for (let at = 8; at < bytes.length; ) {
    const [size, start] = number(at + 1);
    all.push({ id: bytes[at], at, start, end: start + size });
    at = start + size;
  }
  return all;
}

/** How many functions come before ours: those that are imported. */
function imported(section) {
  let [count, at] = number(section.start);
  let functions = 0;
  for (; count > 0; count -= 1) {
    for (const _ of ["module", "name"]) {
      const [length, start] = number(at);
      at = start + length;
    }
    const kind = bytes[at];
    if (kind !== FUNCTION && kind !== TAG) throw new Error(`what is imported as kind ${kind}?`);
    functions += kind === FUNCTION ? 1 : 0;
    [, at] = number(kind === TAG ? at + 2 : at + 1);
  }
  if (at !== section.end) throw new Error("the imports were read wrongly");
  return functions;
}

function bodies(section) {
  const [count, first] = number(section.start);
  const all = [];
  let at = first;
  for (let done = 0; done < count; done += 1) {
    const [size, start] = number(at);
    at = start + size;
    all.push(bytes.subarray(start, at));
  }
  return all;
}

/** Every piece of a function, as a number: chance may make two of them one. */
function pieces(body) {
  const found = new Set();
  for (let at = 0; at + PIECE <= body.length; at += 1) {
    found.add((body.readUInt32LE(at) ^ Math.imul(body[at + PIECE - 1], 0x9e3779b1)) >>> 0);
  }
  return found;
}

/** The places of functions, alike beside alike. */
function order(all) {
  const short = all.map((_, at) => at).filter((at) => all[at].length <= LONG);
  const long = all.map((_, at) => at).filter((at) => all[at].length > LONG);
  const of = new Map(short.map((at) => [at, pieces(all[at])]));
  const having = new Map();
  for (const [at, found] of of) {
    for (const piece of found) {
      if (having.has(piece)) having.get(piece).push(at);
      else having.set(piece, [at]);
    }
  }
  const left = new Set(short.sort((one, other) => Buffer.compare(all[one], all[other])));
  const alike = (last) => {
    const shared = new Map();
    for (const piece of of.get(last)) {
      const those = having.get(piece);
      if (those.length > COMMON) continue;
      for (const at of those) if (left.has(at)) shared.set(at, (shared.get(at) ?? 0) + 1);
    }
    let [best, most] = [undefined, CHANCE];
    for (const [at, count] of shared) {
      const share = count / (of.get(at).size + LITTLE);
      if (share > most) [best, most] = [at, share];
    }
    return best;
  };
  const found = [];
  while (left.size > 0) {
    const next = (found.length > 0 ? alike(found.at(-1)) : undefined) ?? left.values().next().value;
    left.delete(next);
    found.push(next);
  }
  return [...found, ...long];
}

function leb(value) {
  const all = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 0x80) return Buffer.from([...all, rest]);
    all.push((rest & 0x7f) | 0x80);
  }
}

const sized = (content) => Buffer.concat([leb(content.length), content]);
const known = sections();
const before = imported(known.find(({ id }) => id === IMPORT));
const all = bodies(known.find(({ id }) => id === CODE));
const ranks = new Map(order(all).map((at, rank) => [at, rank]));
const names = all.map((_, at) =>
  Buffer.concat([leb(before + at), sized(Buffer.from(String(ranks.get(at)).padStart(6, "0")))]),
);
const table = Buffer.concat([Buffer.from([NAMES_OF_FUNCTIONS]), sized(Buffer.concat([leb(names.length), ...names]))]);
const section = Buffer.concat([Buffer.from([CUSTOM]), sized(Buffer.concat([sized(Buffer.from("name")), table]))]);
const kept = known.filter(({ id }) => id !== CUSTOM).map(({ at, end }) => bytes.subarray(at, end));
writeFileSync(target, Buffer.concat([bytes.subarray(0, 8), ...kept, section]));
console.log(`${all.length} functions stand beside those that they are like`);
