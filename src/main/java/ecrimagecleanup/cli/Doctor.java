package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.Application;
import ecrimagecleanup.cli.Table.Cell;
import ecrimagecleanup.cli.Table.Look;
import ecrimagecleanup.doctor.Examination;
import ecrimagecleanup.doctor.Finding;
import ecrimagecleanup.doctor.Finding.Status;
import ecrimagecleanup.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code doctor}: whether everything is there that the application needs. */
@Command(
    name = "doctor",
    sortOptions = false,
    description = {
      "Looks at the account and says what is as it has to be, what is not, and what to do about it:"
          + " credentials, clock, permissions, queues, schedule group and its role, the sources of the"
          + " aggregator, canaries and recorders, repositories that have opted in, pull times,"
          + " replication and the brake.",
      "It reads and changes nothing. The exit code is 1 if anything failed; warnings do not count.",
      "",
    },
    mixinStandardHelpOptions = true)
public final class Doctor implements Callable<Integer> {
  private static final int FAILED = 1;

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

  @Override
  public Integer call() {
    Settings settings = options.load();
    try (Application application = options.startForCommands(settings)) {
      List<Examination> examinations =
          new Examinations(application, settings, EcrImageCleanup.clock(command)).all(role);
      List<Finding> findings;
      try (Progress progress = output.progress("Examining", examinations.size())) {
        findings = Examinations.make(examinations, progress::step);
      }
      print(findings);
      return count(findings, Status.FAILED) > 0 ? FAILED : ExitCode.OK;
    }
  }

  private void print(List<Finding> findings) {
    if (output.json()) {
      output.print(json(findings));
      return;
    }
    Table table = Table.of("STATUS", "AREA", "WHAT");
    for (Finding finding : findings) {
      table.row(
          new Cell(word(finding.status()), look(finding.status())),
          new Cell(finding.area(), Look.STRONG),
          Cell.of(finding.what()));
      if (!finding.remedy().isEmpty()) {
        table.row(Cell.of(""), Cell.of(""), Cell.of("-> " + finding.remedy()));
      }
    }
    output.print(table);
    output.print(summary(findings) + ".");
  }

  /** How many findings there are of each status. */
  static String summary(List<Finding> findings) {
    return "%d ok, %d %s, %d failed"
        .formatted(
            count(findings, Status.OK),
            count(findings, Status.WARNING),
            count(findings, Status.WARNING) == 1 ? "warning" : "warnings",
            count(findings, Status.FAILED));
  }

  private static long count(List<Finding> findings, Status status) {
    return findings.stream().filter(finding -> finding.status() == status).count();
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

  private static ObjectNode json(List<Finding> findings) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode array = json.putArray("findings");
    for (Finding finding : findings) {
      array
          .addObject()
          .put("status", word(finding.status()))
          .put("area", finding.area())
          .put("what", finding.what())
          .put("remedy", finding.remedy());
    }
    return json.put("ok", count(findings, Status.OK))
        .put("warnings", count(findings, Status.WARNING))
        .put("failed", count(findings, Status.FAILED));
  }
}
