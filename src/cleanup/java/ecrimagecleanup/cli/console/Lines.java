package ecrimagecleanup.cli.console;

import ecrimagecleanup.cli.console.Table.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A line of parts in as many lines as a terminal needs: it is broken at spaces, and what follows is
 * indented by two more than it is itself. A word that is too long stays whole, so that what is
 * copied is what was said.
 */
final class Lines {
  private static final int INDENT = 2;

  private Lines() {}

  /**
   * @param parts the parts of the line
   * @param width how many columns the terminal has
   */
  static List<List<Cell>> of(List<Cell> parts, int width) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(part.text()));
    int begin = 0;
    while (begin < text.length() && text.charAt(begin) == ' ') {
      begin++;
    }
    String indent = " ".repeat(begin + INDENT);
    List<List<Cell>> lines = new ArrayList<>();
    int from = 0;
    int end = breakOf(text, begin, width);
    while (end < text.length()) {
      lines.add(line(parts, lines.isEmpty() ? "" : indent, from, end));
      from = end + 1;
      end = breakOf(text, from, from + width - indent.length());
    }
    lines.add(line(parts, lines.isEmpty() ? "" : indent, from, text.length()));
    return lines;
  }

  /** The same of a line that looks plain. */
  static Stream<String> of(String text, int width) {
    return of(List.of(Cell.of(text)), width).stream()
        .map(line -> line.stream().map(Cell::text).collect(Collectors.joining()));
  }

  /**
   * Where a line ends: at the last space within the width, otherwise at the next one, otherwise
   * with the text.
   */
  private static int breakOf(StringBuilder text, int from, int limit) {
    if (text.length() <= limit) {
      return text.length();
    }
    int last = text.lastIndexOf(" ", limit);
    int space = last > from ? last : text.indexOf(" ", Math.max(from, limit));
    return space < 0 ? text.length() : space;
  }

  private static List<Cell> line(List<Cell> parts, String indent, int from, int end) {
    List<Cell> line = new ArrayList<>();
    line.add(Cell.of(indent));
    int begin = 0;
    for (Cell part : parts) {
      int length = part.text().length();
      int first = Math.max(from - begin, 0);
      int last = Math.min(end - begin, length);
      if (first < last) {
        line.add(new Cell(part.text().substring(first, last), part.look()));
      }
      begin += length;
    }
    return line;
  }
}
