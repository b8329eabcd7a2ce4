// When something is seen first, on a slow line and a slow phone, against the same bytes served by the plainest of servers:
// what is left is what the Worker and its storage take. Runs take turns, so that both meet the same machine.
//
// Prints JSON: the median of each, in milliseconds, and how often each ran.

import http from "node:http";

import { launch, open } from "../journeys/browser.mjs";
import { start } from "../journeys/stage.mjs";

const RUNS = Number(process.env.ADIEU_RUNS ?? 11);
const SLOW = { offline: false, latency: 150, downloadThroughput: (1.6e6 / 8) * 0.9, uploadThroughput: (0.75e6 / 8) * 0.9 };
const SLOWER_CPU = 4;
const PATH = "/en/delete";

/** The answer exactly as it came: nothing is unpacked on the way. */
function raw(address) {
  return new Promise((resolve, reject) => {
    const request = http.get(address, { headers: { "accept-encoding": "gzip, br" } }, (response) => {
      const pieces = [];
      response.on("data", (piece) => pieces.push(piece));
      response.on("end", () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(pieces) }));
    });
    request.on("error", reject);
  });
}

/** A server that knows a few answers by heart. */
async function copyOf(origin) {
  const kept = new Map();
  const page = await raw(origin + PATH);
  kept.set(PATH, page);
  for (const [, path] of page.body.toString().matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) kept.set(path, await raw(origin + path));
  const server = http.createServer((request, response) => {
    const answer = kept.get(request.url);
    if (!answer) return response.writeHead(404).end();
    const { "transfer-encoding": _, connection: __, ...headers } = answer.headers;
    return response.writeHead(answer.status, { ...headers, "content-length": answer.body.length }).end(answer.body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, stop: () => server.close() };
}

async function firstPaint(browser, origin) {
  const page = await open(browser, "everything");
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", SLOW);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER_CPU });
  await page.goto(origin + PATH);
  const painted = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const observer = new PerformanceObserver((list) => {
          const paint = list.getEntriesByName("first-contentful-paint")[0];
          if (paint) resolve(paint.startTime);
        });
        observer.observe({ type: "paint", buffered: true });
      }),
  );
  await page.context().close();
  return painted;
}

const median = (times) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];

const [server, browser] = await Promise.all([start(), launch()]);
const copy = await copyOf(server.origin);
try {
  const times = { ours: [], theirs: [] };
  await firstPaint(browser, server.origin);
  for (let run = 0; run < RUNS; run += 1) {
    times.ours.push(await firstPaint(browser, server.origin));
    times.theirs.push(await firstPaint(browser, copy.origin));
  }
  console.log(JSON.stringify({ ours: median(times.ours), theirs: median(times.theirs), runs: RUNS }));
} finally {
  copy.stop();
  await browser.close();
  await server.stop();
}
