// Reads the documents that stand beside the address of the page.

const BASE = location.pathname.replace(/\/$/, "");
const MOST_TRIES = 60;

/** What is said instead of a document: a sentence. */
class Problem extends Error {}

const pause = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

/**
 * A document, with its age in seconds. What is being read still is asked for again.
 *
 * @param waiting what is done with the sentence that says so
 */
async function read(name, waiting = () => {}) {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const answer = await fetch(`${BASE}/${name}`, { cache: "no-store", redirect: "error" }).catch(() => {
      throw new Problem("The application does not answer.");
    });
    const document = await answer.json().catch(() => ({ problem: `The application answers ${answer.status}.` }));
    if (answer.ok) return { document, age: Number(answer.headers.get("Age")) };
    const seconds = Number(answer.headers.get("Retry-After"));
    if (answer.status !== 503 || !seconds) throw new Problem(document.problem);
    waiting(document.problem);
    await pause(seconds);
  }
  throw new Problem("The application does not come to an end with it. Its log may say why.");
}

/** How long ago, in words. */
function agoOf(seconds) {
  if (seconds < 90) return "just now";
  return seconds < 5400 ? `${Math.round(seconds / 60)} minutes ago` : `${Math.round(seconds / 3600)} hours ago`;
}
