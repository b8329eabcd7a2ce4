// Where the pictures hang: every page as the fixtures make it, behind the headers of the Worker, with the built assets.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import http from "node:http";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

const CHECKOUT = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..");
const KINDS = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** Every element is read in English; every width is tried in the two languages that are made to break a page. */
export const LOCALES = ["en", "en-XA", "ar-XB"];
export const OTHERS = ["ru", "fi", "zh"];

/** What a page of ours may load and do, in the words of the Worker: read where they stand, so that they cannot differ. */
function policy() {
  const source = readFileSync(join(CHECKOUT, "edge", "src", "reply.rs"), "utf8");
  const found = /CONTENT_SECURITY_POLICY: &str = "((?:[^"\\]|\\\n)*)";/.exec(source);
  if (!found) throw new Error("edge/src/reply.rs says no more what a page may load");
  return found[1].replaceAll("\\\n", "");
}

/** Hangs every picture; `names` are those of the pages, without a language. */
export async function hang() {
  const pages = process.env.ADIEU_PAGES;
  if (!pages || !existsSync(join(pages, "en"))) {
    throw new Error("there are no pages: `cargo xtask test browser` writes them");
  }
  const assets = join(process.env.ADIEU_BUILT ?? CHECKOUT, "dist");
  const headers = { "content-security-policy": policy(), "x-content-type-options": "nosniff" };
  const server = http.createServer((request, response) => {
    const path = new URL(request.url, "http://gallery").pathname;
    // An operator's colours are the Worker's to make, and are looked at there.
    if (/^\/brand-[0-9a-f]+\.css$/.test(path)) {
      response.writeHead(200, { ...headers, "content-type": KINDS[".css"] }).end();
      return;
    }
    // Asked how far it is, nobody answers: a picture that changed while it is looked at would be judged by halves.
    if (path.endsWith("/progress")) return;
    const isAsset = path.startsWith("/assets/") || path.startsWith("/brand/");
    const file = isAsset ? join(assets, path) : join(pages, `${path}.html`);
    if (path.includes("..") || !existsSync(file)) {
      response.writeHead(404, headers).end();
      return;
    }
    const kept = isAsset ? "public, max-age=31536000, immutable" : "no-store";
    response.writeHead(200, { ...headers, "content-type": KINDS[extname(file)], "cache-control": kept });
    response.end(readFileSync(file));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const names = readdirSync(join(pages, "en")).map((file) => file.replace(/\.html$/, ""));
  return {
    names: names.sort(),
    address: (locale, name) => `http://127.0.0.1:${server.address().port}/${locale}/${name}`,
    close: () => new Promise((resolve) => server.close(resolve) && server.closeAllConnections()),
  };
}
