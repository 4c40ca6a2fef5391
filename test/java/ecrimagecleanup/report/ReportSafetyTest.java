package ecrimagecleanup.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page runs, loads and hands on nothing of what a plan holds. */
@EnabledIf(value = "ecrimagecleanup.report.Browser#isInstalled", disabledReason = Browser.MISSING)
class ReportSafetyTest extends ReportTestCase {
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
              image.put("bytes", 9_000_000_000_000L).put("verdict", "removable");
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
              ((ObjectNode) repository.get("tags"))
                  .put("team", markup + script)
                  .put(script, link)
                  .put("__proto__", markup);
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
    assertThat(browser.text("#owners")).contains(markup + script);
    choose("tag", "__proto__");
    assertThat(browser.text("#owners")).contains(markup, "no tag __proto__");
    assertThat(browser.has("img, iframe, object, body script:not([type]), a")).isFalse();
    assertThat(browser.value(Boolean.class, "window.hacked === undefined")).isTrue();
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

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"})
  void savesTheRowsThatAreShownAndNoFormula(String formula) throws IOException {
    Path file = browser.folder().resolve("ecr-image-cleanup-plan.csv");
    Files.deleteIfExists(file);
    browser.open(
        changed(
            plan -> ((ArrayNode) plan.get("images").get(0).get("tags")).removeAll().add(formula)));
    String digest = text(images(PLAN).get(0), "digest");
    search(digest);
    browser.until(() -> assertThat(shown()).isOne());

    browser.click("#csv");

    browser.until(() -> assertThat(file).isNotEmptyFile());
    assertThat(Files.readAllLines(file))
        .hasSize(2)
        .anySatisfy(line -> assertThat(line).contains("\"'%s\"".formatted(formula), digest));
  }
}
