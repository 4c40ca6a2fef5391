package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Look;
import ecrimagecleanup.rehearsal.Answer;
import ecrimagecleanup.rehearsal.Rehearsal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A rehearsal for people: what it will make, and what it found. */
final class RehearsalText {
  private RehearsalText() {}

  /** What will be made, or what is to be gone on with. */
  static List<String> plan(Rehearsal rehearsal, boolean again, boolean remove) {
    String name = rehearsal.id().name();
    List<String> lines = new ArrayList<>();
    if (remove) {
      lines.add(
          "This removes the repository %s in %s and the task definitions %s in %s."
              .formatted(name, rehearsal.registry(), name, rehearsal.workload()));
      return lines;
    }
    if (again) {
      lines.add(
          "The rehearsal %s of %s is not over. This goes on where it was; --remove ends it."
              .formatted(rehearsal.id().value(), rehearsal.startedAt()));
    }
    lines.add("This makes, and removes again:");
    lines.add(
        "- in %s the repository %s with twelve images of a few hundred bytes; it gets the opt-in tag, and one index goes to the archive, of which ECR bills 90 days"
            .formatted(rehearsal.registry(), name));
    lines.add(
        "- in %s three revisions of the task definition %s, by %s; ECS keeps the name of the family"
            .formatted(
                rehearsal.workload(), name, rehearsal.fact("workload role").orElse("no role")));
    rehearsal
        .fact("cluster")
        .ifPresent(
            cluster ->
                lines.add(
                    "- in the cluster %s there one task, and the service %s without tasks"
                        .formatted(cluster, name)));
    lines.add(
        "AWS Config bills each change that it records. It takes until %s after the start at most; what is known is in rehearsal-%s.json."
            .formatted(rehearsal.fact("wait").orElse("PT50H"), rehearsal.id().value()));
    return lines;
  }

  /** The answers. */
  static Table table(List<Answer> answers) {
    Table table = Table.of("QUESTION", "READING", "WHY");
    for (Answer answer : answers) {
      table.row(
          new Cell(answer.topic().id(), Look.STRONG),
          new Cell(answer.reading(), answer.isKnown() ? Look.GOOD : Look.CAREFUL),
          Cell.of(answer.why()));
    }
    return table;
  }

  /** How it ended. */
  static String end(Rehearsal rehearsal, Path file) {
    return "%sEverything that it made is removed; the result is %s, which doctor compares with the settings."
        .formatted(
            rehearsal.fact("failure").map(why -> why + " ").orElse(""),
            file.toAbsolutePath().normalize());
  }
}
