package ecrimagecleanup.cli.console;

import ecrimagecleanup.words.OneLine;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * A table for people: aligned columns under headings. Text of others cannot break it: control
 * characters become spaces.
 */
public final class Table {
  static final String GAP = "  ";

  /** How a cell looks on a terminal that knows colours. */
  public enum Look {
    PLAIN(Style.reset),
    STRONG(Style.bold),
    FAINT(Style.faint),
    GOOD(Style.fg_green),
    CAREFUL(Style.fg_yellow),
    BAD(Style.fg_red);

    private final Style style;

    Look(Style style) {
      this.style = style;
    }

    private String on(String text, Ansi ansi) {
      return this == PLAIN || text.isEmpty() || !ansi.enabled()
          ? text
          : style.on() + text + Style.reset.on();
    }
  }

  /**
   * One field of a row.
   *
   * @param text what it says, in one line
   * @param look how it looks
   */
  public record Cell(String text, Look look) {
    public Cell {
      text = OneLine.of(text);
    }

    /** A field that looks plain. */
    public static Cell of(String text) {
      return new Cell(text, Look.PLAIN);
    }

    /** The text as it is printed. */
    String shown(Ansi ansi) {
      return look.on(text, ansi);
    }

    private int width() {
      return text.codePointCount(0, text.length());
    }

    private Cell cutTo(int characters) {
      return width() <= characters
          ? this
          : new Cell(text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "…", look);
    }
  }

  private final List<Column> columns;
  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * A column. On a narrow terminal its texts may be cut, or it may be left out; what people have to
   * copy or to read to its end is in columns of which neither is said.
   *
   * @param heading what stands above it
   * @param right whether its fields end below each other, as numbers do
   * @param least to how many characters its texts may be cut; 0 if they are not. A column is left
   *     out before texts are cut to less than twice as many
   * @param leftOut whether it may be left out: the greatest number goes first, with 0 it stays
   */
  public record Column(String heading, boolean right, int least, int leftOut) {
    /** A column whose fields begin below each other. */
    public static Column of(String heading) {
      return new Column(heading, false, 0, 0);
    }

    /** A column of numbers. */
    public static Column ofNumbers(String heading) {
      return new Column(heading, true, 0, 0);
    }

    /** The same, with texts that may be cut to so many characters. */
    public Column cutTo(int characters) {
      return new Column(heading, right, characters, leftOut);
    }

    /** The same, and it may be left out: the greatest number goes first. */
    public Column leftOutAt(int turn) {
      return new Column(heading, right, least, turn);
    }
  }

  public Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** A table without numbers. */
  public static Table of(String... headings) {
    return new Table(Arrays.stream(headings).map(Column::of).toList());
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has not one cell for each column
   */
  public Table row(Cell... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "A row of this table has %d cells, not %d.".formatted(columns.size(), cells.length));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** Adds a row of plain cells. */
  public Table row(String... texts) {
    return row(Arrays.stream(texts).map(Cell::of).toArray(Cell[]::new));
  }

  /**
   * Prints the table; nothing at all if it has no rows.
   *
   * @param width how many columns the terminal has; without it nothing is cut or left out
   */
  public void print(PrintWriter out, Ansi ansi, OptionalInt width) {
    if (rows.isEmpty()) {
      return;
    }
    List<Cell> headings = headings();
    int[] widths = fitting(headings, width);
    out.println(line(headings, widths, ansi));
    rows.forEach(row -> out.println(line(row, widths, ansi)));
    out.flush();
  }

  /** The headings of the columns for which a terminal is too narrow. */
  List<String> leftOut(OptionalInt width) {
    int[] widths = fitting(headings(), width);
    return IntStream.range(0, widths.length)
        .filter(i -> widths[i] == Fit.LEFT_OUT && !rows.isEmpty())
        .mapToObj(i -> columns.get(i).heading())
        .toList();
  }

  private List<Cell> headings() {
    return columns.stream().map(column -> new Cell(column.heading(), Look.STRONG)).toList();
  }

  private int[] fitting(List<Cell> headings, OptionalInt width) {
    int[] natural = widths(headings);
    return width.isPresent() ? Fit.to(width.getAsInt(), columns, natural) : natural;
  }

  private int[] widths(List<Cell> headings) {
    int[] widths = headings.stream().mapToInt(Cell::width).toArray();
    for (List<Cell> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).width());
      }
    }
    return widths;
  }

  /** Without spaces at its end: what is copied from a terminal has none. */
  private String line(List<Cell> row, int[] widths, Ansi ansi) {
    StringBuilder line = new StringBuilder();
    String pending = "";
    for (int i = 0; i < row.size(); i++) {
      if (widths[i] == Fit.LEFT_OUT) {
        continue;
      }
      Cell cell = row.get(i).cutTo(widths[i]);
      String padding = " ".repeat(widths[i] - cell.width());
      String before = columns.get(i).right() ? padding : "";
      if (!cell.text().isEmpty()) {
        line.append(pending).append(before).append(cell.shown(ansi));
        pending = "";
      } else {
        pending += before;
      }
      pending += (columns.get(i).right() ? "" : padding) + GAP;
    }
    return line.toString();
  }
}
