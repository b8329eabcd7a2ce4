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

/** Who holds data beside the directory, and is not set among those that are told when it must go. */
export function processors(place) {
  const declared = (chosen(place)?.declared ?? []).map((one) => one.id).filter((id) => id !== DIRECTORY);
  const set = place.secrets?.values?.PROCESSORS ?? place.config.vars?.PROCESSORS;
  if (declared.length === 0 || (set === undefined && place.secrets?.names.includes("PROCESSORS"))) {
    return [];
  }
  let targets = {};
  try {
    targets = JSON.parse(set || "{}");
  } catch {
    return [fault("PROCESSORS", "is no JSON", "write it as the operator's handbook says")];
  }
  const unreachable = declared.filter((id) => targets[id] === undefined);
  return unreachable.map((id) =>
    graver(place)(id, "the policy says that it receives data, and PROCESSORS does not say how it is told to erase them", "add it to PROCESSORS, or take it out of the policy"),
  );
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
