// What stands above the charts: what the plan is, what to mind, and the headline figures.

function showFacts(plan) {
  const facts = [
    `${plan.accountId} in ${plan.region}`,
    `made ${timeOf(plan.time)}`,
    `action ${plan.action}`,
    `grace period ${counted(plan.graceHours, "hour", "hours")}`,
  ];
  document.getElementById("facts").append(...facts.map((fact) => element("span", {}, fact)));
}

function banner(tone, title, text, ...more) {
  const made = element("div", { class: `banner ${tone}`, role: "note" }, element("strong", {}, title), ` ${text} `, ...more);
  document.getElementById("banners").append(made);
}

function showBanners(plan, showUnknown) {
  const { unknown } = plan.totals.images;
  if (plan.brake) banner("alert", "Removals are held.", plan.brake);
  if (plan.assumedOptIn) banner("notice", "As if every repository had opted in.", "Until its owner opts in, nothing is removed from a repository.");
  if (plan.staleRevisions) {
    const { images, bytes, monthlyCost } = plan.staleRevisions;
    banner("notice", "Held by stale task definitions alone:", `${imagesOf(images)}, ${bytesOf(bytes)}, ${dollars.format(monthlyCost)} a month.`);
  }
  if (unknown > 0) {
    const button = element("button", { type: "button", class: "link", id: "show-unknown" }, "Show them");
    button.addEventListener("click", showUnknown);
    banner("notice", `${imagesOf(unknown)} ${unknown === 1 ? "stays" : "stay"}`, "because something is unknown.", button);
  }
}

function card(name, title, value, ...lines) {
  return element(
    "div",
    { class: `card figure ${name}`, "data-figure": name },
    element("h2", {}, title),
    element("p", { class: "value" }, value),
    ...lines.map((line) => element("p", {}, line)),
  );
}

function verdictCard(plan, { key, title }) {
  const { bytes, images } = plan.totals;
  const part = ofAll(bytes) ? Math.round((100 * bytes[key]) / ofAll(bytes)) : 0;
  return card(key, title, bytesOf(bytes[key]), imagesOf(images[key]), `${part} % of bytes`);
}

function costCard(plan) {
  const { bytes, pricePerGbMonth } = plan.totals;
  const saved = costOf(plan, bytes.removable);
  return card(
    "cost",
    "Could be saved",
    dollars.format(saved),
    `a month, ${dollars.format(12 * saved)} a year`,
    `of ${dollars.format(costOf(plan, ofAll(bytes)))} a month, at ${price.format(pricePerGbMonth)} per GB`,
  );
}

function repositoriesCard(plan) {
  const optedIn = plan.repositories.filter((one) => one.optedIn).length;
  const title = plan.assumedOptIn ? "As if opted in" : "Opted in";
  return card("repositories", title, whole.format(optedIn), `of ${counted(plan.totals.repositories, "repository", "repositories")}`);
}

function showFigures(plan) {
  document
    .getElementById("figures")
    .append(
      verdictCard(plan, VERDICTS.at(-1)),
      costCard(plan),
      ...VERDICTS.slice(0, -1).map((verdict) => verdictCard(plan, verdict)),
      repositoriesCard(plan),
    );
  document.getElementById("note").textContent = plan.totals.note;
  showShare(plan.totals.bytes);
}

/** What decides nothing, a sentence each. */
function showHygiene({ hygiene }) {
  const known = document.getElementById("hygiene");
  known.hidden = !hygiene?.sentences.length;
  known.querySelector("ul").append(...(hygiene?.sentences ?? []).map((sentence) => element("li", {}, sentence)));
}

/** One bar of all bytes. */
function showShare(bytes) {
  const bar = document.getElementById("share");
  bar.setAttribute("aria-label", VERDICTS.map(({ key, title }) => `${title}: ${bytesOf(bytes[key])}`).join(", "));
  fillShare(bar, bytes);
}

function fillShare(bar, bytes) {
  VERDICTS.filter(({ key }) => bytes[key]).forEach(({ key }) => {
    const part = bar.appendChild(element("span", { class: key }));
    part.style.flexGrow = bytes[key] / ofAll(bytes);
  });
}
