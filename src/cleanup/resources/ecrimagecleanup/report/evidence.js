// What one source of evidence said, and terms with their values.

function term(title, ...value) {
  return [element("dt", {}, title), element("dd", {}, ...value)];
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
