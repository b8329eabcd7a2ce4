// A second implementation of the receipt, in another language: nothing of the product's own code is used, only the
// signature algorithm's name and the fields that a person is promised.

import { createPublicKey, verify } from "node:crypto";

// What every Ed25519 key begins with in the format that node reads (RFC 8410).
const ED25519 = Buffer.from("302a300506032b6570032100", "hex");

/** The statement in a receipt's file, or an error that says what is wrong with it. */
export function check(file, publicKey) {
  const signed = JSON.parse(file);
  const key = createPublicKey({
    key: Buffer.concat([ED25519, Buffer.from(publicKey, "base64url")]),
    format: "der",
    type: "spki",
  });
  const payload = Buffer.from(signed.payload_b64url, "base64url");
  if (!verify(null, payload, key, Buffer.from(signed.signature_b64url, "base64url"))) {
    throw new Error("the signature does not check");
  }
  const statement = JSON.parse(payload.toString("utf8"));
  if (statement.format !== "adieu-receipt-1") throw new Error(`a format that nobody knows: ${statement.format}`);
  return statement;
}
