// A demo identity provider for trying the desk and people's own sign-in: OpenID Connect with one button per person, and the keys and
// tokens of Cloudflare Access. Beside the trial's Worker only; it trusts whoever reaches it and listens on this machine alone.
// `node provider.mjs [port]` prints its address and ends when its input closes.

import { createHash, createHmac, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { createServer } from "node:http";

const PEOPLE = [
  ["aino@harbour.example", "Aino Virtanen", "agent"],
  ["otso@harbour.example", "Otso Laine", "agent"],
  ["leena@harbour.example", "Leena Salo", "lead"],
  ["aada@harbour.example", "Aada Koski", "auditor"],
  ["ylva@harbour.example", "Ylva Berg", "administrator"],
];

/** Who is no member of staff signs in for this client, by the directory's own id of their account. */
const CUSTOMERS = "adieu-people";

const MOST_BYTES = 32 * 1024;

/** Keys by name. `stranger` is in no key set; `later` joins it only when somebody asks for `POST /turn`. */
const keys = {
  first: { alg: "RS256", ...generateKeyPairSync("rsa", { modulusLength: 2048 }) },
  second: { alg: "ES256", ...generateKeyPairSync("ec", { namedCurve: "P-256" }) },
  later: { alg: "ES256", ...generateKeyPairSync("ec", { namedCurve: "P-256" }) },
  stranger: { alg: "RS256", ...generateKeyPairSync("rsa", { modulusLength: 2048 }) },
};
const published = ["first", "second"];

const codes = new Map();
const encoded = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A compact token. `key` signs; `alg` and `kid` are what its header says, which a spoilt one may lie about. */
function token(claims, { key = "first", alg = keys[key].alg, kid = key } = {}) {
  const signed = `${encoded({ alg, kid, typ: "JWT" })}.${encoded(claims)}`;
  if (alg === "none") return `${signed}.`;
  if (alg === "HS256") {
    // The old trick: the public key as if it were a shared secret.
    const secret = keys[key].publicKey.export({ type: "spki", format: "pem" });
    return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
  }
  const options = keys[key].alg === "ES256" ? { dsaEncoding: "ieee-p1363" } : {};
  return `${signed}.${sign("sha256", Buffer.from(signed), { key: keys[key].privateKey, ...options }).toString("base64url")}`;
}

const keySet = () => ({
  keys: published.map((kid) => ({ ...keys[kid].publicKey.export({ format: "jwk" }), kid, alg: keys[kid].alg, use: "sig" })),
});

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

function chooser(query) {
  const hidden = [...query].map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`);
  const staff = PEOPLE.map(([mail, name, role]) => `<p><button name="person" value="${mail}">${name} (${role})</button></p>`);
  const customer = `<p><label>Your account's id <input name="person" value="demo-01"></label> <button>Sign in</button></p>`;
  const buttons = query.get("client_id") === CUSTOMERS ? [customer] : staff;
  return `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Demo sign-in</title><h1>Who are you today?</h1>
<form method="post" action="/authorize">${hidden.join("")}${buttons.join("")}</form></html>`;
}

/** Lets a person in and sends the browser back. `spoil` is what is wrong with the token, for tests. */
function authorize(form, response) {
  const back = new URL(form.get("redirect_uri"));
  if (!["localhost", "127.0.0.1"].includes(back.hostname)) return answer(response, 400, "text/plain", "not this machine");
  if (form.get("code_challenge_method") !== "S256") return answer(response, 400, "text/plain", "no PKCE");
  const code = randomBytes(24).toString("base64url");
  codes.set(code, { form, spoil: JSON.parse(form.get("spoil") ?? "{}") });
  back.searchParams.set("code", code);
  back.searchParams.set("state", form.get("state"));
  response.writeHead(303, { location: back.href, "cache-control": "no-store" }).end();
}

function exchange(form, request, response, issuer) {
  const known = codes.get(form.get("code"));
  codes.delete(form.get("code"));
  const challenge = createHash("sha256").update(form.get("code_verifier") ?? "").digest("base64url");
  const isGood = known?.form.get("code_challenge") === challenge && known.form.get("redirect_uri") === form.get("redirect_uri");
  if (!isGood) return answer(response, 400, "application/json", JSON.stringify({ error: "invalid_grant" }));
  const mail = known.form.get("person");
  // The trial's clock may be ahead: the Worker says where it stands.
  const now = Math.floor(Number(request.headers["adieu-now"] ?? Date.now()) / 1000);
  const claims = {
    iss: issuer,
    sub: known.form.get("client_id") === CUSTOMERS ? mail : createHash("sha256").update(mail).digest("hex").slice(0, 24),
    auth_time: now,
    aud: known.form.get("client_id"),
    iat: now,
    exp: now + 300,
    nonce: known.form.get("nonce"),
    email: mail,
    email_verified: true,
    name: PEOPLE.find(([known]) => known === mail)?.[1],
  };
  const { header, claims: spoilt, shift } = known.spoil;
  for (const [name, seconds] of Object.entries(shift ?? {})) claims[name] = now + seconds;
  const body = { token_type: "Bearer", id_token: token({ ...claims, ...spoilt }, header) };
  return answer(response, 200, "application/json", JSON.stringify(body));
}

/** What Access would put before a request, for tests: `{ claims, header }`. */
function assertion(text, response, issuer) {
  const { claims, header } = JSON.parse(text);
  return answer(response, 200, "text/plain", token({ iss: issuer, ...claims }, header));
}

function answer(response, status, kind, body) {
  response.writeHead(status, { "content-type": kind, "cache-control": "no-store" }).end(body);
}

async function read(request) {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
    if (text.length > MOST_BYTES) throw new Error("too large");
  }
  return text;
}

const server = createServer(async (request, response) => {
  // Asked by another name it is another issuer.
  const issuer = () => `http://${request.headers.host}`;
  const { pathname, searchParams } = new URL(request.url, issuer());
  const json = (value) => answer(response, 200, "application/json", JSON.stringify(value));
  try {
    switch (`${request.method} ${pathname}`) {
      case "GET /.well-known/openid-configuration":
        return json({
          issuer: issuer(),
          authorization_endpoint: `${issuer()}/authorize`,
          token_endpoint: `${issuer()}/token`,
          jwks_uri: `${issuer()}/keys`,
        });
      case "GET /keys":
      case "GET /cdn-cgi/access/certs":
        return json(keySet());
      case "GET /authorize":
        return answer(response, 200, "text/html; charset=utf-8", chooser(searchParams));
      case "POST /authorize":
        return authorize(new URLSearchParams(await read(request)), response);
      case "POST /token":
        return exchange(new URLSearchParams(await read(request)), request, response, issuer());
      case "POST /assertion":
        return assertion(await read(request), response, issuer());
      case "POST /turn":
        if (!published.includes("later")) published.push("later");
        return json(keySet());
      default:
        return answer(response, 404, "text/plain", "nothing here");
    }
  } catch (error) {
    return answer(response, 400, "text/plain", String(error));
  }
});

server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.stdin.resume().on("end", () => process.exit(0));
