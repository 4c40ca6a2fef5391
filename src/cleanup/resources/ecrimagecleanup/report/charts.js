// The three charts. Each is a list of bars with a value for each verdict; a bar can be chosen, with the
// mouse in the chart or with the keyboard in the table below it.

const AGES = [
  { title: "< 1 day", below: DAY },
  { title: "< 1 week", below: 7 * DAY },
  { title: "< 1 month", below: 30 * DAY },
  { title: "< 3 months", below: 90 * DAY },
  { title: "< 1 year", below: 365 * DAY },
  { title: "≥ 1 year", below: Infinity },
];
const MOST_BARS = 20;

const narrow = () => window.innerWidth < 700;
const ageGroup = (age) => AGES.findIndex(({ below }) => age < below);
const none = () => Object.fromEntries(VERDICTS.map(({ key }) => [key, 0]));

function plus(one, other) {
  return Object.fromEntries(VERDICTS.map(({ key }) => [key, one[key] + other[key]]));
}

function repositoryBars(plan) {
  const sorted = plan.repositories.toSorted((one, other) => ofAll(other.bytes) - ofAll(one.bytes));
  const others = sorted.slice(MOST_BARS);
  const bars = sorted.slice(0, MOST_BARS).map(({ repository, bytes }) => ({
    title: shortName(plan, repository),
    values: bytes,
    choice: { repository },
  }));
  if (others.length) {
    bars.push({
      title: counted(others.length, "other", "others"),
      values: others.map(({ bytes }) => bytes).reduce(plus, none()),
    });
  }
  return bars;
}

function reasonBars(plan) {
  return plan.reasons
    .toSorted((one, other) => other.images - one.images)
    .map(({ verdict, question, text, images }) => ({
      title: text,
      values: { ...none(), [verdict]: images },
      choice: { reason: { verdict, question, text } },
    }));
}

function ageBars(images) {
  const bars = AGES.map(({ title }, age) => ({ title, values: none(), choice: { age } }));
  images.filter(({ age }) => age !== undefined).forEach(({ age, verdict }) => bars[ageGroup(age)].values[verdict]++);
  return bars;
}

/** What a chart is drawn from: its bars, where they start, how values are written, how thick a bar is at most. */
function chartsOf(plan) {
  const number = (value) => whole.format(value);
  return [
    { id: "by-repository", bars: repositoryBars(plan), axis: "y", unit: bytesOf, thick: 24, labels: besideBars },
    { id: "by-reason", bars: reasonBars(plan), axis: "y", unit: number, thick: 14, labels: aboveBars },
    { id: "by-age", bars: ageBars(plan.images), axis: "x", unit: number, thick: 46, labels: belowBars },
  ];
}

// Labels: their lines, how high a bar is with its label, and what Chart.js has to know.

function besideBars(bars) {
  return { height: 26, lines: bars.map(({ title }) => tail(title, narrow() ? 22 : 30)) };
}

function belowBars(bars) {
  return { lines: bars.map(({ title }) => (narrow() ? title.split(/ (?=[a-z])/) : title)) };
}

/** Whole sentences stand above their bars, all of them on as many lines as the longest needs. */
function aboveBars(bars, width) {
  const texts = bars.map(({ title }) => wrapped(title, Math.floor(width / 6.7)));
  const most = Math.max(...texts.map(({ length }) => length));
  const lines = texts.map((text) => [...Array(most - text.length).fill(""), ...text]);
  const ticks = { mirror: true, crossAlign: "near", padding: 0, labelOffset: -11 - 7.5 * most, z: 1 };
  return { height: 30 + 15 * most, lines, ticks, padding: { top: 10 } };
}

function datasets({ bars, thick }) {
  return VERDICTS.map(({ key, title }) => ({
    label: title,
    data: bars.map(({ values }) => values[key]),
    backgroundColor: colour(key),
    hoverBackgroundColor: colour(`${key}-strong`),
    borderColor: colour("card"),
    borderWidth: { left: 0, right: 1, top: 1, bottom: 0 },
    borderSkipped: false,
    borderRadius: 3,
    maxBarThickness: thick,
    categoryPercentage: 0.82,
    barPercentage: 0.9,
  }));
}

