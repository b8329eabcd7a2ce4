// Checks a regulator's pack without a connection: node pack.mjs FILE [--key KEY]
//
// The last line is a seal: how many lines stand above it, the SHA-256 of their bytes, and an Ed25519 signature over "adieu-pack", that
// hash and that number, each on a line of its own. KEY is the operator's published key (/api/v1/receipt-keys); without it the key
// in the seal is taken, and the answer says so. The entries of the log are then held against each other by log.mjs, and each request
// against its law's clock, its own ruling and the log (requests below). Written without a line of the product's own code.
import { createHash, createPublicKey, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { check } from "./log.mjs";

// What every Ed25519 public key begins with as SubjectPublicKeyInfo (RFC 8410).
const SPKI = Buffer.from("302a300506032b6570032100", "hex");

// What a line may hold: nothing that somebody wrote has a place in it.
const REQUEST = `kind id asked by about law received_at acknowledge_by acknowledged_at found_at extended_at extended_because due_at
  answered_at kept ruling refused_because basis`.split(/\s+/);
const RIGHT = "kind id did category count refused at done_at".split(" ");
const RULINGS = { complain: ["upheld", "partly", "not-upheld"], other: ["granted", "refused"] };
// A stage of a request, and the act that the log has for it.
const STAGES = { acknowledged_at: "acknowledged", found_at: "found", extended_at: "extended", answered_at: "answered" };

function fail(why) {
  console.error(why);
  process.exit(1);
}

const ms = (moment) => Date.parse(moment);

// Why a request's line cannot be true, or nothing.
function doubt(request, head, acts) {
  const { asked, answered_at: answered, due_at: due, ruling } = request;
  if (Object.keys(request).some((name) => !REQUEST.includes(name))) {
    return "holds more than it may";
  }
  const stages = ["received_at", "acknowledged_at", "found_at", "answered_at"].map((name) => request[name]).filter(Boolean);
  if (stages.some((moment, index) => !(ms(moment) >= ms(stages[index ? index - 1 : 0])))) {
    return "has stages out of order";
  }
  const kept = answered ? ms(answered) < ms(due) : ms(head.made_at) < ms(due) ? null : false;
  if (request.kept !== kept) {
    return "does not say whether its clock was kept";
  }
  if (request.extended_at && !(request.extended_because && ms(request.extended_at) < ms(due))) {
    return "takes longer without a reason, or since too late";
  }
  if (Boolean(answered) !== Boolean(ruling) || (ruling && !(RULINGS[asked] ?? RULINGS.other).includes(ruling))) {
    return "is not answered as such a request can be";
  }
  if (ruling && asked === "complain" && !request.found_at) {
    return "is answered without anything that was found";
  }
  if (ruling === "refused" && !(request.refused_because && (request.basis || request.law === "none"))) {
    return "is refused without its ground or its law";
  }
  // The log begins with the first day: what it knows of a stage is what the line says.
  for (const [name, act] of Object.entries(STAGES)) {
    const written = acts.get(act);
    if (written !== undefined && Math.floor(written / 1000) !== Math.floor(ms(request[name]) / 1000)) {
      return `says another moment than the log (${act})`;
    }
  }
  return undefined;
}

// Requests, complaints among them, and what people did by themselves: counted, and each held against what it must be.
function requests(lines) {
  const all = lines.map((line) => JSON.parse(line));
  const acts = new Map();
  for (const { subject, entry } of all.filter(({ kind }) => kind === "entry")) {
    acts.set(subject, (acts.get(subject) ?? new Map()).set(entry.act, entry.at));
  }
  const counts = { requests: 0, complaints: 0, answered: 0, late: 0, refused: 0, rights: 0 };
  for (const line of all) {
    if (line.kind === "request") {
      const why = doubt(line, all[0], acts.get(`mail:${line.id}`) ?? new Map());
      if (why) {
        fail(`the request ${line.id} ${why}`);
      }
      counts[line.asked === "complain" ? "complaints" : "requests"] += 1;
      counts.answered += line.answered_at ? 1 : 0;
      counts.late += line.kept === false ? 1 : 0;
      counts.refused += line.ruling === "refused" ? 1 : 0;
    } else if (line.kind === "right") {
      if (Object.keys(line).some((name) => !RIGHT.includes(name)) || (line.done_at && ms(line.done_at) < ms(line.at))) {
        fail(`what somebody did by themselves, ${line.id}, holds more than it may or was done before it was asked for`);
      }
      counts.rights += 1;
    }
  }
  return Object.entries(counts).map(([name, count]) => `${count} ${name}`).join(", ");
}

const bytes = readFileSync(process.argv[2]);
const wanted = process.argv.indexOf("--key");
const given = wanted > 0 ? process.argv[wanted + 1] : undefined;
const end = bytes.length > 0 && bytes.at(-1) === 10 ? bytes.length - 1 : fail("the file has no last line");
const last = bytes.lastIndexOf(10, end - 1) + 1;
const sealed = bytes.subarray(0, last);
let seal;
try {
  seal = JSON.parse(bytes.subarray(last, end).toString("utf8"));
} catch {
  fail("the last line is no seal");
}
if (seal.kind !== "seal") {
  fail("the last line is no seal");
}
const lines = sealed.toString("utf8").split("\n").filter((line) => line !== "");
const sha256 = createHash("sha256").update(sealed).digest("hex");
if (sha256 !== seal.sha256 || lines.length !== seal.lines) {
  fail("what stands above the seal is not what was sealed");
}
if (given && given !== seal.key) {
  fail("it was sealed with another key");
}
const key = createPublicKey({
  key: Buffer.concat([SPKI, Buffer.from(given ?? seal.key, "base64url")]),
  format: "der",
  type: "spki",
});
const signed = Buffer.from(`adieu-pack\n${sha256}\n${lines.length}\n`, "utf8");
if (!verify(null, signed, key, Buffer.from(seal.signature, "base64url"))) {
  fail("the signature does not fit");
}
const entries = lines.filter((line) => JSON.parse(line).kind === "entry");
let counted;
try {
  counted = check(entries);
} catch (error) {
  fail(`of the log's entries ${error.message}`);
}
const told = requests(lines);
const whose = given ? "the given key" : "the key in the file: compare it with the operator's published one";
console.log(`good: ${lines.length} lines, ${counted.chained} chained, ${counted.anchored} anchored; ${told}; sealed with ${whose}`);
