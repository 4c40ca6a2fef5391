package ecrimagecleanup.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

/** What leads out of the page: the console of AWS, and the clipboard. */
@EnabledIf(value = "ecrimagecleanup.report.Browser#isInstalled", disabledReason = Browser.MISSING)
class ReportLinksTest extends ReportTestCase {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  /** The plan with one image that comes first. */
  private static JsonBody with(String repository) {
    return changed(
        plan -> {
          ObjectNode image = (ObjectNode) plan.get("images").get(0);
          image.put("repository", repository).put("digest", DIGEST);
          image.put("bytes", 9_000_000_000_000L).put("verdict", "removable");
        });
  }

  private List<String> links() {
    browser.click(ROWS + " .toggle");
    browser.until(() -> assertThat(browser.text(".detail")).contains(DIGEST));
    return browser.texts("[...document.querySelectorAll('.detail a')].map(x => x.href)");
  }

  @Test
  void linksToTheImageAndTheRepositoryInTheConsole() throws IOException {
    browser.open(with("999988887777/eu-central-1/team/orders"));

    assertThat(links())
        .containsExactly(
            "https://eu-central-1.console.aws.amazon.com/ecr/repositories/private/999988887777/team/orders/_/image/"
                + DIGEST
                + "/details?region=eu-central-1",
            "https://eu-central-1.console.aws.amazon.com/ecr/repositories/private/999988887777/team/orders?region=eu-central-1");
    assertThat(
            browser.texts("[...document.querySelectorAll('a')].map(x => x.rel + ' ' + x.target)"))
        .containsOnly("noreferrer _blank");
  }

  @Test
  void otherPartitionsHaveTheirOwnConsole() throws IOException {
    browser.open(with("999988887777/cn-north-1/orders"));
    assertThat(links())
        .allMatch(link -> link.startsWith("https://cn-north-1.console.amazonaws.cn/ecr/"))
        .hasSize(2);

    browser.open(with("999988887777/us-gov-west-1/orders"));

    assertThat(links())
        .allMatch(
            link -> link.startsWith("https://us-gov-west-1.console.amazonaws-us-gov.com/ecr/"))
        .hasSize(2);
  }

  @Test
  void whereTheConsoleIsNotKnownThereIsNoLink() throws IOException {
    for (String repository :
        List.of(
            "999988887777/us-iso-east-1/orders",
            "999988887777/evil.example?x=-1/orders",
            "999988887777/eu-central-1/orders?region=x#")) {
      browser.open(with(repository));

      assertThat(links()).as(repository).isEmpty();
    }
  }

  @Test
  void aRowAndItsDetailsCopyTheDigestAndSaySo() throws IOException {
    browser.open(with("999988887777/eu-central-1/team/orders"));

    browser.click(ROWS + " .copy");
    browser.until(() -> assertThat(browser.has(ROWS + " .copy[data-said=Copied]")).isTrue());
    assertThat(browser.text("#said")).isEqualTo("Copied " + DIGEST);
    assertThat(browser.has(".detail")).isFalse();
    assertThat(pasted()).isEqualTo(DIGEST);
    browser.until(() -> assertThat(shown()).isOne());
    browser.click(ROWS + " .toggle");
    browser.click(".detail .copy");

    browser.until(() -> assertThat(browser.text(".detail .copy")).isEqualTo("Copied"));
    browser.until(() -> assertThat(browser.text(".detail .copy")).isEqualTo("Copy"));
    assertThat(pasted()).isEqualTo(DIGEST);
  }

  private String pasted() {
    search("");
    browser.find("#search").sendKeys(Keys.chord(Keys.CONTROL, "v"));
    return browser.value(String.class, "document.getElementById('search').value");
  }

  @Test
  void saysThatTheBrowserDoesNotLetItCopy() throws IOException {
    browser.open(with("999988887777/eu-central-1/team/orders"));
    assertThat(
            browser.value(
                Boolean.class,
                "Object.defineProperty(navigator, 'clipboard', { value: undefined }).clipboard === undefined"))
        .isTrue();

    browser.click(ROWS + " .copy");

    browser.until(() -> assertThat(browser.has("[data-said='Not copied']")).isTrue());
    assertThat(browser.text("#said")).isEqualTo("The browser does not let this page copy.");
  }
}
