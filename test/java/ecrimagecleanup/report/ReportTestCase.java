package ecrimagecleanup.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.openqa.selenium.WebElement;

/** The page in a real browser, opened as a file. */
abstract class ReportTestCase extends BrowserTestCase {
  static final PlanFixture PLAN = PlanFixture.of(300);
  static final String ROWS = "#images .tabulator-row";

  /** The cells of a column, in the rows that are drawn. */
  private static final String CELLS =
      "[...document.querySelectorAll('%s .tabulator-cell[tabulator-field=\"%s\"]')]"
          + ".map(cell => cell.textContent)";

  @AfterEach
  void nothingIsLoggedToTheConsole() {
    browser.assertQuiet();
  }

  void search(String text) {
    WebElement box = browser.find("#search");
    box.clear();
    box.sendKeys(text);
  }

  void choose(String select, String value) {
    browser.click("#%s option[value='%s']".formatted(select, value));
  }

  static String header(String field) {
    return ".tabulator-col[tabulator-field=%s]".formatted(field);
  }

  List<String> cells(String field) {
    return browser.texts(CELLS.formatted(ROWS, field));
  }

  /** How many images the page says that it shows. */
  long shown() {
    String text = browser.text("#shown");
    return Long.parseLong(text.substring(0, text.indexOf(' ')).replace(",", ""));
  }

  /** How many pixels of a chart have the colour of a verdict. */
  long pixels(String chart, String verdict) {
    return browser.value(
        Long.class,
        """
        (() => {
          const canvas = document.getElementById(arguments[0]);
          const dot = document.querySelector(`.dot.${arguments[1]}`);
          const wanted = getComputedStyle(dot).backgroundColor.match(/\\d+/g).map(Number);
          const copy = document.createElement('canvas');
          copy.width = canvas.width;
          copy.height = canvas.height;
          const context = copy.getContext('2d', { willReadFrequently: true });
          context.drawImage(canvas, 0, 0);
          const { data } = context.getImageData(0, 0, copy.width, copy.height);
          let found = 0;
          for (let i = 0; i < data.length; i += 4) {
            if (wanted.every((one, j) => data[i + j] === one)) found++;
          }
          return found;
        })()
        """,
        chart,
        verdict);
  }

  static long number(Predicate<JsonNode> which) {
    return images(PLAN).stream().filter(which).count();
  }

  static String text(JsonNode object, String field) {
    return object.get(field).asText();
  }

  static List<JsonNode> images(PlanFixture plan) {
    return StreamSupport.stream(tree(plan).get("images").spliterator(), false).toList();
  }

  static JsonBody changed(Consumer<ObjectNode> change) {
    ObjectNode plan = tree(PLAN);
    change.accept(plan);
    return json -> json.write(plan.toString());
  }

  static ObjectNode tree(PlanFixture plan) {
    try {
      StringWriter json = new StringWriter();
      plan.write(json);
      return (ObjectNode) new ObjectMapper().readTree(json.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
