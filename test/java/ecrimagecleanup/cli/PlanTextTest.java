package ecrimagecleanup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ecrimagecleanup.cli.console.Output;
import ecrimagecleanup.cli.console.Surroundings;
import ecrimagecleanup.cli.console.Terminal;
import ecrimagecleanup.sweep.PlanSamples;
import ecrimagecleanup.sweep.RepositoryPlan;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

/** What people see of a plan, with each of its options, on terminals of any width. */
class PlanTextTest {
  @Command(name = "plan")
  static final class Any implements Surroundings {
    @Mixin private PlanView view;

    private final Terminal terminal;

    Any(Terminal terminal, PlanView view) {
      this.terminal = terminal;
      this.view = view;
    }

    @Override
    public Terminal terminal() {
      return terminal;
    }

    @Override
    public boolean verbose() {
      return false;
    }
  }

  private static List<String> printed(
      Terminal terminal,
      boolean asIfOptedIn,
      String brake,
      List<RepositoryPlan> plans,
      String... options) {
    StringWriter out = new StringWriter();
    Any any = new Any(terminal, new PlanView());
    CommandLine command =
        new CommandLine(any)
            .setOut(new PrintWriter(out))
            .setColorScheme(new ColorScheme.Builder().ansi(Ansi.OFF).build());
    command.parseArgs(options);
    any.view.check(true, true);
    new PlanText(
            new Output(command.getCommandSpec()), PlanSamples.header(asIfOptedIn, brake), any.view)
        .print(plans.iterator());
    return out.toString().lines().toList();
  }

  private static final List<RepositoryPlan> PLANS =
      List.of(PlanSamples.ORDERS, PlanSamples.EMPTY, PlanSamples.STAYING);

  private static List<String> printed(String... options) {
    return printed(Terminal.none(), false, "", PLANS, options);
  }

  private static List<String> at(int width, String... options) {
    return printed(Terminal.ofWidth(width), false, "", PLANS, options);
  }

  private static void assertPrints(List<String> lines, String text) {
    assertThat(String.join("\n", lines)).isEqualTo(text.strip());
  }

  private static final String SENTENCES =
      """

      Not opted in: 1 of 3 repositories; their images stay.
      Something is unknown of 1 image; run ecr-image-cleanup explain IMAGE to see what is missing.
      Bytes are an estimate: layers that images share are counted with each of them, so less is freed.
      2 of 6 images can be removed: 1.2 kB, $0.00 a month at $0.10 per GB.
      """;

  private static final String SENTENCES_AT_80 =
      """

      Not opted in: 1 of 3 repositories; their images stay.
      Something is unknown of 1 image; run ecr-image-cleanup explain IMAGE to see what
        is missing.
      Bytes are an estimate: layers that images share are counted with each of them,
        so less is freed.
      2 of 6 images can be removed: 1.2 kB, $0.00 a month at $0.10 per GB.
      """;

  private static final String SENTENCES_AT_60 =
      """

      Not opted in: 1 of 3 repositories; their images stay.
      Something is unknown of 1 image; run ecr-image-cleanup
        explain IMAGE to see what is missing.
      Bytes are an estimate: layers that images share are counted
        with each of them, so less is freed.
      2 of 6 images can be removed: 1.2 kB, $0.00 a month at $0.10
        per GB.
      """;

  @Test
  void aRowForEachRepositoryThenTheTotalAndLastTheVerdict() {
    assertPrints(
        printed(),
        """
        repository                          images  in use  protected  waiting  unknown  removable   frees  oldest
        platform/base-images-of-everything       2       0          1        1        0          0     0 B    55 d
        team/empty                               0       0          0        0        0          0     0 B
        team/orders                              4       1          0        0        1          2  1.2 kB    55 d
        total                                    6       1          1        1        1          2  1.2 kB    55 d
        """
            + SENTENCES);
  }

  @Test
  void onATerminalOf120ColumnsAllIsShown() {
    assertThat(at(120)).isEqualTo(printed());
    assertThat(at(120, "--reasons")).isEqualTo(printed("--reasons"));
  }

