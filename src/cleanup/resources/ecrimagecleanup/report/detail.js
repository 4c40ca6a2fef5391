// What is known of an image, below its row: where it is, what was decided, and what each source said.

const opened = new WeakSet();
const toggles = new WeakMap();

function term(title, ...value) {
  return [element("dt", {}, title), element("dd", {}, ...value)];
}

function whatIsKnown(image) {
  return [
    ["Repository", image.repository],
    ["Repository tags", image.ownerTags.join(", ")],
    ["Digest", [image.digest, " ", copyButton(image.digest, "Copy")]],
    ["Console", consoleLinks(image).flatMap((link) => [link, " "])],
    ["Image tags", image.tags.join(", ") || "none"],
    ["Decision", [image.decision, image.action].filter(Boolean).join(": ") + (image.question ? `, by question ${image.question}` : "")],
    ["Waits until", image.until && timeOf(image.until)],
    ["Earliest removal", image.earliest && timeOf(image.earliest)],
    ["Goes after", image.goesAfter],
    ["Pushed", image.pushedAt && timeOf(image.pushedAt)],
    ["Last pulled", image.lastPulledAt && timeOf(image.lastPulledAt)],
    ["Media type", image.mediaType],
    ["Archived", image.archived && "yes"],
  ].filter(([, value]) => value?.length);
}

function evidenceElement(said) {
  const more = [
    ["by", said.by],
    ["in", said.where],
    ["since", said.since && timeOf(said.since)],
    ["until", said.until && timeOf(said.until)],
  ].filter(([, value]) => value);
  return element(
    "li",
    {},
    element("p", {}, element("b", { class: `says ${said.says.split(" ")[0]}` }, said.says), ` ${said.source}, question ${said.question}`),
    element("p", {}, said.text),
    ...more.map(([title, value]) => element("p", { class: "who" }, `${title} ${value}`)),
  );
}

/** All that is known of an image. */
function detail(image) {
  const evidence = image.evidence.length
    ? element("ul", { class: "evidence" }, ...image.evidence.map(evidenceElement))
    : element("p", {}, "No source was asked: an earlier question decided.");
  return element(
    "div",
    { class: "detail", role: "region", "aria-label": `Evidence of ${image.name}` },
    element("p", { class: "reason" }, image.reason),
    element("div", { class: "halves" }, element("dl", {}, ...whatIsKnown(image).flatMap(([title, value]) => term(title, ...[value].flat()))), evidence),
  );
}

function formatRow(row) {
  const old = row.getElement().querySelector(":scope > .detail");
  if (old) old.remove();
  if (opened.has(row.getData())) row.getElement().append(detail(row.getData()));
}

function toggle(event, row) {
  if (event.target.closest(".detail, .copy") || String(window.getSelection())) return;
  const image = row.getData();
  if (!opened.delete(image)) opened.add(image);
  toggles.get(image)?.setAttribute("aria-expanded", opened.has(image));
  formatRow(row);
  row.normalizeHeight();
}