function axes(chart, { lines, ticks }) {
  const values = {
    stacked: true,
    beginAtZero: true,
    grid: { color: colour("line") },
    border: { display: false },
    ticks: { color: colour("muted"), maxTicksLimit: narrow() ? 4 : 7, maxRotation: 0, precision: 0, callback: (value) => chart.unit(value) },
  };
  const bars = {
    stacked: true,
    grid: { display: false },
    border: { color: colour("line") },
    ticks: { color: colour("text"), autoSkip: false, maxRotation: 0, ...ticks, callback: (_, index) => lines[index] },
  };
  return chart.axis === "y" ? { x: values, y: bars } : { x: bars, y: values };
}

function tooltip(chart) {
  return {
    backgroundColor: colour("text"),
    titleColor: colour("card"),
    bodyColor: colour("card"),
    padding: 10,
    boxPadding: 4,
    filter: ({ raw }) => raw > 0,
    callbacks: {
      title: ([item]) => (item ? wrapped(chart.bars[item.dataIndex].title, 44) : ""),
      label: ({ dataset, raw }) => `${dataset.label}: ${chart.unit(raw)}`,
    },
  };
}

function drawChart(chart, choose) {
  const canvas = document.getElementById(chart.id);
  const labels = chart.labels(chart.bars, canvas.parentElement.clientWidth);
  if (labels.height) canvas.parentElement.style.minHeight = `${chart.bars.length * labels.height + 40}px`;
  return new Chart(canvas, {
    type: "bar",
    data: { labels: chart.bars.map(({ title }) => title), datasets: datasets(chart) },
    options: {
      indexAxis: chart.axis,
      animation: false,
      maintainAspectRatio: false,
      interaction: { mode: "index", axis: chart.axis, intersect: false },
      layout: { padding: labels.padding ?? 0 },
      scales: axes(chart, labels),
      plugins: { legend: { display: false }, tooltip: tooltip(chart) },
      onClick: (_, [hit]) => hit && choose(chart.bars[hit.index].choice),
      onHover: ({ native }, [hit]) => {
        native.target.style.cursor = hit && chart.bars[hit.index].choice ? "pointer" : "default";
      },
    },
  });
}

function legend() {
  return VERDICTS.map(({ key, title }) => element("span", {}, element("i", { class: `dot ${key}` }), title));
}

/** A row of the table: its title, a button that chooses it where that shows images, and its values. */
function numbersRow(chart, bar, choose) {
  const title = bar.choice ? element("button", { type: "button", class: "link" }, bar.title) : bar.title;
  if (bar.choice) title.addEventListener("click", () => choose(bar.choice));
  const values = VERDICTS.map(({ key }) => element("td", {}, bar.values[key] ? chart.unit(bar.values[key]) : "–"));
  return element("tr", {}, element("th", { scope: "row" }, title), ...values);
}

function showNumbers(chart, choose) {
  const canvas = document.getElementById(chart.id);
  const figure = canvas.closest("figure");
  const heads = ["", ...VERDICTS.map(({ title }) => title)].map((title) => element("th", { scope: "col" }, title));
  figure.querySelector(".legend").append(...legend());
  figure
    .querySelector("details")
    .append(
      element(
        "table",
        { class: "numbers" },
        element("thead", {}, element("tr", {}, ...heads)),
        element("tbody", {}, ...chart.bars.map((bar) => numbersRow(chart, bar, choose))),
      ),
    );
  canvas.setAttribute("aria-label", `${figure.querySelector("h2").textContent}, as a bar chart; the table below it has its numbers.`);
}

/** Shows the charts, and draws them anew when colours or widths change. */
function showCharts(plan, choose) {
  const charts = chartsOf(plan);
  charts.forEach((chart) => showNumbers(chart, choose));
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  let drawn = [];
  const draw = () => {
    drawn.forEach((chart) => chart.destroy());
    drawn = charts.map((chart) => drawChart(chart, choose));
  };
  draw();
  return draw;
}
