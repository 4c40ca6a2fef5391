package ecrimagecleanup.report;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The totals by a tag of the repositories. */
@EnabledIf(value = "ecrimagecleanup.report.Browser#isInstalled", disabledReason = Browser.MISSING)
class ReportOwnersTest extends ReportTestCase {
  private static final String FINANCE = "#owners tbody tr:has(button[data-value=finance]) button";

  @Test
  void theTagThatLooksLikeAnOwnerComesFirst() throws IOException {
    browser.open(PLAN);

    assertThat(browser.texts("[...document.querySelectorAll('#tag option')].map(x => x.value)"))
        .containsExactly("team", "tier", "ecr-image-cleanup");
    assertThat(titles())
        .containsExactlyInAnyOrder(
            "sales",
            "finance",
            "storefront",
            "logistics",
            "marketing",
            "platform",
            "no tag team",
            "All")
        .endsWith("no tag team", "All");
  }

  @Test
  void addsUpWhatEachOwnerCouldSave() throws IOException {
    browser.open(PLAN);

    assertThat(rows())
        .contains(row("finance", of("team", "finance")), row("All", repository -> true))
        .anySatisfy(
            row -> assertThat(row).startsWith("no tag team|2|").endsWith("|0|0 B|$0.00|$0.00"));
  }

  @Test
  void addsUpByAnotherTagThatIsChosen() throws IOException {
    browser.open(PLAN);

    choose("tag", "tier");

    browser.until(
        () ->
            assertThat(rows())
                .containsExactly(
                    row("team", of("tier", "team")),
                    row("platform", of("tier", "platform")),
                    row("All", repository -> true)));
  }

  @Test
  void aChosenOwnerShowsTheImagesOfItsRepositoriesUntilItIsTakenBack() throws IOException {
    Set<String> names =
        Stream.of("team/payments", "team/billing", "team/reports")
            .map(name -> "999988887777/eu-central-1/" + name)
            .collect(toSet());
    browser.open(PLAN);

    browser.click(FINANCE);

    browser.until(() -> assertThat(browser.text("#chips")).isEqualTo("team=finance"));
    assertThat(shown()).isEqualTo(number(image -> names.contains(text(image, "repository"))));
    browser.click("#chips button");
    browser.until(() -> assertThat(shown()).isEqualTo(images(PLAN).size()));
  }

  @Test
  void withoutTagsThereAreNoTotalsByTag() throws IOException {
    browser.open(
        changed(
            plan ->
                plan.get("repositories")
                    .forEach(repository -> ((ObjectNode) repository.get("tags")).removeAll())));

    assertThat(browser.find("figure:has(#owners)").isDisplayed()).isFalse();
  }

  private List<String> titles() {
    return browser.texts(
        "[...document.querySelectorAll('#owners :is(tbody, tfoot) th')].map(x => x.textContent)");
  }

  /** The rows without the bar. */
  private List<String> rows() {
    return browser.texts(
        "[...document.querySelectorAll('#owners :is(tbody, tfoot) tr')].map(row =>"
            + " [...row.querySelectorAll(':not(.bar):is(th, td)')].map(x => x.textContent)"
            + ".join('|'))");
  }

  private static Predicate<JsonNode> of(String key, String value) {
    return repository -> repository.get("tags").path(key).asText().equals(value);
  }

  /** What a row has to say of some repositories. */
  private static String row(String title, Predicate<JsonNode> which) {
    List<JsonNode> some =
        StreamSupport.stream(tree(PLAN).get("repositories").spliterator(), false)
            .filter(which)
            .toList();
    long removable = sum(some, "images", "removable");
    double bytes = sum(some, "bytes", "removable");
    long all = Verdict.KINDS.stream().mapToLong(kind -> sum(some, "images", kind)).sum();
    return Stream.of(
            title,
            String.valueOf(some.size()),
            String.valueOf(all),
            String.valueOf(removable),
            bytes == 0 ? "0 B" : "%.1f GB".formatted(bytes / 1e9),
            "$%.2f".formatted(bytes / 1e10),
            "$%.2f".formatted(12 * bytes / 1e10))
        .collect(joining("|"));
  }

  private static long sum(List<JsonNode> repositories, String field, String kind) {
    return repositories.stream().mapToLong(one -> one.get(field).get(kind).asLong()).sum();
  }
}
