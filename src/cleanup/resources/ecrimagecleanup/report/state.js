// The page of an instance: what it did, what waits, and the search.

const HOURS = 48;
const REFRESH = 60_000;
const MOST_FOUND = 30;
const place = (id) => document.getElementById(id);

function figure(title, value, more, look = "") {
  return element(
    "div",
    { class: `card figure ${look}` },
    element("h2", {}, title),
    element("p", { class: "value" }, value),
    element("p", {}, more),
  );
}

function brakeFigure({ problem, engaged }) {
  if (problem) return figure("Brake", "Not known", "it could not be read", "bad");
  return engaged ? figure("Brake", "Engaged", "nothing is removed", "bad") : figure("Brake", "Off", "events that wait hold removals, too", "good");
}

function coverageFigure({ problem, complete, blindSpots, workloads }) {
  if (problem) return figure("Coverage", "Not known", "nothing is removed", "bad");
  return complete
    ? figure("Coverage", "Complete", `AWS Config shows ${counted(workloads, "workload", "workloads")}`, "good")
    : figure("Coverage", "Incomplete", `${counted(blindSpots.length, "blind spot", "blind spots")}; nothing is removed`, "bad");
}

function countedFigures({ removed, bytesFreed, decisions }) {
  if (!removed) return [figure("Removed", "Not known", "metrics are off"), figure("Freed", "Not known", "metrics are off")];
  const { remove, postpone, keep, superseded, gone } = decisions;
  return [
    figure("Removed", whole.format(removed.delete + removed.archive), `${whole.format(removed.delete)} deleted, ${whole.format(removed.archive)} archived`, "removable"),
    figure("Freed", bytesOf(bytesFreed), "by deletions", "removable"),
    figure(
      "Decisions",
      whole.format(remove + postpone + keep + superseded + gone),
      `${whole.format(remove)} remove, ${whole.format(postpone)} postpone, ${whole.format(keep)} keep, ${whole.format(superseded)} left to a later check, ${whole.format(gone)} gone`,
    ),
  ];
}

function showFigures(state) {
  const waiting = state.pending.problem
    ? figure("Pending checks", "Not known", "they could not be read", "bad")
    : figure("Pending checks", whole.format(state.pending.checks), "of all instances", "waiting");
  place("figures").replaceChildren(brakeFigure(state.brake), coverageFigure(state.coverage), waiting, ...countedFigures(state));
  place("since").textContent =
    `Removed, freed and decided by this instance since it started, ${timeOf(state.since)}; others count for themselves. ` +
    "Layers that images share stay, so what is freed is less.";
}

function showFacts(state, age) {
  const facts = [
    state.instance,
    `account ${state.accountId}, ${state.region}`,
    state.action === "report" ? "action report: nothing is removed" : `action ${state.action}`,
    `brake, coverage and pending checks read ${agoOf(age)}`,
  ];
  place("facts").replaceChildren(...facts.map((fact) => element("span", {}, fact)));
}

function showBanners({ brake, coverage, pending }) {
  const sentences = [
    brake.engaged && brake.reason,
    ...(coverage.blindSpots ?? []),
    ...[brake, coverage, pending].map(({ problem }) => problem),
  ].filter(Boolean);
  place("banners").replaceChildren(...sentences.map((sentence) => element("p", { class: "banner alert" }, sentence)));
}

