// Whoever else holds data or is told of accounts: the directory, processors, and those who hear of events.
import { createPrivateKey } from "node:crypto";

import { fault, graver, note } from "./finding.mjs";
import { chosen } from "./product.mjs";

/** The processor that is the directory itself (edge/src/processor.rs). */
const DIRECTORY = "shop";

/** A JSON object, or nothing where it is none. */
function json(text) {
  try {
    const value = JSON.parse(text || "{}");
    return value !== null && typeof value === "object" && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A host that is not on the list is never asked. */
function ofHost(place, id, url) {
  const hosts = (place.config.vars?.TARGETS ?? "").split(/[ ,]+/);
  return hosts.includes(URL.parse(url ?? "")?.hostname)
    ? []
    : [fault(id, `TARGETS does not name the host of ${url}, so nothing is sent there`, "add the host to TARGETS")];
}

/** Who holds data beside the directory: each must be set, at a host that may be asked, with something to sign with. */
export function processors(place) {
  const targets = json(place.config.vars?.PROCESSORS);
  if (targets === undefined) {
    return [fault("PROCESSORS", "is no JSON object", "write it as the README says under Processors")];
  }
  const rules = chosen(place);
  const declared = (rules?.declared ?? []).map((one) => one.id).filter((id) => id !== DIRECTORY);
  const found = declared
    .filter((id) => targets[id] === undefined)
    .map((id) => graver(place)(id, "the policy says that it receives data, and PROCESSORS does not say how it is told to erase them", "add it to PROCESSORS, or take it out of the policy"));
  const secrets = json(place.secrets?.values?.PROCESSOR_SECRETS);
  const known = place.secrets?.values !== undefined;
  const categories = rules?.categories?.map((one) => one.id);
  for (const [id, { kind, url, category }] of Object.entries(targets)) {
    found.push(...ofHost(place, id, url));
    if (known && !Array.isArray(secrets?.[id])) {
      found.push(fault(id, "PROCESSOR_SECRETS has nothing that it is signed with", 'put a JSON object with a list for it: {"' + id + '": ["whsec_…"]}'));
    }
    if (kind !== "webhook" && categories?.includes(category) === false) {
      found.push(fault(id, `revokes tokens when "${category}" ends, and the policy has no such category: they are never revoked`, `name one of the policy's: ${categories.join(", ")}`));
    }
  }
  return found;
}

/** What is wrong with the key that tokens of events are signed with, without a word of it. */
function wrongKey(text) {
  try {
    const key = createPrivateKey(text);
    const isRsa = key.asymmetricKeyType === "rsa" && text.includes("BEGIN PRIVATE KEY");
    return isRsa && key.asymmetricKeyDetails.modulusLength >= 2048 ? undefined : "is no RSA key of 2,048 bits or more in PKCS #8";
  } catch {
    return "is no key in PKCS #8 and PEM";
  }
}

const MAKE = "openssl genpkey -algorithm RSA -pkeyopt rsa_keygen_bits:2048, and npx wrangler secret put EVENTS_SIGNING_KEY";

/** Whoever is told what happens to accounts. */
export function events(place) {
  const { EVENTS: text = "" } = place.config.vars ?? {};
  const partners = json(text);
  if (partners === undefined) {
    return [fault("EVENTS", "is no JSON object", "write it as the README says under Events")];
  }
  const names = Object.keys(partners);
  const found = [];
  const { EVENTS_SIGNING_KEY: key, PROCESSOR_SECRETS: secrets } = place.secrets?.values ?? {};
  if (names.length > 0 && place.secrets !== undefined && !place.secrets.names.includes("EVENTS_SIGNING_KEY")) {
    found.push(fault("EVENTS_SIGNING_KEY", `the secret is not there: ${names.join(", ")} is told nothing`, MAKE));
  }
  const wrong = key === undefined ? undefined : wrongKey(key);
  if (wrong !== undefined) {
    found.push(fault("EVENTS_SIGNING_KEY", wrong, MAKE));
  }
  for (const [name, one] of Object.entries(partners)) {
    if (typeof one?.audience !== "string" || typeof one?.url !== "string" || Object.keys(one).length !== 2) {
      found.push(fault(name, "EVENTS must say its audience and its url, and nothing else", 'write {"audience": "https://…", "url": "https://…"}'));
      continue;
    }
    found.push(...ofHost(place, name, one.url));
    if (place.secrets?.values !== undefined && !Array.isArray(json(secrets)?.[name])) {
      found.push(note(name, "PROCESSOR_SECRETS has nothing for it: its tokens come without an authorization header", "put what it wants to be shown there, if it wants anything"));
    }
  }
  return found;
}

/** Where the accounts are, and whether what the rules name is held there. `place.directory`: what it says that it can do, or why not. */
export function directory(place) {
  const { DIRECTORY_URL: url = "" } = place.config.vars ?? {};
  if (url === "") {
    return [graver(place)("DIRECTORY_URL", "is not set: the only accounts are those of the demo shop", "set it to your directory (docs/directory.md)")];
  }
  if (URL.parse(url)?.protocol !== "https:") {
    return [fault("DIRECTORY_URL", "is no https:// address", "write it as https://directory.your-domain/adieu")];
  }
  if (place.directory === undefined) {
    return [];
  }
  if (place.directory.failed !== undefined) {
    return [note("DIRECTORY_URL", `the directory was not asked what it holds: ${place.directory.failed}`, `cargo xtask directory-check ${url} says what is wrong`)];
  }
  const held = place.directory.categories.map((one) => one.id);
  const rules = chosen(place)?.categories ?? [];
  const nobodys = rules.filter((one) => one.processors.includes(DIRECTORY) && !held.includes(one.id));
  const unnamed = held.filter((id) => !rules.some((one) => one.id === id));
  return [
    ...nobodys.map((one) => fault(one.id, "the policy says that your directory holds this, and it does not say so: it is never called erased", "let the directory hold it, or take `shop` out of its processors")),
    ...(rules.length === 0 ? [] : unnamed).map((id) => graver(place)(id, "your directory holds this, and the policy does not name it: nobody is told of it, and it is never erased", "name it in the policy")),
  ];
}
