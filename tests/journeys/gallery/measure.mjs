// What is measured inside a page. `install` runs there before anything else: it may use nothing from outside itself.

export function install() {
  const TARGETS = "a[href], button, input:not([type=hidden]), textarea, select, summary";
  // What has no box of its own (an island) is shown by what it holds.
  const isNoBox = (element) => getComputedStyle(element).display === "contents";
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  // Words for screen readers are cut to nothing on purpose.
  const isForEars = (element) => getComputedStyle(element).clipPath === "inset(50%)";

  function called(element) {
    const id = element.id ? `#${element.id}` : "";
    const kind = [...element.classList].map((name) => `.${name}`).join("");
    const words = element.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${element.localName}${id}${kind}> “${words}”`;
  }

  /** Every element that somebody can see, in the order of the document. */
  function seen() {
    const accept = (element) => {
      if (isNoBox(element)) return NodeFilter.FILTER_SKIP;
      return !isShown(element) || isForEars(element) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    };
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT, accept);
    const found = [];
    while (walk.nextNode()) found.push(walk.currentNode);
    return found;
  }

  /** Nothing is wider than its place. None of our elements scrolls sideways; only what is typed moves within its field. */
  function overflow() {
    const page = document.documentElement;
    const found = [];
    if (page.scrollWidth > page.clientWidth) found.push(`the page is ${page.scrollWidth} wide in ${page.clientWidth}`);
    for (const element of seen()) {
      const { scrollWidth, clientWidth } = element;
      // A piece of a line has no box of its own; what it holds shows in the block around it.
      const isTooWide = clientWidth > 0 && scrollWidth > clientWidth && !element.matches("input, textarea");
      if (isTooWide) found.push(`${called(element)} is ${scrollWidth} wide in ${clientWidth}`);
      const isOutside = ({ left, right }) => left < -1 || right > page.clientWidth + 1;
      const place = element.getBoundingClientRect();
      // The innermost is enough: whatever surrounds it reaches as far.
      const within = [...element.children].some((child) => isOutside(child.getBoundingClientRect()));
      if (isOutside(place) && !within) found.push(`${called(element)} reaches from ${place.left} to ${place.right}`);
    }
    return found;
  }

  /** Whether a link stands among words: then the line decides how high it is. */
  const isAmongWords = (link) => getComputedStyle(link).display === "inline" && link.parentElement.textContent.trim() !== link.textContent.trim();

  /** Large enough for a finger: 44 px for our own buttons and fields, 24 px for every link that stands alone. */
  function targets() {
    const found = [];
    for (const element of seen().filter((one) => one.matches(TARGETS))) {
      if (element.localName === "a" && isAmongWords(element)) continue;
      // A radio is pressed on its words as well.
      const place = element.closest(".choice") ?? element;
      const least = element.matches(".button, .input, summary, .choice input") ? 44 : 24;
      const { width, height } = place.getBoundingClientRect();
      if (Math.min(width, height) < least - 0.5) found.push(`${called(element)} is ${width} by ${height}, less than ${least}`);
    }
    return found;
  }

  /** What can be pressed or filled in, and has no name for whoever hears the page; a page without a title or a language. */
  function unnamed() {
    const words = (element) => element?.textContent || element?.querySelector("img")?.alt || "";
    const sources = (element) => {
      const ids = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
      // What stands in a field is no name for it.
      const itself = element.matches("select, textarea") ? [] : [element];
      return [element.labels ?? [], ids.map((id) => document.getElementById(id)), itself].flatMap((some) => [...some]);
    };
    const isNamed = (element) => element.getAttribute("aria-label")?.trim() || sources(element).some((source) => words(source).trim() !== "");
    const found = seen().filter((one) => one.matches(TARGETS) && !isNamed(one)).map((one) => `${called(one)} has no name`);
    if (!document.title.trim()) found.push("the page has no title");
    if (!document.documentElement.lang) found.push("the page has no language");
    return found;
  }

  const grounds = [];

  /** Remembers what stands out by its ground alone, while colours are ours. */
  function remember() {
    grounds.length = 0;
    const ground = (element) => getComputedStyle(element).backgroundColor;
    const isClear = (colour) => /, 0\)$|^transparent$/.test(colour);
    for (const element of seen().filter((one) => !isClear(ground(one)))) {
      let behind = element.parentElement;
      while (behind && isClear(ground(behind))) behind = behind.parentElement;
      if (behind && ground(behind) !== ground(element)) grounds.push(element);
    }
    return grounds.length;
  }

  /** Where the person's own colours take ours away, an edge must still say what the ground said, and the focus be seen. */
  function forced() {
    const found = [];
    for (const element of grounds) {
      const style = getComputedStyle(element);
      const sides = ["Top", "Right", "Bottom", "Left"];
      const hasEdge = sides.some((side) => style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) >= 1);
      if (!hasEdge) found.push(`${called(element)} has neither ground nor edge`);
    }
    return [...found, ...rings()];
  }

  /** What the tabulator must reach: of radios with one name the chosen one, else the first. */
  function reachable() {
    // The way past the header shows itself once the focus is on it.
    return [document.querySelector(".skip"), ...seen()].filter((element) => {
      if (!element.matches(TARGETS) || element.disabled || element.tabIndex < 0) return false;
      if (element.type !== "radio") return true;
      const group = [...document.getElementsByName(element.name)];
      return element === (group.find((radio) => radio.checked) ?? group[0]);
    });
  }

  function hasRing(element) {
    const { outlineStyle, outlineWidth, outlineColor, clipPath } = getComputedStyle(element);
    if (clipPath !== "none") return false;
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && !/, 0\)$|^transparent$/.test(outlineColor);
  }

  function rings() {
    const found = [];
    for (const element of reachable()) {
      element.focus({ preventScroll: true });
      if (!hasRing(element)) found.push(`${called(element)} has the focus, and nobody sees it`);
    }
    return found;
  }

  const heard = [];
  addEventListener("focusin", ({ target }) => heard.push({ target, ring: hasRing(target), at: target.getBoundingClientRect(), top: scrollY }));

  /** A day is typed in pieces: month, year and the button of its calendar are steps of their own. */
  const piecesOf = (element) => (element.type === "date" ? 4 : 1);

  /** Begins with the first thing that can be reached and answers how many steps lead through all. */
  function begin() {
    heard.length = 0;
    document.activeElement?.blur();
    const all = reachable();
    all[0].focus();
    return all.reduce((steps, element) => steps + piecesOf(element), 0);
  }

  /** What the tabulator met, against what it should have: everything once, in the order of the document and of the eye. */
  function met() {
    const wanted = reachable();
    const found = [];
    for (const [at, element] of wanted.entries()) {
      if (heard[at]?.target !== element) {
        found.push(`after ${at} steps the focus is on ${heard[at] ? called(heard[at].target) : "nothing"}, not on ${called(element)}`);
        break;
      }
    }
    for (const { target, ring } of heard) if (!ring) found.push(`${called(target)} has the focus, and nobody sees it`);
    const isMirrored = document.documentElement.dir === "rtl";
    const steps = heard.slice(0, wanted.length);
    for (const [at, { target, at: place, top }] of steps.entries()) {
      const before = steps[at - 1];
      if (!before) continue;
      const above = before.at.top + before.top - (place.bottom + top);
      const sameLine = Math.min(before.at.bottom + before.top, place.bottom + top) - Math.max(before.at.top + before.top, place.top + top) > 4;
      const backwards = isMirrored ? place.left - before.at.right : before.at.left - place.right;
      if (above > 0) found.push(`${called(target)} stands above what comes before it`);
      else if (sameLine && backwards > 0) found.push(`${called(target)} stands before what comes before it`);
    }
    return found;
  }

  /** The error summary against the fields: the focus, the title, each sentence twice. */
  function refusal() {
    const text = (element) => element.textContent.replace(/\s+/g, " ").trim();
    const links = [...document.querySelectorAll("#error-summary li")].map((item) => {
      const field = item.querySelector("a")?.getAttribute("href").slice(1) ?? null;
      const beside = field && document.getElementById(`${field}-error`);
      const prefix = beside ? text(beside.querySelector(".visually-hidden")) : "";
      return { said: text(item), field, beside: beside && text(beside).slice(prefix.length).trim() };
    });
    const fields = [...document.querySelectorAll("p.error")].map((error) => error.id.replace(/-error$/, ""));
    return { focus: document.activeElement?.id, title: document.title, links, fields };
  }

  /** Waits until everything is here and the islands are awake, then opens whatever can be opened; answers what was refused. */
  async function settled() {
    const sleeping = () => [...document.querySelectorAll("leptos-island")].filter((island) => !("awake" in island.dataset));
    const begun = performance.now();
    while (document.readyState !== "complete" || sleeping().length > 0) {
      if (performance.now() - begun > 30_000) throw new Error(`${document.readyState}, asleep: ${sleeping().map(called)}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const found = refusal();
    for (const detail of document.querySelectorAll("details")) detail.open = true;
    return found;
  }

  globalThis.gallery = { settled, overflow, targets, unnamed, remember, forced, rings, begin, met, refusal };
}
