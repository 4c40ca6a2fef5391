package ecrimagecleanup.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * The page around the JSON document of a plan. It is one file: styles, scripts, libraries with
 * their licences and the document are in it, and its content security policy lets it load nothing.
 * What the document says becomes text in the page and never markup.
 *
 * <p>Pure, except for the writer: the same document always makes the same page. Safe for several
 * threads.
 */
public final class HtmlPage {
  private static final String DOCUMENT = "{{document}}";

  private HtmlPage() {}

  /**
   * Writes the page. The document is passed through piece by piece, so it may be large.
   *
   * @param out where to; flushed at the end, and left open
   * @param document writes the document of version 1
   * @throws IOException if the writer or the document fails; the page is of no use then
   */
  public static void write(Writer out, JsonBody document) throws IOException {
    String page = page();
    int place = page.indexOf(DOCUMENT);
    out.write(page, 0, place);
    try (ScriptJsonWriter json = new ScriptJsonWriter(out)) {
      document.write(json);
    }
    out.write(page.substring(place + DOCUMENT.length()));
    out.flush();
  }

  private static String page() {
    List<Inlined> styles =
        List.of(
            Inlined.style(ofTabulator("dist/css/tabulator_simple.min.css")),
            Inlined.style(Resource.own("page.css")));
    List<Inlined> scripts =
        List.of(
            Inlined.script(Resource.ofLibrary("chart.js", "LICENSE.md", "dist/chart.umd.js")),
            Inlined.script(ofTabulator("dist/js/tabulator.min.js")),
            Inlined.script(
                Resource.own(
                    List.of(
                        "text.js",
                        "scheme.js",
                        "figures.js",
                        "further.js",
                        "charts.js",
                        "owners.js",
                        "links.js",
                        "evidence.js",
                        "detail.js",
                        "table.js",
                        "page.js"))));
    return Resource.own("page.html")
        .replace("{{style-sources}}", Inlined.sources(styles))
        .replace("{{script-sources}}", Inlined.sources(scripts))
        .replace("{{styles}}", Inlined.html(styles))
        .replace("{{scripts}}", Inlined.html(scripts));
  }

  private static String ofTabulator(String file) {
    return Resource.ofLibrary("tabulator-tables", "LICENSE", file);
  }
}
