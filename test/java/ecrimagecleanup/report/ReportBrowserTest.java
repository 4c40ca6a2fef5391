package ecrimagecleanup.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real browser, opened as a file. */
@EnabledIf(value = "ecrimagecleanup.report.Browser#isInstalled", disabledReason = Browser.MISSING)
@TestInstance(Lifecycle.PER_CLASS)
class ReportBrowserTest {
  private static final PlanFixture PLAN = PlanFixture.of(300);
  private static final String ROWS = "#images .tabulator-row";

  /** The cells of a column, in the rows that are drawn. */
  private static final String CELLS =
      "[...document.querySelectorAll('%s .tabulator-cell[tabulator-field=\"%s\"]')]"
          + ".map(cell => cell.textContent)";

  private Browser browser;

  @BeforeAll
  void start(@TempDir Path folder) {
    browser = new Browser(folder);
  }

  @AfterAll
  void stop() {
    browser.close();
  }

  @BeforeEach
  void aDesk() {
    browser.window(1360, 900);
    browser.scheme("light");
  }

  @AfterEach
  void nothingIsLoggedToTheConsole() {
    browser.assertQuiet();
  }

  @Test
  void showsTheHeadlineFigures() throws IOException {
    JsonNode plan = tree(PLAN);

    browser.open(PLAN);

    assertThat(browser.text("[data-figure=removable]"))
        .startsWith("Removable")
        .contains(plan.at("/totals/images/removable").asText() + " images");
    assertThat(browser.text("[data-figure=used]"))
        .contains(plan.at("/totals/images/used").asText() + " images");
    assertThat(browser.text("[data-figure=cost] .value"))
        .isEqualTo("$%.2f".formatted(plan.at("/totals/monthlyCost/removable").asDouble()));
    assertThat(browser.text("[data-figure=repositories]")).contains("12", "of 15");
    assertThat(browser.text("#note")).isEqualTo(plan.at("/totals/note").asText());
    assertThat(browser.text("#facts"))
        .contains("999988887777 in eu-central-1", "3 Mar 2026, 09:16 UTC", "action report", "24 h");
  }

  @Test
  void drawsThreeChartsWithTheColoursOfEachStanding() throws IOException {
    browser.open(PLAN);

    assertThat(browser.all("canvas")).hasSize(3);
    for (String chart : List.of("by-repository", "by-reason", "by-age")) {
      for (String standing : List.of("used", "kept", "removable")) {
        assertThat(pixels(chart, standing)).as(chart + ", " + standing).isGreaterThan(50);
      }
    }
  }

  /** How many pixels of a chart have the colour of a standing. */
  private long pixels(String chart, String standing) {
    return browser.value(
        Long.class,
        """
        (() => {
          const canvas = document.getElementById(arguments[0]);
          const dot = document.querySelector(`.dot.${arguments[1]}`);
          const wanted = getComputedStyle(dot).backgroundColor.match(/\\d+/g).map(Number);
          const copy = document.createElement('canvas');
          copy.width = canvas.width;
          copy.height = canvas.height;
          const context = copy.getContext('2d', { willReadFrequently: true });
          context.drawImage(canvas, 0, 0);
          const { data } = context.getImageData(0, 0, copy.width, copy.height);
          let found = 0;
          for (let i = 0; i < data.length; i += 4) {
            if (wanted.every((one, j) => data[i + j] === one)) found++;
          }
          return found;
        })()
        """,
        chart,
        standing);
  }

  @Test
  void theTablesOfTheChartsHaveTheirNumbers() throws IOException {
    JsonNode plan = tree(PLAN);

    browser.open(PLAN);

    List<String> reasons =
        browser.texts(
            "[...document.getElementById('by-reason').closest('figure').querySelectorAll('tbody"
                + " tr')].map(row => [...row.children].map(cell => cell.textContent).join('|'))");
    assertThat(reasons)
        .hasSameSizeAs(plan.get("reasons"))
        .anySatisfy(
            row ->
                assertThat(row)
                    .isEqualTo(
                        "Everything was asked, and nothing keeps it.|–|–|"
                            + plan.at("/totals/images/removable").asText()));
  }

  @Test
  void moreThanTwentyRepositoriesEndInOthers() throws IOException {
    browser.open(
        changed(
            plan -> {
              ArrayNode repositories = (ArrayNode) plan.get("repositories");
              for (int i = 0; i < 10; i++) {
                ObjectNode more = repositories.get(0).deepCopy();
                repositories.add(more.put("repository", "999988887777/eu-central-1/more/" + i));
              }
            }));

    assertThat(
            browser.texts(
                "[...document.getElementById('by-repository').closest('figure')"
                    + ".querySelectorAll('tbody th')].map(cell => cell.textContent)"))
        .hasSize(21)
        .last()
        .isEqualTo("5 others");
  }

