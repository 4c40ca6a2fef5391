// The table of the images, and what is shown of them: search, verdict, and what was chosen in a chart.

const names = new Intl.Collator("en", { numeric: true });
const FEW = 15;
const NOTHING = "–";

/** Adds to each image what is sorted and searched by, once. */
function prepare(plan) {
  const said = [];
  const now = Date.parse(plan.time);
  const timeOrNone = (iso) => (iso === undefined ? undefined : Date.parse(iso));
  const since = (iso) => (iso === undefined ? undefined : now - Date.parse(iso));
  plan.repositories.forEach((repository) => {
    repository.tags = new Map(Object.entries(repository.tags));
  });
  const tags = new Map(plan.repositories.map((one) => [one.repository, one.tags]));
  plan.images.forEach((image) => {
    // What was said before is a number: its place among all that was said.
    image.evidence = image.evidence.map((one) => (typeof one === "number" ? said[one] : said[said.push(one) - 1]));
    image.age = since(image.pushedAt);
    image.unpulled = since(image.lastPulledAt);
    image.when = timeOrNone(image.until ?? image.earliest);
    image.ownerTags = [...(tags.get(image.repository) ?? [])].map(([key, value]) => `${key}=${value}`);
    image.name = shortName(plan, image.repository);
    image.searched = [image.repository, ...image.tags, image.digest, image.reason].join("\n").toLowerCase();
  });
}

/** Whether an image is among those that are to be shown. */
function matches(image, shown) {
  return (
    (!shown.verdict || image.verdict === shown.verdict) &&
    (!shown.repository || image.repository === shown.repository) &&
    (!shown.tag || shown.tag.repositories.has(image.repository)) &&
    (!shown.reason || (image.question === shown.reason.question && image.verdict === shown.reason.verdict)) &&
    (shown.age === undefined || (image.age !== undefined && ageGroup(image.age) === shown.age)) &&
    shown.words.every((word) => image.searched.includes(word))
  );
}

const placeOf = (verdict) => VERDICTS.findIndex(({ key }) => key === verdict);

function verdictElement({ verdict }) {
  const { title } = VERDICTS[placeOf(verdict)];
  return element("span", { title }, element("i", { class: `dot ${verdict}` }), title);
}

/** A cell of one line; what does not fit is in its title. */
function line(text, title = text) {
  return element("span", { title }, text);
}

function repositoryElement(cell) {
  const image = cell.getData();
  const button = element(
    "button",
    { type: "button", class: "toggle", "aria-expanded": opened.has(image), "aria-label": `Evidence of ${image.name} ${shortDigest(image.digest)}` },
  );
  toggles.set(image, button);
  return element("span", { class: "repository", title: image.repository }, button, image.name);
}

// A spreadsheet takes a text that begins so for a formula: https://owasp.org/www-community/attacks/CSV_Injection
const csvText = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const csvOf = (value) => csvText(Array.isArray(value) ? value.join(" ") : String(value ?? ""));

const byText = (one, other) => names.compare(String(one), String(other));
const byVerdict = (one, other) => placeOf(one) - placeOf(other);
// Tabulator makes an empty text of what is undefined.
const orLast = (value) => (typeof value === "number" ? value : Infinity);
const byNumber = (one, other) => orLast(one) - orLast(other) || 0;

function column(title, field, more) {
  return { title, field, sorter: byText, accessorDownload: csvOf, ...more };
}

