// What leads out of the page: links to the console of AWS, which open only when somebody follows them, and the clipboard.

/** The hosts of the console by region. Where a region is in none of them, there is no link. */
const CONSOLES = [
  { region: /^cn-[a-z]+-\d+$/, host: "console.amazonaws.cn" },
  { region: /^us-gov-[a-z]+-\d+$/, host: "console.amazonaws-us-gov.com" },
  { region: /^[a-z]{2}-[a-z]+-\d+$/, host: "console.aws.amazon.com" },
];
const REPOSITORY = /^(\d{12})\/([a-z0-9-]+)\/([a-z0-9]+(?:[._/-]+[a-z0-9]+)*)$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const SAID_FOR = 2_000;

/** Where the console shows a repository; undefined if that is not known. */
function consoleOf(repository, page = "") {
  const [, account, region, name] = REPOSITORY.exec(repository) ?? [];
  const host = CONSOLES.find((one) => one.region.test(region))?.host;
  return host && `https://${region}.${host}/ecr/repositories/private/${account}/${name}${page}?region=${region}`;
}

/** Where the console shows an image; undefined if that is not known. */
function consoleOfImage({ repository, digest }) {
  return DIGEST.test(digest) ? consoleOf(repository, `/_/image/${digest}/details`) : undefined;
}

/** Links to the console; none where it is not known. */
function consoleLinks(image) {
  return [
    ["Image", consoleOfImage(image)],
    ["Repository", consoleOf(image.repository)],
  ]
    .filter(([, href]) => href)
    .map(([text, href]) => element("a", { href, target: "_blank", rel: "noreferrer" }, text));
}

/** A button that copies a text, and says whether it did; a label makes it one to read, without it there is a sign. */
function copyButton(text, label = "") {
  const button = element("button", { type: "button", class: "copy", title: "Copy the digest", "aria-label": `Copy ${text}` }, label);
  button.addEventListener("click", async () => {
    const done = await navigator.clipboard?.writeText(text).then(() => true, () => false);
    const said = done ? "Copied" : "Not copied";
    button.dataset.said = said;
    if (label) button.textContent = said;
    document.getElementById("said").textContent = done ? `Copied ${text}` : "The browser does not let this page copy.";
    setTimeout(() => {
      delete button.dataset.said;
      if (label) button.textContent = label;
      document.getElementById("said").textContent = "";
    }, SAID_FOR);
  });
  return button;
}