  @Test
  void showsRowsOfWhatCanGoFirst() throws IOException {
    browser.open(PLAN);

    assertThat(cells("standing")).hasSizeGreaterThan(5).containsOnly("Removable");
    assertThat(shown()).isEqualTo(images(PLAN).size());
  }

  @Test
  void searchesRepositoryTagDigestAndReason() throws IOException {
    JsonNode image = images(PLAN).get(7);
    browser.open(PLAN);

    search("team/billing");
    browser.until(() -> assertThat(cells("name")).containsOnly("team/billing"));
    assertThat(shown()).isEqualTo(number(one -> text(one, "repository").endsWith("/billing")));
    search(text(image, "digest").substring(7, 19));
    browser.until(() -> assertThat(shown()).isOne());
    search("OPTED in:");
    browser.until(
        () ->
            assertThat(shown())
                .isEqualTo(number(one -> text(one, "reason").contains("opted in:"))));
    search("release-1.0");
    browser.until(
        () -> assertThat(cells("tags")).isNotEmpty().allMatch(tag -> tag.contains("release-1.0")));
    search("nothing has this");
    browser.until(() -> assertThat(browser.text("#images")).contains("No image matches."));
  }

  @Test
  void showsOneStandingAlone() throws IOException {
    browser.open(PLAN);

    for (String standing : List.of("used", "kept", "removable")) {
      browser.click("[data-standing=%s]".formatted(standing));

      long expected = number(image -> text(image, "standing").equals(standing));
      browser.until(() -> assertThat(shown()).isEqualTo(expected));
      assertThat(
              browser
                  .find("[data-standing=%s]".formatted(standing))
                  .getDomAttribute("aria-pressed"))
          .isEqualTo("true");
    }
  }

  @Test
  void sortsSizesAsNumbers() throws IOException {
    browser.open(PLAN);
    List<String> digests = sorted(Comparator.comparingLong(image -> image.get("bytes").asLong()));

    sortBy("bytes");
    browser.until(() -> assertThat(firstDigest()).isEqualTo(digests.get(0)));
    sortBy("bytes");

    browser.until(() -> assertThat(firstDigest()).isEqualTo(digests.get(digests.size() - 1)));
  }

  @Test
  void sortsAgesAsNumbersByKeyboard() throws IOException {
    browser.open(PLAN);
    List<String> digests =
        sorted(Comparator.<JsonNode, String>comparing(image -> text(image, "pushedAt")).reversed());

    browser.find(header("age")).sendKeys(Keys.ENTER);
    browser.until(() -> assertThat(firstDigest()).isEqualTo(digests.get(0)));
    assertThat(browser.find(header("age")).getDomAttribute("aria-sort")).isEqualTo("ascending");
    browser.find(header("age")).sendKeys(Keys.ENTER);

    browser.until(() -> assertThat(firstDigest()).isEqualTo(digests.get(digests.size() - 1)));
  }

  @Test
  void opensAndClosesTheEvidenceOfARow() throws IOException {
    browser.open(PLAN);
    browser.click("[data-standing=used]");
    browser.until(() -> assertThat(cells("standing")).allMatch(cell -> cell.startsWith("In use")));

    browser.click(ROWS);

    browser.until(
        () ->
            assertThat(browser.text(ROWS + " .detail"))
                .contains(
                    "sha256:",
                    "config-task-definitions",
                    "by arn:aws:ecs:eu-central-1:111122223333:",
                    "in 111122223333/eu-central-1",
                    "since"));
    assertThat(browser.find(ROWS + " .toggle").getDomAttribute("aria-expanded")).isEqualTo("true");
    browser.click(ROWS + " .toggle");
    browser.until(() -> assertThat(browser.has(".detail")).isFalse());
  }

  @Test
  void opensTheEvidenceByKeyboard() throws IOException {
    browser.open(PLAN);

    browser.find(ROWS + " .toggle").sendKeys(Keys.ENTER);

    browser.until(() -> assertThat(browser.all(".detail")).hasSize(1));
  }

  @Test
  void aChosenReasonShowsItsImagesUntilItIsTakenBack() throws IOException {
    browser.open(PLAN);

    browser.click("figure:has(#by-reason) summary");
    browser.click("figure:has(#by-reason) tbody tr:nth-child(2) button");

    String chosen = browser.text("#chips");
    String question =
        Arrays.stream(Verdict.values())
            .filter(verdict -> verdict.text().equals(chosen))
            .map(Verdict::question)
            .findFirst()
            .orElseThrow();
    browser.until(
        () ->
            assertThat(shown())
                .isEqualTo(number(image -> image.path("question").asText().equals(question))));
    browser.click("#chips button");
    browser.until(() -> assertThat(shown()).isEqualTo(images(PLAN).size()));
  }

