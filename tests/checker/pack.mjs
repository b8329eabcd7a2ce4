// Checks a regulator's pack without a connection: node pack.mjs FILE [--key KEY]
//
// The last line is a seal: how many lines stand above it, the SHA-256 of their bytes, and an Ed25519 signature over "adieu-pack", that
// hash and that number, each on a line of its own. KEY is the operator's published key (/api/v1/receipt-keys); without it the key
// in the seal is taken, and the answer says so. The entries of the log are then held against each other by log.mjs. Written without
// a line of the product's own code.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { check } from "./log.mjs";

// What every Ed25519 public key begins with as SubjectPublicKeyInfo (RFC 8410).
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

function fail(why) {
  console.error(why);
  process.exit(1);
}

const bytes = readFileSync(process.argv[2]);
const wanted = process.argv.indexOf("--key");
const given = wanted > 0 ? process.argv[wanted + 1] : undefined;
const end = bytes.length > 0 && bytes.at(-1) === 10 ? bytes.length - 1 : fail("the file has no last line");
const last = bytes.lastIndexOf(10, end - 1) + 1;
const sealed = bytes.subarray(0, last);
let seal;
try {
  seal = JSON.parse(bytes.subarray(last, end).toString("utf8"));
} catch {
  fail("the last line is no seal");
}
if (seal.kind !== "seal") {
  fail("the last line is no seal");
}
const lines = sealed.toString("utf8").split("\n").filter((line) => line !== "");
const sha256 = createHash("sha256").update(sealed).digest("hex");
if (sha256 !== seal.sha256 || lines.length !== seal.lines) {
  fail("what stands above the seal is not what was sealed");
}
if (given && given !== seal.key) {
  fail("it was sealed with another key");
}
const key = createPublicKey({
  key: Buffer.concat([SPKI, Buffer.from(given ?? seal.key, "base64url")]),
  format: "der",
  type: "spki",
});
const told = Buffer.from(`adieu-pack\n${sha256}\n${lines.length}\n`, "utf8");
if (!verify(null, told, key, Buffer.from(seal.signature, "base64url"))) {
  fail("the signature does not fit");
}
const entries = lines.filter((line) => JSON.parse(line).kind === "entry");
let counted;
try {
  counted = check(entries);
} catch (error) {
  fail(`of the log's entries ${error.message}`);
}
const whose = given ? "the given key" : "the key in the file: compare it with the operator's published one";
console.log(`good: ${lines.length} lines, ${counted.chained} chained, ${counted.anchored} anchored; sealed with ${whose}`);
