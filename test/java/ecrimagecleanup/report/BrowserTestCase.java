package ecrimagecleanup.report;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A real browser for all tests of a class, which begins each on a desk with light colours. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class BrowserTestCase {
  Browser browser;

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
}
