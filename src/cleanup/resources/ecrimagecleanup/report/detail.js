// What is known of an image, below its row: where it is, what was decided, and what each source said.

const opened = new WeakSet();
const toggles = new WeakMap();

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
