package ecrimagecleanup.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.openqa.selenium.Keys;

/**
 * Makes the pictures of the page of an instance in {@code docs/} anew, as {@link ReportScreenshots}
 * those of a plan. Look at each of them before you commit it.
 */
public final class StateScreenshots {
  private StateScreenshots() {}

  /** Takes the pictures. */
  public static void main(String[] arguments) throws IOException {
    Path docs = Path.of(arguments.length > 0 ? arguments[0] : "docs");
    try (Browser browser = new Browser(Files.createTempDirectory("ecr-image-cleanup-state"));
        StateServer server = new StateServer(PlanFixture.of(300))) {
      matchPlan(server);
      browser.scheme("light");
      browser.window(1360, 900);
      take(browser, server, 1360, docs.resolve("page-light.png"));
      browser.scheme("dark");
      take(browser, server, 1360, docs.resolve("page-dark.png"));
      browser.scheme("light");
      browser.window(390, 844);
      take(browser, server, 390, docs.resolve("page-phone.png"));
    }
  }

  /** The explanation is of the first image of the plan. */
  private static void matchPlan(StateServer server) {
    ObjectNode explained = server.document("explain");
    ObjectNode image = (ObjectNode) server.document("plan").get("images").get(0);
    image.put("verdict", "waiting").set("reason", explained.get("verdictReason"));
    explained.set("digest", image.get("digest"));
    explained.set("tags", image.get("tags"));
  }

  private static void take(Browser browser, StateServer server, int width, Path file)
      throws IOException {
    browser.visit(server.address());
    browser.find("#search").sendKeys("team/orders", Keys.ENTER);
    browser.until(() -> assertThat(browser.has("#images button")).isTrue());
    browser.value(
        Boolean.class,
        "[...document.querySelectorAll('#images li:nth-child(n+4)')].map(x => x.remove()) !== 0");
    browser.click("#images button");
    browser.until(() -> assertThat(browser.has("#explanation article")).isTrue());
    browser.window(
        width, browser.value(Long.class, "document.documentElement.scrollHeight").intValue());
    browser.assertQuiet();
    Map<String, Object> shot = browser.devTools("Page.captureScreenshot", Map.of());
    Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
    browser.window(width, 900);
  }
}
