package ecrimagecleanup.cli.console;

import ecrimagecleanup.cli.console.Table.Column;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** How wide the columns of a table are on a terminal. */
final class Fit {
  /** The width of a column that is not shown. */
  static final int LEFT_OUT = -1;

  private static final int COMFORTABLE = 2;

  private Fit() {}

  /**
   * The widths with which a table fits. First texts are cut, the longest first, to twice as many
   * characters as they have at least; if that is not enough, a column is left out, and again; at
   * last texts are cut to what they have at least. What is left can still be too wide.
   *
   * @param width how many columns the terminal has
   * @param columns the columns of the table
   * @param natural how wide each is with nothing cut
   */
  static int[] to(int width, List<Column> columns, int[] natural) {
    int[] room = natural.clone();
    while (true) {
      int[] fitting = cut(width, columns, room, COMFORTABLE);
      if (total(fitting) <= width) {
        return fitting;
      }
      OptionalInt next = nextToLeaveOut(columns, room);
      if (next.isEmpty()) {
        return cut(width, columns, room, 1);
      }
      room[next.getAsInt()] = LEFT_OUT;
    }
  }

  private static int[] cut(int width, List<Column> columns, int[] natural, int times) {
    int[] widths = natural.clone();
    for (int over = total(widths) - width; over > 0; over--) {
      OptionalInt longest =
          IntStream.range(0, widths.length)
              .filter(i -> columns.get(i).least() > 0 && widths[i] > times * columns.get(i).least())
              .reduce((one, other) -> widths[other] > widths[one] ? other : one);
      if (longest.isEmpty()) {
        return widths;
      }
      widths[longest.getAsInt()]--;
    }
    return widths;
  }

  private static OptionalInt nextToLeaveOut(List<Column> columns, int[] widths) {
    return IntStream.range(0, widths.length)
        .filter(i -> widths[i] != LEFT_OUT && columns.get(i).leftOut() > 0)
        .reduce(
            (one, other) ->
                columns.get(other).leftOut() > columns.get(one).leftOut() ? other : one);
  }

  private static int total(int[] widths) {
    int[] shown = IntStream.of(widths).filter(width -> width != LEFT_OUT).toArray();
    return IntStream.of(shown).sum() + Table.GAP.length() * Math.max(0, shown.length - 1);
  }
}
