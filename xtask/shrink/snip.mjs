// Takes out of the Worker what Leptos carries for a browser: node snip.mjs IN OUT
//
// Every view that is made into one type brings ten functions along: one writes HTML, the others build it in a document, wait
// for it, or send it piece by piece. A page of ours is written in one go (`frontend/src/shell/frame.rs`), so the others are
// never called, but their addresses are kept beside each view, and no optimiser may leave them out. Their bodies become a
// trap; the optimiser then drops all that only they had used.
//
// The compiler folds functions of the same code into one. A function that writes HTML must not have been folded into one that
// is left out: where a view is made, one that writes HTML must be named beside the others, or nothing is built.
import { readFileSync, writeFileSync } from "node:fs";
import binaryen from "binaryen";

const [source, target] = process.argv.slice(2);

const VIEW = "<T as tachys::view::any_view::IntoAny>::into_any::";
const ATTRIBUTE = "<T as tachys::html::attribute::any_attribute::IntoAnyAttribute>::into_any_attr::";
const UNUSED = /^(resolve|dry_resolve|to_html_async|to_html_async_ooo|build|rebuild)(::\{\{closure\}\})?::h/;

/** What a function does for a view or an attribute, if it is one of theirs. */
function part(name) {
  const of = [VIEW, ATTRIBUTE].find((start) => name.startsWith(start));
  return of ? { of, rest: name.slice(of.length) } : undefined;
}

function functions(module) {
  const all = [];
  for (let at = 0; at < module.getNumFunctions(); at += 1) {
    const reference = module.getFunctionByIndex(at);
    const info = binaryen.getFunctionInfo(reference);
    if (info.module === "") {
      all.push({ reference, name: info.name, body: info.body });
    }
  }
  return all;
}

/** The functions whose addresses are kept: by their place in the table. */
function table(module) {
  const at = new Map();
  for (let index = 0; index < module.getNumElementSegments(); index += 1) {
    const { offset, data } = binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(index));
    const first = binaryen.getExpressionInfo(offset).value;
    data.forEach((name, place) => at.set(first + place, name));
  }
  return at;
}

/** Where a view or an attribute is made without naming what writes its HTML: that was folded into another. */
function withoutHtml(all, places) {
  const makers = all.filter(({ name }) => part(name)?.rest.startsWith("h"));
  if (makers.length < 100) {
    throw new Error(`only ${makers.length} places were found where a view is made`);
  }
  const found = [];
  for (const { name, body } of makers) {
    const { of } = part(name);
    const named = new Set();
    for (const [, number] of binaryen.emitText(body).matchAll(/\(i32\.const (\d+)\)/g)) {
      const known = part(places.get(Number(number)) ?? "");
      if (known?.of === of) {
        named.add(known.rest.split("::")[0]);
      }
    }
    if (named.has("build") && !named.has("to_html")) {
      found.push(`${name}: ${[...named]}`);
    }
  }
  return found;
}

const module = binaryen.readBinary(readFileSync(source));
const all = functions(module);
const doubtful = withoutHtml(all, table(module));
if (doubtful.length > 0) {
  throw new Error(`what writes HTML was folded into something else here:\n${doubtful.join("\n")}`);
}
let snipped = 0;
for (const { reference, name } of all) {
  if (UNUSED.test(part(name)?.rest ?? "")) {
    binaryen.Function.setBody(reference, module.unreachable());
    snipped += 1;
  }
}
if (snipped < 100) {
  // The names have changed: nothing would be gained, and nobody would notice.
  throw new Error(`only ${snipped} functions were found that no server calls`);
}
writeFileSync(target, module.emitBinary());
console.log(`${snipped} functions that no server calls were left out`);
