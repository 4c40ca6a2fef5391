package ecrimagecleanup.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ecrimagecleanup.check.ImageDeletionCheck;
import ecrimagecleanup.check.PendingCheck;
import ecrimagecleanup.cli.console.Table;
import ecrimagecleanup.cli.console.Table.Cell;
import ecrimagecleanup.cli.console.Table.Column;
import ecrimagecleanup.cli.console.Table.Look;
import ecrimagecleanup.cli.console.TimeLeft;
import ecrimagecleanup.words.Times;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/** Pending checks as people and machines read them. */
final class PendingCheckView {
  /** In an ARN only these say something to people: account, region, family and revision. */
  private static final Pattern TASK_DEFINITION =
      Pattern.compile("arn:[a-z-]+:ecs:([a-z0-9-]+):([0-9]{12}):task-definition/(\\S+)");

  private PendingCheckView() {}

  /**
   * One row for each.
   *
   * @param names the names by which people cancel them
   */
  static Table table(List<PendingCheck> checks, ShortNames names, Instant now) {
    Table table =
        new Table(
            List.of(
                Column.of("NAME"),
                Column.of("DUE"),
                Column.of("IN").leftOutAt(2),
                Column.of("IMAGE").cutTo(32),
                Column.of("CAUSE").cutTo(16).leftOutAt(1)));
    for (PendingCheck check : checks) {
      table.row(
          Cell.of(names.of(check.schedule().name())),
          Cell.of(due(check)),
          Cell.of(check.due().map(due -> TimeLeft.until(due, now)).orElse("")),
          new Cell(check.subject(), check.check().isPresent() ? Look.STRONG : Look.BAD),
          Cell.of(cause(check)));
    }
    return table;
  }

  /** One sentence. */
  static String sentence(PendingCheck check) {
    String subject = check.subject().replaceFirst("\\.$", "");
    return check.cause().isEmpty()
        ? "%s, due %s.".formatted(subject, due(check))
        : "%s, due %s, because of: %s.".formatted(subject, due(check), cause(check));
  }

  private static String due(PendingCheck check) {
    return check.due().map(Times::utc).orElse(check.schedule().expression());
  }

  private static String cause(PendingCheck check) {
    return TASK_DEFINITION.matcher(check.cause()).replaceAll("$3 of $2/$1");
  }

  /** All that is known of one. */
  static ObjectNode json(PendingCheck pending) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("schedule", pending.schedule().name());
    pending.due().ifPresent(due -> json.put("due", due.toString()));
    pending
        .check()
        .ifPresentOrElse(check -> add(json, check), () -> json.put("problem", pending.problem()));
    return json;
  }

  private static void add(ObjectNode json, ImageDeletionCheck check) {
    json.put("accountId", check.repository().registry().accountId());
    json.put("region", check.repository().registry().region());
    json.put("repository", check.repository().name());
    ArrayNode images = json.putArray("images");
    check.images().forEach(image -> images.add(image.value()));
    json.put("cause", check.cause().identity());
    json.put("presumedUnusedSince", check.presumedUnusedSince().toString());
  }
}
