// What a plan says only if somebody asked: what is freed by layers, and the findings of Amazon Inspector.

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

const lines = (...texts) => texts.filter(Boolean).map((text) => element("p", {}, text));
const estimated = ({ images, estimatedImages }) =>
  estimatedImages ? `Of ${imagesOf(images)} ${whole.format(estimatedImages)} ${estimatedImages === 1 ? "is" : "are"} estimated: the manifest cannot be read, so the whole size counts.` : "";

function layersFigure({ layers, ...plan }) {
  const rows = layers.repositories
    .filter(({ images }) => images)
    .toSorted((one, other) => other.freedBytes - one.freedBytes)
    .map((row) => [shortName(plan, row.repository), bytesOf(row.freedBytes), bytesOf(row.estimatedBytes), whole.format(row.estimatedImages)]);
  return furtherFigure(
    "layers",
    "What is really freed",
    ...lines(
      `${bytesOf(layers.freedBytes)} of an estimate of ${bytesOf(layers.estimatedBytes)}: ${monthAndYear(costOf(plan, layers.freedBytes))}.`,
      estimated(layers),
      ...layers.missing,
      layers.note,
    ),
    element("details", {}, element("summary", {}, "By repository"), numbersOf(["", "Freed", "Estimate", "Images estimated"], rows)),
  );
}

function findingsFigure({ vulnerabilities }) {
  const rows = ["critical", "high", "medium", "other"].map((severity) => {
    const numbers = vulnerabilities[severity];
    return [severity, ...VERDICTS.map(({ key }) => (numbers[key] ? whole.format(numbers[key]) : "–"))];
  });
  const { critical } = vulnerabilities;
  const all = ofAll(critical);
  const headline = all
    ? `Of ${counted(all, "critical finding", "critical findings")}, ${whole.format(critical.removable)} on images that nobody uses and that can be removed, ${whole.format(critical["in-use"])} on images in use.`
    : "Amazon Inspector has no critical findings of these images.";
  const read = vulnerabilities.repositories > 0;
  return furtherFigure(
    "vulnerabilities",
    "Findings of Amazon Inspector",
    ...lines(read && headline, ...vulnerabilities.missing.map((sentence) => `Left out: ${sentence}`), read && vulnerabilities.note),
    ...(read ? [element("div", { class: "scroll" }, numbersOf(["", ...VERDICTS.map(({ title }) => title)], rows))] : []),
  );
}

function showFurther(plan) {
  const section = document.getElementById("further");
  if (plan.layers) section.append(layersFigure(plan));
  if (plan.vulnerabilities) section.append(findingsFigure(plan));
  section.hidden = !section.children.length;
}
