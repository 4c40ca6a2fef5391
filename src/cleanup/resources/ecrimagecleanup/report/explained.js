// Why an image stays or goes: the verdict, and what each question of the decision table says.

const explanation = document.getElementById("explanation");

const ANSWERS = { true: "asked, and nothing speaks against a removal", false: "not asked" };

function questionElement(answer) {
  const { objection } = answer;
  const said = objection ? [objection.reason, `To change that: ${objection.remedy}`] : [ANSWERS[answer.asked]];
  const evidence = answer.evidence.length
    ? [element("ul", { class: "evidence" }, ...answer.evidence.map(evidenceElement))]
    : [];
  return element(
    "li",
    objection ? { class: "objects" } : {},
    element("b", {}, answer.text),
    ...[...said, ...answer.known].filter(Boolean).map((sentence) => element("p", {}, sentence)),
    ...evidence,
  );
}

function showExplanation(image) {
  const { title } = VERDICTS.find(({ key }) => key === image.verdict) ?? { title: image.verdict };
  const when = [
    image.until && `Until ${timeOf(image.until)} at least.`,
    image.earliest && `At the earliest ${timeOf(image.earliest)}.`,
  ].filter(Boolean);
  const pending = image.pendingChecks.map(({ due, name }) => element("li", {}, `due ${timeOf(due)}: ${name}`));
  const objecting = image.questions.filter(({ objection }) => objection);
  const others = image.questions.filter(({ objection }) => !objection);
  explanation.replaceChildren(
    element(
      "article",
      { class: "card", "aria-label": `Explanation of ${image.repository}` },
      element("h3", { class: "mono" }, `${image.repository}@${image.digest} ${image.tags.join(" ")}`),
      element("p", { class: "lead" }, element("span", { class: `word ${image.verdict}` }, title), [image.verdictReason, ...when].join(" ")),
      element("h3", {}, objecting.length ? "What keeps it" : "No question keeps it"),
      element("ul", { class: "questions" }, ...objecting.map(questionElement)),
      element("h3", {}, pending.length ? "Its pending checks" : "No check of it is pending"),
      element("ul", { class: "found" }, ...pending),
      element("details", {}, element("summary", {}, "The other questions"), element("ul", { class: "questions" }, ...others.map(questionElement))),
    ),
  );
  explanation.scrollIntoView({ block: "nearest" });
}

/** Asks for the explanation of an image, by any reference to it. */
async function explain(reference, say) {
  explanation.replaceChildren();
  say(`Asking AWS about ${reference} …`);
  try {
    const { document } = await read(`explain?image=${encodeURIComponent(reference)}`, say);
    say("");
    showExplanation(document);
  } catch (failed) {
    say(failed.message);
  }
}