function showHours({ hours = [], withoutHour = 0 }, time) {
  const first = Math.floor(new Date(time) / HOUR) * HOUR;
  const index = ({ hour }) => (new Date(hour) - first) / HOUR;
  const shown = Array.from({ length: HOURS }, () => 0);
  hours.filter((each) => index(each) >= 0 && index(each) < HOURS).forEach((each) => (shown[index(each)] = each.checks));
  const highest = Math.max(1, ...shown);
  const bars = shown.map((checks, i) => {
    const hour = new Date(first + i * HOUR);
    const bar = element("div", { class: checks ? "bar some" : "bar" });
    bar.style.height = `${(100 * checks) / highest}%`;
    const label = i % 6 ? [] : [element("span", {}, `${String(hour.getUTCHours()).padStart(2, "0")}:00`)];
    return element("li", { title: `${timeOf(hour.toISOString())}: ${counted(checks, "check", "checks")}` }, bar, ...label);
  });
  place("hours").replaceChildren(...bars);
  const late = sum(hours.filter((each) => index(each) < 0).map(({ checks }) => checks));
  const later = sum(hours.filter((each) => index(each) >= HOURS).map(({ checks }) => checks));
  place("later").textContent = [
    `the next ${HOURS} hours, UTC`,
    late && `${whole.format(late)} due before`,
    later && `${whole.format(later)} later`,
    withoutHour && `${whole.format(withoutHour)} of several images, whose names tell no hour`,
  ]
    .filter(Boolean)
    .join("; ");
  const rows = hours.map(({ hour, checks }) => element("tr", {}, element("th", { scope: "row" }, timeOf(hour)), element("td", {}, whole.format(checks))));
  place("hours-table").replaceChildren(
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Hour"), element("th", { scope: "col" }, "Checks"))),
    element("tbody", {}, ...rows),
  );
}

function recordRow(record) {
  const button = element("button", { type: "button", class: "link" }, record.repository);
  button.addEventListener("click", () => explain(`${record.accountId}/${record.region}/${record.repository}@${record.digest}`, say));
  const image = element("td", {}, button, element("small", {}, `${shortDigest(record.digest)} ${(record.tags ?? []).join(" ")}`));
  const word = record.outcome ?? [record.decision, record.action].filter(Boolean).join(": ");
  return element("tr", {}, element("td", {}, timeOf(record.time)), image, element("td", {}, word), element("td", {}, record.reason ?? ""));
}

function showRecords({ lastRecords }) {
  const heads = ["Time", "Image", "Decision", "Why"].map((title) => element("th", { scope: "col" }, title));
  place("records").replaceChildren(
    ...(lastRecords.length
      ? [element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...lastRecords.map(recordRow))]
      : [element("tbody", {}, element("tr", {}, element("td", {}, "This instance has decided nothing since it started.")))]),
  );
}

const say = (sentence) => (place("found").textContent = sentence);

async function refresh() {
  try {
    const { document: state, age } = await read("state");
    showFacts(state, age);
    showBanners(state);
    showFigures(state);
    showHours(state.pending, state.time);
    showRecords(state);
    document.documentElement.setAttribute("data-ready", "");
  } catch (failed) {
    place("banners").replaceChildren(element("p", { class: "banner alert" }, failed.message));
  }
}

const textOf = ({ repository, tags, digest }) => [repository, ...tags.map((tag) => `${repository}:${tag}`), `${repository}@${digest}`].join(" ");

function foundElement(plan, { repository, tags, digest, verdict, reason }) {
  const { title } = VERDICTS.find(({ key }) => key === verdict);
  const button = element(
    "button",
    { type: "button" },
    element("span", { class: `word ${verdict}` }, title),
    `${shortName(plan, repository)} ${tags.join(" ")}`,
    element("small", {}, `${shortDigest(digest)} ${reason}`),
  );
  button.addEventListener("click", () => explain(`${repository}@${digest}`, say));
  return element("li", {}, button);
}

/** Searches the plan of all repositories, which all who look share; what is not in it is asked for by its name. */
async function search(text) {
  place("images").replaceChildren();
  explanation.replaceChildren();
  say("Reading the plan of all repositories …");
  const { document: plan, age } = await read("plan", say);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = plan.images.filter((image) => words.every((word) => textOf(image).toLowerCase().includes(word)));
  if (!found.length) {
    await explain(text, say);
    return;
  }
  place("images").replaceChildren(...found.slice(0, MOST_FOUND).map((image) => foundElement(plan, image)));
  const all = found.length > MOST_FOUND ? `The first ${MOST_FOUND} of ${imagesOf(found.length)}` : imagesOf(found.length);
  say(`${all} in the plan that was made ${agoOf(age)}. Choose one to ask AWS about it now.`);
}

place("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = place("search").value.trim();
  if (text) search(text).catch((failed) => say(failed.message));
});
onTheme(() => {});
refresh();
setInterval(refresh, REFRESH);
