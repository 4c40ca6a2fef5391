// What a plan says only if somebody asked: what is freed by layers, the findings of Amazon Inspector, and whether
// somebody used what was to go before.

function numbersOf(heads, rows) {
  const head = heads.map((title) => element("th", { scope: "col" }, title));
  const line = ([title, ...values]) =>
    element("tr", {}, element("th", { scope: "row" }, title), ...values.map((value) => element("td", {}, value)));
  return element(
    "table",
    { class: "numbers" },
    element("thead", {}, element("tr", {}, ...head)),
    element("tbody", {}, ...rows.map(line)),
  );
}

function furtherFigure(name, title, ...children) {
  return element("figure", { class: "card", "data-further": name }, element("figcaption", {}, element("h2", {}, title)), ...children);
}

const paragraphs = (...texts) => texts.filter(Boolean).map((text) => element("p", {}, text));
const note = (text) => element("p", { class: "note" }, text);

function estimatedImages({ images, estimatedImages: number }) {
  return number ? `Of ${imagesOf(images)} ${whole.format(number)} ${number === 1 ? "is" : "are"} estimated: the manifest cannot be read, so the whole size counts.` : "";
}

function byRepository({ layers, ...plan }) {
  const rows = layers.repositories
    .filter(({ images }) => images)
    .toSorted((one, other) => other.freedBytes - one.freedBytes)
    .map((row) => [shortName(plan, row.repository), bytesOf(row.freedBytes), bytesOf(row.estimatedBytes), whole.format(row.estimatedImages)]);
  const table = numbersOf(["", "Freed", "Estimate", "Images estimated"], rows);
  return element("details", rows.length < 8 ? { open: "" } : {}, element("summary", {}, "By repository"), element("div", { class: "scroll" }, table));
}

function layersFigure(plan) {
  const { layers } = plan;
  const freed = `${bytesOf(layers.freedBytes)} of an estimate of ${bytesOf(layers.estimatedBytes)}: ${monthAndYear(costOf(plan, layers.freedBytes))}.`;
  return furtherFigure(
    "layers",
    "What is really freed",
    ...paragraphs(freed, estimatedImages(layers), ...layers.missing),
    note(layers.note),
    byRepository(plan),
  );
}

function findingsFigure({ vulnerabilities }) {
  const severities = ["critical", "high", "medium", "other"];
  const rows = VERDICTS.filter(({ key }) => severities.some((severity) => vulnerabilities[severity][key]))
    .map(({ key, title }) => [title, ...severities.map((severity) => whole.format(vulnerabilities[severity][key]))]);
  const { critical } = vulnerabilities;
  const all = ofAll(critical);
  const headline = all
    ? `Of ${counted(all, "critical finding", "critical findings")}, ${whole.format(critical.removable)} on images that nobody uses and that can be removed, ${whole.format(critical["in-use"])} on images in use.`
    : "Amazon Inspector has no critical findings of these images.";
  const read = vulnerabilities.repositories > 0;
  return furtherFigure(
    "vulnerabilities",
    "Findings of Amazon Inspector",
    ...paragraphs(read && headline, ...vulnerabilities.missing.map((sentence) => `Left out: ${sentence}`)),
    ...(read ? [note(vulnerabilities.note), element("div", { class: "scroll" }, numbersOf(["", ...severities], rows))] : []),
  );
}

function seenRows({ regret, ...plan }) {
  return regret.seen.flatMap(({ repository, digest, tags, decidedAt, uses }) =>
    uses.map(({ how, at, text }) => [
      `${shortName(plan, repository)}${tags.length ? `:${tags[0]}` : `@${digest.slice(7, 19)}`}`,
      decidedAt.slice(0, 10),
      at.slice(0, 10),
      how,
      text,
    ]),
  );
}

function regretFigure(plan) {
  const { regret } = plan;
  const why = Object.entries(regret.why).map(([text, images]) => element("li", {}, `${whole.format(images)}: ${text}`));
  const rows = seenRows(plan);
  const left = regret.unreadable && `Left out: ${counted(regret.unreadable, "record", "records")} of the log that cannot be read.`;
  const table = numbersOf(["", "Was to go", "Seen", "How", "What"], rows);
  table.classList.add("sentences");
  return furtherFigure(
    "regret",
    "Would it have hurt?",
    ...paragraphs(regret.headline),
    ...(why.length ? [element("ul", {}, ...why)] : []),
    ...paragraphs(left),
    ...(rows.length ? [element("details", rows.length < 8 ? { open: "" } : {}, element("summary", {}, "What was used"), element("div", { class: "scroll" }, table))] : []),
  );
}

function showFurther(plan) {
  const section = document.getElementById("further");
  if (plan.layers) section.append(layersFigure(plan));
  if (plan.vulnerabilities) section.append(findingsFigure(plan));
  if (plan.regret) section.append(regretFigure(plan));
  section.hidden = !section.children.length;
}
