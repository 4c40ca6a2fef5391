// Puts the page together.

const plan = JSON.parse(document.getElementById("document").textContent);
const shown = { words: [] };
prepare(plan);

function showCount(rows) {
  const bytes = sum(rows.map((row) => row.getData().bytes));
  const text = `${whole.format(rows.length)} of ${imagesOf(plan.images.length)}, ${bytesOf(bytes)}`;
  document.getElementById("shown").textContent = text;
}

function refresh() {
  showChips();
  showPressed();
  table.setFilter((image) => matches(image, shown));
}

/** Shows the images of a bar, or all of them without one. */
function choose(choice) {
  if (!choice) return;
  Object.assign(shown, { repository: undefined, reason: undefined, age: undefined }, choice);
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
    reason: shown.reason?.text,
    age: shown.age === undefined ? undefined : AGES[shown.age].title,
  };
  const chips = Object.entries(texts)
    .filter(([, text]) => text)
    .map(([key, text]) => chip(text, () => delete shown[key]));
  document.getElementById("chips").replaceChildren(...chips);
}

function showVerdicts() {
  const { images } = plan.totals;
  const all = [{ key: "", title: "All", number: ofAll(images) }];
  const choices = [...all, ...VERDICTS.map((one) => ({ ...one, number: images[one.key] }))];
  const buttons = choices.map(({ key, title, number }) => {
    const button = element("button", { type: "button", "data-verdict": key }, title, element("small", {}, whole.format(number)));
    button.addEventListener("click", () => {
      shown.verdict = key;
      refresh();
    });
    return button;
  });
  document.getElementById("verdicts").append(...buttons);
  showPressed();
}

function showPressed() {
  document
    .querySelectorAll("#verdicts button")
    .forEach((button) => button.setAttribute("aria-pressed", button.dataset.verdict === (shown.verdict ?? "")));
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

/** Light and dark follow the system until the switch is used; that is remembered no longer than the page. */
function onTheme(redraw) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = document.getElementById("theme");
  const root = document.documentElement;
  const isDark = () => (root.style.colorScheme ? root.style.colorScheme === "dark" : system.matches);
  const follow = () => {
    button.textContent = isDark() ? "Light colours" : "Dark colours";
    redraw();
  };
  button.addEventListener("click", () => {
    root.style.colorScheme = isDark() ? "light" : "dark";
    follow();
  });
  system.addEventListener("change", follow);
  matchMedia("(width < 700px)").addEventListener("change", redraw);
  follow();
}

showFacts(plan);
showBanners(plan, () => choose({ verdict: "unknown" }));
showFigures(plan);
showVerdicts();
onSearch();
onTheme(showCharts(plan, choose));

const table = showTable(plan, {
  built: () => document.documentElement.setAttribute("data-ready", ""),
  filtered: showCount,
});
document.getElementById("csv").addEventListener("click", () => table.download("csv", "ecr-image-cleanup-plan.csv"));
