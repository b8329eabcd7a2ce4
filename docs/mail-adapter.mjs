// What stands behind MAIL_URL: takes a signed mail and hands it to whoever sends it. `send` is yours: an SMTP relay, a provider's API.
import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

export function adapter(secret, send, seen = new Set()) {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  return createServer(async (request, response) => {
    const end = (status) => response.writeHead(status).end();
    const body = Buffer.concat(await request.toArray());
    const { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": given } = request.headers;
    const mac = Buffer.from(`v1,${createHmac("sha256", key).update(`${id}.${time}.`).update(body).digest("base64")}`);
    const fits = String(given).split(" ").some((one) => one.length === mac.length && timingSafeEqual(Buffer.from(one), mac));
    if (!fits || Math.abs(Date.now() / 1000 - Number(time)) > 300) return end(401);
    if (seen.has(id)) return end(200); // sent already: the answer was lost, not the mail
    const mail = JSON.parse(body);
    const headers = { "X-Adieu-Mail": id, ...(mail.automatic ? { "Auto-Submitted": "auto-replied" } : {}) };
    const done = await send({ ...mail, from: `"${mail.from_name}" <${mail.from}>`, headers }).then(() => true, () => false);
    if (done) seen.add(id); // keep them for four days, where all of your adapters see them
    return end(done ? 200 : 503);
  });
}
