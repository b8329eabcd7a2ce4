// What an environment still lacks before it is deployed. Pure: from what was read (read.mjs) and what the account says (account.mjs,
// if it was asked) to findings, each with what to do. A `fault` must be mended; a `note` is worth knowing.
import { directory, events, processors } from "./check/partner.mjs";
import { artefact, live, migrations, policy } from "./check/product.mjs";
import { bindings, cron, domain, queues } from "./check/platform.mjs";
import { demo, mail, security, settings, staff } from "./check/setting.mjs";
import { secrets } from "./check/secret.mjs";

const CHECKS = [
  settings,
  demo,
  domain,
  mail,
  staff,
  policy,
  directory,
  processors,
  events,
  security,
  bindings,
  queues,
  cron,
  secrets,
  migrations,
  artefact,
  live,
];

/**
 * Every finding about an environment.
 * `place`: { environment, config, others, presets, published, worker, migrations, secrets, account, directory, live }
 */
export function findings(place) {
  return CHECKS.flatMap((check) => check(place));
}

export function faults(found) {
  return found.filter((finding) => finding.level === "fault");
}

/** As a person reads it. */
export function written(found) {
  const lines = found.map(
    ({ level, about, what, todo }) => `${level === "fault" ? "✗" : "·"} ${about}: ${what}\n    ${todo}`,
  );
  return lines.join("\n");
}
