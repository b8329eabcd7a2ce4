// What the operator's directory says that it holds, asked as docs/directory.md says: signed both ways, and believed only so.
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

const TOLERANCE_S = 300;

function signature(secret, id, at, body) {
  const key = Buffer.from(secret.slice("whsec_".length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${at}.`).update(body).digest("base64")}`;
}

const same = (one, other) => one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Its capabilities, or `{ failed }` with why nobody knows. */
export async function capabilities(url, secret) {
  if (!/^whsec_/.test(secret ?? "")) {
    return { failed: "DIRECTORY_SECRET is neither in the environment nor in a .dev.vars" };
  }
  const [id, at, body] = [`msg_${randomUUID()}`, `${Math.floor(Date.now() / 1000)}`, JSON.stringify({ operation: "capabilities" })];
  const headers = { "content-type": "application/json", "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature(secret, id, at, body) };
  try {
    const answer = await fetch(`${url.replace(/\/+$/, "")}/capabilities`, { method: "POST", headers, body, redirect: "error", signal: AbortSignal.timeout(15_000) });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (answer.status !== 200) {
      return { failed: `it answers ${answer.status}` };
    }
    const said = answer.headers.get("webhook-timestamp") ?? "";
    const fits = (answer.headers.get("webhook-signature") ?? "").split(" ").some((one) => same(one, signature(secret, id, said, bytes)));
    if (!fits || Math.abs(Number(said) - Date.now() / 1000) > TOLERANCE_S) {
      return { failed: "its answer is not signed with DIRECTORY_SECRET" };
    }
    const { answers, categories = [] } = JSON.parse(bytes.toString("utf8"));
    return answers === "capabilities" && Array.isArray(categories) ? { categories } : { failed: "its answer is of another shape" };
  } catch (error) {
    return { failed: `it does not answer (${error.cause?.code ?? error.name})` };
  }
}
