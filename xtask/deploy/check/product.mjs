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

/** The rules that are set: beside the Worker, which come first there too, or published. */
export function chosen(place) {
  const name = place.config.vars?.POLICY ?? "";
  const laid = place.account?.published?.broken ? undefined : place.account?.published?.rules;
  return [...place.presets, ...(laid === undefined ? [] : [laid]), ...place.published].find((policy) => policy.name === name);
}

/** Rules that do not lie beside the Worker: whether they were published, as far as anybody knows. */
function elsewhere(place, name) {
  const todo = "publish it: cargo xtask policy publish FILE --remote, or deploy --first --policy FILE";
  const others = [...place.presets, ...place.published].map((policy) => policy.name).join(", ");
  const { published } = place.account ?? {};
  if (published?.broken) {
    return [fault("POLICY", `what was published as "${name}" is no policy of that name: nothing new begins`, todo)];
  }
  if (published !== undefined && published.rules === undefined) {
    return [fault("POLICY", `"${name}" was neither built in nor published: nothing new begins. Built in: ${others || "none"}`, `${todo}; POLICY is the \`name\` inside the file`)];
  }
  const why = place.account === undefined ? "say --remote to have it looked for" : "wrangler could not say whether it was published";
  return published === undefined ? [note("POLICY", `"${name}" does not lie beside the Worker; ${why}`, todo)] : [];
}

export function policy(place) {
  const name = place.config.vars?.POLICY ?? "";
  if (name === "") {
    return [];
  }
  const found = place.presets.some((policy) => policy.name === name) ? [] : elsewhere(place, name);
  const rules = chosen(place);
  if (rules === undefined) {
    return found;
  }
  const demo = [rules.contact, rules.privacy_url].filter((text) => isDemo(text ?? ""));
  if (demo.length > 0) {
    found.push(graver(place)("POLICY", `the rules "${name}" are the demo's: ${demo.join(", ")}`, "write your own from frontend/policies/, with your contact, privacy policy and laws"));
  }
  if (!/^[^\s@]+@[^\s@]+$/.test(rules.contact ?? "")) {
    found.push(note("contact", "the policy's contact is no mail address", "without one nobody is told by mail what waits at the desk"));
  }
  return found;
}

export function migrations(place) {
  if (place.migrations.length === 0) {
    return [fault("edge/migrations", "there are none", "take the whole checkout, or the whole archive")];
  }
  const gap = place.migrations.findIndex((name, index) => !name.startsWith(`${String(index + 1).padStart(4, "0")}_`));
  const found = gap < 0 ? [] : [fault("edge/migrations", `number ${gap + 1} is missing`, "take the whole checkout, or the whole archive")];
  const env = place.environment === "" ? "" : ` --env ${place.environment}`;
  const left = place.account?.unapplied ?? [];
  if (place.account !== undefined && place.account.unapplied === undefined) {
    found.push(fault("migrations", "wrangler could not say which are applied", `see why: npx wrangler d1 migrations list DB --remote${env}`));
  }
  if (left.length > 0) {
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
  says("/.well-known/security.txt", [200], "nobody can tell you of a hole: set SECURITY_CONTACT, or a contact in the policy");
  says("/dev/mailbox.json", [404], "it was built for trying, and shows everybody every mail: deploy anew at once");
  return found;
}
