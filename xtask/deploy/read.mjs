// Reads what the checks look at: wrangler.toml with wrangler's own reader, rules, secrets that lie in a file, and what was built.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseEnv } from "node:util";

/** What an environment takes from the top if it does not say it itself. */
const INHERITED = ["workers_dev", "routes", "route", "triggers", "name", "compatibility_date", "observability"];

/** The settings of each environment, the top as "". */
export function environments(config) {
  const top = { ...config };
  delete top.env;
  const all = { "": top };
  for (const [name, own] of Object.entries(config.env ?? {})) {
    const inherited = Object.fromEntries(INHERITED.flatMap((key) => (config[key] === undefined ? [] : [[key, config[key]]])));
    all[name] = { ...inherited, name: `${config.name}-${name}`, ...own };
  }
  return all;
}

function policies(folder, pattern) {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)) : [];
  return files.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
}

/** `.dev.vars` of an environment, as wrangler reads it. */
function secretsOf(root, environment) {
  const file = join(root, environment === "" ? ".dev.vars" : `.dev.vars.${environment}`);
  if (!existsSync(file)) {
    return undefined;
  }
  // A key in PEM has several lines, between quotes.
  const pairs = Object.entries(parseEnv(readFileSync(file, "utf8"))).filter(([name, value]) => /^[A-Z_]+$/.test(name) && value !== "");
  return { names: pairs.map(([name]) => name), values: Object.fromEntries(pairs) };
}

function built(root) {
  const files = ["index_bg.wasm", "index.js"].map((name) => join(root, "edge", "build", name));
  return files.every((file) => existsSync(file)) ? Buffer.concat(files.map((file) => readFileSync(file))) : undefined;
}

export async function read(root, environment) {
  const library = pathToFileURL(join(root, "node_modules", "wrangler", "wrangler-dist", "cli.js"));
  const { experimental_readRawConfig: parse } = await import(library);
  const all = environments(parse({ config: join(root, "wrangler.toml") }).rawConfig);
  const { [environment]: config, ...others } = all;
  if (config === undefined) {
    throw new Error(`wrangler.toml has no environment ${environment}; it has ${Object.keys(config ?? others).filter(Boolean).join(", ")}`);
  }
  const folder = join(root, "edge", "migrations");
  return {
    environment,
    config,
    others,
    presets: policies(join(root, "dist", "assets"), /^policy-.*\.json$/),
    published: policies(join(root, "policies"), /\.json$/),
    worker: built(root),
    migrations: existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".sql")).sort() : [],
    secrets: secretsOf(root, environment),
  };
}
