package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.cli.console.Table.Look;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

class TableTest {
  private static List<String> printed(Table table, Ansi ansi) {
    StringWriter out = new StringWriter();
    table.print(new PrintWriter(out), ansi, OptionalInt.empty());
    return out.toString().lines().toList();
  }

  @Test
  void columnsAreAlignedAndNumbersEndBelowEachOther() {
    Table table =
        new Table(List.of(Column.of("IMAGE"), Column.ofNumbers("TAGS"), Column.of("WHY")))
            .row("team/orders", "7", "unused")
            .row("a", "1200", "in use");

    assertThat(printed(table, Ansi.OFF))
        .containsExactly(
            "IMAGE        TAGS  WHY", "team/orders     7  unused", "a            1200  in use");
  }

  @Test
  void noLineEndsWithSpaces() {
    Table table =
        new Table(List.of(Column.of("A"), Column.ofNumbers("B"), Column.of("C")))
            .row("longer", "", "")
            .row("x", "5", "")
            .row("", "", "c");

    assertThat(printed(table, Ansi.OFF))
        .containsExactly("A       B  C", "longer", "x       5", "           c");
  }

  @Test
  void coloursDoNotMoveColumns() {
    Table table =
        Table.of("A", "B").row(new Cell("bad", Look.BAD), Cell.of("x")).row("longer", "y");

    assertThat(printed(table, Ansi.ON))
        .containsExactly(
            "\u001B[1mA\u001B[0m       \u001B[1mB\u001B[0m",
            "\u001B[31mbad\u001B[0m     x",
            "longer  y");
  }

  @Test
  void textOfOthersStaysInItsCell() {
    Table table = Table.of("A", "B").row("one\ntwo\u001B[31m", "@|red x|@");

    assertThat(printed(table, Ansi.ON)).last().isEqualTo("one two [31m  @|red x|@");
  }

  @Test
  void aTableWithoutRowsIsNotPrinted() {
    assertThat(printed(Table.of("A"), Ansi.OFF)).isEmpty();
  }

  @Test
  void aRowHasACellForEachColumn() {
    assertThatThrownBy(() -> Table.of("A", "B").row("only one"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A row of this table has 2 cells, not 1.");
  }
}
