package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Progress;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Look;
import ecrimagecleanup.doctor.Diagnosis;
import ecrimagecleanup.doctor.Diagnosis.Status;
import ecrimagecleanup.doctor.Examination;
import ecrimagecleanup.settings.Settings;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.OneLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code doctor}: whether everything is there that the application needs. */
@Command(
    name = "doctor",
    sortOptions = false,
    description = {
      "Says what is wrong in the account, and what to do about it.",
      "It looks at credentials, clock, permissions, queues, schedule group and its role, the"
          + " sources of the aggregator, canaries and recorders, places that are no workload"
          + " and their checks, whether events arrive,"
          + " the revisions that AWS Config and ECS show, what blinds ecs-live, AWS Lambda and"
          + " Amazon Inspector if they are asked, repositories that have opted in, pull times, replication, the brake, the log"
          + " driver; and what the command rehearse found.",
      "It reads and changes nothing. The exit code is 1 if anything failed; warnings do not count.",
      "",
    },
    mixinStandardHelpOptions = true)
public final class Doctor implements Callable<Integer> {
  private static final int FAILED = 1;

  private static final Pattern ROLE =
      Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[\\w+=,.@/-]{1,512}");

  @Spec private CommandSpec command = CommandSpec.create();

  @Mixin private SettingsOptions options = new SettingsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Option(
      names = "--role",
      paramLabel = "ARN",
      description =
          "The role that the application runs with, whose permissions and pull times are examined;"
              + " without it those of the credentials.")
  private Optional<String> role = Optional.empty();

  @Option(
      names = "--rehearsals",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description =
          "Where the results of the command rehearse are, of which the newest is compared with the"
              + " settings. Default: the working directory.")
  private Path rehearsals = Path.of(".");

  @Option(
      names = "--problems",
      description = "Shows only warnings and failures; the counts include everything.")
  private boolean problems;

  @Override
  public Integer call() {
    requireRole();
    Settings settings = options.load();
    try (Application application = options.startForCommands(settings)) {
      List<Examination> examinations =
          new Examinations(application, settings, EcrImageCleanup.clock(command), rehearsals)
              .all(role);
      List<Diagnosis> diagnoses;
      try (Progress progress = output.progress("Examining", examinations.size())) {
        diagnoses = Examinations.make(examinations, progress::step);
      }
      print(diagnoses);
      return count(diagnoses, Status.FAILED) > 0 ? FAILED : ExitCode.OK;
    }
  }

  private void requireRole() {
    role.filter(arn -> !ROLE.matcher(arn).matches())
        .ifPresent(
            other -> {
              throw new ParameterException(
                  command.commandLine(),
                  "--role %s is not the ARN of a role. Give one such as arn:aws:iam::999988887777:role/ecr-image-cleanup."
                      .formatted(OneLine.of(other)));
            });
  }

  private void print(List<Diagnosis> diagnoses) {
    if (output.json()) {
      output.print(json(diagnoses));
      return;
    }
    if (output.keepsWidth()) {
      shown(diagnoses).forEach(this::printLines);
    } else if (!shown(diagnoses).isEmpty()) {
      output.print(table(shown(diagnoses)));
    }
    output.print(summary(diagnoses) + ".");
  }

  /** Sentences are too long for a column: on a terminal they are broken at words. */
  private void printLines(Diagnosis diagnosis) {
    output.print(
        List.of(
            new Cell(word(diagnosis.status()), look(diagnosis.status())),
            Cell.of("  "),
            new Cell(diagnosis.area(), Look.STRONG),
            Cell.of(": " + diagnosis.what())));
    if (!diagnosis.remedy().isEmpty()) {
      output.print("  -> " + diagnosis.remedy());
    }
  }

  private static Table table(List<Diagnosis> diagnoses) {
    Table table = Table.of("STATUS", "AREA", "WHAT");
    for (Diagnosis diagnosis : diagnoses) {
      table.row(
          new Cell(word(diagnosis.status()), look(diagnosis.status())),
          new Cell(diagnosis.area(), Look.STRONG),
          Cell.of(diagnosis.what()));
      if (!diagnosis.remedy().isEmpty()) {
        table.row(Cell.of(""), Cell.of(""), Cell.of("-> " + diagnosis.remedy()));
      }
    }
    return table;
  }

  private List<Diagnosis> shown(List<Diagnosis> diagnoses) {
    return diagnoses.stream()
        .filter(diagnosis -> !problems || diagnosis.status() != Status.OK)
        .toList();
  }

  /** How many diagnoses there are of each status. */
  static String summary(List<Diagnosis> diagnoses) {
    return "%s ok, %s, %s failed"
        .formatted(
            Counts.of(count(diagnoses, Status.OK)),
            Counts.of(count(diagnoses, Status.WARNING), "warning"),
            Counts.of(count(diagnoses, Status.FAILED)));
  }

  private static long count(List<Diagnosis> diagnoses, Status status) {
    return diagnoses.stream().filter(diagnosis -> diagnosis.status() == status).count();
  }

  private static String word(Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }

  private static Look look(Status status) {
    return switch (status) {
      case OK -> Look.GOOD;
      case WARNING -> Look.CAREFUL;
      case FAILED -> Look.BAD;
    };
  }

  private ObjectNode json(List<Diagnosis> diagnoses) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("findings");
    for (Diagnosis diagnosis : shown(diagnoses)) {
      array
          .addObject()
          .put("status", word(diagnosis.status()))
          .put("area", diagnosis.area())
          .put("what", diagnosis.what())
          .put("remedy", diagnosis.remedy());
    }
    return json.put("ok", count(diagnoses, Status.OK))
        .put("warnings", count(diagnoses, Status.WARNING))
        .put("failed", count(diagnoses, Status.FAILED));
  }
}
