package ecrimagecleanup.cli;

import ecrimagecleanup.cli.console.OutputOptions;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Look;
import ecrimagecleanup.rehearsal.Answer;
import ecrimagecleanup.rehearsal.Rehearsal;
import ecrimagecleanup.rehearsal.Step;
import ecrimagecleanup.words.Durations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A rehearsal for people: what it will make, and what it found. */
final class RehearsalText {
  private RehearsalText() {}

  /** What will be made. */
  static List<String> plan(Rehearsal rehearsal, Duration wait) {
    String name = rehearsal.id().name();
    List<String> lines = new ArrayList<>();
    lines.add("The rehearsal makes this, and removes it again:");
    lines.add("  in " + rehearsal.registry());
    lines.add("    the repository " + name);
    lines.add("    fifteen images of a few hundred bytes in it; ECR bills one for 90 days,");
    lines.add("    because it is archived");
    lines.add("    the schedule %s, which never fires".formatted(name));
    lines.add("  in %s, by the role".formatted(rehearsal.workload()));
    lines.add("  " + rehearsal.fact("workload role").orElse("of the credentials"));
    lines.add("    three revisions of the task definition " + name);
    rehearsal
        .fact("cluster")
        .ifPresent(
            cluster -> {
              lines.add(
                  "    one task in the cluster %s, whose container cannot run".formatted(cluster));
              lines.add("    the service %s there, which runs no task".formatted(name));
            });
    lines.add("ECS keeps the name of the task definition. AWS Config bills each change that it");
    lines.add("records, about twenty.");
    lines.add(
        "It waits %s at most. Ctrl-C ends it, and removes what it has made."
            .formatted(Durations.inWords(wait)));
    return lines;
  }

  /** What is to be gone on with. */
  static List<String> again(Rehearsal rehearsal) {
    long done = List.of(Step.values()).stream().filter(rehearsal::isDone).count();
    return List.of(
        "The rehearsal %s, started at %s, has not ended: %d of its %d steps are done."
            .formatted(rehearsal.id().value(), rehearsal.startedAt(), done, Step.values().length),
        "It goes on with the options of its start, except --wait. rehearse --remove ends it instead.");
  }

  /** What is to be removed. */
  static List<String> removal(Rehearsal rehearsal) {
    String name = rehearsal.id().name();
    return List.of(
        "This removes what is left of the rehearsal %s, started at %s:"
            .formatted(rehearsal.id().value(), rehearsal.startedAt()),
        "  the repository %s in %s, with its images".formatted(name, rehearsal.registry()),
        "  the task definition %s in %s,".formatted(name, rehearsal.workload()),
        "  and what runs of it",
        "It does nothing else.");
  }

  /** The answers: below each question what is known of it. */
  static void print(List<Answer> answers, OutputOptions output) {
    for (Answer answer : answers) {
      output.print(
          List.of(
              new Cell("%-22s".formatted(answer.topic().id()), Look.STRONG),
              new Cell(answer.reading(), answer.isKnown() ? Look.GOOD : Look.CAREFUL)));
      output.print("  " + answer.why());
    }
  }

  /** How it ended. */
  static List<String> end(Rehearsal rehearsal, Path file) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    rehearsal.fact("failure").ifPresent(lines::add);
    lines.add("Everything that the rehearsal made is removed. Its result is in");
    lines.add(file.toAbsolutePath().normalize().toString());
    lines.add("doctor --rehearsals with that folder compares it with the settings.");
    return lines;
  }
}
