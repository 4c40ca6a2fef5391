package ecrimagecleanup.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Chromium without a window. Its driver gives it an empty profile and removes that again. */
final class Browser implements AutoCloseable {
  static final String MISSING =
      "No chromium and chromedriver on the PATH: install the Debian packages chromium and"
          + " chromium-driver to test the page.";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final ChromeDriver driver;
  private final Path folder;

  /**
   * @param folder an empty folder for pages and downloads
   */
  Browser(Path folder) {
    this.folder = folder;
    ChromeOptions options = new ChromeOptions();
    options.setBinary(onPath("chromium").orElseThrow());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    options.setExperimentalOption("prefs", Map.of("download.default_directory", folder.toString()));
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(onPath("chromedriver").orElseThrow())
                .build(),
            options);
  }

  static boolean isInstalled() {
    return onPath("chromium").isPresent() && onPath("chromedriver").isPresent();
  }

  private static Optional<File> onPath(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(folder -> new File(folder, program))
        .filter(File::canExecute)
        .findFirst();
  }

  /** Opens the page of a plan, as a person does who got it as a file, and waits for its table. */
  void open(JsonBody document) throws IOException {
    Path page = folder.resolve("plan.html");
    try (Writer out = Files.newBufferedWriter(page)) {
      HtmlPage.write(out, document);
    }
    driver.get(page.toUri().toString());
    await().atMost(PATIENCE).until(() -> has("html[data-ready] .tabulator-row"));
  }

  /** Opens an address, and waits until its page is ready. */
  void visit(String address) {
    driver.get(address);
    await().atMost(PATIENCE).until(() -> has("html[data-ready]"));
  }

  /** Shows pages in a window of that size, as a phone does. */
  void phone(int width, int height) {
    devTools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1.5, "mobile", true));
  }

  /** Shows pages in a window of that size. */
  void window(int width, int height) {
    devTools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Says what the system prefers: {@code light} or {@code dark}. */
  void scheme(String scheme) {
    devTools(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  Map<String, Object> devTools(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  /** Clicks as a person does, who does not mind that the table has just drawn its rows anew. */
  void click(String css) {
    await()
        .atMost(PATIENCE)
        .ignoreException(StaleElementReferenceException.class)
        .until(
            () -> {
              find(css).click();
              return true;
            });
  }

  WebElement find(String css) {
    return driver.findElement(By.cssSelector(css));
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  boolean has(String css) {
    return !all(css).isEmpty();
  }

  String text(String css) {
    return find(css).getText();
  }

  /** What an expression of JavaScript is. */
  <T> T value(Class<T> type, String expression, Object... arguments) {
    return type.cast(
        Objects.requireNonNull(driver.executeScript("return " + expression, arguments)));
  }

  /** What a list of texts is. */
  List<String> texts(String expression) {
    List<?> list = value(List.class, expression);
    return list.stream().map(String::valueOf).toList();
  }

  /** What the console of the page holds since this was last asked, but for what only informs. */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The addresses that were asked for since this was last asked. */
  List<String> requests() {
    return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
        .map(LogEntry::getMessage)
        .filter(message -> message.contains("\"Network.requestWillBeSent\""))
        .map(message -> message.replaceAll("(?s).*\"request\":\\{.*?\"url\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  /** Waits until something holds of the page. */
  void until(Runnable assertion) {
    await().atMost(PATIENCE).untilAsserted(assertion::run);
  }

  Path folder() {
    return folder;
  }

  void assertQuiet() {
    assertThat(console()).as("the console of the page").isEmpty();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