  @Test
  void onATerminalOf80ColumnsTheLeastImportantIsLeftOut() {
    assertPrints(
        at(80),
        """
        repository                 images  in use  protected  unknown  removable   frees
        platform/base-images-of-…       2       0          1        0          0     0 B
        team/empty                      0       0          0        0          0     0 B
        team/orders                     4       1          0        1          2  1.2 kB
        total                           6       1          1        1          2  1.2 kB
        (The terminal is too narrow for waiting, oldest.)
        """
            + SENTENCES_AT_80);
  }

  @Test
  void onATerminalOf60ColumnsWhatCanBeRemovedIsLeft() {
    assertPrints(
        at(60),
        """
        repository                 images  in use  removable   frees
        platform/base-images-of-…       2       0          0     0 B
        team/empty                      0       0          0     0 B
        team/orders                     4       1          2  1.2 kB
        total                           6       1          2  1.2 kB
        (The terminal is too narrow for protected, waiting, unknown,
          oldest.)
        """
            + SENTENCES_AT_60);
  }

  @Test
  void withImagesEachHasARowBelowItsRepositoryAndWhatIsLeftOutIsSaidOnce() {
    assertPrints(
        at(80, "--images"),
        """
        team/orders: 1 in use, 1 unknown, 2 removable
          verdict    digest        tags                   size  reason
          removable  000000000000  1.0                     0 B  After 4 Mar 2026 03:05 …
          removable  000000000000                       1.2 kB  After 4 Mar 2026 03:05 …
          in use     000000000000  2.0 a-long-name-of…  1.2 kB  The task definition ord…
          unknown    000000000000  3.0                  1.2 kB  AWS did not reply.
        (The terminal is too narrow for age, pulled.)

        team/empty (not opted in): no images

        platform/base-images-of-everything: 1 protected, 1 waiting
          verdict    digest        tags     age    size  reason
          protected  000000000000  latest  55 d  1.2 kB  Its tag latest is protected.
          waiting    000000000000  5.0     55 d  1.2 kB  Until 3 Mar 2026 03:00 UTC. It…
        """
            + SENTENCES_AT_80);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 120})
  void everyRowFitsTheTerminal(int width) {
    for (String[] options : new String[][] {{}, {"--images"}, {"--reasons"}, {"--summary"}}) {
      assertThat(at(width, options))
          .filteredOn(line -> line.matches(" *(repository|verdict|team/orders|total|in use) .*"))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void onlyFiltersTheRows() {
    assertPrints(
        printed("--images", "--only=removable", "--only", "waiting"),
        """
        team/orders: 1 in use, 1 unknown, 2 removable
          verdict    digest        tags   age  pulled    size  reason
          removable  000000000000  1.0   55 d   never     0 B  After 4 Mar 2026 03:05 UTC if it is still unused. Nobody uses it.
          removable  000000000000        55 d   never  1.2 kB  After 4 Mar 2026 03:05 UTC if it is still unused. Nobody uses it.

        platform/base-images-of-everything: 1 protected, 1 waiting
          verdict  digest        tags   age  pulled    size  reason
          waiting  000000000000  5.0   55 d   never  1.2 kB  Until 3 Mar 2026 03:00 UTC. Its next check decides.
        """
            + SENTENCES);
    assertThat(printed("--only=in-use"))
        .anyMatch(line -> line.startsWith("team/orders "))
        .noneMatch(line -> line.startsWith("platform/") || line.startsWith("total"));
    assertThat(printed("--only=in-use,unknown,protected,waiting,removable", "--images"))
        .containsAll(
            printed("--images").stream().filter(line -> !line.startsWith("team/empty")).toList());
  }

  @Test
  void groupedByATagOfRepositoriesThoseWithoutItComeLast() {
    assertPrints(
        printed("--group-by-tag=team"),
        """
        team      images  in use  protected  waiting  unknown  removable   frees  oldest
        orders         4       1          0        0        1          2  1.2 kB    55 d
        platform       2       0          1        1        0          0     0 B    55 d
        (no tag)       0       0          0        0        0          0     0 B
        total          6       1          1        1        1          2  1.2 kB    55 d
        """
            + SENTENCES);
  }

  @Test
  void theSummaryIsTheReasonsAloneWhichCanStandBelowTheRowsAsWell() {
    List<String> summary = printed("--summary");

    assertPrints(
        summary,
        """
        verdict    images    size  decided by        because of
        in use          1  1.2 kB  task-definitions  Task definitions that name the image
        unknown         1  1.2 kB  coverage          Accounts and regions that AWS Config sees
        protected       1  1.2 kB  protected-tag     Protected tags
        waiting         1  1.2 kB  later-check       Later checks
        removable       2  1.2 kB                    Nothing keeps them
        """
            + SENTENCES);
    assertThat(printed("--reasons"))
        .startsWith(printed().subList(0, 5).toArray(String[]::new))
        .endsWith(summary.toArray(String[]::new));
  }

  @Test
  void whatIsAssumedAndTheBrakeAreSaidBeforeTheVerdict() {
    assertThat(printed(Terminal.none(), true, "The file is there.", PLANS, "--summary"))
        .endsWith(
            "",
            "This is what would be if the owner of every repository had opted in.",
            "The brake is on: The file is there.",
            "Something is unknown of 1 image; run ecr-image-cleanup explain IMAGE to see what is"
                + " missing.",
            "Bytes are an estimate: layers that images share are counted with each of them, so less is freed.",
            "2 of 6 images can be removed: 1.2 kB, $0.00 a month at $0.10 per GB.");
  }

  @Test
  void whereNothingCanBeRemovedThatIsTheVerdict() {
    assertThat(printed(Terminal.none(), false, "", List.of(PlanSamples.STAYING)))
        .hasSize(4)
        .endsWith("", "1 repository; nothing can be removed.");
    assertThat(printed(Terminal.none(), false, "", List.of(PlanSamples.STAYING, PlanSamples.EMPTY)))
        .last()
        .isEqualTo("2 repositories; nothing can be removed.");
  }

  @Test
  void textOfOthersStaysInItsCell() {
    assertThat(
            printed(
                Terminal.none(),
                false,
                "",
                List.of(PlanSamples.hostile("a\nb", "\u001B[31m")),
                "--images"))
        .filteredOn(line -> line.contains("removable  "))
        .singleElement()
        .asString()
        .contains("  a b  [31m  ");
  }

  @Test
  void optionsThatDoNotFitTogetherAreRefusedInASentence() {
    PlanView view = new PlanView();
    new CommandLine(new Any(Terminal.none(), view)).parseArgs("--images", "--summary");
    assertThatThrownBy(() -> view.check(true, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--images, --group-by-tag and --summary do not go together; give one of them.");
    PlanView rows = new PlanView();
    new CommandLine(new Any(Terminal.none(), rows)).parseArgs("--reasons");
    assertThatThrownBy(() -> rows.check(false, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--images, --group-by-tag, --reasons and --summary are for tables: -o table or -o wide.");
    PlanView filtered = new PlanView();
    new CommandLine(new Any(Terminal.none(), filtered)).parseArgs("--only=unknown");
    assertThatThrownBy(() -> filtered.check(false, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--only is for -o table, wide and csv; json and html hold every image.");
    PlanView totals = new PlanView();
    new CommandLine(new Any(Terminal.none(), totals)).parseArgs("--only=unknown", "--summary");
    assertThatThrownBy(() -> totals.check(true, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--only is for rows, and --summary has none.");
    assertThatThrownBy(
            () -> new CommandLine(new Any(Terminal.none(), rows)).parseArgs("--only=used"))
        .isInstanceOf(ParameterException.class)
        .hasMessageEndingWith(
            "used is no verdict; give in-use, unknown, protected, waiting, removable");
  }

  @Test
  void isTheSameOnEveryMachine() {
    Locale before = Locale.getDefault();
    List<String> here = printed("--images");
    try {
      Locale.setDefault(Locale.GERMANY);

      assertThat(printed("--images")).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }
}
