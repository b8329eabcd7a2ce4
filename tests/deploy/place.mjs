// An environment that lacks nothing, for each test to break in one way.

const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;

function config(name) {
  return {
    name: `adieu-${name}`,
    workers_dev: false,
    routes: [{ pattern: "leave.tori-kauppa.fi", custom_domain: true }],
    assets: { directory: "dist", binding: "ASSETS" },
    d1_databases: [{ binding: "DB", database_name: `adieu-${name}` }],
    kv_namespaces: ["VAULT", "LEDGER", "CACHE", "EXPORTS"].map((binding) => ({ binding })),
    queues: {
      producers: [{ binding: "JOBS", queue: `adieu-${name}-jobs` }],
      consumers: [{ queue: `adieu-${name}-jobs`, dead_letter_queue: `adieu-${name}-jobs-dead` }, { queue: `adieu-${name}-jobs-dead` }],
    },
    send_email: [{ name: "EMAIL" }],
    triggers: { crons: ["* * * * *"] },
    vars: {
      POLICY: "tori",
      PUBLIC_ORIGIN: "https://leave.tori-kauppa.fi",
      OPERATOR_NAME: "Tori",
      DIRECTORY_URL: "https://accounts.tori-kauppa.fi/adieu",
      PROCESSORS: '{"mailing":{"kind":"webhook","url":"https://mailing.tori-kauppa.fi/adieu"}}',
      TARGETS: "mailing.tori-kauppa.fi",
      MAIL_FROM: "leave@tori-kauppa.fi",
      OIDC_ISSUER: "https://id.tori-kauppa.fi",
      OIDC_CLIENT_ID: "adieu",
      STAFF_FIRST_ADMINISTRATOR: "me@tori-kauppa.fi",
    },
    secrets: { required: ["MASTER_KEY", "RECEIPT_SIGNING_KEY"] },
  };
}

export function sound() {
  return {
    environment: "production",
    config: config("production"),
    others: { "": config("local"), staging: config("staging") },
    presets: [{ name: "tori", contact: "privacy@tori-kauppa.fi", privacy_url: "https://tori-kauppa.fi/privacy", declared: [{ id: "shop" }, { id: "mailing" }], categories: [{ id: "orders", processors: ["shop", "mailing"] }] }],
    published: [],
    worker: Buffer.alloc(300_000, "x"),
    migrations: ["0001_a.sql", "0002_b.sql"],
    secrets: {
      names: ["MASTER_KEY", "RECEIPT_SIGNING_KEY", "PACK_SECRET", "DIRECTORY_SECRET", "PROCESSOR_SECRETS"],
      values: {
        MASTER_KEY: Buffer.alloc(32, 1).toString("base64"),
        RECEIPT_SIGNING_KEY: Buffer.alloc(32, 2).toString("base64"),
        PACK_SECRET: SECRET,
        DIRECTORY_SECRET: SECRET,
        PROCESSOR_SECRETS: JSON.stringify({ mailing: [SECRET] }),
      },
    },
    account: {
      databases: ["adieu-production"],
      queues: ["adieu-production-jobs", "adieu-production-jobs-dead"],
      unapplied: [],
    },
    live: { origin: "https://leave.tori-kauppa.fi", status: { "/healthz": 200, "/readyz": 200, "/en": 200, "/.well-known/security.txt": 200, "/dev/mailbox.json": 404 } },
  };
}
