// Demo processors for `cargo xtask start --with-service`: each is told over the network as a real one would be. Those of the demo's
// policy confirm in ways of their own: the newsletter service at once, the recommendation service a few seconds later by a call of its
// own, the billing service after it was out of order once. Whatever else a policy names confirms at once. Words: the port. From the
// environment: PROCESSOR_SECRETS, as the Worker has it.
//
// It ends when its input closes.

import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const TOLERANCE_S = 300;
const LATER_MS = 4_000;
const MOST_BYTES = 64 * 1024;

const secrets = JSON.parse(process.env.PROCESSOR_SECRETS ?? "{}");
const keyOf = (processor) => Buffer.from(secrets[processor][0].replace(/^whsec_/, ""), "base64");
/** Messages that were heard, by their names: the second time is a repeat. */
const heard = new Map();
const order = new Map();
const outOfOrderOnce = new Set();

function signature(processor, id, timestamp, body) {
  const mac = createHmac("sha256", keyOf(processor)).update(`${id}.${timestamp}.`).update(body).digest("base64");
  return `v1,${mac}`;
}

function believes(processor, headers, body) {
  const id = headers["webhook-id"] ?? "";
  const timestamp = headers["webhook-timestamp"] ?? "";
  if (!/^[!-\-/-~]{1,128}$/.test(id) || Math.abs(Date.now() / 1000 - Number(timestamp)) > TOLERANCE_S) return false;
  const wanted = Buffer.from(signature(processor, id, timestamp, body));
  return (headers["webhook-signature"] ?? "").split(" ").some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === wanted.length && timingSafeEqual(bytes, wanted);
  });
}

async function answerLater(processor, message, address) {
  await new Promise((resolve) => setTimeout(resolve, LATER_MS));
  const body = JSON.stringify({ message, status: "done" });
  const id = `answer-${message}`;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = {
    "content-type": "application/json",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signature(processor, id, timestamp, Buffer.from(body)),
  };
  const told = await fetch(address, { method: "POST", headers, body, redirect: "error" }).catch((error) => error);
  console.error(`${processor} has answered ${message}: ${told.status ?? told.message}`);
}

/** The status that a message is answered with. */
function act(processor, id, message) {
  const { subject, sequence, answer_url: address, category } = message.data;
  const place = `${processor} ${subject} ${category ?? ""} ${message.type}`;
  if (heard.has(id)) return heard.get(id);
  // Quiet and restore are in an order: what was decided later has been heard already, and this comes too late to count. Whatever else
  // is late is still to be done.
  if (sequence !== undefined) {
    const last = order.get(`${processor} ${subject}`) ?? 0;
    if (sequence < last) return 200;
    order.set(`${processor} ${subject}`, sequence);
  }
  if (processor === "billing" && message.type === "account.erase" && !outOfOrderOnce.has(place)) {
    outOfOrderOnce.add(place);
    return 503;
  }
  const status = processor === "recommendations" && message.type === "account.erase" ? 202 : 200;
  heard.set(id, status);
  if (status === 202) void answerLater(processor, id, address);
  return status;
}

const server = createServer((request, response) => {
  const processor = (request.url ?? "/").slice(1);
  const chunks = [];
  let length = 0;
  request.on("data", (chunk) => {
    length += chunk.length;
    if (length <= MOST_BYTES) chunks.push(chunk);
  });
  request.on("end", () => {
    const body = Buffer.concat(chunks);
    if (!(processor in secrets) || length > MOST_BYTES) return response.writeHead(404).end();
    if (!believes(processor, request.headers, body)) return response.writeHead(401).end();
    const message = JSON.parse(body.toString());
    const status = act(processor, request.headers["webhook-id"], message);
    console.error(`${processor} hears ${message.type} ${message.data.category ?? ""}: ${status}`);
    response.writeHead(status).end();
  });
});

server.listen(Number(process.argv[2]), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
process.stdin.on("end", () => process.exit(0)).resume();
