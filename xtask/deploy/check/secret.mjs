// Secrets: which are there, and, where somebody keeps them in a file, whether they are what they must be.
import { fault, note } from "./finding.mjs";

/** 32 random bytes. */
const KEYS = ["MASTER_KEY", "RECEIPT_SIGNING_KEY"];
/** Standard Webhooks: `whsec_` and 24 to 64 bytes. */
const SHARED = ["DIRECTORY_SECRET", "PACK_SECRET", "MAIL_SECRET", "MAIL_IN_SECRET", "DELIVER_SECRET"];
/** A setting that is nothing without its secret. */
const WITH = {
  MAIL_URL: "MAIL_SECRET",
  DELIVER_URL: "DELIVER_SECRET",
  DIRECTORY_URL: "DIRECTORY_SECRET",
  PROCESSORS: "PROCESSOR_SECRETS",
};

function bytes(text) {
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(text);
  return isBase64 ? Buffer.from(text, "base64").length : 0;
}

/** What is wrong with a secret's form, without a word of it. */
export function wrong(name, value) {
  if (KEYS.includes(name) && bytes(value) !== 32) {
    return "is not 32 bytes in base64";
  }
  const inner = /^whsec_(.+)$/.exec(value)?.[1];
  if (SHARED.includes(name) && !(bytes(inner ?? "") >= 24 && bytes(inner ?? "") <= 64)) {
    return "is no `whsec_` with 24 to 64 bytes in base64";
  }
  return undefined;
}

const put = (name, place) => `npx wrangler secret put ${name}${place.environment === "" ? "" : ` --env ${place.environment}`}`;

export function secrets(place) {
  const required = place.config.secrets?.required ?? [];
  const found = KEYS.filter((name) => !required.includes(name)).map((name) =>
    fault(name, "is not among the required secrets", "name it in `[env.….secrets] required`: wrangler then deploys nothing without it"),
  );
  if (place.secrets === undefined) {
    return [...found, note("secrets", "were not looked at", "say --remote to have wrangler list their names, or keep them in a file as .dev.vars.<environment>")];
  }
  const { names, values } = place.secrets;
  const vars = place.config.vars ?? {};
  const wanted = [...required, ...Object.entries(WITH).flatMap(([setting, secret]) => ((vars[setting] ?? "") === "" ? [] : [secret]))];
  for (const name of wanted.filter((name) => !names.includes(name))) {
    found.push(fault(name, "the secret is not there", put(name, place)));
  }
  for (const [name, value] of Object.entries(values ?? {})) {
    const what = wrong(name, value);
    if (what !== undefined) {
      found.push(fault(name, what, `make another: openssl rand -base64 32, with whsec_ before it where a message is signed; then ${put(name, place)}`));
    }
  }
  const { MASTER_KEY: one, RECEIPT_SIGNING_KEY: other } = values ?? {};
  if (one !== undefined && one === other) {
    found.push(fault("RECEIPT_SIGNING_KEY", "is the same as MASTER_KEY", "each its own: whoever checks receipts must learn nothing of what is sealed"));
  }
  return found;
}