  @Test
  void aBarOfAChartShowsItsImages() throws IOException {
    browser.open(PLAN);

    browser.click("#by-age");

    browser.until(() -> assertThat(browser.text("#chips")).contains("month"));
    assertThat(shown()).isLessThan(images(PLAN).size());
  }

  @Test
  void saysWhyRemovalsAreHeldAndWhatIsOnlyAssumed() throws IOException {
    browser.open(new PlanFixture(100, "The file /etc/brake holds removals.", true));

    assertThat(browser.text("#banners"))
        .contains(
            "Removals are held. The file /etc/brake holds removals.",
            "As if every repository had opted in. 3 repositories have not",
            "kept because something could not be told.");
  }

  @Test
  void showsWhatCouldNotBeTold() throws IOException {
    browser.open(PLAN);
    long unknown = number(image -> image.get("evidence").toString().contains("\"unknown\""));
    assertThat(browser.text("#banners")).startsWith(unknown + " images are kept");

    browser.click("#show-unknown");

    browser.until(() -> assertThat(shown()).isEqualTo(unknown));
  }

  @Test
  void aPlanWithNothingToMindHasNoBanner() throws IOException {
    browser.open(
        changed(
            plan ->
                plan.get("images")
                    .forEach(image -> ((ArrayNode) image.get("evidence")).removeAll())));

    assertThat(browser.all("#banners > *")).isEmpty();
  }

  @Test
  void whatWasSaidBeforeIsShownWhereItIsANumber() throws IOException {
    browser.open(
        changed(
            plan -> {
              plan.get("images")
                  .forEach(image -> ((ArrayNode) image.get("evidence")).removeAll().add(1));
              ObjectNode first = (ObjectNode) plan.get("images").get(0);
              ArrayNode both = ((ArrayNode) first.get("evidence")).removeAll();
              both.addObject()
                  .put("source", "a")
                  .put("question", "coverage")
                  .put("says", "unused")
                  .put("text", "x.");
              both.addObject()
                  .put("source", "b")
                  .put("question", "services")
                  .put("says", "unused")
                  .put("text", "Y.");
            }));

    browser.click(ROWS);

    browser.until(
        () -> assertThat(browser.text(".detail")).contains("b, question services").contains("Y."));
  }

  @Test
  void namesWithMarkupStayText() throws IOException {
    String markup = "<img src=x onerror=\"window.hacked=1\">";
    String script = "</script><script>window.hacked=1</script>";
    String link = "javascript:window.hacked=1//'\"`${window.hacked=1}";
    browser.open(
        changed(
            plan -> {
              ObjectNode image = (ObjectNode) plan.get("images").get(0);
              image.put("repository", markup + script).put("reason", script + markup);
              image.put("bytes", 9_000_000_000_000L).put("standing", "removable");
              image.put("goesAfter", markup).put("mediaType", markup);
              ((ArrayNode) image.get("tags")).removeAll().add(link).add(markup);
              ObjectNode said = ((ArrayNode) image.get("evidence")).removeAll().addObject();
              said.put("source", markup)
                  .put("question", markup)
                  .put("says", markup)
                  .put("by", markup);
              said.put("where", markup).put("text", script + markup);
              plan.put("brake", markup + script).put("accountId", markup);
              ObjectNode repository = (ObjectNode) plan.get("repositories").get(0);
              repository.put("repository", markup + script);
              ((ObjectNode) repository.get("bytes")).put("removable", 9_000_000_000_000L);
              ((ObjectNode) plan.get("reasons").get(0)).put("text", markup + script);
              ((ObjectNode) plan.get("totals")).put("note", markup + script);
            }));

    browser.click(ROWS);
    browser.until(() -> assertThat(browser.text(".detail")).contains(script + markup, link));
    browser.click("figure:has(#by-repository) summary");
    browser.click("figure:has(#by-repository) tbody button");
    browser.phone(390, 844);
    browser.until(() -> assertThat(browser.text(ROWS)).contains(markup));

    assertThat(browser.text("#banners")).contains(markup + script);
    assertThat(browser.has("img, iframe, object, body script:not([type]), a")).isFalse();
    assertThat(browser.value(Boolean.class, "window.hacked === undefined")).isTrue();
  }

  @Test
  void darkColoursFollowTheSystemAndTheSwitch() throws IOException {
    browser.open(PLAN);
    String light = background();

    browser.scheme("dark");
    browser.until(() -> assertThat(background()).isNotEqualTo(light));
    assertThat(pixels("by-repository", "removable")).isGreaterThan(50);
    String dark = background();
    browser.click("#theme");
    browser.until(() -> assertThat(background()).isEqualTo(light));
    assertThat(pixels("by-repository", "removable")).isGreaterThan(50);
    browser.click("#theme");

    browser.until(() -> assertThat(background()).isEqualTo(dark));
  }