const COLUMNS = [
  column("Repository", "name", { minWidth: 124, widthGrow: 2.6, responsive: 0, formatter: repositoryElement }),
  column("Tags", "tags", { minWidth: 110, widthGrow: 1.3, responsive: 5, formatter: (cell) => line(cell.getValue().join(", ") || NOTHING) }),
  column("Digest", "digest", { minWidth: 146, widthGrow: 0.1, responsive: 6, cssClass: "mono", formatter: digestElement }),
  column("Verdict", "verdict", { minWidth: 116, widthGrow: 0.4, responsive: 0, sorter: byVerdict, headerSortStartingDir: "desc", formatter: (cell) => verdictElement(cell.getData()) }),
  column("Earliest removal", "when", { width: 188, responsive: 4, sorter: byNumber, download: false, formatter: whenElement }),
  column("Waits until", "until", { visible: false, download: true }),
  column("Earliest", "earliest", { titleDownload: "Earliest removal", visible: false, download: true }),
  column("Reason", "reason", { minWidth: 220, widthGrow: 3, responsive: 3, formatter: (cell) => line(cell.getValue()) }),
  column("Age", "age", { width: 78, responsive: 2, sorter: byNumber, hozAlign: "right", headerHozAlign: "right", download: false, formatter: (cell) => span(cell, "pushedAt") }),
  column("Pulled", "unpulled", { width: 98, responsive: 5, sorter: byNumber, hozAlign: "right", headerHozAlign: "right", download: false, formatter: (cell) => span(cell, "lastPulledAt") }),
  column("Pushed at", "pushedAt", { visible: false, download: true }),
  column("Last pulled at", "lastPulledAt", { visible: false, download: true }),
  column("Size", "bytes", { titleDownload: "Bytes", width: 84, responsive: 0, sorter: byNumber, hozAlign: "right", headerHozAlign: "right", headerSortStartingDir: "desc", formatter: (cell) => line(bytesOf(cell.getValue()), `${whole.format(cell.getValue())} bytes`) }),
];

/** What waits stays until then at least; what can be removed is not removed before. */
function whenElement(cell) {
  const { when, until, earliest } = cell.getData();
  if (when === undefined) return line(NOTHING, "no date");
  return line(moment.format(new Date(when)), until ? `It waits until ${timeOf(until)} at least.` : `It is not removed before ${timeOf(earliest)}.`);
}

function digestElement(cell) {
  const digest = cell.getValue();
  return element("span", { class: "digest", title: digest }, element("span", {}, shortDigest(digest)), copyButton(digest));
}

function span(cell, field) {
  const iso = cell.getData()[field];
  return iso === undefined ? line(NOTHING, "unknown") : line(spanOf(cell.getValue()), timeOf(iso));
}

/** What columns there is no room for say, below the row. */
function collapsed(cells) {
  const inOrder = COLUMNS.map(({ title }) => cells.find((cell) => cell.title === title && cell.value.textContent !== NOTHING)).filter(Boolean);
  const terms = inOrder.flatMap(({ title, value }) => term(title, value));
  return terms.length ? element("dl", { class: "collapsed" }, ...terms) : undefined;
}

/** The headers take the keyboard as well as the mouse. */
function headersByKey(table) {
  table.element.querySelectorAll(".tabulator-col.tabulator-sortable").forEach((header) => {
    header.setAttribute("tabindex", "0");
    header.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      header.querySelector(".tabulator-col-content").click();
    });
  });
}

function redrawOnResize(table) {
  let { clientWidth, clientHeight } = table.element;
  new ResizeObserver(() => {
    if (table.element.clientWidth === clientWidth && table.element.clientHeight === clientHeight) return;
    table.redraw(true);
    ({ clientWidth, clientHeight } = table.element);
  }).observe(table.element);
}

/** Shows the table; what happens when it is built or filtered is up to the caller. */
function showTable(plan, { built, filtered }) {
  const table = new Tabulator("#images", {
    data: plan.images,
    columns: COLUMNS,
    columnDefaults: { resizable: false, headerHozAlign: "left" },
    layout: "fitColumns",
    responsiveLayout: "collapse",
    responsiveLayoutCollapseFormatter: collapsed,
    // Only a fixed height lets Tabulator draw no more rows than are seen; with maxHeight it resizes without end.
    height: plan.images.length > FEW ? "min(80vh, 800px)" : false,
    // It would draw all rows anew, and lose the focus, each time the table is scrolled into view.
    autoResize: false,
    placeholder: element("p", { class: "nothing" }, "No image matches."),
    // The last of them comes first.
    initialSort: [
      { column: "bytes", dir: "desc" },
      { column: "verdict", dir: "desc" },
    ],
    rowFormatter: formatRow,
  });
  table.on("rowClick", toggle);
  table.on("dataFiltered", (_, rows) => filtered(rows));
  table.on("tableBuilt", () => {
    headersByKey(table);
    redrawOnResize(table);
    built();
  });
  return table;
}
