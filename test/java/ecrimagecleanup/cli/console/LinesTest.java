package ecrimagecleanup.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Look;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Help.Ansi;

/** A line of parts in as many lines as a terminal needs. */
class LinesTest {
  private static List<String> lines(int width, String text) {
    return texts(Lines.of(List.of(Cell.of(text)), width));
  }

  private static List<String> texts(List<List<Cell>> lines) {
    return lines.stream()
        .map(line -> line.stream().map(Cell::text).collect(Collectors.joining()))
        .toList();
  }

  @Test
  void aLineThatFitsIsLeftAsItIs() {
    assertThat(lines(10, "  it  fits")).containsExactly("  it  fits");
    assertThat(lines(10, "")).containsExactly("");
  }

  @Test
  void itIsBrokenAtSpacesAndGoesOnIndented() {
    assertThat(lines(16, "No task definition uses the image."))
        .containsExactly("No task", "  definition", "  uses the", "  image.");
    assertThat(lines(16, "  - Wait for that check."))
        .containsExactly("  - Wait for", "    that check.");
  }

  @Test
  void aLineThatIsFullToItsLastColumnIsNotBroken() {
    assertThat(lines(7, "No task")).containsExactly("No task");
    assertThat(lines(7, "No task definition")).startsWith("No task");
  }

  @Test
  void aWordThatIsTooLongStaysWhole() {
    String arn = "arn:aws:ecs:eu-central-1:111122223333:task-definition/orders:7";

    assertThat(lines(20, arn)).containsExactly(arn);
    assertThat(lines(20, "It is named by %s, which is ACTIVE.".formatted(arn)))
        .containsExactly("It is named by", "  " + arn + ",", "  which is ACTIVE.");
    assertThat(lines(20, "    " + arn)).containsExactly("    " + arn);
  }

  @Test
  void eachPartKeepsItsLookOnEveryLine() {
    List<List<Cell>> lines =
        Lines.of(List.of(new Cell("unknown", Look.STRONG), Cell.of(": it is not seen")), 14);

    assertThat(texts(lines)).containsExactly("unknown: it is", "  not seen");
    assertThat(lines.get(0)).contains(new Cell("unknown", Look.STRONG), Cell.of(": it is"));
    assertThat(
            Lines.of(List.of(new Cell("one two three", Look.BAD)), 8).stream()
                .map(line -> line.get(line.size() - 1).shown(Ansi.ON)))
        .allMatch(text -> text.startsWith("\u001b[31m") && text.endsWith("\u001b[0m"));
  }

  @Test
  void noWordIsLostAndNoLineWithASpaceIsTooLong() {
    for (long seed = 1; seed <= 500; seed++) {
      Random random = new Random(seed);
      String text =
          random
              .ints(random.nextInt(30), 1, 30)
              .mapToObj("w"::repeat)
              .collect(Collectors.joining(" "));
      int width = random.nextInt(12, 60);

      List<String> lines = lines(width, text);

      assertThat(String.join(" ", lines.stream().map(String::strip).toList()))
          .as("seed %d", seed)
          .isEqualTo(text);
      assertThat(lines)
          .as("seed %d", seed)
          .allMatch(line -> line.length() <= width || !line.strip().contains(" "));
    }
  }
}
