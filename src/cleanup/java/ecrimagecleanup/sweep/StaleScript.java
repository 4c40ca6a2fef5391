package ecrimagecleanup.sweep;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import ecrimagecleanup.event.TaskDefinitionArn;
import ecrimagecleanup.words.Counts;
import ecrimagecleanup.words.Times;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A shell script that deregisters stale revisions. It runs the commands of the account whose
 * credentials it finds, and no others. A task definition that was deregistered cannot become ACTIVE
 * again, so a person reads it first.
 *
 * @param stale what they keep
 * @param time when that was found out
 */
public record StaleScript(StaleReport stale, Instant time) {
  /** What nobody looked at. */
  public static final String BLIND =
      "Not seen: what starts a task definition from AWS Step Functions, from code or by hand, and hosts that start tasks from images in their cache. Ask the owners before you deregister anything.";

  /**
   * Writes it.
   *
   * @param out where to; it stays open
   */
  public void write(Writer out) throws IOException {
    for (String line : lines()) {
      out.write(line + "\n");
    }
  }

  private List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.addAll(
        List.of(
            "#!/bin/sh",
            "# Stale revisions of ECS task definitions that alone keep images of ECR, as seen on %s."
                .formatted(Times.utc(time)),
            "# Read this first. A revision that is deregistered does not become ACTIVE again, and no new",
            "# task can be started from it. Whatever was seen to run a revision kept it out of here.",
            "# " + BLIND));
    stale.missing().stream()
        .forEach(sentence -> lines.add("# Nothing is listed where that is missing: " + sentence));
    lines.addAll(
        List.of(
            "# Run it with the credentials of each account; it runs the commands of that account alone.",
            "set -eu",
            "account=$(aws sts get-caller-identity --query Account --output text)"));
    Map<String, List<StaleReport.Row>> accounts =
        stale.rows().stream()
            .collect(groupingBy(row -> row.revisions().get(0).accountId(), TreeMap::new, toList()));
    accounts.forEach(
        (account, rows) -> {
          lines.add("");
          lines.add("if [ \"$account\" = %s ]; then".formatted(account));
          rows.forEach(row -> addFamily(lines, row));
          lines.add("fi");
        });
    return lines;
  }

  private static void addFamily(List<String> lines, StaleReport.Row row) {
    lines.add(
        "  # %s: %s".formatted(row.family(), Counts.of(row.revisions().size(), "stale revision")));
    for (TaskDefinitionArn revision : row.revisions()) {
      lines.add(
          "  aws ecs deregister-task-definition --task-definition %s --region %s --output text --query taskDefinition.taskDefinitionArn"
              .formatted(revision, revision.region()));
    }
  }
}
