// The handbook's mail adapter does what it is told to do.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import { test } from "node:test";

import { adapter } from "../../docs/mail-adapter.mjs";

const SECRET = `whsec_${Buffer.alloc(32, 5).toString("base64")}`;

function signed(id, mail, { secret = SECRET, at = Math.floor(Date.now() / 1000) } = {}) {
  const body = JSON.stringify(mail);
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  const mac = createHmac("sha256", key).update(`${id}.${at}.${body}`).digest("base64");
  return { method: "POST", body, headers: { "webhook-id": id, "webhook-timestamp": String(at), "webhook-signature": `v1,bm8= v1,${mac}` } };
}

test("a signed mail is sent once, with the name that its bounce is known by, and no other", async (t) => {
  const sent = [];
  let works = false;
  const server = adapter(SECRET, async (mail) => {
    if (!works) throw new Error("the relay is down");
    sent.push(mail);
  }).listen(0, "127.0.0.1");
  t.after(() => server.close());
  await once(server, "listening");
  const say = async (call) => (await fetch(`http://127.0.0.1:${server.address().port}/`, call)).status;
  const mail = { from: "leave@tori.fi", from_name: "Tori", to: "a@b.fi", subject: "S", text: "T", html: "H", automatic: true };

  assert.equal(await say(signed("one", mail)), 503, "what was not sent is tried again");
  works = true;
  assert.equal(await say(signed("one", mail)), 200);
  assert.equal(await say(signed("one", mail)), 200);
  assert.equal(sent.length, 1, "a second attempt is no second mail");
  assert.equal(sent[0].from, '"Tori" <leave@tori.fi>');
  assert.deepEqual(sent[0].headers, { "X-Adieu-Mail": "one", "Auto-Submitted": "auto-replied" });

  assert.equal(await say(signed("two", mail, { secret: `whsec_${Buffer.alloc(32, 6).toString("base64")}` })), 401);
  assert.equal(await say(signed("three", mail, { at: Math.floor(Date.now() / 1000) - 301 })), 401);
  assert.equal(await say({ ...signed("four", mail), body: JSON.stringify({ ...mail, to: "c@d.fi" }) }), 401);
  assert.equal(sent.length, 1);
});
