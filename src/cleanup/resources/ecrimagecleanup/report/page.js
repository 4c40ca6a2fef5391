// Puts the page together.

const plan = JSON.parse(document.getElementById("document").textContent);
const shown = { words: [], verdict: "" };
prepare(plan);

function showCount(rows) {
  const bytes = sum(rows.map((row) => row.getData().bytes));
  const text = `${whole.format(rows.length)} of ${imagesOf(plan.images.length)}, ${bytesOf(bytes)}, ${monthAndYear(costOf(plan, bytes))}`;
  document.getElementById("shown").textContent = text;
  showVerdictCounts();
}

function refresh() {
  showChips();
  showPressed();
  table.setFilter((image) => matches(image, shown));
}

/** Shows the images of a bar, or all of them without one. */
function choose(choice) {
  if (!choice) return;
  Object.assign(shown, { repository: undefined, reason: undefined, age: undefined, tag: undefined }, choice);
  refresh();
  document.getElementById("images-title").scrollIntoView({ block: "start" });
}

function chip(text, clear) {
  const made = element("button", { type: "button", class: "chip", "aria-label": `No longer only ${text}` }, text);
  made.addEventListener("click", () => {
    clear();
    refresh();
  });
  return made;
}

function showChips() {
  const texts = {
    repository: shown.repository && shortName(plan, shown.repository),
    tag: shown.tag?.text,
    reason: shown.reason?.text,
    age: shown.age === undefined ? undefined : AGES[shown.age].title,
  };
  const chips = Object.entries(texts)
    .filter(([, text]) => text)
    .map(([key, text]) => chip(text, () => delete shown[key]));
  document.getElementById("chips").replaceChildren(...chips);
}

function showVerdicts() {
  const buttons = [{ key: "", title: "All" }, ...VERDICTS].map(({ key, title }) => {
    const button = element("button", { type: "button", "data-verdict": key }, title, element("small"));
    button.addEventListener("click", () => {
      shown.verdict = key;
      refresh();
    });
    return button;
  });
  document.getElementById("verdicts").append(...buttons);
  showPressed();
}

/** How many images each button would show, with the search and what else is chosen. */
function showVerdictCounts() {
  const numbers = none();
  plan.images.filter((image) => matches(image, { ...shown, verdict: "" })).forEach(({ verdict }) => numbers[verdict]++);
  document.querySelectorAll("#verdicts button").forEach((button) => {
    const { verdict } = button.dataset;
    button.querySelector("small").textContent = whole.format(verdict ? numbers[verdict] : ofAll(numbers));
  });
}

function showPressed() {
  document
    .querySelectorAll("#verdicts button")
    .forEach((button) => button.setAttribute("aria-pressed", button.dataset.verdict === shown.verdict));
}

function onSearch() {
  let waiting;
  document.getElementById("search").addEventListener("input", ({ target }) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      shown.words = target.value.toLowerCase().split(/\s+/).filter(Boolean);
      refresh();
    }, 150);
  });
}

showFacts(plan);
showBanners(plan, () => choose({ verdict: "unknown" }));
showFigures(plan);
showHygiene(plan);
showFurther(plan);
showVerdicts();
onSearch();
showOwners(plan, choose);
onTheme(showCharts(plan, choose));

const table = showTable(plan, {
  built: () => document.documentElement.setAttribute("data-ready", ""),
  filtered: showCount,
});
document.getElementById("csv").addEventListener("click", () => table.download("csv", "ecr-image-cleanup-plan.csv"));
