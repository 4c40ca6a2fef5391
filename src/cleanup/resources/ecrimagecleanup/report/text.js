// How things are put into words. What a document says reaches the page as text alone, never as markup.

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const VERDICTS = [
  { key: "in-use", title: "In use" },
  { key: "unknown", title: "Unknown" },
  { key: "protected", title: "Protected" },
  { key: "waiting", title: "Waiting" },
  { key: "removable", title: "Removable" },
];

/** An element with attributes and children; children that are strings become text. */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const dollars = new Intl.NumberFormat("en", { style: "currency", currency: "USD" });
const price = new Intl.NumberFormat("en", { style: "currency", currency: "USD", maximumFractionDigits: 5 });
const moment = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

const counted = (number, one, many) => `${whole.format(number)} ${number === 1 ? one : many}`;
const imagesOf = (number) => counted(number, "image", "images");
const timeOf = (iso) => `${moment.format(new Date(iso))} UTC`;
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
const ofAll = (byVerdict) => sum(VERDICTS.map(({ key }) => byVerdict[key]));

/** Bytes in units of 1000, as storage is sold. */
function bytesOf(bytes) {
  const units = ["B", "kB", "MB", "GB", "TB", "PB"];
  const step = bytes < 1000 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1);
  return `${short.format(bytes / 1000 ** step)} ${units[step]}`;
}

/** What bytes cost a month, in dollars: a GB has 10^9 of them. */
const costOf = (plan, bytes) => (bytes / 1e9) * plan.totals.pricePerGbMonth;
const monthAndYear = (month) => `${dollars.format(month)} a month, ${dollars.format(12 * month)} a year`;

/** A span of milliseconds in the unit that fits. */
function spanOf(milliseconds) {
  const days = milliseconds / DAY;
  if (days < 1) return `${Math.max(0, Math.floor(milliseconds / HOUR))} h`;
  if (days < 90) return `${Math.floor(days)} d`;
  return days < 730 ? `${Math.floor(days / 30)} mo` : `${short.format(Math.floor(days / 36.5) / 10)} y`;
}

const shortDigest = (digest) => digest.replace(/^sha256:/, "").slice(0, 12);

/** The name of a repository without account and region, where they are those of the plan. */
function shortName(plan, repository) {
  const own = `${plan.accountId}/${plan.region}/`;
  return repository.startsWith(own) ? repository.slice(own.length) : repository;
}

/** A line of text no longer than that, with the end kept, which tells names apart. */
const tail = (text, length) => (text.length <= length ? text : `…${text.slice(1 - length)}`);

/** Lines of words, each about that long. */
function wrapped(text, length) {
  return text.split(" ").reduce((lines, word) => {
    const longer = `${lines.at(-1)} ${word}`;
    return lines.length && longer.length <= length ? [...lines.slice(0, -1), longer] : [...lines, word];
  }, []);
}

/** The colour of a custom property of the style sheet, in the scheme that holds now. */
function colour(name) {
  const probe = document.body.appendChild(element("i"));
  probe.style.color = `var(--${name})`;
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return resolved;
}
