// What is deployed: the built Worker, its rules, its migrations, and how it answers where it runs.
import { isDemo } from "./setting.mjs";
import { fault, graver, note } from "./finding.mjs";

/** No module that is in use is smaller. */
const LEAST_BYTES = 200_000;
/** Words that only the trial mode knows. */
const TRIAL = ["/dev/", "mailbox.json", "adieu-unguarded", "adieu-trial-d1"];

export function artefact(place) {
  const { worker } = place;
  if (worker === undefined || worker.length < LEAST_BYTES) {
    return [fault("edge/build", "there is no built Worker", "cargo xtask build")];
  }
  return TRIAL.some((word) => worker.includes(word))
    ? [fault("edge/build", "was built for trying: with a mailbox that everybody reads and a clock that everybody turns", "cargo xtask build")]
    : [];
}

/** The rules that are set: beside the Worker, or published. */
function chosen(place) {
  const name = place.config.vars?.POLICY ?? "";
  return [...place.published, ...place.presets].find((policy) => policy.name === name);
}

export function policy(place) {
  const name = place.config.vars?.POLICY ?? "";
  if (name === "") {
    return [];
  }
  const rules = chosen(place);
  if (rules === undefined) {
    return [note("POLICY", `"${name}" does not lie beside the Worker`, "publish it: cargo xtask policy publish FILE --remote, or deploy --first --policy FILE")];
  }
  const found = [];
  const demo = [rules.contact, rules.privacy_url].filter((text) => isDemo(text ?? ""));
  if (demo.length > 0) {
    found.push(graver(place)("POLICY", `the rules "${name}" are the demo's: ${demo.join(", ")}`, "write your own from frontend/policies/, with your contact, privacy policy and laws"));
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(rules.contact ?? "")) {
    found.push(note("contact", "the policy's contact is no mail address", "without one nobody is told by mail what waits at the desk"));
  }
  return found;
}

/** The processor that is the directory itself (edge/src/processor.rs). */
const DIRECTORY = "shop";

/** JSON, or nothing where it is none. */
function json(text) {
  try {
    return JSON.parse(text || "{}");
  } catch {
    return undefined;
  }
}

/** Who holds data beside the directory: each must be set, at a host that may be asked, with something to sign with. */
export function processors(place) {
  const vars = place.config.vars ?? {};
  const targets = json(vars.PROCESSORS);
  if (targets === undefined) {
    return [fault("PROCESSORS", "is no JSON", "write it as the README says under Processors")];
  }
  const declared = (chosen(place)?.declared ?? []).map((one) => one.id).filter((id) => id !== DIRECTORY);
  const found = declared
    .filter((id) => targets[id] === undefined)
    .map((id) => graver(place)(id, "the policy says that it receives data, and PROCESSORS does not say how it is told to erase them", "add it to PROCESSORS, or take it out of the policy"));
  const hosts = (vars.TARGETS ?? "").split(/[ ,]+/);
  const secrets = json(place.secrets?.values?.PROCESSOR_SECRETS);
  const known = place.secrets?.values !== undefined;
  for (const [id, { url }] of Object.entries(targets)) {
    if (!hosts.includes(URL.parse(url ?? "")?.hostname)) {
      found.push(fault(id, `TARGETS does not name the host of ${url}, so nothing is sent there`, "add the host to TARGETS"));
    }
    if (known && !Array.isArray(secrets?.[id])) {
      found.push(fault(id, "PROCESSOR_SECRETS has nothing that it is signed with", 'put a JSON object with a list for it: {"' + id + '": ["whsec_…"]}'));
    }
  }
  return found;
}

/** Where the accounts are. */
export function directory(place) {
  const { DIRECTORY_URL: url = "" } = place.config.vars ?? {};
  if (url === "") {
    return [graver(place)("DIRECTORY_URL", "is not set: the only accounts are those of the demo shop", "set it to your directory (docs/directory.md)")];
  }
  return URL.parse(url)?.protocol === "https:" ? [] : [fault("DIRECTORY_URL", "is no https:// address", "write it as https://directory.your-domain/adieu")];
}

export function migrations(place) {
  if (place.migrations.length === 0) {
    return [fault("edge/migrations", "there are none", "take the whole checkout, or the whole archive")];
  }
  const gap = place.migrations.findIndex((name, index) => !name.startsWith(`${String(index + 1).padStart(4, "0")}_`));
  const found = gap < 0 ? [] : [fault("edge/migrations", `number ${gap + 1} is missing`, "take the whole checkout, or the whole archive")];
  const left = place.account?.unapplied ?? [];
  if (left.length > 0) {
    const env = place.environment === "" ? "" : ` --env ${place.environment}`;
    found.push(fault("migrations", `${left.length} are not applied, the first is ${left[0]}`, `npx wrangler d1 migrations apply DB --remote${env}: old code runs on the new tables, so they come first`));
  }
  return found;
}

/** `place.live`: status by path, as it was answered at the origin that was named. */
export function live(place) {
  if (place.live === undefined) {
    return [];
  }
  const { origin, status } = place.live;
  const found = [];
  if (!origin.startsWith("https://")) {
    found.push(fault(origin, "is not https", "people type what nobody else may read"));
  }
  const says = (path, wanted, todo) => {
    if (!wanted.includes(status[path])) {
      found.push(fault(`${origin}${path}`, `answers ${status[path] ?? "nothing"}`, todo));
    }
  };
  says("/healthz", [200], "the Worker does not run there: look at `npx wrangler tail`");
  says("/readyz", [200], "database or vault do not answer: a migration or a binding is missing");
  says("/en", [200], "a setting or the policy is missing: `npx wrangler tail` names it");
  says("/dev/mailbox.json", [404], "it was built for trying, and shows everybody every mail: deploy anew at once");
  return found;
}
