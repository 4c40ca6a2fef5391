package ecrimagecleanup.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What the page says of a plan as a whole: its figures, its charts, and what is to be minded. */
@EnabledIf(value = "ecrimagecleanup.report.Browser#isInstalled", disabledReason = Browser.MISSING)
class ReportFiguresTest extends ReportTestCase {
  @Test
  void showsTheHeadlineFigures() throws IOException {
    JsonNode plan = tree(PLAN);

    browser.open(PLAN);

    assertThat(browser.text("[data-figure=removable]"))
        .startsWith("Removable")
        .contains(plan.at("/totals/images/removable").asText() + " images");
    assertThat(browser.text("[data-figure=in-use]"))
        .contains(plan.at("/totals/images/in-use").asText() + " images");
    assertThat(browser.text("[data-figure=cost] .value"))
        .isEqualTo("$%.2f".formatted(plan.at("/totals/monthlyCost/removable").asDouble()));
    assertThat(browser.text("[data-figure=cost]"))
        .contains(
            "a month, $%.2f a year"
                .formatted(12 * plan.at("/totals/monthlyCost/removable").asDouble()),
            "at $0.10 per GB");
    assertThat(browser.text("[data-figure=repositories]")).contains("12", "of 15 repositories");
    assertThat(browser.text("#note")).isEqualTo(plan.at("/totals/note").asText());
    assertThat(browser.text("#facts"))
        .contains(
            "999988887777 in eu-central-1", "3 Mar 2026, 09:16 UTC", "action report", "24 hours");
  }

  @Test
  void whatIsWorthKnowingOfTheRepositoriesIsAListOfItsOwn() throws IOException {
    browser.open(PLAN);
    assertThat(browser.text("#hygiene")).isEmpty();

    browser.open(
        changed(
            plan ->
                plan.putObject("hygiene")
                    .putArray("sentences")
                    .add("There is no image in 1 repository: <b>team/none</b>.")));

    assertThat(browser.text("#hygiene"))
        .isEqualTo("What else is worth knowing of the repositories");
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('#hygiene li')].map(line => line.textContent)"))
        .containsExactly("There is no image in 1 repository: <b>team/none</b>.");
  }

  @Test
  void drawsThreeChartsWithTheColoursOfEachVerdict() throws IOException {
    browser.open(PLAN);

    assertThat(browser.all("canvas")).hasSize(3);
    for (String chart : List.of("by-repository", "by-reason", "by-age")) {
      for (String verdict : Verdict.KINDS) {
        assertThat(pixels(chart, verdict)).as(chart + ", " + verdict).isGreaterThan(50);
      }
    }
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
                        "Nothing keeps them|–|–|–|–|"
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
            "As if every repository had opted in. Until its owner opts in, nothing is removed",
            "because something is unknown.");
  }

  @Test
  void showsWhatIsUnknown() throws IOException {
    browser.open(PLAN);
    long unknown = number(image -> text(image, "verdict").equals("unknown"));
    assertThat(browser.text("#banners"))
        .startsWith(unknown + " images stay because something is unknown.");

    browser.click("#show-unknown");

    browser.until(() -> assertThat(shown()).isEqualTo(unknown));
  }

  @Test
  void aPlanWithNothingToMindHasNoBanner() throws IOException {
    browser.open(changed(plan -> ((ObjectNode) plan.at("/totals/images")).put("unknown", 0)));

    assertThat(browser.all("#banners > *")).isEmpty();
  }
}
