package ecrimagecleanup.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;

/**
 * Makes the pictures of the page in {@code docs/} anew:
 *
 * <pre>
 * ./mvnw -B -ntp -q test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath
 * java -cp test/target/test-classes:$(cat test/target/test.classpath) \
 *   ecrimagecleanup.report.ReportScreenshots
 * </pre>
 *
 * Look at each of them before you commit it.
 */
public final class ReportScreenshots {
  private static final PlanFixture PLAN = PlanFixture.of(900);

  private ReportScreenshots() {}

  /** Takes the pictures. */
  public static void main(String[] arguments) throws IOException {
    Path docs = Path.of("docs");
    try (Browser browser = new Browser(Files.createTempDirectory("ecr-image-cleanup-report"))) {
      browser.scheme("light");
      desk(browser);
      browser.click(".tabulator-row:nth-child(2) .toggle");
      browser.until(() -> assertThat(browser.has(".detail")).isTrue());
      take(browser, docs.resolve("plan-light.png"));
      browser.scheme("dark");
      desk(browser);
      take(browser, docs.resolve("plan-dark.png"));
      browser.scheme("light");
      browser.phone(390, 844);
      browser.open(PLAN);
      browser.phone(390, height(browser));
      take(browser, docs.resolve("plan-phone.png"));
    }
  }

  private static void desk(Browser browser) throws IOException {
    browser.window(1360, 1000);
    browser.open(PLAN);
    browser.window(1360, height(browser));
  }

  private static int height(Browser browser) {
    return browser.value(Long.class, "document.documentElement.scrollHeight").intValue();
  }

  private static void take(Browser browser, Path file) throws IOException {
    browser.assertQuiet();
    Map<String, Object> shot = browser.devTools("Page.captureScreenshot", Map.of());
    Files.write(file, Base64.getDecoder().decode(String.valueOf(shot.get("data"))));
  }
}
