// Totals by a tag of the repositories, such as that of their owner.

const OWNER = /owner|team|squad|department|cost/i;

/** The keys of all tags: first what looks like an owner, then what most repositories have. */
function tagKeys({ repositories }) {
  const having = Map.groupBy(repositories.flatMap(({ tags }) => [...tags.keys()]), (key) => key);
  return [...having.keys()].toSorted(
    (one, other) =>
      OWNER.test(other) - OWNER.test(one) || having.get(other).length - having.get(one).length || names.compare(one, other),
  );
}

/** What the repositories add up to by the value of a tag: most to remove first, those without the tag last. */
function ownersOf({ repositories }, key) {
  const added = (some, field) => some.map((repository) => repository[field]).reduce(plus, none());
  return [...Map.groupBy(repositories, ({ tags }) => tags.get(key))]
    .map(([value, some]) => ({ value, some, images: added(some, "images"), bytes: added(some, "bytes") }))
    .toSorted(
      (one, other) =>
        (one.value === undefined) - (other.value === undefined) ||
        other.bytes.removable - one.bytes.removable ||
        ofAll(other.bytes) - ofAll(one.bytes),
    );
}

function ownerTitle({ value }, key) {
  if (value === undefined) return `no tag ${key}`;
  return value || "(empty)";
}

/** A bar of bytes by verdict, as long as its part of the most. */
function bytesBar(bytes, most) {
  const bar = element("span", { class: "share", title: VERDICTS.map((one) => `${one.title}: ${bytesOf(bytes[one.key])}`).join(", ") });
  bar.style.width = `${most ? (100 * ofAll(bytes)) / most : 0}%`;
  fillShare(bar, bytes);
  return bar;
}

function ownerFigures(plan, { some, images, bytes }) {
  const money = costOf(plan, bytes.removable);
  return [
    ["more", whole.format(some.length)],
    ["more", whole.format(ofAll(images))],
    ["", whole.format(images.removable)],
    ["", bytesOf(bytes.removable)],
    ["", dollars.format(money)],
    ["", dollars.format(12 * money)],
  ].map(([name, text]) => element("td", { class: name }, text));
}

function ownerRow(plan, key, owner, most, choose) {
  const title = ownerTitle(owner, key);
  const button = element("button", { type: "button", class: "link", "data-value": owner.value ?? "" }, title);
  const repositories = new Set(owner.some.map(({ repository }) => repository));
  button.addEventListener("click", () => choose({ tag: { text: owner.value === undefined ? title : `${key}=${owner.value}`, repositories } }));
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, button),
    element("td", { class: "bar more" }, bytesBar(owner.bytes, most)),
    ...ownerFigures(plan, owner),
  );
}

/** The heads; the first word of some has no room on a phone. */
const OWNER_HEADS = [
  ["bar more", "", "All bytes"],
  ["more", "", "Repositories"],
  ["more", "", "Images"],
  ["", "Removable", " images"],
  ["", "Removable", " bytes"],
  ["", "Cost", " a month"],
  ["", "Cost", " a year"],
];

function showOwnersBy(plan, key, choose) {
  const owners = ownersOf(plan, key);
  const most = Math.max(...owners.map(({ bytes }) => ofAll(bytes)));
  const all = { some: plan.repositories, images: plan.totals.images, bytes: plan.totals.bytes };
  const heads = OWNER_HEADS.map(([name, first, text]) => element("th", { scope: "col", class: name }, element("span", { class: "more" }, first), text));
  document
    .getElementById("owners")
    .replaceChildren(
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, key), ...heads)),
      element("tbody", {}, ...owners.map((owner) => ownerRow(plan, key, owner, most, choose))),
      element(
        "tfoot",
        {},
        element("tr", {}, element("th", { scope: "row" }, "All"), element("td", { class: "bar more" }), ...ownerFigures(plan, all)),
      ),
    );
}

/** Shows the totals by the tag that is chosen; without a tag in the plan there is nothing to show. */
function showOwners(plan, choose) {
  const keys = tagKeys(plan);
  const figure = document.getElementById("owners").closest("figure");
  figure.hidden = !keys.length;
  if (!keys.length) return;
  const select = document.getElementById("tag");
  select.append(...keys.map((key) => element("option", { value: key }, key)));
  select.addEventListener("change", () => showOwnersBy(plan, select.value, choose));
  showOwnersBy(plan, keys[0], choose);
}
