// Takes a regulator's pack out as the operator: ORIGIN FROM TO, with PACK_SECRET in the environment. Signed as Standard Webhooks 1.0.
// Prints the operator's published key, and behind it the pack.
import { createHmac, randomUUID } from "node:crypto";

const [origin, from, to] = process.argv.slice(2);
const secret = /^whsec_(.+)$/.exec(process.env.PACK_SECRET ?? "")?.[1];
if (!secret) {
  console.error("PACK_SECRET must be `whsec_` and 24 to 64 bytes in base64, as the Worker has it");
  process.exit(1);
}
const [id, timestamp, body] = [randomUUID(), `${Math.floor(Date.now() / 1000)}`, JSON.stringify({ from, to })];
const mac = createHmac("sha256", Buffer.from(secret, "base64")).update(`${id}.${timestamp}.${body}`).digest("base64");
const asked = await fetch(`${origin}/api/v1/pack`, {
  method: "POST",
  redirect: "error",
  headers: {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${mac}`,
  },
  body,
});
const why = {
  403: "the secret is another one, or this machine's clock is wrong by more than five minutes",
  404: "the Worker has no PACK_SECRET: `npx wrangler secret put PACK_SECRET --env production`",
  422: "a day is no day: say 2026-01-31",
  429: "too many in this hour",
};
if (!asked.ok) {
  console.error(`${asked.status}: ${why[asked.status] ?? (await asked.text())}`);
  process.exit(1);
}
const pack = await asked.text();
const keys = await (await fetch(`${origin}/api/v1/receipt-keys`, { redirect: "error" })).json();
process.stdout.write(`${keys.keys[0].public_key}\n${pack}`);
