package ecrimagecleanup.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.report.StateServer.Before;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The page of a running instance, in a real browser, over HTTP and with its policy. */
@EnabledIf(value = "ecrimagecleanup.report.Browser#isInstalled", disabledReason = Browser.MISSING)
class StatePageTest extends BrowserTestCase {
  private static final PlanFixture PLAN = PlanFixture.of(300);

  private StateServer server;

  @BeforeEach
  void serve() throws IOException {
    server = new StateServer(PLAN);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void search(String text) {
    browser.find("#search").clear();
    browser.find("#search").sendKeys(text, Keys.ENTER);
  }

  @Test
  void saysWhatWaitsWhatWentBrakeAndCoverage() {
    browser.visit(server.address());

    assertThat(browser.text("#figures"))
        .contains("Brake\nOff", "Coverage\nComplete", "7 workloads", "Pending checks\n143")
        .contains("Removed\n39", "12 deleted, 27 archived", "Freed\n4.21 GB", "Decisions\n212")
        .contains("71 keep, 58 left to a later check, 3 gone");
    assertThat(browser.text("#since")).contains("since it started, 2 Mar 2026, 06:30 UTC");
    assertThat(browser.text("#facts")).contains("ecr-image-cleanup@1", "read 3 minutes ago");
    assertThat(browser.text("#later")).contains("2 due before", "38 later", "12 of several images");
    assertThat(
            browser.texts(
                "[...document.querySelectorAll('#hours .some')].map(x => x.parentElement.title)"))
        .contains("3 Mar 2026, 10:00 UTC: 1 check", "3 Mar 2026, 12:00 UTC: 31 checks");
    assertThat(browser.all("#records tbody tr")).hasSize(6);
    assertThat(browser.has("#banners p")).isFalse();
    browser.assertQuiet();
  }

  @Test
  void aBrakeAndBlindSpotsAreSaidFirst() {
    server.document("state").putObject("brake").put("engaged", true).put("reason", "Held by Ann.");
    ((ObjectNode) server.document("state").get("coverage"))
        .put("complete", false)
        .putArray("blindSpots")
        .add("Nobody sees 111122223333/eu-central-1.");
    server.document("state").putObject("pending").put("problem", "AWS does not answer.");

    browser.visit(server.address());

    assertThat(browser.text("#banners"))
        .isEqualTo("Held by Ann.\nNobody sees 111122223333/eu-central-1.\nAWS does not answer.");
    assertThat(browser.text("#figures"))
        .contains(
            "Brake\nEngaged", "1 blind spot; nothing is removed", "Pending checks\nNot known");
  }

  @Test
  void findsAnImageInThePlanAndExplainsIt() {
    browser.visit(server.address());

    search("ORDERS team/");
    browser.until(() -> assertThat(browser.all("#images button")).isNotEmpty());
    assertThat(browser.text("#found")).contains("in the plan that was made 3 minutes ago");
    assertThat(browser.text("#images li"))
        .contains("team/orders")
        .doesNotContain("999988887777/eu-central-1");
    browser.click("#images button");

    browser.until(
        () ->
            assertThat(browser.text("#explanation"))
                .contains("Waiting", "A later check of the image is pending", "What keeps it")
                .contains("To change that: Wait for that check"));
    assertThat(server.asked())
        .contains("GET /plan")
        .anyMatch(
            path ->
                path.startsWith("GET /explain?image=999988887777%2Feu-central-1%2Fteam%2Forders"));
    browser.assertQuiet();
  }

  @Test
  void whatIsNotInThePlanIsAskedForByItsName() {
    browser.visit(server.address());

    search("team/new:1 & more");

    browser.until(() -> assertThat(browser.text("#explanation")).contains("Waiting"));
    assertThat(server.asked()).contains("GET /explain?image=team%2Fnew%3A1%20%26%20more");
  }

  @Test
  void aPlanThatIsBeingMadeIsAskedForAgainAndAProblemIsSaid() throws IOException {
    browser.visit(server.address());
    server.once("plan", new Before(503, "Retry-After", "1", "{\"problem\":\"It is being made.\"}"));
    search("team/orders");
    browser.until(() -> assertThat(browser.all("#images button")).isNotEmpty());
    assertThat(server.asked()).filteredOn("GET /plan"::equals).hasSize(2);

    server.once("explain", new Before(404, "X", "x", "{\"problem\":\"There is no image x.\"}"));
    browser.click("#images button");
    browser.until(() -> assertThat(browser.text("#found")).isEqualTo("There is no image x."));
    server.once("explain", new Before(502, "X", "x", "no JSON"));
    browser.click("#images button");

    browser.until(
        () -> assertThat(browser.text("#found")).isEqualTo("The application answers 502."));
    // Chromium itself writes down each answer that is no success.
    assertThat(browser.console()).allMatch(line -> line.contains("Failed to load resource"));
  }

  @Test
  void namesWithMarkupStayText() {
    String markup =
        "<img src=x onerror=\"window.hacked=1\"></script><script>window.hacked=1</script>";
    ObjectNode state = server.document("state");
    for (String field : List.of("instance", "accountId", "region", "action")) {
      state.put(field, markup);
    }
    ((ObjectNode) state.get("brake")).put("engaged", true).put("reason", markup);
    ((ObjectNode) state.get("coverage")).put("complete", false).putArray("blindSpots").add(markup);
    ObjectNode record = (ObjectNode) state.get("lastRecords").get(0);
    for (String field : List.of("repository", "digest", "decision", "reason", "accountId")) {
      record.put(field, markup);
    }
    record.putArray("tags").add(markup);
    ObjectNode image = (ObjectNode) server.document("plan").get("images").get(0);
    image.put("repository", "odd" + markup).put("digest", markup).put("reason", markup);
    image.putArray("tags").add(markup);
    ObjectNode explained = server.document("explain");
    explained.put("repository", markup).put("verdictReason", markup).put("verdict", markup);
    explained.putArray("tags").add(markup);
    ObjectNode question = (ObjectNode) explained.get("questions").get(0);
    question.put("text", markup).putArray("known").add(markup);
    ObjectNode said = ((ArrayNode) question.get("evidence")).removeAll().addObject();
    for (String field : List.of("source", "question", "says", "by", "where", "text")) {
      said.put(field, markup);
    }
    question.putObject("objection").put("reason", markup).put("remedy", markup);

    browser.visit(server.address());
    search("odd");
    browser.until(() -> assertThat(browser.has("#images button")).isTrue());
    browser.click("#images button");

    browser.until(() -> assertThat(browser.text("#explanation")).contains(markup));
    assertThat(browser.text("#banners")).contains(markup);
    assertThat(browser.text("#records")).contains(markup);
    assertThat(browser.has("img, iframe, object, a, body script:not([type=module])")).isFalse();
    assertThat(browser.value(Boolean.class, "window.hacked === undefined")).isTrue();
    browser.assertQuiet();
  }

  @ParameterizedTest
  @CsvSource({"360, dark", "360, light", "820, dark", "820, light", "1600, dark", "1600, light"})
  void fitsEveryWidthByDayAndByNight(int width, String scheme) {
    browser.scheme(scheme);
    browser.window(width, 900);
    browser.visit(server.address());
    search("orders");
    browser.until(() -> assertThat(browser.has("#images button")).isTrue());
    browser.click("#images button");
    browser.until(() -> assertThat(browser.has("#explanation article")).isTrue());
    browser.click("#explanation summary");

    assertThat(browser.value(Long.class, "document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    assertThat(
            browser.texts(
                "['body', 'main', '#hours', '#explanation', '#figures', '.scroll']"
                    + ".filter(css => document.querySelector(css).scrollWidth"
                    + " > document.querySelector(css).clientWidth + 1)"))
        .isEmpty();
    String background =
        browser.value(String.class, "getComputedStyle(document.body).backgroundColor");
    assertThat(background)
        .isEqualTo(scheme.equals("dark") ? "rgb(15, 20, 27)" : "rgb(244, 246, 249)");
    browser.assertQuiet();
  }

  @Test
  void asksNobodyElse() {
    browser.requests();

    browser.visit(server.address());
    search("orders");
    browser.until(() -> assertThat(browser.has("#images button")).isTrue());

    assertThat(browser.requests())
        .filteredOn(url -> !url.startsWith("data:"))
        .isNotEmpty()
        .allMatch(url -> url.startsWith(server.address()));
  }
}
