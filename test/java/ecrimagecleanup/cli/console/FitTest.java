package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.cli.console.Table.Look;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** Tables on terminals of any width. */
class FitTest {
  private static final String NAME = "e9a325556ec8";

  /** A name that has to be whole, texts that may be cut, and numbers that may be left out. */
  private static Table table() {
    return new Table(
            List.of(
                Column.of("name"),
                Column.of("tags").cutTo(4),
                Column.ofNumbers("age").leftOutAt(1),
                Column.ofNumbers("pulled").leftOutAt(2),
                Column.of("reason").cutTo(6)))
        .row(NAME, "1.0 stable", "12 d", "never", "A service of production uses it.")
        .row("57a6420", "2", "3 d", "2 h", "Nobody.");
  }

  private static List<String> printed(Table table, Ansi ansi, OptionalInt width) {
    StringWriter out = new StringWriter();
    table.print(new PrintWriter(out), ansi, width);
    return out.toString().lines().toList();
  }

  private static List<String> at(int width) {
    return printed(table(), Ansi.OFF, OptionalInt.of(width));
  }

  @Test
  void withoutATerminalNothingIsCut() {
    assertThat(printed(table(), Ansi.OFF, OptionalInt.empty()))
        .isEqualTo(at(400))
        .containsExactly(
            "name          tags         age  pulled  reason",
            "e9a325556ec8  1.0 stable  12 d   never  A service of production uses it.",
            "57a6420       2            3 d     2 h  Nobody.");
  }

  @Test
  void theLongestTextIsCutFirst() {
    assertThat(at(60))
        .containsExactly(
            "name          tags         age  pulled  reason",
            "e9a325556ec8  1.0 stable  12 d   never  A service of produc…",
            "57a6420       2            3 d     2 h  Nobody.");
  }

  @Test
  void whatIsLeastImportantIsLeftOutOnceTextsAreCutAndTheirRoomGoesToThem() {
    assertThat(at(46))
        .containsExactly(
            "name          tags         age  reason",
            "e9a325556ec8  1.0 stable  12 d  A service of …",
            "57a6420       2            3 d  Nobody.");
    assertThat(table().leftOut(OptionalInt.of(46))).containsExactly("pulled");
    assertThat(table().leftOut(OptionalInt.of(60))).isEmpty();
    assertThat(table().leftOut(OptionalInt.empty())).isEmpty();
  }

  @Test
  void whatHasToBeCopiedIsNeverCut() {
    assertThat(at(10)).contains(NAME + "  1.0…  A ser…");
    assertThat(table().leftOut(OptionalInt.of(10))).containsExactly("age", "pulled");
  }

  @Test
  void everyLineFitsAtEveryWidthThatHasRoomForWhatIsNeverCut() {
    for (int width = 28; width < 100; width++) {
      int columns = width;
      assertThat(at(width))
          .as("%d columns", width)
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(columns));
    }
  }

  @Test
  void coloursAndCharactersOfTwoUnitsDoNotCount() {
    Table table =
        new Table(List.of(Column.of("a").cutTo(3), Column.of("b")))
            .row(new Cell("🙂🙂🙂🙂🙂", Look.BAD), Cell.of("x"));

    assertThat(printed(table, Ansi.ON, OptionalInt.of(6)))
        .last()
        .isEqualTo("\u001B[31m🙂🙂…\u001B[0m  x");
  }
}
