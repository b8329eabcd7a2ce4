// What an operator sets in wrangler.toml: whether it is there, is what it must be, and is no longer the demo's.
import { fault, graver, note, where } from "./finding.mjs";

const NEEDED = {
  POLICY: "the name of your policy, as it says itself",
  PUBLIC_ORIGIN: "scheme and host that people see, as https://leave.your-domain",
  OPERATOR_NAME: "the name that pages and mails are signed with",
  MAIL_FROM: "the address that mails come from, on a domain that you send from",
};

/** What only the demo has: its shop, and names that belong to nobody (RFC 2606). */
const DEMO = /harbour|(^|[.@/])example\.(com|org|net)\b|\.(example|invalid|test)(\/|:|$)/i;

export function isDemo(text) {
  return DEMO.test(text);
}

/** Works on workers.dev at once: the address is known when it was deployed. */
function comesByItself(name, place) {
  return name === "PUBLIC_ORIGIN" && place.config.workers_dev === true;
}

export function settings(place) {
  const found = [];
  const vars = place.config.vars ?? {};
  for (const [name, meaning] of Object.entries(NEEDED)) {
    if ((vars[name] ?? "") !== "") {
      continue;
    }
    found.push(
      comesByItself(name, place)
        ? note(name, "is not set", "`deploy --first` writes the address on workers.dev into wrangler.toml")
        : fault(name, "is not set: without it nothing is served", `set it in ${where(place.environment)}: ${meaning}`),
    );
  }
  const origin = vars.PUBLIC_ORIGIN ?? "";
  if (origin !== "" && !isOrigin(origin)) {
    found.push(
      fault("PUBLIC_ORIGIN", `${origin} is no https:// address of a host alone`, "write it as https://leave.your-domain"),
    );
  }
  return found;
}

function isOrigin(text) {
  const address = URL.parse(text);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(address?.hostname);
  return address?.protocol === "https:" && !isLocal && [address.origin, `${address.origin}/`].includes(text);
}

export function demo(place) {
  const found = Object.entries(place.config.vars ?? {}).filter(([, value]) => isDemo(String(value)));
  return found.map(([name, value]) =>
    graver(place)(name, `"${value}" is the demo's, or an example`, `set your own in ${where(place.environment)}`),
  );
}

/** The host of an address, or nothing. */
export function host(origin) {
  return URL.parse(origin ?? "")?.hostname ?? "";
}

/** `mail.shop.fi` and `shop.fi` are of one house. */
function ofOneHouse(one, other) {
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`) || tail(one) === tail(other);
}

const tail = (name) => name.split(".").slice(-2).join(".");

/** What must stand in DNS for mails to arrive, whoever sends them. */
export function dnsLines(place) {
  const { MAIL_FROM: from = "", MAIL_URL: relay = "" } = place.config.vars ?? {};
  const domain = from.split("@")[1];
  if (domain === undefined) {
    return [];
  }
  const dmarc = `_dmarc.${domain}  TXT  "v=DMARC1; p=quarantine; rua=mailto:postmaster@${domain}"`;
  if (relay !== "") {
    return [`${domain}  TXT  the SPF line of your mail provider`, "the DKIM line or lines of your mail provider", dmarc];
  }
  return [
    `cf-bounce.${domain}  MX and TXT "v=spf1 include:_spf.mx.cloudflare.net ~all"  (Email Service › Onboard Domain sets both)`,
    `the DKIM line that Email Service shows for ${domain}`,
    dmarc,
  ];
}

export function mail(place) {
  const vars = place.config.vars ?? {};
  const from = vars.MAIL_FROM ?? "";
  const found = [];
  const parts = /^[^\s@]+@([^\s@]+\.[^\s@.]+)$/.exec(from);
  if (from !== "" && parts === null) {
    found.push(fault("MAIL_FROM", `${from} is no mail address`, "write it as leave@your-domain"));
  }
  const origin = host(vars.PUBLIC_ORIGIN);
  if (parts !== null && origin !== "" && !ofOneHouse(parts[1].toLowerCase(), origin)) {
    found.push(
      note("MAIL_FROM", `mails come from ${parts[1]}, and their links lead to ${origin}`, "people trust one name: send from the domain that the pages are on"),
    );
  }
  const relay = vars.MAIL_URL ?? "";
  if (relay !== "" && !isAddress(relay)) {
    found.push(fault("MAIL_URL", "is no https:// address without name and password", "write it as https://mail.your-domain/send"));
  }
  const binding = (place.config.send_email ?? []).some((one) => one.name === "EMAIL");
  if (!binding) {
    found.push(fault("EMAIL", "the send_email binding is missing", "declare it; with MAIL_URL it is there and not used"));
  }
  for (const line of parts === null ? [] : dnsLines(place)) {
    found.push(note("DNS", line, "without it mails are taken for forged; look it up with `dig`"));
  }
  return found;
}

function isAddress(text) {
  const address = URL.parse(text);
  return address?.protocol === "https:" && address.username === "" && address.password === "";
}

export function staff(place) {
  const vars = place.config.vars ?? {};
  const is = (name) => (vars[name] ?? "") !== "";
  const found = [];
  for (const [one, other] of [["OIDC_ISSUER", "OIDC_CLIENT_ID"], ["ACCESS_TEAM", "ACCESS_AUDIENCE"]]) {
    if (is(one) !== is(other)) {
      const missing = is(one) ? other : one;
      found.push(fault(missing, "is not set, and half a door is none: the desk answers 503", `set it in ${where(place.environment)}, or neither`));
    }
  }
  if (!is("OIDC_ISSUER") && !is("ACCESS_TEAM")) {
    found.push(
      note("the desk", "nobody can sign in to /staff; each case is handed on by mail to the policy's contact", "set OIDC_ISSUER and OIDC_CLIENT_ID, or ACCESS_TEAM and ACCESS_AUDIENCE"),
    );
  } else if (!is("STAFF_FIRST_ADMINISTRATOR")) {
    found.push(note("STAFF_FIRST_ADMINISTRATOR", "is not set", "while the desk has no administrator, nobody gets in: set your address until you have signed in once"));
  }
  return found;
}

/** Whom to tell of a hole (RFC 9116): what is no address is passed over, and the policy's contact stands there. */
export function security(place) {
  const { SECURITY_CONTACT: contact = "", SECURITY_POLICY: policy = "" } = place.config.vars ?? {};
  const isOne = (text) => /^(mailto:[^\s@]+@[^\s@]+|https:\/\/.+|tel:\+?[0-9-]+)$/.test(text);
  const wrong = contact.split(/\s+/).filter((text) => text !== "" && !isOne(text));
  const found = wrong.map((text) => fault("SECURITY_CONTACT", `${text} begins with none of mailto:, https:// and tel:`, "write it as mailto:security@your-domain"));
  if (policy !== "" && !policy.startsWith("https://")) {
    found.push(fault("SECURITY_POLICY", `${policy} is no https:// address`, "write it as https://your-domain/security, or leave it empty"));
  }
  return found;
}