  private String background() {
    return browser.value(String.class, "getComputedStyle(document.body).backgroundColor");
  }

  @Test
  void fitsAPhone() throws IOException {
    browser.phone(360, 780);

    browser.open(PLAN);

    assertThat(hiddenAtTheRight()).isEmpty();
    assertThat(browser.text(ROWS)).contains("Removable", "Reason", "Digest", "Age");
    browser.click(ROWS);
    browser.until(() -> assertThat(browser.has(".detail")).isTrue());
    assertThat(hiddenAtTheRight()).isEmpty();
  }

  /** What is wider than its place, of the page and of the table. */
  private List<String> hiddenAtTheRight() {
    return browser.texts(
        "['html', 'body', '.tabulator-tableholder', '.tabulator-header-contents']"
            + ".filter(css => document.querySelector(css).scrollWidth"
            + " > Math.min(innerWidth, document.querySelector(css).clientWidth))");
  }

  @Test
  void aPhoneThatIsTurnedShowsMoreColumns() throws IOException {
    browser.phone(390, 844);
    browser.open(PLAN);
    assertThat(browser.find(header("reason")).isDisplayed()).isFalse();

    browser.phone(844, 390);

    browser.until(() -> assertThat(browser.find(header("reason")).isDisplayed()).isTrue());
    assertThat(browser.text(ROWS)).contains("Removable");
  }

  @Test
  void asksForNothingButItself() throws IOException {
    browser.requests();

    browser.open(PLAN);
    browser.click(ROWS);
    browser.click("#theme");

    assertThat(browser.requests())
        .filteredOn(url -> !url.startsWith("data:"))
        .containsExactly(browser.folder().resolve("plan.html").toUri().toString());
    assertThat(browser.texts("performance.getEntriesByType('resource').map(one => one.name)"))
        .filteredOn(url -> !url.startsWith("data:"))
        .isEmpty();
  }

  @Test
  void savesTheRowsThatAreShownAndNoFormula() throws IOException {
    Path file = browser.folder().resolve("ecr-image-cleanup-plan.csv");
    browser.open(
        changed(
            plan ->
                ((ArrayNode) plan.get("images").get(0).get("tags"))
                    .removeAll()
                    .add("=HYPERLINK(1)")));
    String digest = text(images(PLAN).get(0), "digest");
    search(digest);
    browser.until(() -> assertThat(shown()).isOne());

    browser.click("#csv");

    browser.until(() -> assertThat(file).isNotEmptyFile());
    assertThat(Files.readAllLines(file))
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("\"'=HYPERLINK(1)\"", digest));
  }

  @Test
  void aHundredThousandImagesStayUsable() throws IOException {
    PlanFixture large = PlanFixture.of(100_000);

    browser.open(large);

    assertThat(shown()).isGreaterThan(99_000);
    assertThat(browser.all(ROWS)).hasSizeLessThan(200);
    search("team/weather");
    browser.until(() -> assertThat(cells("name")).containsOnly("team/weather"));
    sortBy("age");
    browser.until(
        () ->
            assertThat(browser.find(header("age")).getDomAttribute("aria-sort"))
                .isNotEqualTo("none"));
  }

  private void search(String text) {
    WebElement box = browser.find("#search");
    box.clear();
    box.sendKeys(text);
  }

  private void sortBy(String field) {
    browser.click(header(field));
  }

  private static String header(String field) {
    return ".tabulator-col[tabulator-field=%s]".formatted(field);
  }

  private List<String> cells(String field) {
    return browser.texts(CELLS.formatted(ROWS, field));
  }

  private String firstDigest() {
    return browser.value(
        String.class,
        "document.querySelector('%s [tabulator-field=digest] span').title".formatted(ROWS));
  }

  /** How many images the page says that it shows. */
  private long shown() {
    String text = browser.text("#shown");
    return Long.parseLong(text.substring(0, text.indexOf(' ')).replace(",", ""));
  }

  private static List<String> sorted(Comparator<JsonNode> order) throws IOException {
    return images(PLAN).stream().sorted(order).map(image -> text(image, "digest")).toList();
  }

  private static long number(Predicate<JsonNode> which) {
    return images(PLAN).stream().filter(which).count();
  }

  private static String text(JsonNode object, String field) {
    return object.get(field).asText();
  }

  private static List<JsonNode> images(PlanFixture plan) {
    return StreamSupport.stream(tree(plan).get("images").spliterator(), false).toList();
  }

  private static JsonBody changed(Consumer<ObjectNode> change) {
    ObjectNode plan = tree(PLAN);
    change.accept(plan);
    return json -> json.write(plan.toString());
  }

  private static ObjectNode tree(PlanFixture plan) {
    try {
      StringWriter json = new StringWriter();
      plan.write(json);
      return (ObjectNode) new ObjectMapper().readTree(json.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
