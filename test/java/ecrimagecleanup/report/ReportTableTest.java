package ecrimagecleanup.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

/** The table of images: searched, sorted, opened for the evidence of a row, and long. */
@EnabledIf(value = "ecrimagecleanup.report.Browser#isInstalled", disabledReason = Browser.MISSING)
class ReportTableTest extends ReportTestCase {
  @Test
  void showsRowsOfWhatCanGoFirst() throws IOException {
    browser.open(PLAN);

    assertThat(cells("verdict")).hasSizeGreaterThan(5).containsOnly("Removable");
    assertThat(cells("when")).containsOnly("5 Mar 2026, 09:16");
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
  void showsOneVerdictAlone() throws IOException {
    browser.open(PLAN);

    for (String verdict : Verdict.KINDS) {
      browser.click("[data-verdict=%s]".formatted(verdict));

      long expected = number(image -> text(image, "verdict").equals(verdict));
      browser.until(() -> assertThat(shown()).isEqualTo(expected));
      assertThat(
              browser.find("[data-verdict=%s]".formatted(verdict)).getDomAttribute("aria-pressed"))
          .isEqualTo("true");
    }
  }

  @Test
  void theCountsOfTheVerdictsFollowTheSearchAndWhatIsChosen() throws IOException {
    browser.open(PLAN);
    assertThat(counts()).isEqualTo(expectedCounts(image -> true));

    search("team/orders");
    Predicate<JsonNode> found = image -> text(image, "repository").endsWith("/orders");
    browser.until(() -> assertThat(counts()).isEqualTo(expectedCounts(found)));

    browser.click("[data-verdict=removable]");
    Predicate<JsonNode> removable = image -> text(image, "verdict").equals("removable");
    browser.until(() -> assertThat(shown()).isEqualTo(number(found.and(removable))));
    assertThat(counts()).isEqualTo(expectedCounts(found));
    browser.click("figure:has(#by-age) summary");
    browser.click("figure:has(#by-age) tbody tr:last-child button");

    Predicate<JsonNode> old =
        image ->
            Instant.parse(text(image, "pushedAt"))
                .isBefore(FixtureImage.NOW.minus(Duration.ofDays(365)));
    browser.until(() -> assertThat(counts()).isEqualTo(expectedCounts(found.and(old))));
    assertThat(shown()).isEqualTo(number(found.and(old).and(removable)));
  }

  /** What the buttons of the verdicts say, with the one for all of them first. */
  private List<Long> counts() {
    return browser
        .texts("[...document.querySelectorAll('#verdicts small')].map(x => x.textContent)")
        .stream()
        .map(text -> Long.valueOf(text.replace(",", "")))
        .toList();
  }

  private static List<Long> expectedCounts(Predicate<JsonNode> which) {
    return Stream.concat(
            Stream.of(number(which)),
            Verdict.KINDS.stream()
                .map(kind -> number(which.and(image -> text(image, "verdict").equals(kind)))))
        .toList();
  }

  @Test
  void saysWhatTheShownImagesCostAMonthAndAYear() throws IOException {
    browser.open(PLAN);

    search("team/orders");

    double bytes =
        images(PLAN).stream()
            .filter(image -> text(image, "repository").endsWith("/orders"))
            .mapToLong(image -> image.get("bytes").asLong())
            .sum();
    browser.until(
        () ->
            assertThat(browser.text("#shown"))
                .endsWith(
                    "$%.2f a month, $%.2f a year".formatted(bytes / 1e10, 12 * bytes / 1e10)));
  }

  @Test
  void sortsTheEarliestRemovalByTimeWithWhatHasNoneLast() throws IOException {
    browser.open(
        changed(
            plan -> {
              ObjectNode late = (ObjectNode) plan.get("images").get(0);
              late.put("verdict", "removable").put("earliest", "2026-12-31T23:00:00.5Z");
              late.remove("until");
              ObjectNode soon = (ObjectNode) plan.get("images").get(1);
              soon.put("verdict", "removable").put("earliest", "2026-03-03T10:00:00Z");
              soon.remove("until");
            }));

    sortBy("when");
    browser.until(() -> assertThat(cells("when")).first().isEqualTo("3 Mar 2026, 10:00"));
    search("team/orders");
    sortBy("when");
    browser.until(() -> assertThat(cells("when")).first().isEqualTo("–"));
    browser.click("[data-verdict=removable]");

    browser.until(() -> assertThat(cells("when")).first().isEqualTo("31 Dec 2026, 23:00"));
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
    browser.click("[data-verdict=in-use]");
    browser.until(() -> assertThat(cells("verdict")).allMatch(cell -> cell.startsWith("In use")));

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

  private void sortBy(String field) {
    browser.click(header(field));
  }

  private String firstDigest() {
    return browser.value(
        String.class,
        "document.querySelector('%s [tabulator-field=digest] span').title".formatted(ROWS));
  }

  private static List<String> sorted(Comparator<JsonNode> order) throws IOException {
    return images(PLAN).stream().sorted(order).map(image -> text(image, "digest")).toList();
  }
}
