// What the Worker is given by its platform: bindings, queues, the clock, and a place in the world.
import { host } from "./setting.mjs";
import { fault, note } from "./finding.mjs";

/** Everything that an environment names, by kind. */
export function named(config) {
  return {
    databases: config.d1_databases ?? [],
    namespaces: config.kv_namespaces ?? [],
    producers: config.queues?.producers ?? [],
    consumers: config.queues?.consumers ?? [],
  };
}

/** Queues that must be there. */
export function queueNames(config) {
  const { producers, consumers } = named(config);
  const names = [...producers, ...consumers].map((one) => one.queue);
  return [...new Set([...names, ...consumers.flatMap((one) => one.dead_letter_queue ?? [])])];
}

export function bindings(place) {
  const { databases, namespaces, producers } = named(place.config);
  const declared = [...databases, ...namespaces, ...producers].map((one) => one.binding);
  declared.push(place.config.assets?.binding);
  const needed = ["DB", "VAULT", "LEDGER", "CACHE", "EXPORTS", "JOBS", "ASSETS"];
  const found = needed
    .filter((name) => !declared.includes(name))
    .map((name) => fault(name, "the binding is missing, and environments inherit none", "repeat it as the other environments have it"));
  const stored = (config) => [...named(config).databases.map((one) => one.database_name), ...queueNames(config)];
  for (const [other, config] of Object.entries(place.others)) {
    for (const name of stored(place.config).filter((name) => stored(config).includes(name))) {
      found.push(fault(name, `the environment ${other || "at the top"} stores there too`, "give each environment names of its own"));
    }
  }
  if (place.account !== undefined) {
    const here = place.account.databases;
    const gone = databases.map((one) => one.database_name).filter((name) => !here.includes(name));
    found.push(...gone.map((name) => fault(name, "there is no such database", "`deploy --first` makes it")));
  }
  return found;
}

export function queues(place) {
  const { producers, consumers } = named(place.config);
  const found = [];
  const consumer = (queue) => consumers.find((one) => one.queue === queue);
  for (const { queue } of producers) {
    const one = consumer(queue);
    if (one === undefined) {
      found.push(fault(queue, "nobody consumes the queue: what is erased later never is", "declare a [[queues.consumers]] for it"));
    } else if (one.dead_letter_queue === undefined) {
      found.push(fault(queue, "what fails for good is dropped", "give its consumer a dead_letter_queue"));
    } else if (consumer(one.dead_letter_queue) === undefined) {
      found.push(fault(one.dead_letter_queue, "nobody consumes the dead letters", "declare a [[queues.consumers]] for them"));
    }
  }
  const missing = place.account === undefined ? [] : queueNames(place.config).filter((name) => !place.account.queues.includes(name));
  found.push(...missing.map((name) => fault(name, "there is no such queue", "`deploy --first` makes it")));
  return found;
}

export function cron(place) {
  const crons = place.config.triggers?.crons ?? [];
  return crons.includes("* * * * *")
    ? []
    : [fault("triggers", "no cron runs every minute: nothing comes to its day", 'set `crons = ["* * * * *"]`')];
}

/** Hosts that the Worker answers at, by its routes. */
export function hosts(config) {
  const routes = [...(config.routes ?? []), ...(config.route === undefined ? [] : [config.route])];
  return routes.map((route) => {
    const pattern = typeof route === "string" ? route : route.pattern;
    return { host: pattern.split("/")[0], isWhole: route.custom_domain === true || /^[^/]+\/\*$/.test(pattern), custom: route.custom_domain === true };
  });
}

export function domain(place) {
  const all = hosts(place.config);
  const isOnWorkersDev = place.config.workers_dev === true;
  if (all.length === 0 && !isOnWorkersDev) {
    return [
      fault("routes", "the Worker is reachable nowhere", 'add `routes = [{ pattern = "leave.your-domain", custom_domain = true }]`, or `workers_dev = true`'),
    ];
  }
  const origin = host(place.config.vars?.PUBLIC_ORIGIN);
  if (origin === "") {
    return [];
  }
  if (origin.endsWith(".workers.dev")) {
    return isOnWorkersDev ? [] : [fault("PUBLIC_ORIGIN", `${origin} is switched off`, "set `workers_dev = true`, or the address of a route")];
  }
  const route = all.find((one) => one.host === origin);
  if (route === undefined || !route.isWhole) {
    return [fault("routes", `links lead to ${origin}, and no route takes all of it to this Worker`, `add \`{ pattern = "${origin}", custom_domain = true }\` to routes`)];
  }
  return route.custom ? [] : [note("DNS", `${origin} needs a record that is proxied`, "a custom domain makes its own; a route does not")];
}
