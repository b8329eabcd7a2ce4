// Ticks, letters and the last day of a guide. Nothing of it leaves the browser, and the page works without.
const { guide, copied, failed } = document.querySelector("script[data-guide]").dataset;
const by = (id) => document.getElementById(id);

// Ticks, where the browser lets us keep them.
const KEY = `adieu-guide-${guide}`;
const boxes = [...document.querySelectorAll("[data-tick]")];
try {
  const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
  for (const box of boxes) box.checked ||= Array.isArray(kept) && kept.includes(box.id);
  const keep = () => {
    const ticked = boxes.filter((box) => box.checked).map((box) => box.id);
    if (ticked.length) localStorage.setItem(KEY, JSON.stringify(ticked));
    else localStorage.removeItem(KEY);
  };
  // Refused here where there is no room at all: then nothing is promised.
  keep();
  for (const box of boxes) box.addEventListener("change", keep);
  by("forget").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    keep();
  });
  by("kept").hidden = false;
} catch (reason) {
  console.info("ticks are not kept:", reason);
}

// Letters: what is filled in goes where it belongs, unless the person has gone on by hand.
const blanks = [...document.querySelectorAll("[data-blank]")];
for (const letter of document.querySelectorAll("[data-letter]")) {
  let ours = letter.value;
  const write = () => {
    if (letter.value !== ours) return;
    const fill = (whole, name) => {
      const blank = blanks.find(({ dataset }) => dataset.blank === name);
      return blank ? blank.value.trim() || blank.dataset.empty : whole;
    };
    letter.value = letter.dataset.letter.replace(/\{([a-z0-9-]+)\}/g, fill);
    ours = letter.value;
  };
  write();
  for (const blank of blanks) blank.addEventListener("input", write);
}
by("blanks").hidden = false;
for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const said = button.nextElementSibling;
    said.textContent = "";
    const put = navigator.clipboard.writeText(by(button.dataset.copies).value);
    said.textContent = await put.then(() => copied, () => failed);
  });
}

// The last day, counted here: the day need not be told to anybody. What is no day is answered by the page itself.
by("calculator")?.addEventListener("submit", (event) => {
  const { days, tag, said, calendar } = event.target.dataset;
  const from = event.target.elements.from.value;
  const day = new Date(`${from}T00:00:00Z`);
  if (!/^2\d{3}-\d\d-\d\d$/.test(from) || Number.isNaN(day.getTime())) return;
  event.preventDefault();
  day.setUTCDate(day.getUTCDate() + Number(days));
  const form = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  const [text, link] = by("counted").children;
  text.textContent = said.replace("\ufffc", new Intl.DateTimeFormat(tag, form).format(day));
  link.firstElementChild.href = `${calendar}?from=${from}`;
  text.hidden = link.hidden = false;
});
