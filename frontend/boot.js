// Runs once the page is there. Every page works without it.
const self = document.querySelector("script[data-boot]");

// A mailed link carries its secret behind the #, which no server sees. It moves into the form and
// out of the address bar, so that neither history nor a screenshot keeps it.
const fields = document.querySelectorAll("[data-fragment]");
if (fields.length && location.hash.length > 1) {
  const [reference, code] = location.hash.slice(1).split(".");
  if (reference && code) {
    const parts = { reference, code };
    for (const field of fields) field.value = parts[field.dataset.fragment] ?? "";
  }
  history.replaceState(null, "", location.pathname + location.search);
}

// After a refused form the person begins where it says what is wrong.
document.getElementById("error-summary")?.focus();

// A second press on a button that is already at work sends nothing (the edge would not act twice
// either). After a while it counts again: the first may have been lost on the way.
let sentAt = -Infinity;
addEventListener("submit", (event) => {
  if (event.timeStamp - sentAt < 2000) event.preventDefault();
  else sentAt = event.timeStamp;
});

// Islands: wake each element with the exported function that it names, outer ones first.
// The page names the modules that it needs; one that fails leaves the others' islands awake.
async function wake(js, wasm) {
  try {
    const module = await import(js);
    await module.default({ module_or_path: wasm });
    module.hydrate();
    for (const island of document.querySelectorAll("leptos-island")) {
      const rouse = module[island.dataset.component];
      if (!rouse) continue;
      island.closest("leptos-children")?.$$on_hydrate?.();
      await rouse(island);
      island.dataset.awake = "";
    }
  } catch (reason) {
    // The page works without its islands; say why for whoever looks.
    console.warn("islands stay asleep:", reason);
  }
}
const { stepJs, stepWasm, proofJs, proofWasm } = self?.dataset ?? {};
if ("WebAssembly" in globalThis) {
  if (stepJs) wake(stepJs, stepWasm);
  if (proofJs) wake(proofJs, proofWasm);
}
