// Lives one life in the naive design of naive.sql, on the same D1 engine, and prints how many rows it wrote, as D1 counts
// them. `node naive.mjs COUNTS`: JSON, how often each `@per` happens.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getPlatformProxy } from "wrangler";

const SETTINGS = `name = "naive"
compatibility_date = "2026-10-23"
[[d1_databases]]
binding = "DB"
database_name = "naive"
database_id = "naive"
`;

const sections = new Map();
let section;
for (const line of readFileSync(new URL("naive.sql", import.meta.url), "utf8").split("\n")) {
  const heading = /^-- @(?:per )?(\w+)/.exec(line)?.[1];
  if (heading) sections.set((section = heading), "");
  else if (section && !line.startsWith("--")) sections.set(section, `${sections.get(section)}${line}\n`);
}
const statements = (name) => sections.get(name).split(";\n").map((sql) => sql.trim()).filter(Boolean);

const counts = { life: 1, ...JSON.parse(process.argv[2]) };
const folder = mkdtempSync(join(tmpdir(), "adieu-naive-"));
writeFileSync(join(folder, "wrangler.toml"), SETTINGS);
const { env, dispose } = await getPlatformProxy({ configPath: join(folder, "wrangler.toml"), persist: false });
const written = {};
try {
  await env.DB.batch(statements("schema").map((sql) => env.DB.prepare(sql)));
  for (const name of [...sections.keys()].slice(1)) {
    if (!(name in counts)) throw new Error(`nobody says how often ${name} happens`);
    written[name] = 0;
    for (let number = 1; number <= counts[name]; number += 1) {
      const bound = statements(name).map((sql) => env.DB.prepare(sql).bind(...["life", number].slice(0, sql.includes("?2") ? 2 : 1)));
      for (const { meta } of await env.DB.batch(bound)) written[name] += meta.rows_written;
    }
  }
} finally {
  await dispose();
  rmSync(folder, { recursive: true, force: true });
}
console.log(JSON.stringify(written));
