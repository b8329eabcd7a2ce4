// Signs and checks messages as Standard Webhooks 1.0.0 says, with nothing of this house: Node's own cryptography and the standard's text.
//
//   node tests/checker/webhook.mjs < JSON     a list of { id, timestamp, body (base64), keys, signature? }
//
// With a signature: whether one of them fits one of the keys (`whsec_…`, `whpk_…`). Without: the signatures of all keys that sign
// (`whsec_…`, `whsk_…`), a space between them. The answers are a list in the same order, as JSON.

import { createHmac, createPrivateKey, createPublicKey, sign, timingSafeEqual, verify } from "node:crypto";
import { pathToFileURL } from "node:url";

/** Ed25519 as PKCS #8 and as SubjectPublicKeyInfo: everything before the 32 bytes. */
const PKCS8 = Buffer.from("302e020100300506032b657004220420", "hex");
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

const bytes = (key, prefix) => Buffer.from(key.slice(prefix.length), "base64");
const signed = ({ id, timestamp, body }) => Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);
const mac = (key, message) => createHmac("sha256", bytes(key, "whsec_")).update(signed(message)).digest();

/** The signatures of a message by these keys. */
export function signatures(message, keys) {
  return keys
    .flatMap((key) => {
      if (key.startsWith("whsec_")) return [`v1,${mac(key, message).toString("base64")}`];
      if (!key.startsWith("whsk_")) return [];
      const der = Buffer.concat([PKCS8, bytes(key, "whsk_").subarray(0, 32)]);
      return [`v1a,${sign(null, signed(message), createPrivateKey({ key: der, format: "der", type: "pkcs8" })).toString("base64")}`];
    })
    .join(" ");
}

/** Whether one of the signatures fits one of the keys; each kind is looked at with keys of its own kind alone. */
export function believes(message, keys, signature) {
  return signature.split(" ").some((given) =>
    keys.some((key) => {
      const [version, text] = given.split(",", 2);
      const told = Buffer.from(text ?? "", "base64");
      if (version === "v1" && key.startsWith("whsec_")) {
        const wanted = mac(key, message);
        return told.length === wanted.length && timingSafeEqual(told, wanted);
      }
      if (version !== "v1a" || !key.startsWith("whpk_")) return false;
      const der = Buffer.concat([SPKI, bytes(key, "whpk_")]);
      return verify(null, signed(message), createPublicKey({ key: der, format: "der", type: "spki" }), told);
    }),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  let text = "";
  for await (const chunk of process.stdin) text += chunk;
  const answers = JSON.parse(text).map((one) => {
    const message = { ...one, body: Buffer.from(one.body, "base64") };
    return one.signature === undefined ? signatures(message, one.keys) : believes(message, one.keys, one.signature);
  });
  console.log(JSON.stringify(answers));
}
