// Checks a receipt's file with nothing of this house: Node's own cryptography, from the description of the format in
// shared/src/receipt/file.rs and shared/src/event.rs.
//
//   node tests/checker/receipt.mjs FILE --key KEY
//
// KEY is the operator's public key in base64url, as /api/v1/receipt-keys publishes it.

import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

/** Ed25519 as a SubjectPublicKeyInfo: everything before the 32 bytes of the key. */
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

/** Why a file is not believed; `code` is the one that the pages use. */
export class Doubt extends Error {
  constructor(code, why) {
    super(`${code}: ${why}`);
    this.code = code;
  }
}

/** The receipt, if this key signed it and its log leads to the signed head; throws a `Doubt` otherwise. */
export function check(receiptFileText, publicKeyB64url) {
  const file = parsed(receiptFileText, "the file");
  const { payload_b64url, signature_b64url, key_id, chain } = file;
  if ([payload_b64url, signature_b64url, key_id].some((text) => typeof text !== "string") || !Array.isArray(chain)) {
    throw new Doubt("not-a-receipt", "a part is missing");
  }
  const key = bytes(publicKeyB64url);
  if (key_id !== createHash("sha256").update(key).digest("hex").slice(0, 16)) throw new Doubt("other-key", key_id);
  const payload = bytes(payload_b64url);
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, key]), format: "der", type: "spki" });
  if (!verify(null, payload, publicKey, bytes(signature_b64url))) throw new Doubt("changed", "the signature does not fit");
  const receipt = parsed(payload.toString("utf8"), "the payload");
  if (receipt.format !== "adieu-receipt-1") throw new Doubt("not-a-receipt", `format ${receipt.format}`);
  if (head(receipt.reference, chain) !== receipt.chain_head) throw new Doubt("log-changed", "the log leads elsewhere");
  const at = (kind) => chain.find((entry) => entry.kind === kind)?.at;
  if (at("started") !== receipt.received_at || at("claimed") !== receipt.claimed_at) {
    throw new Doubt("disagrees", "statement and log tell other moments");
  }
  return receipt;
}

/** The hash of the last entry, counted from 32 zero bytes; undefined unless the entries are numbered 1, 2, 3, …. */
export function head(reference, chain) {
  let previous = Buffer.alloc(32);
  for (const [index, { version, at, kind, mark }] of chain.entries()) {
    if (version !== index + 1 || !/^[0-9a-f]{64}$/.test(mark) || !Number.isSafeInteger(at)) return undefined;
    const number = Buffer.alloc(4);
    number.writeUInt32BE(version);
    const moment = Buffer.alloc(8);
    moment.writeBigInt64BE(BigInt(at));
    const hash = createHash("sha256");
    for (const field of [previous, Buffer.from(reference), number, moment, Buffer.from(kind), Buffer.from(mark, "hex")]) {
      const length = Buffer.alloc(8);
      length.writeBigUInt64BE(BigInt(field.length));
      hash.update(length).update(field);
    }
    previous = hash.digest();
  }
  return previous.toString("hex");
}

function parsed(text, what) {
  try {
    return JSON.parse(text);
  } catch {
    throw new Doubt("not-a-receipt", `${what} is no JSON`);
  }
}

/** Strict: Node itself would skip over what is no base64url. */
function bytes(text) {
  const decoded = Buffer.from(text, "base64url");
  if (decoded.toString("base64url") !== text) throw new Doubt("not-a-receipt", "not base64url");
  return decoded;
}

function main([path, flag, key]) {
  if (!path || flag !== "--key" || !key) {
    console.error("node tests/checker/receipt.mjs FILE --key KEY");
    return 2;
  }
  try {
    const receipt = check(readFileSync(path, "utf8"), key);
    console.log(`good: ${receipt.reference}, erased ${new Date(receipt.erased_at).toISOString()}`);
    return 0;
  } catch (doubt) {
    if (!(doubt instanceof Doubt)) throw doubt;
    console.error(`refused: ${doubt.message}`);
    return 1;
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = main(process.argv.slice(2));
}
