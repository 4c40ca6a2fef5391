package ecrimagecleanup.report;

import java.util.List;

/**
 * The page of a running instance: pending checks, last decisions, brake and coverage, and a search
 * for an image with its explanation. It holds its styles and scripts, and reads the documents
 * beside its address alone. What they say becomes text in the page and never markup.
 *
 * <p>Pure: it is always the same. Safe for several threads.
 */
public final class StatePage {
  private static final List<Inlined> STYLES =
      List.of(Inlined.style(Resource.own("page.css")), Inlined.style(Resource.own("state.css")));
  private static final List<Inlined> SCRIPTS =
      List.of(
          Inlined.script(
              Resource.own(
                  List.of(
                      "text.js",
                      "scheme.js",
                      "evidence.js",
                      "reading.js",
                      "explained.js",
                      "state.js"))));

  private StatePage() {}

  /** The page. */
  public static String html() {
    return Resource.own("state.html")
        .replace("{{styles}}", Inlined.html(STYLES))
        .replace("{{scripts}}", Inlined.html(SCRIPTS));
  }

  /**
   * The content security policy that goes with it.
   *
   * @see <a href="https://www.w3.org/TR/CSP3/">Content Security Policy</a>
   */
  public static String policy() {
    return "default-src 'none'; script-src %s; style-src %s; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        .formatted(Inlined.sources(SCRIPTS), Inlined.sources(STYLES));
  }
}
