package ecrimagecleanup.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The page by night and on a phone. */
@EnabledIf(value = "ecrimagecleanup.report.Browser#isInstalled", disabledReason = Browser.MISSING)
class ReportScreensTest extends ReportTestCase {
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
}
